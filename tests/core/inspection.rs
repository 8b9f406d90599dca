//! What follows from the answers is decided in one place: how far an indicator is agrees with what the checks find in it,
//! and every number, mark and count of window, report and command line is read there.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made must stop")]

use crate::support;

use std::{collections::BTreeSet, fs, path::Path};

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, EntryField, Field, Place, Stage},
    insight::{Check, Claims, CriterionState, EntryState, Finding, Inspection, Progress, Severity, supported},
    scoring::score,
};
use support::{
    author,
    fields::edits,
    level,
    register::Desk,
    rubric,
    sources::{sources, without_comments},
};

fn inspected(assessment: &Assessment) -> Inspection {
    Inspection::of(&rubric(), assessment, &score(&rubric(), assessment, Stage::SelfAssessment), &BTreeSet::new())
}

fn explained(desk: &mut Desk, indicator: &str) {
    desk.text(Field::facts(Place::first(indicator)), "Peraturan 5 Tahun 2024 mengaturnya.");
    desk.text(Field::analysis(Place::first(indicator)), "Dengan demikian tuntutannya terpenuhi.");
}

#[test]
fn an_indicator_is_open_only_while_nothing_was_said_at_it() {
    type Say = fn(&mut Desk);
    let said: [(&str, Say); 5] = [
        ("a level", |desk| {
            desk.edit(level("45", 1));
        }),
        ("a text", |desk| {
            desk.text(Field::analysis(Place::first("45")), "Belum ditetapkan.");
        }),
        ("a service", |desk| {
            desk.text(Field::Entry(Place::first("45"), EntryField::Service), "Perizinan");
        }),
        ("a tick", |desk| {
            desk.tick("45", &["2.1"]);
        }),
        ("evidence", |desk| {
            desk.document("a", spbe_mandiri::assessment::DocumentKind::Other, "Layar", "", "");
            desk.tie("45", "a", ["", "", ""], &[]);
        }),
    ];
    assert_eq!(inspected(&Assessment::default()).progress("45"), Progress::Open);
    for (what, say) in said {
        let mut desk = Desk::default();
        say(&mut desk);
        assert_eq!(inspected(&desk.assessment).progress("45"), Progress::Started, "{what}");
        assert_eq!(inspected(&desk.assessment).progress("44"), Progress::Open, "{what}: at another indicator");
    }
}

#[test]
fn an_indicator_is_complete_once_nothing_is_left_to_fill_in() {
    let mut desk = Desk::default();
    let progress = |desk: &Desk| inspected(&desk.assessment).progress("45");
    assert_eq!(progress(&desk), Progress::Open);
    explained(&mut desk, "45");
    assert_eq!(progress(&desk), Progress::Started, "texts are no answer, and not nothing");
    desk.edit(level("45", 2));
    assert_eq!(progress(&desk), Progress::Started);
    desk.text(Field::Entry(Place::first("45"), EntryField::Service), "Perizinan");
    assert_eq!(progress(&desk), Progress::Started, "neither ticks nor evidence");
    let rubric = rubric();
    let criteria: Vec<&str> =
        rubric.indicator("45").unwrap().claimed(2).map(|criterion| criterion.id.as_str()).collect();
    desk.tick("45", &criteria);
    assert_eq!(progress(&desk), Progress::Started, "a claim without evidence is not complete");
    desk.document("a", spbe_mandiri::assessment::DocumentKind::Other, "Tangkapan layar", "", "").tie(
        "45",
        "a",
        ["", "", ""],
        &[],
    );
    assert_eq!(progress(&desk), Progress::Complete);
    desk.edit(Field::Tick(Place::first("45"), criteria[0].to_owned().into()).set(false));
    assert_eq!(progress(&desk), Progress::Started, "a claim with a criterion nobody ticked is not complete");
}

