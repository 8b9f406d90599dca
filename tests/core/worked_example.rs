//! The worked example shows what the program can do: complete, of this program's rubric, in an honest order.
#![allow(clippy::unwrap_used, reason = "without the example there is nothing to test")]

use crate::support;

use std::{collections::BTreeSet, path::Path};

use sha2::{Digest as _, Sha256};
use spbe_mandiri::{
    assessment::{Assessment, Defect, Document, DocumentKind, DocumentStatus, Stage, TextLayer},
    insight::{Check, Inspection, Observation, Severity, upload_plan},
    scoring::score,
    storage::{Mode, RubricRef, SystemDisk, example_files, to_text, write},
    words::{hex, rounded},
};
use support::{example, reviewed_example, rubric};

fn inspected(assessment: &Assessment) -> Inspection {
    let score = score(&rubric(), assessment, Stage::SelfAssessment);
    Inspection::of(&rubric(), assessment, &score, &BTreeSet::new())
}

#[test]
fn every_indicator_question_and_detail_is_filled() {
    let opened = example();
    let assessment = &opened.draft.assessment;
    let score = score(&rubric(), assessment, Stage::SelfAssessment);
    let inspection = inspected(assessment);
    let found = inspection.findings().iter();
    let required: Vec<_> = found.filter(|finding| finding.severity() == Severity::Required).collect();
    assert!(
        matches!(&*required, [one] if one.check() == Check::CarriedOver && one.subject.indicator() == Some("7")),
        "the one answer that nobody has looked at again: {required:?}"
    );
    assert!(inspected(&reviewed_example()).may_be_final(), "once somebody has");
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

#[test]
fn every_indicator_has_evidence_and_every_code_in_fakta_is_a_document() {
    let draft = example().draft;
    for indicator in &rubric().indicators {
        let evidence = draft.assessment.evidence(&indicator.id, 0);
        assert!(!evidence.is_empty(), "{}", indicator.id);
        let codes: BTreeSet<String> =
            evidence.iter().filter_map(|one| draft.assessment.evidence_code(&indicator.id, one.document_id)).collect();
        let facts = &draft.assessment.entry(&indicator.id, 0).unwrap().facts.value;
        for word in facts.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '.') {
            let code = word.trim_end_matches('.');
            let letter = code.strip_prefix(&format!("{}.", indicator.id)).filter(|rest| rest.len() == 1);
            if letter.is_some_and(|letter| letter.chars().all(|sign| sign.is_ascii_lowercase())) {
                assert!(codes.contains(code), "{code}");
            }
        }
    }
}

#[test]
fn the_program_carries_every_file_of_its_register_and_no_other() {
    let draft = example().draft;
    let mut known = BTreeSet::new();
    for (name, bytes) in example_files() {
        assert_eq!(*name, format!("{}.pdf", hex(&Sha256::digest(bytes))));
        known.insert(((*name).to_owned(), bytes.len() as u64));
    }
    let registered: BTreeSet<(String, u64)> = draft
        .assessment
        .register()
        .into_iter()
        .filter_map(|(_, document)| document.file())
        .map(|file| (format!("{}.{}", file.hash, file.extension), file.bytes))
        .collect();
    assert_eq!(known, registered);
    let all: u64 = known.iter().map(|(_, bytes)| bytes).sum();
    assert!(all < 150_000, "{all}");
}

/// What an external assessor would find in it, so that the pages and checks have something to show.
#[test]
fn its_register_has_the_faults_of_a_real_one() {
    let draft = example().draft;
    let assessment = &draft.assessment;
    let register = assessment.register();
    let some = |what: &str, fits: &dyn Fn(&Document) -> bool| {
        assert!(register.iter().any(|(_, document)| fits(document)), "{what}");
    };
    some("a draft regulation", &|document| document.status.value == DocumentStatus::Draft);
    some("a revoked one", &|document| document.status.value == DocumentStatus::Revoked);
    some("undated minutes", &|document| document.kind.value == DocumentKind::Minutes && document.date.value.is_none());
    some("a scan without text", &|document| document.file().is_some_and(|file| file.text == TextLayer::Absent));
    some("a link without a day", &|document| document.link().is_some_and(|link| link.accessed.is_none()));
    some("a document without a file", &|document| document.content().is_none());
    some("a long file name", &|document| document.file().is_some_and(|file| file.name.chars().count() > 60));
    let old = assessment.evidence("16", 0).into_iter().find(|one| one.used.supported().any(|id| id == "4.2")).unwrap();
    assert!(old.document.date.value < Some("2022-06-14".parse().unwrap()), "a review older than two years");
    let only = |indicator: &str| assessment.evidence(indicator, 0).len() == 1;
    assert!(["33", "34", "38", "39", "43"].into_iter().all(only), "one report for many indicators");
    assert!(assessment.evidence("23", 0).iter().any(|one| one.letter == 4));
    assert!(!assessment.entry("23", 0).unwrap().facts.value.contains("23.e"), "a document that is not cited");
    let shown: BTreeSet<&str> =
        assessment.evidence("19", 0).iter().flat_map(|one| one.used.supported()).map(|id| id.as_str()).collect();
    assert!(assessment.level("19", 0) == Some(4) && !shown.contains("3.1"), "claimed higher than shown");
    some("a page of the web under the name of a document", &|document| {
        document.file().is_some_and(|file| file.seen.defect == Some(Defect::WebPage) && file.extension == "pdf")
    });
    let titles = |hash: &str| -> BTreeSet<&str> {
        let of = register.iter().filter(|(_, document)| document.file().is_some_and(|file| file.hash == hash));
        of.map(|(_, document)| document.title.value.as_str()).collect()
    };
    some("the same file under two titles", &|document| {
        document.file().is_some_and(|file| titles(&file.hash).len() > 1)
    });
    assert_eq!(upload_plan(&rubric(), assessment).bundles.len(), 47);
}

/// What the checks say of it where the team overlooked something.
#[test]
fn its_findings_show_what_people_overlook() {
    let draft = example().draft;
    let inspection = inspected(&draft.assessment);
    let at = |indicator: &str, fits: &dyn Fn(&Observation) -> bool| {
        let found = inspection.findings_at(indicator).find(|finding| fits(&finding.observation));
        assert!(found.is_some(), "{indicator}: {:?}", inspection.findings_at(indicator).collect::<Vec<_>>());
    };
    at("7", &|found| *found == Observation::CarriedOver);
    at(
        "28",
        &|found| matches!(found, Observation::NotSupported { claimed: 5, not_ticked, .. } if *not_ticked == ["4.3"]),
    );
    at("28", &|found| matches!(found, Observation::PagesOutside { code, last: 99, pages: 9 } if code == "28.f"));
    at("45", &|found| matches!(found, Observation::NotADocument { .. }));
    let shown = |id: &str| {
        draft.assessment.evidence("28", 0).iter().any(|one| one.used.supported().any(|it| id == it.as_str()))
    };
    assert!(!shown("4.3") && shown("4.4"), "neither ticked nor shown");
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
