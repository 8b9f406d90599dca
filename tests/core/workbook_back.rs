//! The workbook comes back: what was not changed changes nothing, what was is taken whole or not at all, and what is no
//! workbook is refused in words.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::io::{Cursor, Write as _};

use proptest::prelude::*;

use crate::{
    support::{author, facts, level, rubric},
    workbook::book,
};
use spbe_mandiri::{
    assessment::{AnswerField, Assessment, DocumentField, Edit, Field, FieldValue, Item, Place, Stage, UnitField},
    exchange::{LevelsError, LevelsFault, LevelsTable, WhatFault, levels_from_bytes},
    report::sheets::{Cell, LevelsColumn, RegisterColumn, SheetKind, Style, Value, Workbook},
    rubric::{self, Exact},
    storage::example,
    words::{Sentence as _, Words},
};

pub fn read(bytes: &[u8], assessment: &Assessment) -> Result<LevelsTable, LevelsError> {
    levels_from_bytes(bytes, &rubric(), assessment)
}

pub fn back(book: &Workbook, assessment: &Assessment) -> Result<LevelsTable, LevelsError> {
    read(&book.to_xlsx().unwrap(), assessment)
}

pub fn after(assessment: &Assessment, edits: Vec<Edit>) -> Assessment {
    let mut assessment = assessment.clone();
    assessment.apply(&rubric(), Edit::Many(edits).taken_in(), &author("Uji", 5)).unwrap();
    assessment
}

pub fn the_example() -> Assessment {
    example(&rubric::builtin).unwrap().draft.assessment
}

/// The cells of a sheet below its head, to be changed.
pub fn rows(book: &mut Workbook, kind: SheetKind) -> impl Iterator<Item = &mut Vec<Cell>> {
    let name = kind.name(Words::indonesian());
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap();
    let head = sheet.head.unwrap();
    sheet.rows.iter_mut().skip(head + 1).map(|row| &mut row.cells)
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// What is wrong with a workbook, in words.
pub fn refused(book: &Workbook, assessment: &Assessment) -> Vec<String> {
    let faults = back(book, assessment).unwrap_err().faults;
    faults.iter().map(|fault| fault.sentence_in(Words::indonesian())).collect()
}

#[test]
fn a_workbook_that_nobody_changed_changes_nothing_and_is_made_again_byte_for_byte() {
    for assessment in [the_example(), Assessment::default()] {
        let first = book(&assessment).to_xlsx().unwrap();
        let table = read(&first, &assessment).unwrap();
        assert_eq!(table.edits, []);
        assert!(book(&after(&assessment, table.edits)).to_xlsx().unwrap() == first);
    }
}

/// Everything the two sheets hold, taken back from a draft in which it was lost.
#[test]
fn what_was_lost_in_the_draft_comes_back_from_its_workbook_byte_for_byte() {
    let whole = the_example();
    let first = book(&whole).to_xlsx().unwrap();
    let mut lost = Vec::new();
    for indicator in &rubric().indicators {
        let place = Place::first(&indicator.id);
        lost.extend([
            Field::Value(place.clone(), Stage::SelfAssessment).clear(),
            Field::facts(place.clone()).clear(),
            Field::analysis(place).clear(),
            Field::Answer((&indicator.id).into(), AnswerField::Target).clear(),
            Field::Answer((&indicator.id).into(), AnswerField::Owner).clear(),
        ]);
    }
    let listed = DocumentField::ALL.iter().filter(|field| !field.facts().is_listing());
    for (id, _) in whole.register() {
        lost.extend(listed.clone().map(|field| Field::Document(id.clone(), *field).clear()));
    }
    let damaged = after(&whole, lost);
    assert!(book(&damaged).to_xlsx().unwrap() != first);
    let table = read(&first, &damaged).unwrap();
    assert!(!table.edits.is_empty());
    let again = after(&damaged, table.edits);
    assert!(book(&again).to_xlsx().unwrap() == first);
}

/// Signs that files, spreadsheets and their escapes stumble over, among all others.
fn any_text() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        4 => any::<char>(),
        3 => proptest::sample::select("=+-@'\"\t\r\n _x0041_&<>;,0aé漢😀\u{0}\u{b}\u{1f}\u{fffe}\u{ffff}\u{a0}".chars().collect::<Vec<_>>()),
    ];
    proptest::collection::vec(sign, 1..40).prop_map(|signs| signs.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(110))]

    /// 47 indicators with two texts each, over a hundred times: more than ten thousand texts.
    #[test]
    fn ten_thousand_texts_come_back_sign_for_sign(texts in proptest::collection::vec(any_text(), 94)) {
        let rubric = rubric();
        let places = rubric.indicators.iter().flat_map(|one| {
            [Field::facts(Place::first(&one.id)), Field::analysis(Place::first(&one.id))]
        });
        let fields: Vec<Field> = places.collect();
        let edits = fields.iter().zip(&texts).map(|(field, text)| field.clone().set(text.clone())).collect();
        let mut assessment = Assessment::default();
        assessment.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
        let table = back(&book(&assessment), &Assessment::default()).unwrap();
        let mut again = Assessment::default();
        again.apply(&rubric, Edit::Many(table.edits), &author("Uji", 0)).unwrap();
        for (field, text) in fields.iter().zip(&texts) {
            // What holds nothing but white space is no text.
            let wanted = if text.trim().is_empty() { "" } else { text };
            prop_assert_eq!(again.text(field).unwrap_or_default(), wanted);
        }
    }
}

