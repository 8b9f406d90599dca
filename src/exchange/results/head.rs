//! The line that names the columns of a table of results.

use super::super::levels::{Record, plain};
use crate::rubric::Rubric;

/// Most lines among which the names of the columns are looked for.
const MOST_ABOVE: usize = 30;
/// Names of columns, without signs and capitals.
const YEAR: &[&str] = &["tahun"];
const KIND: &[&str] = &["kategori", "jenis", "jenis instansi", "kelompok"];
const NAME: &[&str] = &["instansi", "nama instansi"];
const INDEX: &[&str] = &["indeks", "indeks spbe", "nilai indeks"];
const SOURCE: &[&str] = &["sumber"];

/// The line that names the columns.
#[derive(Debug)]
pub(super) struct Head {
    /// How many records stand above it.
    pub above: usize,
    pub year: usize,
    pub kind: usize,
    pub name: usize,
    pub index: usize,
    /// Id of each domain that has a column.
    pub domains: Vec<(String, usize)>,
    pub source: Option<usize>,
}

/// The first line that names year, kind, institution and index.
pub(super) fn find(rows: &[Record], rubric: &Rubric) -> Option<Head> {
    rows.iter().take(MOST_ABOVE).enumerate().find_map(|(above, record)| {
        let Record::Row { cells, .. } = record else { return None };
        let names: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
        let place = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
        // `D1`, `D1_kebijakan`, or the name of the domain.
        let domain = |(number, domain): (usize, &crate::rubric::Domain)| {
            let (code, called) = (format!("d{}", number + 1), plain(&domain.name));
            let is_it = |name: &String| *name == called || name.split(' ').next() == Some(code.as_str());
            Some((domain.id.clone(), names.iter().position(is_it)?))
        };
        Some(Head {
            above,
            year: place(YEAR)?,
            kind: place(KIND)?,
            name: place(NAME)?,
            index: place(INDEX)?,
            domains: rubric.domains.iter().enumerate().filter_map(domain).collect(),
            source: place(SOURCE),
        })
    })
}
