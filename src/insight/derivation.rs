//! Why a number is what it is: the numbers it was taken of, the calculation with them, what it gives to the index, what it
//! would be otherwise, and where the rule stands. Window, command line and report only lay this out.

use std::collections::BTreeMap;

use crate::{
    rubric::{Band, Exact, Indicator, Rubric, exact_to_text},
    scoring::{self, Node, NodeKind, Score},
    t,
    words::Words,
};

/// The derivation of one number of a score, with unanswered indicators at the lowest level.
#[derive(Debug, Clone, PartialEq)]
pub struct Derivation<'a> {
    /// The number.
    pub node: &'a Node,
    /// Full name of what it measures.
    pub name: &'a str,
    /// What it was taken of, in the order of the framework; nothing for an indicator with one entry.
    pub inputs: Vec<Input<'a>>,
    /// How it was taken of them.
    pub calculation: Calculation,
    /// The other readings, while something is not answered.
    pub readings: Option<Readings>,
    /// The band of the index; nothing for other numbers.
    pub band: Option<BandRange<'a>>,
    /// What an indicator could still give; nothing for other numbers and at the highest level.
    pub growth: Option<Growth>,
    /// Short name of the regulation that states the rule.
    pub regulation: &'a str,
    rubric: &'a Rubric,
}

/// One number that another was taken of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input<'a> {
    /// The number.
    pub node: &'a Node,
    /// Full name of what it measures.
    pub name: &'a str,
    /// Short name of it.
    pub short: &'a str,
    /// Value times weight, in hundredths of the index.
    pub product: Exact,
}

/// How a number was taken of its inputs.
#[derive(Debug, Clone, PartialEq)]
pub enum Calculation {
    /// It was given: a level, a score or a figure of another agency.
    Given,
    /// The contributions of the inputs, added up: the index.
    Contributions {
        /// Contributions, in points of the index.
        parts: Vec<Exact>,
    },
    /// Plain mean of whole values that all weigh the same.
    Counted {
        /// How often each value occurs, lowest value first.
        times: Vec<(usize, Exact)>,
        /// Sum of all values.
        sum: Exact,
        /// How many there are.
        many: usize,
    },
    /// Weighted mean: the sum of value times weight over the weight.
    Weighted,
}

/// What a number would be if unanswered indicators were read otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readings {
    /// Unanswered left out; `None` where nothing below it is answered.
    pub answered_only: Option<Exact>,
    /// Unanswered at the highest level; `None` where that is unknown.
    pub highest: Option<Exact>,
}

/// A band and where the next one begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandRange<'a> {
    /// The band.
    pub band: &'a Band,
    /// The band above it; `None` in the highest one.
    pub above: Option<&'a Band>,
}

/// What an indicator below its highest level could still give, in points of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// For the next level.
    pub next: Option<Exact>,
    /// Up to the highest level.
    pub all: Exact,
}

impl<'a> Derivation<'a> {
    /// Derives a number; `None` where the framework has none of this kind with this id.
    pub fn of(rubric: &'a Rubric, score: &'a Score, kind: NodeKind, id: &str) -> Option<Self> {
        let node = score.lowest.node(kind, id)?;
        let band = (kind == NodeKind::Index).then(|| score.band(rubric)).flatten();
        Some(Self {
            node,
            name: names(rubric, None, node)[0],
            inputs: node.inputs.iter().map(|input| as_input(rubric, node, input)).collect(),
            calculation: calculation(node),
            readings: readings(score, node),
            band: band.map(|band| BandRange { band, above: rubric.band_above(band) }),
            growth: growth(rubric, score, node),
            regulation: &rubric.regulation_short,
            rubric,
        })
    }

    /// Its value; the lowest number there is where it has none.
    pub fn value(&self) -> Exact {
        self.node.value.clone().unwrap_or_default()
    }

    /// Sum of value times weight over all inputs, in hundredths of the index: what stands over the weight.
    pub fn sum(&self) -> Exact {
        hundredths(&self.node.contribution)
    }

