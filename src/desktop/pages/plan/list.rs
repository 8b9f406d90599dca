//! What rises and what could, as rows of a table.

use egui::Id;
use num_traits::ToPrimitive as _;

use super::figures::{Item, Kind, Shown};
use crate::{
    chart::Table,
    desktop::{
        pages::View,
        theme::{Tokens, icon},
        widgets::{Cell, Column, GroupRow, Look, Row, RowAction, Rows, SortKey, row_sentence},
    },
    rubric::Exact,
    t,
    words::{Speaks as _, Words},
};

/// Id of the row of an indicator.
pub(super) fn row_id(indicator: &str) -> Id {
    Id::unique(("plan_row", indicator))
}

/// The column of what can be pressed.
const ACTIONS: usize = 3;

/// Which way a level goes when something in a row is pressed.
pub(super) const LOWER: usize = 0;

/// The listed indicators.
pub(super) struct Listed<'a> {
    pub view: &'a View<'a>,
    pub shown: &'a Shown,
    pub tokens: &'static Tokens,
    /// Rows hold what is known of an indicator.
    pub opens: bool,
    /// The draft can be changed.
    pub changes: bool,
}

/// The columns.
pub(super) fn columns(words: Words) -> Vec<Column<'static>> {
    vec![
        Column::new(t!(words, rencana.number), 30.0).number(),
        Column::new(t!(words, rencana.indicator), 150.0).share(4.0, f32::INFINITY).main(),
        Column::new(t!(words, rencana.level), 60.0),
        Column::new(t!(words, rencana.change), 58.0).actions(),
        Column::new(t!(words, rencana.gain), 62.0).number().drops(1),
        Column::new(t!(words, rencana.effort), 62.0).number().drops(3),
        Column::new(t!(words, rencana.per_ten), 62.0).number().drops(5),
        Column::new(t!(words, field.owner), 96.0).share(2.0, 220.0).drops(4),
        Column::new(t!(words, field.due), 88.0).drops(2),
    ]
}

impl Listed<'_> {
    pub fn item(&self, row: usize) -> Option<&Item> {
        self.shown.items.get(row)
    }

    fn title(&self, item: &Item) -> &str {
        self.view.draft.rubric.indicator(&item.indicator).map_or("", |indicator| indicator.title.as_str())
    }

    fn owner(&self, item: &Item) -> &str {
        self.view.draft.assessment().owner_name(&item.indicator)
    }

    fn actions(&self, item: &Item) -> Vec<RowAction> {
        if !self.changes || item.kind == Kind::Locked {
            return Vec::new();
        }
        let words = self.view.words();
        let action = |text: &str, name: String| RowAction { text: text.to_owned(), name, leads: false };
        vec![
            action("−", t!(words, rencana.lower, indicator = item.indicator)),
            action("+", t!(words, rencana.raise, indicator = item.indicator)),
        ]
    }
}

/// What rises as a table for other programs.
pub(super) fn table(listed: &Listed<'_>, words: Words) -> Table {
    let head = [
        t!(words, rencana.number),
        t!(words, rencana.indicator),
        t!(words, rencana.level),
        t!(words, rencana.gain),
        t!(words, rencana.effort),
        t!(words, rencana.per_ten),
        t!(words, field.owner),
        t!(words, field.due),
    ];
    let rises = (0..listed.count()).filter(|row| listed.item(*row).is_some_and(|item| item.kind == Kind::Rises));
    let cells = |row: usize| {
        let cells = listed.row(row).cells.into_iter().enumerate().filter(|(column, _)| *column != ACTIONS);
        cells.map(|(_, cell)| cell.text).collect()
    };
    Table { head: head.map(str::to_owned).to_vec(), rows: rises.map(cells).collect() }
}

