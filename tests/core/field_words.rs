//! A field and what stands in it are said as people say them, also where what they belong to has no name.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made must stop")]

use crate::support;
use crate::support::logos::pictures;

use spbe_mandiri::{
    assessment::{
        ActionField, ActionState, AnswerField, Assessment, AssessmentField, Content, Days, DocumentField, DocumentKind,
        Edit, EntryField, Field, FieldValue, Item, Link, PastField, Period, PersonField, Place, PlanStart, Points,
        Rise, Rupiah, Stage, UnitField, UseField, UsePlace, Value, VersionField,
    },
    insight::differences,
    rubric::exact_from_text,
    words::Words,
};
use support::{author, evidence_store::stored, facts, register::Desk, rubric};

/// A unit, a person and a document with names, each also without one, and a use of either document at indicator 23.
fn desk() -> (Desk, UsePlace, UsePlace) {
    let mut desk = Desk::default();
    for id in ["u", "v"] {
        desk.edit(Edit::Create(Item::Unit(id.into()))).edit(Edit::Create(Item::Person(id.into())));
    }
    desk.text(Field::Unit("u".into(), UnitField::Name), "Diskominfo");
    desk.text(Field::Person("u".into(), PersonField::Name), "Ana");
    desk.document("d", DocumentKind::Report, "Laporan", "", "").document("e", DocumentKind::Other, "", "", "");
    desk.tie("23", "d", ["Pasal 4", " 4–9 ", ""], &["2.1", "3.1"]).tie("23", "e", ["", "", ""], &[]);
    desk.edit(Edit::Create(Item::Past("m".into()))).edit(Edit::Create(Item::Past("n".into())));
    desk.edit(Field::Past("m".into(), PastField::Year).set(2021_i16));
    for id in ["k", "l"] {
        desk.edit(Edit::Create(Item::Action("23".into(), id.into())));
    }
    desk.text(Field::Action("23".into(), "k".into(), ActionField::Title), "Menyusun laporan reviu");
    let place = |document: &str| desk.assessment.uses_of(document).remove(0);
    let (one, other) = (place("d"), place("e"));
    (desk, one, other)
}

#[test]
fn a_field_is_called_by_its_part_and_by_what_it_belongs_to() {
    let (desk, one, other) = desk();
    let place = || Place::first("23");
    let named = [
        (Field::Assessment(AssessmentField::Year), "Tahun"),
        (Field::Question("2".into()), "Pertanyaan umum 2"),
        (Field::Unit("u".into(), UnitField::Name), "Unit kerja Diskominfo"),
        (Field::Unit("u".into(), UnitField::Removed), "Unit kerja Diskominfo"),
        (Field::Unit("u".into(), UnitField::Order), "Urutan, Unit kerja Diskominfo"),
        (Field::Unit("v".into(), UnitField::Name), "Unit kerja"),
        (Field::Unit("hilang".into(), UnitField::Name), "Unit kerja"),
        (Field::Person("u".into(), PersonField::Removed), "Anggota tim Ana"),
        (Field::Person("u".into(), PersonField::Position), "Jabatan, Anggota tim Ana"),
        (Field::Person("v".into(), PersonField::Removed), "Anggota tim"),
        (Field::Document("d".into(), DocumentField::Removed), "Dokumen Laporan"),
        (Field::Document("d".into(), DocumentField::Title), "Judul, Dokumen Laporan"),
        (Field::Document("e".into(), DocumentField::Title), "Judul, Dokumen tanpa judul"),
        (Field::Version("d".into(), "x".into(), VersionField::Order), "Urutan, Dokumen Laporan"),
        (Field::Answer("23".into(), AnswerField::Owner), "Unit kerja indikator 23"),
        (Field::facts(place()), "Fakta indikator 23"),
        (Field::Entry(place(), EntryField::Service), "Nama layanan indikator 23"),
        (Field::Letter("23".into(), "d".into()), "Huruf bukti dukung indikator 23, Dokumen Laporan"),
        (Field::Action("23".into(), "k".into(), ActionField::Removed), "Aksi “Menyusun laporan reviu” indikator 23"),
        (Field::Action("23".into(), "l".into(), ActionField::Due), "Tenggat, Aksi indikator 23"),
        (Field::Answer("23".into(), AnswerField::Cost), "Biaya indikator 23"),
        (Field::Past("m".into(), PastField::Removed), "Hasil tahun 2021"),
        (Field::Past("m".into(), PastField::Index), "Indeks, Hasil tahun 2021"),
        (Field::Past("n".into(), PastField::Source), "Sumber, Hasil tahun lain"),
        (Field::Value(place(), Stage::SelfAssessment), "Tingkat indikator 23, Penilaian mandiri"),
        (Field::Tick(place(), "2.1".into()), "Kriteria 2.1 indikator 23"),
        (Field::Use(one.clone(), UseField::Removed), "Bukti 23.a, Dokumen Laporan"),
        (Field::Use(one.clone(), UseField::Pages), "Halaman, Bukti 23.a, Dokumen Laporan"),
        (Field::Use(other, UseField::Removed), "Bukti 23.b, Dokumen tanpa judul"),
        (Field::UseCriterion(one.clone(), "2.1".into()), "Kriteria 2.1, Bukti 23.a, Dokumen Laporan"),
        (Field::Use(UsePlace { id: "hilang".into(), ..one }, UseField::Removed), "Bukti 23, Dokumen tanpa judul"),
    ];
    for (field, wanted) in named {
        assert_eq!(field.label(&desk.assessment, Words::indonesian()), wanted, "{field:?}");
    }
}

