//! A workbook comes back whole and into the draft it was made from, or not at all: whatever was taken away of what is read
//! back is named, and so is whose workbook it is.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::io::{Cursor, Read as _, Write as _};

use crate::{
    support::{author, facts, rubric},
    workbook::book,
    workbook_back::{after, back, forged, read, refused, rows, text, the_example},
};
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Field},
    exchange::levels_from_bytes,
    report::sheets::{Cell, LevelsColumn, SheetKind, Style, Value, Workbook},
    words::{Sentence as _, Words},
};

fn name(kind: SheetKind) -> &'static str {
    kind.name(Words::indonesian())
}

/// A draft whose workbook has every sheet that is read back, and that workbook with something typed in each.
fn typed() -> (Assessment, Workbook) {
    let mut assessment = the_example();
    let long = "Fakta yang panjang. ".repeat(4_000);
    assessment.apply(&rubric(), facts("9", &long), &author("Uji", 6)).unwrap();
    let mut made = book(&assessment);
    rows(&mut made, SheetKind::Levels).next().unwrap()[LevelsColumn::Facts.place()].value = text("Diketik");
    assert_eq!(back(&made, &assessment).unwrap().edits.len(), 1);
    (assessment, made)
}

const READ_BACK: [SheetKind; 3] = [SheetKind::Levels, SheetKind::Register, SheetKind::Continuation];
const LINES: [&str; 3] = ["Nama instansi", "Tahun", "Instrumen"];

/// Holds that a workbook is refused, with one fault that names a sheet and something in it.
fn names(made: &Workbook, assessment: &Assessment, sheet: &str, what: &str) {
    let faults = refused(made, assessment);
    let named = faults.len() == 1 && faults[0].starts_with(&format!("Lembar {sheet}: ")) && faults[0].contains(what);
    assert!(named && faults[0].contains("pindahkan isian"), "{sheet}, {what}: {faults:?}");
}

#[test]
fn whatever_column_was_deleted_or_renamed_in_whatever_sheet_is_named_and_nothing_is_taken() {
    let (assessment, whole) = typed();
    for kind in READ_BACK {
        let place = whole.sheets.iter().position(|sheet| sheet.name == name(kind)).unwrap();
        let head = whole.sheets[place].head.unwrap();
        for column in 0..whole.sheets[place].rows[head].cells.len() {
            let Value::Text(called) = whole.sheets[place].rows[head].cells[column].value.clone() else { panic!() };
            let mut deleted = whole.clone();
            for row in &mut deleted.sheets[place].rows[head..] {
                row.cells.remove(column);
            }
            names(&deleted, &assessment, name(kind), &format!("judul kolom {called} tidak"));
            for other in [format!("{called}-{called}"), called.to_uppercase() + ".", String::new()] {
                let mut renamed = whole.clone();
                renamed.sheets[place].rows[head].cells[column] = Cell::text(other, Style::Head);
                names(&renamed, &assessment, name(kind), &format!("judul kolom {called} tidak"));
            }
        }
        let mut without = whole.clone();
        without.sheets[place].rows[head].cells.clear();
        names(&without, &assessment, name(kind), "judul kolom");
    }
}

#[test]
fn a_line_of_the_summary_that_was_deleted_or_renamed_is_named() {
    let (assessment, whole) = typed();
    for line in LINES {
        let mut deleted = whole.clone();
        deleted.sheets[0].rows.retain(|row| row.cells.first().is_none_or(|cell| cell.value != text(line)));
        names(&deleted, &assessment, "Ringkasan", &format!("baris {line} tidak"));
        let mut renamed = whole.clone();
        for cell in renamed.sheets[0].rows.iter_mut().flat_map(|row| &mut row.cells) {
            if cell.value == text(line) {
                cell.value = text("Lain");
            }
        }
        names(&renamed, &assessment, "Ringkasan", &format!("baris {line} tidak"));
    }
}

