//! Whether the instructions that draw a page show text.

/// Longest word that is kept; no instruction is longer.
const MOST_WORD: usize = 3;

/// Goes through instructions, in pieces.
#[derive(Debug, Default)]
pub(super) struct TextOperators {
    place: Place,
    word: Vec<u8>,
    /// True where the word is longer than what is kept of it.
    long: bool,
    /// True between `BT` and `ET`.
    in_text: bool,
    /// True where a string that is not empty waits for its instruction.
    string: bool,
}

/// Where in the instructions.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Among words.
    #[default]
    Words,
    /// In a remark, up to the end of the line.
    Remark,
    /// In a string in brackets, so many brackets deep; true after a backslash.
    String(u32, bool),
    /// After `<`, which starts digits or a dictionary.
    Angle,
    /// In a string of digits.
    Digits,
    /// In the bytes of a picture, with what was seen of its end.
    Picture(u8),
}

impl TextOperators {
    /// Takes the next piece. True once text is shown.
    pub(super) fn take(&mut self, bytes: &[u8]) -> bool {
        bytes.iter().any(|byte| self.step(*byte))
    }

    fn step(&mut self, byte: u8) -> bool {
        match self.place {
            Place::Words => return self.among_words(byte),
            Place::Remark if byte == b'\n' || byte == b'\r' => self.place = Place::Words,
            Place::Remark => {}
            Place::String(depth, true) => {
                self.string = true;
                self.place = Place::String(depth, false);
            }
            Place::String(depth, false) => match byte {
                b'\\' => self.place = Place::String(depth, true),
                b'(' => self.place = Place::String(depth.saturating_add(1), false),
                b')' if depth == 0 => self.place = Place::Words,
                b')' => self.place = Place::String(depth - 1, false),
                _ => self.string = self.string || !byte.is_ascii_whitespace(),
            },
            Place::Angle | Place::Digits => match byte {
                b'<' if self.place == Place::Angle => self.place = Place::Words,
                b'>' => self.place = Place::Words,
                _ => {
                    self.string = self.string || byte.is_ascii_hexdigit();
                    self.place = Place::Digits;
                }
            },
            Place::Picture(seen) => {
                self.place = match (seen, byte) {
                    (3, _) if byte.is_ascii_whitespace() => Place::Words,
                    (_, _) if byte.is_ascii_whitespace() => Place::Picture(1),
                    (1, b'E') => Place::Picture(2),
                    (2, b'I') => Place::Picture(3),
                    _ => Place::Picture(0),
                }
            }
        }
        false
    }

    fn among_words(&mut self, byte: u8) -> bool {
        let next = match byte {
            b'(' => Place::String(0, false),
            b'<' => Place::Angle,
            b'%' => Place::Remark,
            b'[' | b']' | b'>' | b'{' | b'}' | b'/' => Place::Words,
            _ if byte.is_ascii_whitespace() || byte == 0 => Place::Words,
            _ => {
                if self.word.len() < MOST_WORD {
                    self.word.push(byte);
                } else {
                    self.long = true;
                }
                return false;
            }
        };
        let shows = self.end_word();
        if self.place == Place::Words {
            self.place = next;
        }
        // A name is no instruction; its first letter keeps it from being taken for one.
        if byte == b'/' {
            self.word.push(byte);
        }
        shows
    }

    /// True where the word that ends here is an instruction that shows text.
    fn end_word(&mut self) -> bool {
        let long = std::mem::take(&mut self.long);
        let word = std::mem::take(&mut self.word);
        let shows = match word.as_slice() {
            _ if long => false,
            b"BT" => {
                self.in_text = true;
                false
            }
            b"ET" => {
                self.in_text = false;
                false
            }
            b"ID" => {
                self.place = Place::Picture(0);
                false
            }
            b"Tj" | b"TJ" | b"'" | b"\"" => self.in_text && self.string,
            _ => false,
        };
        if word.first().is_some_and(|first| first.is_ascii_alphabetic() || b"'\"".contains(first)) {
            self.string = false;
        }
        shows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> bool {
        let text = format!("{text}\n");
        let whole = TextOperators::default().take(text.as_bytes());
        let mut one = TextOperators::default();
        assert_eq!(text.bytes().any(|byte| one.take(&[byte])), whole, "pieces make no difference: {text}");
        whole
    }

    #[test]
    fn text_is_shown_by_its_instructions_with_something_to_show() {
        for text in [
            "BT /F1 12 Tf 72 700 Td (Surat) Tj ET",
            "BT [(S) -20 <0041>] TJ ET",
            "BT (a\\)b (c) d)Tj ET",
            "BT 3 Tr 1 2 (x) \" ET",
            "BT (x)' ET",
            "q BI /W 1 /H 1 ID (BT\u{1} EI Q BT <41> Tj ET",
            "% BT\nBT<41>Tj",
        ] {
            assert!(shown(text), "{text}");
        }
    }

    #[test]
    fn pictures_names_remarks_and_empty_strings_show_no_text() {
        for text in [
            "q 595 0 0 842 0 0 cm /Im0 Do Q",
            "BT ET (a) Tj",
            "BT () Tj ET",
            "BT ( ) Tj ET",
            "BT <> Tj ET",
            "BT (a) /Tj Do ET",
            "BT (a) pop Tj ET",
            "BT % (a) Tj\n ET",
            "BT ((a) Tj ET",
            "BI ID BT (a) Tj",
            "BT (a) Tjx ET",
        ] {
            assert!(!shown(text), "{text}");
        }
    }
}
