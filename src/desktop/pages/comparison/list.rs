//! The indicators as rows of a table, with their levels in every result.

use std::cmp::Ordering;

use egui::Id;
use num_traits::Zero as _;

use super::results::Results;
use crate::{
    chart::NO_VALUE,
    desktop::{
        pages::View,
        theme::{Tokens, icon},
        widgets::{Cell, Column, Look, Row, Rows, SortKey, row_sentence},
    },
    insight::{IndicatorRow, change_words},
    rubric::{Exact, Rubric},
    t,
    words::{Sought, Speaks as _, Words},
};

/// About the width of a letter of a head, in points.
const LETTER: f32 = 7.0;
/// The least width of the column of a result, for short and for long heads, and the most.
const LEAST: (f32, f32) = (96.0, 148.0);
const MOST: (f32, f32) = (130.0, 238.0);

/// What the list can be narrowed down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Kind {
    /// Every indicator.
    #[default]
    All,
    /// Those with another value.
    Changed,
    /// Those with a higher one.
    Rose,
    /// Those with a lower one.
    Fell,
    /// Those whose evidence or texts changed.
    Evidence,
}

/// All of them in the order of the chips.
pub(super) const KINDS: [Kind; 5] = [Kind::All, Kind::Changed, Kind::Rose, Kind::Fell, Kind::Evidence];

impl Kind {
    /// Whether an indicator is of this kind.
    pub fn holds(self, row: &IndicatorRow, results: &Results) -> bool {
        let way = row.change.as_ref().map(|change| change.cmp(&Exact::zero()));
        match self {
            Self::All => true,
            Self::Changed => row.moved(),
            Self::Rose => way == Some(Ordering::Greater),
            Self::Fell => way == Some(Ordering::Less),
            Self::Evidence => results.changes.contains_key(&row.id),
        }
    }
}

/// Places of the indicators of a kind that hold what is sought.
pub(super) fn places(rubric: &Rubric, results: &Results, kind: Kind, needle: &str) -> Vec<usize> {
    let sought = Sought::of(needle);
    let fits = |row: &IndicatorRow| {
        let title = rubric.indicator(&row.id).map_or("", |indicator| indicator.title.as_str());
        kind.holds(row, results) && (sought.is_empty() || sought.is_in([title], &[row.id.as_str()]))
    };
    let rows = results.beside.indicators.iter().enumerate();
    let mut shown: Vec<(usize, &IndicatorRow)> = rows.filter(|(_, row)| fits(row)).collect();
    // Of what rose or fell, what gives or takes most comes first.
    match kind {
        Kind::Rose => shown.sort_by(|(_, one), (_, other)| other.gain.cmp(&one.gain)),
        Kind::Fell => shown.sort_by(|(_, one), (_, other)| one.gain.cmp(&other.gain)),
        Kind::All | Kind::Changed | Kind::Evidence => {}
    }
    shown.into_iter().map(|(place, _)| place).collect()
}

/// The listed indicators.
pub(super) struct Listed<'a> {
    pub view: &'a View<'a>,
    pub results: &'a Results,
    pub places: &'a [usize],
    pub tokens: &'static Tokens,
}

/// The columns: the indicator, each result, the change and what that gives to the index.
pub(super) fn columns(results: &Results, words: Words) -> Vec<Column<'_>> {
    let mut columns = vec![Column::new(t!(words, comparison.head.indicator), 200.0).share(4.0, f32::INFINITY).main()];
    columns.extend(result_columns(results));
    columns.push(Column::new(t!(words, comparison.head.change), 74.0));
    columns.push(Column::new(t!(words, comparison.head.gain), 74.0).number().drops(1));
    if !results.changes.is_empty() {
        columns.push(Column::new(t!(words, comparison.head.evidence), 100.0).share(1.0, 130.0).drops(2));
    }
    columns
}

/// A column for each result; a long name gets more of the room.
pub(super) fn result_columns(results: &Results) -> impl Iterator<Item = Column<'_>> {
    let last = results.columns.len().saturating_sub(1);
    results.columns.iter().enumerate().map(move |(place, head)| {
        // The two results that changes are reckoned between stay where the room is short.
        let stays = place == last || Some(place) == results.beside.base;
        let rank = if stays { 0 } else { u8::try_from(place.min(100)).unwrap_or(100) + 2 };
        let wanted = head.chars().count() as f32 * LETTER;
        Column::new(head, wanted.clamp(LEAST.0, LEAST.1)).share(1.0, wanted.clamp(MOST.0, MOST.1)).drops(rank)
    })
}

