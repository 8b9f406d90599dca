//! Laporan: which report, on which paper, how its pages look, what is still missing, and its export as PDF.

mod checks;
mod choices;
mod pages;
mod preview;
mod thumbnails;
mod toolbar;
mod written;

use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use egui::{Frame, Margin, Rect, ScrollArea, Ui, UiBuilder};
use jiff::Timestamp;

use super::{Room, View, list_page::part, title_line::title_row};
use crate::{
    assessment::{Assessment, Profile},
    chart::NO_VALUE,
    desktop::{
        action::{Action, Export, Page},
        command::Command,
        draft::OpenDraft,
        page_look::page_name,
        preview_order::PreviewPages,
        theme::{Tokens, Type},
        widgets::{Button, Tip as _, keep_clear, section_head, segments, text_wrapped},
    },
    insight::{Ready, Severity, readiness},
    report::{Input, Options, Report, Variant, build, last_change},
    storage::content_fingerprint,
    t,
    words::{Sentence as _, Speaks as _, Words},
};
use choices::Choices;
use preview::Preview;

/// Width of the choices, the thumbnails and the list of what is missing.
const CHOICES: f32 = 292.0;
const THUMBNAILS: f32 = 236.0;
const CHECKS: f32 = 318.0;
/// Height of the export below the choices, and room around what stands in a column.
const FOOT: f32 = 46.0;
const SIDE_MARGIN: f32 = 14.0;
/// Room between the two exports.
const BESIDE_EXPORT: f32 = 8.0;
/// Room that the bar of a column that scrolls has for itself.
const BESIDE_BAR: f32 = 8.0;
/// How far the ring of what has the focus reaches beyond it.
const RING: f32 = 5.0;
/// Width of the window below which one part is shown at a time.
const ONE_COLUMN: f32 = 1000.0;

/// Parts of the page where it has room for one only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Choices,
    Preview,
    Checks,
}

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    options: Options,
    preview: Preview,
    tab: Tab,
    /// What the report is compared with.
    before: Option<Before>,
    /// How many drafts it was compared with in this sitting.
    compared: u64,
    /// What the report that was offered last is made of.
    offered: MadeOf,
    /// The report that was written last.
    written: Option<Written>,
}

/// The assessment of an earlier year.
#[derive(Debug, Clone)]
struct Before {
    assessment: Arc<Assessment>,
    /// Tells it from others, for the preview.
    number: u64,
}

/// Fingerprint of the content of a report, known as soon as it is made.
type Content = Arc<OnceLock<String>>;

/// What a report is made of.
#[derive(Debug, Clone, Default)]
struct MadeOf {
    content: Content,
    /// Revision of the draft.
    revision: u64,
    /// When that was changed last.
    changed_at: Option<Timestamp>,
    /// Whether the places of its signatures are told beside it.
    places: bool,
}

/// A report that was written.
#[derive(Debug)]
struct Written {
    path: PathBuf,
    of: MadeOf,
}

impl Written {
    /// Whether the draft says what it said when the report was made, also by way of changes that were taken back.
    fn is_as_then(&self, preview: &Preview) -> bool {
        self.of.content.get().is_none_or(|then| preview.content().is_none_or(|now| now == then))
    }

    /// That it is older than the draft, by which revisions and moments; nothing where the draft says what it said then.
    fn older(&self, view: &View<'_>, preview: &Preview, words: Words) -> Option<String> {
        if self.is_as_then(preview) {
            return None;
        }
        let zone = view.draft.assessment().zone.value;
        let moment = |at: Option<Timestamp>| at.map_or_else(|| NO_VALUE.to_owned(), |at| words.moment(at, zone));
        Some(t!(
            words,
            laporan.written_before,
            revision = self.of.revision,
            then = moment(self.of.changed_at),
            newer = view.revision,
            now = moment(view.draft.changed_at())
        ))
    }
}

impl Memory {
    /// Takes pages that were made for the preview.
    pub fn made(&mut self, made: PreviewPages) {
        self.preview.take(made);
    }

    /// Compares the report with the assessment of an earlier year.
    pub fn compare_with(&mut self, assessment: Assessment) {
        self.compared += 1;
        self.before = Some(Before { assessment: Arc::new(assessment), number: self.compared });
    }

