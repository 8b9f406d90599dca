//! The index that the evidence backs: never above the claimed one, the same where everything is proved, and honest about
//! what nobody has answered or shown.
#![allow(clippy::unwrap_used, reason = "a law that cannot be stated must stop")]

use crate::support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, DocumentKind, Edit, Stage},
    insight::{Backing, Inspection},
    rubric::Exact,
    scoring::{Score, score},
    words::rounded,
};
use support::{answered, author, example, level, register::Desk, reviewed_example, rubric};

fn scored(assessment: &Assessment) -> Score {
    score(&rubric(), assessment, Stage::SelfAssessment)
}

fn backing(assessment: &Assessment) -> Backing {
    let inspection = Inspection::of(&rubric(), assessment, &scored(assessment), &BTreeSet::new());
    Backing::of(&rubric(), assessment, &inspection)
}

/// Indicators with a claim above its evidence, and both levels.
fn unbacked(backing: &Backing) -> Vec<(&str, u8, u8)> {
    backing.unbacked.iter().map(|one| (one.indicator.as_str(), one.claimed, one.supported)).collect()
}

#[test]
fn a_claim_without_any_evidence_counts_as_the_lowest_level_and_the_lowest_needs_none() {
    let found = backing(&answered(&[4, 1, 2]));
    assert_eq!(unbacked(&found), [("1", 4, 1), ("3", 2, 1)]);
    assert_eq!(found.score, scored(&answered(&[1, 1, 1])));
}

#[test]
fn what_is_not_answered_stays_unanswered_and_is_no_claim() {
    let nothing = backing(&Assessment::default());
    assert!(nothing.unbacked.is_empty());
    assert_eq!(nothing.score, scored(&Assessment::default()));
    let some = backing(&answered(&[3; 20]));
    assert_eq!((some.score.answered, some.score.complete(), some.unbacked.len()), (20, false, 20));
}

#[test]
fn ticks_alone_carry_nothing_and_a_document_for_every_criterion_carries_the_claim() {
    let (rubric, mut desk) = (rubric(), Desk::default());
    let indicator = rubric.indicator("1").unwrap();
    let criteria: Vec<&str> = indicator.claimed(2).map(|criterion| criterion.id.as_str()).collect();
    desk.edit(level("1", 2));
    desk.tick("1", &criteria);
    assert_eq!(unbacked(&backing(&desk.assessment)), [("1", 2, 1)]);
    desk.document("a", DocumentKind::Other, "Peraturan", "5", "2024-01-10");
    desk.file("a", 'a', 1000, "peraturan.pdf");
    desk.tie("1", "a", ["3", "", ""], &criteria);
    let proved = backing(&desk.assessment);
    assert_eq!(unbacked(&proved), []);
    assert_eq!(proved.score, scored(&desk.assessment), "all that is claimed is proved: the same index");
    // Evidence for more than is claimed raises nothing.
    desk.edit(level("1", 1));
    let modest = backing(&desk.assessment);
    assert_eq!((unbacked(&modest), &modest.score), (vec![], &scored(&desk.assessment)));
}

#[test]
fn the_worked_example_claims_more_than_it_proves_and_says_where() {
    for assessment in [example().draft.assessment, reviewed_example()] {
        let found = backing(&assessment);
        let named: Vec<&str> = found.unbacked.iter().map(|one| one.indicator.as_str()).collect();
        assert_eq!(named, ["14", "16", "19", "28"]);
        assert_eq!(rounded(found.score.index(), 2), "3.59");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_number_it_backs_is_above_the_claimed_one_and_claiming_no_more_than_it_backs_changes_none(
        levels in prop::collection::vec(prop::option::weighted(0.9, 1_u8..=5), 47),
    ) {
        let rubric = rubric();
        let mut assessment = example().draft.assessment;
        let edits = rubric.indicators.iter().zip(&levels).filter_map(|(one, found)| Some(level(&one.id, (*found)?)));
        assessment.apply(&rubric, Edit::Many(edits.collect()), &author("Uji", 1)).unwrap();
        let (claimed, found) = (scored(&assessment), backing(&assessment));
        for (node, backed) in claimed.lowest.root.inputs.iter().zip(&found.score.lowest.root.inputs) {
            prop_assert!(backed.value <= node.value, "{}", node.id);
        }
        prop_assert_eq!(found.unbacked.is_empty(), claimed.index() == found.score.index());
        prop_assert_eq!(claimed.answered, found.score.answered);
        let beyond = |id: &str| found.beyond_evidence(&claimed, id);
        let sum: Exact = found.unbacked.iter().map(|one| beyond(&one.indicator)).sum();
        prop_assert_eq!(sum, claimed.index() - found.score.index(), "what the claims cost is all that is missing");
        for indicator in &rubric.indicators {
            let unbacked = found.unbacked.iter().any(|one| one.indicator == indicator.id);
            prop_assert_eq!(unbacked, beyond(&indicator.id) > Exact::default(), "{}", &indicator.id);
        }
        for one in &found.unbacked {
            prop_assert!(one.supported < one.claimed, "{}", &one.indicator);
        }
        let modest = found.unbacked.iter().map(|one| level(&one.indicator, one.supported)).collect();
        assessment.apply(&rubric, Edit::Many(modest), &author("Uji", 2)).unwrap();
        let again = backing(&assessment);
        prop_assert!(again.unbacked.is_empty());
        prop_assert_eq!(&again.score, &found.score);
        prop_assert_eq!(&again.score, &scored(&assessment));
    }
}
