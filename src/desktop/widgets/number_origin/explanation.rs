//! Why a number is what it is, as values: its inputs, the formula with them, what limits it and where the rule stands.

use std::collections::BTreeMap;

use crate::{
    chart::{NO_VALUE, node_palette, value_text},
    rubric::{Exact, Rubric, exact_to_text},
    scoring::{self, Node, NodeKind, Score},
    t,
    words::{Words, count, decimal, percent},
};

/// One number a mean was taken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Input {
    pub kind: NodeKind,
    pub id: String,
    pub label: String,
    pub value: String,
    pub weight: String,
    pub contribution: String,
    pub palette: u8,
}

/// A step of the calculation and what it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub formula: String,
    pub result: String,
}

/// Everything there is to say about one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Explanation {
    pub title: String,
    pub subject: String,
    pub inputs: Vec<Input>,
    pub steps: Vec<Step>,
    pub remarks: Vec<String>,
    pub source: String,
    /// The indicator that the number belongs to, where it is one.
    pub indicator: Option<String>,
}

/// Explains a node of the trace; `None` where the framework has no such node.
pub(super) fn explain(rubric: &Rubric, score: &Score, kind: NodeKind, id: &str) -> Option<Explanation> {
    let node = score.lowest.node(kind, id)?;
    let inputs: Vec<Input> = node.inputs.iter().map(|input| as_input(rubric, node, input)).collect();
    let mut remarks = bounds(score, node);
    if kind == NodeKind::Index {
        remarks.extend(band_remark(rubric, score));
    }
    Some(Explanation {
        title: t!("origin.title", value = value_text(Words::indonesian(), node)),
        subject: subject(rubric, node),
        inputs,
        steps: steps(rubric, score, node),
        remarks,
        source: t!("origin.source", regulation = rubric.regulation_short),
        indicator: (kind == NodeKind::Indicator).then(|| id.to_owned()),
    })
}

fn as_input(rubric: &Rubric, parent: &Node, node: &Node) -> Input {
    let label = match node.kind {
        NodeKind::Entry => {
            let names = rubric.indicator(&parent.id).map_or(&[][..], |indicator| &indicator.entries);
            let place = node.id.parse::<usize>().unwrap_or_default();
            names.get(place).cloned().unwrap_or_default()
        }
        _ => format!("{} {}", node.id, short_name(rubric, node)),
    };
    Input {
        kind: node.kind,
        id: node.id.clone(),
        label,
        value: match node.kind {
            NodeKind::Indicator if node.answered == 0 => t!("origin.unanswered", value = precise(node)),
            NodeKind::Indicator | NodeKind::Entry => precise(node),
            _ => value_text(Words::indonesian(), node),
        },
        weight: percent(&node.weight, 2),
        contribution: decimal(&node.contribution, 4),
        palette: node_palette(rubric, node),
    }
}

fn short_name<'a>(rubric: &'a Rubric, node: &Node) -> &'a str {
    match node.kind {
        NodeKind::Domain => rubric.domain(&node.id).map_or("", |domain| &domain.short),
        NodeKind::Aspect => rubric.aspect(&node.id).map_or("", |aspect| &aspect.short),
        NodeKind::Indicator => rubric.indicator(&node.id).map_or("", |indicator| &indicator.short),
        NodeKind::Index | NodeKind::Entry => "",
    }
}

fn subject(rubric: &Rubric, node: &Node) -> String {
    let weight = percent(&node.weight, 2);
    let (id, total) = (&node.id, count(node.total));
    match node.kind {
        NodeKind::Index => t!("origin.index", name = rubric.name, total = total),
        NodeKind::Domain => {
            let name = rubric.domain(id).map_or("", |domain| &domain.name);
            t!("origin.domain", id = id, name = name, weight = weight)
        }
        NodeKind::Aspect => {
            let name = rubric.aspect(id).map_or("", |aspect| &aspect.name);
            t!("origin.aspect", id = id, name = name, weight = weight, total = total)
        }
        NodeKind::Indicator | NodeKind::Entry => {
            let name = rubric.indicator(id).map_or("", |indicator| &indicator.title);
            t!("origin.indicator", id = id, name = name, weight = weight)
        }
    }
}

