//! Which indicators the tree lists.

use crate::{
    desktop::draft::{OpenDraft, Progress},
    rubric::Indicator,
    t,
};

/// A state by which indicators are picked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum State {
    /// All indicators.
    #[default]
    All,
    /// No level chosen.
    Open,
    /// A level, but something is missing.
    Started,
    /// A level without any explanation.
    Unexplained,
}

impl State {
    /// In an order that fills the lines of a narrow tree.
    const ALL: [Self; 4] = [Self::All, Self::Started, Self::Open, Self::Unexplained];

    fn word(self) -> &'static str {
        match self {
            Self::All => t!("filling.filter_all"),
            Self::Open => t!("filling.filter_open"),
            Self::Started => t!("filling.filter_started"),
            Self::Unexplained => t!("filling.filter_unexplained"),
        }
    }

    fn holds(self, draft: &OpenDraft, indicator: &Indicator) -> bool {
        match self {
            Self::All => true,
            Self::Open => draft.progress(indicator) == Progress::Open,
            Self::Started => draft.progress(indicator) == Progress::Started,
            Self::Unexplained => draft.progress(indicator) != Progress::Open && !explained(draft, indicator),
        }
    }
}

fn explained(draft: &OpenDraft, indicator: &Indicator) -> bool {
    (0..indicator.entry_count()).any(|place| {
        let entry = draft.assessment().entry(&indicator.id, place);
        entry.is_some_and(|entry| !entry.facts.value.trim().is_empty() || !entry.analysis.value.trim().is_empty())
    })
}

/// What the tree is narrowed down to.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// State of the answers.
    pub state: State,
    /// Id of the unit that owns them.
    pub unit: Option<String>,
    /// Part of a name, or a number.
    pub needle: String,
}

impl Filter {
    /// True where every indicator is listed.
    pub fn is_open(&self) -> bool {
        self.state == State::All && self.unit.is_none() && self.needle.trim().is_empty()
    }

    /// Lists everything again.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether an indicator is listed.
    pub fn holds(&self, draft: &OpenDraft, indicator: &Indicator) -> bool {
        self.state.holds(draft, indicator) && self.of_unit(draft, indicator) && self.named(indicator)
    }

    fn of_unit(&self, draft: &OpenDraft, indicator: &Indicator) -> bool {
        let owner = draft.assessment().answer(&indicator.id).and_then(|answer| answer.owner.value.as_ref());
        self.unit.is_none() || owner.map(|id| id.as_str()) == self.unit.as_deref()
    }

    /// Lists all units again where the one that was chosen is gone.
    pub fn keep_known(&mut self, draft: &OpenDraft) {
        let units = draft.assessment().active_units();
        if self.unit.as_ref().is_some_and(|id| units.iter().all(|(other, _)| **other != id.as_str())) {
            self.unit = None;
        }
    }

    fn named(&self, indicator: &Indicator) -> bool {
        let needle = self.needle.trim().to_lowercase();
        let found = |text: &str| text.to_lowercase().contains(&needle);
        needle.is_empty() || indicator.id == needle || found(&indicator.short) || found(&indicator.name)
    }

    /// Words and counts of the chips, and which of them is on.
    pub fn state_chips(&self, draft: &OpenDraft) -> (Vec<(&'static str, usize)>, usize) {
        let count = |state: State| draft.rubric.indicators.iter().filter(|one| state.holds(draft, one)).count();
        let chips = State::ALL.map(|state| (state.word(), count(state))).to_vec();
        let on = State::ALL.iter().position(|state| *state == self.state).unwrap_or_default();
        (chips, on)
    }

    /// Switches to the chip with this index.
    pub fn set_state(&mut self, place: usize) {
        self.state = State::ALL.get(place).copied().unwrap_or_default();
    }

    /// Ids, names and counts of the units, with “all units” first, and which of them is on.
    pub fn unit_choices(&self, draft: &OpenDraft) -> (Vec<(Option<String>, String, usize)>, usize) {
        let assessment = draft.assessment();
        let owned = |unit: &str| {
            let owner = |indicator: &&Indicator| {
                assessment.answer(&indicator.id).and_then(|answer| answer.owner.value.as_deref()) == Some(unit)
            };
            draft.rubric.indicators.iter().filter(owner).count()
        };
        let mut choices = vec![(None, t!("filling.all_units").to_owned(), draft.rubric.indicators.len())];
        for (id, unit) in assessment.active_units() {
            choices.push((Some(id.to_string()), unit.name.value.clone(), owned(id)));
        }
        let on = choices.iter().position(|(id, ..)| *id == self.unit).unwrap_or_default();
        (choices, on)
    }
}
