//! Laws every score obeys, whatever was answered.
#![allow(clippy::unwrap_used, reason = "a law that cannot be stated must stop")]

use crate::support;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, Stage},
    rubric::Exact,
    scoring::{Node, NodeKind, Score, band_distance, score, single_steps},
};
use support::{
    answers::{answering, answers},
    author, level, rubric,
};

fn scored(assessment: &Assessment) -> Score {
    score(&rubric(), assessment, Stage::SelfAssessment)
}

fn all(node: &Node) -> Vec<&Node> {
    let mut nodes = vec![node];
    nodes.extend(node.inputs.iter().flat_map(all));
    nodes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn contributions_of_the_indicators_add_up_to_the_index(answers in answers()) {
        let score = scored(&answering(&answers));
        for trace in [&score.lowest, &score.highest] {
            let sum: Exact = trace.nodes(NodeKind::Indicator).iter().map(|node| &node.contribution).sum();
            prop_assert_eq!(&sum, trace.value());
            for node in all(&trace.root) {
                let points = node.value.as_ref().unwrap() * &node.weight / Exact::from_integer(100.into());
                prop_assert_eq!(&points, &node.contribution, "{:?} {}", node.kind, node.id);
            }
        }
    }

    #[test]
    fn raising_a_level_lowers_nothing_and_raises_the_index(answers in answers(), place in 0_usize..47) {
        let (Some(old), rubric) = (answers[place], rubric()) else { return Ok(()) };
        prop_assume!(old < 5);
        let mut higher = answers.clone();
        higher[place] = Some(old + 1);
        let (before, after) = (scored(&answering(&answers)), scored(&answering(&higher)));
        for (one, other) in
            [(&before.lowest, &after.lowest), (&before.highest, &after.highest), (&before.answered_only, &after.answered_only)]
        {
            for (node, raised) in all(&one.root).into_iter().zip(all(&other.root)) {
                prop_assert!(raised.value >= node.value, "{:?} {}", node.kind, node.id);
            }
            prop_assert!(other.value() > one.value());
        }
        let weight = &rubric.indicators[place].weight;
        prop_assert_eq!(after.index() - before.index(), weight / Exact::from_integer(100.into()));
    }

    #[test]
    fn the_true_index_lies_between_the_readings(answers in answers()) {
        let score = scored(&answering(&answers));
        prop_assert!(score.lowest.value() <= score.highest.value());
        if score.answered > 0 {
            prop_assert!(score.lowest.value() <= score.answered_only.value());
            prop_assert!(score.answered_only.value() <= score.highest.value());
        }
        let rubric = rubric();
        let given = || rubric.indicators.iter().zip(&answers).filter_map(|(one, found)| Some((one, (*found)?)));
        let weights: Exact = given().map(|(one, _)| &one.weight).sum();
        let sum: Exact = given().map(|(one, level)| &one.weight * Exact::from_integer(level.into())).sum();
        prop_assert_eq!(score.answered_only.value() * weights, sum, "the mean of what is answered");
        prop_assert_eq!(score.complete(), score.lowest.value() == score.highest.value());
        prop_assert_eq!(score.answered, answers.iter().flatten().count());
    }

}

proptest! {
    // Each case scores every possible step.
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exactly_the_single_steps_reach_the_next_band(answers in answers()) {
        let rubric = rubric();
        let assessment = answering(&answers);
        let score = scored(&assessment);
        let steps = single_steps(&rubric, &assessment, &score);
        let Some(distance) = band_distance(&rubric, &score) else {
            prop_assert!(steps.is_empty());
            return Ok(());
        };
        for (indicator, found) in rubric.indicators.iter().zip(&answers) {
            let from = found.unwrap_or(1);
            if from == 5 {
                continue;
            }
            let mut higher = assessment.clone();
            higher.apply(&rubric, level(&indicator.id, from + 1), &author("Uji", 0)).unwrap();
            let reaches = *scored(&higher).index() >= distance.band.from;
            prop_assert_eq!(reaches, steps.iter().any(|step| step.indicator == indicator.id), "{}", &indicator.id);
        }
        prop_assert!(steps.windows(2).all(|pair| pair[0].gain >= pair[1].gain));
    }
}
