//! `example`: opens the worked example, or writes it as a draft of one's own.

use super::{Call, Failure, Outcome, Start, drafts, window};
use crate::{
    rubric,
    session::EvidenceSource,
    storage::{self, Header},
    t,
    words::{Sentence as _, Speaks as _},
};

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let Some(path) = call.given.value_path("output") else {
        return window(call.words(), call.world, Start::Example);
    };
    call.given.new_draft(&path)?;
    let mut opened = storage::example(&rubric::builtin).map_err(|error| call.refused(&error))?;
    // A document of its own: restore points and recovery copies of two copies must not meet.
    opened.draft.header = Header::first((call.world.new_id)().into(), &opened.rubric, call.world.now);
    let (disk, words) = (call.world.disk, call.words());
    // First the evidence: no draft may name files that are not there.
    let lay = || {
        storage::lay_example_files(disk, &storage::store_of(disk, &path))
            .map_err(|error| Failure::Refused(error.sentence_in(words)))
    };
    drafts::create(call, &path, opened.draft, EvidenceSource::default(), lay)?;
    call.console.line(t!(call, cli.example.done, path = path.display()));
    Ok(Outcome::Done)
}
