//! Lists of fields: those that hold a value, and those in which assessments can say something.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    ActionField, AnswerField, AssessmentField, DocumentField, EntryField, Field, PastField, PersonField, Slot,
    UnitField, UseField, VersionField,
};
use crate::{
    assessment::{
        edit::{Item, Place, UsePlace},
        ids::{ActionId, DocumentId, PastId, PersonId, UnitId},
        model::Assessment,
        value::Stage,
    },
    rubric::{Indicator, Rubric},
};

/// Moment of the last change of the data, also where an assessment comes without its history: of what is answered, proved and
/// said of the institution. What is only planned is no data.
pub fn last_change(assessment: &Assessment) -> Option<Timestamp> {
    let data = assessment.stored().filter(|(field, _)| !field.facts_of().is_planned());
    data.filter_map(|(_, slot)| slot.stamp().at).max()
}

/// Moment of the last change of anything in an assessment, its plan too.
pub fn last_edit(assessment: &Assessment) -> Option<Timestamp> {
    assessment.stored().filter_map(|(_, slot)| slot.stamp().at).max()
}

impl Assessment {
    /// Every value that is held, also of removed items, in the order in which one refers to another.
    pub fn stored(&self) -> impl Iterator<Item = (Field, &dyn Slot)> {
        let own = AssessmentField::ALL.iter().map(|field| (Field::Assessment(*field), field.of(self)));
        let questions = self.general.iter().map(|(id, text)| (Field::Question(id.clone()), text as &dyn Slot));
        let units = self.units.iter().flat_map(|(id, unit)| {
            UnitField::ALL.iter().map(move |field| (Field::Unit(id.clone(), *field), field.of(unit)))
        });
        let people = self.people.iter().flat_map(|(id, person)| {
            PersonField::ALL.iter().map(move |field| (Field::Person(id.clone(), *field), field.of(person)))
        });
        let past = self.past.iter().flat_map(|(id, result)| {
            PastField::ALL.iter().map(move |field| (Field::Past(id.clone(), *field), field.of(result)))
        });
        let documents = self.documents.iter().flat_map(|(id, document)| {
            let own = DocumentField::ALL.iter();
            let own = own.map(move |field| (Field::Document(id.clone(), *field), field.of(document)));
            own.chain(document.versions.iter().flat_map(move |(version, of)| {
                let fields = VersionField::ALL.iter();
                fields.map(move |field| (Field::Version(id.clone(), version.clone(), *field), field.of(of)))
            }))
        });
        own.chain(questions).chain(units).chain(people).chain(past).chain(documents).chain(self.stored_answers())
    }

    fn stored_answers(&self) -> impl Iterator<Item = (Field, &dyn Slot)> {
        self.answers.iter().flat_map(|(indicator, answer)| {
            let own = AnswerField::ALL.iter();
            let own = own.map(move |field| (Field::Answer(indicator.clone(), *field), field.of(answer)));
            let letters = answer.letters.iter();
            let letters =
                letters.map(move |(id, letter)| (Field::Letter(indicator.clone(), id.clone()), letter as &dyn Slot));
            let actions = answer.actions.iter().flat_map(move |(id, action)| {
                let fields = ActionField::ALL.iter();
                fields.map(move |field| (Field::Action(indicator.clone(), id.clone(), *field), field.of(action)))
            });
            let entries = answer.entries.iter().enumerate().flat_map(move |(entry, of)| {
                let place = Place { indicator: indicator.clone(), entry };
                let mut fields: Vec<(Field, &dyn Slot)> = Vec::new();
                fields.extend(EntryField::ALL.iter().map(|one| (Field::Entry(place.clone(), *one), one.of(of))));
                let values = of.values.iter();
                fields.extend(values.map(|(stage, one)| (Field::Value(place.clone(), *stage), one as &dyn Slot)));
                let ticks = of.ticks.iter();
                fields.extend(ticks.map(|(id, one)| (Field::Tick(place.clone(), id.clone()), one as &dyn Slot)));
                for (id, used) in &of.uses {
                    let at = UsePlace { at: place.clone(), id: id.clone() };
                    fields.extend(UseField::ALL.iter().map(|one| (Field::Use(at.clone(), *one), one.of(used))));
                    let criteria = used.criteria.iter();
                    fields.extend(
                        criteria.map(|(id, one)| (Field::UseCriterion(at.clone(), id.clone()), one as &dyn Slot)),
                    );
                }
                fields
            });
            own.chain(letters).chain(actions).chain(entries)
        })
    }

    /// Whether a field belongs to nothing that was removed: neither its item nor the document of its item.
    pub fn is_live(&self, field: &Field) -> bool {
        match field.item() {
            None => match field {
                Field::Letter(_, document) => self.is_there(&Item::Document(document.clone())),
                _ => true,
            },
            Some(item) => self.is_alive(&item),
        }
    }

    /// Whether an item is there, and where it belongs to a document that too.
    pub fn is_alive(&self, item: &Item) -> bool {
        let document = |id: &DocumentId| self.is_there(&Item::Document(id.clone()));
        self.is_there(item)
            && match item {
                Item::Version(of, _) => document(of),
                Item::Use(place) => {
                    let used = self.entry(&place.at.indicator, place.at.entry).and_then(|at| at.uses.get(&place.id));
                    used.and_then(|used| used.document.value.as_ref()).is_some_and(document)
                }
                _ => true,
            }
    }
}

