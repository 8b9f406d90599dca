//! A workbook that comes back: the sheets of levels and of the register as one list of edits, taken whole or not at all.
//!
//! [`vet`] sees to it that the archive is no trap, [`grid`] reads the cells, [`answers`] and [`register`] know the sheets
//! this program writes ([`crate::report::sheets`]), [`whole`] that all of them are there and belong to the draft. A workbook of another hand is read as any other table of levels.

mod answers;
mod fault;
mod grid;
mod register;
mod vet;
mod whole;

use std::collections::BTreeMap;

pub use fault::{SheetFault, WhatFault};

use super::levels::{LevelsError, LevelsFault, LevelsTable, Reading, Record, levels_from_rows};
use crate::{
    assessment::{Assessment, Author, Edit, SittingId},
    report::sheets::{ContinuationColumn, SheetKind},
    rubric::Rubric,
};
use grid::{Grid, Head};
use whole::Ours;

/// Largest workbook that is read, in bytes.
pub(super) const MOST_BYTES: usize = 16 * 1024 * 1024;
/// Most faults that are listed; more are of no help.
const MOST_FAULTS: usize = 50;
/// How files begin that are archives.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// Whether bytes are those of a workbook of today's spreadsheets, or of another archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(ARCHIVE)
}

/// Rests of long texts, by sheet, row and column, in order.
type Rests = BTreeMap<[String; 3], BTreeMap<u32, String>>;

/// What the sheets are read into.
struct Import<'a> {
    rubric: &'a Rubric,
    /// The assessment as it stands.
    before: &'a Assessment,
    /// The same with what was read so far.
    after: Assessment,
    edits: Vec<Edit>,
    faults: Vec<LevelsFault>,
    rests: Rests,
}

impl Import<'_> {
    /// Takes an edit that changes something; where it cannot be made, that is a fault of a cell.
    fn take(&mut self, edit: Edit, at: impl FnOnce() -> (String, String)) {
        if let Edit::Set(field, value) = &edit
            && self.after.get(field) == *value
        {
            return;
        }
        let author =
            Author { name: String::new(), at: jiff::Timestamp::UNIX_EPOCH, revision: 0, sitting: SittingId::default() };
        match self.after.apply(self.rubric, edit.clone(), &author) {
            Ok(_) => self.edits.push(edit),
            Err(error) => {
                let (sheet, cell) = at();
                self.fault(sheet, cell, WhatFault::Refused { error });
            }
        }
    }

    fn fault(&mut self, sheet: String, cell: String, what: WhatFault) {
        self.faults.push(LevelsFault::Sheet(Box::new(SheetFault { sheet, cell, what })));
    }

    /// Whether so much is wrong that more is of no help.
    fn hopeless(&self) -> bool {
        self.faults.len() >= MOST_FAULTS
    }

    /// A text with what of it stands in the sheet of continuations.
    fn whole(&mut self, sheet: &str, key: &str, column: &str, text: String) -> String {
        let place = [sheet, key, column].map(str::to_owned);
        let rest = self.rests.remove(&place).unwrap_or_default();
        rest.into_values().fold(text, |text, part| text + &part)
    }
}

/// Reads a workbook for an assessment.
///
/// # Errors
/// Lists everything that is wrong; then nothing of the workbook is used.
pub(super) fn from_workbook(
    bytes: &[u8],
    rubric: &Rubric,
    assessment: &Assessment,
) -> Result<LevelsTable, LevelsError> {
    let refuse = |fault: LevelsFault| LevelsError { faults: vec![fault] };
    if bytes.len() > MOST_BYTES {
        return Err(refuse(LevelsFault::Bomb));
    }
    vet::vet(bytes).map_err(refuse)?;
    let grids = grid::read(bytes).map_err(refuse)?;
    let ours = whole::ours(&grids, rubric, assessment).map_err(|faults| LevelsError { faults })?;
    let Some(Ours { levels: (levels, levels_head), register: (register, register_head), continuation }) = ours else {
        return foreign(&grids, rubric);
    };
    let mut import = Import {
        rubric,
        before: assessment,
        after: assessment.clone(),
        edits: Vec::new(),
        faults: Vec::new(),
        rests: continuation.map(|(grid, head)| rests(grid, &head)).unwrap_or_default(),
    };
    let mut reading = Reading::of_sheets();
    answers::read(levels, &levels_head, &mut import);
    reading.ignored.extend(answers::others(levels, &levels_head));
    (reading.documents, reading.without_file) = register::read(register, &register_head, &mut import);
    reading.sheets.extend([levels.name.clone(), register.name.clone()]);
    // What belongs to no cell any more would be lost without a word. Of columns that are not read back nothing is.
    let read_back = [
        (&levels.name, answers::long(levels, &levels_head)),
        (&register.name, register::long(register, &register_head)),
    ];
    let is_read = |[sheet, _, column]: &&[String; 3]| {
        read_back.iter().any(|(name, columns)| *name == sheet && columns.contains(column))
    };
    let lost: Vec<[String; 3]> = import.rests.keys().filter(is_read).cloned().collect();
    for [sheet, key, column] in lost {
        let name = SheetKind::Continuation.name(crate::rubric::LANGUAGE).to_owned();
        import.fault(name, String::new(), WhatFault::Rest { sheet, key, column });
    }
    import.faults.truncate(MOST_FAULTS);
    if import.faults.is_empty() {
        Ok(LevelsTable { edits: import.edits, reading })
    } else {
        Err(LevelsError { faults: import.faults })
    }
}

/// The rows of every sheet.
///
/// # Errors
/// Where it is no workbook, is broken, or holds more than can be meant.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Vec<Record>>, LevelsFault> {
    if bytes.len() > MOST_BYTES {
        return Err(LevelsFault::Bomb);
    }
    vet::vet(bytes)?;
    Ok(grid::read(bytes)?.iter().map(Grid::records).collect())
}

/// A table of levels in a workbook of another hand: the first sheet with a line that names the columns.
fn foreign(grids: &[Grid], rubric: &Rubric) -> Result<LevelsTable, LevelsError> {
    let mut first = None;
    for grid in grids {
        match levels_from_rows(&grid.records(), rubric) {
            Ok(mut table) => {
                table.reading.sheets.push(grid.name.clone());
                return Ok(table);
            }
            Err(error) => {
                let headless = matches!(error.faults[..], [LevelsFault::NoHead { .. }]);
                let faults = error.faults.into_iter().map(|fault| match fault {
                    LevelsFault::NoHead { .. } => fault,
                    fault => LevelsFault::InSheet { sheet: grid.name.clone(), fault: Box::new(fault) },
                });
                let error = LevelsError { faults: faults.collect() };
                if !headless {
                    return Err(error);
                }
                first = first.or(Some(error));
            }
        }
    }
    Err(first.unwrap_or(LevelsError { faults: vec![LevelsFault::Broken] }))
}

/// What of long texts stands in the sheet of continuations.
fn rests(grid: &Grid, Head { row, places }: &Head) -> Rests {
    let mut rests = Rests::new();
    for number in grid.below(*row) {
        let text = |column: ContinuationColumn| grid.text(number, places.get(column.place()).copied().flatten());
        let place = [ContinuationColumn::Sheet, ContinuationColumn::Key, ContinuationColumn::Column].map(text);
        let part = text(ContinuationColumn::Part).parse().unwrap_or(u32::MAX);
        rests.entry(place).or_default().insert(part, text(ContinuationColumn::Text));
    }
    rests
}
