//! What went wrong with files, as sentences: what happened, what is safe, what to do.

use std::io;

use super::{
    disk::{Trouble, trouble},
    draft::{DraftError, Flaw, ReadOnly, VERSION, Warning},
    evidence::{TakeCause, TakeError},
    levels_csv::{CsvError, CsvFault},
    open::{OpenCause, OpenError, SaveError},
    places::NoPlace,
    restore::RestoreError,
    salvage::{Lost, Salvaged},
    selftest::Broken,
    sharing::lock::Held,
    write::{Step, WriteError},
};
use crate::{
    t,
    words::{Sentence, Zone, count, megabytes, moment},
};

/// What the system says about a file, and what can be done.
pub fn cause(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let known = match error.kind() {
        _ if trouble(error) == Some(Trouble::Gone) => t!("storage.cause.gone"),
        _ if trouble(error) == Some(Trouble::Held) => t!("storage.cause.busy"),
        _ if trouble(error) == Some(Trouble::Broken) => t!("storage.cause.broken"),
        Kind::StorageFull | Kind::QuotaExceeded => t!("storage.cause.full"),
        Kind::ReadOnlyFilesystem => t!("storage.cause.read_only"),
        Kind::PermissionDenied => t!("storage.cause.denied"),
        Kind::NotFound => t!("storage.cause.not_found"),
        Kind::AlreadyExists => t!("storage.cause.exists"),
        Kind::IsADirectory => t!("storage.cause.folder"),
        Kind::NotADirectory => t!("storage.cause.no_folder"),
        Kind::FileTooLarge => t!("storage.cause.large"),
        Kind::InvalidInput => t!("storage.cause.no_file"),
        Kind::InvalidData => t!("storage.cause.differs"),
        Kind::InvalidFilename => t!("storage.cause.name"),
        _ => return t!("storage.cause.other", text = error),
    };
    known.to_owned()
}

impl Sentence for WriteError {
    fn sentence(&self) -> String {
        let (path, cause) = (self.path.display(), cause(&self.cause));
        match self.step {
            Step::Look | Step::Create => t!("storage.write.start", path = path, cause = cause),
            Step::Write | Step::Sync | Step::Verify => t!("storage.write.middle", path = path, cause = cause),
            Step::Place => t!("storage.write.place", path = path, cause = cause),
            Step::SyncFolder => t!("storage.write.unsure", path = path, cause = cause),
        }
    }
}

impl Sentence for TakeError {
    fn sentence(&self) -> String {
        let path = self.path.display();
        match &self.cause {
            TakeCause::Empty => t!("evidence.take.empty", path = path),
            TakeCause::Folder => t!("evidence.take.folder", path = path),
            TakeCause::NoFile => t!("evidence.take.no_file", path = path),
            TakeCause::Changed => t!("evidence.take.changed", path = path),
            TakeCause::Cancelled => t!("evidence.take.cancelled", path = path),
            TakeCause::NoStore => t!("evidence.take.no_store", path = path),
            TakeCause::Read(error) => t!("evidence.take.read", path = path, cause = cause(error)),
            TakeCause::Write { store, cause: error } => {
                t!("evidence.take.write", path = path, store = store.display(), cause = cause(error))
            }
        }
    }
}

impl Sentence for SaveError {
    fn sentence(&self) -> String {
        match self {
            Self::Draft { path, cause } => {
                t!("storage.save.refused", path = path.display(), cause = cause.sentence())
            }
            Self::Write(error) => error.sentence(),
        }
    }
}

impl<E: std::error::Error + Sentence> Sentence for OpenError<E> {
    fn sentence(&self) -> String {
        let cause = match &self.cause {
            OpenCause::System(error) => cause(error),
            OpenCause::Refused(error) => error.sentence(),
        };
        t!("storage.open.refused", path = self.path.display(), cause = cause)
    }
}

impl Sentence for DraftError {
    fn sentence(&self) -> String {
        match self {
            Self::Empty => t!("storage.draft.empty").to_owned(),
            Self::TooLarge { bytes } => t!("storage.draft.large", size = megabytes(*bytes)),
            Self::NotText { at } => t!("error.not_text", at = at),
            Self::NotADraft => t!("storage.draft.other").to_owned(),
            Self::Version { version, program } => t!(
                "storage.draft.version",
                found = format!("{}.{}", version.0, version.1),
                known = VERSION.0,
                program = program
            ),
            Self::Damaged { line, column, flaw, .. } => {
                t!("storage.draft.damaged", line = line, column = column, reason = flaw.sentence())
            }
            Self::NoRubric { id } => t!("storage.draft.no_rubric", id = id),
            Self::Invalid(invalid) => invalid.sentence(),
            Self::Altered(_) => t!("storage.draft.altered").to_owned(),
            Self::Unwritable { reason } => t!("storage.draft.unwritable", reason = reason),
        }
    }
}

