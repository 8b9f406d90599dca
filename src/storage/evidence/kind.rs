//! Whether a file is the document its name says it is: by its name, and by how its bytes begin and end. A name alone
//! proves nothing, so nothing is refused for what is seen here; it is kept with the file and said wherever it is shown.

use super::pdf::has;
use crate::assessment::Defect;

/// Most that is kept of the start and of the end of a file.
pub(super) const ENDS: usize = 66 * 1024;
/// Where the start of a PDF must stand.
const PDF_START: usize = 1024;
/// Largest file that can be a mere pointer.
const MOST_POINTER: u64 = 64 * 1024;
/// Bytes of the first header of a program of Windows.
const PROGRAM_HEAD: usize = 64;
/// End of the directory of a ZIP file, and where in it the number of its files stands.
const ZIP_END: &[u8] = b"PK\x05\x06";
const ZIP_COUNT: usize = 10;
/// In the first file of a ZIP: where its flags stand, and the one that says it is encrypted.
const ZIP_FLAGS: usize = 6;
const ENCRYPTED: u8 = 1;
/// Name of the stream in which office programs put an encrypted document.
const ENCRYPTED_PACKAGE: &str = "EncryptedPackage";

/// How a file begins and how it ends, gathered while it is copied.
#[derive(Debug, Default)]
pub(super) struct Ends {
    head: Vec<u8>,
    tail: Vec<u8>,
    bytes: u64,
    not_zero: bool,
}

impl Ends {
    /// Takes the next piece of the file.
    pub(super) fn take(&mut self, piece: &[u8]) {
        self.bytes = self.bytes.saturating_add(piece.len() as u64);
        self.not_zero = self.not_zero || piece.iter().any(|byte| *byte != 0);
        let room = ENDS.saturating_sub(self.head.len()).min(piece.len());
        self.head.extend(piece.iter().take(room));
        self.tail.extend(piece.iter().skip(piece.len().saturating_sub(ENDS)));
        self.tail.drain(..self.tail.len().saturating_sub(ENDS));
    }
}

/// What a name claims a file to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Claim {
    Pdf,
    /// ZIP files, and the documents of office programs that are such.
    Zip {
        /// True where it is a document.
        document: bool,
    },
    Picture,
    Video,
    /// Another archive, with its first bytes.
    Archive(&'static [u8]),
    /// Something that is not looked at.
    Other,
}

/// What is wrong with a file of this name.
pub(super) fn defect(name: &str, ends: &Ends) -> Option<Defect> {
    let by_name = by_name(name);
    if by_name.is_some() {
        return by_name;
    }
    if ends.bytes > 0 && !ends.not_zero {
        return Some(Defect::Blank);
    }
    if ends.bytes <= MOST_POINTER && points_elsewhere(&ends.head) {
        return Some(Defect::Pointer);
    }
    let head = ends.head.as_slice();
    if runs(head) {
        return Some(Defect::Program);
    }
    let other = || {
        Some(match () {
            () if is_web_page(head) => Defect::WebPage,
            () if is_picture(head) => Defect::Picture,
            () => Defect::OtherKind,
        })
    };
    match claim(name) {
        Claim::Pdf if !starts_as_pdf(head) => other(),
        Claim::Pdf => (!ends_as_pdf(ends)).then_some(Defect::Cut),
        Claim::Zip { document } if !head.starts_with(b"PK") => {
            if document && is_compound(head) && holds_encrypted(ends) { Some(Defect::Locked) } else { other() }
        }
        Claim::Zip { .. } => zip_defect(ends),
        Claim::Picture if !is_picture(head) => other(),
        Claim::Archive(start) if !head.starts_with(start) => other(),
        Claim::Video if is_web_page(head) => Some(Defect::WebPage),
        Claim::Picture | Claim::Archive(_) | Claim::Video | Claim::Other => None,
    }
}

/// What is no document whatever it holds.
fn by_name(name: &str) -> Option<Defect> {
    let name = name.trim_end_matches(['.', ' ']).to_lowercase();
    let extension = extension(&name);
    if ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"].contains(&name.as_str()) {
        return Some(Defect::Hidden);
    }
    if name.starts_with("~$") || name.starts_with(".~lock.") || name.starts_with("~wrl") || name.ends_with('~') {
        return Some(Defect::Temporary);
    }
    match extension {
        "crdownload" | "part" | "partial" | "download" | "opdownload" | "filepart" | "aria2" | "!ut" | "!qb" => {
            Some(Defect::PartialDownload)
        }
        "tmp" | "temp" | "swp" => Some(Defect::Temporary),
        "gdoc" | "gsheet" | "gslides" | "gdraw" | "gform" | "gmap" | "gsite" | "gtable" | "gnote" | "glink" | "url"
        | "lnk" | "webloc" | "website" | "desktop" => Some(Defect::Pointer),
        _ if name.starts_with('.') => Some(Defect::Hidden),
        _ => None,
    }
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn claim(name: &str) -> Claim {
    let name = name.trim_end_matches(['.', ' ']).to_lowercase();
    match extension(&name) {
        "pdf" => Claim::Pdf,
        "zip" => Claim::Zip { document: false },
        "docx" | "docm" | "xlsx" | "xlsm" | "pptx" | "pptm" | "odt" | "ods" | "odp" => Claim::Zip { document: true },
        "jpg" | "jpeg" | "png" | "gif" | "bmp" | "webp" | "tif" | "tiff" | "heic" => Claim::Picture,
        "mp4" | "mkv" | "mov" | "avi" | "webm" => Claim::Video,
        "rar" => Claim::Archive(b"Rar!"),
        "7z" => Claim::Archive(b"7z\xbc\xaf"),
        // Older formats of office programs are also written as text, as pages and as pictures of themselves.
        _ => Claim::Other,
    }
}

