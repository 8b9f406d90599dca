//! Reports and the draft they carry: put into them when they are exported, and taken out where one is opened, as a copy
//! without a place on the disk. A report is never written into.

use std::{path::PathBuf, sync::Arc};

use super::{App, Done, Intent};
use crate::{
    desktop::{
        action::{Export, Made, Offer},
        dialogs::{Answer, Ask, Dialog, Wanted},
        transfer::Transfer,
        widgets::ButtonKind,
    },
    exchange::{NotAsMade, Source, check_made, read_source},
    report::{Attachment, Hollow, ReportError},
    session,
    storage::DraftError,
    t,
    words::{Sentence, Words, harmless_name},
};

impl App {
    /// Shows the draft of a report as one without a name, with what must be known of it. Its evidence is looked for beside
    /// the draft that lies by the report, and wherever this computer knows the same draft.
    pub(super) fn open_carried(&mut self, source: Source) {
        let words = self.world.words;
        let header = &source.opened.draft.header;
        let saved = words.moment(header.saved_at, source.opened.draft.assessment.zone.value);
        let path = source.path.display();
        let mut told = vec![t!(words, opening.in_report, path = path, revision = header.revision, saved = saved)];
        told.extend(source.cautions(words));
        let newer = source.report.and_then(|report| report.newer).map(|newer| newer.path);
        let read_only = source.opened.read_only.clone();
        let beside = newer.as_deref().unwrap_or(&source.path);
        let draft_id = header.id.clone();
        let sitting = self.new_sitting();
        // The report keeps it: what was not changed is not lost by closing.
        let mut file = self.unnamed(source.opened, draft_id, sitting, false, Vec::new(), Some(beside));
        // What a newer program wrote may hold more than this one knows, wherever it comes from.
        file.session.read_only = read_only;
        file.warnings.extend(told);
        self.leave(Intent::Show(Box::new(file)));
    }

    /// Asks where a report is to be written. The draft it carries is the one its pages are made of: the bytes of its file,
    /// which is saved now where it can be; where it is not, the text it would be saved as.
    pub(super) fn export(&mut self, order: Export) {
        let now = (self.world.clock)();
        let Some(file) = &mut self.file else { return };
        file.draft.end_run();
        let changes = file.changes();
        // The same state gives the same text whenever it is exported.
        let at = file.draft.changed_at().unwrap_or(now);
        let draft = file.session.as_it_stands(&file.draft.rubric, file.draft.assessment(), changes, at);
        file.session.hurry();
        let (path, work) = (file.session.path.clone(), self.world.workplace());
        let Export { title, kind, name, anchors, report } = order;
        let words = self.world.words;
        let transfer = Transfer::in_steps(&self.context, t!(words, transfer.report.pages).to_owned());
        let told = transfer.clone();
        let make = move || -> Result<Made, NotMade> {
            // Asked before each step; the last one, writing, is over in a moment.
            let step = |done: u64, title: &str| {
                told.name(title.to_owned());
                if told.report(done, STEPS) { Ok(()) } else { Err(NotMade::Stopped) }
            };
            step(0, t!(words, transfer.report.pages))?;
            let bytes = session::text_of(work.here(), path.as_deref(), &draft)?;
            let report = report().carrying(Attachment { bytes, saved_at: draft.header.saved_at });
            report.hollow().map_or(Ok(()), Err)?;
            step(1, t!(words, transfer.report.pdf))?;
            let bytes = report.to_pdf()?;
            step(2, t!(words, transfer.report.check))?;
            check_made(&report, &bytes)?;
            step(STEPS, t!(words, transfer.report.check))?;
            Ok(Made { bytes, signed: (!anchors).then_some(report) })
        };
        self.ask_path(Wanted::Write(Offer {
            title,
            kind,
            extension: "pdf",
            name,
            make: Arc::new(move || make().map_err(|error| -> Box<dyn Sentence + Send> { Box::new(error) })),
            transfer: Some(transfer),
            made_from: None,
        }));
    }

    /// Looks at files that were dropped on an open draft: a report that carries a draft may be meant to be opened.
    pub(super) fn look_at_dropped(&mut self, paths: Vec<PathBuf>) {
        let [path] = paths.as_slice() else { return self.take_dropped_files(paths) };
        if !path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("pdf")) {
            return self.take_dropped_files(paths);
        }
        let (disk, rubrics) = (self.world.disk.clone(), self.world.rubrics);
        self.jobs.start(move || {
            let report = paths.first().is_some_and(|path| read_source(&*disk, path, &rubrics).is_ok());
            Done::Dropped { paths, report }
        });
    }

    /// Takes them in as evidence; of a report it is asked first which of both is meant.
    pub(super) fn dropped_files(&mut self, paths: Vec<PathBuf>, report: bool) {
        let words = self.world.words;
        let Some(path) = paths.first().filter(|_| report) else { return self.take_dropped_files(paths) };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let open = Answer::OpenReport(path.clone());
        let take = Answer::TakeFiles(self.target_here(), paths);
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, dialog.drop_report.title),
            vec![t!(words, dialog.drop_report.body, name = harmless_name(&name))],
            vec![
                (t!(words, dialog.cancel), ButtonKind::Normal, Answer::Close),
                (t!(words, dialog.drop_report.take), ButtonKind::Normal, take),
                (t!(words, dialog.drop_report.open), ButtonKind::Primary, open),
            ],
        )));
    }
}

/// Steps of an export: pages, file, check.
const STEPS: u64 = 3;

/// Why no report was made.
#[derive(Debug, thiserror::Error)]
enum NotMade {
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
    /// The draft cannot be written.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// What it would be about is not there.
    #[error(transparent)]
    Hollow(#[from] Hollow),
    /// The file could not be put together.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// It did not come out as it was made.
    #[error(transparent)]
    Check(#[from] NotAsMade),
}

impl Sentence for NotMade {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Stopped => t!(words, transfer.report.stopped).to_owned(),
            Self::Draft(error) => error.sentence_in(words),
            Self::Hollow(why) => why.sentence_in(words),
            Self::Report(error) => error.sentence_in(words),
            Self::Check(error) => error.sentence_in(words),
        }
    }
}
