//! Tables of levels: the empty one to start from, the workbook, and what one was taken for before anything of it is taken.

use std::sync::Arc;

use super::App;
use crate::{
    assessment::Edit,
    desktop::{
        action::{Made, Offer, Target},
        dialogs::{Answer, Ask, Dialog, Wanted},
        widgets::ButtonKind,
    },
    exchange::{Listed, Listing, levels_template},
    report::{Input, last_change, sheets::workbook},
    storage::content_fingerprint,
    t,
    words::{Sentence, harmless_name, shortened},
};

/// Most documents that are shown one by one.
const MOST_SHOWN: usize = 12;

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
            make: Arc::new(move || Ok(levels_template(&rubric).into())),
            transfer: None,
            made_from: None,
        }));
    }

    /// Offers the workbook of the open draft; it is made of copies, off the window's thread.
    pub(super) fn ask_workbook(&mut self) {
        let words = self.world.words;
        let Some(file) = &self.file else { return };
        let (rubric, score) = (Arc::clone(&file.draft.rubric), file.draft.score.clone());
        let (assessment, missing) = (file.draft.assessment().clone(), file.draft.missing.clone());
        let revision = file.session.revision_of(file.changes());
        let year = assessment.year.value;
        let make = move || {
            let input = Input {
                rubric: &rubric,
                assessment: &assessment,
                score: &score,
                missing_files: &missing,
                fingerprint: &content_fingerprint(&assessment, &rubric),
                revision,
                data_at: last_change(&assessment),
                version: env!("CARGO_PKG_VERSION"),
                before: None,
                unit: None,
            };
            let book = workbook(&input, words).to_xlsx();
            book.map(Made::from).map_err(|error| -> Box<dyn Sentence + Send> { Box::new(error) })
        };
        self.ask_path(Wanted::Write(Offer {
            title: t!(words, command.export_workbook).to_owned(),
            kind: t!(words, laporan.workbook_kind).to_owned(),
            extension: "xlsx",
            name: t!(words, laporan.file_workbook, year = year),
            make: Arc::new(make),
            transfer: None,
            made_from: None,
        }));
    }

    /// Shows what a table of documents would take in, before any file is touched.
    pub(super) fn show_listing(&mut self, listing: Listing) {
        let words = self.world.words;
        let one = |one: &Listed| {
            let codes = if one.indicators.is_empty() {
                t!(words, listing.untied).to_owned()
            } else {
                words.listed(&one.indicators.iter().map(ToString::to_string).collect::<Vec<_>>())
            };
            let name = one.path.file_name().unwrap_or_default().to_string_lossy();
            t!(words, listing.one, codes = codes, title = shortened(&one.title), name = harmless_name(&name))
        };
        let count = listing.documents.len();
        let mut body = vec![t!(words, listing.count, count = count)];
        body.extend(listing.documents.iter().take(MOST_SHOWN).map(one));
        if count > MOST_SHOWN {
            body.push(t!(words, listing.more, count = count - MOST_SHOWN));
        }
        let (paths, target) = (listing.paths(), Target::Listed(Arc::new(listing)));
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, listing.title),
            body,
            vec![
                (t!(words, dialog.cancel), ButtonKind::Normal, Answer::Close),
                (t!(words, dialog.reading.take), ButtonKind::Primary, Answer::TakeFiles(target, paths)),
            ],
        )));
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
