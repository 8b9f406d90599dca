//! Where two states of a text differ, word by word.

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It stands in both.
    Kept,
    /// It stands only in the earlier one.
    Removed,
    /// It stands only in the later one.
    Added,
}

/// A piece of one of two texts, with the spaces behind its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPiece {
    /// What became of it.
    pub change: Change,
    /// The words.
    pub text: String,
}

/// Most pairs of words that are compared. Longer texts that differ all over are shown as one piece that went and one that
/// came.
const MOST_PAIRS: usize = 4_000_000;

/// Most words of what is not worth telling as kept.
const SCRAP: usize = 2;
/// Words that differ around it from which on it is not.
const MUCH: usize = 8;

/// How two texts differ: the earlier one is what is kept and removed, the later one what is kept and added.
pub fn text_changes(before: &str, after: &str) -> Vec<TextPiece> {
    let (old, new) = (words(before), words(after));
    let head = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let rest = old.len().min(new.len()) - head;
    let same = |(one, other): &(&&str, &&str)| one == other;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(same).count();
    let mut pieces = Pieces::default();
    pieces.push_all(Change::Kept, &old[..head]);
    let (middle, other) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    if middle.len().saturating_mul(other.len()) > MOST_PAIRS {
        pieces.push_all(Change::Removed, middle);
        pieces.push_all(Change::Added, other);
    } else {
        between(middle, other, &mut pieces);
    }
    pieces.push_all(Change::Kept, &old[old.len() - tail..]);
    without_scraps(&pieces.0)
}

/// A word or two that happen to stand in both texts, with much that differs on either side, are told as having gone and
/// come: the change reads as one.
fn without_scraps(pieces: &[TextPiece]) -> Vec<TextPiece> {
    let count = |piece: &TextPiece| piece.text.split_whitespace().count();
    let mut found: Vec<TextPiece> = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    for (place, piece) in pieces.iter().enumerate() {
        match piece.change {
            Change::Removed => removed.push_str(&piece.text),
            Change::Added => added.push_str(&piece.text),
            Change::Kept => {
                let before: usize = [&removed, &added].iter().map(|text| text.split_whitespace().count()).sum();
                let behind = pieces[place + 1..].iter().take_while(|next| next.change != Change::Kept);
                let behind: usize = behind.map(count).sum();
                if before > 0 && behind > 0 && count(piece) <= SCRAP && before + behind >= MUCH {
                    removed.push_str(&piece.text);
                    added.push_str(&piece.text);
                } else {
                    close(&mut found, &mut removed, &mut added);
                    found.push(piece.clone());
                }
            }
        }
    }
    close(&mut found, &mut removed, &mut added);
    found
}

/// What went, then what came, and both begin anew.
fn close(found: &mut Vec<TextPiece>, removed: &mut String, added: &mut String) {
    for (change, text) in [(Change::Removed, removed), (Change::Added, added)] {
        if !text.is_empty() {
            found.push(TextPiece { change, text: std::mem::take(text) });
        }
    }
}

/// How many words came and went.
pub fn count_changes(pieces: &[TextPiece]) -> (usize, usize) {
    let count = |change: Change| {
        let texts = pieces.iter().filter(|piece| piece.change == change);
        texts.map(|piece| piece.text.split_whitespace().count()).sum()
    };
    (count(Change::Added), count(Change::Removed))
}

