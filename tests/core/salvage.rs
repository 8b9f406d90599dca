//! A damaged draft gives back what can be read of it, and nothing that was not in it.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made must stop")]

use crate::support;

use std::{collections::BTreeSet, fs, iter, ops::Range, slice};

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        AnswerField, Assessment, Content, DocumentField, DocumentKind, DocumentStatus, Edit, EntryField, Field, Item,
        Link, Place, Seen, StoredFile, TextLayer, UseField, UsePlace, validate,
    },
    rubric,
    storage::{Draft, Lost, Salvaged, SystemDisk, read, salvage, set_aside, to_text},
    words::{Sentence, Words},
};
use support::{Random, author, example, given, rubric as framework};

/// The worked example, with documents that are used.
fn sound() -> Draft {
    static SOUND: std::sync::OnceLock<Draft> = std::sync::OnceLock::new();
    SOUND.get_or_init(with_evidence).clone()
}

fn with_evidence() -> Draft {
    let mut draft = example().draft;
    let rubric = framework();
    let id = |number: usize| format!("5d1c9a0e-7b2f-4c3d-9e8f-0a1b2c3d4e{number:02}");
    let mut edit = |edit: Edit| draft.assessment.apply(&rubric, edit, &author("Ana", 0)).map(drop).unwrap();
    for number in 0..3 {
        edit(Edit::Create(Item::Document(id(number).into())));
        edit(Field::Document(id(number).into(), DocumentField::Title).set(format!("Peraturan {number}")));
        edit(Field::Document(id(number).into(), DocumentField::Note).set("Salinan dari \"Bagian Hukum\"".to_owned()));
        let file = StoredFile {
            hash: format!("{number}").repeat(64),
            extension: "pdf".to_owned(),
            bytes: 4_096,
            name: "Peraturan (final).pdf".to_owned(),
            text: TextLayer::Present,
            seen: Seen::default(),
        };
        let link = Link { address: "https://jdih.example.go.id/7".to_owned(), accessed: None };
        edit(given(&id(number).into(), vec![Content::Link(link), Content::File(file)]));
        let field = |field| Field::Document(id(number).into(), field);
        edit(field(DocumentField::Kind).set(DocumentKind::Regulation));
        edit(field(DocumentField::Date).set(Some(jiff::civil::date(2023, 6, 14))));
        edit(field(DocumentField::Status).set(DocumentStatus::Draft));
    }
    let unit = draft.assessment.active_units()[0].0.clone();
    draft
        .assessment
        .apply(&rubric, Field::Document(id(2).into(), DocumentField::Unit).set(Some(unit)), &author("Ana", 0))
        .unwrap();
    for (indicator, number) in [("1", 0), ("1", 1), ("2", 0), ("23", 1), ("47", 2)] {
        let used = UsePlace { at: Place::first(indicator), id: format!("{indicator}-{number}").into() };
        for edit in [
            draft.assessment.tie(&used.at, &id(number).into(), used.id.clone()),
            Field::UseCriterion(used.clone(), "2.1".into()).set(true),
            Field::Use(used.clone(), UseField::Article).set("Pasal 3".to_owned()),
            Field::Use(used.clone(), UseField::Pages).set("4–9".to_owned()),
            Field::Use(used, UseField::Shows).set("Ruang lingkup layanan".to_owned()),
        ] {
            draft.assessment.apply(&rubric, edit, &author("Ana", 0)).unwrap();
        }
    }
    for edit in
        [Edit::Remove(Item::Document(id(2).into())), Field::Answer("4".into(), AnswerField::RolledOver).set(true)]
    {
        draft.assessment.apply(&rubric, edit, &author("Ana", 0)).unwrap();
    }
    draft
}

fn written() -> Vec<u8> {
    to_text(&sound()).unwrap().into_bytes()
}

fn rescue(bytes: &[u8]) -> Salvaged {
    salvage(bytes, &rubric::builtin).unwrap()
}

/// Whether an assessment says something in a field.
fn says(assessment: &Assessment, field: &Field) -> bool {
    assessment.slot(field).is_some_and(|slot| !slot.is_empty())
}

/// Fields in which an assessment says something.
fn saying(assessment: &Assessment) -> Vec<Field> {
    let mut fields = Field::all(&framework(), &[assessment]);
    fields.retain(|field| says(assessment, field));
    fields
}

/// Where the lines of a field stand in the undamaged file, and where the block that says whose they are starts.
struct Lines {
    field: Field,
    /// From the start of the line of the person, unit, answer or group to the end of the field.
    reach: Range<usize>,
    /// Lines of the field itself and the first lines of the blocks around it.
    own: Vec<Range<usize>>,
}

