//! What changed in evidence and texts of each indicator from one assessment to another of the same framework.

use crate::{
    assessment::{Assessment, Content, Document, EntryField, Evidence},
    insight::{DocumentFault, Inspection, Proof},
    rubric::{Indicator, Rubric},
    t,
    words::Words,
};

/// An assessment, and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Inspected<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// What its evidence carries.
    pub inspection: &'a Inspection,
}

/// What changed at one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndicatorChanges {
    /// Its id.
    pub indicator: String,
    /// Titles of documents that were not tied to it before.
    pub added: Vec<String>,
    /// Titles of documents that are no longer tied to it.
    pub removed: Vec<String>,
    /// Titles of documents that are tied to it as before and have another file, address, day or number.
    pub renewed: Vec<String>,
    /// Criteria that valid evidence proves now and did not before.
    pub proven: Vec<String>,
    /// Criteria that valid evidence proved before and does not now.
    pub unproven: Vec<String>,
    /// Criteria that valid evidence proves now, while before only the file of their evidence was not found: whether they were
    /// proven is not known.
    pub unseen_before: Vec<String>,
    /// Criteria that valid evidence proved before, while now only the file of their evidence is not found.
    pub unseen_now: Vec<String>,
    /// Texts that say something else.
    pub texts: Vec<EntryField>,
}

impl IndicatorChanges {
    /// True where nothing changed.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.added, &self.removed, &self.renewed, &self.proven, &self.unproven];
        lists.into_iter().chain([&self.unseen_before, &self.unseen_now]).all(Vec::is_empty) && self.texts.is_empty()
    }

    /// What changed, a sentence for each kind of change.
    pub fn sentences(&self, words: Words) -> Vec<String> {
        let documents = |titles: &[String]| titles.join("; ");
        let criteria = |ids: &[String]| ids.join(", ");
        let mut said = Vec::new();
        if !self.added.is_empty() {
            said.push(t!(words, comparison.evidence.added, documents = documents(&self.added)));
        }
        if !self.removed.is_empty() {
            said.push(t!(words, comparison.evidence.removed, documents = documents(&self.removed)));
        }
        if !self.renewed.is_empty() {
            said.push(t!(words, comparison.evidence.renewed, documents = documents(&self.renewed)));
        }
        if !self.proven.is_empty() {
            said.push(t!(words, comparison.evidence.proven, criteria = criteria(&self.proven)));
        }
        if !self.unproven.is_empty() {
            said.push(t!(words, comparison.evidence.unproven, criteria = criteria(&self.unproven)));
        }
        if !self.unseen_before.is_empty() {
            said.push(t!(words, comparison.evidence.unseen_before, criteria = criteria(&self.unseen_before)));
        }
        if !self.unseen_now.is_empty() {
            said.push(t!(words, comparison.evidence.unseen_now, criteria = criteria(&self.unseen_now)));
        }
        if !self.texts.is_empty() {
            let names: Vec<&str> = self.texts.iter().map(|field| (field.facts().label)(words)).collect();
            said.push(t!(words, comparison.evidence.texts, texts = names.join(", ")));
        }
        said
    }
}

/// What changed in evidence and texts, by indicator in the order of the framework; indicators without a change are left
/// out.
///
/// A document is the same as before where it has the same id, the same file or address, the same official number, or else
/// the same title.
pub fn evidence_changes(rubric: &Rubric, before: Inspected<'_>, now: Inspected<'_>) -> Vec<IndicatorChanges> {
    let changes = rubric.indicators.iter().map(|indicator| changes_at(indicator, before, now));
    changes.filter(|changes| !changes.is_empty()).collect()
}

fn changes_at(indicator: &Indicator, before: Inspected<'_>, now: Inspected<'_>) -> IndicatorChanges {
    let mut changes = IndicatorChanges { indicator: indicator.id.clone(), ..IndicatorChanges::default() };
    for entry in 0..indicator.entry_count() {
        let (old, new) = (tied(before.assessment, indicator, entry), tied(now.assessment, indicator, entry));
        documents(&old, &new, &mut changes);
        for criterion in indicator.levels.iter().flat_map(|level| &level.criteria) {
            let shown = |of: Inspected<'_>| shown(of, indicator, entry, &criterion.id);
            let told = match (shown(before), shown(now)) {
                (Shown::Not, Shown::Proven) => &mut changes.proven,
                (Shown::Proven, Shown::Not) => &mut changes.unproven,
                (Shown::Unseen, Shown::Proven) => &mut changes.unseen_before,
                (Shown::Proven, Shown::Unseen) => &mut changes.unseen_now,
                _ => continue,
            };
            told.push(criterion.id.clone());
        }
        for field in [EntryField::Facts, EntryField::Analysis] {
            let said = |of: Inspected<'_>| text(of.assessment, indicator, entry, field);
            if said(before) != said(now) && !changes.texts.contains(&field) {
                changes.texts.push(field);
            }
        }
    }
    changes
}

