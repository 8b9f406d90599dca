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
        names(&self.heads, words)
    }
}

fn names(heads: &[Head], words: Words) -> Vec<String> {
    // Stage and year, then the signs that were needed.
    let mut told: Vec<Vec<String>> = heads.iter().map(|head| vec![head.name(words)]).collect();
    for sign in SIGNS {
        let mut alike: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (place, known) in told.iter().enumerate() {
            alike.entry(known.clone()).or_default().push(place);
        }
        for places in alike.into_values() {
            let said: Vec<(usize, String)> = places
                .into_iter()
                .filter_map(|place| heads.get(place).map(|head| (place, sign(head, words))))
                .collect();
            if said.iter().map(|(_, said)| said).collect::<BTreeSet<_>>().len() < 2 {
                continue;
            }
            for (place, said) in said {
                if let Some(known) = told.get_mut(place) {
                    known.push(said);
                }
            }
        }
    }
    let mut names: Vec<String> = Vec::new();
    for known in told {
        let name = whole(&known, words);
        let mut shown = name.clone();
        let mut again = 2_usize;
        while names.contains(&shown) {
            shown = t!(words, comparison.numbered, name = name, place = again);
            again += 1;
        }
        names.push(shown);
    }
    names
}

/// Stage and year behind the signs: what tells apart stands where a narrow column still shows it.
fn whole(known: &[String], words: Words) -> String {
    let Some((name, signs)) = known.split_first() else { return String::new() };
    let signs: Vec<&str> = signs.iter().map(String::as_str).filter(|sign| !sign.is_empty()).collect();
    if signs.is_empty() { name.clone() } else { t!(words, comparison.named, signs = signs.join(", "), name = name) }
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
