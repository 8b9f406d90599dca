//! What the plan comes to: the index now and then, how much it takes, and the way between the two.

use std::sync::Arc;

use egui::{
    Label, Rect, Ui,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::{
    figures::{Figures, Shown},
    verdict,
    work::Memory,
};
use crate::{
    chart::{GaugeOptions, Mark, Mode, Reference, gauge, plan_columns, plan_way},
    desktop::{
        action::Action,
        pages::{View, chart_pictures},
        theme::{Tokens, Type, icon},
        widgets::{
            ChartCard, NoteKind, Picked, card, drawing, glyph, note, number_button, number_in_words, pill, segments,
            text_wrapped, zone,
        },
    },
    insight::PlanSum,
    scoring::NodeKind,
    t,
    words::Speaks as _,
};

/// Least width of the ruler.
const GAUGE: f32 = 230.0;
/// From this width on the line below the list has room for what it comes to.
const FOOT: f32 = 1000.0;

/// Shows index, predicate, ruler and counts; `whole` where no line below a list says some of them.
pub(super) fn result_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (figures, shown): (&Figures, &Shown),
    memory: &mut Memory,
    whole: bool,
) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (rubric, plan) = (&*view.draft.rubric, &shown.roadmap);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let width = ui.available_width();
        let row = |ui: &mut Ui, memory: &mut Memory| {
            ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
            let now = words.decimal(&plan.from, 2);
            let button = number_button(ui, Type::Screen, &now, &t!(words, dashboard.index_button, value = now));
            if button.clicked() {
                memory.origin.toggle(NodeKind::Index, "", button.rect, button.id);
            }
            glyph(ui, icon::ARROW_RIGHT, 18.0, tokens.text3);
            let then = words.decimal(&plan.reached, 2);
            let name = t!(words, rencana.origin_of, what = t!(words, chart.plan.to), value = then);
            let button = number_button(ui, Type::Screen, &then, &name);
            if button.clicked() {
                memory.explain((view, figures, &shown.roadmap), &PlanSum::Reached, true, button.rect, button.id);
            }
            if let Some(band) = rubric.band(&plan.reached) {
                pill(ui, band.palette, &band.name, false);
            }
            for fact in facts(view, shown, whole || width < FOOT) {
                fact.ui(ui, (view, figures, shown), memory);
            }
        };
        if width >= 3.0 * GAUGE {
            let wide = (width * 0.3).clamp(GAUGE, 360.0);
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(width - wide - 16.0);
                    ui.horizontal_wrapped(|ui| row(ui, memory));
                });
                let state = memory.state().value();
                let chart = memory.gauge.get(ui, state, vec2(wide, 0.0), |fit| {
                    let label = t!(words, chart.columns.now).to_owned();
                    let now = Reference { label, value: plan.from.clone(), mark: Mark::Triangle };
                    let options = GaugeOptions { small: true, references: vec![now] };
                    gauge(Mode::Screen, rubric, &shown.after, wide, &options, fit.lettering())
                });
                let (response, picked) = drawing(ui, &chart);
                if let Some(Picked::Number { anchor, .. }) = picked {
                    memory.explain((view, figures, &shown.roadmap), &PlanSum::Reached, true, anchor, response.id);
                }
            });
        } else {
            ui.horizontal_wrapped(|ui| row(ui, memory));
        }
        let faults = verdict::faults(view, plan);
        if !memory.proposes(figures) && !faults.is_empty() {
            note(ui, NoteKind::Warning, |ui| {
                for fault in faults {
                    text_wrapped(ui, Type::Help, tokens.text, fault);
                }
            });
        }
    });
}

/// What it takes: figures with what they count; `whole` where nothing else says what it costs and until when it is done.
fn facts(view: &View<'_>, shown: &Shown, whole: bool) -> Vec<Fact> {
    let (words, plan) = (view.words(), &shown.roadmap);
    let units = plan.loads.iter().filter(|load| load.unit.is_some()).count();
    let mut facts = vec![
        Fact::of(words.count(plan.indicators()), t!(words, rencana.fact_indicators, count = plan.level_ups())),
        Fact::sum(words.count(plan.effort), t!(words, rencana.fact_days).to_owned(), PlanSum::Effort),
        Fact::of(words.count(units), t!(words, rencana.fact_units).to_owned()),
    ];
    if whole {
        facts.extend(cost(view, shown));
        facts.extend(finish(view, shown));
    }
    facts
}

/// What it costs, as far as somebody says.
fn cost(view: &View<'_>, shown: &Shown) -> Option<Fact> {
    let (words, plan) = (view.words(), &shown.roadmap);
    let figure = words.rupiah(plan.cost?);
    Some(Fact::sum(figure, t!(words, rencana.fact_cost, count = plan.costed), PlanSum::Cost))
}

/// The last day on which something of it is due.
fn finish(view: &View<'_>, shown: &Shown) -> Option<Fact> {
    let words = view.words();
    shown.roadmap.finish.map(|day| Fact::of(words.date_short(day), t!(words, rencana.fact_finish).to_owned()))
}

/// A figure with what it counts, and where it comes from if it is a sum.
struct Fact {
    figure: String,
    what: String,
    sum: Option<PlanSum>,
}

