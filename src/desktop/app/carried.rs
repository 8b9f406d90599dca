//! Reports and the draft they carry: put into them when they are exported, and taken out where one is opened, as a copy
//! without a place on the disk. A report is never written into.

use std::sync::Arc;

use super::{App, Intent};
use crate::{
    desktop::{
        action::{Export, Offer},
        dialogs::Wanted,
    },
    exchange::Source,
    report::Attachment,
    session, t,
    words::Sentence,
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
        let Export { title, kind, name, report } = order;
        self.ask_path(Wanted::Write(Offer {
            title,
            kind,
            extension: "pdf",
            name,
            make: Arc::new(move || {
                let bytes = session::text_of(work.here(), path.as_deref(), &draft)
                    .map_err(|error| -> Box<dyn Sentence + Send> { Box::new(error) })?;
                let carried = Attachment { bytes, saved_at: draft.header.saved_at };
                report().carrying(carried).to_pdf().map_err(|error| -> Box<dyn Sentence + Send> { Box::new(error) })
            }),
        }));
    }
}
