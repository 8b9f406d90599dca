//! `logo`: gives a draft the logo of its institution, or takes it away.

use std::path::Path;

use super::{Call, Failure, Outcome, drafts};
use crate::{
    exchange::{read_logo, without_logo},
    session::LockedDraft,
    t,
};

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let path = call.given.path(0);
    match (call.given.has("remove"), call.given.operand(1).is_empty()) {
        (true, true) => drafts::locked_to_change(call, &path, |call, draft| remove(call, &path, draft)),
        (false, false) => {
            let picture = call.given.path(1);
            drafts::locked_to_change(call, &path, |call, draft| give(call, &path, &picture, draft))
        }
        (true, false) => Err(call.given.wrong(t!(call, cli.logo.both).to_owned())),
        (false, true) => Err(call.given.wrong(t!(call, cli.logo.neither).to_owned())),
    }
}

fn give(call: &mut Call<'_>, path: &Path, picture: &Path, draft: &mut LockedDraft) -> Result<Outcome, Failure> {
    let logo = read_logo(call.world.disk, picture).map_err(|error| call.refused(&error))?;
    let ((across, down), name) = (logo.picture.size(), logo.name.clone());
    drafts::change(call, draft, vec![logo.edit()])?;
    call.console.line(t!(call, cli.logo.done, path = path.display(), name = name, across = across, down = down));
    Ok(Outcome::Done)
}

fn remove(call: &mut Call<'_>, path: &Path, draft: &mut LockedDraft) -> Result<Outcome, Failure> {
    let there = draft.opened.draft.assessment.institution.logo.value.is_some();
    drafts::change(call, draft, vec![without_logo()])?;
    call.console.line(if there {
        t!(call, cli.logo.removed, path = path.display())
    } else {
        t!(call, cli.logo.none, path = path.display())
    });
    Ok(Outcome::Done)
}
