//! Generated answers, for laws that hold whatever was answered.
#![allow(clippy::unwrap_used, reason = "answers that cannot be given must stop")]

use proptest::prelude::*;
use spbe_mandiri::assessment::{Assessment, Edit};

use super::{author, level, rubric};

/// A level for each indicator, or none.
pub fn answers() -> impl Strategy<Value = Vec<Option<u8>>> {
    let full = prop::collection::vec((1_u8..=5).prop_map(Some), 47);
    let partly = prop::collection::vec(prop::option::weighted(0.75, 1_u8..=5), 47);
    prop_oneof![full, partly]
}

/// The assessment that says them.
pub fn answering(answers: &[Option<u8>]) -> Assessment {
    let rubric = rubric();
    let mut assessment = Assessment::default();
    let edits =
        rubric.indicators.iter().zip(answers).filter_map(|(one, found)| Some(level(&one.id, (*found)?))).collect();
    assessment.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
    assessment
}
