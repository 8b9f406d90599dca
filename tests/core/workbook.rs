//! The workbook: its formulas come to what the engine says, its texts are what was typed, and the same data gives the same
//! bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeSet, io::Cursor};

use calamine::{DataRef, Reader as _, Xlsx};
use proptest::prelude::*;

use crate::support::{
    answered, author, facts, levels_for, rubric,
    spreadsheet::{Found, cell, named},
};
use spbe_mandiri::{
    assessment::{Assessment, Edit, Stage},
    report::{
        Input, last_change,
        sheets::{LevelsColumn, MOST_IN_CELL, Outcome, SheetKind, Value, Workbook, workbook},
    },
    rubric::Exact,
    scoring::{NodeKind, Score, score},
    storage::{content_fingerprint, example},
    words::{Words, rounded},
};

/// The workbook of an assessment.
pub fn book(assessment: &Assessment) -> Workbook {
    let rubric = rubric();
    workbook(
        &Input {
            rubric: &rubric,
            assessment,
            score: &score(&rubric, assessment, Stage::SelfAssessment),
            missing_files: &BTreeSet::new(),
            fingerprint: &content_fingerprint(assessment, &rubric),
            revision: 7,
            data_at: last_change(assessment),
            version: "uji",
            before: None,
            unit: None,
        },
        Words::indonesian(),
    )
}

fn name(kind: SheetKind) -> &'static str {
    kind.name(Words::indonesian())
}

/// A workbook in which somebody typed levels in place of those it was made with; 0 empties a cell.
fn typed(mut book: Workbook, levels: &[u8]) -> Workbook {
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == name(SheetKind::Levels)).unwrap();
    let rows = sheet.rows.iter_mut().skip(sheet.head.unwrap() + 1);
    for (row, level) in rows.zip(levels) {
        row.cells[LevelsColumn::Level.place()].value = match level {
            0 => Value::Empty,
            level => Value::Number(Exact::from_integer((*level).into())),
        };
    }
    book
}

/// What the summary shows for a line, in its columns of figures.
fn line(book: &Workbook, label: &str, last: bool) -> Vec<Found> {
    let sheet = named(book, name(SheetKind::Summary));
    let is = |row: &spbe_mandiri::report::sheets::Row| {
        row.cells.first().is_some_and(|cell| cell.value == Value::Text(label.to_owned()))
    };
    let places: Vec<usize> = (0..sheet.rows.len()).filter(|row| sheet.rows.get(*row).is_some_and(is)).collect();
    let row = *if last { places.last() } else { places.first() }.unwrap_or_else(|| panic!("no line {label}"));
    (1..sheet.rows[row].cells.len()).map(|column| cell(book, &sheet.name, row, column)).collect()
}

fn two(number: &Exact) -> Found {
    Found::Number(rounded(number, 2).parse().unwrap())
}

