//! Names of uploads: `12.a.Judul-dokumen.pdf`, legal on every system and short enough for the form.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::assessment::is_device;

/// Stands where a title has no letter that can be kept.
const UNNAMED: &str = "dokumen";
/// Goes before a number that Windows keeps for devices.
const BEFORE_DEVICE: &str = "indikator-";

/// Names of one indicator's uploads. No two of them are the same, also where capitals do not count.
pub(super) struct Names {
    indicator: String,
    most: usize,
    given: BTreeSet<String>,
}

impl Names {
    /// No names yet; each will have at most so many characters.
    pub fn new(indicator: &str, most: usize) -> Self {
        Self { indicator: number(indicator), most, given: BTreeSet::new() }
    }

    /// Name of a file with this letter and title.
    pub fn file(&mut self, letter: &str, title: &str, extension: &str) -> String {
        let title = match joined(title, '-') {
            title if title.is_empty() => UNNAMED.to_owned(),
            title => title,
        };
        self.give(&format!("{}.{letter}", self.indicator), &title, extension)
    }

    /// Name of the ZIP of all files.
    pub fn bundle(&mut self, title: &str) -> String {
        self.give(&self.indicator.clone(), title, "zip")
    }

    fn give(&mut self, code: &str, title: &str, extension: &str) -> String {
        let end = if extension.is_empty() { String::new() } else { format!(".{extension}") };
        for number in 1_u32.. {
            let again = if number == 1 { String::new() } else { format!("-{number}") };
            let room = self.most.saturating_sub(code.len() + 1 + again.len() + end.len());
            let title = match shortened(title, room) {
                "" => again.trim_start_matches('-').to_owned(),
                title => format!("{title}{again}"),
            };
            let name = if title.is_empty() { format!("{code}{end}") } else { format!("{code}.{title}{end}") };
            if self.given.insert(name.to_ascii_lowercase()) {
                return name;
            }
        }
        code.to_owned()
    }
}

/// Name of the text that is pasted for an indicator: `12.txt`.
pub fn explanation_name(indicator: &str) -> String {
    format!("{}.txt", number(indicator))
}

/// An indicator's id as names of files begin with it.
fn number(indicator: &str) -> String {
    let id = joined(indicator, '.');
    if id.is_empty() || is_device(&id) { format!("{BEFORE_DEVICE}{id}") } else { id }
}

/// What two names have in common that some system takes for one: capitals do not count, nor whether an accent is part of
/// its letter or follows it.
pub(crate) fn as_one_name(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// The words of a text in ASCII letters and digits, with one sign between them. Accents are folded; what joins letters
/// without being seen is dropped, everything else parts words.
fn joined(text: &str, between: char) -> String {
    let mut out = String::new();
    let mut parted = false;
    for letter in text.nfkd() {
        let folded = match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => None,
            'ß' => Some("ss"),
            'æ' => Some("ae"),
            'Æ' => Some("AE"),
            'œ' => Some("oe"),
            'Œ' => Some("OE"),
            'ø' => Some("o"),
            'Ø' => Some("O"),
            'đ' | 'ð' => Some("d"),
            'Đ' | 'Ð' => Some("D"),
            'ł' => Some("l"),
            'Ł' => Some("L"),
            'þ' => Some("th"),
            'Þ' => Some("Th"),
            'ı' => Some("i"),
            _ if joins(letter) => continue,
            _ => {
                parted = true;
                continue;
            }
        };
        if parted && !out.is_empty() {
            out.push(between);
        }
        parted = false;
        match folded {
            Some(folded) => out.push_str(folded),
            None => out.push(letter),
        }
    }
    out
}

/// Signs inside words: accents, apostrophes, and what only says how to show them, such as marks of direction.
fn joins(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\'' | '`' | '´' | '‘' | '’' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '\u{ad}' | '\u{61c}' | '\u{feff}')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
        || (letter.is_control() && !letter.is_whitespace())
}

/// The first words that fit; a part of the first word where it alone is too long.
fn shortened(title: &str, room: usize) -> &str {
    let Some(start) = title.get(..room).filter(|start| start.len() < title.len()) else { return title };
    if title[room..].starts_with('-') {
        return start;
    }
    start.rfind('-').map_or(start, |end| &start[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(title: &str) -> String {
        Names::new("12", 60).file("a", title, "pdf")
    }

    #[test]
    fn a_title_becomes_plain_letters_digits_and_dashes() {
        for (title, wanted) in [
            ("Peraturan Wali Kota Nomor 12/2023", "12.a.Peraturan-Wali-Kota-Nomor-12-2023.pdf"),
            ("Évaluasi “naïf” – Jalan Ærø", "12.a.Evaluasi-naif-Jalan-AEro.pdf"),
            ("Jum'at, Qur’an", "12.a.Jumat-Quran.pdf"),
            ("📄 Laporan 🎉📊 akhir 📄", "12.a.Laporan-akhir.pdf"),
            ("..--rahasia--..", "12.a.rahasia.pdf"),
            ("lap\u{202e}fdp.exe\u{200f}", "12.a.lapfdp-exe.pdf"),
            ("a\u{0}b\u{7f}c\tdan\nd", "12.a.abc-dan-d.pdf"),
            ("a<b>c:d\"e|f?g*h\\i/j", "12.a.a-b-c-d-e-f-g-h-i-j.pdf"),
            ("２０２４ ﬁle №5", "12.a.2024-file-No5.pdf"),
            ("報告書", "12.a.dokumen.pdf"),
            ("", "12.a.dokumen.pdf"),
        ] {
            assert_eq!(name(title), wanted, "{title}");
        }
    }

    #[test]
    fn a_long_title_ends_with_a_whole_word() {
        let long = "Laporan penyelenggaraan manajemen keamanan informasi pemerintah daerah";
        assert_eq!(name(long), "12.a.Laporan-penyelenggaraan-manajemen-keamanan.pdf");
        assert_eq!(name(&"a".repeat(200)).len(), 60);
        let fits = format!("{} {}", "a".repeat(25), "b".repeat(25));
        assert_eq!(name(&fits).len(), 60, "what fits is not shortened");
    }

    #[test]
    fn names_differ_also_where_letters_and_capitals_do_not() {
        let mut names = Names::new("12", 60);
        let given = ["Laporan", "LAPORAN", "laporan"].map(|title| names.file("a", title, "pdf"));
        assert_eq!(given, ["12.a.Laporan.pdf", "12.a.LAPORAN-2.pdf", "12.a.laporan-3.pdf"]);
    }

    #[test]
    fn an_indicator_named_like_a_device_is_told_from_it() {
        for device in ["CON", "nul", "com1", "LPT9.x", "Aux"] {
            let name = Names::new(device, 60).bundle("Bukti");
            assert!(name.starts_with("indikator-"), "{name}");
        }
        for rubric in crate::rubric::builtin_ids().filter_map(crate::rubric::builtin) {
            assert!(rubric.indicators.iter().all(|indicator| number(&indicator.id) == indicator.id));
        }
        assert_eq!(Names::new("1.2", 60).bundle("Bukti"), "1.2.Bukti.zip");
        assert_eq!(Names::new("../x", 60).bundle("Bukti"), "x.Bukti.zip");
    }
}