#[test]
fn ticked_implied_and_proved_criteria_are_told_apart() {
    use CriterionState::{Implied, Open, Proved, Ticked};
    let mut desk = Desk::default();
    desk.edit(level("45", 3));
    let states = |desk: &Desk| ["2.1", "3.1", "4.1"].map(|id| inspected(&desk.assessment).criterion("45", 0, id));
    assert_eq!(states(&desk), [Implied, Implied, Open], "a chosen level implies its criteria and ticks none");
    desk.tick("45", &["2.1"]);
    assert_eq!(states(&desk), [Ticked, Implied, Open]);
    desk.document("a", spbe_mandiri::assessment::DocumentKind::Other, "Tangkapan layar", "", "")
        .file("a", 'a', 1, "a.pdf");
    desk.tie("45", "a", ["", "1", ""], &["2.1"]);
    assert_eq!(states(&desk), [Proved, Implied, Open]);
    let claims = inspected(&desk.assessment).claims("45");
    assert_eq!((claims.ticked, claims.proved), (1, 1));
    assert!(claims.claimed > 1);
}

#[test]
fn an_answer_of_last_year_is_neither_complete_nor_final_before_somebody_looked_at_it() {
    let mut desk = Desk::default();
    explained(&mut desk, "45");
    desk.edit(level("45", 1));
    assert_eq!(inspected(&desk.assessment).progress("45"), Progress::Complete);
    let carried = |yes: bool| Field::Answer("45".into(), spbe_mandiri::assessment::AnswerField::RolledOver).set(yes);
    desk.edit(carried(true));
    let found = inspected(&desk.assessment);
    assert!(found.carried("45") && found.carried_count() == 1 && found.progress("45") == Progress::Started);
    let open = found.findings_at("45").find(|finding| finding.check() == Check::CarriedOver).unwrap();
    assert_eq!(open.severity(), Severity::Required);
    desk.edit(carried(false));
    assert_eq!(inspected(&desk.assessment).progress("45"), Progress::Complete);
}

#[test]
fn the_lowest_level_needs_neither_a_service_nor_ticks_nor_evidence() {
    let mut desk = Desk::default();
    explained(&mut desk, "45");
    desk.edit(level("45", 1));
    let inspection = inspected(&desk.assessment);
    assert_eq!(inspection.progress("45"), Progress::Complete);
    assert_eq!(inspection.findings_at("45").count(), 0);
    assert_eq!(inspection.claims("45"), Claims::default(), "it claims nothing");
}

#[test]
fn a_place_of_the_pattern_that_was_not_filled_is_no_explanation_anywhere() {
    let mut desk = Desk::default();
    explained(&mut desk, "2");
    desk.edit(level("2", 1));
    assert_eq!((inspected(&desk.assessment).explained_count(), inspected(&desk.assessment).explained("2")), (1, true));
    desk.text(Field::analysis(Place::first("2")), "Terpenuhi; yang masih perlu diatur: [kekurangan].");
    let inspection = inspected(&desk.assessment);
    assert_eq!((inspection.explained_count(), inspection.progress("2")), (0, Progress::Started));
    assert!(inspection.has_explanation("2"));
}

#[test]
fn ticked_implied_and_proved_are_three_things() {
    use CriterionState::{Implied, Open, Proved, Ticked};
    let mut desk = Desk::default();
    desk.edit(level("1", 3)).tick("1", &["2.1"]);
    let rubric = rubric();
    let state = |desk: &Desk, criterion: &str| {
        let missing = BTreeSet::new();
        EntryState::new(&rubric, &desk.assessment, rubric.indicator("1").unwrap(), 0, &missing).criterion(criterion)
    };
    let states = |desk: &Desk| ["1.1", "2.1", "3.1", "4.1"].map(|criterion| state(desk, criterion));
    assert_eq!(states(&desk), [Implied, Ticked, Implied, Open]);
    desk.document("a", spbe_mandiri::assessment::DocumentKind::Regulation, "Peraturan", "", "2024-01-02");
    desk.file("a", '1', 10, "a.pdf").tie("1", "a", ["", "1", ""], &["2.1", "3.1"]);
    assert_eq!(states(&desk), [Implied, Proved, Implied, Open], "what nobody ticked is not proved");
    let claims = inspected(&desk.assessment).claims("1");
    assert_eq!((claims.ticked, claims.proved), (1, 1));
    assert_eq!(claims.claimed, rubric.indicator("1").unwrap().claimed(3).count());
}