#[test]
fn a_text_that_goes_on_in_the_sheet_of_continuations_comes_back_whole() {
    let long = "Fakta — 😀 panjang.\r\n".repeat(8_000);
    let mut assessment = Assessment::default();
    assessment.apply(&rubric(), facts("9", &long), &author("Uji", 0)).unwrap();
    let mut made = book(&assessment);
    let table = back(&made, &Assessment::default()).unwrap();
    assert_eq!(table.edits, [facts("9", &long)]);
    // Without the row it belongs to it would be lost without a word.
    for cells in rows(&mut made, SheetKind::Levels).filter(|cells| cells[0] == Cell::whole(9)) {
        cells.clear();
    }
    assert!(refused(&made, &Assessment::default())[0].contains("baris 9 lembar Tingkat tidak mempunyai pangkal"));
}

#[test]
fn levels_targets_units_and_texts_that_were_typed_are_taken() {
    let unit = Item::Unit("u-1".into());
    let name = Field::Unit("u-1".into(), UnitField::Name).set("Dinas Kominfo".to_owned());
    let assessment = after(&Assessment::default(), vec![Edit::Create(unit), name]);
    let mut made = book(&assessment);
    let third = rows(&mut made, SheetKind::Levels).nth(2).unwrap();
    third[LevelsColumn::Level.place()].value = Value::Number(Exact::from_integer(4.into()));
    third[LevelsColumn::Target.place()].value = text("Level 5");
    third[LevelsColumn::Unit.place()].value = text("dinas kominfo");
    third[LevelsColumn::Facts.place()].value = text("- ada");
    let edits = back(&made, &assessment).unwrap().edits;
    let answer = |field: AnswerField| Field::Answer("3".into(), field);
    assert_eq!(
        edits,
        [
            level("3", 4),
            answer(AnswerField::Target).set(Some(5_u8)),
            Edit::Set(answer(AnswerField::Owner), FieldValue::Unit(Some("u-1".into()))),
            facts("3", "- ada"),
        ]
    );
}

