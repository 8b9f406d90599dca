//! Two states of a draft side by side: a recovery copy and its file, what is open and what somebody else saved, what is
//! open and a kept state; and other drafts beside the open one.

use std::path::{Path, PathBuf};

use super::{App, Done, OpenFile};
use crate::{
    assessment::Edit,
    desktop::{
        action::{Action, Page},
        dialogs::{Answer, Compare, Dialog},
        widgets::ButtonKind,
    },
    insight::told,
    session::{self, Beside, Comparison, KeptState, SaveProblem},
    storage::{self, DraftError, OpenError, Opened},
    t,
    words::Sentence as _,
};

impl App {
    /// Compares a recovery copy with the file it belongs to.
    pub(super) fn compare(&mut self, copy: PathBuf, file: PathBuf) {
        let (work, words) = (self.world.workplace(), self.world.words);
        self.jobs.start(move || {
            let result = Box::new(session::compare(work.here(), &copy, &file, words));
            Done::Compared { copy, file, result }
        });
    }

    pub(super) fn compared(
        &mut self,
        copy: PathBuf,
        file: PathBuf,
        result: Result<Comparison, Box<OpenError<DraftError>>>,
    ) {
        let words = self.world.words;
        match result {
            Ok(Comparison { differences, zone, copy: opened }) => {
                let made = words.moment_short(opened.draft.header.saved_at, zone);
                self.open_dialog(Dialog::Compare(Compare {
                    title: t!(words, compare.recovery).to_owned(),
                    sides: [t!(words, compare.copy, when = made), t!(words, compare.file).to_owned()],
                    differences,
                    zone,
                    ways: vec![
                        (t!(words, home.discard), ButtonKind::Danger, Answer::AskDiscard(copy.clone())),
                        (t!(words, opening.saved), ButtonKind::Normal, Answer::OpenSaved(file)),
                        (t!(words, home.recover), ButtonKind::Primary, Answer::Recover(copy)),
                    ],
                }));
            }
            Err(error) => self.say(t!(words, compare.failed), vec![error.sentence_in(words)]),
        }
    }

    /// Compares what is open with what somebody else saved into its file.
    pub(super) fn compare_changed(&mut self) {
        let words = self.world.words;
        let Some(OpenFile { draft, session, .. }) = &self.file else { return };
        let Some(SaveProblem::Changed { other, .. }) = session.problem().map(|problem| &problem.why) else { return };
        let differences = told(&draft.rubric, draft.assessment(), &other.draft.assessment, words);
        let zone = draft.assessment().zone.value;
        let when = words.moment_short(other.draft.header.saved_at, zone);
        self.open_dialog(Dialog::Compare(Compare {
            title: t!(words, dialog.changed.title).to_owned(),
            sides: [t!(words, compare.yours).to_owned(), t!(words, compare.theirs, when = when)],
            differences,
            zone,
            ways: vec![
                (t!(words, dialog.changed.reload), ButtonKind::Normal, Answer::AskReload),
                (t!(words, dialog.save_copy), ButtonKind::Primary, Answer::SaveAs),
            ],
        }));
    }

    /// Looks for the kept states of the open draft.
    pub(super) fn list_backups(&mut self) {
        let Some(file) = &self.file else { return };
        let (serial, draft_id) = (file.serial, file.session.draft_id.clone());
        let (now, changes) = (file.draft.assessment().clone(), file.changes());
        let work = self.world.workplace();
        self.jobs.start(move || {
            let found = session::kept_states(work.here(), &draft_id, &now);
            Done::Backups { serial, changes, found }
        });
    }

    pub(super) fn backups_found(&mut self, serial: u64, changes: u64, found: Vec<KeptState>) {
        if self.file.as_ref().is_some_and(|file| file.serial == serial) {
            self.memories.backups.found(changes, found);
        }
    }

    /// Reads a kept state, to compare it with what is open.
    pub(super) fn look_into_backup(&mut self, path: PathBuf) {
        let (disk, rubrics) = (self.world.disk.clone(), self.world.rubrics);
        self.jobs.start(move || Done::Backup(Box::new(storage::open(&*disk, &path, &rubrics))));
    }

