//! What each page of a PDF shows, as a digest: two files can be compared page by page, whichever program wrote them
//! last, and what was added on top, such as an electronic signature, is told from what was changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read as _,
};

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use sha2::{Digest as _, Sha256};

use crate::report::Paper;

/// Most bytes one stream may unfold into; what is larger is compared as it is packed.
const MOST_STREAM: u64 = 64 * 1024 * 1024;
/// Most bytes all streams of a file may unfold into.
const MOST_TOTAL: u64 = 1024 * 1024 * 1024;
/// A point in millimetres.
const MILLIMETRES: f32 = 25.4 / 72.0;
/// Deepest nesting that is followed.
const MOST_DEPTH: usize = 64;
/// Entries of a document that say nothing of what a reader sees, or that signing programs add.
const SIGNING: [&[u8]; 11] = [
    b"AcroForm",
    b"DSS",
    b"Extensions",
    b"Lang",
    b"Metadata",
    b"PageLayout",
    b"PageMode",
    b"Pages",
    b"Perms",
    b"Type",
    b"Version",
];

type Sum = [u8; 32];

/// What the pages of a PDF show.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownPages {
    pages: Vec<ShownPage>,
    /// Entries of the whole document that can change what a reader sees or do something by themselves.
    document: BTreeMap<String, Sum>,
}

#[derive(Debug, Clone, PartialEq)]
struct ShownPage {
    /// Height in millimetres.
    height: Option<f32>,
    content: Sum,
    /// What lies on top of the page: links, fields, stamps. How often each stands there.
    marks: BTreeMap<Mark, usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    signature: bool,
    sum: Sum,
}

/// How the pages of one PDF differ from those of another. Pages count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageDifference {
    /// Pages that show something else.
    pub changed: Vec<usize>,
    /// Pages of the other that are not there.
    pub missing: Vec<usize>,
    /// Pages the other does not have.
    pub foreign: Vec<usize>,
    /// Pages with something on top that the other does not have, such as a stamp or a note, or without a link it has.
    pub covered: Vec<usize>,
    /// Pages with an electronic signature on top.
    pub signed: Vec<usize>,
    /// Entries of the whole document, by their names in the file, that can change what is seen.
    pub document: Vec<String>,
}

impl PageDifference {
    /// True where a reader sees the same, but for electronic signatures.
    pub fn is_none(&self) -> bool {
        let Self { changed, missing, foreign, covered, signed: _, document } = self;
        [changed, missing, foreign, covered].iter().all(|pages| pages.is_empty()) && document.is_empty()
    }
}

impl ShownPages {
    /// Reads a PDF; `None` where it is none that can be read.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let document = Document::load_mem(bytes).ok()?;
        if document.is_encrypted() {
            return None;
        }
        let ids: Vec<ObjectId> = document.page_iter().collect();
        let numbers = ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
        let mut reader =
            Reader { document: &document, numbers, sums: BTreeMap::new(), open: BTreeSet::new(), left: MOST_TOTAL };
        let pages = ids.iter().map(|id| reader.page(*id)).collect();
        let mut entries = BTreeMap::new();
        let catalog = document.catalog().ok()?;
        for (name, value) in catalog {
            if name == b"AcroForm" {
                let form = reader.form(value);
                entries.extend(form.map(|sum| ("AcroForm".to_owned(), sum)));
            } else if !SIGNING.contains(&name.as_slice()) {
                entries.insert(String::from_utf8_lossy(name).into_owned(), reader.sum(value, 0));
            }
        }
        Some(Self { pages, document: entries })
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The paper it is printed on; `None` for another than this program prints on.
    pub fn paper(&self) -> Option<Paper> {
        let height = self.pages.first()?.height?;
        [Paper::A4, Paper::F4].into_iter().find(|paper| (paper.size().1 - height).abs() < 1.0)
    }

    /// How this differs from what it should be.
    pub fn against(&self, made: &Self) -> PageDifference {
        let mut found = PageDifference::default();
        let pairs = self.aligned(made, &mut found);
        for (own, should) in pairs {
            let (page, other) = (&self.pages[own], &made.pages[should]);
            if page.content != other.content {
                found.changed.push(should + 1);
            }
            let added: Vec<&Mark> = page.beyond(other).collect();
            if added.iter().any(|mark| mark.signature) {
                found.signed.push(own + 1);
            }
            if added.iter().any(|mark| !mark.signature) || other.beyond(page).next().is_some() {
                found.covered.push(own + 1);
            }
        }
        let names: BTreeSet<&String> = self.document.keys().chain(made.document.keys()).collect();
        let differs = |name: &&String| self.document.get(*name) != made.document.get(*name);
        found.document = names.into_iter().filter(differs).cloned().collect();
        found
    }

