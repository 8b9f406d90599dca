//! The choices above the tree: what it is narrowed down to.

use super::Scene;
use crate::{
    desktop::draft::OpenDraft,
    insight::{IndicatorFilter, StateFilter, owner},
    rubric::Indicator,
    t,
    words::{Speaks as _, Words},
};

/// States in an order that fills the lines of a narrow tree.
const STATES: [StateFilter; 5] =
    [StateFilter::All, StateFilter::Started, StateFilter::Open, StateFilter::Unexplained, StateFilter::Carried];

fn word(state: StateFilter, words: Words) -> &'static str {
    match state {
        StateFilter::All => t!(words, filling.filter_all),
        StateFilter::Open => t!(words, filling.state_open),
        StateFilter::Started => t!(words, filling.state_started),
        StateFilter::Unexplained => t!(words, filling.filter_unexplained),
        StateFilter::Carried => t!(words, filling.filter_carried),
    }
}

/// What the tree is narrowed down to, as choices.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// What is listed.
    pub of: IndicatorFilter,
}

impl Filter {
    /// Lists everything again.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether an indicator is listed.
    pub fn holds(&self, scene: &Scene<'_>, indicator: &Indicator) -> bool {
        self.of.holds(scene.draft.assessment(), scene.inspection, indicator)
    }

    /// Lists all units again where the one that was chosen is gone.
    pub fn keep_known(&mut self, draft: &OpenDraft) {
        let units = draft.assessment().active_units();
        if self.of.unit.as_ref().is_some_and(|id| units.iter().all(|(other, _)| **other != id.as_str())) {
            self.of.unit = None;
        }
    }

    /// Words and counts of the chips, and which of them is on.
    pub fn state_chips(&self, scene: &Scene<'_>) -> (Vec<(&'static str, usize)>, usize) {
        let indicators = &scene.rubric.indicators;
        let assessment = scene.draft.assessment();
        let number =
            |state: StateFilter| indicators.iter().filter(|one| state.holds(assessment, scene.inspection, one)).count();
        let mut chips = STATES.map(|state| (word(state, scene.words()), number(state))).to_vec();
        // Only a draft begun from last year's has something to be looked at again.
        if self.of.state != StateFilter::Carried && chips.last().is_some_and(|(_, count)| *count == 0) {
            chips.pop();
        }
        let on = STATES.iter().position(|state| *state == self.of.state).unwrap_or_default();
        (chips, on)
    }

    /// Switches to the chip with this index.
    pub fn set_state(&mut self, place: usize) {
        self.of.state = STATES.get(place).copied().unwrap_or_default();
    }

    /// Ids, names and counts of the units, with “all units” first, and which of them is on.
    pub fn unit_choices(&self, draft: &OpenDraft, words: Words) -> (Vec<(Option<String>, String, usize)>, usize) {
        let assessment = draft.assessment();
        let indicators = &draft.rubric.indicators;
        let owned = |unit: &str| indicators.iter().filter(|one| owner(assessment, one) == Some(unit)).count();
        let mut choices = vec![(None, t!(words, filling.all_units).to_owned(), indicators.len())];
        for (id, unit) in assessment.active_units() {
            choices.push((Some(id.to_string()), unit.name.value.clone(), owned(id)));
        }
        let on = choices.iter().position(|(id, ..)| *id == self.of.unit).unwrap_or_default();
        (choices, on)
    }
}
