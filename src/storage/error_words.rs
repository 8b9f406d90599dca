//! What went wrong with files, as sentences: what happened, what is safe, what to do.

use std::io;

use super::{
    disk::{EntryKind, Trouble, trouble},
    draft::{DraftError, Flaw, MAX_BYTES, NotInReport, ReadOnly, VERSION, Warning},
    evidence::{TakeCause, TakeError},
    open::{OpenCause, OpenError, SaveError},
    output::NotReplaced,
    places::NoPlace,
    restore::RestoreError,
    salvage::{Lost, Salvaged},
    selftest::Broken,
    settings_file::SettingsTrouble,
    sharing::lock::{Held, Obstacle},
    write::{Step, WriteError},
};
use crate::{
    assessment::MOST_FILE_BYTES,
    t,
    words::{Sentence, Words, Zone},
};

/// What the system says about a file, and what can be done.
pub fn cause(error: &io::Error, words: Words) -> String {
    use io::ErrorKind as Kind;
    let known = match error.kind() {
        _ if trouble(error) == Some(Trouble::Gone) => t!(words, storage.cause.gone),
        _ if trouble(error) == Some(Trouble::Held) => t!(words, storage.cause.busy),
        _ if trouble(error) == Some(Trouble::Broken) => t!(words, storage.cause.broken),
        Kind::StorageFull | Kind::QuotaExceeded => t!(words, storage.cause.full),
        Kind::ReadOnlyFilesystem => t!(words, storage.cause.read_only),
        Kind::PermissionDenied => t!(words, storage.cause.denied),
        Kind::NotFound => t!(words, storage.cause.not_found),
        Kind::AlreadyExists => t!(words, storage.cause.exists),
        Kind::IsADirectory => t!(words, storage.cause.folder),
        Kind::NotADirectory => t!(words, storage.cause.no_folder),
        Kind::FileTooLarge => t!(words, storage.cause.large),
        Kind::InvalidInput => t!(words, storage.cause.no_file),
        Kind::InvalidData => t!(words, storage.cause.differs),
        Kind::InvalidFilename => t!(words, storage.cause.name),
        _ => return t!(words, storage.cause.other, text = error),
    };
    known.to_owned()
}

impl Sentence for WriteError {
    fn sentence_in(&self, words: Words) -> String {
        let (path, cause) = (self.path.display(), cause(&self.cause, words));
        match self.step {
            Step::Look | Step::Create => t!(words, storage.write.start, path = path, cause = cause),
            Step::Write | Step::Sync | Step::Verify => t!(words, storage.write.middle, path = path, cause = cause),
            Step::Place => t!(words, storage.write.place, path = path, cause = cause),
            Step::SyncFolder => t!(words, storage.write.unsure, path = path, cause = cause),
        }
    }
}

impl Sentence for SettingsTrouble {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Aside { place } => t!(words, saving.settings_aside, path = place.display()),
            Self::NotAside { path, cause: error } => {
                t!(words, saving.settings_not_aside, path = path.display(), cause = cause(error, words))
            }
            Self::Unreadable { path, cause: error } => {
                t!(words, saving.settings_unreadable, path = path.display(), cause = cause(error, words))
            }
            Self::Write(error) => t!(words, saving.no_settings, cause = error.sentence_in(words)),
        }
    }
}

impl Sentence for NotReplaced {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Other { path } => t!(words, storage.output.other, path = path.display()),
            Self::Draft { path } => t!(words, storage.output.draft, path = path.display()),
            Self::Evidence { path } => t!(words, storage.output.evidence, path = path.display()),
            Self::Source { path } => t!(words, storage.output.source, path = path.display()),
            Self::Elsewhere { path, real } => {
                t!(words, storage.output.elsewhere, path = path.display(), real = real.display())
            }
            Self::Write(error) => error.sentence_in(words),
        }
    }
}

impl Sentence for TakeError {
    fn sentence_in(&self, words: Words) -> String {
        let path = self.path.display();
        match &self.cause {
            TakeCause::Empty => t!(words, evidence.take.empty, path = path),
            TakeCause::Folder => t!(words, evidence.take.folder, path = path),
            TakeCause::NoFile => t!(words, evidence.take.no_file, path = path),
            TakeCause::TooLarge { bytes } => {
                let most = words.file_size(MOST_FILE_BYTES);
                t!(words, evidence.take.large, path = path, size = words.file_size(*bytes), most = most)
            }
            TakeCause::Changed => t!(words, evidence.take.changed, path = path),
            TakeCause::Cancelled => t!(words, evidence.take.cancelled, path = path),
            TakeCause::NoStore => t!(words, evidence.take.no_store, path = path),
            TakeCause::Read(error) => t!(words, evidence.take.read, path = path, cause = cause(error, words)),
            TakeCause::Write { store, cause: error } => {
                t!(words, evidence.take.write, path = path, store = store.display(), cause = cause(error, words))
            }
        }
    }
}

impl Sentence for SaveError {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Draft { path, cause } => {
                t!(words, storage.save.refused, path = path.display(), cause = cause.sentence_in(words))
            }
            Self::Write(error) => error.sentence_in(words),
        }
    }
}

impl<E: std::error::Error + Sentence> Sentence for OpenError<E> {
    fn sentence_in(&self, words: Words) -> String {
        let cause = match &self.cause {
            OpenCause::System(error) => cause(error, words),
            OpenCause::TooLarge { most } => t!(words, storage.cause.larger, most = words.file_size(*most)),
            OpenCause::Refused(error) => error.sentence_in(words),
        };
        t!(words, storage.open.refused, path = self.path.display(), cause = cause)
    }
}

