//! Tables of published results: further years, and groups that somebody put together. A table is taken whole or refused whole.
//!
//! A row names an institution, its kind and its index: `tahun,kategori,instansi,D1,D2,D3,D4,indeks`, in any order, with a
//! comma or a point in the figures; the domains may be left out. `sumber` says where a row comes from; without it that is the
//! name of the file. `kelompok` beside the kind puts a row into a group of peers: every group is a table of its own.

mod fault;
mod head;

use std::{collections::BTreeMap, path::Path};

pub use fault::{ResultsError, ResultsFault, ResultsTrouble};

use self::head::{Head, find};
use super::{
    levels::{Record, plain, text_records},
    workbook,
};
use crate::{
    assessment::Kind,
    insight::{PublishedRow, PublishedTable, as_printed},
    rubric::{Exact, Rubric, exact_from_text},
    storage::{Disk, OpenError, read_as},
};

/// Most faults that are listed; more are of no help.
const MOST_FAULTS: usize = 50;
/// Years that results can be of.
const YEARS: std::ops::RangeInclusive<i16> = 2018..=2100;
/// Longest name of an institution, in characters.
const LONGEST_NAME: usize = 200;

/// Reads the tables of published results in a file: one for each year, earliest first, each followed by those of its groups.
/// They are called as the file is.
///
/// # Errors
/// Says the file and why it cannot be read, or everything that is wrong, line by line; then nothing of it is used.
pub fn read_results(
    disk: &dyn Disk,
    path: &Path,
    rubric: &Rubric,
) -> Result<Vec<PublishedTable>, OpenError<ResultsError>> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    read_as(disk, path, workbook::MOST_BYTES, |bytes| results_from_bytes(bytes, &name, rubric))
}

/// Reads tables of published results.
///
/// # Errors
/// Lists everything that is wrong; then nothing of it is used.
pub fn results_from_bytes(bytes: &[u8], name: &str, rubric: &Rubric) -> Result<Vec<PublishedTable>, ResultsError> {
    let tables = if workbook::is_archive(bytes) { workbook::tables(bytes) } else { text_records(bytes) };
    let tables = tables.map_err(|fault| ResultsError { faults: vec![ResultsFault::Table(fault)] })?;
    let Some((rows, head)) = tables.iter().find_map(|rows| Some((rows, find(rows, rubric)?))) else {
        return Err(ResultsError { faults: vec![ResultsFault::NoHead] });
    };
    let head = head.map_err(|fault| ResultsError { faults: vec![fault] })?;
    Reading { name, rubric, head: &head, years: BTreeMap::new(), faults: Vec::new() }.read(rows)
}

/// The rows of a year while they are read, each with its line.
#[derive(Default)]
struct Year {
    rows: Vec<(u64, PublishedRow)>,
    /// Rows of each group.
    groups: BTreeMap<String, Vec<PublishedRow>>,
    sources: Vec<String>,
}

/// A table while it is read.
struct Reading<'a> {
    name: &'a str,
    rubric: &'a Rubric,
    head: &'a Head,
    years: BTreeMap<i16, Year>,
    faults: Vec<ResultsFault>,
}

