//! `portfolio`: many institutions of a folder, ranked.

use std::{
    cmp::Reverse,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError, atomic::AtomicBool},
};

use jiff::Timestamp;
use serde::Serialize;

use super::{Call, Failure, Outcome, sheets::is_workbook, table};
use crate::{
    insight::{Member, Portfolio, PortfolioFilter, PortfolioGroup, PortfolioRow, PortfolioView},
    report::{
        Paper, build_portfolio,
        sheets::{PortfolioInput, csv, portfolio_sheet, portfolio_workbook},
    },
    rubric::{self, Exact, Rubric, exact_to_text},
    session::{BadFile, FolderReader, News, list_folder, load_kept, read_folder, save_kept},
    storage::{Output as Place, export},
    t,
    words::{Sentence as _, Speaks as _, Words, rounded},
};

/// What was found in a folder.
struct Gathered {
    portfolio: Portfolio,
    bad: Vec<BadFile>,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let folder = call.given.path(0);
    let outputs = outputs(call)?;
    let year = year(call)?;
    let found = gather(call, &folder);
    for file in &found.bad {
        call.console.complain(&file.reason);
    }
    let outcome = if found.bad.is_empty() { Outcome::Done } else { Outcome::Findings };
    let groups = found.portfolio.groups();
    let id = call.given.value("rubric");
    let wanted = |group: &&PortfolioGroup| {
        year.is_none_or(|year| group.year == Reverse(year)) && id.as_ref().is_none_or(|id| *id == group.rubric)
    };
    let words = call.words();
    let Some(group) = groups.iter().find(wanted) else {
        let none = if groups.is_empty() {
            t!(call, portfolio.none, folder = folder.display())
        } else {
            t!(call, portfolio.none_such, groups = words.listed(&named(words, &groups)))
        };
        return Err(Failure::Refused(none));
    };
    let Some(rubric) = rubric::builtin(&group.rubric) else { return Ok(outcome) };
    let view = PortfolioView::of(&found.portfolio, &rubric, group, &PortfolioFilter::default());
    for file in found.portfolio.set_aside() {
        call.console.complain(file.sentence_in(words));
    }
    let bad: Vec<(&str, &str)> = found.bad.iter().map(|one| (one.path.as_str(), one.reason.as_str())).collect();
    let shown = folder.to_string_lossy().into_owned();
    let input = PortfolioInput {
        folder: &shown,
        rubric: &rubric,
        year: group.year.0,
        portfolio: &found.portfolio,
        view: &view,
        bad: &bad,
        version: env!("CARGO_PKG_VERSION"),
    };
    write(call, &outputs, &folder, &input)?;
    if call.given.has("json") {
        call.console.json(&output(&input, &groups, words));
    } else if outputs.is_empty() {
        let lines = lines(words, &input, &groups, group);
        call.console.lines(&lines);
    }
    Ok(outcome)
}

/// Where files are wanted.
fn outputs(call: &Call<'_>) -> Result<Vec<PathBuf>, Failure> {
    let ends = |path: &Path, ending: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
    let csv = call.given.value("csv").map(PathBuf::from);
    let other = call.given.value("output").map(PathBuf::from);
    if let Some(path) = csv.as_ref().filter(|path| !ends(path, "csv")) {
        return Err(call.given.wrong(t!(call, portfolio.not_csv, path = path.display())));
    }
    if let Some(path) = other.as_ref().filter(|path| !is_workbook(path) && !ends(path, "pdf")) {
        return Err(call.given.wrong(t!(call, portfolio.not_output, path = path.display())));
    }
    Ok(csv.into_iter().chain(other).collect())
}

fn year(call: &Call<'_>) -> Result<Option<i16>, Failure> {
    let Some(text) = call.given.value("year") else { return Ok(None) };
    let wrong = || call.given.wrong(t!(call, portfolio.no_year, found = text));
    text.trim().parse().ok().map(Some).ok_or_else(wrong)
}

/// Reads the folder, and keeps what was read for the next time.
fn gather(call: &Call<'_>, folder: &Path) -> Gathered {
    let (disk, places, words) = (call.world.disk, call.world.places.as_ref(), call.words());
    let listed = list_folder(disk, places, folder, words);
    let kept = load_kept(disk, places, folder);
    let cancelled = AtomicBool::new(false);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let reader = FolderReader { disk, rubrics: rubric::builtin, words, threads, cancelled: &cancelled };
    let found: Mutex<(Vec<Member>, Vec<BadFile>)> = Mutex::new((Vec::new(), listed.bad.clone()));
    let now_kept = read_folder(reader, &listed, &kept, &|news| {
        let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
        match news {
            News::Read(member) => found.0.push(*member),
            News::Bad(file) => found.1.push(file),
        }
    });
    if let Some(now) = now_kept.filter(|now| *now != kept) {
        // What cannot be kept is read again the next time.
        let _ = save_kept(disk, places, folder, &now);
    }
    let (members, mut bad) = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    bad.sort();
    Gathered { portfolio: Portfolio::of(members), bad }
}

