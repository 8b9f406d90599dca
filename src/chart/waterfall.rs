//! From one index to another, step by step (REPORT.md §5.7), in print.

use num_traits::Zero;

use super::{
    pen::{Font, PT, Pen, solid},
    shape::{Align, Drawing, Ink, Lettering, Stroke, Table, at},
    value::limit_text,
};
use crate::{
    rubric::{Exact, Rubric},
    t,
    words::{Words, fraction},
};

/// Height of a row and of its bar.
const ROW: f32 = 5.6;
const BAR: f32 = 3.9;
/// Left and right edge of the plot, on a width of 170.
const PLOT: (f32, f32) = (76.0, 140.0);
/// Right edge of the changes.
const CHANGE: f32 = 152.0;
/// Room above the first row for the name of a limit.
const LIMIT: f32 = 4.6;
/// Room below the last row for the axis.
const AXIS: f32 = 5.2;

/// What changes the index.
#[derive(Debug, Clone, PartialEq)]
pub struct WaterfallStep {
    /// What it is.
    pub label: String,
    /// By how much; below zero where it lowers the index.
    pub change: Exact,
}

/// A figure on the axis that matters, such as where a predicate begins.
#[derive(Debug, Clone, PartialEq)]
pub struct WaterfallLimit {
    /// What it is.
    pub label: String,
    /// The figure.
    pub at: Exact,
}

/// A way from one index to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Waterfall {
    /// What the first figure is.
    pub from_label: String,
    /// The first figure.
    pub from: Exact,
    /// Its steps, in order.
    pub steps: Vec<WaterfallStep>,
    /// What the last figure is: the first one and all steps.
    pub to_label: String,
    /// A figure to be seen beside all of them.
    pub limit: Option<WaterfallLimit>,
}

impl Waterfall {
    /// The last figure.
    pub fn to(&self) -> Exact {
        &self.from + self.steps.iter().map(|step| &step.change).sum::<Exact>()
    }

    /// Where the axis starts: a tenth at or below the lowest figure, so that every bar is seen, and not below the scale.
    pub fn axis_start(&self, rubric: &Rubric) -> Exact {
        let (low, _) = self.ends();
        let start = (&low * tenths()).floor() / tenths();
        let start = if start == low { start - Exact::from_integer(1.into()) / tenths() } else { start };
        match rubric.value_range() {
            Some((lowest, _)) if start < *lowest => lowest.clone(),
            _ => start,
        }
    }

    /// Where it ends.
    pub(super) fn axis_end(&self) -> Exact {
        (self.ends().1 * tenths()).ceil() / tenths()
    }

    /// The lowest and the highest figure on the way, with the one that matters.
    fn ends(&self) -> (Exact, Exact) {
        let mut at = self.from.clone();
        let (mut low, mut high) = (at.clone(), at.clone());
        for step in &self.steps {
            at += &step.change;
            low = low.min(at.clone());
            high = high.max(at.clone());
        }
        if let Some(limit) = &self.limit {
            low = low.min(limit.at.clone());
            high = high.max(limit.at.clone());
        }
        (low, high)
    }
}

fn tenths() -> Exact {
    Exact::from_integer(10.into())
}

