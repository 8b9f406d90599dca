//! Sheets as data: cells with their types, before any file is made of them.

use jiff::civil::Date;

use crate::rubric::Exact;

/// A workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// What it is.
    pub title: String,
    /// Who is assessed.
    pub institution: String,
    /// Version of the program.
    pub version: String,
    /// The day the file says it was made on, which follows from the data.
    pub day: Date,
    /// Its sheets in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name, at most 31 letters.
    pub name: String,
    /// Widths of its columns, in letters.
    pub widths: Vec<u16>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Place of the row that names the columns, where all rows below are of one table: it stays in sight, is repeated on
    /// every printed page, and its columns can be filtered.
    pub head: Option<usize>,
    /// How many columns at the left stay in sight.
    pub frozen: u16,
    /// How many columns from the left are printed.
    pub printed: u16,
    /// What cells may hold.
    pub choices: Vec<Choices>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// What it is about, by an id that stays where rows are sorted; empty where it is no row of a table.
    pub key: String,
    /// Its cells from the first column on.
    pub cells: Vec<Cell>,
}

/// What the cells of a column below the head may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// Place of the column.
    pub column: u16,
    /// First and last row, from 0.
    pub rows: (u32, u32),
    /// What may stand there.
    pub allowed: Vec<String>,
    /// What is said where something else is typed.
    pub refusal: String,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// How it looks.
    pub style: Style,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// A text, never run as a formula.
    Text(String),
    /// A number.
    Number(Exact),
    /// A day.
    Day(Date),
    /// A formula without its equals sign, and what it comes to as long as nobody changes the sheet.
    Formula(String, Outcome),
}

/// What a formula comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A number.
    Number(Exact),
    /// A text.
    Text(String),
}

/// How a cell looks. Numbers are shown as the reader's spreadsheet writes them: in Indonesian `3,75`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// What the sheet is.
    Title,
    /// What should be known of it.
    Note,
    /// Name of a column.
    Head,
    /// What a line of figures is.
    Label,
    /// A text.
    Text,
    /// A text a person may change, which is read back.
    Typed,
    /// A whole number.
    Whole,
    /// Two decimals.
    Two,
    /// Two decimals of a figure that counts.
    Figure,
    /// A predicate.
    Verdict,
    /// Four decimals.
    Four,
    /// A day a person may change, which is read back.
    TypedDay,
    /// A level a person may change, which is read back and counts.
    Level,
}

impl Cell {
    /// Nothing.
    pub fn empty(style: Style) -> Self {
        Self { value: Value::Empty, style }
    }

    /// A text; nothing where it is empty.
    pub fn text(text: impl Into<String>, style: Style) -> Self {
        let text = text.into();
        Self { value: if text.is_empty() { Value::Empty } else { Value::Text(text) }, style }
    }

    /// A whole number.
    pub fn whole(number: impl Into<num_bigint::BigInt>) -> Self {
        Self { value: Value::Number(Exact::from_integer(number.into())), style: Style::Whole }
    }

    /// A number.
    pub fn number(number: &Exact, style: Style) -> Self {
        Self { value: Value::Number(number.clone()), style }
    }

    /// A day; nothing where there is none.
    pub fn day(day: Option<Date>, style: Style) -> Self {
        Self { value: day.map_or(Value::Empty, Value::Day), style }
    }

    /// A formula that comes to a number.
    pub fn formula(formula: String, result: &Exact, style: Style) -> Self {
        Self { value: Value::Formula(formula, Outcome::Number(result.clone())), style }
    }
}

impl Row {
    /// A row that is no row of a table.
    pub fn of(cells: Vec<Cell>) -> Self {
        Self { key: String::new(), cells }
    }

    /// A row of one cell.
    pub fn line(text: impl Into<String>, style: Style) -> Self {
        Self::of(vec![Cell::text(text, style)])
    }
}
