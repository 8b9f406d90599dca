//! The *Sidik data*: a fingerprint of what an assessment says, whoever saved it and whenever.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{
    assessment::{self, Assessment, Field, FieldValue, Item, Place, UsePlace, Value},
    rubric::{Rubric, exact_to_text},
};

/// SHA-256 over every field that counts: 64 hexadecimal digits.
///
/// Revision, stamps, save time and history do not count, nor do random ids, tombstones and fields that were emptied
/// again: two files with equal fingerprints say the same. An item is named by its place in its list.
pub fn content_fingerprint(assessment: &Assessment, rubric: &Rubric) -> String {
    let places = Places::of(assessment);
    let mut content: Vec<Vec<String>> = places.items.values().map(|path| vec![path.join(SEPARATOR)]).collect();
    for (field, slot) in assessment.stored() {
        if !field.facts_of().is_counted() || slot.is_empty() {
            continue;
        }
        if let Some(name) = places.name(&field)
            && let Some(mut parts) = places.parts(&slot.value())
        {
            parts.insert(0, name);
            content.push(parts);
        }
    }
    content.sort_unstable();
    let mut sum = Sha256::new();
    for parts in std::iter::once(&vec!["rubric".to_owned(), rubric.id.clone()]).chain(&content) {
        // Each part is preceded by its length, so that no two contents run into the same bytes.
        sum.update((parts.len() as u64).to_le_bytes());
        for part in parts {
            sum.update((part.len() as u64).to_le_bytes());
            sum.update(part.as_bytes());
        }
    }
    crate::words::hex(&sum.finalize())
}

/// Between the names on the way to a field; no id holds it.
const SEPARATOR: &str = "\u{1f}";

/// Items that are there, each with the names on the way to it and its place in its list instead of its id.
struct Places {
    items: BTreeMap<Item, Vec<String>>,
}

impl Places {
    fn of(assessment: &Assessment) -> Self {
        let mut places = Self { items: BTreeMap::new() };
        for (place, (id, _)) in assessment.team().into_iter().enumerate() {
            places.add(Item::Person(id.clone()), place);
        }
        for (place, (id, _)) in assessment.active_units().into_iter().enumerate() {
            places.add(Item::Unit(id.clone()), place);
        }
        for (place, (id, _)) in assessment.listed_past().into_iter().enumerate() {
            places.add(Item::Past(id.clone()), place);
        }
        for (place, (id, document)) in assessment.register().into_iter().enumerate() {
            places.add(Item::Document(id.clone()), place);
            for (place, (version, _)) in document.contents().into_iter().enumerate() {
                places.add(Item::Version(id.clone(), version.clone()), place);
            }
        }
        for (indicator, answer) in &assessment.answers {
            for (place, (id, _)) in answer.listed_actions().into_iter().enumerate() {
                places.add(Item::Action(indicator.clone(), id.clone()), place);
            }
            for entry in 0..answer.entries.len() {
                for (place, one) in assessment.evidence(indicator, entry).into_iter().enumerate() {
                    let at = Place { indicator: indicator.clone(), entry };
                    places.add(Item::Use(UsePlace { at, id: one.id.clone() }), place);
                }
            }
        }
        places
    }

    fn add(&mut self, item: Item, place: usize) {
        let mut path = item.path();
        if let Some(id) = path.last_mut() {
            *id = place.to_string();
        }
        // A version is named below its document, which has its place already.
        if let Item::Version(document, _) = &item
            && let Some(above) = self.items.get(&Item::Document(document.clone()))
        {
            path.splice(..above.len(), above.iter().cloned());
        }
        self.items.insert(item, path);
    }

    /// The names on the way to a field; `None` where it belongs to something that is not there.
    fn name(&self, field: &Field) -> Option<String> {
        let mut path = field.path();
        if let Some(item) = field.item() {
            let above = self.items.get(&item)?;
            path.splice(..above.len(), above.iter().cloned());
        } else if let Field::Letter(_, document) = field {
            let place = self.items.get(&Item::Document(document.clone()))?.last()?.clone();
            *path.last_mut()? = place;
        }
        Some(path.join(SEPARATOR))
    }

    /// A value as texts; `None` where it refers to something that is not there, which is the same as nothing.
    fn parts(&self, value: &FieldValue) -> Option<Vec<String>> {
        if let Some(item) = value.refers_to() {
            return Some(vec![self.items.get(&item)?.last()?.clone()]);
        }
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Some(match value {
            FieldValue::Text(text) => vec![text.clone()],
            FieldValue::Flag(yes) => vec![yes.to_string()],
            FieldValue::Order(place) => vec![place.to_string()],
            FieldValue::Year(year) => vec![year.to_string()],
            FieldValue::Kind(kind) => vec![kind.code().to_owned()],
            FieldValue::Zone(zone) => vec![zone.name().to_owned()],
            FieldValue::Day(found) => vec![day(*found)],
            FieldValue::Period(period) => {
                period.map(|period| vec![day(period.from()), day(period.to())]).unwrap_or_default()
            }
            FieldValue::Classification(class) => vec![format!("{class:?}")],
            FieldValue::Role(role) => vec![format!("{role:?}")],
            FieldValue::DocumentKind(kind) => vec![kind.code().to_owned()],
            FieldValue::DocumentStatus(status) => vec![format!("{status:?}")],
            // A file counts by its bytes and what it was called; what was seen in it follows from them.
            FieldValue::Content(Some(assessment::Content::File(file))) => {
                vec!["file".to_owned(), file.hash.clone(), file.name.clone()]
            }
            FieldValue::Content(Some(assessment::Content::Link(link))) => {
                vec!["link".to_owned(), link.address.clone(), day(link.accessed)]
            }
            FieldValue::Content(None) | FieldValue::Unit(_) | FieldValue::Document(_) => Vec::new(),
            FieldValue::Letter(letter) => letter.map(assessment::letters).into_iter().collect(),
            FieldValue::Level(level) => level.map(|level| level.to_string()).into_iter().collect(),
            FieldValue::Points(points) => points.as_ref().map(|points| exact_to_text(&points.0)).into_iter().collect(),
            FieldValue::Days(days) => days.map(|days| days.0.to_string()).into_iter().collect(),
            FieldValue::Rupiah(rupiah) => rupiah.map(|rupiah| rupiah.0.to_string()).into_iter().collect(),
            FieldValue::Rise(rise) => rise.map(|rise| rise.0.to_string()).into_iter().collect(),
            FieldValue::PlanStart(start) => vec![format!("{start:?}")],
            FieldValue::ActionState(state) => vec![format!("{state:?}")],
            FieldValue::Picture(None) | FieldValue::Value(None) => Vec::new(),
            FieldValue::Picture(Some(picture)) => {
                vec!["picture".to_owned(), crate::words::hex(&Sha256::digest(picture.png()))]
            }
            FieldValue::Value(Some(Value::Level(level))) => vec!["level".to_owned(), level.to_string()],
            FieldValue::Value(Some(Value::Score(score))) => vec!["score".to_owned(), exact_to_text(score)],
            FieldValue::Value(Some(Value::External(figure))) => vec!["external".to_owned(), exact_to_text(figure)],
        })
    }
}
