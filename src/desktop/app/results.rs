//! Tables of published results that a person adds: read whole, kept in the user's data folder, removed from there.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{App, Done};
use crate::{
    desktop::{
        dialogs::{Answer, Ask, Dialog},
        widgets::ButtonKind,
    },
    session::{self, KeptResults, NotAdded},
    storage, t,
    words::Sentence as _,
};

impl App {
    /// Reads the tables that are kept, for the framework of the open draft.
    pub(super) fn list_results(&self) {
        let (Some(file), Some(places)) = (&self.file, self.world.places.clone()) else { return };
        let (serial, disk, rubric) = (file.serial, self.world.disk.clone(), Arc::clone(&file.draft.rubric));
        self.jobs.start(move || {
            let found = session::kept_results(&*disk, &places, &rubric);
            Done::Results { serial, found, added: None }
        });
    }

    /// Reads a table whole and keeps it.
    pub(super) fn add_results(&mut self, path: PathBuf) {
        let words = self.world.words;
        let Some(file) = &self.file else { return };
        let Some(places) = self.world.places.clone() else {
            self.say(t!(words, benchmark.add_title), vec![t!(words, benchmark.no_place).to_owned()]);
            return;
        };
        let (serial, disk, rubric) = (file.serial, self.world.disk.clone(), Arc::clone(&file.draft.rubric));
        self.jobs.start(move || match session::add_results(&*disk, &places, &path, &rubric) {
            Ok(kept) => {
                let found = session::kept_results(&*disk, &places, &rubric);
                Done::Results { serial, found, added: Some(kept) }
            }
            Err(error) => Done::NoResults { path, error: Box::new(error) },
        });
    }

    /// Hands the page what was read; a table that was added is compared with from now on.
    pub(super) fn results_found(&mut self, serial: u64, found: Vec<KeptResults>, added: Option<&Path>) {
        let words = self.world.words;
        let Some(file) = self.file.as_ref().filter(|file| file.serial == serial) else { return };
        self.memories.benchmark.found(found, words);
        if let Some(path) = added {
            self.memories.benchmark.choose(path, &file.draft.rubric);
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            self.toasts.add(t!(words, benchmark.added, table = name), None);
        }
    }

    pub(super) fn results_refused(&mut self, path: &Path, error: &NotAdded) {
        let words = self.world.words;
        self.say_of_place(path, t!(words, benchmark.add_title), vec![error.sentence_in(words)]);
    }

    pub(super) fn ask_remove_results(&mut self, path: PathBuf) {
        let words = self.world.words;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, benchmark.remove_title, table = name),
            vec![t!(words, benchmark.remove_body).to_owned()],
            vec![
                (t!(words, benchmark.remove), ButtonKind::Danger, Answer::RemoveResults(path)),
                (t!(words, benchmark.keep), ButtonKind::Primary, Answer::Close),
            ],
        )));
    }

    /// Removes the kept copy of a table; the file it came from stays where it is.
    pub(super) fn remove_results(&mut self, path: &Path) {
        let words = self.world.words;
        let Some(places) = &self.world.places else { return };
        if let Err(cause) = storage::remove_table(&*self.world.disk, places, path) {
            let cause = storage::io_sentence(&cause, words);
            self.problem(t!(words, benchmark.not_removed, cause = cause));
        }
        self.memories.benchmark.chosen_first();
        self.list_results();
    }
}
