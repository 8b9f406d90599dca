//! What documents and their uses say: each is one field, read as one line.

use std::collections::BTreeSet;

use super::{Field, Said, unit_name};
use crate::{
    assessment::{
        Assessment, Content, Detail, Document, Place, Stamped, UsePlace,
        document::{Link, StoredFile},
        letters,
    },
    rubric::Indicator,
    t,
    words::{self, date},
};

impl Assessment {
    pub(super) fn said_of_evidence(&self, field: &Field) -> Option<Said> {
        Some(match field {
            Field::Document(id) => {
                let document = self.documents.get(id)?;
                let text = if document.removed.value { String::new() } else { self.told(id, document) };
                Said::of(&document.latest(), text)
            }
            Field::Use(place) => {
                let used = self.entry(&place.at.indicator, place.at.entry)?.uses.get(&place.id)?;
                let shown = !used.removed.value && self.document(&used.document).is_some();
                let text = if shown { self.told_use(place) } else { String::new() };
                Said::of(&used.latest(), text)
            }
            Field::Letters(indicator) => {
                let given = &self.answer(indicator)?.letters;
                let mut pairs: Vec<_> = given.value.iter().map(|(id, letter)| (*letter, id)).collect();
                pairs.sort_unstable();
                let pair = |(letter, id): (u16, &String)| {
                    t!("field.letter", letter = letters(letter), document = document_label(id, self))
                };
                Said::of(given, pairs.into_iter().map(pair).collect::<Vec<_>>().join("; "))
            }
            Field::Carried(indicator) => {
                let carried = &self.answer(indicator)?.carried;
                Said::of(carried, if carried.value { t!("history.yes") } else { "" })
            }
            _ => return None,
        })
    }

    /// Everything a document says, as one line; what stands elsewhere, the name of its unit, comes last.
    fn told(&self, id: &str, document: &Document) -> String {
        let named = match document.title.value.as_str() {
            "" => document_label(id, self),
            title => t!("history.document", name = title),
        };
        let mut parts = vec![named, document.kind.value.name().to_owned()];
        parts.extend([&document.number, &document.issuer].map(|text| text.value.clone()));
        let details = [
            Detail::Date(document.date.value),
            Detail::Covers(document.covers.value),
            Detail::ValidUntil(document.valid_until.value),
            Detail::Status(document.status.value),
            Detail::Confidentiality(document.confidentiality.value),
            Detail::Versions(document.versions.value.clone()),
        ];
        parts.extend(details.iter().map(Detail::in_words));
        parts.push(document.note.value.clone());
        let unit = document.unit.value.as_ref().filter(|id| self.active_unit(id).is_some());
        parts.extend(unit.map(|unit| unit_name(unit, self)));
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }

    fn told_use(&self, place: &UsePlace) -> String {
        let Some(used) = self.entry(&place.at.indicator, place.at.entry).and_then(|entry| entry.uses.get(&place.id))
        else {
            return String::new();
        };
        let mut parts = vec![document_label(&used.document, self), used.article.value.clone()];
        if !used.pages.value.is_empty() {
            parts.push(t!("field.use_pages", pages = used.pages.value));
        }
        let criteria: Vec<&str> = used.supported().collect();
        if !criteria.is_empty() {
            parts.push(t!("field.use_criteria", criteria = criteria.join(", ")));
        }
        parts.push(used.shows.value.clone());
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }
}

impl Detail {
    /// What stands there, as it is shown; empty where nothing does. Units are named by their ids.
    pub(in crate::assessment) fn in_words(&self) -> String {
        match self {
            Self::Kind(kind) => kind.name().to_owned(),
            Self::Date(day) => day.map(date).unwrap_or_default(),
            Self::Covers(period) => period.map_or_else(String::new, |period| {
                t!("difference.period", from = date(period.from), to = date(period.to))
            }),
            Self::ValidUntil(day) => day.map_or_else(String::new, |day| t!("field.valid_until", day = date(day))),
            Self::Status(status) => status.name().to_owned(),
            Self::Unit(unit) => unit.clone().unwrap_or_default(),
            Self::Confidentiality(class) => class.name().to_owned(),
            Self::Versions(versions) => versions.iter().map(content).collect::<Vec<_>>().join(", "),
        }
    }
}

