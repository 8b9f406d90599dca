//! The types of a rubric fit the other two frameworks: levels from 0 with three entries in one indicator
//! (SPBE 2018), and continuous scores, external indices and no domains (Pemdi 2026).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support::author;

use spbe_mandiri::{
    assessment::{Assessment, Edit, EditError, Field, FieldValue, Item, Place, Stage, Value},
    insight::{Calculation, Derivation, explanation_text, nearest_losses, next_steps},
    rubric::{Exact, Rubric, exact_from_text, read},
    scoring::{Node, NodeKind, Score, completed_level, gain_of_next_level, score},
    words::{Words, rounded},
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

/// One indicator each of levels, of items and of a figure of another agency in three pieces, the middle one twice as steep;
/// no domains.
fn mixed() -> Rubric {
    let figure = "measure: External(index: \"X\", pieces: [(from: \"10\", to: \"30\", low: \"1\", high: \"2\"),
        (from: \"30\", to: \"50\", low: \"2\", high: \"4\"), (from: \"50\", to: \"70\", low: \"4\", high: \"5\")]),";
    let entries = "entries: [\"Satu\", \"Dua\"],";
    rubric(&format!(
        "({} aspects: [(id: \"a\", name: \"A\", short: \"A\", tiny: \"A\", weight: \"100\")], indicators: [{}{}{}{}])",
        head(1..=5, "(id: \"k\", name: \"K\", from: \"1\", to: \"5\", palette: 1),"),
        indicator("1", "a", "40", 1..=5, ""),
        indicator("2", "a", "30", 1..=5, "measure: Items,"),
        indicator("3", "a", "20", 1..=5, figure),
        indicator("4", "a", "10", 1..=5, entries),
    ))
}

fn given(rubric: &Rubric, values: &[(&str, usize, Value)]) -> (Assessment, Score) {
    let mut assessment = Assessment::default();
    for (indicator, entry, value) in values {
        let place = Place { indicator: (*indicator).into(), entry: *entry };
        let edit = Field::Value(place, Stage::SelfAssessment).set(Some(value.clone()));
        assessment.apply(rubric, edit, &author("Uji", 0)).unwrap();
    }
    let score = score(rubric, &assessment, Stage::SelfAssessment);
    (assessment, score)
}

#[test]
fn a_figure_of_another_agency_is_converted_along_its_piece_from_border_to_border() {
    let rubric = mixed();
    let converted = [("10", "1"), ("15", "1.25"), ("30", "2"), ("35", "2.5"), ("50", "4"), ("60", "4.5"), ("70", "5")];
    for (figure, value) in converted {
        let (_, score) = given(&rubric, &[("3", 0, Value::External(exact(figure)))]);
        let node = score.lowest.node(NodeKind::Indicator, "3").unwrap();
        assert_eq!((&node.value, node.answered), (&Some(exact(value)), 1), "{figure}");
    }
    let mut assessment = Assessment::default();
    let wrong = [
        ("3", Value::External(exact("9.99"))),
        ("3", Value::External(exact("70.01"))),
        ("3", Value::Score(exact("2"))),
        ("3", Value::Level(2)),
        ("2", Value::Score(exact("0.99"))),
        ("2", Value::Score(exact("5.01"))),
        ("2", Value::Level(2)),
        ("1", Value::Score(exact("2"))),
        ("1", Value::External(exact("20"))),
    ];
    for (indicator, value) in wrong {
        let edit = Field::Value(Place::first(indicator), Stage::SelfAssessment).set(Some(value.clone()));
        let refused = assessment.apply(&rubric, edit, &author("Uji", 0));
        assert!(matches!(refused, Err(EditError::NoLevel { .. })), "{indicator} {value:?}");
    }
    for (indicator, value) in [("2", "1"), ("2", "5")] {
        let edit = Field::Value(Place::first(indicator), Stage::SelfAssessment).set(Some(Value::Score(exact(value))));
        assessment.apply(&rubric, edit, &author("Uji", 0)).unwrap();
    }
}

#[test]
fn what_is_unanswered_counts_as_its_lowest_as_its_highest_or_not_at_all() {
    let rubric = mixed();
    let (_, score) = given(&rubric, &[("1", 0, Value::Level(3)), ("4", 1, Value::Level(4))]);
    let of = |node: Option<&Node>| node.and_then(|node| node.value.clone());
    for (id, lowest, highest, answered_only) in
        [("1", "3", "3", Some("3")), ("2", "1", "5", None), ("3", "1", "5", None), ("4", "2.5", "4.5", Some("4"))]
    {
        assert_eq!(of(score.lowest.node(NodeKind::Indicator, id)), Some(exact(lowest)), "{id}");
        assert_eq!(of(score.highest.node(NodeKind::Indicator, id)), Some(exact(highest)), "{id}");
        assert_eq!(of(score.answered_only.node(NodeKind::Indicator, id)), answered_only.map(exact), "{id}");
    }
    // (3 · 40 + 1 · 30 + 1 · 20 + 2.5 · 10) / 100, the same with 5, 5 and 4.5, and (3 · 40 + 4 · 10) / 50.
    let index = [&score.lowest, &score.highest, &score.answered_only].map(|trace| trace.value().clone());
    assert_eq!(index, [exact("1.95"), exact("4.15"), exact("3.2")]);
    assert_eq!((score.answered, score.total), (1, 4), "one of two entries is no answer");
    let entries = score.lowest.nodes(NodeKind::Entry);
    let told: Vec<_> = entries.iter().map(|node| (node.id.as_str(), node.value.clone(), node.answered)).collect();
    assert_eq!(told, [("0", Some(exact("1")), 0), ("1", Some(exact("4")), 1)]);
    assert!(entries.iter().all(|node| (node.weight.clone(), node.total) == (exact("5"), 1)));
    assert_eq!(entries[1].contribution, exact("0.2"), "4 · 5 / 100");

    let (_, nothing) = given(&rubric, &[]);
    assert_eq!((of(Some(&nothing.answered_only.root)), nothing.answered_only.value()), (None, &exact("0")));
}

#[test]
fn only_levels_go_up_by_steps_and_every_measure_completes_the_levels_it_reaches() {
    let rubric = mixed();
    let answers = [
        ("1", 0, Value::Level(2)),
        ("2", 0, Value::Score(exact("2.99"))),
        ("3", 0, Value::External(exact("50"))),
        ("4", 0, Value::Level(4)),
    ];
    let (assessment, score) = given(&rubric, &answers);
    let completed = ["1", "2", "3", "4"].map(|id| completed_level(&rubric, &score, rubric.indicator(id).unwrap()));
    assert_eq!(completed, [Some(2), Some(2), Some(4), None], "one of two entries is no answer");
    let gains = ["1", "2", "3", "4"].map(|id| {
        gain_of_next_level(&rubric, &assessment, rubric.indicator(id).unwrap())
            .map(|step| (step.from, step.to, step.gain))
    });
    // One level of 40 %, and one of the half of 10 %.
    assert_eq!(gains, [Some((2, 3, exact("0.4"))), None, None, Some((4, 5, exact("0.05")))]);
    let steps: Vec<String> = next_steps(&rubric, &assessment, &score).into_iter().map(|step| step.indicator).collect();
    assert_eq!(steps, ["1"]);
    let lost: Vec<(String, Vec<Exact>, Exact)> =
        nearest_losses(&rubric, &score).into_iter().map(|loss| (loss.indicator, loss.steps, loss.total)).collect();
    let wanted = [
        ("1", vec!["0.4", "0.4", "0.4"], "1.2"),
        ("3", vec!["0.2"], "0.2"),
        // The mean of 4 and the lowest: from 2.5 to 3, then whole levels of 10 %. Unanswered, it counts from the lowest.
        ("4", vec!["0.05", "0.1", "0.1"], "0.25"),
        // From 2.99 to 3, then whole levels of 30 %.
        ("2", vec!["0.003", "0.3", "0.3"], "0.603"),
    ];
    let wanted = wanted
        .map(|(id, steps, total)| (id.to_owned(), steps.into_iter().map(exact).collect::<Vec<_>>(), exact(total)));
    assert_eq!(lost, wanted, "the largest gain of the next level first");
}

#[test]
fn a_value_is_kept_as_it_was_given() {
    let rubric = mixed();
    let value = Value::External(exact("33.3"));
    let (assessment, _) = given(&rubric, &[("3", 0, value.clone())]);
    let field = Field::Value(Place::first("3"), Stage::SelfAssessment);
    assert_eq!(assessment.get(&field), FieldValue::Value(Some(value)));
    assert_eq!(assessment.level("3", 0), None, "a figure is no level");
}

#[test]
fn a_mean_of_different_weights_is_not_counted_and_entries_stand_with_their_own_names() {
    let rubric = mixed();
    let answers = [
        ("1", 0, Value::Level(2)),
        ("2", 0, Value::Score(exact("3"))),
        ("3", 0, Value::External(exact("30"))),
        ("4", 0, Value::Level(4)),
        ("4", 1, Value::Level(4)),
    ];
    let (_, score) = given(&rubric, &answers);
    let aspect = Derivation::of(&rubric, &score, NodeKind::Aspect, "a").unwrap();
    assert_eq!(aspect.calculation, Calculation::Weighted, "whole values of 40, 30, 20 and 10 %");
    // (2 · 40 + 3 · 30 + 2 · 20 + 4 · 10) / 100
    assert_eq!(aspect.value(), exact("2.5"));
    let services = Derivation::of(&rubric, &score, NodeKind::Indicator, "4").unwrap();
    let names: Vec<_> = services.inputs.iter().map(|input| (input.name, input.short)).collect();
    assert_eq!(names, [("Satu", "Satu"), ("Dua", "Dua")]);
    let times = vec![(2, exact("4"))];
    assert_eq!(services.calculation, Calculation::Counted { times, sum: exact("8"), many: 2 });
}

#[test]
fn an_entry_without_evidence_says_so_beside_one_that_has_some() {
    let rubric = mixed();
    let mut assessment = Assessment::default();
    let place = || Place::first("4");
    for edit in [Edit::Create(Item::Document("d".into())), assessment.tie(&place(), &"d".into(), "u".into())] {
        assessment.apply(&rubric, edit, &author("Uji", 0)).unwrap();
    }
    let text = explanation_text(Words::indonesian(), &rubric, &assessment, "4");
    let (one, two) = text.split_once("Dua").unwrap();
    assert!(one.contains("BUKTI DUKUNG\n4.a") && two.ends_with("BUKTI DUKUNG\nNihil\n"), "{text}");
}

#[test]
fn a_number_of_which_no_indicator_is_answered_whole_has_no_reading_of_what_is() {
    let rubric = mixed();
    let (assessment, score) = given(&rubric, &[("4", 1, Value::Level(4)), ("2", 0, Value::Score(exact("2.5")))]);
    let readings = |id: &str| Derivation::of(&rubric, &score, NodeKind::Indicator, id).unwrap().readings;
    let half = readings("4").unwrap();
    assert_eq!((half.answered_only, half.highest), (None, Some(exact("4.5"))), "one of two entries is no answer");
    assert_eq!(readings("2"), None);
    let text = explanation_text(Words::indonesian(), &rubric, &assessment, "2");
    assert!(text.contains("Capaian: 2,5\n"), "a value that is no level is pasted as it is: {text}");
    let open = explanation_text(Words::indonesian(), &rubric, &assessment, "3");
    assert!(open.contains("Capaian: belum dinilai\n"), "{open}");
}
