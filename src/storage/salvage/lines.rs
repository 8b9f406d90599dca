//! One line of a draft as this program writes it: a field, the start of a block or its end, and how sure that is.

use std::borrow::Cow;

/// Columns of one step of the indentation.
const STEP: usize = 4;
/// So many unreadable characters close together are a piece that was overwritten, which may have held ends of lines;
/// fewer are single damaged bytes.
const DENSE: usize = 3;
/// How close together that is, in characters.
const CLOSE: usize = 32;
/// Stands for what cannot be read.
const UNREADABLE: char = '\u{fffd}';

/// A line, with what cannot be read in it replaced by U+FFFD.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    text: Cow<'a, str>,
    /// True where something in it cannot be read.
    pub(super) garbled: bool,
    /// True where a whole piece of it was overwritten, so that ends of lines may be gone with it.
    pub(super) torn: bool,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape<'a> {
    /// `facts: (`, `"23": (` or a bracket alone, whose key is empty.
    Open {
        /// Name or id.
        key: &'a str,
        /// True for an id in quotes.
        quoted: bool,
    },
    /// `revision: 3,` or `"23": 1,`
    Leaf {
        /// Name or id.
        key: &'a str,
        /// What follows it, without the comma.
        value: &'a str,
    },
    /// `),` and its like.
    Close,
}

impl<'a> Line<'a> {
    /// Lines of a file: without a byte-order mark and carriage returns, which editors add.
    pub(super) fn all(bytes: &'a [u8]) -> Vec<Self> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        bytes.split(|byte| *byte == b'\n').map(|line| Self::of(line.strip_suffix(b"\r").unwrap_or(line))).collect()
    }

    fn of(bytes: &'a [u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        // The writer escapes control characters, so one that stands here was not written.
        if !text.chars().any(|letter| letter.is_control()) && matches!(text, Cow::Borrowed(_)) {
            return Self { text, garbled: false, torn: false };
        }
        let known = std::str::from_utf8(bytes).is_ok_and(|text| text.contains(UNREADABLE));
        let text: String = text.chars().map(|letter| if letter.is_control() { UNREADABLE } else { letter }).collect();
        let places: Vec<usize> =
            text.chars().enumerate().filter(|(_, letter)| *letter == UNREADABLE).map(|(place, _)| place).collect();
        let torn = known
            || places.windows(DENSE).any(|some| some.first().zip(some.last()).is_some_and(|(a, b)| b - a <= CLOSE));
        Self { text: text.into(), garbled: true, torn }
    }

    /// The text without its indentation.
    pub(super) fn trimmed(&self) -> &str {
        self.text.trim_start_matches(' ')
    }

    /// Depth that its indentation shows, where that is a whole number of steps.
    pub(super) fn depth(&self) -> Option<usize> {
        let blanks = self.text.len() - self.trimmed().len();
        blanks.is_multiple_of(STEP).then_some(blanks / STEP)
    }

    /// Depth at which the line seems to stand, of two that it can have; a bracket in the wrong place is an end.
    pub(super) fn seems(&self, depth: usize) -> Option<usize> {
        match self.text.len() - self.trimmed().len() {
            blanks if blanks >= STEP * depth => Some(depth),
            blanks if blanks + STEP == STEP * depth => Some(depth - 1),
            _ => None,
        }
    }

    /// What stands from the column of a depth on; single blanks before it may be damaged.
    pub(super) fn at(&self, depth: usize) -> Option<&str> {
        if self.torn {
            return None;
        }
        let start = self.text.char_indices().nth(STEP * depth)?.0;
        let (before, rest) = self.text.split_at(start);
        let damaged = before.chars().filter(|letter| *letter != ' ').count();
        (damaged < DENSE && !rest.starts_with([' ', UNREADABLE])).then_some(rest)
    }

    /// What the line is by its own indentation; nothing for one in which something cannot be read.
    pub(super) fn clear(&self) -> Option<(usize, Shape<'_>)> {
        if self.garbled {
            return None;
        }
        Some((self.depth()?, shape(self.trimmed())?))
    }

