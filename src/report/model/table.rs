//! Tables: caption above, a head that repeats on every page, rows that stay whole.

use super::{Block, Caption, Running, Style, Text};
use crate::chart::Align;

/// A table over the width it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Caption above; `None` for small lists under a heading.
    pub caption: Option<Caption>,
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Heads of the columns; empty for a table without head.
    pub head: Vec<Cell>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Style of its cells.
    pub style: Style,
    /// Room above and below the text of a row.
    pub padding: f32,
    /// Cells stand in the middle of a row that is higher than they are (rows with bars).
    pub centered: bool,
    /// Grey note below it.
    pub note: Option<Text>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// How wide it is.
    pub width: Width,
    /// Where its texts stand.
    pub align: Align,
}

/// How wide a column is, the room between columns included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// So many millimetres.
    Fixed(f32),
    /// This share of what the fixed columns leave.
    Share(f32),
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its cells; a cell may take several columns.
    pub cells: Vec<Cell>,
    /// How it is set off.
    pub kind: RowKind,
    /// What the head line names of it, where it names rows.
    pub running: Option<Running>,
}

/// How a row is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// Thin grey rule below.
    Body,
    /// Semibold with a dark rule below: a domain above its aspects.
    Group,
    /// Semibold between two dark rules; stays with the row before it.
    Total,
}

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Texts, drawings, lists. Paragraphs made by [`Cell::text`] take the table's style and the row's weight.
    pub blocks: Vec<Block>,
    /// Columns it takes, at least 1.
    pub span: usize,
    /// Moved in from the left.
    pub indent: f32,
}

impl Table {
    /// A table with a caption in the usual style.
    pub fn new(caption: Caption, columns: Vec<Column>, head: Vec<Cell>) -> Self {
        Self { caption: Some(caption), columns, head, ..Self::bare(Vec::new()) }
    }

    /// A table without caption and head.
    pub fn bare(columns: Vec<Column>) -> Self {
        Self {
            caption: None,
            columns,
            head: Vec::new(),
            rows: Vec::new(),
            style: Style::Table,
            padding: 1.0,
            centered: false,
            note: None,
        }
    }
}

impl Column {
    /// Text on the left.
    pub const fn left(width: Width) -> Self {
        Self { width, align: Align::Left }
    }

    /// Numbers on the right.
    pub const fn right(width: Width) -> Self {
        Self { width, align: Align::Right }
    }

    /// In the middle.
    pub const fn center(width: Width) -> Self {
        Self { width, align: Align::Center }
    }
}

impl Row {
    /// A usual row.
    pub fn body(cells: Vec<Cell>) -> Self {
        Self { cells, kind: RowKind::Body, running: None }
    }

    /// A row that heads a group.
    pub fn group(cells: Vec<Cell>) -> Self {
        Self { cells, kind: RowKind::Group, running: None }
    }

    /// The total.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { cells, kind: RowKind::Total, running: None }
    }

    /// Named in the head line of its pages.
    #[must_use]
    pub fn running(mut self, running: Running) -> Self {
        self.running = Some(running);
        self
    }
}

impl Cell {
    /// A cell with text in the table's style.
    pub fn text(text: impl Into<Text>) -> Self {
        Self::blocks(vec![Block::CellText(text.into())])
    }

    /// A cell without anything.
    pub fn empty() -> Self {
        Self::blocks(Vec::new())
    }

    /// A cell with blocks of their own styles.
    pub fn blocks(blocks: Vec<Block>) -> Self {
        Self { blocks, span: 1, indent: 0.0 }
    }

    /// Takes several columns.
    #[must_use]
    pub fn over(mut self, columns: usize) -> Self {
        self.span = columns.max(1);
        self
    }

    /// Moved in from the left.
    #[must_use]
    pub fn indented(mut self, by: f32) -> Self {
        self.indent = by;
        self
    }
}
