//! Where a fault begins and where it ends: what is just enough is not found, and what is found is told once.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use spbe_mandiri::{
    assessment::{
        Assessment, AssessmentField, Content, Edit, EntryField, Field, Item, Link, Period, Place, Seen, StoredFile,
        UseField,
    },
    insight::{Check, DocumentFault, Finding, Observation, Subject, cited, document_faults},
    words::Words,
};

use super::{POLICY, apply, codes, file, found, has, inspected, place, sound, text, used, with};
use crate::support::{level, rubric};

#[test]
fn an_address_is_something_to_look_at_and_a_blank_one_is_nothing() {
    let link = |address: &str, accessed: Option<Date>| {
        let content = Content::Link(Link { address: address.to_owned(), accessed });
        let mut assessment = Assessment::default();
        apply(&mut assessment, &[Edit::Create(Item::Document("d".into())), has("d", content)]);
        document_faults(&rubric(), &assessment, "d", &BTreeSet::new())
    };
    let day = Some(date(2024, 5, 20));
    assert_eq!(link("https://a.go.id", day), [DocumentFault::NotUsed]);
    assert_eq!(link("https://a.go.id", None), [DocumentFault::LinkWithoutDate, DocumentFault::NotUsed]);
    assert_eq!(link(" ", None), [DocumentFault::NoContent, DocumentFault::NotUsed]);
}

#[test]
fn what_the_evidence_lacks_is_said_apart_for_every_way_of_lacking_it() {
    let said = |not_ticked: &[&str], no_evidence: &[&str], weak: &[(&str, DocumentFault)]| {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        let observation = Observation::NotSupported {
            claimed: 4,
            supported: 2,
            not_ticked: owned(not_ticked),
            no_evidence: owned(no_evidence),
            weak: weak.iter().map(|(id, fault)| ((*id).to_owned(), vec![*fault])).collect(),
        };
        Finding { subject: Subject::Question(String::new()), observation }.sentence(&rubric(), Words::indonesian())
    };
    let head = "tingkat 4 diklaim, tetapi bukti baru mendukung tingkat 2.";
    assert_eq!(said(&[], &[], &[]), head);
    assert_eq!(said(&["3.1", "3.2"], &[], &[]), format!("{head} Belum dicentang: 3.1, 3.2."));
    assert_eq!(said(&[], &["4.1"], &[]), format!("{head} Tanpa bukti: 4.1."));
    let weak = [("4.2", DocumentFault::Draft), ("4.3", DocumentFault::Revoked)];
    assert_eq!(said(&[], &[], &weak), format!("{head} Bukti belum sah: 4.2 (Masih draf); 4.3 (Dicabut)."));
}

#[test]
fn a_document_wants_to_be_cited_also_where_only_one_of_the_two_texts_is_written() {
    for (facts, analysis, wanted) in [("Ada.", "", true), ("", "Ada.", true), ("", " ", false)] {
        let changed = with(&sound(), &[text(Field::facts(place()), facts), text(Field::analysis(place()), analysis)]);
        assert_eq!(codes(&changed).contains("K27"), wanted, "{facts} {analysis}");
    }
}

#[test]
fn a_code_ends_with_its_letters() {
    let rubric = rubric();
    let count = |text: &str| cited(&rubric, text).len();
    for text in ["23.a1", "23.aé", "23a7", "é23.a", "_23.a", "2,23.a", "7.23.a"] {
        assert_eq!(count(text), 0, "{text}");
    }
    for text in ["23.a", "23.a.", "(23.a)", "23.a-b", "-23.a", ",23.a", ". 23.a"] {
        assert_eq!(count(text), 1, "{text}");
    }
}

/// What is wrong with the place of a use of a file with so many pages.
fn placed(pages: Option<u32>, article: &str, given_pages: &str) -> Vec<DocumentFault> {
    let seen = Seen { defect: None, pages };
    let other = StoredFile { seen, ..file('9', 1_000_000) };
    let changed = with(
        &sound(),
        &[
            has("peraturan", Content::File(other)),
            text(Field::Use(used("peraturan-1"), UseField::Article), article),
            text(Field::Use(used("peraturan-1"), UseField::Pages), given_pages),
        ],
    );
    inspected(&changed, &BTreeSet::new()).use_faults(POLICY, "peraturan-1").to_vec()
}

#[test]
fn a_file_of_several_pages_wants_a_place_and_none_that_it_does_not_have() {
    assert_eq!(placed(None, "", ""), []);
    assert_eq!(placed(Some(1), "", ""), []);
    assert_eq!(placed(Some(2), "", ""), [DocumentFault::NoPlace { pages: 2 }]);
    assert_eq!(placed(Some(2), "Pasal 4", ""), []);
    assert_eq!(placed(Some(9), "", "4–9"), []);
    assert_eq!(placed(Some(9), "", "4–4"), [], "a span of one page");
    assert_eq!(placed(Some(9), "", "4–10"), [DocumentFault::PagesOutside { last: 10, pages: 9 }]);
    assert_eq!(placed(Some(9), "Pasal 4", "9–4"), [DocumentFault::PagesUnread]);
    assert_eq!(placed(None, "", "4–10"), []);
}

