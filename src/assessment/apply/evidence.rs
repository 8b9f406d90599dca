//! Edits of documents and of their uses.

use std::collections::BTreeSet;

use super::{entry_mut, fits_day, indicator, is_id, next_order};
use crate::{
    assessment::{
        document::{Content, Document, StoredFile, Use, is_extension, is_hash},
        edit::{Author, Detail, Edit, EditError, UsePlace},
        model::{Assessment, Entry},
        validate::MOST_TEXT,
    },
    rubric::Rubric,
};

/// Most versions of one document.
const MOST_VERSIONS: usize = 1_000;

pub(super) fn add_document(assessment: &mut Assessment, id: String, author: &Author) -> Edit {
    let there = assessment.document(&id).is_some();
    let order = next_order(assessment.documents.values().map(|document| document.order));
    let document = assessment.documents.entry(id.clone()).or_insert_with(|| Document { order, ..Document::default() });
    document.removed.change(false, author);
    if there { Edit::AddDocument(id) } else { Edit::RemoveDocument(id) }
}

pub(super) fn document_mut<'a>(assessment: &'a mut Assessment, id: &str) -> Result<&'a mut Document, EditError> {
    assessment.documents.get_mut(id).ok_or_else(|| EditError::Unknown { id: id.to_owned() })
}

pub(super) fn add_use(entry: &mut Entry, place: UsePlace, document: String, author: &Author) -> Edit {
    let there = entry.uses.get(&place.id).is_some_and(|used| !used.removed.value);
    let order = next_order(entry.uses.values().map(|used| used.order));
    let used = entry.uses.entry(place.id.clone()).or_insert_with(|| Use {
        order,
        document: document.clone(),
        ..Use::default()
    });
    used.removed.change(false, author);
    if there { Edit::AddUse(place, document) } else { Edit::RemoveUse(place) }
}

pub(super) fn use_mut<'a>(
    assessment: &'a mut Assessment,
    rubric: &Rubric,
    place: &UsePlace,
) -> Result<&'a mut Use, EditError> {
    let unknown = || EditError::Unknown { id: place.id.clone() };
    if assessment.entry(&place.at.indicator, place.at.entry).is_none_or(|entry| !entry.uses.contains_key(&place.id)) {
        return Err(unknown());
    }
    entry_mut(assessment, rubric, &place.at)?.uses.get_mut(&place.id).ok_or_else(unknown)
}

impl Document {
    /// Sets a detail and its stamp, and returns the one before.
    pub(super) fn change(&mut self, detail: Detail, author: &Author) -> Detail {
        match detail {
            Detail::Kind(kind) => Detail::Kind(self.kind.change(kind, author)),
            Detail::Date(day) => Detail::Date(self.date.change(day, author)),
            Detail::Covers(period) => Detail::Covers(self.covers.change(period, author)),
            Detail::ValidUntil(day) => Detail::ValidUntil(self.valid_until.change(day, author)),
            Detail::Status(status) => Detail::Status(self.status.change(status, author)),
            Detail::Unit(unit) => Detail::Unit(self.unit.change(unit, author)),
            Detail::Confidentiality(class) => Detail::Confidentiality(self.confidentiality.change(class, author)),
            Detail::Versions(versions) => Detail::Versions(self.versions.change(versions, author)),
        }
    }
}

/// Refuses what does not fit, before anything is touched.
pub(super) fn check(assessment: &Assessment, rubric: &Rubric, edit: &Edit) -> Result<(), EditError> {
    let unknown = |id: &str| Err(EditError::Unknown { id: id.to_owned() });
    match edit {
        Edit::Document(id, _) if !assessment.documents.contains_key(id) => unknown(id),
        Edit::Document(_, Detail::Unit(Some(unit))) if !assessment.units.contains_key(unit) => unknown(unit),
        Edit::Document(_, detail) => fits_detail(detail),
        Edit::AddUse(place, _) if !is_id(&place.id) => unknown(&place.id),
        Edit::AddUse(_, document) if !assessment.documents.contains_key(document) => unknown(document),
        Edit::AddUse(place, document) => {
            let of_another = assessment
                .entry(&place.at.indicator, place.at.entry)
                .and_then(|entry| entry.uses.get(&place.id))
                .is_some_and(|used| used.document != *document);
            if of_another { unknown(&place.id) } else { Ok(()) }
        }
        Edit::UseCriterion(place, criterion, _) => {
            let found = indicator(rubric, &place.at.indicator)?.criterion(criterion);
            found.map(|_| ()).ok_or_else(|| EditError::NoCriterion {
                indicator: place.at.indicator.clone(),
                criterion: criterion.clone(),
            })
        }
        Edit::Letters(indicator, letters) => {
            if let Some(document) = letters.keys().find(|id| !assessment.documents.contains_key(*id)) {
                return unknown(document);
            }
            let different: BTreeSet<&u16> = letters.values().collect();
            if different.len() == letters.len() {
                Ok(())
            } else {
                Err(EditError::Letters { indicator: indicator.clone() })
            }
        }
        _ => Ok(()),
    }
}

/// Whether a document can have this detail.
pub(in crate::assessment) fn fits_detail(detail: &Detail) -> Result<(), EditError> {
    match detail {
        Detail::Date(Some(day)) | Detail::ValidUntil(Some(day)) => fits_day(*day),
        Detail::Covers(Some(period)) => fits_day(period.from).and_then(|()| fits_day(period.to)),
        Detail::Versions(versions) if versions.len() > MOST_VERSIONS => {
            Err(EditError::Content { found: versions.len().to_string() })
        }
        Detail::Versions(versions) => versions.iter().try_for_each(fits_content),
        _ => Ok(()),
    }
}

/// Whether there can be such a file or link. What names a place in the store must be safe as a path everywhere.
fn fits_content(content: &Content) -> Result<(), EditError> {
    let refuse = |found: &str| Err(EditError::Content { found: found.to_owned() });
    match content {
        Content::File(StoredFile { hash, .. }) if !is_hash(hash) => refuse(hash),
        Content::File(StoredFile { extension, .. }) if !is_extension(extension) => refuse(extension),
        Content::File(StoredFile { name: text, .. }) => fits_length(text),
        Content::Link(link) => {
            fits_length(&link.address)?;
            link.accessed.map_or(Ok(()), fits_day)
        }
    }
}

fn fits_length(text: &str) -> Result<(), EditError> {
    if text.len() > MOST_TEXT { Err(EditError::TooLong { bytes: text.len() }) } else { Ok(()) }
}
