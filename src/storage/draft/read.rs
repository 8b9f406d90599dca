//! Reading a draft: limits first, then the header alone, then the version, the rest, the checksum, the values.

use std::{fmt, marker::PhantomData, sync::Arc};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error as _, MapAccess, Visitor},
};

use super::{Draft, FORMAT, Header, MAX_BYTES, NotInReport, VERSION, checksum, flaw::Flaw, lenient::Lenient};
use crate::{
    assessment::{Invalid, validate},
    rubric::Rubric,
    storage::sharing::lock::Held,
};

/// A draft that was read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// Its framework.
    pub rubric: Arc<Rubric>,
    /// Why it must not be saved over, where that is so.
    pub read_only: Option<ReadOnly>,
    /// Version of its format where that is older than [`VERSION`]: saving writes the new one, so the bytes as they
    /// were are kept first, as [`keep_restore_point`](crate::storage::keep_restore_point) does.
    pub migrated_from: Option<(u32, u32)>,
    /// What a person should know about it.
    pub warnings: Vec<Warning>,
}

/// Why a draft can be read but must not be saved over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer program wrote it, and this one may not know all of its fields.
    Newer {
        /// Version of its format.
        version: (u32, u32),
        /// Version of that program.
        program: String,
    },
    /// Somebody else has it open.
    Locked {
        /// Who.
        held: Held,
    },
}

/// What a person should know about a draft that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// It was filled with another edition of the framework's wording.
    OtherEdition {
        /// Name of the framework.
        rubric: String,
        /// Edition of the draft.
        draft: String,
        /// Edition of this program.
        program: String,
    },
    /// The file has more than one name: hard links. Saving replaces it under one of them only.
    SeveralNames {
        /// How many.
        names: u64,
    },
}

/// Why a file could not be taken as a draft.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// Nothing in it; what a power cut can leave behind.
    #[error("empty")]
    Empty,
    /// More bytes than [`MAX_BYTES`].
    #[error("{bytes} bytes are too many")]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// Not UTF-8.
    #[error("not UTF-8 from byte {at}")]
    NotText {
        /// First byte that is not.
        at: usize,
    },
    /// Something else than a draft.
    #[error("not a draft")]
    NotADraft,
    /// A format version this program does not know.
    #[error("version {}.{} of program {program} is unknown", version.0, version.1)]
    Version {
        /// Version of the format.
        version: (u32, u32),
        /// Version of the program that wrote it.
        program: String,
    },
    /// A draft whose text is broken.
    #[error("line {line}, column {column}: {reason}")]
    Damaged {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        flaw: Flaw,
        /// What the reader says, in English.
        reason: String,
    },
    /// A framework this program does not have.
    #[error("no rubric {id}")]
    NoRubric {
        /// Its id.
        id: String,
    },
    /// A value that does not fit the framework.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// Well formed and valid, but not as this program wrote it: edited by hand or damaged.
    #[error("the checksum does not fit")]
    Altered(Box<Opened>),
    /// A report from which no draft can be taken.
    #[error("a report: {0}")]
    InReport(#[from] NotInReport),
    /// A draft that could not be turned into text.
    #[error("cannot be written: {reason}")]
    Unwritable {
        /// What the writer says, in English.
        reason: String,
    },
}

/// Reads a draft; `rubrics` gives the framework with an id.
///
/// # Errors
/// Everything that is not a complete, unaltered draft of a known version. An altered one that can be read comes
/// with the error, so that it can be opened as a copy.
pub fn read(bytes: &[u8], rubrics: &dyn Fn(&str) -> Option<Arc<Rubric>>) -> Result<Opened, DraftError> {
    read_as(VERSION, bytes, rubrics)
}

/// Reads a draft as a program would whose format has this version.
fn read_as(own: (u32, u32), bytes: &[u8], rubrics: &dyn Fn(&str) -> Option<Arc<Rubric>>) -> Result<Opened, DraftError> {
    if bytes.len() > MAX_BYTES {
        return Err(DraftError::TooLarge { bytes: bytes.len() as u64 });
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(DraftError::Empty);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| DraftError::NotText { at: error.valid_up_to() })?;
    let text = checksum::normal(text);
    let gate = gate(&text)?;
    if gate.version.0 != own.0 {
        return Err(DraftError::Version { version: gate.version, program: gate.program });
    }
    let newer = gate.version.1 > own.1;
    let options = ron::Options::default();
    let mut draft: Draft =
        if newer { options.from_str_seed(&text, Lenient(PhantomData::<Draft>)) } else { options.from_str(&text) }
            .map_err(|error| damaged(&text, &error))?;
    if !is_draft_id(&draft.header.id) {
        // The id names folders of copies; nothing but an id may get there.
        let found = draft.header.id.to_string();
        return Err(Invalid { path: "header › id".to_owned(), found, most: None }.into());
    }
    revisions(&draft.header)?;
    let named = &draft.header.rubric;
    let rubric = rubrics(&named.id).ok_or_else(|| DraftError::NoRubric { id: named.id.clone() })?;
    let warnings = if named.fingerprint == rubric.fingerprint {
        Vec::new()
    } else {
        vec![Warning::OtherEdition {
            rubric: rubric.name.clone(),
            draft: named.edition.clone(),
            program: rubric.edition.clone(),
        }]
    };
    validate(&draft.assessment, &rubric)?;
    let read_only = newer.then_some(ReadOnly::Newer { version: gate.version, program: gate.program });
    // Fields an older version did not have got their usual values while reading; from here on it is one of ours.
    let migrated_from = (gate.version.1 < own.1).then_some(gate.version);
    if migrated_from.is_some() {
        draft.header.version = own;
    }
    let opened = Opened { draft, rubric, read_only, migrated_from, warnings };
    if checksum::fits(&text) { Ok(opened) } else { Err(DraftError::Altered(Box::new(opened))) }
}

