//! What a report says it was made of: fingerprint, revision, moment and program. Nothing of the PDF is unpacked: what is looked at lies in it as plain
//! text.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::words;

/// Largest report that is looked at.
pub const MOST: u64 = 256 * 1024 * 1024;
/// Ends what a program wrote at once.
const END: &[u8] = b"%%EOF";
/// Digits of a fingerprint.
const DIGITS: usize = 64;

/// The fingerprint in the metadata of a report, where the mark of the file says the same.
///
/// What was added to a file afterwards, as signing programs do, may state it once more; what counts is what the
/// program itself wrote.
pub fn stated_fingerprint(pdf: &[u8]) -> Option<String> {
    let own = find(pdf, END).map_or(pdf, |at| &pdf[..at]);
    stated_in(own).or_else(|| stated_in(pdf))
}

fn stated_in(pdf: &[u8]) -> Option<String> {
    let (start, end) = (b"<dc:description>".as_slice(), b"</dc:description>".as_slice());
    let from = find(pdf, start)? + start.len();
    let stated = pdf.get(from..from + find(&pdf[from..], end)?)?;
    if find(&pdf[from..], start).is_some() {
        // Two of them: which one a viewer shows is not known.
        return None;
    }
    let stated = std::str::from_utf8(stated).ok()?;
    let digits = stated.split(|sign: char| !sign.is_ascii_hexdigit()).find(|digits| digits.len() == DIGITS)?;
    (marked(pdf)? == words::hex(&Sha256::digest(digits.as_bytes()).as_slice()[..16])).then(|| digits.to_owned())
}

/// Whether a file is a report as this program made it, under the same title and with the same mark as the one that is to
/// take its place, and nothing was added to it since: a signed report is the only one of its kind, and a final one does not
/// go for a draft.
pub fn is_earlier_report(old: &[u8], new: &[u8]) -> bool {
    let whole = find(old, END).is_some_and(|at| old[at + END.len()..].iter().all(u8::is_ascii_whitespace));
    let is_final = |pdf: &[u8]| stated_rendition(pdf).is_some_and(|stated| stated.split(' ').any(|word| word == FINAL));
    whole
        && is_final(old) == is_final(new)
        && stated_fingerprint(old).is_some()
        && title(old).is_some_and(|stated| title(new) == Some(stated))
}

fn title(pdf: &[u8]) -> Option<&[u8]> {
    let (start, end) = (b"<dc:title>".as_slice(), b"</dc:title>".as_slice());
    let from = find(pdf, start)? + start.len();
    pdf.get(from..from + find(&pdf[from..], end)?)
}

/// Word by which a report says that it is final.
const FINAL: &str = "final";

/// Version of the program that a report says made it.
pub(super) fn stated_program(pdf: &[u8]) -> Option<String> {
    element(pdf, "xmp:CreatorTool")?.split_whitespace().last().map(str::to_owned)
}

/// Revision of the draft that a report says it was made of, with the moment of its data, to the second.
pub(in crate::exchange) fn stated_revision(pdf: &[u8]) -> Option<(u64, Option<Timestamp>)> {
    let revision = element(pdf, "xmpMM:VersionID")?.parse().ok()?;
    Some((revision, element(pdf, "xmp:CreateDate").and_then(|moment| moment.parse().ok())))
}

/// The choices that a report says it was made with.
pub(super) fn stated_rendition(pdf: &[u8]) -> Option<&str> {
    element(pdf, "xmpMM:RenditionClass")
}

/// Text of the first element of this name.
fn element<'p>(pdf: &'p [u8], name: &str) -> Option<&'p str> {
    let (start, end) = (format!("<{name}>"), format!("</{name}>"));
    let from = find(pdf, start.as_bytes())? + start.len();
    std::str::from_utf8(pdf.get(from..from + find(&pdf[from..], end.as_bytes())?)?).ok()
}

/// First half of the mark of the file, in small letters.
fn marked(pdf: &[u8]) -> Option<String> {
    let label = b"/ID".as_slice();
    let at = pdf.windows(label.len()).rposition(|window| window == label)? + label.len();
    let text = std::str::from_utf8(pdf.get(at..)?.get(..64)?).ok()?;
    let digits = text.trim_start().strip_prefix('[')?.trim_start().strip_prefix('<')?.split('>').next()?;
    Some(digits.to_ascii_lowercase())
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
