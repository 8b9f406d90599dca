//! Where an index stands among published ones.

use super::table::{PublishedRow, as_printed};
use crate::rubric::Exact;

/// Where an index stands among the published ones. The institution itself counts among them: worse than all 34 others is
/// 35 of 35. Equal figures share the best rank they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// Institutions with a higher index.
    pub above: usize,
    /// Institutions with a lower index.
    pub below: usize,
    /// Other institutions in all.
    pub of: usize,
}

impl Placement {
    /// Counts an index among those of other institutions, as it is printed.
    pub fn among_rows<'a>(rows: impl Iterator<Item = &'a PublishedRow>, index: &Exact) -> Self {
        let printed = as_printed(index);
        let mut counted = Self { above: 0, below: 0, of: 0 };
        for row in rows {
            counted.of += 1;
            counted.above += usize::from(row.index > printed);
            counted.below += usize::from(row.index < printed);
        }
        counted
    }

    /// The rank of the index: one more than there are above it.
    pub fn rank(self) -> usize {
        self.above + 1
    }

    /// Among how many: the published ones and the institution itself.
    pub fn among(self) -> usize {
        self.of + 1
    }

    /// How many others have the same index, and so share the rank.
    pub fn sharing(self) -> usize {
        self.of.saturating_sub(self.above + self.below)
    }

    /// Share of the group, the institution itself included, whose index is the same or lower: in whole percent, rounded down,
    /// so that only the highest is 100 and nobody is placed higher than he is.
    pub fn percentile(self) -> usize {
        self.among().saturating_sub(self.above) * 100 / self.among()
    }
}

#[cfg(test)]
mod tests {
    use super::Placement;

    #[test]
    fn only_the_highest_is_at_a_hundred_and_nobody_at_nought() {
        for of in 0..700 {
            for above in 0..=of {
                let placement = Placement { above, below: of - above, of };
                let percentile = placement.percentile();
                assert_eq!(percentile == 100, above == 0, "{placement:?}");
                assert!(percentile * placement.among() <= 100 * (placement.among() - above), "{placement:?}");
                assert!(percentile > 0 || placement.among() > 100, "{placement:?}");
            }
        }
    }
}
