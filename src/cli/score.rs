//! `score`: index, band, aspects, domains and progress.

use serde::Serialize;

use super::{Call, Failure, Outcome, drafts, index_json::Index, table, trace};
use crate::{
    assessment::{Assessment, Stage},
    chart::value_text,
    insight::{Backing, Inspection, band_notice},
    rubric::{Exact, Rubric, exact_to_text},
    scoring::{self, Node, NodeKind, Score, Trace, band_distance},
    t,
    words::{Speaks as _, Words, rounded},
};

/// A stage's numbers as JSON.
#[derive(Serialize)]
struct Output<'a> {
    rubric: &'a str,
    institution: &'a str,
    year: i16,
    answered: usize,
    total: usize,
    index: Index<'a>,
    index_highest: Index<'a>,
    index_answered: Option<Index<'a>>,
    /// The index if every claimed level were the one its evidence carries; unanswered at the lowest, as in `index`.
    index_supported: Index<'a>,
    /// Ids of the indicators whose claim is above its evidence.
    unsupported: Vec<&'a str>,
    domains: Vec<Group<'a>>,
    aspects: Vec<Group<'a>>,
    indicators: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    id: &'a str,
    name: &'a str,
    weight: String,
    exact: String,
    rounded: String,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    level: Option<u8>,
    value: String,
    weight: String,
    contribution: String,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let path = call.given.path(0);
    let source = drafts::open(call, &path)?;
    let (rubric, assessment) = (&*source.opened.rubric, &source.opened.draft.assessment);
    let score = scoring::score(rubric, assessment, Stage::SelfAssessment);
    let missing = source.missing_files(call.world.disk);
    let inspection = Inspection::of(rubric, assessment, &score, &missing);
    let backing = Backing::of(rubric, assessment, &inspection);
    match (call.given.value("trace"), call.given.has("json")) {
        (Some(which), json) => {
            let node = trace::find(&score, &which)
                .ok_or_else(|| call.given.wrong(t!(call, cli.trace.unknown, found = which)))?;
            if json {
                call.console.json(&trace::json(rubric, node));
            } else {
                call.console.lines(&trace::lines(call.words(), rubric, assessment, &score, node));
            }
        }
        (None, true) => call.console.json(&output(rubric, assessment, &score, &backing)),
        (None, false) => call.console.lines(&lines(call.words(), rubric, assessment, &score, &backing)),
    }
    Ok(Outcome::Done)
}

fn output<'a>(rubric: &'a Rubric, assessment: &'a Assessment, score: &'a Score, backing: &'a Backing) -> Output<'a> {
    let value = |node: &Node| node.value.as_ref().map(exact_to_text).unwrap_or_default();
    let groups = |kind: NodeKind| {
        score
            .lowest
            .nodes(kind)
            .into_iter()
            .map(|node| Group {
                id: &node.id,
                name: trace::node_name(rubric, node),
                weight: exact_to_text(&node.weight),
                exact: value(node),
                rounded: node.value.as_ref().map(|value| rounded(value, 2)).unwrap_or_default(),
            })
            .collect()
    };
    let row = |node: &'a Node| Row {
        id: &node.id,
        level: assessment.level(&node.id, 0),
        value: value(node),
        weight: exact_to_text(&node.weight),
        contribution: exact_to_text(&node.contribution),
    };
    Output {
        rubric: &rubric.id,
        institution: &assessment.institution.name.value,
        year: assessment.year.value,
        answered: score.answered,
        total: score.total,
        index: Index::of(rubric, score.index()),
        index_highest: Index::of(rubric, score.highest.value()),
        index_answered: answered_only(&score.answered_only).map(|value| Index::of(rubric, value)),
        index_supported: Index::of(rubric, backing.score.index()),
        unsupported: backing.unbacked.iter().map(|one| one.indicator.as_str()).collect(),
        domains: groups(NodeKind::Domain),
        aspects: groups(NodeKind::Aspect),
        indicators: score.lowest.nodes(NodeKind::Indicator).into_iter().map(row).collect(),
    }
}

/// The mean of what is answered; `None` where nothing is.
fn answered_only(trace: &Trace) -> Option<&Exact> {
    trace.root.value.as_ref()
}

fn lines(words: Words, rubric: &Rubric, assessment: &Assessment, score: &Score, backing: &Backing) -> Vec<String> {
    let band = |value: &Exact| rubric.band(value).map_or("", |band| band.name.as_str());
    let mut lines = vec![
        t!(
            words,
            cli.score.head,
            institution = assessment.institution.name.value,
            rubric = rubric.name,
            year = assessment.year.value
        ),
        String::new(),
        t!(words, cli.score.progress, answered = score.answered, total = score.total),
    ];
    let exact = words.localized(&exact_to_text(score.index()));
    let shown = words.decimal(score.index(), 2);
    if score.complete() {
        lines.push(t!(words, cli.score.index, index = shown, band = band(score.index()), exact = exact));
    } else {
        let highest = score.highest.value();
        lines.push(t!(words, cli.score.bound, index = shown, band = band(score.index()), exact = exact));
        lines.push(t!(words, cli.score.highest, index = words.decimal(highest, 2), band = band(highest)));
        if let Some(value) = answered_only(&score.answered_only) {
            lines.push(t!(words, cli.score.answered, index = words.decimal(value, 2), answered = score.answered));
        }
    }
    lines.push(supported(words, rubric, backing));
    if let Some(notice) = band_notice(rubric, score, words) {
        lines.push(notice);
    }
    if let Some(distance) = band_distance(rubric, score) {
        lines.push(t!(
            words,
            cli.score.distance,
            missing = words.decimal(&distance.missing, 4),
            band = distance.band.name
        ));
    }
    for (kind, head) in
        [(NodeKind::Domain, t!(words, cli.score.domains)), (NodeKind::Aspect, t!(words, cli.score.aspects))]
    {
        let nodes = score.lowest.nodes(kind);
        if nodes.is_empty() {
            continue;
        }
        lines.push(String::new());
        lines.push(head.to_owned());
        let rows: Vec<Vec<String>> = nodes.into_iter().map(|node| group_row(words, rubric, node)).collect();
        lines.extend(table::lines(&rows, &[0, 2, 3, 4]));
    }
    lines
}

/// What the evidence backs, and where it backs less than is claimed.
fn supported(words: Words, rubric: &Rubric, backing: &Backing) -> String {
    let index = value_text(words, &backing.score.lowest.root);
    let band = backing.score.band(rubric).map_or("", |band| band.name.as_str());
    let ids: Vec<&str> = backing.unbacked.iter().map(|one| one.indicator.as_str()).collect();
    match ids.len() {
        0 => t!(words, cli.score.supported_all, index = index, band = band),
        count => {
            t!(words, cli.score.supported, index = index, band = band, count = count, indicators = ids.join(", "))
        }
    }
}

fn group_row(words: Words, rubric: &Rubric, node: &Node) -> Vec<String> {
    vec![
        node.id.clone(),
        trace::node_name(rubric, node).to_owned(),
        node.value.as_ref().map(|value| words.decimal(value, 2)).unwrap_or_default(),
        words.percent(&node.weight, 2),
        format!("{}/{}", words.count(node.answered), words.count(node.total)),
    ]
}
