//! The derivation of a number as rows and formulas of the popup.

use crate::{
    chart::{NO_VALUE, node_palette, value_text},
    insight::{Calculation, Derivation, Input},
    rubric::{Exact, Rubric, exact_to_text},
    scoring::{Node, NodeKind},
    t,
    words::Words,
};

/// One number a mean was taken of, as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub kind: NodeKind,
    pub id: String,
    pub label: String,
    pub value: String,
    pub weight: String,
    pub contribution: String,
    pub palette: u8,
}

/// A line of the calculation and what it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub formula: String,
    pub result: String,
}

/// `Mengapa 3,75?`
pub(super) fn title(number: &Derivation<'_>, words: Words) -> String {
    t!(words, origin.title, value = value_text(words, number.node))
}

/// The rows of the inputs.
pub(super) fn rows(rubric: &Rubric, number: &Derivation<'_>, words: Words) -> Vec<Row> {
    number.inputs.iter().map(|input| row(rubric, input, words)).collect()
}

fn row(rubric: &Rubric, input: &Input<'_>, words: Words) -> Row {
    let node = input.node;
    Row {
        kind: node.kind,
        id: node.id.clone(),
        label: match node.kind {
            NodeKind::Entry => input.short.to_owned(),
            _ => format!("{} {}", node.id, input.short),
        },
        value: match node.kind {
            NodeKind::Indicator if node.answered == 0 => t!(words, origin.unanswered, value = precise(node, words)),
            NodeKind::Indicator | NodeKind::Entry => precise(node, words),
            _ => value_text(words, node),
        },
        weight: words.percent(&node.weight, 2),
        contribution: words.decimal(&node.contribution, 4),
        palette: node_palette(rubric, node),
    }
}

/// The calculation, what the number gives to the index, and what an indicator withholds.
pub(super) fn lines(number: &Derivation<'_>, words: Words) -> Vec<Line> {
    let node = number.node;
    let (rounded, contribution) = (value_text(words, node), words.decimal(&node.contribution, 4));
    let mut lines = Vec::new();
    let mut line = |formula: String, result: String| lines.push(Line { formula, result });
    match &number.calculation {
        Calculation::Given => {}
        Calculation::Contributions { parts } => {
            let parts: Vec<String> = parts.iter().map(|part| words.decimal(part, 4)).collect();
            let (sum, full) = (parts.join(" + "), exact_text(&number.value(), words));
            let exact = full == words.decimal(&number.value(), 2);
            line(if exact { format!("{sum} =") } else { format!("{sum} = {full} ≈") }, rounded);
        }
        Calculation::Counted { times, sum, many } => {
            let parts: Vec<String> =
                times.iter().map(|(many, value)| format!("{many} × {}", words.decimal(value, 0))).collect();
            let many = words.count(*many);
            line(format!("({}) ÷ {many} = {} ÷ {many} =", parts.join(" + "), words.decimal(sum, 0)), rounded);
        }
        Calculation::Weighted => line(format!("{contribution} ÷ {} =", words.percent(&node.weight, 2)), rounded),
    }
    if node.kind != NodeKind::Index {
        let formula = t!(words, origin.share, value = precise(node, words), weight = words.percent(&node.weight, 2));
        line(formula, contribution);
    }
    if let Some(growth) = &number.growth {
        if let Some(next) = &growth.next {
            line(t!(words, origin.next_level).to_owned(), format!("+{}", words.decimal(next, 4)));
        }
        line(t!(words, origin.lost).to_owned(), words.decimal(&growth.all, 4));
    }
    lines
}

/// A value as precisely as a formula needs it: whole where it is whole, exact up to four decimals, else rounded there.
fn precise(node: &Node, words: Words) -> String {
    match &node.value {
        Some(value) if value.is_integer() && matches!(node.kind, NodeKind::Indicator | NodeKind::Entry) => {
            words.decimal(value, 0)
        }
        Some(value) => exact_text(value, words),
        None => NO_VALUE.to_owned(),
    }
}

/// `3,40`, `2,875`, `4,1667`
fn exact_text(value: &Exact, words: Words) -> String {
    let text = exact_to_text(value);
    let decimals = match text.split_once('.') {
        _ if text.contains('/') => 4,
        Some((_, decimals)) => decimals.len().clamp(2, 4),
        None => 2,
    };
    words.decimal(value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::Stage,
        rubric,
        scoring::{Score, score},
        storage,
    };

    /// The worked example: indices 3,7495, every indicator answered.
    fn example() -> (std::sync::Arc<Rubric>, Score) {
        let opened = storage::example(&rubric::builtin).unwrap();
        let score = score(&opened.rubric, &opened.draft.assessment, Stage::SelfAssessment);
        (opened.rubric, score)
    }

    fn laid_out(kind: NodeKind, id: &str) -> Vec<Line> {
        let (rubric, score) = example();
        lines(&Derivation::of(&rubric, &score, kind, id).unwrap(), Words::indonesian())
    }

    #[test]
    fn a_mean_of_equal_weights_is_written_as_a_count() {
        let aspect = laid_out(NodeKind::Aspect, "1");
        assert_eq!(aspect[0].formula, "(3 × 2 + 7 × 4) ÷ 10 = 34 ÷ 10 =");
        assert_eq!((aspect[0].result.as_str(), aspect[1].result.as_str()), ("3,40", "0,4420"));
    }

    #[test]
    fn the_index_is_written_in_full_before_it_is_rounded() {
        let index = laid_out(NodeKind::Index, "");
        assert!(index[0].formula.ends_with("= 3,7495 ≈"), "{}", index[0].formula);
        assert_eq!((index[0].result.as_str(), index.len()), ("3,75", 1));
    }

    #[test]
    fn a_formula_shows_values_as_precisely_as_it_needs_them() {
        let management = laid_out(NodeKind::Aspect, "5");
        assert!(management[1].formula.contains("2,875 × 12,00%"), "{}", management[1].formula);
    }

    #[test]
    fn an_indicator_shows_what_it_gives_and_what_it_withholds() {
        let results: Vec<String> = laid_out(NodeKind::Indicator, "44").into_iter().map(|line| line.result).collect();
        assert_eq!(results, ["0,0600", "+0,0300", "0,0900"]);
    }
}
