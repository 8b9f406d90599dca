//! A folder of evidence with a table: which file is which document, and at which indicators it counts. All of it is taken in,
//! or nothing.

mod columns;

use std::{
    collections::BTreeSet,
    path::{Component, Path, PathBuf},
};

use jiff::civil::Date;

use super::{
    levels::{LevelsError, LevelsFault, Record, by_number, text_records},
    workbook::{self, WhatFault},
};
use crate::{
    assessment::{
        Assessment, Content, DocumentField, DocumentKind, Edit, Field, IndicatorId, Place, Registered, StoredFile,
        title_of_file,
    },
    rubric::Rubric,
    storage::{Disk, EntryKind, OpenError, read_as},
    words::Words,
};
use columns::{Column, Head};

/// Most faults that are listed; more are of no help.
const MOST_FAULTS: usize = 50;

/// Documents that a table names, each with its file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// In the order of the table.
    pub documents: Vec<Listed>,
}

/// A document that a table names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Where the file lies.
    pub path: PathBuf,
    /// What the document is called.
    pub title: String,
    /// Indicators it is evidence for; none where it only goes into the register.
    pub indicators: Vec<IndicatorId>,
    /// Official number; empty where nothing is said.
    pub number: String,
    /// Issuer; empty where nothing is said.
    pub issuer: String,
    /// Day it bears.
    pub date: Option<Date>,
    /// What sort of document it is.
    pub kind: Option<DocumentKind>,
}

impl Listing {
    /// The files, one for each document.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.documents.iter().map(|one| one.path.clone()).collect()
    }

    /// What becomes of the documents once their files are in the store, in the order of the table: one step. What a document
    /// that is there already says of itself stays.
    pub fn registering(
        &self,
        assessment: &Assessment,
        files: Vec<StoredFile>,
        new_id: &mut dyn FnMut() -> String,
    ) -> Registered {
        let mut each = Vec::new();
        let mut first = Vec::new();
        for (one, file) in self.documents.iter().zip(files) {
            first.push(each.len());
            let content = Content::File(file);
            if one.indicators.is_empty() {
                each.push((one.title.clone(), content.clone(), None));
            }
            let places = one.indicators.iter().map(|indicator| Some(Place::first(indicator)));
            each.extend(places.map(|place| (one.title.clone(), content.clone(), place)));
        }
        let mut made = assessment.registering_each(each, new_id);
        let mut told = BTreeSet::new();
        for (one, place) in self.documents.iter().zip(first) {
            let Some(id) = made.documents.get(place).cloned() else { continue };
            if !told.insert(id.clone()) {
                continue;
            }
            let field = |field: DocumentField| Field::Document(id.clone(), field);
            let mut edits = Vec::new();
            if !one.number.is_empty() {
                edits.push(field(DocumentField::Number).set(one.number.clone()));
            }
            if !one.issuer.is_empty() {
                edits.push(field(DocumentField::Issuer).set(one.issuer.clone()));
            }
            edits.extend(one.date.map(|day| field(DocumentField::Date).set(Some(day))));
            edits.extend(one.kind.map(|kind| field(DocumentField::Kind).set(kind)));
            let is_open = |edit: &Edit| match edit {
                Edit::Set(field, _) => assessment.get(field) == field.empty(),
                _ => true,
            };
            made.edits.extend(edits.into_iter().filter(is_open));
        }
        made
    }
}

/// Reads a table of documents whose files lie in the folder of the table, or below it.
///
/// # Errors
/// Says the file and why it cannot be read, or everything that is wrong, line by line; then nothing of it is used.
pub fn read_listing(disk: &dyn Disk, path: &Path, rubric: &Rubric) -> Result<Listing, OpenError<LevelsError>> {
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    read_as(disk, path, workbook::MOST_BYTES, |bytes| {
        let tables = if workbook::is_archive(bytes) { workbook::tables(bytes) } else { text_records(bytes) };
        let tables = tables.map_err(|fault| LevelsError { faults: vec![fault] })?;
        let found = tables.iter().find_map(|rows| Some((rows, columns::find(rows)?)));
        let Some((rows, head)) = found else {
            return Err(LevelsError { faults: vec![LevelsFault::NoListHead] });
        };
        Table { disk, folder: &folder, rubric, head: &head }.read(rows)
    })
}

/// A table while its rows are read.
struct Table<'a> {
    disk: &'a dyn Disk,
    folder: &'a Path,
    rubric: &'a Rubric,
    head: &'a Head,
}

