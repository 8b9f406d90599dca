//! Level × aspect. On screen every ring counts the indicators exactly at a level; in print those that reach it.

use super::{
    angle::{distance, turn_of},
    mark::{Sample, level_chip},
    pen::{DESCENT, Font, PT, Pen, around, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Point, Table, at},
    spot::Spot,
    value::{Row, aspect_rows, counts_sentence, level_palette, level_text, levels, node_palette, value_text},
};
use crate::{
    rubric::Rubric,
    scoring::{NodeKind, Score, completed_level},
    t,
    words::Words,
};

/// A grid of rings: a row for each level, a column for each aspect.
///
/// On screen a ring shows how many of the aspect's indicators are exactly at the level, and the last line gives the
/// aspects' values; a row of its own counts the unanswered ones. In print a ring shows how many reach the level,
/// and a hatched part those that are not answered.
pub fn level_grid(mode: Mode, rubric: &Rubric, score: &Score, size: (f32, f32), lettering: Lettering<'_>) -> Drawing {
    let grid = Grid::count(mode, rubric, score);
    let mut pen = Pen::new(size.0, size.1, lettering);
    match mode {
        Mode::Screen => on_screen(&mut pen, rubric, score, &grid, size),
        Mode::Print => in_print(&mut pen, rubric, &grid, size),
    }
    let sentence = match mode {
        Mode::Screen => counts_sentence(pen.words, rubric, score),
        Mode::Print => reach_sentence(pen.words, rubric, score, &grid),
    };
    let table = grid.table(pen.words, mode);
    pen.finish(sentence, table)
}

/// One row: its level, or `None` for the unanswered, and a count for each aspect.
struct Line {
    level: Option<u8>,
    counts: Vec<usize>,
}

struct Grid<'a> {
    columns: Vec<Row<'a>>,
    lines: Vec<Line>,
    /// Unanswered indicators of each aspect.
    open: Vec<usize>,
    top: Option<u8>,
}

impl<'a> Grid<'a> {
    fn count(mode: Mode, rubric: &'a Rubric, score: &'a Score) -> Self {
        let columns = aspect_rows(rubric, score);
        let given: Vec<Vec<Option<u8>>> = columns
            .iter()
            .map(|column| {
                rubric.indicators_of(column.id).map(|indicator| completed_level(rubric, score, indicator)).collect()
            })
            .collect();
        let counts = |wanted: &dyn Fn(Option<u8>) -> bool| -> Vec<usize> {
            given.iter().map(|levels| levels.iter().filter(|level| wanted(**level)).count()).collect()
        };
        let levels = levels(rubric);
        let open = counts(&|level| level.is_none());
        // Everybody reaches the lowest level, so in print its row would say nothing.
        let shown = levels.iter().rev().take(levels.len() - usize::from(mode == Mode::Print && levels.len() > 1));
        let mut lines: Vec<Line> = shown
            .map(|&line| {
                let exact = |level: Option<u8>| level == Some(line);
                let reached = |level: Option<u8>| level.is_some_and(|level| level >= line);
                let counts = if mode == Mode::Screen { counts(&exact) } else { counts(&reached) };
                Line { level: Some(line), counts }
            })
            .collect();
        if mode == Mode::Screen && open.iter().any(|many| *many > 0) {
            lines.push(Line { level: None, counts: open.clone() });
        }
        Self { columns, lines, open, top: levels.last().copied() }
    }

    /// `tingkat 5`, or `tingkat ≥ 4` where a row counts what reaches it.
    fn line_name(&self, words: Words, mode: Mode, line: &Line) -> String {
        match line.level {
            None => t!(words, chart.open).to_owned(),
            Some(level) if mode == Mode::Screen || line.level == self.top => t!(words, chart.level, level = level),
            Some(level) => t!(words, chart.level_reached, level = level),
        }
    }

