//! The plan of a draft: what it says of each step is what the scores say, its sums are exact, and nothing rises that may not.
#![allow(clippy::unwrap_used, reason = "a law that cannot be stated must stop")]

use crate::support;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        ActionField, ActionState, AnswerField, Assessment, AssessmentField, Days, Edit, Field, Item, PlanStart, Points,
        Rupiah, Stage, UnitField, UnitId,
    },
    exchange::{Calendar, Planned, calendar},
    insight::{
        Basis, Breach, Footing, Goal, Inspection, Limit, Limits, NoPlan, PlanSum, Planning, Roadmap, adopting,
        missing_for, standing_words,
    },
    rubric::{Exact, Rubric, exact_from_text},
    scoring::score,
    words::{Words, rounded},
};
use support::{answered, at, author, example, level, rubric, thorough::of as thorough};

fn exact(text: &str) -> Exact {
    exact_from_text(text).unwrap()
}

fn with(mut assessment: Assessment, edits: Vec<Edit>) -> Assessment {
    assessment.apply(&rubric(), Edit::Many(edits), &author("Uji", 1)).unwrap();
    assessment
}

fn footing(rubric: &Rubric, assessment: &Assessment, start: PlanStart) -> Footing {
    let score = score(rubric, assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(rubric, assessment, &score, &BTreeSet::new());
    Footing::from(start, rubric, assessment, &score, &inspection)
}

fn of(assessment: &Assessment) -> Option<Roadmap> {
    let rubric = rubric();
    Roadmap::of(&rubric, assessment, &footing(&rubric, assessment, PlanStart::Claimed))
}

/// The index after these levels, by the engine of scores alone.
fn index_after(assessment: &Assessment, levels: &BTreeMap<String, u8>) -> Exact {
    let edits = levels.iter().map(|(indicator, to)| level(indicator, *to)).collect();
    score(&rubric(), &with(assessment.clone(), edits), Stage::SelfAssessment).index().clone()
}

/// What a plan can be made of: levels, targets, locks, estimates, days, costs and owners, each of some indicators.
#[derive(Debug, Clone)]
struct Wishes {
    levels: Vec<u8>,
    targets: Vec<Option<u8>>,
    locked: Vec<bool>,
    efforts: Vec<Option<u32>>,
    due: Vec<Option<i8>>,
    costs: Vec<Option<u64>>,
    owners: Vec<Option<bool>>,
}

fn wishes() -> impl Strategy<Value = Wishes> {
    let some = |share| prop::option::weighted(share, 1_u8..=5);
    (
        prop::collection::vec(1_u8..=5, 47),
        prop::collection::vec(some(0.4), 47),
        prop::collection::vec(prop::bool::weighted(0.2), 47),
        prop::collection::vec(prop::option::weighted(0.5, 1_u32..=40), 47),
        prop::collection::vec(prop::option::weighted(0.5, 1_i8..=12), 47),
        prop::collection::vec(prop::option::weighted(0.3, 0_u64..=5_000_000_000), 47),
        prop::collection::vec(prop::option::weighted(0.7, any::<bool>()), 47),
    )
        .prop_map(|(levels, targets, locked, efforts, due, costs, owners)| Wishes {
            levels,
            targets,
            locked,
            efforts,
            due,
            costs,
            owners,
        })
}

fn day(month: i8) -> Date {
    date(2025, month, 15)
}

fn wished(wishes: &Wishes) -> Assessment {
    let mut edits = Vec::new();
    for unit in ["a", "b"] {
        edits.push(Edit::Create(Item::Unit(unit.into())));
        edits.push(Field::Unit(unit.into(), UnitField::Name).set(format!("Unit {unit}")));
    }
    for (place, indicator) in rubric().indicators.iter().enumerate() {
        let field = |field| Field::Answer((&indicator.id).into(), field);
        let owner = wishes.owners[place].map(|first| UnitId::from(if first { "a" } else { "b" }));
        edits.extend([
            field(AnswerField::Target).set(wishes.targets[place]),
            field(AnswerField::Locked).set(wishes.locked[place]),
            field(AnswerField::Effort).set(wishes.efforts[place].map(Days)),
            field(AnswerField::Due).set(wishes.due[place].map(day)),
            field(AnswerField::Cost).set(wishes.costs[place].map(Rupiah)),
            field(AnswerField::Owner).set(owner),
        ]);
    }
    with(answered(&wishes.levels), edits)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: thorough(500, 40) as u32, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn the_steps_of_a_plan_sum_exactly_and_say_what_the_scores_say(wishes in wishes()) {
        let assessment = wished(&wishes);
        let rubric = rubric();
        let footing = footing(&rubric, &assessment, PlanStart::Claimed);
        let rising: BTreeMap<String, u8> = rubric
            .indicators
            .iter()
            .enumerate()
            .filter(|(place, _)| !wishes.locked[*place])
            .filter_map(|(place, one)| {
                Some((one.id.clone(), wishes.targets[place].filter(|target| *target > wishes.levels[place])?))
            })
            .collect();
        let Some(plan) = Roadmap::of(&rubric, &assessment, &footing) else {
            prop_assert!(rising.is_empty());
            return Ok(());
        };
        prop_assert_eq!(plan.basis, Basis::Chosen);
        let told: BTreeMap<String, u8> = plan.steps.iter().map(|step| (step.indicator.clone(), step.to)).collect();
        prop_assert_eq!(&told, &rising, "what is locked stays, what is aimed at rises");
        prop_assert_eq!(&index_after(&assessment, &told), &plan.reached);
        prop_assert_eq!(footing.what_if(&rubric, &told).index().clone(), plan.reached.clone());
        let mut running = plan.from.clone();
        for step in &plan.steps {
            running += &step.gain;
            prop_assert_eq!(&step.after, &running);
            let mut less = told.clone();
            less.remove(&step.indicator);
            prop_assert_eq!(&index_after(&assessment, &less), &step.without);
            less.insert(step.indicator.clone(), step.to - 1);
            prop_assert_eq!(&index_after(&assessment, &less), &step.without_last);
            prop_assert_eq!(step.effort, u64::from(step.to - step.from) * u64::from(
                wishes.efforts[rubric.indicators.iter().position(|one| one.id == step.indicator).unwrap()].unwrap_or(1)
            ));
        }
        prop_assert_eq!(&running, &plan.reached);
        prop_assert!(plan.steps.windows(2).all(|pair| {
            pair[0].due.is_none() <= pair[1].due.is_none() && (pair[1].due.is_none() || pair[0].due <= pair[1].due)
        }), "what is due first is done first");
        let best = plan.steps.iter().map(|step| &step.without_last).max();
        prop_assert_eq!(plan.one_less().map(|(_, index)| index), best);
        prop_assert_eq!(plan.finish, plan.steps.iter().filter_map(|step| step.due).max());
        prop_assert_eq!(plan.effort, plan.steps.iter().map(|step| step.effort).sum::<u64>());
        prop_assert_eq!(plan.effort, plan.loads.iter().map(|load| load.effort).sum::<u64>());
        prop_assert_eq!(plan.steps.len(), plan.loads.iter().map(|load| load.steps).sum::<usize>());
        prop_assert_eq!(&plan.reached - &plan.from, plan.loads.iter().map(|load| &load.gain).sum::<Exact>());
        let costs: Vec<u64> = plan.steps.iter().filter_map(|step| step.cost).collect();
        prop_assert_eq!((plan.cost, plan.costed), ((!costs.is_empty()).then(|| costs.iter().sum()), costs.len()));
        let of_units: u64 = plan.loads.iter().filter_map(|load| load.cost).sum();
        prop_assert_eq!(plan.cost.unwrap_or_default(), of_units);
    }

    #[test]
    fn a_single_step_is_listed_if_and_only_if_it_alone_changes_the_predicate(wishes in wishes()) {
        let assessment = wished(&wishes);
        let rubric = rubric();
        let limits = Limits::of(&rubric, &assessment);
        let footing = footing(&rubric, &assessment, PlanStart::Claimed);
        let before = rubric.band(footing.score.index()).unwrap().from.clone();
        let listed: BTreeSet<String> =
            footing.deciding(&rubric, &limits).into_iter().map(|one| one.indicator).collect();
        for (place, one) in rubric.indicators.iter().enumerate() {
            let up = BTreeMap::from([(one.id.clone(), (wishes.levels[place] + 1).min(5))]);
            let higher = rubric.band(&index_after(&assessment, &up)).unwrap().from > before;
            prop_assert_eq!(listed.contains(&one.id), higher && !wishes.locked[place], "{}", one.id);
        }
    }

    #[test]
    fn taking_a_plan_over_makes_it_the_plan_of_the_draft_and_doing_so_again_changes_nothing(
        wishes in wishes(),
        share in 1_i64..=60,
    ) {
        let assessment = wished(&wishes);
        let rubric = rubric();
        let footing = footing(&rubric, &assessment, PlanStart::Claimed);
        let limits = Limits::of(&rubric, &assessment);
        let start = footing.score.index();
        let target = start + (exact("5") - start) * Exact::new(share.into(), 100.into());
        let Ok(found) = footing.plan(&rubric, &target, &limits, 0) else { return Ok(()) };
        let taken = with(assessment.clone(), adopting(&rubric, &assessment, &footing, &found));
        let plan = Roadmap::of(&rubric, &taken, &footing);
        prop_assert_eq!(plan.as_ref().map(|plan| &plan.reached), (!found.steps.is_empty()).then_some(&found.reached));
        prop_assert_eq!(plan.map_or(0, |plan| plan.effort), found.effort);
        prop_assert_eq!(adopting(&rubric, &taken, &footing, &found), Vec::<Edit>::new());
    }

    #[test]
    fn every_number_of_a_plan_is_recomputed_from_what_its_text_says(wishes in wishes()) {
        let (rubric, words) = (rubric(), Words::indonesian());
        let assessment = wished(&wishes);
        let Some(roadmap) = of(&assessment) else { return Ok(()) };
        let footing = footing(&rubric, &assessment, PlanStart::Claimed);
        let limits = Limits::of(&rubric, &assessment);
        let of = Planning {
            rubric: &rubric, assessment: &assessment, footing: &footing, limits: &limits, roadmap: &roadmap, together: true,
        };
        let steps = roadmap.steps.iter();
        let singles = steps.clone().flat_map(|step| {
            [PlanSum::Step(step.indicator.clone()), PlanSum::Upto(step.indicator.clone())]
        });
        let loads = roadmap.loads.iter().map(|load| PlanSum::Load(load.unit.clone()));
        let sums = [PlanSum::Reached, PlanSum::Effort].into_iter().chain(singles).chain(loads);
        for sum in sums.chain(roadmap.cost.map(|_| PlanSum::Cost)) {
            let trace = of.trace(&sum, words).unwrap();
            let text = trace.text(words);
            for section in &trace.sections {
                prop_assert!(text.contains(&section.name) && text.contains(&section.result), "{text}");
                let total = first_number(&section.result);
                let mut added = exact("0");
                for line in &section.lines {
                    let result = first_number(&line.result);
                    if !line.formula.is_empty() {
                        let value = reckoned(&line.formula);
                        let shown = if line.name.is_empty() { rounded(&value, 4) } else { rounded(&value, 8) };
                        let result = if line.name.is_empty() { rounded(&result, 4) } else { rounded(&result, 8) };
                        prop_assert_eq!(shown, result, "{:?} {}", &sum, text);
                    }
                    added += result;
                }
                prop_assert_eq!(rounded(&added, 8), rounded(&total, 8), "{:?}: {} {}", &sum, &section.name, text);
            }
            // What comes out is what the plan says.
            let results = |name: &str| trace.sections.iter().find(|one| one.name == name).map(|one| first_number(&one.result));
            match &sum {
                PlanSum::Reached => prop_assert_eq!(results("Indeks setelah rencana"), Some(roadmap.reached.clone())),
                PlanSum::Effort => prop_assert_eq!(results("Usaha"), Some(Exact::from_integer(roadmap.effort.into()))),
                PlanSum::Cost => prop_assert_eq!(results("Biaya"), roadmap.cost.map(|cost| Exact::from_integer(cost.into()))),
                PlanSum::Step(id) => {
                    let step = roadmap.steps.iter().find(|step| step.indicator == *id).unwrap();
                    prop_assert_eq!(results("Tambahan indeks"), Some(step.gain.clone()));
                    prop_assert_eq!(results("Indeks tanpa indikator ini"), Some(step.without.clone()));
                }
                PlanSum::Upto(id) => {
                    let step = roadmap.steps.iter().find(|step| step.indicator == *id).unwrap();
                    prop_assert_eq!(results("Indeks sesudahnya"), Some(step.after.clone()));
                }
                PlanSum::Load(unit) => {
                    let load = roadmap.loads.iter().find(|load| load.unit == *unit).unwrap();
                    prop_assert_eq!(results("Usaha"), Some(Exact::from_integer(load.effort.into())));
                    prop_assert_eq!(results("Tambahan indeks"), Some(load.gain.clone()));
                }
            }
        }
    }

    #[test]
    fn a_calendar_holds_every_day_of_the_plan_in_lines_any_reader_takes(
        wishes in wishes(),
        titles in prop::collection::vec("\\PC{0,90}|[,;\\\\a\n\r\t\u{7f}é𝄞]{0,120}", 6),
        days in prop::collection::vec(prop::option::weighted(0.8, 1_i8..=12), 6),
    ) {
        let mut assessment = wished(&wishes);
        for (place, (title, due)) in titles.iter().zip(&days).enumerate() {
            let (indicator, id) = (if place < 3 { "1" } else { "23" }, format!("aksi-{place}"));
            let field = |field| Field::Action(indicator.into(), id.as_str().into(), field);
            assessment = with(assessment, vec![
                Edit::Create(Item::Action(indicator.into(), id.as_str().into())),
                field(ActionField::Title).set(title.clone()),
                field(ActionField::Due).set(due.map(day)),
                field(ActionField::State).set(if place == 0 { ActionState::Cancelled } else { ActionState::Underway }),
            ]);
        }
        let plan = of(&assessment);
        let made = made(&assessment, plan.as_ref());
        prop_assert_eq!(&made, &self::made(&assessment, plan.as_ref()));
        let steps = plan.iter().flat_map(|plan| &plan.steps).filter(|step| step.due.is_some()).count();
        prop_assert_eq!(made.events, steps + days.iter().flatten().count());

        prop_assert!(made.text.ends_with("\r\n") && !made.text.replace("\r\n", "").contains(['\r', '\n']));
        prop_assert!(made.text.split("\r\n").all(|line| line.len() <= 75), "{}", made.text);
        let events = events(&made.text);
        prop_assert_eq!(events.len(), made.events);
        let named: BTreeSet<&String> = events.iter().map(|event| &event["UID"]).collect();
        prop_assert_eq!(named.len(), events.len());
        for (place, (title, due)) in titles.iter().zip(&days).enumerate().filter(|(_, (_, due))| due.is_some()) {
            let event = events.iter().find(|event| event["UID"].contains(&format!(".aksi-{place}@"))).unwrap();
            prop_assert_eq!(&event["DTSTART;VALUE=DATE"], &format!("2025{:02}15", due.unwrap()));
            prop_assert_eq!(&event["DTEND;VALUE=DATE"], &format!("2025{:02}16", due.unwrap()));
            prop_assert_eq!(event["STATUS"] == "CANCELLED", place == 0);
            // As far as a line of a list shows a title, and without what steers.
            let shown = event["SUMMARY"].split_once(": ").unwrap().1.replace('…', "");
            let plain = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
            prop_assert!(plain(title).starts_with(&plain(&shown)) || title.trim().is_empty(), "{title:?} {shown:?}");
        }
    }
}

/// The first number of a text.
fn first_number(text: &str) -> Exact {
    let number = text.trim_start_matches(['+', 'R', 'p']).split([' ', ';']).next().unwrap();
    exact(&number.replace('.', "").replace(',', "."))
}

/// What a formula of a plan gives: factors and divisors after a difference or a number, from left to right.
fn reckoned(formula: &str) -> Exact {
    let plain = formula.replace("(belum ditaksir)", "").replace("kenaikan", "").replace("hari kerja", "");
    let (mut value, rest) = match plain.trim().strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((inside, rest)) => (reckoned(inside), rest.to_owned()),
        None => {
            let (first, rest) = plain.trim().split_once(' ').unwrap_or((plain.trim(), ""));
            (first_number(first), rest.to_owned())
        }
    };
    let words: Vec<&str> = rest.split_whitespace().collect();
    for pair in words.chunks(2) {
        let [sign, number] = pair else { panic!("{formula}") };
        let hundredth = if number.ends_with('%') { exact("0.01") } else { exact("1") };
        let number = first_number(number.trim_end_matches('%')) * hundredth;
        match *sign {
            "×" => value *= number,
            "÷" => value /= number,
            "−" => value -= number,
            "+" => value += number,
            other => panic!("{other} in {formula}"),
        }
    }
    value
}

