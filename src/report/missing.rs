//! Which typed texts hold characters that no font of the report has.

use crate::{
    assessment::{Assessment, Field},
    rubric::Rubric,
};

/// A character that is shown as `□`, and where it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The field.
    pub field: Field,
    /// The character.
    pub character: char,
}

/// The fields that hold any of the characters, in the order of the form.
pub(super) fn find(rubric: &Rubric, assessment: &Assessment, characters: &[char]) -> Vec<MissingGlyph> {
    if characters.is_empty() {
        return Vec::new();
    }
    let fields = Field::all(rubric, &[assessment]).into_iter().filter(|field| assessment.is_live(field));
    fields
        .flat_map(|field| {
            let text = assessment.text(&field).unwrap_or_default();
            let held: Vec<char> = characters.iter().copied().filter(|character| text.contains(*character)).collect();
            held.into_iter().map(move |character| MissingGlyph { field: field.clone(), character })
        })
        .collect()
}
