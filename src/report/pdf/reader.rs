//! What a PDF shows, object by object, as digests.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read as _,
};

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use sha2::{Digest as _, Sha256};

use super::{
    pages::{Mark, ShownPage, Sum},
    tokens::Tokens,
};

/// Most bytes one stream may unfold into; what is larger is compared as it is packed.
const MOST_STREAM: u64 = 64 * 1024 * 1024;
/// Most bytes all streams of a file may unfold into.
const MOST_TOTAL: u64 = 1024 * 1024 * 1024;
/// A point in millimetres.
const MILLIMETRES: f32 = 25.4 / 72.0;
/// Deepest nesting that is followed.
const MOST_DEPTH: usize = 64;
/// Largest share of a page that a signature takes.
const MOST_COVERED: f32 = 0.25;

/// Reads one document; what several pages use is read once.
pub(super) struct Reader<'a> {
    document: &'a Document,
    /// Numbers of the pages, from 0: a page is named by its number, not by what it shows.
    numbers: BTreeMap<ObjectId, usize>,
    sums: BTreeMap<ObjectId, Sum>,
    /// Objects that are being read: one that holds itself ends there.
    open: BTreeSet<ObjectId>,
    /// Bytes that may still be unfolded.
    left: u64,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let numbers = document.page_iter().enumerate().map(|(number, id)| (id, number)).collect();
        Self { document, numbers, sums: BTreeMap::new(), open: BTreeSet::new(), left: MOST_TOTAL }
    }

    pub(super) fn pages(&mut self) -> Vec<ShownPage> {
        let ids: Vec<ObjectId> = self.document.page_iter().collect();
        ids.into_iter().map(|id| self.page(id)).collect()
    }

    fn page(&mut self, id: ObjectId) -> ShownPage {
        let mut shown = Sha256::new();
        for name in [b"MediaBox".as_slice(), b"CropBox", b"Rotate", b"UserUnit", b"Group", b"AA"] {
            shown.update(name);
            if let Some(value) = self.inherited(id, name) {
                shown.update(self.sum(&value, 0));
            }
        }
        let content = self.contents(id);
        let tokens = content.as_deref().and_then(Tokens::read);
        match (&content, &tokens) {
            (_, Some(tokens)) => part(&mut shown, b"Words", &tokens.spelled),
            (Some(content), None) => part(&mut shown, b"Contents", content),
            // Whoever shows it may show anything.
            (None, None) => part(&mut shown, b"Unreadable", &self.contents_sum(id)),
        }
        shown.update(self.resources(id, tokens.as_ref().map(|tokens| &tokens.names)));
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

    /// What a content refers to, where that is known, and all else. Programs that take pages apart leave out what a page
    /// does not use.
    fn resources(&mut self, page: ObjectId, used: Option<&BTreeSet<Vec<u8>>>) -> Sum {
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
            let stands = |name: &[u8]| used.is_none_or(|used| used.contains(name)) || name.starts_with(b"Default");
            for (name, value) in entries.into_iter().filter(|(name, _)| stands(name)) {
                part(&mut sum, kind, name);
                sum.update(self.sum(value, 1));
            }
        }
        sum.finalize().into()
    }

    /// What a page says; nothing where a part of it cannot be read here as every viewer reads it.
    fn contents(&mut self, page: ObjectId) -> Option<Vec<u8>> {
        let document = self.document;
        let Ok(contents) = document.get_dictionary(page).ok()?.get(b"Contents") else { return Some(Vec::new()) };
        let parts = match resolved(document, contents)? {
            Object::Array(parts) => parts.as_slice(),
            _ => std::slice::from_ref(contents),
        };
        let mut read = Vec::new();
        for part in parts {
            let Object::Stream(stream) = resolved(document, part)? else { return None };
            read.push(self.unfolded(stream)?);
        }
        // Parts of a content are read as if a space stood between them.
        Some(read.join(&b'\n'))
    }

    fn contents_sum(&mut self, page: ObjectId) -> Sum {
        let contents = self.document.get_dictionary(page).ok().and_then(|page| page.get(b"Contents").ok());
        contents.map_or_else(|| Sha256::digest(b"nothing").into(), |contents| self.sum(&contents.clone(), 1))
    }

    fn marks(&mut self, page: ObjectId) -> Vec<Mark> {
        let document = self.document;
        let Some(annotations) = self.document.get_dictionary(page).ok().and_then(|page| page.get(b"Annots").ok())
        else {
            return Vec::new();
        };
        let Some(Object::Array(annotations)) = resolved(document, annotations) else { return Vec::new() };
        let area = self.inherited(page, b"MediaBox").and_then(|paper| self.area(&paper)).unwrap_or_default();
        let mut marks = Vec::new();
        for annotation in annotations {
            let Some(Object::Dictionary(mark)) = resolved(document, annotation) else { continue };
            let own = mark.get(b"Rect").ok().map_or(Some(0.0), |place| self.area(place));
            // What hides much of a page is told as what lies over it, also where it is a signature.
            let small = own.is_some_and(|own| own <= area * MOST_COVERED);
            if small && self.is_signature(mark) {
                marks.push(Mark { signature: true, sum: Sha256::digest(b"signature").into() });
            } else {
                marks.push(Mark { signature: false, sum: self.dictionary(mark, 1) });
            }
        }
        marks
    }

    /// How large a rectangle is.
    fn area(&self, place: &Object) -> Option<f32> {
        let sides = resolved(self.document, place)?.as_array().ok()?;
        let sides: Option<Vec<f32>> = sides.iter().map(|side| resolved(self.document, side)?.as_float().ok()).collect();
        let [left, bottom, right, top]: [f32; 4] = sides?.try_into().ok()?;
        Some(((right - left) * (top - bottom)).abs())
    }

    /// Whether a mark on a page belongs to an electronic signature.
    fn is_signature(&self, mark: &Dictionary) -> bool {
        let above = || self.entry(mark, b"Parent").and_then(|parent| parent.as_dict().ok());
        let field = if mark.has(b"FT") { Some(mark) } else { above() };
        self.is_name(mark, b"Subtype", b"Widget")
            && field
                .is_some_and(|field| self.is_signature_field(field) && (self.has_value(field) || self.has_value(mark)))
    }

    fn is_signature_field(&self, field: &Dictionary) -> bool {
        self.is_name(field, b"FT", b"Sig")
    }

    /// Whether the field of a signature was signed: an empty one can show anything.
    fn is_signed(&self, field: &Dictionary) -> bool {
        self.is_signature_field(field) && self.has_value(field)
    }

    fn has_value(&self, field: &Dictionary) -> bool {
        let value = self.entry(field, b"V").and_then(|value| value.as_dict().ok());
        value.is_some_and(|value| value.has(b"ByteRange") && value.has(b"Contents"))
    }

    fn entry(&self, dictionary: &'a Dictionary, name: &[u8]) -> Option<&'a Object> {
        resolved(self.document, dictionary.get(name).ok()?)
    }

    fn is_name(&self, dictionary: &Dictionary, name: &[u8], wanted: &[u8]) -> bool {
        let value = dictionary.get(name).ok().and_then(|value| resolved(self.document, value));
        value.is_some_and(|value| value.as_name().is_ok_and(|name| name == wanted))
    }

    fn fields(&self) -> Vec<&'a Dictionary> {
        let document = self.document;
        let form = document.catalog().ok().and_then(|catalog| self.entry(catalog, b"AcroForm"));
        let fields = form.and_then(|form| form.as_dict().ok()).and_then(|form| self.entry(form, b"Fields"));
        let fields = fields.and_then(|fields| fields.as_array().ok()).map(Vec::as_slice).unwrap_or_default();
        fields.iter().filter_map(|field| resolved(document, field)?.as_dict().ok()).collect()
    }

    /// How many signatures the form of the document has.
    pub(super) fn signatures(&self) -> usize {
        self.fields().into_iter().filter(|field| self.is_signed(field)).count()
    }

    /// Something where a form has more than fields of signatures.
    pub(super) fn form(&self, form: &Object) -> Option<Sum> {
        let document = self.document;
        let form = resolved(document, form)?;
        let form = form.as_dict().ok()?;
        let fields = self.entry(form, b"Fields").and_then(|fields| fields.as_array().ok());
        let only_signatures = fields.is_none_or(|fields| {
            fields.iter().all(|field| {
                let field = resolved(document, field).and_then(|field| field.as_dict().ok());
                field.is_some_and(|field| self.is_signature_field(field))
            })
        });
        (!only_signatures || form.has(b"XFA")).then(|| Sha256::digest(b"fields").into())
    }

    /// The bookmarks, one after the other: their chains are longer than what is nested.
    pub(super) fn outline(&mut self, root: &Object) -> Sum {
        let document = self.document;
        let mut sum = Sha256::new();
        let (mut next, mut seen) = (vec![(root.clone(), 0_usize)], BTreeSet::new());
        while let Some((entry, depth)) = next.pop() {
            part(&mut sum, b"bookmark", &depth.to_le_bytes());
            let again = entry.as_reference().is_ok_and(|id| !seen.insert(id));
            let Some(Object::Dictionary(entry)) = resolved(document, &entry).filter(|_| !again) else { continue };
            let mut own = entry.clone();
            for name in [b"First".as_slice(), b"Last", b"Next", b"Prev"] {
                own.remove(name);
            }
            sum.update(self.dictionary(&own, 1));
            for (name, depth) in [(b"Next".as_slice(), depth), (b"First", depth + 1)] {
                next.extend(entry.get(name).ok().map(|entry| (entry.clone(), depth)));
            }
        }
        sum.finalize().into()
    }

    /// What an object is, with everything it refers to.
    pub(super) fn sum(&mut self, object: &Object, depth: usize) -> Sum {
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
        about.remove(b"Length");
        let content = self.unfolded(stream);
        if content.is_some() {
            for name in [b"Filter".as_slice(), b"DecodeParms", b"DL"] {
                about.remove(name);
            }
        }
        let mut sum = Sha256::new();
        sum.update(self.dictionary(&about, depth + 1));
        match &content {
            Some(content) => part(&mut sum, b"stream", content),
            None => part(&mut sum, b"packed", &stream.content),
        }
        sum.finalize().into()
    }

    /// The bytes of a stream; nothing where they are packed in another way than this program packs them, or wrongly.
    fn unfolded(&mut self, stream: &Stream) -> Option<Vec<u8>> {
        let bytes = unpacked(self.document, stream, MOST_STREAM.min(self.left))?;
        self.left = self.left.saturating_sub(bytes.len() as u64);
        Some(bytes)
    }
}

