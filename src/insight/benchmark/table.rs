//! A table of published results: one year, one row for every institution.

use std::collections::{BTreeMap, BTreeSet};

use super::{Average, names::key};
use crate::{
    assessment::Kind,
    rubric::{Exact, exact_from_text},
    words::rounded,
};

/// Decimals that published figures have.
const DECIMALS: usize = 2;

/// Results of one year, as they were published or as somebody put them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedTable {
    /// Year of the results; stands wherever they are shown.
    pub year: i16,
    /// What the table is called where several can be chosen; empty for the official one.
    pub name: String,
    /// The group of peers whose rows it holds; empty where it holds all rows of its year.
    pub group: String,
    /// Where the figures come from; stands wherever they are shown.
    pub source: String,
    /// Id of the framework they were rated by.
    pub rubric: String,
    /// In the order of the table.
    pub rows: Vec<PublishedRow>,
}

/// The published result of one institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedRow {
    /// Kind of institution.
    pub kind: Kind,
    /// Name as it was printed.
    pub name: String,
    /// By domain id; a domain without a printed value is not there.
    pub domains: BTreeMap<String, Exact>,
    /// Index, of two decimals.
    pub index: Exact,
}

/// A figure as it is printed: published ones have two decimals, and others are compared with them only so.
pub fn as_printed(value: &Exact) -> Exact {
    exact_from_text(&rounded(value, DECIMALS)).unwrap_or_else(|_| value.clone())
}

impl PublishedTable {
    /// True for the table that the program brings.
    pub fn is_official(&self) -> bool {
        self.name.is_empty()
    }

    /// Rows of one kind of institution, or all.
    pub fn rows_of(&self, kind: Option<Kind>) -> impl Iterator<Item = &PublishedRow> {
        self.rows.iter().filter(move |row| kind.is_none_or(|kind| kind == row.kind))
    }

    /// Published indices of one kind, or of all; highest first.
    pub fn indices(&self, kind: Option<Kind>) -> Vec<&Exact> {
        let mut indices: Vec<&Exact> = self.rows_of(kind).map(|row| &row.index).collect();
        indices.sort_by(|one, other| other.cmp(one));
        indices
    }

    /// The row of an institution, by its kind and name. `None` unless exactly one row can be meant.
    pub fn own(&self, kind: Kind, name: &str) -> Option<&PublishedRow> {
        let wanted = key(kind, name)?;
        let mut found = self.rows_of(Some(kind)).filter(|row| key(kind, &row.name).as_ref() == Some(&wanted));
        found.next().filter(|_| found.next().is_none())
    }

    /// Means of the rows of one kind, or of all, each over the rows that have the figure; `None` where there is no row.
    pub fn mean(&self, kind: Option<Kind>) -> Option<Average> {
        let rows: Vec<&PublishedRow> = self.rows_of(kind).collect();
        let ids: BTreeSet<&String> = rows.iter().flat_map(|row| row.domains.keys()).collect();
        let of_domain = |id: &String| Some((id.clone(), mean(rows.iter().filter_map(|row| row.domains.get(id)))?));
        Some(Average {
            index: mean(rows.iter().map(|row| &row.index))?,
            domains: ids.into_iter().filter_map(of_domain).collect(),
            aspects: BTreeMap::new(),
        })
    }
}

fn mean<'a>(values: impl Iterator<Item = &'a Exact>) -> Option<Exact> {
    let values: Vec<&Exact> = values.collect();
    let count = Exact::from_integer(values.len().into());
    if values.is_empty() { None } else { Some(values.into_iter().sum::<Exact>() / count) }
}