impl Table<'_> {
    fn read(&self, rows: &[Record]) -> Result<Listing, LevelsError> {
        let (mut documents, mut faults): (Vec<Listed>, Vec<LevelsFault>) = (Vec::new(), Vec::new());
        for record in rows.iter().skip(self.head.above + 1) {
            match record {
                Record::Broken { line } => faults.push(LevelsFault::Cells { line: *line }),
                Record::Row { cells, .. } if cells.iter().all(|cell| cell.trim().is_empty()) => {}
                Record::Row { line, cells } => match self.row(cells).and_then(|row| take(&mut documents, row)) {
                    Ok(()) => {}
                    Err(what) => faults.push(LevelsFault::Listed { line: *line, what: Box::new(what) }),
                },
            }
            if faults.len() >= MOST_FAULTS {
                break;
            }
        }
        if faults.is_empty() && documents.is_empty() {
            faults.push(LevelsFault::NoRows);
        }
        if faults.is_empty() { Ok(Listing { documents }) } else { Err(LevelsError { faults }) }
    }

    fn row(&self, cells: &[String]) -> Result<Listed, WhatFault> {
        let said = |column: Column| self.head.cell(cells, column).trim().to_owned();
        let name = said(Column::File);
        let path = self.path(&name)?;
        let title = said(Column::Title);
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let date = match said(Column::Date) {
            day if day.is_empty() => None,
            found => {
                let day = Words::all().find_map(|words| words.date_from_text(&found).ok());
                Some(day.ok_or(WhatFault::Day { found })?)
            }
        };
        let kind = match said(Column::Kind) {
            kind if kind.is_empty() => None,
            found => Some(kind_called(&found).ok_or_else(|| WhatFault::Choice {
                found,
                choices: DocumentKind::ALL.map(|kind| kind.name(crate::rubric::LANGUAGE).to_owned()).to_vec(),
            })?),
        };
        Ok(Listed {
            path,
            title: if title.is_empty() { title_of_file(&file) } else { title },
            indicators: self.indicators(&said(Column::Indicator), &said(Column::Code))?,
            number: said(Column::Number),
            issuer: said(Column::Issuer),
            date,
            kind,
        })
    }

    /// The file, which must be there and inside the folder.
    fn path(&self, name: &str) -> Result<PathBuf, WhatFault> {
        if name.is_empty() {
            return Err(WhatFault::NoFile);
        }
        let below = PathBuf::from(name.replace('\\', "/"));
        let inside = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        if !below.components().all(inside) {
            return Err(WhatFault::Outside { name: name.to_owned() });
        }
        let path = self.folder.join(below);
        match self.disk.entry(&path) {
            Ok(Some(entry)) if entry.kind == EntryKind::File => Ok(path),
            _ => Err(WhatFault::Missing { name: name.to_owned() }),
        }
    }

    /// The indicators that a cell lists, by their numbers or by codes such as `23.a`.
    fn indicators(&self, numbers: &str, codes: &str) -> Result<Vec<IndicatorId>, WhatFault> {
        let list = if numbers.is_empty() { codes } else { numbers };
        let mut found: Vec<IndicatorId> = Vec::new();
        for one in list.split([',', ';', '\n']).map(str::trim).filter(|one| !one.is_empty()) {
            let unknown = || WhatFault::Indicator { found: one.to_owned() };
            let (indicator, _) = by_number(self.rubric, one).ok_or_else(unknown)?;
            let id = IndicatorId::from(&indicator.id);
            if !found.contains(&id) {
                found.push(id);
            }
        }
        Ok(found)
    }
}

/// Takes a row; one of the same file as an earlier one adds its indicators to it, where both say the same of the document.
fn take(documents: &mut Vec<Listed>, row: Listed) -> Result<(), WhatFault> {
    let Some(known) = documents.iter_mut().find(|known| known.path == row.path) else {
        documents.push(row);
        return Ok(());
    };
    let file = row.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let unsaid = title_of_file(&file);
    let told = [
        join(&mut known.title, row.title, &unsaid),
        join(&mut known.number, row.number, &String::new()),
        join(&mut known.issuer, row.issuer, &String::new()),
        join(&mut known.date, row.date, &None),
        join(&mut known.kind, row.kind, &None),
    ];
    if told.contains(&false) {
        return Err(WhatFault::FileTwice { name: file });
    }
    let new: Vec<IndicatorId> = row.indicators.into_iter().filter(|id| !known.indicators.contains(id)).collect();
    known.indicators.extend(new);
    Ok(())
}

/// Puts what a later row says where nothing was said. False where both say something else.
fn join<T: PartialEq>(known: &mut T, other: T, unsaid: &T) -> bool {
    if other == *unsaid || other == *known {
        return true;
    }
    let open = *known == *unsaid;
    if open {
        *known = other;
    }
    open
}

/// The kind of this name or code, whatever its capitals.
fn kind_called(name: &str) -> Option<DocumentKind> {
    let name = name.to_lowercase();
    let is =
        |kind: &DocumentKind| kind.code() == name || Words::all().any(|words| kind.name(words).to_lowercase() == name);
    DocumentKind::ALL.into_iter().find(is)
}
