//! Which of the files that were found count, and why the others do not.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::summary::Summary;
use crate::{
    t,
    words::{Sentence, Words},
};

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Where it lies, as people are told.
    pub path: String,
    /// True where the draft was taken out of a report.
    pub report: bool,
    /// What it says.
    pub summary: Summary,
}

/// Why a file does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotCounted {
    /// The same revision of the same draft lies elsewhere, sign for sign.
    Copy,
    /// A later revision of the same draft lies elsewhere.
    Earlier {
        /// Its revision.
        revision: u64,
        /// The later one.
        later: u64,
    },
    /// Another file says it is the same revision of the same draft and says something else; it was saved later.
    Split {
        /// The revision of both.
        revision: u64,
    },
    /// Another draft of the same institution, framework and year was saved later.
    SecondDraft,
}

/// A file that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The file.
    pub path: String,
    /// The file that counts.
    pub counted: String,
    /// Why.
    pub why: NotCounted,
}

/// Assessments that can be ranked with one another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// Their year, the latest first.
    pub year: Reverse<i16>,
    /// How many there are, most first.
    pub count: Reverse<usize>,
    /// Their framework, by id.
    pub rubric: String,
}

/// Every assessment of a folder, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Portfolio {
    members: Vec<Arc<Member>>,
    set_aside: Vec<SetAside>,
}

impl Portfolio {
    /// Gathers what was read, in whatever order. Of the files of one draft the latest revision counts, of equal revisions
    /// the one saved later, of equal files a draft before a report, then the first by path. Of several drafts of one
    /// institution, framework and year the one saved last counts. Drafts without a name of an institution are no two of
    /// the same one.
    pub fn of(found: impl IntoIterator<Item = impl Into<Arc<Member>>>) -> Self {
        let mut found: Vec<Arc<Member>> = found.into_iter().map(Into::into).collect();
        found.sort_by(|one, other| one.path.cmp(&other.path));
        let mut set_aside = Vec::new();
        let mut documents: BTreeMap<String, Arc<Member>> = BTreeMap::new();
        for member in found {
            let document = member.summary.file.document.to_string();
            keep(&mut documents, document, member, &mut set_aside, newer_file, why_same_draft);
        }
        let mut members = Vec::new();
        let mut institutions: BTreeMap<String, Arc<Member>> = BTreeMap::new();
        let mut drafts: Vec<Arc<Member>> = documents.into_values().collect();
        drafts.sort_by(|one, other| one.path.cmp(&other.path));
        for member in drafts {
            let name = member.summary.known_as();
            if name.is_empty() {
                members.push(member);
                continue;
            }
            let same = format!("{}\n{}\n{name}", member.summary.rubric, member.summary.year);
            keep(&mut institutions, same, member, &mut set_aside, newer_draft, |_, _| NotCounted::SecondDraft);
        }
        members.extend(institutions.into_values());
        members.sort_by(|one, other| one.path.cmp(&other.path));
        follow(&mut set_aside);
        set_aside.sort_by(|one, other| one.path.cmp(&other.path));
        Self { members, set_aside }
    }

    /// Those that count, by path.
    pub fn members(&self) -> &[Arc<Member>] {
        &self.members
    }

    /// Those that do not, by path.
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// What can be ranked together: one framework and one year each, the latest year first.
    pub fn groups(&self) -> Vec<Group> {
        let mut counts: BTreeMap<(i16, &str), usize> = BTreeMap::new();
        for member in &self.members {
            *counts.entry((member.summary.year, member.summary.rubric.as_str())).or_default() += 1;
        }
        let group = |((year, rubric), count): ((i16, &str), usize)| Group {
            year: Reverse(year),
            count: Reverse(count),
            rubric: rubric.to_owned(),
        };
        let mut groups: Vec<Group> = counts.into_iter().map(group).collect();
        groups.sort();
        groups
    }
}

/// Keeps one of those with a key and sets the other aside.
fn keep(
    kept: &mut BTreeMap<String, Arc<Member>>,
    key: String,
    member: Arc<Member>,
    set_aside: &mut Vec<SetAside>,
    better: fn(&Member, &Member) -> bool,
    why: fn(&Summary, &Summary) -> NotCounted,
) {
    match kept.entry(key) {
        Entry::Vacant(place) => {
            place.insert(member);
        }
        Entry::Occupied(mut place) => {
            let loser = if better(&member, place.get()) { place.insert(member) } else { member };
            let winner = place.get();
            let why = why(&loser.summary, &winner.summary);
            set_aside.push(SetAside { path: loser.path.clone(), counted: winner.path.clone(), why });
        }
    }
}

fn newer_file(one: &Member, other: &Member) -> bool {
    let order = |member: &Member| {
        let file = &member.summary.file;
        (file.revision, file.saved_at, Reverse(member.report))
    };
    order(one) > order(other)
}

fn newer_draft(one: &Member, other: &Member) -> bool {
    one.summary.file.saved_at > other.summary.file.saved_at
}

fn why_same_draft(loser: &Summary, winner: &Summary) -> NotCounted {
    let (one, other) = (&loser.file, &winner.file);
    if one.revision < other.revision {
        NotCounted::Earlier { revision: one.revision, later: other.revision }
    } else if one.checksum == other.checksum {
        NotCounted::Copy
    } else {
        NotCounted::Split { revision: one.revision }
    }
}

/// Names in each line the file that counts in the end, not one that was itself set aside later.
fn follow(set_aside: &mut [SetAside]) {
    let next: BTreeMap<String, String> = set_aside.iter().map(|one| (one.path.clone(), one.counted.clone())).collect();
    for one in set_aside {
        // Each step leads to a better file, so it ends.
        while let Some(counted) = next.get(&one.counted) {
            one.counted.clone_from(counted);
        }
    }
}

impl Sentence for SetAside {
    fn sentence_in(&self, words: Words) -> String {
        let (path, counted) = (&self.path, &self.counted);
        match self.why {
            NotCounted::Copy => t!(words, portfolio.aside.copy, path = path, counted = counted),
            NotCounted::Earlier { revision, later } => {
                t!(words, portfolio.aside.earlier, path = path, counted = counted, revision = revision, later = later)
            }
            NotCounted::Split { revision } => {
                t!(words, portfolio.aside.split, path = path, counted = counted, revision = revision)
            }
            NotCounted::SecondDraft => t!(words, portfolio.aside.second, path = path, counted = counted),
        }
    }
}
