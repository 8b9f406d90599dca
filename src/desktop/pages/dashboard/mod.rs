//! *Dasbor*: the verdict first, then the charts, each of which leads to the numbers and indicators behind it.

mod comparison;
mod figures;
mod layout;
mod verdict;

use comparison::Comparison;
use egui::{Align, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, vec2};
use figures::{Figures, Kept, Published};
use layout::{Card, Wanted, places};

use super::{Room, View, pictures, title_line::tabs_row};
use crate::{
    chart::{
        BarsOptions, Drawing, HistogramOptions, Lettering, Mode, RadarOptions, StripOptions, domain_bars, histogram,
        index_text, level_grid, lost_points, radar, strip,
    },
    desktop::{
        action::{Action, Page},
        command::Command,
        draft::OpenDraft,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, ChartCard, ChartState, KeptChart, NumberOrigin, Picked, ShownChart, choice_box, empty_state, text,
            zone,
        },
    },
    insight::{self, kind_name},
    t,
    words::{Speaks as _, Words},
};

/// Between the title and the cards.
const BELOW_TITLE: f32 = 6.0;
/// A narrow page needs the width of the strip for its cells.
const STRIP_NAMED: f32 = 900.0;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    comparison: Comparison,
    origin: NumberOrigin,
    /// State of the figures of which a number was last explained.
    explained: u64,
    charts: Charts,
    kept: Kept,
    gauge: KeptChart,
    /// Height that the verdict needed in the last frame.
    verdict: f32,
}

/// What every chart remembers.
#[derive(Debug, Default)]
struct Charts {
    domains: ChartState,
    placement: ChartState,
    aspects: ChartState,
    levels: ChartState,
    lost: ChartState,
    strip: ChartState,
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let draft = view.draft;
    ui.spacing_mut().item_spacing.y = 0.0;
    title_ui(ui, draft, &mut memory.comparison, out);
    if draft.score.answered == 0 {
        ui.add_space(ui.available_height() * 0.16);
        let pressed = empty_state(
            ui,
            icon::CHART_POLAR,
            t!(words, dashboard.empty),
            t!(words, dashboard.empty.help),
            Some(t!(words, dashboard.empty.start)),
        );
        if pressed {
            out.push(Action::Go(Page::Filling));
        }
        return;
    }
    let figures = memory.kept.get(view, memory.comparison);
    let room = Room::of(ui);
    ui.add_space(BELOW_TITLE);
    let available = ui.available_size();
    let wanted = Wanted {
        verdict: memory.verdict,
        placement: figures.published.is_some(),
        strip_table: memory.charts.strip.shows_table(),
    };
    let places = places(room, available, wanted);
    ScrollArea::vertical().id_salt("dashboard").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let (area, _) = ui.allocate_exact_size(vec2(available.x, places.height), Sense::hover());
        for (card, rect) in &places.cards {
            let rect = rect.translate(area.min.to_vec2());
            let builder = UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min));
            ui.scope_builder(builder, |ui| card_ui(ui, *card, rect, draft, &figures, memory, out));
        }
    });
    if std::mem::replace(&mut memory.explained, figures.state) != figures.state {
        memory.origin.close_sum();
    }
    memory.origin.ui_of(ui, draft, Some(&figures.backing.score), out);
}

fn title_ui(ui: &mut Ui, draft: &OpenDraft, comparison: &mut Comparison, out: &mut Vec<Action>) {
    let words = ui.words();
    tabs_row(ui, Page::Dashboard, &context_words(draft, words), (comparison, out), |ui, comparison, out| {
        if draft.score.answered > 0 {
            comparison_ui(ui, draft, comparison);
        }
        let export = Command::Export;
        if Button::new(&export.text(words)).icon(export.icon()).ui(ui).clicked() {
            out.push(Action::Command(export));
        }
    });
}

/// `Data per 23 November 2026 · 47 dari 47 indikator dinilai`
fn context_words(draft: &OpenDraft, words: Words) -> String {
    let answered =
        t!(words, dashboard.answered, done = words.count(draft.score.answered), total = words.count(draft.score.total));
    match draft.data_at() {
        Some(at) => {
            let day = words.date(draft.assessment().zone.value.local(at).date());
            t!(words, dashboard.context, date = day, answered = answered)
        }
        None => answered,
    }
}

