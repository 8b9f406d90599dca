//! Whatever a person chooses from has a name of its own in every list, and a code that leads back to it.

use std::{collections::BTreeSet, fmt::Debug};

use spbe_mandiri::{
    assessment::{Classification, Defect, DocumentKind, DocumentStatus, Kind, Role, Stage, evidence_code, letters},
    insight::{About, DocumentFault, Part, Severity, defect_sentence},
    words::Words,
};

/// Every one of them has a text that says something and no other has.
fn are_told_apart<T: Copy + Debug, S: AsRef<str>>(all: &[T], told: impl Fn(T) -> S) {
    let mut seen = BTreeSet::new();
    for one in all {
        let text = told(*one).as_ref().to_owned();
        assert!(!text.trim().is_empty(), "{one:?}");
        assert!(seen.insert(text.clone()), "{one:?} is told like another: {text}");
    }
}

#[test]
fn kinds_roles_classes_and_stages_have_names_of_their_own() {
    let words = Words::indonesian();
    are_told_apart(&Kind::ALL, |one| one.name(words));
    are_told_apart(&Role::ALL, |one| one.name(words));
    are_told_apart(&Classification::ALL, |one| one.name(words));
    are_told_apart(&DocumentKind::ALL, |one| one.name(words));
    are_told_apart(&DocumentStatus::ALL, |one| one.name(words));
    are_told_apart(&Stage::ALL, |one| one.name(words));
    assert_eq!((Kind::City.name(words), Role::Coordinator.name(words)), ("Kota", "Koordinator SPBE"));
}

#[test]
fn a_code_leads_back_to_what_it_stands_for() {
    are_told_apart(&Defect::ALL, Defect::code);
    let about = [
        About::Entry(Part::Level),
        About::Entry(Part::Criteria),
        About::Entry(Part::Facts),
        About::Entry(Part::Analysis),
        About::Entry(Part::Service),
        About::Entry(Part::Evidence),
        About::Question,
        About::Document,
        About::InstitutionName,
        About::Year,
        About::ReferenceDate,
        About::Period,
        About::Team,
        About::Index,
    ];
    are_told_apart(&about, About::field);
    assert_eq!(About::Register.field(), About::Entry(Part::Evidence).field());
    let open = [Severity::Required, Severity::Advised, Severity::Notice].map(Severity::is_open_work);
    assert_eq!(open, [true, true, false]);
    for kind in Kind::ALL {
        assert_eq!(Kind::from_code(kind.code()), Some(kind));
    }
    for kind in DocumentKind::ALL {
        assert_eq!(DocumentKind::from_code(kind.code()), Some(kind));
    }
    assert_eq!((Kind::from_code("Kota"), DocumentKind::from_code("")), (None, None));
}

#[test]
fn letters_of_evidence_count_from_a_and_go_on_with_two_after_z() {
    let told = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letters);
    assert_eq!(told, ["a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa"]);
    assert_eq!(evidence_code("23", 26), "23.aa");
    let all: Vec<String> = (0..2_000).map(letters).collect();
    are_told_apart(&(0..2_000).collect::<Vec<usize>>(), |place| all[place].clone());
}

/// One of each.
fn faults() -> Vec<DocumentFault> {
    let day = |year: i16| jiff::civil::date(year, 3, 1);
    let mut faults = vec![
        DocumentFault::NoContent,
        DocumentFault::FileMissing,
        DocumentFault::Draft,
        DocumentFault::Revoked,
        DocumentFault::Expired { until: day(2023) },
        DocumentFault::FutureDate,
        DocumentFault::OutsidePeriod,
        DocumentFault::Undated,
        DocumentFault::Stale { date: day(2021), months: 38, limit: 24 },
        DocumentFault::Late { date: day(2023), after: day(2021), limit: 12 },
        DocumentFault::FollowsNothing,
        DocumentFault::NoTextLayer,
        DocumentFault::NameTooLong { chars: 77 },
        DocumentFault::TooLarge { megabytes: 129 },
        DocumentFault::LinkWithoutDate,
        DocumentFault::NotUsed,
        DocumentFault::NoCriteria,
        DocumentFault::PagesUnread,
        DocumentFault::PagesOutside { last: 41, pages: 40 },
        DocumentFault::NoPlace { pages: 43 },
    ];
    faults.extend(Defect::ALL.map(|defect| DocumentFault::NoDocument { defect }));
    faults
}

#[test]
fn every_fault_of_a_document_says_in_a_tag_and_a_sentence_what_is_wrong_and_what_to_do() {
    let words = Words::indonesian();
    are_told_apart(&faults(), |fault| fault.tag(words));
    are_told_apart(&faults(), |fault| fault.sentence(words));
    are_told_apart(&Defect::ALL, |defect| defect_sentence(defect, words));
    for fault in faults() {
        assert!(fault.advice(words).ends_with('.'), "{fault:?}: {}", fault.advice(words));
    }
    let advice: BTreeSet<&str> = faults().into_iter().map(|fault| fault.advice(words)).collect();
    assert!(advice.len() > 20, "what is to be done is not the same everywhere");
}

#[test]
fn a_document_proves_nothing_where_it_cannot_be_looked_at_or_is_not_in_force() {
    let proves_nothing: Vec<DocumentFault> = faults().into_iter().filter(|fault| fault.invalidates()).collect();
    for fault in faults() {
        let wanted = match fault {
            DocumentFault::NoContent
            | DocumentFault::FileMissing
            | DocumentFault::Draft
            | DocumentFault::Revoked
            | DocumentFault::Expired { .. }
            | DocumentFault::FutureDate
            | DocumentFault::Stale { .. }
            | DocumentFault::Late { .. }
            | DocumentFault::FollowsNothing => true,
            DocumentFault::NoDocument { defect } => defect != Defect::Locked,
            _ => false,
        };
        assert_eq!(proves_nothing.contains(&fault), wanted, "{fault:?}");
        assert_eq!(fault.is_of_the_document(), fault != DocumentFault::NotUsed);
    }
}
