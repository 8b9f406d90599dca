//! What the checks find in answers and details.

use super::*;
use crate::{
    assessment::{
        AssessmentField, Author, Edit, EntryField, Field, Item, Period, PersonField, Place, Role, Stage, Value,
    },
    insight::Inspection,
    rubric::{DEFAULT_ID, builtin},
    scoring::score,
};

fn author() -> Author {
    Author { name: "Uji".to_owned(), at: "2024-05-02T03:00:00Z".parse().unwrap(), revision: 1, sitting: "uji".into() }
}

fn codes(assessment: &Assessment) -> Vec<(&'static str, Option<String>)> {
    let rubric = builtin(DEFAULT_ID).unwrap();
    let score = score(&rubric, assessment, Stage::SelfAssessment);
    let found = Inspection::of(&rubric, assessment, &score, &BTreeSet::new());
    found.findings().iter().map(|finding| (finding.code(), finding.subject.id().map(str::to_owned))).collect()
}

fn changed(assessment: &Assessment, edit: Edit) -> Assessment {
    let mut assessment = assessment.clone();
    assessment.apply(&builtin(DEFAULT_ID).unwrap(), edit, &author()).unwrap();
    assessment
}

#[test]
fn an_empty_draft_lacks_every_indicator_question_and_detail_once() {
    let rubric = builtin(DEFAULT_ID).unwrap();
    let found = codes(&Assessment::default());
    let number = |code: &str| found.iter().filter(|(other, _)| *other == code).count();
    assert_eq!(number("K01"), rubric.indicators.len());
    assert_eq!(number("K06"), rubric.general_questions.len());
    assert_eq!([number("K07"), number("K08"), number("K09"), number("K12")], [1; 4]);
    assert_eq!(found.len(), rubric.indicators.len() + rubric.general_questions.len() + 4);
}

#[test]
fn an_answer_lacks_its_explanation_its_service_and_its_criteria_until_they_are_there() {
    let of = |assessment: &Assessment| -> Vec<&'static str> {
        codes(assessment).into_iter().filter(|(_, id)| id.as_deref() == Some("45")).map(|(code, _)| code).collect()
    };
    let place = Place::first("45");
    let level = |level| Field::Value(place.clone(), Stage::SelfAssessment).set(Some(Value::Level(level)));
    let mut assessment = Assessment::default();
    assert_eq!(of(&assessment), ["K01"]);
    assessment = changed(&assessment, level(1));
    assert_eq!(of(&assessment), ["K02", "K03"], "level 1 may be without a service and without ticks");
    assessment = changed(&assessment, level(2));
    assert_eq!(of(&assessment), ["K02", "K03", "K04", "K05", "K15"]);
    assessment = changed(&assessment, Field::facts(place.clone()).set("Ada.".to_owned()));
    assessment = changed(&assessment, Field::analysis(place.clone()).set(" \n".to_owned()));
    assessment = changed(&assessment, Field::Entry(place.clone(), EntryField::Service).set("Perizinan".to_owned()));
    assert_eq!(of(&assessment), ["K03", "K05", "K15"], "blanks are no analysis");
    for criterion in &builtin(DEFAULT_ID).unwrap().indicator("45").unwrap().level(2).unwrap().criteria {
        assessment = changed(&assessment, Field::Tick(place.clone(), criterion.id.clone().into()).set(true));
    }
    assert_eq!(of(&assessment), ["K03", "K15"], "a claim wants evidence from the start");
}

#[test]
fn a_place_of_the_sentence_pattern_that_was_not_filled_is_found() {
    let rubric = builtin(DEFAULT_ID).unwrap();
    let place = Place::first("1");
    let indicator = rubric.indicator("1").unwrap();
    let pattern = rubric.patterns.iter().find(|pattern| pattern.id == indicator.pattern).unwrap();
    let [facts, analysis] = pattern.filled(&indicator.subject, "1", "Rintisan");
    let level = Field::Value(place.clone(), Stage::SelfAssessment).set(Some(Value::Level(1)));
    let mut assessment = changed(&Assessment::default(), level);
    assessment = changed(&assessment, Field::facts(place.clone()).set(facts));
    assessment = changed(&assessment, Field::analysis(place.clone()).set(analysis));
    let open = |assessment: &Assessment| codes(assessment).iter().filter(|(code, _)| *code == "K13").count();
    assert_eq!(open(&assessment), 2);
    let own = "Lihat putusan [2024] dan lampiran [a].".to_owned();
    assessment = changed(&assessment, Field::facts(place.clone()).set(own));
    assert_eq!(open(&assessment), 1, "brackets of one's own are no open places");
}

#[test]
fn a_coordinator_who_left_or_has_no_name_does_not_count() {
    let has = |assessment: &Assessment| codes(assessment).iter().any(|(code, _)| *code == "K09");
    let mut assessment = changed(&Assessment::default(), Edit::Create(Item::Person("a".into())));
    assessment = changed(&assessment, Field::Person("a".into(), PersonField::Role).set(Role::Coordinator));
    assert!(has(&assessment));
    assessment = changed(&assessment, Field::Person("a".into(), PersonField::Name).set("Hening".to_owned()));
    assert!(!has(&assessment));
    assert!(has(&changed(&assessment, Edit::Remove(Item::Person("a".into())))));
}

#[test]
fn a_period_that_ends_before_it_starts_is_found() {
    let day = |text: &str| text.parse().unwrap();
    let period = |from, to| {
        changed(
            &Assessment::default(),
            Field::Assessment(AssessmentField::Period).set(Some(Period::between(day(from), day(to)))),
        )
    };
    let has = |assessment: &Assessment| codes(assessment).iter().any(|(code, _)| *code == "K11");
    assert!(has(&period("2024-06-14", "2024-04-01")));
    assert!(!has(&period("2024-04-01", "2024-06-14")));
    assert!(!has(&period("2024-04-01", "2024-04-01")));
}

#[test]
fn a_period_of_which_one_day_is_missing_is_found_and_none_is_no_fault() {
    let day = jiff::civil::date(2024, 4, 1);
    let with = |span| changed(&Assessment::default(), Field::Assessment(AssessmentField::Period).set(span));
    let has = |assessment: &Assessment| codes(assessment).iter().any(|(code, _)| *code == "K11");
    assert!(has(&with(Period::of(Some(day), None))) && has(&with(Period::of(None, Some(day)))));
    assert!(!has(&with(Period::of(None, None))) && !has(&Assessment::default()));
}
