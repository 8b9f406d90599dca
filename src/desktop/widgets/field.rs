//! Fields for text. A field keeps its own copy while it has the focus and reports every change, so that the
//! document, not the widget, is what undo works on. Text is never cut by a length limit.

use egui::{Frame, Id, Margin, Response, Stroke, TextEdit, Ui, vec2};

use super::text;
use crate::desktop::{
    action::Action,
    theme::{Tokens, Type},
};
use crate::{
    assessment::{Edit, TextField},
    t, words,
};

/// A labelled line of text bound to a field of the assessment.
#[derive(Debug)]
#[must_use = "call `ui` to show it"]
pub struct TextLine<'a> {
    label: &'a str,
    field: TextField,
    value: &'a str,
    width: f32,
    hint: &'a str,
    help: Option<&'a str>,
}

impl<'a> TextLine<'a> {
    /// A line for this field.
    pub fn new(label: &'a str, field: TextField, value: &'a str) -> Self {
        Self { label, field, value, width: f32::INFINITY, hint: "", help: None }
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

    /// Shows the label above the field and pushes an edit for every change.
    pub fn ui(self, ui: &mut Ui, out: &mut Vec<Action>) -> Response {
        let tokens = Tokens::of(ui);
        let width = self.width.min(ui.available_width());
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let label = text(ui, Type::HelpMedium, tokens.text, self.label);
            let mut value = self.value.to_owned();
            let id = Id::unique(("field", &self.field));
            let edit = TextEdit::singleline(&mut value)
                .id(id)
                .font(Type::Body.font())
                .hint_text(Type::Body.text(self.hint).color(tokens.text3))
                .desired_width(width - 22.0)
                .return_key(None)
                .frame(frame(ui, id));
            let response = ui.add(edit).labelled_by(label.id);
            if let Some(help) = self.help {
                super::caption(ui, help);
            }
            report(&response, self.field, value, self.value, out);
            response
        })
        .inner
    }
}

/// A labelled text of several lines with a character count, bound to a field of the assessment.
#[derive(Debug)]
#[must_use = "call `ui` to show it"]
pub struct TextArea<'a> {
    label: &'a str,
    field: TextField,
    value: &'a str,
    rows: usize,
    hint: &'a str,
}

impl<'a> TextArea<'a> {
    /// An area for this field.
    pub fn new(label: &'a str, field: TextField, value: &'a str) -> Self {
        Self { label, field, value, rows: 3, hint: "" }
    }

    /// Height in lines while it is short.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// What to write, shown while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Shows label, count and field and pushes an edit for every change.
    pub fn ui(self, ui: &mut Ui, out: &mut Vec<Action>) -> Response {
        let tokens = Tokens::of(ui);
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui
            .horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 18.0;
                let label = text(ui, Type::HelpMedium, tokens.text, self.label);
                let count = t!("field.characters", count = words::count(self.value.chars().count()));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    text(ui, Type::Help, tokens.text3, count);
                });
                label
            })
            .inner;
        let mut value = self.value.to_owned();
        let id = Id::unique(("field", &self.field));
        let edit = TextEdit::multiline(&mut value)
            .id(id)
            .font(Type::Body.font())
            .hint_text(Type::Body.text(self.hint).color(tokens.text3))
            .desired_width(f32::INFINITY)
            .desired_rows(self.rows)
            .lock_focus(false)
            .frame(frame(ui, id));
        let response = ui.add(edit).labelled_by(label.id);
        report(&response, self.field, value, self.value, out);
        response
    }
}

/// Edge of a field: thin, and strong in the brand's ink while it has the focus.
fn frame(ui: &Ui, id: Id) -> Frame {
    let tokens = Tokens::of(ui);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let (stroke, inner) =
        if focused { (Stroke::new(2.0, tokens.brand_ink), (9, 6)) } else { (Stroke::new(1.0, tokens.line3), (10, 7)) };
    Frame::new().fill(tokens.surface).stroke(stroke).corner_radius(5).inner_margin(Margin::symmetric(inner.0, inner.1))
}

fn report(response: &Response, field: TextField, value: String, before: &str, out: &mut Vec<Action>) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.changed() && value != before {
        out.push(Action::Edit(Edit::Text(field, value)));
    }
    if response.lost_focus() {
        out.push(Action::EndRun);
    }
}
