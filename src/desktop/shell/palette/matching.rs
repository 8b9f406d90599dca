//! Finding typed words in a text: every word must occur, best at the start of a word.

use std::ops::Range;

/// A match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// 0 for the best.
    pub rank: u8,
    /// What matched, as ranges of bytes in order, not overlapping.
    pub marks: Vec<Range<usize>>,
}

impl Found {
    /// A match of the beginning of the text.
    pub fn exact(whole: bool, length: usize) -> Self {
        Self { rank: u8::from(!whole), marks: std::iter::once(0..length).collect() }
    }
}

/// Looks for all words of a query in a text, in upper or lower case; an empty query matches everything.
pub(super) fn find(text: &str, query: &str) -> Option<Found> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut rank = 0;
    for word in query.split_whitespace() {
        let word: Vec<char> = word.chars().map(lower).collect();
        let starts = |place: usize| {
            let run = letters.get(place..place + word.len());
            run.is_some_and(|run| run.iter().zip(&word).all(|((_, letter), wanted)| lower(*letter) == *wanted))
        };
        let places: Vec<usize> = (0..letters.len()).filter(|place| starts(*place)).collect();
        let begins = |place: &usize| *place == 0 || !letters[*place - 1].1.is_alphanumeric();
        let place = places.iter().copied().find(begins);
        rank = rank.max(if place.is_some() { 1 } else { 2 });
        let place = place.or_else(|| places.first().copied())?;
        let end = letters.get(place + word.len()).map_or(text.len(), |(at, _)| *at);
        marks.push(letters[place].0..end);
    }
    marks.sort_by_key(|mark| mark.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    Some(Found { rank, marks: joined })
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_typed_word_must_occur_and_beginnings_of_words_come_first() {
        let found = find("23  Penerapan Manajemen Data", "manaj dat").unwrap();
        assert_eq!(found.marks, [14..19, 24..27]);
        assert_eq!(found.rank, 1);
        assert_eq!(find("Manajemen Data", "jemen").unwrap().rank, 2);
        assert_eq!(find("Manajemen Data", "data aset"), None);
        assert_eq!(find("Manajemen", "").unwrap().marks, []);
    }

    #[test]
    fn letters_of_several_bytes_are_marked_whole() {
        let found = find("Évaluasi Édisi", "édi").unwrap();
        assert_eq!(&"Évaluasi Édisi"[found.marks[0].clone()], "Édi");
    }
}
