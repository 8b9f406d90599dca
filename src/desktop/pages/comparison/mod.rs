//! *Perbandingan*: the present self-assessment beside other results: stages of this draft, last year's draft, other drafts
//! and reports. Those are only read.

mod cards;
mod list;
mod over_years;
mod results;

use egui::{Frame, Id, Margin, Ui};

use results::Results;

use super::{
    Room, View,
    list_page::{filter_width, filters},
    title_line::tabs_row,
};
use crate::{
    desktop::{
        action::{Action, Page},
        theme::{Tokens, Type, icon},
        widgets::{
            Button, ButtonKind, ChartState, Explained, FilterLine, Kept, NumberOrigin, Parts, Source, Table,
            TableState, chips, choice_box, empty_state, segments, text, text_wrapped,
        },
    },
    insight::{TrendYear, Whose, trend},
    session::Beside,
    t,
    words::{Speaks as _, Words},
};

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    table: TableState,
    /// Other drafts, in the order in which they were opened.
    others: Vec<Beside>,
    /// How often they changed in this sitting, so that what was worked out of others is not kept.
    changed: u64,
    /// Place of the result that is compared with, where a person chose one.
    base: Option<usize>,
    results: Kept<Option<Results>>,
    listing: Kept<Vec<usize>>,
    kind: usize,
    needle: String,
    origin: NumberOrigin,
    /// The years are shown instead of the indicators.
    over_years: bool,
    years: Kept<Vec<TrendYear>>,
    chart: ChartState,
}

impl Memory {
    /// Puts another draft beside the open one, in the place of what was read from the same file before.
    pub fn put_beside(&mut self, other: Beside) {
        self.others.retain(|one| one.path != other.path);
        self.others.push(other);
        self.changed += 1;
        self.base = None;
    }

    fn drop_others(&mut self) {
        self.others.clear();
        self.changed += 1;
        self.base = None;
    }
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = 0.0;
    let version = view.version().with((memory.changed, memory.base));
    let mut kept = std::mem::take(&mut memory.results);
    let results = kept.of(version, || Results::of(view, &memory.others, memory.base));
    let mut known = std::mem::take(&mut memory.years);
    let years = known.of(version, || {
        let others: Vec<_> = memory.others.iter().map(|other| (&*other.rubric, &other.assessment)).collect();
        trend(&view.draft.rubric, view.draft.assessment(), &others)
    });
    title_ui(ui, results.as_ref(), years.len() > 1, memory, out);
    let only_years = results.is_none() && years.len() > 1;
    if results.is_some() && years.len() > 1 {
        section_ui(ui, memory);
    }
    match results {
        _ if only_years || memory.over_years && years.len() > 1 => {
            over_years::ui(ui, view, years, version.value(), &mut memory.chart, out);
        }
        Some(results) => results_ui(ui, view, results, version, memory, out),
        None => {
            let (title, help) = (t!(words, comparison.empty), t!(words, comparison.empty_help));
            if empty_state(ui, icon::ARROWS_LEFT_RIGHT, title, help, Some(t!(words, comparison.open))) {
                out.push(Action::ChooseBeside);
            }
        }
    }
    memory.results = kept;
    memory.years = known;
}

