//! Files that could not be read, and those that do not count, each with its reason.

use egui::{Id, Ui};

use super::found::Found;
use crate::{
    desktop::{
        action::Action,
        theme::icon,
        widgets::{Cell, Column, Look, Parts, Row, Rows, SortKey, Table, TableState, empty_state, row_sentence},
    },
    insight::SetAside,
    session::BadFile,
    t,
    words::{Sentence as _, Speaks as _, Words},
};

/// Files with a sentence each. Sentences are asked only for what is shown.
enum Listed<'a> {
    /// Files that could not be read.
    Bad(&'a [BadFile]),
    /// Files that do not count.
    Aside(&'a [SetAside], Words),
}

impl Listed<'_> {
    fn path(&self, row: usize) -> &str {
        match self {
            Self::Bad(files) => files.get(row).map_or("", |file| &file.path),
            Self::Aside(files, _) => files.get(row).map_or("", |file| &file.path),
        }
    }

    fn reason(&self, row: usize) -> String {
        match self {
            Self::Bad(files) => files.get(row).map_or_else(String::new, |file| file.reason.clone()),
            Self::Aside(files, words) => files.get(row).map_or_else(String::new, |file| file.sentence_in(*words)),
        }
    }
}

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        match self {
            Self::Bad(files) => files.len(),
            Self::Aside(files, _) => files.len(),
        }
    }

    fn id(&self, row: usize) -> Id {
        Id::unique(("portfolio file", self.path(row)))
    }

    fn row(&self, row: usize) -> Row {
        let reason = self.reason(row);
        Row {
            sentence: row_sentence([reason.as_str()]),
            below: reason.clone(),
            cells: vec![Cell::new(Look::Main, self.path(row)), Cell::plain(reason)],
            actions: Vec::new(),
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        if column == 0 { SortKey::text(self.path(row)) } else { SortKey::text(&self.reason(row)) }
    }
}

/// Shows what could not be read.
pub(super) fn bad_ui(ui: &mut Ui, found: &Found, state: &mut TableState, out: &mut Vec<Action>) {
    let words = ui.words();
    if found.bad.is_empty() {
        let (title, help) = (t!(words, portfolio.all_read), t!(words, portfolio.all_read_help));
        empty_state(ui, icon::CHECK_CIRCLE, title, help, None);
        return;
    }
    files_ui(ui, t!(words, portfolio.list.bad), &Listed::Bad(&found.bad), (found.times(), words), state, out);
}

/// Shows what does not count.
pub(super) fn aside_ui(ui: &mut Ui, found: &Found, state: &mut TableState, out: &mut Vec<Action>) {
    let words = ui.words();
    let aside = found.portfolio().set_aside();
    if aside.is_empty() {
        let (title, help) = (t!(words, portfolio.all_count), t!(words, portfolio.all_count_help));
        empty_state(ui, icon::CHECK_CIRCLE, title, help, None);
        return;
    }
    let files = Listed::Aside(aside, words);
    files_ui(ui, t!(words, portfolio.list.aside), &files, (found.times(), words), state, out);
}

fn files_ui(
    ui: &mut Ui,
    name: &str,
    files: &Listed<'_>,
    (times, words): (u64, Words),
    state: &mut TableState,
    out: &mut Vec<Action>,
) {
    let columns = [
        Column::new(t!(words, portfolio.column.path), 200.0).share(2.0, 520.0).main(),
        Column::new(t!(words, portfolio.column.reason), 220.0).share(4.0, f32::INFINITY).dense(),
    ];
    let version = Id::unique(("portfolio files", name, times));
    Table::new(name, &columns, version).ui(ui, state, files, Parts::default(), out);
}