fn made(assessment: &Assessment, roadmap: Option<&Roadmap>) -> Calendar {
    let rubric = rubric();
    let planned = Planned { rubric: &rubric, assessment, roadmap, draft: "uji", revision: 7, at: at(0) };
    calendar(&planned, Words::indonesian())
}

/// The events of a calendar as another program reads them: unfolded, then split at the first colon, then unescaped.
fn events(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut events = Vec::new();
    let unfolded = text.replace("\r\n ", "");
    for line in unfolded.split("\r\n").filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => events.push(BTreeMap::new()),
            _ => {
                let mut plain = String::new();
                let mut signs = value.chars();
                while let Some(sign) = signs.next() {
                    match sign {
                        '\\' => plain.push(match signs.next().unwrap() {
                            'n' => '\n',
                            kept @ ('\\' | ';' | ',') => kept,
                            other => panic!("{other} is not escaped so"),
                        }),
                        ';' | ',' if name == "SUMMARY" || name == "DESCRIPTION" => panic!("{sign} is not escaped"),
                        sign => plain.push(sign),
                    }
                }
                if let Some(event) = events.last_mut() {
                    event.insert(name.to_owned(), plain);
                }
            }
        }
    }
    events
}

/// Without targets the plan is the cheapest to the goal with its reserve, from the levels the draft names.
#[test]
fn a_draft_with_a_goal_and_no_targets_has_the_cheapest_plan() {
    let goal = |reserve: &str| {
        vec![
            Field::Assessment(AssessmentField::PlanIndex).set(Some(Points(exact("3.5")))),
            Field::Assessment(AssessmentField::PlanReserve).set(Some(Points(exact(reserve)))),
        ]
    };
    assert_eq!(of(&answered(&[3; 47])), None, "neither goal nor target");
    let plan = of(&with(answered(&[3; 47]), goal("0"))).unwrap();
    assert_eq!((plan.basis, plan.effort, plan.reaches()), (Basis::Cheapest, 18, Some(true)));
    let plan = of(&with(answered(&[3; 47]), goal("0.05"))).unwrap();
    assert!(plan.effort > 18 && plan.reached >= exact("3.55"), "{}", plan.reached);
    assert_eq!(of(&with(answered(&[4; 47]), goal("0"))), None, "nothing is left to do");
    assert_eq!(
        of(&with(
            answered(&[3; 47]),
            vec![
                Field::Assessment(AssessmentField::PlanIndex).set(Some(Points(exact("5")))),
                Field::Answer("1".into(), AnswerField::Locked).set(true),
            ]
        )),
        None,
        "a goal that cannot be reached"
    );
}

