//! Pemeriksaan: everything the checks find, findings of one kind together, each with the way to its place; in a wide
//! window the place stands beside the list.

mod detail;
mod list;

use egui::Ui;

use super::{
    Room, View,
    list_page::{filter_width, filters, pane_ground, pane_width, part, split},
    title_line::title_row,
};
use crate::{
    desktop::{
        action::{Action, Page},
        theme::{Icon, Tokens, icon},
        widgets::{FilterLine, Kept, Line, Parts, Table, TableState, chips, empty_state},
    },
    insight::{About, Severity, Subject},
    t,
    words::{Speaks as _, Words},
};

/// What the list can be narrowed down to.
const KINDS: [Option<Severity>; 4] = [None, Some(Severity::Required), Some(Severity::Advised), Some(Severity::Notice)];

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    table: TableState,
    listing: Kept<list::Listing>,
    /// Place of the chosen kind.
    kind: usize,
    /// Words that a finding must hold.
    needle: String,
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = 0.0;
    title_row(ui, Page::Checks, &context(view), &mut (), |_, ()| {});
    if view.inspection.findings().is_empty() {
        empty_state(ui, icon::CHECK_CIRCLE, t!(words, checks.none), t!(words, checks.none_help), None);
        return;
    }
    let wide = Room::of(ui) == Room::Wide;
    let (left, right) = split(ui, if wide { pane_width(ui) } else { 0.0 });
    let shown = part(ui, left, "checks_list", |ui| list_ui(ui, view, memory, out));
    if wide {
        pane_ground(ui, right);
        if let Some((finding, alike)) = shown {
            part(ui, right, "checks_place", |ui| detail::ui(ui, view, finding, alike, out));
        }
    }
}

/// Shows the list. The finding of the current row, else of the first one, and how many of its kind there are.
fn list_ui<'a>(
    ui: &mut Ui,
    view: &View<'a>,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) -> Option<(&'a crate::insight::Finding, usize)> {
    let words = ui.words();
    let Memory { table, kind, needle, .. } = memory;
    filters(ui, table, |ui| {
        let number = |kind: Option<Severity>| {
            kind.map_or(view.inspection.findings().len(), |severity| view.inspection.count(severity))
        };
        let names =
            [t!(words, checks.all), t!(words, checks.required), t!(words, checks.advised), t!(words, checks.notice)];
        let offered: Vec<(&str, usize)> = names.iter().zip(KINDS).map(|(name, kind)| (*name, number(kind))).collect();
        if let Some(picked) = chips(ui, t!(words, checks.kinds), &offered, *kind) {
            *kind = picked;
        }
        Some(FilterLine::new(t!(words, checks.filter)).width(filter_width(ui)).ui(ui, needle).id)
    });
    let version = view.version().with((memory.kind, memory.needle.as_str()));
    let severity = KINDS.get(memory.kind).copied().flatten();
    let listing = memory.listing.of(version, || list::Listing::of(view, severity, &memory.needle));
    if listing.is_empty() {
        let (title, help) = (t!(words, checks.not_here), t!(words, checks.not_here_help));
        empty_state(ui, icon::LIST_MAGNIFYING_GLASS, title, help, None);
        return None;
    }
    let listed = list::Listed { view, listing, tokens: Tokens::of(ui) };
    let columns = list::columns(words);
    let table = Table::new(t!(words, checks.list), &columns, version);
    let done = table.ui(ui, &mut memory.table, &listed, Parts::default(), out);
    let pressed = match done.pressed {
        Some((Line::Row(row), _)) => Some(row),
        _ => None,
    };
    let leads = pressed.or(done.entered).and_then(|row| listing.finding(view, row));
    out.extend(leads.map(|finding| Action::Jump(finding.subject.clone(), finding.evidence().map(str::to_owned))));
    let row = memory.table.current_row(&listed).or_else(|| memory.table.first_row())?;
    Some((listing.finding(view, row)?, listing.alike(row)))
}

/// How many things were found where, in one line.
fn context(view: &View<'_>) -> String {
    let words = view.words();
    let total = words.count(view.inspection.findings().len());
    let open = words.count(view.inspection.open_work());
    let notices = words.count(view.inspection.count(Severity::Notice));
    let indicators = words.count(view.inspection.indicators_with_open_work());
    match view.draft.assessment().reference_date.value {
        Some(day) => {
            let day = words.date(day);
            t!(
                words,
                checks.context_at,
                total = total,
                open = open,
                notices = notices,
                indicators = indicators,
                day = day
            )
        }
        None => t!(words, checks.context, total = total, open = open, notices = notices, indicators = indicators),
    }
}

/// Icon and colour of how much a finding matters.
pub(super) fn look(severity: Severity, tokens: &Tokens) -> (Icon, egui::Color32) {
    match severity {
        Severity::Required => (icon::X_CIRCLE_FILL, tokens.err.ink),
        Severity::Advised => (icon::WARNING_FILL, tokens.warn.ink),
        Severity::Notice => (icon::INFO, tokens.info.ink),
    }
}

/// What the way to the place is called.
fn place_words(subject: &Subject, words: Words) -> &'static str {
    match subject {
        Subject::Indicator { .. } => t!(words, checks.to_indicator),
        Subject::Question(_) => t!(words, checks.to_question),
        Subject::Document(_) => t!(words, checks.to_document),
        Subject::Whole(About::Register) => t!(words, checks.to_register),
        Subject::Whole(About::Index) => t!(words, checks.to_dashboard),
        Subject::Whole(_) => t!(words, checks.to_identity),
    }
}