    /// Which page belongs to which. With as many pages each to its own number; else by what they show, in order.
    fn aligned(&self, made: &Self, found: &mut PageDifference) -> Vec<(usize, usize)> {
        if self.len() == made.len() {
            return (0..self.len()).map(|number| (number, number)).collect();
        }
        let (mut pairs, mut next) = (Vec::new(), 0);
        for (should, page) in made.pages.iter().enumerate() {
            let at = self.pages[next..].iter().position(|own| own.content == page.content);
            match at {
                Some(at) => {
                    found.foreign.extend((next..next + at).map(|own| own + 1));
                    pairs.push((next + at, should));
                    next += at + 1;
                }
                None => found.missing.push(should + 1),
            }
        }
        found.foreign.extend((next..self.len()).map(|own| own + 1));
        pairs
    }
}

impl ShownPage {
    /// Marks that another page has not, or not as often.
    fn beyond<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a Mark> {
        let more = |(mark, count): &(&Mark, &usize)| other.marks.get(*mark).is_none_or(|others| others < *count);
        self.marks.iter().filter(more).map(|(mark, _)| mark)
    }
}

/// Reads one document; what several pages use is read once.
struct Reader<'a> {
    document: &'a Document,
    /// Numbers of the pages, from 0: a page is named by its number, not by what it shows.
    numbers: BTreeMap<ObjectId, usize>,
    sums: BTreeMap<ObjectId, Sum>,
    /// Objects that are being read: one that holds itself ends there.
    open: BTreeSet<ObjectId>,
    /// Bytes that may still be unfolded.
    left: u64,
}

