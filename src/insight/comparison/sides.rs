//! Two or more results side by side: index, domains, aspects and every indicator, and what changed from the first of them
//! to the last.
//!
//! The last result sets the framework. Nothing but the index of a result under another framework stands beside it, and no
//! change is reckoned from that: there is no official conversion between frameworks, whose levels, weights and bands mean
//! something else.

use std::cmp::Ordering;

use num_traits::Zero as _;

use crate::{
    assessment::{Assessment, Stage},
    rubric::{Exact, Rubric},
    scoring::{Node, NodeKind, Score, completed_level, score},
    t,
    words::Words,
};

/// A result that is to stand beside others: what an assessment says at one stage.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The framework it is rated by.
    pub rubric: &'a Rubric,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// Whose result.
    pub stage: Stage,
    /// Path of the file it was read from, as it tells drafts apart; empty for what is open.
    pub file: &'a str,
    /// Revision of the draft; 0 where it is not known.
    pub revision: u64,
}

impl<'a> Side<'a> {
    /// What an assessment says at a stage, without a file.
    pub fn new(rubric: &'a Rubric, assessment: &'a Assessment, stage: Stage) -> Self {
        Self { rubric, assessment, stage, file: "", revision: 0 }
    }

    /// The same of a file at a revision.
    #[must_use]
    pub fn of_file(self, file: &'a str, revision: u64) -> Self {
        Self { file, revision, ..self }
    }
    /// True where somebody gave a value at this stage.
    pub fn says_something(&self) -> bool {
        score(self.rubric, self.assessment, self.stage).answered > 0
    }
}

/// What is known of a result as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Year of the assessment; 0 where none is given.
    pub year: i16,
    /// Whose result.
    pub stage: Stage,
    /// Name of the institution.
    pub institution: String,
    /// Path of the file it was read from; empty for what is open.
    pub file: String,
    /// Revision of the draft; 0 where it is not known.
    pub revision: u64,
    /// Name of the framework.
    pub framework: String,
    /// Whether it is of the framework of the last result, so that its parts can stand beside that one's.
    pub comparable: bool,
    /// Its predicate, by name; `None` while an indicator has no value.
    pub band: Option<String>,
    /// Its numbers.
    pub score: Score,
}

impl Head {
    /// What it is called where nothing of its stage and year stands beside it: `Mandiri 2023`. Beside others it is called by
    /// [`SideBySide::names`].
    pub fn name(&self, words: Words) -> String {
        let stage = match self.stage {
            Stage::SelfAssessment => t!(words, comparison.stage.own),
            Stage::InternalReview => t!(words, comparison.stage.review),
            Stage::Document => t!(words, comparison.stage.document),
            Stage::Interview => t!(words, comparison.stage.interview),
            Stage::Visit => t!(words, comparison.stage.visit),
            Stage::Final => t!(words, comparison.stage.outcome),
        };
        if self.year == 0 { stage.to_owned() } else { t!(words, comparison.head, stage = stage, year = self.year) }
    }
}

/// A change of a value with its sign, whole levels as such; nought without one.
pub fn change_words(change: &Exact, words: Words) -> String {
    if change.is_zero() {
        return words.decimal(change, 0);
    }
    words.signed(change, if change.is_integer() { 0 } else { 2 })
}

/// A value of one result.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The exact value; the true lower bound where something below it is not answered.
    pub value: Exact,
    /// Whether everything below it is answered.
    pub complete: bool,
}

/// The index, a domain or an aspect in every result.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow {
    /// What it is.
    pub kind: NodeKind,
    /// Its id; empty for the index.
    pub id: String,
    /// Its value in each result; `None` where the framework is another one.
    pub values: Vec<Option<Figure>>,
    /// By how much it is higher in the last result than in the one that is compared with, where both are complete.
    pub change: Option<Exact>,
}

/// An indicator in every result.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorRow {
    /// Its id.
    pub id: String,
    /// Its value in each result; `None` where it has none.
    pub values: Vec<Option<Exact>>,
    /// The level it has completed in each result.
    pub levels: Vec<Option<u8>>,
    /// By how much its value is higher in the last result than in the one that is compared with, where both have one.
    pub change: Option<Exact>,
    /// What that gives to the index, or takes from it: change · weight / 100.
    pub gain: Exact,
}

impl IndicatorRow {
    /// Whether its value is another one.
    pub fn moved(&self) -> bool {
        self.change.as_ref().is_some_and(|change| !change.is_zero())
    }
}

/// Results side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct SideBySide {
    /// The results, the one that is compared with first, the present one last.
    pub heads: Vec<Head>,
    /// Place of the result from which changes are reckoned: the first under the framework of the last one. `None` where
    /// there is none beside that.
    pub base: Option<usize>,
    /// Index, domains and aspects, in the order of the framework.
    pub figures: Vec<FigureRow>,
    /// Every indicator of the framework, in its order.
    pub indicators: Vec<IndicatorRow>,
}