/// A change with the caret of its direction.
pub(super) fn change_cell(
    change: Option<&Exact>,
    shown: impl FnOnce(&Exact) -> String,
    tokens: &'static Tokens,
) -> Cell {
    match change {
        Some(change) if change.is_zero() => Cell::new(Look::Soft, shown(change)),
        Some(change) => {
            let rises = *change > Exact::zero();
            let (mark, color) =
                if rises { (icon::CARET_UP, tokens.ok.ink) } else { (icon::CARET_DOWN, tokens.err.ink) };
            Cell::new(Look::Strong, shown(change)).icon(mark, color)
        }
        None => Cell::new(Look::Soft, NO_VALUE),
    }
}

impl Listed<'_> {
    /// A row by its place in the list.
    pub fn at(&self, row: usize) -> Option<&IndicatorRow> {
        self.results.row(*self.places.get(row)?)
    }

    /// Id of the indicator of a row.
    pub fn indicator(&self, row: usize) -> Option<&str> {
        self.at(row).map(|row| row.id.as_str())
    }

    /// How many kinds of changes of evidence and texts are told of an indicator.
    fn told(&self, id: &str) -> usize {
        self.results.changes.get(id).map_or(0, Vec::len)
    }

    /// A value as it stands in its column: a level, or the figure where it is none.
    fn value(&self, row: &IndicatorRow, place: usize) -> Cell {
        let (value, level) = (row.values.get(place).and_then(Option::as_ref), row.levels.get(place).copied().flatten());
        match value {
            Some(value) if !value.is_integer() => Cell::new(Look::Strong, self.view.words().decimal(value, 2)),
            Some(_) => Cell::new(Look::Level(level), level.map(|level| level.to_string()).unwrap_or_default()),
            None => Cell::new(Look::Soft, NO_VALUE),
        }
    }
}

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        self.places.len()
    }

    fn id(&self, row: usize) -> Id {
        Id::unique(("comparison_row", self.indicator(row)))
    }

    fn row(&self, row: usize) -> Row {
        let Some(row) = self.at(row) else { return Row::default() };
        let words = self.view.words();
        let title = self.view.draft.rubric.indicator(&row.id).map_or("", |indicator| indicator.title.as_str());
        let name = t!(words, filling.group, id = row.id, name = title);
        let mut cells = vec![Cell::new(Look::Main, &name)];
        let mut said = Vec::new();
        for (place, head) in self.results.heads.iter().enumerate() {
            let cell = self.value(row, place);
            let alone = t!(words, comparison.side, head = head, level = cell.text);
            said.push(alone.clone());
            cells.push(cell.alone(alone));
        }
        let change = change_cell(row.change.as_ref(), |change| change_words(change, words), self.tokens);
        let gain = if row.moved() { words.signed(&row.gain, 4) } else { String::new() };
        let said = said.join(", ");
        let sentence = if row.moved() {
            t!(words, comparison.row, name = name, levels = said, change = change.text, gain = gain)
        } else {
            t!(words, comparison.row_same, name = name, levels = said)
        };
        cells.extend([change, Cell::plain(gain)]);
        let told = self.told(&row.id);
        let count = if told == 0 { String::new() } else { t!(words, comparison.kept, count = told) };
        if !self.results.changes.is_empty() {
            cells.push(Cell::plain(&count));
        }
        let below = self.results.changes.get(&row.id).map(|changes| changes.join(" "));
        Row {
            sentence: row_sentence([sentence.as_str(), &count]),
            cells,
            below: below.unwrap_or_default(),
            ..Row::default()
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let place = self.places.get(row).copied();
        let Some(row) = self.at(row) else { return SortKey::Nothing };
        let last = self.results.heads.len();
        match column {
            0 => SortKey::place(place),
            column if column <= last => {
                SortKey::number(row.values.get(column - 1).and_then(Option::as_ref).and_then(fine))
            }
            column if column == last + 1 => SortKey::number(row.change.as_ref().and_then(fine)),
            column if column == last + 3 => SortKey::place(Some(self.told(&row.id)).filter(|told| *told > 0)),
            _ => SortKey::number(row.change.as_ref().and_then(|_| fine(&row.gain))),
        }
    }

    fn opens(&self) -> bool {
        self.results.beside.base.is_some()
    }

    fn opens_row(&self, row: usize) -> bool {
        self.at(row).is_some_and(|row| row.change.is_some() || self.told(&row.id) > 0)
    }
}

/// A number in ten-thousandths, to sort by.
pub(super) fn fine(number: &Exact) -> Option<i64> {
    let scaled = number * Exact::from_integer(10_000.into());
    i64::try_from(scaled.to_integer()).ok()
}