#[test]
fn a_sheet_that_was_deleted_is_named_and_one_that_only_moved_is_read() {
    let (assessment, whole) = typed();
    for kind in READ_BACK.into_iter().chain([SheetKind::Summary]) {
        let mut deleted = whole.clone();
        deleted.sheets.retain(|sheet| sheet.name != name(kind));
        names(&deleted, &assessment, name(kind), "tidak ada dalam buku kerja");
    }
    let mut moved = whole;
    moved.sheets.reverse();
    assert_eq!(back(&moved, &assessment).unwrap().edits.len(), 1);
}

/// The bytes of a workbook without one of its parts.
fn without(whole: &[u8], part: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut left = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).unwrap();
        let name = file.name().unwrap().into_owned();
        if name != part {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            left.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            left.write_all(&bytes).unwrap();
        }
    }
    left.finish().unwrap().into_inner()
}

#[test]
fn a_sheet_whose_part_is_missing_or_ends_too_early_is_named() {
    let (assessment, made) = typed();
    let whole = made.to_xlsx().unwrap();
    for (number, sheet) in made.sheets.iter().enumerate() {
        let part = format!("xl/worksheets/sheet{}.xml", number + 1);
        let cut = |from: fn(&str) -> usize| forged(whole.clone(), &part, |text| text.as_bytes()[..from(text)].to_vec());
        let within = [
            without(&whole, &part),
            cut(|_| 0),
            cut(|text| text.find("<sheetData>").unwrap()),
            cut(|text| text.len() / 3),
            cut(|text| text.find("</sheetData>").unwrap()),
        ];
        for bytes in within {
            let said = levels_from_bytes(&bytes, &rubric(), &assessment).unwrap_err().sentence_in(Words::indonesian());
            let begins = format!("Lembar {}: lembar ini hilang dari berkas atau rusak.", sheet.name);
            assert!(said.starts_with(&begins), "{said}");
        }
        assert!(read(&cut(|text| text.find("</sheetData>").unwrap() + 12), &assessment).is_err());
        assert!(read(&cut(|text| text.len() - 2), &assessment).is_err());
    }
}

#[test]
fn a_workbook_of_another_institution_year_or_framework_is_refused_with_both_names() {
    let (assessment, made) = typed();
    let institution = assessment.institution.name.value.clone();
    let year = assessment.year.value;
    for other in ["Kota Lain", ""] {
        let named = Field::Assessment(AssessmentField::InstitutionName).set(other.to_owned());
        let draft = after(&assessment, vec![named]);
        let faults = refused(&made, &draft);
        let other = if other.is_empty() { "(kosong)" } else { other };
        let begins = format!(
            "Lembar Ringkasan, sel B4: Nama instansi buku kerja ini {institution}, sedangkan pada draf ini {other}."
        );
        assert!(faults.len() == 1 && faults[0].starts_with(&begins), "{faults:?}");
    }
    let draft = after(&assessment, vec![Field::Assessment(AssessmentField::Year).set(year + 1)]);
    let faults = refused(&made, &draft);
    let begins =
        format!("Lembar Ringkasan, sel B5: Tahun buku kerja ini {year}, sedangkan pada draf ini {}.", year + 1);
    assert!(faults.len() == 1 && faults[0].starts_with(&begins), "{faults:?}");
    let mut framework = (*rubric()).clone();
    framework.id = "spbe-lain".to_owned();
    framework.name = "SPBE Lain".to_owned();
    let faults = levels_from_bytes(&made.to_xlsx().unwrap(), &framework, &assessment).unwrap_err().faults;
    let said = faults[0].sentence_in(Words::indonesian());
    let ours = rubric();
    let both = format!(
        "instrumen buku kerja ini {}, {}, sedangkan instrumen draf ini SPBE Lain, spbe-lain.",
        ours.name, ours.id
    );
    assert!(faults.len() == 1 && said.contains(&both), "{said}");
}
