//! Where the value of a field lies in the model.

use jiff::Timestamp;

use super::{
    Field,
    value::{FieldType, FieldValue},
};
use crate::{
    assessment::{
        document::{Document, Use, Version},
        edit::{Author, EditError, Place, UsePlace},
        ids::{IndicatorId, SittingId},
        model::{Answer, Assessment, Entry, Person, Stamped, Unit},
        past::PastResult,
        planning::Action,
        value::Value,
    },
    rubric::Rubric,
};

/// Who put a value there, when, in which revision and in which sitting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Name of the person; empty where nobody changed it.
    pub by: String,
    /// When, in UTC.
    pub at: Option<Timestamp>,
    /// Revision of the draft.
    pub revision: u64,
    /// Sitting.
    pub sitting: SittingId,
}

/// A stamped value of any type.
pub trait Slot {
    /// What stands there.
    fn value(&self) -> FieldValue;

    /// The text that stands there, where it is a text.
    fn text(&self) -> Option<&str>;

    /// Whether nothing was said.
    fn is_empty(&self) -> bool;

    /// Who put it there.
    fn stamp(&self) -> Stamp;

    /// In which sitting it was put there, for which revision.
    fn sitting(&self) -> (&SittingId, u64);

    /// A value of its type from RON; `None` where it is none.
    fn read(&self, ron: &str) -> Option<FieldValue>;
}

/// A stamped value that can be changed, in this folder and by `apply` alone.
pub(in crate::assessment) trait SlotMut: Slot {
    /// Sets value and stamp and returns the value before. Setting what stands there changes nothing, so the stamp keeps
    /// naming the person whose value it is.
    ///
    /// # Errors
    /// The value, where it is of another type.
    fn change(&mut self, value: FieldValue, author: &Author) -> Result<FieldValue, FieldValue>;

    /// Sets value and stamp as they were found somewhere.
    ///
    /// # Errors
    /// The value, where it is of another type.
    fn put(&mut self, value: FieldValue, stamp: Stamp) -> Result<(), FieldValue>;
}

impl<T: FieldType> Slot for Stamped<T> {
    fn value(&self) -> FieldValue {
        self.value.clone().into_value()
    }

    fn text(&self) -> Option<&str> {
        self.value.as_text()
    }

    fn is_empty(&self) -> bool {
        self.value == T::default()
    }

    fn stamp(&self) -> Stamp {
        Stamp { by: self.by.clone(), at: self.at, revision: self.revision, sitting: self.sitting.clone() }
    }

    fn sitting(&self) -> (&SittingId, u64) {
        (&self.sitting, self.revision)
    }

    fn read(&self, ron: &str) -> Option<FieldValue> {
        ron::from_str::<T>(ron).ok().map(T::into_value)
    }
}

impl<T: FieldType> SlotMut for Stamped<T> {
    fn change(&mut self, value: FieldValue, author: &Author) -> Result<FieldValue, FieldValue> {
        let value = T::from_value(value)?;
        if self.value == value {
            return Ok(value.into_value());
        }
        self.by.clone_from(&author.name);
        self.at = Some(author.at);
        self.revision = author.revision;
        self.sitting.clone_from(&author.sitting);
        Ok(std::mem::replace(&mut self.value, value).into_value())
    }

    fn put(&mut self, value: FieldValue, stamp: Stamp) -> Result<(), FieldValue> {
        let Stamp { by, at, revision, sitting } = stamp;
        *self = Self { value: T::from_value(value)?, by, at, revision, sitting };
        Ok(())
    }
}

impl Field {
    /// What stands in it while nobody touched it.
    pub fn empty(&self) -> FieldValue {
        self.with_empty_slot(|slot| slot.value())
    }

    /// A value of its type from RON; `None` where it is none.
    pub fn read(&self, ron: &str) -> Option<FieldValue> {
        self.with_empty_slot(|slot| slot.read(ron))
    }

    fn with_empty_slot<R>(&self, see: impl FnOnce(&dyn Slot) -> R) -> R {
        match self {
            Self::Assessment(field) => see(field.of(&Assessment::default())),
            Self::Question(_) => see(&Stamped::<String>::default()),
            Self::Unit(_, field) => see(field.of(&Unit::default())),
            Self::Person(_, field) => see(field.of(&Person::default())),
            Self::Past(_, field) => see(field.of(&PastResult::default())),
            Self::Document(_, field) => see(field.of(&Document::default())),
            Self::Version(_, _, field) => see(field.of(&Version::default())),
            Self::Answer(_, field) => see(field.of(&Answer::default())),
            Self::Letter(..) => see(&Stamped::<Option<u16>>::default()),
            Self::Action(_, _, field) => see(field.of(&Action::default())),
            Self::Entry(_, field) => see(field.of(&Entry::default())),
            Self::Value(..) => see(&Stamped::<Option<Value>>::default()),
            Self::Use(_, field) => see(field.of(&Use::default())),
            Self::Tick(..) | Self::UseCriterion(..) => see(&Stamped::<bool>::default()),
        }
    }
}

