//! The tables a draft can be compared with: the official one, and those that were added.

use std::path::{Path, PathBuf};

use crate::{
    insight::{PublishedTable, national},
    rubric::Rubric,
    session::KeptResults,
    words::{Sentence as _, Words},
};

/// Added tables as they were read last.
#[derive(Debug, Default)]
pub(super) struct Tables {
    added: Vec<(PathBuf, PublishedTable)>,
    /// Files that could not be read, with the reason.
    refused: Vec<(PathBuf, String)>,
}

impl Tables {
    /// Takes what was read.
    pub fn read(found: Vec<KeptResults>, words: Words) -> Self {
        let mut tables = Self::default();
        for KeptResults { path, read } in found {
            match read {
                Ok(read) => tables.added.extend(read.into_iter().map(|table| (path.clone(), table))),
                Err(error) => tables.refused.push((path, error.sentence_in(words))),
            }
        }
        tables
    }

    /// All tables of the framework: the official one first, then those that were added, by name, the latest year first.
    pub fn all<'a>(&'a self, rubric: &'a Rubric) -> Vec<&'a PublishedTable> {
        let official = national(rubric).map(|national| national.table());
        let mut added: Vec<&PublishedTable> =
            self.added.iter().map(|(_, table)| table).filter(|table| table.rubric == rubric.id).collect();
        added.sort_by_key(|table| (table.name.as_str(), std::cmp::Reverse(table.year)));
        official.into_iter().chain(added).collect()
    }

    /// The file of an added table.
    pub fn path_of(&self, table: &PublishedTable) -> Option<&Path> {
        self.added.iter().find(|(_, other)| std::ptr::eq(other, table)).map(|(path, _)| path.as_path())
    }

    /// Files that could not be read, with the reason.
    pub fn refused(&self) -> &[(PathBuf, String)] {
        &self.refused
    }
}
