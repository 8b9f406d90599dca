//! Which results stand beside the present one, and what is worked out of them.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use super::list::Kind;
use crate::{
    assessment::{Assessment, Stage},
    desktop::pages::View,
    exchange::Source,
    insight::{IndicatorChanges, IndicatorRow, Inspected, Inspection, Side, SideBySide, evidence_changes},
    rubric::Rubric,
    scoring::score,
    storage::Disk,
    words::Speaks as _,
};

/// Another draft that was read, with what was found in it.
#[derive(Debug)]
pub struct Other {
    /// The file it was read from.
    pub(super) path: PathBuf,
    rubric: Arc<Rubric>,
    assessment: Assessment,
    inspection: Inspection,
}

impl Other {
    /// A draft that was read from a file of its own or out of a report. Looks whether the files of its evidence are there.
    pub fn of(source: Source, disk: &dyn Disk) -> Self {
        let missing = source.missing_files(disk);
        let (rubric, assessment) = (source.opened.rubric, source.opened.draft.assessment);
        let numbers = score(&rubric, &assessment, Stage::SelfAssessment);
        let inspection = Inspection::of(&rubric, &assessment, &numbers, &missing);
        Self { path: source.path, rubric, assessment, inspection }
    }
}

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
    /// The framework of each of them.
    pub rubrics: Vec<Arc<Rubric>>,
    /// What changed in evidence and texts by indicator, from the draft that is compared with.
    pub changes: BTreeMap<String, IndicatorChanges>,
}

impl Results {
    /// Other stages of the open draft and all stages of other drafts, the present self-assessment last. `None` where nothing
    /// stands beside that.
    pub fn of(view: &View<'_>, others: &[Other], base: Option<usize>) -> Option<Self> {
        let draft = view.draft;
        let rubric_of = |place: &Place| match place.other.and_then(|other| others.get(other)) {
            Some(other) => &other.rubric,
            None => &draft.rubric,
        };
        let side = |place: &Place| match place.other.and_then(|other| others.get(other)) {
            Some(other) => Side { rubric: &other.rubric, assessment: &other.assessment, stage: place.stage },
            None => Side { rubric: &draft.rubric, assessment: draft.assessment(), stage: place.stage },
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
        Some(Self {
            heads: beside.heads.iter().map(|head| head.name(view.words())).collect(),
            rubrics: places.iter().map(|place| Arc::clone(rubric_of(place))).collect(),
            changes: changes.into_iter().map(|one| (one.indicator.clone(), one)).collect(),
            beside,
        })
    }

    /// How many indicators are of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.beside.indicators.iter().filter(|row| kind.holds(row, self)).count()
    }

    /// The row of an indicator.
    pub fn row(&self, place: usize) -> Option<&IndicatorRow> {
        self.beside.indicators.get(place)
    }
}
