//! Makes code of the catalogue: for each key a type whose fields are the places of its text, and every language as a
//! table of texts in the order of the keys. A language that has other keys or other places stops the build.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs, io,
    path::Path,
};

/// The language whose keys and places all others must have.
const FIRST: &str = "id";
/// The text that names a language's plural categories, as CLDR calls them.
const PLURAL: &str = "language.plural";

/// The texts of one language by key.
type Texts = BTreeMap<String, String>;

/// What a text wants to have filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// `{name}`: anything that can be shown.
    Shown,
    /// `{name#}` and `{name#form|form}`: a whole number, and the word that goes with it.
    Counted,
}

/// The sources of the generated code: `keys.rs` and `languages.rs`.
pub struct Generated {
    pub keys: String,
    pub languages: String,
}

/// Reads every language of a folder.
pub fn generate(folder: &Path) -> io::Result<Generated> {
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ron")
            && let Some(name) = path.file_stem().and_then(|stem| stem.to_str())
        {
            let texts: Texts = ron::from_str(&fs::read_to_string(&path)?).map_err(io::Error::other)?;
            languages.insert(name.to_owned(), texts);
        }
    }
    let first = languages.get(FIRST).ok_or_else(|| wrong(FIRST, "", "is not there"))?;
    let mut keys = Branch::default();
    for (number, (key, text)) in first.iter().enumerate() {
        keys.put(key, key, number, text).map_err(|what| wrong(FIRST, key, &what))?;
    }
    let mut generated = Generated { keys: String::new(), languages: String::new() };
    writeln!(generated.keys, "/// How many texts a language has.\npub(super) const COUNT: usize = {};", first.len())
        .and_then(|()| keys.write(&mut generated.keys))
        .map_err(io::Error::other)?;
    generated.languages = table(&languages, first)?;
    Ok(generated)
}

/// All languages in order of their names, and the names of the keys.
fn table(languages: &BTreeMap<String, Texts>, first: &Texts) -> io::Result<String> {
    let mut out = format!("static LANGUAGES: [Language; {}] = [\n", languages.len());
    for (name, texts) in languages {
        let (plural, forms) = plural(texts).ok_or_else(|| wrong(name, PLURAL, "has no rule in words/plural.rs"))?;
        let others: BTreeSet<&String> = texts.keys().chain(first.keys()).collect();
        for key in others {
            let (Some(text), Some(known)) = (texts.get(key), first.get(key)) else {
                return Err(wrong(name, key, "is in one language only"));
            };
            let places = |text: &str| slots(text, forms).map_err(|what| wrong(name, key, &what));
            let known = slots(known, 0).map_err(|what| wrong(FIRST, key, &what))?;
            if places(text)? != known || text.trim().is_empty() {
                return Err(wrong(name, key, "has other places, or no text"));
            }
        }
        let _infallible = writeln!(out, "Language {{ name: {name:?}, plural: PluralRule::{plural}, texts: &[");
        texts.values().for_each(|text| {
            let _infallible = writeln!(out, "{text:?},");
        });
        out.push_str("] },\n");
    }
    out.push_str("];\n");
    let place = languages.keys().position(|name| name == FIRST).unwrap_or_default();
    let _infallible = writeln!(out, "const FIRST: usize = {place};");
    let _infallible = writeln!(out, "static NAMES: [&str; keys::COUNT] = {:?};", first.keys().collect::<Vec<_>>());
    Ok(out)
}

/// The rule of a language and how many forms it has.
fn plural(texts: &Texts) -> Option<(&'static str, usize)> {
    match texts.get(PLURAL)?.as_str() {
        "other" => Some(("Other", 1)),
        "one other" => Some(("OneOther", 2)),
        _ => None,
    }
}

/// All places of a text, with the numbered slots that the report fills itself. `forms` is how many forms of a word a
/// number has; 0 allows any.
fn slots(text: &str, forms: usize) -> Result<BTreeMap<String, Place>, String> {
    let mut found = BTreeMap::new();
    let mut rest = text;
    while let Some((_, inner)) = rest.split_once('{') {
        let (place, after) = inner.split_once('}').ok_or("has an open brace")?;
        rest = after;
        let (name, kind) = match place.split_once('#') {
            None => (place, Place::Shown),
            Some((name, words)) => {
                if !words.is_empty() && forms > 0 && words.split('|').count() != forms {
                    return Err(format!("has not {forms} forms in {place}"));
                }
                (name, Place::Counted)
            }
        };
        let named = name.starts_with(|letter: char| letter.is_ascii_lowercase()) || name.parse::<u8>().is_ok();
        if !named || !name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
        {
            return Err(format!("has a place with the name {name:?}"));
        }
        // What is both shown and counted by is a number.
        found.entry(name.to_owned()).and_modify(|known: &mut Place| *known = kind.max(*known)).or_insert(kind);
    }
    Ok(found)
}

/// Keys that begin alike.
#[derive(Default)]
struct Branch {
    below: BTreeMap<String, Self>,
    text: Option<Leaf>,
}

/// One text.
struct Leaf {
    number: usize,
    places: BTreeMap<String, Place>,
}

impl Branch {
    fn put(&mut self, key: &str, rest: &str, number: usize, text: &str) -> Result<(), String> {
        let (first, rest) = rest.split_once('.').map_or((rest, None), |(first, rest)| (first, Some(rest)));
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        if !first.starts_with(|letter: char| letter.is_ascii_lowercase()) || !first.chars().all(plain) {
            return Err(format!("{key} is no row of names"));
        }
        let branch = self.below.entry(first.to_owned()).or_default();
        if let Some(rest) = rest {
            return branch.put(key, rest, number, text);
        }
        let mut places = slots(text, 0)?;
        places.retain(|name, _| name.parse::<u8>().is_err());
        branch.text = Some(Leaf { number, places });
        Ok(())
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        if let Some(leaf) = &self.text {
            leaf.write(out)?;
        }
        for (name, branch) in &self.below {
            writeln!(out, "pub mod {name} {{")?;
            branch.write(out)?;
            out.push_str("}\n");
        }
        Ok(())
    }
}

impl Leaf {
    fn write(&self, out: &mut String) -> std::fmt::Result {
        let number = self.number;
        if self.places.is_empty() {
            return writeln!(
                out,
                "pub struct Text {{}}\nimpl Text {{ #[inline] pub fn said(self, words: crate::words::Words) -> \
                 &'static str {{ words.text({number}) }} }}"
            );
        }
        let (mut fields, mut values) = (String::new(), String::new());
        for (name, kind) in &self.places {
            let (shown, value) = match kind {
                Place::Shown => ("::core::fmt::Display", "Shown"),
                Place::Counted => ("crate::words::Whole", "Counted"),
            };
            write!(fields, "pub {name}: &'a dyn {shown}, ")?;
            write!(values, "({name:?}, crate::words::Value::{value}(self.{name})), ")?;
        }
        writeln!(
            out,
            "pub struct Text<'a> {{ {fields} }}\nimpl Text<'_> {{ pub fn said(self, words: crate::words::Words) -> \
             String {{ words.filled({number}, &[{values}]) }} }}"
        )
    }
}

fn wrong(language: &str, key: &str, what: &str) -> io::Error {
    io::Error::other(format!("src/words/catalogue/{language}.ron: {key} {what}"))
}
