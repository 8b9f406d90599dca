//! The way from one state of an assessment to another, as edits: bringing back a backup is a step like any other,
//! with an author, a line in the history and a way back.

mod evidence;

use std::collections::BTreeSet;

use super::{
    edit::{Edit, Place, TextField},
    model::{Assessment, Entry, Person},
    value::Stage,
};

impl Assessment {
    /// Edits after which this assessment says what `wanted` says; none where it does already. Who said it and when is
    /// told by the stamps that applying them leaves.
    pub fn edits_towards(&self, wanted: &Self) -> Vec<Edit> {
        let mut way = Way { from: self, to: wanted, edits: Vec::new() };
        way.details();
        // Units and people first: owners name units, which must be there by then.
        way.units();
        way.people();
        way.documents();
        let questions: BTreeSet<&String> = self.general.keys().chain(wanted.general.keys()).collect();
        for id in questions {
            way.text(TextField::General(id.clone()));
        }
        let indicators: BTreeSet<&String> = self.answers.keys().chain(wanted.answers.keys()).collect();
        for id in indicators {
            way.answer(id);
        }
        way.edits
    }
}

struct Way<'a> {
    from: &'a Assessment,
    to: &'a Assessment,
    edits: Vec<Edit>,
}

impl Way<'_> {
    /// Adds an edit where the two say something else.
    fn step<T: PartialEq>(&mut self, from: &T, to: &T, edit: impl FnOnce() -> Edit) {
        if from != to {
            self.edits.push(edit());
        }
    }

    fn text(&mut self, field: TextField) {
        let from = self.from.text(&field).unwrap_or_default();
        let to = self.to.text(&field).unwrap_or_default();
        if from != to {
            let to = to.to_owned();
            self.edits.push(Edit::Text(field, to));
        }
    }

    fn details(&mut self) {
        for field in [
            TextField::InstitutionName,
            TextField::InstitutionAddress,
            TextField::InstitutionUnit,
            TextField::ReportNumber,
            TextField::ReportAddressee,
            TextField::ReportPlace,
        ] {
            self.text(field);
        }
        let (from, to) = (self.from, self.to);
        self.step(&from.institution.kind.value, &to.institution.kind.value, || Edit::Kind(to.institution.kind.value));
        self.step(&from.year.value, &to.year.value, || Edit::Year(to.year.value));
        self.step(&from.period.value, &to.period.value, || Edit::Period(to.period.value));
        self.step(&from.reference_date.value, &to.reference_date.value, || {
            Edit::ReferenceDate(to.reference_date.value)
        });
        self.step(&from.zone.value, &to.zone.value, || Edit::Zone(to.zone.value));
        self.step(&from.report.date.value, &to.report.date.value, || Edit::ReportDate(to.report.date.value));
        let class = to.report.classification.value;
        self.step(&from.report.classification.value, &class, || Edit::Classification(class));
    }

    fn units(&mut self) {
        let (from, to) = (self.from, self.to);
        let there =
            |assessment: &Assessment, id: &String| assessment.units.get(id).is_some_and(|unit| !unit.removed.value);
        let names = |unit: &Option<String>, id: &String| unit.as_ref() == Some(id);
        let owns = |id: &String| {
            to.answers.values().any(|answer| names(&answer.owner.value, id))
                || to.documents.values().any(|document| names(&document.unit.value, id))
        };
        let ids: BTreeSet<&String> = from.units.keys().chain(to.units.keys()).collect();
        for id in ids {
            // A unit that was struck off is the same as none, unless an indicator or a document still names it.
            let made = !from.units.contains_key(id) && owns(id);
            if made || (there(to, id) && !there(from, id)) {
                self.edits.push(Edit::AddUnit(id.clone()));
            }
            if made || there(to, id) {
                self.text(TextField::UnitName(id.clone()));
            }
            if (made || there(from, id)) && !there(to, id) {
                self.edits.push(Edit::RemoveUnit(id.clone()));
            }
        }
    }

    fn people(&mut self) {
        let (from, to) = (self.from, self.to);
        let there = |person: Option<&Person>| person.is_some_and(|person| !person.removed.value);
        let ids: BTreeSet<&String> = from.people.keys().chain(to.people.keys()).collect();
        for id in ids {
            let (old, new) = (from.people.get(id), to.people.get(id));
            // Somebody who left is the same as nobody.
            if !there(new) {
                if there(old) {
                    self.edits.push(Edit::RemovePerson(id.clone()));
                }
                continue;
            }
            if !there(old) {
                self.edits.push(Edit::AddPerson(id.clone()));
            }
            for field in [
                TextField::PersonName(id.clone()),
                TextField::PersonPosition(id.clone()),
                TextField::PersonUnit(id.clone()),
                TextField::PersonNumber(id.clone()),
            ] {
                self.text(field);
            }
            let role = |person: Option<&Person>| person.map(|person| person.role.value).unwrap_or_default();
            self.step(&role(old), &role(new), || Edit::PersonRole(id.clone(), role(new)));
        }
    }

    fn answer(&mut self, id: &str) {
        let (from, to) = (self.from.answer(id), self.to.answer(id));
        let owner = to.and_then(|answer| answer.owner.value.clone());
        self.step(&from.and_then(|answer| answer.owner.value.clone()), &owner, || {
            Edit::Owner(id.to_owned(), owner.clone())
        });
        let target = to.and_then(|answer| answer.target.value);
        self.step(&from.and_then(|answer| answer.target.value), &target, || Edit::Target(id.to_owned(), target));
        let count = |answer: Option<&super::Answer>| answer.map_or(0, |answer| answer.entries.len());
        self.answer_evidence(id, from, to);
        let nothing = Entry::default();
        for place in 0..count(from).max(count(to)) {
            let old = self.from.entry(id, place).unwrap_or(&nothing);
            let new = self.to.entry(id, place).unwrap_or(&nothing);
            self.entry(&Place { indicator: id.to_owned(), entry: place }, old, new);
        }
    }

    fn entry(&mut self, place: &Place, old: &Entry, new: &Entry) {
        for stage in Stage::ALL {
            let of = |entry: &Entry| entry.values.get(&stage).and_then(|value| value.value.clone());
            let value = of(new);
            self.step(&of(old), &value, || Edit::Value(place.clone(), stage, value.clone()));
        }
        let criteria: BTreeSet<&String> = old.ticks.keys().chain(new.ticks.keys()).collect();
        for criterion in criteria {
            let of = |entry: &Entry| entry.ticks.get(criterion).is_some_and(|tick| tick.value);
            let met = of(new);
            self.step(&of(old), &met, || Edit::Tick(place.clone(), criterion.clone(), met));
        }
        for field in
            [TextField::Service(place.clone()), TextField::Facts(place.clone()), TextField::Analysis(place.clone())]
        {
            self.text(field);
        }
        self.uses(place, old, new);
    }
}
