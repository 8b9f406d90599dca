//! Everything that was typed is found, in whatever case it is sought, and nothing that does not hold every word.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::support;

use std::time::Instant;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, Edit, Field, Item, Place},
    insight::{Hit, Hits, Kept, SearchIndex},
    words::{Sought, Words, find},
};
use support::{author, example, fields, rubric};

fn index(assessment: &Assessment) -> SearchIndex {
    SearchIndex::of(&rubric(), assessment, Words::indonesian())
}

fn hits(found: &Hits) -> impl Iterator<Item = &Hit> {
    found.groups.iter().flat_map(|(_, hits, _)| hits)
}

/// The thing a field belongs to, or the field itself.
fn whole(field: &Field) -> Vec<String> {
    match field.item() {
        Some(Item::Version(document, _)) => Item::Document(document).path(),
        Some(item) => item.path(),
        None => field.path(),
    }
}

/// Texts that are there and say something.
fn typed(assessment: &Assessment) -> Vec<(Field, String)> {
    let texts = assessment.stored().filter(|(field, _)| assessment.is_live(field));
    let texts = texts.filter_map(|(field, slot)| Some((field, slot.text()?.to_owned())));
    texts.filter(|(_, text)| !Sought::of(text).is_empty()).collect()
}

fn all_is_found(assessment: &Assessment) -> Result<(), TestCaseError> {
    let index = index(assessment);
    for (field, text) in typed(assessment) {
        for query in [text.clone(), text.to_lowercase(), text.to_ascii_uppercase()] {
            let found = index.search(&Sought::of(&query), None);
            let wanted = whole(&field);
            let crowded = found.groups.iter().any(|(_, hits, total)| *total > hits.len());
            prop_assert!(
                crowded || hits(&found).any(|hit| whole(&hit.field) == wanted),
                "{field:?} is not found by {query:?}"
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_text_of_the_table_is_found_whatever_the_edits_were(edits in prop::collection::vec(fields::edits(), 1..24)) {
        let mut assessment = fields::with_items();
        for edit in edits {
            // Refused edits change nothing.
            let _ = assessment.apply(&rubric(), edit, &author("Uji", 0));
        }
        all_is_found(&assessment)?;
    }
}

#[test]
fn every_text_of_the_worked_example_is_found() {
    all_is_found(&example().draft.assessment).unwrap();
}

#[test]
fn what_is_found_holds_every_word_and_shows_where() {
    let assessment = example().draft.assessment;
    let index = index(&assessment);
    for query in ["manajemen data", "reviu", "PERATURAN wali", "pdf", "2024"] {
        let sought = Sought::of(query);
        let found = index.search(&sought, None);
        assert!(hits(&found).next().is_some(), "{query}");
        for hit in hits(&found) {
            assert!(!hit.whereabouts.is_empty(), "{hit:?}");
            for mark in &hit.marks {
                let marked = &hit.text[mark.clone()];
                assert!(query.split(' ').any(|word| find(marked, &Sought::of(word)).is_some()), "{marked} for {query}");
            }
            if let Some(text) = assessment.text(&hit.field) {
                assert!(find(text, &sought).is_some(), "{query} in {text}");
                assert!(text.get(hit.place.clone()).is_some_and(|part| !part.is_empty()), "{hit:?}");
            }
        }
    }
    assert!(hits(&index.search(&Sought::of("manajemen xyzzy"), None)).next().is_none());
}

#[test]
fn a_query_that_goes_on_finds_what_a_new_one_finds() {
    let index = index(&example().draft.assessment);
    let mut before = Hits::default();
    for end in 1..="manajemen data kota".len() {
        let sought = Sought::of(&"manajemen data kota"[..end]);
        let found = index.search(&sought, Some(&before));
        let anew = index.search(&sought, None);
        assert_eq!(found.groups, anew.groups, "{sought:?}");
        before = found;
    }
}

#[test]
fn what_was_removed_is_not_found_and_places_are_told_in_words() {
    let mut assessment = example().draft.assessment;
    let facts = Field::facts(Place::first("12"));
    let set = facts.clone().set("Katakunci zamrud disebut di sini".to_owned());
    assessment.apply(&rubric(), set, &author("Uji", 0)).unwrap();
    let found = index(&assessment).search(&Sought::of("ZAMRUD"), None);
    let (kept, only, total) = &found.groups[0];
    assert_eq!((*kept, only.len(), *total), (Kept::Answers, 1, 1));
    assert_eq!((&only[0].field, only[0].whereabouts.as_str()), (&facts, "Indikator 12 · Fakta"));
    assert_eq!(&only[0].text[only[0].marks[0].clone()], "zamrud");

    let (id, document) = assessment.register().into_iter().map(|(id, one)| (id.clone(), one.clone())).next().unwrap();
    let title = Sought::of(&document.title.value);
    let has = |assessment: &Assessment| {
        hits(&index(assessment).search(&title, None)).any(|hit| whole(&hit.field) == Item::Document(id.clone()).path())
    };
    assert!(has(&assessment));
    assessment.apply(&rubric(), Edit::Remove(Item::Document(id.clone())), &author("Uji", 0)).unwrap();
    assert!(!has(&assessment));
}

/// Two texts of 20 000 characters at each of 47 indicators and 500 documents: a key in the search must not be waited for.
#[test]
fn a_large_draft_is_searched_in_no_time_and_a_bounded_number_of_rows_is_shown() {
    let rubric = rubric();
    let mut assessment = Assessment::default();
    let text = "Naskah panjang tentang manajemen layanan dan data pemerintah. ".repeat(320);
    let mut edits = Vec::new();
    for indicator in &rubric.indicators {
        let place = || Place::first(&indicator.id);
        edits.push(Field::facts(place()).set(text.clone()));
        edits.push(Field::analysis(place()).set(text.clone()));
    }
    for number in 0..500 {
        let id = format!("dok-{number}");
        edits.push(Edit::Create(Item::Document((&id).into())));
        let title = spbe_mandiri::assessment::DocumentField::Title;
        edits.push(Field::Document((&id).into(), title).set(format!("Dokumen manajemen nomor {number}")));
    }
    assessment.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
    let index = index(&assessment);
    let start = Instant::now();
    for query in ["m", "manajemen", "manajemen nomor 499", "tidak ada di sini"] {
        let found = index.search(&Sought::of(query), None);
        assert!(hits(&found).count() <= 60, "{query}");
        if query == "manajemen" {
            let totals: Vec<usize> = found.groups.iter().map(|(_, _, total)| *total).collect();
            assert_eq!(totals, [94, 500], "all are counted");
        }
    }
    // Generous, because other tests run beside this one: it takes a few milliseconds.
    assert!(start.elapsed().as_secs_f32() < 2.0, "{:?}", start.elapsed());
}
