//! `import --template`: writes an empty table of levels to start from.

use std::{io, path::Path};

use super::{Call, Failure, Outcome};
use crate::{
    exchange::levels_template,
    rubric,
    storage::{self, Mode},
    t,
};

pub(super) fn run(call: &mut Call<'_>, path: &Path) -> Result<Outcome, Failure> {
    if !call.given.operand(0).is_empty() {
        return Err(call.given.wrong(t!(call, cli.import.template_alone).to_owned()));
    }
    let id = call.given.value("rubric").unwrap_or_else(|| rubric::DEFAULT_ID.to_owned());
    let rubric = rubric::builtin(&id).ok_or_else(|| {
        let ids: Vec<&str> = rubric::builtin_ids().collect();
        call.given.wrong(t!(call, cli.rubric.unknown, found = id, ids = ids.join(", ")))
    })?;
    let mode = if call.given.has("overwrite") { Mode::Replace } else { Mode::Create };
    storage::write(call.world.disk, path, &levels_template(&rubric), mode).map_err(|error| {
        if mode == Mode::Create && error.cause.kind() == io::ErrorKind::AlreadyExists {
            Failure::Refused(t!(call, cli.import.template_exists, path = path.display()))
        } else {
            call.refused(&error)
        }
    })?;
    let total = rubric.indicators.len();
    call.console.line(t!(call, cli.import.template, path = path.display(), total = total));
    Ok(Outcome::Done)
}