/// Finds the lines of every field by what they say, without the code under test: by indentation alone.
fn map(text: &str) -> Vec<Lines> {
    let mut found = Vec::new();
    let mut above: Vec<(String, Range<usize>)> = Vec::new();
    let mut start = 0;
    // The line that says whose use it is.
    let mut document = 0..0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let content = line.trim_end().trim_start_matches(' ');
        let depth = (line.trim_end().len() - content.len()) / 4;
        if content.starts_with([')', ']', '}']) {
            continue;
        }
        above.truncate(depth);
        let name = content.split_once(": ").map_or(content, |(name, _)| name).trim_matches('"').to_owned();
        above.push((name, range.clone()));
        if content.starts_with("document: ") {
            // With the line of its value, which comes next.
            let rest = &text[range.end..];
            document = range.start..range.end + rest.find('\n').map_or(0, |end| end + 1);
        }
        if content.starts_with("value: ") {
            let mut path: Vec<&str> = above.iter().skip(2).map(|(name, _)| name.as_str()).collect();
            let block = above.len() - 2;
            let indent = " ".repeat(4 * block);
            let end = text[range.start..].find(&format!("\n{indent})")).unwrap() + range.start + indent.len() + 3;
            // Entries are counted; this framework has one for each indicator.
            let entry = path.get(2) == Some(&"entries");
            if let Some(number) = path.get_mut(3).filter(|_| entry) {
                *number = "0";
            }
            if let Some(field) = Field::at(&path[..path.len() - 1]) {
                let own = above.iter().skip(1).take(block).map(|(_, range)| range.clone());
                let own = own.chain(iter::once(range.start..end.min(text.len())));
                let of_use = matches!(field, Field::Use(..) | Field::UseCriterion(..));
                let own = own.chain(of_use.then(|| document.clone())).collect();
                let from = above.get(3.min(block)).map_or(range.start, |(_, range)| range.start);
                found.push(Lines { field, reach: from..end, own });
            }
        }
    }
    found
}

/// Ids that stand in damaged lines: one that was damaged into another is not what it was, and nothing shows it.
fn ids_in(damaged: &[u8], damage: &[Range<usize>]) -> Vec<String> {
    let lines = damage.iter().filter_map(|range| {
        let start = damaged.get(..range.start)?.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
        let line = damaged.get(start..)?.split(|byte| *byte == b'\n').next()?;
        Some(String::from_utf8_lossy(line).trim_start().to_owned())
    });
    lines.filter_map(|line| Some(line.strip_prefix('"')?.split_once("\": (")?.0.to_owned())).collect()
}