    fn table(&self, words: Words, mode: Mode) -> Table {
        let head = [t!(words, chart.head.level_by_aspect).to_owned()]
            .into_iter()
            .chain(self.columns.iter().map(Row::label))
            .collect();
        let cell = |(place, many): (usize, &usize)| match mode {
            Mode::Screen => words.count(*many),
            Mode::Print => format!("{many}/{}", self.columns[place].node.total),
        };
        let row = |line: &Line| {
            [self.line_name(words, mode, line)].into_iter().chain(line.counts.iter().enumerate().map(cell)).collect()
        };
        let values = [t!(words, chart.head.value).to_owned()]
            .into_iter()
            .chain(self.columns.iter().map(|column| value_text(words, column.node)))
            .collect();
        Table { head, rows: self.lines.iter().map(row).chain([values]).collect() }
    }
}

/// A share of a full turn.
fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

fn on_screen(pen: &mut Pen<'_>, rubric: &Rubric, score: &Score, grid: &Grid<'_>, size: (f32, f32)) {
    // Where rows are low, the heads and the values below give up lines first.
    let (left, head, foot) = if size.1 < 220.0 { (30.0, 17.0, 21.0) } else { (30.0, 22.0, 26.0) };
    let step = (size.0 - left) / grid.columns.len().max(1) as f32;
    let tall = (size.1 - head - foot) / grid.lines.len().max(1) as f32;
    let radius = (f32::min(step, tall) * 0.41).clamp(9.0, 26.0);
    let ring = (radius * 0.26).max(3.0);
    let middle = |column: usize| left + (column as f32 + 0.5) * step;
    for (place, column) in grid.columns.iter().enumerate() {
        let font = Font::regular(11.0, Ink::Muted);
        let name = pen.first_fitting(&[&column.label(), &column.tiny_label(), column.id], font, step - 4.0);
        pen.text(at(middle(place), 12.0), Align::Center, name, font);
    }
    for (row, line) in grid.lines.iter().enumerate() {
        let (top, palette) = (head + row as f32 * tall, level_palette(line.level));
        pen.line(at(0.0, top), at(size.0, top), solid(1.0, Ink::Hair));
        let y = top + tall / 2.0;
        level_chip(pen, at(10.0, y), f32::min(10.0, tall * 0.42), line.level);
        for (place, many) in line.counts.iter().enumerate() {
            let center = at(middle(place), y);
            pen.ring(center, (radius - ring, radius), (0.0, 1.0), Ink::Track);
            if *many > 0 {
                let to = share(*many, grid.columns[place].node.total);
                sector(pen, center, (radius - ring, radius), to, palette);
            }
            let font = if *many > 0 { Font::semibold(12.0, Ink::Text) } else { Font::regular(11.5, Ink::Faint) };
            pen.text(at(center.x, font.centred(y)), Align::Center, pen.words.count(*many), font);
            let own = rubric.indicators_of(grid.columns[place].id);
            let there = own.filter(|indicator| completed_level(rubric, score, indicator) == line.level);
            let ids: Vec<&str> = there.map(|indicator| indicator.id.as_str()).collect();
            let level = grid.line_name(pen.words, Mode::Screen, line);
            let title = t!(pen, chart.at_level, aspect = grid.columns[place].label(), level = level);
            let total = grid.columns[place].node.total;
            let area = (at(center.x - step / 2.0, top), at(center.x + step / 2.0, top + tall));
            let mut spot = Spot::new(area, row, title)
                .column(place + 1)
                .figure(Sample::level(palette), "", t!(pen, chart.of, count = *many, total = total))
                .leading_to(ids.iter().copied());
            if !ids.is_empty() {
                spot = spot.note(t!(pen, chart.indicators_there, numbers = ids.join(", ")));
            }
            pen.spot(spot);
        }
    }
    pen.set_across(grid.columns.len());
    let bottom = size.1 - foot;
    pen.line(at(0.0, bottom), at(size.0, bottom), solid(1.5, Ink::Hair));
    for (place, column) in grid.columns.iter().enumerate() {
        let text = value_text(pen.words, column.node);
        let wide = Font::semibold(13.0, Ink::Text);
        let font = if pen.width(&text, wide) <= step - 2.0 { wide } else { Font::semibold(11.0, Ink::Text) };
        pen.text(at(middle(place), bottom + foot * 0.69), Align::Center, text.clone(), font);
        let area = (at(middle(place) - step / 2.0, bottom + 3.0), at(middle(place) + step / 2.0, size.1));
        let palette = node_palette(rubric, column.node);
        let sample = if palette > 0 { Sample::level(palette) } else { Sample::Nothing };
        let spot = Spot::new(area, grid.lines.len(), column.label())
            .column(place + 1)
            .figure(sample, t!(pen, chart.head.value), text)
            .note(column.share(pen.words))
            .leading_to(column.indicators(rubric))
            .number(area, NodeKind::Aspect, column.id);
        pen.spot(spot);
    }
}

