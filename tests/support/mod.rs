//! What the tests share, a file for each thing it gives; here what most of them need: assessments, drafts and edits.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "each test file uses a part of it; a broken fixture must stop"
)]

#[cfg(feature = "desktop")]
pub mod desk;
pub mod evidence_store;
pub mod killed_program;
pub mod power_cut;
pub mod printed_report;
pub mod register;
pub mod screen;
pub mod thorough;
#[cfg(feature = "desktop")]
pub mod window;

use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        Assessment, Author, Classification, Content, Detail, DocumentKind, DocumentStatus, Edit, Kind, Link, Period,
        Place, Role, Stage, StoredFile, TextField, TextLayer, UsePlace, Value,
    },
    rubric::{self, Exact, Rubric, exact_from_text},
    storage::{Draft, Header, Opened},
    words::Zone,
};

/// The framework of the tests.
pub fn rubric() -> Arc<Rubric> {
    rubric::builtin(rubric::DEFAULT_ID).unwrap()
}

/// A moment so many milliseconds after 2 May 2024, 10.00 WIB.
pub fn at(milliseconds: i64) -> Timestamp {
    let start: Timestamp = "2024-05-02T03:00:00Z".parse().unwrap();
    Timestamp::from_millisecond(start.as_millisecond() + milliseconds).unwrap()
}

/// A person who changes something at that moment.
pub fn author(name: &str, milliseconds: i64) -> Author {
    Author { name: name.to_owned(), at: at(milliseconds), revision: 1 }
}

/// An edit that chooses a level.
pub fn level(indicator: &str, level: u8) -> Edit {
    Edit::Value(Place::first(indicator), Stage::SelfAssessment, Some(Value::Level(level)))
}

/// An edit that says the facts of an indicator.
pub fn facts(indicator: &str, text: &str) -> Edit {
    Edit::Text(TextField::Facts(Place::first(indicator)), text.to_owned())
}

/// An assessment with these levels in the order of the indicators; the rest is open.
pub fn answered(levels: &[u8]) -> Assessment {
    let rubric = rubric();
    let mut assessment = Assessment::default();
    let edits = rubric.indicators.iter().zip(levels).map(|(indicator, found)| level(&indicator.id, *found)).collect();
    assessment.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
    assessment
}

/// Levels that give exactly this index. The weights of the five groups of indicators are taken from the rubric;
/// what is searched is the sum of the levels in each group.
pub fn levels_for(index: &str) -> Vec<u8> {
    let rubric = rubric();
    let hundred_of = |number: &Exact| (number * Exact::from_integer(100.into())).to_integer().try_into().unwrap();
    let mut groups: Vec<(i64, i64)> = Vec::new();
    for indicator in &rubric.indicators {
        let weight: i64 = hundred_of(&indicator.weight);
        match groups.last_mut() {
            Some((last, count)) if *last == weight => *count += 1,
            _ => groups.push((weight, 1)),
        }
    }
    let target = exact_from_text(index).unwrap() * Exact::from_integer(10_000.into());
    assert!(target.is_integer(), "{index} is no sum of weights");
    let mut sums = Vec::new();
    assert!(search(&groups, target.to_integer().try_into().unwrap(), &mut sums), "no levels give {index}");
    let mut levels = Vec::new();
    for ((_, count), sum) in groups.iter().zip(sums) {
        for place in 0..*count {
            levels.push(u8::try_from(sum / count + i64::from(place < sum % count)).unwrap());
        }
    }
    levels
}

fn search(groups: &[(i64, i64)], rest: i64, sums: &mut Vec<i64>) -> bool {
    let Some(((weight, count), others)) = groups.split_first() else {
        return rest == 0;
    };
    let (least, most): (i64, i64) =
        (others.iter().map(|(weight, count)| weight * count).sum(), others.iter().map(|(w, c)| 5 * w * c).sum());
    for sum in *count..=5 * count {
        let left = rest - weight * sum;
        if left < least || left > most {
            continue;
        }
        sums.push(sum);
        if search(others, left, sums) {
            return true;
        }
        sums.pop();
    }
    false
}

/// A document id of the tests.
pub const DOCUMENT: &str = "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01";

