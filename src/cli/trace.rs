//! `score --trace`: one number with its formula and this file's inputs.

use serde::Serialize;

use super::table;
use crate::{
    assessment::Assessment,
    insight::{Calculation, Derivation, Input},
    rubric::{Exact, Rubric, exact_to_text},
    scoring::{Node, NodeKind, Score},
    t,
    words::{Words, rounded},
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
        name: node_name(rubric, node),
        value: node.value.as_ref().map(exact_to_text),
        rounded: node.value.as_ref().map(|value| rounded(value, 2)),
        weight: exact_to_text(&node.weight),
        contribution: exact_to_text(&node.contribution),
        answered: node.answered,
        total: node.total,
        inputs: node.inputs.iter().map(|input| json(rubric, input)).collect(),
    }
}

/// Name of a domain, aspect or indicator.
pub(super) fn node_name<'a>(rubric: &'a Rubric, node: &Node) -> &'a str {
    match node.kind {
        NodeKind::Domain => rubric.domain(&node.id).map_or("", |domain| domain.name.as_str()),
        NodeKind::Aspect => rubric.aspect(&node.id).map_or("", |aspect| aspect.name.as_str()),
        NodeKind::Indicator => rubric.indicator(&node.id).map_or("", |indicator| indicator.title.as_str()),
        NodeKind::Index | NodeKind::Entry => "",
    }
}

/// A number with its formula, its inputs and where the formula is stated.
pub(super) fn lines(words: Words, rubric: &Rubric, assessment: &Assessment, score: &Score, node: &Node) -> Vec<String> {
    let Some(number) = Derivation::of(rubric, score, node.kind, &node.id) else { return Vec::new() };
    let mut lines = vec![number.subject(words), String::new()];
    match &number.calculation {
        Calculation::Given => lines.push(given(words, rubric, assessment, &number)),
        Calculation::Contributions { .. } | Calculation::Counted { .. } | Calculation::Weighted => {
            mean(words, &number, &mut lines);
        }
    }
    if node.kind != NodeKind::Index {
        let (value, weight) = (exact(words, node.value.as_ref()), words.percent(&node.weight, 2));
        lines.push(result(
            &t!(words, origin.share, value = value, weight = weight),
            &words.decimal(&node.contribution, 4),
        ));
    }
    if let Some(growth) = &number.growth {
        lines.extend(
            growth
                .next
                .iter()
                .map(|next| result(t!(words, origin.next_level), &format!("+{}", words.decimal(next, 4)))),
        );
        lines.push(result(t!(words, origin.lost), &words.decimal(&growth.all, 4)));
    }
    lines.extend(number.remarks(words));
    lines.extend([String::new(), number.source(words)]);
    lines
}

/// A weighted mean: one line for each input, then the sum and the division.
fn mean(words: Words, number: &Derivation<'_>, lines: &mut Vec<String>) {
    lines.push(t!(words, cli.trace.formula).to_owned());
    let row = |input: &Input<'_>| {
        vec![
            if input.node.kind == NodeKind::Entry { String::new() } else { input.node.id.clone() },
            input.name.to_owned(),
            exact(words, input.node.value.as_ref()),
            "×".to_owned(),
            words.percent(&input.node.weight, 2),
            "=".to_owned(),
            written(words, &input.product),
        ]
    };
    let rows: Vec<Vec<String>> = number.inputs.iter().map(row).collect();
    lines.extend(table::lines(&rows, &[0, 2, 4, 6]));
    lines.push(t!(
        words,
        cli.trace.sum,
        sum = written(words, &number.sum()),
        weight = written(words, &number.node.weight),
        value = exact(words, number.node.value.as_ref()),
        shown = words.decimal(&number.value(), 2)
    ));
}

/// The level or value an indicator was given.
fn given(words: Words, rubric: &Rubric, assessment: &Assessment, number: &Derivation<'_>) -> String {
    let node = number.node;
    let (value, weight) = (exact(words, node.value.as_ref()), words.percent(&node.weight, 2));
    match (node.answered, assessment.level(&node.id, 0), number.indicator()) {
        (0, ..) => t!(words, cli.trace.unanswered, value = value),
        (_, Some(level), Some(indicator)) => {
            let name = rubric.level_name(indicator, level);
            t!(words, cli.trace.level, level = level, name = name, value = value, weight = weight)
        }
        _ => t!(words, cli.trace.value, value = value, weight = weight),
    }
}

fn result(formula: &str, result: &str) -> String {
    format!("{formula} {result}")
}

fn exact(words: Words, value: Option<&Exact>) -> String {
    value.map_or_else(|| "–".to_owned(), |number| written(words, number))
}

/// An exact number as the language writes it; a fraction stays a fraction.
fn written(words: Words, number: &Exact) -> String {
    words.localized(&exact_to_text(number))
}
