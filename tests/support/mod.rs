//! What the tests share, a file for each thing it gives; here what most of them need: assessments, drafts and edits.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "each test file uses a part of it; a broken fixture must stop"
)]

pub mod answers;
#[cfg(feature = "desktop")]
pub mod colleague;
#[cfg(feature = "desktop")]
pub mod desk;
pub mod evidence_store;
pub mod fields;
pub mod forged_archive;
pub mod killed_program;
pub mod logos;
#[cfg(feature = "desktop")]
pub mod painted;
pub mod pdf_file;
pub mod power_cut;
pub mod printed_report;
pub mod register;
#[cfg(feature = "desktop")]
pub mod scenes;
pub mod screen;
pub mod sources;
pub mod spreadsheet;
pub mod thorough;
#[cfg(feature = "desktop")]
pub mod window;

use std::sync::Arc;

use jiff::Timestamp;
use spbe_mandiri::{
    assessment::{
        AnswerField, Assessment, AssessmentField, Author, Content, DocumentId, Edit, Field, Item, Place, Stage, UnitId,
        UseField, UsePlace, Value, VersionField, version_id,
    },
    rubric::{self, Exact, Rubric, exact_from_text},
    storage::{Draft, Header, Opened},
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
    Author { name: name.to_owned(), at: at(milliseconds), revision: 1, sitting: "uji".into() }
}

/// An edit that chooses a level.
pub fn level(indicator: &str, level: u8) -> Edit {
    Field::Value(Place::first(indicator), Stage::SelfAssessment).set(Some(Value::Level(level)))
}

/// An edit that says the facts of an indicator.
pub fn facts(indicator: &str, text: &str) -> Edit {
    Field::facts(Place::first(indicator)).set(text.to_owned())
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

/// A draft's id of the tests.
pub const DRAFT_ID: &str = "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01";

/// A draft of an assessment.
pub fn draft(assessment: Assessment) -> Draft {
    Draft { header: Header::first(DRAFT_ID.into(), &rubric(), at(0)), assessment }
}

/// A small draft with a little of everything.
pub fn small() -> Draft {
    let rubric = rubric();
    let mut assessment = Assessment::default();
    let place = Place::first("45");
    let edits = vec![
        Field::Assessment(AssessmentField::Year).set(2024_i16),
        Field::Assessment(AssessmentField::InstitutionName).set("Kota Uji".to_owned()),
        Edit::Create(Item::Unit("u".into())),
        Field::Answer("45".into(), AnswerField::Owner).set(Some(UnitId::from("u"))),
        level("45", 2),
        Field::Tick(place.clone(), "2.1".into()).set(true),
        Field::facts(place).set("Ada \"kutip\", baris\nbaru, dan – tanda.".to_owned()),
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

/// The worked example's assessment after somebody has looked again at what comes from last year: a final report can be
/// made of it.
pub fn reviewed_example() -> Assessment {
    let mut assessment = example().draft.assessment;
    let carried = assessment.answers.iter().filter(|(_, answer)| answer.rolled_over.value);
    let edits = carried.map(|(id, _)| Field::Answer(id.clone(), AnswerField::RolledOver).set(false)).collect();
    assessment.apply(&rubric(), Edit::Many(edits), &author("Uji", 0)).unwrap();
    assessment
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

/// The edit that gives a document these files and links, oldest first.
pub fn given(document: &DocumentId, contents: Vec<Content>) -> Edit {
    let version = |(place, content): (usize, Content)| {
        let id = version_id(&content);
        let field = |field| Field::Version(document.clone(), id.clone(), field);
        [
            Edit::Create(Item::Version(document.clone(), id.clone())),
            field(VersionField::Content).set(Some(content)),
            field(VersionField::Order).set(u32::try_from(place).unwrap()),
        ]
    };
    Edit::Many(contents.into_iter().enumerate().flat_map(version).collect())
}

/// The edit that makes a use of a document, without a letter.
pub fn use_of(place: UsePlace, document: impl Into<DocumentId>) -> Edit {
    let field = Field::Use(place.clone(), UseField::Document);
    Edit::Many(vec![Edit::Create(Item::Use(place)), field.set(Some(document.into()))])
}
