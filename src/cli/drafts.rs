//! Opening, changing and saving drafts for the commands.

use std::path::Path;

use super::{Call, Failure};
use crate::{
    assessment::{Author, Edit, Sitting},
    rubric,
    storage::{self, Draft, MAX_BYTES, Mode, Opened, Reason},
    t,
    words::Sentence,
};

/// Opens a draft; what should be known about it goes to standard error.
pub(super) fn open(call: &mut Call<'_>, path: &Path) -> Result<Opened, Failure> {
    let opened = storage::open(call.world.disk, path, &rubric::builtin).map_err(|error| Failure::from_error(&error))?;
    for warning in &opened.warnings {
        call.console.complain(t!("cli.about", path = path.display(), text = warning.sentence()));
    }
    Ok(opened)
}

/// Opens a draft that is to be changed.
pub(super) fn open_to_change(call: &mut Call<'_>, path: &Path) -> Result<Opened, Failure> {
    let opened = open(call, path)?;
    may_change(path, &opened)?;
    Ok(opened)
}

fn may_change(path: &Path, opened: &Opened) -> Result<(), Failure> {
    match &opened.read_only {
        Some(reason) => Err(Failure::Refused(t!("cli.about", path = path.display(), text = reason.sentence()))),
        None => Ok(()),
    }
}

/// Applies edits to an open draft as one step and saves it; the file as it was is kept as a restore point.
pub(super) fn change(call: &mut Call<'_>, path: &Path, opened: Opened, edits: Vec<Edit>) -> Result<Draft, Failure> {
    may_change(path, &opened)?;
    let Opened { draft: Draft { header, assessment }, rubric, .. } = opened;
    let mut sitting = Sitting::new(assessment);
    let author = author(call, header.revision.saturating_add(1));
    sitting.apply(&rubric, Edit::Many(edits), &author).map_err(|error| Failure::from_error(&error))?;
    if sitting.changes() == 0 {
        return Ok(Draft { header, assessment: sitting.assessment().clone() });
    }
    keep(call, path, &header.id);
    let draft = Draft { header: header.next(&rubric, call.world.now), assessment: sitting.assessment().clone() };
    save(call, path, &draft, Mode::Replace)?;
    Ok(draft)
}

/// Saves a draft.
pub(super) fn save(call: &Call<'_>, path: &Path, draft: &Draft, mode: Mode) -> Result<(), Failure> {
    storage::save(call.world.disk, path, draft, mode).map(|_| ()).map_err(|error| Failure::from_error(&error))
}

/// Who makes the changes: `--as`, else the name in the settings, else the command line itself.
pub(super) fn author(call: &Call<'_>, revision: u64) -> Author {
    let known = || {
        let places = call.world.places.as_ref()?;
        let (settings, _) = storage::load_settings(call.world.disk, &places.settings());
        Some(settings.author).filter(|name| !name.is_empty())
    };
    let name = call.given.value("as").or_else(known).unwrap_or_else(|| t!("cli.author").to_owned());
    Author { name, at: call.world.now, revision }
}

/// Keeps the file as it is now; where that fails, the draft itself is still replaced in one step, so it is said only.
fn keep(call: &mut Call<'_>, path: &Path, document: &str) {
    let Some(places) = &call.world.places else {
        return;
    };
    let disk = call.world.disk;
    let kept = disk.read(path, MAX_BYTES as u64).map_err(|error| error.to_string()).and_then(|bytes| {
        storage::keep_restore_point(disk, &places.restore(), document, &bytes, Reason::Opened, call.world.now)
            .map_err(|error| error.sentence())
    });
    if let Err(text) = kept {
        call.console.complain(t!("cli.no_restore_point", text = text));
    }
}
