//! Bars of index values on their true axis: domains with comparison, and one bar for a table cell.

use super::{
    mark::{self, Entry, Mark, Reference, Sample, Series},
    pen::{Font, PT, Pen, by_mode, solid},
    radar::compared,
    shape::{Align, Drawing, Ink, Lettering, Mode, Table, at},
    spot::Spot,
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
pub(super) fn share(rubric: &Rubric, value: &Exact) -> f32 {
    rubric.value_range().map_or(0.0, |(low, high)| fraction(&((value - low) / (high - low))).clamp(0.0, 1.0))
}

/// The whole numbers of the axis with their places, 0 to 1.
pub(super) fn ticks(rubric: &Rubric) -> Vec<(Exact, f32)> {
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
    let kind = if rubric.domains.is_empty() { NodeKind::Aspect } else { NodeKind::Domain };
    bars(rubric, &domain_rows(rubric, score), kind, size, options, lettering)
}

/// The same of the aspects.
pub fn aspect_bars(
    rubric: &Rubric,
    score: &Score,
    size: (f32, f32),
    options: &BarsOptions,
    lettering: Lettering<'_>,
) -> Drawing {
    bars(rubric, &aspect_rows(rubric, score), NodeKind::Aspect, size, options, lettering)
}

fn bars(
    rubric: &Rubric,
    rows: &[Row<'_>],
    kind: NodeKind,
    size: (f32, f32),
    options: &BarsOptions,
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let palettes: Vec<u8> =
        rows.iter().map(|row| node_palette(rubric, row.node)).filter(|palette| *palette > 0).collect();
    let legend = domain_legend(&mut pen, size.0, options, &palettes);
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
            let end = at(left + (share(rubric, value) * wide).max(2.0), y + half);
            pen.level(at(left, y - half), end, 2.0, palette);
        }
        let value = value_text(pen.words, row.node);
        pen.text(at(size.0, value_font.centred(y)), Align::Right, value.clone(), value_font);
        let (min, max) = (at(0.0, y - pitch / 2.0), at(size.0, y + pitch / 2.0));
        let now = if palette > 0 { Sample::level(palette) } else { Sample::Nothing };
        let mut spot = Spot::new((min, max), place, row.label())
            .figure(now, options.label.as_str(), value)
            .note(row.share(pen.words))
            .leading_to(row.indicators(rubric))
            .number((at(size.0 - values - 8.0, min.y), max), kind, row.id);
        for reference in options.series.iter().filter_map(|series| series.reference(row.id)) {
            let x = left + share(rubric, &reference.value) * wide;
            mark::draw(&mut pen, Mode::Screen, reference.mark, at(x, y), half);
            let sample = Sample::Mark(reference.mark);
            spot = spot.compared(pen.words, sample, &reference.label, row.node, &reference.value);
        }
        pen.spot(spot);
    }
    pen.set_across(1);
    let table = table(pen.words, kind, rows, options);
    pen.finish(extremes_sentence(lettering.words, rows), table)
}

/// The legend above the bars, in the colours they have; returns its height.
fn domain_legend(pen: &mut Pen<'_>, width: f32, options: &BarsOptions, palettes: &[u8]) -> f32 {
    if options.label.is_empty() {
        return 0.0;
    }
    let now = (Sample::levels(palettes), t!(pen, chart.in_band_colours, label = options.label));
    let series = options.series.iter().map(|series| (Sample::Mark(series.mark), series.label.clone()));
    let entries: Vec<Entry> = [now].into_iter().chain(series).collect();
    mark::legend(pen, Mode::Screen, at(0.0, 0.0), width, &entries, Align::Left) + 4.0
}

fn table(words: Words, kind: NodeKind, rows: &[Row<'_>], options: &BarsOptions) -> Table {
    let what = if kind == NodeKind::Aspect { t!(words, chart.head.aspect) } else { t!(words, chart.head.domain) };
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
        let (min, max) = (at(0.0, top), at(share(rubric, value) * size.0, bottom));
        match mode {
            Mode::Screen => pen.level(min, max, radius, palette),
            Mode::Print => pen.fill(min, max, radius, Ink::Bar),
        }
    }
    for reference in references {
        let room = if reference.mark == Mark::Circle { by_mode(mode, 5.2, 1.15) } else { by_mode(mode, 2.2, 0.4) };
        let x = (share(rubric, &reference.value) * size.0).clamp(room, (size.0 - room).max(room));
        let (middle, half) = (f32::midpoint(top, bottom), (bottom - top) / 2.0);
        match reference.mark {
            // What lies beyond it is claimed and not proved.
            Mark::Backed => {
                let inset = by_mode(mode, 0.5, 0.14);
                let from = share(rubric, &reference.value) * size.0;
                let to = value.map_or(from, |value| share(rubric, value) * size.0);
                let edge = Some(solid(2.0 * inset, Ink::Alert));
                let (min, max) = (at(from + inset, top + inset), at((to - inset).max(from + inset), bottom - inset));
                pen.rect(min, max, 0.0, Some(Ink::Surface), edge);
            }
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
