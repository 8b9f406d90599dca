//! The published figures an index is compared with are counted as they were published, whatever kind is asked for.
#![allow(clippy::unwrap_used, reason = "without the published figures there is nothing to test")]

use crate::support;

use spbe_mandiri::{
    assessment::Kind,
    insight::{Bin, distribution, national},
    rubric::Exact,
};
use support::rubric;

fn exact(hundredths: i64) -> Exact {
    Exact::new(hundredths.into(), 100.into())
}

#[test]
fn the_bins_of_the_distribution_join_from_the_lowest_to_the_highest_value_and_are_a_tenth_wide() {
    let rubric = rubric();
    let bins = distribution(&rubric, national(&rubric).unwrap(), Kind::City);
    assert_eq!(bins.len(), 40, "ten in each of the four points from 1 to 5");
    assert_eq!(Bin::width(), exact(10));
    for (bin, place) in bins.iter().zip(0..) {
        assert_eq!((&bin.from, &bin.to), (&exact(100 + 10 * place), &exact(110 + 10 * place)));
    }
}

#[test]
fn every_published_index_stands_in_the_bin_that_holds_it_and_once_more_where_it_is_of_the_own_kind() {
    let rubric = rubric();
    let national = national(&rubric).unwrap();
    for kind in Kind::ALL {
        let bins = distribution(&rubric, national, kind);
        let within = |index: &Exact, bin: &Bin| bin.from <= *index && (*index < bin.to || bin.to == exact(500));
        for bin in &bins {
            let of = |kind: Option<Kind>| national.indices(kind).into_iter().filter(|index| within(index, bin)).count();
            assert_eq!((bin.all, bin.own), (of(None), of(Some(kind))), "{kind:?} from {}", bin.from);
        }
        let (all, own) = (bins.iter().map(|bin| bin.all).sum(), bins.iter().map(|bin| bin.own).sum());
        assert_eq!((all, own), (national.indices(None).len(), national.indices(Some(kind)).len()));
    }
}

#[test]
fn published_indices_come_highest_first_and_a_place_among_them_counts_both_sides() {
    let rubric = rubric();
    let national = national(&rubric).unwrap();
    for kind in [None, Some(Kind::Ministry), Some(Kind::Regency)] {
        let indices = national.indices(kind);
        assert!(indices.windows(2).all(|pair| pair[0] >= pair[1]));
        for index in (100..=500).step_by(25).map(exact) {
            let placement = national.placement(kind, &index);
            let above = indices.iter().filter(|other| ***other > index).count();
            let below = indices.iter().filter(|other| ***other < index).count();
            assert_eq!((placement.above, placement.below, placement.of), (above, below, indices.len()));
            assert_eq!((placement.rank(), placement.among()), (above + 1, indices.len() + 1));
        }
    }
}
