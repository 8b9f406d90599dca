//! The lines that are on the screen, and only those.

use std::ops::Range;

use egui::{Event, Id, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2};

use super::{
    DENSE, Done, EDGE, Frame, Inside, Line, MARK, TableState, action_id,
    columns::Kind,
    keys,
    order::Order,
    paint, place_of,
    row::{GroupRow, Row, RowAction},
};
use crate::desktop::{
    theme::{Tokens, Type},
    widgets::{Tip as _, focus_ring_around, held},
};

/// Side of the box around a single sign.
const SIGN: f32 = 24.0;

/// Whether what can be pressed is called by a single sign.
fn is_sign(action: &RowAction) -> bool {
    action.text.chars().count() == 1
}

/// What a line shows.
enum Shown {
    Group(GroupRow),
    Row(Row),
}

impl Shown {
    fn actions(&self) -> &[RowAction] {
        match self {
            Self::Group(group) => &group.actions,
            Self::Row(row) => &row.actions,
        }
    }
}

/// Shows the lines. The one that Tab leads to.
pub(super) fn ui(
    ui: &mut Ui,
    frame: &Frame<'_>,
    state: &mut TableState,
    order: &Order,
    inside: Option<&mut Inside<'_>>,
    done: &mut Done,
) -> Option<Id> {
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let opened = state.opened(order);
    let room = ui.available_height();
    let mut area = ScrollArea::vertical().id_salt((frame.id, "lines")).auto_shrink(false);
    if let Some(offset) = revealed(state, order, opened, room) {
        area = area.vertical_scroll_offset(offset);
    }
    let shown = area.show_viewport(ui, |ui, viewport| {
        ui.set_width(ui.available_width());
        let origin = ui.max_rect().min;
        ui.set_height(order.height(opened));
        let range = order.between(viewport.min.y, viewport.max.y, opened);
        let asked = focus_asked(ui, frame, order, range.clone());
        if let Some(id) = asked {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let focus = asked.or_else(|| ui.memory(egui::Memory::focused));
        let mut lines: Vec<(usize, Line, Shown)> = Vec::new();
        let current = place_of(order, state.current);
        // A line keeps the focus while it is scrolled out of sight.
        let away = current.filter(|place| !range.contains(place));
        for place in range.clone().chain(away) {
            let Some(line) = order.line(place) else { continue };
            let shown = match line {
                Line::Group(group) => Shown::Group(frame.rows.group(group)),
                Line::Row(row) => Shown::Row(frame.rows.row(row)),
            };
            let id = frame.line_id(line);
            let has_focus = focus.is_some()
                && (focus == Some(id) || (0..shown.actions().len()).any(|action| focus == Some(action_id(id, action))));
            if range.contains(&place) || has_focus {
                if has_focus && state.current != Some(id) {
                    state.current = Some(id);
                    if let Line::Row(row) = line {
                        done.moved = Some(row);
                    }
                }
                lines.push((place, line, shown));
            }
        }
        // Who comes to the list by a key sees the line that has the focus whole.
        let focused = lines.iter().any(|(_, line, shown)| {
            let id = frame.line_id(*line);
            focus.is_some_and(|focus| {
                focus == id || (0..shown.actions().len()).any(|action| focus == action_id(id, action))
            })
        });
        if focused {
            let frame = ui.ctx().cumulative_frame_nr();
            if state.focused_in.replace(frame).is_none_or(|before| before + 1 < frame) {
                state.reveal = true;
                ui.ctx().request_repaint();
            }
        }
        let there = |place: &usize| lines.iter().any(|(shown, ..)| shown == place);
        let stop = place_of(order, state.current).filter(there).or_else(|| lines.first().map(|(place, ..)| *place));
        for (place, line, shown) in &lines {
            let top = origin.y + order.top(*place, opened);
            let height = if matches!(line, Line::Group(_)) { DENSE } else { frame.height };
            let rect = Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(ui.max_rect().width(), height));
            let mut at = At { frame, order, line: *line, place: *place, rect, stop: stop == Some(*place), focus };
            match shown {
                Shown::Group(group) => at.group_ui(ui, group, state, done),
                Shown::Row(row) => at.row_ui(ui, row, state, done),
            }
        }
        if let (Some((place, _)), Some(inside)) = (opened, inside)
            && let Some(Line::Row(row)) = order.line(place)
        {
            let top = origin.y + order.top(place + 1, None);
            inside_ui(ui, top, row, state, inside);
        }
        // Also where it is scrolled out of sight, the current line is where the list is entered.
        current.or(stop).and_then(|place| order.line(place)).map(|line| frame.line_id(line))
    });
    state.offset = shown.state.clamped_offset().y;
    shown.inner
}

