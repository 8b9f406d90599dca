//! What is taken out of texts: every form in which something withheld may be written there.

use std::collections::{BTreeMap, BTreeSet};

/// Fewest letters and digits of a form: shorter ones stand in words that mean something else.
const FEWEST: usize = 4;
/// Fewest digits of an employee number that is also looked for without what stands around it.
const FEWEST_DIGITS: usize = 6;
/// Fewest digits of the start of a checksum by which a file can be found.
const FEWEST_HEXADECIMAL: usize = 8;
/// Fewest letters of a part of a name that is looked for behind a title or word of address.
const FEWEST_OF_PART: usize = 3;
/// Most titles and words of address before a name.
const MOST_CALLED: usize = 4;
/// Most letters between the stops of a title such as `S.Kom.`.
const MOST_OF_TITLE: usize = 4;
/// Titles that are also written without a stop.
const TITLES: [&str; 14] = ["prof", "dr", "drg", "drs", "dra", "ir", "h", "hj", "kh", "st", "sh", "se", "mm", "msi"];
/// Words by which a person is addressed with a part of the name only.
const ADDRESSED: [&str; 12] =
    ["bapak", "pak", "bpk", "ibu", "bu", "saudara", "saudari", "sdr", "sdri", "mas", "mbak", "kang"];

/// Something a reader may not see, as it was entered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withheld {
    /// Name of a person, with titles.
    Name(String),
    /// Number of a person.
    Number(String),
    /// Name of a file.
    File(String),
    /// SHA-256 of a file, in hexadecimal digits.
    Digest(String),
    /// Address of a document.
    Address(String),
    /// Any other text.
    Text(String),
}

impl Withheld {
    /// As it was entered.
    pub fn text(&self) -> &str {
        match self {
            Self::Name(text)
            | Self::Number(text)
            | Self::File(text)
            | Self::Digest(text)
            | Self::Address(text)
            | Self::Text(text) => text,
        }
    }

    /// All forms in which it may be written; how words are spaced and joined and which case they have does not count.
    fn forms(&self) -> Vec<Form> {
        match self {
            Self::Name(name) => names(name).iter().map(|form| Form::whole(form)).collect(),
            Self::Number(number) => {
                let digits: String = number.chars().filter(char::is_ascii_digit).collect();
                let digits = Some(digits).filter(|digits| digits.len() >= FEWEST_DIGITS);
                [Some(number.clone()), digits].into_iter().flatten().map(|form| Form::whole(&form)).collect()
            }
            Self::Digest(digest) => vec![Form { least: FEWEST_HEXADECIMAL, ..Form::whole(digest) }],
            Self::Address(address) => {
                let bare = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
                let forms = [address.as_str(), bare, bare.strip_prefix("www.").unwrap_or(bare)];
                forms.into_iter().map(Form::whole).collect()
            }
            Self::File(text) | Self::Text(text) => vec![Form::whole(text)],
        }
    }
}

/// The words of a name without the titles before and behind it.
pub(super) fn bare_name(name: &str) -> Vec<&str> {
    let words = before_comma(name);
    let first = words.iter().take_while(|word| is_title(word)).count();
    let last = words.iter().rposition(|word| !is_title(word)).map_or(first, |place| place + 1);
    words.get(first..last).unwrap_or_default().to_vec()
}

fn before_comma(name: &str) -> Vec<&str> {
    name.split(',').next().unwrap_or_default().split_whitespace().collect()
}

fn is_title(word: &str) -> bool {
    let parts = || word.split('.');
    let plain = parts().collect::<String>().to_lowercase();
    TITLES.contains(&plain.as_str())
        || (word.contains('.') && parts().all(|part| part.chars().count() <= MOST_OF_TITLE))
}

/// How a person may be called: with all titles, those before or those behind the name, or none; in another order of the
/// words; by two of them, or one and the first letter of another.
fn names(name: &str) -> BTreeSet<String> {
    let bare = bare_name(name);
    let words = before_comma(name);
    let front: Vec<&str> = words.iter().copied().take_while(|word| is_title(word)).collect();
    let rear = words.get(front.len()..).unwrap_or_default().join(" ");
    let behind = name.split_once(',').map(|(_, behind)| format!("{rear}, {behind}"));
    let mut forms: BTreeSet<String> = [name.to_owned(), words.join(" "), rear].into_iter().chain(behind).collect();
    forms.insert([front.as_slice(), bare.as_slice()].concat().join(" "));
    for (place, word) in bare.iter().enumerate() {
        let (before, from) = bare.split_at(place);
        forms.insert([from, before].concat().join(" "));
        for (_, other) in bare.iter().enumerate().filter(|(other, _)| *other != place) {
            let initial: String = other.chars().take(1).collect();
            forms.extend([format!("{word} {other}"), format!("{word} {initial}"), format!("{initial} {word}")]);
        }
    }
    forms
}

