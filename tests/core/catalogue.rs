//! The catalogue of words: every key is used. That keys and places are there is known to the compiler; a language with
//! other keys or places does not build.
#![allow(clippy::unwrap_used, reason = "a source that cannot be read must stop")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use spbe_mandiri::words::Words;

use crate::support::sources::{sources, without_comments};

/// The texts of Indonesian by key.
fn indonesian() -> BTreeMap<&'static str, &'static str> {
    Words::indonesian().texts().collect()
}

/// The sources, without comments.
fn code() -> Vec<String> {
    sources("").iter().map(|path| without_comments(&fs::read_to_string(path).unwrap())).collect()
}

/// Keys of calls of `t!`: what stands between the first comma and the next or the end.
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
        keys.push(code[start + 3..][comma + 1..end].split_whitespace().collect());
    }
    keys
}

#[test]
fn keys_of_calls_are_found_in_every_form() {
    assert_eq!(compiled("t!(words, a.b); t!(call.of(1, 2),\n c.d,\n x = f(y))"), ["a.b", "c.d"]);
}

#[test]
fn every_key_is_used() {
    let mut used: BTreeSet<String> = code().iter().flat_map(|code| compiled(code)).collect();
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
