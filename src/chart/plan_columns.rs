//! The way of a plan on the screen: a column for the index before it, one for each step, one for the index after it.

use super::{
    mark::Sample,
    pen::{Font, Pen, dashed, solid},
    plan_way::plan_way,
    shape::{Align, Drawing, Ink, Lettering, at},
    spot::Spot,
    value::{limit_text, value_palette},
    waterfall::{sentence, table, ticks},
};
use crate::{
    insight::{Roadmap, RoadmapStep},
    rubric::{Exact, Rubric},
    t,
    words::fraction,
};

/// Room for the name of the limit, and below it for the figure of the highest column.
const LIMIT: f32 = 18.0;
const FIGURE: f32 = 16.0;
/// Room below the columns for a number and the change of its level.
const BELOW: f32 = 32.0;
/// Room of the step in which all further ones are summed; narrower columns say nothing.
const NARROWEST: f32 = 9.0;
/// Share of its room that a column takes.
const THICK: f32 = 0.82;

/// The plan as columns, in the order in which it is done. The axis does not start at the lowest index; the note of the card
/// that shows it says where it does.
pub fn plan_columns(rubric: &Rubric, plan: &Roadmap, size: (f32, f32), lettering: Lettering<'_>) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let words = lettering.words;
    let small = Font::regular(11.0, Ink::Muted);
    let strong = Font::semibold(11.5, Ink::Text);
    let most = (((size.0 - 60.0) / NARROWEST) as usize).saturating_sub(2).max(1);
    let way = plan_way(words, rubric, plan, most);
    let (start, end) = (way.axis_start(rubric), way.axis_end());
    let figures: Vec<(Exact, String)> =
        ticks(&start, &end).into_iter().map(|tick| (tick.clone(), limit_text(words, &tick, 1))).collect();
    let left = figures.iter().map(|(_, text)| pen.width(text, small)).fold(0.0, f32::max) + 8.0;
    let (top, bottom) = (LIMIT + FIGURE, (size.1 - BELOW).max(LIMIT + FIGURE + 10.0));
    let span = if end > start { &end - &start } else { Exact::from_integer(1.into()) };
    let y = |value: &Exact| bottom - fraction(&((value - &start) / &span)).clamp(0.0, 1.0) * (bottom - top);
    let mut last_figure = f32::INFINITY;
    for (tick, text) in &figures {
        let line = y(tick);
        pen.line(at(left, line), at(size.0, line), solid(1.0, Ink::Hair));
        if last_figure - line >= 13.0 {
            pen.text(at(left - 6.0, small.centred(line)), Align::Right, text.clone(), small);
            last_figure = line;
        }
    }
    let count = way.steps.len() + 2;
    let pitch = (size.0 - left) / count as f32;
    let half = pitch * THICK / 2.0;
    let middle = |place: usize| left + (place as f32 + 0.5) * pitch;
    if let Some(limit) = &way.limit {
        let line = y(&limit.at);
        pen.line(
            at(left, line),
            at(size.0, line),
            dashed(1.5, Ink::LevelEdge(value_palette(rubric, &limit.at)), 5.0, 3.0),
        );
        pen.line(
            at(left, 7.0),
            at(left + 22.0, 7.0),
            dashed(1.5, Ink::LevelEdge(value_palette(rubric, &limit.at)), 5.0, 3.0),
        );
        let label = pen.cut(&limit.label, strong, size.0 - left - 30.0);
        pen.text(at(left + 28.0, strong.centred(7.0)), Align::Left, label, strong);
    }
    let mut now = way.from.clone();
    let total = |pen: &mut Pen<'_>, place: usize, label: &str, value: &Exact| {
        let (x, height) = (middle(place), y(value));
        let (min, max) = (at(x - half, height), at(x + half, bottom));
        pen.level(min, max, 0.0, value_palette(rubric, value));
        let figure = words.decimal(value, 2);
        let wide = pen.width(&figure, strong) / 2.0;
        let stand = x.clamp(left + wide, (size.0 - wide).max(left + wide));
        pen.text(at(stand, height - 4.0), Align::Center, figure, strong);
        if pen.width(label, small) <= pitch - 4.0 {
            pen.text(at(x, bottom + 13.0), Align::Center, label, small);
        }
        let area = (at(x - pitch / 2.0, top), at(x + pitch / 2.0, size.1));
        pen.spot(Spot::new(area, place, label).figure(
            Sample::Nothing,
            t!(words, chart.head.index),
            words.decimal(value, 4),
        ));
    };
    total(&mut pen, 0, t!(words, chart.columns.now), &way.from);
    for (place, step) in way.steps.iter().enumerate() {
        let x = middle(place + 1);
        let next = &now + &step.change;
        let (high, low) = (y(&next).min(y(&now)), y(&next).max(y(&now)));
        pen.line(at(x - pitch + half, y(&now)), at(x - half, y(&now)), solid(1.0, Ink::Faint));
        pen.fill(at(x - half, high), at(x + half, low.max(high + 2.0)), 0.0, Ink::Bar);
        let gain = words.signed(&step.change, 4);
        let wide = pen.width(&gain, small);
        if wide <= pitch - 4.0 {
            pen.fill(at(x - wide / 2.0 - 1.0, high - 14.0), at(x + wide / 2.0 + 1.0, high - 3.0), 0.0, Ink::Surface);
            pen.text(at(x, high - 4.0), Align::Center, gain.clone(), small);
        }
        let own =
            (place < most.saturating_sub(1) || way.steps.len() == plan.steps.len()).then(|| plan.steps.get(place));
        let spot = Spot::new((at(x - pitch / 2.0, top), at(x + pitch / 2.0, size.1)), place + 1, step.label.as_str())
            .figure(Sample::Nothing, t!(words, chart.head.change), gain)
            .figure(Sample::Nothing, t!(words, chart.head.index), words.decimal(&next, 4));
        match own.flatten() {
            Some(of) => {
                below(&mut pen, of, (x, bottom), pitch);
                pen.spot(spot.leading_to([of.indicator.as_str()]));
            }
            None => pen.spot(spot),
        }
        now = next;
    }
    let x = middle(count - 1);
    pen.line(at(x - pitch + half, y(&now)), at(x - half, y(&now)), solid(1.0, Ink::Faint));
    total(&mut pen, count - 1, t!(words, chart.columns.then), &now);
    pen.line(at(left, bottom), at(size.0, bottom), solid(1.0, Ink::Muted));
    pen.finish(sentence(words, &way), table(words, &way))
}

/// The number of an indicator and the change of its level, where they find room.
fn below(pen: &mut Pen<'_>, step: &RoadmapStep, (x, bottom): (f32, f32), pitch: f32) {
    let (number, small) = (Font::semibold(11.0, Ink::Text), Font::regular(10.5, Ink::Muted));
    if pen.width(&step.indicator, number) <= pitch - 2.0 {
        pen.text(at(x, bottom + 13.0), Align::Center, step.indicator.clone(), number);
    }
    let change = format!("{}→{}", step.from, step.to);
    if pen.width(&change, small) <= pitch - 2.0 {
        pen.text(at(x, bottom + 27.0), Align::Center, change, small);
    }
}