/// The line, or what can be pressed in one, that a screen reader gives the focus to. It may be any that is shown, also where
/// Tab leads elsewhere.
fn focus_asked(ui: &Ui, frame: &Frame<'_>, order: &Order, range: Range<usize>) -> Option<Id> {
    let asks = |event: &Event| match event {
        Event::AccessKitActionRequest(request) => request.action == accesskit::Action::Focus,
        _ => false,
    };
    if !ui.input(|input| input.events.iter().any(asks)) {
        return None;
    }
    let lines = range.filter_map(|place| order.line(place));
    let mut ids = lines.flat_map(|line| {
        let id = frame.line_id(line);
        std::iter::once(id).chain((0..frame.actions(line)).map(move |action| action_id(id, action)))
    });
    let wanted = |id: &Id| ui.input(|input| input.has_accesskit_action_request(*id, accesskit::Action::Focus));
    ids.rfind(wanted)
}

/// How far the list has to be scrolled so that the current line is seen.
fn revealed(state: &mut TableState, order: &Order, opened: Option<(usize, f32)>, room: f32) -> Option<f32> {
    if std::mem::take(&mut state.reveal_inside)
        && let Some((place, _)) = opened
    {
        let (top, bottom) = (order.top(place, opened), order.top(place + 1, opened));
        return (bottom > state.offset + room).then(|| (bottom - room).min(top));
    }
    let before = state.room.replace(room).filter(|before| room < before - 0.5);
    let reveal = std::mem::take(&mut state.reveal);
    if !reveal && before.is_none() {
        return None;
    }
    let place = place_of(order, state.current)?;
    let (top, bottom) = (order.top(place, opened), order.top(place + 1, None).max(order.top(place, opened) + DENSE));
    // Where the list loses height, such as to the bar for marked rows, the current line stays in view if it was.
    if !reveal && !(state.offset..state.offset + before.unwrap_or(room)).contains(&top) {
        return None;
    }
    if top < state.offset {
        Some(top)
    } else if bottom > state.offset + room {
        Some(bottom - room)
    } else {
        None
    }
}

/// What an opened row holds; how high it is, is known once it was shown.
fn inside_ui(ui: &mut Ui, top: f32, row: usize, state: &mut TableState, inside: &mut Inside<'_>) {
    let tokens = Tokens::of(ui);
    let whole = ui.max_rect();
    let space = Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), state.inside));
    ui.painter().rect_filled(space, 0, tokens.panel);
    ui.painter().hline(space.x_range(), space.bottom() - 0.5, Stroke::new(1.0, tokens.line2));
    ui.painter().rect_filled(Rect::from_min_size(space.min, vec2(3.0, space.height())), 0, tokens.brand_ink);
    let builder = UiBuilder::new().id_salt("inside").max_rect(Rect::from_min_max(
        pos2(whole.left() + EDGE + MARK, top + 8.0),
        pos2(whole.right() - EDGE, top + 100_000.0),
    ));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing = vec2(8.0, 6.0);
    inside(&mut child, row);
    let height = child.min_rect().height() + 20.0;
    if (height - state.inside).abs() > 0.5 {
        state.inside = height;
        state.reveal_inside = true;
        ui.ctx().request_repaint();
    }
}

