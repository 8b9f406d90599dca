//! What stands in a table: rows with cells, groups, what can be pressed in them.

use egui::{Color32, Id};

use crate::desktop::{theme::Icon, widgets::NoteKind};

/// The rows of a table. They are asked only for what is shown; what grows with all of them is asked once per version.
pub trait Rows {
    /// How many rows there are.
    fn count(&self) -> usize;

    /// Id of a row, which is also that of its widget: the same in every frame, whatever else is in the list.
    fn id(&self, row: usize) -> Id;

    /// What a row shows.
    fn row(&self, row: usize) -> Row;

    /// By what a column sorts.
    fn sort_key(&self, row: usize, column: usize) -> SortKey;

    /// How many groups there are; none where the list is flat.
    fn groups(&self) -> usize {
        0
    }

    /// The group of a row. Rows of one group stand together.
    fn group_of(&self, _row: usize) -> usize {
        0
    }

    /// Id of a group.
    fn group_id(&self, _group: usize) -> Id {
        Id::NULL
    }

    /// What the line of a group shows.
    fn group(&self, _group: usize) -> GroupRow {
        GroupRow::default()
    }

    /// True where a group is folded until a person unfolds it.
    fn starts_folded(&self, _group: usize) -> bool {
        false
    }

    /// The column that also puts the groups in order; by any other one, rows are sorted within their groups.
    fn column_of_groups(&self) -> Option<usize> {
        None
    }

    /// Whether a row is switched on, where the boxes of the list switch something of their own; elsewhere they mark rows.
    fn switched(&self, _row: usize) -> Option<bool> {
        None
    }

    /// True where rows can be opened.
    fn opens(&self) -> bool {
        false
    }

    /// True where this row can be opened.
    fn opens_row(&self, _row: usize) -> bool {
        self.opens()
    }
}

/// By what a cell is sorted. What says nothing comes last, in either direction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortKey {
    /// A number, a day, a place in a list.
    Number(i64),
    /// Words.
    Text(String),
    /// Nothing.
    Nothing,
}

impl SortKey {
    /// Words, whatever their letters' case.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_lowercase()) }
    }

    /// A place in a list, where there is one.
    pub fn place(place: Option<usize>) -> Self {
        Self::number(place.and_then(|place| i64::try_from(place).ok()))
    }

    /// A number, where there is one.
    pub fn number(number: Option<i64>) -> Self {
        number.map_or(Self::Nothing, Self::Number)
    }
}

/// Parts of a row as one sentence; empty ones are left out.
pub fn row_sentence<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts = parts.into_iter().map(|part| part.trim().trim_end_matches('.')).filter(|part| !part.is_empty());
    let mut sentence = parts.collect::<Vec<_>>().join(", ");
    sentence.push('.');
    sentence
}

/// What a row shows.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
    /// What stands below the main cell where rows have two lines.
    pub below: String,
    /// All of it as one sentence.
    pub sentence: String,
    /// What can be pressed in it.
    pub actions: Vec<RowAction>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// What it says; also what is copied.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// An icon before the words.
    pub icon: Option<(Icon, Color32)>,
    /// What it says where its head is not above it.
    pub alone: Option<String>,
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// What the row is called by.
    Main,
    /// A sentence over the whole row.
    Wide,
    /// Words.
    #[default]
    Plain,
    /// Words that matter less.
    Soft,
    /// Words that stand elsewhere already: they are spoken and copied, not shown.
    Silent,
    /// A figure that stands out.
    Strong,
    /// A tag.
    Tag(Option<NoteKind>, Option<Icon>),
    /// Numbers in boxes: what stands between `, `.
    Boxes,
    /// The square of a level.
    Level(Option<u8>),
    /// A predicate in its colour, by palette number.
    Band(u8),
    /// A figure with a bar for its place on a scale, in thousandths, and the palette number of its colour.
    Measure(u16, u8),
    /// The squares of two levels with an arrow between them.
    Rise(u8, u8),
}

impl Cell {
    /// Words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Words that look like this.
    pub fn new(look: Look, text: impl Into<String>) -> Self {
        Self { text: text.into(), look, icon: None, alone: None }
    }

    /// With an icon before the words.
    #[must_use]
    pub fn icon(mut self, icon: Icon, color: Color32) -> Self {
        self.icon = Some((icon, color));
        self
    }
}

impl Cell {
    /// Says this where its head is not above it.
    #[must_use]
    pub fn alone(mut self, text: impl Into<String>) -> Self {
        self.alone = Some(text.into());
        self
    }
}

/// The square of a level, or of none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chip(pub Option<u8>);

/// The line of a group.
#[derive(Debug, Clone, Default)]
pub struct GroupRow {
    /// An icon before its title.
    pub icon: Option<(Icon, Color32)>,
    /// A level behind its title.
    pub level: Option<Chip>,
    /// What it is called.
    pub title: String,
    /// What else is known of it.
    pub beside: String,
    /// A tag at the right.
    pub tag: Option<(Option<NoteKind>, Option<Icon>, String)>,
    /// How many rows it has, in words.
    pub count: String,
    /// All of it as one sentence.
    pub sentence: String,
    /// What can be pressed in it.
    pub actions: Vec<RowAction>,
}

/// Something that can be pressed in a line.
#[derive(Debug, Clone, Default)]
pub struct RowAction {
    /// What it is called; a single sign has a box around it.
    pub text: String,
    /// What a screen reader says.
    pub name: String,
    /// True where it leads somewhere; else it does something.
    pub leads: bool,
}