impl Assessment {
    /// The stamped value of a field; `None` where it has none, and nobody touched it.
    pub fn slot(&self, field: &Field) -> Option<&dyn Slot> {
        let entry = |place: &Place| self.entry(&place.indicator, place.entry);
        let used = |place: &UsePlace| entry(&place.at)?.uses.get(&place.id);
        Some(match field {
            Field::Assessment(field) => field.of(self),
            Field::Question(id) => self.general.get(id)?,
            Field::Unit(id, field) => field.of(self.units.get(id)?),
            Field::Person(id, field) => field.of(self.people.get(id)?),
            Field::Past(id, field) => field.of(self.past.get(id)?),
            Field::Document(id, field) => field.of(self.documents.get(id)?),
            Field::Version(document, id, field) => field.of(self.documents.get(document)?.versions.get(id)?),
            Field::Answer(id, field) => field.of(self.answers.get(id)?),
            Field::Letter(id, document) => self.answers.get(id)?.letters.get(document)?,
            Field::Action(indicator, id, field) => field.of(self.answers.get(indicator)?.actions.get(id)?),
            Field::Entry(place, field) => field.of(entry(place)?),
            Field::Value(place, stage) => entry(place)?.values.get(stage)?,
            Field::Tick(place, criterion) => entry(place)?.ticks.get(criterion)?,
            Field::Use(place, field) => field.of(used(place)?),
            Field::UseCriterion(place, criterion) => used(place)?.criteria.get(criterion)?,
        })
    }

    /// What stands in a field.
    pub fn get(&self, field: &Field) -> FieldValue {
        self.slot(field).map_or_else(|| field.empty(), Slot::value)
    }

    /// The text that stands in a field; `None` where the field has none.
    pub fn text(&self, field: &Field) -> Option<&str> {
        self.slot(field)?.text()
    }

    /// Who put what stands in a field there.
    pub fn stamp(&self, field: &Field) -> Stamp {
        self.slot(field).map(Slot::stamp).unwrap_or_default()
    }

    /// The value of a field to be changed; what the framework knows is made, an item must be there.
    ///
    /// # Errors
    /// Says what of the address is unknown; nothing was made then.
    pub(in crate::assessment) fn slot_mut(
        &mut self,
        rubric: &Rubric,
        field: &Field,
    ) -> Result<&mut dyn SlotMut, EditError> {
        self.check_address(rubric, field)?;
        if let Some(item) = field.item().filter(|item| !self.was_made(item)) {
            return Err(EditError::Unknown { id: item.id().to_owned() });
        }
        let unknown = |id: &str| EditError::Unknown { id: id.to_owned() };
        Ok(match field {
            Field::Assessment(field) => field.of_mut(self),
            Field::Question(id) => self.general.entry(id.clone()).or_default(),
            Field::Unit(id, field) => field.of_mut(self.units.get_mut(id).ok_or_else(|| unknown(id))?),
            Field::Person(id, field) => field.of_mut(self.people.get_mut(id).ok_or_else(|| unknown(id))?),
            Field::Past(id, field) => field.of_mut(self.past.get_mut(id).ok_or_else(|| unknown(id))?),
            Field::Document(id, field) => field.of_mut(self.documents.get_mut(id).ok_or_else(|| unknown(id))?),
            Field::Version(document, id, field) => {
                let versions = self.documents.get_mut(document).map(|document| &mut document.versions);
                field.of_mut(versions.and_then(|versions| versions.get_mut(id)).ok_or_else(|| unknown(id))?)
            }
            Field::Answer(id, field) => field.of_mut(self.answer_mut(rubric, id)?),
            Field::Letter(id, document) => self.answer_mut(rubric, id)?.letters.entry(document.clone()).or_default(),
            Field::Action(indicator, id, field) => {
                let actions = &mut self.answer_mut(rubric, indicator)?.actions;
                field.of_mut(actions.get_mut(id).ok_or_else(|| unknown(id))?)
            }
            Field::Entry(place, field) => field.of_mut(self.entry_mut(rubric, place)?),
            Field::Value(place, stage) => self.entry_mut(rubric, place)?.values.entry(*stage).or_default(),
            Field::Tick(place, criterion) => self.entry_mut(rubric, place)?.ticks.entry(criterion.clone()).or_default(),
            Field::Use(place, field) => field.of_mut(self.use_mut(rubric, place)?),
            Field::UseCriterion(place, criterion) => {
                self.use_mut(rubric, place)?.criteria.entry(criterion.clone()).or_default()
            }
        })
    }

    pub(super) fn answer_mut(&mut self, rubric: &Rubric, id: &IndicatorId) -> Result<&mut Answer, EditError> {
        let indicator = rubric.indicator(id).ok_or_else(|| EditError::NoIndicator { indicator: id.clone() })?;
        let answer = self.answers.entry(id.clone()).or_default();
        if answer.entries.len() < indicator.entry_count() {
            answer.entries.resize_with(indicator.entry_count(), Entry::default);
        }
        Ok(answer)
    }

    pub(super) fn entry_mut(&mut self, rubric: &Rubric, place: &Place) -> Result<&mut Entry, EditError> {
        let missing = || EditError::NoEntry { indicator: place.indicator.clone(), entry: place.entry };
        self.answer_mut(rubric, &place.indicator)?.entries.get_mut(place.entry).ok_or_else(missing)
    }

    fn use_mut(&mut self, rubric: &Rubric, place: &UsePlace) -> Result<&mut Use, EditError> {
        let unknown = || EditError::Unknown { id: place.id.to_string() };
        self.entry_mut(rubric, &place.at)?.uses.get_mut(&place.id).ok_or_else(unknown)
    }
}
