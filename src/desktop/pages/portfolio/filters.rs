//! What narrows the ranking down.

use std::collections::BTreeSet;

use egui::{Frame, Margin, ScrollArea, Ui};

use super::Ranked;
use crate::{
    assessment::Kind,
    desktop::{
        theme::{Tokens, Type, icon},
        widgets::{Button, choice_box, link, popup_menu, section_head, text_wrapped, tick, zone},
    },
    insight::{Below, PortfolioFilter, PortfolioState, PortfolioView},
    rubric::Rubric,
    t,
    words::Speaks as _,
};

/// How many institutions each filter is about, counted once for what was found.
#[derive(Debug)]
pub(super) struct Counts {
    /// Kinds there are.
    kinds: Vec<(Kind, usize)>,
    /// By predicate, in the order of the framework.
    bands: Vec<usize>,
    /// By how far they are.
    states: [usize; 3],
}

impl Counts {
    /// Counts what is shown without a filter.
    pub fn of(view: &PortfolioView, rubric: &Rubric) -> Self {
        let summaries = || view.rows.iter().map(|row| &row.member.summary);
        let kind = |kind: Kind| (kind, summaries().filter(|one| one.kind == kind).count());
        let given: Vec<Option<&str>> =
            summaries().map(|one| rubric.band(&one.index).map(|band| band.id.as_str())).collect();
        let band = |id: &str| given.iter().filter(|other| **other == Some(id)).count();
        Self {
            kinds: Kind::ALL.into_iter().map(kind).filter(|(_, many)| *many > 0).collect(),
            bands: rubric.bands.iter().map(|one| band(&one.id)).collect(),
            states: PortfolioState::ALL.map(|state| summaries().filter(|one| one.state() == state).count()),
        }
    }
}

/// Shows the filters in a column of their own.
pub(super) fn ui(ui: &mut Ui, ranked: &Ranked, filter: &mut PortfolioFilter) {
    let room = ui.max_rect();
    ScrollArea::vertical().id_salt("portfolio_filters").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 12, top: 10, bottom: 12 }).show(ui, |ui| {
            let first = groups_ui(ui, ranked, filter);
            if let Some(first) = first {
                zone(ui, room, first);
            }
        });
    });
}

/// Shows them below a button, where there is no room beside the list.
pub(super) fn popup(ui: &mut Ui, ranked: &Ranked, filter: &mut PortfolioFilter) {
    let words = ui.words();
    let button = Button::new(t!(words, portfolio.filters)).small().ui(ui);
    let height = (ui.ctx().content_rect().height() - 90.0).max(120.0);
    popup_menu(&button, t!(words, portfolio.filters), 2.0, |ui| {
        ui.set_width(240.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            Frame::new().inner_margin(Margin::same(8)).show(ui, |ui| groups_ui(ui, ranked, filter));
        });
    });
}

/// All filters; the id of the first.
fn groups_ui(ui: &mut Ui, ranked: &Ranked, filter: &mut PortfolioFilter) -> Option<egui::Id> {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = 3.0;
    let Counts { kinds, bands, states } = &ranked.counts;
    let counted = |name: &str, many: usize| t!(words, portfolio.counted, name = name, count = words.count(many));
    let kinds: Vec<(Kind, String)> =
        kinds.iter().map(|(kind, many)| (*kind, counted(kind.name(words), *many))).collect();
    let first = group_ui(ui, t!(words, portfolio.by_kind), &kinds, &mut filter.kinds);
    let bands: Vec<(String, String)> = ranked
        .rubric
        .bands
        .iter()
        .zip(bands)
        .rev()
        .map(|(band, many)| (band.id.clone(), counted(&band.name, *many)))
        .collect();
    group_ui(ui, t!(words, portfolio.by_band), &bands, &mut filter.bands);
    let states: Vec<(PortfolioState, String)> = PortfolioState::ALL
        .into_iter()
        .zip(states)
        .map(|(state, many)| (state, counted(state.name(words), *many)))
        .collect();
    group_ui(ui, t!(words, portfolio.by_state), &states, &mut filter.states);
    section_head(ui, t!(words, portfolio.by_domain));
    below_ui(ui, ranked, &mut filter.below);
    if !filter.is_empty() {
        ui.add_space(6.0);
        if link(ui, Some(icon::X), t!(words, portfolio.clear)).clicked() {
            *filter = PortfolioFilter::default();
        }
    }
    for said in [t!(words, portfolio.only_read), t!(words, portfolio.findings_rule), t!(words, portfolio.differences)] {
        ui.add_space(8.0);
        text_wrapped(ui, Type::Caption, Tokens::of(ui).text3, said);
    }
    first
}

/// One group: everything is ticked until something is not.
fn group_ui<T: Clone + Ord>(
    ui: &mut Ui,
    title: &str,
    all: &[(T, String)],
    chosen: &mut BTreeSet<T>,
) -> Option<egui::Id> {
    section_head(ui, title);
    let mut first = None;
    for (one, name) in all {
        let on = chosen.is_empty() || chosen.contains(one);
        let response = tick(ui, on, name);
        first = first.or(Some(response.id));
        if response.clicked() {
            let mut now: BTreeSet<T> =
                if chosen.is_empty() { all.iter().map(|(one, _)| one.clone()).collect() } else { chosen.clone() };
            if !now.remove(one) {
                now.insert(one.clone());
            }
            if now.len() == all.len() {
                now.clear();
            }
            *chosen = now;
        }
    }
    ui.add_space(10.0);
    first
}

/// A domain below the limit of a predicate.
fn below_ui(ui: &mut Ui, ranked: &Ranked, below: &mut Option<Below>) {
    let words = ui.words();
    let rubric = &ranked.rubric;
    let mut domains = vec![t!(words, portfolio.any_domain)];
    domains.extend(rubric.domains.iter().map(|domain| domain.name.as_str()));
    let limits: Vec<_> = rubric.bands.iter().skip(1).map(|band| band.from.clone()).collect();
    let chosen = below.as_ref().map_or(0, |below| below.domain + 1);
    let width = ui.available_width().min(200.0);
    let usual = limits.get(limits.len() / 3).or(limits.first()).cloned();
    if let Some(picked) = choice_box(ui, t!(words, portfolio.by_domain), &domains, chosen, width) {
        let value = below.as_ref().map(|below| below.value.clone()).or(usual);
        *below = picked.checked_sub(1).zip(value).map(|(domain, value)| Below { domain, value });
    }
    if let Some(below) = below {
        let names: Vec<String> =
            limits.iter().map(|limit| t!(words, portfolio.below, value = words.decimal(limit, 2))).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let at = limits.iter().position(|limit| *limit == below.value).unwrap_or_default();
        if let Some(picked) = choice_box(ui, t!(words, portfolio.below_name), &names, at, width)
            && let Some(limit) = limits.get(picked)
        {
            below.value = limit.clone();
        }
    }
}