/// A draft of an assessment.
pub fn draft(assessment: Assessment) -> Draft {
    Draft { header: Header::first(DOCUMENT.to_owned(), &rubric(), at(0)), assessment }
}

/// A small draft with a little of everything.
pub fn small() -> Draft {
    let rubric = rubric();
    let mut assessment = Assessment::default();
    let place = Place::first("45");
    let edits = vec![
        Edit::Year(2024),
        Edit::Text(TextField::InstitutionName, "Kota Uji".to_owned()),
        Edit::AddUnit("u".to_owned()),
        Edit::Owner("45".to_owned(), Some("u".to_owned())),
        level("45", 2),
        Edit::Tick(place.clone(), "2.1".to_owned(), true),
        Edit::Text(TextField::Facts(place), "Ada \"kutip\", baris\nbaru, dan – tanda.".to_owned()),
    ];
    let mut sitting = spbe_mandiri::assessment::Sitting::new(assessment);
    sitting.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
    assessment = sitting.assessment().clone();
    draft(assessment)
}

/// The worked example.
pub fn example() -> Opened {
    spbe_mandiri::storage::example(&rubric::builtin).unwrap()
}

/// The text of a draft with one change, and its checksum made to fit again, as another program would write it.
pub fn as_written(text: &str, from: &str, to: &str) -> String {
    use sha2::{Digest, Sha256};
    assert!(text.contains(from), "{from}");
    let text = text.replacen(from, to, 1);
    let start = text.find("checksum: \"").unwrap() + "checksum: \"".len();
    let (before, rest) = text.split_at(start);
    let after = &rest[64..];
    let sum = Sha256::new().chain_update(before).chain_update(after).finalize();
    let digits: String = spbe_mandiri::words::hex(&sum);
    format!("{before}{digits}{after}")
}

