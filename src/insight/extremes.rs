//! Which of some numbers are strongest and which are weakest, by one rule for window, report and charts.

use crate::{rubric::Exact, scoring::Node, words::rounded};

/// Decimals to which numbers are compared: what prints alike is not called higher or lower.
const DECIMALS: usize = 2;

/// The strongest and weakest of some numbers. Only those whose every indicator is answered can be either, for others
/// may still move; what prints alike is named together, and where all do none is ahead.
#[derive(Debug, Clone, PartialEq)]
pub enum Extremes<'a> {
    /// None is answered whole.
    Unknown,
    /// One alone is.
    One(&'a Node),
    /// All print the same value.
    Equal(&'a Exact),
    /// They differ.
    Apart {
        /// All with the highest value, in the order they came in.
        strongest: Vec<&'a Node>,
        /// All with the lowest value, in the order they came in.
        weakest: Vec<&'a Node>,
        /// All others, lowest value first, then in the order they came in.
        between: Vec<&'a Node>,
    },
}

/// The strongest and weakest of some numbers.
pub fn extremes<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> Extremes<'a> {
    let is_whole = |node: &&Node| node.answered == node.total;
    let whole = nodes.into_iter().filter(is_whole).filter_map(|node| Some((node, node.value.as_ref()?)));
    let whole: Vec<(&Node, &Exact)> = whole.collect();
    let values = || whole.iter().map(|(_, value)| *value);
    let (Some(most), Some(least)) = (values().max(), values().min()) else { return Extremes::Unknown };
    match whole.as_slice() {
        [(one, _)] => return Extremes::One(one),
        _ if prints_alike(most, least) => return Extremes::Equal(most),
        _ => {}
    }
    let with =
        |wanted: &Exact| whole.iter().filter(|(_, value)| prints_alike(value, wanted)).map(|(node, _)| *node).collect();
    let mut between: Vec<(&Node, &Exact)> =
        whole.iter().copied().filter(|(_, value)| !prints_alike(value, most) && !prints_alike(value, least)).collect();
    between.sort_by_key(|(_, value)| *value);
    Extremes::Apart {
        strongest: with(most),
        weakest: with(least),
        between: between.into_iter().map(|(node, _)| node).collect(),
    }
}

/// True where two values are the same figure wherever they are printed.
pub fn prints_alike(one: &Exact, other: &Exact) -> bool {
    rounded(one, DECIMALS) == rounded(other, DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::{Assessment, Author, Field, Place, Stage, Value},
        rubric,
        scoring::{NodeKind, Score, score},
    };

    /// A score of the default framework in which aspects have these levels throughout; the others are open.
    fn scored(levels: &[(&str, u8)]) -> Score {
        let rubric = rubric::builtin(rubric::DEFAULT_ID).unwrap();
        let author =
            Author { name: "Uji".to_owned(), at: jiff::Timestamp::UNIX_EPOCH, revision: 1, sitting: "uji".into() };
        let mut assessment = Assessment::default();
        for indicator in &rubric.indicators {
            if let Some((_, level)) = levels.iter().find(|(aspect, _)| *aspect == indicator.aspect) {
                let value = Some(Value::Level(*level));
                let edit = Field::Value(Place::first(&indicator.id), Stage::SelfAssessment).set(value);
                assessment.apply(&rubric, edit, &author).unwrap();
            }
        }
        score(&rubric, &assessment, Stage::SelfAssessment)
    }

    fn told(levels: &[(&str, u8)]) -> String {
        let ids = |nodes: &[&Node]| nodes.iter().map(|node| node.id.as_str()).collect::<Vec<_>>().join(" ");
        match extremes(scored(levels).lowest.nodes(NodeKind::Aspect)) {
            Extremes::Unknown => "unknown".to_owned(),
            Extremes::One(node) => format!("one {}", node.id),
            Extremes::Equal(_) => "equal".to_owned(),
            Extremes::Apart { strongest, weakest, between } => {
                format!("{} | {} | {}", ids(&strongest), ids(&weakest), ids(&between))
            }
        }
    }

    #[test]
    fn equal_values_are_named_together_and_what_is_open_is_neither_strong_nor_weak() {
        assert_eq!(told(&[]), "unknown");
        assert_eq!(told(&[("3", 1)]), "one 3");
        assert_eq!(told(&[("3", 4), ("5", 4)]), "equal");
        assert_eq!(told(&[("1", 2), ("2", 5), ("3", 4), ("4", 2), ("5", 5), ("6", 3)]), "2 5 | 1 4 | 6 3");
    }
}