/// An index above the predicate and below the reserve is called by both, wherever it is told.
#[test]
fn an_index_between_a_goal_and_its_reserve_is_said_to_lie_below_the_reserve() {
    let (rubric, words) = (rubric(), Words::indonesian());
    let goal = |index: &str, reserve: &str| Goal { index: exact(index), reserve: exact(reserve) };
    let told = |goal: &Goal, index: &str| standing_words(words, &rubric, Some(goal), &exact(index));
    let plan = goal("4.2", "0.02");
    assert_eq!(told(&plan, "4.2075"), "Memuaskan, di bawah 4,22 yang dituju dengan cadangan 0,02");
    assert_eq!(told(&plan, "4.2"), "Memuaskan, di bawah 4,22 yang dituju dengan cadangan 0,02");
    assert_eq!(told(&plan, "4.22"), "Memuaskan");
    assert_eq!(told(&plan, "4.1999"), "Sangat Baik", "the predicate says it");
    assert_eq!(told(&goal("4", "0"), "3.9999"), "Sangat Baik, di bawah 4 yang dituju");
    assert_eq!(told(&goal("4", "0"), "4"), "Sangat Baik");
    assert_eq!(standing_words(words, &rubric, None, &exact("4.2075")), "Memuaskan");
}

/// Three limits: two of them have to go, and it is said which two, and what that takes.
#[test]
fn the_smallest_set_of_limits_in_the_way_of_a_goal_is_named() {
    let (rubric, words) = (rubric(), Words::indonesian());
    let assessment = answered(&[3; 47]);
    let footing = footing(&rubric, &assessment, PlanStart::Claimed);
    let limits = Limits {
        locked: std::iter::once("44".to_owned()).collect(),
        most_levels: Some(1),
        most_effort: Some(3),
        ..Limits::default()
    };
    let why = footing.plan(&rubric, &exact("4.8"), &limits, 0).unwrap_err();
    let NoPlan::Limited { ways, .. } = &why else { panic!("{why:?}") };
    assert_eq!(ways.iter().map(|way| way.limits.clone()).collect::<Vec<_>>(), [[Limit::MostLevels, Limit::MostEffort]]);
    let free = Limits { most_levels: None, most_effort: None, ..limits.clone() };
    assert_eq!(ways[0].effort, footing.plan(&rubric, &exact("4.8"), &free, 0).unwrap().effort);
    let told = why.sentence(words, &rubric, &exact("4.8"));
    let wanted = format!(
        "Melepas 1 batas saja tidak cukup. Tercapai bila dilepas bersama: kenaikan paling banyak dan usaha paling banyak \
         (usaha {} hari kerja).",
        ways[0].effort
    );
    assert!(told.ends_with(&wanted), "{told}");
    // Nothing helps where not even the highest levels are enough: both ends are said.
    let why = footing.plan(&rubric, &exact("5.01"), &limits, 0).unwrap_err();
    let NoPlan::BeyondHighest { highest, within } = &why else { panic!("{why:?}") };
    assert!(**highest == exact("5") && **within < exact("3.2"), "{within}");
    let told = why.sentence(words, &rubric, &exact("5.01"));
    assert!(told.contains("tingkat tertinggi indeksnya 5. Dalam batas yang diberikan paling tinggi 3,"), "{told}");
}

