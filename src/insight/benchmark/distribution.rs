//! How published indices spread over the axis of the index.

use super::table::PublishedRow;
use crate::{
    assessment::Kind,
    rubric::{Exact, Rubric},
};

/// Published indices of one part of the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bin {
    /// Lowest index in it.
    pub from: Exact,
    /// Where the next one begins.
    pub to: Exact,
    /// Institutions of all kinds.
    pub all: usize,
    /// Institutions of one kind.
    pub own: usize,
}

/// Bins in each whole point of the index; the limits of the predicates fall between them.
const BINS_PER_POINT: i64 = 10;

impl Bin {
    /// How wide each is, as a part of a whole point.
    pub fn width() -> Exact {
        Exact::new(1.into(), BINS_PER_POINT.into())
    }
}

/// Counts published indices from the lowest to the highest value of the index, all and those of one kind.
pub fn distribution<'a>(rubric: &Rubric, rows: impl Iterator<Item = &'a PublishedRow>, kind: Kind) -> Vec<Bin> {
    let Some((low, high)) = rubric.value_range() else { return Vec::new() };
    let step = Bin::width();
    let mut bins = Vec::new();
    let mut from = low.clone();
    while from < *high {
        let to = &from + &step;
        bins.push(Bin { from, to: to.clone(), all: 0, own: 0 });
        from = to;
    }
    let last = bins.len().saturating_sub(1);
    for row in rows {
        let whole = ((&row.index - low) / &step).floor().to_integer();
        let place = usize::try_from(whole).unwrap_or_default().min(last);
        if let Some(bin) = bins.get_mut(place) {
            bin.all += 1;
            bin.own += usize::from(row.kind == kind);
        }
    }
    bins
}
