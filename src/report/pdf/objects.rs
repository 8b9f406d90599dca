//! The objects of a PDF as a viewer finds them: by the tables at its end, the newest first.
//!
//! The library reads a file more generously than viewers do and passes over what it does not understand, so that a file
//! can be made in which it sees another page than a reader. Which object counts is therefore found out here, with
//! everything refused that viewers read in two ways; the library gets a copy with one plain table of these objects.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    io::{self, Read as _},
};

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::{hazards, tokens::is_space};

/// Most tables of one file; each signature adds one.
const MOST_TABLES: usize = 256;
/// Most bytes one stream with objects or places may unfold into.
const MOST_STREAM: usize = 64 * 1024 * 1024;
/// Bytes at the end of a file within which viewers look for its last table.
const TAIL: usize = 512;
/// Bytes of one line of a table.
const LINE: usize = 20;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Free,
    At { offset: u32, generation: u16 },
    Packed { container: u32, index: u16 },
}

type Places = BTreeMap<u32, Place>;

/// Reads a file; `None` where it is none, is encrypted, or is not to be read in one way only.
pub(super) fn load(bytes: &[u8]) -> Option<Document> {
    if !bytes.starts_with(b"%PDF-") {
        return None;
    }
    let limited = LoadOptions::with_max_decompressed_size(hazards::limit(bytes)?);
    let (places, root) = places(bytes)?;
    for (number, place) in &places {
        if let Place::At { offset, generation } = place {
            headed(bytes.get(*offset as usize..)?, *number, *generation)?;
        }
    }
    if !containers_whole(bytes, &places) {
        return None;
    }
    let plain = with_plain_table(bytes, &places, root)?;
    let mut document = Document::load_mem_with_options(&plain, limited).ok()?;
    document.objects.retain(|(number, generation), _| match places.get(number) {
        Some(Place::At { generation: own, .. }) => own == generation,
        Some(Place::Packed { .. }) => *generation == 0,
        Some(Place::Free) | None => false,
    });
    let read = places.iter().all(|(number, place)| match place {
        Place::Free => true,
        Place::At { generation, .. } => {
            document.objects.get(&(*number, *generation)).is_some_and(|object| !is_endless(object))
        }
        Place::Packed { .. } => document.objects.contains_key(&(*number, 0)),
    });
    (read && packed_alike(&document, &places)).then_some(document)
}

fn limited() -> LoadOptions {
    LoadOptions::with_max_decompressed_size(MOST_STREAM)
}

/// A stream that does not say where it ends: viewers look for its end, the library does not.
fn is_endless(object: &Object) -> bool {
    matches!(object, Object::Stream(stream) if stream.start_position.is_some())
}

/// What the tables say together, and the root of the newest.
fn places(bytes: &[u8]) -> Option<(Places, ObjectId)> {
    let (mut places, mut seen) = (Places::new(), BTreeSet::new());
    let mut next = Some(newest(bytes)?);
    let mut about_newest: Option<Dictionary> = None;
    while let Some(at) = next {
        if !seen.insert(at) || seen.len() > MOST_TABLES {
            return None;
        }
        let (table, about) = table(bytes, at)?;
        // A second table beside the first, or contents under a key: neither is made by this program or by signing.
        if about.has(b"XRefStm") || about.has(b"Encrypt") {
            return None;
        }
        for (number, place) in table {
            places.entry(number).or_insert(place);
        }
        next = match about.get(b"Prev") {
            Ok(Object::Integer(at)) => Some(usize::try_from(*at).ok()?),
            Ok(_) => return None,
            Err(_) => None,
        };
        about_newest.get_or_insert(about);
    }
    let newest = about_newest?;
    let size = newest.get(b"Size").and_then(Object::as_i64).ok()?;
    // What is numbered beyond the size is there for some viewers and not for others.
    let within = places.iter().all(|(number, place)| i64::from(*number) < size || *place == Place::Free);
    let root = newest.get(b"Root").and_then(Object::as_reference).ok()?;
    within.then_some((places, root))
}

/// Where the newest table stands. Behind its mark nothing may follow but spaces and remarks.
fn newest(bytes: &[u8]) -> Option<usize> {
    let mark = b"startxref".as_slice();
    let from = bytes.len().saturating_sub(TAIL);
    let last = bytes[from..].windows(mark.len()).rposition(|window| window == mark)?;
    let (at, rest) = whole(spaced(&bytes[from + last + mark.len()..]))?;
    let mut rest = spaced(rest).strip_prefix(b"%%EOF")?;
    while let Some((&first, _)) = rest.split_first() {
        if !is_space(first) && first != b'%' {
            return None;
        }
        let line = rest.iter().position(|byte| b"\r\n".contains(byte)).map_or(rest.len(), |end| end + 1);
        let blank = rest[..line].iter().all(|byte| is_space(*byte));
        if first != b'%' && !blank {
            return None;
        }
        rest = &rest[line..];
    }
    usize::try_from(at).ok()
}

