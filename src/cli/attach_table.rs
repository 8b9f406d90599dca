//! `attach --table`: a folder of evidence with a table of what each file is, taken in whole or not at all.

use std::path::Path;

use super::{Call, Failure, Outcome, drafts, import, table};
use crate::{
    exchange::{Listing, read_listing},
    session::{self, LockedDraft},
    storage::{self, Draft, Opened},
    t,
    words::{Sentence as _, Speaks as _, harmless_name},
};

pub(super) fn run(call: &mut Call<'_>, path: &Path, list: &Path) -> Result<Outcome, Failure> {
    if !call.given.operand(1).is_empty() || call.given.has("indicator") || call.given.has("json") {
        return Err(call.given.wrong(t!(call, cli.attach.table_alone).to_owned()));
    }
    if call.given.has("list") {
        let opened = drafts::open(call, path)?.opened;
        let listing = read_listing(call.world.disk, list, &opened.rubric);
        let listing = listing.map_err(|error| import::not_read(call, list, &error))?;
        print(call, &listing);
        let count = call.words().count(listing.documents.len());
        call.console.line(t!(call, cli.attach.listed, count = count, table = list.display()));
        return Ok(Outcome::Done);
    }
    let listing = drafts::locked_to_change(call, path, |call, draft| attach(call, path, list, draft))?;
    print(call, &listing);
    let count = call.words().count(listing.documents.len());
    call.console.line(t!(call, cli.attach.done, path = path.display(), count = count));
    Ok(Outcome::Done)
}

fn attach(call: &mut Call<'_>, path: &Path, list: &Path, draft: &mut LockedDraft) -> Result<Listing, Failure> {
    let Opened { draft: Draft { assessment, .. }, rubric, .. } = &draft.opened;
    let disk = call.world.disk;
    let listing = read_listing(disk, list, rubric).map_err(|error| import::not_read(call, list, &error))?;
    let new_id = call.world.new_id;
    let nothing = |text: String| Failure::Refused(t!(call, cli.attach.nothing, text = text, path = path.display()));
    let sources = listing.paths();
    let register = |contents: Vec<_>| {
        let files = contents.into_iter().filter_map(|(_, content)| match content {
            crate::assessment::Content::File(file) => Some(file),
            crate::assessment::Content::Link(_) => None,
        });
        listing.registering(assessment, files.collect(), &mut || new_id()).edits
    };
    session::check_room(disk, Some(path), (assessment, &**rubric), &sources, register)
        .map_err(|problem| nothing(problem.sentence_in(call.words())))?;
    let store = storage::store_of(disk, path);
    let mut files = Vec::new();
    for source in &sources {
        // Only files that are whole in the store are ever named in the draft.
        let taken = storage::take_in(disk, &store, source, &mut |_, _| true);
        files.push(taken.map_err(|error| nothing(error.sentence_in(call.words())))?);
    }
    let made = listing.registering(assessment, files, &mut || new_id());
    drafts::change(call, draft, made.edits)?;
    Ok(listing)
}

fn print(call: &mut Call<'_>, listing: &Listing) {
    let rows: Vec<Vec<String>> = listing
        .documents
        .iter()
        .map(|one| {
            let indicators: Vec<String> = one.indicators.iter().map(ToString::to_string).collect();
            let at = if indicators.is_empty() { t!(call, cli.attach.untied).to_owned() } else { indicators.join(", ") };
            let file = one.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            vec![at, harmless_name(&one.title), harmless_name(&file)]
        })
        .collect();
    call.console.lines(&table::lines(&rows, &[]));
}