impl Sentence for DraftError {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Empty => t!(words, storage.draft.empty).to_owned(),
            Self::TooLarge { bytes } => {
                let most = words.megabytes(MAX_BYTES as u64);
                t!(words, storage.draft.large, size = words.megabytes(*bytes), most = most)
            }
            Self::NotText { at } => t!(words, error.not_text, at = at),
            Self::NotADraft => t!(words, storage.draft.other).to_owned(),
            Self::Version { version, .. } if *version < VERSION => {
                t!(words, storage.draft.older, found = format!("{}.{}", version.0, version.1), known = VERSION.0)
            }
            Self::Version { version, program } => t!(
                words,
                storage.draft.version,
                found = format!("{}.{}", version.0, version.1),
                known = VERSION.0,
                program = program
            ),
            Self::Damaged { line, column, flaw, .. } => {
                t!(words, storage.draft.damaged, line = line, column = column, reason = flaw.sentence_in(words))
            }
            Self::NoRubric { id } => t!(words, storage.draft.no_rubric, id = id),
            Self::Invalid(invalid) => invalid.sentence_in(words),
            Self::Altered(_) => t!(words, storage.draft.altered).to_owned(),
            Self::InReport(why) => why.sentence_in(words),
            Self::Unwritable { reason } => t!(words, storage.draft.unwritable, reason = reason),
        }
    }
}

impl Sentence for NotInReport {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Unreadable => t!(words, storage.in_report.unreadable),
            Self::Absent => t!(words, storage.in_report.absent),
            Self::Several => t!(words, storage.in_report.several),
            Self::Packed => t!(words, storage.in_report.packed),
        }
        .to_owned()
    }
}

impl Sentence for Flaw {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Cut => t!(words, storage.flaw.cut).to_owned(),
            Self::Nested => t!(words, storage.flaw.nested).to_owned(),
            Self::Unknown { name } => t!(words, storage.flaw.unknown, name = name),
            Self::Twice { name } => t!(words, storage.flaw.twice, name = name),
            Self::Missing { name } => t!(words, storage.flaw.missing, name = name),
            Self::Value => t!(words, storage.flaw.value).to_owned(),
            Self::Form => t!(words, storage.flaw.form).to_owned(),
        }
    }
}

impl Sentence for ReadOnly {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Newer { version, program } => t!(
                words,
                storage.read_only.newer,
                program = program,
                found = format!("{}.{}", version.0, version.1),
                known = format!("{}.{}", VERSION.0, VERSION.1)
            ),
            Self::Locked { held } => {
                let person = held.holder.as_ref().map(|holder| holder.person.trim()).filter(|name| !name.is_empty());
                match person {
                    Some(person) => t!(words, storage.read_only.locked_by, person = person),
                    None => t!(words, storage.read_only.locked).to_owned(),
                }
            }
        }
    }
}

impl Sentence for Warning {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::OtherEdition { rubric, draft, program } => {
                t!(words, storage.warning.edition, rubric = rubric, draft = draft, program = program)
            }
            Self::SeveralNames { names } => t!(words, storage.warning.names, names = *names),
        }
    }
}

impl Sentence for RestoreError {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::NotIntact => t!(words, storage.restore.damaged).to_owned(),
            Self::Write(error) => error.sentence_in(words),
        }
    }
}

impl Sentence for Salvaged {
    fn sentence_in(&self, words: Words) -> String {
        let lost = self.lost.iter().filter(|lost| matches!(lost, Lost::Field(_) | Lost::Indicator(_))).count();
        t!(words, storage.salvage.done, read = self.recovered.len(), lost = lost, doubtful = self.doubtful.len())
    }
}

impl Salvaged {
    /// What could not be read, a line each, in the order of the file.
    pub fn lost_lines(&self, words: Words) -> Vec<String> {
        let line = |lost: &Lost| match lost {
            Lost::Document => t!(words, storage.salvage.document).to_owned(),
            Lost::Field(field) => field.label(&self.assessment, words),
            Lost::Indicator(indicator) => t!(words, storage.salvage.indicator, indicator = indicator),
            Lost::Lines { first, last } if first == last => t!(words, storage.salvage.line, line = first),
            Lost::Lines { first, last } => t!(words, storage.salvage.lines, first = first, last = last),
        };
        self.lost.iter().map(line).collect()
    }
}

impl Sentence for NoPlace {
    fn sentence_in(&self, words: Words) -> String {
        t!(words, storage.no_place).to_owned()
    }
}

impl Sentence for Held {
    fn sentence_in(&self, words: Words) -> String {
        match &self.holder {
            _ if self.stale => t!(words, storage.lock.stale).to_owned(),
            None if let Some(obstacle) = &self.obstacle => obstacle.sentence_in(words),
            None => t!(words, storage.lock.unknown).to_owned(),
            Some(holder) => {
                let since = words.moment(holder.since, Zone::default());
                if holder.person.trim().is_empty() {
                    t!(words, storage.lock.nameless, host = holder.host, since = since)
                } else {
                    t!(words, storage.lock.named, person = holder.person, host = holder.host, since = since)
                }
            }
        }
    }
}

impl Obstacle {
    /// What it is, within a sentence.
    pub fn what(&self, words: Words) -> &'static str {
        match self.kind {
            EntryKind::File => t!(words, storage.lock.kind.file),
            EntryKind::Folder => t!(words, storage.lock.kind.folder),
            EntryKind::Link => t!(words, storage.lock.kind.link),
            EntryKind::Other => t!(words, storage.lock.kind.other),
        }
    }
}

impl Sentence for Obstacle {
    fn sentence_in(&self, words: Words) -> String {
        t!(words, storage.lock.obstacle, what = self.what(words), place = self.place.display())
    }
}

impl Sentence for Broken {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::System(error) => cause(error, words),
            Self::Otherwise => t!(words, storage.selftest.otherwise).to_owned(),
        }
    }
}