fn starts_as_pdf(head: &[u8]) -> bool {
    has(head.get(..PDF_START.min(head.len())).unwrap_or_default(), b"%PDF-")
}

/// Whether the end of a PDF is there, and as many bytes as one says it has that is arranged for the web.
fn ends_as_pdf(ends: &Ends) -> bool {
    let start = ends.head.get(..PDF_START.min(ends.head.len())).unwrap_or_default();
    let whole = || {
        let at = super::pdf::find(start, b"/L ")?;
        let digits = start.get(at + 3..)?;
        let end = digits.iter().position(|byte| !byte.is_ascii_digit())?;
        std::str::from_utf8(digits.get(..end)?).ok()?.parse::<u64>().ok()
    };
    let promised = if has(start, b"/Linearized") { whole() } else { None };
    has(&ends.tail, b"%%EOF") && promised.is_none_or(|whole| ends.bytes >= whole)
}

fn zip_defect(ends: &Ends) -> Option<Defect> {
    let place = ends.tail.windows(ZIP_END.len()).rposition(|window| window == ZIP_END);
    let Some(place) = place else { return Some(Defect::Cut) };
    let count = ends.tail.get(place + ZIP_COUNT..place + ZIP_COUNT + 2);
    if count.is_none_or(|count| count == [0, 0]) {
        return Some(if count.is_some() { Defect::EmptyArchive } else { Defect::Cut });
    }
    let flags = ends.head.get(ZIP_FLAGS).copied().unwrap_or_default();
    (ends.head.starts_with(b"PK\x03\x04") && flags & ENCRYPTED != 0).then_some(Defect::Locked)
}

