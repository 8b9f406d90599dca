//! What a person chooses before a report is made: its kind, paper and mark.

use egui::{Id, Key, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::preview::Preview;
use crate::{
    assessment::Profile,
    desktop::{
        draft::OpenDraft,
        theme::{Tokens, Type, icon},
        widgets::{Roving, focus_ring, follow_focus, glyph, section_head, segments, text, text_wrapped, tick},
    },
    report::{Hollow, NotFinal, Options, Paper, Variant},
    t,
    words::Speaks as _,
};

/// Kinds of report in the order in which they are offered.
const KINDS: [Variant; 7] =
    [Variant::Summary, Variant::Full, Variant::Gaps, Variant::Units, Variant::Form, Variant::Years, Variant::Minutes];

/// The choices for a draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choices<'a> {
    /// The draft.
    pub draft: &'a OpenDraft,
    /// Revision of what the draft says now.
    pub revision: u64,
    /// How many lines of the list that a final report needs are open.
    pub required: usize,
    /// Why the report may not be marked FINAL.
    pub not_final: Option<NotFinal>,
    /// Why there is nothing to be written.
    pub hollow: Option<Hollow>,
}

impl Choices<'_> {
    /// Shows them.
    pub(super) fn ui(&self, ui: &mut Ui, options: &mut Options, preview: &Preview) {
        let words = ui.words();
        let tokens = Tokens::of(ui);
        ui.spacing_mut().item_spacing.y = 8.0;
        section_head(ui, t!(words, laporan.kind));
        kinds_ui(ui, options, preview);
        ui.add_space(4.0);
        reader_ui(ui, options);
        ui.add_space(4.0);
        row_ui(ui, t!(words, laporan.paper), |ui| {
            let chosen = usize::from(options.paper == Paper::F4);
            if let Some(place) = segments(ui, t!(words, laporan.paper), &["A4", "F4"], chosen) {
                options.paper = if place == 1 { Paper::F4 } else { Paper::A4 };
            }
        });
        row_ui(ui, t!(words, laporan.mark), |ui| {
            if self.not_final.is_none() {
                let marks = [t!(words, laporan.draft), t!(words, laporan.finished)];
                if let Some(place) = segments(ui, t!(words, laporan.mark), &marks, usize::from(options.final_mark)) {
                    options.final_mark = place == 1;
                }
            } else {
                segments(ui, t!(words, laporan.mark), &[t!(words, laporan.draft)], 0);
            }
        });
        if let Some(why) = self.not_final {
            let why = match why {
                NotFinal::Blank => t!(words, laporan.final_blank).to_owned(),
                NotFinal::Required(_) => t!(words, laporan.final_locked, count = words.count(self.required)),
                NotFinal::Withheld(open) => t!(words, laporan.final_withheld, count = open),
            };
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 7.0;
                glyph(ui, icon::LOCK_SIMPLE, 16.0, tokens.text3);
                ui.vertical(|ui| {
                    text_wrapped(ui, Type::Help, tokens.text2, why);
                });
            });
        }
        ui.add_space(4.0);
        file_ui(ui, options, preview);
        ui.add_space(4.0);
        text_wrapped(ui, Type::Help, tokens.text3, t!(words, laporan.same));
    }
}

/// Who reads the report, and what it leaves out for them.
fn reader_ui(ui: &mut Ui, options: &mut Options) {
    let words = ui.words();
    section_head(ui, t!(words, laporan.reader));
    let names = Profile::ALL.map(|profile| profile.name(words));
    let chosen = Profile::ALL.iter().position(|profile| *profile == options.profile).unwrap_or_default();
    let picked = segments(ui, t!(words, laporan.reader), &names, chosen);
    if let Some(profile) = picked.and_then(|place| Profile::ALL.get(place)) {
        options.profile = *profile;
    }
    let left_out = match options.profile {
        Profile::Leadership => t!(words, laporan.reader_leadership),
        Profile::Ministry => t!(words, laporan.reader_ministry),
        Profile::Public => t!(words, laporan.reader_public),
    };
    text_wrapped(ui, Type::Help, Tokens::of(ui).text3, left_out);
}

/// What the file has besides its pages, as far as this report can have it.
fn file_ui(ui: &mut Ui, options: &mut Options, preview: &Preview) {
    let words = ui.words();
    let Some(report) = preview.report() else { return };
    if report.could_carry() {
        let help = if options.attach { t!(words, laporan.attach_on) } else { t!(words, laporan.attach_off) };
        choice_ui(ui, &mut options.attach, t!(words, laporan.attach), help);
    }
    if !report.sign_boxes.is_empty() {
        let help = if options.anchors { t!(words, laporan.anchors_on) } else { t!(words, laporan.anchors_off) };
        choice_ui(ui, &mut options.anchors, t!(words, laporan.anchors), help);
    }
}

