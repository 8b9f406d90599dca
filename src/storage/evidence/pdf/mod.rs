//! What can be seen in a PDF: whether words can be found in it or only pictures of pages, how many pages it has, and
//! whether it is encrypted.
//!
//! The file is gone through once from front to back, its streams are unpacked piece by piece into nothing, and nothing in
//! it is followed: no table of objects, no reference, no nesting. So no file, however hostile, takes more than time and
//! memory in proportion to its size. A reader that follows what a file says cannot promise that: a single number in a
//! cross-reference stream can ask it for any amount of memory.

mod streams;
mod text_operators;
mod tree;

use std::{io::Read as _, path::Path};

pub(super) use self::streams::{find, has};
use self::{
    streams::{Packing, Streams},
    text_operators::TextOperators,
    tree::Tree,
};
use crate::{assessment::TextLayer, storage::disk::Disk};

/// Largest file that is looked into.
const MOST_BYTES: u64 = 100 * 1024 * 1024;
/// Most that is unpacked of one file.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// Most that is unpacked of one stream of objects.
const MOST_OBJECTS: u64 = 16 * 1024 * 1024;
/// Where the start of a PDF must stand.
const HEAD: usize = 1024;
/// Size of a piece.
const PIECE: usize = 64 * 1024;

/// What was seen in a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PdfLook {
    /// Whether words can be found in it.
    pub text: TextLayer,
    /// How many pages it says it has.
    pub pages: Option<u32>,
    /// True where it is encrypted, with a password or without one.
    pub encrypted: bool,
}

/// Looks into a file of a store; nothing is seen where it is no PDF.
pub(super) fn look(disk: &dyn Disk, path: &Path, bytes: u64) -> PdfLook {
    if bytes > MOST_BYTES || !starts_as_pdf(disk, path) {
        return PdfLook::default();
    }
    // Somebody who put it aside meanwhile, or a disk that fails now: it is in the store all the same.
    disk.read(path, MOST_BYTES).map_or_else(|_| PdfLook::default(), |bytes| pdf_look(&bytes))
}

/// Looks into a PDF.
pub fn pdf_look(bytes: &[u8]) -> PdfLook {
    let mut tree = Tree::default();
    let mut left = MOST_UNPACKED;
    for part in Streams::of(bytes) {
        tree.read(part.before);
        if part.holds_objects() {
            let most = MOST_OBJECTS.min(left);
            let mut objects = Vec::new();
            // What breaks off is read as far as it goes.
            let _broken = match part.packing {
                Packing::Plain => part.data.take(most).read_to_end(&mut objects),
                Packing::Flate => flate2::read::ZlibDecoder::new(part.data).take(most).read_to_end(&mut objects),
                Packing::TextFlate | Packing::Unknown => continue,
            };
            left = left.saturating_sub(objects.len() as u64);
            tree.read(&objects);
        }
    }
    PdfLook { text: pdf_text_layer(bytes), pages: tree.pages, encrypted: tree.encrypted }
}

fn starts_as_pdf(disk: &dyn Disk, path: &Path) -> bool {
    let mut head = [0; HEAD];
    let read = disk.open(path).and_then(|mut reading| reading.read(&mut head));
    read.ok().and_then(|read| head.get(..read)).is_some_and(|head| has(head, b"%PDF-"))
}

/// Whether words can be found in a PDF.
pub fn pdf_text_layer(bytes: &[u8]) -> TextLayer {
    let mut found = Found::default();
    let mut left = MOST_UNPACKED;
    for part in Streams::of(bytes) {
        found.look_at(part.before);
        let unpacked = match part.packing {
            _ if part.is_picture() || part.is_table() || part.is_attachment() => continue,
            Packing::Unknown => {
                found.unsure = true;
                continue;
            }
            Packing::Plain => found.unpack(part.data, part.holds_objects(), &mut left),
            Packing::Flate => found.unpack(flate2::read::ZlibDecoder::new(part.data), part.holds_objects(), &mut left),
            Packing::TextFlate => {
                let data = ascii85(part.data);
                found.unpack(flate2::read::ZlibDecoder::new(&*data), part.holds_objects(), &mut left)
            }
        };
        if !unpacked {
            found.unsure = true;
        }
        if found.encrypted || (found.shows && found.fonts) {
            break;
        }
    }
    match found {
        Found { encrypted: true, .. } => TextLayer::Unknown,
        Found { shows: true, fonts: true, .. } => TextLayer::Present,
        Found { pages: true, unsure: false, .. } => TextLayer::Absent,
        _ => TextLayer::Unknown,
    }
}

/// What was seen so far.
#[derive(Debug, Default)]
struct Found {
    fonts: bool,
    pages: bool,
    encrypted: bool,
    shows: bool,
    /// Something may hold words and was not read to its end.
    unsure: bool,
}

impl Found {
    /// Takes note of what objects say.
    fn look_at(&mut self, objects: &[u8]) {
        self.fonts = self.fonts || has(objects, b"/Font");
        self.pages = self.pages || has(objects, b"/Page");
        self.encrypted = self.encrypted || has(objects, b"/Encrypt");
    }

    /// Goes through a stream; false where it breaks off or is too large.
    fn unpack(&mut self, mut data: impl std::io::Read, objects: bool, left: &mut u64) -> bool {
        let mut shown = TextOperators::default();
        // What stands across two pieces must be seen too.
        let mut seam = Vec::new();
        let mut piece = vec![0; PIECE];
        loop {
            let read = match data.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(_broken) => return false,
            };
            let bytes = piece.get(..read).unwrap_or_default();
            match left.checked_sub(read as u64) {
                Some(rest) => *left = rest,
                None => return false,
            }
            if objects {
                seam.extend_from_slice(bytes);
                self.look_at(&seam);
                seam.drain(..seam.len().saturating_sub(b"/Encrypt".len()));
            } else {
                self.shows = self.shows || shown.take(bytes);
            }
        }
        true
    }
}

/// Bytes written in letters, up to the first that is none.
fn ascii85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut group = Vec::with_capacity(5);
    let put = |group: &[u8], bytes: &mut Vec<u8>| {
        let padded = group.iter().copied().chain(std::iter::repeat(84)).take(5);
        let number = padded.fold(0_u64, |number, digit| number * 85 + u64::from(digit));
        bytes.extend(number.to_be_bytes().iter().skip(4).take(group.len().saturating_sub(1)));
    };
    for letter in text.iter().filter(|letter| !letter.is_ascii_whitespace()) {
        match letter {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(letter - b'!'),
            _ => break,
        }
        if group.len() == 5 {
            put(&group, &mut bytes);
            group.clear();
        }
    }
    if !group.is_empty() {
        put(&group, &mut bytes);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_the_bytes_they_were_made_from() {
        assert_eq!(ascii85(b"87cURD_*#4DfTZ)~>"), b"Hello, World");
        assert_eq!(ascii85(b"z!!~>"), [0, 0, 0, 0, 0]);
        assert_eq!(ascii85(b"uuuuu~>").len(), 4, "more than four bytes can say");
    }
}
