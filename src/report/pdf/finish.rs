//! The finishing pass over printpdf's document: what it writes wrongly is replaced, what it lacks is added.

use std::{
    io::{self, Write as _},
    num::NonZero,
    thread,
};

use flate2::{Compression, write::ZlibEncoder};
use jiff::Timestamp;
use lopdf::{Dictionary, Document, Object, ObjectId, ObjectStreamConfig, SaveOptions, Stream, StringFormat};
use sha2::{Digest, Sha256};

use super::{ReportError, attachment, colour, marking::PageTags, outline, tags, xmp};
use crate::report::{Report, model::Properties};

/// How hard streams are compressed, 1 to 9.
const PACKING: u32 = 6;
/// Most objects that are packed together.
const OBJECTS: usize = 2_000;
/// The flag of a link that is there in print.
const PRINTED: i64 = 4;
/// What wrote the file.
const PRODUCER: &str = "printpdf 0.12.8";

/// Completes the document and writes it. `tags` say what the contents and links of each page belong to.
pub(super) fn finish(mut document: Document, report: &Report, tags: &[PageTags]) -> Result<Vec<u8>, ReportError> {
    let failed = |error: lopdf::Error| ReportError::Writing { reason: error.to_string() };
    complete(&mut document, report, tags).map_err(failed)?;
    let id = identity(&document, &report.properties);
    document.trailer.set("ID", id);
    pack(&mut document).map_err(|error| ReportError::Writing { reason: error.to_string() })?;
    // What is no stream is packed together; of the small objects of a structure there are thousands.
    let options = SaveOptions {
        use_object_streams: true,
        use_xref_streams: true,
        linearize: false,
        object_stream_config: ObjectStreamConfig { max_objects_per_stream: OBJECTS, compression_level: PACKING },
    };
    let mut bytes = Vec::new();
    document
        .save_with_options(&mut bytes, options)
        .map_err(|error| ReportError::Writing { reason: error.to_string() })?;
    Ok(bytes)
}

/// Adds what makes the document whole: links, structure, bookmarks, page labels, colours, what it says of itself.
fn complete(document: &mut Document, report: &Report, tags: &[PageTags]) -> Result<(), lopdf::Error> {
    let properties = &report.properties;
    "1.7".clone_into(&mut document.version);
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut links = Vec::with_capacity(pages.len());
    for (id, tags) in pages.iter().zip(tags) {
        links.push(page(document, *id, tags, report)?);
    }
    let structure = tags::add(document, report, tags, &pages, &links)?;
    let outline = outline::add(document, report, &pages);
    let intent = colour::intent(document);
    let mut packet = Stream::new(
        Dictionary::from_iter([("Type", Object::from("Metadata")), ("Subtype", "XML".into())]),
        xmp::packet(properties, PRODUCER).into_bytes(),
    );
    packet.allows_compression = false;
    let packet = document.add_object(packet);
    let catalog = document.catalog_mut()?;
    catalog.set("Lang", Object::string_literal(properties.language));
    catalog.set("MarkInfo", Dictionary::from_iter([("Marked", Object::Boolean(true))]));
    catalog.set("Metadata", Object::Reference(packet));
    catalog.set("OutputIntents", intent);
    catalog.set("PageLabels", page_labels());
    catalog.set("PageLayout", "OneColumn");
    catalog.set("StructTreeRoot", Object::Reference(structure));
    catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]));
    if let Some(outline) = outline {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", "UseOutlines");
    }
    attachment::add(document, report)?;
    let information = document.add_object(information(properties));
    let before = document.trailer.get(b"Info").and_then(Object::as_reference);
    document.trailer.set("Info", Object::Reference(information));
    if let Ok(before) = before {
        document.objects.remove(&before);
    }
    Ok(())
}

