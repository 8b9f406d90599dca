//! The finishing pass over printpdf's document: what it writes wrongly is replaced, what it lacks is added.

use jiff::Timestamp;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use sha2::{Digest as _, Sha256};

use super::{
    ReportError, attachment, colour,
    contents::{Shared, Sheet},
    draw::Link,
    file, outline,
    tags::Tree,
    xmp,
};
use crate::report::{Report, model::Properties};

/// The flag of a link that is there in print.
const PRINTED: i64 = 4;
/// What wrote the file.
const PRODUCER: &str = "printpdf 0.12.8";

/// Completes the document and writes it. It comes with the fonts, see [`super::contents::frame`]; `draft` is the file the
/// report carries, as [`attachment::packed`] makes it.
pub(super) fn finish(
    mut document: Document,
    report: &Report,
    mut sheets: Vec<Sheet>,
    draft: Option<Stream>,
    workers: usize,
) -> Result<Vec<u8>, ReportError> {
    let failed = |error: lopdf::Error| ReportError::Writing { reason: error.to_string() };
    let shared = Shared::of(&document).map_err(failed)?;
    document.objects.remove(&shared.content);
    let pages = bound(&mut document, &shared, &mut sheets).map_err(failed)?;
    let tree = complete(&mut document, report, &sheets, &pages, draft).map_err(failed)?;
    drop(sheets);
    let id = identity(&document, &report.properties);
    document.trailer.set("ID", id);
    file::write(document, &tree, workers)
}

/// Puts the pages into the document; returns their numbers. The contents are taken out of the sheets.
fn bound(document: &mut Document, shared: &Shared, sheets: &mut [Sheet]) -> Result<Vec<ObjectId>, lopdf::Error> {
    let mut pages = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let (page, content) = if pages.is_empty() {
            (shared.page, shared.content)
        } else {
            (document.new_object_id(), document.new_object_id())
        };
        let packed = std::mem::replace(&mut sheet.content, Stream::new(Dictionary::new(), Vec::new()));
        document.set_object(content, packed);
        // The paper is the page; nothing is trimmed or cropped.
        document.set_object(
            page,
            Dictionary::from_iter([
                ("Type", Object::from("Page")),
                ("MediaBox", sheet.media.clone()),
                ("Parent", Object::Reference(shared.parent)),
                ("Resources", shared.resources.clone()),
                ("Contents", Object::Reference(content)),
            ]),
        );
        pages.push(page);
    }
    let tree = document.get_dictionary_mut(shared.parent)?;
    tree.set("Count", i64::try_from(pages.len()).unwrap_or(i64::MAX));
    tree.set("Kids", pages.iter().map(|page| Object::Reference(*page)).collect::<Vec<_>>());
    Ok(pages)
}

/// Adds what makes the document whole: links, structure, bookmarks, page labels, colours, what it says of itself.
fn complete<'a>(
    document: &mut Document,
    report: &'a Report,
    sheets: &[Sheet],
    pages: &'a [ObjectId],
    draft: Option<Stream>,
) -> Result<Tree<'a>, lopdf::Error> {
    let properties = &report.properties;
    "1.7".clone_into(&mut document.version);
    let links = links(document, report, sheets, pages)?;
    let structure = Tree::of(document, report, sheets, pages, &links)?;
    let outline = outline::add(document, report, pages);
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
    catalog.set("StructTreeRoot", Object::Reference(structure.root()));
    catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]));
    if let Some(outline) = outline {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", "UseOutlines");
    }
    attachment::add(document, report, draft)?;
    let information = information(properties);
    match document.trailer.get(b"Info").and_then(Object::as_reference) {
        Ok(own) => document.set_object(own, information),
        Err(_none) => {
            let own = document.add_object(information);
            document.trailer.set("Info", Object::Reference(own));
        }
    }
    Ok(structure)
}

/// Adds the links of each page; returns their numbers. Each is an object of its own, as the format demands: signing
/// programs add theirs to a list of references.
fn links(
    document: &mut Document,
    report: &Report,
    sheets: &[Sheet],
    pages: &[ObjectId],
) -> Result<Vec<Vec<ObjectId>>, lopdf::Error> {
    let mut all = Vec::with_capacity(pages.len());
    for (sheet, page) in sheets.iter().zip(pages) {
        let tagged = sheet.tags.links.iter().copied().chain(std::iter::repeat(None));
        let ids: Vec<ObjectId> = sheet
            .links
            .iter()
            .zip(tagged)
            .map(|(link, tagged)| {
                let element = tagged.and_then(|tagged| report.structure.elements.get(tagged.element));
                let words = element.and_then(|element| element.alt.as_deref());
                document.add_object(annotation(link, words, pages))
            })
            .collect();
        if !ids.is_empty() {
            let links: Vec<Object> = ids.iter().map(|link| Object::Reference(*link)).collect();
            document.get_dictionary_mut(*page)?.set("Annots", links);
        }
        all.push(ids);
    }
    Ok(all)
}

/// A link. It is there in print too, and says where it leads.
fn annotation(link: &Link, words: Option<&str>, pages: &[ObjectId]) -> Dictionary {
    let reals = |numbers: &[f32]| Object::Array(numbers.iter().map(|number| Object::Real(*number)).collect());
    let page = pages.get(link.page).map_or(Object::Null, |page| Object::Reference(*page));
    let place = vec![page, "XYZ".into(), Object::Integer(0), Object::Real(link.top), Object::Null];
    let mut entries = Dictionary::from_iter([
        ("Type", Object::from("Annot")),
        ("Subtype", "Link".into()),
        ("Rect", reals(&link.area)),
        ("A", Dictionary::from_iter([("S", Object::from("GoTo")), ("D", Object::Array(place))]).into()),
        ("Border", reals(&[0.0; 3])),
        ("H", "I".into()),
        ("F", Object::Integer(PRINTED)),
    ]);
    if let Some(words) = words {
        entries.set("Contents", text(words));
    }
    entries
}

/// The pages are numbered from 1, the cover included, as they are printed.
fn page_labels() -> Dictionary {
    let first = Dictionary::from_iter([("S", Object::from("D"))]);
    Dictionary::from_iter([("Nums", Object::Array(vec![Object::Integer(0), first.into()]))])
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
