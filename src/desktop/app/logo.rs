//! The logo of the institution: read off the window's thread, then one step that can be undone.

use std::path::{Path, PathBuf};

use super::{App, Done};
use crate::{
    exchange::{Logo, LogoError, read_logo},
    storage::OpenError,
    t,
    words::{Sentence as _, shortened},
};

impl App {
    /// Reads a logo from a file that a person named.
    pub(super) fn read_logo(&mut self, path: PathBuf) {
        if self.refused_to_change() {
            return;
        }
        let Some(serial) = self.file.as_ref().map(|file| file.serial) else { return };
        let disk = self.world.disk.clone();
        self.jobs.start(move || {
            let result = Box::new(read_logo(&*disk, &path));
            Done::Logo { serial, path, result }
        });
    }

    /// Gives the draft the logo that was read.
    pub(super) fn logo_read(&mut self, serial: u64, path: &Path, result: Result<Logo, OpenError<LogoError>>) {
        let words = self.world.words;
        if self.file.as_ref().is_none_or(|file| file.serial != serial) {
            return;
        }
        match result {
            Ok(logo) => {
                let told = t!(words, identity.logo_taken, name = shortened(&logo.name));
                if self.edit(logo.edit()) {
                    let changes = self.file.as_ref().map(super::OpenFile::changes);
                    self.toasts.add(told, changes);
                }
            }
            Err(error) => self.say_of_place(path, t!(words, dialog.path.logo), vec![error.sentence_in(words)]),
        }
    }
}
