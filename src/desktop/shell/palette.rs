//! The search: indicators, drafts and commands in one list. `>` finds commands only, `#` an indicator by its number.

mod matching;

use std::path::PathBuf;

use egui::{
    Align, Align2, Context, FontId, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Rect, Role, ScrollArea, Sense,
    Stroke, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, text::LayoutJob, vec2,
};

use crate::{
    desktop::{
        action::{Action, Page},
        command::{ALL, Command},
        draft::OpenDraft,
        theme::{DARK, Icon, LIGHT, Tokens, Type, icon},
        widgets::{key_caps, paint_level_chip, text},
    },
    insight::{Inspection, Progress},
    storage::Recent,
    t,
    words::{Speaks as _, Words},
};
use matching::{Found, find};

/// Height of a row of the list.
const ROW: f32 = 34.0;
/// Height of the caption of a group.
const CAPTION: f32 = 26.0;

/// What can be found.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The words of the window, in which commands are found.
    pub words: Words,
    /// The open draft, and what the checks find in it.
    pub draft: Option<(&'a OpenDraft, &'a Inspection)>,
    /// Page that is open.
    pub page: Page,
    /// Drafts that were open.
    pub recent: &'a [Recent],
}

/// What the search leads to.
#[derive(Debug, Clone, PartialEq)]
enum Target {
    Indicator(String),
    File(PathBuf),
    Command(Command),
}

