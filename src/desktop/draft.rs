//! The open draft as the window sees it: a sitting, its framework, and what follows from the answers.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use jiff::Timestamp;

use crate::{
    assessment::{Assessment, Author, Edit, EditError, FieldValue, Sitting, Stage, UndoneEdit, last_change, last_edit},
    rubric::{Indicator, Rubric},
    scoring::{self, Score},
};

/// An open assessment with everything pages read from it.
#[derive(Debug)]
pub struct OpenDraft {
    /// The framework it is rated by.
    pub rubric: Arc<Rubric>,
    /// The numbers as they stand.
    pub score: Score,
    /// Indicator shown on the page Pengisian.
    pub current: String,
    /// Files of the register that are not in the evidence store, by their hashes.
    pub missing: BTreeSet<String>,
    /// The evidence store; empty where there is none.
    store: PathBuf,
    sitting: Sitting,
    /// When anything of it was last changed.
    changed_at: Option<Timestamp>,
    /// When its data were, as the report prints it.
    data_at: Option<Timestamp>,
}

impl OpenDraft {
    /// Opens an assessment.
    pub fn new(rubric: Arc<Rubric>, assessment: Assessment) -> Self {
        let score = scoring::score(&rubric, &assessment, Stage::SelfAssessment);
        let current = rubric.indicators.first().map(|indicator| indicator.id.clone()).unwrap_or_default();
        Self {
            changed_at: last_edit(&assessment),
            data_at: last_change(&assessment),
            rubric,
            score,
            current,
            missing: BTreeSet::new(),
            store: PathBuf::new(),
            sitting: Sitting::new(assessment),
        }
    }

    /// The assessment as it stands.
    pub fn assessment(&self) -> &Assessment {
        self.sitting.assessment()
    }

    /// Where the files of its evidence lie: beside the draft, or in the user's data folder while it has no name. Empty
    /// where the system names no such folder; nothing can be taken in then.
    pub fn store(&self) -> PathBuf {
        self.store.clone()
    }

    /// From now on its evidence lies there.
    pub fn keep_evidence_in(&mut self, store: PathBuf) {
        self.store = store;
    }

    /// The sitting, for what undo and redo can do.
    pub fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// Applies an edit through the one door.
    ///
    /// # Errors
    /// Refused edits change nothing.
    pub fn apply(&mut self, edit: Edit, author: &Author) -> Result<(), EditError> {
        // Texts carry no number: a key in a field costs no scoring.
        let counts = !matches!(edit, Edit::Set(_, FieldValue::Text(_)));
        // And none looks at every field: a text that says how things stand is the last change of them.
        let typed = match &edit {
            Edit::Set(field, FieldValue::Text(_)) => !field.facts_of().is_planned(),
            _ => false,
        };
        let before = self.sitting.changes();
        self.sitting.apply(&self.rubric, edit, author)?;
        if self.sitting.changes() > before {
            self.changed(author, typed);
        }
        if counts {
            self.rescore();
        }
        Ok(())
    }

    /// When anything of it was last changed; `None` where nobody changed anything.
    pub fn changed_at(&self) -> Option<Timestamp> {
        self.changed_at
    }

    /// When its data were last changed, which its plan is none of; `None` where nobody changed any.
    pub fn data_at(&self) -> Option<Timestamp> {
        self.data_at
    }

    fn changed(&mut self, author: &Author, typed: bool) {
        self.changed_at = self.changed_at.max(Some(author.at));
        let known = self.data_at.max(Some(author.at));
        self.data_at = if typed { known } else { last_change(self.sitting.assessment()) };
    }

    /// Ends a run of typing.
    pub fn end_run(&mut self) {
        self.sitting.end_run();
    }

    /// Takes the last step back.
    ///
    /// # Errors
    /// Never for steps of this sitting.
    pub fn undo(&mut self, author: &Author) -> Result<Option<UndoneEdit>, EditError> {
        let undone = self.sitting.undo(&self.rubric, author)?;
        if undone.is_some() {
            self.changed(author, false);
        }
        self.rescore();
        Ok(undone)
    }

    /// Does the step that was taken back again.
    ///
    /// # Errors
    /// Never for steps of this sitting.
    pub fn redo(&mut self, author: &Author) -> Result<Option<UndoneEdit>, EditError> {
        let redone = self.sitting.redo(&self.rubric, author)?;
        if redone.is_some() {
            self.changed(author, false);
        }
        self.rescore();
        Ok(redone)
    }

    /// The indicator shown on the page Pengisian.
    pub fn current_indicator(&self) -> Option<&Indicator> {
        self.rubric.indicator(&self.current)
    }

    /// Place of the current indicator in the rubric, from 0.
    pub fn position(&self) -> usize {
        self.rubric.indicators.iter().position(|indicator| indicator.id == self.current).unwrap_or_default()
    }

    /// Moves to the indicator so many places further (or back), staying inside the list.
    pub fn step(&mut self, by: isize) {
        let last = self.rubric.indicators.len().saturating_sub(1);
        let place = self.position().saturating_add_signed(by).min(last);
        if let Some(indicator) = self.rubric.indicators.get(place) {
            self.current.clone_from(&indicator.id);
        }
    }

    fn rescore(&mut self) {
        self.score = scoring::score(&self.rubric, self.sitting.assessment(), Stage::SelfAssessment);
    }
}
