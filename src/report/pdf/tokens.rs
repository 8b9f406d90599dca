//! The words of a page's content: two contents that differ only in spaces and in how strings and names are written say
//! the same.

use std::collections::BTreeSet;

/// A content taken apart.
pub(super) struct Tokens {
    /// Every word in one way of writing it, so that equal words give equal bytes.
    pub spelled: Vec<u8>,
    /// Names that stand in it.
    pub names: BTreeSet<Vec<u8>>,
}

impl Tokens {
    /// Takes a content apart; `None` where programs may disagree on what its words are.
    ///
    /// Numbers stay as they are written: which of two ways to write one a program rounds otherwise is not known here.
    /// Pictures within a content, comments and whatever does not close are left to be compared byte by byte.
    pub(super) fn read(content: &[u8]) -> Option<Self> {
        let mut tokens = Self { spelled: Vec::new(), names: BTreeSet::new() };
        let mut rest = content;
        while let Some((&first, after)) = rest.split_first() {
            rest = match first {
                _ if is_space(first) => after,
                b'(' => tokens.put(b's', text(after)?),
                b'/' => {
                    let (name, after) = name(after)?;
                    tokens.names.insert(name.clone());
                    tokens.put(b'n', (name, after))
                }
                b'<' if after.first() == Some(&b'<') => tokens.put(b'd', (b"<<".to_vec(), &after[1..])),
                b'>' if after.first() == Some(&b'>') => tokens.put(b'd', (b">>".to_vec(), &after[1..])),
                b'<' => tokens.put(b's', digits(after)?),
                b'[' | b']' => tokens.put(b'd', (vec![first], after)),
                _ if is_delimiter(first) => return None,
                _ => {
                    let (word, after) = regular(rest);
                    if [b"BI".as_slice(), b"ID", b"EI"].contains(&word) {
                        return None;
                    }
                    tokens.put(b'w', (word.to_vec(), after))
                }
            };
        }
        Some(tokens)
    }

    fn put<'a>(&mut self, kind: u8, (word, rest): (Vec<u8>, &'a [u8])) -> &'a [u8] {
        self.spelled.push(kind);
        self.spelled.extend((word.len() as u64).to_le_bytes());
        self.spelled.extend(word);
        rest
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    b" \t\r\n\0\x0c".contains(&byte)
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

fn regular(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| is_space(*byte) || is_delimiter(*byte)).unwrap_or(text.len());
    text.split_at(end)
}

fn name(text: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let (mut written, rest) = regular(text);
    let mut name = Vec::new();
    while let Some((&byte, after)) = written.split_first() {
        written = after;
        if byte != b'#' {
            name.push(byte);
            continue;
        }
        let (code, after) = written.split_at_checked(2)?;
        name.push(digit(code[0])? << 4 | digit(code[1])?);
        written = after;
    }
    Some((name, rest))
}

fn digits(text: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let end = text.iter().position(|byte| *byte == b'>')?;
    let digits: Option<Vec<u8>> =
        text[..end].iter().filter(|byte| !is_space(**byte)).map(|byte| digit(*byte)).collect();
    let bytes = digits?.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect();
    Some((bytes, &text[end + 1..]))
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A string from behind its opening bracket.
fn text(mut rest: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let (mut bytes, mut open) = (Vec::new(), 1_usize);
    loop {
        let (&byte, after) = rest.split_first()?;
        rest = after;
        match byte {
            b'\\' => rest = escape(rest, &mut bytes)?,
            b'\r' => {
                rest = rest.strip_prefix(b"\n").unwrap_or(rest);
                bytes.push(b'\n');
            }
            b'(' => {
                open += 1;
                bytes.push(byte);
            }
            b')' => {
                open -= 1;
                if open == 0 {
                    return Some((bytes, rest));
                }
                bytes.push(byte);
            }
            _ => bytes.push(byte),
        }
    }
}

fn escape<'a>(rest: &'a [u8], bytes: &mut Vec<u8>) -> Option<&'a [u8]> {
    let (&sign, after) = rest.split_first()?;
    let octal = rest.iter().take(3).take_while(|digit| (b'0'..=b'7').contains(digit)).count();
    if octal > 0 {
        let code = rest[..octal].iter().fold(0_u32, |code, digit| code * 8 + u32::from(digit - b'0'));
        bytes.push(u8::try_from(code).ok()?);
        return Some(&rest[octal..]);
    }
    match sign {
        b'\n' => return Some(after),
        b'\r' => return Some(after.strip_prefix(b"\n").unwrap_or(after)),
        b'n' => bytes.push(b'\n'),
        b'r' => bytes.push(b'\r'),
        b't' => bytes.push(b'\t'),
        b'b' => bytes.push(0x08),
        b'f' => bytes.push(0x0c),
        b'(' | b')' | b'\\' => bytes.push(sign),
        // What stands behind the stroke by mistake is read in two ways.
        _ => return None,
    }
    Some(after)
}
