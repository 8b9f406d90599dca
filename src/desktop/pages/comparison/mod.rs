//! *Perbandingan*: the present self-assessment beside other results: stages of this draft, last year's draft, other drafts
//! and reports. Those are only read.

mod cards;
mod list;
mod over_years;
mod parts;
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
            Button, ButtonKind, ChartState, Explained, FilterLine, Kept, NumberOrigin, Parts, Reckoned, Source, Table,
            TableState, caption, chips, choice_box, empty_state, reckoning_ui, segments, text, text_wrapped,
        },
    },
    insight::{TrendYear, Whose, trend},
    scoring::NodeKind,
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
    why: Reckoned<Why>,
    section: Section,
    figures: TableState,
    years: Kept<Vec<TrendYear>>,
    chart: ChartState,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Section {
    /// The indicators.
    #[default]
    Indicators,
    /// Index, domains and aspects.
    Figures,
    /// The years.
    Years,
}

/// A number of the page with a calculation of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// The change of the index.
    Index,
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
    if results.is_some() {
        section_ui(ui, years.len() > 1, memory);
    }
    match results {
        _ if only_years || memory.section == Section::Years && years.len() > 1 => {
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
    cards::ui(ui, results, &mut memory.origin, &mut memory.why);
    if memory.section == Section::Figures {
        figures_ui(ui, view, results, version, &mut memory.figures, out);
    } else {
        indicators_ui(ui, view, results, version, memory, out);
    }
    let rubric = &view.draft.rubric;
    let of_index = || results.beside.figure_reckoning(rubric, results.beside.figure(NodeKind::Index, "")?, words);
    memory.why.ui(ui, |Why::Index| of_index(), out);
    let origin = &mut memory.origin;
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

/// Index, domains and aspects; an opened row says how its change came about.
fn figures_ui(
    ui: &mut Ui,
    view: &View<'_>,
    results: &Results,
    version: Id,
    table: &mut TableState,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    ui.add_space(8.0);
    if results.beside.rounds_apart() {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 6 }).show(ui, |ui| {
            caption(ui, t!(words, comparison.rule.full));
        });
    }
    let listed = parts::Figures { view, results, tokens: Tokens::of(ui) };
    let columns = parts::columns(results, words);
    let shown = Table::new(t!(words, comparison.figures), &columns, version.with("figures"));
    let mut asked = Vec::new();
    let mut inside = |ui: &mut Ui, row: usize| {
        let reckoned = listed.at(row).and_then(|row| results.beside.figure_reckoning(&view.draft.rubric, row, words));
        if let Some(reckoned) = reckoned {
            reckoning_ui(ui, &reckoned, &mut asked);
        }
    };
    let _done = shown.ui(ui, table, &listed, Parts { inside: Some(&mut inside), bulk: None }, out);
    out.extend(asked);
}

/// The indicators, narrowed down; an opened row says how its change came about and what changed in evidence and texts.
fn indicators_ui(
    ui: &mut Ui,
    view: &View<'_>,
    results: &Results,
    version: Id,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let Memory { table, listing, kind, needle, .. } = memory;
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
        let mut asked = Vec::new();
        let mut inside = |ui: &mut Ui, row: usize| {
            let reckoned =
                listed.at(row).and_then(|row| results.beside.indicator_reckoning(&view.draft.rubric, row, words));
            if let Some(reckoned) = reckoned {
                reckoning_ui(ui, &reckoned, &mut asked);
            }
            let changes = listed.indicator(row).and_then(|id| results.changes.get(id));
            for sentence in changes.into_iter().flatten() {
                text_wrapped(ui, Type::Body, Tokens::of(ui).text, sentence);
            }
        };
        let parts = Parts { inside: Some(&mut inside), bulk: None };
        let done = shown.ui(ui, table, &listed, parts, out);
        out.extend(asked);
        if let Some(id) = done.entered.and_then(|row| listed.indicator(row)) {
            out.push(Action::OpenIndicator(id.to_owned()));
        }
    }
}

/// What is shown: the indicators, index with domains and aspects, or the years where several are known.
fn section_ui(ui: &mut Ui, years: bool, memory: &mut Memory) {
    let words = ui.words();
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 0 }).show(ui, |ui| {
        let offered = [
            (Section::Indicators, t!(words, comparison.section.indicators)),
            (Section::Figures, t!(words, comparison.section.figures)),
            (Section::Years, t!(words, comparison.section.trend)),
        ];
        let offered = offered.get(..if years { 3 } else { 2 }).unwrap_or_default();
        let names: Vec<&str> = offered.iter().map(|(_, name)| *name).collect();
        let chosen = offered.iter().position(|(section, _)| *section == memory.section).unwrap_or_default();
        let picked = segments(ui, t!(words, comparison.section), &names, chosen);
        if let Some((section, _)) = picked.and_then(|place| offered.get(place)) {
            memory.section = *section;
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
    let Some(now) = results.heads.last() else { return String::new() };
    match beside.base.and_then(|place| results.heads.get(place)) {
        Some(base) => t!(words, comparison.context, now = now, base = base, count = beside.compared()),
        None => t!(words, comparison.context_alone, now = now),
    }
}
