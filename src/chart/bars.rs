//! Bars of index values on their true axis: domains with comparison, one bar for a table cell, and the small
//! aspect bars of the live panel.

use super::{
    mark::{self, Entry, Mark, Reference, Sample, Series},
    pen::{Font, PT, Pen, by_mode, solid},
    radar::compared,
    shape::{Align, Drawing, Ink, Lettering, Mode, Table, at},
    value::{Row, aspect_rows, domain_rows, extremes_sentence, limit_text, node_palette, value_text},
};
use crate::{
    rubric::{Exact, Rubric},
    scoring::{Node, NodeKind, Score},
    t,
    words::{Words, fraction},
};

/// What the bars of the domains show beside the present values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BarsOptions {
    /// Name of the present values, for the legend; empty for no legend.
    pub label: String,
    /// Figures to compare with, by domain id (aspect id in frameworks without domains).
    pub series: Vec<Series>,
}

/// Where a value stands between the ends of the index, 0 to 1.
fn share(rubric: &Rubric, value: &Exact) -> f32 {
    rubric.value_range().map_or(0.0, |(low, high)| fraction(&((value - low) / (high - low))).clamp(0.0, 1.0))
}

/// The whole numbers of the axis with their places, 0 to 1.
fn ticks(rubric: &Rubric) -> Vec<(Exact, f32)> {
    let Some((low, high)) = rubric.value_range() else {
        return Vec::new();
    };
    let mut ticks = Vec::new();
    let mut tick = low.ceil();
    while tick <= *high {
        ticks.push((tick.clone(), share(rubric, &tick)));
        tick += Exact::from_integer(1.into());
    }
    ticks
}

/// A bar for each domain on the screen, in frameworks without domains for each aspect, with marks to compare with.
pub fn domain_bars(
    rubric: &Rubric,
    score: &Score,
    size: (f32, f32),
    options: &BarsOptions,
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let rows = domain_rows(rubric, score);
    let kind = if rubric.domains.is_empty() { NodeKind::Aspect } else { NodeKind::Domain };
    let legend = domain_legend(&mut pen, size.0, options);
    let (name_font, value_font) = (Font::regular(13.0, Ink::Text), Font::semibold(13.0, Ink::Text));
    let widest = rows.iter().map(|row| pen.width(&row.label(), name_font)).fold(0.0, f32::max);
    let left = (widest + 18.0).min(size.0 * 0.36);
    let values = rows.iter().map(|row| pen.width(&value_text(pen.words, row.node), value_font)).fold(0.0, f32::max);
    let wide = (size.0 - left - values - 16.0).max(20.0);
    let top = legend + 20.0;
    let tick_font = Font::regular(11.0, Ink::Muted);
    for (tick, place) in ticks(rubric) {
        let x = left + place * wide;
        pen.text(at(x, legend + 12.0), Align::Center, limit_text(pen.words, &tick, 0), tick_font);
        pen.line(at(x, top - 2.0), at(x, size.1), solid(1.0, Ink::Hair));
    }
    let pitch = (size.1 - top) / rows.len().max(1) as f32;
    let half = (pitch * 0.31).clamp(3.0, 11.0);
    for (place, row) in rows.iter().enumerate() {
        let y = top + (place as f32 + 0.5) * pitch;
        let name = pen.first_fitting(&[&row.label(), &row.tiny_label()], name_font, left - 8.0);
        pen.text(at(0.0, name_font.centred(y)), Align::Left, name, name_font);
        let palette = node_palette(rubric, row.node);
        if let Some(value) = row.node.value.as_ref().filter(|_| palette > 0) {
            let end = at(left + share(rubric, value) * wide, y + half);
            pen.fill(at(left, y - half), end, 2.0, Ink::Level(palette));
        }
        for reference in options.series.iter().filter_map(|series| series.reference(row.id)) {
            let x = left + share(rubric, &reference.value) * wide;
            mark::draw(&mut pen, Mode::Screen, reference.mark, at(x, y), half);
        }
        let value = value_text(pen.words, row.node);
        pen.text(at(size.0, value_font.centred(y)), Align::Right, value.clone(), value_font);
        let (min, max) = (at(0.0, y - pitch / 2.0), at(size.0, y + pitch / 2.0));
        pen.origin(min, max, (kind, row.id), format!("{} {value}", row.label()));
    }
    let table = table(pen.words, rubric, &rows, options);
    pen.finish(extremes_sentence(lettering.words, &rows), table)
}

