//! Points of the index that indicators withhold, in the order in which they are best won.

use super::{
    mark::{self, Entry, Sample, level_chip},
    pen::{Font, Pen, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Table, at},
    value::level_text,
};
use crate::{
    rubric::{Exact, Rubric},
    scoring::{Loss, Score, completed_level, losses},
    t,
    words::{Words, fraction},
};

/// Height of one row.
pub const LOSS_ROW: f32 = 24.5;
/// Height of the legend and the gap below it.
const HEAD: f32 = 22.0;

/// The indicators that come first, as many as the height holds: the next level solid, later levels outlined.
/// Sentence and table name what all of them lose together.
pub fn lost_points(rubric: &Rubric, score: &Score, size: (f32, f32), lettering: Lettering<'_>) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let losses = losses(rubric, score);
    let shown = (((size.1 - HEAD) / LOSS_ROW).floor().max(0.0) as usize).min(losses.len());
    let edge = solid(1.0, Ink::Now);
    let entries: [Entry; 2] = [
        (Sample::Patch(Ink::Bar), t!(pen.words, chart.next_level).to_owned()),
        (Sample::Outline(Ink::NowArea, edge), t!(pen.words, chart.later_levels).to_owned()),
    ];
    if !losses.is_empty() {
        mark::legend(&mut pen, Mode::Screen, at(0.0, 0.0), size.0, &entries, Align::Left);
    }
    let most = losses.iter().map(|loss| &loss.total).max().map_or(1.0, fraction);
    for (place, loss) in losses.iter().take(shown).enumerate() {
        row(&mut pen, rubric, score, loss, HEAD + (place as f32 + 0.5) * LOSS_ROW, most);
    }
    pen.finish(sentence(lettering.words, rubric, &losses, shown), table(lettering.words, rubric, score, &losses))
}

fn row(pen: &mut Pen<'_>, rubric: &Rubric, score: &Score, loss: &Loss, y: f32, most: f32) {
    let Some(indicator) = rubric.indicator(&loss.indicator) else {
        return;
    };
    let width = pen.size().0;
    let value = pen.words.decimal(&loss.total, 4);
    let value_font = Font::semibold(13.0, Ink::Text);
    let bar_right = width - pen.width(&value, value_font) - 12.0;
    let bar_left = bar_right - width * 0.21;
    let chip = bar_left - 20.0;
    let (number, name) = (Font::regular(12.5, Ink::Faint), Font::regular(12.5, Ink::Text));
    pen.text(at(3.0, number.centred(y)), Align::Left, indicator.id.clone(), number);
    let title = pen.cut(&indicator.short, name, chip - 13.0 - 26.0);
    pen.text(at(26.0, name.centred(y)), Align::Left, title, name);
    let level = completed_level(rubric, score, indicator);
    level_chip(pen, at(chip, y), 8.5, level);
    let mut x = bar_left;
    for (place, step) in loss.steps.iter().enumerate() {
        let end = x + fraction(step) / most * (bar_right - bar_left);
        let right = (end - 1.5).max(x + 1.0);
        if place == 0 {
            pen.fill(at(x, y - 5.0), at(right, y + 5.0), 1.5, Ink::Bar);
        } else {
            let (min, max) = (at(x + 0.5, y - 4.5), at(right - 0.5, y + 4.5));
            pen.rect(min, max, 1.5, Some(Ink::NowArea), Some(solid(1.0, Ink::Now)));
        }
        x = end;
    }
    pen.text(at(width, value_font.centred(y)), Align::Right, value.clone(), value_font);
    let label = t!(pen, chart.loses, id = indicator.id, name = indicator.title, points = value);
    pen.spot(at(0.0, y - LOSS_ROW / 2.0), at(width, y + LOSS_ROW / 2.0), &indicator.id, label);
}

fn sentence(words: Words, rubric: &Rubric, losses: &[Loss], shown: usize) -> String {
    let sum = |losses: &[Loss]| -> Exact { losses.iter().map(|loss| &loss.total).sum() };
    let Some((first, indicator)) = losses.first().and_then(|loss| Some((loss, rubric.indicator(&loss.indicator)?)))
    else {
        return t!(words, chart.nothing_lost).to_owned();
    };
    t!(
        words,
        chart.lost,
        all = words.decimal(&sum(losses), 4),
        count = losses.len(),
        shown = shown,
        part = words.decimal(&sum(&losses[..shown]), 4),
        name = indicator.title,
        points = words.decimal(&first.total, 4)
    )
}

fn table(words: Words, rubric: &Rubric, score: &Score, losses: &[Loss]) -> Table {
    let head = vec![
        t!(words, chart.head.number).to_owned(),
        t!(words, chart.head.indicator).to_owned(),
        t!(words, chart.head.level).to_owned(),
        t!(words, chart.head.next_level).to_owned(),
        t!(words, chart.head.lost).to_owned(),
    ];
    let row = |loss: &Loss| {
        let indicator = rubric.indicator(&loss.indicator)?;
        let level = level_text(completed_level(rubric, score, indicator));
        let next = loss.steps.first().map_or_else(String::new, |step| words.decimal(step, 4));
        Some(vec![indicator.id.clone(), indicator.title.clone(), level, next, words.decimal(&loss.total, 4)])
    };
    Table { head, rows: losses.iter().filter_map(row).collect() }
}