/// One form: only its letters and digits count, whatever stands between them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    /// Letters and digits in lower case.
    letters: Vec<char>,
    /// What follows the last of them, such as the stop of a title; taken out with them where it is there.
    tail: Vec<char>,
    /// So many of the letters, from the first on, are enough.
    least: usize,
}

impl Form {
    fn whole(text: &str) -> Self {
        let text: Vec<char> = text.trim().chars().collect();
        let end = text.iter().rposition(|letter| letter.is_alphanumeric()).map_or(0, |last| last + 1);
        let (body, tail) = text.split_at(end);
        let letters: Vec<char> = body.iter().filter(|letter| letter.is_alphanumeric()).copied().map(lower).collect();
        Self { least: letters.len(), letters, tail: tail.to_vec() }
    }

    /// Where it ends in a text in lower case in which it begins at a place.
    fn end_in(&self, text: &[char], from: usize) -> Option<usize> {
        let (mut at, mut end) = (from, None);
        for (place, letter) in self.letters.iter().enumerate() {
            while place > 0 && text.get(at).is_some_and(|one| !one.is_alphanumeric()) {
                at += 1;
            }
            if text.get(at) != Some(letter) {
                break;
            }
            at += 1;
            if place + 1 >= self.least && parted(text, at) {
                end = Some(at);
            }
        }
        let end = end?;
        let followed = text.get(end..).is_some_and(|rest| rest.starts_with(&self.tail));
        Some(if followed { end + self.tail.len() } else { end })
    }
}

/// Whether a word may begin or end at a place: letters and digits are not of one word, `NIP1980…`.
fn parted(text: &[char], at: usize) -> bool {
    let sides = at.checked_sub(1).and_then(|before| text.get(before)).zip(text.get(at));
    sides.is_none_or(|(before, after)| {
        let both = |of: fn(char) -> bool| of(*before) && of(*after);
        !both(char::is_alphabetic) && !both(char::is_numeric)
    })
}

/// The first letter of a letter's lower case, so that places stay the same.
fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Where a title or word of address that begins at a place of a text in lower case is followed by the next word.
fn behind_called(text: &[char], from: usize) -> Option<usize> {
    let length = |rest: &[char]| rest.iter().take_while(|letter| letter.is_alphabetic()).count();
    let rest = text.get(from..)?;
    let word: String = rest.get(..length(rest))?.iter().collect();
    let called = TITLES.contains(&word.as_str()) || ADDRESSED.contains(&word.as_str());
    let next = rest.iter().skip(length(rest)).position(|letter| letter.is_alphanumeric())?;
    called.then_some(from + length(rest) + next)
}

/// Forms by their first letter, the longest first.
struct Forms(BTreeMap<char, Vec<Form>>);

impl Forms {
    fn new(all: BTreeSet<Form>, fewest: usize) -> Self {
        let mut forms: BTreeMap<char, Vec<Form>> = BTreeMap::new();
        for form in all.into_iter().filter(|form| form.letters.len() >= fewest) {
            if let Some(first) = form.letters.first() {
                forms.entry(*first).or_default().push(form);
            }
        }
        for same in forms.values_mut() {
            same.sort_by_key(|form| std::cmp::Reverse((form.letters.len(), form.tail.len())));
        }
        Self(forms)
    }

    fn end_in(&self, text: &[char], from: usize) -> Option<usize> {
        self.0.get(text.get(from)?)?.iter().find_map(|form| form.end_in(text, from))
    }
}

/// What is taken out of texts.
pub(super) struct Hidden<'w> {
    forms: Forms,
    /// Words of names, which only behind a title or word of address are surely a person's.
    parts: Forms,
    /// What stands in their place.
    instead: &'w str,
}

impl<'w> Hidden<'w> {
    pub fn new(withheld: &BTreeSet<Withheld>, instead: &'w str) -> Self {
        let names = withheld.iter().filter_map(|one| match one {
            Withheld::Name(name) => Some(bare_name(name)),
            _ => None,
        });
        Self {
            forms: Forms::new(withheld.iter().flat_map(Withheld::forms).collect(), FEWEST),
            parts: Forms::new(names.flatten().map(Form::whole).collect(), FEWEST_OF_PART),
            instead,
        }
    }

    /// Where something that begins at a place ends, behind so many titles and words of address.
    fn end_in(&self, text: &[char], from: usize, called: usize) -> Option<usize> {
        if !parted(text, from) {
            return None;
        }
        let part = || self.parts.end_in(text, from).filter(|_| called > 0);
        let behind = || {
            let next = behind_called(text, from).filter(|_| called < MOST_CALLED)?;
            self.end_in(text, next, called + 1)
        };
        self.forms.end_in(text, from).or_else(part).or_else(behind)
    }

