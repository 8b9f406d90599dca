//! Texts by key, in the language that is set.

use std::{
    collections::BTreeMap,
    fmt::{Display, Write as _},
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Sources by language name; `id` is always among them.
static SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));
static READ: OnceLock<Vec<Language>> = OnceLock::new();
/// Index of the language in use plus one; 0 until one is set.
static CURRENT: AtomicUsize = AtomicUsize::new(0);

/// One language: its name and its texts.
#[derive(Debug)]
pub struct Language {
    /// Name of its file, such as `id`.
    pub name: &'static str,
    /// Texts by key.
    pub texts: BTreeMap<String, String>,
}

/// All languages the program carries, in order of their names.
pub fn languages() -> &'static [Language] {
    READ.get_or_init(|| {
        let read = |source: &str| ron::from_str(source).unwrap_or_default();
        SOURCES.iter().map(|(name, source)| Language { name, texts: read(source) }).collect()
    })
}

/// The language in use: Indonesian until another is set.
pub fn language() -> Option<&'static Language> {
    let all = languages();
    match CURRENT.load(Ordering::Relaxed) {
        0 => all.iter().find(|language| language.name == "id"),
        place => all.get(place - 1),
    }
}

/// Uses another language from now on; an unknown name changes nothing.
pub fn set_language(name: &str) {
    if let Some(place) = languages().iter().position(|language| language.name == name) {
        CURRENT.store(place + 1, Ordering::Relaxed);
    }
}

/// The text with this key. A key that is missing shows itself; a test sees to it that none is.
pub fn text(key: &'static str) -> &'static str {
    language().and_then(|language| language.texts.get(key)).map_or(key, String::as_str)
}

/// A text with its `{name}` places filled in. Values are not searched for places again.
pub fn filled(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(text.len() + 16 * values.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(end) = rest.find('}') else { break };
        match values.iter().find(|(name, _)| *name == &rest[1..end]) {
            Some((_, value)) => {
                let _ = write!(out, "{value}");
            }
            None => out.push_str(&rest[..=end]),
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_values_are_taken_as_they_are() {
        assert_eq!(filled("{a} dan {b}", &[("a", &"{b}"), ("b", &2)]), "{b} dan 2");
        assert_eq!(filled("{x} {", &[]), "{x} {");
    }
}