#[test]
fn targets_that_fall_short_of_the_goal_or_go_beyond_the_limits_are_said_to_do_so() {
    let answer = |field| Field::Answer("23".into(), field);
    let assessment = with(
        answered(&[2; 47]),
        vec![
            Field::Assessment(AssessmentField::PlanIndex).set(Some(Points(exact("3.5")))),
            Field::Assessment(AssessmentField::PlanMostEffort).set(Some(Days(10))),
            Field::Assessment(AssessmentField::PlanMostLevels).set(Some(spbe_mandiri::assessment::Rise(1))),
            Field::Assessment(AssessmentField::PlanLatest).set(Some(day(6))),
            answer(AnswerField::Target).set(Some(4_u8)),
            answer(AnswerField::Effort).set(Some(Days(8))),
            answer(AnswerField::Due).set(Some(day(7))),
        ],
    );
    let plan = of(&assessment).unwrap();
    assert_eq!(plan.reaches(), Some(false));
    let id = || "23".to_owned();
    assert_eq!(
        plan.breaches,
        [
            Breach::Effort { effort: 16, most: 10 },
            Breach::Levels { indicator: id(), rise: 2, most: 1 },
            Breach::Late { indicator: id(), due: day(7) },
        ]
    );
    assert_eq!(Limits::of(&rubric(), &assessment).late, BTreeSet::from([id()]));
    let goal = Goal::of(&assessment).unwrap();
    assert_eq!(goal.band(&rubric()).map(|band| band.id.as_str()), Some("sangat-baik"));
}

