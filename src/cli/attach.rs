//! `attach`: takes files into the evidence store and registers them as documents, all or none.

use std::path::Path;

use serde::Serialize;

use super::{Call, Failure, Outcome, drafts, table};
use crate::{
    assessment::{Assessment, Content, Detail, Edit, Place, StoredFile, TextField, TextLayer, title_of_file},
    rubric::Rubric,
    storage, t, words,
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
}

/// A document that was asked for.
struct Attached {
    id: String,
    file: StoredFile,
    code: Option<String>,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let path = call.given.path(0);
    let opened = drafts::open_to_change(call, &path)?;
    let indicator = call.given.value("indicator");
    if let Some(id) = indicator.as_deref().filter(|id| opened.rubric.indicator(id).is_none()) {
        return Err(call.given.wrong(t!("cli.attach.indicator", found = id, rubric = opened.rubric.name)));
    }
    let store = storage::evidence_folder(&path);
    let mut files = Vec::new();
    for source in call.given.paths(1) {
        // Only files that are whole in the store are ever named in the draft.
        let taken = storage::take_in(call.world.disk, &store, source, &mut |_, _| true);
        files.push(taken.map_err(|error| {
            Failure::Refused(t!("cli.attach.nothing", text = words::Sentence::sentence(&error), path = path.display()))
        })?);
    }
    let rubric = opened.rubric.clone();
    let mut made = Made { call, rubric: &rubric, assessment: opened.draft.assessment.clone(), edits: Vec::new() };
    let mut attached = Vec::new();
    for file in files {
        attached.push(made.attach(file, indicator.as_deref())?);
    }
    let edits = made.edits;
    drafts::change(call, &path, opened, edits)?;
    print(call, &path, &attached);
    Ok(Outcome::Done)
}

/// The edits so far and what they make of the assessment.
struct Made<'a, 'b> {
    call: &'a Call<'b>,
    rubric: &'a Rubric,
    assessment: Assessment,
    edits: Vec<Edit>,
}

impl Made<'_, '_> {
    /// Registers a file, where no document has it yet, and ties it to an indicator.
    fn attach(&mut self, file: StoredFile, indicator: Option<&str>) -> Result<Attached, Failure> {
        let register = self.assessment.register();
        let known = register.iter().find(|(_, document)| document.file().is_some_and(|known| known.hash == file.hash));
        let id = match known {
            Some((id, _)) => (*id).to_owned(),
            None => {
                let id = (self.call.world.new_id)();
                self.edit(Edit::AddDocument(id.clone()))?;
                self.edit(Edit::Text(TextField::DocumentTitle(id.clone()), title_of_file(&file.name)))?;
                self.edit(Edit::Document(id.clone(), Detail::Versions(vec![Content::File(file.clone())])))?;
                id
            }
        };
        let code = match indicator {
            Some(indicator) => {
                let tied = self.assessment.uses_of(&id).iter().any(|used| used.at.indicator == indicator);
                if !tied {
                    let edit = self.assessment.tie(&Place::first(indicator), &id, (self.call.world.new_id)());
                    self.edit(edit)?;
                }
                self.assessment.evidence_code(indicator, &id)
            }
            None => None,
        };
        Ok(Attached { id, file, code })
    }

    fn edit(&mut self, edit: Edit) -> Result<(), Failure> {
        let author = drafts::author(self.call, 0);
        self.assessment.apply(self.rubric, edit.clone(), &author).map_err(|error| Failure::from_error(&error))?;
        self.edits.push(edit);
        Ok(())
    }
}

fn print(call: &mut Call<'_>, path: &Path, attached: &[Attached]) {
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
        });
        call.console.json(&Output { documents: documents.collect() });
        return;
    }
    // A name must not be able to steer a terminal.
    let plain = |name: &str| name.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect();
    let rows: Vec<Vec<String>> = attached
        .iter()
        .map(|one| {
            let code = one.code.clone().unwrap_or_else(|| t!("cli.attach.untied").to_owned());
            let size = words::file_size(one.file.bytes);
            let note = if one.file.text == TextLayer::Absent { t!("cli.attach.pictures") } else { "" };
            vec![code, plain(&one.file.name), size, note.to_owned()]
        })
        .collect();
    call.console.lines(&table::lines(&rows, &[2]));
    call.console.line(t!("cli.attach.done", path = path.display(), count = words::count(attached.len())));
}