    /// The indicator it belongs to, where it is one.
    pub fn indicator(&self) -> Option<&'a Indicator> {
        (self.node.kind == NodeKind::Indicator).then(|| self.rubric.indicator(&self.node.id)).flatten()
    }

    /// What it is and of what it was taken.
    pub fn subject(&self, words: Words) -> String {
        let (id, name) = (&self.node.id, self.name);
        let (weight, total) = (words.percent(&self.node.weight, 2), words.count(self.node.total));
        match self.node.kind {
            NodeKind::Index => t!(words, origin.index, name = name, total = total),
            NodeKind::Domain => t!(words, origin.domain, id = id, name = name, weight = weight),
            NodeKind::Aspect => t!(words, origin.aspect, id = id, name = name, weight = weight, total = total),
            NodeKind::Indicator | NodeKind::Entry => t!(words, origin.indicator, id = id, name = name, weight = weight),
        }
    }

    /// What is to be known beside the calculation: on how much it rests, the other readings, and the band.
    pub fn remarks(&self, words: Words) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(readings) = &self.readings {
            let (answered, total) = (words.count(self.node.answered), words.count(self.node.total));
            remarks.push(t!(words, origin.lowest, answered = answered, total = total));
            if let Some(value) = &readings.answered_only {
                remarks.push(t!(words, origin.answered_only, value = words.decimal(value, 2)));
            }
            if let Some(value) = &readings.highest {
                remarks.push(t!(words, origin.highest, value = words.decimal(value, 2)));
            }
        }
        remarks.extend(self.band.map(|range| {
            let (band, from) = (&range.band.name, words.decimal(&range.band.from, 2));
            match range.above {
                Some(above) => t!(words, origin.band, band = band, from = from, below = words.decimal(&above.from, 2)),
                None => t!(words, origin.highest_band, band = band, from = from),
            }
        }));
        if let Some(above) = self.band.and_then(|range| range.above) {
            let shown = |number: &Exact| words.localized(&exact_to_text(number));
            let (value, missing) = (shown(&self.value()), shown(&(&above.from - self.value())));
            let from = words.decimal(&above.from, 2);
            remarks.push(t!(words, origin.distance, band = above.name, from = from, value = value, missing = missing));
        }
        remarks
    }

    /// Where the rule stands and how numbers are rounded.
    pub fn source(&self, words: Words) -> String {
        t!(words, origin.source, regulation = self.regulation)
    }
}

/// Full and short name of what a node measures.
fn names<'a>(rubric: &'a Rubric, parent: Option<&Node>, node: &Node) -> [&'a str; 2] {
    match node.kind {
        NodeKind::Index => [&rubric.name, &rubric.name],
        NodeKind::Domain => rubric.domain(&node.id).map_or(["", ""], |domain| [&domain.name, &domain.short]),
        NodeKind::Aspect => rubric.aspect(&node.id).map_or(["", ""], |aspect| [&aspect.name, &aspect.short]),
        NodeKind::Indicator => {
            rubric.indicator(&node.id).map_or(["", ""], |indicator| [&indicator.title, &indicator.short])
        }
        NodeKind::Entry => {
            let indicator = parent.and_then(|parent| rubric.indicator(&parent.id));
            let place = node.id.parse::<usize>().ok();
            let name = indicator.and_then(|indicator| indicator.entries.get(place?)).map_or("", String::as_str);
            [name, name]
        }
    }
}

fn as_input<'a>(rubric: &'a Rubric, parent: &Node, node: &'a Node) -> Input<'a> {
    let [name, short] = names(rubric, Some(parent), node);
    Input { node, name, short, product: hundredths(&node.contribution) }
}

fn hundredths(points: &Exact) -> Exact {
    points * Exact::from_integer(100.into())
}

fn calculation(node: &Node) -> Calculation {
    match node.kind {
        _ if node.inputs.is_empty() => Calculation::Given,
        NodeKind::Index => {
            Calculation::Contributions { parts: node.inputs.iter().map(|input| input.contribution.clone()).collect() }
        }
        _ => counted(node).unwrap_or(Calculation::Weighted),
    }
}

/// The plain mean where all inputs weigh the same and have whole values.
fn counted(node: &Node) -> Option<Calculation> {
    let first = node.inputs.first()?;
    let mut times: BTreeMap<&Exact, usize> = BTreeMap::new();
    for input in &node.inputs {
        let value = input.value.as_ref().filter(|value| value.is_integer() && input.weight == first.weight)?;
        *times.entry(value).or_default() += 1;
    }
    Some(Calculation::Counted {
        sum: node.inputs.iter().filter_map(|input| input.value.as_ref()).sum(),
        many: node.inputs.len(),
        times: times.into_iter().map(|(value, many)| (many, value.clone())).collect(),
    })
}

fn readings(score: &Score, node: &Node) -> Option<Readings> {
    let read = |trace: &scoring::Trace| trace.node(node.kind, &node.id).and_then(|node| node.value.clone());
    (node.answered < node.total).then(|| Readings {
        answered_only: (node.answered > 0).then(|| read(&score.answered_only)).flatten(),
        highest: read(&score.highest),
    })
}

