//! The file itself: its objects one after the other, and the table of where they stand (ISO 32000-1, 7.5).
//!
//! lopdf writes every object; what it does one by one and twice is done side by side and once here: what is no stream is
//! packed into streams of objects, and an element of the structure lives only while it is written.

use lopdf::{
    Dictionary, Document, Object, ObjectId, Stream,
    content::{Content, Operation},
};

use super::{ReportError, packed::pack, side_by_side::side_by_side, tags::Tree};

/// How many objects are packed together.
const TOGETHER: usize = 1_000;
/// The second line of a file says that it is no text.
const MARK: &[u8] = b"%\xbb\xad\xc0\xde\n";
/// Bytes of a number in the table: kind, place, index or generation.
const WIDTHS: [i64; 3] = [1, 4, 2];

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    Free,
    At(u32),
    Packed { container: u32, index: u16 },
}

/// A piece of the file that is made beside others.
enum Piece {
    /// A stream that was not packed yet, with its place among the streams.
    Stream(usize, Stream),
    /// A stream of objects, with their numbers.
    Objects(Vec<u32>, Stream),
}

/// Writes a document with the elements of its structure.
pub(super) fn write(mut document: Document, tree: &Tree<'_>, workers: usize) -> Result<Vec<u8>, ReportError> {
    let (mut streams, mut others): (Vec<(ObjectId, Stream)>, Vec<(u32, Object)>) = Default::default();
    for (id, object) in std::mem::take(&mut document.objects) {
        match object {
            Object::Stream(stream) => streams.push((id, stream)),
            other => others.push((id.0, other)),
        }
    }
    let is_loose = |stream: &Stream| stream.allows_compression && !stream.dict.has(b"Filter");
    let loose: Vec<usize> = (0..streams.len()).filter(|place| is_loose(&streams[*place].1)).collect();
    let groups = (others.len() + tree.ids().len()).div_ceil(TOGETHER);
    let pieces = side_by_side(loose.len() + groups, workers, |number| match loose.get(number) {
        Some(place) => {
            let mut stream = streams[*place].1.clone();
            pack(&mut stream).map(|()| Piece::Stream(*place, stream))
        }
        None => group((number - loose.len()) * TOGETHER, &others, tree),
    });
    let mut containers = Vec::with_capacity(groups);
    for piece in pieces {
        match piece? {
            Piece::Stream(place, stream) => streams[place].1 = stream,
            Piece::Objects(numbers, stream) => containers.push((numbers, stream)),
        }
    }
    drop(others);
    let contents = streams.iter().map(|(_, stream)| stream).chain(containers.iter().map(|(_, stream)| stream));
    let size: usize = contents.map(|stream| stream.content.len() + 200).sum();
    let mut file = Output::new(&document.version, size, document.max_id as usize + containers.len() + 2);
    for (id, stream) in streams {
        file.stream(id.0, stream)?;
    }
    for (own, (numbers, stream)) in (document.max_id + 1..).zip(containers) {
        for (index, number) in (0_u16..).zip(numbers) {
            file.place(number, Place::Packed { container: own, index });
        }
        file.stream(own, stream)?;
    }
    file.end(document.trailer)
}

/// A stream of the objects from this place on: those of the document, then the elements.
fn group(from: usize, others: &[(u32, Object)], tree: &Tree<'_>) -> Result<Piece, ReportError> {
    let (mut numbers, mut places, mut bytes) = (Vec::new(), String::new(), Vec::new());
    let end = (from + TOGETHER).min(others.len() + tree.ids().len());
    for place in from..end {
        let (number, object) = match others.get(place) {
            Some((number, object)) => (*number, object.clone()),
            None => {
                let place = place - others.len();
                let Some((number, element)) = tree.ids().get(place).copied().zip(tree.element(place)) else { continue };
                (number, element.into())
            }
        };
        places.extend([number.to_string(), " ".to_owned(), bytes.len().to_string(), " ".to_owned()]);
        numbers.push(number);
        bytes.extend(written(object)?);
    }
    let entries = Dictionary::from_iter([
        ("Type", Object::from("ObjStm")),
        ("N", whole(numbers.len())),
        ("First", whole(places.len())),
    ]);
    let mut content = places.into_bytes();
    content.append(&mut bytes);
    let mut stream = Stream::new(entries, content);
    pack(&mut stream)?;
    Ok(Piece::Objects(numbers, stream))
}

/// An object as it stands in a file, with a space behind it. The library writes one by itself only as what an operation
/// works on.
fn written(object: Object) -> Result<Vec<u8>, ReportError> {
    let operation = Content { operations: [Operation::new("", vec![object])] };
    operation.encode().map_err(|error| ReportError::Writing { reason: error.to_string() })
}

fn whole(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A file that is being written.
struct Output {
    bytes: Vec<u8>,
    /// Where the objects stand, by their numbers.
    places: Vec<Place>,
}

impl Output {
    fn new(version: &str, size: usize, objects: usize) -> Self {
        let mut bytes = Vec::with_capacity(size + objects * 8);
        bytes.extend(format!("%PDF-{version}\n").into_bytes());
        bytes.extend(MARK);
        Self { bytes, places: Vec::with_capacity(objects) }
    }

    fn place(&mut self, number: u32, place: Place) {
        let number = number as usize;
        if self.places.len() <= number {
            self.places.resize(number + 1, Place::Free);
        }
        self.places[number] = place;
    }

    fn stream(&mut self, number: u32, stream: Stream) -> Result<(), ReportError> {
        let offset =
            u32::try_from(self.bytes.len()).map_err(|error| ReportError::Writing { reason: error.to_string() })?;
        self.place(number, Place::At(offset));
        self.bytes.extend(format!("{number} 0 obj\n").into_bytes());
        self.bytes.extend(written(stream.dict.into())?);
        self.bytes.extend(b"\nstream\n");
        self.bytes.extend(stream.content);
        self.bytes.extend(b"\nendstream\nendobj\n");
        Ok(())
    }

    /// Writes the table, which says what else is to be known of the file, and where it begins.
    fn end(mut self, mut about: Dictionary) -> Result<Vec<u8>, ReportError> {
        let (start, own) = (self.bytes.len(), self.places.len());
        about.set("Type", "XRef");
        about.set("Size", whole(own + 1));
        about.set("W", WIDTHS.map(Object::Integer).to_vec());
        let table: Vec<u8> = self
            .places
            .iter()
            .copied()
            .chain([Place::At(u32::try_from(start).unwrap_or(u32::MAX))])
            .flat_map(|place| {
                let (kind, second, third): (u8, u32, u16) = match place {
                    Place::Free => (0, 0, u16::MAX),
                    Place::At(offset) => (1, offset, 0),
                    Place::Packed { container, index } => (2, container, index),
                };
                [&[kind][..], &second.to_be_bytes(), &third.to_be_bytes()].concat()
            })
            .collect();
        let mut stream = Stream::new(about, table);
        pack(&mut stream)?;
        self.stream(u32::try_from(own).unwrap_or(u32::MAX), stream)?;
        self.bytes.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
        Ok(self.bytes)
    }
}
