//! The catalogue of words: every key is used, and every key that is named as text is there and gets what it needs. All
//! other keys and places are known to the compiler; a language with other keys or places does not build.
#![allow(clippy::unwrap_used, reason = "a source that cannot be read must stop")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use spbe_mandiri::words::Words;

/// Places of a text: the names between braces, without the mark of a number. Numbers are slots for parts with a look of
/// their own, which the report fills itself.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(place, _)| place.split('#').next().unwrap_or_default())
        .filter(|name| name.parse::<u8>().is_err())
        .collect()
}

/// The texts of Indonesian by key.
fn indonesian() -> BTreeMap<&'static str, &'static str> {
    Words::indonesian().texts().collect()
}

/// The sources, without comments, with their paths.
fn sources() -> Vec<(String, String)> {
    let mut sources = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code: String =
                    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
                sources.push((path.display().to_string(), code));
            }
        }
    }
    sources
}

/// Keys that are named as text, with the names they fill in; a file may name a key several times.
fn named() -> BTreeMap<String, Vec<(String, BTreeSet<String>)>> {
    let mut named: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (path, code) in sources() {
        for (key, values) in calls(&code) {
            named.entry(key).or_default().push((path.clone(), values));
        }
    }
    named
}

/// Keys of calls of `t!` that the compiler knows: what stands between the first comma and the next or the end.
fn compiled(code: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for (start, _) in code.match_indices("t!(") {
        let mut depth = 0;
        let mut ends = code[start + 3..].char_indices().filter(|(_, letter)| {
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth < 0 || (depth == 0 && *letter == ',')
        });
        let (Some((comma, ',')), Some((end, _))) = (ends.next(), ends.next()) else { continue };
        let key = code[start + 3..][comma + 1..end].replace("r#", "");
        keys.push(key.split_whitespace().collect());
    }
    keys
}

/// Calls of `t!` with a literal key, and the names of their values.
fn calls(code: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut calls = Vec::new();
    for (start, _) in code.match_indices("t!(") {
        let before = code[..start].chars().next_back();
        let Some(literal) = code[start + 3..].trim_start().strip_prefix('"') else { continue };
        if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_') {
            continue;
        }
        let (key, rest) = literal.split_once('"').unwrap();
        calls.push((key.to_owned(), values(rest)));
    }
    calls
}

/// Names before ` = ` at the top level of the arguments, up to the closing bracket of the call.
fn values(rest: &str) -> BTreeSet<String> {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    let (mut names, mut item) = (BTreeSet::new(), String::new());
    for letter in rest.chars() {
        if quoted {
            quoted = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            continue;
        }
        match letter {
            '"' => quoted = true,
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => item.clear(),
            '=' if depth == 0 && item.ends_with(' ') => {
                let name = item.trim();
                if !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
                    names.insert(name.to_owned());
                }
            }
            _ if depth == 0 => item.push(letter),
            _ => {}
        }
    }
    names
}

#[test]
fn calls_are_found_in_every_form() {
    let found = calls("assert!(\"no.key\"); t!(\"a.b\"); crate::t!(\n \"c\",\n x = f(1, y = 2),\n z = \",w = )\")");
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(found, [("a.b".to_owned(), names(&[])), ("c".to_owned(), names(&["x", "z"]))]);
}

#[test]
fn keys_the_compiler_knows_are_found_too() {
    assert_eq!(compiled("t!(words, a.b); t!(call.of(1, 2),\n c.r#use,\n x = f(y)) t!(\"d\")"), ["a.b", "c.use"]);
}

#[test]
fn every_key_that_is_named_is_there_and_gets_what_it_needs() {
    let texts = indonesian();
    for (key, calls) in named() {
        let Some(text) = texts.get(key.as_str()) else { panic!("{key} in {} is not there", calls[0].0) };
        for (path, values) in calls {
            let places: BTreeSet<String> = places(text).into_iter().map(str::to_owned).collect();
            assert_eq!(values, places, "{key} in {path}");
        }
    }
}

#[test]
fn every_key_is_used() {
    let mut used: BTreeSet<String> = named().into_keys().collect();
    used.extend(sources().iter().flat_map(|(_, code)| compiled(code)));
    // What the build reads.
    used.insert("language.plural".to_owned());
    let unused: Vec<&str> = indonesian().into_keys().filter(|key| !used.contains(*key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn no_key_stands_twice_in_a_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words/catalogue");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let mut seen = BTreeSet::new();
        for key in text.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\": ")).map(|(key, _)| key)
        {
            assert!(seen.insert(key), "{key} in {}", path.display());
        }
    }
}

#[test]
fn no_text_shouts_or_apologises() {
    for (key, text) in indonesian() {
        let lower = text.to_lowercase();
        for word in ["oops", "apakah anda yakin", "invalid", "error", "gagal!"] {
            assert!(!lower.contains(word), "{key}: {text}");
        }
        assert!(!text.replace("SP4N-LAPOR!", "").contains('!'), "{key}: {text}");
    }
}