/// Something that is there or not, and what follows from that.
fn choice_ui(ui: &mut Ui, on: &mut bool, label: &str, help: &str) {
    if tick(ui, *on, label).clicked() {
        *on = !*on;
    }
    text_wrapped(ui, Type::Help, Tokens::of(ui).text3, help);
}

/// A label left, its choice right.
fn row_ui(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        text(ui, Type::Body, Tokens::of(ui).text, label);
        ui.add_space((84.0 - ui.min_rect().width()).max(0.0));
        add(ui);
    });
}

/// The kinds of report as one radio group of cards: arrows move and choose.
fn kinds_ui(ui: &mut Ui, options: &mut Options, preview: &Preview) {
    let words = ui.words();
    let id = |place: usize| Id::unique(("report kind", place));
    let chosen = KINDS.iter().position(|kind| *kind == options.variant).unwrap_or_default();
    let mut roving = Roving::new(ui, (0..KINDS.len()).map(id).collect(), Some(chosen));
    let mut picked = roving.arrows(ui, &[Key::ArrowUp, Key::ArrowLeft], &[Key::ArrowDown, Key::ArrowRight]);
    let group = UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(t!(words, laporan.kind));
    ui.scope_builder(group, |ui| {
        for (place, kind) in KINDS.into_iter().enumerate() {
            let (name, help) = match kind {
                Variant::Summary => (t!(words, laporan.summary), t!(words, laporan.summary_help)),
                Variant::Full => (t!(words, laporan.full), t!(words, laporan.full_help)),
                Variant::Gaps => (t!(words, laporan.gaps), t!(words, laporan.gaps_help)),
                Variant::Units => (t!(words, laporan.units), t!(words, laporan.units_help)),
                Variant::Form => (t!(words, laporan.form), t!(words, laporan.form_help)),
                Variant::Years => (t!(words, laporan.years), t!(words, laporan.years_help)),
                Variant::Minutes => (t!(words, laporan.minutes), t!(words, laporan.minutes_help)),
            };
            let pages = preview.pages(Options { variant: kind, ..*options });
            let pages = pages.map_or_else(String::new, |pages| t!(words, laporan.pages, pages = words.count(pages)));
            if kind_ui(ui, id(place), roving.sense(id(place)), place == chosen, [name, help, &pages]) {
                picked = Some(place);
            }
        }
    });
    if let Some(kind) = picked.and_then(|place| KINDS.get(place)) {
        options.variant = *kind;
    }
}

fn kind_ui(ui: &mut Ui, id: Id, sense: Sense, on: bool, [name, help, pages]: [&str; 3]) -> bool {
    let tokens = Tokens::of(ui);
    let width = ui.available_width().min(420.0);
    let count = ui.painter().layout_no_wrap(pages.to_owned(), Type::Help.font(), tokens.text2);
    // The name breaks before it meets the count of pages.
    let beside = width - 38.0 - 12.0 - count.size().x - 8.0;
    let title = ui.painter().layout(name.to_owned(), Type::Strong.font(), tokens.text, beside);
    let below = ui.painter().layout(help.to_owned(), Type::Help.font(), tokens.text2, width - 52.0);
    let height = 14.0 + title.size().y + 3.0 + below.size().y + 8.0;
    let (_, rect) = ui.allocate_space(vec2(width, height.max(46.0)));
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, format!("{name}. {help} {pages}"))
    });
    follow_focus(&response);
    if ui.is_rect_visible(rect) {
        let (fill, edge) = match (on, response.hovered()) {
            (true, _) => (tokens.brand_tint, Stroke::new(2.0, tokens.brand_ink)),
            (false, true) => (tokens.hover, Stroke::new(1.0, tokens.line3)),
            (false, false) => (tokens.surface, Stroke::new(1.0, tokens.line2)),
        };
        ui.painter().rect(rect, 6, fill, edge, StrokeKind::Inside);
        radio(ui, Rect::from_center_size(pos2(rect.left() + 20.0, rect.center().y), vec2(16.0, 16.0)), on);
        let top = rect.top() + 7.0;
        let count_at = pos2(rect.right() - 12.0 - count.size().x, top + 1.0);
        ui.painter().galley(count_at, count, tokens.text2);
        let title_height = title.size().y;
        ui.painter().galley(pos2(rect.left() + 38.0, top), title, tokens.text);
        ui.painter().galley(pos2(rect.left() + 38.0, top + title_height + 3.0), below, tokens.text2);
    }
    focus_ring(ui, &response, 6);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() && !on
}

fn radio(ui: &Ui, rect: Rect, on: bool) {
    let tokens = Tokens::of(ui);
    if on {
        ui.painter().circle_filled(rect.center(), 8.0, tokens.brand);
        ui.painter().circle_filled(rect.center(), 3.0, tokens.on_brand);
    } else {
        ui.painter().circle(rect.center(), 7.5, tokens.surface, Stroke::new(1.5, tokens.line3));
    }
}
