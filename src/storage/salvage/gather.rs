//! From the lines that could be read to an assessment: each value alone, and only what fits.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::de::DeserializeOwned;

use super::{
    Lost, Salvaged,
    scan::{Leaf, Path, Scan},
};
use crate::{
    assessment::{
        Answer, Assessment, Entry, Field, MOST_ITEMS, Person, Place, Stage, Stamped, TextField, Unit, validate,
    },
    rubric::{Indicator, Rubric},
    storage::draft::is_document,
};

/// A text of a block, where it is there once.
pub(super) fn text(found: &Scan, path: &[&str], key: &str) -> Option<String> {
    let mut leaves = found.leaves.iter().filter(|leaf| leaf.path == path && leaf.key == key && !leaf.doubtful);
    leaves.next().filter(|_| leaves.next().is_none()).and_then(|leaf| ron::from_str(&leaf.value).ok())
}

/// Puts the assessment together.
pub(super) fn gather(found: Scan, rubric: &Arc<Rubric>) -> Salvaged {
    let document = text(&found, &["header"], "document").filter(|id| is_document(id));
    let mut gatherer = Gatherer::new(rubric, found);
    gatherer.details();
    gatherer.people();
    gatherer.units();
    gatherer.documents();
    gatherer.general();
    for indicator in &rubric.indicators {
        gatherer.answer(indicator);
    }
    gatherer.history();
    gatherer.end(document, rubric.clone())
}

pub(super) struct Gatherer<'a> {
    pub(super) rubric: &'a Rubric,
    blocks: BTreeSet<Path>,
    leaves: BTreeMap<(Path, String), Vec<Leaf>>,
    history: Vec<String>,
    damage: Vec<(usize, usize)>,
    torn: bool,
    pub(super) assessment: Assessment,
    read: BTreeSet<Field>,
    doubtful: BTreeSet<Field>,
    lost: Vec<Lost>,
}

impl<'a> Gatherer<'a> {
    fn new(rubric: &'a Rubric, found: Scan) -> Self {
        let mut leaves: BTreeMap<(Path, String), Vec<Leaf>> = BTreeMap::new();
        for leaf in found.leaves {
            leaves.entry((leaf.path.clone(), leaf.key.clone())).or_default().push(leaf);
        }
        Self {
            rubric,
            blocks: found.blocks,
            leaves,
            history: found.history,
            damage: found.damage,
            torn: found.torn,
            assessment: Assessment::default(),
            read: BTreeSet::new(),
            doubtful: BTreeSet::new(),
            lost: Vec::new(),
        }
    }

    /// A field of a block that is there once: with two, either may be in the wrong place.
    fn leaf(&self, path: &[&str], key: &str) -> Option<&Leaf> {
        match self.leaves.get(&(owned(path), key.to_owned()))?.as_slice() {
            [leaf] => Some(leaf),
            _ => None,
        }
    }

    pub(super) fn value<T: DeserializeOwned>(&self, path: &[&str], key: &str) -> Option<T> {
        self.leaf(path, key).filter(|leaf| !leaf.doubtful).and_then(|leaf| ron::from_str(&leaf.value).ok())
    }

    /// A value with its stamp, where it can be read and fits.
    pub(super) fn take<T: DeserializeOwned>(
        &mut self,
        path: &[&str],
        field: &Field,
        fits: impl FnOnce(&Stamped<T>) -> bool,
    ) -> Option<Stamped<T>> {
        let leaf = self.leaf(path, "value");
        let doubtful = leaf.is_some_and(|leaf| leaf.doubtful);
        let value = leaf
            .filter(|leaf| !leaf.doubtful || leaf.value.starts_with('"'))
            .and_then(|leaf| ron::from_str(&leaf.value).ok());
        let stamped = value.map(|value| Stamped {
            value,
            by: self.value(path, "by").unwrap_or_default(),
            at: self.value(path, "at").flatten(),
            revision: self.value(path, "revision").unwrap_or_default(),
        });
        match stamped.filter(fits) {
            Some(stamped) => {
                self.read.insert(field.clone());
                if doubtful {
                    self.doubtful.insert(field.clone());
                }
                Some(stamped)
            }
            None => {
                if self.torn || self.blocks.contains(&owned(path)) {
                    self.lose(field.clone());
                }
                None
            }
        }
    }

    /// Something of a field could not be read; it is told once, however many parts of it are gone.
    pub(super) fn lose(&mut self, field: Field) {
        let lost = Lost::Field(field);
        if self.lost.last() != Some(&lost) {
            self.lost.push(lost);
        }
    }

