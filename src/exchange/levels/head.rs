//! The line that names the columns: found below titles, with its separator, and each column taken for what it means.

use crate::words::Words;

use super::{
    cells::plain,
    fault::LevelsFault,
    table::{Record, records},
};
use crate::t;

/// Signs that part cells.
pub(super) const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Most lines among which the names of the columns are looked for.
const MOST_ABOVE: usize = 30;
/// What a first line begins with that names the separator, as spreadsheets write it for each other.
const SEPARATOR_LINE: &str = "sep=";
/// Most letters of a line that are shown.
const MOST_SHOWN: usize = 80;

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The indicator, by number or by name.
    Indicator,
    /// A number that may be the indicator's or only counts the rows.
    Number,
    /// The name of the indicator.
    Name,
    /// The level.
    Level,
    /// Fakta.
    Facts,
    /// Analisis.
    Analysis,
}

/// Names of columns, without years, signs and capitals. The first of a row is the usual one; it goes before the others.
const NAMES: [(Meaning, &[&str]); 6] = [
    (
        Meaning::Indicator,
        &[
            "indikator",
            "nomor indikator",
            "no indikator",
            "kode indikator",
            "id indikator",
            "indikator no",
            "indicator",
        ],
    ),
    (Meaning::Number, &["no", "nomor", "no urut", "nomor urut", "kode", "id"]),
    (Meaning::Name, &["nama indikator", "judul indikator", "uraian indikator", "nama"]),
    (
        Meaning::Level,
        &[
            "tingkat",
            "level",
            "nilai",
            "skor",
            "tingkat kematangan",
            "level kematangan",
            "nilai kematangan",
            "nilai tingkat kematangan",
            "nilai tingkat",
            "nilai level",
            "nilai indikator",
            "nilai mandiri",
            "penilaian mandiri",
            "nilai penilaian mandiri",
            "tingkat kematangan mandiri",
            "capaian",
            "capaian tingkat",
            "capaian level",
            "capaian tingkat kematangan",
            "kematangan",
        ],
    ),
    (
        Meaning::Facts,
        &[
            "fakta",
            "penjelasan",
            "uraian",
            "deskripsi",
            "fakta lapangan",
            "fakta di lapangan",
            "penjelasan fakta",
            "uraian fakta",
        ],
    ),
    (Meaning::Analysis, &["analisis", "analisa", "hasil analisis", "penjelasan analisis", "uraian analisis"]),
];

impl Meaning {
    /// Whether a name is the usual one of a column of this meaning.
    fn is_usual(self, name: &str) -> bool {
        NAMES.iter().any(|(meaning, names)| *meaning == self && names.first() == Some(&name))
    }
}

/// A column that is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it means.
    pub meaning: Meaning,
    /// What it is called in the table.
    pub name: String,
    /// Its place, from 0.
    pub place: usize,
}

impl Column {
    /// Whether it has its usual name.
    pub fn is_usual(&self) -> bool {
        self.meaning.is_usual(&self.name.to_lowercase())
    }
}

/// The line that names the columns.
#[derive(Debug)]
pub(super) struct Head {
    /// Its line.
    pub line: u64,
    /// Sign that parts the cells.
    pub separator: u8,
    /// How many records stand above it.
    pub above: usize,
    /// How many of them are titles: all but the line that names the separator.
    pub titles: usize,
    /// The columns that are used.
    pub columns: Vec<Column>,
    /// Names of the other columns.
    pub ignored: Vec<String>,
    /// Places of all columns that have a name.
    pub named: Vec<usize>,
}

impl Head {
    /// Column of this meaning, where there is one.
    pub fn column(&self, meaning: Meaning) -> Option<&Column> {
        self.columns.iter().find(|column| column.meaning == meaning)
    }
}

/// Finds the line that names the columns.
pub(super) fn find(text: &str) -> Result<Head, LevelsFault> {
    let first = text.lines().next().unwrap_or_default().trim().trim_matches('"');
    let told = first.get(..SEPARATOR_LINE.len()).filter(|start| start.eq_ignore_ascii_case(SEPARATOR_LINE));
    let told = told.and_then(|start| match first.as_bytes()[start.len()..] {
        [separator, ..] if separator.is_ascii() && !separator.is_ascii_alphanumeric() => Some(separator),
        // A tab at the end was trimmed away with the line's own end.
        [] => Some(b'\t'),
        _ => None,
    });
    let mut fault = None;
    let mut found: Option<Head> = None;
    for separator in SEPARATORS.into_iter().chain(told) {
        if told.is_some_and(|told| told != separator) {
            continue;
        }
        match with_separator(text, separator) {
            Ok(Some(mut head)) if found.as_ref().is_none_or(|found| head.above < found.above) => {
                head.titles = head.titles.saturating_sub(usize::from(told.is_some()));
                found = Some(head);
            }
            Ok(_) => {}
            Err(wrong) => fault = fault.or(Some(wrong)),
        }
    }
    found.ok_or_else(|| fault.unwrap_or_else(|| none(text)))
}

