//! `attach`: takes files into the evidence store and registers them as documents, all or none.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::{Call, Failure, Outcome, attach_table, drafts, table};
use crate::{
    assessment::{Content, Defect, DocumentId, Place, StoredFile, TextLayer, title_of_file},
    insight::{DocumentFault, named_code},
    rubric::Rubric,
    session::{self, LockedDraft},
    storage::{self, Draft, Opened},
    t,
    words::{Sentence as _, Speaks as _, harmless_name},
};

/// Documents as JSON.
#[derive(Serialize)]
struct Output<'a> {
    documents: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    /// Code at the indicator, such as `23.a`.
    code: Option<&'a str>,
    name: &'a str,
    hash: &'a str,
    bytes: u64,
    text: &'static str,
    /// Why it is no document that can be read.
    defect: Option<&'static str>,
    pages: Option<u32>,
}

/// A document that was asked for.
struct Attached {
    id: String,
    file: StoredFile,
    code: Option<String>,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let path = call.given.path(0);
    if let Some(table) = call.given.value_path("table") {
        return attach_table::run(call, &path, &table);
    }
    if call.given.has("list") {
        return Err(call.given.wrong(t!(call, cli.attach.list_alone).to_owned()));
    }
    if call.given.operand(1).is_empty() {
        return Err(call.given.wrong(t!(call, cli.usage.few).to_owned()));
    }
    let mut suggested = Vec::new();
    let (attached, same) = drafts::locked_to_change(call, &path, |call, draft| {
        suggested = suggestions(call, &path, &draft.opened.rubric);
        attach(call, &path, draft)
    })?;
    print(call, &path, &attached, &same);
    if !call.given.has("json") {
        call.console.lines(&suggested);
    }
    Ok(Outcome::Done)
}

/// How files whose names begin with the code of an indicator are tied to it, where none was given.
fn suggestions(call: &Call<'_>, path: &Path, rubric: &Rubric) -> Vec<String> {
    if call.given.has("indicator") {
        return Vec::new();
    }
    let suggestion = |source: &Path| {
        let name = source.file_name()?.to_string_lossy().into_owned();
        let indicator = &named_code(rubric, &name)?.indicator.id;
        let (program, path, file) = (call.world.program, path.display(), source.display());
        Some(t!(
            call,
            cli.attach.named,
            name = name,
            indicator = indicator,
            program = program,
            path = path,
            file = file
        ))
    };
    call.given.paths(1).filter_map(suggestion).collect()
}

/// The documents, and the names of files that another one holds under another name.
type Work = (Vec<Attached>, Vec<(String, String)>);

fn attach(call: &mut Call<'_>, path: &Path, draft: &mut LockedDraft) -> Result<Work, Failure> {
    let Opened { draft: Draft { assessment, .. }, rubric, .. } = &draft.opened;
    let indicator = call.given.value("indicator");
    if let Some(id) = indicator.as_deref().filter(|id| rubric.indicator(id).is_none()) {
        return Err(call.given.wrong(t!(call, cli.attach.indicator, found = id, rubric = rubric.name)));
    }
    let place = indicator.as_deref().map(Place::first);
    let new_id = call.world.new_id;
    let nothing = |text: String| Failure::Refused(t!(call, cli.attach.nothing, text = text, path = path.display()));
    let sources: Vec<PathBuf> = call.given.paths(1).map(Path::to_path_buf).collect();
    let register = |contents| assessment.registering(contents, place.as_ref(), &mut || new_id()).edits;
    session::check_room(call.world.disk, Some(path), (assessment, &**rubric), &sources, register)
        .map_err(|problem| nothing(problem.sentence_in(call.words())))?;
    let store = storage::store_of(call.world.disk, path);
    let mut files = Vec::new();
    for source in &sources {
        // Only files that are whole in the store are ever named in the draft.
        let taken = storage::take_in(call.world.disk, &store, source, &mut |_, _| true);
        files.push(taken.map_err(|error| nothing(error.sentence_in(call.words())))?);
    }
    let contents = files.iter().map(|file| (title_of_file(&file.name), Content::File(file.clone()))).collect();
    let made = assessment.registering(contents, place.as_ref(), &mut || new_id());
    let changed = drafts::change(call, draft, made.edits)?;
    let code = |id: &DocumentId| changed.assessment.evidence_code(indicator.as_deref()?, id);
    let documents = made.documents.into_iter();
    let attached = files.into_iter().zip(documents);
    let attached = attached.map(|(file, id)| Attached { code: code(&id), id: id.to_string(), file });
    // A file that was given twice is one document under one name.
    let mut seen = BTreeSet::new();
    let attached = attached.filter(|one| seen.insert((one.id.clone(), one.file.name.clone()))).collect();
    Ok((attached, made.same))
}

fn print(call: &mut Call<'_>, path: &Path, attached: &[Attached], same: &[(String, String)]) {
    if call.given.has("json") {
        let documents = attached.iter().map(|one| Row {
            id: &one.id,
            code: one.code.as_deref(),
            name: &one.file.name,
            hash: &one.file.hash,
            bytes: one.file.bytes,
            text: match one.file.text {
                TextLayer::Present => "present",
                TextLayer::Absent => "absent",
                TextLayer::Unknown => "unknown",
            },
            defect: one.file.defect().map(Defect::code),
            pages: one.file.seen.pages,
        });
        call.console.json(&Output { documents: documents.collect() });
        return;
    }
    let rows: Vec<Vec<String>> = attached
        .iter()
        .map(|one| {
            let code = one.code.clone().unwrap_or_else(|| t!(call, cli.attach.untied).to_owned());
            let size = call.words().file_size(one.file.bytes);
            let note = match one.file.defect() {
                Some(defect) => DocumentFault::NoDocument { defect }.tag(call.words()),
                None if one.file.text == TextLayer::Absent => t!(call, cli.attach.pictures).to_owned(),
                None => String::new(),
            };
            vec![code, harmless_name(&one.file.name), size, note]
        })
        .collect();
    call.console.lines(&table::lines(&rows, &[2]));
    for (name, other) in same {
        let (name, other) = (harmless_name(name), harmless_name(other));
        call.console.line(if call.given.has("indicator") {
            t!(call, cli.attach.same, name = name, other = other)
        } else {
            t!(call, cli.attach.same_untied, name = name, other = other)
        });
    }
    for one in attached {
        let Some(fault) = one.file.defect().map(|defect| DocumentFault::NoDocument { defect }) else { continue };
        let (sentence, advice) = (fault.sentence(call.words()), fault.advice(call.words()));
        let name = harmless_name(&one.file.name);
        call.console.complain(t!(call, cli.attach.defect, name = name, sentence = sentence, advice = advice));
    }
    call.console.line(t!(
        call,
        cli.attach.done,
        path = path.display(),
        count = call.console.words().count(attached.iter().map(|one| &one.id).collect::<BTreeSet<_>>().len())
    ));
}