/// Files of office programs before they were ZIP files; encrypted ones still are.
fn is_compound(head: &[u8]) -> bool {
    head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

fn holds_encrypted(ends: &Ends) -> bool {
    let name: Vec<u8> = ENCRYPTED_PACKAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    has(&ends.head, &name) || has(&ends.tail, &name)
}

fn is_picture(head: &[u8]) -> bool {
    let starts: [&[u8]; 7] =
        [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\0\x18ftypheic"];
    starts.iter().any(|start| head.starts_with(start))
        || head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP")
        || head.get(4..8) == Some(b"ftyp") && head.get(8..11).is_some_and(|brand| brand == b"hei" || brand == b"mif")
}

/// Programs of the usual systems, and scripts that name what runs them. Two letters alone may begin a text as well; the
/// header of a program of Windows is never without a zero.
fn runs(head: &[u8]) -> bool {
    let starts: [&[u8]; 7] = [
        b"\x7fELF",
        b"#!",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
        b"\xca\xfe\xba\xbe",
    ];
    starts.iter().any(|start| head.starts_with(start))
        || head.starts_with(b"MZ") && head.get(..PROGRAM_HEAD).is_some_and(|head| head.contains(&0))
}

fn is_web_page(head: &[u8]) -> bool {
    let start = plain_start(head);
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// Shortcuts of systems, and what online editors leave in a synchronised folder.
fn points_elsewhere(head: &[u8]) -> bool {
    let start = plain_start(head);
    head.starts_with(b"L\0\0\0\x01\x14\x02\0")
        || start.starts_with("[internetshortcut]")
        || start.starts_with("[desktop entry]")
        || start.starts_with('{') && start.contains("\"url\"") && start.contains("docs.google.com")
        || start.starts_with('{') && start.contains("\"doc_id\"")
}

/// The first letters, small, without what may stand before a text.
fn plain_start(head: &[u8]) -> String {
    let text = String::from_utf8_lossy(head.get(..PDF_START.min(head.len())).unwrap_or_default()).to_lowercase();
    text.trim_start_matches(|letter: char| letter == '\u{feff}' || letter.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, bytes: &[u8]) -> Option<Defect> {
        let mut ends = Ends::default();
        for piece in bytes.chunks(7) {
            ends.take(piece);
        }
        defect(name, &ends)
    }

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n";
    const EMPTY_ZIP: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

    #[test]
    fn what_is_no_document_is_told_by_its_name_or_its_bytes() {
        let zip = [b"PK\x03\x04\x14\0\0\0".as_slice(), &[7; 40], b"PK\x05\x06\0\0\0\0\x01\0\x01\0"].concat();
        let locked = [b"PK\x03\x04\x14\0\x01\0".as_slice(), &[7; 40], b"PK\x05\x06\0\0\0\0\x01\0\x01\0"].concat();
        let package: Vec<u8> = ENCRYPTED_PACKAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let office = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[1; 600], &package, &[1; 600]].concat();
        for (name, bytes, wanted) in [
            ("Perwal.pdf", PDF, None),
            ("perwal.PDF ", PDF, None),
            ("Perwal.pdf", &PDF[..40], Some(Defect::Cut)),
            ("Perwal.pdf", b"<!DOCTYPE html><title>Sign in".as_slice(), Some(Defect::WebPage)),
            ("Perwal.pdf", b"\xef\xbb\xbf\r\n<html>".as_slice(), Some(Defect::WebPage)),
            ("Perwal.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF".as_slice(), Some(Defect::Picture)),
            ("Perwal.pdf", b"halo".as_slice(), Some(Defect::OtherKind)),
            ("Perwal.pdf", [0; 300].as_slice(), Some(Defect::Blank)),
            ("foto.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF".as_slice(), None),
            ("foto.png", b"\xff\xd8\xff\xe0\0\x10JFIF".as_slice(), None),
            ("foto.png", PDF, Some(Defect::OtherKind)),
            ("lampiran.docx", zip.as_slice(), None),
            ("lampiran.docx", &zip[..30], Some(Defect::Cut)),
            ("lampiran.zip", EMPTY_ZIP, Some(Defect::EmptyArchive)),
            ("lampiran.zip", locked.as_slice(), Some(Defect::Locked)),
            ("lampiran.docx", office.as_slice(), Some(Defect::Locked)),
            ("lampiran.doc", office.as_slice(), None),
            ("lampiran.docx", PDF, Some(Defect::OtherKind)),
            ("Notula.gdoc", b"x".as_slice(), Some(Defect::Pointer)),
            ("Notula", b"{\"url\":\"https://docs.google.com/x\"}".as_slice(), Some(Defect::Pointer)),
            ("Perwal.pdf", b"[InternetShortcut]\r\nURL=https://x".as_slice(), Some(Defect::Pointer)),
            ("Perwal.pdf - Shortcut", b"L\0\0\0\x01\x14\x02\0".as_slice(), Some(Defect::Pointer)),
            ("Perwal.pdf.crdownload", PDF, Some(Defect::PartialDownload)),
            ("~$esioner.docx", b"x".as_slice(), Some(Defect::Temporary)),
            (".~lock.a.odt#", b"x".as_slice(), Some(Defect::Temporary)),
            ("Thumbs.db", b"x".as_slice(), Some(Defect::Hidden)),
            (".DS_Store", b"x".as_slice(), Some(Defect::Hidden)),
            ("catatan.txt", b"baris".as_slice(), None),
            (
                "catatan.txt",
                b"MZ, singkatan dari nama yang panjang sekali, menulis catatan ini untuk rapat.".as_slice(),
                None,
            ),
            ("Perwal.pdf", b"\x7fELF\x02\x01\x01".as_slice(), Some(Defect::Program)),
            ("Perwal.pdf", [b"MZ\x90\0\x03".as_slice(), &[0; 80]].concat().as_slice(), Some(Defect::Program)),
            ("catatan.txt", b"#!/bin/sh\n".as_slice(), Some(Defect::Program)),
            ("halaman.html", b"<!doctype html>".as_slice(), None),
        ] {
            assert_eq!(of(name, bytes), wanted, "{name}: {}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_pdf_arranged_for_the_web_is_cut_where_bytes_are_missing_that_it_says_it_has() {
        let pdf =
            |length: usize| format!("%PDF-1.7\n1 0 obj<</Linearized 1/L {length:06}/N 1>>endobj\n%%EOF\nrest%%EOF");
        let bytes = pdf(100).len();
        assert_eq!(of("a.pdf", pdf(bytes).as_bytes()), None);
        assert_eq!(of("a.pdf", pdf(bytes + 900).as_bytes()), Some(Defect::Cut));
    }

    #[test]
    fn the_ends_of_a_large_file_are_kept_and_no_more() {
        let mut ends = Ends::default();
        for number in 0..40_u8 {
            ends.take(&vec![number; 8 * 1024]);
        }
        assert_eq!((ends.head.len(), ends.tail.len(), ends.bytes), (ENDS, ENDS, 40 * 8 * 1024));
        assert_eq!((ends.head.first(), ends.tail.last()), (Some(&0), Some(&39)));
    }
}