#[test]
fn every_fault_is_told_with_its_sheet_and_cell_and_nothing_is_taken() {
    let assessment = the_example();
    let levels = |column: LevelsColumn, value: Value| {
        let mut made = book(&assessment);
        rows(&mut made, SheetKind::Levels).nth(1).unwrap()[column.place()].value = value;
        refused(&made, &assessment)
    };
    let seven = Value::Number(Exact::from_integer(7.into()));
    assert_eq!(
        levels(LevelsColumn::Level, seven.clone()),
        ["Lembar Tingkat, sel F6: tingkat 7 tidak ada. Isi 1 sampai 5, atau kosongkan."]
    );
    assert!(levels(LevelsColumn::Target, text("tinggi"))[0].starts_with("Lembar Tingkat, sel H6: tingkat tinggi"));
    assert!(levels(LevelsColumn::Indicator, text("99"))[0].starts_with("Lembar Tingkat, sel A6: indikator 99"));
    assert!(levels(LevelsColumn::Indicator, Value::Empty)[0].contains("sel A6: nomor indikator kosong"));
    assert!(
        levels(LevelsColumn::Indicator, Value::Number(Exact::from_integer(1.into())))[0]
            .contains("A6: indikator 1 sudah")
    );
    assert!(levels(LevelsColumn::Unit, text("Dinas Baru"))[0].contains("sel I6: unit kerja Dinas Baru belum ada"));
    let documents = |column: RegisterColumn, value: Value| {
        let mut made = book(&assessment);
        rows(&mut made, SheetKind::Register).nth(1).unwrap()[column.place()].value = value;
        refused(&made, &assessment)
    };
    assert!(documents(RegisterColumn::Date, text("kemarin"))[0].contains("sel G6: kemarin bukan tanggal"));
    assert!(documents(RegisterColumn::Kind, text("buku"))[0].contains("sel D6: buku tidak dikenal. Tulis salah satu"));
    assert!(documents(RegisterColumn::Indicators, text("1, 60"))[0].contains("sel C6: indikator 60"));
    assert!(documents(RegisterColumn::Id, text("a b"))[0].contains("sel R6: a b bukan ID"));
    let first = assessment.register()[0].0.to_string();
    assert!(documents(RegisterColumn::Id, text(&first))[0].contains("sudah ada pada baris di atasnya"));
    // Both sheets together: one fault, and nothing of the other sheet is taken.
    let mut made = book(&assessment);
    rows(&mut made, SheetKind::Levels).nth(1).unwrap()[LevelsColumn::Level.place()].value = seven;
    rows(&mut made, SheetKind::Register).nth(1).unwrap()[RegisterColumn::Note.place()].value = text("baru");
    assert!(back(&made, &assessment).is_err());
}

#[test]
fn documents_are_changed_and_added_from_the_register_and_reading_twice_adds_nothing() {
    let assessment = the_example();
    let mut made = book(&assessment);
    let name = SheetKind::Register.name(Words::indonesian());
    let note = &mut rows(&mut made, SheetKind::Register).next().unwrap()[RegisterColumn::Note.place()];
    note.value = text("Diperiksa");
    let sheet = made.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap();
    let mut cells = vec![Cell::empty(Style::Typed); RegisterColumn::ALL.len()];
    for (column, said) in [
        (RegisterColumn::Title, "Portal layanan"),
        (RegisterColumn::Indicators, "3; 12"),
        (RegisterColumn::Kind, "tautan"),
        (RegisterColumn::Number, "12/2024"),
        (RegisterColumn::Date, "2 Mei 2024"),
        (RegisterColumn::Content, "https://contoh.example/portal"),
    ] {
        cells[column.place()] = Cell::text(said, Style::Typed);
    }
    let kind = spbe_mandiri::assessment::DocumentKind::WebAddress;
    cells[RegisterColumn::Kind.place()] = Cell::text(kind.name(Words::indonesian()), Style::Typed);
    sheet.rows.push(spbe_mandiri::report::sheets::Row { key: String::new(), cells });
    let table = back(&made, &assessment).unwrap();
    assert_eq!((table.reading.documents, table.reading.without_file), (1, 0));
    let again = after(&assessment, table.edits);
    assert_eq!(again.register().len(), assessment.register().len() + 1);
    assert_eq!(again.register()[0].1.note.value, "Diperiksa");
    let (id, document) = again.register().into_iter().find(|(_, one)| one.title.value == "Portal layanan").unwrap();
    assert_eq!(document.link().unwrap().address, "https://contoh.example/portal");
    assert_eq!((document.kind.value, document.date.value), (kind, Some(jiff::civil::date(2024, 5, 2))));
    let places: Vec<String> = again.uses_of(id).iter().map(|used| used.at.indicator.to_string()).collect();
    assert_eq!(places, ["12", "3"]);
    assert_eq!(back(&made, &again).unwrap().edits, []);
}