fn content(content: &Content) -> String {
    match content {
        Content::File(StoredFile { name, bytes, hash, .. }) => {
            let hash = hash.get(..12).unwrap_or_default();
            t!("field.file", name = name, size = words::file_size(*bytes), hash = hash)
        }
        Content::Link(Link { address, accessed: Some(day) }) => {
            t!("field.link_accessed", address = address, day = date(*day))
        }
        Content::Link(Link { address, accessed: None }) => address.clone(),
    }
}

impl Document {
    /// Who changed anything of it last, and when.
    fn latest(&self) -> Stamped<()> {
        let stamps = [
            stamp(&self.title),
            stamp(&self.kind),
            stamp(&self.number),
            stamp(&self.issuer),
            stamp(&self.date),
            stamp(&self.covers),
            stamp(&self.valid_until),
            stamp(&self.status),
            stamp(&self.unit),
            stamp(&self.confidentiality),
            stamp(&self.note),
            stamp(&self.versions),
            stamp(&self.removed),
        ];
        last(stamps)
    }
}

impl crate::assessment::Use {
    /// Where in the document and for which criteria, as one line; empty where nothing is said.
    pub fn place_in_words(&self) -> String {
        let criteria: Vec<&str> = self.supported().collect();
        let mut parts = vec![self.article.value.trim().to_owned()];
        if !self.pages.value.trim().is_empty() {
            parts.push(t!("field.use_pages", pages = self.pages.value.trim()));
        }
        if !criteria.is_empty() {
            parts.push(t!("field.use_criteria", criteria = criteria.join(", ")));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    fn latest(&self) -> Stamped<()> {
        let own = [stamp(&self.article), stamp(&self.pages), stamp(&self.shows), stamp(&self.removed)];
        last(own.into_iter().chain(self.criteria.values().map(stamp)))
    }
}

fn stamp<T>(stamped: &Stamped<T>) -> Stamped<()> {
    Stamped { value: (), by: stamped.by.clone(), at: stamped.at, revision: stamped.revision }
}

fn last(stamps: impl IntoIterator<Item = Stamped<()>>) -> Stamped<()> {
    stamps.into_iter().max_by_key(|stamp| stamp.at).unwrap_or_default()
}

/// The fields of an indicator's evidence.
pub(super) fn fields(indicator: &Indicator, entries: usize, of: &[&Assessment]) -> Vec<Field> {
    let mut fields = Vec::new();
    for entry in 0..entries {
        let entries = of.iter().filter_map(|one| one.entry(&indicator.id, entry));
        let tied = entries.flat_map(|entry| &entry.uses).filter(|(_, used)| !used.removed.value);
        let uses: BTreeSet<&String> = tied.map(|(id, _)| id).collect();
        let at = Place { indicator: indicator.id.clone(), entry };
        fields.extend(uses.into_iter().map(|id| Field::Use(UsePlace { at: at.clone(), id: id.clone() })));
    }
    fields.extend([Field::Letters(indicator.id.clone()), Field::Carried(indicator.id.clone())]);
    fields
}

/// What a document is called: its title, else the name of its file or its address.
pub(super) fn document_label(id: &str, assessment: &Assessment) -> String {
    let named = assessment.documents.get(id).map(Document::label).unwrap_or_default();
    if named.is_empty() { t!("history.document_unnamed").to_owned() } else { t!("history.document", name = named) }
}

/// A use is called by its code and the document.
pub(super) fn use_label(place: &UsePlace, assessment: &Assessment) -> String {
    let document = assessment
        .entry(&place.at.indicator, place.at.entry)
        .and_then(|entry| entry.uses.get(&place.id))
        .map(|used| used.document.as_str())
        .unwrap_or_default();
    let code = assessment.evidence_code(&place.at.indicator, document).unwrap_or_else(|| place.at.indicator.clone());
    t!("history.use", code = code, document = document_label(document, assessment))
}
