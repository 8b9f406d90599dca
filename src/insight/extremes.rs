//! Which numbers of a kind are strongest and which are weakest.

use crate::{
    rubric::Exact,
    scoring::{Node, NodeKind, Score},
    words::rounded,
};

/// Decimals to which numbers are compared: what prints alike is not called higher or lower.
const DECIMALS: usize = 2;

/// The strongest and weakest numbers of a kind; only those whose every indicator is answered can be either.
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
        /// All with the highest value, in the order of the framework.
        strongest: Vec<&'a Node>,
        /// All others, lowest value first, then in the order of the framework.
        weakest: Vec<&'a Node>,
    },
}

/// The strongest and weakest numbers of a kind in a score.
pub fn extremes(score: &Score, kind: NodeKind) -> Extremes<'_> {
    let mut whole: Vec<&Node> = score.lowest.nodes(kind);
    whole.retain(|node| node.answered == node.total && node.value.is_some());
    let values = || whole.iter().filter_map(|node| node.value.as_ref());
    let (Some(most), Some(least)) = (values().max(), values().min()) else { return Extremes::Unknown };
    match whole.as_slice() {
        [one] => return Extremes::One(one),
        _ if prints_alike(most, least) => return Extremes::Equal(most),
        _ => {}
    }
    let (strongest, mut weakest): (Vec<&Node>, Vec<&Node>) =
        whole.iter().copied().partition(|node| node.value.as_ref().is_some_and(|value| prints_alike(value, most)));
    weakest.sort_by_key(|node| node.value.as_ref());
    Extremes::Apart { strongest, weakest }
}

/// True where two values are the same figure wherever they are printed.
pub fn prints_alike(one: &Exact, other: &Exact) -> bool {
    rounded(one, DECIMALS) == rounded(other, DECIMALS)
}
