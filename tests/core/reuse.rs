//! Where else a document counts, and what last year's register still has.
#![allow(clippy::unwrap_used, reason = "the framework of the tests is there")]

use crate::support;

use spbe_mandiri::{
    assessment::{DocumentField, DocumentKind, Edit, Field, Item},
    insight::{Reason, Reuse, also_counts, from_last_year},
    rubric::{Related, Rubric},
    words::Words,
};
use support::{level, register::Desk, rubric};

fn proposed(desk: &Desk, document: &str) -> Vec<(String, u8)> {
    let found = also_counts(&rubric(), &desk.assessment, document);
    found.into_iter().map(|reuse| (reuse.indicator, reuse.level)).collect()
}

#[test]
fn a_plan_that_serves_one_indicator_is_proposed_where_a_related_one_asks_for_a_plan() {
    let mut desk = Desk::default();
    desk.document("p", DocumentKind::Plan, "Peta Rencana SPBE 2021–2025", "", "2021-03-15");
    desk.tie("12", "p", ["", "30–84", ""], &[]).edit(level("23", 2));
    let found = also_counts(&rubric(), &desk.assessment, "p");
    let place = found.iter().position(|reuse| reuse.indicator == "23").unwrap();
    assert_eq!(found[place].level, 2);
    let why = found[place].reason.sentence(Words::indonesian());
    assert!(why.starts_with("Indikator 12 sudah memakainya."), "{why}");
    assert!(found.len() <= 5 && found.iter().all(|reuse| reuse.indicator != "12"));
    desk.tie("23", "p", ["", "", ""], &[]);
    assert!(proposed(&desk, "p").iter().all(|(indicator, _)| indicator != "23"), "it is used there by now");
}

#[test]
fn a_document_that_names_the_subject_is_proposed_before_it_is_used_anywhere() {
    let mut desk = Desk::default();
    desk.edit(level("23", 3)).document("r", DocumentKind::Report, "Laporan reviu manajemen data", "", "2023-11-14");
    assert_eq!(proposed(&desk, "r").first(), Some(&("23".to_owned(), 3)));
    assert_eq!(proposed(&desk, "nobody"), []);
}

#[test]
fn a_kind_that_no_level_asks_for_is_proposed_nowhere() {
    let mut desk = Desk::default();
    desk.document("o", DocumentKind::Other, "Laporan reviu manajemen data", "", "").tie("3", "o", ["", "", ""], &[]);
    assert_eq!(proposed(&desk, "o"), []);
}

#[test]
fn last_years_documents_are_offered_until_they_are_in_the_register() {
    let mut last = Desk::default();
    last.document("a", DocumentKind::Plan, "A", "", "").file("a", 'a', 10, "a.pdf");
    last.document("b", DocumentKind::Plan, "B", "", "").file("b", 'b', 10, "b.pdf");
    last.document("c", DocumentKind::Plan, "C", "", "").file("c", 'c', 10, "c.pdf");
    for document in ["c", "a", "b", "a"] {
        last.tie("23", document, ["", "", ""], &[]);
    }
    let mut now = Desk::default();
    let offered = |now: &Desk| from_last_year(&rubric(), &now.assessment, &last.assessment, "23");
    assert_eq!(offered(&now), ["c", "a", "b"], "by letter, each once");
    assert_eq!(
        from_last_year(&rubric(), &now.assessment, &last.assessment, "24"),
        Vec::<spbe_mandiri::assessment::DocumentId>::new()
    );
    now.document("a", DocumentKind::Plan, "A", "", "");
    now.document("new", DocumentKind::Plan, "B", "", "").file("new", 'b', 10, "other name.pdf");
    assert_eq!(offered(&now), ["c"], "one is there by its id, one by its content");
    now.edit(Edit::Remove(Item::Document("a".into())));
    assert_eq!(offered(&now), ["c", "a"]);
}

/// The first twelve indicators, of which none belongs to another, each with a subject of its own; reports are asked for at
/// every level, and no two criteria share a word. What two of the twelve share is rare, what three share is not.
fn twelve() -> Rubric {
    let mut framework = (*rubric()).clone();
    framework.indicators.truncate(12);
    for indicator in &mut framework.indicators {
        indicator.subject = format!("pokok ke-{}", indicator.id);
        indicator.related.clear();
        for level in &mut indicator.levels {
            level.evidence.truncate(1);
            level.evidence[0].kinds = vec!["laporan".to_owned()];
            for criterion in &mut level.criteria {
                criterion.text = format!("tuntutan{}x{}", indicator.id, criterion.id.replace('.', "x"));
            }
        }
    }
    framework
}

