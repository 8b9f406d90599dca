//! Whether a workbook is one that this program wrote, is whole, and belongs to the draft it is read into.
//!
//! A sheet that were merely passed over would lose what was typed in it without a word. Every sheet that is written to be
//! read back, and every name of a column in it, is therefore found, or nothing of the workbook is used.

use super::{
    LevelsFault, SheetFault, WhatFault, answers,
    grid::{Grid, Head, address},
    register,
};
use crate::{
    assessment::Assessment,
    report::sheets::{ContinuationColumn, LevelsColumn, RegisterColumn, SheetKind, noted},
    rubric::{LANGUAGE, Rubric},
    t,
    words::Words,
};

/// The sheets of a workbook of this program, each with the row that names its columns.
pub(super) struct Ours<'a> {
    pub levels: (&'a Grid, Head),
    pub register: (&'a Grid, Head),
    /// What of long texts found no room, where there is any.
    pub continuation: Option<(&'a Grid, Head)>,
}

/// The sheets of the workbook; `None` where it is one of another hand.
///
/// # Errors
/// Where a sheet or the name of a column is missing, or the workbook says that it belongs elsewhere.
pub(super) fn ours<'a>(
    grids: &'a [Grid],
    rubric: &Rubric,
    assessment: &Assessment,
) -> Result<Option<Ours<'a>>, Vec<LevelsFault>> {
    if !is_ours(grids) {
        return Ok(None);
    }
    let mut faults = belongs(grids, rubric, assessment);
    let levels = needed(grids, SheetKind::Levels, &mut faults);
    let register = needed(grids, SheetKind::Register, &mut faults);
    let goes_on = [&levels, &register].into_iter().flatten().any(|(grid, head)| goes_on(grid, head));
    let continuation = if goes_on || find(grids, SheetKind::Continuation).is_some() {
        needed(grids, SheetKind::Continuation, &mut faults)
    } else {
        None
    };
    match (levels, register) {
        (Some(levels), Some(register)) if faults.is_empty() => Ok(Some(Ours { levels, register, continuation })),
        _ => Err(faults),
    }
}

/// Names of the columns of a sheet that is read back.
fn columns(kind: SheetKind, words: Words) -> Vec<&'static str> {
    match kind {
        SheetKind::Levels => LevelsColumn::ALL.iter().map(|column| column.head(words)).collect(),
        SheetKind::Register => RegisterColumn::ALL.iter().map(|column| column.head(words)).collect(),
        SheetKind::Continuation => ContinuationColumn::ALL.iter().map(|column| column.head(words)).collect(),
        SheetKind::Summary
        | SheetKind::Findings
        | SheetKind::Uses
        | SheetKind::Gaps
        | SheetKind::Plan
        | SheetKind::Comparison => Vec::new(),
    }
}

/// What the summary says the workbook belongs to, in the order in which it does.
fn lines(words: Words) -> [&'static str; 3] {
    [t!(words, identity.institution), t!(words, identity.year), t!(words, sheets.summary.framework)]
}

fn named(grids: &[Grid], kind: SheetKind) -> Option<&Grid> {
    grids.iter().find(|grid| Words::all().any(|words| grid.name == kind.name(words)))
}

/// Whether anything shows that this program wrote the workbook: columns that stand together in no table of another hand,
/// the summary, or the names of all three sheets.
fn is_ours(grids: &[Grid]) -> bool {
    let summary = named(grids, SheetKind::Summary);
    let says = |grid: &Grid| Words::all().any(|words| grid.lines(&lines(words)).iter().flatten().count() > 1);
    let all = [SheetKind::Levels, SheetKind::Register].iter().all(|kind| named(grids, *kind).is_some());
    grids.iter().any(|grid| answers::is_known(grid) || register::is_known(grid))
        || summary.is_some_and(|grid| all || says(grid))
}

/// A sheet with its head and the names of the columns it lacks.
struct Found<'a> {
    grid: &'a Grid,
    head: Head,
    lacks: Vec<&'static str>,
}

/// Whether the sheet is called as one of those are that this program writes.
fn is_another(grid: &Grid) -> bool {
    use SheetKind::{Comparison, Continuation, Findings, Gaps, Levels, Plan, Register, Summary, Uses};
    let all = [Summary, Levels, Findings, Register, Uses, Gaps, Plan, Comparison, Continuation];
    Words::all().any(|words| all.iter().any(|kind| grid.name == kind.name(words)))
}

