//! Fields for text. A field keeps its own copy while it has the focus and reports every change, so that the
//! document, not the widget, is what undo works on. Text is never cut by a length limit.

use std::sync::Arc;

use egui::{
    EventFilter, Frame, Id, Key, Margin, Modifiers, Response, Stroke, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    vec2,
};

use super::{
    Tip as _,
    changing::{buffer, held, told},
    follow_focus, follow_focus_below,
    form::select_on_arrival,
    text,
};
use crate::assessment::Field;
use crate::desktop::{
    action::Action,
    theme::{Tokens, Type, icon},
};

/// A labelled line of text bound to a field of the assessment.
#[derive(Debug)]
#[must_use = "call `ui` to show it"]
pub struct TextLine<'a> {
    label: &'a str,
    field: Field,
    value: &'a str,
    width: f32,
    hint: &'a str,
    help: Option<&'a str>,
    beside: bool,
}

impl<'a> TextLine<'a> {
    /// A line for this field.
    pub fn new(label: &'a str, field: Field, value: &'a str) -> Self {
        Self { label, field, value, width: f32::INFINITY, hint: "", help: None, beside: false }
    }

    /// Its width.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// An example shown while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// A sentence under it.
    pub fn help(mut self, help: &'a str) -> Self {
        self.help = Some(help);
        self
    }

    /// Puts the label before the field, on the same line.
    pub fn beside(mut self) -> Self {
        self.beside = true;
        self
    }

    /// Shows the label above the field, or before it, and pushes an edit for every change.
    pub fn ui(self, ui: &mut Ui, out: &mut Vec<Action>) -> Response {
        let width = self.width.min(ui.available_width());
        if self.beside {
            let whole = vec2(width, 32.0);
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            return ui.allocate_ui_with_layout(whole, layout, |ui| self.parts_ui(ui, out)).inner;
        }
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            self.parts_ui(ui, out)
        })
        .inner
    }

    fn parts_ui(self, ui: &mut Ui, out: &mut Vec<Action>) -> Response {
        let tokens = Tokens::of(ui);
        let label = text(ui, Type::HelpMedium, tokens.text, self.label);
        let held = held(ui);
        let (mut value, mut shown) = (self.value.to_owned(), self.value);
        let id = field_id(&self.field);
        settle_caret(ui, id, self.value);
        let edit = TextEdit::singleline(buffer(&mut value, &mut shown, held.is_some()))
            .id(id)
            .font(Type::Body.font())
            .hint_text(Type::Body.text(self.hint).color(tokens.text3))
            .desired_width(ui.available_width())
            .return_key(None)
            .frame(frame(ui, id));
        let response = told(ui.add(edit).labelled_by(label.id), held.as_ref());
        if let Some(help) = self.help {
            super::caption(ui, help);
        }
        follow_focus_below(ui, &response, response.rect, label.rect);
        select_on_arrival(ui, &response, &value);
        report(ui, &response, self.field, value, self.value, out);
        response
    }
}

/// A line of text that narrows a list down; it belongs to the window, not to the assessment. Esc empties it.
#[derive(Debug)]
#[must_use = "call `ui` to show it"]
pub struct FilterLine<'a> {
    name: &'a str,
    hint: &'a str,
    width: f32,
}

impl<'a> FilterLine<'a> {
    /// A line with a name for screen readers.
    pub fn new(name: &'a str) -> Self {
        Self { name, hint: name, width: f32::INFINITY }
    }

    /// What it shows while it is empty, where its name is too long.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Its width.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Shows the line.
    pub fn ui(self, ui: &mut Ui, needle: &mut String) -> Response {
        let tokens = Tokens::of(ui);
        let id = Id::unique(("filter", self.name));
        if ui.memory(|memory| memory.has_focus(id)) && !needle.is_empty() {
            let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            if escape {
                needle.clear();
            }
        }
        let width = self.width.min(ui.available_width());
        let filter = EventFilter { horizontal_arrows: true, escape: !needle.is_empty(), ..EventFilter::default() };
        let empty = needle.is_empty();
        let edit = TextEdit::singleline(needle)
            .id(id)
            .font(Type::Help.font())
            .hint_text(Type::Help.text(self.hint).color(tokens.text3))
            .prefix(icon::MAGNIFYING_GLASS.text(14.0, tokens.text3))
            .desired_width(width)
            .min_size(vec2(0.0, 28.0))
            .align(egui::Align2::LEFT_CENTER)
            .event_filter(filter)
            .return_key(None)
            .frame(frame(ui, id).fill(tokens.surface).inner_margin(Margin::symmetric(8, 3)));
        let response = ui.add(edit).accessible_name(self.name);
        follow_focus(&response);
        select_on_arrival(ui, &response, needle);
        // A narrow field shortens it.
        if empty { response.tip(self.hint) } else { response }
    }
}