/// Says this in a criterion of level 2.
fn demands(framework: &mut Rubric, indicator: usize, text: &str) {
    framework.indicators[indicator - 1].levels[1].criteria[0].text = text.to_owned();
}

fn belongs(framework: &mut Rubric, indicator: usize, to: &str) {
    let why = format!("Karena {indicator} dan {to}.");
    framework.indicators[indicator - 1].related.push(Related { indicator: to.to_owned(), why });
}

fn report(title: &str) -> Desk {
    let mut desk = Desk::default();
    desk.document("d", DocumentKind::Report, title, "", "");
    desk
}

fn found(framework: &Rubric, desk: &Desk) -> Vec<Reuse> {
    also_counts(framework, &desk.assessment, "d")
}

fn ids(framework: &Rubric, desk: &Desk) -> Vec<String> {
    found(framework, desk).into_iter().map(|reuse| reuse.indicator).collect()
}

#[test]
fn two_rare_words_of_a_criterion_make_a_document_count_there_and_one_or_a_common_one_does_not() {
    let mut framework = twelve();
    demands(&mut framework, 3, "Kanal pengaduan dari satu atap");
    demands(&mut framework, 5, "Kanal lain");
    let alike = |desk: &Desk| -> Vec<(String, Reason)> {
        found(&framework, desk).into_iter().map(|reuse| (reuse.indicator, reuse.reason)).collect()
    };
    let at_three = || vec![("3".to_owned(), Reason::Alike { criterion: "2.1".to_owned(), level: 2 })];
    assert_eq!(alike(&report("KANAL: pengaduan")), at_three());
    assert_eq!(alike(&report("Kanal")), [], "one word is no subject");
    assert_eq!(alike(&report("Kanal kanal")), [], "nor the same one twice");
    assert_eq!(alike(&report("dari satu atap")), [], "short words say nothing");
    let mut desk = report("Kanal");
    desk.text(Field::Document("d".into(), DocumentField::Note), "tentang pengaduan");
    assert_eq!(alike(&desk), at_three(), "remarks count");
    let mut desk = report("Kanal");
    desk.tie("12", "d", ["", "", "Pengaduan warga"], &[]);
    assert_eq!(alike(&desk), at_three(), "and what it shows where it is used");

    demands(&mut framework, 6, "Kanal siaran");
    assert_eq!(ids(&framework, &report("Kanal pengaduan")), Vec::<String>::new(), "three of twelve use the word");
    demands(&mut framework, 3, "lima5 kata4");
    assert_eq!(ids(&framework, &report("lima5 kata4")), ["3"], "five letters are enough");
    demands(&mut framework, 3, "lima kata4");
    assert_eq!(ids(&framework, &report("lima kata4")), Vec::<String>::new(), "four are not");
}