    fn details(&mut self) {
        let text = |field| Field::Text(field);
        let mut new = Assessment::default();
        let institution = |name| ["assessment", "institution", name];
        let report = |name| ["assessment", "report", name];
        let rubric = self.rubric;
        macro_rules! take {
            ($($path:expr, $field:expr => $($slot:ident).+;)*) => {$(
                let sound = |found: &_| fits(rubric, |alone| alone.$($slot).+ = Clone::clone(found));
                if let Some(found) = self.take(&$path, &$field, sound) {
                    new.$($slot).+ = found;
                }
            )*};
        }
        take! {
            institution("name"), text(TextField::InstitutionName) => institution.name;
            institution("kind"), Field::Kind => institution.kind;
            institution("address"), text(TextField::InstitutionAddress) => institution.address;
            institution("unit"), text(TextField::InstitutionUnit) => institution.unit;
            ["assessment", "year"], Field::Year => year;
            ["assessment", "period"], Field::Period => period;
            ["assessment", "reference_date"], Field::ReferenceDate => reference_date;
            ["assessment", "zone"], Field::Zone => zone;
            report("number"), text(TextField::ReportNumber) => report.number;
            report("addressee"), text(TextField::ReportAddressee) => report.addressee;
            report("place"), text(TextField::ReportPlace) => report.place;
            report("date"), Field::ReportDate => report.date;
            report("classification"), Field::Classification => report.classification;
        }
        self.assessment = new;
    }

    /// Ids of the blocks below a path.
    pub(super) fn ids(&self, path: &[&str]) -> Vec<String> {
        let path = owned(path);
        // What lies below a path comes right after it.
        let below = self.blocks.range(path.clone()..).take_while(|block| block.starts_with(&path));
        below.filter(|block| block.len() == path.len() + 1).filter_map(|block| block.last().cloned()).collect()
    }

    fn people(&mut self) {
        for id in self.ids(&["assessment", "people"]).into_iter().take(MOST_ITEMS) {
            if !fits(self.rubric, |alone| drop(alone.people.insert(id.clone(), Person::default()))) {
                continue;
            }
            let path = |name| ["assessment", "people", id.as_str(), name];
            let text = |field: fn(String) -> TextField| Field::Text(field(id.clone()));
            let order = self.value(&["assessment", "people", &id], "order");
            let removed = self.take(&path("removed"), &Field::Person(id.clone()), |_| true);
            let mut person = Person { order: order.unwrap_or(u32::MAX), ..Person::default() };
            let mut any = removed.is_some();
            let mut put = |found: Option<Stamped<String>>, slot: &mut Stamped<String>| {
                any |= found.is_some();
                *slot = found.unwrap_or_default();
            };
            put(self.take(&path("name"), &text(TextField::PersonName), |_| true), &mut person.name);
            put(self.take(&path("position"), &text(TextField::PersonPosition), |_| true), &mut person.position);
            put(self.take(&path("unit"), &text(TextField::PersonUnit), |_| true), &mut person.unit);
            let number = self.take(&path("employee_number"), &text(TextField::PersonNumber), |_| true);
            put(number, &mut person.employee_number);
            let role = self.take(&path("role"), &Field::Role(id.clone()), |_| true);
            if any || role.is_some() {
                person.role = role.unwrap_or_default();
                person.removed = removed.unwrap_or_default();
                self.assessment.people.insert(id, person);
            }
        }
    }

    fn units(&mut self) {
        for id in self.ids(&["assessment", "units"]).into_iter().take(MOST_ITEMS) {
            if !fits(self.rubric, |alone| drop(alone.units.insert(id.clone(), Unit::default()))) {
                continue;
            }
            let path = |name| ["assessment", "units", id.as_str(), name];
            let order = self.value(&["assessment", "units", &id], "order");
            let name = self.take(&path("name"), &Field::Text(TextField::UnitName(id.clone())), |_| true);
            let removed = self.take(&path("removed"), &Field::Unit(id.clone()), |_| true);
            if name.is_some() || removed.is_some() {
                let (name, removed) = (name.unwrap_or_default(), removed.unwrap_or_default());
                self.assessment.units.insert(id, Unit { order: order.unwrap_or(u32::MAX), name, removed });
            }
        }
    }

    fn general(&mut self) {
        let rubric = self.rubric;
        for question in &rubric.general_questions {
            let path = ["assessment", "general", question.id.as_str()];
            if !self.blocks.contains(&owned(&path)) {
                continue;
            }
            let field = Field::Text(TextField::General(question.id.clone()));
            let fits = |found: &Stamped<String>| {
                fits(rubric, |alone| drop(alone.general.insert(question.id.clone(), found.clone())))
            };
            if let Some(found) = self.take(&path, &field, fits) {
                self.assessment.general.insert(question.id.clone(), found);
            }
        }
    }

