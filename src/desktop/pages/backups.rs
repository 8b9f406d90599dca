//! Cadangan: the kept states of the open draft, tested by reading them, to look into and to bring back.

use std::path::PathBuf;

use egui::{Frame, Id, Margin, Ui};

use super::{
    View,
    list_page::{filters, rule},
    title_line::title_row,
};
use crate::{
    desktop::{
        action::{Action, Page},
        theme::{Tokens, Type, icon},
        widgets::{
            Cell, Column, Line, Look, NoteKind, Parts, Row, RowAction, Rows, SortKey, Table, TableState, empty_state,
            main_part_comes, row_sentence, text,
        },
    },
    session::KeptState,
    storage::Reason,
    t,
    words::{Sentence as _, Speaks as _, Words},
};

/// What the page remembers between frames.
#[derive(Debug)]
pub struct Memory {
    table: TableState,
    /// Changes of the sitting for which was asked.
    asked: Option<u64>,
    found: Option<Found>,
    /// How often something was found.
    times: usize,
}

/// What was found in the folder, compared with the draft after so many changes.
#[derive(Debug)]
struct Found {
    changes: u64,
    states: Vec<KeptState>,
}

impl Default for Memory {
    fn default() -> Self {
        Self { table: TableState::sorted_by(0, true), asked: None, found: None, times: 0 }
    }
}

impl Memory {
    /// Takes what was found in the folder and compared with the draft after so many changes.
    pub fn found(&mut self, changes: u64, states: Vec<KeptState>) {
        self.found = Some(Found { changes, states });
        self.times += 1;
    }

    /// What was found may have changed.
    pub fn stale(&mut self) {
        self.asked = None;
    }
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let changes = view.draft.sitting().changes();
    if memory.asked.replace(changes) != Some(changes) {
        out.push(Action::ListBackups);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let context = memory.found.as_ref().map(|found| {
        let count = words.count(found.states.len());
        t!(words, backups.context, count = count)
    });
    title_row(ui, Page::Backups, context.as_deref().unwrap_or_default(), &mut (), |_, ()| {});
    let Some(found) = &memory.found else {
        main_part_comes(ui);
        Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
            text(ui, Type::Body, tokens.text2, t!(words, backups.looking));
        });
        return;
    };
    if found.states.is_empty() {
        let title = t!(words, backups.empty);
        empty_state(ui, icon::ARCHIVE_BOX, title, t!(words, backups.empty_help), None);
        return;
    }
    filters(ui, &mut memory.table, |ui| {
        rule(ui, t!(words, backups.rule));
        None
    });
    let listed = Listed { view, states: &found.states, fresh: found.changes == changes, tokens };
    let columns = columns(words);
    let version = Id::unique(("backups", memory.times));
    let table = Table::new(t!(words, backups.list), &columns, version);
    let done = table.ui(ui, &mut memory.table, &listed, Parts::default(), out);
    let pressed = match done.pressed {
        Some((Line::Row(row), _)) => Some(row),
        _ => None,
    };
    let path = pressed.or(done.entered).and_then(|row| listed.readable(row));
    out.extend(path.map(Action::LookIntoBackup));
}

/// The listed states.
struct Listed<'a> {
    view: &'a View<'a>,
    states: &'a [KeptState],
    /// They were compared with what the draft says now.
    fresh: bool,
    tokens: &'static Tokens,
}

fn columns(words: Words) -> Vec<Column<'static>> {
    vec![
        Column::new(t!(words, backups.when), 216.0).share(2.0, 340.0).main(),
        Column::new(t!(words, backups.why), 190.0).share(2.0, 300.0).drops(2),
        Column::new(t!(words, backups.filled), 104.0).share(1.0, 160.0).drops(3),
        Column::new(t!(words, backups.index), 64.0).number().drops(4),
        Column::new(t!(words, backups.differs), 150.0).share(3.0, f32::INFINITY).drops(1),
        Column::new(t!(words, package.size), 76.0).number().drops(5),
        Column::new(t!(words, checks.action), 70.0).actions(),
    ]
}

impl Listed<'_> {
    /// Where a state lies that can be read.
    fn readable(&self, row: usize) -> Option<PathBuf> {
        let state = self.states.get(row)?;
        state.content.is_ok().then(|| state.path.clone())
    }

    /// What differs, in words.
    fn differs(&self, state: &KeptState, words: Words) -> String {
        match &state.content {
            Err(error) => error.sentence_in(words),
            Ok(_) if !self.fresh => t!(words, backups.comparing).to_owned(),
            Ok(_) if state.differs == 0 => t!(words, backups.same).to_owned(),
            Ok(_) => t!(words, backups.fields, count = state.differs),
        }
    }
}

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        self.states.len()
    }

    fn id(&self, row: usize) -> Id {
        self.states.get(row).map_or(Id::NULL, |state| Id::unique(("backup", &state.path)))
    }

    fn row(&self, row: usize) -> Row {
        let Some(state) = self.states.get(row) else { return Row::default() };
        let words = self.view.words();
        let when = words.moment(state.at, self.view.draft.assessment().zone.value);
        let why = reason(state.reason, words);
        let differs = self.differs(state, words);
        let (filled, index) = match &state.content {
            Ok(summary) => {
                let filled = t!(words, field.filled, done = summary.answered, total = summary.total);
                let index = summary.index(words);
                let open = summary.answered < summary.total;
                (filled, if open { t!(words, home.at_least, index = index) } else { index })
            }
            Err(_) => (String::new(), String::new()),
        };
        let size = words.file_size(state.bytes);
        let sound = state.content.is_ok();
        let (mark, color) =
            if sound { (icon::CHECK_CIRCLE, self.tokens.ok.ink) } else { (icon::X_CIRCLE_FILL, self.tokens.err.ink) };
        let state_word = if sound { t!(words, backups.sound) } else { "" };
        let look = if sound { Look::Plain } else { Look::Tag(Some(NoteKind::Error), None) };
        Row {
            sentence: row_sentence([when.as_str(), why, &filled, &index, &differs, &size, state_word]),
            below: String::new(),
            cells: vec![
                Cell::new(Look::Main, &when).icon(mark, color),
                Cell::plain(why),
                Cell::plain(filled),
                Cell::new(Look::Strong, index),
                Cell::new(look, differs),
                Cell::plain(size),
                Cell::default(),
            ],
            actions: if sound {
                vec![RowAction {
                    text: t!(words, backups.look).to_owned(),
                    name: t!(words, backups.look_name, when = when),
                    leads: false,
                }]
            } else {
                Vec::new()
            },
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let Some(state) = self.states.get(row) else { return SortKey::Nothing };
        let words = self.view.words();
        let held = state.content.as_ref().ok();
        match column {
            0 => SortKey::Number(state.at.as_millisecond()),
            1 => SortKey::text(reason(state.reason, words)),
            2 => SortKey::place(held.map(|held| held.answered)),
            3 => held.map_or(SortKey::Nothing, |held| SortKey::text(&held.index(words))),
            4 => SortKey::place(held.map(|_| state.differs)),
            _ => SortKey::number(i64::try_from(state.bytes).ok()),
        }
    }
}

fn reason(reason: Reason, words: Words) -> &'static str {
    match reason {
        Reason::Opened => t!(words, backups.reason.opened),
        Reason::Asked => t!(words, backups.reason.asked),
        Reason::Migrated => t!(words, backups.reason.migrated),
    }
}
