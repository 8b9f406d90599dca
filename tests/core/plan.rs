//! The plan is the cheapest there is: held against every choice in small cases, against a solver that is not ours in cases of
//! full size, and against the scores that its steps give.
#![allow(clippy::unwrap_used, reason = "a law that cannot be stated must stop")]

use crate::support;

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem};
use num_traits::{Signed as _, ToPrimitive as _};
use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, Edit, Stage},
    insight::{Limit, Limits, NoPlan, Plan, Start, Way, plan},
    rubric::{Exact, Indicator, Rubric, exact_from_text},
    scoring::{Score, score},
    words::rounded,
};
use support::{answered, author, level, rubric, thorough::of as thorough};

fn exact(text: &str) -> Exact {
    exact_from_text(text).unwrap()
}

fn scored(assessment: &Assessment) -> Score {
    score(&rubric(), assessment, Stage::SelfAssessment)
}

/// The plan of an assessment from what it claims.
fn planned(assessment: &Assessment, target: &Exact, limits: &Limits, number: usize) -> Result<Plan, NoPlan> {
    let score = scored(assessment);
    let level = |indicator: &Indicator, entry: usize| assessment.level(&indicator.id, entry);
    let start = Start { score: &score, level: &level, other: &|_, _| false };
    plan(&rubric(), &start, target, limits, number)
}

/// The index after a plan's steps, by the engine of scores.
fn index_after(assessment: &Assessment, steps: impl IntoIterator<Item = (String, u8)>) -> Exact {
    let mut after = assessment.clone();
    let edits: Vec<Edit> = steps.into_iter().map(|(indicator, to)| level(&indicator, to)).collect();
    after.apply(&rubric(), Edit::Many(edits), &author("Uji", 1)).unwrap();
    scored(&after).index().clone()
}

/// How much each indicator rises, in the order of the framework.
fn rises(rubric: &Rubric, plan: &Plan) -> Vec<u8> {
    let rise =
        |one: &Indicator| plan.steps.iter().find(|step| step.indicator == one.id).map_or(0, |step| step.to - step.from);
    rubric.indicators.iter().map(rise).collect()
}