fn results_ui(
    ui: &mut Ui,
    view: &View<'_>,
    results: &Results,
    version: Id,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    cards::ui(ui, results, &mut memory.origin);
    let Memory { table, listing, kind, needle, origin, .. } = memory;
    filters(ui, table, |ui| {
        let names = [
            t!(words, comparison.all),
            t!(words, comparison.changed),
            t!(words, comparison.rose),
            t!(words, comparison.fell),
            t!(words, comparison.evidence_changed),
        ];
        let offered: Vec<(&str, usize)> = names.into_iter().zip(results.counts).collect();
        if let Some(picked) = chips(ui, t!(words, comparison.kinds), &offered, *kind) {
            *kind = picked;
        }
        Some(FilterLine::new(t!(words, comparison.filter)).width(filter_width(ui)).ui(ui, needle).id)
    });
    let version = version.with((*kind, needle.as_str()));
    let wanted = list::KINDS.get(*kind).copied().unwrap_or_default();
    let places = listing.of(version, || list::places(&view.draft.rubric, results, wanted, needle));
    if places.is_empty() {
        let (title, help) = (t!(words, comparison.none), t!(words, comparison.none_help));
        empty_state(ui, icon::LIST_MAGNIFYING_GLASS, title, help, None);
    } else {
        let listed = list::Listed { view, results, places, tokens: Tokens::of(ui) };
        let columns = list::columns(results, words);
        let shown = Table::new(t!(words, comparison.list), &columns, version);
        let mut inside = |ui: &mut Ui, row: usize| {
            let changes = listed.indicator(row).and_then(|id| results.changes.get(id));
            for sentence in changes.into_iter().flatten() {
                text_wrapped(ui, Type::Body, Tokens::of(ui).text, sentence);
            }
        };
        let parts = Parts { inside: Some(&mut inside), bulk: None };
        let done = shown.ui(ui, table, &listed, parts, out);
        if let Some(id) = done.entered.and_then(|row| listed.indicator(row)) {
            out.push(Action::OpenIndicator(id.to_owned()));
        }
    }
    let last = results.beside.heads.len().saturating_sub(1);
    origin.ui_in(
        ui,
        |source| {
            let place = match source {
                Source::Other(place) => place,
                Source::Claimed | Source::Backed => last,
            };
            let head = results.beside.heads.get(place)?;
            let result = results.heads.get(place).map_or("", String::as_str);
            let whose = Whose { institution: &head.institution, year: 0, result };
            Some(Explained { rubric: results.rubrics.get(place)?, score: &head.score, whose, opens: place == last })
        },
        out,
    );
}

/// What is shown: the indicators, or the years.
fn section_ui(ui: &mut Ui, memory: &mut Memory) {
    let words = ui.words();
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 0 }).show(ui, |ui| {
        let names = [t!(words, comparison.section.indicators), t!(words, comparison.section.trend)];
        let chosen = usize::from(memory.over_years);
        if let Some(picked) = segments(ui, t!(words, comparison.section), &names, chosen) {
            memory.over_years = picked == 1;
        }
    });
}

fn title_ui(ui: &mut Ui, results: Option<&Results>, trend: bool, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let context = results.map(|results| context(results, words)).unwrap_or_default();
    tabs_row(ui, Page::Comparison, &context, (memory, out), |ui, memory, out| {
        // Where nothing is compared yet, the button stands in the middle of the page.
        if results.is_none() && !trend {
            return;
        }
        if let Some(results) = results {
            base_ui(ui, results, memory);
        }
        if !memory.others.is_empty() {
            let drop = Button::new(t!(words, comparison.drop)).name(t!(words, comparison.drop_name));
            if drop.kind(ButtonKind::Text).ui(ui).clicked() {
                memory.drop_others();
            }
        }
        if Button::new(t!(words, comparison.open)).icon(icon::FOLDER_NOTCH_OPEN).ui(ui).clicked() {
            out.push(Action::ChooseBeside);
        }
    });
}

/// Which result changes are reckoned from, where there is a choice.
fn base_ui(ui: &mut Ui, results: &Results, memory: &mut Memory) {
    let beside = &results.beside;
    let others = beside.heads.iter().enumerate().take(beside.heads.len().saturating_sub(1));
    let offered: Vec<usize> = others.filter(|(_, head)| head.comparable).map(|(place, _)| place).collect();
    if offered.len() < 2 {
        return;
    }
    let (words, tokens) = (ui.words(), Tokens::of(ui));
    let names: Vec<&str> = offered.iter().filter_map(|place| results.heads.get(*place)).map(String::as_str).collect();
    let chosen = offered.iter().position(|place| Some(*place) == beside.base).unwrap_or_default();
    let label = t!(words, comparison.base);
    if Room::of(ui) >= Room::Full {
        text(ui, Type::Help, tokens.text2, label);
    }
    if let Some(picked) = choice_box(ui, label, &names, chosen, 150.0) {
        memory.base = offered.get(picked).copied();
    }
}

/// What stands beside what, in one line.
fn context(results: &Results, words: Words) -> String {
    let beside = &results.beside;
    let Some(now) = beside.heads.last() else { return String::new() };
    let now = now.name(words);
    match beside.base.and_then(|place| beside.heads.get(place)) {
        Some(base) => {
            let base = base.name(words);
            t!(words, comparison.context, now = now, base = base, count = beside.compared())
        }
        None => t!(words, comparison.context_alone, now = now),
    }
}