/// The sheet with most of the names, of its own name where several have not all.
fn find(grids: &[Grid], kind: SheetKind) -> Option<Found<'_>> {
    let mut best: Option<((bool, bool, usize), Found<'_>)> = None;
    for words in Words::all() {
        let names = columns(kind, words);
        for grid in grids {
            let head = grid.nearest_head(&names);
            let lacks: Vec<&str> =
                names.iter().zip(&head.places).filter(|(_, place)| place.is_none()).map(|(name, _)| *name).collect();
            let (has, is_named) = (names.len() - lacks.len(), grid.name == kind.name(words));
            let rank = (lacks.is_empty(), is_named, has);
            // The other sheets of this program share some names of columns.
            let counts = lacks.is_empty() || is_named || (has * 2 > names.len() && !is_another(grid));
            if counts && best.as_ref().is_none_or(|(other, _)| *other < rank) {
                best = Some((rank, Found { grid, head, lacks }));
            }
        }
    }
    best.map(|(_, found)| found)
}

fn needed<'a>(grids: &'a [Grid], kind: SheetKind, faults: &mut Vec<LevelsFault>) -> Option<(&'a Grid, Head)> {
    let Some(found) = find(grids, kind) else {
        faults.push(fault(kind.name(LANGUAGE), String::new(), WhatFault::NoSheet));
        return None;
    };
    if !found.lacks.is_empty() {
        let columns = found.lacks.iter().map(|name| (*name).to_owned()).collect();
        faults.push(fault(&found.grid.name, String::new(), WhatFault::NoColumns { columns }));
        return None;
    }
    Some((found.grid, found.head))
}

/// Whether the sheet says that texts of it go on in the sheet of continuations.
fn goes_on(grid: &Grid, head: &Head) -> bool {
    let said =
        |words: Words| t!(words, sheets.continued, sheet = SheetKind::Continuation.name(words)).trim().to_owned();
    let notes: Vec<String> = Words::all().map(said).collect();
    (0..head.row).any(|row| grid.named(row).iter().any(|(_, text)| notes.iter().any(|note| note == text.trim())))
}

/// What speaks against reading the workbook into this draft.
fn belongs(grids: &[Grid], rubric: &Rubric, assessment: &Assessment) -> Vec<LevelsFault> {
    let most = |grid: &&Grid| Words::all().map(|words| grid.lines(&lines(words)).iter().flatten().count()).max();
    let by_lines = || grids.iter().find(|grid| most(grid) == Some(lines(LANGUAGE).len()));
    let Some(grid) = named(grids, SheetKind::Summary).or_else(by_lines) else {
        return vec![fault(SheetKind::Summary.name(LANGUAGE), String::new(), WhatFault::NoSheet)];
    };
    let whole = Words::all().find_map(|words| match grid.lines(&lines(words)) {
        [Some(institution), Some(year), Some(framework)] => Some((words, institution, year, framework)),
        _ => None,
    });
    let Some((words, institution, year, framework)) = whole else {
        let places = grid.lines(&lines(LANGUAGE));
        let lacks = lines(LANGUAGE).into_iter().zip(places).filter(|(_, place)| place.is_none());
        let lines = lacks.map(|(name, _)| name.to_owned()).collect();
        return vec![fault(&grid.name, String::new(), WhatFault::NoLines { lines })];
    };
    let said = |(row, column): (u32, u32), right: u32| grid.text(row, Some(column + right)).trim().to_owned();
    let at = |(row, column): (u32, u32), right: u32| address(row, Some(column + right));
    let mut faults = Vec::new();
    let [about_institution, about_year, _] = lines(words);
    for (about, place, draft) in [
        (about_institution, institution, noted(&assessment.institution.name.value).trim().to_owned()),
        (about_year, year, assessment.year.value.to_string()),
    ] {
        let found = said(place, 1);
        if found != draft {
            let what = WhatFault::Elsewhere { about: about.to_owned(), found, draft };
            faults.push(fault(&grid.name, at(place, 1), what));
        }
    }
    let id = said(framework, 2);
    if id != rubric.id {
        let found = called(&said(framework, 1), &id);
        let what = WhatFault::Framework { found, draft: called(&rubric.name, &rubric.id) };
        faults.push(fault(&grid.name, at(framework, 2), what));
    }
    faults
}

/// A framework by its name and its id, which alone is its own.
fn called(name: &str, id: &str) -> String {
    [name, id].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn fault(sheet: &str, cell: String, what: WhatFault) -> LevelsFault {
    LevelsFault::Sheet(Box::new(SheetFault { sheet: sheet.to_owned(), cell, what }))
}
