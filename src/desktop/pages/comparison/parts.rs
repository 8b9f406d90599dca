//! Index, domains and aspects as rows of a table, with their figures in every result.

use egui::Id;
use num_traits::Zero as _;

use super::{
    list::{change_cell, fine, result_columns},
    results::Results,
};
use crate::{
    chart::NO_VALUE,
    desktop::{
        pages::View,
        theme::Tokens,
        widgets::{Cell, Column, Look, Row, Rows, SortKey},
    },
    insight::FigureRow,
    rubric::Exact,
    scoring::NodeKind,
    t,
    words::{Speaks as _, Words},
};

/// The listed figures.
pub(super) struct Figures<'a> {
    pub view: &'a View<'a>,
    pub results: &'a Results,
    pub tokens: &'static Tokens,
}

/// The columns: what it is, each result, the change.
pub(super) fn columns(results: &Results, words: Words) -> Vec<Column<'_>> {
    let mut columns = vec![Column::new(t!(words, comparison.head.figure), 200.0).share(4.0, f32::INFINITY).main()];
    columns.extend(result_columns(results));
    columns.push(Column::new(t!(words, comparison.head.change), 74.0));
    columns
}

impl Figures<'_> {
    /// A row by its place.
    pub fn at(&self, row: usize) -> Option<&FigureRow> {
        self.results.beside.figures.get(row)
    }

    fn name(&self, row: &FigureRow) -> String {
        let (words, rubric, id) = (self.view.words(), &self.view.draft.rubric, row.id.as_str());
        match row.kind {
            NodeKind::Domain => {
                let name = rubric.domain(id).map_or("", |domain| domain.name.as_str());
                t!(words, origin.text.domain, id = id, name = name)
            }
            NodeKind::Aspect => {
                let name = rubric.aspect(id).map_or("", |aspect| aspect.name.as_str());
                t!(words, origin.text.aspect, id = id, name = name)
            }
            NodeKind::Index | NodeKind::Indicator | NodeKind::Entry => t!(words, origin.text.index).to_owned(),
        }
    }
}

impl Rows for Figures<'_> {
    fn count(&self) -> usize {
        self.results.beside.figures.len()
    }

    fn id(&self, row: usize) -> Id {
        let row = self.at(row).map(|row| (row.kind as u8, row.id.as_str()));
        Id::unique(("comparison_figure", row))
    }

    fn row(&self, row: usize) -> Row {
        let Some(row) = self.at(row) else { return Row::default() };
        let words = self.view.words();
        let name = self.name(row);
        let mut cells = vec![Cell::new(Look::Main, &name)];
        let mut said = Vec::new();
        for (value, head) in row.values.iter().zip(&self.results.heads) {
            let shown = match value {
                Some(figure) if figure.complete => words.decimal(&figure.value, 2),
                Some(figure) => format!("≥ {}", words.decimal(&figure.value, 2)),
                None => NO_VALUE.to_owned(),
            };
            let alone = t!(words, comparison.side, head = head, level = shown);
            said.push(alone.clone());
            cells.push(Cell::new(Look::Strong, shown).alone(alone));
        }
        let shown = |change: &Exact| {
            if change.is_zero() { words.decimal(change, 2) } else { words.signed(change, 2) }
        };
        let change = change_cell(row.change.as_ref(), shown, self.tokens);
        let said = said.join(", ");
        let sentence = if row.change.is_some() {
            t!(words, comparison.figure_row, name = name, values = said, change = change.text)
        } else {
            t!(words, comparison.row_same, name = name, levels = said)
        };
        cells.push(change);
        Row { cells, sentence, ..Row::default() }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let place = row;
        let Some(row) = self.at(row) else { return SortKey::Nothing };
        let value = |place: usize| row.values.get(place).and_then(Option::as_ref).map(|figure| &figure.value);
        match column {
            0 => SortKey::place(Some(place)),
            column if column <= self.results.heads.len() => SortKey::number(value(column - 1).and_then(fine)),
            _ => SortKey::number(row.change.as_ref().and_then(fine)),
        }
    }

    fn opens(&self) -> bool {
        self.results.beside.base.is_some()
    }

    fn opens_row(&self, row: usize) -> bool {
        self.at(row).is_some_and(|row| row.change.is_some())
    }
}
