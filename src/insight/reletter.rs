//! Letters of an indicator's documents in a new order, and every code in the explanations with them.

use std::collections::BTreeMap;

use super::citation::{Cited, cited, cited_document};
use crate::{
    assessment::{Assessment, DocumentId, Edit, Field, IndicatorId, Place, letters},
    rubric::Rubric,
};

/// Documents of an indicator in the order in which its explanations cite them, then those that are not cited as they
/// are listed; documents that were unlinked come last.
pub fn order_of_citation(rubric: &Rubric, assessment: &Assessment, indicator: &str) -> Vec<DocumentId> {
    let Some(answer) = assessment.answer(indicator) else {
        return Vec::new();
    };
    let mut order: Vec<DocumentId> = Vec::new();
    for text in answer.entries.iter().flat_map(|entry| [&entry.facts.value, &entry.analysis.value]) {
        let codes = cited(rubric, text).into_iter().filter(|code| code.indicator == indicator);
        order.extend(codes.filter_map(|code| cited_document(assessment, &code).cloned()));
    }
    let tied = |document: &str| assessment.uses_of(document).iter().any(|used| used.at.indicator == indicator);
    let mut listed: Vec<(bool, u32, u16, &DocumentId)> = answer
        .lettered()
        .into_iter()
        .map(|(id, letter)| {
            let order = assessment.documents.get(id).map_or(u32::MAX, |document| document.order.value);
            (!tied(id), order, letter, id)
        })
        .collect();
    listed.sort_unstable();
    order.extend(listed.into_iter().map(|(.., id)| id.clone()));
    once(order)
}

/// Gives the documents of an indicator their letters anew, in this order and from `a`, and rewrites every code of the
/// indicator in all Fakta and Analisis, as one step. Documents that the order does not name come after it as they were;
/// `None` where nothing changes.
pub fn reletter(rubric: &Rubric, assessment: &Assessment, indicator: &str, order: &[DocumentId]) -> Option<Edit> {
    let before = assessment.answer(indicator)?.lettered();
    let named = order.iter().filter(|id| before.iter().any(|(given, _)| given == id)).cloned();
    let order = once(named.chain(before.iter().map(|(id, _)| (*id).clone())).collect());
    let after: BTreeMap<DocumentId, u16> = order.into_iter().zip(0..).collect();
    let new: BTreeMap<u16, u16> =
        before.iter().filter_map(|(id, letter)| Some((*letter, *after.get(*id)?))).filter(|(a, b)| a != b).collect();
    if new.is_empty() {
        return None;
    }
    let letters = after.into_iter().filter(|(id, letter)| !before.contains(&(id, *letter)));
    let field = |id| Field::Letter(IndicatorId::from(indicator), id);
    let mut edits: Vec<Edit> = letters.map(|(id, letter)| field(id).set(Some(letter))).collect();
    for (id, answer) in &assessment.answers {
        for (entry, of) in answer.entries.iter().enumerate() {
            let place = || Place { indicator: id.clone(), entry };
            for (field, text) in
                [(Field::facts(place()), &of.facts.value), (Field::analysis(place()), &of.analysis.value)]
            {
                edits.extend(rewritten(rubric, text, indicator, &new).map(|text| field.set(text)));
            }
        }
    }
    Some(Edit::Many(edits))
}

/// The text with other letters in the codes of an indicator, all at once; `None` where it stays as it is.
fn rewritten(rubric: &Rubric, text: &str, indicator: &str, new: &BTreeMap<u16, u16>) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for code in cited(rubric, text).into_iter().filter(|code| code.indicator == indicator) {
        if let Some(letter) = new.get(&code.letter) {
            out.push_str(&text[end..code.range.start]);
            out.push_str(&written(&text[code.range.clone()], &code, *letter));
            end = code.range.end;
        }
    }
    out.push_str(&text[end..]);
    (out != text).then_some(out)
}

/// A code with another letter, as it was written: `23.a`, `23a` or `23.A`. Two letters need the point.
fn written(before: &str, code: &Cited<'_>, letter: u16) -> String {
    let new = letters(letter);
    let point = if before.contains('.') || new.len() > 1 { "." } else { "" };
    let new = if before.ends_with(|last: char| last.is_ascii_uppercase()) { new.to_uppercase() } else { new };
    format!("{}{point}{new}", code.indicator)
}

/// The ids without their repetitions.
fn once(ids: Vec<DocumentId>) -> Vec<DocumentId> {
    let mut out: Vec<DocumentId> = Vec::with_capacity(ids.len());
    for id in ids {
        if !out.contains(&id) {
            out.push(id);
        }
    }
    out
}
