//! Codes of evidence such as `23.a` in texts, and the documents they name.

use std::ops::Range;

use crate::{
    assessment::{Assessment, DocumentId, evidence_code},
    rubric::Rubric,
};

/// Most letters of a code; two are enough for 702 documents.
const MOST_LETTERS: usize = 2;

/// A code of evidence in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited<'a> {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Indicator it names.
    pub indicator: &'a str,
    /// Letter it names, from 0.
    pub letter: u16,
}

impl Cited<'_> {
    /// The code as it should be written: `23.a`.
    pub fn code(&self) -> String {
        evidence_code(self.indicator, self.letter)
    }
}

/// Codes of evidence in a text, in order: the id of an indicator, then letters, with a point between them or without
/// (`23.a`, `23a`). What follows words such as *Pasal* or *ayat* is a place in a document, not a code.
pub fn cited<'a>(rubric: &'a Rubric, text: &str) -> Vec<Cited<'a>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        at = run(bytes, start, u8::is_ascii_digit);
        let digits = &text[start..at];
        let point = bytes.get(at) == Some(&b'.');
        let from = at + usize::from(point);
        // Without a point `4G` would be the network, not a code.
        let end = run(bytes, from, if point { u8::is_ascii_alphabetic } else { u8::is_ascii_lowercase });
        if end == from || end - from > MOST_LETTERS || !point && end - from > 1 {
            continue;
        }
        let Some(indicator) = rubric.indicators.iter().find(|indicator| indicator.id == digits) else { continue };
        if !free_before(text, start) || !free_after(text, end) || places_follow(rubric, &text[..start]) {
            continue;
        }
        found.push(Cited { range: start..end, indicator: &indicator.id, letter: number(&bytes[from..end]) });
        at = end;
    }
    found
}

/// Document a code names: one that is tied to the indicator and has that letter there.
pub fn cited_document<'a>(assessment: &'a Assessment, cited: &Cited<'_>) -> Option<&'a DocumentId> {
    let answer = assessment.answer(cited.indicator)?;
    let (document, _) = answer.lettered().into_iter().find(|(_, letter)| *letter == cited.letter)?;
    assessment.document(document)?;
    let mut uses = answer.entries.iter().flat_map(|entry| entry.uses.values());
    uses.any(|used| used.is_of(document)).then_some(document)
}

/// End of the bytes of one sort from a place on.
fn run(bytes: &[u8], from: usize, sort: fn(&u8) -> bool) -> usize {
    bytes[from.min(bytes.len())..].iter().position(|byte| !sort(byte)).map_or(bytes.len(), |length| from + length)
}

/// Whether a code may start here: not inside a word, a number or another code.
fn free_before(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    match before.next() {
        None => true,
        Some('.') => before.next().is_none_or(|letter| !letter.is_alphanumeric()),
        Some(',') => before.next().is_none_or(|letter| !letter.is_ascii_digit()),
        Some(letter) => !letter.is_alphanumeric() && letter != '_',
    }
}

/// Whether a code may end here.
fn free_after(text: &str, end: usize) -> bool {
    text[end..].chars().next().is_none_or(|letter| !letter.is_alphanumeric())
}

/// Whether a text ends in a word that places in documents follow.
fn places_follow(rubric: &Rubric, before: &str) -> bool {
    let before = before.trim_end().trim_end_matches('(');
    let start = before.char_indices().rev().take_while(|(_, letter)| letter.is_alphabetic()).last();
    let Some((start, _)) = start else { return false };
    let word = before[start..].to_lowercase();
    rubric.checks.places_after.contains(&word)
}

/// Number of letters, from 0.
fn number(letters: &[u8]) -> u16 {
    let sum = letters.iter().fold(0, |sum, letter| sum * 26 + u16::from(letter.to_ascii_lowercase() - b'a') + 1);
    sum - 1
}
