//! `benchmark`: where a draft's index stands among published results, who is near, and who rose.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Call, Failure, Outcome, drafts, table};
use crate::{
    assessment::{Assessment, Stage},
    exchange::read_results,
    insight::{
        Average, Benchmark, National, Peer, Placement, PublishedTable, Riser, earlier_table, kind_in_sentence, national,
    },
    rubric::{Exact, Rubric, exact_to_text},
    scoring::{self, Node, NodeKind, Score},
    t,
    words::{Speaks as _, Words, rounded},
};

/// Most institutions that rose which are named in text.
const MOST_RISERS: usize = 10;

/// A comparison as JSON.
#[derive(Serialize)]
struct Output<'a> {
    rubric: &'a str,
    institution: &'a str,
    year: i16,
    table: Table<'a>,
    index: String,
    complete: bool,
    /// The institution's own published row, which is not counted beside the draft.
    own_row: Option<Row<'a>>,
    all: Place,
    kind: Option<Place>,
    average: Option<Averages>,
    kind_average: Option<Averages>,
    averages_source: Option<&'a str>,
    peers: Vec<PeerRow<'a>>,
    risers: Option<RisersOut<'a>>,
    series: Vec<SeriesOut<'a>>,
}

#[derive(Serialize)]
struct Table<'a> {
    year: i16,
    name: &'a str,
    /// The group of peers; empty where all rows of the table are counted.
    group: &'a str,
    source: &'a str,
    institutions: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    index: String,
}

#[derive(Serialize)]
struct Place {
    rank: usize,
    among: usize,
    percentile: usize,
    above: usize,
    below: usize,
    sharing: usize,
}

#[derive(Serialize)]
struct Averages {
    index: String,
    domains: BTreeMap<String, String>,
    aspects: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct PeerRow<'a> {
    name: &'a str,
    index: String,
    ahead: String,
}

#[derive(Serialize)]
struct RisersOut<'a> {
    from: i16,
    source: &'a str,
    unmatched: usize,
    rows: Vec<RiserRow<'a>>,
}

#[derive(Serialize)]
struct RiserRow<'a> {
    name: &'a str,
    from: String,
    to: String,
    rise: String,
}

#[derive(Serialize)]
struct SeriesOut<'a> {
    year: i16,
    index: String,
    rubric: &'a str,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let path = call.given.path(0);
    let source = drafts::open(call, &path)?;
    let opened = &source.opened;
    let (rubric, assessment) = (&*opened.rubric, &opened.draft.assessment);
    let published = national(rubric);
    let own = match call.given.value_path("table") {
        Some(path) => read_results(call.world.disk, &path, rubric).map_err(|error| call.refused(&error))?,
        None => Vec::new(),
    };
    // The table that is given goes before the one the program brings.
    let tables: Vec<&PublishedTable> = own.iter().rev().chain(published.map(National::table)).collect();
    let table = chosen(call, rubric, &tables)?;
    let earlier = earlier_table(tables.iter().copied(), table);
    let score = scoring::score(rubric, assessment, Stage::SelfAssessment);
    let benchmark = Benchmark::of(rubric, assessment, &score, table, published, earlier);
    if call.given.has("json") {
        call.console.json(&output(rubric, assessment, &benchmark, published));
    } else {
        call.console.lines(&lines(call.words(), rubric, assessment, &score, &benchmark));
    }
    Ok(Outcome::Done)
}

/// The table of the year that is asked for, or the first.
fn chosen<'a>(call: &Call<'_>, rubric: &Rubric, tables: &[&'a PublishedTable]) -> Result<&'a PublishedTable, Failure> {
    let years = || {
        let years: BTreeSet<String> = tables.iter().map(|table| table.year.to_string()).collect();
        years.into_iter().collect::<Vec<_>>().join(", ")
    };
    let group = call.given.value("group").map(|group| group.trim().to_lowercase());
    let of_group = |table: &&&PublishedTable| match &group {
        Some(group) => table.group.to_lowercase() == *group,
        None => table.group.is_empty(),
    };
    if let Some(group) = &group
        && !tables.iter().any(|table| of_group(&table))
    {
        let known: BTreeSet<&str> =
            tables.iter().map(|table| table.group.as_str()).filter(|one| !one.is_empty()).collect();
        return Err(call.given.wrong(if known.is_empty() {
            t!(call, cli.benchmark.no_groups).to_owned()
        } else {
            let groups = known.into_iter().collect::<Vec<_>>().join(", ");
            t!(call, cli.benchmark.no_group, found = group, groups = groups)
        }));
    }
    let found = match call.given.value("year") {
        Some(text) => {
            let year: Option<i16> = text.trim().parse().ok();
            let found = tables.iter().filter(of_group).find(|table| Some(table.year) == year);
            found.ok_or_else(|| call.given.wrong(t!(call, cli.benchmark.no_year, found = text, years = years())))?
        }
        None => {
            let found = tables.iter().find(of_group);
            found.ok_or_else(|| Failure::Refused(t!(call, cli.benchmark.no_table, rubric = rubric.name)))?
        }
    };
    Ok(found)
}

fn place(placement: Placement) -> Place {
    Place {
        rank: placement.rank(),
        among: placement.among(),
        percentile: placement.percentile(),
        above: placement.above,
        below: placement.below,
        sharing: placement.sharing(),
    }
}

fn averages(average: &Average) -> Averages {
    let texts = |values: &BTreeMap<String, Exact>| {
        values.iter().map(|(id, value)| (id.clone(), exact_to_text(value))).collect()
    };
    Averages {
        index: exact_to_text(&average.index),
        domains: texts(&average.domains),
        aspects: texts(&average.aspects),
    }
}

fn output<'a>(
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    benchmark: &'a Benchmark<'a>,
    published: Option<&'a National>,
) -> Output<'a> {
    let table = benchmark.table;
    let peer = |peer: &Peer<'a>| PeerRow {
        name: &peer.row.name,
        index: rounded(&peer.row.index, 2),
        ahead: rounded(&peer.ahead, 2),
    };
    let riser = |one: &Riser<'a>| RiserRow {
        name: &one.row.name,
        from: rounded(&one.from, 2),
        to: rounded(&one.row.index, 2),
        rise: rounded(&one.rise, 2),
    };
    let series = published.map(|national| national.series.years.as_slice()).unwrap_or_default();
    Output {
        rubric: &rubric.id,
        institution: assessment.institution.name.value.trim(),
        year: assessment.year.value,
        table: Table {
            year: table.year,
            name: &table.name,
            group: &table.group,
            source: &table.source,
            institutions: table.rows.len(),
        },
        index: rounded(&benchmark.index, 2),
        complete: benchmark.complete,
        own_row: benchmark.own.map(|row| Row { name: &row.name, index: rounded(&row.index, 2) }),
        all: place(benchmark.all),
        kind: benchmark.among_kind.map(place),
        average: benchmark.average.as_ref().map(averages),
        kind_average: benchmark.kind_average.as_ref().map(averages),
        averages_source: benchmark.averages_source,
        peers: benchmark.peers.iter().map(peer).collect(),
        risers: benchmark.risers.as_ref().map(|risers| RisersOut {
            from: risers.from,
            source: risers.source,
            unmatched: risers.unmatched,
            rows: risers.rows.iter().map(riser).collect(),
        }),
        series: series
            .iter()
            .map(|one| SeriesOut { year: one.year, index: rounded(&one.index, 2), rubric: &one.rubric })
            .collect(),
    }
}