fn meets(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// What must be true after damage: nothing is false but what stood in a damaged line, and nothing is missing whose
/// lines are whole. `torn` says whether pieces were overwritten, behind which a block cannot be trusted.
fn check(damaged: &[u8], damage: &[Range<usize>], torn: bool, what: &str) -> Salvaged {
    let before = sound().assessment;
    let text = String::from_utf8(written()).unwrap();
    let found = rescue(damaged);
    validate(&found.assessment, &framework()).unwrap();
    assert!(
        !found.sentence_in(Words::indonesian()).is_empty()
            && found.lost_lines(Words::indonesian()).iter().all(|line| !line.is_empty())
    );
    let lines = map(&text);
    assert!(lines.len() > 500, "the map is whole: {}", lines.len());
    let hit = |ranges: &[Range<usize>]| ranges.iter().any(|own| damage.iter().any(|range| meets(own, range)));
    let hit_fields: BTreeSet<&Field> = lines.iter().filter(|line| hit(&line.own)).map(|line| &line.field).collect();
    let hit_ids = ids_in(damaged, damage);
    for field in saying(&found.assessment) {
        let stood_there = |id: &String| format!("{field:?}").contains(&format!("{id:?}"));
        if hit_fields.contains(&field) || !found.recovered.contains(&field) || hit_ids.iter().any(stood_there) {
            continue;
        }
        let (now, then) = (found.assessment.get(&field), before.get(&field));
        assert!(now == then, "{what}: {field:?} was made up: {now:?}, not {then:?}");
    }
    for lost in &found.lost {
        let Lost::Field(field) = lost else { continue };
        let written = lines.iter().any(|line| line.field == *field);
        let another = hit_ids.iter().any(|id| format!("{field:?}").contains(&format!("{id:?}")));
        assert!(written || another, "{what}: {field:?} was never there to be lost");
    }
    let recovered: BTreeSet<&Field> = found.recovered.iter().collect();
    for line in &lines {
        let gone = if torn { damage.iter().any(|range| meets(&line.reach, range)) } else { hit(&line.own) };
        // What refers to something of which nothing is left is lost with it.
        let unit_gone = before.get(&line.field).refers_to().is_some() && !says(&found.assessment, &line.field);
        let listing = line.field.facts_of().is_listing();
        let told = before.is_live(&line.field) && says(&before, &line.field);
        if !gone && !unit_gone && !listing && told {
            assert!(recovered.contains(&line.field), "{what}: {:?} was not found", line.field);
        }
    }
    found
}

#[test]
fn an_undamaged_draft_comes_back_whole() {
    let found = check(&written(), &[], false, "undamaged");
    let example = sound();
    assert_eq!(found.assessment, example.assessment);
    assert_eq!(found.draft_id, Some(example.header.id));
    assert_eq!((found.lost, found.doubtful), (Vec::new(), Vec::new()));
}

#[test]
fn a_draft_that_breaks_off_gives_back_everything_before_the_break() {
    let whole = written();
    for percent in [1, 10, 50, 90] {
        let length = whole.len() * percent / 100;
        let gone = length..whole.len();
        let found = check(&whole[..length], slice::from_ref(&gone), false, &format!("{percent} %"));
        assert!(found.draft_id.is_some());
        if percent == 50 {
            assert!(found.lost.iter().any(|lost| matches!(lost, Lost::Indicator(_))), "what is missing is named");
            assert!(found.recovered.len() > saying(&sound().assessment).len() / 3);
        }
        if percent == 90 {
            assert!(found.recovered.len() * 10 > saying(&sound().assessment).len() * 8);
        }
    }
}

#[test]
fn an_overwritten_block_costs_only_the_parts_it_touches() {
    let whole = written();
    let mut random = Random(7);
    let all = saying(&sound().assessment).len();
    for number in 0..60 {
        let start = if number == 0 { 0 } else { random.below(whole.len() - 4_096) };
        let range = start..start + 4_096;
        let mut damaged = whole.clone();
        damaged[range.clone()].fill(0);
        let found = check(&damaged, slice::from_ref(&range), true, &format!("zeros at {start}"));
        assert!(found.recovered.len() * 10 > all * 9, "{} of {all}, zeros at {start}", found.recovered.len());
        let noise = random.bytes(4_096);
        damaged[range.clone()].copy_from_slice(&noise);
        check(&damaged, slice::from_ref(&range), true, &format!("noise at {start}"));
    }
}

#[test]
fn single_damaged_bytes_cost_only_the_lines_they_hit() {
    let whole = written();
    for seed in 0..60 {
        let mut random = Random(seed);
        let mut damaged = whole.clone();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        while ranges.len() < 12 {
            let place = random.below(whole.len());
            // Single bytes: far from each other.
            if ranges.iter().all(|range| range.start.abs_diff(place) > 2_500) {
                damaged[place] ^= 1 << random.below(8);
                // A line end that is gone takes the line after it along.
                let reach = if whole[place] == b'\n' { place..next_line(&whole, place + 1) } else { place..place + 1 };
                ranges.push(reach);
            }
        }
        check(&damaged, &ranges, false, &format!("bits, seed {seed}"));
    }
}

/// First byte of the line after the one that starts here.
fn next_line(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| start + length + 1)
}

#[test]
fn a_text_that_was_hit_keeps_what_can_be_read_of_it_and_says_so() {
    let text = String::from_utf8(written()).unwrap();
    let line = map(&text).into_iter().find(|line| matches!(line.field, Field::Entry(_, EntryField::Facts))).unwrap();
    let value = line.own.last().unwrap().start;
    let mut damaged = text.clone().into_bytes();
    let middle = value + text[value..].find('\n').unwrap() / 2;
    damaged[middle..middle + 8].fill(0);
    let found = rescue(&damaged);
    let before = sound().assessment.text(&line.field).unwrap().to_owned();
    let after = found.assessment.text(&line.field).unwrap();
    assert!(before.starts_with(after) && after.len() > 50, "{after}");
    assert_eq!(found.doubtful, [line.field]);
}