#[test]
fn of_the_criteria_of_a_level_the_one_with_most_words_is_named_and_of_equals_the_first() {
    let mut framework = twelve();
    let level = &mut framework.indicators[2].levels[1];
    let of = |id: &str, text: &str| spbe_mandiri::rubric::Criterion {
        id: id.to_owned(),
        text: text.to_owned(),
        ..level.criteria[0].clone()
    };
    level.criteria = vec![of("2.1", "kanal siaran"), of("2.2", "kanal pengaduan"), of("2.3", "kanal siaran warga")];
    let named = |title: &str| match &found(&framework, &report(title))[..] {
        [Reuse { reason: Reason::Alike { criterion, .. }, .. }] => criterion.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(named("kanal siaran pengaduan warga"), "2.3");
    assert_eq!(named("kanal siaran pengaduan"), "2.1");
    assert_eq!(named("kanal pengaduan"), "2.2");
}

#[test]
fn a_subject_is_named_as_a_whole_word_whatever_its_capitals() {
    let mut framework = twelve();
    framework.indicators[3].subject = "Data Induk".to_owned();
    let named = vec![Reuse {
        indicator: "4".to_owned(),
        level: 2,
        reason: Reason::Named { subject: "Data Induk".to_owned(), level: 2 },
    }];
    for title in ["data induk", "Tentang DATA INDUK.", "(data induk)", "metadata induk, lalu data induk"] {
        assert_eq!(found(&framework, &report(title)), named, "{title}");
    }
    for title in ["metadata induk", "data induknya", "data induk2", "data, induk"] {
        assert_eq!(found(&framework, &report(title)), [], "{title}");
    }
}

#[test]
fn a_document_counts_at_the_claimed_level_where_its_kind_is_asked_for_there_else_at_the_next() {
    let mut framework = twelve();
    let subject = framework.indicators[3].subject.clone();
    for level in &mut framework.indicators[3].levels {
        let kind = if [1, 3].contains(&level.level) { "laporan" } else { "peraturan" };
        level.evidence[0].kinds = vec!["notula".to_owned(), kind.to_owned()];
    }
    let at = |chosen: Option<u8>| {
        let mut desk = report(&subject);
        if let Some(chosen) = chosen {
            desk.edit(level("4", chosen));
        }
        found(&framework, &desk).iter().map(|reuse| reuse.level).collect::<Vec<u8>>()
    };
    assert_eq!(
        at(None),
        Vec::<u8>::new(),
        "an open one counts as the lowest, at which nothing is asked for, and 2 asks for others"
    );
    assert_eq!([1, 2, 3, 4, 5].map(|chosen| at(Some(chosen))), [vec![], vec![3], vec![3], vec![], vec![]]);
}

#[test]
fn the_likeliest_five_come_first_related_before_named_before_alike_and_claimed_before_open() {
    let mut framework = twelve();
    let words = "kanal pengaduan siaran warga";
    belongs(&mut framework, 2, "1");
    framework.indicators[2].subject = "papan".to_owned();
    demands(&mut framework, 4, words);
    demands(&mut framework, 5, "kebun sayur");
    demands(&mut framework, 6, "lemari kacamata");
    belongs(&mut framework, 1, "7");
    belongs(&mut framework, 8, "1");
    framework.indicators[7].subject = "meja".to_owned();
    let mut desk = report(&format!("{words} kebun sayur lemari kacamata papan meja"));
    desk.tie("1", "d", ["", "", ""], &[]).edit(level("6", 2));
    let all = found(&framework, &desk);
    let told: Vec<&str> = all.iter().map(|reuse| reuse.indicator.as_str()).collect();
    assert_eq!(
        told,
        ["8", "2", "7", "3", "4"],
        "related and named, related, named or as many words as three; only five"
    );
    let why = |other: &str, how: &str| Reason::Related { other: other.to_owned(), how: how.to_owned() };
    assert_eq!(all[0].reason, why("1", "Karena 8 dan 1."));
    assert_eq!(all[2].reason, why("1", "Karena 1 dan 7."), "also where only the other says that they belong together");
    for indicator in [2, 7, 8] {
        framework.indicators[indicator - 1].related.clear();
    }
    framework.indicators[0].related.clear();
    framework.indicators[7].subject = "kursi".to_owned();
    assert_eq!(ids(&framework, &desk), ["3", "4", "6", "5"], "of two with two words the claimed one is first");
}

#[test]
fn of_several_related_indicators_the_first_is_named_and_each_counts() {
    let mut framework = twelve();
    for to in ["9", "1"] {
        belongs(&mut framework, 2, to);
    }
    belongs(&mut framework, 3, "9");
    framework.indicators[2].subject = "papan".to_owned();
    let mut desk = report("papan");
    desk.tie("1", "d", ["", "", ""], &[]).tie("9", "d", ["", "", ""], &[]);
    let all = found(&framework, &desk);
    let told: Vec<(&str, String)> =
        all.iter().map(|reuse| (reuse.indicator.as_str(), reuse.reason.sentence(Words::indonesian()))).collect();
    let wanted = [
        ("2", "Indikator 1 sudah memakainya. Karena 2 dan 1.".to_owned()),
        ("3", "Indikator 9 sudah memakainya. Karena 3 dan 9.".to_owned()),
    ];
    assert_eq!(told, wanted, "two related ones weigh more than one and a name");
    let named = Reason::Named { subject: "Data".to_owned(), level: 3 }.sentence(Words::indonesian());
    assert_eq!(named, "Judul atau isinya menyebut Data, dan jenisnya termasuk bukti tingkat 3.");
    let alike = Reason::Alike { criterion: "3.2".to_owned(), level: 3 }.sentence(Words::indonesian());
    assert_eq!(alike, "Isinya berkaitan dengan kriteria 3.2, dan jenisnya termasuk bukti tingkat 3.");
}

#[test]
fn a_stronger_reason_comes_before_a_claimed_level_of_a_weaker_one() {
    let mut framework = twelve();
    framework.indicators[2].subject = "papan".to_owned();
    belongs(&mut framework, 5, "1");
    let mut desk = report("papan");
    desk.tie("1", "d", ["", "", ""], &[]).edit(level("3", 2));
    assert_eq!(ids(&framework, &desk), ["5", "3"], "related and open before named and claimed");
}
