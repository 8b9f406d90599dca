//! One person's work on an open assessment: undo and redo through the whole sitting, and the history.

use jiff::Timestamp;

use super::{
    edit::{Author, Edit, EditError},
    field::{Field, FieldValue},
    model::Assessment,
};
use crate::rubric::Rubric;

/// Typing in one field is one step until the person rests this long, in milliseconds.
const REST_MS: i64 = 1_000;

/// An open assessment with its undo and redo steps.
#[derive(Debug, Clone, Default)]
pub struct Sitting {
    assessment: Assessment,
    undo: Vec<Step>,
    redo: Vec<Edit>,
    /// Counts every change, also those by undo and redo.
    changes: u64,
}

#[derive(Debug, Clone)]
struct Step {
    inverse: Edit,
    /// Field and end of a run of typing that may still grow.
    run: Option<(Field, Timestamp)>,
}

/// What undo or redo did, for the message that says so and the jump to the place.
#[derive(Debug, Clone, PartialEq)]
pub struct UndoneEdit {
    /// What was applied by undo or redo, without the parts whose values were there already.
    pub edit: Edit,
}

/// True where every value was there already: each part of the edit is its own inverse.
fn changes_nothing(edit: &Edit, inverse: &Edit) -> bool {
    match (edit, inverse) {
        (Edit::Many(edits), Edit::Many(inverses)) => {
            edits.iter().zip(inverses.iter().rev()).all(|(edit, inverse)| changes_nothing(edit, inverse))
        }
        _ => edit == inverse,
    }
}

/// An edit without the parts that changed nothing, by its inverse.
fn what_changed(edit: Edit, inverse: Option<&Edit>) -> Edit {
    match (edit, inverse) {
        (Edit::Many(edits), Some(Edit::Many(inverses))) => {
            let parts =
                edits.into_iter().zip(inverses.iter().rev()).filter(|(edit, inverse)| !changes_nothing(edit, inverse));
            Edit::Many(parts.map(|(edit, inverse)| what_changed(edit, Some(inverse))).collect())
        }
        (edit, _) => edit,
    }
}

impl Sitting {
    /// Starts a sitting on an assessment.
    pub fn new(assessment: Assessment) -> Self {
        Self { assessment, ..Self::default() }
    }

    /// The assessment as it stands.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// A number that grows with every change; equal numbers mean an unchanged assessment.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Applies an edit as one undo step, its texts as they are [taken in](Edit::taken_in); typing in one field joins the step before until the person rests.
    ///
    /// # Errors
    /// An edit that does not fit the framework is refused and changes nothing.
    pub fn apply(&mut self, rubric: &Rubric, edit: Edit, author: &Author) -> Result<(), EditError> {
        let edit = edit.taken_in();
        let inverse = self.assessment.apply(rubric, edit.clone(), author)?;
        if changes_nothing(&edit, &inverse) {
            return Ok(());
        }
        self.assessment.record(&edit, &inverse, author);
        self.changes += 1;
        self.redo.clear();
        let field = match edit {
            Edit::Set(field, FieldValue::Text(_)) => Some(field),
            _ => None,
        };
        if let (Some(field), Some(Step { run: Some((last, until)), .. })) = (&field, self.undo.last_mut())
            && last == field
            && author.at.as_millisecond().saturating_sub(until.as_millisecond()) < REST_MS
        {
            *until = author.at;
            return Ok(());
        }
        self.undo.push(Step { inverse, run: field.map(|field| (field, author.at)) });
        Ok(())
    }

    /// Ends a run of typing: the person left the field.
    pub fn end_run(&mut self) {
        if let Some(step) = self.undo.last_mut() {
            step.run = None;
        }
    }

    /// True where there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// True where there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Takes the last step back.
    ///
    /// # Errors
    /// Never for steps of this sitting; an inverse always fits.
    pub fn undo(&mut self, rubric: &Rubric, author: &Author) -> Result<Option<UndoneEdit>, EditError> {
        let Some(step) = self.undo.pop() else {
            return Ok(None);
        };
        let again = self.assessment.apply(rubric, step.inverse.clone(), author)?;
        self.assessment.record(&step.inverse, &again, author);
        self.redo.push(again);
        self.changes += 1;
        Ok(Some(UndoneEdit { edit: what_changed(step.inverse, self.redo.last()) }))
    }

    /// Does the last step that was taken back again.
    ///
    /// # Errors
    /// Never for steps of this sitting.
    pub fn redo(&mut self, rubric: &Rubric, author: &Author) -> Result<Option<UndoneEdit>, EditError> {
        let Some(edit) = self.redo.pop() else {
            return Ok(None);
        };
        let inverse = self.assessment.apply(rubric, edit.clone(), author)?;
        self.assessment.record(&edit, &inverse, author);
        self.undo.push(Step { inverse, run: None });
        self.changes += 1;
        Ok(Some(UndoneEdit { edit: what_changed(edit, self.undo.last().map(|step| &step.inverse)) }))
    }
}
