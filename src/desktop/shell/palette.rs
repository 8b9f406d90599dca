//! The search: indicators, everything that was typed, drafts and commands in one list. `>` finds commands only, `#` an
//! indicator by its number.

mod results;

use egui::{
    Align, Align2, Context, FontId, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Rect, Role, ScrollArea, Sense,
    Stroke, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, text::LayoutJob, vec2,
};

use crate::{
    desktop::{
        action::Action,
        command::Command,
        pages::evidence::paint_status,
        theme::{DARK, LIGHT, Tokens, Type, icon},
        widgets::{Tip as _, elided_galley, key_caps, paint_level_chip, text, text_wrapped},
    },
    t,
    words::Speaks as _,
};
pub use results::Sources;
use results::{Entry, Results, Target};

/// Height of a row of the list.
const ROW: f32 = 34.0;
/// Most of a row that is taken by where something stands.
const BESIDE: f32 = 0.5;
/// Height of the caption of a group.
const CAPTION: f32 = 26.0;

/// How the search was left.
#[derive(Debug, PartialEq)]
pub enum Left {
    /// Still open.
    Not,
    /// Without a choice.
    Empty,
    /// With this.
    With(Action),
}

/// The open search.
#[derive(Debug, Default)]
pub struct Palette {
    query: String,
    selected: usize,
    drawn: bool,
    /// What had the focus before.
    before: Option<Id>,
    /// What was found for the query that stands in the field.
    results: Results,
}

impl Palette {
    /// An empty search; the focus goes back to where it was before.
    pub fn new(before: Option<Id>) -> Self {
        Self { before, ..Self::default() }
    }

    /// What had the focus before.
    pub fn before(&self) -> Option<Id> {
        self.before
    }

    /// Shows the search above everything.
    pub fn ui(&mut self, ctx: &Context, sources: &Sources<'_>) -> Left {
        let tokens = if ctx.global_style().visuals.dark_mode { &DARK } else { &LIGHT };
        let screen = ctx.content_rect();
        let width = 660.0_f32.min(screen.width() - 24.0);
        let top = if screen.height() > 620.0 { 84.0 } else { 12.0 };
        self.results.update(&self.query, sources);
        let count = self.results.entries().count();
        let confirmed = self.take_keys(ctx, count);
        let area = Modal::default_area(Id::unique("palette"))
            .anchor(Align2::CENTER_TOP, vec2(0.0, top))
            .role(Role::Dialog)
            .accessible_name(Command::Search.text(ctx.words()));
        let frame = Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(1.0, tokens.line2))
            .corner_radius(8)
            .shadow(ctx.global_style().visuals.window_shadow);
        let height = (screen.height() - top - 150.0).clamp(ROW, 300.0);
        let modal = Modal::new(Id::unique("palette")).area(area).frame(frame).backdrop_color(tokens.veil);
        let response = modal.show(ctx, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let field = self.query_ui(ui);
            line(ui, width);
            let clicked = self.list_ui(ui, height, field, sources);
            line(ui, width);
            footer_ui(ui);
            clicked
        });
        self.drawn = true;
        let chosen = response.inner.or_else(|| confirmed.then_some(self.selected));
        let entry = chosen.and_then(|place| self.results.entries().nth(place));
        match entry.map(|entry| entry.target.clone()) {
            Some(Target::Indicator(id)) => Left::With(Action::OpenIndicator(id)),
            Some(Target::File(path)) => Left::With(Action::OpenPath(path)),
            Some(Target::Command(command)) => Left::With(Action::Command(command)),
            Some(Target::Field { field, place, .. }) => Left::With(Action::ShowField(field, place)),
            None if response.should_close() => Left::Empty,
            None => Left::Not,
        }
    }

    /// Takes the keys that move in the list, before the field sees them. True for Enter.
    fn take_keys(&mut self, ctx: &Context, count: usize) -> bool {
        let last = count.saturating_sub(1);
        self.selected = self.selected.min(last);
        let (down, up, enter) = ctx.input_mut(|input| {
            (
                input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown),
                input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        self.selected = (self.selected + down).min(last).saturating_sub(up);
        enter && self.drawn && count > 0
    }

    fn query_ui(&mut self, ui: &mut Ui) -> Id {
        let words = ui.words();
        let tokens = Tokens::of(ui);
        let said = self.results.said(words);
        let room = ui.painter().layout_no_wrap(said.clone(), Type::Body.font(), tokens.text3).size().x + 60.0;
        Frame::new()
            .inner_margin(Margin::symmetric(16, 8))
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().interact_size.y = 32.0;
                    ui.spacing_mut().item_spacing.x = 10.0;
                    ui.label(icon::MAGNIFYING_GLASS.text(20.0, tokens.text2));
                    let font = FontId::new(16.0, Type::Body.font().family);
                    let edit = TextEdit::singleline(&mut self.query)
                        .id(Id::unique("palette_query"))
                        .font(font.clone())
                        .hint_text(egui::RichText::new(t!(words, search.hint)).font(font).color(tokens.text3))
                        .desired_width((ui.available_width() - room.max(120.0)).max(80.0))
                        .frame(Frame::new().inner_margin(Margin::symmetric(0, 5)));
                    let field = ui.add(edit);
                    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(t!(words, search.hint)));
                    field.request_focus();
                    if field.changed() {
                        self.selected = 0;
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.scope(|ui| key_caps(ui, &["Esc".to_owned()]));
                        let found = text(ui, Type::Body, tokens.text3, said);
                        let polite = egui::accesskit::Live::Polite;
                        ui.ctx().accesskit_node_builder(found.id, |node| node.set_live(polite));
                    });
                    field.id
                })
                .inner
            })
            .inner
    }

    fn list_ui(&self, ui: &mut Ui, height: f32, field: Id, sources: &Sources<'_>) -> Option<usize> {
        let tokens = Tokens::of(ui);
        let mut clicked = None;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            let builder =
                UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(t!(sources.words, app.results));
            ui.scope_builder(builder, |ui| {
                let mut place = 0;
                for (caption, entries) in &self.results.groups {
                    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), CAPTION), Sense::hover());
                    let at = pos2(rect.left() + 16.0, rect.bottom() - 5.0);
                    ui.painter().text(at, Align2::LEFT_BOTTOM, *caption, Type::Help.font(), tokens.text3);
                    for entry in entries {
                        if row_ui(ui, entry, place == self.selected, field, sources) {
                            clicked = Some(place);
                        }
                        place += 1;
                    }
                }
                if self.results.groups.is_empty() {
                    ui.add_space(14.0);
                    ui.horizontal_top(|ui| {
                        ui.add_space(16.0);
                        let wording = if sources.reading {
                            t!(sources.words, search.reading)
                        } else {
                            t!(sources.words, app.nothing_found)
                        };
                        ui.vertical(|ui| text_wrapped(ui, Type::Body, tokens.text2, wording));
                    });
                    ui.add_space(14.0);
                }
            });
        });
        clicked
    }
}

