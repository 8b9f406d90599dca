//! Which results stand beside the present one, and what is worked out of them.

use std::{collections::BTreeMap, sync::Arc};

use super::list::KINDS;
use crate::{
    assessment::Stage,
    desktop::pages::View,
    insight::{IndicatorRow, Inspected, Side, SideBySide, evidence_changes},
    rubric::Rubric,
    session::Beside,
    words::Speaks as _,
};

/// A result: a stage of the open draft, or of another one by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    other: Option<usize>,
    stage: Stage,
}

/// Results side by side.
#[derive(Debug)]
pub(super) struct Results {
    pub beside: SideBySide,
    /// What stands above each of them.
    pub heads: Vec<String>,
    /// The same for the heads of columns.
    pub columns: Vec<String>,
    /// The framework of each of them.
    pub rubrics: Vec<Arc<Rubric>>,
    /// What changed in evidence and texts by indicator, from the draft that is compared with, a sentence for each kind.
    pub changes: BTreeMap<String, Vec<String>>,
    /// How many indicators are of each kind, in the order of the chips.
    pub counts: [usize; KINDS.len()],
}

impl Results {
    /// Other stages of the open draft and all stages of other drafts, the present self-assessment last. `None` where nothing
    /// stands beside that.
    pub fn of(view: &View<'_>, others: &[Beside], base: Option<usize>) -> Option<Self> {
        let draft = view.draft;
        let rubric_of = |place: &Place| match place.other.and_then(|other| others.get(other)) {
            Some(other) => &other.rubric,
            None => &draft.rubric,
        };
        let side = |place: &Place| match place.other.and_then(|other| others.get(other)) {
            Some(other) => {
                Side::new(&other.rubric, &other.assessment, place.stage).of_file(&other.file, other.revision)
            }
            None => Side::new(&draft.rubric, draft.assessment(), place.stage).of_file("", view.revision),
        };
        let now = Place { other: None, stage: Stage::SelfAssessment };
        let all = (0..others.len()).map(Some).chain([None]);
        let all = all.flat_map(|other| Stage::ALL.into_iter().map(move |stage| Place { other, stage }));
        let mut places: Vec<Place> = all.filter(|place| *place != now && side(place).says_something()).collect();
        if places.is_empty() {
            return None;
        }
        places.sort_by_key(|place| (side(place).assessment.year.value, place.stage));
        places.push(now);
        let sides: Vec<Side<'_>> = places.iter().map(side).collect();
        let beside = SideBySide::from_base(&sides, base)?;
        let compared = beside.base.and_then(|base| others.get(places.get(base)?.other?));
        let changes = compared.map_or_else(Vec::new, |other| {
            let before = Inspected { assessment: &other.assessment, inspection: &other.inspection };
            let now = Inspected { assessment: draft.assessment(), inspection: view.inspection };
            evidence_changes(&draft.rubric, before, now)
        });
        let words = view.words();
        let mut results = Self {
            heads: beside.names(words),
            columns: beside.column_heads(words),
            rubrics: places.iter().map(|place| Arc::clone(rubric_of(place))).collect(),
            changes: changes.into_iter().map(|one| (one.indicator.clone(), one.sentences(words))).collect(),
            counts: [0; KINDS.len()],
            beside,
        };
        results.counts =
            KINDS.map(|kind| results.beside.indicators.iter().filter(|row| kind.holds(row, &results)).count());
        Some(results)
    }

    /// The row of an indicator.
    pub fn row(&self, place: usize) -> Option<&IndicatorRow> {
        self.beside.indicators.get(place)
    }
}
