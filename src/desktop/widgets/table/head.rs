//! The head: what columns are called, by which one the rows are sorted. One stop of the Tab key; arrows move inside.

use egui::{Align2, Id, Key, Rect, Role, Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::{EDGE, Frame, MARK, TableState, columns::Kind, order::Order, paint};
use crate::{
    desktop::{
        theme::{Tokens, Type, icon},
        widgets::{Roving, Tip as _, elided_galley, focus_ring_around},
    },
    t,
    words::Speaks as _,
};

/// Room of the mark of what is sorted.
const SORTED: f32 = 16.0;

/// Shows the head. True where the rows are to be sorted anew.
pub(super) fn ui(ui: &mut Ui, space: Rect, frame: &Frame<'_>, state: &mut TableState, order: &Order) -> bool {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(space, 0, tokens.panel);
    ui.painter().hline(space.x_range(), space.bottom() - 0.5, Stroke::new(1.0, tokens.line2));
    let sorting: Vec<usize> = (0..frame.columns.len())
        .filter(|column| !frame.columns[*column].is(Kind::Actions) && frame.fit.span(*column).is_some())
        .collect();
    let all = frame.id.with("mark_all");
    let column_id = |column: usize| frame.id.with(("head", column));
    let marks = frame.marks();
    let before = marks.then_some(all);
    let members: Vec<Id> = before.into_iter().chain(sorting.iter().map(|column| column_id(*column))).collect();
    let entry = state.sort.and_then(|sort| sorting.iter().position(|column| *column == sort.column));
    let mut roving = Roving::new(ui, members, Some(entry.unwrap_or_default() + usize::from(marks)));
    roving.arrows(ui, &[Key::ArrowLeft], &[Key::ArrowRight]);
    if marks {
        mark_all_ui(ui, space, all, roving.sense(all), frame, state, order);
    }
    let mut sorted = false;
    for (column, one) in frame.columns.iter().enumerate() {
        let Some((left, width)) = frame.fit.span(column) else { continue };
        let cell = Rect::from_min_size(pos2(left, space.top()), vec2(width, space.height()));
        if one.is(Kind::Actions) {
            let response = ui.interact(cell, column_id(column), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, one.head));
            let galley = elided_galley(ui, Type::HelpMedium, tokens.text2, one.head, width);
            ui.painter().galley(pos2(left, cell.center().y - galley.size().y / 2.0), galley, tokens.text2);
        } else {
            let id = column_id(column);
            if column_ui(ui, cell, id, roving.sense(id), frame, column, state) {
                state.sort_by(column);
                sorted = true;
            }
        }
    }
    sorted
}

/// One column that sorts. True when it was pressed.
fn column_ui(
    ui: &mut Ui,
    cell: Rect,
    id: Id,
    sense: Sense,
    frame: &Frame<'_>,
    column: usize,
    state: &TableState,
) -> bool {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let one = &frame.columns[column];
    let sort = state.sort.filter(|sort| sort.column == column);
    let response = ui.interact(cell.expand2(vec2(6.0, 0.0)), id, sense);
    let name = match sort {
        None => one.head.to_owned(),
        Some(sort) if sort.descending => t!(words, table.sorted_down, column = one.head),
        Some(_) => t!(words, table.sorted_up, column = one.head),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
    if let Some(sort) = sort {
        let direction =
            if sort.descending { accesskit::SortDirection::Descending } else { accesskit::SortDirection::Ascending };
        ui.ctx().accesskit_node_builder(id, |node| node.set_sort_direction(direction));
    }
    if response.hovered() {
        ui.painter().rect_filled(response.rect.shrink2(vec2(0.0, 3.0)), 4, tokens.hover);
    }
    let (kind, ink) = if sort.is_some() { (Type::HelpStrong, tokens.text) } else { (Type::HelpMedium, tokens.text2) };
    let room = cell.width() - if sort.is_some() { SORTED } else { 0.0 };
    let galley = elided_galley(ui, kind, ink, one.head, room);
    let size = galley.size();
    let elided = galley.elided;
    let left = if one.is(Kind::Number) { cell.right() - size.x } else { cell.left() };
    ui.painter().galley(pos2(left, cell.center().y - size.y / 2.0), galley, ink);
    if let Some(sort) = sort {
        let caret = if sort.descending { icon::CARET_DOWN } else { icon::CARET_UP };
        let x = if one.is(Kind::Number) { left - 9.0 } else { left + size.x + 9.0 };
        ui.painter().text(pos2(x, cell.center().y), Align2::CENTER_CENTER, caret.glyph(), caret.font(12.0), ink);
    }
    focus_ring_around(ui, &response, response.rect.shrink2(vec2(1.0, 5.0)), 3);
    let pressed = response.clicked();
    let sorts = t!(words, table.sort, column = one.head);
    response.tip(if elided { format!("{}. {sorts}", one.head) } else { sorts });
    pressed
}

/// The box that marks all rows that are shown, or none.
fn mark_all_ui(
    ui: &mut Ui,
    space: Rect,
    id: Id,
    sense: Sense,
    frame: &Frame<'_>,
    state: &mut TableState,
    order: &Order,
) {
    let cell = Rect::from_min_size(space.min + vec2(EDGE - 5.0, 0.0), vec2(MARK - 2.0, space.height()));
    let response = ui.interact(cell, id, sense);
    let (marks, rows) = (state.marks(), order.rows().len());
    let all = marks == rows && rows > 0;
    let name = t!(ui, table.mark_all);
    response.widget_info(|| match marks {
        marks if marks > 0 && !all => WidgetInfo::labeled(Role::CheckBox, true, name),
        _ => WidgetInfo::selected(Role::CheckBox, true, all, name),
    });
    let center = pos2(space.left() + EDGE + 8.0, space.center().y);
    paint::mark(
        ui,
        center,
        if all {
            Some(true)
        } else if marks > 0 {
            None
        } else {
            Some(false)
        },
        response.hovered(),
        true,
    );
    focus_ring_around(ui, &response, Rect::from_center_size(center, vec2(17.0, 17.0)), 3);
    if response.clicked() {
        if marks > 0 {
            state.unmark();
        } else {
            state.mark(order.rows().iter().map(|row| frame.rows.id(*row)));
        }
    }
    response.tip(name);
}