#[test]
fn values_that_do_not_fit_and_ids_that_stand_twice_are_not_taken() {
    let text = String::from_utf8(written()).unwrap();
    let start = text.find("\n        answers: {").unwrap();
    let (head, answers) = text.split_at(start);
    let wrong = format!("{head}{}", answers.replacen("Level(", "Level(1", 1));
    let found = rescue(wrong.as_bytes());
    let lost: Vec<&Lost> = found.lost.iter().filter(|lost| matches!(lost, Lost::Field(Field::Value(..)))).collect();
    assert_eq!(lost.len(), 1, "{lost:?}");
    let twice = format!("{head}{}", answers.replacen("\n            \"2\": (", "\n            \"3\": (", 1));
    let found = rescue(twice.as_bytes());
    for indicator in ["2", "3"] {
        assert_eq!(found.assessment.level(indicator, 0), None, "either may be the wrong one");
    }
    assert_eq!(found.assessment.level("4", 0), sound().assessment.level("4", 0));
}

#[test]
fn another_layout_of_a_whole_draft_is_read_as_a_whole() {
    let text = String::from_utf8(written()).unwrap().replace("\n    ", "\n\t").replace("    ", " ");
    assert_eq!(rescue(text.as_bytes()).assessment, sound().assessment);
    let windows = format!("\u{feff}{}", String::from_utf8(written()).unwrap().replace('\n', "\r\n"));
    assert_eq!(rescue(windows.as_bytes()).assessment, sound().assessment);
}

#[test]
fn where_there_is_nothing_of_a_draft_nothing_is_made_of_it() {
    for bytes in [&b""[..], &[0; 9_000], b"(", b"PK\x03\x04", include_bytes!("../../rubrics/spbe-2020.ron")] {
        assert!(salvage(bytes, &rubric::builtin).is_none());
    }
    let other = String::from_utf8(written()).unwrap().replacen("\"spbe-2020\"", "\"spbe-2099\"", 1);
    assert!(salvage(other.as_bytes(), &rubric::builtin).is_none(), "its framework is not there");
}

#[test]
fn what_was_salvaged_can_be_saved_and_opened() {
    let whole = written();
    let found = rescue(&whole[..whole.len() / 3]);
    let draft = support::draft(found.assessment);
    assert_eq!(read(to_text(&draft).unwrap().as_bytes(), &rubric::builtin).unwrap().draft.assessment, draft.assessment);
}

#[test]
fn a_damaged_file_is_moved_aside_whole_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("penilaian.ron");
    for number in 1..=3 {
        support::put(&path, format!("rusak {number}").as_bytes());
        let place = set_aside(&SystemDisk, &path, 99).unwrap();
        assert_eq!(place, folder.path().join(format!("penilaian.rusak-{number}.ron")));
        assert_eq!(fs::read_to_string(&place).unwrap(), format!("rusak {number}"));
        assert!(!path.exists());
    }
    support::put(&path, b"rusak 4");
    let full = set_aside(&SystemDisk, &path, 3).unwrap_err();
    assert_eq!((full.kind(), path.exists()), (std::io::ErrorKind::AlreadyExists, true));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_damage_there_is_no_panic_and_what_comes_out_is_valid(
        cuts in prop::collection::vec((0.0_f64..1.0, 0_usize..9_000, prop::collection::vec(any::<u8>(), 0..64)), 0..6),
        keep in 0.0_f64..1.0,
    ) {
        let mut bytes = written();
        for (place, length, with) in cuts {
            let start = (place * bytes.len() as f64) as usize;
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, with);
        }
        bytes.truncate(((0.3 + keep) * bytes.len() as f64) as usize);
        if let Some(found) = salvage(&bytes, &rubric::builtin) {
            prop_assert!(validate(&found.assessment, &found.rubric).is_ok());
            prop_assert!(!found.sentence_in(Words::indonesian()).is_empty());
            found.lost_lines(Words::indonesian());
        }
    }

    #[test]
    fn any_lines_of_a_draft_in_any_order_do_no_harm(
        lines in prop::collection::vec(prop_oneof![
            Just("(".to_owned()),
            Just("    assessment: (".to_owned()),
            Just("        answers: {".to_owned()),
            Just("            \"1\": (".to_owned()),
            Just("                entries: [".to_owned()),
            Just("                    (".to_owned()),
            Just("                        facts: (".to_owned()),
            Just("                            value: \"x\",".to_owned()),
            Just("                            value: Some((".to_owned()),
            Just("                        ),".to_owned()),
            Just("            ),".to_owned()),
            Just("        history: [".to_owned()),
            Just("            (".to_owned()),
            "[ ]{0,40}[(){}\\[\\],:\"a-z\\\\0-9\u{fffd}\u{1}]{0,12}",
        ], 0..60),
    ) {
        if let Some(found) = salvage(lines.join("\n").as_bytes(), &rubric::builtin) {
            prop_assert!(validate(&found.assessment, &found.rubric).is_ok());
        }
    }
}
