//! Points of the index that indicators withhold, in the order in which they are best won.

use super::{
    mark::{self, Entry, Sample, level_chip},
    pen::{Font, Pen, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Table, at},
    spot::Spot,
    value::{level_palette, level_text},
};
use crate::{
    insight::nearest_losses,
    rubric::{Exact, Rubric},
    scoring::{Loss, Score, completed_level},
    t,
    words::{Words, fraction},
};

/// Height of one row.
const LOSS_ROW: f32 = 22.0;
/// Height of the legend and the gap below it.
const LOSS_HEAD: f32 = 19.0;

/// The lines below the rows, and how many rows come before them where the height is short.
const FOOT: f32 = 36.0;
const LEAST_ROWS: f32 = 7.0;

/// The indicators that come first, as many as the height holds: the next level solid, later levels outlined; below them,
/// where there is room, the rule of their order and what they lose together. Sentence and table name all of them.
pub fn lost_points(rubric: &Rubric, score: &Score, size: (f32, f32), lettering: Lettering<'_>) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let losses = nearest_losses(rubric, score);
    let foot = if size.1 - FOOT >= LOSS_HEAD + LEAST_ROWS * LOSS_ROW { FOOT } else { 0.0 };
    let shown = (((size.1 - foot - LOSS_HEAD) / LOSS_ROW).floor().max(0.0) as usize).min(losses.len());
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
        row(&mut pen, rubric, score, (place, loss), LOSS_HEAD + (place as f32 + 0.5) * LOSS_ROW, most);
    }
    if foot > 0.0 && !losses.is_empty() {
        let font = Font::regular(12.0, Ink::Faint);
        let rule = pen.cut(t!(pen.words, dashboard.lost.rule), font, size.0);
        pen.text(at(0.0, size.1 - 20.0), Align::Left, rule, font);
        if shown < losses.len() {
            let sum = pen.cut(&sum_text(pen.words, &losses, shown), font, size.0);
            pen.text(at(0.0, size.1 - 4.0), Align::Left, sum, font);
        }
    }
    pen.set_across(1);
    pen.finish(sentence(lettering.words, rubric, &losses, shown), table(lettering.words, rubric, score, &losses))
}

fn row(pen: &mut Pen<'_>, rubric: &Rubric, score: &Score, (place, loss): (usize, &Loss), y: f32, most: f32) {
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
    for (step_place, step) in loss.steps.iter().enumerate() {
        let end = x + fraction(step) / most * (bar_right - bar_left);
        let right = (end - 1.5).max(x + 1.0);
        if step_place == 0 {
            pen.fill(at(x, y - 5.0), at(right, y + 5.0), 1.5, Ink::Bar);
        } else {
            let (min, max) = (at(x + 0.5, y - 4.5), at(right - 0.5, y + 4.5));
            pen.rect(min, max, 1.5, Some(Ink::NowArea), Some(solid(1.0, Ink::Now)));
        }
        x = end;
    }
    pen.text(at(width, value_font.centred(y)), Align::Right, value.clone(), value_font);
    let words = pen.words;
    let title = t!(words, chart.indicator, id = indicator.id, name = indicator.title);
    let next = loss.steps.first().map(|step| words.signed(step, 4)).unwrap_or_default();
    let spot = Spot::new((at(0.0, y - LOSS_ROW / 2.0), at(width, y + LOSS_ROW / 2.0)), place, title)
        .figure(Sample::Nothing, t!(words, chart.head.lost), value)
        .figure(Sample::Patch(Ink::Bar), t!(words, chart.next_level), next)
        .figure(Sample::level(level_palette(level)), t!(words, chart.head.level), level_text(level))
        .leading_to([indicator.id.as_str()]);
    pen.spot(spot);
}

fn sum(losses: &[Loss]) -> Exact {
    losses.iter().map(|loss| &loss.total).sum()
}

/// `Jumlah seluruhnya 1,2505 poin; 9 teratas ini 0,5450.`
fn sum_text(words: Words, losses: &[Loss], shown: usize) -> String {
    let part = words.decimal(&sum(&losses[..shown]), 4);
    t!(words, dashboard.lost.sum, all = words.decimal(&sum(losses), 4), shown = words.count(shown), part = part)
}

fn sentence(words: Words, rubric: &Rubric, losses: &[Loss], shown: usize) -> String {
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
