//! Rows as text for other programs: cells between tabs, with the head.

use egui::Ui;

use super::{Frame, Line, TableState, columns::Kind, order::Order};
use crate::{desktop::action::Action, t, words::Speaks as _};

/// Copies the marked rows, else the current one or those of the current group, else all.
pub(super) fn copy(ui: &Ui, frame: &Frame<'_>, state: &TableState, order: &Order, out: &mut Vec<Action>) {
    let words = ui.words();
    let all = order.rows().iter().copied();
    let current = super::place_of(order, state.current).and_then(|place| order.line(place));
    let rows: Vec<usize> = match current {
        _ if state.has_marks() => all.filter(|row| state.is_marked(frame.rows.id(*row))).collect(),
        Some(Line::Row(row)) => vec![row],
        Some(Line::Group(group)) => all.filter(|row| frame.rows.group_of(*row) == group).collect(),
        None => all.collect(),
    };
    let count = rows.len();
    out.push(Action::Copy(text(frame, &rows)));
    out.push(Action::Toast(t!(words, table.copied, count = count)));
}

fn text(frame: &Frame<'_>, rows: &[usize]) -> String {
    let kept: Vec<usize> = (0..frame.columns.len()).filter(|place| !frame.columns[*place].is(Kind::Actions)).collect();
    let head: Vec<&str> = kept.iter().map(|place| frame.columns[*place].head).collect();
    let mut text = head.join("\t");
    for row in rows {
        let row = frame.rows.row(*row);
        let cell = |place: &usize| row.cells.get(*place).map(|cell| one_line(&cell.text)).unwrap_or_default();
        text.push('\n');
        text.push_str(&kept.iter().map(cell).collect::<Vec<_>>().join("\t"));
    }
    text
}

/// Tabs and line ends would begin another cell or row.
fn one_line(text: &str) -> String {
    text.split(['\t', '\n', '\r']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
