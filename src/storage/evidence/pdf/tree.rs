//! How many pages a PDF says it has, and whether it is encrypted. Objects are gone through once, name by name, with only
//! the open ones kept; nothing is followed.

/// Deepest nesting that is looked into.
const MOST_DEPTH: usize = 64;
/// Longest name or number that is kept; none that matters is longer.
const MOST_WORD: usize = 16;
/// Most pages that are believed.
const MOST_PAGES: u32 = 100_000;

/// What was seen so far.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Pages of the last root of pages: later ones replace it.
    pub(super) pages: Option<u32>,
    /// True where a trailer names the way it is encrypted.
    pub(super) encrypted: bool,
}

/// A dictionary that is open.
#[derive(Debug, Default)]
struct Open {
    key: Option<Vec<u8>>,
    /// Arrays that are open in it.
    arrays: usize,
    is_pages: bool,
    has_parent: bool,
    count: Option<u32>,
    encrypts: bool,
    trails: bool,
}

impl Tree {
    /// Goes through objects, such as stand between streams or in a stream of objects.
    pub(super) fn read(&mut self, bytes: &[u8]) {
        let mut open: Vec<Open> = Vec::new();
        // Dictionaries deeper than are looked into.
        let mut beyond = 0_usize;
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let next = bytes.get(at + 1);
            match byte {
                b'(' => {
                    at = after_string(bytes, at);
                    valued(&mut open);
                }
                b'%' => at += bytes.get(at..).map_or(1, |rest| length(rest, |byte| !matches!(byte, b'\r' | b'\n'))),
                b'<' if next == Some(&b'<') => {
                    if open.len() < MOST_DEPTH {
                        open.push(Open::default());
                    } else {
                        beyond += 1;
                    }
                    at += 2;
                }
                b'>' if next == Some(&b'>') => {
                    match beyond {
                        0 => {
                            let closed = open.pop();
                            self.close(closed);
                            valued(&mut open);
                        }
                        _ => beyond -= 1,
                    }
                    at += 2;
                }
                b'<' => {
                    at += bytes.get(at..).map_or(1, |rest| length(rest, |byte| *byte != b'>') + 1);
                    valued(&mut open);
                }
                b'[' | b']' => {
                    if let Some(dictionary) = open.last_mut() {
                        if *byte == b'[' {
                            dictionary.arrays += 1;
                        } else {
                            dictionary.arrays = dictionary.arrays.saturating_sub(1);
                            if dictionary.arrays == 0 {
                                dictionary.key = None;
                            }
                        }
                    }
                    at += 1;
                }
                b'/' => at = word(bytes, at, 1, &mut open, &mut beyond),
                byte if is_regular(byte) => at = word(bytes, at, 0, &mut open, &mut beyond),
                _ => at += 1,
            }
        }
        // The description of a stream is cut off before its end is read here.
        for dictionary in open.into_iter().rev() {
            self.close(Some(dictionary));
        }
    }

    fn close(&mut self, dictionary: Option<Open>) {
        let Some(dictionary) = dictionary else { return };
        if dictionary.is_pages && !dictionary.has_parent {
            self.pages = dictionary.count.filter(|count| (1..=MOST_PAGES).contains(count)).or(self.pages);
        }
        self.encrypted = self.encrypted || dictionary.encrypts && dictionary.trails;
    }
}

/// A value that is neither name nor number has come to its end.
fn valued(open: &mut [Open]) {
    if let Some(dictionary) = open.last_mut().filter(|dictionary| dictionary.arrays == 0) {
        dictionary.key = None;
    }
}