/// One row of the list.
#[derive(Debug, Clone)]
struct Entry {
    target: Target,
    /// The text that was searched, and where it matched.
    text: String,
    marks: Vec<std::ops::Range<usize>>,
    beside: String,
}

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
        let groups = groups(&self.query, sources);
        let count: usize = groups.iter().map(|(_, entries)| entries.len()).sum();
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
            let field = self.query_ui(ui, count);
            line(ui, width);
            let clicked = self.list_ui(ui, &groups, height, field, sources);
            line(ui, width);
            footer_ui(ui);
            clicked
        });
        self.drawn = true;
        let chosen = response.inner.or_else(|| confirmed.then_some(self.selected));
        let entry = chosen.and_then(|place| groups.iter().flat_map(|(_, entries)| entries).nth(place));
        match entry.map(|entry| entry.target.clone()) {
            Some(Target::Indicator(id)) => Left::With(Action::OpenIndicator(id)),
            Some(Target::File(path)) => Left::With(Action::OpenPath(path)),
            Some(Target::Command(command)) => Left::With(Action::Command(command)),
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

    fn query_ui(&mut self, ui: &mut Ui, count: usize) -> Id {
        let words = ui.words();
        let tokens = Tokens::of(ui);
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
                        .hint_text(egui::RichText::new(t!(words, app.search_hint)).font(font).color(tokens.text3))
                        .desired_width(ui.available_width() - 120.0)
                        .frame(Frame::new().inner_margin(Margin::symmetric(0, 5)));
                    let field = ui.add(edit);
                    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(t!(words, app.search_hint)));
                    field.request_focus();
                    if field.changed() {
                        self.selected = 0;
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.scope(|ui| key_caps(ui, &["Esc".to_owned()]));
                        let found = text(ui, Type::Body, tokens.text3, t!(words, app.found, count = count));
                        let polite = egui::accesskit::Live::Polite;
                        ui.ctx().accesskit_node_builder(found.id, |node| node.set_live(polite));
                    });
                    field.id
                })
                .inner
            })
            .inner
    }

    fn list_ui(
        &self,
        ui: &mut Ui,
        groups: &[(&'static str, Vec<Entry>)],
        height: f32,
        field: Id,
        sources: &Sources<'_>,
    ) -> Option<usize> {
        let tokens = Tokens::of(ui);
        let mut clicked = None;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            let builder =
                UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(t!(sources.words, app.results));
            ui.scope_builder(builder, |ui| {
                let mut place = 0;
                for (caption, entries) in groups {
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
                if groups.is_empty() {
                    ui.add_space(14.0);
                    ui.horizontal(|ui| {
                        ui.add_space(16.0);
                        text(ui, Type::Body, tokens.text2, t!(sources.words, app.nothing_found));
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
    let name = if entry.beside.is_empty() { entry.text.clone() } else { format!("{}, {}", entry.text, entry.beside) };
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
    let (glyph, color) = glyph(&entry.target, tokens, sources);
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
    if !entry.beside.is_empty() {
        job.append(&entry.beside, 8.0, egui::TextFormat::simple(Type::Body.font(), tokens.text3));
    }
    job.wrap.max_width = right - rect.left() - 43.0;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left() + 43.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    response.clicked()
}

fn glyph(target: &Target, tokens: &Tokens, sources: &Sources<'_>) -> (Icon, egui::Color32) {
    match target {
        Target::Command(command) => (command.icon(), tokens.text2),
        Target::File(_) => (icon::FILE_TEXT, tokens.text2),
        Target::Indicator(id) => match sources.draft.map(|(_, inspection)| inspection.progress(id)) {
            Some(Progress::Complete) => (icon::CHECK_CIRCLE, tokens.ok.ink),
            Some(Progress::Started) => (icon::CIRCLE_HALF_FILL, tokens.info.ink),
            _ => (icon::CIRCLE, tokens.text3),
        },
    }
}

fn footer_ui(ui: &mut Ui) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.panel).corner_radius(egui::CornerRadius { nw: 0, ne: 0, sw: 8, se: 8 });
    frame.inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
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

/// What was found for a query, in groups that hold something.
fn groups(query: &str, sources: &Sources<'_>) -> Vec<(&'static str, Vec<Entry>)> {
    let query = query.trim();
    let (indicators, files, commands, sought) = match query.split_at_checked(1) {
        Some((">", rest)) => (false, false, true, rest.trim()),
        Some(("#", rest)) => (true, false, false, rest.trim()),
        _ => (!query.is_empty(), true, true, query),
    };
    let number = query.starts_with('#');
    let mut groups = Vec::new();
    if let (true, Some((draft, _))) = (indicators, sources.draft) {
        groups.push((t!(sources.words, app.group_indicators), indicators_found(sought, number, draft)));
    }
    if files {
        groups.push((t!(sources.words, app.group_files), files_found(sought, sources)));
    }
    if commands {
        groups.push((t!(sources.words, app.group_commands), commands_found(sought, sources)));
    }
    groups.retain(|(_, entries)| !entries.is_empty());
    groups
}

fn indicators_found(sought: &str, number: bool, draft: &OpenDraft) -> Vec<Entry> {
    let mut entries: Vec<(Found, Entry)> = Vec::new();
    for indicator in &draft.rubric.indicators {
        let text = format!("{}  {}", indicator.id, indicator.title);
        let found = if number || indicator.id == sought {
            indicator.id.starts_with(sought).then(|| Found::exact(indicator.id == sought, sought.len()))
        } else {
            find(&text, sought)
        };
        let Some(found) = found else { continue };
        let beside = draft.rubric.aspect(&indicator.aspect).map(|aspect| aspect.short.clone()).unwrap_or_default();
        let marks = found.marks.clone();
        entries.push((found, Entry { target: Target::Indicator(indicator.id.clone()), text, marks, beside }));
    }
    sorted(entries)
}

fn files_found(sought: &str, sources: &Sources<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for recent in sources.recent {
        let name = if recent.institution.is_empty() { &recent.path } else { &recent.institution };
        let text = format!("{}, {name}", recent.title(sources.words));
        let Some(found) = find(&text, sought) else { continue };
        let marks = found.marks.clone();
        let target = Target::File(PathBuf::from(&recent.path));
        entries.push((found, Entry { target, text, marks, beside: recent.path.clone() }));
    }
    let mut entries = sorted(entries);
    entries.truncate(5);
    entries
}

fn commands_found(sought: &str, sources: &Sources<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for command in ALL {
        if !command.listed() || !command.possible(sources.draft.is_some(), sources.page) {
            continue;
        }
        let text = command.text(sources.words);
        let Some(found) = find(&text, sought) else { continue };
        let marks = found.marks.clone();
        entries.push((found, Entry { target: Target::Command(*command), text, marks, beside: String::new() }));
    }
    sorted(entries)
}

/// Better matches first; equal ones as they came.
fn sorted(mut entries: Vec<(Found, Entry)>) -> Vec<Entry> {
    entries.sort_by_key(|(found, _)| found.rank);
    entries.into_iter().map(|(_, entry)| entry).collect()
}
