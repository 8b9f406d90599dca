//! What one more level gives is what the score gains, and what is done first is the same everywhere.
#![allow(clippy::unwrap_used, reason = "a law that cannot be stated must stop")]

use crate::support;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, Edit, Stage},
    insight::{DEFAULT_EFFORT, estimates_effort, nearest_losses, nearest_steps, next_steps},
    rubric::{Exact, Indicator},
    scoring::{Loss, Score, SingleStep, band_distance, completed_level, gain_of_next_level, score, single_steps},
};
use support::{answered, author, example, level, levels_for, rubric};

fn scored(assessment: &Assessment) -> Score {
    score(&rubric(), assessment, Stage::SelfAssessment)
}

fn assessment(answers: &[Option<u8>]) -> Assessment {
    let rubric = rubric();
    let mut assessment = Assessment::default();
    let edits = rubric.indicators.iter().zip(answers).filter_map(|(one, found)| Some(level(&one.id, (*found)?)));
    assessment.apply(&rubric, Edit::Many(edits.collect()), &author("Uji", 0)).unwrap();
    assessment
}

/// What it gives, and where it stands: what comes first in this order is done first where all steps cost the same.
fn rank(gain: &Exact, indicator: &str) -> (std::cmp::Reverse<Exact>, usize) {
    let place = rubric().indicators.iter().position(|one| one.id == indicator).unwrap();
    (std::cmp::Reverse(gain.clone()), place)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_step_gives_what_the_index_gains_and_there_is_none_above_the_highest_level(
        answers in prop::collection::vec(prop::option::weighted(0.8, 1_u8..=5), 47), place in 0_usize..47,
    ) {
        let rubric = rubric();
        let (before, indicator) = (assessment(&answers), &rubric.indicators[place]);
        let from = answers[place].unwrap_or(1);
        let found = gain_of_next_level(&rubric, &before, indicator);
        if from == 5 {
            prop_assert_eq!(found, None);
            return Ok(());
        }
        let mut after = before.clone();
        after.apply(&rubric, level(&indicator.id, from + 1), &author("Uji", 1)).unwrap();
        let gain = scored(&after).index() - scored(&before).index();
        prop_assert_eq!(found, Some(SingleStep { indicator: indicator.id.clone(), from, to: from + 1, gain }));
    }

    #[test]
    fn steps_and_losses_name_every_indicator_with_something_to_gain_in_one_order(
        answers in prop::collection::vec(prop::option::weighted(0.8, 1_u8..=5), 47),
    ) {
        let rubric = rubric();
        let assessment = assessment(&answers);
        let score = scored(&assessment);
        let with = |fits: &dyn Fn(Option<u8>) -> bool| -> Vec<&Indicator> {
            rubric.indicators.iter().zip(&answers).filter(|(_, found)| fits(**found)).map(|(one, _)| one).collect()
        };
        let mut wanted: Vec<SingleStep> = with(&|found| found.is_some_and(|level| level < 5))
            .into_iter()
            .filter_map(|one| gain_of_next_level(&rubric, &assessment, one))
            .collect();
        wanted.sort_by_key(|step| rank(&step.gain, &step.indicator));
        prop_assert_eq!(next_steps(&rubric, &assessment, &score), wanted.clone());

        // What is cheaper comes before everything that gives more.
        let cost = |step: &SingleStep| u32::try_from(step.indicator.len()).unwrap() + u32::from(step.to);
        wanted.sort_by_key(|step| (cost(step), rank(&step.gain, &step.indicator)));
        prop_assert_eq!(nearest_steps(&rubric, &assessment, &score, &cost), wanted);

        let mut wanted: Vec<Loss> = Vec::new();
        for (indicator, found) in rubric.indicators.iter().zip(&answers) {
            let level = found.unwrap_or(1);
            let step = &indicator.weight / Exact::from_integer(100.into());
            let steps = vec![step.clone(); usize::from(5 - level)];
            let total = step * Exact::from_integer((5 - level).into());
            if level < 5 {
                wanted.push(Loss { indicator: indicator.id.clone(), steps, total });
            }
            prop_assert_eq!(completed_level(&rubric, &score, indicator), *found, "{}", &indicator.id);
        }
        wanted.sort_by_key(|loss| rank(&loss.steps[0], &loss.indicator));
        prop_assert_eq!(nearest_losses(&rubric, &score), wanted);
    }
}

#[test]
fn a_step_that_reaches_the_next_band_exactly_is_one_that_reaches_it() {
    let rubric = rubric();
    // The bands begin at 1.8, 2.6, 3.5 and 4.2. The first group of indicators weighs 1.30 each.
    let weight = &rubric.indicators[0].weight / Exact::from_integer(100.into());
    let short = answered(&levels_for("2.587"));
    let distance = band_distance(&rubric, &scored(&short)).unwrap();
    assert_eq!(
        (distance.missing.clone(), distance.band.from.clone()),
        (weight.clone(), &weight + scored(&short).index())
    );
    let steps = single_steps(&rubric, &short, &scored(&short));
    assert!(steps.iter().any(|step| step.gain == distance.missing));
    let highest = answered(&[5; 47]);
    assert!(band_distance(&rubric, &scored(&highest)).is_none());
    assert!(single_steps(&rubric, &highest, &scored(&highest)).is_empty());
}

/// The worked example estimates every indicator: what its plan calls cheap comes first everywhere.
#[test]
fn steps_are_ranked_by_the_efforts_the_draft_estimates() {
    let (rubric, assessment) = (rubric(), example().draft.assessment);
    let effort = |step: &SingleStep| {
        let plan = &assessment.answer(&step.indicator).unwrap().plan;
        plan.effort.value.map_or(DEFAULT_EFFORT, |days| days.0)
    };
    let steps = next_steps(&rubric, &assessment, &scored(&assessment));
    let efforts: Vec<u32> = steps.iter().map(effort).collect();
    assert!(efforts.is_sorted() && efforts.first() < efforts.last(), "{efforts:?}");
    assert_eq!(steps, nearest_steps(&rubric, &assessment, &scored(&assessment), &effort));
    assert!(estimates_effort(&assessment) && !estimates_effort(&Assessment::default()));
}
