//! What the plan comes to: the index now and then, how much it takes, and the way between the two.

use std::sync::Arc;

use egui::{
    Frame, Label, Margin, Rect, Ui,
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
        widgets::{ChartCard, NoteKind, Picked, card, drawing, glyph, note, pill, text, text_wrapped, zone},
    },
    t,
    words::Speaks as _,
};

/// Least width of the ruler.
const GAUGE: f32 = 230.0;

/// Shows index, predicate, ruler and counts.
pub(super) fn result_ui(ui: &mut Ui, view: &View<'_>, figures: &Figures, shown: &Shown, memory: &mut Memory) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (rubric, plan) = (&*view.draft.rubric, &shown.roadmap);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let width = ui.available_width();
        let row = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
            text(ui, Type::Screen, tokens.text, words.decimal(&plan.from, 2));
            glyph(ui, icon::ARROW_RIGHT, 18.0, tokens.text3);
            let then = words.decimal(&plan.reached, 2);
            text(ui, Type::Screen, tokens.text, &then);
            if let Some(band) = rubric.band(&plan.reached) {
                pill(ui, band.palette, &band.name, false);
            }
            for (figure, what) in facts(view, shown) {
                fact(ui, &figure, &what);
            }
        };
        if width >= 3.0 * GAUGE {
            let wide = (width * 0.3).clamp(GAUGE, 360.0);
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(width - wide - 16.0);
                    ui.horizontal_wrapped(row);
                });
                let state = memory.state().value();
                let chart = memory.gauge.get(ui, state, vec2(wide, 0.0), |fit| {
                    let label = t!(words, chart.columns.now).to_owned();
                    let now = Reference { label, value: plan.from.clone(), mark: Mark::Triangle };
                    let options = GaugeOptions { small: true, references: vec![now] };
                    gauge(Mode::Screen, rubric, &shown.after, wide, &options, fit.lettering())
                });
                drawing(ui, &chart);
            });
        } else {
            ui.horizontal_wrapped(row);
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

/// What it takes: figures with what they count.
fn facts(view: &View<'_>, shown: &Shown) -> Vec<(String, String)> {
    let (words, plan) = (view.words(), &shown.roadmap);
    let units = plan.loads.iter().filter(|load| load.unit.is_some()).count();
    let mut facts = vec![
        (words.count(plan.indicators()), t!(words, rencana.fact_indicators, count = plan.level_ups())),
        (words.count(plan.effort), t!(words, rencana.fact_days).to_owned()),
        (words.count(units), t!(words, rencana.fact_units).to_owned()),
    ];
    facts.extend(plan.cost.map(|cost| (words.rupiah(cost), t!(words, rencana.fact_cost, count = plan.costed))));
    facts.extend(plan.finish.map(|day| (words.date_short(day), t!(words, rencana.fact_finish).to_owned())));
    facts
}

/// A figure with what it counts; the two stay together.
fn fact(ui: &mut Ui, figure: &str, what: &str) {
    let tokens = Tokens::of(ui);
    let mut job = LayoutJob::default();
    for (wording, kind, color) in
        [(figure, Type::Strong, tokens.text), (" ", Type::Help, tokens.text2), (what, Type::Help, tokens.text2)]
    {
        job.append(wording, 0.0, TextFormat { font_id: kind.font(), color, ..TextFormat::default() });
    }
    ui.add(Label::new(job).extend());
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

/// The line below the list: what all that rises comes to.
pub(super) fn foot_ui(ui: &mut Ui, shown: &Shown) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let plan = &shown.roadmap;
    let gain = &plan.reached - &plan.from;
    let mut facts = vec![
        (words.count(plan.indicators()), t!(words, rencana.foot_indicators).to_owned()),
        (words.signed(&gain, 4), t!(words, rencana.foot_gain).to_owned()),
        (words.count(plan.effort), t!(words, rencana.fact_days).to_owned()),
    ];
    facts.extend(plan.finish.map(|day| (words.date(day), t!(words, rencana.fact_finish).to_owned())));
    let frame = Frame::new().fill(tokens.brand_tint).inner_margin(Margin::symmetric(16, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(18.0, 2.0);
            ui.spacing_mut().interact_size.y = 18.0;
            for (figure, what) in facts {
                fact(ui, &figure, &what);
            }
        });
    });
}
