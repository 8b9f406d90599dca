//! What a file asks for before anything of it is unpacked: a few bytes in it can ask for any amount of memory.
//!
//! The library unpacks streams of objects while it reads a file, each up to a limit, and sets aside rows of a picture's
//! width for the streams that are packed with one. Both are looked for here in the names of the file as it stands; a stream's
//! own names never stand in another stream.

use super::tokens::is_space;

/// Most bytes that all streams of objects may unfold into together.
const MOST_OBJECTS: usize = 256 * 1024 * 1024;
/// Most bytes that one of them may.
const MOST_STREAM: usize = 64 * 1024 * 1024;
/// Most that a file may say a row has of something.
const MOST_IN_ROW: u64 = 100_000;
/// Digits that are read of a number; one with more is too large anyway.
const MOST_DIGITS: usize = 20;

/// Bytes that one stream of objects may unfold into; nothing where the file asks for more memory than it may.
pub(super) fn limit(bytes: &[u8]) -> Option<usize> {
    let mut containers = 0_usize;
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'/') {
        rest = rest.get(at + 1..)?;
        let end = rest.iter().position(|byte| is_space(*byte) || b"()<>[]{}/%".contains(byte)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        match spelled(name).as_deref() {
            Some(b"ObjStm") => containers += 1,
            Some(b"Columns" | b"Colors" | b"BitsPerComponent") if number(after).is_some_and(|it| it > MOST_IN_ROW) => {
                return None;
            }
            _ => {}
        }
    }
    Some((MOST_OBJECTS / containers.max(1)).min(MOST_STREAM))
}

/// A name as it is meant; nothing where it is longer than any that is looked for.
fn spelled(name: &[u8]) -> Option<Vec<u8>> {
    const LONGEST: usize = 3 * b"BitsPerComponent".len();
    let mut rest = name.get(..name.len().min(LONGEST)).filter(|_| name.len() <= LONGEST)?;
    let mut meant = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match (first, code) {
            (b'#', Some(code)) => {
                meant.push(code);
                rest = after.get(2..)?;
            }
            _ => {
                meant.push(*first);
                rest = after;
            }
        }
    }
    Some(meant)
}

/// The number that follows a name. One with a sign or a point is none that asks for much.
fn number(text: &[u8]) -> Option<u64> {
    let digits = text.iter().skip_while(|byte| is_space(**byte) || **byte == b'+');
    let digits: Vec<u8> = digits.take_while(|byte| byte.is_ascii_digit()).take(MOST_DIGITS).copied().collect();
    (!digits.is_empty()).then(|| std::str::from_utf8(&digits).ok()?.parse().ok()).map(|it| it.unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_longer_than_memory_is_refused_however_its_name_is_spelled() {
        for text in [
            "<</DecodeParms<</Predictor 12/Columns 4000000000>>>>",
            "<</Col#75mns  4000000000>>",
            "<</Colors\n99999999999999999999999999>>",
            "<</BitsPerComponent +100001 >>",
        ] {
            assert_eq!(limit(text.as_bytes()), None, "{text}");
        }
        for text in ["<</Columns 2480>>", "<</Columns>>", "(Columns 4000000000)", "/Columns/4000000000", "/", ""] {
            assert!(limit(text.as_bytes()).is_some(), "{text}");
        }
    }

    #[test]
    fn many_streams_of_objects_unfold_into_no_more_than_few() {
        let one = limit(b"/Type/ObjStm").unwrap();
        let many = limit("/Type /Obj#53tm ".repeat(1_000).as_bytes()).unwrap();
        assert!(one == MOST_STREAM && many * 1_000 <= MOST_OBJECTS && many > 100_000);
    }
}
