//! Looking at the evidence of an assessment.

use std::collections::BTreeMap;

use super::{
    document::{Document, Use},
    edit::{Place, UsePlace},
    ids::{DocumentId, UseId},
    model::Assessment,
};
use crate::rubric::Rubric;

/// A use of a document at an indicator, with all that belongs to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence<'a> {
    /// Id of the use.
    pub id: &'a UseId,
    /// The use.
    pub used: &'a Use,
    /// Id of the document.
    pub document_id: &'a DocumentId,
    /// The document.
    pub document: &'a Document,
    /// Letter of the document at this indicator, from 0; the highest number where it was never given one.
    pub letter: u16,
}

impl Evidence<'_> {
    /// Code of the document at its indicator, such as `23.a`; the indicator alone where it has no letter.
    pub fn code(&self, indicator: &str) -> String {
        if self.letter == u16::MAX { indicator.to_owned() } else { evidence_code(indicator, self.letter) }
    }
}

impl Assessment {
    /// A document that was not deleted.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.get(id).filter(|document| !document.removed.value)
    }

    /// Documents that were not deleted, in list order.
    pub fn register(&self) -> Vec<(&DocumentId, &Document)> {
        let mut register: Vec<_> = self.documents.iter().filter(|(_, document)| !document.removed.value).collect();
        register.sort_by_key(|(id, document)| (document.order.value, *id));
        register
    }

    /// Uses at one entry of an indicator that were not unlinked and whose documents are there, by letter and order.
    pub fn evidence(&self, indicator: &str, entry: usize) -> Vec<Evidence<'_>> {
        let answer = self.answer(indicator);
        let mut uses: Vec<Evidence<'_>> = self
            .entry(indicator, entry)
            .into_iter()
            .flat_map(|entry| &entry.uses)
            .filter(|(_, used)| !used.removed.value)
            .filter_map(|(id, used)| {
                let document_id = used.document.value.as_ref()?;
                let document = self.document(document_id)?;
                let letter = answer.and_then(|answer| answer.letter(document_id)).unwrap_or(u16::MAX);
                Some(Evidence { id, used, document_id, document, letter })
            })
            .collect();
        uses.sort_by_key(|one| (one.letter, one.used.order.value, one.id));
        uses
    }

    /// Where a document is used, in the order of the ids.
    pub fn uses_of(&self, document: &str) -> Vec<UsePlace> {
        let mut found = Vec::new();
        for (indicator, answer) in &self.answers {
            for (entry, of) in answer.entries.iter().enumerate() {
                let uses = of.uses.iter().filter(|(_, used)| used.is_of(document));
                found.extend(
                    uses.map(|(id, _)| UsePlace { at: Place { indicator: indicator.clone(), entry }, id: id.clone() }),
                );
            }
        }
        found
    }

    /// Indicators at which documents of the register are used, by document, in the order of the framework.
    pub fn used_at<'a>(&'a self, rubric: &'a Rubric) -> BTreeMap<&'a DocumentId, Vec<&'a str>> {
        let mut found: BTreeMap<&DocumentId, Vec<&str>> = BTreeMap::new();
        for indicator in &rubric.indicators {
            let entries = self.answer(&indicator.id).map_or(0, |answer| answer.entries.len());
            for one in (0..entries).flat_map(|entry| self.evidence(&indicator.id, entry)) {
                let indicators = found.entry(one.document_id).or_default();
                if indicators.last() != Some(&indicator.id.as_str()) {
                    indicators.push(&indicator.id);
                }
            }
        }
        found
    }

    /// Code of a document at an indicator, such as `23.a`; `None` where it has no letter there.
    pub fn evidence_code(&self, indicator: &str, document: &DocumentId) -> Option<String> {
        let letter = self.answer(indicator)?.letter(document)?;
        Some(evidence_code(indicator, letter))
    }
}

/// Code of a document at an indicator: `23.a`.
pub fn evidence_code(indicator: &str, letter: u16) -> String {
    format!("{indicator}.{}", letters(letter))
}

/// Letters of a number, from 0: `a` to `z`, then `aa`, `ab` and so on.
pub fn letters(number: u16) -> String {
    let mut text = Vec::new();
    let mut rest = u32::from(number) + 1;
    while rest > 0 {
        rest -= 1;
        text.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    text.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z_and_never_repeat() {
        assert_eq!([0, 1, 25, 26, 27, 701, 702].map(letters), ["a", "b", "z", "aa", "ab", "zz", "aaa"]);
        let all: std::collections::BTreeSet<String> = (0..=u16::MAX).map(letters).collect();
        assert_eq!(all.len(), usize::from(u16::MAX) + 1);
    }
}
