//! Published results: averages by kind of institution, where an index stands among all, who is near and who rose.
//!
//! The program brings the official table of 2024 and the averages and national indices of some years; further tables come in
//! through `exchange`. Every figure carries its year and its source.

mod distribution;
mod names;
mod peers;
mod placement;
mod reckonings;
mod sentences;
mod standing;
mod table;

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

pub use self::{
    distribution::{Bin, distribution},
    peers::{MOST_PEERS, Peer, Riser, Risers, nearest_peers, risers},
    placement::Placement,
    sentences::{kind_in_sentence, kind_name},
    standing::{Benchmark, Compared, earlier_table},
    table::{PublishedRow, PublishedTable, as_printed},
};
use crate::{
    assessment::Kind,
    rubric::{Exact, Rubric, exact_from_text},
    scoring::NodeKind,
};

/// Averages and national indices, with years and sources.
static FIGURES: &str = include_str!("../../../assets/nasional.ron");
/// The result of every institution in 2024.
static TABLE: &str = include_str!("../../../assets/nasional-2024.csv");
/// Where the table was published.
const TABLE_SOURCE: &str = "Kementerian PANRB, Laporan Pelaksanaan Evaluasi SPBE 2024, tabel hasil per instansi";
/// What the averages of all institutions are called in the file.
const ALL: &str = "nasional";

/// Published figures, those of the latest year first. A test sees to it that the files read whole.
#[derive(Debug, Clone)]
pub struct National {
    /// Year of the latest figures; stands wherever they are shown.
    pub year: i16,
    /// Where the averages of that year were published.
    pub source: String,
    rubric: String,
    table: PublishedTable,
    years: Vec<YearAverages>,
    /// The national index by year.
    pub series: NationalSeries,
}

/// The national index of several years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NationalSeries {
    /// Where it was published.
    pub source: String,
    /// Earliest first.
    pub years: Vec<SeriesYear>,
}

/// The national index of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesYear {
    /// The year.
    pub year: i16,
    /// The index.
    pub index: Exact,
    /// Id of the framework of that year: indices of two frameworks are no one scale.
    pub rubric: String,
}

/// Published averages of one year.
#[derive(Debug, Clone)]
pub struct YearAverages {
    /// The year.
    pub year: i16,
    /// Where they were published.
    pub source: String,
    all: Average,
    kinds: BTreeMap<Kind, Average>,
}

/// Average index and its parts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Average {
    /// Index.
    pub index: Exact,
    /// By domain id.
    pub domains: BTreeMap<String, Exact>,
    /// By aspect id; empty where only domains were published.
    pub aspects: BTreeMap<String, Exact>,
}

impl Average {
    /// The average of a number of the score: index, domain or aspect. `None` where none was published.
    pub fn value_of(&self, kind: NodeKind, id: &str) -> Option<&Exact> {
        match kind {
            NodeKind::Index => Some(&self.index),
            NodeKind::Domain => self.domains.get(id),
            NodeKind::Aspect => self.aspects.get(id),
            _ => None,
        }
    }
}

/// Published figures to compare with; `None` for frameworks that have none.
pub fn national(rubric: &Rubric) -> Option<&'static National> {
    static READ: OnceLock<Option<National>> = OnceLock::new();
    READ.get_or_init(read).as_ref().filter(|national| national.rubric == rubric.id)
}

impl National {
    /// The table of the latest year.
    pub fn table(&self) -> &PublishedTable {
        &self.table
    }

    /// Published averages of one year.
    pub fn of_year(&self, year: i16) -> Option<&YearAverages> {
        self.years.iter().find(|averages| averages.year == year)
    }

    /// Averages of all institutions in the latest year.
    pub fn all(&self) -> &Average {
        static NONE: OnceLock<Average> = OnceLock::new();
        self.years.first().map_or_else(|| NONE.get_or_init(Average::default), YearAverages::all)
    }

    /// Averages of one kind of institution in the latest year.
    pub fn of(&self, kind: Kind) -> Option<&Average> {
        self.years.first()?.of(kind)
    }

    /// Average index of one kind by year, earliest first; years without one are left out.
    pub fn kind_series(&self, kind: Kind) -> Vec<(i16, &Exact)> {
        self.years.iter().rev().filter_map(|year| Some((year.year, &year.of(kind)?.index))).collect()
    }
}

impl YearAverages {
    /// Averages of all institutions.
    pub fn all(&self) -> &Average {
        &self.all
    }

    /// Averages of one kind of institution.
    pub fn of(&self, kind: Kind) -> Option<&Average> {
        self.kinds.get(&kind)
    }
}

/// The file of averages and national indices.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rubric: String,
    series: FileSeries,
    averages: Vec<FileYear>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSeries {
    source: String,
    years: Vec<FileSeriesYear>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSeriesYear {
    year: i16,
    index: String,
    rubric: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileYear {
    year: i16,
    source: String,
    groups: BTreeMap<String, FileAverage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileAverage {
    index: String,
    domains: BTreeMap<String, String>,
    #[serde(default)]
    aspects: BTreeMap<String, String>,
}

fn read() -> Option<National> {
    let file: File = ron::from_str(FIGURES).ok()?;
    let years: Vec<YearAverages> = file.averages.iter().map(year_averages).collect::<Option<_>>()?;
    let latest = years.first()?;
    let table = table(latest.year, &file.rubric)?;
    let series_year = |one: &FileSeriesYear| {
        Some(SeriesYear { year: one.year, index: exact_from_text(&one.index).ok()?, rubric: one.rubric.clone() })
    };
    let series_years = file.series.years.iter().map(series_year).collect::<Option<_>>()?;
    Some(National {
        year: latest.year,
        source: latest.source.clone(),
        rubric: file.rubric,
        table,
        series: NationalSeries { source: file.series.source, years: series_years },
        years,
    })
}

fn year_averages(file: &FileYear) -> Option<YearAverages> {
    let kind = |(name, row): (&String, &FileAverage)| Some((Kind::from_code(name)?, average(row)?));
    let kinds: BTreeMap<Kind, Average> =
        file.groups.iter().filter(|(name, _)| *name != ALL).map(kind).collect::<Option<_>>()?;
    Some(YearAverages { year: file.year, source: file.source.clone(), all: average(file.groups.get(ALL)?)?, kinds })
}

fn average(row: &FileAverage) -> Option<Average> {
    let numbers = |texts: &BTreeMap<String, String>| {
        texts.iter().map(|(id, text)| Some((id.clone(), exact_from_text(text).ok()?))).collect::<Option<_>>()
    };
    Some(Average {
        index: exact_from_text(&row.index).ok()?,
        domains: numbers(&row.domains)?,
        aspects: numbers(&row.aspects)?,
    })
}

/// The table that the program brings: kind, name, the domains in their order, the index.
fn table(year: i16, rubric: &str) -> Option<PublishedTable> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(TABLE.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        let (index, domains) = (record.get(record.len().checked_sub(1)?)?, 2..record.len().checked_sub(1)?);
        let domain = |place: usize| match record.get(place)? {
            "" => None,
            text => Some(exact_from_text(text).map(|value| ((place - 1).to_string(), value))),
        };
        rows.push(PublishedRow {
            kind: Kind::from_code(record.get(0)?)?,
            name: record.get(1)?.to_owned(),
            domains: domains.filter_map(domain).collect::<Result<_, _>>().ok()?,
            index: exact_from_text(index).ok()?,
        });
    }
    let source = TABLE_SOURCE.to_owned();
    Some(PublishedTable { year, name: String::new(), group: String::new(), source, rubric: rubric.to_owned(), rows })
}
