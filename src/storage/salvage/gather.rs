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
        AnswerField, Assessment, AssessmentField, DocumentField, DocumentId, DraftId, EntryField, Field, FieldValue,
        Item, Stamp, UseField,
    },
    rubric::Rubric,
    storage::draft::is_draft_id,
};

/// A text of a block, where it is there once.
pub(super) fn text(found: &Scan, path: &[&str], key: &str) -> Option<String> {
    let mut leaves = found.leaves.iter().filter(|leaf| leaf.path == path && leaf.key == key && !leaf.doubtful);
    leaves.next().filter(|_| leaves.next().is_none()).and_then(|leaf| ron::from_str(&leaf.value).ok())
}

/// Puts the assessment together.
pub(super) fn gather(found: Scan, rubric: &Arc<Rubric>) -> Salvaged {
    let draft_id = text(&found, &["header"], "id").filter(|id| is_draft_id(id)).map(DraftId::from);
    let mut gatherer = Gatherer::new(rubric, found);
    for field in gatherer.candidates() {
        gatherer.take(&field);
    }
    gatherer.indicators();
    gatherer.history();
    gatherer.end(draft_id, rubric.clone())
}

struct Gatherer<'a> {
    rubric: &'a Rubric,
    blocks: BTreeSet<Path>,
    leaves: BTreeMap<(Path, String), Vec<Leaf>>,
    history: Vec<String>,
    damage: Vec<(usize, usize)>,
    torn: bool,
    assessment: Assessment,
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
    fn leaf(&self, path: &Path, key: &str) -> Option<&Leaf> {
        match self.leaves.get(&(path.clone(), key.to_owned()))?.as_slice() {
            [leaf] => Some(leaf),
            _ => None,
        }
    }

    fn part<T: DeserializeOwned>(&self, path: &Path, key: &str) -> Option<T> {
        self.leaf(path, key).filter(|leaf| !leaf.doubtful).and_then(|leaf| ron::from_str(&leaf.value).ok())
    }

    /// Fields that were in the file as far as can be told, in the order in which one refers to another: those whose
    /// block is there, and the others of the same record.
    fn candidates(&self) -> BTreeSet<Field> {
        let mut fields: BTreeSet<Field> = AssessmentField::ALL.iter().map(|field| Field::Assessment(*field)).collect();
        for block in &self.blocks {
            let path: Vec<&str> = block.iter().skip(1).map(String::as_str).collect();
            let Some(field) = Field::at(&path) else { continue };
            let of_map = |field: &Field| matches!(field, Field::UseCriterion(..));
            if let Some(item) = field.item() {
                fields.extend(item.fields(self.rubric).into_iter().filter(|field| !of_map(field)));
            }
            match &field {
                Field::Answer(id, _) => {
                    fields.extend(AnswerField::ALL.iter().map(|field| Field::Answer(id.clone(), *field)));
                }
                Field::Entry(place, _) => {
                    fields.extend(EntryField::ALL.iter().map(|field| Field::Entry(place.clone(), *field)));
                }
                _ => {}
            }
            fields.insert(field);
        }
        fields
    }

    /// Takes a value with its stamp, where it can be read and fits.
    fn take(&mut self, field: &Field) {
        let path: Path = std::iter::once("assessment".to_owned()).chain(field.path()).collect();
        let leaf = self.leaf(&path, "value");
        let doubtful = leaf.is_some_and(|leaf| leaf.doubtful);
        let value =
            leaf.filter(|leaf| !leaf.doubtful || leaf.value.starts_with('"')).and_then(|leaf| field.read(&leaf.value));
        let stamp = Stamp {
            by: self.part(&path, "by").unwrap_or_default(),
            at: self.part(&path, "at").flatten(),
            revision: self.part(&path, "revision").unwrap_or_default(),
            sitting: self.part(&path, "sitting").unwrap_or_default(),
        };
        let put = value.is_some_and(|value| {
            self.make_documents(field, &value);
            self.is_of_document(field) && self.assessment.put(self.rubric, field, value, stamp).is_ok()
        });
        if put {
            self.read.insert(field.clone());
            if doubtful {
                self.doubtful.insert(field.clone());
            }
        } else if (self.torn && !may_be_absent(field) || self.blocks.contains(&path)) && self.rubric_knows(field) {
            self.lost.push(Lost::Field(field.clone()));
        }
    }

    /// A document of which nothing could be read is put there without saying anything where something refers to it: what
    /// refers to it is known, and worth keeping.
    fn make_documents(&mut self, field: &Field, value: &FieldValue) {
        let named: Option<DocumentId> = match (field, value) {
            (Field::Letter(_, document), _) => Some(document.clone()),
            (_, FieldValue::Document(document)) => document.clone(),
            _ => None,
        };
        if let Some(id) = named.filter(|id| !self.assessment.was_made(&Item::Document(id.clone()))) {
            let order = Field::Document(id, DocumentField::Order);
            // An id that cannot be one is refused, and so is what refers to it.
            let _ = self.assessment.put(self.rubric, &order, FieldValue::Order(u32::MAX), Stamp::default());
        }
    }

    /// What a use says is nothing without the document it is of.
    fn is_of_document(&self, field: &Field) -> bool {
        match field.item() {
            Some(Item::Use(place)) => {
                let document = Field::Use(place, UseField::Document);
                *field == document || self.read.contains(&document)
            }
            _ => true,
        }
    }

    /// Whether the framework has what a field is about; what it has not was damaged into something else.
    fn rubric_knows(&self, field: &Field) -> bool {
        field.indicator().is_none_or(|id| {
            self.rubric.indicator(id).is_some_and(|one| field.entry().is_none_or(|entry| entry < one.entry_count()))
        })
    }

    /// Says of which indicators nothing was found, where more may be gone than can be seen.
    fn indicators(&mut self) {
        for indicator in &self.rubric.indicators {
            let path = ["assessment", "answers", indicator.id.as_str()].map(str::to_owned).to_vec();
            if self.torn && !self.blocks.contains(&path) {
                self.lost.push(Lost::Indicator(indicator.id.clone()));
            }
        }
    }

    fn history(&mut self) {
        let lines = std::mem::take(&mut self.history);
        self.assessment.history = lines.iter().filter_map(|line| ron::from_str(line).ok()).collect();
    }

    fn end(mut self, draft_id: Option<DraftId>, rubric: Arc<Rubric>) -> Salvaged {
        let mut recovered = saying(self.rubric, &self.assessment);
        recovered.retain(|field| self.read.contains(field));
        let mut doubtful = recovered.clone();
        doubtful.retain(|field| self.doubtful.contains(field));
        if draft_id.is_none() {
            self.lost.insert(0, Lost::Document);
        }
        self.lost.extend(self.damage.iter().map(|(first, last)| Lost::Lines { first: *first, last: *last }));
        Salvaged { assessment: self.assessment, rubric, draft_id, recovered, doubtful, lost: self.lost }
    }
}

/// Whether a sound file has nothing of a field that nobody touched, so that its absence is no sign of damage.
fn may_be_absent(field: &Field) -> bool {
    matches!(
        field,
        Field::Use(_, UseField::Name) | Field::Assessment(AssessmentField::LogoName | AssessmentField::Logo)
    )
}

/// The fields in which an assessment says something, in the order of the form.
pub(super) fn saying(rubric: &Rubric, assessment: &Assessment) -> Vec<Field> {
    let mut fields = Field::all(rubric, &[assessment]);
    fields.retain(|field| assessment.slot(field).is_some_and(|slot| !slot.is_empty()));
    fields
}