/// Puts a file in place without the door that is tested.
pub fn put(path: &std::path::Path, bytes: &[u8]) {
    use std::io::Write as _;
    std::fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

/// Numbers that look random and are the same in every run, by `SplitMix64`.
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    /// So many bytes.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

/// Edits of every kind that fit the framework, on few indicators, people and units, so that they meet.
pub fn edits() -> impl Strategy<Value = Edit> {
    let one = || prop_oneof![2 => single(), 1 => evidence()];
    prop_oneof![8 => one(), 1 => prop::collection::vec(one(), 0..6).prop_map(Edit::Many)]
}

/// Documents and their uses; what needs a document, unit or use that is not there is refused.
fn evidence() -> impl Strategy<Value = Edit> {
    let document = || prop::sample::select(vec!["d1".to_owned(), "d2".to_owned()]);
    let used = || {
        (prop::sample::select(vec!["1", "45"]), prop::sample::select(vec!["p1", "p2"]))
            .prop_map(|(indicator, id)| UsePlace { at: Place::first(indicator), id: id.to_owned() })
    };
    let day = || prop::option::of((2018_i16..2030).prop_map(|year| jiff::civil::date(year, 3, 7)));
    let content = prop_oneof![
        ("[0-9a-f]{64}", "[a-z0-9]{0,4}", any::<u64>(), "\\PC{0,20}").prop_map(|(hash, extension, bytes, name)| {
            Content::File(StoredFile { hash, extension, bytes, name, text: TextLayer::Absent })
        }),
        ("\\PC{0,20}", day()).prop_map(|(address, accessed)| Content::Link(Link { address, accessed })),
    ];
    let detail = prop_oneof![
        prop::sample::select(DocumentKind::ALL.to_vec()).prop_map(Detail::Kind),
        day().prop_map(Detail::Date),
        day().prop_map(Detail::ValidUntil),
        day().prop_map(|day| Detail::Covers(day.map(|day| Period { from: day, to: day }))),
        prop::sample::select(DocumentStatus::ALL.to_vec()).prop_map(Detail::Status),
        prop::sample::select(Classification::ALL.to_vec()).prop_map(Detail::Confidentiality),
        prop::option::of(Just("a".to_owned())).prop_map(Detail::Unit),
        prop::collection::vec(content, 0..3).prop_map(Detail::Versions),
    ];
    prop_oneof![
        3 => document().prop_map(Edit::AddDocument),
        1 => document().prop_map(Edit::RemoveDocument),
        1 => (document(), "\\PC{0,20}").prop_map(|(id, text)| Edit::Text(TextField::DocumentTitle(id), text)),
        3 => (document(), detail).prop_map(|(id, detail)| Edit::Document(id, detail)),
        3 => (used(), document()).prop_map(|(used, document)| Edit::AddUse(used, document)),
        1 => used().prop_map(Edit::RemoveUse),
        2 => (used(), 1_u8..=5, any::<bool>())
            .prop_map(|(used, level, met)| Edit::UseCriterion(used, format!("{level}.1"), met)),
        1 => (used(), "\\PC{0,20}").prop_map(|(used, text)| Edit::Text(TextField::UsePages(used), text)),
        1 => prop::collection::btree_map(document(), 0_u16..4, 0..3)
            .prop_map(|letters| Edit::Letters("45".to_owned(), letters)),
        1 => any::<bool>().prop_map(|carried| Edit::Carried("1".to_owned(), carried)),
    ]
}

fn single() -> impl Strategy<Value = Edit> {
    let rubric = rubric();
    let indicator = || prop::sample::select(vec!["1".to_owned(), "23".to_owned(), "45".to_owned()]);
    let place = move || indicator().prop_map(|id| Place::first(&id));
    let id = || prop::sample::select(vec!["a".to_owned(), "b".to_owned()]);
    let text = || prop_oneof!["[ -~]{0,20}", "\\PC{0,20}", Just(String::new()), Just("a\r\nb\u{301}\t\"\\".to_owned())];
    let day = || (2018_i16..2030, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d));
    let question = prop::sample::select(rubric.general_questions.iter().map(|one| one.id.clone()).collect::<Vec<_>>());
    let plain = prop::sample::select(vec![
        TextField::InstitutionName,
        TextField::InstitutionAddress,
        TextField::InstitutionUnit,
        TextField::ReportNumber,
        TextField::ReportAddressee,
        TextField::ReportPlace,
    ]);
    let field = prop_oneof![
        plain,
        question.prop_map(TextField::General),
        place().prop_map(TextField::Facts),
        place().prop_map(TextField::Analysis),
        place().prop_map(TextField::Service),
    ];
    let stage = prop::sample::select(Stage::ALL.to_vec());
    prop_oneof![
        (field, text()).prop_map(|(field, text)| Edit::Text(field, text)),
        prop::sample::select(Kind::ALL.to_vec()).prop_map(Edit::Kind),
        (2018_i16..=2100).prop_map(Edit::Year),
        prop::option::of((day(), day()).prop_map(|(from, to)| Period { from, to })).prop_map(Edit::Period),
        prop::option::of(day()).prop_map(Edit::ReferenceDate),
        prop::sample::select(Zone::ALL.to_vec()).prop_map(Edit::Zone),
        prop::option::of(day()).prop_map(Edit::ReportDate),
        prop::sample::select(Classification::ALL.to_vec()).prop_map(Edit::Classification),
        (place(), stage, prop::option::of((1_u8..=5).prop_map(Value::Level)))
            .prop_map(|(place, stage, value)| Edit::Value(place, stage, value)),
        (place(), 1_u8..=5, any::<bool>()).prop_map(|(place, level, met)| Edit::Tick(place, format!("{level}.1"), met)),
        (indicator(), prop::option::of(1_u8..=5)).prop_map(|(id, level)| Edit::Target(id, level)),
        id().prop_map(Edit::AddPerson),
        id().prop_map(Edit::AddUnit),
        // These need the person or the unit to be there; where it is not, they are refused.
        id().prop_map(Edit::RemovePerson),
        id().prop_map(Edit::RemoveUnit),
        (id(), prop::sample::select(Role::ALL.to_vec())).prop_map(|(id, role)| Edit::PersonRole(id, role)),
        (id(), text()).prop_map(|(id, text)| Edit::Text(TextField::PersonName(id), text)),
        (id(), text()).prop_map(|(id, text)| Edit::Text(TextField::UnitName(id), text)),
        (indicator(), prop::option::of(id())).prop_map(|(indicator, unit)| Edit::Owner(indicator, unit)),
    ]
}