/// Everything free indicators can do that reaches a target at the least effort, in the order plans are told in.
fn all_cheapest(levels: &[u8], free: &BTreeSet<usize>, need: &Exact, limits: &Limits) -> Vec<Vec<u8>> {
    let rubric = rubric();
    let mut all: Vec<Vec<u8>> = vec![Vec::new()];
    for (place, level) in levels.iter().enumerate() {
        let most = if free.contains(&place) { (5 - level).min(limits.most_levels.unwrap_or(5)) } else { 0 };
        all = all.into_iter().flat_map(|one| (0..=most).map(move |rise| [one.as_slice(), &[rise]].concat())).collect();
    }
    let gain = |one: &[u8]| -> Exact {
        let each = one.iter().zip(&rubric.indicators);
        each.map(|(rise, indicator)| &indicator.weight * Exact::new((*rise).into(), 100.into())).sum()
    };
    let effort = |one: &[u8]| -> u64 {
        let each = one.iter().zip(&rubric.indicators);
        each.map(|(rise, indicator)| u64::from(*rise) * u64::from(limits.effort(&indicator.id))).sum()
    };
    all.retain(|one| gain(one) >= *need && limits.most_effort.is_none_or(|most| effort(one) <= most));
    let least = all.iter().map(|one| effort(one)).min();
    all.retain(|one| Some(effort(one)) == least);
    let touched = |one: &[u8]| one.iter().filter(|rise| **rise > 0).count();
    all.sort_by(|one, other| touched(one).cmp(&touched(other)).then_with(|| other.cmp(one)));
    all
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: thorough(2_000, 100) as u32, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn small_plans_are_the_cheapest_of_all_choices_counted_and_told_in_order(
        levels in prop::collection::vec(1_u8..=5, 47),
        free in prop::collection::btree_set(0_usize..47, 0..=4),
        efforts in prop::collection::vec(1_u32..=3, 47),
        need in 0_i64..=3_000,
        most_levels in prop::option::weighted(0.2, 1_u8..=3),
        most_effort in prop::option::weighted(0.2, 1_u64..=12),
        too_late in prop::option::weighted(0.3, prop::collection::btree_set(0_usize..4, 1..=2)),
    ) {
        let rubric = rubric();
        let assessment = answered(&levels);
        let late: BTreeSet<usize> =
            too_late.iter().flatten().filter_map(|nth| free.iter().nth(*nth).copied()).collect();
        let rising: BTreeSet<usize> = free.difference(&late).copied().collect();
        let ids = rubric.indicators.iter().map(|one| one.id.clone());
        let limits = Limits {
            efforts: ids.clone().zip(efforts).collect(),
            locked: ids.enumerate().filter(|(place, _)| !free.contains(place)).map(|(_, id)| id).collect(),
            most_levels,
            most_effort,
            late: late.iter().filter_map(|place| Some(rubric.indicators.get(*place)?.id.clone())).collect(),
            latest: None,
        };
        let need = Exact::new(need.into(), 10_000.into());
        let start = scored(&assessment).index().clone();
        let target = &start + &need;
        let wanted = all_cheapest(&levels, &rising, &need, &limits);
        match planned(&assessment, &target, &limits, 0) {
            Ok(found) => {
                prop_assert_eq!(Some(&rises(&rubric, &found)), wanted.first());
                prop_assert_eq!(found.count, Some(wanted.len().into()));
                for (number, one) in wanted.iter().enumerate().take(6) {
                    let other = planned(&assessment, &target, &limits, number).unwrap();
                    prop_assert_eq!(&rises(&rubric, &other), one, "number {}", number);
                }
                let beyond = planned(&assessment, &target, &limits, wanted.len());
                prop_assert_eq!(beyond, Err(NoPlan::NoSuch { count: Some(wanted.len().into()) }));
            }
            Err(NoPlan::Limited { highest, ways }) => {
                prop_assert!(wanted.is_empty());
                // What it calls the highest can be reached, and nothing above it.
                let reached = planned(&assessment, &highest, &limits, 0).unwrap();
                prop_assert!(reached.reached == highest && highest < target);
                let above = all_cheapest(&levels, &rising, &(&highest - &start + exact("0.0001")), &limits);
                prop_assert!(above.is_empty(), "{highest} is not the highest");
                // Of all sets of limits that are enough when they go together, it names the smallest ones, all of them.
                let set: Vec<Limit> = ALL_LIMITS.into_iter().filter(|limit| lifted(&limits, &[*limit]) != limits).collect();
                let mut enough: Vec<Way> = Vec::new();
                for mask in 1_u32..1 << set.len() {
                    let chosen = set.iter().enumerate().filter(|(place, _)| mask & (1 << place) != 0);
                    let chosen: Vec<Limit> = chosen.map(|(_, limit)| *limit).collect();
                    if let Ok(plan) = planned(&assessment, &target, &lifted(&limits, &chosen), 0) {
                        enough.push(Way { limits: chosen, effort: plan.effort });
                    }
                }
                let least = enough.iter().map(|way| way.limits.len()).min();
                enough.retain(|way| Some(way.limits.len()) == least);
                enough.sort_by(|one, other| one.limits.cmp(&other.limits));
                prop_assert!(!ways.is_empty());
                prop_assert_eq!(ways, enough);
            }
            Err(NoPlan::BeyondHighest { highest, within }) => {
                prop_assert!(wanted.is_empty() && *highest == exact("5") && target > *highest);
                let reached = planned(&assessment, &within, &limits, 0).unwrap();
                prop_assert!(reached.reached == *within);
                let above = all_cheapest(&levels, &rising, &(&*within - &start + exact("0.0001")), &limits);
                prop_assert!(above.is_empty(), "{within} is not the highest within the limits");
            }
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }
}

const ALL_LIMITS: [Limit; 4] = [Limit::Locked, Limit::Latest, Limit::MostLevels, Limit::MostEffort];

/// Limits without some of them.
fn lifted(limits: &Limits, gone: &[Limit]) -> Limits {
    let mut left = limits.clone();
    for limit in gone {
        match limit {
            Limit::Locked => left.locked = BTreeSet::new(),
            Limit::Latest => left.late = BTreeSet::new(),
            Limit::MostLevels => left.most_levels = None,
            Limit::MostEffort => left.most_effort = None,
        }
    }
    left
}

/// Ten thousandths of a point, which all weights of the framework are multiples of.
fn units(points: &Exact) -> usize {
    (points * Exact::from_integer(10_000.into())).ceil().to_usize().unwrap()
}

/// The least effort that gains so much, from a table of the least effort for every gain there is.
fn least_effort(levels: &[Option<u8>], limits: &Limits, need: &Exact) -> u64 {
    let need = units(need);
    let mut least = vec![u64::MAX; need + 1];
    least[0] = 0;
    for (indicator, found) in rubric().indicators.iter().zip(levels) {
        let (gain, effort) = (units(&(&indicator.weight / exact("100"))), u64::from(limits.effort(&indicator.id)));
        let before = least.clone();
        for rise in 1..=usize::from(5 - found.unwrap_or(1)) {
            for (gained, paid) in before.iter().enumerate().filter(|(_, paid)| **paid < u64::MAX) {
                let to = need.min(gained + rise * gain);
                least[to] = least[to].min(paid + rise as u64 * effort);
            }
        }
    }
    least[need]
}

/// The same by a solver of linear programs in whole numbers that is not ours.
fn by_another_solver(levels: &[Option<u8>], limits: &Limits, need: &Exact) -> u64 {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut gains = LinearExpr::empty();
    for (one, found) in rubric().indicators.iter().zip(levels) {
        let most = i32::from(5 - found.unwrap_or(1));
        let rise = problem.add_integer_var(f64::from(limits.effort(&one.id)), (0, most));
        gains.add(rise, units(&(&one.weight / exact("100"))) as f64);
    }
    problem.add_constraint(gains, ComparisonOp::Ge, units(need) as f64);
    problem.solve().unwrap().objective().round() as u64
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: thorough(200, 15) as u32, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn plans_of_full_size_cost_what_another_solver_finds_and_give_what_they_say(
        levels in prop::collection::vec(prop::option::weighted(0.9, 1_u8..=5), 47),
        most in prop::sample::select(vec![1_u32, 4, 40]),
        seeds in prop::collection::vec(0_u32..1_000, 47),
        share in 0_i64..=100,
    ) {
        let rubric = rubric();
        let mut assessment = Assessment::default();
        let edits = rubric.indicators.iter().zip(&levels).filter_map(|(one, found)| Some(level(&one.id, (*found)?)));
        assessment.apply(&rubric, Edit::Many(edits.collect()), &author("Uji", 0)).unwrap();
        let efforts: BTreeMap<String, u32> =
            rubric.indicators.iter().zip(&seeds).map(|(one, seed)| (one.id.clone(), 1 + seed % most)).collect();
        let limits = Limits { efforts, ..Limits::default() };
        let start = scored(&assessment).index().clone();
        let target = &start + (exact("5") - &start) * Exact::new(share.into(), 100.into());
        let found = planned(&assessment, &target, &limits, 0).unwrap();

        prop_assert_eq!(found.effort, least_effort(&levels, &limits, &(&target - &start)));
        if most > 4 {
            // On many equal efforts it searches for minutes.
            prop_assert_eq!(found.effort, by_another_solver(&levels, &limits, &(&target - &start)));
        }

        let steps = || found.steps.iter().map(|step| (step.indicator.clone(), step.to));
        prop_assert_eq!(&index_after(&assessment, steps()), &found.reached);
        prop_assert!(found.reached >= target);
        prop_assert_eq!(found.effort, found.steps.iter().map(|step| step.effort).sum::<u64>());
        for left_out in &found.steps {
            let less = steps().map(|(id, to)| if id == left_out.indicator { (id, to - 1) } else { (id, to) });
            prop_assert_eq!(&index_after(&assessment, less), &left_out.without_last);
            prop_assert!(left_out.without_last < target, "a step that is not needed");
            let place = rubric.indicators.iter().position(|one| one.id == left_out.indicator).unwrap();
            prop_assert_eq!((left_out.from, left_out.unanswered), (levels[place].unwrap_or(1), levels[place].is_none()));
        }
        if let Ok(next) = planned(&assessment, &target, &limits, 1) {
            prop_assert!(next.steps != found.steps && next.effort == found.effort && next.reached >= target);
        }
    }
}

/// 17 steps print 3.50 and are still Baik.
#[test]
fn from_level_three_everywhere_sangat_baik_takes_eighteen_steps() {
    let rubric = rubric();
    let assessment = answered(&[3; 47]);
    let band = rubric.bands.iter().find(|band| band.id == "sangat-baik").unwrap();
    let found = planned(&assessment, &band.from, &Limits::default(), 0).unwrap();
    assert!(found.effort == 18 && found.reached >= exact("3.5"));
    assert_eq!(rubric.band(&found.reached).unwrap().id, "sangat-baik");
    // The seventeen best ones.
    let mut weights: Vec<&Exact> = rubric.indicators.iter().flat_map(|one| [&one.weight; 2]).collect();
    weights.sort_by(|one, other| other.cmp(one));
    let seventeen = exact("3") + weights[..17].iter().copied().sum::<Exact>() / exact("100");
    assert_eq!(rounded(&seventeen, 2), "3.50");
    assert_eq!(rubric.band(&seventeen).unwrap().id, "baik");
    let cap = Limits { most_effort: Some(17), ..Limits::default() };
    let refused = planned(&assessment, &band.from, &cap, 0);
    let ways = vec![Way { limits: vec![Limit::MostEffort], effort: 18 }];
    let wanted = NoPlan::Limited { highest: seventeen, ways };
    assert_eq!(refused, Err(wanted));
}

#[test]
fn a_target_that_is_reached_takes_nothing_and_one_a_hair_above_takes_one_step() {
    let assessment = answered(&[3; 47]);
    let found = planned(&assessment, &exact("3"), &Limits::default(), 0).unwrap();
    assert_eq!((found.steps.len(), found.effort, found.count), (0, 0, Some(1_u32.into())));
    let found = planned(&assessment, &exact("3.000000001"), &Limits::default(), 0).unwrap();
    // Every level-up is enough, and the first indicator comes first.
    assert_eq!((found.effort, found.steps[0].indicator.as_str(), found.count), (1, "1", Some(47_u32.into())));
    assert!((found.reached - exact("3.013")).abs() < exact("0.000001"));
}