impl Field {
    /// Every field in which one of these assessments can say something, in the order of the form: details, team,
    /// units, results of other years, documents, indicators, open questions. Of an item that not all of them have, only whether it is there.
    pub fn all(rubric: &Rubric, of: &[&Assessment]) -> Vec<Self> {
        let mut fields: Vec<Self> = AssessmentField::ALL.iter().map(|field| Self::Assessment(*field)).collect();
        let mut add = |item: Item| {
            let everywhere = of.iter().all(|assessment| assessment.is_there(&item));
            let removed = item.removed();
            if everywhere {
                fields.extend(item.fields(rubric).into_iter().filter(|field| *field != removed));
            } else {
                fields.push(removed);
            }
            everywhere
        };
        for id in once(of, |one| one.team().into_iter().map(|(id, _)| id).collect::<Vec<&PersonId>>()) {
            add(Item::Person(id.clone()));
        }
        for id in once(of, |one| one.active_units().into_iter().map(|(id, _)| id).collect::<Vec<&UnitId>>()) {
            add(Item::Unit(id.clone()));
        }
        for id in once(of, |one| one.listed_past().into_iter().map(|(id, _)| id).collect::<Vec<&PastId>>()) {
            add(Item::Past(id.clone()));
        }
        for id in once(of, |one| one.register().into_iter().map(|(id, _)| id).collect::<Vec<&DocumentId>>()) {
            if add(Item::Document(id.clone())) {
                for version in once(of, |one| one.document(id).map(|document| ids_of(document)).unwrap_or_default()) {
                    add(Item::Version(id.clone(), version.clone()));
                }
            }
        }
        for indicator in &rubric.indicators {
            let answers = of.iter().filter_map(|one| one.answer(&indicator.id));
            if let Some(entries) = answers.map(|answer| answer.entries.len()).max() {
                fields.extend(answer(rubric, indicator, entries, of));
            }
        }
        fields.extend(rubric.general_questions.iter().map(|one| Self::Question((&one.id).into())));
        fields
    }
}

/// Versions that were not taken back, oldest first.
fn ids_of(document: &crate::assessment::Document) -> Vec<&crate::assessment::VersionId> {
    let there = document.versions.iter().filter(|(_, version)| !version.removed.value);
    let mut ids: Vec<_> = there.map(|(id, version)| (version.order.value, id)).collect();
    ids.sort_unstable();
    ids.into_iter().map(|(_, id)| id).collect()
}

/// Actions for an indicator that were not removed, in list order.
fn ids_of_actions<'a>(assessment: &'a Assessment, indicator: &Indicator) -> Vec<&'a ActionId> {
    assessment.actions(&indicator.id).into_iter().map(|(id, _)| id).collect()
}

fn answer(rubric: &Rubric, indicator: &Indicator, entries: usize, of: &[&Assessment]) -> Vec<Field> {
    let id = || (&indicator.id).into();
    let mut fields = Vec::new();
    for entry in 0..entries {
        let place = || Place { indicator: id(), entry };
        fields.extend(Stage::ALL.map(|stage| Field::Value(place(), stage)));
        let criteria = indicator.levels.iter().flat_map(|level| &level.criteria);
        fields.extend(criteria.map(|criterion| Field::Tick(place(), (&criterion.id).into())));
        fields.extend(EntryField::ALL.iter().map(|field| Field::Entry(place(), *field)));
        let tied = of.iter().filter_map(|one| one.entry(&indicator.id, entry)).flat_map(|entry| &entry.uses);
        let tied: BTreeSet<_> = tied.filter(|(_, used)| !used.removed.value).map(|(id, _)| id).collect();
        for used in tied {
            let item = Item::Use(UsePlace { at: place(), id: used.clone() });
            let removed = item.removed();
            if of.iter().all(|one| one.is_there(&item)) {
                fields.extend(item.fields(rubric).into_iter().filter(|field| *field != removed));
            } else {
                fields.push(removed);
            }
        }
    }
    fields.extend(AnswerField::ALL.iter().map(|field| Field::Answer(id(), *field)));
    for action in once(of, |one| ids_of_actions(one, indicator)) {
        let item = Item::Action(id(), action.clone());
        let everywhere = of.iter().all(|assessment| assessment.is_there(&item));
        let removed = item.removed();
        if everywhere {
            fields.extend(item.fields(rubric).into_iter().filter(|field| *field != removed));
        } else {
            fields.push(removed);
        }
    }
    let lettered = of.iter().filter_map(|one| one.answer(&indicator.id)).flat_map(|answer| answer.letters.keys());
    let lettered: BTreeSet<&DocumentId> = lettered.collect();
    fields.extend(lettered.into_iter().map(|document| Field::Letter(id(), document.clone())));
    fields
}

/// What one of the assessments lists, in the order of the first that lists it.
fn once<'a, T: Ord + ?Sized>(of: &[&'a Assessment], listed: impl Fn(&'a Assessment) -> Vec<&'a T>) -> Vec<&'a T> {
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    for assessment in of {
        all.extend(listed(assessment).into_iter().filter(|one| seen.insert(*one)));
    }
    all
}
