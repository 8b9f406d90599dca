//! Results side by side: what is said to have changed adds up to what the index did, and nothing is said of what cannot be
//! compared.
#![allow(clippy::unwrap_used, reason = "an edit of the tests that does not fit must stop")]

use crate::support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        Assessment, AssessmentField, DocumentKind, Edit, Field, FieldValue, Item, PastField, Place, Points, Stage,
        rolled_over,
    },
    insight::{
        IndicatorChanges, Inspected, Inspection, Side, SideBySide, TrendFigure, evidence_changes, past_results, trend,
    },
    rubric::{Exact, Rubric, exact_from_text, exact_to_text},
    scoring::{NodeKind, score},
    words::{Words, rounded},
};
use support::{
    answers::{answering, answers},
    author, facts, level,
    register::Desk,
    rubric,
};

fn beside(rubric: &Rubric, all: &[&Assessment]) -> SideBySide {
    let side = |assessment| Side::new(rubric, assessment, Stage::SelfAssessment);
    SideBySide::of(&all.iter().map(|one| side(*one)).collect::<Vec<_>>()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_indicators_gave_adds_up_to_the_change_of_the_index(
        one in answers(), middle in answers(), other in answers()
    ) {
        let rubric = rubric();
        let (one, middle, other) = (answering(&one), answering(&middle), answering(&other));
        let found = beside(&rubric, &[&one, &middle, &other]);
        prop_assert_eq!(found.base, Some(0));
        let index = found.figure(NodeKind::Index, "").unwrap();
        let complete = |of: &Assessment| score(&rubric, of, Stage::SelfAssessment).complete();
        prop_assert_eq!(index.change.is_some(), complete(&one) && complete(&other), "only between whole results");
        if let Some(change) = &index.change {
            let gains: Exact = found.indicators.iter().map(|row| &row.gain).sum();
            prop_assert_eq!(&gains, change);
        }
        let (rose, fell) = (found.risers(), found.fallers());
        let still = found.indicators.iter().filter(|row| row.change.is_some() && !row.moved()).count();
        prop_assert_eq!(rose.len() + fell.len() + still, found.compared());
        let zero = Exact::default();
        prop_assert!(rose.iter().all(|row| row.gain > zero) && fell.iter().all(|row| row.gain < zero));
        prop_assert!(rose.windows(2).all(|pair| pair[0].gain >= pair[1].gain), "what gives most comes first");
        prop_assert!(fell.windows(2).all(|pair| pair[0].gain <= pair[1].gain), "what takes most comes first");
    }

    #[test]
    fn drafts_beside_each_other_are_never_called_the_same_and_numbered_only_where_nothing_tells_them_apart(
        drafts in prop::collection::vec((0_usize..3, 0_usize..4, 0_usize..4, 0_u64..3, 0_usize..3), 1..9)
    ) {
        let (rubric, words) = (rubric(), Words::indonesian());
        let made: Vec<(Assessment, String, u64)> = drafts
            .iter()
            .map(|(year, name, file, revision, folder)| {
                let mut desk = Desk::default();
                desk.edit(Field::Assessment(AssessmentField::Year).set([0_i16, 2023, 2024][*year]));
                let name = ["", "Kota Uji", "Pemerintah Kota Uji", "Kabupaten Uji"][*name];
                desk.text(Field::Assessment(AssessmentField::InstitutionName), name);
                let folder = ["", "/data/a/", "C:\\data\\b\\"][*folder];
                let file = ["a.ron", "b.ron", "a.pdf", "a (2).ron"][*file];
                (desk.assessment, format!("{folder}{file}"), *revision)
            })
            .collect();
        let sides: Vec<Side<'_>> = made
            .iter()
            .map(|(one, file, revision)| Side::new(&rubric, one, Stage::SelfAssessment).of_file(file, *revision))
            .collect();
        let heads = SideBySide::of(&sides).unwrap().column_heads(words);
        prop_assert_eq!(heads.iter().collect::<BTreeSet<_>>().len(), drafts.len(), "{:?}", heads);
        let names = SideBySide::of(&sides).unwrap().names(words);
        prop_assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), drafts.len(), "{:?}", names);
        // The second and third institution are one for a reader.
        let known = drafts.iter().map(|(year, name, file, revision, folder)| {
            (year, [0, 1, 1, 2][*name], file, revision, folder)
        });
        let different = known.collect::<BTreeSet<_>>().len();
        let numbered = names.iter().filter(|name| name.ends_with(')')).count();
        prop_assert_eq!(numbered, drafts.len() - different, "{:?}", names);
        // One draft alone needs no sign.
        let alone = SideBySide::of(&sides[..1]).unwrap().names(words);
        prop_assert!(["Mandiri", "Mandiri 2023", "Mandiri 2024"].contains(&alone[0].as_str()), "{:?}", alone);
    }

    #[test]
    fn every_change_says_how_it_came_about_and_the_lines_add_up(one in answers(), other in answers()) {
        let (rubric, words) = (rubric(), Words::indonesian());
        let found = beside(&rubric, &[&answering(&one), &answering(&other)]);
        let number = |text: &str| {
            let plain = text.replace('−', "-").replace('+', "").replace(',', ".");
            exact_from_text(&plain).or_else(|_| exact_from_text(plain.trim_start_matches('-')).map(|one| -one)).unwrap()
        };
        let cents = |value: &Exact| -> i64 { rounded(value, 2).replace('.', "").parse().unwrap() };
        for row in &found.figures {
            let reckoned = found.figure_reckoning(&rubric, row, words);
            prop_assert_eq!(reckoned.is_some(), row.change.is_some());
            let Some((reckoned, change)) = reckoned.zip(row.change.as_ref()) else { continue };
            let [before, now, difference, gains @ ..] = reckoned.steps.as_slice() else { panic!("{reckoned:?}") };
            prop_assert_eq!(&number(&now.result) - &number(&before.result), number(&difference.result));
            prop_assert_eq!(&number(&difference.result), change);
            if row.kind == NodeKind::Index {
                let sum: Exact = gains.iter().map(|step| number(&step.result)).sum();
                prop_assert_eq!(&sum, change, "what the indicators gave");
            }
            let [Some(old), Some(new)] = row.values.as_slice() else { panic!("{row:?}") };
            let apart = cents(&new.value) - cents(&old.value) != cents(change);
            prop_assert_eq!(row.rounds_apart(found.base), apart, "{:?}", row);
        }
        for row in &found.indicators {
            let reckoned = found.indicator_reckoning(&rubric, row, words);
            prop_assert_eq!(reckoned.is_some(), row.change.is_some());
            if let Some((reckoned, change)) = reckoned.zip(row.change.as_ref()) {
                prop_assert_eq!(&number(&reckoned.steps[0].result), change);
                prop_assert_eq!(number(&reckoned.steps[1].result), row.gain.clone());
            }
        }
    }

    #[test]
    fn the_way_back_takes_what_the_way_there_gave(one in answers(), other in answers()) {
        let rubric = rubric();
        let (one, other) = (answering(&one), answering(&other));
        let (there, back) = (beside(&rubric, &[&one, &other]), beside(&rubric, &[&other, &one]));
        for (there, back) in there.indicators.iter().zip(&back.indicators) {
            prop_assert_eq!(there.change.clone().map(|change| -change), back.change.clone(), "{}", there.id);
            prop_assert_eq!(-there.gain.clone(), back.gain.clone());
        }
        for (there, back) in there.figures.iter().zip(&back.figures) {
            prop_assert_eq!(there.change.clone().map(|change| -change), back.change.clone());
        }
    }
}

