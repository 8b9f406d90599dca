//! What the evidence backs of what is claimed: the index that the proved levels give, and the claims above them.

use super::inspection::Inspection;
use crate::{
    assessment::{Assessment, Stage, Value},
    rubric::{Exact, Indicator, Rubric},
    scoring::{self, NodeKind, Score},
};

/// A claim above what its evidence carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unbacked {
    /// Indicator id.
    pub indicator: String,
    /// The claimed level; of several entries the one that is furthest from its evidence.
    pub claimed: u8,
    /// The level its evidence carries.
    pub supported: u8,
}

/// The numbers of an assessment if every claimed level were the one its evidence carries.
///
/// What is not answered stays so, and what is no level (a score, a figure of another agency) stays as it was given. No
/// level is raised: evidence for more than is claimed changes nothing, so that no number here is above the claimed one.
#[derive(Debug, Clone, PartialEq)]
pub struct Backing {
    /// The numbers, by the one engine.
    pub score: Score,
    /// Indicators with a claim above its evidence, in the order of the framework.
    pub unbacked: Vec<Unbacked>,
}

impl Backing {
    /// Compares what is claimed with what was found of the evidence.
    pub fn of(rubric: &Rubric, assessment: &Assessment, inspection: &Inspection) -> Self {
        let carried = |indicator: &Indicator, entry: usize| {
            let given = assessment.value(&indicator.id, entry, Stage::SelfAssessment)?;
            Some(match given {
                Value::Level(claimed) => Value::Level(backed(inspection, indicator, entry, *claimed)),
                other => other.clone(),
            })
        };
        let unbacked = |indicator: &Indicator| {
            let entries = (0..indicator.entry_count()).filter_map(|entry| {
                let claimed = assessment.level(&indicator.id, entry)?;
                let supported = backed(inspection, indicator, entry, claimed);
                (supported < claimed).then(|| Unbacked { indicator: indicator.id.clone(), claimed, supported })
            });
            // The first of those that are equally far, as they stand in the form.
            entries.reduce(
                |one, other| {
                    if other.claimed - other.supported > one.claimed - one.supported { other } else { one }
                },
            )
        };
        Self {
            score: scoring::score_of(rubric, &carried),
            unbacked: rubric.indicators.iter().filter_map(unbacked).collect(),
        }
    }

    /// Points of the claimed index that an indicator has beyond its evidence; exact, and zero where it is backed. Those of
    /// all unbacked claims are together what lies between the claimed index and the backed one.
    pub fn beyond_evidence(&self, claimed: &Score, indicator: &str) -> Exact {
        let points = |score: &Score| {
            let node = score.lowest.node(NodeKind::Indicator, indicator);
            node.map(|node| node.contribution.clone()).unwrap_or_default()
        };
        points(claimed) - points(&self.score)
    }
}

/// The claimed level of an entry as far as the evidence carries it.
pub fn backed(inspection: &Inspection, indicator: &Indicator, entry: usize, claimed: u8) -> u8 {
    let carried = inspection.support(&indicator.id, entry).map_or(indicator.lowest(), |support| support.level);
    carried.min(claimed)
}
