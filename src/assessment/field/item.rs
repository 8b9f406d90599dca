//! Items: what is made and removed, with its fields.

use super::{
    ActionField, DocumentField, Field, FieldValue, PastField, PersonField, Slot, UnitField, UseField, VersionField,
    limits::{MOST_ITEMS, MOST_VERSIONS},
};
use crate::{
    assessment::{
        document::{Document, Use, Version},
        edit::{EditError, Item, Place, UsePlace},
        ids::is_id,
        model::{Assessment, Person, Unit},
        past::PastResult,
        planning::Action,
    },
    rubric::Rubric,
};

impl Item {
    /// Its field that says whether it was removed.
    pub fn removed(&self) -> Field {
        match self {
            Self::Person(id) => Field::Person(id.clone(), PersonField::Removed),
            Self::Unit(id) => Field::Unit(id.clone(), UnitField::Removed),
            Self::Past(id) => Field::Past(id.clone(), PastField::Removed),
            Self::Document(id) => Field::Document(id.clone(), DocumentField::Removed),
            Self::Version(document, id) => Field::Version(document.clone(), id.clone(), VersionField::Removed),
            Self::Use(place) => Field::Use(place.clone(), UseField::Removed),
            Self::Action(indicator, id) => Field::Action(indicator.clone(), id.clone(), ActionField::Removed),
        }
    }

    /// Its field that says where in its list it stands.
    pub fn order(&self) -> Field {
        match self {
            Self::Person(id) => Field::Person(id.clone(), PersonField::Order),
            Self::Unit(id) => Field::Unit(id.clone(), UnitField::Order),
            Self::Past(id) => Field::Past(id.clone(), PastField::Order),
            Self::Document(id) => Field::Document(id.clone(), DocumentField::Order),
            Self::Version(document, id) => Field::Version(document.clone(), id.clone(), VersionField::Order),
            Self::Use(place) => Field::Use(place.clone(), UseField::Order),
            Self::Action(indicator, id) => Field::Action(indicator.clone(), id.clone(), ActionField::Order),
        }
    }

    /// All its fields in the order of the form; the criteria of a use as the framework or the use has them.
    pub fn fields(&self, rubric: &Rubric) -> Vec<Field> {
        match self {
            Self::Person(id) => PersonField::ALL.iter().map(|field| Field::Person(id.clone(), *field)).collect(),
            Self::Past(id) => PastField::ALL.iter().map(|field| Field::Past(id.clone(), *field)).collect(),
            Self::Unit(id) => UnitField::ALL.iter().map(|field| Field::Unit(id.clone(), *field)).collect(),
            Self::Document(id) => DocumentField::ALL.iter().map(|field| Field::Document(id.clone(), *field)).collect(),
            Self::Version(document, id) => {
                VersionField::ALL.iter().map(|field| Field::Version(document.clone(), id.clone(), *field)).collect()
            }
            Self::Action(indicator, id) => {
                let all = ActionField::ALL.iter();
                all.map(|field| Field::Action(indicator.clone(), id.clone(), *field)).collect()
            }
            Self::Use(place) => {
                let criteria = rubric.indicator(&place.at.indicator).into_iter().flat_map(|one| &one.levels);
                let criteria = criteria.flat_map(|level| &level.criteria);
                let own = UseField::ALL.iter().map(|field| Field::Use(place.clone(), *field));
                own.chain(criteria.map(|one| Field::UseCriterion(place.clone(), (&one.id).into()))).collect()
            }
        }
    }

    /// Its own id.
    pub fn id(&self) -> &str {
        match self {
            Self::Person(id) => id,
            Self::Unit(id) => id,
            Self::Past(id) => id,
            Self::Document(id) => id,
            Self::Version(_, id) => id,
            Self::Use(place) => &place.id,
            Self::Action(_, id) => id,
        }
    }
}

impl Field {
    /// The item it belongs to.
    pub fn item(&self) -> Option<Item> {
        Some(match self {
            Self::Person(id, _) => Item::Person(id.clone()),
            Self::Unit(id, _) => Item::Unit(id.clone()),
            Self::Past(id, _) => Item::Past(id.clone()),
            Self::Document(id, _) => Item::Document(id.clone()),
            Self::Version(document, id, _) => Item::Version(document.clone(), id.clone()),
            Self::Use(place, _) | Self::UseCriterion(place, _) => Item::Use(place.clone()),
            Self::Action(indicator, id, _) => Item::Action(indicator.clone(), id.clone()),
            _ => return None,
        })
    }
}

