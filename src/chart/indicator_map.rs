//! The map of all indicators in print: a cell each, grouped by domain and aspect.

use std::collections::BTreeMap;

use super::{
    mark::{EvidenceMark, Sample, draw_evidence},
    pen::{Font, PT, Pen, solid},
    shape::{Align, Drawing, Ink, Lettering, Point, Table, at},
    spot::Spot,
    value::{NO_VALUE, Row, aspect_rows, counts_sentence, domain_rows, level_palette, level_text, value_text},
};
use crate::{
    rubric::{Indicator, Rubric},
    scoring::{Score, completed_level},
    t,
    words::Words,
};

/// What the map shows beside the levels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MapOptions {
    /// Level aimed at, by indicator id; cells below it get a strong frame and a mark.
    pub targets: BTreeMap<String, u8>,
    /// How the evidence stands, by indicator id.
    pub evidence: BTreeMap<String, EvidenceMark>,
}

/// Left edge of the cells.
const LEFT: f32 = 34.0;
/// Width and height of a cell.
const CELL: (f32, f32) = (26.4, 13.3);
/// Between two cells.
const GAP: f32 = 1.0;
/// Width of a cell's block in the colour of its level.
const BLOCK: f32 = 8.0;
/// Room for the name beside the block, and its lines.
const NAME_ROOM: f32 = 16.4;
const NAME_LINES: usize = 3;
const NAME_LEADING: f32 = 2.7;
const NAME_FONT: Font = Font::regular(6.75 * PT, Ink::Text);
/// From a domain's rule to its cells.
const DOMAIN_HEAD: f32 = 5.8;
/// After an aspect, and before the next domain's rule.
const AFTER_ASPECT: f32 = 2.5;
const BEFORE_DOMAIN: f32 = 2.9;

/// A cell for every indicator. The height follows from the framework: about 200 millimetres on a width of 170.
pub fn indicator_map(
    rubric: &Rubric,
    score: &Score,
    width: f32,
    options: &MapOptions,
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(width, 0.0, lettering);
    let per_row = (((width - LEFT + GAP) / (CELL.0 + GAP)).floor() as usize).max(1);
    let aspects = aspect_rows(rubric, score);
    let mut y = 0.0;
    if rubric.domains.is_empty() {
        pen.line(at(0.0, 0.0), at(width, 0.0), solid(0.28, Ink::Text));
        y = group(&mut pen, (rubric, score, options), &mut aspects.iter(), per_row, 1.8);
    }
    for (place, domain) in domain_rows(rubric, score).iter().filter(|_| !rubric.domains.is_empty()).enumerate() {
        let top = if place == 0 { 0.0 } else { y + BEFORE_DOMAIN };
        let name = rubric.domain(domain.id).map_or(domain.name, |domain| &domain.name);
        domain_head(&mut pen, &Row { name, ..*domain }, top, width);
        let of_domain = |aspect: &&Row<'_>| {
            rubric.aspect(aspect.id).is_some_and(|aspect| aspect.domain.as_deref() == Some(domain.id))
        };
        let mut own = aspects.iter().filter(of_domain);
        y = group(&mut pen, (rubric, score, options), &mut own, per_row, top + DOMAIN_HEAD);
    }
    pen.set_height(y + 0.2);
    pen.finish(counts_sentence(lettering.words, rubric, score), table(lettering.words, rubric, score, options))
}

/// Lines of an indicator's name in its cell, and whether they fit.
fn name_lines(pen: &Pen<'_>, indicator: &Indicator) -> (Vec<String>, bool) {
    let lines = pen.wrap(&indicator.short, NAME_FONT, NAME_ROOM);
    let fits = lines.len() <= NAME_LINES && lines.iter().all(|line| pen.width(line, NAME_FONT) <= NAME_ROOM);
    (lines, fits)
}

fn domain_head(pen: &mut Pen<'_>, domain: &Row<'_>, top: f32, width: f32) {
    let font = Font::semibold(8.0 * PT, Ink::Text);
    let value = value_text(pen.words, domain.node);
    pen.line(at(0.0, top), at(width, top), solid(0.28, Ink::Text));
    let name = pen.cut(&domain.label(), font, width - pen.width(&value, font) - 4.0);
    pen.text(at(0.0, top + 3.8), Align::Left, name, font);
    pen.text(at(width, top + 3.8), Align::Right, value, font);
}

