//! The whole calculation of a number as text, to be copied into a letter: down to the levels, with weights, the formula and
//! the regulation that states it.

use super::Derivation;
use crate::{
    rubric::{Exact, Rubric, exact_to_text},
    scoring::{Node, NodeKind, Score, completed_level},
    t,
    words::Words,
};

/// Whose number it is, as the text says it.
#[derive(Debug, Clone, Copy)]
pub struct Whose<'a> {
    /// Name of the institution; may be empty.
    pub institution: &'a str,
    /// Year of the assessment; 0 where none is given.
    pub year: i16,
    /// What else tells it from other results, such as that only evidence counts; may be empty.
    pub result: &'a str,
}

/// The calculation of a number, as lines of text; `None` where the framework has none of this kind with this id.
///
/// Every line below the first says value × weight = contribution; the contributions of the lines one step further in add
/// up to it.
pub fn written_out(
    rubric: &Rubric,
    score: &Score,
    kind: NodeKind,
    id: &str,
    whose: Whose<'_>,
    words: Words,
) -> Option<String> {
    let number = Derivation::of(rubric, score, kind, id)?;
    let node = number.node;
    let parts = [whose.institution.trim().to_owned(), year_text(whose.year), whose.result.to_owned()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut lines = Vec::new();
    if !parts.is_empty() {
        lines.push(parts.join(", "));
    }
    lines.push(number.subject(words));
    lines.push(t!(
        words,
        origin.text.value,
        value = words.decimal(&number.value(), 2),
        exact = written(&number.value(), words)
    ));
    if !node.inputs.is_empty() {
        lines.push(t!(words, origin.text.formula).to_owned());
    }
    lines.push(String::new());
    below(rubric, score, node, 0, words, &mut lines);
    lines.push(String::new());
    lines.extend(number.remarks(words));
    lines.push(number.source(words));
    Some(lines.join("\n"))
}

fn year_text(year: i16) -> String {
    if year == 0 { String::new() } else { year.to_string() }
}

/// A number and all it was taken of, each a step further in.
fn below(rubric: &Rubric, score: &Score, node: &Node, depth: usize, words: Words, lines: &mut Vec<String>) {
    let value = node.value.as_ref().map(|value| written(value, words)).unwrap_or_default();
    let indent = "  ".repeat(depth);
    let name = name(rubric, score, node, words);
    let weight = words.percent(&node.weight, decimals(&node.weight));
    let contribution = written(&node.contribution, words);
    lines.push(format!(
        "{indent}{}",
        t!(words, origin.text.line, name = name, value = value, weight = weight, contribution = contribution)
    ));
    for input in node.inputs.iter().filter(|input| input.kind != NodeKind::Entry) {
        below(rubric, score, input, depth + 1, words, lines);
    }
}

/// What a line is about; of an indicator also its level, or that it is not answered.
fn name(rubric: &Rubric, score: &Score, node: &Node, words: Words) -> String {
    let id = &node.id;
    match node.kind {
        NodeKind::Index => t!(words, origin.text.index).to_owned(),
        NodeKind::Domain => {
            t!(words, origin.text.domain, id = id, name = rubric.domain(id).map_or("", |one| one.name.as_str()))
        }
        NodeKind::Aspect => {
            t!(words, origin.text.aspect, id = id, name = rubric.aspect(id).map_or("", |one| one.name.as_str()))
        }
        NodeKind::Indicator | NodeKind::Entry => {
            let Some(indicator) = rubric.indicator(id) else { return id.clone() };
            let name = &indicator.title;
            match completed_level(rubric, score, indicator) {
                Some(level) => t!(
                    words,
                    origin.text.indicator,
                    id = id,
                    name = name,
                    level = level,
                    called = rubric.level_name(indicator, level)
                ),
                None => t!(words, origin.text.open, id = id, name = name),
            }
        }
    }
}

/// A number in full; a fraction that does not end stays a fraction.
fn written(number: &Exact, words: Words) -> String {
    words.localized(&exact_to_text(number))
}

/// As many decimals as a weight needs, two at least; one that does not end is rounded to four.
pub(super) fn decimals(weight: &Exact) -> usize {
    let text = exact_to_text(weight);
    match text.split_once('.') {
        _ if text.contains('/') => 4,
        Some((_, decimals)) => decimals.len().max(2),
        None => 2,
    }
}
