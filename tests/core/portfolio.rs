//! Many institutions side by side: which file counts, ranks, filters, movers, median.
#![allow(clippy::unwrap_used, reason = "a portfolio that cannot be put together must stop the test")]

use std::{cmp::Reverse, collections::BTreeSet};

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Edit, Field, Kind},
    insight::{
        Below, FileFacts, Member, NotCounted, Portfolio, PortfolioFilter, PortfolioGroup, PortfolioState,
        PortfolioView, Summary, squares, strip,
    },
    report::sheets::{MOST_IN_CELL, PortfolioInput, Value, portfolio_workbook},
    rubric::{Exact, exact_from_text},
    words::{self, Sentence as _, Words},
};

use crate::support::{answered, at, author, levels_for, rubric};

fn assessment(name: &str, year: i16, levels: &[u8]) -> Assessment {
    let mut assessment = answered(levels);
    let edits = vec![
        Field::Assessment(AssessmentField::InstitutionName).set(name.to_owned()),
        Field::Assessment(AssessmentField::Year).set(year),
    ];
    assessment.apply(&rubric(), Edit::Many(edits), &author("Uji", 1)).unwrap();
    assessment
}

/// A file with a draft of its own.
fn member(path: &str, name: &str, year: i16, levels: &[u8]) -> Member {
    let file = FileFacts {
        document: format!("dokumen {path}").as_str().into(),
        revision: 3,
        checksum: path.to_owned(),
        saved_at: at(0),
    };
    let summary = Summary::of(&rubric(), &assessment(name, year, levels), &BTreeSet::new(), file);
    Member { path: path.to_owned(), report: false, summary }
}

fn group(year: i16, count: usize) -> PortfolioGroup {
    PortfolioGroup { year: Reverse(year), count: Reverse(count), rubric: rubric().id.clone() }
}

fn all_of(portfolio: &Portfolio, year: i16) -> PortfolioView {
    PortfolioView::of(portfolio, &rubric(), &group(year, 0), &PortfolioFilter::default())
}

fn exact(text: &str) -> Exact {
    exact_from_text(text).unwrap()
}

#[test]
fn of_the_files_of_one_draft_the_latest_counts_and_every_other_is_named_with_the_one_that_does() {
    let one = |path: &str, revision: u64, checksum: &str, saved: i64, report: bool| {
        let mut member = member(path, "Kota A", 2024, &[3; 47]);
        member.report = report;
        member.summary.file =
            FileFacts { document: "satu".into(), revision, checksum: checksum.to_owned(), saved_at: at(saved) };
        member
    };
    let files = vec![
        one("a-laporan.pdf", 7, "tujuh", 70, true),
        one("b.ron", 7, "tujuh", 70, false),
        one("c-lama.ron", 5, "lima", 50, false),
        one("d-lain.ron", 7, "lain", 60, false),
    ];
    let portfolio = Portfolio::of(files.clone());
    let paths: Vec<&str> = portfolio.members().iter().map(|member| member.path.as_str()).collect();
    assert_eq!(paths, ["b.ron"], "the draft itself before the report of the same revision");
    let aside: Vec<(&str, &str, &NotCounted)> =
        portfolio.set_aside().iter().map(|one| (one.path.as_str(), one.counted.as_str(), &one.why)).collect();
    assert_eq!(
        aside,
        [
            ("a-laporan.pdf", "b.ron", &NotCounted::Copy),
            ("c-lama.ron", "b.ron", &NotCounted::Earlier { revision: 5, later: 7 }),
            ("d-lain.ron", "b.ron", &NotCounted::Split { revision: 7 }),
        ]
    );
    for one in portfolio.set_aside() {
        let said = one.sentence_in(Words::indonesian());
        assert!(said.contains(&one.path) && said.contains("b.ron"), "{said}");
    }
    let mut turned = files;
    turned.reverse();
    assert_eq!(Portfolio::of(turned), portfolio, "whatever order they were read in");
}

