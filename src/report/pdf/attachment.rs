//! The draft a report carries: the bytes of its file as an associated file, and the way back to them.
//!
//! It is written as PDF/A-3 (ISO 19005-3, 6.8) wants it: a file specification in the name tree of embedded files and in
//! the catalog's associated files, as the source of what the pages show. Which files of the evidence were not there when
//! the report was made stands beside it as private data of this program (ISO 32000-1, 14.5), so that the same report can be
//! made of the report alone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use md5::{Digest as _, Md5};

use super::{
    ReportError,
    finish::text,
    objects, packed,
    reader::{resolved, unpacked},
};
use crate::{
    report::Report,
    storage::{MAX_BYTES, NotInReport},
    words,
};

/// Name of the file in every report; a file of the draft's own name would say where it lay.
pub(super) const NAME: &str = "penilaian.ron";
/// What it is, as text that any program shows.
const KIND: &str = "text/plain";
/// Whose private data.
const OWNER: &str = "SPBEMandiri";
/// Most nodes of a tree of names that are followed.
const MOST_NODES: usize = 4_096;
/// Bytes of a hash.
const HASH: usize = 32;

/// A draft to be carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// When that was written, as it says.
    pub saved_at: Timestamp,
}

/// The draft that was found in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// Hashes of the files of its evidence that were not there when the report was made.
    pub missing: BTreeSet<String>,
}

/// The draft as it stands in the file, where the report carries one.
pub(super) fn packed(report: &Report) -> Result<Option<Stream>, ReportError> {
    let Some(Attachment { bytes, saved_at }) = &report.attachment else { return Ok(None) };
    let entries = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => KIND,
        "Params" => dictionary! {
            "Size" => i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            "CheckSum" => Object::String(Md5::digest(bytes).to_vec(), StringFormat::Hexadecimal),
            "ModDate" => moment(*saved_at),
        },
    };
    packed::packed(Stream::new(entries, bytes.clone())).map(Some)
}

fn moment(at: Timestamp) -> Object {
    Object::string_literal(at.strftime("D:%Y%m%d%H%M%SZ").to_string())
}

/// Puts the draft into a document, where the report carries one: `file` is that of [`packed()`].
pub(super) fn add(document: &mut Document, report: &Report, file: Option<Stream>) -> Result<(), lopdf::Error> {
    let (Some(file), Some(Attachment { saved_at, .. })) = (file, &report.attachment) else { return Ok(()) };
    let file = document.add_object(file);
    let specification = document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(NAME),
        "UF" => Object::string_literal(NAME),
        "Desc" => text(&report.properties.attached),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => file, "UF" => file },
    });
    let missing: Vec<Object> = report.missing_files.iter().filter_map(|hash| of_hash(hash)).collect();
    let catalog = document.catalog_mut()?;
    let mut names = catalog.get(b"Names").and_then(Object::as_dict).cloned().unwrap_or_default();
    names.set("EmbeddedFiles", dictionary! { "Names" => vec![Object::string_literal(NAME), specification.into()] });
    catalog.set("Names", names);
    catalog.set("AF", vec![specification.into()]);
    catalog.set(
        "PieceInfo",
        dictionary! {
            OWNER => dictionary! { "LastModified" => moment(*saved_at), "Private" => dictionary! { "Missing" => missing } },
        },
    );
    Ok(())
}

/// The bytes of a hash; none where it is no hash.
fn of_hash(hash: &str) -> Option<Object> {
    let digit = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = hash.as_bytes().chunks(2).map(digit).collect();
    let bytes = bytes.filter(|bytes| bytes.len() == HASH)?;
    Some(Object::String(bytes, StringFormat::Hexadecimal))
}

/// The draft a report carries. Only its place is looked for: whether it is a draft, and that of these pages, is another
/// question.
///
/// # Errors
/// Where it cannot be found, or it is not certain which one it is.
pub fn carried(pdf: &[u8]) -> Result<Carried, NotInReport> {
    carried_in(&objects::load(pdf).ok_or(NotInReport::Unreadable)?)
}

/// A file as it is read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reread {
    /// How many pages it has.
    pub pages: usize,
    /// The draft it carries.
    pub carried: Result<Carried, NotInReport>,
}

/// Reads a file again; nothing where it cannot be read.
pub fn reread(pdf: &[u8]) -> Option<Reread> {
    let document = objects::load(pdf)?;
    Some(Reread { pages: document.page_iter().count(), carried: carried_in(&document) })
}