/// Writes the files that are wanted: all of them, or none where one may not be written.
fn write(call: &mut Call<'_>, outputs: &[PathBuf], folder: &Path, input: &PortfolioInput<'_>) -> Result<(), Failure> {
    let words = call.words();
    let disk = call.world.disk;
    let mut ready = Vec::new();
    for out in outputs {
        let bytes = made(call, out, input)?;
        let is_same = || disk.read(out, bytes.len() as u64).is_ok_and(|old| old == bytes);
        let place = Place { made_from: Some(folder), ..call.output(out) };
        let mode = place.mode(disk, is_same).map_err(|error| call.not_replaced(&error))?;
        ready.push((out, bytes, mode));
    }
    for (out, bytes, mode) in ready {
        export(disk, out, &bytes, mode).map_err(|error| call.refused(&error))?;
        call.console.line(t!(
            call,
            portfolio.written,
            count = words.count(input.view.rows.len()),
            path = out.display()
        ));
    }
    Ok(())
}

/// The bytes of a file, by how its name ends.
fn made(call: &Call<'_>, out: &Path, input: &PortfolioInput<'_>) -> Result<Vec<u8>, Failure> {
    let words = call.words();
    let ends = |ending: &str| out.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if ends("pdf") {
        build_portfolio(input, Paper::default(), words).to_pdf().map_err(|error| call.refused(&error))
    } else if is_workbook(out) {
        portfolio_workbook(input, words).to_xlsx().map_err(|error| call.refused(&error))
    } else {
        Ok(csv(&portfolio_sheet(input, words), words))
    }
}

/// Frameworks and years, as people are told.
fn named(words: Words, groups: &[PortfolioGroup]) -> Vec<String> {
    let name = |group: &PortfolioGroup| {
        let framework = rubric::builtin(&group.rubric).map_or_else(|| group.rubric.clone(), |one| one.name.clone());
        t!(words, portfolio.group, rubric = framework, year = group.year.0, count = words.count(group.count.0))
    };
    groups.iter().map(name).collect()
}

fn lines(words: Words, input: &PortfolioInput<'_>, groups: &[PortfolioGroup], group: &PortfolioGroup) -> Vec<String> {
    let (rubric, view) = (input.rubric, input.view);
    let mut head: Vec<String> = vec![
        t!(words, portfolio.column.rank).to_owned(),
        t!(words, portfolio.column.institution).to_owned(),
        t!(words, portfolio.column.index).to_owned(),
        t!(words, portfolio.column.band).to_owned(),
        t!(words, portfolio.column.supported).to_owned(),
    ];
    head.extend(rubric.domains.iter().map(|domain| domain.short.clone()));
    head.extend([
        t!(words, portfolio.column.moved).to_owned(),
        t!(words, portfolio.column.answered).to_owned(),
        t!(words, portfolio.column.findings).to_owned(),
        t!(words, portfolio.column.state).to_owned(),
    ]);
    let mut rows = vec![head];
    rows.extend(view.rows.iter().map(|row| line(words, rubric, row)));
    let domains = rubric.domains.len();
    let right: Vec<usize> = [0, 2, 4].into_iter().chain(5..domains + 8).collect();
    let mut lines = vec![
        t!(words, portfolio.title, rubric = rubric.name, year = input.year, count = words.count(view.rows.len())),
        String::new(),
    ];
    lines.extend(table::lines(&rows, &right));
    lines.push(String::new());
    lines.push(t!(words, portfolio.rule, ranked = words.count(view.ranked()), count = words.count(view.rows.len())));
    lines.extend([t!(words, portfolio.differences).to_owned(), t!(words, portfolio.findings_rule).to_owned()]);
    let others: Vec<PortfolioGroup> = groups.iter().filter(|other| *other != group).cloned().collect();
    if !others.is_empty() {
        lines.push(t!(words, portfolio.others, groups = words.listed(&named(words, &others))));
    }
    lines
}