/// Points gained for each ten days.
pub(super) fn per_ten_days(item: &Item) -> Exact {
    &item.gain * Exact::from_integer(10.into()) / Exact::from_integer(item.effort.max(1).into())
}

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        self.shown.items.len()
    }

    fn id(&self, row: usize) -> Id {
        self.item(row).map_or(Id::NULL, |item| row_id(&item.indicator))
    }

    fn row(&self, row: usize) -> Row {
        let Some(item) = self.item(row) else { return Row::default() };
        let words = self.view.words();
        let rises = item.kind == Kind::Rises;
        let (gain, per_ten) = (words.signed(&item.gain, 4), words.decimal(&per_ten_days(item), 4));
        let days = t!(words, rencana.days_short, count = item.effort);
        let due = item.due.map(|day| words.date_short(day)).unwrap_or_default();
        let level = if rises {
            t!(words, rencana.rise, from = item.from, to = item.to)
        } else {
            t!(words, field.level, level = item.from)
        };
        let (said_gain, said_days) = if rises {
            (t!(words, rencana.said_gain, gain = gain), t!(words, rencana.said_days, count = item.effort))
        } else {
            (t!(words, rencana.said_next, gain = gain), t!(words, rencana.said_days, count = item.effort))
        };
        let locked = if item.kind == Kind::Locked { t!(words, rencana.locked_said) } else { "" };
        let title = t!(words, filling.group, id = item.indicator, name = self.title(item));
        let said_due = if due.is_empty() { String::new() } else { t!(words, rencana.said_due, day = due) };
        let figures = if rises { Look::Strong } else { Look::Soft };
        let mut name = Cell::new(Look::Main, self.title(item));
        if item.kind == Kind::Locked {
            name = name.icon(icon::LOCK_SIMPLE, self.tokens.text2);
        }
        let effort_look = if item.estimated { Look::Plain } else { Look::Soft };
        Row {
            sentence: row_sentence([
                title.as_str(),
                &level,
                locked,
                &said_gain,
                &said_days,
                self.owner(item),
                &said_due,
            ]),
            below: String::new(),
            cells: vec![
                Cell::new(Look::Plain, &item.indicator),
                name,
                Cell::new(Look::Rise(item.from, item.to), level),
                Cell::default(),
                Cell::new(figures, gain),
                Cell::new(effort_look, days),
                Cell::new(Look::Soft, per_ten).alone(""),
                Cell::plain(self.owner(item)),
                Cell::plain(due),
            ],
            actions: self.actions(item),
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let Some(item) = self.item(row) else { return SortKey::Nothing };
        let number = |exact: &Exact| SortKey::number((exact * Exact::from_integer(100_000_000.into())).to_i64());
        match column {
            0 => SortKey::place(self.view.draft.rubric.indicators.iter().position(|one| one.id == item.indicator)),
            2 => SortKey::number(Some(i64::from(item.to) * 100 + i64::from(item.from))),
            4 => number(&item.gain),
            5 => SortKey::number(i64::try_from(item.effort).ok()),
            6 => number(&per_ten_days(item)),
            7 => SortKey::text(self.owner(item)),
            8 => item.due.map_or(SortKey::Nothing, |day| SortKey::Text(day.to_string())),
            _ => SortKey::text(self.title(item)),
        }
    }

    fn groups(&self) -> usize {
        Kind::ALL.len()
    }

    fn group_of(&self, row: usize) -> usize {
        let kind = self.item(row).map(|item| item.kind);
        Kind::ALL.iter().position(|one| Some(*one) == kind).unwrap_or_default()
    }

    fn group_id(&self, group: usize) -> Id {
        Id::unique(("plan_group", group))
    }

    fn group(&self, group: usize) -> GroupRow {
        let words = self.view.words();
        let Some(kind) = Kind::ALL.get(group) else { return GroupRow::default() };
        let title = match kind {
            Kind::Rises => t!(words, rencana.rises),
            Kind::Left => t!(words, rencana.left),
            Kind::Locked => t!(words, rencana.locked),
        };
        let beside = if *kind == Kind::Left { t!(words, rencana.left_help) } else { "" };
        let count = t!(words, rencana.indicators, count = self.shown.count(*kind));
        GroupRow {
            title: title.to_owned(),
            beside: beside.to_owned(),
            sentence: row_sentence([title, &count, beside]),
            count,
            ..GroupRow::default()
        }
    }

    fn switched(&self, row: usize) -> Option<bool> {
        Some(self.item(row).is_some_and(|item| item.kind == Kind::Rises))
    }

    fn opens(&self) -> bool {
        self.opens
    }
}