fn steps(rubric: &Rubric, score: &Score, node: &Node) -> Vec<Step> {
    let mut steps = Vec::new();
    let rounded = value_text(Words::indonesian(), node);
    let contribution = decimal(&node.contribution, 4);
    match node.kind {
        NodeKind::Index => {
            let parts: Vec<String> = node.inputs.iter().map(|input| decimal(&input.contribution, 4)).collect();
            let full = exact_text(score.index());
            if full == decimal(score.index(), 2) {
                steps.push(Step { formula: format!("{} =", parts.join(" + ")), result: rounded });
            } else {
                steps.push(Step { formula: format!("{} = {full} ≈", parts.join(" + ")), result: rounded });
            }
        }
        NodeKind::Domain | NodeKind::Aspect => {
            let formula = match counted(node) {
                Some(formula) => formula,
                None => format!("{contribution} ÷ {} =", percent(&node.weight, 2)),
            };
            steps.push(Step { formula, result: rounded });
            steps.push(share(node, contribution));
        }
        NodeKind::Indicator | NodeKind::Entry => {
            steps.push(share(node, contribution));
            if let Some(loss) = scoring::losses(rubric, score).into_iter().find(|loss| loss.indicator == node.id) {
                if let Some(next) = loss.steps.first() {
                    let formula = t!("origin.next_level").to_owned();
                    steps.push(Step { formula, result: format!("+{}", decimal(next, 4)) });
                }
                let formula = t!("origin.lost").to_owned();
                steps.push(Step { formula, result: decimal(&loss.total, 4) });
            }
        }
    }
    steps
}

/// `Sumbangan: 3,40 × 13,00% = 0,4420`
fn share(node: &Node, contribution: String) -> Step {
    let formula = t!("origin.share", value = precise(node), weight = percent(&node.weight, 2));
    Step { formula, result: contribution }
}

/// `(3 × 2 + 7 × 4) ÷ 10 =` where all inputs weigh the same and have whole values.
fn counted(node: &Node) -> Option<String> {
    let first = node.inputs.first()?;
    let mut times: BTreeMap<&Exact, usize> = BTreeMap::new();
    for input in &node.inputs {
        let value = input.value.as_ref().filter(|value| value.is_integer() && input.weight == first.weight)?;
        *times.entry(value).or_default() += 1;
    }
    let parts: Vec<String> = times.iter().map(|(value, many)| format!("{many} × {}", decimal(value, 0))).collect();
    let sum: Exact = node.inputs.iter().filter_map(|input| input.value.as_ref()).sum();
    let many = count(node.inputs.len());
    Some(format!("({}) ÷ {many} = {} ÷ {many} =", parts.join(" + "), decimal(&sum, 0)))
}

/// What the number would be under the other two readings, while something is not answered.
fn bounds(score: &Score, node: &Node) -> Vec<String> {
    if node.answered == node.total {
        return Vec::new();
    }
    let (answered, total) = (count(node.answered), count(node.total));
    let read = |trace: &scoring::Trace| {
        let value = trace.node(node.kind, &node.id).and_then(|node| node.value.as_ref());
        value.map_or_else(|| NO_VALUE.to_owned(), |value| decimal(value, 2))
    };
    let mut remarks = vec![t!("origin.lowest", answered = answered, total = total)];
    if node.answered > 0 {
        remarks.push(t!("origin.answered_only", value = read(&score.answered_only)));
    }
    remarks.push(t!("origin.highest", value = read(&score.highest)));
    remarks
}

fn band_remark(rubric: &Rubric, score: &Score) -> Option<String> {
    let band = score.band(rubric)?;
    Some(match rubric.band_above(band) {
        Some(next) => {
            t!("origin.band", band = band.name, from = decimal(&band.from, 2), below = decimal(&next.from, 2))
        }
        None => t!("origin.highest_band", band = band.name, from = decimal(&band.from, 2)),
    })
}

/// A value as precisely as a formula needs it: whole where it is whole, exact up to four decimals, else rounded there.
fn precise(node: &Node) -> String {
    match &node.value {
        Some(value) if value.is_integer() && matches!(node.kind, NodeKind::Indicator | NodeKind::Entry) => {
            decimal(value, 0)
        }
        Some(value) => exact_text(value),
        None => NO_VALUE.to_owned(),
    }
}