/// Completes a page; returns its links.
fn page(
    document: &mut Document,
    id: ObjectId,
    tags: &PageTags,
    report: &Report,
) -> Result<Vec<ObjectId>, lopdf::Error> {
    let page = document.get_dictionary_mut(id)?;
    // The paper is the page; nothing is trimmed or cropped.
    page.remove(b"TrimBox");
    page.remove(b"CropBox");
    let Some(Object::Array(links)) = page.remove(b"Annots") else { return Ok(Vec::new()) };
    let mut ids = Vec::with_capacity(links.len());
    for (place, mut link) in links.into_iter().enumerate() {
        if let Object::Dictionary(link) = &mut link {
            // It is there in print too, and says where it leads.
            link.set("F", PRINTED);
            let described = tags.links.get(place).copied().flatten();
            let element = described.and_then(|tagged| report.structure.elements.get(tagged.element));
            if let Some(words) = element.and_then(|element| element.alt.as_ref()) {
                link.set("Contents", text(words));
            }
        }
        // Each an object of its own, as the format demands: signing programs add theirs to a list of references.
        ids.push(document.add_object(link));
    }
    if !ids.is_empty() {
        let links: Vec<Object> = ids.iter().map(|link| Object::Reference(*link)).collect();
        document.get_dictionary_mut(id)?.set("Annots", links);
    }
    Ok(ids)
}

/// The pages are numbered from 1, the cover included, as they are printed.
fn page_labels() -> Dictionary {
    let first = Dictionary::from_iter([("S", Object::from("D"))]);
    Dictionary::from_iter([("Nums", Object::Array(vec![Object::Integer(0), first.into()]))])
}

/// Compresses the streams, on all processors. The library's own way takes most of an export's time to save a twentieth
/// of the size.
fn pack(document: &mut Document) -> io::Result<()> {
    let mut streams: Vec<&mut Stream> = document
        .objects
        .values_mut()
        .filter_map(|object| match object {
            Object::Stream(stream) if stream.allows_compression && !stream.dict.has(b"Filter") => Some(stream),
            _ => None,
        })
        .collect();
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let share = streams.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = streams
            .chunks_mut(share)
            .map(|share| scope.spawn(|| share.iter_mut().try_for_each(|stream| pack_stream(stream))))
            .collect();
        let done = |worker: thread::ScopedJoinHandle<'_, io::Result<()>>| {
            worker.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
        };
        workers.into_iter().try_for_each(done)
    })
}

fn pack_stream(stream: &mut Stream) -> io::Result<()> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(PACKING));
    encoder.write_all(&stream.content)?;
    let packed = encoder.finish()?;
    if packed.len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed);
    }
    Ok(())
}

/// Text as PDF wants it outside of pages.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() && !text.contains(|sign: char| sign.is_ascii_control()) {
        return Object::string_literal(text);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn information(properties: &Properties) -> Dictionary {
    let mut dictionary = Dictionary::new();
    for (key, value) in [
        ("Title", properties.title.as_str()),
        ("Author", &properties.author),
        ("Subject", &properties.subject),
        ("Keywords", &properties.keywords),
        ("Creator", &properties.creator),
        ("Producer", PRODUCER),
    ] {
        if !value.is_empty() {
            dictionary.set(key, text(value));
        }
    }
    if let Some(moment) = properties.moment {
        let date = |moment: Timestamp| Object::string_literal(moment.strftime("D:%Y%m%d%H%M%SZ").to_string());
        dictionary.set("CreationDate", date(moment));
        dictionary.set("ModDate", date(moment));
    }
    dictionary
}

/// The first half of the id says which data it is, the second which file was made of it.
fn identity(document: &Document, properties: &Properties) -> Object {
    let fingerprint = Sha256::digest(properties.fingerprint.as_bytes());
    let mut file = Sha256::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            file.update(&stream.content);
        }
    }
    let file = file.finalize();
    let half = |hash: &[u8]| Object::String(hash[..16].to_vec(), StringFormat::Hexadecimal);
    Object::Array(vec![half(&fingerprint), half(&file)])
}