    fn answer(&mut self, indicator: &Indicator) {
        let id = indicator.id.as_str();
        let path = ["assessment", "answers", id];
        if !self.blocks.contains(&owned(&path)) {
            if self.torn {
                self.lost.push(Lost::Indicator(id.to_owned()));
            }
            return;
        }
        let mut answer = Answer::default();
        let mut entries: Vec<usize> = self
            .ids(&["assessment", "answers", id, "entries"])
            .iter()
            .filter_map(|entry| entry.parse().ok())
            .filter(|entry| *entry < indicator.entry_count())
            .collect();
        entries.sort_unstable();
        for entry in entries {
            answer.entries.resize_with(answer.entries.len().max(entry + 1), Entry::default);
            answer.entries[entry] = self.entry(indicator, entry);
        }
        let rubric = self.rubric;
        let fits = |put: &dyn Fn(&mut Answer)| fits_answer(rubric, id, put);
        let units: BTreeSet<String> = self.assessment.units.keys().cloned().collect();
        let owner = self.take(
            &["assessment", "answers", id, "owner"],
            &Field::Owner(id.to_owned()),
            |found: &Stamped<Option<String>>| found.value.as_ref().is_none_or(|unit| units.contains(unit)),
        );
        answer.owner = owner.unwrap_or_default();
        let target = self.take(
            &["assessment", "answers", id, "target"],
            &Field::Target(id.to_owned()),
            |found: &Stamped<Option<u8>>| fits(&|answer| answer.target = found.clone()),
        );
        answer.target = target.unwrap_or_default();
        answer.letters = self.letters(id);
        let path = ["assessment", "answers", id, "carried"];
        answer.carried = self.take(&path, &Field::Carried(id.to_owned()), |_| true).unwrap_or_default();
        self.assessment.answers.insert(id.to_owned(), answer);
    }

    fn entry(&mut self, indicator: &Indicator, number: usize) -> Entry {
        let (id, rubric) = (indicator.id.as_str(), self.rubric);
        let place = || Place { indicator: id.to_owned(), entry: number };
        let number = number.to_string();
        let base = ["assessment", "answers", id, "entries", number.as_str()];
        let below = |name| [base[0], base[1], base[2], base[3], base[4], name];
        let fits = |put: &dyn Fn(&mut Entry)| {
            fits_answer(rubric, id, &|answer| {
                let mut entry = Entry::default();
                put(&mut entry);
                answer.entries.push(entry);
            })
        };
        let mut entry = Entry::default();
        let values = below("values");
        for stage in Stage::ALL {
            let name = format!("{stage:?}");
            let path: Vec<&str> = values.iter().copied().chain([name.as_str()]).collect();
            if !self.blocks.contains(&owned(&path)) {
                continue;
            }
            let found = self.take(&path, &Field::Value(place(), stage), |found: &Stamped<_>| {
                fits(&|entry| drop(entry.values.insert(stage, found.clone())))
            });
            entry.values.extend(found.map(|found| (stage, found)));
        }
        let ticks = below("ticks");
        for criterion in self.ids(&ticks) {
            if indicator.criterion(&criterion).is_none() {
                continue;
            }
            let path: Vec<&str> = ticks.iter().copied().chain([criterion.as_str()]).collect();
            let found = self.take(&path, &Field::Tick(place(), criterion.clone()), |_| true);
            entry.ticks.extend(found.map(|found| (criterion, found)));
        }
        entry.uses = self.uses(indicator, &place(), &below("uses"));
        let mut text = |name, field: TextField, put: fn(&mut Entry, Stamped<String>)| {
            let found = self.take(&below(name), &Field::Text(field), |found: &Stamped<String>| {
                fits(&|entry| put(entry, found.clone()))
            });
            if let Some(found) = found {
                put(&mut entry, found);
            }
        };
        text("service", TextField::Service(place()), |entry, found| entry.service = found);
        text("facts", TextField::Facts(place()), |entry, found| entry.facts = found);
        text("analysis", TextField::Analysis(place()), |entry, found| entry.analysis = found);
        entry
    }

    fn history(&mut self) {
        let lines = std::mem::take(&mut self.history);
        self.assessment.history = lines.iter().filter_map(|line| ron::from_str(line).ok()).collect();
    }

    fn end(mut self, document: Option<String>, rubric: Arc<Rubric>) -> Salvaged {
        let mut recovered = Field::all(self.rubric, &[&self.assessment]);
        recovered.retain(|field| self.read.contains(field) && !self.assessment.said(field).text.is_empty());
        let mut doubtful = recovered.clone();
        doubtful.retain(|field| self.doubtful.contains(field));
        if document.is_none() {
            self.lost.insert(0, Lost::Document);
        }
        self.lost.extend(self.damage.iter().map(|(first, last)| Lost::Lines { first: *first, last: *last }));
        Salvaged { assessment: self.assessment, rubric, document, recovered, doubtful, lost: self.lost }
    }
}

fn owned(path: &[&str]) -> Path {
    path.iter().map(|&part| part.to_owned()).collect()
}

/// Whether an assessment of nothing else than this fits the framework.
pub(super) fn fits(rubric: &Rubric, put: impl FnOnce(&mut Assessment)) -> bool {
    let mut alone = Assessment::default();
    put(&mut alone);
    validate(&alone, rubric).is_ok()
}

/// The same for an answer of nothing else than this.
fn fits_answer(rubric: &Rubric, id: &str, put: &dyn Fn(&mut Answer)) -> bool {
    fits(rubric, |alone| put(alone.answers.entry(id.to_owned()).or_default()))
}