fn growth(rubric: &Rubric, score: &Score, node: &Node) -> Option<Growth> {
    if node.kind != NodeKind::Indicator {
        return None;
    }
    let loss = scoring::losses(rubric, score).into_iter().find(|loss| loss.indicator == node.id)?;
    Some(Growth { next: loss.steps.first().cloned(), all: loss.total })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::{Assessment, Author, Edit, Field, Place, Stage, Value},
        rubric::{DEFAULT_ID, builtin, exact_from_text},
    };

    const CITY: [u8; 47] = [
        2, 2, 4, 4, 4, 4, 4, 2, 4, 4, 4, 4, 2, 4, 3, 4, 5, 3, 4, 5, 2, 2, 4, 2, 2, 3, 3, 5, 3, 3, 3, 5, 3, 3, 5, 5, 4,
        3, 3, 5, 5, 5, 3, 2, 5, 5, 5,
    ];

    fn exact(text: &str) -> Exact {
        exact_from_text(text).unwrap()
    }

    fn scored(levels: &[u8]) -> (std::sync::Arc<Rubric>, Score) {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let value = |(indicator, level): (&Indicator, &u8)| {
            Field::Value(Place::first(&indicator.id), Stage::SelfAssessment).set(Some(Value::Level(*level)))
        };
        let edits = rubric.indicators.iter().zip(levels).map(value).collect();
        let author = Author {
            name: String::new(),
            at: "2026-11-24T03:42:00Z".parse().unwrap(),
            revision: 1,
            sitting: "uji".into(),
        };
        let mut assessment = Assessment::default();
        assessment.apply(&rubric, Edit::Many(edits), &author).unwrap();
        let score = scoring::score(&rubric, &assessment, Stage::SelfAssessment);
        (rubric, score)
    }

    #[test]
    fn a_mean_of_equal_weights_counts_how_often_each_level_was_given() {
        let (rubric, score) = scored(&CITY);
        let aspect = Derivation::of(&rubric, &score, NodeKind::Aspect, "1").unwrap();
        let counted =
            Calculation::Counted { times: vec![(3, exact("2")), (7, exact("4"))], sum: exact("34"), many: 10 };
        assert_eq!(aspect.calculation, counted);
        assert_eq!((aspect.value(), aspect.sum()), (exact("3.4"), exact("44.2")));
        assert!(aspect.readings.is_none() && aspect.remarks(Words::indonesian()).is_empty() && aspect.band.is_none());
    }

    #[test]
    fn the_parts_of_every_number_add_up_to_it() {
        let (rubric, score) = scored(&CITY);
        let all = [(NodeKind::Index, ""), (NodeKind::Domain, "2"), (NodeKind::Aspect, "5"), (NodeKind::Domain, "3")];
        for (kind, id) in all {
            let number = Derivation::of(&rubric, &score, kind, id).unwrap();
            let sum: Exact = number.inputs.iter().map(|input| input.product.clone()).sum();
            assert_eq!(sum, number.sum(), "{kind:?} {id}");
            assert_eq!(sum / &number.node.weight, number.value(), "{kind:?} {id}");
        }
        let index = Derivation::of(&rubric, &score, NodeKind::Index, "").unwrap();
        let Calculation::Contributions { parts } = &index.calculation else { panic!("{:?}", index.calculation) };
        assert_eq!(&parts.iter().sum::<Exact>(), score.index());
        assert!(index.remarks(Words::indonesian()).iter().any(|remark| remark.contains("Sangat Baik")));
    }

    #[test]
    fn what_is_not_answered_is_said_with_both_other_readings() {
        let (rubric, score) = scored(&CITY[..4]);
        let aspect = Derivation::of(&rubric, &score, NodeKind::Aspect, "1").unwrap();
        let readings = Readings { answered_only: Some(exact("3")), highest: Some(exact("4.2")) };
        assert_eq!(aspect.readings, Some(readings));
        assert_eq!(aspect.remarks(Words::indonesian()).len(), 3);
        let open = Derivation::of(&rubric, &score, NodeKind::Aspect, "2").unwrap();
        assert_eq!(open.remarks(Words::indonesian()).len(), 2, "nothing is answered there");
    }

    #[test]
    fn an_indicator_says_what_it_gives_and_what_it_withholds() {
        let (rubric, score) = scored(&CITY);
        let law = Derivation::of(&rubric, &score, NodeKind::Indicator, "44").unwrap();
        assert_eq!((&law.calculation, &law.node.contribution), (&Calculation::Given, &exact("0.06")));
        assert_eq!(law.growth, Some(Growth { next: Some(exact("0.03")), all: exact("0.09") }));
        assert!(Derivation::of(&rubric, &score, NodeKind::Indicator, "48").is_none());
        let top = Derivation::of(&rubric, &score, NodeKind::Indicator, "17").unwrap();
        assert_eq!(top.growth, None);
    }
}