impl Reader<'_> {
    fn page(&mut self, id: ObjectId) -> ShownPage {
        let mut shown = Sha256::new();
        for name in [b"MediaBox".as_slice(), b"CropBox", b"Rotate", b"UserUnit", b"Group"] {
            shown.update(name);
            if let Some(value) = self.inherited(id, name) {
                shown.update(self.sum(&value, 0));
            }
        }
        // Parts of a content are read as if a space stood between them.
        let content = self.contents(id).join(&b'\n');
        part(&mut shown, b"Contents", &content);
        shown.update(self.resources(id, &names_in(&content)));
        let mut marks = BTreeMap::new();
        for mark in self.marks(id) {
            *marks.entry(mark).or_default() += 1;
        }
        ShownPage { height: self.height(id), content: shown.finalize().into(), marks }
    }

    fn height(&self, page: ObjectId) -> Option<f32> {
        let media = self.inherited(page, b"MediaBox")?;
        let media = resolved(self.document, &media)?.as_array().ok()?;
        Some(media.get(3)?.as_float().ok()? * MILLIMETRES)
    }

    /// An entry of a page or of what it stands in.
    fn inherited(&self, page: ObjectId, name: &[u8]) -> Option<Object> {
        let mut id = page;
        for _ in 0..MOST_DEPTH {
            let dictionary = self.document.get_dictionary(id).ok()?;
            if let Ok(value) = dictionary.get(name) {
                return Some(value.clone());
            }
            id = dictionary.get(b"Parent").and_then(Object::as_reference).ok()?;
        }
        None
    }

    /// What a content refers to. Programs that take pages apart leave out what a page does not use.
    fn resources(&mut self, page: ObjectId, used: &BTreeSet<&[u8]>) -> Sum {
        let document = self.document;
        let mut sum = Sha256::new();
        let resources = self.inherited(page, b"Resources");
        let kinds = resources.as_ref().and_then(|one| resolved(document, one)).and_then(|one| one.as_dict().ok());
        let mut kinds: Vec<(&Vec<u8>, &Object)> = kinds.map(|kinds| kinds.iter().collect()).unwrap_or_default();
        kinds.sort_by_key(|(kind, _)| *kind);
        for (kind, entries) in kinds {
            let Some(Object::Dictionary(entries)) = resolved(document, entries) else { continue };
            let mut entries: Vec<(&Vec<u8>, &Object)> = entries.iter().collect();
            entries.sort_by_key(|(name, _)| *name);
            // A default colour space is used without being named.
            let stands = |name: &[u8]| used.contains(name) || name.starts_with(b"Default");
            for (name, value) in entries.into_iter().filter(|(name, _)| stands(name)) {
                part(&mut sum, kind, name);
                sum.update(self.sum(value, 1));
            }
        }
        sum.finalize().into()
    }

    fn contents(&mut self, page: ObjectId) -> Vec<Vec<u8>> {
        let document = self.document;
        let Some(dictionary) = self.document.get_dictionary(page).ok() else { return Vec::new() };
        let Ok(contents) = dictionary.get(b"Contents") else { return Vec::new() };
        let parts: Vec<Object> = match resolved(document, contents) {
            Some(Object::Array(parts)) => parts.clone(),
            Some(other) => vec![other.clone()],
            None => Vec::new(),
        };
        let mut read = Vec::new();
        for part in &parts {
            if let Some(Object::Stream(stream)) = resolved(document, part) {
                read.push(self.unfolded(stream));
            }
        }
        read
    }

    fn marks(&mut self, page: ObjectId) -> Vec<Mark> {
        let document = self.document;
        let Some(annotations) = self.document.get_dictionary(page).ok().and_then(|page| page.get(b"Annots").ok())
        else {
            return Vec::new();
        };
        let Some(Object::Array(annotations)) = resolved(document, annotations) else { return Vec::new() };
        let mut marks = Vec::new();
        for annotation in annotations {
            let Some(Object::Dictionary(mark)) = resolved(document, annotation) else { continue };
            marks.push(Mark { signature: self.is_signature(mark), sum: self.dictionary(mark, 1) });
        }
        marks
    }

    /// Whether a mark is the field of an electronic signature.
    fn is_signature(&self, mark: &Dictionary) -> bool {
        let document = self.document;
        let kind = |dictionary: &Dictionary, name: &[u8], wanted: &[u8]| {
            dictionary
                .get(name)
                .ok()
                .and_then(|value| resolved(document, value))
                .is_some_and(|value| value.as_name().is_ok_and(|name| name == wanted))
        };
        let above = || {
            let parent = mark.get(b"Parent").ok().and_then(|parent| resolved(document, parent))?;
            parent.as_dict().ok().map(|parent| kind(parent, b"FT", b"Sig"))
        };
        kind(mark, b"Subtype", b"Widget") && (kind(mark, b"FT", b"Sig") || above().unwrap_or_default())
    }

    /// What a form has besides fields of signatures; `None` for nothing.
    fn form(&mut self, form: &Object) -> Option<Sum> {
        let document = self.document;
        let form = resolved(document, form)?.as_dict().ok()?.clone();
        let fields = form
            .get(b"Fields")
            .ok()
            .and_then(|fields| resolved(document, fields))
            .and_then(|fields| fields.as_array().ok());
        let only_signatures = fields.is_none_or(|fields| {
            fields.iter().all(|field| {
                let field = resolved(document, field).and_then(|field| field.as_dict().ok());
                field.is_some_and(|field| {
                    field
                        .get(b"FT")
                        .ok()
                        .and_then(|kind| resolved(document, kind))
                        .is_some_and(|kind| kind.as_name().is_ok_and(|kind| kind == b"Sig"))
                })
            })
        });
        (!only_signatures || form.has(b"XFA")).then(|| self.dictionary(&form, 1))
    }

    fn sum(&mut self, object: &Object, depth: usize) -> Sum {
        if depth > MOST_DEPTH {
            return Sha256::digest(b"deep").into();
        }
        let mut sum = Sha256::new();
        match object {
            Object::Null => sum.update(b"null"),
            Object::Boolean(yes) => sum.update(if *yes { b"true".as_slice() } else { b"false" }),
            // Whole numbers and others are one kind: programs write 595 as 595.0.
            Object::Integer(number) => number_into(&mut sum, *number as f32),
            Object::Real(number) => number_into(&mut sum, *number),
            Object::Name(name) => part(&mut sum, b"name", name),
            Object::String(text, _) => part(&mut sum, b"text", text),
            Object::Array(items) => {
                part(&mut sum, b"array", &items.len().to_le_bytes());
                for item in items {
                    sum.update(self.sum(item, depth + 1));
                }
            }
            Object::Dictionary(dictionary) => sum.update(self.dictionary(dictionary, depth + 1)),
            Object::Stream(stream) => sum.update(self.stream(stream, depth)),
            Object::Reference(id) => return self.referred(*id, depth),
        }
        sum.finalize().into()
    }

    fn referred(&mut self, id: ObjectId, depth: usize) -> Sum {
        if let Some(number) = self.numbers.get(&id) {
            return Sha256::digest(format!("page {number}")).into();
        }
        if let Some(sum) = self.sums.get(&id) {
            return *sum;
        }
        if !self.open.insert(id) {
            return Sha256::digest(b"itself").into();
        }
        let sum = match self.document.get_object(id) {
            Ok(object) => self.sum(&object.clone(), depth + 1),
            Err(_nowhere) => Sha256::digest(b"null").into(),
        };
        self.open.remove(&id);
        self.sums.insert(id, sum);
        sum
    }

    fn dictionary(&mut self, dictionary: &Dictionary, depth: usize) -> Sum {
        let mut entries: Vec<(&Vec<u8>, &Object)> = dictionary.iter().collect();
        entries.sort_by_key(|(name, _)| *name);
        let mut sum = Sha256::new();
        for (name, value) in entries {
            // Where something stands says nothing of what it shows.
            if [b"Parent".as_slice(), b"P", b"StructParent", b"StructParents"].contains(&name.as_slice()) {
                continue;
            }
            part(&mut sum, b"entry", name);
            sum.update(self.sum(value, depth));
        }
        sum.finalize().into()
    }

    fn stream(&mut self, stream: &Stream, depth: usize) -> Sum {
        let mut about = stream.dict.clone();
        let content = self.unfolded(stream);
        if content.len() != stream.content.len() || !about.has(b"Filter") || self.is_plain_flate(stream) {
            for name in [b"Filter".as_slice(), b"DecodeParms", b"Length", b"DL"] {
                about.remove(name);
            }
        } else {
            about.remove(b"Length");
        }
        let mut sum = Sha256::new();
        sum.update(self.dictionary(&about, depth + 1));
        part(&mut sum, b"stream", &content);
        sum.finalize().into()
    }

    fn is_plain_flate(&self, stream: &Stream) -> bool {
        let document = self.document;
        let filter = stream.dict.get(b"Filter").ok().and_then(|filter| resolved(document, filter));
        let flate = match filter {
            Some(Object::Name(name)) => name == b"FlateDecode",
            Some(Object::Array(filters)) => {
                filters.len() == 1 && filters[0].as_name().is_ok_and(|name| name == b"FlateDecode")
            }
            _ => false,
        };
        flate && !stream.dict.has(b"DecodeParms")
    }

    /// The bytes of a stream; as they are packed where they cannot be unfolded.
    fn unfolded(&mut self, stream: &Stream) -> Vec<u8> {
        if !self.is_plain_flate(stream) {
            return stream.content.clone();
        }
        let most = MOST_STREAM.min(self.left);
        let mut bytes = Vec::new();
        let read = ZlibDecoder::new(stream.content.as_slice()).take(most + 1).read_to_end(&mut bytes);
        if read.is_err() || bytes.len() as u64 > most {
            return stream.content.clone();
        }
        self.left -= bytes.len() as u64;
        bytes
    }
}

/// Names that stand in a content.
fn names_in(content: &[u8]) -> BTreeSet<&[u8]> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0 || b"/()<>[]{}%".contains(byte);
    let mut parts = content.split(|byte| *byte == b'/');
    parts.next();
    parts.map(|part| part.split(ends).next().unwrap_or_default()).collect()
}

fn part(sum: &mut Sha256, kind: &[u8], bytes: &[u8]) {
    sum.update(kind);
    sum.update((bytes.len() as u64).to_le_bytes());
    sum.update(bytes);
}

fn number_into(sum: &mut Sha256, number: f32) {
    part(sum, b"number", &number.to_le_bytes());
}

fn resolved<'a>(document: &'a Document, mut object: &'a Object) -> Option<&'a Object> {
    for _ in 0..MOST_DEPTH {
        let Object::Reference(id) = object else { return Some(object) };
        object = document.get_object(*id).ok()?;
    }
    None
}
