//! The worked example shows what the program can do: complete, of this program's rubric, in an honest order.
#![allow(clippy::unwrap_used, reason = "without the example there is nothing to test")]

use crate::support;

use std::{collections::BTreeSet, path::Path};

use spbe_mandiri::{
    assessment::Stage,
    insight::{Severity, findings},
    scoring::score,
    storage::{Mode, RubricRef, SystemDisk, to_text, write},
    words::rounded,
};
use support::{example, rubric};

#[test]
fn every_indicator_question_and_detail_is_filled() {
    let opened = example();
    let assessment = &opened.draft.assessment;
    let score = score(&rubric(), assessment, Stage::SelfAssessment);
    let found = findings(&rubric(), assessment, &score, &BTreeSet::new());
    let required: Vec<_> = found.iter().filter(|finding| finding.severity == Severity::Required).collect();
    assert!(required.is_empty(), "{required:?}");
    assert_eq!((rounded(score.index(), 4).as_str(), score.complete()), ("3.7495", true));
    assert!(rubric().indicators.iter().all(|indicator| !assessment.owner_name(&indicator.id).is_empty()));
    let members = assessment.team().len();
    let authors: BTreeSet<&str> = assessment.history.iter().map(|entry| entry.by.as_str()).collect();
    assert!(members >= 5 && authors.len() >= 5, "several people worked on it");
}

#[test]
fn it_was_filled_between_april_and_june_2024() {
    let text = to_text(&example().draft).unwrap();
    let moments = text.lines().filter_map(|line| {
        let moment = line.trim().strip_prefix("at: ")?;
        moment.trim_start_matches("Some(").trim_matches(['"', ',', ')']).parse::<jiff::Timestamp>().ok()
    });
    let (first, last) = ("2024-04-01T00:00:00Z".parse().unwrap(), "2024-06-14T12:00:00Z".parse().unwrap());
    let mut count = 0;
    for moment in moments {
        assert!((first..=last).contains(&moment), "{moment}");
        count += 1;
    }
    assert!(count > 400, "{count}");
    assert!(example().draft.assessment.history.windows(2).all(|pair| pair[0].at <= pair[1].at));
}

/// After a change to the rubric: `UPDATE_SNAPSHOTS=1 cargo test --test core worked_example` names it in the example.
#[test]
fn it_names_the_rubric_of_this_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/contoh/contoh.ron");
    let mut draft = example().draft;
    draft.header.rubric = RubricRef::of(&rubric());
    draft.header.program = env!("CARGO_PKG_VERSION").to_owned();
    let wanted = to_text(&draft).unwrap();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        write(&SystemDisk, &path, wanted.as_bytes(), Mode::Replace).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap();
    assert!(found == wanted, "run with UPDATE_SNAPSHOTS=1 after a change to the rubric");
}
