//! Institutions that are near, and those that rose most.

use std::{cmp::Reverse, collections::BTreeMap};

use num_traits::Signed as _;

use super::{
    names::key,
    table::{PublishedRow, PublishedTable, as_printed},
};
use crate::{assessment::Kind, rubric::Exact};

/// Most peers that are named.
pub const MOST_PEERS: usize = 10;

/// Another institution of the same kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer<'a> {
    /// Its result.
    pub row: &'a PublishedRow,
    /// How much higher its index is than the own one; below nought where it is lower.
    pub ahead: Exact,
}

/// Those of the others whose index is nearest to the own one, nearest first; where two are equally near the higher one goes
/// first, then the name.
pub fn nearest_peers<'a>(others: impl Iterator<Item = &'a PublishedRow>, index: &Exact) -> Vec<Peer<'a>> {
    let printed = as_printed(index);
    let mut peers: Vec<Peer<'a>> = others.map(|row| Peer { row, ahead: &row.index - &printed }).collect();
    peers.sort_by_cached_key(|peer| (peer.ahead.abs(), Reverse(peer.ahead.clone()), peer.row.name.as_str()));
    peers.truncate(MOST_PEERS);
    peers
}

/// An institution in two years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Riser<'a> {
    /// Its later result.
    pub row: &'a PublishedRow,
    /// Its earlier index.
    pub from: Exact,
    /// How much the index rose; below nought where it fell.
    pub rise: Exact,
}

/// What is known of two years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risers<'a> {
    /// Year of the earlier results.
    pub from: i16,
    /// Where they come from.
    pub source: &'a str,
    /// All that stand in both tables, who rose most first; then the higher index, then the name.
    pub rows: Vec<Riser<'a>>,
    /// How many of the later table cannot be told from one another, or are not in the earlier one.
    pub unmatched: usize,
}

/// Who rose how much from one table to another, of one kind or of all.
pub fn risers<'a>(earlier: &'a PublishedTable, later: &'a PublishedTable, kind: Option<Kind>) -> Risers<'a> {
    let before = by_key(earlier, kind);
    let now = by_key(later, kind);
    let mut rows: Vec<Riser<'a>> = now
        .iter()
        .filter_map(|(key, row)| {
            let (row, earlier) = ((*row)?, (*before.get(key)?)?);
            Some(Riser { row, from: earlier.index.clone(), rise: &row.index - &earlier.index })
        })
        .collect();
    rows.sort_by_cached_key(|one| (Reverse(one.rise.clone()), Reverse(one.row.index.clone()), one.row.name.as_str()));
    let unmatched = later.rows_of(kind).count().saturating_sub(rows.len());
    Risers { from: earlier.year, source: &earlier.source, rows, unmatched }
}

/// Rows by what tells them apart; `None` where several rows cannot be told apart.
fn by_key(table: &PublishedTable, kind: Option<Kind>) -> BTreeMap<(Kind, String), Option<&PublishedRow>> {
    let mut found: BTreeMap<(Kind, String), Option<&PublishedRow>> = BTreeMap::new();
    for row in table.rows_of(kind) {
        if let Some(key) = key(row.kind, &row.name) {
            found.entry((row.kind, key)).and_modify(|known| *known = None).or_insert(Some(row));
        }
    }
    found
}