/// What is shown of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Proven,
    /// Nothing is wrong with its evidence but that the file is not there to be looked at.
    Unseen,
    Not,
}

fn shown(of: Inspected<'_>, indicator: &Indicator, entry: usize, criterion: &str) -> Shown {
    match of.inspection.support(&indicator.id, entry).and_then(|one| one.proof(criterion)) {
        Some(Proof::Proven) => Shown::Proven,
        Some(Proof::Weak(faults)) if faults.as_slice() == [DocumentFault::FileMissing] => Shown::Unseen,
        _ => Shown::Not,
    }
}

fn text(assessment: &Assessment, indicator: &Indicator, entry: usize, field: EntryField) -> String {
    let entry = assessment.entry(&indicator.id, entry);
    let text = entry.map_or("", |entry| match field {
        EntryField::Facts => entry.facts.value.as_str(),
        EntryField::Analysis => entry.analysis.value.as_str(),
        EntryField::Service => entry.service.value.as_str(),
    });
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Documents tied to an entry, each once.
fn tied<'a>(assessment: &'a Assessment, indicator: &Indicator, entry: usize) -> Vec<Evidence<'a>> {
    let mut tied = assessment.evidence(&indicator.id, entry);
    let mut seen = std::collections::BTreeSet::new();
    tied.retain(|one| seen.insert(one.document_id));
    tied
}

/// Finds each document of before again, the surest signs first, so that none is taken for another that is still there.
fn documents(old: &[Evidence<'_>], new: &[Evidence<'_>], changes: &mut IndicatorChanges) {
    let signs: [fn(&Evidence<'_>, &Evidence<'_>) -> bool; 4] = [same_id, same_content, same_number, same_title];
    let mut found: Vec<Option<usize>> = vec![None; old.len()];
    for same in signs {
        for (place, one) in old.iter().enumerate() {
            if found.get(place).copied().flatten().is_some() {
                continue;
            }
            let again = (0..new.len()).find(|at| !found.contains(&Some(*at)) && same(one, &new[*at]));
            if let (Some(slot), Some(_)) = (found.get_mut(place), again) {
                *slot = again;
            }
        }
    }
    for (one, again) in old.iter().zip(&found) {
        match again.and_then(|at| new.get(at)) {
            None => changes.removed.push(title(one.document)),
            Some(again) if renewed(one.document, again.document) => changes.renewed.push(title(again.document)),
            Some(_) => {}
        }
    }
    let added = new.iter().enumerate().filter(|(at, _)| !found.contains(&Some(*at)));
    changes.added.extend(added.map(|(_, one)| title(one.document)));
}

fn same_id(one: &Evidence<'_>, other: &Evidence<'_>) -> bool {
    one.document_id == other.document_id
}

fn same_content(one: &Evidence<'_>, other: &Evidence<'_>) -> bool {
    content(one.document).is_some_and(|held| content(other.document) == Some(held))
}

fn same_number(one: &Evidence<'_>, other: &Evidence<'_>) -> bool {
    let number = |of: &Evidence<'_>| plain(&of.document.number.value);
    !number(one).is_empty() && number(one) == number(other)
}

fn same_title(one: &Evidence<'_>, other: &Evidence<'_>) -> bool {
    let title = |of: &Evidence<'_>| plain(of.document.label());
    !title(one).is_empty() && title(one) == title(other)
}

/// What tells a file or address from others.
fn content(document: &Document) -> Option<&str> {
    match document.content()? {
        Content::File(file) => Some(&file.hash),
        Content::Link(link) => Some(&link.address),
    }
}

/// Words as they are, whatever their case and what stands between them.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn renewed(before: &Document, now: &Document) -> bool {
    content(before) != content(now)
        || before.date.value != now.date.value
        || plain(&before.number.value) != plain(&now.number.value)
}

fn title(document: &Document) -> String {
    document.label().to_owned()
}