/// A workbook of another hand, as people fill one in.
#[test]
fn a_table_of_levels_in_any_workbook_is_read_as_one_in_a_file_of_text() {
    let mut file = rust_xlsxwriter::Workbook::new();
    file.add_worksheet().set_name("Sampul").unwrap().write(0, 0, "Rekap penilaian").unwrap();
    let sheet = file.add_worksheet();
    sheet.set_name("Nilai").unwrap();
    for (row, cells) in
        [["No", "Nilai", "Penjelasan"], ["2.", "Level 3", "Ada;\n7;3"], ["12", "", ""]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write(row as u32, column as u16, *cell).unwrap();
        }
    }
    sheet.write(3, 0, 9).unwrap().write(3, 1, 4).unwrap();
    let table = read(&file.save_to_buffer().unwrap(), &Assessment::default()).unwrap();
    assert_eq!(table.edits, [level("2", 3), facts("2", "Ada;\n7;3"), level("9", 4)]);
    assert!(table.reading.sentences(Words::indonesian())[0].contains("Nilai"));
    let sheet = file.worksheet_from_name("Nilai").unwrap();
    sheet.write(3, 1, 9).unwrap();
    let faults = read(&file.save_to_buffer().unwrap(), &Assessment::default()).unwrap_err();
    assert!(faults.sentence_in(Words::indonesian()).starts_with("Lembar Nilai: Baris 4: tingkat 9 pada indikator 9"));
}

#[test]
fn a_formula_is_taken_by_what_it_came_to_and_refused_where_nothing_computed_it() {
    let made = book(&Assessment::default());
    // Row 5 of the sheet is the first below its head.
    let with_bytes = |formula: rust_xlsxwriter::Formula| {
        let mut file = rust_xlsxwriter::Workbook::new();
        for sheet in &made.sheets {
            let page = file.add_worksheet();
            page.set_name(&sheet.name).unwrap();
            let last = sheet.head.map_or(sheet.rows.len(), |head| head + 1);
            for (row, cells) in sheet.rows.iter().take(last).enumerate() {
                for (column, cell) in cells.cells.iter().enumerate() {
                    match &cell.value {
                        Value::Text(text) => page.write(row as u32, column as u16, text).unwrap(),
                        Value::Number(number) => {
                            page.write(row as u32, column as u16, number.to_integer().to_string()).unwrap()
                        }
                        _ => page,
                    };
                }
            }
            if sheet.name == SheetKind::Levels.name(Words::indonesian()) {
                page.write(4, 0, 5).unwrap();
                page.write_formula(4, LevelsColumn::Level.place() as u16, formula.clone()).unwrap();
            }
        }
        file.save_to_buffer().unwrap()
    };
    let with = |formula: rust_xlsxwriter::Formula| read(&with_bytes(formula), &Assessment::default());
    assert_eq!(with(rust_xlsxwriter::Formula::new("=1+2").set_result("3")).unwrap().edits, [level("5", 3)]);
    let what = |read: Result<LevelsTable, LevelsError>| match read.unwrap_err().faults.as_slice() {
        [LevelsFault::Sheet(fault)] => (fault.cell.clone(), fault.what.clone()),
        other => panic!("{other:?}"),
    };
    // As libraries write a formula that they do not compute.
    let bare = forged(with_bytes(rust_xlsxwriter::Formula::new("=1+2")), "xl/worksheets/sheet2.xml", |text| {
        text.replace("</f><v>0</v>", "</f><v></v>").into_bytes()
    });
    let bare = read(&bare, &Assessment::default());
    assert_eq!(what(bare), ("F5".to_owned(), WhatFault::Uncomputed));
    assert_eq!(
        what(with(rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"))),
        ("F5".to_owned(), WhatFault::Wrong)
    );
}

/// The example's workbook.
fn whole_book() -> Vec<u8> {
    book(&the_example()).to_xlsx().unwrap()
}

/// A workbook with one of its parts made otherwise.
pub fn forged(whole: Vec<u8>, part: &str, make: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut forged = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        if name == part {
            bytes = make(&String::from_utf8(bytes).unwrap());
        }
        forged.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        forged.write_all(&bytes).unwrap();
    }
    forged.finish().unwrap().into_inner()
}

#[test]
fn what_grows_without_end_is_broken_or_is_no_workbook_is_refused_in_words() {
    let strings = "xl/sharedStrings.xml";
    let refuse = |bytes: &[u8], wanted: &LevelsFault| {
        let faults = read(bytes, &Assessment::default()).unwrap_err().faults;
        assert_eq!(&faults[..], std::slice::from_ref(wanted));
        assert!(!faults[0].sentence_in(Words::indonesian()).is_empty());
    };
    refuse(&forged(whole_book(), strings, |_| vec![b' '; 100 * 1024 * 1024]), &LevelsFault::Bomb);
    let count = |text: &str| {
        let (before, after) = text.split_once("uniqueCount=\"").unwrap();
        let (_, after) = after.split_once('"').unwrap();
        format!("{before}uniqueCount=\"99999999999999999\"{after}").into_bytes()
    };
    refuse(&forged(whole_book(), strings, count), &LevelsFault::Broken);
    refuse(&forged(whole_book(), strings, |text| text.as_bytes()[..text.len() / 2].to_vec()), &LevelsFault::Broken);
    let sheet = "xl/worksheets/sheet2.xml";
    refuse(
        &forged(whole_book(), sheet, |text| text.replace("r=\"A5\"", "r=\"XFD1048576\"").into_bytes()),
        &LevelsFault::Bomb,
    );
    refuse(&forged(whole_book(), "xl/workbook.xml", |_| b"<a><b></a>".to_vec()), &LevelsFault::Broken);
    refuse(b"PK\x03\x04 and nothing else", &LevelsFault::Broken);
    let other = forged(whole_book(), "[Content_Types].xml", |text| text.as_bytes().to_vec());
    assert!(read(&other, &the_example()).is_ok());
}

#[test]
fn no_bytes_end_the_program() {
    let whole = book(&the_example()).to_xlsx().unwrap();
    for place in (0..whole.len()).step_by(whole.len() / 60) {
        let mut broken = whole.clone();
        broken[place] ^= 0x41;
        let _ = read(&broken, &Assessment::default());
        let _ = read(&whole[..place], &Assessment::default());
    }
    // Parts that are whole and say something else.
    for part in ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml"] {
        for (from, to) in
            [("\"1\"", "\"-1\""), ("<c ", "<c r=\"\" "), ("r=\"", "r=\"?"), ("s=\"", "s=\"9999"), ("><", "> <x><")]
        {
            let _ =
                read(&forged(whole_book(), part, |text| text.replace(from, to).into_bytes()), &Assessment::default());
        }
    }
}

