//! The languages, and a handle on one of them.

use std::fmt::{self, Display, Write as _};

use super::{
    harmless_name, keys,
    plural::{PluralRule, Whole},
};

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// Places of texts in which paths stand. The name of a file may hold any sign; shown, it is one line that steers nothing.
const PATHS: [&str; 8] = ["path", "store", "folder", "file", "last", "real", "other", "place"];

/// One language of the catalogue.
struct Language {
    /// Name of its file, such as `id`.
    name: &'static str,
    plural: PluralRule,
    /// Texts in the order of the keys.
    texts: &'static [&'static str; keys::COUNT],
}

/// The words of one language: a handle, cheap to copy and hand on. Whoever shows something to a person is given one.
#[derive(Clone, Copy)]
pub struct Words(&'static Language);

/// What can say in which words it speaks, so that a text can be asked of it with `t!`.
pub trait Speaks {
    /// Its words.
    fn words(&self) -> Words;
}

impl Words {
    /// The words of Indonesian, the first language of the catalogue and the one of every draft's rubric.
    pub const fn indonesian() -> Self {
        Self(&LANGUAGES[FIRST])
    }

    /// The words of every language the program carries, in order of the languages' names.
    pub fn all() -> impl Iterator<Item = Self> {
        LANGUAGES.iter().map(Self)
    }

    /// Name of the language, such as `id`.
    pub fn language(self) -> &'static str {
        self.0.name
    }

    /// All keys of the catalogue with this language's texts, in order of the keys.
    pub fn texts(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        NAMES.into_iter().zip(*self.0.texts)
    }

    pub(super) fn plural(self) -> PluralRule {
        self.0.plural
    }

    /// The text with this number.
    pub(super) fn text(self, key: usize) -> &'static str {
        self.0.texts[key]
    }

    /// The text with this number and its places filled in.
    pub(super) fn filled(self, key: usize, values: &[(&str, Value<'_>)]) -> String {
        fill(self.text(key), |place, out| {
            let (name, forms) = place.split_once('#').unwrap_or((place, ""));
            let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else { return Ok(false) };
            match value {
                Value::Shown(shown) if PATHS.contains(&name) => out.push_str(&harmless_name(&shown.to_string())),
                Value::Shown(shown) => write!(out, "{shown}")?,
                Value::Counted(number) if forms.is_empty() => out.push_str(&self.count(number.whole())),
                Value::Counted(number) => out.push_str(self.plural().form(number.whole(), forms)),
            }
            Ok(true)
        })
    }
}

impl Speaks for Words {
    fn words(&self) -> Words {
        *self
    }
}

impl<T: Speaks + ?Sized> Speaks for &T {
    fn words(&self) -> Words {
        (**self).words()
    }
}

impl<T: Speaks + ?Sized> Speaks for &mut T {
    fn words(&self) -> Words {
        (**self).words()
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language() == other.language()
    }
}

impl Eq for Words {}

impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Words({})", self.language())
    }
}

/// What stands in a place of a text.
pub(super) enum Value<'a> {
    /// As it is.
    Shown(&'a dyn Display),
    /// As the language writes numbers, or the form of a word that goes with it.
    Counted(&'a dyn Whole),
}

/// A text with its `{name}` places filled in. Values are not searched for places again; places without a value stay.
pub fn filled(text: &str, values: &[(&str, &dyn Display)]) -> String {
    fill(text, |place, out| match values.iter().find(|(name, _)| *name == place) {
        Some((_, value)) => write!(out, "{value}").map(|()| true),
        None => Ok(false),
    })
}

/// Copies a text and lets `write` replace its places; where it does not, the place stays.
fn fill(text: &str, write: impl Fn(&str, &mut String) -> Result<bool, fmt::Error>) -> String {
    let mut out = String::with_capacity(2 * text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(end) = rest.find('}') else { break };
        if !write(&rest[1..end], &mut out).unwrap_or(true) {
            out.push_str(&rest[..=end]);
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

/// A language nobody speaks, made of Indonesian: every text stands between `«` and `»`, so that a text that was not
/// asked of the language shows.
#[cfg(test)]
pub(crate) fn marked() -> Words {
    static MARKED: std::sync::OnceLock<Words> = std::sync::OnceLock::new();
    *MARKED.get_or_init(|| {
        let quoted = |text: &str| -> &'static str { Box::leak(format!("«{text}»").into_boxed_str()) };
        let texts = Box::leak(Box::new(Words::indonesian().0.texts.map(quoted)));
        Words(Box::leak(Box::new(Language { name: "marked", plural: PluralRule::OneOther, texts })))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::t;

    #[test]
    fn places_are_filled_and_values_are_taken_as_they_are() {
        assert_eq!(filled("{a} dan {b}", &[("a", &"{b}"), ("b", &2)]), "{b} dan 2");
        assert_eq!(filled("{x} {", &[]), "{x} {");
    }

    #[test]
    fn a_path_is_shown_on_one_line_and_steers_nothing_whatever_its_file_is_called() {
        let words = Words::indonesian();
        let shown = t!(words, cli.report.sign_places, path = "a\nSelesai.\t\u{1b}[2J\u{202e}.json");
        assert!(!shown.contains(|sign: char| sign.is_control() || sign == '\u{202e}'), "{shown:?}");
        assert!(shown.contains("a\u{fffd}Selesai.\u{fffd}\u{fffd}[2J\u{fffd}.json"), "{shown}");
    }

    #[test]
    fn no_path_is_followed_by_a_stop_that_reads_as_a_part_of_it() {
        for (key, text) in Words::all().flat_map(Words::texts) {
            for place in ["{path}.", "{store}.", "{folder}."] {
                assert!(!text.contains(place), "{key}: {text}");
            }
        }
    }

    #[test]
    fn two_languages_speak_side_by_side() {
        let (one, other) = (Words::indonesian(), marked());
        let both = move || (t!(one, role.supervisor), t!(other, role.supervisor));
        assert_eq!(both(), ("Penanggung jawab", "«Penanggung jawab»"));
        assert_eq!(std::thread::Builder::new().spawn(both).unwrap().join().unwrap(), both());
        assert_eq!(t!(&other, field.filled, done = 1, total = 2), "«1 dari 2 terisi»");
        assert_ne!(one, other);
    }
}