/// Words, each with the spaces behind it; spaces at the very beginning are one of their own.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut spaces) = (0, false);
    for (at, sign) in text.char_indices() {
        if spaces && !sign.is_whitespace() && at > start {
            words.push(&text[start..at]);
            start = at;
        }
        spaces = sign.is_whitespace();
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// The longest words in common, in order; between them what went stands before what came.
fn between(old: &[&str], new: &[&str], pieces: &mut Pieces) {
    let wide = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * wide];
    for one in (0..old.len()).rev() {
        for other in (0..new.len()).rev() {
            longest[one * wide + other] = if old[one] == new[other] {
                longest[(one + 1) * wide + other + 1] + 1
            } else {
                longest[(one + 1) * wide + other].max(longest[one * wide + other + 1])
            };
        }
    }
    let (mut one, mut other) = (0, 0);
    while one < old.len() && other < new.len() {
        if old[one] == new[other] {
            pieces.push(Change::Kept, old[one]);
            (one, other) = (one + 1, other + 1);
        } else if longest[(one + 1) * wide + other] >= longest[one * wide + other + 1] {
            pieces.push(Change::Removed, old[one]);
            one += 1;
        } else {
            pieces.push(Change::Added, new[other]);
            other += 1;
        }
    }
    pieces.push_all(Change::Removed, &old[one..]);
    pieces.push_all(Change::Added, &new[other..]);
}

/// Pieces, those of one kind that follow each other joined.
#[derive(Default)]
struct Pieces(Vec<TextPiece>);

impl Pieces {
    fn push(&mut self, change: Change, word: &str) {
        match self.0.last_mut() {
            Some(last) if last.change == change => last.text.push_str(word),
            _ => self.0.push(TextPiece { change, text: word.to_owned() }),
        }
    }

    fn push_all(&mut self, change: Change, words: &[&str]) {
        for word in words {
            self.push(change, word);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn side(pieces: &[TextPiece], without: Change) -> String {
        pieces.iter().filter(|piece| piece.change != without).map(|piece| piece.text.as_str()).collect()
    }

    proptest! {
        #[test]
        fn what_is_kept_and_removed_is_the_earlier_text_and_what_is_kept_and_added_the_later(before in "[abc \n]{0,60}", after in "[abc \n]{0,60}") {
            let pieces = text_changes(&before, &after);
            prop_assert_eq!(side(&pieces, Change::Added), before.clone());
            prop_assert_eq!(side(&pieces, Change::Removed), after.clone());
            prop_assert!(pieces.windows(2).all(|pair| pair[0].change != pair[1].change));
            prop_assert_eq!(before == after, pieces.iter().all(|piece| piece.change == Change::Kept));
        }
    }

    #[test]
    fn one_word_in_a_sentence_is_one_that_went_and_one_that_came() {
        let pieces = text_changes("Diatur dalam Peraturan Wali Kota.", "Diatur dalam Keputusan Wali Kota.");
        let told: Vec<(Change, &str)> = pieces.iter().map(|piece| (piece.change, piece.text.as_str())).collect();
        let expected = [
            (Change::Kept, "Diatur dalam "),
            (Change::Removed, "Peraturan "),
            (Change::Added, "Keputusan "),
            (Change::Kept, "Wali Kota."),
        ];
        assert_eq!(told, expected);
        assert_eq!(count_changes(&pieces), (1, 1));
    }

    #[test]
    fn a_word_that_happens_to_stand_in_two_other_sentences_is_not_told_as_kept() {
        let before = "Layanan diterapkan oleh Bagian Hukum dan dapat diunduh semua orang.";
        let after = "Pengguna mencari peraturan, petugas mengunggah dan tidak mencatat apa pun.";
        let pieces = text_changes(before, after);
        assert_eq!(pieces.len(), 2, "{pieces:?}");
        let pieces = text_changes("Satu dan dua.", "Tiga dan empat.");
        assert!(pieces.iter().any(|piece| piece.change == Change::Kept), "in a short text it is: {pieces:?}");
    }

    #[test]
    fn texts_too_long_to_be_compared_are_told_as_one_that_went_and_one_that_came() {
        let text = |letter: &str| format!("{letter} ").repeat(3_000);
        let pieces = text_changes(&text("a"), &text("b"));
        assert_eq!(count_changes(&pieces), (3_000, 3_000));
        assert_eq!(pieces.len(), 2);
    }
}