impl Fact {
    fn of(figure: String, what: String) -> Self {
        Self { figure, what, sum: None }
    }

    fn sum(figure: String, what: String, sum: PlanSum) -> Self {
        Self { figure, what, sum: Some(sum) }
    }

    fn width(&self, ui: &Ui) -> f32 {
        let wide = |text: &str, kind: Type| {
            ui.painter().layout_no_wrap(text.to_owned(), kind.font(), egui::Color32::WHITE).size().x
        };
        wide(&self.figure, Type::Strong) + wide(&self.what, Type::Help) + 6.0
    }

    /// Shows it; the two stay together.
    fn ui(&self, ui: &mut Ui, (view, figures, shown): (&View<'_>, &Figures, &Shown), memory: &mut Memory) {
        let tokens = Tokens::of(ui);
        let mut job = LayoutJob::default();
        for (wording, kind, color) in [
            (self.figure.as_str(), Type::Strong, tokens.text),
            (" ", Type::Help, tokens.text2),
            (self.what.as_str(), Type::Help, tokens.text2),
        ] {
            job.append(wording, 0.0, TextFormat { font_id: kind.font(), color, ..TextFormat::default() });
        }
        let Some(sum) = self.sum.as_ref().filter(|_| !shown.roadmap.steps.is_empty()) else {
            ui.add(Label::new(job).extend());
            return;
        };
        let name = t!(ui, rencana.origin_of, what = self.what, value = self.figure);
        let button = number_in_words(ui, job, &name);
        if button.clicked() {
            memory.explain((view, figures, &shown.roadmap), sum, true, button.rect, button.id);
        }
    }
}

/// Shows the way from now to then; a column leads to its row.
pub(super) fn way_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Arc<Shown>,
    memory: &mut Memory,
    height: f32,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let rubric = &*view.draft.rubric;
    let title = t!(words, rencana.way);
    let start = plan_way(words, rubric, &shown.roadmap, usize::MAX).axis_start(rubric);
    let cut = rubric.value_range().is_some_and(|(low, _)| start > *low);
    let note = if cut { t!(words, rencana.axis, start = words.decimal(&start, 1)) } else { String::new() };
    let size = vec2(ui.available_width(), height);
    let rect = Rect::from_min_size(ui.cursor().min, size);
    let (state, plan) = (memory.state().value(), Arc::clone(shown));
    let chart = ChartCard::new(title, size, state).note(&note).ui(ui, &mut memory.chart, |room, fit| {
        plan_columns(rubric, &plan.roadmap, (room.size.x, room.size.y), fit.lettering())
    });
    zone(ui, rect, chart.response.id);
    if let Some(Picked::Indicator(id)) = chart.picked {
        memory.show(&id);
    }
    if let Some(asked) = chart.asked {
        let source = chart_pictures::source(view.draft, words);
        let origin = chart_pictures::Origin::of_draft(title, source, view.draft);
        out.extend(chart_pictures::actions(title, asked, origin, words));
    }
}

/// The line below the list: what all that rises comes to, and whether it is listed by indicators or by units.
pub(super) fn foot_ui(ui: &mut Ui, (view, figures, shown): (&View<'_>, &Figures, &Shown), memory: &mut Memory) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let plan = &shown.roadmap;
    let gain = &plan.reached - &plan.from;
    let mut facts = vec![
        Fact::of(words.count(plan.indicators()), t!(words, rencana.foot_indicators).to_owned()),
        Fact::sum(words.signed(&gain, 4), t!(words, rencana.foot_gain).to_owned(), PlanSum::Reached),
        Fact::sum(words.count(plan.effort), t!(words, rencana.fact_days).to_owned(), PlanSum::Effort),
    ];
    facts.extend(finish(view, shown));
    facts.extend(cost(view, shown));
    let space = ui.available_rect_before_wrap();
    ui.painter().rect_filled(space, 0, tokens.brand_tint);
    let mut left = space.shrink2(vec2(16.0, 1.0));
    let names = [t!(words, rencana.rising), t!(words, rencana.units)];
    let lay =
        |name: &&str| ui.painter().layout_no_wrap((*name).to_owned(), Type::Strong.font(), tokens.text).size().x + 22.0;
    let switch = left.with_min_x(left.right() - names.iter().map(lay).sum::<f32>());
    left.max.x = switch.left() - 12.0;
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(left).layout(layout), |ui| {
        ui.spacing_mut().item_spacing = vec2(18.0, 0.0);
        ui.spacing_mut().interact_size.y = 24.0;
        for fact in facts {
            // What has no room is said above already.
            if fact.width(ui) <= ui.available_width() {
                fact.ui(ui, (view, figures, shown), memory);
            }
        }
    });
    // The order of the Tab key is that of the eye.
    let builder = egui::UiBuilder::new().max_rect(switch).layout(egui::Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(builder, |ui| {
        if let Some(place) = segments(ui, t!(words, rencana.listed_by), &names, usize::from(memory.by_unit)) {
            memory.by_unit = place == 1;
            ui.ctx().request_repaint();
        }
    });
}
