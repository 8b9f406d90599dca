//! The scoring engine (PermenPANRB 59/2020 Bab II.B.4): weighted means, exact through all steps.
//!
//! Aspect = Σ value·weight of its indicators / weight of the aspect; domain and index likewise, one storey up.
//! The regulation prints the boxes for domain and index in each other's place; its legends and worked
//! examples give these formulas. Nothing is rounded here.

use num_traits::Zero;

use crate::{
    assessment::{Assessment, Stage, Value},
    rubric::{Band, Exact, Indicator, Measure, Rubric},
    words,
};

/// How unanswered indicators are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// As the lowest level: what the ministry would give, a true lower bound.
    Lowest,
    /// As the highest level: the upper bound.
    Highest,
    /// Left out: the mean of what is answered.
    AnsweredOnly,
}

/// What a node of the trace stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// The index.
    Index,
    /// A domain.
    Domain,
    /// An aspect.
    Aspect,
    /// An indicator.
    Indicator,
    /// One entry of an indicator that has several.
    Entry,
}

/// One number and what it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it stands for.
    pub kind: NodeKind,
    /// Id in the rubric; empty for the index, the number from 0 for an entry.
    pub id: String,
    /// Exact value; `None` only under [`Reading::AnsweredOnly`] where nothing below is answered.
    pub value: Option<Exact>,
    /// Weight in percent of the index, as the rubric states it. Entries share their indicator's.
    pub weight: Exact,
    /// Points it gives to the index: value · weight / 100 in the two full readings.
    pub contribution: Exact,
    /// Indicators below it that are answered.
    pub answered: usize,
    /// Indicators below it.
    pub total: usize,
    /// What it was computed from, in rubric order.
    pub inputs: Vec<Self>,
}

/// All numbers under one reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// How unanswered indicators were read.
    pub reading: Reading,
    /// The index, with everything it came from.
    pub root: Node,
}

/// A case in which the printed figure would name another band than the exact one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Index as printed, two decimals, decimal point.
    pub printed: String,
    /// Band the printed figure would name, by id.
    pub printed_band: String,
    /// Band of the exact index, by id.
    pub band: String,
}

/// All numbers of one assessment at one stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Indicators that have a value.
    pub answered: usize,
    /// Indicators of the framework.
    pub total: usize,
    /// Unanswered as the lowest level; the index that is shown.
    pub lowest: Trace,
    /// Unanswered as the highest level.
    pub highest: Trace,
    /// Unanswered left out.
    pub answered_only: Trace,
}

/// Says what was given for an entry of an indicator; `None` where it is not answered.
type Given<'a> = dyn Fn(&Indicator, usize) -> Option<Value> + 'a;

/// Scores an assessment at a stage.
pub fn score(rubric: &Rubric, assessment: &Assessment, stage: Stage) -> Score {
    score_of(rubric, &|indicator, entry| assessment.value(&indicator.id, entry, stage).cloned())
}

/// Scores other values than those of one stage of an assessment, by the same rules.
pub fn score_of(rubric: &Rubric, given: &Given<'_>) -> Score {
    let lowest = trace(rubric, given, Reading::Lowest);
    // Where everything is answered there is nothing to be read in different ways.
    let complete = lowest.root.answered == lowest.root.total;
    let read = |reading| {
        if complete { Trace { reading, root: lowest.root.clone() } } else { trace(rubric, given, reading) }
    };
    Score {
        answered: lowest.root.answered,
        total: lowest.root.total,
        highest: read(Reading::Highest),
        answered_only: read(Reading::AnsweredOnly),
        lowest,
    }
}

impl Score {
    /// The index that is shown: unanswered indicators count as the lowest level.
    pub fn index(&self) -> &Exact {
        self.lowest.value()
    }

    /// True where every indicator has a value.
    pub fn complete(&self) -> bool {
        self.answered == self.total
    }

    /// Band of the exact index.
    pub fn band<'a>(&self, rubric: &'a Rubric) -> Option<&'a Band> {
        rubric.band(self.index())
    }

    /// Says so where the printed two decimals would name another band than the exact index does.
    pub fn notice(&self, rubric: &Rubric) -> Option<Notice> {
        let printed = words::rounded(self.index(), 2);
        let as_printed = rubric.band(&crate::rubric::exact_from_text(&printed).ok()?)?;
        let band = self.band(rubric)?;
        (as_printed.id != band.id).then(|| Notice {
            printed,
            printed_band: as_printed.id.clone(),
            band: band.id.clone(),
        })
    }
}

impl Trace {
    /// The index; zero where nothing is answered under [`Reading::AnsweredOnly`].
    pub fn value(&self) -> &Exact {
        self.root.value.as_ref().unwrap_or(&self.root.contribution)
    }

    /// The node of a domain, aspect or indicator.
    pub fn node(&self, kind: NodeKind, id: &str) -> Option<&Node> {
        self.root.find(kind, id)
    }

    /// All nodes of a kind, in rubric order.
    pub fn nodes(&self, kind: NodeKind) -> Vec<&Node> {
        let mut found = Vec::new();
        self.root.collect(kind, &mut found);
        found
    }
}

impl Node {
    fn find(&self, kind: NodeKind, id: &str) -> Option<&Self> {
        if self.kind == kind && self.id == id {
            return Some(self);
        }
        self.inputs.iter().find_map(|input| input.find(kind, id))
    }

    fn collect<'a>(&'a self, kind: NodeKind, found: &mut Vec<&'a Self>) {
        if self.kind == kind {
            found.push(self);
        }
        for input in &self.inputs {
            input.collect(kind, found);
        }
    }
}