fn line(words: Words, rubric: &Rubric, row: &PortfolioRow) -> Vec<String> {
    let summary = &row.member.summary;
    let two = |number: &Exact| words.decimal(number, 2);
    let index = two(&summary.index);
    let name = if summary.institution.trim().is_empty() { &row.member.path } else { &summary.institution };
    let mut cells = vec![
        row.rank.map_or_else(|| "–".to_owned(), |rank| words.count(rank)),
        name.clone(),
        if summary.complete() { index } else { t!(words, home.at_least, index = index) },
        rubric.band(&summary.index).map_or("", |band| &band.name).to_owned(),
        two(&summary.supported),
    ];
    cells.extend((0..rubric.domains.len()).map(|place| summary.domain(place).map_or_else(String::new, two)));
    cells.extend([
        row.moved.as_ref().map_or_else(|| "–".to_owned(), |moved| words.signed(&moved.by, 2)),
        t!(words, portfolio.answered, done = summary.answered, total = summary.total),
        words.count(summary.open_work()),
        summary.state().name(words).to_owned(),
    ]);
    cells
}

/// A portfolio as JSON.
#[derive(Serialize)]
struct Output<'a> {
    folder: &'a str,
    rubric: &'a str,
    year: i16,
    institutions: Vec<Row<'a>>,
    groups: Vec<Group<'a>>,
    not_counted: Vec<Aside<'a>>,
    bad: Vec<Bad<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    rubric: &'a str,
    year: i16,
    count: usize,
}

#[derive(Serialize)]
struct Aside<'a> {
    path: &'a str,
    counted: &'a str,
    reason: String,
}

#[derive(Serialize)]
struct Bad<'a> {
    path: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Row<'a> {
    /// Null where the index is a lower bound.
    rank: Option<usize>,
    institution: &'a str,
    kind: &'static str,
    index: Number<'a>,
    index_highest: Number<'a>,
    supported: Number<'a>,
    domains: Vec<Domain<'a>>,
    moved: Option<Moved>,
    answered: usize,
    total: usize,
    required: usize,
    advised: usize,
    notices: usize,
    missing_files: usize,
    state: &'static str,
    document: String,
    revision: u64,
    saved_at: Timestamp,
    changed_at: Option<Timestamp>,
    report: bool,
    path: &'a str,
}

#[derive(Serialize)]
struct Number<'a> {
    exact: String,
    rounded: String,
    band: &'a str,
}

#[derive(Serialize)]
struct Domain<'a> {
    id: &'a str,
    exact: String,
    rounded: String,
}

#[derive(Serialize)]
struct Moved {
    since: i16,
    exact: String,
    rounded: String,
}

fn output<'a>(input: &PortfolioInput<'a>, groups: &'a [PortfolioGroup], words: Words) -> Output<'a> {
    let number = |value: &Exact| Number {
        exact: exact_to_text(value),
        rounded: rounded(value, 2),
        band: input.rubric.band(value).map_or("", |band| band.name.as_str()),
    };
    let row = |row: &'a PortfolioRow| {
        let summary = &row.member.summary;
        let domains = input.rubric.domains.iter().enumerate().filter_map(|(place, domain)| {
            let value = summary.domain(place)?;
            Some(Domain { id: &domain.id, exact: exact_to_text(value), rounded: rounded(value, 2) })
        });
        Row {
            rank: row.rank,
            institution: &summary.institution,
            kind: summary.kind.code(),
            index: number(&summary.index),
            index_highest: number(&summary.highest),
            supported: number(&summary.supported),
            domains: domains.collect(),
            moved: row.moved.as_ref().map(|moved| Moved {
                since: moved.since,
                exact: exact_to_text(&moved.by),
                rounded: rounded(&moved.by, 2),
            }),
            answered: summary.answered,
            total: summary.total,
            required: summary.findings[0],
            advised: summary.findings[1],
            notices: summary.findings[2],
            missing_files: summary.missing_files,
            state: summary.state().code(),
            document: summary.file.document.to_string(),
            revision: summary.file.revision,
            saved_at: summary.file.saved_at,
            changed_at: summary.changed_at,
            report: row.member.report,
            path: &row.member.path,
        }
    };
    let aside = input.portfolio.set_aside().iter();
    Output {
        folder: input.folder,
        rubric: &input.rubric.id,
        year: input.year,
        institutions: input.view.rows.iter().map(row).collect(),
        groups: groups
            .iter()
            .map(|group| Group { rubric: &group.rubric, year: group.year.0, count: group.count.0 })
            .collect(),
        not_counted: aside
            .map(|one| Aside { path: &one.path, counted: &one.counted, reason: one.sentence_in(words) })
            .collect(),
        bad: input.bad.iter().map(|(path, reason)| Bad { path, reason }).collect(),
    }
}
