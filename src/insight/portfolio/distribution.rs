//! How values spread: one square per institution, median and quartiles.

use num_traits::ToPrimitive as _;

use super::view::PortfolioView;
use crate::{
    insight::Bin,
    rubric::{Exact, Rubric},
};

/// Median and quartiles of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// A quarter of the values is not above it.
    pub lower: Exact,
    /// The one in the middle.
    pub median: Exact,
    /// A quarter of the values is not below it.
    pub upper: Exact,
}

/// Places of the lines of a view by the part of the axis their index falls in, from the lowest part to the highest; in each
/// the highest index last. Incomplete ones are in it with their lower bound.
pub fn squares(rubric: &Rubric, view: &PortfolioView) -> Vec<Vec<usize>> {
    let Some((low, high)) = rubric.value_range() else { return Vec::new() };
    let step = Bin::width();
    let place = |value: &Exact| ((value - low) / &step).floor().to_integer().to_usize().unwrap_or_default();
    let count = ((high - low) / &step).ceil().to_integer().to_usize().unwrap_or_default();
    let mut parts = vec![Vec::new(); count];
    for (row, line) in view.rows.iter().enumerate().rev() {
        // The highest value itself belongs to the last part.
        if let Some(part) = parts.get_mut(place(&line.member.summary.index).min(count.saturating_sub(1))) {
            part.push(row);
        }
    }
    parts
}

/// Median and quartiles of sorted values, between two of them in proportion to the distance, so that those of 1, 2, 3 and 4
/// are 1.75, 2.5 and 3.25; `None` without values.
pub fn strip(sorted: &[Exact]) -> Option<Strip> {
    let last = sorted.len().checked_sub(1)?;
    let at = |quarters: usize| {
        let (whole, part) = (last * quarters / 4, last * quarters % 4);
        let low = sorted.get(whole)?;
        let high = sorted.get(whole + 1).unwrap_or(low);
        Some(low + (high - low) * Exact::new(part.into(), 4.into()))
    };
    Some(Strip { lower: at(1)?, median: at(2)?, upper: at(3)? })
}