#[test]
fn of_two_drafts_of_one_institution_and_year_the_one_saved_last_counts() {
    let mut older = member("a.ron", "Kota  Contoh", 2024, &[4; 47]);
    older.summary.file.saved_at = at(1);
    let mut newer = member("b.ron", "kota contoh", 2024, &[2; 47]);
    newer.summary.file.saved_at = at(2);
    let other_year = member("c.ron", "Kota Contoh", 2023, &[2; 47]);
    let nameless = [member("d.ron", "", 2024, &[3; 47]), member("e.ron", " ", 2024, &[3; 47])];
    let mut files = vec![older, newer, other_year];
    files.extend(nameless);
    let portfolio = Portfolio::of(files);
    let paths: Vec<&str> = portfolio.members().iter().map(|member| member.path.as_str()).collect();
    assert_eq!(paths, ["b.ron", "c.ron", "d.ron", "e.ron"], "those without a name are not the same institution");
    let aside = &portfolio.set_aside()[0];
    assert_eq!((aside.path.as_str(), &aside.why), ("a.ron", &NotCounted::SecondDraft));
    assert_eq!(portfolio.groups(), [group(2024, 3), group(2023, 1)]);
}

#[test]
fn equal_printed_figures_share_the_best_rank_and_a_lower_bound_has_none() {
    let portfolio = Portfolio::of(vec![
        member("a.ron", "A", 2024, &levels_for("3.50")),
        member("b.ron", "B", 2024, &levels_for("3.4975")),
        member("c.ron", "C", 2024, &[3; 47]),
        member("d.ron", "D", 2024, &[4; 46]),
        member("e.ron", "E", 2024, &[4; 47]),
    ]);
    let view = all_of(&portfolio, 2024);
    let ranks: Vec<(&str, Option<usize>)> =
        view.rows.iter().map(|row| (row.member.summary.institution.as_str(), row.rank)).collect();
    // 3.4975 is printed as 3,50 as well, though its predicate is the lower one.
    let complete: Vec<_> = ranks.iter().filter(|(name, _)| *name != "D").copied().collect();
    assert_eq!(complete, [("E", Some(1)), ("A", Some(2)), ("B", Some(2)), ("C", Some(4))]);
    assert_eq!(ranks.iter().find(|(name, _)| *name == "D").unwrap().1, None);
    assert_eq!(view.ranked(), 4);
    let bound = &view.rows.iter().find(|row| row.rank.is_none()).unwrap().member.summary;
    assert!(bound.index < bound.highest && bound.state() == PortfolioState::Filling);
}

#[test]
fn what_moved_is_told_against_the_last_complete_year_of_the_same_institution() {
    let portfolio = Portfolio::of(vec![
        member("a22.ron", "A", 2022, &[2; 47]),
        member("a23.ron", "A", 2023, &[3; 47]),
        member("a24.ron", "a", 2024, &[4; 47]),
        member("b23.ron", "B", 2023, &[4; 47]),
        member("b24.ron", "B", 2024, &[3; 47]),
        member("c23.ron", "C", 2023, &[3; 40]),
        member("c24.ron", "C", 2024, &[3; 47]),
        member("d24.ron", "D", 2024, &[3; 47]),
        member("e23.ron", "E", 2023, &[3; 47]),
        member("e24.ron", "E", 2024, &[3; 47]),
        member("x0.ron", "D", 0, &[1; 47]),
    ]);
    let view = all_of(&portfolio, 2024);
    let movers: Vec<(&str, i16, String)> = view
        .movers()
        .iter()
        .map(|row| {
            let moved = row.moved.as_ref().unwrap();
            (row.member.path.as_str(), moved.since, words::rounded(&moved.by, 2))
        })
        .collect();
    assert_eq!(movers, [("a24.ron", 2023, "1.00".to_owned()), ("b24.ron", 2023, "-1.00".to_owned())]);
    let of = |path: &str| view.rows.iter().find(|row| row.member.path == path).unwrap().moved.clone();
    assert_eq!((of("c24.ron"), of("d24.ron")), (None, None), "a bound is no year to compare with, nor is none");
    assert_eq!(of("e24.ron").unwrap().by, Exact::default());
    // A filter changes who is shown, not what moved.
    let filter = PortfolioFilter { kinds: [Kind::City].into(), ..Default::default() };
    let none = PortfolioView::of(&portfolio, &rubric(), &group(2024, 0), &filter);
    assert_eq!((none.rows.len(), none.of), (0, 5));
}

#[test]
fn median_and_quartiles_lie_between_values_in_proportion() {
    let of = |numbers: &[i64]| {
        let values: Vec<Exact> = numbers.iter().map(|number| Exact::from_integer((*number).into())).collect();
        strip(&values)
    };
    assert_eq!(of(&[]), None);
    let one = of(&[3]).unwrap();
    assert_eq!((&one.lower, &one.median, &one.upper), (&exact("3"), &exact("3"), &exact("3")));
    let four = of(&[1, 2, 3, 4]).unwrap();
    assert_eq!((four.lower, four.median, four.upper), (exact("1.75"), exact("2.5"), exact("3.25")));
}