fn row_ui(ui: &mut Ui, entry: &Entry, selected: bool, field: Id, sources: &Sources<'_>) -> bool {
    let tokens = Tokens::of(ui);
    // The focus stays in the field; the row that is meant is told apart by its ground and to screen readers.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let status = entry.target.status(sources);
    let mut name =
        if entry.beside.is_empty() { entry.text.clone() } else { format!("{}, {}", entry.text, entry.beside) };
    if let Some(status) = &status {
        name = format!("{name}, {}", status.wording);
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &name));
    if selected {
        let id = response.id.accesskit_id();
        ui.ctx().accesskit_node_builder(field, |node| node.set_active_descendant(id));
        response.scroll_to_me(None);
        ui.painter().rect_filled(rect, 0, tokens.brand_sel);
        let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
        ui.painter().rect_filled(bar, 0, tokens.brand_ink);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    let (glyph, color) = entry.target.glyph(tokens, sources);
    let at = pos2(rect.left() + 24.0, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(16.0), color);
    let mut right = rect.right() - 16.0;
    match &entry.target {
        Target::Indicator(id) => {
            let level = sources.draft.and_then(|(draft, _)| draft.assessment().level(id, 0));
            let chip = Rect::from_center_size(pos2(right - 8.5, rect.center().y), vec2(17.0, 17.0));
            paint_level_chip(ui, chip, level);
            right -= 28.0;
        }
        Target::Command(command) => {
            let room = Rect::from_min_max(rect.min, pos2(right, rect.bottom()));
            let builder = UiBuilder::new().max_rect(room).layout(Layout::right_to_left(Align::Center));
            let mut caps = ui.new_child(builder);
            let mut keys = command.keys();
            keys.reverse();
            key_caps(&mut caps, &keys);
            right = caps.min_rect().left() - 8.0;
        }
        Target::Field { .. } => {
            if let Some(status) = &status {
                right -= paint_status(ui, status, right, rect.center().y) + 10.0;
            }
        }
        Target::File(_) => {}
    }
    let ink = tokens.text;
    let marked = if selected { tokens.text } else { tokens.brand_ink };
    let mut job = LayoutJob::default();
    let mut last = 0;
    for mark in &entry.marks {
        job.append(&entry.text[last..mark.start], 0.0, egui::TextFormat::simple(Type::Body.font(), ink));
        let format = egui::TextFormat::simple(Type::Strong.font(), if selected { tokens.brand_ink } else { marked });
        job.append(&entry.text[mark.clone()], 0.0, format);
        last = mark.end;
    }
    job.append(&entry.text[last..], 0.0, egui::TextFormat::simple(Type::Body.font(), ink));
    let room = right - rect.left() - 43.0;
    // Where something stands is not to be cut because the text is long.
    let soft = if selected { tokens.text2 } else { tokens.text3 };
    let beside = elided_galley(ui, Type::Body, soft, &entry.beside, room * BESIDE);
    job.wrap.max_width = room - beside.size().x - 8.0;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left() + 43.0, rect.center().y - galley.size().y / 2.0);
    let cut = galley.elided || beside.elided;
    let next = pos2(at.x + galley.size().x + 8.0, rect.center().y - beside.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    ui.painter().galley(next, beside, soft);
    let response = if cut { response.tip(name) } else { response };
    response.clicked()
}

fn footer_ui(ui: &mut Ui) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.panel).corner_radius(egui::CornerRadius { nw: 0, ne: 0, sw: 8, se: 8 });
    frame.inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            let hints: [(&[&str], &str); 4] = [
                (&["↑", "↓"], t!(words, app.palette_move)),
                (&["Enter"], t!(words, app.palette_open)),
                (&[">"], t!(words, app.palette_commands)),
                (&["#"], t!(words, app.palette_number)),
            ];
            for (keys, sought) in hints {
                let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
                key_caps(ui, &keys);
                ui.add_space(6.0);
                text(ui, Type::Caption, tokens.text3, sought);
                ui.add_space(16.0);
            }
        });
    });
}

fn line(ui: &mut Ui, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, Tokens::of(ui).line));
}