#[test]
fn nothing_is_reckoned_between_results_of_two_frameworks() {
    let rubric = rubric();
    let older = Rubric { id: "lama".to_owned(), name: "Lama".to_owned(), ..(*rubric).clone() };
    let (low, high) = (answering(&[Some(2); 47]), answering(&[Some(3); 47]));
    let old = Side::new(&older, &low, Stage::SelfAssessment);
    let now = Side::new(&rubric, &high, Stage::SelfAssessment);
    let found = SideBySide::of(&[old, now]).unwrap();
    assert_eq!((found.base, found.heads[0].comparable, found.heads[0].framework.as_str()), (None, false, "Lama"));
    assert!(found.figures.iter().all(|row| row.change.is_none()));
    assert!(
        found.indicators.iter().all(|row| row.change.is_none() && row.values[0].is_none() && row.levels[0].is_none())
    );
    assert!(found.figure(NodeKind::Index, "").unwrap().values[0].is_some(), "its index is shown as what it is");
    assert!(found.figures.iter().filter(|row| row.kind != NodeKind::Index).all(|row| row.values[0].is_none()));
    // A third one under the framework of the last is what changes are reckoned from.
    let found = SideBySide::of(&[old, now, now]).unwrap();
    assert_eq!((found.base, found.compared()), (Some(1), 47));
}

