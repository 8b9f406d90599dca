//! Sentence patterns of a rubric: what Fakta and Analisis look like before a person writes them.

use std::{collections::BTreeMap, fmt::Display};

use serde::{Deserialize, Serialize};

/// Sentence patterns for the explanation of one group of indicators.
///
/// `{subject}` becomes the indicator's subject, `{level}` and `{name}` the chosen level; what stands in
/// `[…]` is for the person to fill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Id that indicators name.
    pub id: String,
    /// Pattern of Fakta.
    pub facts: String,
    /// Pattern of Analisis.
    pub analysis: String,
    /// Sentences for an explanation that is drafted from documents.
    #[serde(default)]
    pub drafting: Option<Drafting>,
}

/// Sentences of an explanation that is drafted from documents.
///
/// In all of them `{subject}`, `{unit}`, `{service}`, `{level}` and `{name}` may stand. A part between `<` and `>`
/// vanishes where something named in it is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drafting {
    /// Sentence before those about documents; may be empty.
    #[serde(default)]
    pub opening: String,
    /// Sentences about documents; the first group that fits the kind of a document is taken.
    pub documents: Vec<DocumentSentences>,
    /// Another use of the document just named: `{where}`, `{shows}`, `{code}`.
    pub again: String,
    /// Analisis where every criterion of the chosen level and of those below is met: `{met}`, `{below}`.
    pub met: String,
    /// Analisis where some of them are not: `{met}`, `{lacking}`.
    pub partly: String,
    /// Analisis at the lowest level.
    pub lowest: String,
    /// What the next level asks for: `{next}`, `{next_name}`, `{open}`.
    pub open: String,
    /// What stands where a value is unknown, by the value's name; each is a place of the pattern itself, in `[…]`, so
    /// that the checks find it.
    #[serde(default)]
    pub blanks: BTreeMap<String, String>,
}

/// Sentences about documents of some kinds, taken in turn: `{document}`, `{where}`, `{shows}`, `{code}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentSentences {
    /// Codes of the kinds; empty for every kind.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// The sentences.
    pub texts: Vec<String>,
}

impl Pattern {
    /// Fakta and Analisis of the pattern for an indicator's subject and a level with its name.
    pub fn filled(&self, subject: &str, level: &str, name: &str) -> [String; 2] {
        let values: [(&str, &dyn Display); 3] = [("subject", &subject), ("level", &level), ("name", &name)];
        [&self.facts, &self.analysis].map(|text| crate::words::filled(text, &values))
    }
}

impl Drafting {
    /// What stands where the value with this name is unknown.
    pub fn blank(&self, name: &str) -> &str {
        self.blanks.get(name).map_or(OPEN, String::as_str)
    }

    /// A sentence with its places filled in; optional parts in which a value is empty vanish.
    pub fn sentence(text: &str, values: &[(&str, String)]) -> String {
        let shown: Vec<(&str, &dyn Display)> =
            values.iter().map(|(name, value)| (*name, value as &dyn Display)).collect();
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('<') {
            let (part, after) = after.split_once('>').unwrap_or((after, ""));
            out.push_str(&crate::words::filled(before, &shown));
            let lacks = |(name, value): &(&str, String)| value.is_empty() && part.contains(&format!("{{{name}}}"));
            if !values.iter().any(lacks) {
                out.push_str(&crate::words::filled(part, &shown));
            }
            rest = after;
        }
        out.push_str(&crate::words::filled(rest, &shown));
        out
    }
}

/// A place without a name.
pub const OPEN: &str = "[..]";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_optional_part_vanishes_with_its_value_and_values_are_taken_as_they_are() {
        let text = "Ada {a}<, {b},> pada {c}<; {d}>.";
        let values = |b: &str, d: &str| {
            vec![("a", "<x>".to_owned()), ("b", b.to_owned()), ("c", "{b}".to_owned()), ("d", d.to_owned())]
        };
        assert_eq!(Drafting::sentence(text, &values("y", "z")), "Ada <x>, y, pada {b}; z.");
        assert_eq!(Drafting::sentence(text, &values("", "")), "Ada <x> pada {b}.");
    }
}
