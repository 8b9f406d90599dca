//! Texts of others where they are shown: on a terminal, and as names in the window.

use std::borrow::Cow;

/// A text without the signs that steer a terminal, turn the order of letters around or break a line where none is seen to
/// end: names and texts come from files of others.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.contains(steers) { Cow::Owned(text.replace(steers, "\u{fffd}")) } else { Cow::Borrowed(text) }
}

/// The same of a name, which is one line.
pub fn harmless_name(name: &str) -> String {
    name.replace(|sign: char| steers(sign) || sign.is_control(), "\u{fffd}")
}

/// True for signs that do such a thing.
pub fn steers(sign: char) -> bool {
    let turns = matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let ends_a_line = matches!(sign, '\u{2028}' | '\u{2029}');
    turns || ends_a_line || sign.is_control() && !matches!(sign, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_shown_steers_a_terminal_or_turns_letters_around() {
        assert_eq!(harmless("a\u{1b}[2Jb\r\u{9b}1mc\u{7f}\n\td"), "a\u{fffd}[2Jb\u{fffd}\u{fffd}1mc\u{fffd}\n\td");
        assert_eq!(harmless("a\u{202e}fdp.exe\u{2028}\u{2029}x"), "a\u{fffd}fdp.exe\u{fffd}\u{fffd}x");
        assert_eq!(harmless_name("a\nb\u{202e}c\td"), "a\u{fffd}b\u{fffd}c\u{fffd}d");
        for turning in
            "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}".chars()
        {
            assert!(steers(turning), "{turning:?}");
        }
        for plain in ["Semua terbukti.", "e\u{301} \u{200b} – “kutip” 漢 \u{a0}"] {
            assert!(matches!(harmless(plain), Cow::Borrowed(_)), "{plain}");
        }
    }
}
