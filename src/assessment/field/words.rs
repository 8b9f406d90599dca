//! What a field is called, and what stands in it, in words.

use super::{ActionField, DocumentField, Field, FieldValue, PastField, PersonField, UnitField, UseField};
use crate::{
    assessment::{
        document::{Content, Document, Link, StoredFile, Use},
        edit::UsePlace,
        evidence::letters,
        ids::DocumentId,
        model::{Assessment, Period},
        picture::Picture,
        value::Value,
    },
    rubric::exact_to_text,
    t,
    words::{Words, shortened},
};

impl Field {
    /// What the field is called; names of people, units and documents are those of this assessment.
    pub fn label(&self, assessment: &Assessment, words: Words) -> String {
        let part = (self.facts_of().label)(words);
        let of = |whole: String| t!(words, field.of, part = part, whole = whole);
        match self {
            Self::Assessment(_) => part.to_owned(),
            Self::Question(id) => t!(words, history.question, id = id),
            Self::Unit(id, UnitField::Name | UnitField::Removed) => unit_name(id, assessment, words),
            Self::Unit(id, _) => of(unit_name(id, assessment, words)),
            Self::Person(id, PersonField::Removed) => person_name(id, assessment, words),
            Self::Person(id, _) => of(person_name(id, assessment, words)),
            Self::Past(id, PastField::Removed) => past_name(id, assessment, words),
            Self::Past(id, _) => of(past_name(id, assessment, words)),
            Self::Document(id, DocumentField::Removed) => document_name(id, assessment, words),
            Self::Document(id, _) | Self::Version(id, ..) => of(document_name(id, assessment, words)),
            Self::Answer(indicator, _) => t!(words, field.of_indicator, part = part, indicator = indicator),
            Self::Action(indicator, id, ActionField::Removed) => action_name(indicator, id, assessment, words),
            Self::Action(indicator, id, _) => of(action_name(indicator, id, assessment, words)),
            Self::Entry(place, _) => t!(words, field.of_indicator, part = part, indicator = place.indicator),
            Self::Letter(indicator, document) => {
                let part = t!(words, field.of_indicator, part = part, indicator = indicator);
                t!(words, field.of, part = part, whole = document_name(document, assessment, words))
            }
            Self::Value(place, stage) => {
                t!(words, history.level_at, indicator = place.indicator, stage = stage.name(words))
            }
            Self::Tick(place, criterion) => {
                t!(words, history.criterion_of, criterion = criterion, indicator = place.indicator)
            }
            Self::Use(place, UseField::Removed) => use_name(place, assessment, words),
            Self::Use(place, _) => of(use_name(place, assessment, words)),
            Self::UseCriterion(place, criterion) => {
                let part = t!(words, field.use_criterion_named, criterion = criterion);
                t!(words, field.of, part = part, whole = use_name(place, assessment, words))
            }
        }
    }

    /// A value of this field as it is shown; empty where nothing stands there.
    pub fn in_words(&self, value: &FieldValue, assessment: &Assessment, words: Words) -> String {
        match value {
            FieldValue::Text(text) => text.clone(),
            FieldValue::Flag(removed) if self.facts_of().is_listing() => {
                if *removed {
                    String::new()
                } else {
                    t!(words, field.there).to_owned()
                }
            }
            FieldValue::Flag(yes) => if *yes { t!(words, history.yes) } else { "" }.to_owned(),
            FieldValue::Order(order) => order.saturating_add(1).to_string(),
            FieldValue::Year(0) => String::new(),
            FieldValue::Year(year) => year.to_string(),
            FieldValue::Kind(kind) => kind.name(words).to_owned(),
            FieldValue::Zone(zone) => zone.name().to_owned(),
            FieldValue::Day(day) => day.map(|day| words.date(day)).unwrap_or_default(),
            FieldValue::Period(period) => period
                .map(|period: Period| {
                    let day = |day: Option<_>| day.map_or_else(|| "…".to_owned(), |day| words.date(day));
                    t!(words, difference.period, from = day(period.from()), to = day(period.to()))
                })
                .unwrap_or_default(),
            FieldValue::Classification(class) => class.name(words).to_owned(),
            FieldValue::Role(role) => role.name(words).to_owned(),
            FieldValue::DocumentKind(kind) => kind.name(words).to_owned(),
            FieldValue::DocumentStatus(status) => status.name(words).to_owned(),
            FieldValue::Content(content) => {
                content.as_ref().map(|content| content_in_words(content, words)).unwrap_or_default()
            }
            FieldValue::Unit(unit) => {
                let name = |id| assessment.units.get(id).map(|unit| unit.name.value.as_str());
                match unit.as_deref().map(|id| name(id).unwrap_or_default()) {
                    None => String::new(),
                    Some("") => t!(words, history.unit_unnamed).to_owned(),
                    Some(name) => name.to_owned(),
                }
            }
            FieldValue::Document(id) => id.as_ref().map(|id| document_name(id, assessment, words)).unwrap_or_default(),
            FieldValue::Letter(letter) => letter.map(letters).unwrap_or_default(),
            FieldValue::Level(level) => level.map(|level| t!(words, field.level, level = level)).unwrap_or_default(),
            FieldValue::Points(points) => {
                points.as_ref().map(|points| words.localized(&exact_to_text(&points.0))).unwrap_or_default()
            }
            FieldValue::Days(days) => {
                days.map(|days| t!(words, field.days, count = words.count(days.0))).unwrap_or_default()
            }
            FieldValue::Rupiah(rupiah) => rupiah.map(|rupiah| words.rupiah(rupiah.0)).unwrap_or_default(),
            FieldValue::Rise(rise) => rise.map(|rise| t!(words, field.levels, count = rise.0)).unwrap_or_default(),
            FieldValue::PlanStart(start) => start.name(words).to_owned(),
            FieldValue::ActionState(state) => state.name(words).to_owned(),
            FieldValue::Picture(picture) => {
                let size = picture.as_ref().map(Picture::size);
                size.map(|(across, down)| t!(words, field.picture, across = across, down = down)).unwrap_or_default()
            }
            FieldValue::Value(None) => String::new(),
            FieldValue::Value(Some(Value::Level(level))) => t!(words, field.level, level = level),
            FieldValue::Value(Some(Value::Score(number) | Value::External(number))) => {
                words.localized(&exact_to_text(number))
            }
        }
    }
}