/// Why no line names the columns.
fn none(text: &str) -> LevelsFault {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let of_package = |words: Words| first.replace([';', '"'], "|").replace("||", "|") == t!(words, package.csv.head);
    if Words::all().any(of_package) {
        return LevelsFault::PackageIndex;
    }
    LevelsFault::NoHead { found: first.chars().take(MOST_SHOWN).collect() }
}

/// The first line that names an indicator and a level where cells are parted by this sign.
fn with_separator(text: &str, separator: u8) -> Result<Option<Head>, LevelsFault> {
    in_records(records(text, separator), separator)
}

/// Finds the row that names the columns in a sheet of a workbook.
pub(super) fn find_row(rows: &[Record]) -> Result<Head, LevelsFault> {
    let said = |record: &Record| match record {
        Record::Row { cells, .. } => Some(cells.join(" ").trim().to_owned()).filter(|said| !said.is_empty()),
        Record::Broken { .. } => None,
    };
    in_records(rows.iter().cloned(), b';')?.ok_or_else(|| {
        let first = rows.iter().find_map(said).unwrap_or_default();
        LevelsFault::NoHead { found: first.chars().take(MOST_SHOWN).collect() }
    })
}

fn in_records(records: impl Iterator<Item = Record>, separator: u8) -> Result<Option<Head>, LevelsFault> {
    let mut titles = 0;
    for (above, record) in records.take(MOST_ABOVE).enumerate() {
        let Record::Row { line, cells } = record else { continue };
        let names: Vec<&str> = cells.iter().map(String::as_str).collect();
        if let Some((columns, ignored)) = columns(line, &names)? {
            let is_named = |(_, name): &(usize, &&str)| !name.trim().is_empty();
            let named = names.iter().enumerate().filter(is_named).map(|(place, _)| place).collect();
            return Ok(Some(Head { line, separator, above, titles, columns, ignored, named }));
        }
        titles += usize::from(names.iter().any(|name| !name.trim().is_empty()));
    }
    Ok(None)
}

type Columns = (Vec<Column>, Vec<String>);

/// What the columns of a line mean, where it names an indicator and a level, and the names of those that are not used.
fn columns(line: u64, names: &[&str]) -> Result<Option<Columns>, LevelsFault> {
    // How far down its list a name stands, with what it means.
    let meant: Vec<Option<(Meaning, usize)>> = names.iter().map(|name| meaning(name)).collect();
    let has = |meaning: Meaning| meant.iter().flatten().any(|(other, _)| *other == meaning);
    let names_indicator = [Meaning::Indicator, Meaning::Number, Meaning::Name].into_iter().any(has);
    if !names_indicator || !has(Meaning::Level) {
        return Ok(None);
    }
    let mut used = Vec::new();
    for (meaning, _) in NAMES {
        let mut places: Vec<usize> =
            (0..names.len()).filter(|place| meant[*place].is_some_and(|(other, _)| other == meaning)).collect();
        let usual = |place: &usize| meant[*place].is_some_and(|(_, rank)| rank == 0);
        if places.iter().any(usual) && !(meaning == Meaning::Indicator && places.len() > 1) {
            places.retain(usual);
        }
        match places.as_slice() {
            [] => {}
            // They help to find the indicator; where it has its own column, nobody needs them.
            [_, _, ..] if matches!(meaning, Meaning::Number | Meaning::Name) && has(Meaning::Indicator) => {}
            [place] => used.push(Column { meaning, name: names[*place].trim().to_owned(), place: *place }),
            [one, other] if meaning == Meaning::Indicator && usual(one) != usual(other) => {
                // One of them says that it is the number, so the other is the name.
                let (name, number) = if usual(one) { (*one, *other) } else { (*other, *one) };
                used.push(Column { meaning, name: names[number].trim().to_owned(), place: number });
                used.push(Column { meaning: Meaning::Name, name: names[name].trim().to_owned(), place: name });
            }
            [one, .., last] if plain(names[*one]) == plain(names[*last]) => {
                return Err(LevelsFault::Column { line, name: names[*one].trim().to_owned() });
            }
            several => {
                let names = several.iter().map(|place| names[*place].trim().to_owned()).collect();
                return Err(LevelsFault::Ambiguous { line, meaning, names });
            }
        }
    }
    let unused =
        |(place, name): &(usize, &&str)| !name.trim().is_empty() && !used.iter().any(|column| column.place == *place);
    let ignored = names.iter().enumerate().filter(unused).map(|(_, name)| name.trim().to_owned()).collect();
    Ok(Some((used, ignored)))
}

/// What a name of a column means, and how far down its list it stands.
fn meaning(name: &str) -> Option<(Meaning, usize)> {
    let name = name.split('(').next().unwrap_or_default();
    let mut words: Vec<String> = plain(name).split(' ').map(str::to_owned).collect();
    // "SPBE" and the year say of which assessment it is.
    let is_year =
        |word: &String| word.len() == 4 && word.starts_with("20") && word.bytes().all(|digit| digit.is_ascii_digit());
    while words.len() > 1 && words.last().is_some_and(|word| word == "spbe" || word == "tahun" || is_year(word)) {
        words.pop();
    }
    let name = words.join(" ");
    NAMES.iter().find_map(|(meaning, names)| Some((*meaning, names.iter().position(|known| *known == name)?)))
}
