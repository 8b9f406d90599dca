//! What keys do while the list has the focus: move, mark, fold, open, copy.

use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use super::{Done, Frame, Line, TableState, action_id, order::Order, place_of};
use crate::desktop::widgets::roving::keep_arrows;

/// Takes the keys of a frame, before lines are shown.
pub(super) fn take(ui: &Ui, frame: &Frame<'_>, state: &mut TableState, order: &Order, room: f32, done: &mut Done) {
    let Some(focus) = ui.memory(egui::Memory::focused) else { return };
    let at_line = order.place(focus);
    let Some(place) = at_line.or_else(|| place_of(order, state.current)) else { return };
    let Some(line) = order.line(place) else { return };
    let id = frame.line_id(line);
    let action = (0..frame.actions(line)).find(|action| action_id(id, *action) == focus);
    if at_line.is_none() && action.is_none() {
        return;
    }
    keep_arrows(ui);
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: state.has_marks(),
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus, filter));
    let mut hand = Hand { ui, frame, state, order, done };
    hand.moves(place, room);
    hand.marks(line, action.is_none());
    hand.goes_across(place, line, action);
    if action.is_none() && hand.pressed(Modifiers::NONE, Key::Enter) {
        hand.enters(line);
    }
    let copies = ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| *event != Event::Copy);
        input.events.len() < before
    });
    if copies {
        hand.state.want_copy();
    }
}

/// What the keys of a frame reach.
struct Hand<'a, 'b> {
    ui: &'a Ui,
    frame: &'a Frame<'b>,
    state: &'a mut TableState,
    order: &'a Order,
    done: &'a mut Done,
}

impl Hand<'_, '_> {
    fn pressed(&self, modifiers: Modifiers, key: Key) -> bool {
        self.ui.input_mut(|input| input.consume_key(modifiers, key))
    }

    /// Up, down, to the ends and by what fits on the screen; with Shift what lies between is marked.
    fn moves(&mut self, place: usize, room: f32) {
        let last = self.order.lines().len().saturating_sub(1);
        let page = ((room / self.frame.height) as usize).saturating_sub(1).max(1);
        let ways = [
            (Key::ArrowUp, place.saturating_sub(1)),
            (Key::ArrowDown, (place + 1).min(last)),
            (Key::Home, 0),
            (Key::End, last),
            (Key::PageUp, place.saturating_sub(page)),
            (Key::PageDown, (place + page).min(last)),
        ];
        for (key, target) in ways {
            if self.frame.marks() && self.pressed(Modifiers::SHIFT, key) {
                let from = place_of(self.order, self.state.anchor).unwrap_or(place);
                let rows = between(self.frame, self.order, from, target);
                self.state.mark_range(rows.into_iter());
                self.go(target);
            } else if self.pressed(Modifiers::NONE, key) {
                self.go(target);
                self.state.anchor = self.state.current;
                self.state.end_range();
            }
        }
    }

    fn go(&mut self, place: usize) {
        let Some(line) = self.order.line(place) else { return };
        let id = self.frame.line_id(line);
        self.state.show(id);
        self.focus(id);
        if let Line::Row(row) = line {
            self.done.moved = Some(row);
        }
    }

    fn focus(&self, id: Id) {
        self.ui.memory_mut(|memory| memory.request_focus(id));
    }

    /// Space marks or switches a row and folds a group, Ctrl+A marks all rows that are shown, Esc none.
    fn marks(&mut self, line: Line, at_line: bool) {
        if at_line && self.pressed(Modifiers::NONE, Key::Space) {
            match line {
                Line::Row(row) if !self.frame.marks() => self.done.switched = Some(row),
                Line::Row(row) => self.state.toggle_mark(self.frame.rows.id(row)),
                Line::Group(group) => self.folds(group),
            }
        }
        if self.frame.marks() && self.pressed(Modifiers::COMMAND, Key::A) {
            mark_between(self.frame, self.state, self.order, 0, self.order.lines().len().saturating_sub(1));
        }
        if self.state.has_marks() && self.pressed(Modifiers::NONE, Key::Escape) {
            self.state.unmark();
        }
    }

    /// To the right what is folded unfolds, then what can be pressed in the line has the focus; to the left the way back.
    fn goes_across(&mut self, place: usize, line: Line, action: Option<usize>) {
        let id = self.frame.line_id(line);
        let folded = match line {
            Line::Group(group) => Some(self.state.folded(self.frame.rows, group)),
            Line::Row(row) => self.frame.rows.opens_row(row).then(|| !self.state.is_open(id)),
        };
        if self.pressed(Modifiers::NONE, Key::ArrowRight) {
            let next = action.map_or(0, |action| action + 1);
            if action.is_none() && folded == Some(true) {
                self.turns(line);
            } else if next < self.frame.actions(line) {
                self.focus(action_id(id, next));
            }
        }
        if self.pressed(Modifiers::NONE, Key::ArrowLeft) {
            match action {
                Some(0) => self.focus(id),
                Some(action) => self.focus(action_id(id, action - 1)),
                None if folded == Some(false) => self.turns(line),
                None => {
                    let above = self.order.lines()[..place].iter().rposition(|line| matches!(line, Line::Group(_)));
                    if let (Line::Row(_), Some(group)) = (line, above) {
                        self.go(group);
                    }
                }
            }
        }
    }

    fn enters(&mut self, line: Line) {
        match line {
            Line::Group(group) => self.folds(group),
            Line::Row(row) => {
                if self.frame.rows.opens_row(row) {
                    self.turns(line);
                }
                self.done.entered = Some(row);
            }
        }
    }

    fn turns(&mut self, line: Line) {
        match line {
            Line::Group(group) => self.folds(group),
            Line::Row(row) => open_or_close(self.state, self.frame.rows.id(row)),
        }
    }

    fn folds(&mut self, group: usize) {
        self.state.toggle(self.frame.rows.group_id(group));
        self.ui.ctx().request_repaint();
    }
}

/// Opens a row, or closes it.
pub(super) fn open_or_close(state: &mut TableState, id: Id) {
    state.open = if state.is_open(id) { None } else { Some(id) };
    state.inside = 0.0;
}

/// Marks the rows between two lines and no others.
pub(super) fn mark_between(frame: &Frame<'_>, state: &mut TableState, order: &Order, from: usize, to: usize) {
    let rows = between(frame, order, from, to);
    state.mark(rows.into_iter());
}

/// Ids of the rows between two lines.
fn between(frame: &Frame<'_>, order: &Order, from: usize, to: usize) -> Vec<Id> {
    let (first, last) = (from.min(to), from.max(to));
    let rows = order.lines().get(first..=last).unwrap_or_default().iter().filter_map(|line| match line {
        Line::Row(row) => Some(frame.rows.id(*row)),
        Line::Group(_) => None,
    });
    rows.collect()
}
