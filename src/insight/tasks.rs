//! What a unit has still to do at the indicators it owns, and what it hands in for that.

use super::{document_fault::DocumentFault, inspection::Inspection, standing::Standing, support::Proof};
use crate::{
    assessment::{Answer, Assessment, UnitId, evidence_code},
    rubric::{Criterion, Exact, Indicator, Rubric},
};

/// The work of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitWork<'a> {
    /// The unit.
    pub unit: &'a UnitId,
    /// Its name.
    pub name: &'a str,
    /// Its tasks in the order of the framework; at least one.
    pub tasks: Vec<Task<'a>>,
}

/// What is to do at one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Task<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The level it has; `None` where it is not answered, which counts as the lowest.
    pub level: Option<u8>,
    /// The level to be reached: the target, else the next one; the present one where only proof is wanting.
    pub to: u8,
    /// Points the index gains.
    pub gain: Exact,
    /// Whether Fakta or Analisis is still to be written.
    pub explain: bool,
    /// Criteria of the claimed levels that no valid document proves.
    pub unproved: Vec<&'a Criterion>,
    /// Criteria above the present level, up to the one to be reached, that nobody ticked.
    pub open: Vec<&'a Criterion>,
    /// What is handed in, each under its final code.
    pub hand_in: Vec<HandIn<'a>>,
}

/// A document to be handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct HandIn<'a> {
    /// Its code, such as `44.b`.
    pub code: String,
    /// What it is.
    pub what: Wanted<'a>,
}

/// What is wanted of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted<'a> {
    /// A new one, as the framework describes it.
    New(&'a str),
    /// A better one in place of one that is there.
    Better {
        /// Title of the one that is there.
        title: &'a str,
        /// What is wrong with it.
        fault: DocumentFault,
    },
}

impl Task<'_> {
    /// The level it starts from.
    pub fn from(&self) -> u8 {
        self.level.unwrap_or_else(|| self.indicator.lowest())
    }
}

/// The work of every unit that has any, in the order of the units.
///
/// A task is an indicator that is not answered, not explained, not proved, or below its target; without a target it is to
/// reach its next level.
pub fn unit_work<'a>(rubric: &'a Rubric, assessment: &'a Assessment, inspection: &Inspection) -> Vec<UnitWork<'a>> {
    let work = |(unit, of): (&'a UnitId, &'a crate::assessment::Unit)| {
        let owned = rubric.indicators.iter().filter(|indicator| owner(assessment, indicator) == Some(unit));
        let tasks: Vec<Task<'a>> =
            owned.filter_map(|indicator| task(rubric, assessment, inspection, indicator)).collect();
        (!tasks.is_empty()).then_some(UnitWork { unit, name: &of.name.value, tasks })
    };
    assessment.active_units().into_iter().filter_map(work).collect()
}

/// Indicators that no unit owns, in the order of the framework.
pub fn unowned<'a>(rubric: &'a Rubric, assessment: &Assessment) -> Vec<&'a Indicator> {
    rubric.indicators.iter().filter(|indicator| owner(assessment, indicator).is_none()).collect()
}

fn owner<'a>(assessment: &'a Assessment, indicator: &Indicator) -> Option<&'a UnitId> {
    let owner = assessment.answer(&indicator.id)?.owner.value.as_ref()?;
    assessment.units.get(owner).filter(|unit| !unit.removed.value).map(|_| owner)
}

fn task<'a>(
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    inspection: &Inspection,
    indicator: &'a Indicator,
) -> Option<Task<'a>> {
    let level = assessment.level(&indicator.id, 0);
    let from = level.unwrap_or_else(|| indicator.lowest());
    let target = assessment.answer(&indicator.id).and_then(|answer| answer.target.value);
    let next = super::next_level(indicator, from);
    let to = target.or(next).unwrap_or(from).max(from);
    let explain = !inspection.explained(&indicator.id);
    let unproved = unproved(inspection, indicator, level);
    let above = indicator.levels.iter().filter(|rung| rung.level > from && rung.level <= to);
    let open: Vec<&Criterion> = above
        .flat_map(|rung| &rung.criteria)
        .filter(|criterion| !assessment.ticked(&indicator.id, 0, &criterion.id))
        .collect();
    let answered = (0..indicator.entry_count())
        .all(|entry| assessment.value(&indicator.id, entry, crate::assessment::Stage::SelfAssessment).is_some());
    if answered && !explain && unproved.is_empty() && to == from {
        return None;
    }
    let hand_in = hand_in(assessment, inspection, indicator, (&unproved, &open));
    Some(Task { indicator, level, to, gain: gain(rubric, indicator, from, to), explain, unproved, open, hand_in })
}

/// Claimed criteria of all entries that are not proved, each once.
fn unproved<'a>(inspection: &Inspection, indicator: &'a Indicator, level: Option<u8>) -> Vec<&'a Criterion> {
    let Some(level) = level else { return Vec::new() };
    let Some(support) = inspection.support(&indicator.id, 0) else { return Vec::new() };
    indicator
        .claimed(level)
        .filter(|criterion| support.proof(&criterion.id).is_none_or(|proof| *proof != Proof::Proven))
        .collect()
}

/// Points the index gains from one level to another in the first entry.
fn gain(rubric: &Rubric, indicator: &Indicator, from: u8, to: u8) -> Exact {
    let values = rubric.scale(indicator).and_then(|scale| Some(scale.value(to)? - scale.value(from)?));
    let share = &indicator.weight / Exact::from_integer((indicator.entry_count() * 100).into());
    values.unwrap_or_default() * share
}

/// Documents that are there and wanting, then new ones for every level with criteria that are not met, from the next free
/// letter on.
fn hand_in<'a>(
    assessment: &'a Assessment,
    inspection: &Inspection,
    indicator: &'a Indicator,
    (unproved, open): (&[&Criterion], &[&Criterion]),
) -> Vec<HandIn<'a>> {
    let mut wanted: Vec<HandIn<'a>> = Vec::new();
    for one in (0..indicator.entry_count()).flat_map(|entry| assessment.evidence(&indicator.id, entry)) {
        let code = one.code(&indicator.id);
        if let Standing::Faulty(fault) = inspection.use_standing(&indicator.id, one.id)
            && fault.is_of_the_document()
            && wanted.iter().all(|known| known.code != code)
        {
            wanted.push(HandIn { code, what: Wanted::Better { title: one.document.label(), fault } });
        }
    }
    let of = |criteria: &[&Criterion], rung: &crate::rubric::Level| {
        criteria.iter().any(|criterion| rung.criteria.iter().any(|own| own.id == criterion.id))
    };
    let levels = indicator.levels.iter().filter(|rung| of(unproved, rung) || of(open, rung));
    let mut texts: Vec<&str> = Vec::new();
    for hint in levels.flat_map(|rung| &rung.evidence).filter(|hint| !hint.optional) {
        if !texts.contains(&hint.text.as_str()) {
            texts.push(&hint.text);
        }
    }
    let first = next_letter(assessment.answer(&indicator.id));
    wanted.extend(
        texts
            .into_iter()
            .zip(first..)
            .map(|(text, letter)| HandIn { code: evidence_code(&indicator.id, letter), what: Wanted::New(text) }),
    );
    wanted
}

/// The letter after the last one that was ever given at an indicator, from 0.
pub fn next_letter(answer: Option<&Answer>) -> u16 {
    let given = answer.into_iter().flat_map(Answer::lettered).map(|(_, letter)| letter);
    given.max().map_or(0, |last| last.saturating_add(1))
}
