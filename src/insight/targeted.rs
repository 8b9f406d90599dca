//! The numbers an institution aims at.

use crate::{
    assessment::{Assessment, Stage, Value},
    rubric::{Indicator, Rubric},
    scoring::{Score, score_of},
};

/// The numbers once every indicator has reached the level it aims at; those without a target keep what they have, and none
/// goes below that. `None` where nothing is aimed at.
pub fn targeted(rubric: &Rubric, assessment: &Assessment) -> Option<Score> {
    let target = |indicator: &Indicator| assessment.answer(&indicator.id)?.target.value;
    rubric.indicators.iter().find_map(target)?;
    let aimed = |indicator: &Indicator, entry: usize| {
        let given = assessment.value(&indicator.id, entry, Stage::SelfAssessment).cloned();
        match (target(indicator), given) {
            (Some(target), Some(Value::Level(level))) => Some(Value::Level(level.max(target))),
            (Some(target), None) => Some(Value::Level(target)),
            (_, given) => given,
        }
    };
    Some(score_of(rubric, &aimed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::{AnswerField, Author, Edit, Field, Place},
        rubric::{self, Exact},
        scoring::score,
    };

    #[test]
    fn what_is_aimed_at_is_reached_and_nothing_goes_below_what_is_there() {
        let rubric = rubric::builtin(rubric::DEFAULT_ID).unwrap();
        let author =
            Author { name: "Uji".to_owned(), at: jiff::Timestamp::UNIX_EPOCH, revision: 1, sitting: "uji".into() };
        let mut assessment = Assessment::default();
        let level =
            |id: &str, level: u8| Field::Value(Place::first(id), Stage::SelfAssessment).set(Some(Value::Level(level)));
        assessment.apply(&rubric, Edit::Many(vec![level("1", 4), level("2", 2)]), &author).unwrap();
        assert!(targeted(&rubric, &assessment).is_none(), "nothing is aimed at");
        let aim = |id: &str, level: u8| Field::Answer(id.into(), AnswerField::Target).set(Some(level));
        assessment.apply(&rubric, Edit::Many(vec![aim("1", 3), aim("2", 5), aim("3", 4)]), &author).unwrap();
        let aimed = targeted(&rubric, &assessment).unwrap();
        let mut reached = Assessment::default();
        let levels = vec![level("1", 4), level("2", 5), level("3", 4)];
        reached.apply(&rubric, Edit::Many(levels), &author).unwrap();
        let wanted = score(&rubric, &reached, Stage::SelfAssessment);
        assert_eq!(aimed.index(), wanted.index());
        let now: Exact = score(&rubric, &assessment, Stage::SelfAssessment).index().clone();
        assert!(*aimed.index() > now);
    }
}