#[test]
fn texts_too_long_for_a_cell_go_on_in_a_sheet_of_their_own_and_none_of_them_is_lost() {
    let name = "Kota Panjang ".repeat(3_000);
    let bad = "Berkas rusak ".repeat(3_000);
    // No system gives a file a longer path.
    let ending = ".ron";
    let path = format!("{}{ending}", "folder/".repeat(585));
    let portfolio = Portfolio::of(vec![member(&path, &name, 2024, &[3; 47]), member("b.ron", "B", 2024, &[4; 47])]);
    let (rubric, view) = (rubric(), all_of(&portfolio, 2024));
    let input = PortfolioInput {
        folder: &path,
        rubric: &rubric,
        year: 2024,
        portfolio: &portfolio,
        view: &view,
        bad: &[(&path, &bad)],
        version: "uji",
    };
    let book = portfolio_workbook(&input, Words::indonesian());
    assert!(book.to_xlsx().unwrap().starts_with(b"PK"));
    let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    let texts: Vec<&str> =
        cells.filter_map(|cell| if let Value::Text(text) = &cell.value { Some(text.as_str()) } else { None }).collect();
    assert!(texts.iter().all(|text| text.encode_utf16().count() <= MOST_IN_CELL));
    let mut whole =
        texts.iter().filter(|text| text.len() > 1_000 || text.ends_with(ending)).copied().collect::<String>();
    for long in [name.trim(), bad.as_str(), path.as_str()] {
        // Its parts stand in order, though not beside each other.
        for part in long.as_bytes().chunks(MOST_IN_CELL) {
            let part = std::str::from_utf8(part).unwrap();
            let at = whole.find(part).unwrap_or_else(|| panic!("{} letters are lost", part.len()));
            whole.replace_range(at..at + part.len(), "");
        }
    }
}

fn few() -> impl Strategy<Value = Vec<(u8, u8, usize, i64)>> {
    prop::collection::vec((0_u8..6, 1_u8..=5, prop_oneof![Just(47_usize), 40_usize..47], 0_i64..3), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Nothing is lost and nothing counted twice, each rank is one more than there are complete ones with a higher printed
    /// index, a filter only takes away, and every one shown has its square.
    #[test]
    fn every_file_counts_once_or_is_named_and_ranks_say_how_many_are_above(files in few(), low in 1_i64..5) {
        let rubric = rubric();
        let members: Vec<Member> = files
            .iter()
            .enumerate()
            .map(|(place, (name, level, count, saved))| {
                let mut one = member(&format!("{place}.ron"), &format!("Kota {name}"), 2024, &vec![*level; *count]);
                one.summary.file.saved_at = at(*saved);
                one
            })
            .collect();
        let portfolio = Portfolio::of(members);
        let mut paths: Vec<&str> = portfolio.members().iter().map(|one| one.path.as_str()).collect();
        let counted: BTreeSet<&str> = paths.iter().copied().collect();
        for one in portfolio.set_aside() {
            prop_assert!(counted.contains(one.counted.as_str()), "{one:?}");
            paths.push(&one.path);
        }
        let different: BTreeSet<&str> = paths.iter().copied().collect();
        prop_assert_eq!((paths.len(), different.len()), (files.len(), files.len()));

        let view = all_of(&portfolio, 2024);
        let printed = |row: &spbe_mandiri::insight::PortfolioRow| exact(&words::rounded(&row.member.summary.index, 2));
        for row in &view.rows {
            prop_assert_eq!(row.rank.is_some(), row.member.summary.answered == 47);
            let above = view.rows.iter().filter(|other| other.rank.is_some() && printed(other) > printed(row)).count();
            prop_assert!(row.rank.is_none_or(|rank| rank == above + 1));
        }
        let squares: Vec<usize> = squares(&rubric, &view).into_iter().flatten().collect();
        prop_assert_eq!(squares.iter().collect::<BTreeSet<_>>().len(), view.rows.len());
        prop_assert_eq!(squares.len(), view.rows.len());

        let below = Below { domain: 2, value: Exact::from_integer(low.into()) };
        let filter = PortfolioFilter { below: Some(below), ..Default::default() };
        let some = PortfolioView::of(&portfolio, &rubric, &group(2024, 0), &filter);
        let wanted = view.rows.iter().filter(|row| *row.member.summary.domain(2).unwrap() < Exact::from_integer(low.into()));
        prop_assert_eq!(some.rows.len(), wanted.count());
        prop_assert_eq!(some.of, view.rows.len());
    }
}
