//! Index and domains of several results on one axis, in print.

use super::{
    bars::{share, ticks},
    mark::{self, Mark, Sample, Series},
    pen::{Font, PT, Pen, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Table, at},
    spot::Spot,
    value::{Row, domain_rows, limit_text, value_text},
};
use crate::{
    rubric::{Exact, Rubric},
    scoring::{NodeKind, Score},
    t,
    words::Words,
};

/// Height of the head and of a row.
const HEAD: f32 = 7.0;
const ROW: f32 = 9.2;
/// Where the axis begins, room before the columns of figures, and their width.
const AXIS: f32 = 46.0;
const BEFORE_FIGURES: f32 = 3.0;
const FIGURE: f32 = 17.5;
/// The present value.
const DOT: f32 = 1.15;
/// Id under which the figures of the index stand in a series.
pub const INDEX: &str = "";

/// A row for the index and one for each domain: the present value as a dot, the others as their marks, figures at the
/// right. `label` names the present values; the figures of the index stand under [`INDEX`].
pub fn dot_plot(
    rubric: &Rubric,
    score: &Score,
    width: f32,
    (label, series): (&str, &[Series]),
    lettering: Lettering<'_>,
) -> Drawing {
    let rows = rows(lettering.words, rubric, score);
    let mut pen = Pen::new(width, HEAD + ROW * rows.len() as f32, lettering);
    let right = width - FIGURE * (series.len() + 1) as f32 - BEFORE_FIGURES;
    let place = |value: &Exact| AXIS + share(rubric, value) * (right - AXIS);
    let bottom = pen.size().1;
    let head = Font::semibold(7.25 * PT, Ink::Text);
    for (tick, _) in ticks(rubric) {
        let x = place(&tick);
        let text = limit_text(pen.words, &tick, 0);
        pen.text(at(x, HEAD - 2.4), Align::Center, text, Font::regular(7.25 * PT, Ink::Muted));
        pen.line(at(x, HEAD), at(x, bottom), solid(0.14, Ink::Hair));
    }
    let column = |number: usize| width - FIGURE * (series.len() - number) as f32;
    for (number, label) in std::iter::once(label).chain(series.iter().map(|one| one.label.as_str())).enumerate() {
        let text = pen.cut(label, head, FIGURE - 1.0);
        pen.text(at(column(number), HEAD - 2.4), Align::Right, text, head);
    }
    pen.line(at(0.0, HEAD), at(width, HEAD), solid(0.28, Ink::Text));
    for (number, (id, row)) in rows.iter().enumerate() {
        let top = HEAD + ROW * number as f32;
        let y = top + ROW / 2.0;
        let font = if number == 0 { Font::semibold(8.0 * PT, Ink::Text) } else { Font::regular(8.0 * PT, Ink::Text) };
        let name = pen.first_fitting(&[&name(row), &row.tiny_label()], font, AXIS - 4.0);
        pen.text(at(0.0, font.centred(y)), Align::Left, name.clone(), font);
        let now = row.node.value.as_ref().filter(|_| row.node.answered > 0);
        let others: Vec<_> = series.iter().map(|one| one.reference(id)).collect();
        // Averages of others are no step on the way from one result to the next.
        let results = others.iter().flatten().filter(|one| one.mark != Mark::Tick).map(|one| &one.value);
        let places: Vec<f32> = now.into_iter().chain(results).map(&place).collect();
        let (first, last) = places.iter().fold((f32::MAX, f32::MIN), |(low, high), x| (low.min(*x), high.max(*x)));
        if places.len() > 1 {
            pen.line(at(first, y), at(last, y), solid(0.5, Ink::Bar));
        }
        let figure = Font::regular(8.0 * PT, Ink::Text);
        let mut spot = Spot::new((at(0.0, top), at(width, top + ROW)), number, name).figure(
            Sample::Patch(Ink::Now),
            label,
            value_text(pen.words, row.node),
        );
        for (other, reference) in others.iter().enumerate() {
            let Some(reference) = reference else {
                pen.text(at(column(other + 1), figure.centred(y)), Align::Right, super::NO_VALUE, figure);
                continue;
            };
            mark::draw(&mut pen, Mode::Print, reference.mark, at(place(&reference.value), y), ROW * 0.2);
            let text = pen.words.decimal(&reference.value, 2);
            pen.text(at(column(other + 1), figure.centred(y)), Align::Right, text, figure);
            let sample = Sample::Mark(reference.mark);
            spot = spot.compared(pen.words, sample, &reference.label, row.node, &reference.value);
        }
        if let Some(value) = now {
            pen.circle(at(place(value), y), DOT, Some(Ink::Now), None);
        }
        let text = value_text(pen.words, row.node);
        pen.text(at(column(0), figure.centred(y)), Align::Right, text, Font::semibold(8.0 * PT, Ink::Text));
        pen.spot(spot);
        let last = number + 1 == rows.len();
        let edge = if last { solid(0.28, Ink::Text) } else { solid(0.14, Ink::Hair) };
        pen.line(at(0.0, top + ROW), at(width, top + ROW), edge);
    }
    pen.set_across(1);
    let table = table(lettering.words, &rows, (label, series));
    pen.finish(t!(lettering.words, chart.dot_plot).to_owned(), table)
}

/// The index, then the domains, each with the id under which other results name it.
fn rows<'a>(words: Words, rubric: &'a Rubric, score: &'a Score) -> Vec<(&'a str, Row<'a>)> {
    let name = t!(words, chart.head.index);
    let index = Row { id: INDEX, name, tiny: name, node: &score.lowest.root };
    let domains = domain_rows(rubric, score).into_iter().map(|row| (row.id, row));
    std::iter::once((INDEX, index)).chain(domains).collect()
}

fn name(row: &Row<'_>) -> String {
    if row.node.kind == NodeKind::Index { row.name.to_owned() } else { row.label() }
}

fn table(words: Words, rows: &[(&str, Row<'_>)], (label, series): (&str, &[Series])) -> Table {
    let head = [t!(words, chart.head.value), label].into_iter().chain(series.iter().map(|one| one.label.as_str()));
    let line = |(id, row): &(&str, Row<'_>)| {
        let others = series.iter().map(|one| match one.reference(id) {
            Some(reference) => words.decimal(&reference.value, 2),
            None => super::NO_VALUE.to_owned(),
        });
        [name(row), value_text(words, row.node)].into_iter().chain(others).collect()
    };
    Table { head: head.map(str::to_owned).collect(), rows: rows.iter().map(line).collect() }
}