#[test]
fn the_next_incomplete_indicator_is_found_from_any_place_and_round_the_end() {
    let rubric = rubric();
    let inspection = inspected(&Assessment::default());
    let ids = |place: usize| -> Vec<&str> {
        inspection.incomplete_after(&rubric, place).map(|indicator| indicator.id.as_str()).collect()
    };
    let last = rubric.indicators.len() - 1;
    assert_eq!((ids(0)[0], *ids(0).last().unwrap(), ids(0).len()), ("2", "47", last));
    assert_eq!((ids(last)[0], *ids(last).last().unwrap()), ("1", "46"));
    assert_eq!(inspection.incomplete_after(&rubric, 4).next_back().unwrap().id, "4");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_indicator_is_complete_exactly_where_the_checks_find_nothing_left_to_fill_in(
        changes in prop::collection::vec(edits(), 0..60),
    ) {
        let rubric = rubric();
        let mut assessment = Assessment::default();
        for change in changes {
            let _refused = assessment.apply(&rubric, change, &author("Uji", 0));
        }
        let inspection = inspected(&assessment);
        let unfilled = [
            Check::Unanswered, Check::NoFacts, Check::NoAnalysis, Check::OpenPlaceInFacts, Check::OpenPlaceInAnalysis,
            Check::NoServiceName, Check::NoEvidence,
        ];
        for indicator in &rubric.indicators {
            let lacks = inspection.findings_at(&indicator.id).any(|finding| unfilled.contains(&finding.check()));
            let claims = inspection.claims(&indicator.id);
            let complete = inspection.progress(&indicator.id) == Progress::Complete;
            prop_assert_eq!(complete, !lacks && claims.ticked == claims.claimed, "{}", &indicator.id);
        }
        let listed = rubric.indicators.iter().flat_map(|indicator| inspection.findings_at(&indicator.id)).count();
        prop_assert!(listed >= inspection.findings().iter().filter(|one| one.subject.indicator().is_some()).count());
    }
}

/// Every count is the number of what it counts.
fn counts_agree(assessment: &Assessment) {
    let rubric = rubric();
    let inspection = inspected(assessment);
    let of = |severity: Severity| inspection.findings().iter().filter(|one| one.severity() == severity).count();
    let [required, advised, notice] = [Severity::Required, Severity::Advised, Severity::Notice].map(of);
    let counts = [Severity::Required, Severity::Advised, Severity::Notice].map(|one| inspection.count(one));
    assert_eq!(counts, [required, advised, notice]);
    assert_eq!(inspection.open_work(), required + advised);
    assert_eq!(inspection.may_be_final(), required == 0);
    assert_eq!(inspection.declared().count(), advised);
    assert!(inspection.declared().all(|one| one.severity() == Severity::Advised));
    let about: BTreeSet<&str> = inspection
        .findings()
        .iter()
        .filter(|one| one.is_open_work())
        .filter_map(|one| one.subject.indicator())
        .collect();
    assert_eq!(inspection.indicators_with_open_work(), about.len());
    let answered = |id: &str| assessment.general.get(id).is_some_and(|answer| !answer.value.trim().is_empty());
    let open = rubric.general_questions.iter().filter(|question| !answered(&question.id)).count();
    assert_eq!(inspection.unanswered_questions(), open);
    let ids = || rubric.indicators.iter().map(|indicator| indicator.id.as_str());
    assert_eq!(inspection.explained_count(), ids().filter(|id| inspection.explained(id)).count());
    assert_eq!(inspection.carried_count(), ids().filter(|id| inspection.carried(id)).count());
    let claims: Vec<Claims> = ids().map(|id| inspection.claims(id)).collect();
    let sum = |of: fn(&Claims) -> usize| claims.iter().map(of).sum::<usize>();
    let all = inspection.all_claims();
    assert_eq!(all.claimed, sum(|one| one.claimed));
    assert_eq!((all.ticked, all.proved), (sum(|one| one.ticked), sum(|one| one.proved)));
    for indicator in &rubric.indicators {
        let support = supported(&rubric, assessment, indicator, 0, &BTreeSet::new());
        assert_eq!(inspection.support(&indicator.id, 0), Some(&support));
        assert_eq!(inspection.support(&indicator.id, 1), None);
        let criteria = indicator.levels.iter().flat_map(|level| &level.criteria);
        let states = criteria.map(|one| inspection.criterion(&indicator.id, 0, &one.id)).collect::<Vec<_>>();
        let chosen = assessment.level(&indicator.id, 0).unwrap_or(0);
        let claimed = states.iter().filter(|state| **state != CriterionState::Open).count();
        assert!(
            claimed >= indicator.levels.iter().filter(|one| one.level <= chosen).flat_map(|one| &one.criteria).count()
        );
    }
}

