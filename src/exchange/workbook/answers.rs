//! The sheet of levels, read back.

use std::collections::BTreeMap;

use super::{
    Import, WhatFault,
    grid::{Grid, Head, Seen, address},
};
use crate::{
    assessment::{AnswerField, Assessment, Edit, Field, Place, Stage, UnitId, Value},
    exchange::levels::{by_number, level_of},
    report::sheets::LevelsColumn,
    rubric::{Indicator, Measure, exact_from_text},
    words::Words,
};

/// Columns by which the sheet is known: together they stand in no table of another hand.
const KNOWN_BY: [LevelsColumn; 6] = [
    LevelsColumn::Indicator,
    LevelsColumn::Level,
    LevelsColumn::Target,
    LevelsColumn::Unit,
    LevelsColumn::Facts,
    LevelsColumn::Analysis,
];

/// Whether the sheet has these columns, so that this program wrote it.
pub(super) fn is_known(grid: &Grid) -> bool {
    Words::all().any(|words| {
        let names = KNOWN_BY.map(|column| column.head(words));
        grid.nearest_head(&names).places.iter().all(Option::is_some)
    })
}

/// Names of the columns whose long texts are read back.
pub(super) fn long(grid: &Grid, head: &Head) -> Vec<String> {
    let columns = [LevelsColumn::Unit, LevelsColumn::Facts, LevelsColumn::Analysis];
    let place = |column: LevelsColumn| head.places.get(column.place()).copied().flatten();
    columns.map(|column| grid.text(head.row, place(column)).trim().to_owned()).to_vec()
}

/// Names of columns that somebody added, which are not read.
pub(super) fn others(grid: &Grid, head: &Head) -> Vec<String> {
    let is_ours = |column: u32| head.places.contains(&Some(column));
    let named = grid.named(head.row).into_iter().filter(|(column, name)| !is_ours(*column) && !name.trim().is_empty());
    named.map(|(_, name)| name.trim().to_owned()).collect()
}

/// A row.
struct Row<'a> {
    grid: &'a Grid,
    head: &'a Head,
    number: u32,
}

impl Row<'_> {
    fn place(&self, column: LevelsColumn) -> Option<u32> {
        self.head.places.get(column.place()).copied().flatten()
    }

    fn text(&self, column: LevelsColumn) -> String {
        self.grid.text(self.number, self.place(column))
    }

    fn at(&self, column: LevelsColumn) -> (String, String) {
        (self.grid.name.clone(), address(self.number, self.place(column)))
    }

    fn refuse(&self, import: &mut Import<'_>, column: LevelsColumn, what: WhatFault) {
        let (sheet, cell) = self.at(column);
        import.fault(sheet, cell, what);
    }
}

/// Reads the rows below the head.
pub(super) fn read(grid: &Grid, head: &Head, import: &mut Import<'_>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for number in grid.below(head.row) {
        if import.hopeless() {
            return;
        }
        read_row(&Row { grid, head, number }, &mut seen, import);
    }
}