#[test]
fn a_document_that_is_used_twice_without_a_place_is_named_once() {
    let mut twice = with(
        &sound(),
        &[has("peraturan", Content::File(StoredFile { seen: Seen { defect: None, pages: Some(9) }, ..file('9', 10) }))],
    );
    let again = twice.tie(&place(), &"peraturan".into(), "lagi".into());
    apply(&mut twice, &[again]);
    let said: Vec<String> = found(&twice, &BTreeSet::new())
        .into_iter()
        .filter(|finding| finding.code() == "K36")
        .map(|finding| finding.sentence(&rubric(), Words::indonesian()))
        .collect();
    assert_eq!((said.len(), said[0].matches("1.a").count()), (1, 1), "{said:?}");
}

#[test]
fn of_two_levels_far_apart_the_higher_claim_is_doubted() {
    let doubted = |one: u8, other: u8| -> Vec<String> {
        let mut assessment = Assessment::default();
        apply(&mut assessment, &[level("3", one), level("23", other)]);
        let found = found(&assessment, &BTreeSet::new()).into_iter();
        let pairs = found.filter(|finding| finding.check() == Check::UnlikelyPair);
        pairs.filter_map(|finding| finding.subject.indicator().map(str::to_owned)).collect()
    };
    assert_eq!((doubted(4, 2), doubted(2, 4)), (vec!["3".to_owned()], vec!["23".to_owned()]));
    assert_eq!((doubted(3, 2), doubted(2, 3)), (vec![], vec![]), "one level is not far");
}

#[test]
fn only_services_above_the_lowest_level_can_have_the_same_name() {
    let twice = |first: Edit, name: &str| {
        let named =
            |indicator: &str, name: &str| text(Field::Entry(Place::first(indicator), EntryField::Service), name);
        let changed = with(&sound(), &[first, level("46", 3), named("45", name), named("46", name)]);
        found(&changed, &BTreeSet::new()).iter().any(|finding| finding.check() == Check::ServiceTwice)
    };
    assert!(twice(level("45", 2), "Perizinan"));
    assert!(!twice(level("45", 1), "Perizinan"), "what is not there has no name to take");
    assert!(!twice(level("45", 2), " "), "nothing is no name");
}

#[test]
fn files_are_too_large_only_together_at_one_indicator() {
    let large = |id: &str, hash: char| {
        vec![Edit::Create(Item::Document(id.into())), has(id, Content::File(file(hash, 60_000_000)))]
    };
    let mut assessment = Assessment::default();
    apply(&mut assessment, &[large("d", 'd'), large("e", 'e')].concat());
    for (indicator, document) in [("1", "d"), ("2", "e")] {
        apply(&mut assessment, &[level(indicator, 2)]);
        let tie = assessment.tie(&Place::first(indicator), &document.into(), document.into());
        apply(&mut assessment, &[tie]);
    }
    let together = |assessment: &Assessment| {
        found(assessment, &BTreeSet::new()).iter().any(|finding| finding.check() == Check::BundleTooLarge)
    };
    assert!(!together(&assessment));
    let tie = assessment.tie(&Place::first("1"), &"e".into(), "f".into());
    assert!(together(&with(&assessment, &[tie])));
}

#[test]
fn a_period_of_one_day_is_not_reversed() {
    let reversed = |from: Date, to: Date| {
        let period = Field::Assessment(AssessmentField::Period).set(Some(Period::between(from, to)));
        let found = found(&with(&sound(), &[period]), &BTreeSet::new());
        found.iter().any(|finding| finding.check() == Check::ReversedPeriod)
    };
    assert!(!reversed(date(2024, 6, 14), date(2024, 6, 14)));
    assert!(reversed(date(2024, 6, 14), date(2024, 6, 13)));
}

#[test]
fn what_is_not_ticked_and_what_has_no_document_are_listed_apart() {
    let unticked = with(&sound(), &[Field::Tick(place(), "4.2".into()).set(false)]);
    let bare = with(&unticked, &[Field::UseCriterion(used("lanjutan-1"), "5.1".into()).set(false)]);
    let observed = found(&bare, &BTreeSet::new()).into_iter().find_map(|finding| match finding.observation {
        Observation::NotSupported { claimed, not_ticked, no_evidence, weak, .. } => {
            Some((claimed, not_ticked, no_evidence, weak.len()))
        }
        _ => None,
    });
    assert_eq!(observed, Some((5, vec!["4.2".to_owned()], vec!["5.1".to_owned()], 0)));
}

#[test]
fn a_code_that_names_nothing_is_told_once() {
    let unknown = with(&sound(), &[text(Field::facts(place()), "Lihat 1.z, 1.a, 1.z dan 1.y, 1.z.")]);
    let codes = found(&unknown, &BTreeSet::new()).into_iter().find_map(|finding| match finding.observation {
        Observation::UnknownCodeInFacts { codes } => Some(codes),
        _ => None,
    });
    assert_eq!(codes, Some(vec!["1.z".to_owned(), "1.y".to_owned()]));
}
