//! Rubric files: the built-in one is whole, and every fault is refused with its place and reason.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that cannot be read must stop")]

use crate::support;

use std::collections::BTreeSet;

use spbe_mandiri::{
    assessment::DocumentKind,
    insight::what_holds_back,
    rubric::{Fault, FreshnessRule, Level, MAX_BYTES, RubricError, Source, builtin, builtin_ids, read},
    words::{Sentence, Words},
};
use support::rubric;

/// A small rubric without a fault: two domains, three indicators, one with a conversion.
const SOUND: &str = r#"(
    format: "spbe-mandiri/rubrik", version: 1, id: "uji", edition: "1", name: "Uji", title: "Uji",
    regulation: "-", regulation_short: "-", guide: "-", target_level: 2,
    scales: [(id: "s", name: "S", levels: [(level: 1, name: "Satu", gist: "-"), (level: 2, name: "Dua", gist: "-")])],
    bands: [
        (id: "rendah", name: "Rendah", from: "1", to: "1.5", palette: 1),
        (id: "tinggi", name: "Tinggi", from: "1.5", to: "2", palette: 5),
    ],
    domains: [
        (id: "1", name: "D1", short: "D1", weight: "40"),
        (id: "2", name: "D2", short: "D2", weight: "60"),
    ],
    aspects: [
        (id: "1", domain: "1", name: "A1", short: "A1", tiny: "A1", weight: "40"),
        (id: "2", domain: "2", name: "A2", short: "A2", tiny: "A2", weight: "60"),
    ],
    patterns: [(id: "p", facts: "-", analysis: "-")],
    freshness: [(id: "reviu", subject: "-", rule: YoungerThan(months: 24), source: "-"),
        (id: "lanjut", subject: "-", rule: Within(months: 12, after: "reviu"), source: "-")],
    evidence_limits: (name_chars: 60, bundle_megabytes: 100),
    general_questions: [(id: "1", text: "?", hint: "-")],
    indicators: [
        (id: "1", aspect: "1", name: "I1", title: "I1", short: "I1", subject: "-", weight: "40", scale: "s", pattern: "p",
            question: "?", explanation: [], judged: "-", proof: "-", related: [(indicator: "2", why: "-")], levels: [
            (level: 1, summary: "r1", meaning: "-", evidence: [], criteria: [(id: "1.1", text: "k11")]),
            (level: 2, summary: "r2", meaning: "-", evidence: [], criteria: [(id: "2.1", text: "k21", freshness: Some("reviu")),
                (id: "2.2", text: "k22")]),
        ]),
        (id: "2", aspect: "2", name: "I2", title: "I2", short: "I2", subject: "-", weight: "20", scale: "s", pattern: "p",
            question: "?", explanation: [], judged: "-", proof: "-", levels: [
            (level: 1, summary: "r1", meaning: "-", evidence: [], criteria: [(id: "1.1", text: "k")], holds_back: Some("Kondisi.")),
            (level: 2, summary: "r2", meaning: "-", evidence: [], criteria: [(id: "2.1", text: "k", value: Some("0.5"))]),
        ]),
        (id: "3", aspect: "2", name: "I3", title: "I3", short: "I3", subject: "-", weight: "40", scale: "s", pattern: "p",
            question: "?", explanation: [], judged: "-", proof: "-", measure: External(index: "X", pieces: [
                (from: "0", to: "50", low: "1", high: "1.5"), (from: "50", to: "100", low: "1.5", high: "2")]), levels: [
            (level: 1, summary: "r1", meaning: "-", evidence: [], criteria: [(id: "1.1", text: "k")]),
            (level: 2, summary: "r2", meaning: "-", evidence: [], criteria: [(id: "2.1", text: "k")]),
        ]),
    ],
)"#;