impl Assessment {
    /// Every item, also the removed ones, in the order in which one refers to another.
    pub fn items(&self) -> Vec<Item> {
        let mut items: Vec<Item> = self.units.keys().cloned().map(Item::Unit).collect();
        items.extend(self.people.keys().cloned().map(Item::Person));
        items.extend(self.past.keys().cloned().map(Item::Past));
        for (id, document) in &self.documents {
            items.push(Item::Document(id.clone()));
            items.extend(document.versions.keys().map(|version| Item::Version(id.clone(), version.clone())));
        }
        for (indicator, answer) in &self.answers {
            items.extend(answer.actions.keys().map(|id| Item::Action(indicator.clone(), id.clone())));
            for (entry, of) in answer.entries.iter().enumerate() {
                let at = Place { indicator: indicator.clone(), entry };
                items.extend(of.uses.keys().map(|id| Item::Use(UsePlace { at: at.clone(), id: id.clone() })));
            }
        }
        items
    }

    /// Whether an item was made, also where it was removed since.
    pub fn was_made(&self, item: &Item) -> bool {
        self.slot(&item.removed()).is_some()
    }

    /// Whether an item was made and not removed.
    pub fn is_there(&self, item: &Item) -> bool {
        self.slot(&item.removed()).is_some_and(Slot::is_empty)
    }

    /// Makes an item, empty, where it was never made.
    ///
    /// # Errors
    /// An id that cannot be one, something above it that is not there, or too many of its kind.
    pub(in crate::assessment) fn make(&mut self, rubric: &Rubric, item: &Item) -> Result<(), EditError> {
        if self.was_made(item) {
            return Ok(());
        }
        self.check_address(rubric, &item.removed())?;
        let unknown = |id: &str| EditError::Unknown { id: id.to_owned() };
        if !is_id(item.id()) {
            return Err(unknown(item.id()));
        }
        let room = |count: usize, most: usize| {
            if count < most { Ok(()) } else { Err(EditError::TooMany { count: count.saturating_add(1), most }) }
        };
        match item {
            Item::Person(id) => {
                room(self.people.len(), MOST_ITEMS)?;
                self.people.insert(id.clone(), Person::default());
            }
            Item::Unit(id) => {
                room(self.units.len(), MOST_ITEMS)?;
                self.units.insert(id.clone(), Unit::default());
            }
            Item::Past(id) => {
                room(self.past.len(), MOST_ITEMS)?;
                self.past.insert(id.clone(), PastResult::default());
            }
            Item::Document(id) => {
                room(self.documents.len(), MOST_ITEMS)?;
                self.documents.insert(id.clone(), Document::default());
            }
            Item::Version(document, id) => {
                let versions = &mut self.documents.get_mut(document).ok_or_else(|| unknown(document))?.versions;
                room(versions.len(), MOST_VERSIONS)?;
                versions.insert(id.clone(), Version::default());
            }
            Item::Action(indicator, id) => {
                room(self.answer(indicator).map_or(0, |answer| answer.actions.len()), MOST_ITEMS)?;
                self.answer_mut(rubric, indicator)?.actions.insert(id.clone(), Action::default());
            }
            Item::Use(place) => {
                let used = |one: &Self| one.entry(&place.at.indicator, place.at.entry).map_or(0, |at| at.uses.len());
                room(used(self), MOST_ITEMS)?;
                self.entry_mut(rubric, &place.at)?.uses.insert(place.id.clone(), Use::default());
            }
        }
        Ok(())
    }

    /// The place after the last one in the list of an item; items that were removed count.
    pub(in crate::assessment) fn next_order(&self, item: &Item) -> u32 {
        let after = |orders: &mut dyn Iterator<Item = u32>| orders.max().map_or(0, |last| last.saturating_add(1));
        match item {
            Item::Person(_) => after(&mut self.people.values().map(|one| one.order.value)),
            Item::Unit(_) => after(&mut self.units.values().map(|one| one.order.value)),
            Item::Past(_) => after(&mut self.past.values().map(|one| one.order.value)),
            Item::Document(_) => after(&mut self.documents.values().map(|one| one.order.value)),
            Item::Version(document, _) => {
                let versions = self.documents.get(document).into_iter().flat_map(|one| one.versions.values());
                after(&mut versions.map(|one| one.order.value))
            }
            Item::Action(indicator, _) => {
                let actions = self.answer(indicator).into_iter().flat_map(|answer| answer.actions.values());
                after(&mut actions.map(|one| one.order.value))
            }
            Item::Use(place) => {
                let uses = self.entry(&place.at.indicator, place.at.entry).into_iter().flat_map(|at| at.uses.values());
                after(&mut uses.map(|one| one.order.value))
            }
        }
    }
}

impl FieldValue {
    /// The item it refers to.
    pub fn refers_to(&self) -> Option<Item> {
        match self {
            Self::Unit(Some(id)) => Some(Item::Unit(id.clone())),
            Self::Document(Some(id)) => Some(Item::Document(id.clone())),
            _ => None,
        }
    }
}
