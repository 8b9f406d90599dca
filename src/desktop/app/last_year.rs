//! A new year begins with last year's draft: its answers, documents and targets, each answer marked until it is looked
//! at again. And what the report is compared with.

use std::path::{Path, PathBuf};

use super::{App, Done, Intent, OpenFile};
use crate::{
    assessment::{Assessment, Author, DraftId, Edit, rolled_over},
    desktop::{action::Page, shell::instrument},
    exchange::{Source, read_source},
    insight::{is_earlier, past_results},
    storage::{Draft, DraftError, OpenError, Opened},
    t,
    words::Sentence as _,
};

impl App {
    pub(super) fn read_last_year(&self, path: PathBuf) {
        let (disk, rubrics) = (self.world.disk.clone(), self.world.rubrics);
        self.jobs.start(move || {
            let result = read_source(&*disk, &path, &rubrics);
            Done::LastYear { path, result: Box::new(result) }
        });
    }

    /// Shows the new year's assessment as a draft without a name; its evidence is copied from beside last year's.
    pub(super) fn last_year_read(&mut self, path: &Path, result: Result<Source, OpenError<DraftError>>) {
        let words = self.world.words;
        let source = match result {
            Ok(source) => source,
            Err(error) => {
                return self.say_of_place(path, t!(words, dialog.open.title), vec![error.sentence_in(words)]);
            }
        };
        let cautions = source.cautions(words);
        let opened = source.opened;
        let last = &opened.draft.assessment;
        let year = if last.year.value == 0 { self.this_year() } else { last.year.value.saturating_add(1) };
        let sitting = self.new_sitting();
        let (name, at) = (self.settings.author.clone(), (self.world.clock)());
        let author = Author { name, at, revision: 1, sitting: sitting.clone() };
        let mut assessment = Assessment::default();
        let mut edits = rolled_over(last, year);
        let mut new_id = || (self.world.new_id)().into();
        edits.extend(past_results(&opened.rubric, last, words, &mut new_id));
        let edits = Edit::Many(edits);
        if let Err(error) = assessment.apply(&opened.rubric, edits, &author) {
            return self.say(t!(words, dialog.open.title), vec![error.sentence_in(words)]);
        }
        let marked = assessment.answers.values().filter(|answer| answer.rolled_over.value).count();
        let draft_id = DraftId::from((self.world.new_id)());
        let header = opened.draft.header;
        let opened = Opened { draft: Draft { header, assessment }, read_only: None, migrated_from: None, ..opened };
        let mut file = self.unnamed(opened, draft_id, sitting, true, Vec::new(), Some(path));
        file.warnings.extend(cautions);
        file.warnings.extend(instrument::replaced(&file.draft).map(str::to_owned));
        self.leave(Intent::Show(Box::new(OpenFile { begun: true, ..file })));
        self.go(Page::Filling);
        self.toasts.add(t!(words, app.carried, count = marked, year = year), None);
    }

    /// Reads the draft of an earlier year, to compare the report with.
    pub(super) fn read_before(&self, path: PathBuf) {
        let Some(serial) = self.file.as_ref().map(|file| file.serial) else { return };
        let (disk, rubrics) = (self.world.disk.clone(), self.world.rubrics);
        self.jobs.start(move || {
            let result = Box::new(read_source(&*disk, &path, &rubrics));
            Done::Before { serial, path, result }
        });
    }

    /// Compares the report with it; levels of another framework say nothing beside these.
    pub(super) fn before_read(&mut self, serial: u64, path: &Path, result: Result<Source, OpenError<DraftError>>) {
        let words = self.world.words;
        let Some(file) = self.file.as_ref().filter(|file| file.serial == serial) else { return };
        let refused = match result.map(|source| source.opened) {
            Ok(opened) => {
                let before = opened.draft.assessment;
                match is_earlier(&file.draft.rubric, file.draft.assessment(), &opened.rubric, &before) {
                    Ok(()) => {
                        self.memories.report.compare_with(before);
                        return;
                    }
                    Err(error) => error.sentence_in(words),
                }
            }
            Err(error) => error.sentence_in(words),
        };
        self.say_of_place(path, t!(words, dialog.path.before), vec![refused]);
    }
}