/// A document at indicator 12 that proves a criterion.
fn proven() -> Desk {
    let mut desk = Desk::default();
    desk.edit(level("12", 2)).edit(facts("12", "Sudah ditetapkan."));
    desk.edit(Field::Tick(Place::first("12"), "2.1".into()).set(true));
    desk.document("a", DocumentKind::Report, "Laporan reviu", "1", "2024-01-02");
    desk.file("a", 'a', 1_000, "laporan.pdf").tie("12", "a", ["", "", ""], &["2.1"]);
    desk.edit(Edit::Set(Field::Assessment(AssessmentField::ReferenceDate), FieldValue::Day("2024-06-14".parse().ok())));
    desk
}

fn changes(before: &Assessment, now: &Assessment) -> Vec<IndicatorChanges> {
    let rubric = rubric();
    let inspect =
        |of: &Assessment| Inspection::of(&rubric, of, &score(&rubric, of, Stage::SelfAssessment), &BTreeSet::new());
    let (old, new) = (inspect(before), inspect(now));
    evidence_changes(
        &rubric,
        Inspected { assessment: before, inspection: &old },
        Inspected { assessment: now, inspection: &new },
    )
}

#[test]
fn an_assessment_beside_itself_changed_in_nothing() {
    for one in [support::example().draft.assessment, proven().assessment, Assessment::default()] {
        assert_eq!(changes(&one, &one), []);
    }
}

#[test]
fn each_kind_of_change_of_evidence_and_texts_is_told_and_the_other_way_round_its_opposite() {
    let before = proven();
    let mut now = proven();
    now.edit(facts("12", "Sudah ditetapkan dan direviu."));
    now.edit(Edit::Remove(Item::Document("a".into())));
    now.document("b", DocumentKind::Report, "Pedoman baru", "7", "2024-02-03");
    now.file("b", 'b', 1_000, "pedoman.pdf").tie("12", "b", ["", "", ""], &[]);
    let told = |found: &[IndicatorChanges]| {
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].indicator, "12");
        found[0].sentences(Words::indonesian())
    };
    let there = changes(&before.assessment, &now.assessment);
    assert_eq!(
        told(&there),
        [
            "Dokumen baru: Pedoman baru.",
            "Dokumen yang dilepas: Laporan reviu.",
            "Kriteria yang tidak lagi terbukti: 2.1.",
            "Teks yang berubah: Fakta.",
        ]
    );
    let back = changes(&now.assessment, &before.assessment);
    assert_eq!((&back[0].added, &back[0].removed), (&there[0].removed, &there[0].added));
    assert_eq!((&back[0].proven, &back[0].unproven), (&there[0].unproven, &there[0].proven));
}