fn trace(rubric: &Rubric, given: &Given<'_>, reading: Reading) -> Trace {
    let aspect = |aspect: &crate::rubric::Aspect| {
        let inputs = rubric
            .indicators_of(&aspect.id)
            .map(|indicator| indicator_node(rubric, given, reading, indicator))
            .collect();
        mean(NodeKind::Aspect, &aspect.id, &aspect.weight, inputs)
    };
    let storeys: Vec<Node> = if rubric.domains.is_empty() {
        rubric.aspects.iter().map(aspect).collect()
    } else {
        rubric
            .domains
            .iter()
            .map(|domain| {
                mean(NodeKind::Domain, &domain.id, &domain.weight, rubric.aspects_of(&domain.id).map(aspect).collect())
            })
            .collect()
    };
    Trace { reading, root: mean(NodeKind::Index, "", &Exact::from_integer(100.into()), storeys) }
}

/// Weighted mean of the inputs that have a value. Where all have one, the weights add up to the node's own
/// (the rubric's checks see to that), so this is the official formula.
fn mean(kind: NodeKind, id: &str, weight: &Exact, inputs: Vec<Node>) -> Node {
    let (mut sum, mut weights) = (Exact::zero(), Exact::zero());
    for input in &inputs {
        if let Some(value) = &input.value {
            // Under `AnsweredOnly` a node carries only the weight of what is answered below it.
            let carried = input.carried_weight();
            sum += value * &carried;
            weights += carried;
        }
    }
    Node {
        kind,
        id: id.to_owned(),
        value: (!weights.is_zero()).then(|| sum / weights),
        weight: weight.clone(),
        contribution: inputs.iter().map(|input| &input.contribution).sum(),
        answered: inputs.iter().map(|input| input.answered).sum(),
        total: inputs.iter().map(|input| input.total).sum(),
        inputs,
    }
}

impl Node {
    /// Weight of the indicators below that have a value.
    fn carried_weight(&self) -> Exact {
        match self.kind {
            NodeKind::Indicator | NodeKind::Entry if self.value.is_some() => self.weight.clone(),
            NodeKind::Indicator | NodeKind::Entry => Exact::zero(),
            _ => self.inputs.iter().map(Self::carried_weight).sum(),
        }
    }
}

/// An indicator is the plain mean of its entries; it is answered when all of them are.
fn indicator_node(rubric: &Rubric, given: &Given<'_>, reading: Reading, indicator: &Indicator) -> Node {
    let count = indicator.entry_count();
    let found: Vec<Option<Exact>> =
        (0..count).map(|entry| exact_value(rubric, indicator, &given(indicator, entry)?)).collect();
    let answered = found.iter().all(Option::is_some);
    let read = |value: &Option<Exact>| match (value, reading) {
        (Some(value), _) => Some(value.clone()),
        (None, Reading::Lowest) => extreme(rubric, indicator, indicator.lowest()),
        (None, Reading::Highest) => extreme(rubric, indicator, indicator.highest()),
        (None, Reading::AnsweredOnly) => None,
    };
    let values: Vec<Option<Exact>> = found.iter().map(read).collect();
    let present: Vec<&Exact> = values.iter().flatten().collect();
    let value = (!present.is_empty())
        .then(|| present.iter().copied().sum::<Exact>() / Exact::from_integer(present.len().into()));
    let share = &indicator.weight / Exact::from_integer(count.into());
    let inputs = if count == 1 {
        Vec::new()
    } else {
        values
            .into_iter()
            .enumerate()
            .map(|(entry, value)| entry_node(entry, value, &share, found[entry].is_some()))
            .collect()
    };
    Node {
        kind: NodeKind::Indicator,
        id: indicator.id.clone(),
        contribution: points(value.as_ref(), &indicator.weight),
        value,
        weight: indicator.weight.clone(),
        answered: usize::from(answered),
        total: 1,
        inputs,
    }
}

fn entry_node(entry: usize, value: Option<Exact>, weight: &Exact, answered: bool) -> Node {
    Node {
        kind: NodeKind::Entry,
        id: entry.to_string(),
        contribution: points(value.as_ref(), weight),
        value,
        weight: weight.clone(),
        answered: usize::from(answered),
        total: 1,
        inputs: Vec::new(),
    }
}

fn points(value: Option<&Exact>, weight: &Exact) -> Exact {
    value.map_or_else(Exact::zero, |value| value * weight / Exact::from_integer(100.into()))
}

/// Value of the lowest or highest level, the bounds of an unanswered indicator.
fn extreme(rubric: &Rubric, indicator: &Indicator, level: u8) -> Option<Exact> {
    match &indicator.measure {
        Measure::External { pieces, .. } => {
            let piece = if level == indicator.lowest() { pieces.first() } else { pieces.last() }?;
            Some(if level == indicator.lowest() { piece.low.clone() } else { piece.high.clone() })
        }
        Measure::Levels | Measure::Items => rubric.scale(indicator)?.value(level),
    }
}

/// A given value as a number on the indicator's axis.
fn exact_value(rubric: &Rubric, indicator: &Indicator, value: &Value) -> Option<Exact> {
    match (value, &indicator.measure) {
        (Value::Level(level), _) => rubric.scale(indicator)?.value(*level),
        (Value::Score(score), _) => Some(score.clone()),
        (Value::External(figure), Measure::External { pieces, .. }) => {
            let piece = pieces.iter().find(|piece| *figure >= piece.from && *figure <= piece.to)?;
            let share = (figure - &piece.from) / (&piece.to - &piece.from);
            Some(&piece.low + share * (&piece.high - &piece.low))
        }
        (Value::External(_), _) => None,
    }
}