fn fault(text: &str) -> Fault {
    match read(text.as_bytes()) {
        Err(RubricError::Fault(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_small_rubric_has_no_fault() {
    read(SOUND.as_bytes()).unwrap();
}

#[test]
fn every_fault_is_refused_with_its_place() {
    let at = |place: &str| place.to_owned();
    let range = |place: &str, found: &str| Fault::Range { place: at(place), found: found.to_owned() };
    let missing = |place: &str, id: &str| Fault::Missing { place: at(place), id: id.to_owned() };
    let twice = |place: &str, id: &str| Fault::Twice { place: at(place), id: id.to_owned() };
    let empty = |place: &str| Fault::Empty { place: at(place) };
    let seam = |place: &str, number: &str| Fault::Seam { place: at(place), at: number.to_owned() };
    let weights = |place: &str, found: &str, expected: &str| Fault::Weights {
        place: at(place),
        found: found.to_owned(),
        expected: expected.to_owned(),
    };
    let levels = |place: &str| Fault::Levels { place: at(place) };
    let long = "x".repeat(41);
    let unlikely = |one: &str, other: &str, difference: u8| {
        format!(
            "checks: (unlikely: [(one: \"{one}\", other: \"{other}\", difference: {difference}, why: \"-\")]),\n    \
             general_questions: ["
        )
    };
    let faults: Vec<(&str, &str, Fault)> = vec![
        ("spbe-mandiri/rubrik", "spbe-mandiri/lain", Fault::Format { found: "spbe-mandiri/lain".to_owned() }),
        ("version: 1,", "version: 2,", Fault::Version { found: 2 }),
        ("id: \"uji\"", "id: \" \"", empty("id")),
        ("name: \"Uji\"", "name: \"\"", empty("name")),
        ("name: \"Dua\"", "name: \"\"", empty("scale s › level 2")),
        ("(level: 2, name: \"Dua\"", "(level: 3, name: \"Dua\"", levels("scale s")),
        ("name: \"Dua\", gist: \"-\"", "name: \"Dua\", gist: \"-\", value: Some(\"1\")", levels("scale s")),
        ("id: \"tinggi\"", "id: \"rendah\"", twice("bands", "rendah")),
        ("from: \"1.5\", to: \"2\"", "from: \"1.6\", to: \"2\"", seam("band tinggi", "1.5")),
        ("from: \"1.5\", to: \"2\"", "from: \"1.4\", to: \"2\"", seam("band tinggi", "1.5")),
        ("from: \"1.5\", to: \"2\"", "from: \"1.5\", to: \"1.5\"", range("band tinggi", "1.5")),
        ("palette: 5", "palette: 6", range("band tinggi", "6")),
        ("(id: \"2\", name: \"D2\"", "(id: \"1\", name: \"D2\"", twice("domains", "1")),
        ("short: \"D2\", weight: \"60\"", "short: \"D2\", weight: \"59\"", weights("domain 2", "60", "59")),
        ("(id: \"2\", domain: \"2\"", "(id: \"1\", domain: \"2\"", twice("aspects", "1")),
        ("(id: \"2\", domain: \"2\"", "(id: \"2\", domain: \"9\"", missing("aspect 2", "9")),
        ("(id: \"2\", domain: \"2\"", "(id: \"2\"", missing("aspect 2", "domain")),
        ("tiny: \"A2\", weight: \"60\"", "tiny: \"A2\", weight: \"61\"", weights("aspect 2", "60", "61")),
        ("subject: \"-\", weight: \"20\"", "subject: \"-\", weight: \"20.01\"", weights("aspect 2", "60.01", "60")),
        ("tiny: \"A1\", weight: \"40\"", "tiny: \"A1\", weight: \"0\"", range("aspect 1", "0")),
        ("(id: \"2\", aspect: \"2\"", "(id: \"1\", aspect: \"2\"", twice("indicators", "1")),
        ("name: \"I2\"", "name: \" \"", empty("indicator 2")),
        (
            "short: \"I2\"",
            "short: \"dua puluh tujuh huruf lebih\"",
            Fault::TooLong { place: at("indicator 2"), most: 26 },
        ),
        ("scale: \"s\"", "scale: \"t\"", missing("indicator 1", "t")),
        ("pattern: \"p\"", "pattern: \"q\"", missing("indicator 1", "q")),
        ("indicator: \"2\"", "indicator: \"7\"", missing("indicator 1", "7")),
        ("after: \"reviu\"", "after: \"lama\"", missing("freshness lanjut", "lama")),
        ("freshness: Some(\"reviu\")", "freshness: Some(\"lama\")", missing("indicator 1 › level 2", "lama")),
        ("(level: 2, summary: \"r2\"", "(level: 3, summary: \"r2\"", levels("indicator 1")),
        ("summary: \"r2\"", "summary: \"\"", empty("indicator 1 › level 2")),
        (
            "summary: \"r2\"",
            &format!("summary: \"{long}\""),
            Fault::TooLong { place: at("indicator 1 › level 2"), most: 40 },
        ),
        ("(id: \"2.2\"", "(id: \"2.1\"", twice("indicator 1", "2.1")),
        ("[(id: \"1.1\", text: \"k11\")]", "[]", empty("indicator 1 › level 1")),
        ("text: \"k11\"", "text: \"\"", empty("indicator 1 › level 1")),
        (
            "related: [(indicator: \"2\"",
            "notes: [(text: \"-\", levels: [1, 3])], related: [(indicator: \"2\"",
            missing("indicator 1", "3"),
        ),
        ("related: [(indicator: \"2\"", "notes: [(text: \" \")], related: [(indicator: \"2\"", empty("indicator 1")),
        ("value: Some(\"0.5\")", "value: Some(\"-0.5\")", range("indicator 2 › level 2", "-0.5")),
        ("(from: \"50\", to: \"100\"", "(from: \"51\", to: \"100\"", seam("indicator 3", "50")),
        ("low: \"1.5\", high: \"2\"", "low: \"1.6\", high: \"2\"", seam("indicator 3", "50")),
        ("(from: \"50\", to: \"100\"", "(from: \"50\", to: \"50\"", range("indicator 3", "50")),
        ("general_questions: [", &unlikely("1", "9", 2), missing("checks › unlikely 1 9", "9")),
        ("general_questions: [", &unlikely("1", "1", 2), twice("checks › unlikely 1 1", "1")),
        ("general_questions: [", &unlikely("1", "2", 0), range("checks › unlikely 1 2", "0")),
        (
            "general_questions: [",
            "checks: (services: [(indicator: \"8\", names: [])]),\n    general_questions: [",
            missing("checks › services 8", "8"),
        ),
        (
            "general_questions: [",
            "general_questions: [(id: \"1\", text: \"?\", hint: \"-\"), ",
            twice("general_questions", "1"),
        ),
    ]
    .into_iter()
    .map(|(from, to, fault)| (from, &*to.to_owned().leak(), fault))
    .collect();
    for (from, to, expected) in faults {
        assert!(SOUND.contains(from), "{from}");
        let found = fault(&SOUND.replacen(from, to, 1));
        assert_eq!(found, expected, "{from} → {to}");
        let sentence = found.sentence_in(Words::indonesian());
        assert!(sentence.ends_with('.') && !sentence.contains('{'), "{sentence}");
    }
}

#[test]
fn what_is_no_rubric_is_refused_before_its_checks() {
    assert!(matches!(read(&vec![b' '; MAX_BYTES + 1]), Err(RubricError::TooLarge { .. })));
    assert!(matches!(read(b"(format: \xff)"), Err(RubricError::NotText { at: 9 })));
    assert!(matches!(read(b"(header: ())"), Err(RubricError::Fault(Fault::Format { .. }))));
    let unknown = SOUND.replacen("edition: \"1\"", "edition: \"1\",\n    colour: \"red\"", 1);
    assert!(matches!(read(unknown.as_bytes()), Err(RubricError::Syntax { line: 3, .. })));
    let number = SOUND.replacen("weight: \"20\"", "weight: 20.0", 1);
    assert!(
        matches!(read(number.as_bytes()), Err(RubricError::Syntax { .. })),
        "weights are text, never binary fractions"
    );
    let nested = SOUND.replacen("explanation: []", &format!("explanation: {}", "[".repeat(1_000_000)), 1);
    assert!(matches!(read(nested.as_bytes()), Err(RubricError::Syntax { .. })));
}

#[test]
fn line_ends_and_a_byte_order_mark_do_not_change_the_fingerprint() {
    let windows = format!("\u{feff}{}", SOUND.replace('\n', "\r\n"));
    assert_eq!(read(windows.as_bytes()).unwrap(), read(SOUND.as_bytes()).unwrap());
}

#[test]
fn every_built_in_rubric_reads() {
    for id in builtin_ids() {
        let rubric = builtin(id).unwrap();
        assert_eq!(rubric.id, id);
        assert_eq!(rubric.fingerprint.len(), 64);
    }
    assert!(builtin("tidak-ada").is_none());
}

#[test]
fn spbe_2020_is_complete() {
    let rubric = rubric();
    let levels = || rubric.indicators.iter().flat_map(|indicator| &indicator.levels);
    assert_eq!((rubric.domains.len(), rubric.aspects.len(), rubric.indicators.len()), (4, 8, 47));
    assert_eq!((levels().count(), levels().filter(|level| level.holds_back.is_some()).count()), (235, 47));
    for indicator in &rubric.indicators {
        let texts = [&indicator.title, &indicator.subject, &indicator.question, &indicator.judged, &indicator.proof];
        assert!(texts.iter().all(|text| !text.trim().is_empty()), "indicator {}", indicator.id);
        assert!(!indicator.explanation.is_empty(), "indicator {}", indicator.id);
    }
    assert!(levels().all(|level| !level.meaning.trim().is_empty()));
    let services: Vec<&str> =
        rubric.indicators.iter().filter(|one| one.service.is_some()).map(|one| one.id.as_str()).collect();
    assert_eq!(services, ["45", "46", "47"]);
}

/// What only Pedoman Menteri PANRB 3/2024 demands: read out of its criteria, explanations and lists of evidence beside the
/// regulation's criteria. All other criteria are the regulation's.
const GUIDELINE: &[(&str, &[&str])] = &[
    ("1", &["4.3"]),
    ("3", &["3.1"]),
    ("4", &["2.2", "3.2"]),
    ("5", &["2.2", "3.2", "5.2"]),
    ("6", &["4.3", "4.4"]),
    ("7", &["4.3", "5.2"]),
    ("8", &["3.2"]),
    ("9", &["4.2"]),
    ("10", &["4.3"]),
    ("11", &["2.2", "3.3", "4.2", "4.3", "4.5", "5.2"]),
    ("13", &["4.4"]),
    ("15", &["2.2"]),
    ("17", &["4.3", "5.2"]),
    ("18", &["5.2"]),
    ("19", &["2.1"]),
    ("20", &["3.2", "4.4"]),
    ("21", &["2.2", "3.2"]),
    ("22", &["2.2", "3.3", "4.2", "4.5"]),
    ("23", &["2.2", "3.3", "5.2"]),
    ("24", &["2.2", "3.3", "4.4"]),
    ("25", &["2.2", "3.7", "4.4", "4.5"]),
    ("26", &["2.2", "3.3", "3.4", "4.4", "4.5", "4.6"]),
    ("27", &["2.2", "3.3", "3.4", "4.2", "4.3", "4.4"]),
    ("28", &["2.2", "3.3", "4.3", "4.4", "5.2"]),
    ("29", &["2.3", "2.4", "3.2", "4.3", "5.2"]),
    ("30", &["2.3", "2.4", "3.2", "4.3", "5.2"]),
    ("31", &["2.3", "2.4", "3.2", "4.3", "5.2"]),
];

#[test]
fn every_criterion_says_who_demands_it() {
    let rubric = rubric();
    let only_guideline = |level: &Level| level.criteria.iter().all(|one| one.source == Source::Guideline);
    let mut marked: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut without: Vec<(&str, u8)> = Vec::new();
    for indicator in &rubric.indicators {
        let levels = || indicator.levels.iter();
        let of_guideline = levels().flat_map(|level| &level.criteria).filter(|one| one.source == Source::Guideline);
        let ids: Vec<&str> = of_guideline.map(|one| one.id.as_str()).collect();
        if !ids.is_empty() {
            marked.push((indicator.id.as_str(), ids));
        }
        let alone = levels().filter(|level| only_guideline(level));
        without.extend(alone.map(|level| (indicator.id.as_str(), level.level)));
        for level in levels() {
            let places = level.criteria.iter().map(|one| one.id.split('.').next().unwrap().to_owned());
            assert!(
                places.into_iter().all(|place| place == level.level.to_string()),
                "{} {}",
                indicator.id,
                level.level
            );
        }
    }
    let wanted: Vec<(&str, Vec<&str>)> = GUIDELINE.iter().map(|(id, ids)| (*id, ids.to_vec())).collect();
    assert_eq!(marked, wanted);
    assert_eq!(without, [("3", 3)], "of level 3 of indicator 3 the regulation has only the \"Kondisi\"");
    assert_eq!(rubric.source_name(Source::Regulation), "PermenPANRB 59/2020");
    assert_eq!(rubric.source_name(Source::Guideline), "Pedoman 3/2024");
}

#[test]
fn a_criterion_is_the_regulation_s_where_nothing_is_said() {
    let read_with = |source: &str| {
        let text = SOUND.replacen("text: \"k22\"", &format!("text: \"k22\"{source}"), 1);
        read(text.as_bytes()).map(|rubric| rubric.indicators[0].criterion("2.2").unwrap().source)
    };
    assert_eq!(read_with("").unwrap(), Source::Regulation);
    assert_eq!(read_with(", source: Guideline").unwrap(), Source::Guideline);
    assert!(matches!(read_with(", source: Rumour"), Err(RubricError::Syntax { .. })));
    let small = read(SOUND.as_bytes()).unwrap();
    assert_eq!(small.source_name(Source::Guideline), small.guide);
}

/// Where open criteria stand they stand alone, in drafted sentences too: none may lean on its neighbour.
#[test]
fn every_criterion_stands_alone() {
    let rubric = rubric();
    let all = rubric.indicators.iter().flat_map(|indicator| {
        let criteria = indicator.levels.iter().flat_map(|level| &level.criteria);
        criteria.map(|criterion| (indicator.id.as_str(), criterion))
    });
    for (indicator, criterion) in all {
        let text = criterion.text.to_lowercase();
        let words: Vec<&str> = text.split(|sign: char| !sign.is_alphabetic()).collect();
        let leans = ["itu", "ini", "tadi"].iter().any(|word| words.contains(word));
        assert!(!leans && !text.contains(';') && text.ends_with('.'), "{indicator}/{}: {text}", criterion.id);
    }
}

#[test]
fn what_holds_back_is_the_source_s_own_sentence_or_the_open_criteria_of_the_next_level() {
    let rubric = read(SOUND.as_bytes()).unwrap();
    let (first, second) = (&rubric.indicators[0], &rubric.indicators[1]);
    assert_eq!(what_holds_back(second, 1, &|_| false).sentence(Words::indonesian()), "Kondisi.");
    let open = what_holds_back(first, 1, &|id| id == "2.1");
    assert_eq!((open.next, open.open.iter().map(|one| one.id.as_str()).collect::<Vec<_>>()), (Some(2), vec!["2.2"]));
    assert!(open.sentence(Words::indonesian()).contains("k22") && !open.sentence(Words::indonesian()).contains("k21"));
    let ready = what_holds_back(first, 1, &|_| true);
    assert!(ready.open.is_empty() && ready.sentence(Words::indonesian()).contains('2'));
    let top = what_holds_back(first, 2, &|_| false);
    assert_eq!((top.stated, top.next, top.open.len()), (None, None, 0));
}

#[test]
fn the_rubric_names_only_kinds_of_documents_that_the_program_knows() {
    let rubric = rubric();
    let hints = rubric.indicators.iter().flat_map(|one| &one.levels).flat_map(|level| &level.evidence);
    let kinds: BTreeSet<&str> = hints.flat_map(|hint| &hint.kinds).map(String::as_str).collect();
    assert!(kinds.len() > 10);
    let unknown: Vec<&str> = kinds.into_iter().filter(|kind| DocumentKind::from_code(kind).is_none()).collect();
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn no_indicator_reaches_level_five_without_something_younger_than_two_years() {
    let rubric = rubric();
    let rule = |id: &Option<String>| rubric.freshness.iter().find(|rule| Some(&rule.id) == id.as_ref());
    for indicator in &rubric.indicators {
        let criteria = || indicator.levels.iter().filter(|level| level.level >= 4).flat_map(|level| &level.criteria);
        let young = criteria().filter_map(|criterion| rule(&criterion.freshness));
        let young = young.filter(|rule| matches!(rule.rule, FreshnessRule::YoungerThan { months: 24 })).count();
        assert!(young > 0, "{}", indicator.id);
        for criterion in criteria().filter(|one| one.text.contains("direviu") && !one.text.contains("ditindaklanjuti"))
        {
            assert!(criterion.freshness.is_some(), "{} {}", indicator.id, criterion.id);
        }
        let follows = criteria().filter_map(|criterion| rule(&criterion.freshness));
        let follows = follows.filter(|rule| matches!(rule.rule, FreshnessRule::Within { months: 12, .. })).count();
        assert_eq!(follows, usize::from(indicator.aspect == "1"), "{}", indicator.id);
    }
}
