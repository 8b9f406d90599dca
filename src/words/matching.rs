//! Finding typed words in a text, whatever their case and accents: every word must occur, best at the start of a word.

use std::{collections::BTreeSet, ops::Range};

use unicode_normalization::UnicodeNormalization as _;

/// Places of a word that are looked at for one at which a word begins.
const MOST_PLACES: usize = 64;

/// What is sought: words that must all occur.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    words: Vec<String>,
    /// Several of them as they were typed, with one blank between two.
    phrase: String,
}

impl Sought {
    /// The words of a query, each once.
    pub fn of(query: &str) -> Self {
        let mut seen = BTreeSet::new();
        let words = query.split_whitespace().map(|word| Folded::of(word).text).filter(|word| !word.is_empty());
        let words: Vec<String> = words.collect();
        let mut phrase = words.join(" ");
        let words: Vec<String> = words.into_iter().filter(|word| seen.insert(word.clone())).collect();
        if words.len() < 2 {
            phrase.clear();
        }
        Self { words, phrase }
    }

    /// True where nothing is sought.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word occurs in one of these texts, in any order, or is one of these numbers.
    pub fn is_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>, numbers: &[&str]) -> bool {
        let mut left: Vec<&str> =
            self.words.iter().map(String::as_str).filter(|word| !numbers.contains(word)).collect();
        for text in texts {
            if left.is_empty() {
                return true;
            }
            let folded = Folded::of(text);
            left.retain(|word| !folded.text.contains(*word));
        }
        left.is_empty()
    }

    /// True where whatever holds this holds the other as well.
    pub fn narrows(&self, other: &Self) -> bool {
        other.words.iter().all(|word| self.words.iter().any(|own| own.contains(word.as_str())))
    }
}

/// A match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
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

/// A text in small letters without accents, as it is searched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    /// Whether each letter takes as many bytes as it took before.
    aligned: bool,
}

impl Folded {
    /// Folds a text.
    pub fn of(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), aligned: true };
        for letter in text.chars() {
            let before = folded.text.len();
            fold(letter, &mut folded.text);
            folded.aligned &= folded.text.len() - before == letter.len_utf8();
        }
        folded
    }

    /// Whether it is what is sought, word for word.
    pub fn is(&self, sought: &Sought) -> bool {
        let mut seen = BTreeSet::new();
        self.text.split_whitespace().filter(|word| seen.insert(*word)).eq(sought.words.iter())
    }

    /// Whether it begins with another one.
    pub fn begins_with(&self, other: &Self) -> bool {
        self.text.starts_with(&other.text)
    }

    /// Whether every word occurs.
    pub fn holds(&self, sought: &Sought) -> bool {
        sought.words.iter().all(|word| self.text.contains(word.as_str()))
    }

    /// Where every word occurs in the text this was made of; an empty query matches everything.
    pub fn find(&self, original: &str, sought: &Sought) -> Option<Found> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        let mut rank = 0;
        // Where the words stand together as they were typed, that is the place.
        let together = Some(&sought.phrase).filter(|phrase| !phrase.is_empty() && self.text.contains(*phrase));
        for word in together.map_or(&sought.words[..], std::slice::from_ref) {
            let begins = |place: &usize| !self.text[..*place].ends_with(char::is_alphanumeric);
            let mut places = self.text.match_indices(word.as_str()).map(|(place, _)| place);
            let first = places.next()?;
            let begin = std::iter::once(first).chain(places.take(MOST_PLACES)).find(begins);
            rank = rank.max(if begin.is_some() { 1 } else { 2 });
            let place = begin.unwrap_or(first);
            marks.push(place..place + word.len());
        }
        marks.sort_by_key(|mark| mark.start);
        if !self.aligned {
            marks = in_original(original, &marks);
        }
        let mut joined: Vec<Range<usize>> = Vec::new();
        for mark in marks {
            match joined.last_mut() {
                Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
                _ => joined.push(mark),
            }
        }
        Some(Found { rank, marks: joined })
    }
}

/// Looks for all words in a text.
pub fn find(text: &str, sought: &Sought) -> Option<Found> {
    Folded::of(text).find(text, sought)
}

