//! What was found in the folder so far.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    insight::{Member, Portfolio},
    session::{BadFile, News},
};

/// What was found in the folder so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The folder; nothing where none was chosen.
    pub folder: Option<PathBuf>,
    members: Vec<Member>,
    /// What could not be read, in order of the paths.
    pub bad: Vec<BadFile>,
    portfolio: Arc<Portfolio>,
    /// How often something came in.
    times: u64,
    /// How far reading is, while it goes on.
    pub reading: Option<(usize, usize)>,
    /// Reading was stopped.
    pub stopped: bool,
}

impl Found {
    /// Nothing of a folder yet.
    pub fn of(folder: &Path) -> Self {
        Self { folder: Some(folder.to_path_buf()), ..Self::default() }
    }

    /// Every assessment once.
    pub fn portfolio(&self) -> &Portfolio {
        &self.portfolio
    }

    /// The same, to be kept.
    pub fn shared(&self) -> Arc<Portfolio> {
        Arc::clone(&self.portfolio)
    }

    /// How often something came in: another number means other rows.
    pub fn times(&self) -> u64 {
        self.times
    }

    /// Takes what came in.
    pub fn add(&mut self, news: Vec<News>) {
        if news.is_empty() {
            return;
        }
        for one in news {
            match one {
                News::Read(member) => self.members.push(*member),
                News::Bad(file) => self.bad.push(file),
            }
        }
        self.gather();
    }

    /// Takes what cannot be read.
    pub fn add_bad(&mut self, bad: &[BadFile]) {
        self.bad.extend_from_slice(bad);
        self.gather();
    }

    /// Takes what was read in the place of all that was known. How many files are new, other or gone.
    pub fn replace(&mut self, news: Vec<News>, bad: &[BadFile]) -> usize {
        let (members, before) = (std::mem::take(&mut self.members), std::mem::take(&mut self.bad));
        self.add(news);
        self.add_bad(bad);
        let differ = |one: &[Member], other: &[Member]| {
            let known: std::collections::BTreeMap<&str, &Member> =
                other.iter().map(|member| (member.path.as_str(), member)).collect();
            one.iter().filter(|member| known.get(member.path.as_str()) != Some(member)).count()
        };
        let gone = members.iter().filter(|old| !self.members.iter().any(|new| new.path == old.path)).count();
        let bad = self.bad.iter().filter(|one| !before.contains(one)).count();
        differ(&self.members, &members) + gone + bad
    }

    fn gather(&mut self) {
        self.bad.sort();
        self.portfolio = Arc::new(Portfolio::of(self.members.clone()));
        self.times += 1;
    }
}