#[test]
fn every_count_is_the_number_of_what_it_counts() {
    counts_agree(&Assessment::default());
    let example = support::example().draft.assessment;
    counts_agree(&example);
    counts_agree(&support::register::registered(example.clone()));
    let last = spbe_mandiri::assessment::rolled_over(&example, 2025);
    let mut carried = Assessment::default();
    carried.apply(&rubric(), spbe_mandiri::assessment::Edit::Many(last), &author("Uji", 0)).unwrap();
    counts_agree(&carried);
    assert_eq!(inspected(&carried).carried_count(), 47);
    let unknown = inspected(&example);
    assert_eq!((unknown.progress("99"), unknown.claims("99")), (Progress::Open, Claims::default()));
    assert!(!unknown.explained("99") && !unknown.has_explanation("99") && !unknown.carried("99"));
    assert!(unknown.faults("99").is_empty() && unknown.use_faults("1", "99").is_empty());
    assert_eq!(unknown.findings_at("99").count(), 0);
}

#[test]
fn the_page_of_an_indicator_shows_its_own_findings_then_those_between_then_those_of_its_documents_by_letter() {
    let example = support::register::registered(support::example().draft.assessment);
    let inspection = inspected(&example);
    let rubric = rubric();
    let rank = |indicator: &str, one: &Finding| match (one.check(), one.subject.indicator(), one.subject.document()) {
        (Check::UnlikelyPair, ..) => (1, 0),
        (_, Some(id), _) => {
            assert_eq!(id, indicator);
            (0, 0)
        }
        (_, _, Some(document)) => {
            let evidence = example.evidence(indicator, 0);
            (2, evidence.iter().find(|one| one.document_id == document).unwrap().letter)
        }
        _ => panic!("{one:?} is not about an indicator"),
    };
    let mut kinds = BTreeSet::new();
    for indicator in &rubric.indicators {
        let ranks: Vec<_> = inspection.findings_at(&indicator.id).map(|one| rank(&indicator.id, one)).collect();
        assert!(ranks.is_sorted(), "{}: {ranks:?}", indicator.id);
        kinds.extend(ranks.iter().map(|(kind, _)| *kind));
        let about = |one: &&Finding| one.subject.document().is_some() && one.check() != Check::OnlyEvidence;
        let used = |document: &str| example.evidence(&indicator.id, 0).iter().any(|one| one.document_id == document);
        let documents =
            inspection.findings().iter().filter(about).filter(|one| one.subject.document().is_some_and(used));
        assert_eq!(ranks.iter().filter(|(kind, _)| *kind == 2).count(), documents.count(), "{}", indicator.id);
    }
    assert!(kinds.contains(&0) && kinds.contains(&2), "{kinds:?}");
}

/// The code of a file of the program without its comments and tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    without_comments(text)
}

#[test]
fn codes_and_severities_of_checks_stand_only_in_their_table() {
    for path in sources("").into_iter().filter(|path| !path.ends_with("findings/table.rs")) {
        let code = code(&path);
        let quoted = code.match_indices("\"K").any(|(start, _)| {
            let rest = &code.as_bytes()[start + 2..];
            rest.len() > 2 && rest[0].is_ascii_digit() && rest[1].is_ascii_digit() && rest[2] == b'"'
        });
        assert!(!quoted || path.ends_with("findings/tests.rs"), "{} names a code", path.display());
    }
    for path in sources("insight/findings") {
        let table = ["table.rs", "check_rows.rs", "mod.rs"].iter().any(|name| path.ends_with(name));
        assert!(table || !code(&path).contains("Severity"), "{} names a severity", path.display());
    }
}

/// One place finds out what follows from a state of the draft; pages read it and cannot be behind it.
#[test]
fn no_page_finds_out_by_itself_what_the_checks_find() {
    let words =
        ["Inspection::of", "EntryState", "supported(&", "document_faults(", "register_faults(", "findings(&", "Judge"];
    for path in sources("desktop").into_iter().filter(|path| !path.ends_with("app/checked.rs")) {
        let code = code(&path);
        for word in words {
            assert!(!code.contains(word), "{} has {word}", path.display());
        }
    }
}