fn carried_in(document: &Document) -> Result<Carried, NotInReport> {
    let mut found: Option<Vec<u8>> = None;
    for file in files(document).remove(NAME).unwrap_or_default() {
        let Ok(Object::Stream(stream)) = document.get_object(file) else {
            return Err(NotInReport::Unreadable);
        };
        let bytes = unpacked(document, stream, MAX_BYTES as u64).ok_or(NotInReport::Packed)?;
        if !is_as_stated(document, stream, &bytes) {
            return Err(NotInReport::Packed);
        }
        // Two of the same are one; of two that differ nobody can say which is meant.
        if found.replace(bytes).is_some_and(|before| Some(&before) != found.as_ref()) {
            return Err(NotInReport::Several);
        }
    }
    let bytes = found.ok_or(NotInReport::Absent)?;
    Ok(Carried { bytes, missing: missing(document) })
}

/// Whether the bytes have the sum the file states of them; one that states none may have any. A packed stream does not
/// always tell that it was damaged.
fn is_as_stated(document: &Document, stream: &Stream, bytes: &[u8]) -> bool {
    let stated = entry(document, &stream.dict, b"Params").and_then(|params| params.get(b"CheckSum").ok());
    match stated.and_then(|sum| resolved(document, sum)) {
        Some(Object::String(sum, _)) => sum.as_slice() == Md5::digest(bytes).as_slice(),
        _ => true,
    }
}

/// What this program noted of the evidence; nothing where that is not to be read.
fn missing(document: &Document) -> BTreeSet<String> {
    let path = [b"PieceInfo".as_slice(), OWNER.as_bytes(), b"Private"];
    let own = path.iter().try_fold(document.catalog().ok(), |above, name| entry(document, above?, name).map(Some));
    let listed = own.flatten().and_then(|own| own.get(b"Missing").ok()).and_then(|list| resolved(document, list));
    let Some(Object::Array(listed)) = listed else { return BTreeSet::new() };
    let hash = |one: &Object| match resolved(document, one) {
        Some(Object::String(bytes, _)) if bytes.len() == HASH => Some(words::hex(bytes)),
        _ => None,
    };
    listed.iter().filter_map(hash).collect()
}

/// All embedded files of a document by their names, each object once: those of the tree of names and those that are
/// associated with the whole.
pub(super) fn files(document: &Document) -> BTreeMap<String, BTreeSet<ObjectId>> {
    let mut files: BTreeMap<String, BTreeSet<ObjectId>> = BTreeMap::new();
    let Ok(catalog) = document.catalog() else { return files };
    let mut specifications: Vec<&Object> = Vec::new();
    if let Some(Object::Array(associated)) = catalog.get(b"AF").ok().and_then(|list| resolved(document, list)) {
        specifications.extend(associated);
    }
    let (mut next, mut left) = (Vec::new(), MOST_NODES);
    next.extend(entry(document, catalog, b"Names").and_then(|names| entry(document, names, b"EmbeddedFiles")));
    // Of a tree without end so much is followed; what is not reached is not there.
    while let (Some(node), Some(rest)) = (next.pop(), left.checked_sub(1)) {
        left = rest;
        let list = |name: &[u8]| match node.get(name).ok().and_then(|list| resolved(document, list)) {
            Some(Object::Array(list)) => list.as_slice(),
            _ => &[],
        };
        specifications.extend(list(b"Names").iter().skip(1).step_by(2).take(MOST_NODES));
        let below = list(b"Kids").iter().take(MOST_NODES);
        next.extend(below.filter_map(|kid| resolved(document, kid)?.as_dict().ok()));
    }
    for specification in specifications {
        let Some(Object::Dictionary(specification)) = resolved(document, specification) else { continue };
        let Some(place) = entry(document, specification, b"EF") else { continue };
        let streams = [b"UF".as_slice(), b"F"].into_iter().filter_map(|name| place.get(name).ok()?.as_reference().ok());
        files.entry(name_of(document, specification)).or_default().extend(streams);
    }
    files
}

/// What an embedded file is called.
fn name_of(document: &Document, specification: &Dictionary) -> String {
    let named = |name: &[u8]| match resolved(document, specification.get(name).ok()?)? {
        Object::String(bytes, _) => Some(bytes),
        _ => None,
    };
    let bytes = named(b"UF").or_else(|| named(b"F")).map(Vec::as_slice).unwrap_or_default();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn entry<'a>(document: &'a Document, dictionary: &'a Dictionary, name: &[u8]) -> Option<&'a Dictionary> {
    resolved(document, dictionary.get(name).ok()?)?.as_dict().ok()
}
