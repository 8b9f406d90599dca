//! How many levels each indicator is above or below another result, in print.

use super::{
    mark::Sample,
    pen::{Font, PT, Pen, solid},
    shape::{Align, Drawing, Ink, Lettering, Table, at},
    spot::Spot,
    value::level_palette,
};
use crate::{insight::Shift, rubric::Rubric, t, words::Words};

/// Height of the head, a square with the room after it, and how many stand in a row.
const HEAD: f32 = 7.0;
const SQUARE: f32 = 5.6;
const PITCH: f32 = 6.0;
const PER_ROW: usize = 5;
/// Room between two columns.
const GAP: f32 = 4.0;

/// Five columns from two levels and more below to two and more above; each indicator a square in the colour of its level.
pub fn difference_grid(rubric: &Rubric, shifts: &[Shift], width: f32, lettering: Lettering<'_>) -> Drawing {
    let columns: Vec<Vec<&Shift>> =
        (-2..=2).map(|by| shifts.iter().filter(|shift| shift.by().clamp(-2, 2) == by).collect()).collect();
    let rows = columns.iter().map(|column| column.len().div_ceil(PER_ROW)).max().unwrap_or_default().max(1);
    let mut pen = Pen::new(width, HEAD + PITCH * rows as f32, lettering);
    let room = (width - 4.0 * GAP) / 5.0;
    let (head, count) = (Font::semibold(8.5 * PT, Ink::Text), Font::regular(7.25 * PT, Ink::Muted));
    let number = |ink| Font::regular(6.75 * PT, ink);
    let mut row = 0;
    for (place, column) in columns.iter().enumerate() {
        let x = place as f32 * (room + GAP);
        pen.text(at(x, 3.4), Align::Left, name(pen.words, place), head);
        let many = t!(pen, chart.grid_count, count = column.len());
        pen.text(at(x + room, 3.4), Align::Right, many, count);
        pen.line(at(x, 5.0), at(x + room, 5.0), solid(0.28, Ink::Text));
        for (square, shift) in column.iter().enumerate() {
            let min = at(x + (square % PER_ROW) as f32 * PITCH, HEAD + (square / PER_ROW) as f32 * PITCH);
            let max = at(min.x + SQUARE, min.y + SQUARE);
            let palette = level_palette(Some(shift.to));
            pen.fill(min, max, 0.0, Ink::Level(palette));
            if palette <= 1 {
                let (min, max) = (at(min.x + 0.07, min.y + 0.07), at(max.x - 0.07, max.y - 0.07));
                pen.rect(min, max, 0.0, None, Some(solid(0.14, Ink::LevelEdge(palette))));
            }
            let font = number(Ink::OnLevel(palette));
            let middle = at(min.x + SQUARE / 2.0, font.centred(min.y + SQUARE / 2.0));
            pen.text(middle, Align::Center, shift.indicator.clone(), font);
            let title = rubric.indicator(&shift.indicator).map_or("", |indicator| indicator.short.as_str());
            let levels = t!(pen, chart.grid_levels, from = shift.from, to = shift.to);
            let spot = Spot::new((min, max), row, format!("{} {title}", shift.indicator));
            pen.spot(spot.figure(Sample::level(palette), "", levels).leading_to([shift.indicator.as_str()]));
            row += 1;
        }
    }
    let sentence = sentence(lettering.words, &columns);
    let table = table(lettering.words, rubric, &columns);
    pen.finish(sentence, table)
}

/// What a column is headed with: `−2`, `sama`, `+1`.
fn name(words: Words, place: usize) -> String {
    match place {
        0 => t!(words, chart.grid_below).to_owned(),
        1 => "\u{2212}1".to_owned(),
        2 => t!(words, chart.grid_same).to_owned(),
        3 => "+1".to_owned(),
        _ => t!(words, chart.grid_above).to_owned(),
    }
}

fn sentence(words: Words, columns: &[Vec<&Shift>]) -> String {
    let many =
        |range: std::ops::Range<usize>| columns.get(range).unwrap_or_default().iter().map(Vec::len).sum::<usize>();
    t!(words, chart.grid, above = many(3..5), below = many(0..2), same = many(2..3))
}

fn table(words: Words, rubric: &Rubric, columns: &[Vec<&Shift>]) -> Table {
    let head = [
        t!(words, chart.head.number),
        t!(words, chart.head.indicator),
        t!(words, chart.head.compared),
        t!(words, chart.head.level),
    ];
    let row = |shift: &&Shift| {
        let title = rubric.indicator(&shift.indicator).map_or_else(String::new, |indicator| indicator.title.clone());
        vec![shift.indicator.clone(), title, shift.from.to_string(), shift.to.to_string()]
    };
    Table { head: head.map(str::to_owned).to_vec(), rows: columns.iter().flatten().map(row).collect() }
}
