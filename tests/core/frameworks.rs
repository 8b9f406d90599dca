//! The types of a rubric fit the other two frameworks: levels from 0 with three entries in one indicator
//! (SPBE 2018), and continuous scores, external indices and no domains (Pemdi 2026).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support::author;

use spbe_mandiri::{
    assessment::{Assessment, EditError, Field, Place, Stage, Value},
    rubric::{Exact, Rubric, exact_from_text, read},
    scoring::{NodeKind, score},
    words::rounded,
};

/// Opening of a rubric with one scale and its bands.
fn head(levels: std::ops::RangeInclusive<u8>, bands: &str) -> String {
    let rungs: String = levels.map(|level| format!("(level: {level}, name: \"T{level}\", gist: \"-\"),")).collect();
    format!(
        "format: \"spbe-mandiri/rubrik\", version: 1, id: \"uji\", edition: \"1\", name: \"Uji\", title: \"Uji\",
        regulation: \"-\", regulation_short: \"-\", guide: \"-\", target_level: 3,
        scales: [(id: \"s\", name: \"S\", levels: [{rungs}])], bands: [{bands}],
        patterns: [(id: \"p\", facts: \"-\", analysis: \"-\")],
        evidence_limits: (name_chars: 60, bundle_megabytes: 100),"
    )
}

/// One indicator with one criterion a level.
fn indicator(id: &str, aspect: &str, weight: &str, levels: std::ops::RangeInclusive<u8>, extra: &str) -> String {
    let rungs: String = levels
        .map(|level| {
            format!(
                "(level: {level}, summary: \"-\", meaning: \"-\", evidence: [], criteria: [(id: \"{level}.1\", text: \"-\")]),"
            )
        })
        .collect();
    format!(
        "(id: \"{id}\", aspect: \"{aspect}\", name: \"I{id}\", title: \"I{id}\", short: \"I{id}\", subject: \"-\",
        weight: \"{weight}\", scale: \"s\", pattern: \"p\", question: \"?\", explanation: [], judged: \"-\", proof: \"-\",
        {extra} levels: [{rungs}]),"
    )
}

fn rubric(text: &str) -> Rubric {
    read(text.as_bytes()).map_err(|error| error.to_string()).unwrap()
}

fn exact(text: &str) -> Exact {
    exact_from_text(text).unwrap()
}

/// Public services weigh 20/6 three times: one indicator with three entries and weight 10.
#[test]
fn three_services_of_spbe_2018_share_one_indicator_and_its_weight() {
    let entries = "entries: [\"Layanan 1\", \"Layanan 2\", \"Layanan 3\"],";
    let text = format!(
        "({} domains: [(id: \"3\", name: \"Layanan\", short: \"L\", weight: \"100\")],
        aspects: [(id: \"7\", domain: \"3\", name: \"Publik\", short: \"P\", tiny: \"P\", weight: \"100\")],
        indicators: [{}{}{}])",
        head(
            0..=5,
            "(id: \"k\", name: \"K\", from: \"0\", to: \"2.6\", palette: 1), (id: \"b\", name: \"B\", from: \"2.6\", to: \"5\", palette: 3),"
        ),
        indicator("32", "7", "170/3", 0..=5, ""),
        indicator("33", "7", "100/3", 0..=5, ""),
        indicator("35", "7", "10", 0..=5, entries),
    );
    let rubric = rubric(&text);
    let mut assessment = Assessment::default();
    let mut give = |indicator: &str, entry, level| {
        let place = Place { indicator: indicator.into(), entry };
        assessment.apply(
            &rubric,
            Field::Value(place, Stage::SelfAssessment).set(Some(Value::Level(level))),
            &author("Uji", 0),
        )
    };
    give("35", 0, 0).unwrap();
    give("35", 1, 4).unwrap();
    assert!(matches!(give("35", 3, 1), Err(EditError::NoEntry { entry: 3, .. })));
    assert!(matches!(give("35", 2, 6), Err(EditError::NoLevel { .. })));
    let half = score(&rubric, &assessment, Stage::SelfAssessment);
    assert_eq!(half.answered, 0, "an indicator counts as answered when all its entries are");
    let mut give = |indicator: &str, entry, level| {
        let place = Place { indicator: indicator.into(), entry };
        assessment.apply(
            &rubric,
            Field::Value(place, Stage::SelfAssessment).set(Some(Value::Level(level))),
            &author("Uji", 0),
        )
    };
    give("35", 2, 3).unwrap();
    give("32", 0, 3).unwrap();
    give("33", 0, 0).unwrap();
    let score = score(&rubric, &assessment, Stage::SelfAssessment);
    assert!(score.complete());
    let services = score.lowest.node(NodeKind::Indicator, "35").unwrap();
    assert_eq!(services.value, Some(exact("7/3")));
    assert_eq!(services.inputs.len(), 3);
    // 3 · 170/3 % + 0 + 7/3 · 10 %
    assert_eq!(*score.index(), exact("1.7") + exact("7/30"));
}

/// The interim result of one regency, 21 September 2026: the seven aspects and the index as printed.
#[test]
fn the_published_interim_result_of_pemdi_2026_comes_out_as_printed() {
    let aspects = [("1", "10"), ("2", "10"), ("3", "15"), ("4", "15"), ("5", "10"), ("6", "15"), ("7", "25")];
    let items = "measure: Items,";
    let sdi = "measure: External(index: \"SDI\", pieces: [
        (from: \"0\", to: \"12.5\", low: \"1\", high: \"1.5\"), (from: \"12.5\", to: \"37.5\", low: \"1.5\", high: \"2.5\"),
        (from: \"37.5\", to: \"62.5\", low: \"2.5\", high: \"3.5\"), (from: \"62.5\", to: \"75\", low: \"3.5\", high: \"4\"),
        (from: \"75\", to: \"100\", low: \"4\", high: \"5\")]),";
    let indicators = [
        ("1", "1", "5", items, "2.00"),
        ("2", "1", "5", items, "1.50"),
        ("3", "2", "5", items, "1.26"),
        ("4", "2", "5", items, "1.30"),
        ("5", "3", "5", sdi, ""),
        ("6", "3", "3", items, "1"),
        ("7", "3", "3", items, "1"),
        ("8", "3", "4", items, "1"),
        ("9", "4", "4", items, "1"),
        ("10", "4", "4", items, "1"),
        ("11", "4", "3", items, "1.5"),
        ("12", "4", "4", items, "1.25"),
        ("13", "5", "5", items, "7/6"),
        ("14", "5", "5", items, "1"),
        ("15", "6", "4", items, "1"),
        ("16", "6", "4", items, "1"),
        ("17", "6", "4", items, "2.5"),
        ("18", "6", "3", items, "1"),
        ("19", "7", "10", items, "1"),
        ("20", "7", "15", items, "1.3"),
    ];
    let aspect_rows: String = aspects
        .iter()
        .map(|(id, weight)| {
            format!("(id: \"{id}\", name: \"A{id}\", short: \"A\", tiny: \"A\", weight: \"{weight}\"),")
        })
        .collect();
    let rows: String = indicators
        .iter()
        .map(|(id, aspect, weight, measure, _)| indicator(id, aspect, weight, 1..=5, measure))
        .collect();
    let bands =
        "(id: \"kurang\", name: \"Kurang\", from: \"1\", to: \"1.5\", palette: 1), (id: \"cukup\", name: \"Cukup\",
        from: \"1.5\", to: \"5\", palette: 2),";
    let rubric = rubric(&format!("({} aspects: [{aspect_rows}], indicators: [{rows}])", head(1..=5, bands)));
    let mut assessment = Assessment::default();
    for (id, .., value) in indicators.iter().filter(|(.., value)| !value.is_empty()) {
        let edit = Field::Value(Place::first(id), Stage::Document).set(Some(Value::Score(exact(value))));
        assessment.apply(&rubric, edit, &author("Uji", 0)).unwrap();
    }
    let result = score(&rubric, &assessment, Stage::Document);
    let printed: Vec<String> =
        result.lowest.nodes(NodeKind::Aspect).iter().map(|node| rounded(node.value.as_ref().unwrap(), 2)).collect();
    assert_eq!(printed, ["1.75", "1.28", "1.00", "1.17", "1.08", "1.40", "1.18"]);
    assert_eq!(rounded(result.index(), 2), "1.24");
    assert_eq!(result.band(&rubric).unwrap().id, "kurang");
    assert_eq!(result.answered, 19, "a missing external index is unanswered and counts as the lowest value");

    for (figure, value) in [("25", "2"), ("68.75", "3.75"), ("100", "5")] {
        let edit = Field::Value(Place::first("5"), Stage::Document).set(Some(Value::External(exact(figure))));
        assessment.apply(&rubric, edit, &author("Uji", 0)).unwrap();
        let score = score(&rubric, &assessment, Stage::Document);
        assert_eq!(score.lowest.node(NodeKind::Indicator, "5").unwrap().value, Some(exact(value)), "{figure}");
    }
    let outside = Field::Value(Place::first("5"), Stage::Document).set(Some(Value::External(exact("101"))));
    assert!(matches!(assessment.apply(&rubric, outside, &author("Uji", 0)), Err(EditError::NoLevel { .. })));
}
