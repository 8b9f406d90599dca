//! Pages of a document as people write them: `4–9`, `3, 7`, `hlm. 4 s.d. 9`.

/// Words that may stand before a page.
const BEFORE: [&str; 9] = ["halaman", "hal", "hlm", "hlmn", "h", "slide", "salindia", "lembar", "pp"];
/// Words between the first and the last page of a range, or between pages.
const BETWEEN: [&str; 7] = ["s.d", "s/d", "sd", "sampai", "hingga", "dan", "serta"];
/// Largest number that is taken for a page.
const MOST_PAGE: u32 = 100_000;

/// The last page that is given; `None` where any part is not understood as pages, or a range runs backwards. Pages of a
/// preface in Roman numerals are understood, but do not count: they say nothing of how many pages there are.
pub(super) fn last_page(text: &str) -> Option<u32> {
    let mut pages: Vec<u32> = Vec::new();
    let mut range_from: Option<u32> = None;
    let mut any = false;
    for token in tokens(text) {
        match token.as_str() {
            "-" => range_from = Some(pages.last().copied().unwrap_or_default()),
            "," => range_from = None,
            word if BEFORE.contains(&word) => {}
            "s.d" | "s/d" | "sd" | "sampai" | "hingga" => {
                range_from = Some(pages.last().copied().unwrap_or_default());
            }
            word if BETWEEN.contains(&word) => range_from = None,
            word if is_roman(word) => {
                any = true;
                range_from = None;
            }
            word => {
                let page: u32 = word.parse().ok().filter(|page| (1..=MOST_PAGE).contains(page))?;
                if range_from.take().is_some_and(|from| page < from) {
                    return None;
                }
                any = true;
                pages.push(page);
            }
        }
    }
    (any && range_from.is_none()).then(|| pages.into_iter().max().unwrap_or_default())
}

/// Numbers, words and signs between them, in small letters.
fn tokens(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let mut tokens: Vec<String> = Vec::new();
    let mut word = String::new();
    let end = |word: &mut String, tokens: &mut Vec<String>| {
        let whole = std::mem::take(word);
        let whole = whole.trim_end_matches('.');
        if !whole.is_empty() {
            tokens.push(whole.to_owned());
        }
    };
    for letter in text.chars() {
        let other_sort = word.chars().next_back().is_some_and(|last| last.is_ascii_digit() != letter.is_ascii_digit());
        match letter {
            '-' | '–' | '—' | '−' | '‐' | '‑' => {
                end(&mut word, &mut tokens);
                tokens.push("-".to_owned());
            }
            ',' | ';' | '&' | '+' => {
                end(&mut word, &mut tokens);
                tokens.push(",".to_owned());
            }
            _ if letter.is_whitespace() => end(&mut word, &mut tokens),
            _ => {
                // `hlm.4` and `4s.d.9` are written without blanks.
                if other_sort && (letter.is_alphanumeric()) {
                    end(&mut word, &mut tokens);
                }
                word.push(letter);
            }
        }
    }
    end(&mut word, &mut tokens);
    tokens
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| "ivxlc".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_people_write_them() {
        for (text, last) in [
            ("6", 6),
            ("4–9", 9),
            ("4 - 9, 12", 12),
            ("hlm. 4 s.d. 9", 9),
            ("Hal.4 s/d 9", 9),
            ("halaman 3 dan 7", 7),
            ("12; 3", 12),
            ("iv", 0),
            ("ii–iv, 3", 3),
            ("slide 5", 5),
            ("4s.d.9", 9),
        ] {
            assert_eq!(last_page(text), Some(last), "{text}");
        }
    }

    #[test]
    fn what_is_no_page_is_not_guessed() {
        for text in
            ["enam s.d. sebelas", "9–4", "4–", "Lampiran I hlm 2", "0", "semua", "-", "lihat 4", "12 Mei", "999999999"]
        {
            assert_eq!(last_page(text), None, "{text}");
        }
    }
}