/// Holds what the formulas of a workbook come to against what the engine says of the levels typed in it.
fn recalculates(book: &Workbook, found: &Score) {
    let rubric = rubric();
    let root = &found.lowest.root;
    assert_eq!(line(book, "Indeks", false)[0], two(found.index()));
    assert_eq!(line(book, "Predikat", false)[0], Found::Text(found.band(&rubric).unwrap().name.clone()));
    assert_eq!(line(book, "Terisi", false)[0], Found::Number(root.answered as f64));
    let named = |kind: NodeKind, id: &str, name: &str| (found.lowest.node(kind, id).unwrap(), format!("{id}. {name}"));
    let domains = rubric.domains.iter().map(|one| named(NodeKind::Domain, &one.id, &one.name));
    let aspects = rubric.aspects.iter().map(|one| named(NodeKind::Aspect, &one.id, &one.name));
    for (node, label) in domains.chain(aspects).chain([(root, "Indeks".to_owned())]) {
        let figures = line(book, &label, true);
        assert_eq!(figures[2], two(node.value.as_ref().unwrap()), "{label}");
        assert_eq!(figures[4], Found::Number(node.answered as f64), "{label}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn whatever_levels_are_typed_the_formulas_come_to_what_the_engine_says(
        levels in proptest::collection::vec(0_u8..=5, 47),
    ) {
        let open = book(&Assessment::default());
        let filled = answered(&[]);
        let rubric = rubric();
        let edits = rubric.indicators.iter().zip(&levels).filter(|(_, level)| **level > 0);
        let edits = edits.map(|(indicator, found)| crate::support::level(&indicator.id, *found)).collect();
        let mut assessment = filled;
        assessment.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
        let found = score(&rubric, &assessment, Stage::SelfAssessment);
        recalculates(&typed(open, &levels), &found);
    }
}

/// Values at which a binary fraction lies on the wrong side, and both sides of every border of a predicate.
#[test]
fn indexes_at_borders_and_halves_are_rounded_and_named_as_the_engine_does() {
    let rubric = rubric();
    let open = book(&Assessment::default());
    let mut wanted: Vec<String> = ["1", "5", "2.005", "3.745", "2.675", "4.745"].map(str::to_owned).to_vec();
    for band in rubric.bands.iter().skip(1) {
        let from: f64 = rounded(&band.from, 2).parse().unwrap();
        wanted.extend([-0.005, -0.0025, 0.0, 0.0025].map(|step: f64| format!("{:.4}", from + step)));
    }
    for index in wanted {
        let levels = levels_for(&index);
        let found = score(&rubric, &answered(&levels), Stage::SelfAssessment);
        recalculates(&typed(open.clone(), &levels), &found);
    }
}

#[test]
fn every_formula_of_the_example_comes_to_what_the_file_says_it_comes_to() {
    let book = book(&example(&spbe_mandiri::rubric::builtin).unwrap().draft.assessment);
    let mut formulas = 0;
    for sheet in &book.sheets {
        for (number, row) in sheet.rows.iter().enumerate() {
            for (column, one) in row.cells.iter().enumerate() {
                let Value::Formula(formula, outcome) = &one.value else { continue };
                formulas += 1;
                match (cell(&book, &sheet.name, number, column), outcome) {
                    (Found::Number(found), Outcome::Number(told)) => {
                        let told: f64 = rounded(told, 12).parse().unwrap();
                        assert!((found - told).abs() < 1e-9, "{formula}: {found} and {told}");
                    }
                    (Found::Text(found), Outcome::Text(told)) => assert_eq!(found, *told, "{formula}"),
                    other => panic!("{formula}: {other:?}"),
                }
            }
        }
    }
    assert!(formulas > 47 * 4, "{formulas}");
}

#[test]
fn the_same_data_give_the_same_bytes_whoever_changed_them_when() {
    let at = |moment: i64| {
        let mut assessment = Assessment::default();
        assessment
            .apply(&rubric(), Edit::Many(vec![facts("3", "Ada."), crate::support::level("3", 4)]), &author("A", moment))
            .unwrap();
        book(&assessment).to_xlsx().unwrap()
    };
    let first = at(0);
    assert_eq!(first, at(86_400_000));
    assert_eq!(first, at(0));
}

#[test]
fn no_text_a_person_typed_is_ever_a_formula() {
    let texts =
        ["=1+1", "+62 811", "-2 SKPD", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")", "'a", "|cmd", " =1"];
    let mut assessment = Assessment::default();
    let edits = (1..).zip(texts).map(|(id, text)| facts(&format!("{id}"), text)).collect();
    assessment.apply(&rubric(), Edit::Many(edits), &author("Uji", 0)).unwrap();
    let made = book(&assessment);
    let bytes = made.to_xlsx().unwrap();
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = named(&made, name(SheetKind::Levels));
    let mut cells = file.worksheet_cells_reader(&sheet.name).unwrap();
    let mut found = Vec::new();
    while let Some(cell) = cells.next_cell_with_formula().unwrap() {
        let (row, column) = (cell.pos.0 as usize, cell.pos.1 as usize);
        let ours = sheet.rows.get(row).and_then(|row| row.cells.get(column)).map(|cell| &cell.value);
        assert_eq!(cell.formula.is_some(), matches!(ours, Some(Value::Formula(..))), "{row} {column}");
        if column == LevelsColumn::Facts.place()
            && let DataRef::SharedString(text) = cell.value
        {
            found.push(text.to_owned());
        }
    }
    assert_eq!(found[1..], texts.map(str::to_owned));
}

#[test]
fn a_text_of_any_length_stands_in_the_workbook_whole() {
    let long = "Fakta panjang 😀. ".repeat(6_000);
    let mut assessment = Assessment::default();
    assessment.apply(&rubric(), facts("9", &long), &author("Uji", 0)).unwrap();
    let book = book(&assessment);
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    };
    let levels = named(&book, name(SheetKind::Levels));
    let mut whole = text(&levels.rows[levels.head.unwrap() + 9].cells[LevelsColumn::Facts.place()].value);
    let more = named(&book, name(SheetKind::Continuation));
    for row in more.rows.iter().skip(more.head.unwrap() + 1) {
        assert_eq!([0, 1, 2].map(|place| text(&row.cells[place].value)), [name(SheetKind::Levels), "9", "Fakta"]);
        whole.push_str(&text(&row.cells[4].value));
    }
    assert_eq!(whole, long);
    let all = book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    assert!(all.into_iter().all(|cell| text(&cell.value).encode_utf16().count() <= MOST_IN_CELL));
    book.to_xlsx().unwrap();
}