fn table(bytes: &[u8], at: usize) -> Option<(Places, Dictionary)> {
    let text = spaced(bytes.get(at..)?);
    match text.strip_prefix(b"xref") {
        Some(lines) => written_table(lines),
        None => streamed_table(text),
    }
}

/// A table in lines. Spaces before it and between its parts are passed over, as viewers do; its lines are not.
fn written_table(mut rest: &[u8]) -> Option<(Places, Dictionary)> {
    let mut places = Places::new();
    loop {
        rest = spaced(rest);
        if let Some(about) = rest.strip_prefix(b"trailer") {
            let end = about.windows(9).position(|window| window == b"startxref")?;
            let Object::Dictionary(about) = parsed(&about[..end])? else { return None };
            return Some((places, about));
        }
        let (first, after) = whole(rest)?;
        let (count, after) = whole(spaced(after))?;
        rest = spaced(after);
        for number in first..first.checked_add(count)? {
            let (line, after) = rest.split_at_checked(LINE)?;
            rest = after;
            let place = written_place(line)?;
            // A table whose numbers begin with 1 by mistake is mended by some viewers.
            let shifted = number == 1 && first == 1 && line.starts_with(b"0000000000 65535 f");
            if shifted || places.insert(u32::try_from(number).ok()?, place).is_some() {
                return None;
            }
        }
    }
}

fn written_place(line: &[u8]) -> Option<Place> {
    let (offset, generation) = (line.get(..10)?, line.get(11..16)?);
    let plain = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    let ends = [b" \r".as_slice(), b" \n", b"\r\n"].contains(&line.get(18..)?);
    if !plain(offset) || !plain(generation) || line[10] != b' ' || line[16] != b' ' || !ends {
        return None;
    }
    match line[17] {
        b'f' => Some(Place::Free),
        b'n' => {
            let (offset, generation) = (whole(offset)?.0, whole(generation)?.0);
            Some(Place::At { offset: u32::try_from(offset).ok()?, generation: u16::try_from(generation).ok()? })
        }
        _ => None,
    }
}

/// A table that is a stream.
fn streamed_table(text: &[u8]) -> Option<(Places, Dictionary)> {
    let (_, after) = whole(text)?;
    let (_, after) = whole(spaced(after))?;
    let object = spaced(after).strip_prefix(b"obj")?;
    let end = object.windows(6).position(|window| window == b"endobj")?;
    let Object::Stream(stream) = parsed(&object[..end])? else { return None };
    if !stream.dict.has_type(b"XRef") || stream.start_position.is_some() {
        return None;
    }
    let numbers = |name: &[u8]| -> Option<Vec<usize>> {
        let items = stream.dict.get(name).ok()?.as_array().ok()?;
        items.iter().map(|item| item.as_i64().ok().and_then(|item| usize::try_from(item).ok())).collect()
    };
    let widths: [usize; 3] = numbers(b"W")?.try_into().ok()?;
    if widths.iter().any(|width| *width > 8) || widths[1] == 0 {
        return None;
    }
    let size = usize::try_from(stream.dict.get(b"Size").and_then(Object::as_i64).ok()?).ok()?;
    let index = if stream.dict.has(b"Index") { numbers(b"Index")? } else { vec![0, size] };
    let content = plain(&stream)?;
    let mut lines = content.chunks_exact(widths.iter().sum());
    let mut places = Places::new();
    for pair in index.chunks(2) {
        let [first, count] = pair else { return None };
        for number in *first..first.checked_add(*count)? {
            let place = streamed_place(lines.next()?, widths)?;
            if places.insert(u32::try_from(number).ok()?, place).is_some() {
                return None;
            }
        }
    }
    Some((places, stream.dict))
}

fn streamed_place(line: &[u8], widths: [usize; 3]) -> Option<Place> {
    let (kind, rest) = line.split_at_checked(widths[0])?;
    let (second, third) = rest.split_at_checked(widths[1])?;
    let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let (second, third) = (u32::try_from(number(second)), u16::try_from(number(third)));
    match if kind.is_empty() { 1 } else { number(kind) } {
        0 => Some(Place::Free),
        1 => Some(Place::At { offset: second.ok()?, generation: third.ok()? }),
        2 => Some(Place::Packed { container: second.ok()?, index: third.ok()? }),
        _ => None,
    }
}

/// Whether an object begins here under this number.
fn headed(text: &[u8], number: u32, generation: u16) -> Option<()> {
    let (own, after) = whole(spaced(text))?;
    let (own_generation, after) = whole(spaced(after))?;
    spaced(after).strip_prefix(b"obj")?;
    (own == u64::from(number) && own_generation == u64::from(generation)).then_some(())
}

