//! The line that names the columns of a table of results.

use super::{
    super::levels::{Record, plain},
    ResultsFault,
};
use crate::rubric::Rubric;

/// Most lines among which the names of the columns are looked for.
const MOST_ABOVE: usize = 30;
/// Names of columns, without signs and capitals.
const YEAR: &[&str] = &["tahun"];
const KIND: &[&str] = &["kategori", "jenis", "jenis instansi"];
const NAME: &[&str] = &["instansi", "nama instansi"];
const INDEX: &[&str] = &["indeks", "indeks spbe", "nilai indeks"];
const SOURCE: &[&str] = &["sumber"];
const GROUP: &[&str] = &["kelompok", "kelompok sebaya"];

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
    /// The group of peers that somebody put a row into.
    pub group: Option<usize>,
}

/// The first line that names year, kind, institution and index.
///
/// # Errors
/// Says which columns of that line can be one and the same thing.
pub(super) fn find(rows: &[Record], rubric: &Rubric) -> Option<Result<Head, ResultsFault>> {
    rows.iter().take(MOST_ABOVE).enumerate().find_map(|(above, record)| {
        let Record::Row { line, cells } = record else { return None };
        let names: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
        let mut doubled = None;
        let mut place = |is_it: &dyn Fn(&str) -> bool| {
            let found: Vec<usize> =
                (0..names.len()).filter(|at| names.get(*at).is_some_and(|name| is_it(name))).collect();
            if found.len() > 1 && doubled.is_none() {
                doubled =
                    Some(found.iter().filter_map(|at| cells.get(*at)).map(|cell| cell.trim().to_owned()).collect());
            }
            found.first().copied()
        };
        let called = |known: &'static [&'static str]| move |name: &str| known.contains(&name);
        let (year, name, index) = (place(&called(YEAR))?, place(&called(NAME))?, place(&called(INDEX))?);
        // Without another column for the kind it is what *kelompok* says.
        let (kind, group) = match (place(&called(KIND)), place(&called(GROUP))) {
            (Some(kind), group) => (kind, group),
            (None, group) => (group?, None),
        };
        let source = place(&called(SOURCE));
        // `D1`, `D1_kebijakan`, or the name of the domain.
        let domains = rubric.domains.iter().enumerate().filter_map(|(number, domain)| {
            let (code, known) = (format!("d{}", number + 1), plain(&domain.name));
            let is_it = |name: &str| name == known || name.split(' ').next() == Some(code.as_str());
            Some((domain.id.clone(), place(&is_it)?))
        });
        let domains = domains.collect();
        Some(match doubled {
            Some(names) => Err(ResultsFault::Ambiguous { line: *line, names }),
            None => Ok(Head { above, year, kind, name, index, domains, source, group }),
        })
    })
}