    pub(super) fn backup_read(&mut self, result: Result<Opened, OpenError<DraftError>>) {
        let words = self.world.words;
        let backup = match result {
            Ok(backup) => Box::new(backup),
            Err(error) => {
                self.say(t!(words, compare.failed), vec![error.sentence_in(words)]);
                return;
            }
        };
        let Some(OpenFile { draft, session, .. }) = &self.file else {
            self.open_copy(*backup);
            return;
        };
        let same_draft = backup.draft.header.id == session.draft_id;
        let zone = draft.assessment().zone.value;
        let differences = told(&draft.rubric, &backup.draft.assessment, draft.assessment(), words);
        let when = words.moment(backup.draft.header.saved_at, zone);
        let mut ways = vec![(t!(words, backups.open_copy), ButtonKind::Normal, Answer::OpenCopy(backup.clone()))];
        if !differences.is_empty() && session.read_only.is_none() && same_draft {
            ways.push((t!(words, backups.bring_back), ButtonKind::Normal, Answer::BringBack(backup)));
        }
        ways.push((t!(words, dialog.close), ButtonKind::Primary, Answer::Close));
        self.open_dialog(Dialog::Compare(Compare {
            title: t!(words, backups.of, when = when),
            sides: [t!(words, compare.backup).to_owned(), t!(words, compare.now).to_owned()],
            differences,
            zone,
            ways,
        }));
    }

    /// Makes the open draft say what a kept state says, as one step that can be undone.
    pub(super) fn bring_back(&mut self, backup: &Opened) {
        let Some(file) = &self.file else { return };
        let edits = file.draft.assessment().edits_to(&backup.draft.assessment);
        let when = self.world.words.moment(backup.draft.header.saved_at, file.draft.assessment().zone.value);
        self.carry_out(Action::Edit(Edit::Many(edits)));
        self.carry_out(Action::ToastUndo(t!(self.world.words, backups.brought_back, when = when)));
    }

    /// Puts drafts beside the open one on Perbandingan. Where none is open, the first is opened and the others stand beside it.
    pub(super) fn compare_drafts(&mut self, paths: &[PathBuf]) {
        let mut paths: Vec<PathBuf> = paths.iter().map(|path| storage::absolute(path)).collect();
        if let Some(file) = &self.file {
            // It is there already.
            paths.retain(|path| file.session.path.as_ref() != Some(path));
            self.put_beside(paths);
        } else if !paths.is_empty() {
            let first = paths.remove(0);
            self.gathering = Some((first.clone(), paths));
            self.open(&first);
        }
    }

    /// A draft was opened: those that were to stand beside it are read, where it is the one that was meant. One that a report
    /// carries has no file of its own.
    pub(super) fn gather_beside(&mut self) {
        let Some((first, others)) = self.gathering.take() else { return };
        let report = first.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("pdf"));
        let opened = self.file.as_ref().and_then(|file| file.session.path.as_ref());
        if opened.map_or(report, |path| *path == first) {
            self.put_beside(others);
        }
    }

    fn put_beside(&mut self, paths: Vec<PathBuf>) {
        for path in paths {
            self.read_beside(path);
        }
        self.go(Page::Comparison);
    }

    /// Reads another draft, to stand beside the open one. It is only read.
    pub(super) fn read_beside(&self, path: PathBuf) {
        let Some(serial) = self.file.as_ref().map(|file| file.serial) else { return };
        let (disk, rubrics) = (self.world.disk.clone(), self.world.rubrics);
        self.jobs.start(move || {
            let result = Box::new(session::read_beside(&*disk, &path, rubrics));
            Done::Beside { serial, path, result }
        });
    }

    pub(super) fn beside_read(&mut self, serial: u64, path: &Path, result: Result<Beside, OpenError<DraftError>>) {
        let words = self.world.words;
        if self.file.as_ref().is_none_or(|file| file.serial != serial) {
            return;
        }
        match result {
            Ok(other) => self.memories.comparison.put_beside(other),
            Err(error) => self.say_of_place(path, t!(words, dialog.path.beside), vec![error.sentence_in(words)]),
        }
    }
}
