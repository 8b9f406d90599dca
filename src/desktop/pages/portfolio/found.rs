//! What was found in the folder so far.

use std::{
    collections::BTreeMap,
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
    members: Vec<Arc<Member>>,
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
                News::Read(member) => self.members.push(Arc::new(*member)),
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
        let (old, new) = (by_path(&members, &before), by_path(&self.members, &self.bad));
        let other = new.iter().filter(|(path, said)| old.get(*path) != Some(said)).count();
        let gone = old.keys().filter(|path| !new.contains_key(*path)).count();
        other + gone
    }

    fn gather(&mut self) {
        self.bad.sort();
        self.portfolio = Arc::new(Portfolio::of(self.members.clone()));
        self.times += 1;
    }
}

/// What each file came to: an assessment, or the reason why not.
fn by_path<'a>(members: &'a [Arc<Member>], bad: &'a [BadFile]) -> BTreeMap<&'a str, (Option<&'a Member>, &'a str)> {
    let members = members.iter().map(|member| (member.path.as_str(), (Some(&**member), "")));
    members.chain(bad.iter().map(|file| (file.path.as_str(), (None, file.reason.as_str())))).collect()
}