/// Whether the revisions in a header are such that the next save can count on from them.
fn revisions(header: &Header) -> Result<(), Invalid> {
    let base = header.base.as_ref().map(|base| ("header › base › revision", base.revision));
    let origin = header.taken_from.as_ref().map(|origin| ("header › taken_from › revision", origin.revision));
    let own = ("header › revision", header.revision);
    [Some(own), base, origin].into_iter().flatten().try_for_each(|(path, found)| Invalid::check_revision(path, found))
}

/// Whether a text is a draft's id: a UUID in its usual form, which is a safe name of a folder everywhere.
pub(crate) fn is_draft_id(id: &str) -> bool {
    uuid::Uuid::parse_str(id).is_ok_and(|uuid| uuid.hyphenated().to_string() == id)
}

/// Version of the format a file says it has.
pub(crate) fn version_of(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    gate(&checksum::normal(text)).ok().map(|gate| gate.version)
}

/// The part of a header that every version keeps.
#[derive(Deserialize)]
struct Gate {
    format: String,
    version: (u32, u32),
    #[serde(default)]
    program: String,
}

/// Reads the header alone; what follows it is not looked at.
fn gate(text: &str) -> Result<Gate, DraftError> {
    match header_alone::<Gate>(text) {
        (Some(gate), _) if gate.format == FORMAT => Ok(gate),
        (None, Err(error)) if text.contains(FORMAT) => Err(damaged(text, &error)),
        _ => Err(DraftError::NotADraft),
    }
}

/// What the header of a file says, with whatever follows it unread; nothing where that is no header of this version.
pub fn header_of(bytes: &[u8]) -> Option<Header> {
    let text = std::str::from_utf8(bytes).ok()?;
    header_alone::<Header>(&checksum::normal(text)).0.filter(|header| header.format == FORMAT)
}

/// The header, where it could be read, and how reading ended: it always breaks off behind the header.
fn header_alone<T: DeserializeOwned>(text: &str) -> (Option<T>, Result<(), ron::error::SpannedError>) {
    let mut header = None;
    let read = ron::de::Deserializer::from_str(text).and_then(|mut reader| {
        HeaderAlone(&mut header).deserialize(&mut reader).map_err(|code| reader.span_error(code))
    });
    (header, read)
}

struct HeaderAlone<'a, T>(&'a mut Option<T>);

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for HeaderAlone<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct("Draft", &["header", "assessment"], self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for HeaderAlone<'_, T> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a draft")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let first: Option<String> = access.next_key()?;
        if first.as_deref() != Some("header") {
            return Err(A::Error::custom("the header does not come first"));
        }
        *self.0 = Some(access.next_value()?);
        Ok(())
    }
}

fn damaged(text: &str, error: &ron::error::SpannedError) -> DraftError {
    let end = error.span.end;
    let last = text.lines().count();
    let length = text.lines().last().map_or(0, |line| line.chars().count());
    DraftError::Damaged {
        line: error.span.start.line,
        column: error.span.start.col,
        flaw: match Flaw::of(&error.code) {
            // Whatever was expected, the text simply ends there.
            Flaw::Form if end.line > last || end.line == last && end.col > length => Flaw::Cut,
            flaw => flaw,
        },
        reason: error.code.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assessment::Assessment, rubric, storage};

    #[test]
    fn an_older_minor_version_is_read_as_one_of_ours_and_says_where_it_came_from() {
        let rubric = rubric::builtin(rubric::DEFAULT_ID).unwrap();
        let id = "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01".into();
        let header = Header::first(id, &rubric, jiff::Timestamp::UNIX_EPOCH);
        let old = storage::to_text(&Draft { header, assessment: Assessment::default() }).unwrap();
        let later = (VERSION.0, VERSION.1 + 1);
        let opened = read_as(later, old.as_bytes(), &rubric::builtin).unwrap();
        assert_eq!((opened.migrated_from, opened.read_only), (Some(VERSION), None));
        assert_eq!(opened.draft.header.version, later);
        let saved = storage::to_text(&opened.draft).unwrap();
        let again = read_as(later, saved.as_bytes(), &rubric::builtin).unwrap();
        assert_eq!((again.migrated_from, &again.draft.assessment), (None, &opened.draft.assessment));
        assert_eq!(read(old.as_bytes(), &rubric::builtin).unwrap().migrated_from, None);
        assert!(matches!(
            read_as((VERSION.0 + 1, 0), old.as_bytes(), &rubric::builtin),
            Err(DraftError::Version { .. })
        ));
    }
}
