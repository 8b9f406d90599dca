//! The history as rows of a table, by day.

use std::cmp::Reverse;

use egui::Id;
use jiff::civil::Date;

use super::change::{change, sentence};
use crate::{
    assessment::{FieldValue, HistoryEntry},
    desktop::{
        pages::View,
        widgets::{Cell, Column, GroupRow, Look, Row, RowAction, Rows, SortKey, row_sentence},
    },
    t,
    words::{Sought, Speaks as _, Words, shortened},
};

/// Most names that stand beside a day.
const NAMES: usize = 3;

/// Changes of one day.
#[derive(Debug)]
struct Day {
    date: Date,
    count: usize,
    people: Vec<String>,
}

/// What is listed: places in the history, and the day of each.
#[derive(Debug)]
pub(super) struct Listing {
    rows: Vec<(usize, usize)>,
    days: Vec<Day>,
}

impl Listing {
    /// Changes that hold what is sought, the newest first: runs of typing of older programs kept the place at which they
    /// began.
    pub fn of(view: &View<'_>, needle: &str) -> Self {
        let words = view.words();
        let assessment = view.draft.assessment();
        let sought = Sought::of(needle);
        let history = &assessment.history;
        let fits = |entry: &HistoryEntry| {
            sought.is_empty() || sought.is_in([entry.field.label(assessment, words).as_str(), &entry.by], &[])
        };
        let mut places: Vec<usize> = (0..history.len()).rev().filter(|place| fits(&history[*place])).collect();
        places.sort_by_key(|place| Reverse(history[*place].at));
        let zone = assessment.zone.value;
        let mut days: Vec<Day> = Vec::new();
        let mut rows = Vec::new();
        for place in places {
            let entry = &history[place];
            let date = zone.local(entry.at).date();
            if days.last().is_none_or(|day| day.date != date) {
                days.push(Day { date, count: 0, people: Vec::new() });
            }
            if let Some(day) = days.last_mut() {
                day.count += 1;
                if !entry.by.is_empty() && day.people.len() <= NAMES && !day.people.contains(&entry.by) {
                    day.people.push(entry.by.clone());
                }
            }
            rows.push((place, days.len() - 1));
        }
        Self { rows, days }
    }

    /// True where nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Place in the history of a row.
    pub fn place(&self, row: usize) -> Option<usize> {
        self.rows.get(row).map(|(place, _)| *place)
    }
}

/// The listed changes.
pub(super) struct Listed<'a> {
    pub view: &'a View<'a>,
    pub listing: &'a Listing,
}

/// The columns.
pub(super) fn columns(words: Words) -> Vec<Column<'static>> {
    vec![
        Column::new(t!(words, history.time), 62.0),
        Column::new(t!(words, history.what), 260.0).share(5.0, f32::INFINITY).main(),
        Column::new(t!(words, history.content), 180.0).share(4.0, f32::INFINITY).drops(1).dense(),
        Column::new(t!(words, checks.action), 126.0).actions(),
    ]
}

impl Listed<'_> {
    fn entry(&self, row: usize) -> Option<&HistoryEntry> {
        self.view.draft.assessment().history.get(self.listing.place(row)?)
    }
}

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        self.listing.rows.len()
    }

    fn id(&self, row: usize) -> Id {
        let place = self.listing.place(row);
        self.entry(row).map_or(Id::NULL, |entry| Id::unique(("history", place, entry.at.as_nanosecond())))
    }

    fn row(&self, row: usize) -> Row {
        let Some(entry) = self.entry(row) else { return Row::default() };
        let words = self.view.words();
        let assessment = self.view.draft.assessment();
        let zone = assessment.zone.value;
        let told = sentence(entry, assessment, words);
        let content = change(entry, assessment, words);
        let moment = words.moment(entry.at, zone);
        let indicator = entry.field.indicator();
        Row {
            sentence: row_sentence([moment.as_str(), &told, &content]),
            below: content.clone(),
            cells: vec![
                Cell::plain(words.time(entry.at, zone)),
                Cell::new(Look::Main, told),
                Cell::plain(content),
                Cell::default(),
            ],
            actions: indicator
                .map(|id| RowAction {
                    text: t!(words, history.to_indicator, indicator = id),
                    name: t!(words, history.to_indicator, indicator = id),
                    leads: true,
                })
                .into_iter()
                .collect(),
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let Some(entry) = self.entry(row) else { return SortKey::Nothing };
        let words = self.view.words();
        let assessment = self.view.draft.assessment();
        match column {
            0 => SortKey::Number(entry.at.as_millisecond()),
            1 => SortKey::text(&sentence(entry, assessment, words)),
            _ => SortKey::text(&change(entry, assessment, words)),
        }
    }

    fn groups(&self) -> usize {
        self.listing.days.len()
    }

    fn group_of(&self, row: usize) -> usize {
        self.listing.rows.get(row).map_or(0, |(_, day)| *day)
    }

    fn group_id(&self, group: usize) -> Id {
        self.listing.days.get(group).map_or(Id::NULL, |day| Id::unique(("history_day", day.date.to_string())))
    }

    fn group(&self, group: usize) -> GroupRow {
        let Some(day) = self.listing.days.get(group) else { return GroupRow::default() };
        let words = self.view.words();
        let date = words.weekday_and_date(day.date);
        let mut people: Vec<_> = day.people.iter().take(NAMES).map(|name| shortened(name)).collect();
        if day.people.len() > NAMES {
            people.push("…".into());
        }
        let people = people.join(", ");
        let count = t!(words, history.changes, count = day.count);
        GroupRow {
            sentence: row_sentence([date.as_str(), &people, &count]),
            title: date,
            beside: people,
            count,
            ..GroupRow::default()
        }
    }

    fn column_of_groups(&self) -> Option<usize> {
        Some(0)
    }

    fn opens(&self) -> bool {
        true
    }

    fn opens_row(&self, row: usize) -> bool {
        self.entry(row).is_some_and(|entry| matches!(entry.before, FieldValue::Text(_)))
    }
}
