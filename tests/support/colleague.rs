//! Somebody else who works on the same draft.
#![allow(clippy::unwrap_used, reason = "a draft that cannot be changed must stop")]

use std::path::Path;

use spbe_mandiri::{
    assessment::{Author, Field, Place, Sitting, Stage, Value},
    rubric,
    storage::{Holder, Mode, SystemDisk, open, save},
};

use super::window;

/// Who holds the lock, on another computer.
pub fn holder() -> Holder {
    Holder {
        person: "Dewi Lestari".to_owned(),
        host: "komputer-lain".to_owned(),
        process: 1,
        since: window::now(),
        session: "lain".to_owned(),
    }
}

/// Opens the draft past any lock, gives indicator 2 level 5 and saves. What the file says then.
pub fn saves(path: &Path) -> String {
    let found = open(&SystemDisk, path, &rubric::builtin).unwrap();
    let mut draft = found.draft;
    let author = Author { name: holder().person, ..window::author() };
    let edit = Field::Value(Place::first("2"), Stage::SelfAssessment).set(Some(Value::Level(5)));
    let mut sitting = Sitting::new(draft.assessment);
    sitting.apply(&found.rubric, edit, &author).unwrap();
    draft.assessment = sitting.assessment().clone();
    draft.header = draft.header.next(draft.header.revision + 1, &found.rubric, window::now());
    save(&SystemDisk, path, &draft, Mode::Replace).unwrap().text
}