/// Of every kind of text one is longer than a cell: what is read back and what is only shown alike.
#[test]
fn a_long_text_in_any_field_goes_out_and_comes_back_unchanged() {
    let example = the_example();
    let mut kinds = std::collections::BTreeSet::new();
    let texts = example.stored().filter(|(field, slot)| {
        let kind = (std::mem::discriminant(field), field.facts_of().path);
        slot.text().is_some_and(|text| !text.is_empty()) && example.is_live(field) && kinds.insert(format!("{kind:?}"))
    });
    let long = |place: usize| format!("Teks {place} yang panjang sekali. ").repeat(2_000);
    let edits: Vec<Edit> = texts.enumerate().map(|(place, (field, _))| field.set(long(place))).collect();
    assert!(edits.len() >= 15, "{} kinds of texts", edits.len());
    let assessment = after(&example, edits);
    let table = back(&book(&assessment), &assessment).unwrap_or_else(|error| {
        panic!("{:?}", error.faults.iter().map(|fault| fault.sentence_in(Words::indonesian())).collect::<Vec<_>>())
    });
    assert_eq!(table.edits, []);
    // And what is typed behind a long text is taken as part of it.
    let mut made = book(&assessment);
    let name = SheetKind::Continuation.name(Words::indonesian());
    let titles = rows(&mut made, SheetKind::Continuation)
        .find(|cells| matches!(&cells[2].value, Value::Text(column) if column.starts_with("Judul")));
    let Some(cells) = titles else { panic!("no title goes on in {name}") };
    if let Value::Text(rest) = &mut cells[4].value {
        rest.push_str("Tambahan.");
    }
    let edits = back(&made, &assessment).unwrap().edits;
    assert!(
        matches!(&edits[..], [Edit::Set(Field::Document(_, DocumentField::Title), FieldValue::Text(title))] if title.ends_with("Tambahan.")),
        "{} edits",
        edits.len()
    );
}
