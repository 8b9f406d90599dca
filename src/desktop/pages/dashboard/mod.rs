//! *Dasbor*: the verdict first, then the charts, each of which leads to the numbers and indicators behind it.

mod comparison;
mod figures;
mod layout;
mod lost;
mod placement;
mod verdict;

use std::sync::Arc;

use comparison::Comparison;
use egui::{Align, Layout, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, Vec2, vec2};
use figures::{Figures, Kept};
use layout::{Card, places};

use super::{Room, View, title_line::title_line};
use crate::{
    chart::{BarsOptions, Drawing, Mode, RadarOptions, StripOptions, domain_bars, level_grid, radar, strip},
    desktop::{
        action::{Action, Page},
        command::Command,
        draft::OpenDraft,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, ChartCard, ChartState, NumberOrigin, Picked, ScreenFit, choice_box, empty_state, text, zone,
        },
    },
    insight, t,
    words::{Speaks as _, Words},
};

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    comparison: Comparison,
    origin: NumberOrigin,
    charts: Charts,
    kept: Kept,
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
    let figures = memory.kept.get(draft, memory.comparison, words);
    let room = Room::of(ui);
    let available = ui.available_size();
    let places = places(room, available, memory.verdict, figures.placement.is_some());
    ScrollArea::vertical().id_salt("dashboard").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let (area, _) = ui.allocate_exact_size(vec2(available.x, places.height), Sense::hover());
        for (card, rect) in &places.cards {
            let rect = rect.translate(area.min.to_vec2());
            let builder = UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min));
            ui.scope_builder(builder, |ui| card_ui(ui, *card, rect, draft, &figures, memory, out));
        }
    });
    memory.origin.ui(ui, draft, out);
}

fn title_ui(ui: &mut Ui, draft: &OpenDraft, comparison: &mut Comparison, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    title_line(ui, Page::Dashboard, |ui| {
        let context = context_words(draft, words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let export = Command::Export;
            if Button::new(&export.text(words)).icon(export.icon()).ui(ui).clicked() {
                out.push(Action::Command(export));
            }
            if draft.score.answered > 0 {
                comparison_ui(ui, draft, comparison);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let width = ui.available_width();
                let whole = ui.painter().layout_no_wrap(context.clone(), Type::Help.font(), tokens.text3).size().x;
                if whole <= width {
                    text(ui, Type::Help, tokens.text3, context);
                }
            });
        });
    });
}

/// `Data per 23 November 2026 · 47 dari 47 indikator dinilai`
fn context_words(draft: &OpenDraft, words: Words) -> String {
    let answered =
        t!(words, dashboard.answered, done = words.count(draft.score.answered), total = words.count(draft.score.total));
    match draft.changed_at() {
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
    let names: Vec<String> = Comparison::ALL.iter().map(|choice| choice.name(kind, national.year, words)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = Comparison::ALL.iter().position(|choice| choice == comparison).unwrap_or_default();
    let label = t!(words, dashboard.compare);
    if let Some(picked) = choice_box(ui, label, &names, chosen, 190.0) {
        *comparison = Comparison::ALL.get(picked).copied().unwrap_or_default();
    }
    if Room::of(ui) >= Room::Rail {
        text(ui, Type::Help, tokens.text2, label);
    }
}

fn card_ui(
    ui: &mut Ui,
    card: Card,
    rect: Rect,
    draft: &OpenDraft,
    figures: &Arc<Figures>,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let size = rect.size();
    let (rubric, score) = (&draft.rubric, &draft.score);
    let now = t!(words, dashboard.now, year = draft.assessment().year.value);
    let year = figures.year;
    let charts = &mut memory.charts;
    let shown = match card {
        Card::Verdict => {
            let needed = verdict::ui(ui, rect, draft, figures, &mut memory.origin);
            if (needed - memory.verdict).abs() > 0.5 {
                memory.verdict = needed;
                ui.ctx().request_discard("the verdict needs another height");
            }
            return;
        }
        Card::Domains => {
            let title = if figures.domains.is_empty() {
                t!(words, dashboard.domains).to_owned()
            } else {
                t!(words, dashboard.domains_compared, year = year)
            };
            chart_ui(ui, ChartCard::new(&title, size), &mut charts.domains, |room, fit| {
                let options = BarsOptions { label: now, series: figures.domains.clone() };
                domain_bars(rubric, score, (room.x, room.y), &options, fit.lettering())
            })
        }
        Card::Placement => {
            if let Some(response) = placement::ui(ui, size, &mut charts.placement, rubric, score, figures) {
                zone(ui, rect, response.id);
            }
            return;
        }
        Card::Aspects => {
            let title = t!(words, dashboard.aspects, count = words.count(rubric.aspects.len()));
            chart_ui(ui, ChartCard::new(&title, size), &mut charts.aspects, |room, fit| {
                let options = RadarOptions { compact: false, label: Some(now), series: figures.aspects.clone() };
                radar(Mode::Screen, rubric, score, (room.x, room.y), &options, fit.lettering())
            })
        }
        Card::Levels => {
            let card = ChartCard::new(t!(words, dashboard.levels), size).note(t!(words, dashboard.levels.note));
            chart_ui(ui, card, &mut charts.levels, |room, fit| {
                level_grid(Mode::Screen, rubric, score, (room.x, room.y), fit.lettering())
            })
        }
        Card::Lost => lost::ui(ui, size, &mut charts.lost, rubric, score),
        Card::Strip => {
            let title = t!(words, dashboard.strip, count = words.count(score.total));
            chart_ui(ui, ChartCard::new(&title, size).bare(), &mut charts.strip, |room, fit| {
                // A narrow page needs the width for the cells.
                let label = if room.x < 900.0 { "" } else { now.as_str() };
                let options = StripOptions { label, second: None };
                strip(rubric, score, (room.x, room.y), &options, fit.lettering())
            })
        }
    };
    let (response, picked) = shown;
    zone(ui, rect, response.id);
    match picked {
        Some(Picked::Indicator(id)) => out.push(Action::OpenIndicator(id)),
        Some(Picked::Number { kind, id, anchor }) => memory.origin.toggle(kind, &id, anchor, response.id),
        None => {}
    }
}

fn chart_ui(
    ui: &mut Ui,
    card: ChartCard<'_>,
    state: &mut ChartState,
    make: impl FnOnce(Vec2, &ScreenFit<'_>) -> Drawing,
) -> (Response, Option<Picked>) {
    card.drawing_ui(ui, state, make)
}
