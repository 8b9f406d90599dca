//! `extract`: the draft a report carries, as a file of its own.

use std::path::PathBuf;

use super::{Call, Failure, Outcome, drafts};
use crate::{
    storage::{self, Mode, store_of},
    t,
};

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let out = PathBuf::from(call.given.required("output")?);
    call.given.new_draft(&out)?;
    let path = call.given.path(0);
    let source = drafts::open(call, &path)?;
    if source.report.is_none() {
        return Err(call.given.wrong(t!(call, cli.extract.no_report, path = path.display())));
    }
    let disk = call.world.disk;
    storage::write(disk, &out, &source.bytes, Mode::Create).map_err(|error| call.refused(&error))?;
    let header = &source.opened.draft.header;
    call.console.line(t!(call, cli.extract.done, path = out.display(), revision = header.revision));
    let store = store_of(disk, &out);
    let absent = storage::missing(disk, &store, &source.opened.draft.assessment).len();
    if absent > 0 {
        call.console.line(t!(call, cli.extract.evidence, count = absent, store = store.display()));
    }
    Ok(Outcome::Done)
}