/// `3,40`, `2,875`, `4,1667`
fn exact_text(value: &Exact) -> String {
    let text = exact_to_text(value);
    let decimals = match text.split_once('.') {
        _ if text.contains('/') => 4,
        Some((_, decimals)) => decimals.len().clamp(2, 4),
        None => 2,
    };
    decimal(value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::{Assessment, Author, Edit, Place, Stage, Value},
        rubric::{DEFAULT_ID, builtin},
    };

    fn scored(levels: &[u8]) -> (std::sync::Arc<Rubric>, Score) {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let value = |(indicator, level): (&crate::rubric::Indicator, &u8)| {
            Edit::Value(Place::first(&indicator.id), Stage::SelfAssessment, Some(Value::Level(*level)))
        };
        let edits = rubric.indicators.iter().zip(levels).map(value).collect();
        let author = Author { name: String::new(), at: "2026-11-24T03:42:00Z".parse().unwrap(), revision: 1 };
        let mut assessment = Assessment::default();
        assessment.apply(&rubric, Edit::Many(edits), &author).unwrap();
        let score = scoring::score(&rubric, &assessment, Stage::SelfAssessment);
        (rubric, score)
    }

    const CITY: [u8; 47] = [
        2, 2, 4, 4, 4, 4, 4, 2, 4, 4, 4, 4, 2, 4, 3, 4, 5, 3, 4, 5, 2, 2, 4, 2, 2, 3, 3, 5, 3, 3, 3, 5, 3, 3, 5, 5, 4,
        3, 3, 5, 5, 5, 3, 2, 5, 5, 5,
    ];

    #[test]
    fn a_mean_of_equal_weights_counts_how_often_each_level_was_given() {
        let (rubric, score) = scored(&CITY);
        let aspect = explain(&rubric, &score, NodeKind::Aspect, "1").unwrap();
        assert_eq!(aspect.title, "Mengapa 3,40?");
        assert_eq!(aspect.steps[0].formula, "(3 × 2 + 7 × 4) ÷ 10 = 34 ÷ 10 =");
        assert_eq!(aspect.steps[0].result, "3,40");
        assert_eq!(aspect.steps[1].result, "0,4420");
        assert!(aspect.remarks.is_empty());
    }

    #[test]
    fn the_parts_of_the_index_add_up_to_its_full_figure() {
        let (rubric, score) = scored(&CITY);
        let index = explain(&rubric, &score, NodeKind::Index, "").unwrap();
        assert!(index.steps[0].formula.ends_with("= 3,7495 ≈"), "{}", index.steps[0].formula);
        assert_eq!(index.steps[0].result, "3,75");
        let sum: Exact = score.lowest.root.inputs.iter().map(|input| &input.contribution).sum();
        assert_eq!(&sum, score.index());
        assert_eq!(index.inputs.len(), rubric.domains.len());
        assert!(index.remarks.iter().any(|remark| remark.contains("Sangat Baik")));
    }

    #[test]
    fn what_is_not_answered_is_said_with_both_other_readings() {
        let (rubric, score) = scored(&CITY[..4]);
        let aspect = explain(&rubric, &score, NodeKind::Aspect, "1").unwrap();
        assert_eq!(aspect.title, "Mengapa ≥ 1,80?");
        assert_eq!(aspect.remarks.len(), 3);
        assert!(aspect.remarks[1].contains("3,00") && aspect.remarks[2].contains("4,20"), "{:?}", aspect.remarks);
        let open = explain(&rubric, &score, NodeKind::Aspect, "2").unwrap();
        assert_eq!(open.remarks.len(), 2, "nothing is answered there");
    }

    #[test]
    fn an_indicator_says_what_it_gives_and_what_it_withholds() {
        let (rubric, score) = scored(&CITY);
        let law = explain(&rubric, &score, NodeKind::Indicator, "44").unwrap();
        let results: Vec<&str> = law.steps.iter().map(|step| step.result.as_str()).collect();
        assert_eq!(results, ["0,0600", "+0,0300", "0,0900"]);
        assert!(explain(&rubric, &score, NodeKind::Indicator, "48").is_none());
    }

    #[test]
    fn a_formula_shows_values_as_precisely_as_it_needs_them() {
        let (rubric, score) = scored(&CITY);
        let management = explain(&rubric, &score, NodeKind::Aspect, "5").unwrap();
        assert!(management.steps[1].formula.contains("2,875 × 12,00%"), "{}", management.steps[1].formula);
    }
}