/// The way as bars on the index's axis. The height follows from the number of steps.
pub fn waterfall(rubric: &Rubric, way: &Waterfall, width: f32, lettering: Lettering<'_>) -> Drawing {
    let mut pen = Pen::new(width, 0.0, lettering);
    let (start, end) = (way.axis_start(rubric), way.axis_end());
    let span = if end > start { &end - &start } else { Exact::from_integer(1.into()) };
    let x = |value: &Exact| PLOT.0 + fraction(&((value - &start) / &span)).clamp(0.0, 1.0) * (PLOT.1 - PLOT.0);
    let broken = rubric.value_range().is_some_and(|(lowest, _)| start > *lowest);
    let strong = Font::semibold(8.0 * PT, Ink::Text);
    let plain = Font::regular(8.0 * PT, Ink::Text);
    let words = lettering.words;
    // The name of the limit stands above the rows.
    let top = if way.limit.is_some() { LIMIT } else { 0.0 };
    let bottom = top + (way.steps.len() + 2) as f32 * ROW;
    if let Some(limit) = &way.limit {
        limit_line(&mut pen, limit, x(&limit.at), (top, bottom));
    }
    let total = |pen: &mut Pen<'_>, row: usize, label: &str, value: &Exact| {
        let middle = top + (row as f32 + 0.5) * ROW;
        let right = x(value).max(PLOT.0 + 0.6);
        let label = pen.cut(label, strong, PLOT.0 - 3.0);
        pen.text(at(0.0, strong.centred(middle)), Align::Left, label, strong);
        pen.fill(at(PLOT.0, middle - BAR / 2.0), at(right, middle + BAR / 2.0), 0.0, Ink::Now);
        if broken && right > PLOT.0 + 5.0 {
            for left in [PLOT.0 + 1.6, PLOT.0 + 2.8] {
                let (from, to) = (at(left, middle - BAR / 2.0), at(left + 1.0, middle + BAR / 2.0));
                pen.line(from, to, solid(0.5, Ink::Surface));
            }
        }
        pen.text(at(width, strong.centred(middle)), Align::Right, words.decimal(value, 4), strong);
    };
    total(&mut pen, 0, &way.from_label, &way.from);
    let mut now = way.from.clone();
    for (place, step) in way.steps.iter().enumerate() {
        let middle = top + (place as f32 + 1.5) * ROW;
        let next = &now + &step.change;
        let label = pen.cut(&step.label, plain, PLOT.0 - 3.0);
        pen.text(at(0.0, plain.centred(middle)), Align::Left, label, plain);
        let (left, right) = if next < now { (x(&next), x(&now)) } else { (x(&now), x(&next)) };
        let (min, max) = (at(left, middle - BAR / 2.0), at(right.max(left + 0.3), middle + BAR / 2.0));
        let joint = x(&now);
        pen.line(at(joint, middle - ROW + BAR / 2.0), at(joint, middle - BAR / 2.0), solid(0.16, Ink::Text));
        if step.change < Exact::zero() {
            pen.rect(min, max, 0.0, Some(Ink::Surface), Some(solid(0.28, Ink::Alert)));
        } else {
            pen.fill(min, max, 0.0, Ink::Bar);
        }
        pen.text(at(CHANGE, plain.centred(middle)), Align::Right, words.signed(&step.change, 4), plain);
        pen.text(at(width, plain.centred(middle)), Align::Right, words.decimal(&next, 4), plain);
        now = next;
    }
    let rows = way.steps.len() + 2;
    let last = top + (rows as f32 - 0.5) * ROW;
    pen.line(at(x(&now), last - ROW + BAR / 2.0), at(x(&now), last - BAR / 2.0), solid(0.16, Ink::Text));
    total(&mut pen, rows - 1, &way.to_label, &now);
    let figures = Font::regular(7.25 * PT, Ink::Muted);
    for tick in ticks(&start, &end) {
        let place = x(&tick);
        pen.line(at(place, bottom), at(place, bottom + 0.9), solid(0.2, Ink::Muted));
        pen.text(at(place, bottom + 3.9), Align::Center, limit_text(words, &tick, 1), figures);
    }
    pen.set_height(bottom + AXIS);
    pen.finish(sentence(words, way), table(words, way))
}

/// A dashed line through all rows, with its name above them.
fn limit_line(pen: &mut Pen<'_>, limit: &WaterfallLimit, x: f32, (top, bottom): (f32, f32)) {
    let font = Font::regular(7.25 * PT, Ink::Muted);
    let half = pen.width(&limit.label, font) / 2.0;
    let right = pen.size().0;
    let middle = x.clamp(half, (right - half).max(half));
    pen.text(at(middle, top - 1.4), Align::Center, limit.label.clone(), font);
    pen.line(at(x, top - 0.6), at(x, bottom), Stroke { width: 0.25, ink: Ink::Muted, dash: Some((1.2, 0.8)) });
}