impl Use {
    /// Where in the document and for which criteria, as one line; empty where nothing is said.
    pub fn place_in_words(&self, words: Words) -> String {
        let criteria: Vec<&str> = self.supported().map(|id| id.as_str()).collect();
        let mut parts = vec![self.article.value.trim().to_owned()];
        if !self.pages.value.trim().is_empty() {
            parts.push(t!(words, field.use_pages, pages = self.pages.value.trim()));
        }
        if !criteria.is_empty() {
            parts.push(t!(words, field.use_criteria, criteria = criteria.join(", ")));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }
}

fn content_in_words(content: &Content, words: Words) -> String {
    match content {
        Content::File(StoredFile { name, bytes, hash, .. }) => {
            let hash = hash.get(..12).unwrap_or_default();
            t!(words, field.file, name = name, size = words.file_size(*bytes), hash = hash)
        }
        Content::Link(Link { address, accessed: Some(day) }) => {
            t!(words, field.link_accessed, address = address, day = words.date(*day))
        }
        Content::Link(Link { address, accessed: None }) => address.clone(),
    }
}

/// What a document is called: its title, else the name of its file or its address.
fn document_name(id: &str, assessment: &Assessment, words: Words) -> String {
    let named = assessment.documents.get(id).map(Document::label).unwrap_or_default();
    if named.is_empty() {
        t!(words, history.document_unnamed).to_owned()
    } else {
        t!(words, history.document, name = shortened(named))
    }
}

/// A use is called by its code and the document.
fn use_name(place: &UsePlace, assessment: &Assessment, words: Words) -> String {
    let used = assessment.entry(&place.at.indicator, place.at.entry).and_then(|entry| entry.uses.get(&place.id));
    let nothing = DocumentId::default();
    let document = used.and_then(|used| used.document.value.as_ref()).unwrap_or(&nothing);
    let code = assessment.evidence_code(&place.at.indicator, document);
    let code = code.unwrap_or_else(|| place.at.indicator.to_string());
    t!(words, history.evidence, code = code, document = document_name(document, assessment, words))
}

/// An action is called by what is done and by its indicator.
fn action_name(indicator: &str, id: &str, assessment: &Assessment, words: Words) -> String {
    let action = assessment.answer(indicator).and_then(|answer| answer.actions.get(id));
    match action.map(|action| action.title.value.as_str()) {
        Some(title) if !title.trim().is_empty() => {
            t!(words, history.action, title = shortened(title), indicator = indicator)
        }
        _ => t!(words, history.action_unnamed, indicator = indicator),
    }
}

/// The result of another year is called by its year.
fn past_name(id: &str, assessment: &Assessment, words: Words) -> String {
    match assessment.past.get(id).map_or(0, |result| result.year.value) {
        0 => t!(words, history.past_unnamed).to_owned(),
        year => t!(words, history.past, year = year),
    }
}

fn person_name(id: &str, assessment: &Assessment, words: Words) -> String {
    match assessment.people.get(id).map(|person| person.name.value.as_str()) {
        Some(name) if !name.is_empty() => t!(words, history.person, name = shortened(name)),
        _ => t!(words, history.person_unnamed).to_owned(),
    }
}

fn unit_name(id: &str, assessment: &Assessment, words: Words) -> String {
    match assessment.units.get(id).map(|unit| unit.name.value.as_str()) {
        Some(name) if !name.is_empty() => t!(words, history.unit, name = shortened(name)),
        _ => t!(words, history.unit_unnamed).to_owned(),
    }
}
