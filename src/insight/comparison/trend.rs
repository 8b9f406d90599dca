//! The index over the years: of the drafts there are, and of results that were typed in for years without one.

use std::collections::BTreeMap;

use super::sides::Side;
use crate::{
    assessment::{Assessment, PastResult, Stage},
    rubric::{Exact, Rubric},
    scoring::score,
};

/// Stages of external assessors, the one that counts most first.
pub(super) const EXTERNAL: [Stage; 4] = [Stage::Final, Stage::Visit, Stage::Interview, Stage::Document];

/// An index of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendFigure {
    /// The index; the true lower bound where an indicator has no value.
    pub index: Exact,
    /// Whether every indicator has a value.
    pub complete: bool,
    /// Its predicate; empty where none is known.
    pub band: String,
    /// Palette of the predicate; `None` where the framework does not know it.
    pub palette: Option<u8>,
    /// Where a typed figure is published; nothing for what a draft says.
    pub source: Option<String>,
}

/// What is known of a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrendYear {
    /// The year.
    pub year: i16,
    /// What the institution found of itself.
    pub own: Option<TrendFigure>,
    /// What external assessors found.
    pub external: Option<TrendFigure>,
}

/// The index of every year of which something is known, in order. `others` are drafts of the same institution; of those of
/// another one nothing is taken.
///
/// Of one year the open draft counts before other drafts, and a draft before a typed figure. A year of a framework whose
/// draft is there is read under that framework.
pub fn trend(rubric: &Rubric, assessment: &Assessment, others: &[(&Rubric, &Assessment)]) -> Vec<TrendYear> {
    let mut years: BTreeMap<i16, TrendYear> = BTreeMap::new();
    let same = |other: &Assessment| {
        let name =
            |of: &Assessment| of.institution.name.value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        name(other).is_empty() || name(assessment).is_empty() || name(other) == name(assessment)
    };
    let drafts = std::iter::once((rubric, assessment)).chain(others.iter().copied().filter(|(_, other)| same(other)));
    for (rubric, assessment) in drafts.filter(|(_, one)| one.year.value != 0) {
        let figure = |stage: Stage| of_draft(&Side::new(rubric, assessment, stage));
        let year = years.entry(assessment.year.value).or_default();
        year.own = year.own.take().or_else(|| figure(Stage::SelfAssessment));
        year.external = year.external.take().or_else(|| EXTERNAL.into_iter().find_map(figure));
    }
    for (_, past) in assessment.listed_past() {
        if let Some(figure) = typed(rubric, past).filter(|_| past.year.value != 0) {
            let year = years.entry(past.year.value).or_default();
            let place = if past.external.value { &mut year.external } else { &mut year.own };
            place.get_or_insert(figure);
        }
    }
    let known = years.into_iter().map(|(year, found)| TrendYear { year, ..found });
    known.filter(|year| year.own.is_some() || year.external.is_some()).collect()
}

/// The index of a draft at a stage, where an indicator has a value there.
pub(super) fn of_draft(side: &Side<'_>) -> Option<TrendFigure> {
    let score = score(side.rubric, side.assessment, side.stage);
    let band = score.band(side.rubric).filter(|_| score.complete());
    (score.answered > 0).then(|| TrendFigure {
        index: score.index().clone(),
        complete: score.complete(),
        band: band.map(|band| band.name.clone()).unwrap_or_default(),
        palette: band.map(|band| band.palette),
        source: None,
    })
}

/// A typed figure. Its predicate is the one that is typed, else the one the framework gives the index.
fn typed(rubric: &Rubric, past: &PastResult) -> Option<TrendFigure> {
    let index = past.index.value.as_ref()?.0.clone();
    let said = past.band.value.trim();
    let band = match said {
        "" => rubric.band(&index),
        said => rubric.bands.iter().find(|band| band.name.to_lowercase() == said.to_lowercase()),
    };
    Some(TrendFigure {
        complete: true,
        band: band.map_or(said, |band| band.name.as_str()).to_owned(),
        palette: band.map(|band| band.palette),
        source: Some(past.source.value.trim().to_owned()),
        index,
    })
}