/// Whether the packed streams of objects are undamaged: the library makes do with what it can unpack of a damaged one, and
/// a reference in it may then lead elsewhere. A packed stream says itself where it ends.
fn containers_whole(bytes: &[u8], places: &Places) -> bool {
    let containers: BTreeSet<u32> = places
        .values()
        .filter_map(|place| match place {
            Place::Packed { container, .. } => Some(*container),
            Place::Free | Place::At { .. } => None,
        })
        .collect();
    containers.into_iter().all(|container| {
        let Some(Place::At { offset, .. }) = places.get(&container) else { return false };
        let Some(text) = bytes.get(*offset as usize..) else { return false };
        let mark = b"stream".as_slice();
        let Some(at) = text.windows(mark.len()).position(|window| window == mark) else { return false };
        let (about, rest) = text.split_at(at);
        if !about.windows(11).any(|window| window == b"FlateDecode") {
            return true;
        }
        let rest = &rest[mark.len()..];
        let packed = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        let mut unpacked = ZlibDecoder::new(packed).take(MOST_STREAM as u64);
        io::copy(&mut unpacked, &mut io::sink()).is_ok()
    })
}

/// Whether objects in streams stand where the tables say, each once.
fn packed_alike(document: &Document, places: &Places) -> bool {
    let mut containers: BTreeMap<u32, Vec<(u32, u16)>> = BTreeMap::new();
    for (number, place) in places {
        if let Place::Packed { container, index } = place {
            containers.entry(*container).or_default().push((*number, *index));
        }
    }
    containers.into_iter().all(|(container, objects)| {
        let own_place = places.get(&container);
        let Some(Place::At { generation: 0, .. }) = own_place else { return false };
        let Some(numbers) = numbers_in(document, container) else { return false };
        let once: BTreeSet<u32> = numbers.iter().copied().collect();
        once.len() == numbers.len()
            && objects.iter().all(|(number, index)| numbers.get(usize::from(*index)) == Some(number))
    })
}

/// Numbers of the objects in a stream, in order.
fn numbers_in(document: &Document, container: u32) -> Option<Vec<u32>> {
    let stream = document.get_object((container, 0)).ok()?.as_stream().ok()?;
    if !stream.dict.has_type(b"ObjStm") {
        return None;
    }
    let count = usize::try_from(stream.dict.get(b"N").and_then(Object::as_i64).ok()?).ok()?;
    let first = usize::try_from(stream.dict.get(b"First").and_then(Object::as_i64).ok()?).ok()?;
    let content = plain(stream)?;
    let head = std::str::from_utf8(content.get(..first)?).ok()?;
    let words: Option<Vec<u32>> = head.split_ascii_whitespace().map(|word| word.parse().ok()).collect();
    let words = words.filter(|words| Some(words.len()) == count.checked_mul(2))?;
    Some(words.into_iter().step_by(2).collect())
}

fn plain(stream: &Stream) -> Option<Vec<u8>> {
    if stream.dict.has(b"Filter") {
        return stream.decompressed_content_with_limit(MOST_STREAM).ok();
    }
    Some(stream.content.clone())
}

/// One object that stands by itself, read by the library in a file of its own.
fn parsed(text: &[u8]) -> Option<Object> {
    let head = b"%PDF-1.7\n".as_slice();
    let object = [b"1 0 obj\n".as_slice(), text, b"\nendobj\n"].concat();
    let lines = format!("xref\n0 2\n0000000000 65535 f \n{:010} 00000 n \ntrailer\n<</Size 2>>\n", head.len());
    let end = format!("startxref\n{}\n%%EOF\n", head.len() + object.len());
    let file = [head, &object, lines.as_bytes(), end.as_bytes()].concat();
    Document::load_mem_with_options(&file, limited()).ok()?.objects.remove(&(1, 0))
}

/// The file with one more table behind it that says all, and names no other.
fn with_plain_table(bytes: &[u8], places: &Places, root: ObjectId) -> Option<Vec<u8>> {
    let (mut index, mut lines) = (String::new(), Vec::new());
    for (number, place) in places {
        let (kind, second, third) = match *place {
            Place::Free => continue,
            Place::At { offset, generation } => (1, offset, generation),
            Place::Packed { container, index } => (2, container, index),
        };
        let _ = write!(index, "{number} 1 ");
        lines.push(kind);
        lines.extend(second.to_be_bytes());
        lines.extend(third.to_be_bytes());
    }
    let own = places.last_key_value()?.0.checked_add(1)?;
    let about = format!(
        "\n{own} 0 obj\n<</Type/XRef/Size {size}/W[1 4 2]/Root {} {} R/Index[{index}]/Length {length}>>stream\n",
        root.0,
        root.1,
        size = u64::from(own) + 1,
        length = lines.len(),
    );
    let end = format!("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", bytes.len() + 1);
    Some([bytes, about.as_bytes(), &lines, end.as_bytes()].concat())
}

/// What follows the spaces.
fn spaced(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|byte| !is_space(*byte)).unwrap_or(text.len());
    &text[end..]
}

/// A number without a sign, and what follows it.
fn whole(text: &[u8]) -> Option<(u64, &[u8])> {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    Some((std::str::from_utf8(digits).ok()?.parse().ok()?, rest))
}