/// Draws aspects from `top` on and returns where the last one ends.
fn group<'r>(
    pen: &mut Pen<'_>,
    (rubric, score, options): (&Rubric, &Score, &MapOptions),
    aspects: &mut dyn Iterator<Item = &'r Row<'r>>,
    per_row: usize,
    top: f32,
) -> f32 {
    let mut y = top;
    let mut bottom = top;
    for aspect in aspects {
        let named = aspect_name(pen, aspect, y);
        let mut cells = 0;
        for (place, indicator) in rubric.indicators_of(aspect.id).enumerate() {
            let (column, row) = (place % per_row, place / per_row);
            let corner = at(LEFT + column as f32 * (CELL.0 + GAP), y + row as f32 * (CELL.1 + GAP));
            cell(pen, (rubric, score, options), indicator, corner);
            cells = row + 1;
        }
        let tall = cells as f32 * (CELL.1 + GAP) - GAP;
        bottom = y + tall.max(named);
        y = bottom + AFTER_ASPECT;
    }
    bottom
}

/// Number, name and value of an aspect beside its cells; returns the height they take.
fn aspect_name(pen: &mut Pen<'_>, aspect: &Row<'_>, y: f32) -> f32 {
    let font = Font::regular(7.5 * PT, Ink::Text);
    pen.text(at(0.0, y + 2.9), Align::Left, aspect.id, font.inked(Ink::Muted));
    let lines = pen.wrap(aspect.name, font, LEFT - 5.0);
    let mut baseline = y + 2.9;
    for line in &lines {
        let line = pen.cut(line, font, LEFT - 4.0);
        pen.text(at(3.4, baseline), Align::Left, line, font);
        baseline += 3.6;
    }
    let value = value_text(pen.words, aspect.node);
    pen.text(at(3.4, baseline + 0.3), Align::Left, value, Font::semibold(8.0 * PT, Ink::Text));
    baseline + 1.2 - y
}

fn cell(
    pen: &mut Pen<'_>,
    (rubric, score, options): (&Rubric, &Score, &MapOptions),
    indicator: &Indicator,
    corner: Point,
) {
    let level = completed_level(rubric, score, indicator);
    let palette = level_palette(level);
    let Point { x, y } = corner;
    let end = at(x + CELL.0, y + CELL.1);
    let target = options.targets.get(&indicator.id).copied().filter(|target| level.is_none_or(|now| now < *target));
    let block_end = at(x + BLOCK, end.y);
    match level {
        Some(_) => pen.fill(corner, block_end, 0.0, Ink::Level(palette)),
        None => pen.hatch(corner, block_end),
    }
    if palette <= 1 {
        pen.line(at(block_end.x, y), block_end, solid(0.14, Ink::LevelEdge(palette)));
    }
    let ink = Ink::OnLevel(palette);
    let middle = x + BLOCK / 2.0;
    pen.text(at(middle, y + 6.9), Align::Center, level_text(level), Font::regular(14.0 * PT, ink));
    let number = Font::regular(7.0 * PT, ink);
    let id = pen.cut(&indicator.id, number, BLOCK - 0.6);
    pen.text(at(middle, end.y - 1.7), Align::Center, id, number);

    let text_x = block_end.x + 1.2;
    let (lines, _) = name_lines(pen, indicator);
    for (place, line) in lines.iter().take(NAME_LINES).enumerate() {
        let line = pen.cut(line, NAME_FONT, NAME_ROOM + 0.4);
        pen.text(at(text_x, y + 2.8 + NAME_LEADING * place as f32), Align::Left, line, NAME_FONT);
    }
    if let Some(target) = target {
        let bottom = end.y - 1.4;
        let points = vec![at(text_x, bottom), at(text_x + 1.9, bottom), at(text_x + 0.95, bottom - 1.7)];
        pen.area(at(text_x + 0.95, bottom - 0.6), points, Ink::Text);
        let font = Font::regular(7.0 * PT, Ink::Text);
        pen.text(at(text_x + 2.5, bottom), Align::Left, target.to_string(), font);
    }
    if let Some(mark) = options.evidence.get(&indicator.id) {
        draw_evidence(pen, *mark, at(end.x - 2.3, end.y - 2.3));
    }
    let frame = if target.is_some() { solid(0.3, Ink::Text) } else { solid(0.14, Ink::Hair) };
    let inset = frame.width / 2.0;
    pen.rect(at(x + inset, y + inset), at(end.x - inset, end.y - inset), 0.0, None, Some(frame));
    let row = rubric.indicators.iter().position(|other| other.id == indicator.id).unwrap_or_default();
    let mut spot = indicator_spot(pen.words, rubric, (row, indicator), (corner, end), level);
    if let Some(target) = options.targets.get(&indicator.id) {
        spot = spot.figure(Sample::Nothing, t!(pen.words, chart.head.target), target.to_string());
    }
    if let Some(mark) = options.evidence.get(&indicator.id) {
        spot = spot.note(mark.name(pen.words));
    }
    pen.spot(spot);
}

