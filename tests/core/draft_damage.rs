//! Damage to a draft is noticed: every length it can be cut to, every bit that can turn.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made must stop")]

use crate::support;

use std::thread;

use spbe_mandiri::{
    assessment::{AnswerField, Assessment, AssessmentField, Edit, Field, Item, Place, Sitting, UnitField, UnitId},
    rubric,
    storage::{intact, read, salvage, to_text},
};
use support::{author, draft, example, level, rubric as framework};

/// A draft of a few kilobytes: three indicators with explanations, ticks and a unit.
fn realistic() -> Vec<u8> {
    let mut sitting = Sitting::new(Assessment::default());
    let mut edits = vec![
        Field::Assessment(AssessmentField::InstitutionName).set("Pemerintah Kabupaten Uji".to_owned()),
        Field::Assessment(AssessmentField::Year).set(2024_i16),
        Edit::Create(Item::Unit("u1".into())),
        Field::Unit("u1".into(), UnitField::Name).set("Dinas \u{201c}Uji\u{201d}".to_owned()),
    ];
    for indicator in ["1", "23", "45"] {
        let place = || Place::first(indicator);
        edits.push(level(indicator, 3));
        edits.push(Field::Tick(place(), "2.1".into()).set(true));
        edits.push(Field::facts(place()).set("Tercatat, halaman 3.\n".repeat(2)));
        edits.push(Field::Answer(indicator.into(), AnswerField::Owner).set(Some(UnitId::from("u1"))));
    }
    for (moment, edit) in (0..).zip(edits) {
        sitting.apply(&framework(), edit, &author("Ani", moment * 7_000)).unwrap();
    }
    let mut assessment = sitting.assessment().clone();
    // Its lines are all alike; two of them stand for the rest.
    assessment.history.truncate(2);
    to_text(&draft(assessment)).unwrap().into_bytes()
}

/// Runs a check for every number below the end, on two threads.
fn each(end: usize, check: impl Fn(usize) + Sync) {
    thread::scope(|scope| {
        for half in 0..2 {
            let check = &check;
            thread::Builder::new()
                .name(format!("half {half}"))
                .spawn_scoped(scope, move || (half..end).step_by(2).for_each(check))
                .unwrap();
        }
    });
}

fn noticed(bytes: &[u8]) -> bool {
    read(bytes, &rubric::builtin).is_err()
}

#[test]
fn every_prefix_of_a_draft_is_noticed() {
    let written = realistic();
    assert!(!noticed(&written) && (3_000..20_000).contains(&written.len()), "{}", written.len());
    each(written.len(), |length| assert!(noticed(&written[..length]), "{length} bytes"));
}

#[test]
fn every_flipped_bit_of_a_draft_is_noticed() {
    let written = realistic();
    each(8 * written.len(), |bit| {
        let mut damaged = written.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert!(noticed(&damaged), "bit {} of byte {}", bit % 8, bit / 8);
    });
}

#[test]
fn prefixes_and_flipped_bits_of_the_worked_example_are_noticed() {
    let written = to_text(&example().draft).unwrap().into_bytes();
    assert!(intact(&written) && !noticed(&written) && written.len() > 200_000);
    let places: Vec<usize> = (0..written.len()).step_by(written.len() / 400).collect();
    each(places.len(), |number| {
        let place = places[number];
        assert!(noticed(&written[..place]), "{place} bytes");
        let mut damaged = written.clone();
        damaged[place] ^= 1 << (number % 8);
        assert!(noticed(&damaged), "bit {} of byte {place}", number % 8);
    });
    // All bits of the header with the digits of the checksum, and of one in many bytes after it.
    let places: Vec<usize> = (0..700).chain((700..written.len()).step_by(397)).collect();
    each(8 * places.len(), |number| {
        let (place, bit) = (places[number / 8], number % 8);
        let mut damaged = written.clone();
        damaged[place] ^= 1 << bit;
        assert!(!intact(&damaged), "bit {bit} of byte {place}");
    });
}

#[test]
fn a_cut_draft_gives_back_a_part_at_every_length() {
    let written = realistic();
    let mut most = 0;
    for length in (0..=written.len()).step_by(61).chain([written.len()]) {
        let found = salvage(&written[..length], &rubric::builtin).map_or(0, |found| found.recovered.len());
        assert!(found >= most, "{length} bytes give {found}, fewer gave {most}");
        most = found;
    }
    let whole = read(&written, &rubric::builtin).unwrap().draft.assessment;
    let mut said = Field::all(&framework(), &[&whole]);
    said.retain(|field| whole.slot(field).is_some_and(|slot| !slot.is_empty()));
    assert_eq!(most, said.len(), "the whole file gives back all it says");
    assert!(most > 8);
}