    /// Tells of a report that is written now.
    pub fn written(&mut self, path: PathBuf) {
        self.written = Some(Written { path, of: self.offered.clone() });
    }
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let draft = view.draft;
    let ready = readiness(&draft.rubric, draft.assessment(), &draft.score, view.inspection.findings(), words);
    let required = ready.iter().filter(|line| line.open == Some(Severity::Required)).count();
    let not_final = memory.options.not_final(view.inspection);
    if not_final.is_some() {
        memory.options.final_mark = false;
    }
    if view.asked.contains(&Command::Export) {
        out.push(match memory.preview.hollow() {
            Some(why) => Action::Refuse(why.sentence_in(words)),
            None => offer(draft, view.revision, memory, words),
        });
    }
    if let Some(order) = memory.preview.order(draft, view.revision, memory.options, memory.before.as_ref()) {
        out.push(Action::Preview(order));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = if ui.ctx().content_rect().width() < ONE_COLUMN { Room::Single } else { Room::of(ui) };
    let area = ui.max_rect();
    title_ui(ui, room, memory);
    let below = ui.cursor().top();
    if let Some(written) = &memory.written {
        let older = written.older(view, &memory.preview, words);
        if written::ui(ui, &written.path, written.of.places, older.as_deref(), out) {
            memory.written = None;
        }
    }
    let choices = Choices { draft, revision: view.revision, required, not_final, hollow: memory.preview.hollow() };
    let parts = Parts { choices: &choices, ready: &ready, memory, out };
    match room {
        Room::Single => parts.single_ui(ui),
        Room::Rail => parts.columns_ui(ui, true),
        Room::Full | Room::Wide => parts.columns_ui(ui, false),
    }
    // Last, because columns lie over what was painted before them.
    let line = egui::Stroke::new(1.0, Tokens::of(ui).line);
    ui.painter().hline(area.x_range(), below, line);
}

/// What the columns of the page work on.
struct Parts<'a, 'c> {
    choices: &'a Choices<'c>,
    ready: &'a [Ready],
    memory: &'a mut Memory,
    out: &'a mut Vec<Action>,
}

impl Parts<'_, '_> {
    /// Choices, small pages, pages and what is missing, beside each other in the order in which they are read. Where they
    /// are `few`, what is missing stands below the choices and there are no small pages.
    fn columns_ui(self, ui: &mut Ui, few: bool) {
        let Self { choices, ready, memory, out } = self;
        let whole = ui.available_rect_before_wrap();
        let small = !few && memory.preview.report().is_some_and(|report| report.pages.len() > 1);
        let widths = [CHOICES, if small { THUMBNAILS } else { 0.0 }, if few { 0.0 } else { CHECKS }];
        let edges =
            [whole.left(), whole.left() + widths[0], whole.left() + widths[0] + widths[1], whole.right() - widths[2]];
        let column = |place: usize| {
            let end = edges.get(place + 1).copied().unwrap_or(whole.right());
            Rect::from_x_y_ranges(edges[place]..=end, whole.y_range())
        };
        side_ui(ui, "report_choices", column(0), |ui| {
            let room = ui.available_rect_before_wrap();
            let foot = room.bottom() - FOOT;
            // What scrolls is cut at its edges: the rings at the sides lie within them.
            part(ui, room.expand(RING).with_max_y(foot), "report_choices_scroll", |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    Frame::new().inner_margin(RING).show(ui, |ui| {
                        choices.ui(ui, &mut memory.options, &memory.preview);
                        before_ui(ui, memory, out);
                        if few {
                            ui.add_space(18.0);
                            checks::ui(ui, choices, ready, out);
                        }
                    });
                });
            });
            // Not cut off at its place: the ring of the button lies around it.
            let place = UiBuilder::new().id_salt("report_export").max_rect(room.with_min_y(foot + 10.0));
            ui.scope_builder(place, |ui| export_ui(ui, choices.draft, choices.revision, memory, out));
        });
        if small {
            part(ui, column(1), "report_thumbnails", |ui| thumbnails::ui(ui, &mut memory.preview));
        }
        part(ui, column(2), "report_pages", |ui| pages::ui(ui, &mut memory.preview));
        if !few {
            side_ui(ui, "report_checks", column(3), |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    ui.set_max_width(ui.available_width() - BESIDE_BAR);
                    checks::ui(ui, choices, ready, out);
                });
            });
        }
    }

    /// One part at a time, for narrow windows and large text.
    fn single_ui(self, ui: &mut Ui) {
        let Self { choices, ready, memory, out } = self;
        single_ui(ui, choices, ready, memory, out);
    }
}

