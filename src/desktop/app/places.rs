//! Places that a person typed: looked at before anything is written there, and kept where they could not be used.

use std::path::{Path, PathBuf};

use super::{App, Done, Shown};
use crate::{
    desktop::{
        dialogs::{Answer, Ask, Dialog, PathForm, Wanted, meant, names_folder},
        widgets::ButtonKind,
        work,
    },
    t,
};

impl App {
    /// A path was typed: one that is read is used, one that is written is looked at first.
    pub(super) fn path_typed(&mut self, wanted: Wanted, typed: &str) {
        if wanted.writes().is_some() {
            self.look_at_place(typed);
            return;
        }
        match meant(typed, self.world.documents.as_deref()) {
            Some(path) => {
                self.close_dialog();
                self.use_path(wanted, &path, false);
            }
            None => self.refuse_place(t!(self.world.words, dialog.path.no_folder).to_owned()),
        }
    }

    /// Looks whether a place that was typed is a folder, off the window's thread: it may lie on a slow network.
    pub(super) fn look_at_place(&mut self, typed: &str) {
        let Some(path) = meant(typed, self.world.documents.as_deref()) else {
            self.refuse_place(t!(self.world.words, dialog.path.no_folder).to_owned());
            return;
        };
        self.serial += 1;
        let number = self.serial;
        match &mut self.shown {
            Some(Shown { dialog: Dialog::Path(form), .. }) => form.look(number),
            Some(Shown { dialog: Dialog::New(form), .. }) => form.look(number),
            _ => return,
        }
        let disk = self.world.disk.clone();
        self.jobs.start(move || {
            let folder = names_folder(&path) || work::is_folder(&disk, &path);
            Done::Place { number, path, folder }
        });
    }

    /// Goes on with a place that was looked at. In a folder a name is offered: nothing is written beside it.
    pub(super) fn place_looked_at(&mut self, number: u64, path: PathBuf, folder: bool) {
        let why = || t!(self.world.words, dialog.path.is_folder).to_owned();
        match &self.shown {
            Some(Shown { dialog: Dialog::Path(form), .. }) => {
                let wanted = form.wanted.clone();
                let inside = path.join(self.suggestion(&wanted).1);
                let why = why();
                let Some(Shown { dialog: Dialog::Path(form), .. }) = &mut self.shown else { return };
                if !form.looked(number) {
                } else if folder {
                    form.offer(&inside, why);
                } else {
                    self.close_dialog();
                    self.use_path(wanted, &path, false);
                }
            }
            Some(Shown { dialog: Dialog::New(_), .. }) => {
                let why = why();
                let Some(Shown { dialog: Dialog::New(form), .. }) = &mut self.shown else { return };
                if !form.looked(number) {
                } else if folder {
                    form.offer(&path.join(form.file_name()), why);
                } else {
                    let form = form.clone();
                    self.make(&form, Some(path));
                }
            }
            _ => {}
        }
    }

    fn refuse_place(&mut self, why: String) {
        match &mut self.shown {
            Some(Shown { dialog: Dialog::Path(form), .. }) => form.refuse(why),
            Some(Shown { dialog: Dialog::New(form), .. }) => form.refuse_place(why),
            _ => {}
        }
    }

    /// Says why a place could not be used; where a person gave it, it is kept to be mended.
    pub(super) fn say_of_place(&mut self, path: &Path, title: &str, sentences: Vec<String>) {
        self.say_of_tried(|_, tried| tried == path, title, sentences);
    }

    /// The same for a place that is known by what it was wanted for.
    pub(super) fn say_of_tried(
        &mut self,
        is_it: impl FnOnce(&Wanted, &Path) -> bool,
        title: &str,
        sentences: Vec<String>,
    ) {
        let words = self.world.words;
        match self.tried.take().filter(|(wanted, path)| is_it(wanted, path)) {
            Some((wanted, path)) => self.open_dialog(Dialog::Ask(Ask::question(
                title,
                sentences,
                vec![
                    (t!(words, dialog.close), ButtonKind::Normal, Answer::Close),
                    (t!(words, dialog.path.mend), ButtonKind::Primary, Answer::Mend(wanted, path)),
                ],
            ))),
            None => self.say(title, sentences),
        }
    }

    /// Asks for a path again, beginning with the one that could not be used.
    pub(super) fn mend_path(&mut self, wanted: Wanted, path: &Path) {
        self.open_dialog(Dialog::Path(PathForm::mending(wanted, path, self.world.documents.clone())));
    }
}
