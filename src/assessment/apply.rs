//! The one door: applying an edit, which returns the edit that takes it back.

use std::collections::BTreeSet;

use super::{
    edit::{Author, Edit, EditError},
    field::{Field, FieldValue, Stamp},
    ids::IndicatorId,
    model::Assessment,
};
use crate::rubric::Rubric;

impl Assessment {
    /// Applies one edit and returns its inverse. Applying the inverse restores every value; the stamps then
    /// say who took it back.
    ///
    /// # Errors
    /// An edit that does not fit the framework is refused and changes nothing.
    pub fn apply(&mut self, rubric: &Rubric, edit: Edit, author: &Author) -> Result<Edit, EditError> {
        let lettered = lettered(&edit);
        // A step of one part that is refused has touched nothing.
        let whole = (matches!(edit, Edit::Many(_)) || !lettered.is_empty()).then(|| self.clone());
        let applied = self.apply_part(rubric, edit, author);
        // Two documents may change letters within one step.
        let checked =
            applied.and_then(|inverse| lettered.iter().try_for_each(|id| self.check_letters(id)).map(|()| inverse));
        if let (Err(_), Some(whole)) = (&checked, whole) {
            *self = whole;
        }
        checked
    }

    fn apply_part(&mut self, rubric: &Rubric, edit: Edit, author: &Author) -> Result<Edit, EditError> {
        match edit {
            Edit::Set(field, value) => {
                self.check_address(rubric, &field)?;
                self.check_value(rubric, &field, &value)?;
                let wrong =
                    |value| EditError::WrongType { field: Box::new(field.clone()), found: format!("{value:?}") };
                let before = self.slot_mut(rubric, &field)?.change(value, author).map_err(wrong)?;
                Ok(Edit::Set(field, before))
            }
            Edit::Create(item) => {
                let (made, there) = (self.was_made(&item), self.is_there(&item));
                let order = FieldValue::Order(self.next_order(&item));
                self.make(rubric, &item)?;
                if !made {
                    self.stamp_anew(rubric, &item.order(), order, author)?;
                }
                if !there {
                    self.stamp_anew(rubric, &item.removed(), FieldValue::Flag(false), author)?;
                }
                Ok(if there { Edit::Create(item) } else { Edit::Remove(item) })
            }
            Edit::Remove(item) => {
                let there = self.is_there(&item);
                let removed = self.slot_mut(rubric, &item.removed())?;
                // The type of this field is a flag.
                let _ = removed.change(FieldValue::Flag(true), author);
                Ok(if there { Edit::Create(item) } else { Edit::Remove(item) })
            }
            Edit::Many(edits) => {
                let mut inverses = Vec::with_capacity(edits.len());
                for edit in edits {
                    inverses.push(self.apply_part(rubric, edit, author)?);
                }
                inverses.reverse();
                Ok(Edit::Many(inverses))
            }
        }
    }

    /// Says of a value that this author put it there, also where it stood there before.
    fn stamp_anew(
        &mut self,
        rubric: &Rubric,
        field: &Field,
        value: FieldValue,
        author: &Author,
    ) -> Result<(), EditError> {
        self.put(rubric, field, value, Stamp::of(author))
    }

    /// Puts a value with its stamp into its field as it was found elsewhere, such as in a damaged draft. An item that
    /// was never made is made, as the last of its list.
    ///
    /// # Errors
    /// What does not fit the framework is refused and changes nothing.
    pub fn put(&mut self, rubric: &Rubric, field: &Field, value: FieldValue, stamp: Stamp) -> Result<(), EditError> {
        self.check_address(rubric, field)?;
        self.check_value(rubric, field, &value)?;
        if let (Field::Letter(indicator, document), FieldValue::Letter(Some(letter))) = (field, &value) {
            let given = self.answer(indicator).map(|answer| answer.lettered()).unwrap_or_default();
            if given.iter().any(|(other, given)| given == letter && *other != document) {
                return Err(EditError::Letters { indicator: indicator.clone() });
            }
        }
        if let Some(item) = field.item().filter(|item| !self.was_made(item)) {
            self.make(rubric, &item)?;
            let last = FieldValue::Order(u32::MAX);
            // The types of these two are known.
            let _ = self.slot_mut(rubric, &item.order())?.put(last, Stamp::default());
        }
        let wrong = |value| EditError::WrongType { field: Box::new(field.clone()), found: format!("{value:?}") };
        self.slot_mut(rubric, field)?.put(value, stamp).map_err(wrong)
    }
}

/// Indicators of which the letters change.
fn lettered(edit: &Edit) -> BTreeSet<IndicatorId> {
    match edit {
        Edit::Set(Field::Letter(indicator, _), _) => BTreeSet::from([indicator.clone()]),
        Edit::Many(edits) => edits.iter().flat_map(lettered).collect(),
        _ => BTreeSet::new(),
    }
}

impl Stamp {
    /// Of this person, now.
    pub fn of(author: &Author) -> Self {
        Self {
            by: author.name.clone(),
            at: Some(author.at),
            revision: author.revision,
            sitting: author.sitting.clone(),
        }
    }
}