/// Id of the widget that shows a field, for moving the focus there.
pub fn field_id(field: &Field) -> Id {
    Id::unique(("field", field))
}

/// Gives a field the focus as soon as it is shown: what is not shown yet cannot take it.
pub fn focus_when_shown(ui: &Ui, field: &Field) {
    ui.data_mut(|data| data.insert_temp(awaited(), field_id(field)));
}

/// The same for a field with this id.
pub fn focus_field_when_shown(ui: &Ui, field: Id) {
    ui.data_mut(|data| data.insert_temp(awaited(), field));
}

fn awaited() -> Id {
    Id::unique("awaited_field")
}

/// The field is shown now: it takes the focus if it was waited for.
pub(super) fn take_focus(ui: &Ui, id: Id) {
    if ui.data(|data| data.get_temp::<Id>(awaited())) == Some(id) {
        ui.data_mut(|data| data.remove::<Id>(awaited()));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// Lets the caret of a field be set from outside: the field no longer compares its text with what it last showed.
pub fn forget_field(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.remove::<Seen>(id));
}

/// Edge of a field: thin, and strong in the brand's ink while it has the focus.
pub fn frame(ui: &Ui, id: Id) -> Frame {
    let tokens = Tokens::of(ui);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let (stroke, inner) =
        if focused { (Stroke::new(2.0, tokens.brand_ink), (9, 6)) } else { (Stroke::new(1.0, tokens.line3), (10, 7)) };
    let fill = if held(ui).is_some() { tokens.sunken } else { tokens.surface };
    Frame::new().fill(fill).stroke(stroke).corner_radius(5).inner_margin(Margin::symmetric(inner.0, inner.1))
}

pub(super) fn report(ui: &Ui, response: &Response, field: Field, value: String, before: &str, out: &mut Vec<Action>) {
    if response.has_focus() {
        remember(ui, response.id, &value);
    }
    if response.changed() && value != before {
        out.push(Action::Edit(field.set(value)));
    }
    if response.lost_focus() {
        forget_field(ui, response.id);
        out.push(Action::EndRun);
    }
}

/// The text a focused field last showed, to notice changes that did not come from its keys.
#[derive(Clone)]
struct Seen(Arc<str>);

fn remember(ui: &Ui, id: Id, value: &str) {
    let known = ui.data(|data| data.get_temp::<Seen>(id)).is_some_and(|seen| *seen.0 == *value);
    if !known {
        ui.data_mut(|data| data.insert_temp(id, Seen(value.into())));
    }
}

/// Undo, redo or an inserted pattern changed the text under the caret: put it where the change ended.
pub(super) fn settle_caret(ui: &Ui, id: Id, value: &str) {
    take_focus(ui, id);
    let Some(seen) = ui.data(|data| data.get_temp::<Seen>(id)).filter(|seen| *seen.0 != *value) else { return };
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        let caret = CCursor::new(end_of_change(&seen.0, value));
        state.cursor.set_char_range(Some(CCursorRange::one(caret)));
        state.store(ui.ctx(), id);
    }
    ui.data_mut(|data| data.insert_temp(id, Seen(value.into())));
}

/// Where, in characters of the new text, the part that differs ends.
fn end_of_change(old: &str, new: &str) -> usize {
    let head = old.chars().zip(new.chars()).take_while(|(one, other)| one == other).count();
    let (old_count, new_count) = (old.chars().count(), new.chars().count());
    let tail = old.chars().rev().zip(new.chars().rev()).take_while(|(one, other)| one == other).count();
    new_count - tail.min(new_count.min(old_count) - head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_goes_to_the_end_of_what_changed() {
        assert_eq!(end_of_change("satu dua tiga", "satu tiga"), 5);
        assert_eq!(end_of_change("satu tiga", "satu dua tiga"), 9);
        assert_eq!(end_of_change("aaa", "aa"), 2);
        assert_eq!(end_of_change("", "é ü"), 3);
        assert_eq!(end_of_change("apa saja", ""), 0);
    }
}
