//! The workbook: the assessment as typed cells, with formulas from the levels to the index, for whoever works on in a
//! spreadsheet.
//!
//! What stands where is data first ([`Workbook`], [`Sheet`], [`Cell`]), as the report is a document before it is a PDF;
//! `write` makes the file. The same data gives the same bytes: the file bears no moment but one that follows from the year.
//!
//! **Formulas.** A spreadsheet computes with binary fractions, in which 3.745 is not 3.745. Sums of levels and weights are
//! therefore brought back to whole numbers first (the weights times their common denominator) and rounded as whole numbers,
//! half up, so that whatever recalculates the sheet prints what the report prints.
//!
//! **Texts that look like formulas.** A text that begins with `=`, `+`, `-`, `@` or a tab is a text cell marked as one
//! (quote prefix, number format `@`): no spreadsheet runs it, and none does so after the cell was edited. The text itself is
//! not changed, so a table that is saved once more as CSV still says what was typed; only a CSV can hold no such mark, and
//! whoever opens that in a spreadsheet again must import its columns as text.
//!
//! **Long texts.** A cell holds 32 767 UTF-16 units. What is longer goes on in the sheet of continuations, by sheet, row and
//! column, and is put together again when it is read.

mod cell;
mod columns;
mod comparison;
mod continuation;
mod csv;
mod findings;
mod formula;
mod gaps;
mod levels;
mod plan;
mod portfolio;
mod register;
mod summary;
mod uses;
mod write;

use jiff::civil::Date;

pub use self::{
    cell::{Cell, Choices, Outcome, Row, Sheet, Style, Value, Workbook},
    columns::{ContinuationColumn, LevelsColumn, RegisterColumn, SheetKind},
    continuation::noted,
    csv::{csv, table_csv},
    portfolio::{PortfolioInput, portfolio_sheet, portfolio_workbook},
    write::WorkbookError,
};
use super::Input;
use crate::{
    insight::Inspection,
    words::{Speaks, Words},
};

/// Most UTF-16 units of a cell.
pub const MOST_IN_CELL: usize = 32_767;
/// Between the documents, indicators or criteria that one cell lists.
pub const LIST_SIGN: &str = ", ";

/// What the sheets are made of.
#[derive(Clone, Copy)]
struct Context<'a> {
    input: &'a Input<'a>,
    inspection: &'a Inspection,
    words: Words,
}

impl Speaks for Context<'_> {
    fn words(&self) -> Words {
        self.words
    }
}

/// The workbook of an assessment.
pub fn workbook(input: &Input<'_>, words: Words) -> Workbook {
    let inspection = Inspection::of(input.rubric, input.assessment, input.score, input.missing_files);
    let context = Context { input, inspection: &inspection, words };
    let levels = levels::sheet(&context);
    let mut sheets = vec![
        summary::sheet(&context, &levels),
        levels,
        findings::sheet(&context),
        register::sheet(&context),
        uses::sheet(&context),
    ];
    let gaps = gaps::sheet(&context, sheets.get(1));
    sheets.push(gaps);
    sheets.extend(plan::sheet(&context));
    sheets.extend(comparison::sheet(&context));
    let continued = continuation::split(&mut sheets, words);
    sheets.extend(continued);
    Workbook {
        title: sheets.first().map(|sheet| sheet.name.clone()).unwrap_or_default(),
        institution: input.assessment.institution.name.value.clone(),
        version: input.version.to_owned(),
        day: Date::new(input.assessment.year.value.max(1900), 1, 1).unwrap_or_default(),
        sheets,
    }
}

impl Workbook {
    /// The workbook as an XLSX file.
    ///
    /// # Errors
    /// Only where the library fails; no text a person typed makes it fail.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, WorkbookError> {
        write::write(self)
    }
}
