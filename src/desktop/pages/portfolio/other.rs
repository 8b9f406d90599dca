//! Files that could not be read, and those that do not count, each with its reason.

use egui::{Id, Ui};

use super::found::Found;
use crate::{
    desktop::{
        action::Action,
        theme::icon,
        widgets::{Cell, Column, Look, Parts, Row, Rows, SortKey, Table, TableState, empty_state, row_sentence},
    },
    t,
    words::{Sentence as _, Speaks as _, Words},
};

/// Files with a sentence each.
struct Listed<'a>(&'a [(String, String)]);

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn id(&self, row: usize) -> Id {
        self.0.get(row).map_or(Id::NULL, |(path, _)| Id::unique(("portfolio file", path.as_str())))
    }

    fn row(&self, row: usize) -> Row {
        let Some((path, reason)) = self.0.get(row) else { return Row::default() };
        Row {
            sentence: row_sentence([reason.as_str()]),
            below: reason.clone(),
            cells: vec![Cell::new(Look::Main, path), Cell::plain(reason)],
            actions: Vec::new(),
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let Some((path, reason)) = self.0.get(row) else { return SortKey::Nothing };
        SortKey::text(if column == 0 { path } else { reason })
    }
}

/// Shows what could not be read.
pub(super) fn bad_ui(ui: &mut Ui, found: &Found, state: &mut TableState, out: &mut Vec<Action>) {
    let words = ui.words();
    let files: Vec<(String, String)> = found.bad.iter().map(|file| (file.path.clone(), file.reason.clone())).collect();
    if files.is_empty() {
        let (title, help) = (t!(words, portfolio.all_read), t!(words, portfolio.all_read_help));
        empty_state(ui, icon::CHECK_CIRCLE, title, help, None);
        return;
    }
    files_ui(ui, t!(words, portfolio.list.bad), &files, (found.times(), words), state, out);
}

/// Shows what does not count.
pub(super) fn aside_ui(ui: &mut Ui, found: &Found, state: &mut TableState, out: &mut Vec<Action>) {
    let words = ui.words();
    let aside = found.portfolio().set_aside();
    let files: Vec<(String, String)> = aside.iter().map(|one| (one.path.clone(), one.sentence_in(words))).collect();
    if files.is_empty() {
        let (title, help) = (t!(words, portfolio.all_count), t!(words, portfolio.all_count_help));
        empty_state(ui, icon::CHECK_CIRCLE, title, help, None);
        return;
    }
    files_ui(ui, t!(words, portfolio.list.aside), &files, (found.times(), words), state, out);
}

fn files_ui(
    ui: &mut Ui,
    name: &str,
    files: &[(String, String)],
    (times, words): (u64, Words),
    state: &mut TableState,
    out: &mut Vec<Action>,
) {
    let columns = [
        Column::new(t!(words, portfolio.column.path), 200.0).share(2.0, 520.0).main(),
        Column::new(t!(words, portfolio.column.reason), 220.0).share(4.0, f32::INFINITY).dense(),
    ];
    let version = Id::unique(("portfolio files", name, times));
    Table::new(name, &columns, version).ui(ui, state, &Listed(files), Parts::default(), out);
}