fn lines(
    words: Words,
    rubric: &Rubric,
    assessment: &Assessment,
    score: &Score,
    benchmark: &Benchmark<'_>,
) -> Vec<String> {
    let index = crate::chart::index_text(words, score);
    let name = assessment.institution.name.value.trim();
    let mut lines = vec![
        t!(words, benchmark.cli.first, name = name, index = index, table = benchmark.table_name(words)),
        benchmark.headline(words),
        String::new(),
    ];
    lines.extend(table::lines(&values(words, rubric, score, benchmark), &[1, 2, 3]));
    let kind = kind_in_sentence(benchmark.kind, words);
    if !benchmark.peers.is_empty() {
        lines.extend([String::new(), t!(words, benchmark.peers, kind = kind)]);
        let mut rows = vec![head(t!(words, benchmark.cli.head_peers))];
        rows.extend(
            benchmark.peers.iter().map(|peer| {
                vec![peer.row.name.clone(), words.decimal(&peer.row.index, 2), words.signed(&peer.ahead, 2)]
            }),
        );
        lines.extend(table::lines(&rows, &[1, 2]));
    }
    lines.push(String::new());
    match &benchmark.risers {
        Some(risers) => {
            let (from, to) = (risers.from, benchmark.table.year);
            lines.push(t!(words, benchmark.risers, kind = kind, from = from, to = to));
            let mut rows = vec![head(t!(words, benchmark.cli.head_risers))];
            rows.extend(risers.rows.iter().take(MOST_RISERS).map(|one| {
                let shown = |value| words.decimal(value, 2);
                vec![one.row.name.clone(), shown(&one.from), shown(&one.row.index), words.signed(&one.rise, 2)]
            }));
            lines.extend(table::lines(&rows, &[1, 2, 3]));
            lines.push(t!(words, benchmark.source, source = risers.source, year = risers.from));
            if risers.unmatched > 0 {
                lines.push(t!(words, benchmark.unmatched, count = risers.unmatched));
            }
        }
        None => lines.push(t!(words, benchmark.no_risers, year = benchmark.table.year)),
    }
    lines.push(String::new());
    lines.extend(benchmark.cautions(assessment.year.value, words));
    lines.extend(Benchmark::rules(words).map(str::to_owned));
    lines.extend(benchmark.sources(words));
    lines
}

fn head(names: &str) -> Vec<String> {
    names.split('|').map(str::to_owned).collect()
}

/// Own values beside the averages: the index, every domain with its aspects.
fn values(words: Words, rubric: &Rubric, score: &Score, benchmark: &Benchmark<'_>) -> Vec<Vec<String>> {
    let mut rows = vec![vec![
        t!(words, benchmark.head.value).to_owned(),
        t!(words, benchmark.head.own).to_owned(),
        benchmark.kind_head(words),
        benchmark.all_head(words),
    ]];
    let figure = |value: Option<&Exact>| value.map_or_else(|| "–".to_owned(), |value| words.decimal(value, 2));
    rows.extend(benchmark.values(score).into_iter().map(|one| {
        let own = crate::chart::value_text(words, one.node);
        vec![value_name(words, rubric, one.node), own, figure(one.kind), figure(one.all)]
    }));
    rows
}

fn value_name(words: Words, rubric: &Rubric, node: &Node) -> String {
    let id = node.id.as_str();
    match node.kind {
        NodeKind::Domain => {
            let domain = rubric.domains.iter().find(|domain| domain.id == id);
            t!(words, benchmark.domain, id = id, name = domain.map_or("", |domain| domain.short.as_str()))
        }
        NodeKind::Aspect => {
            let aspect = rubric.aspects.iter().find(|aspect| aspect.id == id);
            t!(words, benchmark.aspect, id = id, name = aspect.map_or("", |aspect| aspect.short.as_str()))
        }
        _ => t!(words, benchmark.index).to_owned(),
    }
}
