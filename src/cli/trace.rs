//! `score --trace`: one number with its formula and this file's inputs.

use serde::Serialize;

use super::{score::group_name, table};
use crate::{
    assessment::Assessment,
    rubric::{Exact, Rubric, exact_to_text},
    scoring::{Node, NodeKind, Score},
    t,
    words::{decimal, percent, rounded},
};

/// A node as JSON.
#[derive(Serialize)]
pub(super) struct Output<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    value: Option<String>,
    rounded: Option<String>,
    weight: String,
    contribution: String,
    answered: usize,
    total: usize,
    inputs: Vec<Self>,
}

/// The node that is asked for: `3`, `indikator:3`, `aspek:5`, `domain:2`, `indeks` or nothing.
pub(super) fn find<'a>(score: &'a Score, which: &str) -> Option<&'a Node> {
    let (kind, id) = match which.trim().split_once(':') {
        None if which.trim().is_empty() || which.trim().eq_ignore_ascii_case("indeks") => (NodeKind::Index, ""),
        None => (NodeKind::Indicator, which.trim()),
        Some(("indikator", id)) => (NodeKind::Indicator, id.trim()),
        Some(("aspek", id)) => (NodeKind::Aspect, id.trim()),
        Some(("domain", id)) => (NodeKind::Domain, id.trim()),
        Some(_) => return None,
    };
    score.lowest.node(kind, id)
}

/// A node and everything below it as JSON.
pub(super) fn json<'a>(rubric: &'a Rubric, node: &'a Node) -> Output<'a> {
    Output {
        kind: match node.kind {
            NodeKind::Index => "indeks",
            NodeKind::Domain => "domain",
            NodeKind::Aspect => "aspek",
            NodeKind::Indicator => "indikator",
            NodeKind::Entry => "isian",
        },
        id: &node.id,
        name: group_name(rubric, node),
        value: node.value.as_ref().map(exact_to_text),
        rounded: node.value.as_ref().map(|value| rounded(value, 2)),
        weight: exact_to_text(&node.weight),
        contribution: exact_to_text(&node.contribution),
        answered: node.answered,
        total: node.total,
        inputs: node.inputs.iter().map(|input| json(rubric, input)).collect(),
    }
}

/// A number with its formula, its inputs and where the formula is stated.
pub(super) fn lines(rubric: &Rubric, assessment: &Assessment, score: &Score, node: &Node) -> Vec<String> {
    let mut lines = vec![title(rubric, node), String::new()];
    match node.kind {
        NodeKind::Indicator | NodeKind::Entry => indicator_lines(rubric, assessment, score, node, &mut lines),
        NodeKind::Index | NodeKind::Domain | NodeKind::Aspect => mean_lines(rubric, score, node, &mut lines),
    }
    lines.push(String::new());
    lines.push(t!("cli.trace.source", regulation = rubric.regulation_short));
    lines
}

fn title(rubric: &Rubric, node: &Node) -> String {
    let name = group_name(rubric, node);
    match node.kind {
        NodeKind::Index => t!("cli.trace.index", rubric = rubric.name),
        NodeKind::Domain => t!("cli.trace.domain", id = node.id, name = name),
        NodeKind::Aspect => t!("cli.trace.aspect", id = node.id, name = name),
        NodeKind::Indicator | NodeKind::Entry => t!("cli.trace.indicator", id = node.id, name = name),
    }
}

/// A weighted mean: one line for each input, then the sum and the division.
fn mean_lines(rubric: &Rubric, score: &Score, node: &Node, lines: &mut Vec<String>) {
    lines.push(t!("cli.trace.formula").to_owned());
    let rows: Vec<Vec<String>> = node
        .inputs
        .iter()
        .map(|input| {
            // The product with the weight is the contribution to the whole index, times a hundred.
            let product = &input.contribution * Exact::from_integer(100.into());
            vec![
                input.id.clone(),
                group_name(rubric, input).to_owned(),
                exact(input.value.as_ref()),
                "×".to_owned(),
                percent(&input.weight, 2),
                "=".to_owned(),
                number(&product),
            ]
        })
        .collect();
    lines.extend(table::lines(&rows, &[0, 2, 4, 6]));
    let sum = &node.contribution * Exact::from_integer(100.into());
    let value = exact(node.value.as_ref());
    let shown = node.value.as_ref().map(|value| decimal(value, 2)).unwrap_or_default();
    lines.push(t!("cli.trace.sum", sum = number(&sum), weight = number(&node.weight), value = value, shown = shown));
    if node.answered < node.total {
        lines.push(t!("cli.trace.open", open = node.total - node.answered));
    }
    if node.kind == NodeKind::Index {
        if let Some(band) = score.band(rubric) {
            lines.push(t!("cli.trace.band", band = band.name, from = number(&band.from), to = number(&band.to)));
        }
    } else {
        lines.push(points(node));
    }
}

fn indicator_lines(rubric: &Rubric, assessment: &Assessment, score: &Score, node: &Node, lines: &mut Vec<String>) {
    if !node.inputs.is_empty() {
        let entries = rubric.indicator(&node.id).map(|indicator| indicator.entries.clone()).unwrap_or_default();
        let rows: Vec<Vec<String>> =
            node.inputs.iter().zip(entries).map(|(input, name)| vec![name, exact(input.value.as_ref())]).collect();
        lines.extend(table::lines(&rows, &[1]));
    }
    let (value, weight) = (exact(node.value.as_ref()), percent(&node.weight, 2));
    lines.push(match (node.answered, assessment.level(&node.id, 0), rubric.indicator(&node.id)) {
        (0, ..) => t!("cli.trace.unanswered", value = value),
        (_, Some(level), Some(indicator)) if node.inputs.is_empty() => {
            let name = rubric.level_name(indicator, level);
            t!("cli.trace.level", level = level, name = name, value = value, weight = weight)
        }
        _ => t!("cli.trace.value", value = value, weight = weight),
    });
    lines.push(points(node));
    lines.push(t!("cli.trace.of_index", index = decimal(score.index(), 2)));
}

/// What a node gives to the index.
fn points(node: &Node) -> String {
    t!(
        "cli.trace.points",
        value = exact(node.value.as_ref()),
        weight = percent(&node.weight, 2),
        points = decimal(&node.contribution, 4)
    )
}

fn exact(value: Option<&Exact>) -> String {
    value.map_or_else(|| "–".to_owned(), number)
}

/// An exact number as Indonesians write it; a fraction stays a fraction.
fn number(number: &Exact) -> String {
    exact_to_text(number).replace('.', ",")
}
