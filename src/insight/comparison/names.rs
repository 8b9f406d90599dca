//! What results are called beside each other: by stage and year, and by what else tells them apart, so that no two of them
//! are called the same.

use std::collections::{BTreeMap, BTreeSet};

use super::sides::{Head, SideBySide};
use crate::{t, words::Words};

/// What can tell results of one stage and year apart; nothing where it is not known.
type Sign = fn(&Head, Words) -> String;

/// What a reader knows a draft by, the plainest first.
const SIGNS: [Sign; 4] = [institution, file, revision, folder];

impl SideBySide {
    /// What each result is called, no two of them alike: `Mandiri 2024`; where several are of that stage and year
    /// `Kota Contoh · Mandiri 2024`, or with the name of the file, the revision or the folder. What nothing tells apart is
    /// numbered.
    pub fn names(&self, words: Words) -> Vec<String> {
        let named = |(_, name, signs): (&Head, String, Vec<String>)| match signs.join(", ") {
            signs if signs.is_empty() => name,
            signs => t!(words, comparison.named, signs = signs, name = name),
        };
        numbered(told(&self.heads, words).into_iter().map(named), words)
    }

    /// The same for the heads of narrow columns: what a cut leaves comes first, and the stage is left out where all are of one.
    pub fn column_heads(&self, words: Words) -> Vec<String> {
        let first = self.heads.first().map(|head| head.stage);
        let one_stage = self.heads.iter().all(|head| Some(head.stage) == first && head.year != 0);
        let named = |(head, name, signs): (&Head, String, Vec<String>)| match signs.join(", ") {
            signs if signs.is_empty() => name,
            signs if one_stage => t!(words, comparison.named, signs = head.year, name = signs),
            signs => t!(words, comparison.named, signs = name, name = signs),
        };
        numbered(told(&self.heads, words).into_iter().map(named), words)
    }
}

/// Stage and year of each result, and the signs that are needed to tell it from the others.
fn told(heads: &[Head], words: Words) -> Vec<(&Head, String, Vec<String>)> {
    let mut told: Vec<(&Head, Vec<String>)> = heads.iter().map(|head| (head, vec![head.name(words)])).collect();
    for sign in SIGNS {
        let mut alike: BTreeMap<Vec<String>, Vec<(usize, String)>> = BTreeMap::new();
        for (place, (head, known)) in told.iter().enumerate() {
            alike.entry(known.clone()).or_default().push((place, sign(head, words)));
        }
        for group in alike.into_values() {
            if group.iter().map(|(_, said)| said).collect::<BTreeSet<_>>().len() < 2 {
                continue;
            }
            for (place, said) in group {
                if let Some((_, known)) = told.get_mut(place) {
                    known.push(said);
                }
            }
        }
    }
    let parted = |(head, known): (_, Vec<String>)| {
        let mut known = known.into_iter();
        let name = known.next().unwrap_or_default();
        (head, name, known.filter(|sign| !sign.is_empty()).collect())
    };
    told.into_iter().map(parted).collect()
}

/// Numbers what is called like one before it.
fn numbered(names: impl Iterator<Item = String>, words: Words) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names {
        let mut shown = name.clone();
        let mut again = 2_usize;
        while found.contains(&shown) {
            shown = t!(words, comparison.numbered, name = name, place = again);
            again += 1;
        }
        found.push(shown);
    }
    found
}

/// The institution, without the word that most of their names begin with.
fn institution(head: &Head, words: Words) -> String {
    let name = head.institution.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = name.strip_prefix("Pemerintah ").unwrap_or(&name);
    if short.is_empty() { t!(words, comparison.unnamed).to_owned() } else { short.to_owned() }
}

/// The name of the file; a result without one is what is open.
fn file(head: &Head, words: Words) -> String {
    let (_, name) = parts(&head.file);
    if name.is_empty() { t!(words, comparison.this_file).to_owned() } else { name.to_owned() }
}

fn revision(head: &Head, words: Words) -> String {
    if head.revision == 0 { String::new() } else { t!(words, comparison.revision, revision = head.revision) }
}

fn folder(head: &Head, _: Words) -> String {
    let (folder, _) = parts(&head.file);
    folder.to_owned()
}

/// Folder and name of a file, whatever system its path is of.
fn parts(path: &str) -> (&str, &str) {
    path.rsplit_once(['/', '\\']).unwrap_or(("", path))
}