/// A part of a ring in the colour of a level, with the level's edge so that light colours stand out from the ground.
fn sector(pen: &mut Pen<'_>, center: Point, radii: (f32, f32), to: f32, palette: u8) {
    pen.ring(center, radii, (0.0, to), Ink::Level(palette));
    let edge = solid(1.0, Ink::LevelEdge(palette));
    for radius in [radii.0 + 0.5, radii.1 - 0.5] {
        let steps = (to * 180.0).ceil().max(1.0);
        let arc = (0..=steps as usize).map(|step| around(center, radius, to * step as f32 / steps)).collect();
        pen.path(arc, false, edge);
    }
}

/// Measures of `REPORT.md` §5.5, in millimetres.
fn in_print(pen: &mut Pen<'_>, rubric: &Rubric, grid: &Grid<'_>, size: (f32, f32)) {
    let (left, head) = (27.0, 12.6);
    let step = (size.0 - left) / grid.columns.len().max(1) as f32;
    let tall = (size.1 - head) / grid.lines.len().max(1) as f32;
    let radius = f32::min(6.5, f32::min(step, tall) * 0.4);
    let inner = radius * 4.5 / 6.5;
    let middle = |column: usize| left + (column as f32 + 0.5) * step;
    // One size for all heads: the largest in which every name fits, down to the smallest print.
    let sizes = [7.25, 7.0, 6.75, 6.5].map(|points| Font::semibold(points * PT, Ink::Text));
    let all_fit = |font: &&Font| grid.columns.iter().all(|column| head_fits(pen, column, **font, step));
    let font = *sizes.iter().find(all_fit).unwrap_or(&sizes[0]);
    for (place, column) in grid.columns.iter().enumerate() {
        let mut lines = pen.wrap(&column.label(), font, step - 0.3);
        if !head_fits(pen, column, font, step) {
            lines = vec![pen.cut(&column.tiny_label(), font, step)];
        }
        for (line, text) in lines.iter().enumerate() {
            pen.text(at(middle(place), 2.6 + 3.4 * line as f32), Align::Center, text.clone(), font);
        }
        let value = t!(pen, chart.value, value = value_text(pen.words, column.node));
        let font = Font::regular(7.0 * PT, Ink::Muted);
        pen.text(at(middle(place), 9.9), Align::Center, value, font);
    }
    let last = grid.lines.len().saturating_sub(1);
    for (row, line) in grid.lines.iter().enumerate() {
        let top = head + row as f32 * tall;
        if line.level == Some(rubric.target_level) {
            pen.fill(at(0.0, top), at(size.0, top + tall), 0.0, Ink::Panel);
        }
        let rule = if row == 0 { solid(0.28, Ink::Text) } else { solid(0.14, Ink::Hair) };
        pen.line(at(0.0, top), at(size.0, top), rule);
        print_line_head(pen, grid, line, top + tall / 2.0);
        for (place, many) in line.counts.iter().enumerate() {
            let (center, total) = (at(middle(place), top + tall / 2.0), grid.columns[place].node.total);
            let (reached, open) = (share(*many, total), share(grid.open[place], total));
            pen.ring(center, (inner, radius), (0.0, 1.0), Ink::Track);
            if *many > 0 {
                pen.ring(center, (inner, radius), (0.0, reached), Ink::Bar);
            }
            if grid.open[place] > 0 {
                hatched_sector(pen, center, (inner, radius), (reached, reached + open));
            }
            let font = match *many {
                0 => Font::regular(7.5 * PT, Ink::Muted),
                many if many == total => Font::semibold(7.5 * PT, Ink::Text),
                _ => Font::regular(7.5 * PT, Ink::Text),
            };
            pen.text(at(center.x, font.centred(center.y)), Align::Center, format!("{many}/{total}"), font);
        }
        if row == last {
            pen.line(at(0.0, top + tall), at(size.0, top + tall), solid(0.28, Ink::Text));
        }
    }
}

