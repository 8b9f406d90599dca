//! Tables of levels: the empty one to start from, and what one was taken for before anything of it is taken.

use std::sync::Arc;

use super::App;
use crate::{
    assessment::Edit,
    desktop::{
        action::Offer,
        dialogs::{Answer, Ask, Dialog, Wanted},
        widgets::ButtonKind,
    },
    exchange::levels_template,
    t,
};

impl App {
    /// Offers an empty table of the open draft's framework.
    pub(super) fn ask_template(&mut self) {
        let words = self.world.words;
        let Some(file) = &self.file else { return };
        let rubric = Arc::clone(&file.draft.rubric);
        self.ask_path(Wanted::Write(Offer {
            title: t!(words, dialog.template.title).to_owned(),
            kind: t!(words, dialog.path.tables).to_owned(),
            extension: "csv",
            name: t!(words, dialog.template.name).to_owned(),
            make: Arc::new(move || Ok(levels_template(&rubric))),
        }));
    }

    /// Takes what a table says, once it was seen what was taken for what; asks nothing where there is nothing to say.
    pub(super) fn show_reading(&mut self, reading: Vec<String>, edits: Vec<Edit>) {
        let words = self.world.words;
        if reading.is_empty() {
            return self.take_levels(edits);
        }
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, dialog.reading.title),
            reading,
            vec![
                (t!(words, dialog.cancel), ButtonKind::Normal, Answer::Close),
                (t!(words, dialog.reading.take), ButtonKind::Primary, Answer::TakeLevels(edits)),
            ],
        )));
    }
}