/// The bytes of a stream, so many at most; nothing where they are packed in another way than this program packs them, or
/// wrongly.
pub(super) fn unpacked(document: &Document, stream: &Stream, most: u64) -> Option<Vec<u8>> {
    // Bytes in another file are none of this one.
    if stream.dict.has(b"F") {
        return None;
    }
    if !stream.dict.has(b"Filter") {
        return (stream.content.len() as u64 <= most).then(|| stream.content.clone());
    }
    if !is_plain_flate(document, stream) {
        return None;
    }
    let mut bytes = Vec::new();
    let read = ZlibDecoder::new(stream.content.as_slice()).take(most + 1).read_to_end(&mut bytes);
    (read.is_ok() && bytes.len() as u64 <= most).then_some(bytes)
}

fn is_plain_flate(document: &Document, stream: &Stream) -> bool {
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

fn part(sum: &mut Sha256, kind: &[u8], bytes: &[u8]) {
    sum.update(kind);
    sum.update((bytes.len() as u64).to_le_bytes());
    sum.update(bytes);
}

fn number_into(sum: &mut Sha256, number: f32) {
    part(sum, b"number", &number.to_le_bytes());
}

/// What an object is, or what it refers to.
pub(super) fn resolved<'a>(document: &'a Document, mut object: &'a Object) -> Option<&'a Object> {
    for _ in 0..MOST_DEPTH {
        let Object::Reference(id) = object else { return Some(object) };
        object = document.get_object(*id).ok()?;
    }
    None
}