impl Sentence for Flaw {
    fn sentence(&self) -> String {
        match self {
            Self::Cut => t!("storage.flaw.cut").to_owned(),
            Self::Nested => t!("storage.flaw.nested").to_owned(),
            Self::Unknown { name } => t!("storage.flaw.unknown", name = name),
            Self::Twice { name } => t!("storage.flaw.twice", name = name),
            Self::Missing { name } => t!("storage.flaw.missing", name = name),
            Self::Value => t!("storage.flaw.value").to_owned(),
            Self::Form => t!("storage.flaw.form").to_owned(),
        }
    }
}

impl Sentence for ReadOnly {
    fn sentence(&self) -> String {
        match self {
            Self::Newer { program } => {
                t!("storage.read_only.newer", program = program, own = env!("CARGO_PKG_VERSION"))
            }
            Self::Locked { held } => {
                let person = held.holder.as_ref().map(|holder| holder.person.trim()).filter(|name| !name.is_empty());
                match person {
                    Some(person) => t!("storage.read_only.locked_by", person = person),
                    None => t!("storage.read_only.locked").to_owned(),
                }
            }
        }
    }
}

impl Sentence for Warning {
    fn sentence(&self) -> String {
        let Self::OtherEdition { rubric, draft, program } = self;
        t!("storage.warning.edition", rubric = rubric, draft = draft, program = program)
    }
}

impl Sentence for CsvError {
    fn sentence(&self) -> String {
        self.faults.iter().map(Sentence::sentence).collect::<Vec<_>>().join("\n")
    }
}

impl Sentence for CsvFault {
    fn sentence(&self) -> String {
        match self {
            Self::TooLarge => t!("storage.csv.large").to_owned(),
            Self::NotText { line } => t!("storage.csv.not_text", line = line),
            Self::NoHead { found } => t!("storage.csv.head", found = found),
            Self::Column { name } => t!("storage.csv.column", name = name),
            Self::NoRows => t!("storage.csv.rows").to_owned(),
            Self::Cells { line } => t!("storage.csv.cells", line = line),
            Self::Indicator { line, found } => t!("storage.csv.indicator", line = line, found = found),
            Self::Twice { line, indicator } => t!("storage.csv.twice", line = line, indicator = indicator),
            Self::Level { line, indicator, found, lowest, highest } => t!(
                "storage.csv.level",
                line = line,
                indicator = indicator,
                found = found,
                lowest = lowest,
                highest = highest
            ),
        }
    }
}

impl Sentence for RestoreError {
    fn sentence(&self) -> String {
        match self {
            Self::NotIntact => t!("storage.restore.damaged").to_owned(),
            Self::Write(error) => error.sentence(),
        }
    }
}

impl Sentence for Salvaged {
    fn sentence(&self) -> String {
        let lost = self.lost.iter().filter(|lost| matches!(lost, Lost::Field(_) | Lost::Indicator(_))).count();
        let (read, lost, doubtful) = (count(self.recovered.len()), count(lost), count(self.doubtful.len()));
        t!("storage.salvage.done", read = read, lost = lost, doubtful = doubtful)
    }
}

impl Salvaged {
    /// What could not be read, a line each, in the order of the file.
    pub fn lost_lines(&self) -> Vec<String> {
        let line = |lost: &Lost| match lost {
            Lost::Document => t!("storage.salvage.document").to_owned(),
            Lost::Field(field) => field.label(&self.assessment),
            Lost::Indicator(indicator) => t!("storage.salvage.indicator", indicator = indicator),
            Lost::Lines { first, last } if first == last => t!("storage.salvage.line", line = first),
            Lost::Lines { first, last } => t!("storage.salvage.lines", first = first, last = last),
        };
        self.lost.iter().map(line).collect()
    }
}

impl Sentence for NoPlace {
    fn sentence(&self) -> String {
        t!("storage.no_place").to_owned()
    }
}

impl Sentence for Held {
    fn sentence(&self) -> String {
        match &self.holder {
            _ if self.stale => t!("storage.lock.stale").to_owned(),
            None => t!("storage.lock.unknown").to_owned(),
            Some(holder) => {
                let since = moment(holder.since, Zone::default());
                if holder.person.trim().is_empty() {
                    t!("storage.lock.nameless", host = holder.host, since = since)
                } else {
                    t!("storage.lock.named", person = holder.person, host = holder.host, since = since)
                }
            }
        }
    }
}

impl Sentence for Broken {
    fn sentence(&self) -> String {
        match self {
            Self::System(error) => cause(error),
            Self::Otherwise => t!("storage.selftest.otherwise").to_owned(),
        }
    }
}