/// Figures of the axis: tenths, or so many of them together that they stand apart.
pub(super) fn ticks(start: &Exact, end: &Exact) -> Vec<Exact> {
    let span = (end - start) * tenths();
    let step = [1_i64, 2, 5, 10].into_iter().find(|step| span <= Exact::from_integer((step * 8).into())).unwrap_or(10);
    let step = Exact::from_integer(step.into()) / tenths();
    let mut tick = (start / &step).ceil() * &step;
    let mut ticks = Vec::new();
    while tick <= *end {
        ticks.push(tick.clone());
        tick += &step;
    }
    ticks
}

/// What the way says, in a sentence.
pub(super) fn sentence(words: Words, way: &Waterfall) -> String {
    let way_sentence = t!(
        words,
        chart.waterfall,
        first = way.from_label,
        from = words.decimal(&way.from, 4),
        last = way.to_label,
        to = words.decimal(&way.to(), 4),
        count = way.steps.len()
    );
    match &way.limit {
        Some(limit) => format!("{way_sentence} {}.", limit.label),
        None => way_sentence,
    }
}

/// The same numbers as a table.
pub(super) fn table(words: Words, way: &Waterfall) -> Table {
    let head = [t!(words, chart.head.what), t!(words, chart.head.change), t!(words, chart.head.index)];
    let mut now = way.from.clone();
    let mut rows = vec![vec![way.from_label.clone(), String::new(), words.decimal(&now, 4)]];
    for step in &way.steps {
        now += &step.change;
        rows.push(vec![step.label.clone(), words.signed(&step.change, 4), words.decimal(&now, 4)]);
    }
    rows.push(vec![way.to_label.clone(), String::new(), words.decimal(&now, 4)]);
    Table { head: head.map(str::to_owned).to_vec(), rows }
}

#[cfg(test)]
mod tests {
    use super::{super::measure::Measure, *};
    use crate::{
        chart::Mode,
        rubric::{DEFAULT_ID, builtin, exact_from_text},
    };

    fn way(from: &str, changes: &[&str]) -> Waterfall {
        let exact = |text: &str| exact_from_text(text).unwrap();
        let steps = changes.iter().map(|text| WaterfallStep { label: "langkah".to_owned(), change: exact(text) });
        Waterfall {
            from_label: "awal".to_owned(),
            from: exact(from),
            steps: steps.collect(),
            to_label: "akhir".to_owned(),
            limit: None,
        }
    }

    #[test]
    fn the_axis_starts_below_every_figure_and_never_below_the_scale() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let start = |from: &str, changes: &[&str]| way(from, changes).axis_start(&rubric);
        assert_eq!(start("3.7495", &["-0.025", "-0.135"]), exact_from_text("3.5").unwrap());
        assert_eq!(start("3.7", &["-0.2"]), exact_from_text("3.4").unwrap());
        assert_eq!(start("1.2", &["-0.2"]), exact_from_text("1").unwrap());
    }

    #[test]
    fn every_step_and_both_figures_are_written_and_nothing_leaves_the_drawing() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let measure = Measure(Mode::Print);
        for (from, changes) in [("3.7495", vec!["-0.025"; 4]), ("5", vec!["-0.5"; 8]), ("1.2", vec!["-0.2"])] {
            let way = way(from, &changes);
            let drawing = waterfall(&rubric, &way, 170.0, measure.lettering());
            assert_eq!(drawing.table.rows.len(), changes.len() + 2);
            let last = drawing.table.rows.last().unwrap().last().unwrap().clone();
            assert_eq!(last, measure.lettering().words.decimal(&way.to(), 4));
            for shape in &drawing.shapes {
                if let crate::chart::Shape::Rect { min, max, .. } = shape {
                    assert!(min.x >= PLOT.0 && max.x <= PLOT.1 + 0.7 && max.y <= drawing.height, "{shape:?}");
                }
            }
        }
    }
}