fn read_row(row: &Row<'_>, seen: &mut BTreeMap<String, usize>, import: &mut Import<'_>) {
    let read =
        [LevelsColumn::Level, LevelsColumn::Target, LevelsColumn::Unit, LevelsColumn::Facts, LevelsColumn::Analysis];
    for column in [LevelsColumn::Indicator].into_iter().chain(read) {
        match row.grid.at(row.number, row.place(column)) {
            Some(Seen::Uncomputed) => return row.refuse(import, column, WhatFault::Uncomputed),
            Some(Seen::Wrong) => return row.refuse(import, column, WhatFault::Wrong),
            _ => {}
        }
    }
    let named = row.text(LevelsColumn::Indicator);
    if named.trim().is_empty() {
        if read.iter().any(|column| !row.text(*column).trim().is_empty()) {
            row.refuse(import, LevelsColumn::Indicator, WhatFault::NoIndicator);
        }
        return;
    }
    let Some((indicator, _)) = by_number(import.rubric, &named) else {
        return row.refuse(import, LevelsColumn::Indicator, WhatFault::Indicator { found: named });
    };
    let count = seen.entry(indicator.id.clone()).or_default();
    let entry = *count;
    *count += 1;
    if entry >= indicator.entry_count() {
        return row.refuse(import, LevelsColumn::Indicator, WhatFault::Twice { indicator: indicator.id.clone() });
    }
    let place = Place { indicator: (&indicator.id).into(), entry };
    level(row, indicator, &place, import);
    target(row, indicator, import);
    let key = if entry == 0 { indicator.id.clone() } else { format!("{}/{}", indicator.id, entry + 1) };
    unit(row, indicator, &key, import);
    for (column, field) in
        [(LevelsColumn::Facts, Field::facts(place.clone())), (LevelsColumn::Analysis, Field::analysis(place.clone()))]
    {
        let head = row.grid.text(row.head.row, row.place(column));
        let text = import.whole(&row.grid.name, &key, head.trim(), row.text(column));
        if !text.trim().is_empty() {
            import.take(field.set(text), || row.at(column));
        }
    }
}

fn level(row: &Row<'_>, indicator: &Indicator, place: &Place, import: &mut Import<'_>) {
    let found = row.text(LevelsColumn::Level);
    if found.trim().is_empty() {
        return;
    }
    let value = match indicator.measure {
        Measure::Levels => level_of(import.rubric, indicator, &found).map(Value::Level),
        Measure::Items => exact_from_text(found.trim()).ok().map(Value::Score),
        Measure::External { .. } => exact_from_text(found.trim()).ok().map(Value::External),
    };
    match value {
        Some(value) => {
            let edit = Field::Value(place.clone(), Stage::SelfAssessment).set(Some(value));
            import.take(edit, || row.at(LevelsColumn::Level));
        }
        None => row.refuse(import, LevelsColumn::Level, no_level(indicator, found)),
    }
}

fn no_level(indicator: &Indicator, found: String) -> WhatFault {
    WhatFault::Level { found, lowest: indicator.lowest(), highest: indicator.highest() }
}

fn target(row: &Row<'_>, indicator: &Indicator, import: &mut Import<'_>) {
    let found = row.text(LevelsColumn::Target);
    if found.trim().is_empty() {
        return;
    }
    match level_of(import.rubric, indicator, &found) {
        Some(level) => {
            let edit = Field::Answer((&indicator.id).into(), AnswerField::Target).set(Some(level));
            import.take(edit, || row.at(LevelsColumn::Target));
        }
        None => row.refuse(import, LevelsColumn::Target, no_level(indicator, found)),
    }
}

fn unit(row: &Row<'_>, indicator: &Indicator, key: &str, import: &mut Import<'_>) {
    let head = row.grid.text(row.head.row, row.place(LevelsColumn::Unit));
    let found = import.whole(&row.grid.name, key, head.trim(), row.text(LevelsColumn::Unit));
    let name = found.trim();
    if name.is_empty() || name == import.before.owner_name(&indicator.id).trim() {
        return;
    }
    match unit_called(import.before, name) {
        Some(unit) => {
            let edit: Edit = Field::Answer((&indicator.id).into(), AnswerField::Owner).set(Some(unit));
            import.take(edit, || row.at(LevelsColumn::Unit));
        }
        None => row.refuse(import, LevelsColumn::Unit, WhatFault::Unit { found }),
    }
}

/// The unit of this name, whatever its capitals.
pub(super) fn unit_called(assessment: &Assessment, name: &str) -> Option<UnitId> {
    let units = assessment.active_units();
    let is = |known: &str| known.trim().to_lowercase() == name.trim().to_lowercase();
    units.into_iter().find(|(_, unit)| is(&unit.name.value)).map(|(id, _)| id.clone())
}