#[test]
fn what_a_missing_file_left_unseen_is_not_told_as_newly_proven_or_lost() {
    let (rubric, desk) = (rubric(), proven());
    let inspect = |missing: &BTreeSet<String>| {
        let numbers = score(&rubric, &desk.assessment, Stage::SelfAssessment);
        Inspection::of(&rubric, &desk.assessment, &numbers, missing)
    };
    let (whole, without) = (inspect(&BTreeSet::new()), inspect(&["a".repeat(64)].into()));
    let told = |before: &Inspection, now: &Inspection| {
        let side = |inspection| Inspected { assessment: &desk.assessment, inspection };
        let found = evidence_changes(&rubric, side(before), side(now));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].proven.is_empty() && found[0].unproven.is_empty(), "{found:?}");
        found[0].sentences(Words::indonesian()).join(" ")
    };
    let said = told(&without, &whole);
    assert!(
        said.contains("pada penilaian sebelumnya berkas buktinya tidak ditemukan") && said.contains("2.1"),
        "{said}"
    );
    let said = told(&whole, &without);
    assert_eq!(said, "Kriteria yang berkas buktinya kini tidak ditemukan: 2.1.");
    let side = |inspection| Inspected { assessment: &desk.assessment, inspection };
    assert_eq!(evidence_changes(&rubric, side(&without), side(&without)), []);
}

#[test]
fn a_document_is_known_again_by_file_number_or_title_where_its_id_is_another() {
    let other = |title: &str, number: &str, letter: char| {
        let mut desk = Desk::default();
        desk.edit(level("12", 2)).edit(facts("12", "Sudah ditetapkan."));
        desk.document("z", DocumentKind::Report, title, number, "2024-01-02");
        desk.file("z", letter, 1_000, "lain.pdf").tie("12", "z", ["", "", ""], &[]);
        let found = changes(&proven().assessment, &desk.assessment);
        found.into_iter().next().map(|one| (one.added.len(), one.removed.len(), one.renewed.len())).unwrap_or_default()
    };
    assert_eq!(other("Judul lain", "1", 'a'), (0, 0, 0), "the same file");
    assert_eq!(other("Judul lain", "1", 'b'), (0, 0, 1), "another file under its number");
    assert_eq!(other("LAPORAN  Reviu", "9", 'b'), (0, 0, 1), "another file and number under its title");
    assert_eq!(other("Judul lain", "9", 'b'), (1, 1, 0), "nothing in common");
}

/// Edits for a result of another year.
fn past(id: &str, year: i16, external: bool, index: &str) -> Edit {
    let field = |of: PastField| Field::Past(id.into(), of);
    let index = (!index.is_empty()).then(|| Points(exact_from_text(index).unwrap()));
    Edit::Many(vec![
        Edit::Create(Item::Past(id.into())),
        field(PastField::Year).set(year),
        field(PastField::External).set(external),
        field(PastField::Index).set(index),
        field(PastField::Source).set(format!("Sumber {id}")),
    ])
}

fn some_of_year(year: i16, found: u8, count: usize) -> Desk {
    let mut desk = Desk::default();
    desk.edit(Field::Assessment(AssessmentField::Year).set(year));
    let edits = rubric().indicators.iter().take(count).map(|indicator| level(&indicator.id, found)).collect();
    desk.edit(Edit::Many(edits));
    desk
}

fn of_year(year: i16, level: u8) -> Desk {
    some_of_year(year, level, 47)
}