/// What the evidence supports is lower, so that the same goal takes more.
#[test]
fn a_plan_may_start_from_what_the_evidence_supports() {
    let (rubric, opened) = (rubric(), example());
    let assessment = &opened.draft.assessment;
    let [claimed, supported] = PlanStart::ALL.map(|start| footing(&rubric, assessment, start));
    assert!(supported.score.index() < claimed.score.index());
    let plan = |footing: &Footing| footing.plan(&rubric, &exact("4.2"), &Limits::default(), 0).unwrap();
    assert!(plan(&supported).effort > plan(&claimed).effort);
    assert_eq!(&plan(&supported).start, supported.score.index());
}

#[test]
fn what_is_missing_for_a_step_are_the_criteria_above_that_nobody_proved() {
    let (rubric, opened) = (rubric(), example());
    let assessment = &opened.draft.assessment;
    let score = score(&rubric, assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(&rubric, assessment, &score, &BTreeSet::new());
    let mut some = 0;
    for indicator in &rubric.indicators {
        let from = assessment.level(&indicator.id, 0).unwrap();
        for to in from + 1..=5 {
            let missing = missing_for(assessment, &inspection, indicator, 0, (from, to));
            let above = indicator.levels.iter().filter(|rung| rung.level > from && rung.level <= to);
            assert_eq!(missing.total, above.map(|rung| rung.criteria.len()).sum::<usize>());
            let support = inspection.support(&indicator.id, 0).unwrap();
            for open in &missing.open {
                assert!(open.level > from && open.level <= to);
                assert!(
                    support.proof(&open.criterion.id).is_none_or(|proof| !proof.is_proven()),
                    "{}",
                    open.criterion.id
                );
            }
            some += missing.open.len();
        }
    }
    assert!(some > 50, "{some}");
}