/// A line and where it is.
struct At<'a, 'b> {
    frame: &'a Frame<'b>,
    order: &'a Order,
    line: Line,
    place: usize,
    rect: Rect,
    /// Tab leads to it.
    stop: bool,
    focus: Option<Id>,
}

impl At<'_, '_> {
    /// Everything in a table can be clicked; one thing can be reached by Tab.
    fn sense(&self, id: Id, actions: usize) -> Sense {
        let line = self.frame.line_id(self.line);
        let inside = (0..actions).map(|action| action_id(line, action)).find(|action| self.focus == Some(*action));
        if self.stop && inside.unwrap_or(line) == id { Sense::click() } else { Sense::CLICK }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: &Row, state: &mut TableState, done: &mut Done) {
        let Line::Row(number) = self.line else { return };
        let tokens = Tokens::of(ui);
        let (frame, rect) = (self.frame, self.rect);
        let id = frame.rows.id(number);
        let response = ui.interact(rect, id, self.sense(id, row.actions.len()));
        let marked = state.is_marked(id);
        let switched = frame.rows.switched(number);
        let (on, opens) = (switched.unwrap_or(marked), frame.rows.opens_row(number));
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &row.sentence));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.add_action(accesskit::Action::Focus);
            node.set_position_in_set(self.place);
            node.set_size_of_set(self.order.lines().len());
            if opens {
                node.set_expanded(state.is_open(id));
            }
        });
        let current = state.current == Some(id);
        let ground = if current {
            tokens.brand_sel
        } else if marked {
            tokens.brand_tint
        } else if response.hovered() {
            tokens.hover
        } else {
            tokens.surface
        };
        ui.painter().rect_filled(rect, 0, ground);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        let enabled = switched.is_none() || held(ui).is_none();
        let middle = pos2(rect.left() + EDGE + 8.0, rect.center().y);
        paint::mark(ui, middle, Some(on), response.hovered() && enabled, enabled);
        if opens {
            paint::caret(ui, pos2(rect.left() + EDGE + MARK + 7.0, rect.center().y), !state.is_open(id));
        }
        let tip = paint::cells(ui, frame, row, rect, current || marked, response.hover_pos());
        self.actions_ui(ui, &row.actions, self.actions_left(), false, state, done);
        focus_ring_around(ui, &response, rect.shrink(5.0), 3);
        let response = match tip {
            Some(tip) => response.tip(tip),
            None => response,
        };
        if response.clicked() {
            self.clicked(ui, number, &response, opens, state, done);
        }
        if response.double_clicked() {
            done.entered = Some(number);
        }
    }

    /// The mark, Ctrl and Shift mark rows; a click anywhere else makes the row the current one and opens it.
    fn clicked(
        &self,
        ui: &Ui,
        number: usize,
        response: &egui::Response,
        opens: bool,
        state: &mut TableState,
        done: &mut Done,
    ) {
        let id = response.id;
        response.request_focus();
        let from = place_of(self.order, state.anchor).or_else(|| place_of(self.order, state.current));
        state.current = Some(id);
        let modifiers = ui.input(|input| input.modifiers);
        let on_mark = response.interact_pointer_pos().is_some_and(|at| at.x < self.rect.left() + EDGE + MARK - 6.0);
        if !self.frame.marks() && on_mark {
            done.moved = Some(number);
            done.switched = Some(number);
        } else if self.frame.marks() && modifiers.shift {
            keys::mark_between(self.frame, state, self.order, from.unwrap_or(self.place), self.place);
        } else if self.frame.marks() && (on_mark || modifiers.command) {
            state.toggle_mark(id);
        } else {
            state.anchor = Some(id);
            done.moved = Some(number);
            done.clicked = Some(number);
            if opens {
                keys::open_or_close(state, id);
            }
        }
    }

    fn group_ui(&mut self, ui: &mut Ui, group: &GroupRow, state: &mut TableState, done: &mut Done) {
        let Line::Group(number) = self.line else { return };
        let tokens = Tokens::of(ui);
        let (frame, rect) = (self.frame, self.rect);
        let id = frame.rows.group_id(number);
        let response = ui.interact(rect, id, self.sense(id, group.actions.len()));
        let folded = state.folded(frame.rows, number);
        response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, &group.sentence));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.add_action(accesskit::Action::Focus);
            node.set_expanded(!folded);
            node.set_position_in_set(self.place);
            node.set_size_of_set(self.order.lines().len());
        });
        let ground = if state.current == Some(id) {
            tokens.brand_sel
        } else if response.hovered() {
            tokens.sunken
        } else {
            tokens.canvas
        };
        ui.painter().rect_filled(rect, 0, ground);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        paint::caret(ui, pos2(rect.left() + EDGE + 8.0, rect.center().y), folded);
        let edge = rect.right() - EDGE;
        let right = self.actions_ui(ui, &group.actions, edge, true, state, done);
        let right = if group.actions.is_empty() { edge } else { right - 14.0 };
        let elided = paint::group(ui, group, rect, right);
        focus_ring_around(ui, &response, rect.shrink(5.0), 3);
        if response.clicked() {
            response.request_focus();
            state.current = Some(id);
            state.toggle(id);
            ui.ctx().request_repaint();
        }
        if elided {
            response.tip(&group.sentence);
        }
    }

    /// Where what can be pressed in a row begins.
    fn actions_left(&self) -> f32 {
        let column = self.frame.columns.iter().position(|column| column.is(Kind::Actions));
        column.and_then(|column| self.frame.fit.span(column)).map_or(self.rect.right(), |(left, _)| left)
    }

    /// What can be pressed in a line, from an edge on, or up to it; where the room at its left ends.
    fn actions_ui(
        &self,
        ui: &mut Ui,
        actions: &[RowAction],
        edge: f32,
        up_to: bool,
        state: &mut TableState,
        done: &mut Done,
    ) -> f32 {
        let tokens = Tokens::of(ui);
        let line = self.frame.line_id(self.line);
        let laid = |action: &RowAction| {
            ui.painter().layout_no_wrap(action.text.clone(), Type::HelpMedium.font(), tokens.brand_ink)
        };
        let galleys: Vec<_> = actions.iter().map(laid).collect();
        let wide = |(action, galley): (&RowAction, &std::sync::Arc<egui::Galley>)| {
            if is_sign(action) { SIGN + 6.0 } else { galley.size().x + 14.0 }
        };
        let wide: f32 = actions.iter().zip(&galleys).map(wide).sum();
        let mut x = if up_to { edge - wide } else { edge };
        let left = x;
        for (place, (action, galley)) in actions.iter().zip(galleys).enumerate() {
            let size = galley.size();
            let boxed = is_sign(action);
            let wide = if boxed { SIGN } else { size.x + 8.0 };
            let rect = Rect::from_min_size(pos2(x, self.rect.center().y - 12.0), vec2(wide, 24.0));
            let id = action_id(line, place);
            let response = ui.interact(rect, id, self.sense(id, actions.len()));
            let role = if action.leads { Role::Link } else { Role::Button };
            response.widget_info(|| WidgetInfo::labeled(role, true, &action.name));
            let left = if boxed { rect.center().x - size.x / 2.0 } else { rect.left() };
            let at = pos2(left, rect.center().y - size.y / 2.0);
            if boxed {
                let ground = if response.hovered() { tokens.sunken } else { tokens.surface };
                let edge = Stroke::new(1.0, tokens.line3);
                ui.painter().rect(rect.shrink(2.0), 4, ground, edge, egui::StrokeKind::Inside);
            }
            ui.painter().galley(at, galley, tokens.brand_ink);
            if response.hovered() && !boxed {
                let line = Stroke::new(1.0, tokens.brand_ink);
                ui.painter().hline(at.x..=at.x + size.x, at.y + size.y, line);
            }
            let around = if boxed { rect } else { rect.translate(vec2(-4.0, 0.0)) };
            focus_ring_around(ui, &response, around.shrink(2.0), 3);
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                state.current = Some(line);
                done.pressed = Some((self.line, place));
            }
            x += wide + 6.0;
        }
        left
    }
}