/// A column at the left or the right of the pages.
fn side_ui(ui: &mut Ui, salt: &str, room: Rect, add: impl FnOnce(&mut Ui)) {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(room, 0, tokens.panel);
    for edge in [room.left() - 0.5, room.right() - 0.5] {
        ui.painter().vline(edge, room.y_range(), egui::Stroke::new(1.0, tokens.line));
    }
    part(ui, room.shrink(SIDE_MARGIN), salt, |ui| {
        // Rings of what stands at the edge are not cut.
        ui.set_clip_rect(room.shrink(4.0).intersect(ui.clip_rect().expand(SIDE_MARGIN)));
        add(ui);
    });
}

/// One part at a time, for narrow windows and large text.
fn single_ui(ui: &mut Ui, choices: &Choices<'_>, ready: &[Ready], memory: &mut Memory, out: &mut Vec<Action>) {
    match memory.tab {
        Tab::Preview => {
            Frame::new().inner_margin(Margin { left: 16, right: 16, top: 4, bottom: 4 }).show(ui, |ui| {
                toolbar::wrapped(ui, &mut memory.preview);
            });
            pages::ui(ui, &mut memory.preview);
        }
        tab => {
            ScrollArea::vertical().id_salt("report_single").auto_shrink(false).show(ui, |ui| {
                Frame::new().inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
                    if tab == Tab::Choices {
                        choices.ui(ui, &mut memory.options, &memory.preview);
                        before_ui(ui, memory, out);
                        ui.add_space(12.0);
                        export_ui(ui, choices.draft, choices.revision, memory, out);
                    } else {
                        checks::ui(ui, choices, ready, out);
                    }
                });
            });
        }
    }
}

fn title_ui(ui: &mut Ui, room: Room, memory: &mut Memory) {
    let words = ui.words();
    let context = match (memory.preview.report(), memory.preview.stale()) {
        (None, _) | (_, true) => t!(words, laporan.making).to_owned(),
        (Some(report), false) => t!(words, laporan.context, pages = words.count(report.pages.len())),
    };
    title_row(ui, Page::Report, &context, memory, |ui, memory| {
        if room == Room::Single {
            tabs_ui(ui, memory);
        } else {
            toolbar::ui(ui, &mut memory.preview);
        }
    });
}

/// The parts of the page where there is room for one only.
fn tabs_ui(ui: &mut Ui, memory: &mut Memory) {
    const TABS: [Tab; 3] = [Tab::Choices, Tab::Preview, Tab::Checks];
    let words = ui.words();
    let names = [t!(words, laporan.tab_choices), t!(words, laporan.tab_preview), t!(words, laporan.tab_checks)];
    let chosen = TABS.iter().position(|tab| *tab == memory.tab).unwrap_or_default();
    let picked = segments(ui, page_name(Page::Report, words), &names, chosen);
    if let Some(tab) = picked.and_then(|place| TABS.get(place)) {
        memory.tab = *tab;
    }
}

/// What the report is compared with, where it has a part that compares.
fn before_ui(ui: &mut Ui, memory: &mut Memory, out: &mut Vec<Action>) {
    if !matches!(memory.options.variant, Variant::Full | Variant::Years) {
        return;
    }
    let words = ui.words();
    ui.add_space(8.0);
    section_head(ui, t!(words, laporan.before_year));
    let told = match &memory.before {
        Some(before) => t!(words, laporan.before_chosen, year = before.assessment.year.value),
        None => t!(words, laporan.before_none).to_owned(),
    };
    text_wrapped(ui, Type::Help, Tokens::of(ui).text2, told);
    ui.horizontal_wrapped(|ui| {
        if Button::new(t!(words, laporan.before_choose)).small().ui(ui).clicked() {
            out.push(Action::ChooseBefore);
        }
        if memory.before.is_some() && Button::new(t!(words, laporan.before_drop)).small().ui(ui).clicked() {
            memory.before = None;
        }
    });
}

