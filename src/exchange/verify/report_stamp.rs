//! The fingerprint a report says it was made of. Nothing of the PDF is unpacked: what is looked at lies in it as plain
//! text.

use sha2::{Digest as _, Sha256};

use crate::words;

/// Largest report that is looked at.
pub(super) const MOST: u64 = 256 * 1024 * 1024;
/// Digits of a fingerprint.
const DIGITS: usize = 64;

/// The fingerprint in the metadata of a report, where the mark of the file says the same.
pub fn stated_fingerprint(pdf: &[u8]) -> Option<String> {
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