#[test]
fn a_draft_counts_before_a_typed_figure_and_years_without_anything_are_left_out() {
    let rubric = rubric();
    let mut now = of_year(2024, 4);
    now.edit(past("a", 2021, true, "2.5")).edit(past("b", 2023, false, "4.5")).edit(past("c", 2022, true, ""));
    now.edit(past("d", 2024, false, "1.5")).edit(past("e", 0, true, "1.5"));
    let before = of_year(2023, 3);
    let found = trend(&rubric, &now.assessment, &[(&*rubric, &before.assessment)]);
    let told: Vec<_> = found
        .iter()
        .map(|year| {
            let index = |figure: &Option<TrendFigure>| figure.as_ref().map(|one| exact_to_text(&one.index));
            (year.year, index(&year.own), index(&year.external))
        })
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(told, [(2021, None, text("2.5")), (2023, text("3"), None), (2024, text("4"), None)]);
    assert_eq!(found[0].external.as_ref().unwrap().source.as_deref(), Some("Sumber a"));
    // What another institution found is none of its years.
    let mut other = of_year(2020, 5);
    other.text(Field::Assessment(AssessmentField::InstitutionName), "Kota Lain");
    now.text(Field::Assessment(AssessmentField::InstitutionName), "Kota Uji");
    assert!(trend(&rubric, &now.assessment, &[(&*rubric, &other.assessment)]).iter().all(|year| year.year != 2020));
}

#[test]
fn a_new_year_keeps_the_results_of_the_last_one_once() {
    let rubric = rubric();
    let mut last = of_year(2024, 3);
    last.edit(past("a", 2021, true, "2.5"));
    let made = |last: &Assessment| {
        let mut ids = 0;
        let mut new_id = || {
            ids += 1;
            format!("baru-{ids}").into()
        };
        let mut edits = rolled_over(last, 2025);
        edits.extend(past_results(&rubric, last, Words::indonesian(), &mut new_id));
        let mut next = Assessment::default();
        next.apply(&rubric, Edit::Many(edits), &author("Uji", 1)).unwrap();
        next
    };
    let years = |of: &Assessment| -> Vec<(i16, bool)> {
        of.listed_past().iter().map(|(_, one)| (one.year.value, one.external.value)).collect()
    };
    assert_eq!(years(&made(&last.assessment)), [(2021, true), (2024, false)]);
    let kept = made(&last.assessment);
    let (_, result) = kept.listed_past()[1];
    assert_eq!(
        (&result.index.value, result.band.value.as_str()),
        (&Some(Points(exact_from_text("3").unwrap())), "Baik")
    );
    // Who typed it in already has it once.
    last.edit(past("b", 2024, false, "3"));
    assert_eq!(years(&made(&last.assessment)), [(2021, true), (2024, false)]);
    // A draft with an open indicator has no result yet.
    assert_eq!(years(&made(&some_of_year(2024, 3, 20).assessment)), []);
}

#[test]
fn results_of_other_years_that_cannot_be_meant_are_found_and_those_that_can_are_not() {
    let rubric = rubric();
    let found = |edits: &[Edit]| {
        let mut desk = of_year(2024, 3);
        for edit in edits {
            desk.edit(edit.clone());
        }
        let score = score(&rubric, &desk.assessment, Stage::SelfAssessment);
        let inspection = Inspection::of(&rubric, &desk.assessment, &score, &BTreeSet::new());
        inspection.findings().iter().filter(|finding| finding.code() == "K39").count()
    };
    assert_eq!(found(&[past("a", 2023, true, "3"), past("b", 2023, false, "3"), past("c", 2024, true, "3")]), 0);
    assert_eq!(found(&[past("a", 2023, true, "3"), past("b", 2023, true, "3.1")]), 1, "twice");
    assert_eq!(found(&[past("a", 2023, true, "")]), 1, "no index");
    assert_eq!(found(&[past("a", 0, true, "3")]), 1, "no year");
    assert_eq!(found(&[past("a", 2024, false, "3")]), 1, "the year of the assessment itself");
    assert_eq!(found(&[past("a", 2025, true, "3")]), 1, "a later year");
    let removed = [past("a", 2025, true, "3"), Edit::Remove(Item::Past("a".into()))];
    assert_eq!(found(&removed), 0);
}