/// The export, at the foot of the choices.
fn export_ui(ui: &mut Ui, draft: &OpenDraft, revision: u64, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let command = Command::Export;
    let width = ui.available_width().min(320.0);
    let workbook = Command::ExportWorkbook;
    let (text, name) = (t!(words, laporan.workbook), workbook.text(words));
    // It holds everything, so that it is nothing for other readers.
    let for_all = memory.options.profile == Profile::Leadership;
    let sheets = Button::new(text).icon(workbook.icon()).name(&name).enabled(for_all);
    let width = width - sheets.measure(ui) - BESIDE_EXPORT;
    // Why there is nothing to be written stands on the page that is shown.
    let hollow = memory.preview.hollow();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = BESIDE_EXPORT;
        let text = command.text(words);
        let export = Button::primary(&text).icon(command.icon()).width(width).enabled(hollow.is_none()).ui(ui);
        keep_clear(ui, export.rect);
        let export = match hollow {
            Some(why) => export.tip(why.sentence_in(words)),
            None => export,
        };
        if export.clicked() {
            out.push(offer(draft, revision, memory, words));
        }
        if sheets.ui(ui).tip(t!(words, laporan.workbook_all)).clicked() {
            out.push(Action::Command(workbook));
        }
    });
}

/// Makes a report from copies of the data, on any thread, and the fingerprint of what it is made of.
fn maker(
    draft: &OpenDraft,
    revision: u64,
    options: Options,
    before: Option<&Before>,
) -> impl Fn() -> (Report, String) + Send + Sync + 'static {
    let compares = matches!(options.variant, Variant::Full | Variant::Years);
    let before = before.filter(|_| compares).map(|before| Arc::clone(&before.assessment));
    let rubric = Arc::clone(&draft.rubric);
    let assessment = draft.assessment().clone();
    let score = draft.score.clone();
    let missing = draft.missing.clone();
    move || {
        let fingerprint = content_fingerprint(&assessment, &rubric);
        let input = Input {
            rubric: &rubric,
            assessment: &assessment,
            score: &score,
            missing_files: &missing,
            fingerprint: &fingerprint,
            revision,
            data_at: last_change(&assessment),
            version: env!("CARGO_PKG_VERSION"),
            before: before.as_deref(),
            unit: None,
        };
        let report = build(&input, &options);
        (report, fingerprint)
    }
}

/// The report as a file to be written; it is made off the window's thread.
fn offer(draft: &OpenDraft, revision: u64, memory: &mut Memory, words: Words) -> Action {
    let options = memory.options;
    let year = draft.assessment().year.value;
    let name = match options.variant {
        Variant::Full => t!(words, laporan.file_full, year = year),
        Variant::Summary => t!(words, laporan.file_summary, year = year),
        Variant::Gaps => t!(words, laporan.file_gaps, year = year),
        Variant::Units => t!(words, laporan.file_units, year = year),
        Variant::Form => t!(words, laporan.file_form, year = year),
        Variant::Years => t!(words, laporan.file_years, year = year),
        Variant::Minutes => t!(words, laporan.file_minutes, year = year),
    };
    let name = match options.profile {
        Profile::Leadership => name,
        reader => t!(words, laporan.file_for, name = name, reader = reader.name(words).to_lowercase()),
    };
    // Who makes another draft afterwards is not offered the place of the final one.
    let name = if options.final_mark { t!(words, laporan.file_final, name = name) } else { name };
    let report = maker(draft, revision, options, memory.before.as_ref());
    let content = Content::default();
    let signed = memory.preview.report().is_some_and(|report| !report.sign_boxes.is_empty());
    let places = signed && !options.anchors;
    memory.offered = MadeOf { content: Arc::clone(&content), revision, changed_at: draft.changed_at(), places };
    Action::Export(Export {
        title: Command::Export.text(words),
        kind: t!(words, laporan.file_kind).to_owned(),
        name,
        anchors: options.anchors,
        report: Arc::new(move || {
            let (report, fingerprint) = report();
            // Made twice where a file is replaced, of the same content.
            let _ = content.set(fingerprint);
            report
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::{DEFAULT_ID, builtin};

    #[test]
    fn a_final_report_is_never_offered_under_the_name_of_a_draft() {
        let draft = OpenDraft::new(builtin(DEFAULT_ID).unwrap(), Assessment::default());
        let name = |options: Options| {
            let mut memory = Memory { options, ..Memory::default() };
            match offer(&draft, 1, &mut memory, Words::indonesian()) {
                Action::Export(export) => export.name,
                other => panic!("{other:?}"),
            }
        };
        for options in Options::all(Words::indonesian()).filter(|options| options.final_mark) {
            assert_ne!(name(options), name(Options { final_mark: false, ..options }), "{options:?}");
        }
    }
}
