//! Pieces of text as words, spaces and line feeds, one after the other.

use std::rc::Rc;

use super::{
    POINT, Typesetter, Word,
    lines::{Look, Piece},
};

/// Longest string shaped in one go. Longer ones are cut for shaping only; that costs a kern at the cut.
const CHUNK: usize = 48;
/// Words that stay on one line with the number behind them, in the language of the rubrics and of most that is typed.
const NUMBERED: [&str; 8] = ["nomor", "pasal", "ayat", "bab", "halaman", "tingkat", "indikator", "kriteria"];
/// The same, shortened.
const SHORT_NUMBERED: [&str; 2] = ["hlm.", "no."];
/// Months and their short forms in the same language.
const MONTHS: [&str; 23] = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "agu",
    "sep",
    "okt",
    "nov",
    "des",
];

/// A word's share of one piece.
#[derive(Clone)]
pub(super) struct Part<'a> {
    pub piece: usize,
    pub width: f32,
    /// Nothing for a box.
    pub shown: Option<Shown<'a>>,
}

/// Letters of a part.
#[derive(Clone)]
pub(super) struct Shown<'a> {
    pub text: &'a str,
    pub word: Rc<Word>,
    pub look: &'a Look,
}

/// What lines are filled with.
pub(super) enum Token<'a> {
    /// Parts without a space between them.
    Word(Vec<Part<'a>>),
    Space(Part<'a>),
    Feed,
}

/// The part a text makes of its piece.
pub(super) fn part<'a>(typesetter: &Typesetter, piece: usize, text: &'a str, look: &'a Look) -> Part<'a> {
    let word = typesetter.word(look.face, text);
    let letters: usize = word.stretches.iter().map(|stretch| stretch.glyphs.len()).sum();
    let width = (word.width * look.size + letters as f32 * look.tracking) * POINT;
    Part { piece, width, shown: Some(Shown { text, word, look }) }
}

/// Tokens of pieces, made as they are asked for.
pub(super) struct Tokens<'a, 't> {
    typesetter: &'t Typesetter,
    pieces: std::iter::Enumerate<std::slice::Iter<'a, Piece>>,
    /// The piece that is being read: its number, its text, its look, and the byte from which on it is open.
    open: Option<(usize, &'a str, &'a Look, usize)>,
    /// A token that comes after the word before it.
    next: Option<Token<'a>>,
}

impl<'a, 't> Tokens<'a, 't> {
    pub fn of(typesetter: &'t Typesetter, pieces: &'a [Piece]) -> Self {
        Self { typesetter, pieces: pieces.iter().enumerate(), open: None, next: None }
    }
}

impl<'a> Iterator for Tokens<'a, '_> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(token) = self.next.take() {
            return Some(token);
        }
        let mut word = Vec::new();
        loop {
            let Some((piece, text, look, at)) = self.open.filter(|(_, text, _, at)| *at < text.len()) else {
                match self.pieces.next() {
                    Some((piece, Piece::Words(text, look))) => self.open = Some((piece, text.as_str(), look, 0)),
                    Some((piece, Piece::Box(width))) => word.push(Part { piece, width: *width, shown: None }),
                    None if word.is_empty() => return None,
                    None => return Some(Token::Word(word)),
                }
                continue;
            };
            let rest = &text[at..];
            let blank = rest.chars().next().filter(|first| matches!(first, ' ' | '\t' | '\n'));
            let length = blank.map_or_else(|| chunk(rest), char::len_utf8);
            let (here, after) = rest.split_at(length);
            self.open = Some((piece, text, look, at + length));
            let token = match blank {
                Some(' ') if stay_together(&text[..at], after) => None,
                Some('\n') => Some(Token::Feed),
                Some(_) => Some(Token::Space(part(self.typesetter, piece, here, look))),
                None => None,
            };
            match token {
                None => word.push(part(self.typesetter, piece, here, look)),
                Some(token) if word.is_empty() => return Some(token),
                Some(token) => {
                    self.next = Some(token);
                    return Some(Token::Word(word));
                }
            }
        }
    }
}

/// True where the words before and after a space stay on one line: `Pasal 12`, `14 Juni 2024`, `32.d hlm. 4`.
fn stay_together(before: &str, after: &str) -> bool {
    let (last, next) = (last_word(before), first_word(after));
    if after.starts_with(|sign: char| sign.is_ascii_digit()) {
        let plain = last.rsplit(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
        let year = next.bytes().take_while(u8::is_ascii_digit).count() == 4;
        let earlier = before.get(..before.len() - last.len()).unwrap_or_default().trim_end_matches(' ');
        return one_of(&NUMBERED, plain)
            || one_of(&SHORT_NUMBERED, last)
            || (year && one_of(&MONTHS, last) && is_day(last_word(earlier)));
    }
    let month = next.trim_end_matches(|sign: char| !sign.is_alphabetic());
    (is_day(last) && one_of(&MONTHS, month)) || (next.eq_ignore_ascii_case("hlm.") && is_code(last))
}

fn one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// The longest word that is looked at; a string of a million letters is none of those that matter.
const WORD: usize = 24;

fn last_word(text: &str) -> &str {
    let length: usize =
        text.chars().rev().take(WORD).take_while(|sign| !matches!(sign, ' ' | '\t' | '\n')).map(char::len_utf8).sum();
    text.get(text.len() - length..).unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    let length: usize =
        text.chars().take(WORD).take_while(|sign| !matches!(sign, ' ' | '\t' | '\n')).map(char::len_utf8).sum();
    text.get(..length).unwrap_or_default()
}

/// A day of a month: one or two digits, an opening bracket before them at most.
fn is_day(word: &str) -> bool {
    let word = word.trim_start_matches('(');
    (1..=2).contains(&word.len()) && word.bytes().all(|digit| digit.is_ascii_digit())
}

/// The code of a document: `32.d`.
fn is_code(word: &str) -> bool {
    let word = word.trim_start_matches('(');
    word.split_once('.').is_some_and(|(number, letters)| {
        !number.is_empty()
            && number.bytes().all(|digit| digit.is_ascii_digit())
            && !letters.is_empty()
            && letters.bytes().all(|letter| letter.is_ascii_lowercase())
    })
}

/// Length of the string up to the next space, at most one chunk; accents stay with their letter.
fn chunk(text: &str) -> usize {
    let mut characters = 0;
    for (at, character) in text.char_indices() {
        if matches!(character, ' ' | '\t' | '\n') {
            return at;
        }
        let accent = matches!(character, '\u{300}'..='\u{36f}');
        if characters >= CHUNK && !accent {
            return at;
        }
        characters += 1;
    }
    text.len()
}

/// Most letters of the number or sign before the item of a list, with the spaces before it.
pub(super) const MARKER: usize = 12;

/// Whether a text stands before the item of a list: a sign, or one letter or a number of two digits behind which a sign ends it.
pub(super) fn is_marker(text: &str) -> bool {
    if ["-", "–", "—", "•", "*", "·", "○", "●"].contains(&text) {
        return true;
    }
    let Some(inner) = text.strip_suffix(['.', ')']) else { return false };
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    let number = (1..=2).contains(&inner.len()) && inner.bytes().all(|digit| digit.is_ascii_digit());
    number || (inner.len() == 1 && inner.bytes().all(|letter| letter.is_ascii_lowercase()))
}