/// The legend above the bars; returns its height.
fn domain_legend(pen: &mut Pen<'_>, width: f32, options: &BarsOptions) -> f32 {
    if options.label.is_empty() {
        return 0.0;
    }
    let now = (Sample::Patch(Ink::Level(4)), options.label.clone());
    let series = options.series.iter().map(|series| (Sample::Mark(series.mark), series.label.clone()));
    let entries: Vec<Entry> = [now].into_iter().chain(series).collect();
    mark::legend(pen, Mode::Screen, at(0.0, 0.0), width, &entries, Align::Left) + 4.0
}

fn table(words: Words, rubric: &Rubric, rows: &[Row<'_>], options: &BarsOptions) -> Table {
    let what = if rubric.domains.is_empty() { t!(words, chart.head.aspect) } else { t!(words, chart.head.domain) };
    let now = if options.label.is_empty() { t!(words, chart.head.value) } else { options.label.as_str() };
    let head = [what, now].into_iter().chain(options.series.iter().map(|series| series.label.as_str()));
    let head = head.map(str::to_owned).collect();
    Table { head, rows: rows.iter().map(|row| compared(words, row, &options.series)).collect() }
}

/// One bar for a table cell: in print 58 × 5.4 millimetres in the summary, lower in the table of aspects. The scale
/// stands in the table's head; marks carry no text.
pub fn value_bar(
    mode: Mode,
    rubric: &Rubric,
    node: &Node,
    size: (f32, f32),
    references: &[Reference],
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    // High cells leave room above the track for the triangle of a target.
    let (top, bottom) = match mode {
        Mode::Print if size.1 > 4.0 => (size.1 * 0.27, size.1 * 0.88),
        _ => (0.0, size.1),
    };
    let palette = node_palette(rubric, node);
    let radius = by_mode(mode, 2.0, 0.0);
    pen.fill(at(0.0, top), at(size.0, bottom), radius, Ink::Track);
    if mode == Mode::Print {
        for (_, place) in ticks(rubric).iter().filter(|(_, place)| *place > 0.0 && *place < 1.0) {
            pen.line(at(place * size.0, top), at(place * size.0, bottom), solid(0.2, Ink::Surface));
        }
    }
    let value = node.value.as_ref().filter(|_| palette > 0);
    if let Some(value) = value {
        let ink = if mode == Mode::Screen { Ink::Level(palette) } else { Ink::Bar };
        pen.fill(at(0.0, top), at(share(rubric, value) * size.0, bottom), radius, ink);
    }
    for reference in references {
        let room = if reference.mark == Mark::Circle { by_mode(mode, 5.2, 1.15) } else { by_mode(mode, 2.2, 0.4) };
        let x = (share(rubric, &reference.value) * size.0).clamp(room, (size.0 - room).max(room));
        let (middle, half) = (f32::midpoint(top, bottom), (bottom - top) / 2.0);
        match reference.mark {
            // A low cell has no room above its track: the target is a plain tick as high as the cell.
            Mark::Tick | Mark::Triangle if top < by_mode(mode, 6.0, 1.4) => {
                pen.line(at(x, 0.0), at(x, size.1), solid(by_mode(mode, 2.2, 0.34), Ink::Text));
            }
            mark => mark::draw(&mut pen, mode, mark, at(x, middle), half),
        }
    }
    let head = vec![t!(pen.words, chart.head.value).to_owned()];
    let head = head.into_iter().chain(references.iter().map(|reference| reference.label.clone())).collect();
    let figures = references.iter().map(|reference| pen.words.decimal(&reference.value, 2));
    let row = [value_text(pen.words, node)].into_iter().chain(figures).collect();
    let sentence = format!(
        "{}{}",
        t!(pen.words, chart.one_value, value = value_text(pen.words, node)),
        mark::references_sentence(pen.words, references)
    );
    pen.finish(sentence, Table { head, rows: vec![row] })
}

/// The figures of the axis above a column of [`value_bar`] in print; narrow columns show the ends and the middle. The
/// first and the last figure stand inside the column.
pub fn value_scale(rubric: &Rubric, width: f32, lettering: Lettering<'_>) -> Drawing {
    let font = Font::semibold(7.25 * PT, Ink::Text);
    let mut pen = Pen::new(width, 9.0 * PT, lettering);
    let ticks = ticks(rubric);
    let last = ticks.len().saturating_sub(1);
    let shown = |place: usize| width >= 40.0 || place == 0 || place == last || 2 * place == last;
    for (_, (tick, share)) in ticks.iter().enumerate().filter(|(place, _)| shown(*place)) {
        let text = limit_text(pen.words, tick, 0);
        let half = pen.width(&text, font) / 2.0;
        let middle = (share * width).clamp(half, (width - half).max(half));
        pen.text(at(middle, 7.3 * PT), Align::Center, text, font);
    }
    pen.finish(String::new(), Table::default())
}

/// Height of one row of [`aspect_bars`].
pub const ASPECT_ROW: f32 = 20.0;

/// The aspects in the live panel: name, small bar, value; the aspect named by `current` stands out. The height
/// follows from the number of aspects.
pub fn aspect_bars(
    rubric: &Rubric,
    score: &Score,
    width: f32,
    current: Option<&str>,
    lettering: Lettering<'_>,
) -> Drawing {
    let rows = aspect_rows(rubric, score);
    let mut pen = Pen::new(width, ASPECT_ROW * rows.len() as f32, lettering);
    let value_font = Font::regular(12.5, Ink::Text);
    let numbers = rows.iter().map(|row| pen.width(row.id, value_font)).fold(0.0, f32::max) + 6.0;
    let bold = Font::semibold(12.5, Ink::Text);
    let names = rows.iter().map(|row| pen.width(row.name, bold)).fold(0.0, f32::max);
    let values = f32::max(
        52.0,
        rows.iter().map(|row| pen.width(&value_text(pen.words, row.node), value_font)).fold(0.0, f32::max),
    );
    let (from, to) = ((numbers + names + 10.0).min(width * 0.55), width - values - 4.0);
    for (place, row) in rows.iter().enumerate() {
        let y = (place as f32 + 0.5) * ASPECT_ROW;
        let font = if current == Some(row.id) { bold } else { value_font };
        pen.text(at(0.0, font.centred(y)), Align::Left, row.id, font);
        let name = pen.first_fitting(&[row.name, row.tiny], font, from - numbers - 4.0);
        pen.text(at(numbers, font.centred(y)), Align::Left, name, font);
        pen.fill(at(from, y - 4.0), at(to, y + 4.0), 1.0, Ink::Track);
        let palette = node_palette(rubric, row.node);
        if let Some(value) = row.node.value.as_ref().filter(|_| palette > 0) {
            let end = from + share(rubric, value) * (to - from);
            pen.fill(at(from, y - 4.0), at(end, y + 4.0), 1.0, Ink::Level(palette));
        }
        let value = value_text(pen.words, row.node);
        pen.text(at(width, font.centred(y)), Align::Right, value.clone(), font);
        let (min, max) = (at(0.0, y - ASPECT_ROW / 2.0), at(width, y + ASPECT_ROW / 2.0));
        pen.origin(min, max, (NodeKind::Aspect, row.id), format!("{} {value}", row.label()));
    }
    let head = vec![t!(pen.words, chart.head.aspect).to_owned(), t!(pen.words, chart.head.value).to_owned()];
    let table = Table { head, rows: rows.iter().map(|row| compared(pen.words, row, &[])).collect() };
    pen.finish(extremes_sentence(lettering.words, &rows), table)
}