impl Reading<'_> {
    fn read(mut self, rows: &[Record]) -> Result<Vec<PublishedTable>, ResultsError> {
        for record in rows.iter().skip(self.head.above + 1) {
            let (line, taken) = match record {
                Record::Broken { line } => (*line, Err(ResultsTrouble::Cells)),
                Record::Row { cells, .. } if cells.iter().all(|cell| cell.trim().is_empty()) => continue,
                Record::Row { line, cells } => (*line, self.row(*line, cells)),
            };
            if let Err(what) = taken {
                self.faults.push(ResultsFault::Row { line, what });
            }
            if self.faults.len() >= MOST_FAULTS {
                break;
            }
        }
        if self.faults.is_empty() && self.years.is_empty() {
            self.faults.push(ResultsFault::NoRows);
        }
        if !self.faults.is_empty() {
            return Err(ResultsError { faults: self.faults });
        }
        let (name, rubric) = (self.name, self.rubric);
        let tables = |(year, of): (i16, Year)| {
            let source = if of.sources.is_empty() { name.to_owned() } else { of.sources.join("; ") };
            let all = (String::new(), of.rows.into_iter().map(|(_, row)| row).collect());
            std::iter::once(all).chain(of.groups).map(move |(group, rows)| PublishedTable {
                year,
                name: name.to_owned(),
                group,
                source: source.clone(),
                rubric: rubric.id.clone(),
                rows,
            })
        };
        Ok(self.years.into_iter().flat_map(tables).collect())
    }

    fn row(&mut self, line: u64, cells: &[String]) -> Result<(), ResultsTrouble> {
        let head = self.head;
        let said = |place: usize| cells.get(place).map_or("", String::as_str).trim();
        let found = said(head.year);
        let year = found.parse().ok().filter(|year| YEARS.contains(year));
        let year = year.ok_or_else(|| ResultsTrouble::Year { found: found.to_owned() })?;
        let kind =
            kind_called(said(head.kind)).ok_or_else(|| ResultsTrouble::Kind { found: said(head.kind).to_owned() })?;
        let name = said(head.name).split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(ResultsTrouble::Name { most: LONGEST_NAME });
        }
        if head.group.is_some_and(|place| said(place).chars().count() > LONGEST_NAME) {
            return Err(ResultsTrouble::Group { most: LONGEST_NAME });
        }
        let figure = |place: usize| self.figure(said(place));
        let Some(index) = figure(head.index)? else { return Err(ResultsTrouble::NoIndex) };
        let mut domains = BTreeMap::new();
        for (id, place) in &head.domains {
            if let Some(value) = figure(*place)? {
                domains.insert(id.clone(), value);
            }
        }
        let of = self.years.entry(year).or_default();
        let twice =
            |(_, row): &&(u64, PublishedRow)| row.kind == kind && row.name.to_lowercase() == name.to_lowercase();
        if let Some((first, _)) = of.rows.iter().find(twice) {
            return Err(ResultsTrouble::Twice { first: *first, name });
        }
        if let Some(source) = head.source.map(said).filter(|source| !source.is_empty())
            && !of.sources.iter().any(|known| known == source)
        {
            of.sources.push(source.to_owned());
        }
        let row = PublishedRow { kind, name, domains, index };
        let group = head.group.map_or("", said).split_whitespace().collect::<Vec<_>>().join(" ");
        if !group.is_empty() {
            of.groups.entry(group).or_default().push(row.clone());
        }
        of.rows.push((line, row));
        Ok(())
    }

    /// A figure of the framework's scale as published ones are printed; `None` where the cell says nothing.
    fn figure(&self, cell: &str) -> Result<Option<Exact>, ResultsTrouble> {
        if matches!(cell, "" | "-" | "–" | "—") {
            return Ok(None);
        }
        let value = exact_from_text(&cell.replace(',', ".")).ok();
        let inside = |value: &Exact| self.rubric.value_range().is_some_and(|(low, high)| low <= value && value <= high);
        match value.filter(inside) {
            Some(value) => Ok(Some(as_printed(&value))),
            None => Err(ResultsTrouble::Figure { found: cell.to_owned() }),
        }
    }
}

/// The kind of this name, as the national tables and this program call it.
fn kind_called(name: &str) -> Option<Kind> {
    match plain(name).as_str() {
        "kementerian" => Some(Kind::Ministry),
        "lpnk" | "lembaga pemerintah nonkementerian" | "lembaga pemerintah non kementerian" => Some(Kind::Agency),
        "provinsi" | "pemerintah provinsi" => Some(Kind::Province),
        "kabupaten" | "pemerintah kabupaten" => Some(Kind::Regency),
        "kota" | "pemerintah kota" => Some(Kind::City),
        "lembaga"
        | "lembaga lain"
        | "lembaga lainnya"
        | "lns"
        | "lembaga nonstruktural"
        | "lembaga non struktural"
        | "alat negara"
        | "sekretariat kabinet"
        | "setjen lembaga negara"
        | "lembaga penyiaran publik"
        | "instansi lembaga lainnya"
        | "instansi lainnya" => Some(Kind::Body),
        _ => None,
    }
}