/// The mark of an indicator at its row of the table: `23 Manajemen data: tingkat 3 (Terdefinisi)`.
pub(super) fn indicator_spot(
    words: Words,
    rubric: &Rubric,
    (row, indicator): (usize, &Indicator),
    area: (Point, Point),
    level: Option<u8>,
) -> Spot {
    let title = t!(words, chart.indicator, id = indicator.id, name = indicator.title);
    let value = match level {
        Some(level) => {
            t!(words, chart.level_named, level = level, level_name = rubric.level_name(indicator, level))
        }
        None => t!(words, chart.open).to_owned(),
    };
    Spot::new(area, row, title)
        .figure(Sample::level(level_palette(level)), "", value)
        .leading_to([indicator.id.as_str()])
}

fn table(words: Words, rubric: &Rubric, score: &Score, options: &MapOptions) -> Table {
    let mut head = vec![
        t!(words, chart.head.number).to_owned(),
        t!(words, chart.head.indicator).to_owned(),
        t!(words, chart.head.level).to_owned(),
    ];
    let aims = !options.targets.is_empty();
    if aims {
        head.push(t!(words, chart.head.target).to_owned());
    }
    let evidence = !options.evidence.is_empty();
    if evidence {
        head.push(t!(words, chart.head.evidence).to_owned());
    }
    let row = |indicator: &Indicator| {
        let level = level_text(completed_level(rubric, score, indicator));
        let mut row = vec![indicator.id.clone(), indicator.title.clone(), level];
        if aims {
            row.push(options.targets.get(&indicator.id).map_or_else(|| NO_VALUE.to_owned(), u8::to_string));
        }
        if evidence {
            let mark = options.evidence.get(&indicator.id);
            row.push(mark.map_or_else(|| NO_VALUE.to_owned(), |mark| mark.name(words).to_owned()));
        }
        row
    };
    Table { head, rows: rubric.indicators.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            measure::Measure,
            sample::{WORKED, builtin, scored},
            shape::{Mode, Shape},
        },
        *,
    };

    #[test]
    fn every_short_name_of_the_default_framework_fits_its_cell_uncut() {
        let (rubric, measure) = (builtin(), Measure(Mode::Print));
        let pen = Pen::new(170.0, 200.0, measure.lettering());
        let wide: Vec<&str> = rubric
            .indicators
            .iter()
            .filter(|indicator| !name_lines(&pen, indicator).1)
            .map(|indicator| indicator.short.as_str())
            .collect();
        assert_eq!(wide, Vec::<&str>::new());
    }

    #[test]
    fn only_cells_below_their_target_are_marked() {
        let (rubric, measure) = (builtin(), Measure(Mode::Print));
        let score = scored(&rubric, &WORKED[..46]);
        let targets = [("1", 4), ("3", 4), ("47", 5)].map(|(id, level)| (id.to_owned(), level)).into();
        let drawing = indicator_map(
            &rubric,
            &score,
            170.0,
            &MapOptions { targets, ..MapOptions::default() },
            measure.lettering(),
        );
        let marks = drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Area { .. })).count();
        assert_eq!(marks, 2, "indicator 1 is at 2 of 4, 3 has reached 4, 47 is open");
        assert_eq!(drawing.table.rows[0][2..], ["2".to_owned(), "4".to_owned()]);
        assert_eq!(drawing.spots.len(), rubric.indicators.len());
        assert!(drawing.height < 215.0, "{}", drawing.height);
    }
}