/// Takes the name, number or word that starts here; `first` is the length of what marks it as a name. Where it ends.
fn word(bytes: &[u8], at: usize, first: usize, open: &mut Vec<Open>, beyond: &mut usize) -> usize {
    let end = at + first + bytes.get(at + first..).map_or(0, |rest| length(rest, is_regular));
    let whole = bytes.get(at..end).unwrap_or_default();
    // An object that breaks off must not keep the next one open.
    if whole == b"obj" {
        open.clear();
        *beyond = 0;
    } else if let Some(dictionary) = open.last_mut().filter(|one| one.arrays == 0 && *beyond == 0) {
        dictionary.take(whole.get(..MOST_WORD.min(whole.len())).unwrap_or_default());
    }
    end
}

impl Open {
    /// Takes a name, a number or a word.
    fn take(&mut self, word: &[u8]) {
        match (self.key.take(), word) {
            (None, [b'/', name @ ..]) => {
                match name {
                    b"Parent" => self.has_parent = true,
                    b"Encrypt" => self.encrypts = true,
                    b"Root" | b"Size" => self.trails = true,
                    _ => {}
                }
                self.key = Some(name.to_vec());
            }
            (Some(key), [b'/', b'P', b'a', b'g', b'e', b's']) if key == b"Type" => self.is_pages = true,
            (Some(key), digits) if key == b"Count" => {
                self.count = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
            }
            // `12 0 R` is three words, of which only the first can follow a key.
            _ => {}
        }
    }
}

fn is_regular(byte: &u8) -> bool {
    !byte.is_ascii_whitespace() && *byte != 0 && !b"()<>[]{}/%".contains(byte)
}

/// Bytes of one sort at the start.
fn length(bytes: &[u8], sort: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().position(|byte| !sort(byte)).unwrap_or(bytes.len())
}

/// Place after a string in brackets, which may hold brackets.
fn after_string(bytes: &[u8], start: usize) -> usize {
    let (mut depth, mut at) = (0_usize, start);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> (Option<u32>, bool) {
        let mut tree = Tree::default();
        tree.read(text.as_bytes());
        (tree.pages, tree.encrypted)
    }

    #[test]
    fn the_last_root_of_pages_says_how_many_there_are() {
        for (text, pages) in [
            ("2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 13>>endobj", Some(13)),
            ("<< /Count 7 /Kids [ 3 0 R ] /Type /Pages >>", Some(7)),
            ("<</Type/Pages/Parent 1 0 R/Count 4>> <</Type/Pages/Count 9>>", Some(9)),
            ("<</Type/Pages/Count 9>> 2 0 obj<</Type/Pages/Count 3>>", Some(3)),
            ("<</Type/Pages/Resources<</Count 1/Type/X>>/Count 5>>", Some(5)),
            ("<</Title(<</Type/Pages/Count 3>>\\))/Type/Pages/Count 2>>", Some(2)),
            ("% <</Type/Pages/Count 3>>\n", None),
            ("<</Type/Outlines/Count 30>>", None),
            ("<</Type/Pages/Count 0>>", None),
            ("<</Type/Pages/Count 12 0 R>>", Some(12)),
            ("<</Type/Pages", None),
        ] {
            assert_eq!(seen(text).0, pages, "{text}");
        }
    }

    #[test]
    fn only_a_trailer_says_that_a_file_is_encrypted() {
        for (text, encrypted) in [
            ("trailer <</Size 9/Root 1 0 R/Encrypt 5 0 R>>", true),
            ("trailer <</Encrypt<</Filter/Standard/V 2>>/Size 9/Root 1 0 R>>", true),
            ("<</Title(/Encrypt)/Root 1 0 R/Size 1>>", false),
            ("<</Encrypt 5 0 R>>", false),
            ("<</EncryptMetadata true/Size 9>>", false),
        ] {
            assert_eq!(seen(text).1, encrypted, "{text}");
        }
    }

    #[test]
    fn what_is_nested_without_end_is_gone_through_all_the_same() {
        let deep = format!("{}{}<</Type/Pages/Count 3>>", "<<".repeat(100_000), ">>".repeat(100_000));
        assert_eq!(seen(&deep).0, Some(3));
        assert_eq!(seen(&"(".repeat(100_000)).0, None);
    }
}
