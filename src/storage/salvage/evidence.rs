//! Documents, their uses and their letters.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::{Gatherer, fits};
use crate::{
    assessment::{Document, Field, MOST_ITEMS, Place, Stamped, Use, UsePlace},
    rubric::Indicator,
};

impl Gatherer<'_> {
    pub(super) fn documents(&mut self) {
        let rubric = self.rubric;
        for id in self.ids(&["assessment", "documents"]).into_iter().take(MOST_ITEMS) {
            if !fits(rubric, |alone| drop(alone.documents.insert(id.clone(), Document::default()))) {
                continue;
            }
            let path = |name| ["assessment", "documents", id.as_str(), name];
            let field = Field::Document(id.clone());
            let order = self.value(&["assessment", "documents", &id], "order").unwrap_or(u32::MAX);
            let mut document = Document { order, ..Document::default() };
            let mut any = false;
            macro_rules! take {
                ($($slot:ident)*) => {$(
                    let sound = |found: &_| fits(rubric, |alone| {
                        let document = Document { $slot: Clone::clone(found), ..Document::default() };
                        alone.documents.insert(id.clone(), document);
                    });
                    if let Some(found) = self.take(&path(stringify!($slot)), &field, sound) {
                        document.$slot = found;
                        any = true;
                    }
                )*};
            }
            take! {
                title kind number issuer date covers valid_until status confidentiality note versions removed
            }
            let units: BTreeSet<String> = self.assessment.units.keys().cloned().collect();
            let unit = self.take(&path("unit"), &field, |found: &Stamped<Option<String>>| {
                found.value.as_ref().is_none_or(|unit| units.contains(unit))
            });
            if any || unit.is_some() {
                document.unit = unit.unwrap_or_default();
                self.assessment.documents.insert(id, document);
            }
        }
    }

    /// Uses at one entry, which stands at this path. What a use says is worth keeping also where nothing is left of its
    /// document.
    pub(super) fn uses(&mut self, indicator: &Indicator, at: &Place, path: &[&str]) -> BTreeMap<String, Use> {
        let mut uses = BTreeMap::new();
        for id in self.ids(path).into_iter().take(MOST_ITEMS) {
            let base: Vec<&str> = path.iter().copied().chain([id.as_str()]).collect();
            let below = |name| -> Vec<&str> { base.iter().copied().chain([name]).collect() };
            let field = Field::Use(UsePlace { at: at.clone(), id: id.clone() });
            let Some(document) = self.value::<String>(&base, "document").filter(|id| self.is_there(id)) else {
                self.lose(field);
                continue;
            };
            let order = self.value(&base, "order").unwrap_or(u32::MAX);
            let mut used = Use { order, document, ..Use::default() };
            let criteria = below("criteria");
            for criterion in self.ids(&criteria) {
                if indicator.criterion(&criterion).is_some() {
                    let path: Vec<&str> = criteria.iter().copied().chain([criterion.as_str()]).collect();
                    let found = self.take(&path, &field, |_| true);
                    used.criteria.extend(found.map(|found| (criterion, found)));
                }
            }
            used.article = self.take(&below("article"), &field, |_| true).unwrap_or_default();
            used.pages = self.take(&below("pages"), &field, |_| true).unwrap_or_default();
            used.shows = self.take(&below("shows"), &field, |_| true).unwrap_or_default();
            used.removed = self.take(&below("removed"), &field, |_| true).unwrap_or_default();
            let sound = fits(self.rubric, |alone| {
                alone.documents.insert(used.document.clone(), Document::default());
                let answer = alone.answers.entry(indicator.id.clone()).or_default();
                answer.entries.push(crate::assessment::Entry::default());
                answer.entries.iter_mut().for_each(|entry| drop(entry.uses.insert(id.clone(), used.clone())));
            });
            if sound {
                uses.insert(id, used);
            } else {
                self.lose(field);
            }
        }
        uses
    }

    /// Letters of an indicator's documents.
    pub(super) fn letters(&mut self, indicator: &str) -> Stamped<BTreeMap<String, u16>> {
        let path = ["assessment", "answers", indicator, "letters"];
        let different = |found: &Stamped<BTreeMap<String, u16>>| {
            found.value.values().collect::<BTreeSet<_>>().len() == found.value.len()
        };
        let mut letters = self.take(&path, &Field::Letters(indicator.to_owned()), different).unwrap_or_default();
        letters.value.retain(|document, _| self.is_there(document));
        letters
    }

    /// Whether a document can be referred to. One of which nothing could be read is put there without saying anything:
    /// what refers to it is known.
    fn is_there(&mut self, id: &str) -> bool {
        if self.assessment.documents.contains_key(id) {
            return true;
        }
        let document = || Document { order: u32::MAX, ..Document::default() };
        let possible = self.assessment.documents.len() < MOST_ITEMS
            && fits(self.rubric, |alone| drop(alone.documents.insert(id.to_owned(), document())));
        if possible {
            self.assessment.documents.insert(id.to_owned(), document());
        }
        possible
    }
}