/// Whether the head of a column fits in two lines without its number standing alone.
fn head_fits(pen: &Pen<'_>, column: &Row<'_>, font: Font, step: f32) -> bool {
    let lines = pen.wrap(&column.label(), font, step - 0.3);
    lines.len() <= 2 && lines[0] != column.id && lines.iter().all(|line| pen.width(line, font) <= step - 0.3)
}

fn print_line_head(pen: &mut Pen<'_>, grid: &Grid<'_>, line: &Line, y: f32) {
    let palette = level_palette(line.level);
    let edge = (palette == 1).then(|| solid(0.14, Ink::LevelEdge(1)));
    pen.rect(at(0.0, y - 2.75), at(5.5, y + 2.75), 0.0, Some(Ink::Level(palette)), edge);
    let font = Font::semibold(8.0 * PT, Ink::OnLevel(palette));
    pen.text(at(2.75, font.centred(y)), Align::Center, level_text(line.level), font);
    let name = grid.line_name(pen.words, Mode::Print, line);
    pen.text(at(7.0, y - 0.6), Align::Left, name, Font::semibold(7.5 * PT, Ink::Text));
    let (reached, total): (usize, usize) =
        (line.counts.iter().sum(), grid.columns.iter().map(|column| column.node.total).sum());
    let many = t!(pen, chart.of, count = reached, total = total);
    pen.text(at(7.0, y + 2.8 - DESCENT * 0.5), Align::Left, many, Font::regular(7.0 * PT, Ink::Muted));
}

/// A part of a ring that is not assessed: white, hatched at 45°, with a thin edge. The hatching is cut where it leaves
/// the sector by walking along each line.
fn hatched_sector(pen: &mut Pen<'_>, center: Point, radii: (f32, f32), turns: (f32, f32)) {
    let (inner, outer) = radii;
    pen.ring(center, radii, turns, Ink::Surface);
    let inside = |x: f32, y: f32| {
        let (distance, turn) = (distance(x, y), turn_of(x, y));
        distance >= inner && distance <= outer && turn >= turns.0 && turn <= turns.1
    };
    let (apart, walk) = (0.8 * std::f32::consts::SQRT_2, 0.1);
    let lines = (2.0 * outer / apart).ceil() as i32;
    let steps = (2.0 * outer / walk).ceil() as i32;
    for line in -lines..=lines {
        let mut run: Option<(f32, f32)> = None;
        for step in 0..=steps {
            let x = -outer + walk * step as f32;
            let y = apart * line as f32 - x;
            if inside(x, y) && step < steps {
                run = Some(run.map_or((x, x), |(from, _)| (from, x)));
            } else if let Some((from, to)) = run.take() {
                let point = |x: f32| at(center.x + x, center.y + apart * line as f32 - x);
                pen.line(point(from), point(to), solid(0.2, Ink::Level(0)));
            }
        }
    }
    let steps = ((turns.1 - turns.0) * 180.0).ceil().max(1.0);
    let arc = |radius: f32| {
        (0..=steps as usize)
            .map(move |step| around(center, radius, turns.0 + (turns.1 - turns.0) * step as f32 / steps))
    };
    let outline = arc(outer - 0.07).chain(arc(inner + 0.07).collect::<Vec<_>>().into_iter().rev()).collect();
    pen.path(outline, true, solid(0.14, Ink::LevelEdge(0)));
}

fn reach_sentence(words: Words, rubric: &Rubric, score: &Score, grid: &Grid<'_>) -> String {
    let target = rubric.target_level;
    let Some(line) = grid.lines.iter().find(|line| line.level == Some(target)) else {
        return counts_sentence(words, rubric, score);
    };
    let full = line.counts.iter().zip(&grid.columns).filter(|(many, column)| **many == column.node.total).count();
    t!(
        words,
        chart.reach,
        level = target,
        aspects = full,
        total = grid.columns.len(),
        below = score.total - line.counts.iter().sum::<usize>()
    )
}