    /// The text without them; `None` where none stands in it.
    pub fn taken_out(&self, text: &str) -> Option<String> {
        let letters: Vec<char> = text.chars().collect();
        let small: Vec<char> = letters.iter().copied().map(lower).collect();
        let mut out = String::with_capacity(text.len());
        let (mut at, mut found) = (0, false);
        while let Some(letter) = letters.get(at) {
            let end = if letter.is_alphanumeric() { self.end_in(&small, at, 0) } else { None };
            match end {
                Some(end) => {
                    out.push_str(self.instead);
                    (at, found) = (end, true);
                }
                None => {
                    out.push(*letter);
                    at += 1;
                }
            }
        }
        found.then_some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(hidden: &[Withheld], text: &str) -> Option<String> {
        Hidden::new(&hidden.iter().cloned().collect(), "[…]").taken_out(text)
    }

    #[test]
    fn what_is_withheld_is_taken_out_of_every_text_as_whole_words_in_any_case() {
        let hidden = [
            Withheld::Name("Nadia Ardhana, S.T.".to_owned()),
            Withheld::Number("198001 2005 1 001".to_owned()),
            Withheld::File("1.a-SK.pdf".to_owned()),
        ];
        assert_eq!(out(&hidden, "Menurut NADIA\nArdhana, S.T. sudah.").as_deref(), Some("Menurut […] sudah."));
        assert_eq!(out(&hidden, "oleh Nadia Ardhana (NIP 19800120051001)").as_deref(), Some("oleh […] (NIP […])"));
        assert_eq!(out(&hidden, "lihat 1.a-SK.pdf.").as_deref(), Some("lihat […]."));
        assert_eq!(out(&hidden, "Nadia Ardhanawati dan 21.a-SK.pdfx, NIP 1980012005100123"), None);
        assert_eq!(out(&[Withheld::Text("Edi".to_owned())], "Media dan Edi"), None, "too short to be told apart");
    }

    #[test]
    fn a_person_is_not_called_by_another_form_of_the_name() {
        let hidden = [Withheld::Name("Dr. Ir. Hening Dwi Prabaswara, M.Si., Ph.D.".to_owned())];
        for called in [
            "Dr. Ir. Hening Dwi Prabaswara, M.Si., Ph.D.",
            "Dr. Ir. Hening Dwi Prabaswara",
            "Hening Dwi Prabaswara, M.Si., Ph.D.",
            "HENING DWI PRABASWARA",
            "hening\u{a0}dwi prabaswara",
            "Prabaswara, Hening Dwi",
            "Prabaswara, Hening",
            "Hening Prabaswara",
            "H. Prabaswara",
            "Hening P",
            "Bapak Hening",
            "Pak Prabaswara",
            "Dr. Hening",
            "Bapak Dr. Hening Prabaswara",
            "Ibu Dr. Ir. Hening",
            "Hening_Dwi_Prabaswara",
        ] {
            assert_eq!(out(&hidden, &format!("oleh {called} pada")).as_deref(), Some("oleh […] pada"), "{called}");
        }
        assert_eq!(out(&hidden, "Suasana hening dan dwi warna; Prabaswaraningrum."), None);
    }

    #[test]
    fn a_checksum_is_found_by_its_start_and_a_number_in_any_groups() {
        let digest = "4f3a9b2c11de0077aa55".repeat(4).chars().take(64).collect::<String>();
        let hidden = [Withheld::Digest(digest.clone()), Withheld::Number("NIP. 190002021920032002".to_owned())];
        for written in
            [&digest, &digest[..12], &digest[..8], "4F3A 9B2C 11DE", "1900-0202.192003 2 002", "190002021920032002"]
        {
            assert_eq!(out(&hidden, &format!("lihat ({written})")).as_deref(), Some("lihat ([…])"), "{written}");
        }
        assert_eq!(out(&hidden, "NIP190002021920032002").as_deref(), Some("[…]"));
        assert_eq!(out(&hidden, "lihat 4f3a9b2 dan 19000202192003200"), None);
    }

    #[test]
    fn an_address_is_found_without_its_beginning() {
        let hidden = [Withheld::Address("https://www.contoh.go.id/berkas/7".to_owned())];
        for written in ["https://www.contoh.go.id/berkas/7", "www.contoh.go.id/berkas/7", "contoh.go.id/Berkas/7"] {
            assert_eq!(out(&hidden, written).as_deref(), Some("[…]"), "{written}");
        }
        assert_eq!(out(&hidden, "contoh.go.id/berkas/71"), None);
    }
}
