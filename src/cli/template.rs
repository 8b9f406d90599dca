//! `import --template`: writes an empty table of levels to start from.

use std::path::Path;

use super::{Call, Failure, Outcome};
use crate::{
    exchange::levels_template,
    rubric,
    storage::{self, NotReplaced},
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
    let (disk, template) = (call.world.disk, levels_template(&rubric));
    // An empty one that was written before may be written again.
    let is_earlier = || disk.read(path, template.len() as u64).is_ok_and(|old| old == template);
    let mode = call.output(path).mode(disk, is_earlier).map_err(|error| match error {
        NotReplaced::Other { .. } => Failure::Refused(t!(call, cli.import.template_exists, path = path.display())),
        other => call.not_replaced(&other),
    })?;
    storage::export(disk, path, &template, mode).map_err(|error| call.refused(&error))?;
    let total = rubric.indicators.len();
    call.console.line(t!(call, cli.import.template, path = path.display(), total = total));
    Ok(Outcome::Done)
}
