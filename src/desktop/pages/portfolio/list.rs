//! The ranking as rows of a table.

use egui::Id;
use num_traits::ToPrimitive as _;

use crate::{
    chart::value_palette,
    desktop::{
        theme::{Tokens, icon},
        widgets::{Cell, Column, Look, Row, Rows, SortKey, row_sentence},
    },
    insight::{PortfolioRow, PortfolioState, Summary},
    rubric::{Exact, Rubric},
    t,
    words::{Words, fraction},
};

/// Columns before those of the domains.
const BEFORE: usize = 5;

/// The listed institutions.
pub(super) struct Listed<'a> {
    pub rows: &'a [PortfolioRow],
    pub rubric: &'a Rubric,
    pub words: Words,
    pub tokens: &'static Tokens,
}

/// The columns.
pub(super) fn columns(rubric: &Rubric, words: Words) -> Vec<Column<'_>> {
    let mut columns = vec![
        Column::new(t!(words, portfolio.column.rank), 34.0).number(),
        Column::new(t!(words, portfolio.column.institution), 180.0).share(3.0, 420.0).main(),
        Column::new(t!(words, portfolio.column.index), 56.0).number(),
        Column::new(t!(words, portfolio.column.band), 88.0),
        Column::new(t!(words, portfolio.column.supported), 62.0).number().drops(2),
    ];
    let domains = rubric.domains.iter().map(|domain| Column::new(&domain.short, 66.0).share(1.0, 120.0).drops(5));
    columns.extend(domains);
    columns.extend([
        Column::new(t!(words, portfolio.column.moved), 76.0).number().drops(3),
        Column::new(t!(words, portfolio.column.answered), 62.0).number().drops(6),
        Column::new(t!(words, portfolio.column.findings), 56.0).number().drops(4),
        Column::new(t!(words, portfolio.column.state), 106.0).drops(1),
        Column::new(t!(words, portfolio.column.changed), 120.0).share(1.0, 150.0).drops(7),
    ]);
    columns
}

impl Listed<'_> {
    fn summary(&self, row: usize) -> Option<&Summary> {
        self.rows.get(row).map(|row| &row.member.summary)
    }

    /// What the row is called: the institution, or the file where that has no name.
    fn name(&self, row: &PortfolioRow) -> String {
        let name = row.member.summary.institution.trim();
        if name.is_empty() { row.member.path.clone() } else { name.to_owned() }
    }

    fn measure(&self, value: &Exact) -> Cell {
        let share = self.rubric.value_range().map_or(0.0, |(low, high)| fraction(&((value - low) / (high - low))));
        let share = (share * 1000.0).to_u16().unwrap_or_default();
        Cell::new(Look::Measure(share, value_palette(self.rubric, value)), self.words.decimal(value, 2))
    }
}

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> Id {
        self.rows.get(row).map_or(Id::NULL, |row| Id::unique(("portfolio", row.member.path.as_str())))
    }

    fn row(&self, row: usize) -> Row {
        let Some(row) = self.rows.get(row) else { return Row::default() };
        let (words, tokens, summary) = (self.words, self.tokens, &row.member.summary);
        let name = self.name(row);
        let rank = row.rank.map_or_else(|| "–".to_owned(), |rank| words.count(rank));
        let index = words.decimal(&summary.index, 2);
        let index = if summary.complete() { index } else { t!(words, home.at_least, index = index) };
        let band = self.rubric.band(&summary.index);
        let band_name = band.map_or("", |band| band.name.as_str());
        let supported = words.decimal(&summary.supported, 2);
        let moved = row.moved.as_ref().map_or_else(|| "–".to_owned(), |moved| words.signed(&moved.by, 2));
        let answered = t!(words, portfolio.answered, done = summary.answered, total = summary.total);
        let findings = words.count(summary.open_work());
        let state = summary.state();
        let changed = summary.changed_at.map_or_else(String::new, |at| words.date_short(summary.zone.local(at).date()));
        let (glyph, ink) = match state {
            PortfolioState::Filling => (icon::CIRCLE_HALF_FILL, tokens.text3),
            PortfolioState::Answered => (icon::WARNING_FILL, tokens.warn.ink),
            PortfolioState::Ready => (icon::CHECK_CIRCLE_FILL, tokens.ok.ink),
        };
        let with = |head: &str, value: &str| format!("{head} {value}");
        let mut cells = vec![
            Cell::plain(&rank),
            Cell::new(Look::Main, &name),
            Cell::new(Look::Strong, &index),
            Cell::new(Look::Band(band.map_or(0, |band| band.palette)), band_name),
            Cell::plain(&supported).alone(with(t!(words, portfolio.column.supported), &supported)),
        ];
        let mut said: Vec<String> = vec![
            with(t!(words, portfolio.column.rank), &rank),
            name,
            with(t!(words, portfolio.column.index), &index),
            band_name.to_owned(),
            with(t!(words, portfolio.column.supported), &supported),
        ];
        for (place, domain) in self.rubric.domains.iter().enumerate() {
            let cell = summary.domain(place).map_or_else(Cell::default, |value| self.measure(value));
            let alone = with(&domain.short, &cell.text);
            said.push(alone.clone());
            cells.push(cell.alone(alone));
        }
        cells.extend([
            Cell::plain(&moved).alone(with(t!(words, portfolio.column.moved), &moved)),
            Cell::plain(&answered).alone(with(t!(words, portfolio.column.answered), &answered)),
            Cell::plain(&findings).alone(with(t!(words, portfolio.column.findings), &findings)),
            Cell::plain(state.name(words)).icon(glyph, ink),
            Cell::new(Look::Soft, &changed),
        ]);
        said.extend([
            with(t!(words, portfolio.column.moved), &moved),
            with(t!(words, portfolio.column.answered), &answered),
            with(t!(words, portfolio.column.findings), &findings),
            state.name(words).to_owned(),
            changed,
        ]);
        Row {
            sentence: row_sentence(said.iter().map(String::as_str)),
            below: String::new(),
            cells,
            actions: Vec::new(),
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let Some(summary) = self.summary(row) else { return SortKey::Nothing };
        let exact = |value: &Exact| {
            // Six decimals tell all sums of weights apart that a ranking can hold.
            let scaled = value * Exact::from_integer(1_000_000.into());
            SortKey::number(scaled.round().to_integer().to_i64())
        };
        let domains = self.rubric.domains.len();
        match column {
            0 => SortKey::place(self.rows.get(row).and_then(|row| row.rank)),
            1 => SortKey::text(&summary.institution),
            2 | 3 => exact(&summary.index),
            4 => exact(&summary.supported),
            column if column < BEFORE + domains => summary.domain(column - BEFORE).map_or(SortKey::Nothing, exact),
            column if column == BEFORE + domains => {
                let moved = self.rows.get(row).and_then(|row| row.moved.as_ref());
                moved.map_or(SortKey::Nothing, |moved| exact(&moved.by))
            }
            column if column == BEFORE + domains + 1 => SortKey::place(Some(summary.answered)),
            column if column == BEFORE + domains + 2 => SortKey::place(Some(summary.open_work())),
            column if column == BEFORE + domains + 3 => SortKey::number(Some(summary.state() as i64)),
            _ => SortKey::number(summary.changed_at.map(jiff::Timestamp::as_millisecond)),
        }
    }
}