/// Puts a letter in its small form without accents behind a text.
fn fold(letter: char, text: &mut String) {
    match letter {
        _ if letter.is_ascii() => text.push(letter.to_ascii_lowercase()),
        '\u{2018}' | '\u{2019}' => text.push('\''),
        // A sigma at the end of a word.
        'ς' => text.push('σ'),
        '\u{2010}'..='\u{2015}' => text.push('-'),
        _ => {
            let plain = std::iter::once(letter).nfkd().filter(|part| !matches!(part, '\u{300}'..='\u{36f}'));
            text.extend(plain.flat_map(char::to_lowercase));
        }
    }
}

/// Ranges of a folded text, sorted by their starts, as whole letters of the text it was made of.
fn in_original(original: &str, marks: &[Range<usize>]) -> Vec<Range<usize>> {
    // Where each letter begins, in both.
    let (mut starts, mut folded) = (Vec::new(), String::new());
    for (place, letter) in original.char_indices() {
        let before = folded.len();
        fold(letter, &mut folded);
        // A sign without a letter of its own belongs to the one before.
        if folded.len() > before {
            starts.push((before, place));
        }
    }
    let start = |at: usize| starts[..starts.partition_point(|(folded, _)| *folded <= at)].last().map_or(0, |one| one.1);
    let end =
        |at: usize| starts.get(starts.partition_point(|(folded, _)| *folded < at)).map_or(original.len(), |one| one.1);
    marks.iter().map(|mark| start(mark.start)..end(mark.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, query: &str) -> Option<Found> {
        find(text, &Sought::of(query))
    }

    #[test]
    fn every_typed_word_must_occur_and_beginnings_of_words_come_first() {
        let one = found("23  Penerapan Manajemen Data", "manaj dat").unwrap();
        assert_eq!(one.marks, [14..19, 24..27]);
        assert_eq!(one.rank, 1);
        assert_eq!(found("Manajemen Data", "jemen").unwrap().rank, 2);
        assert_eq!(found("Manajemen Data", "data aset"), None);
        assert_eq!(found("Manajemen", "").unwrap().marks, []);
    }

    #[test]
    fn letters_are_found_with_and_without_accents_and_marked_whole() {
        for (text, query, marked) in [
            ("Évaluasi Édisi", "édi", "Édi"),
            ("Évaluasi Édisi", "EDI", "Édi"),
            ("rencana reka\u{301}n", "rekan", "reka\u{301}n"),
            ("Salinan e\u{301}", "e", "e\u{301}"),
            ("jum\u{2019}at", "jum'at", "jum\u{2019}at"),
            ("İstanbul \u{fb01}sik", "fisik", "\u{fb01}sik"),
        ] {
            let one = found(text, query).unwrap_or_else(|| panic!("{query} in {text}"));
            assert_eq!(&text[one.marks[0].clone()], marked, "{query} in {text}");
        }
    }

    #[test]
    fn words_are_found_in_any_order_and_over_several_texts_and_a_repeated_one_counts_once() {
        let texts = ["Laporan Reviu Kebijakan SPBE Tahun 2023", "Diskominfo"];
        for query in ["reviu 2023", "2023 REVIU", "kominfo laporan", "reviu 14", "", &"reviu ".repeat(100_000)] {
            assert!(Sought::of(query).is_in(texts, &["14"]), "{query}");
        }
        assert!(!Sought::of("reviu 2024").is_in(texts, &["14"]) && !Sought::of("1").is_in(["x"], &["14"]));
        assert_eq!(Sought::of("data Data data"), Sought::of("data"));
        assert!(Folded::of("data data").is(&Sought::of("data data")));
    }

    #[test]
    fn words_that_stand_together_as_they_were_typed_are_the_place() {
        let text = "Dinas dilaksanakan dengan naskah; pertukaran naskah dengan instansi lain.";
        let place = text.rfind("naskah").unwrap();
        let found = find(text, &Sought::of("naskah  dengan")).unwrap();
        assert_eq!(found.marks.len(), 1);
        assert_eq!(found.marks[0], place..place + "naskah dengan".len());
        assert_eq!(find(text, &Sought::of("lain dengan")).unwrap().marks.len(), 2);
    }

    #[test]
    fn a_longer_query_narrows_a_shorter_one_and_nothing_else_does() {
        let narrows = |query: &str, other: &str| Sought::of(query).narrows(&Sought::of(other));
        assert!(narrows("manajemen da", "manaj d") && narrows("data manaj", "manaj"));
        assert!(!narrows("manaj", "manajemen") && !narrows("data", "manaj"));
    }
}
