//! The way for documents and their uses.

use std::collections::{BTreeMap, BTreeSet};

use super::Way;
use crate::assessment::{
    Answer, Assessment, Document, Entry, Place, Use,
    edit::{Detail, Edit, TextField, UsePlace},
};

impl Way<'_> {
    pub(super) fn documents(&mut self) {
        let (from, to) = (self.from, self.to);
        let ids: BTreeSet<&String> = from.documents.keys().chain(to.documents.keys()).collect();
        let nothing = Document::default();
        for id in ids {
            let (old, new) = (from.documents.get(id), to.documents.get(id));
            let there = |document: Option<&Document>| document.is_some_and(|document| !document.removed.value);
            // A deleted document is the same as none, unless it was never there and something still names it.
            let made = old.is_none() && names(to, id);
            if !there(new) && !made {
                if there(old) {
                    self.edits.push(Edit::RemoveDocument(id.clone()));
                }
                continue;
            }
            let (before, after) = (old.unwrap_or(&nothing), new.unwrap_or(&nothing));
            if !there(old) {
                self.edits.push(Edit::AddDocument(id.clone()));
            }
            for field in [
                TextField::DocumentTitle(id.clone()),
                TextField::DocumentNumber(id.clone()),
                TextField::DocumentIssuer(id.clone()),
                TextField::DocumentNote(id.clone()),
            ] {
                self.text(field);
            }
            for (old, new) in before.details().into_iter().zip(after.details()) {
                if old != new {
                    self.edits.push(Edit::Document(id.clone(), new));
                }
            }
            if !there(new) {
                self.edits.push(Edit::RemoveDocument(id.clone()));
            }
        }
    }

    pub(super) fn answer_evidence(&mut self, id: &str, from: Option<&Answer>, to: Option<&Answer>) {
        let letters = |answer: Option<&Answer>| answer.map(|answer| answer.letters.value.clone()).unwrap_or_default();
        let wanted: BTreeMap<String, u16> = letters(to);
        self.step(&letters(from), &wanted, || Edit::Letters(id.to_owned(), wanted.clone()));
        let carried = |answer: Option<&Answer>| answer.is_some_and(|answer| answer.carried.value);
        self.step(&carried(from), &carried(to), || Edit::Carried(id.to_owned(), carried(to)));
    }

    pub(super) fn uses(&mut self, place: &Place, old: &Entry, new: &Entry) {
        let ids: BTreeSet<&String> = old.uses.keys().chain(new.uses.keys()).collect();
        let there = |used: Option<&Use>| used.is_some_and(|used| !used.removed.value);
        let nothing = Use::default();
        for id in ids {
            let (before, after) = (old.uses.get(id), new.uses.get(id));
            let at = || UsePlace { at: place.clone(), id: id.clone() };
            let Some(wanted) = after.filter(|used| !used.removed.value) else {
                if there(before) {
                    self.edits.push(Edit::RemoveUse(at()));
                }
                continue;
            };
            if !there(before) {
                self.edits.push(Edit::AddUse(at(), wanted.document.clone()));
            }
            for field in [TextField::UseArticle(at()), TextField::UsePages(at()), TextField::UseShows(at())] {
                self.text(field);
            }
            let before = before.unwrap_or(&nothing);
            let criteria: BTreeSet<&String> = before.criteria.keys().chain(wanted.criteria.keys()).collect();
            for criterion in criteria {
                let of = |used: &Use| used.criteria.get(criterion).is_some_and(|met| met.value);
                let met = of(wanted);
                self.step(&of(before), &met, || Edit::UseCriterion(at(), criterion.clone(), met));
            }
        }
    }
}

/// Whether an indicator has a letter or a use for a document.
fn names(assessment: &Assessment, document: &str) -> bool {
    let uses = |entry: &Entry| entry.uses.values().any(|used| !used.removed.value && used.document == document);
    assessment
        .answers
        .values()
        .any(|answer| answer.letters.value.contains_key(document) || answer.entries.iter().any(uses))
}

impl Document {
    /// Everything that is said of it besides texts, in a fixed order.
    fn details(&self) -> [Detail; 8] {
        [
            Detail::Kind(self.kind.value),
            Detail::Date(self.date.value),
            Detail::Covers(self.covers.value),
            Detail::ValidUntil(self.valid_until.value),
            Detail::Status(self.status.value),
            Detail::Unit(self.unit.value.clone()),
            Detail::Confidentiality(self.confidentiality.value),
            Detail::Versions(self.versions.value.clone()),
        ]
    }
}