#[test]
fn what_stands_in_a_field_is_shown_in_words_and_nothing_as_nothing() {
    let (desk, ..) = desk();
    let day = |text: &str| text.parse().unwrap();
    let exact = |text: &str| exact_from_text(text).unwrap();
    let file = stored(b"isi", "pdf");
    let sum = file.hash[..12].to_owned();
    let link = |accessed| Content::Link(Link { address: "https://a.go.id".to_owned(), accessed });
    let removed = || Item::Unit("u".into()).removed();
    let tick = || Field::Tick(Place::first("23"), "2.1".into());
    let level = || Field::Value(Place::first("23"), Stage::SelfAssessment);
    let content = || Field::Version("d".into(), "x".into(), VersionField::Content);
    let owner = || Field::Answer("23".into(), AnswerField::Owner);
    let period = Period::between(day("2024-04-01"), day("2024-06-14"));
    let shown = [
        (facts_field(), FieldValue::Text("Ada.".to_owned()), "Ada.".to_owned()),
        (removed(), FieldValue::Flag(false), "ada".to_owned()),
        (removed(), FieldValue::Flag(true), String::new()),
        (tick(), FieldValue::Flag(true), "ya".to_owned()),
        (tick(), FieldValue::Flag(false), String::new()),
        (Item::Unit("u".into()).order(), FieldValue::Order(0), "1".to_owned()),
        (Field::Assessment(AssessmentField::Year), FieldValue::Year(0), String::new()),
        (Field::Assessment(AssessmentField::Year), FieldValue::Year(2024), "2024".to_owned()),
        (date_field(), FieldValue::Day(Some(day("2024-06-14"))), "14 Juni 2024".to_owned()),
        (date_field(), FieldValue::Day(None), String::new()),
        (
            Field::Assessment(AssessmentField::Period),
            FieldValue::Period(Some(period)),
            "1 April 2024 sampai 14 Juni 2024".to_owned(),
        ),
        (Field::Assessment(AssessmentField::Period), FieldValue::Period(None), String::new()),
        (content(), FieldValue::Content(Some(Content::File(file))), format!("asal.pdf, 3 byte, sidik {sum}")),
        (content(), FieldValue::Content(Some(link(None))), "https://a.go.id".to_owned()),
        (
            content(),
            FieldValue::Content(Some(link(Some(day("2024-05-20"))))),
            "https://a.go.id, dibuka 20 Mei 2024".to_owned(),
        ),
        (content(), FieldValue::Content(None), String::new()),
        (owner(), FieldValue::Unit(Some("u".into())), "Diskominfo".to_owned()),
        (owner(), FieldValue::Unit(Some("v".into())), "Unit kerja".to_owned()),
        (owner(), FieldValue::Unit(None), String::new()),
        (document_field(), FieldValue::Document(Some("d".into())), "Dokumen Laporan".to_owned()),
        (document_field(), FieldValue::Document(None), String::new()),
        (letter_field(), FieldValue::Letter(Some(1)), "b".to_owned()),
        (letter_field(), FieldValue::Letter(None), String::new()),
        (Field::Answer("23".into(), AnswerField::Target), FieldValue::Level(Some(4)), "tingkat 4".to_owned()),
        (
            Field::Assessment(AssessmentField::PlanIndex),
            FieldValue::Points(Some(Points(exact("3.5")))),
            "3,5".to_owned(),
        ),
        (
            Field::Answer("23".into(), AnswerField::Effort),
            FieldValue::Days(Some(Days(1_200))),
            "1.200 hari kerja".to_owned(),
        ),
        (
            Field::Answer("23".into(), AnswerField::Cost),
            FieldValue::Rupiah(Some(Rupiah(1_660_000_000))),
            "Rp1.660.000.000".to_owned(),
        ),
        (Field::Assessment(AssessmentField::PlanMostLevels), FieldValue::Rise(Some(Rise(2))), "2 tingkat".to_owned()),
        (
            Field::Assessment(AssessmentField::PlanStart),
            FieldValue::PlanStart(PlanStart::Supported),
            "Tingkat yang didukung bukti".to_owned(),
        ),
        (
            Field::Action("23".into(), "k".into(), ActionField::State),
            FieldValue::ActionState(ActionState::Underway),
            "Berjalan".to_owned(),
        ),
        (logo_field(), FieldValue::Picture(None), String::new()),
        (logo_field(), FieldValue::Picture(pictures().pop()), "gambar 520 × 614 piksel".to_owned()),
        (level(), FieldValue::Value(None), String::new()),
        (level(), FieldValue::Value(Some(Value::Level(3))), "tingkat 3".to_owned()),
        (level(), FieldValue::Value(Some(Value::Score(exact("2.75")))), "2,75".to_owned()),
    ];
    for (field, value, wanted) in shown {
        assert_eq!(field.in_words(&value, &desk.assessment, Words::indonesian()), wanted, "{value:?}");
    }
}