fn comparison_ui(ui: &mut Ui, draft: &OpenDraft, comparison: &mut Comparison) {
    let Some(national) = insight::national(&draft.rubric) else { return };
    let (tokens, words) = (Tokens::of(ui), ui.words());
    let kind = draft.assessment().institution.kind.value;
    let targets = draft.assessment().answers.values().any(|answer| answer.target.value.is_some());
    let offered = Comparison::offered(targets);
    let names: Vec<String> = offered.iter().map(|choice| choice.name(kind, national.year, words)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = offered.iter().position(|choice| choice == comparison).unwrap_or_default();
    let label = t!(words, dashboard.compare);
    if Room::of(ui) >= Room::Rail {
        text(ui, Type::Help, tokens.text2, label);
    }
    if let Some(picked) = choice_box(ui, label, &names, chosen, 190.0) {
        *comparison = offered.get(picked).copied().unwrap_or_default();
    }
}

fn card_ui(
    ui: &mut Ui,
    card: Card,
    rect: Rect,
    draft: &OpenDraft,
    figures: &Figures,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    if card == Card::Verdict {
        let needed = verdict::ui(ui, rect, draft, figures, &mut memory.origin, &mut memory.gauge, out);
        if (needed - memory.verdict).abs() > 0.5 {
            memory.verdict = needed;
            ui.ctx().request_discard("the verdict needs another height");
        }
        return;
    }
    let words = ui.words();
    let title = title(card, draft, figures, words);
    let note = note(card, draft, figures, words);
    let mut shown_card = ChartCard::new(&title, rect.size(), figures.state).note(&note);
    shown_card = match card {
        Card::Strip => shown_card.bare(),
        Card::Aspects => shown_card.beside(),
        _ => shown_card,
    };
    let charts = &mut memory.charts;
    let state = match card {
        Card::Domains => &mut charts.domains,
        Card::Placement => &mut charts.placement,
        Card::Aspects => &mut charts.aspects,
        Card::Levels => &mut charts.levels,
        Card::Lost => &mut charts.lost,
        Card::Strip | Card::Verdict => &mut charts.strip,
    };
    let ShownChart { response, picked, asked } = shown_card.ui(ui, state, |room, fit| {
        let beside = (card == Card::Aspects).then_some(room.beside);
        chart(card, draft, figures, (room.size.x, room.size.y), beside, fit.lettering())
    });
    zone(ui, rect, response.id);
    match picked {
        Some(Picked::Indicator(id)) => out.push(Action::OpenIndicator(id)),
        Some(Picked::Number { kind, id, anchor }) => memory.origin.toggle(kind, &id, anchor, response.id),
        None => {}
    }
    if let Some(asked) = asked {
        let compared = figures.published.as_ref().filter(|published| !published.index.is_empty());
        out.extend(pictures::actions(&title, asked, draft, compared.map(|published| published.year), words));
    }
}

/// What a card is called.
fn title(card: Card, draft: &OpenDraft, figures: &Figures, words: Words) -> String {
    match (card, &figures.published) {
        (Card::Domains, Some(published)) if !published.domains.is_empty() => {
            t!(words, dashboard.domains_compared, year = published.year)
        }
        (Card::Domains, _) => t!(words, dashboard.domains).to_owned(),
        (Card::Placement, Some(published)) => {
            let total = words.count(published.placement.of);
            t!(words, dashboard.standing.title, total = total, year = published.year)
        }
        (Card::Aspects, _) => t!(words, dashboard.aspects, count = words.count(draft.rubric.aspects.len())),
        (Card::Levels, _) => t!(words, dashboard.levels).to_owned(),
        (Card::Lost, _) => t!(words, dashboard.lost).to_owned(),
        (Card::Strip, _) => t!(words, dashboard.strip, count = words.count(draft.score.total)),
        (Card::Placement | Card::Verdict, _) => String::new(),
    }
}

/// The remark beside its title.
fn note(card: Card, draft: &OpenDraft, figures: &Figures, words: Words) -> String {
    match (card, &figures.published) {
        (Card::Levels, _) => t!(words, dashboard.levels.note).to_owned(),
        (Card::Lost, _) => {
            let count = figures.losses;
            if count == 0 { String::new() } else { t!(words, dashboard.lost.note, count = words.count(count)) }
        }
        // With two kinds of bars the rank stands in their legend.
        (Card::Placement, Some(published)) if published.own.is_none() && draft.score.complete() => {
            published.rank_words(words)
        }
        _ => String::new(),
    }
}

/// The chart of a card; `beside` is the room in the line of its title.
fn chart(
    card: Card,
    draft: &OpenDraft,
    figures: &Figures,
    size: (f32, f32),
    beside: Option<(f32, f32)>,
    lettering: Lettering<'_>,
) -> Drawing {
    let words = lettering.words;
    let (rubric, score) = (&*draft.rubric, &draft.score);
    let now = t!(words, dashboard.now, year = draft.assessment().year.value);
    let published = figures.published.as_ref();
    match card {
        Card::Verdict => Drawing::default(),
        Card::Domains => {
            let series = published.map(|published| published.domains.clone()).unwrap_or_default();
            domain_bars(rubric, score, size, &BarsOptions { label: now, series }, lettering)
        }
        Card::Placement => published.map_or_else(Drawing::default, |published| {
            histogram(rubric, score, size, &standing(published, draft, words), lettering)
        }),
        Card::Aspects => {
            let series = published.map(|published| published.aspects.clone()).unwrap_or_default();
            let short_label = Some(t!(words, dashboard.now_short).to_owned());
            let options = RadarOptions { compact: false, label: Some(now), short_label, series, above: beside };
            radar(Mode::Screen, rubric, score, size, &options, lettering)
        }
        Card::Levels => level_grid(Mode::Screen, rubric, score, size, lettering),
        Card::Lost => lost_points(rubric, score, size, lettering),
        Card::Strip => {
            let label = if size.0 < STRIP_NAMED { "" } else { now.as_str() };
            let unbacked = figures.backing.unbacked.iter().map(|one| one.indicator.clone()).collect();
            strip(rubric, score, size, &StripOptions { label, second: None, unbacked }, lettering)
        }
    }
}

/// Where the index stands among the published ones.
fn standing(published: &Published, draft: &OpenDraft, words: Words) -> HistogramOptions {
    let complete = draft.score.complete();
    let (above, of) = published.placement_words(complete, words);
    let title = t!(words, dashboard.standing.title, total = words.count(published.placement.of), year = published.year);
    let index = index_text(words, &draft.score);
    HistogramOptions {
        bins: published.bins.clone(),
        own: published.own.map(|kind| kind_name(kind, words).to_owned()),
        remark: if complete { published.rank_words(words) } else { String::new() },
        sentence: t!(words, dashboard.standing, title = title, index = index, above = above, of = of),
    }
}