impl SideBySide {
    /// Puts results side by side; the last one is the present one. `None` where there are none.
    pub fn of(sides: &[Side<'_>]) -> Option<Self> {
        Self::from_base(sides, None)
    }

    /// The same with changes reckoned from the result at a place, where that can be compared.
    pub fn from_base(sides: &[Side<'_>], chosen: Option<usize>) -> Option<Self> {
        let last = sides.last()?;
        let rubric = last.rubric;
        let heads: Vec<Head> = sides.iter().map(|side| head(side, rubric)).collect();
        let others = heads.get(..heads.len() - 1).unwrap_or_default();
        let chosen = chosen.filter(|place| others.get(*place).is_some_and(|head| head.comparable));
        let base = chosen.or_else(|| others.iter().position(|head| head.comparable));
        let mut figures = Vec::new();
        for kind in [NodeKind::Index, NodeKind::Domain, NodeKind::Aspect] {
            let nodes = heads.last().map(|head| head.score.lowest.nodes(kind)).unwrap_or_default();
            figures.extend(nodes.into_iter().map(|node| figure_row(&heads, base, kind, &node.id)));
        }
        let indicators =
            rubric.indicators.iter().map(|indicator| indicator_row(rubric, &heads, base, indicator)).collect();
        Some(Self { heads, base, figures, indicators })
    }

    /// The row of the index, a domain or an aspect.
    pub fn figure(&self, kind: NodeKind, id: &str) -> Option<&FigureRow> {
        self.figures.iter().find(|row| row.kind == kind && row.id == id)
    }

    /// Indicators that rose, those that give most to the index first; among equals in the order of the framework.
    pub fn risers(&self) -> Vec<&IndicatorRow> {
        self.movers(Ordering::Greater)
    }

    /// Indicators that fell, those that take most from the index first.
    pub fn fallers(&self) -> Vec<&IndicatorRow> {
        self.movers(Ordering::Less)
    }

    fn movers(&self, way: Ordering) -> Vec<&IndicatorRow> {
        let zero = Exact::zero();
        let moved = |row: &&IndicatorRow| row.change.as_ref().is_some_and(|change| change.cmp(&zero) == way);
        let mut movers: Vec<&IndicatorRow> = self.indicators.iter().filter(moved).collect();
        let size = |row: &IndicatorRow| if row.gain < zero { -row.gain.clone() } else { row.gain.clone() };
        movers.sort_by_key(|mover| std::cmp::Reverse(size(mover)));
        movers
    }

    /// Indicators that have a value in both results that changes are reckoned between.
    pub fn compared(&self) -> usize {
        self.indicators.iter().filter(|row| row.change.is_some()).count()
    }
}

fn head(side: &Side<'_>, rubric: &Rubric) -> Head {
    let score = score(side.rubric, side.assessment, side.stage);
    let band = if score.complete() { score.band(side.rubric).map(|band| band.name.clone()) } else { None };
    Head {
        year: side.assessment.year.value,
        stage: side.stage,
        institution: side.assessment.institution.name.value.trim().to_owned(),
        file: side.file.to_owned(),
        revision: side.revision,
        framework: side.rubric.name.clone(),
        comparable: side.rubric.id == rubric.id,
        band,
        score,
    }
}

fn figure(node: &Node) -> Option<Figure> {
    Some(Figure { value: node.value.clone()?, complete: node.answered == node.total })
}

fn figure_row(heads: &[Head], base: Option<usize>, kind: NodeKind, id: &str) -> FigureRow {
    let value = |head: &Head| {
        let shown = head.comparable || kind == NodeKind::Index;
        figure(head.score.lowest.node(kind, id).filter(|_| shown)?)
    };
    let values: Vec<Option<Figure>> = heads.iter().map(value).collect();
    let whole = |place: usize| values.get(place)?.as_ref().filter(|figure| figure.complete);
    let change = base.and_then(whole).zip(whole(heads.len().saturating_sub(1)));
    let change = change.map(|(before, now)| &now.value - &before.value);
    FigureRow { kind, id: id.to_owned(), values, change }
}

fn indicator_row(
    rubric: &Rubric,
    heads: &[Head],
    base: Option<usize>,
    indicator: &crate::rubric::Indicator,
) -> IndicatorRow {
    let value = |head: &Head| {
        let node = head.score.lowest.node(NodeKind::Indicator, &indicator.id).filter(|_| head.comparable)?;
        node.value.clone().filter(|_| node.answered == node.total)
    };
    let values: Vec<Option<Exact>> = heads.iter().map(value).collect();
    let level = |head: &Head| completed_level(rubric, &head.score, indicator).filter(|_| head.comparable);
    let at = |place: usize| values.get(place)?.as_ref();
    let change = base.and_then(at).zip(at(heads.len().saturating_sub(1))).map(|(before, now)| now - before);
    let gain =
        change.as_ref().map_or_else(Exact::zero, |change| change * &indicator.weight / Exact::from_integer(100.into()));
    IndicatorRow { id: indicator.id.clone(), levels: heads.iter().map(level).collect(), values, change, gain }
}