fn logo_field() -> Field {
    Field::Assessment(AssessmentField::Logo)
}

fn facts_field() -> Field {
    Field::facts(Place::first("23"))
}

fn date_field() -> Field {
    Field::Assessment(AssessmentField::ReferenceDate)
}

fn document_field() -> Field {
    Field::Use(UsePlace { at: Place::first("23"), id: "x".into() }, UseField::Document)
}

fn letter_field() -> Field {
    Field::Letter("23".into(), "d".into())
}

#[test]
fn the_place_of_a_use_is_one_line_of_what_is_known() {
    let (desk, ..) = desk();
    let evidence = desk.assessment.evidence("23", 0);
    let told: Vec<String> = evidence.iter().map(|one| one.used.place_in_words(Words::indonesian())).collect();
    assert_eq!(told, ["Pasal 4 · hlm. 4–9 · kriteria 2.1, 3.1", ""]);
}

#[test]
fn a_difference_in_one_line_is_at_most_sixty_letters_of_a_text_and_says_where_nothing_stands() {
    let after = |text: &str| {
        let mut assessment = Assessment::default();
        assessment.apply(&rubric(), facts("23", text), &author("Uji", 0)).unwrap();
        assessment
    };
    let (none, letters) = (Assessment::default(), |count: usize| "é".repeat(count));
    let told = |text: &str| {
        let found = differences(&rubric(), &none, &after(text));
        assert_eq!(found[0].age(), None, "nobody said nothing");
        found[0].told_short(&none, Words::indonesian())
    };
    let line = |text: &str| format!("Fakta indikator 23: kosong menjadi “{text}”");
    assert_eq!(told("  Ada.\n Lagi. "), line("Ada. Lagi."));
    assert_eq!(told(&letters(60)), line(&letters(60)));
    assert_eq!(told(&letters(61)), line(&format!("{}…", letters(59))));
    assert_eq!(told(&format!("{} {}", letters(59), letters(9))), line(&format!("{}…", letters(59))));
    let found = differences(&rubric(), &after("Satu"), &after("Dua"));
    let told = found[0].told(&after("Satu"), &after("Dua"), Words::indonesian());
    assert_eq!(told.sentence(Words::indonesian()), "Fakta indikator 23: “Satu” menjadi “Dua”");
    assert_eq!(found[0].age(), Some(std::cmp::Ordering::Equal));
}