    /// Start of a text value that breaks off, as RON: what can be read up to the first thing that cannot.
    pub(super) fn broken_text(&self, depth: usize) -> Option<String> {
        let blanks = STEP * depth;
        let indented = self.text.get(..blanks)?.bytes().all(|byte| byte == b' ');
        let rest = self.text.get(blanks..)?.strip_prefix("value: \"").filter(|_| indented)?;
        let mut end = 0;
        let mut letters = rest.char_indices();
        while let Some((place, letter)) = letters.next() {
            match letter {
                '"' | UNREADABLE => break,
                // An escape counts only whole; longer ones than `\n` are left out with what follows them.
                '\\' => match letters.next() {
                    Some((after, 'n' | 't' | 'r' | '"' | '\'' | '\\' | '0')) => end = after + 1,
                    _ => break,
                },
                _ => end = place + letter.len_utf8(),
            }
        }
        (end > 0).then(|| format!("\"{}\"", &rest[..end]))
    }
}

/// What a line without its indentation is; nothing where it is not as this program writes it.
pub(super) fn shape(text: &str) -> Option<Shape<'_>> {
    if text.starts_with([')', ']', '}']) {
        return closes(text).then_some(Shape::Close);
    }
    let (key, quoted, rest) = key(text)?;
    if rest.ends_with(['(', '[', '{']) {
        let names = rest.trim_end_matches(['(', '[', '{']);
        let plain = names.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '(');
        return plain.then_some(Shape::Open { key, quoted });
    }
    let value = rest.strip_suffix(',').filter(|value| !key.is_empty() && whole(value))?;
    // Only letters of documents stand beside an id on one line.
    if quoted && !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(Shape::Leaf { key, value })
}

/// Name or id at the start of a line, and what follows it.
fn key(text: &str) -> Option<(&str, bool, &str)> {
    if let Some(quoted) = text.strip_prefix('"') {
        let (id, rest) = quoted.split_once("\": ")?;
        return (!id.contains(['\\', '"', UNREADABLE])).then_some((id, true, rest));
    }
    match text.split_once(": ") {
        Some((name, rest)) if !name.is_empty() && name.chars().all(|one| one.is_ascii_alphabetic() || one == '_') => {
            Some((name, false, rest))
        }
        _ => Some(("", false, text)),
    }
}

/// Whether a line ends a block: `),`, `)),` or, in the history, `), SelfAssessment),`.
fn closes(text: &str) -> bool {
    let rest = text.trim_start_matches([')', ']', '}']);
    match rest.strip_prefix(", ") {
        Some(more) => more.strip_suffix("),").is_some_and(|value| whole(value.trim_end_matches(')'))),
        None => rest.is_empty() || rest == ",",
    }
}

/// Whether brackets and quotes of a value are closed, and outside quotes nothing stands that RON would not have.
fn whole(value: &str) -> bool {
    let mut open = Vec::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => loop {
                match letters.next() {
                    Some('\\') => {
                        letters.next();
                    }
                    Some('"') => break,
                    Some(_) => {}
                    None => return false,
                }
            },
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' => {
                if open.pop() != Some(letter) {
                    return false;
                }
            }
            ',' if open.is_empty() => return false,
            _ if letter.is_ascii_alphanumeric() || " _.,:-+/".contains(letter) => {}
            _ => return false,
        }
    }
    open.is_empty() && !value.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_is_known_and_others_are_not() {
        let open = |key, quoted| Some(Shape::Open { key, quoted });
        for (text, expected) in [
            ("(", open("", false)),
            ("facts: (", open("facts", false)),
            ("\"23\": (", open("23", true)),
            ("value: Some((", open("value", false)),
            ("subject: Text(Facts((", open("subject", false)),
            ("),", Some(Shape::Close)),
            (")),", Some(Shape::Close)),
            ("), SelfAssessment),", Some(Shape::Close)),
            ("), \"2.1\"),", Some(Shape::Close)),
            ("value: \"a, \\\"b\\\" (\",", Some(Shape::Leaf { key: "value", value: "\"a, \\\"b\\\" (\"" })),
            ("version: (1, 0),", Some(Shape::Leaf { key: "version", value: "(1, 0)" })),
            ("\"23\": 1,", Some(Shape::Leaf { key: "23", value: "1" })),
            ("\"23\": a,", None),
            ("value: \"a", None),
            ("value: \"a\" b\",", None),
            ("value: (,", None),
            ("value: 1, by: 2,", None),
            ("revision 3,", None),
            ("fa\u{fffd}ts: (", None),
            ("", None),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
    }

    #[test]
    fn a_damaged_byte_is_told_from_an_overwritten_piece() {
        let torn = |bytes: &[u8]| Line::of(bytes).torn;
        assert!(!torn(b"value: \"ab\x01c\","));
        assert!(torn(b"value: \"ab\0\0\0c\","));
        assert!(!torn("value: \"\u{fffd}\u{fffd}\u{fffd}\",".as_bytes()), "a person may have written that");
    }
}
