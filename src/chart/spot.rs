//! The marks of a chart that can be pointed at, reached by keys and said: each with its value, what it is compared with,
//! and where it leads.

use super::{mark::Sample, shape::Point};
use crate::{
    rubric::Exact,
    scoring::{Node, NodeKind},
    t,
    words::Words,
};

/// One mark of a chart: a bar, a ring, a cell, a corner.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Spot {
    /// Top left.
    pub min: Point,
    /// Bottom right.
    pub max: Point,
    /// What the mark says, whole, for screen readers.
    pub label: String,
    /// What the mark stands for.
    pub title: String,
    /// Its value first, then what it is compared with.
    pub figures: Vec<Figure>,
    /// What else is to be said of it; empty for nothing.
    pub note: String,
    /// Ids of the indicators concerned, in the order of the framework; the first is where the mark leads.
    pub indicators: Vec<String>,
    /// The number of the trace that it shows, and where that stands.
    pub number: Option<Number>,
    /// Its row of the table, and the column where it stands for one cell of the row.
    pub cell: (usize, Option<usize>),
}

/// One figure of a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// As what the figure is drawn.
    pub sample: Sample,
    /// What it is, with its year where it has one.
    pub label: String,
    /// The figure.
    pub value: String,
    /// How far the value of the mark is above or below it; empty where that is not known.
    pub gap: String,
}

/// Where a mark shows a number of the trace, for the way to where the number comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Top left.
    pub min: Point,
    /// Bottom right.
    pub max: Point,
    /// What the number stands for.
    pub kind: NodeKind,
    /// Id of the node in the trace.
    pub id: String,
}

impl Spot {
    /// A mark of a row of the table.
    pub(super) fn new((min, max): (Point, Point), row: usize, title: impl Into<String>) -> Self {
        Self { min, max, title: title.into(), cell: (row, None), ..Self::default() }
    }

    /// It stands for one cell of its row.
    pub(super) fn column(mut self, column: usize) -> Self {
        self.cell.1 = Some(column);
        self
    }

    /// Its value, or another one that it shows.
    pub(super) fn figure(mut self, sample: Sample, label: impl Into<String>, value: impl Into<String>) -> Self {
        let (label, value) = (label.into(), value.into());
        self.figures.push(Figure { sample, label, value, gap: String::new() });
        self
    }

    /// A figure the value of a node is compared with; the gap is known where the value is.
    pub(super) fn compared(mut self, words: Words, sample: Sample, label: &str, node: &Node, other: &Exact) -> Self {
        let whole = node.value.as_ref().filter(|_| node.answered == node.total);
        let gap = whole.map_or_else(String::new, |value| words.signed(&(value - other), 2));
        self.figures.push(Figure { sample, label: label.to_owned(), value: words.decimal(other, 2), gap });
        self
    }

    /// What else is to be said.
    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The indicators concerned.
    pub(super) fn leading_to<'a>(mut self, indicators: impl IntoIterator<Item = &'a str>) -> Self {
        self.indicators = indicators.into_iter().map(str::to_owned).collect();
        self
    }

    /// The number of the trace it shows at a place.
    pub(super) fn number(mut self, (min, max): (Point, Point), kind: NodeKind, id: &str) -> Self {
        self.number = Some(Number { min, max, kind, id: id.to_owned() });
        self
    }

    /// The same, ready to be said.
    pub(super) fn said(mut self, words: Words) -> Self {
        let figure = |figure: &Figure| {
            let said = match figure.label.as_str() {
                "" => figure.value.clone(),
                label => t!(words, chart.spot.figure, label = label, value = figure.value),
            };
            if figure.gap.is_empty() { said } else { t!(words, chart.spot.gap, figure = said, gap = figure.gap) }
        };
        let figures: Vec<String> = self.figures.iter().map(figure).collect();
        self.label = match (figures.join("; "), self.note.as_str()) {
            (figures, "") => t!(words, chart.spot.said, title = self.title, figures = figures),
            (figures, note) => t!(words, chart.spot.noted, title = self.title, figures = figures, note = note),
        };
        self
    }
}
