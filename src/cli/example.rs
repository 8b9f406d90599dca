//! `example`: opens the worked example, or writes it as a draft of one's own.

use super::{Call, Failure, Outcome, Start, drafts, window};
use crate::{
    rubric,
    storage::{self, Header, Mode},
    t,
    words::Speaks as _,
};

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let Some(path) = call.given.value_path("output") else {
        return window(call.words(), call.world, Start::Example);
    };
    call.given.new_draft(&path)?;
    let mut opened = storage::example(&rubric::builtin).map_err(|error| Failure::from_error(&error))?;
    // A document of its own: restore points and recovery copies of two copies must not meet.
    opened.draft.header = Header::first((call.world.new_id)(), &opened.rubric, call.world.now);
    // First the evidence: no draft may name files that are not there. A draft that is there already is refused below.
    if matches!(call.world.disk.permissions(&path), Ok(None)) {
        storage::lay_example_files(call.world.disk, &storage::evidence_folder(&path))
            .map_err(|error| Failure::from_error(&error))?;
    }
    drafts::save(call, &path, &opened.draft, Mode::Create)?;
    call.console.line(t!("cli.example.done", path = path.display()));
    Ok(Outcome::Done)
}
