//! Fields of forms: texts that belong to the window until they are handed over, such as a path or a name.

use egui::{
    Frame, Id, Key, Margin, Response, Stroke, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    vec2,
};

use super::{
    caption,
    changing::{buffer, held, told},
    field::take_focus,
    follow_focus_below, text, text_wrapped,
};
use crate::desktop::theme::{Tokens, Type, icon};

/// A labelled line of text of a form.
#[derive(Debug)]
#[must_use = "call `ui` to show it"]
pub struct FormLine<'a> {
    label: &'a str,
    id: Id,
    hint: &'a str,
    help: Option<&'a str>,
    error: Option<&'a str>,
    width: f32,
    beside: bool,
    error_elsewhere: bool,
    of_draft: bool,
    most: usize,
}

impl<'a> FormLine<'a> {
    /// A line with a label; `id` names it among all fields of the window.
    pub fn new(label: &'a str, id: &'static str) -> Self {
        Self::at(label, Self::id_of(id))
    }

    /// The same where a list has many of them.
    pub fn at(label: &'a str, id: Id) -> Self {
        Self {
            label,
            id,
            hint: "",
            help: None,
            error: None,
            width: f32::INFINITY,
            beside: false,
            error_elsewhere: false,
            of_draft: false,
            most: usize::MAX,
        }
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

    /// What is wrong with it, in place of the help.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// The sentence of its error stands where there is more room, by [`field_error`]; its edge shows it here.
    pub fn error_elsewhere(mut self) -> Self {
        self.error_elsewhere = true;
        self
    }

    /// Its width.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Puts the label before the field, on the same line.
    pub fn beside(mut self) -> Self {
        self.beside = true;
        self
    }

    /// What is typed becomes the draft's: where that can only be read, so can the line.
    pub fn of_draft(mut self) -> Self {
        self.of_draft = true;
        self
    }

    /// Most letters it takes.
    pub fn most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// Id of the field with a name, to give it the focus.
    pub fn id_of(name: &'static str) -> Id {
        Id::unique(("form", name))
    }

    /// Shows label, field and help.
    pub fn ui(self, ui: &mut Ui, value: &mut String) -> Response {
        let width = self.width.min(ui.available_width());
        if self.beside {
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            return ui.allocate_ui_with_layout(vec2(width, 32.0), layout, |ui| self.parts_ui(ui, value)).inner;
        }
        ui.vertical(|ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = 4.0;
            self.parts_ui(ui, value)
        })
        .inner
    }

    fn parts_ui(self, ui: &mut Ui, value: &mut String) -> Response {
        let tokens = Tokens::of(ui);
        let label = text(ui, Type::HelpMedium, tokens.text, self.label);
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let held = if self.of_draft { held(ui) } else { None };
        let (stroke, inner) = match (self.error, focused) {
            (Some(_), _) => (Stroke::new(2.0, tokens.err.ink), (9, 6)),
            (None, true) => (Stroke::new(2.0, tokens.brand_ink), (9, 6)),
            (None, false) => (Stroke::new(1.0, tokens.line3), (10, 7)),
        };
        let frame = Frame::new()
            .fill(if held.is_some() { tokens.sunken } else { tokens.surface })
            .stroke(stroke)
            .corner_radius(5)
            .inner_margin(Margin::symmetric(inner.0, inner.1));
        let (before, held_back) = (value.clone(), held.is_some());
        let mut still = before.as_str();
        let edit = TextEdit::singleline(buffer(value, &mut still, held_back))
            .id(self.id)
            .font(Type::Body.font())
            .hint_text(Type::Body.text(self.hint).color(tokens.text3))
            .desired_width(ui.available_width())
            .return_key(None)
            .char_limit(self.most)
            .frame(frame);
        let response = told(ui.add(edit).labelled_by(label.id), held.as_ref());
        take_focus(ui, self.id);
        follow_focus_below(ui, &response, response.rect, label.rect);
        select_on_arrival(ui, &response, value);
        match (self.error, self.help) {
            (Some(_), _) if self.error_elsewhere => {}
            (Some(error), _) => field_error(ui, error),
            (None, Some(help)) => {
                caption(ui, help);
            }
            (None, None) => {}
        }
        response
    }
}

/// What is wrong with a field.
pub fn field_error(ui: &mut Ui, error: &str) {
    let ink = Tokens::of(ui).err.ink;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.label(icon::X_CIRCLE_FILL.text(14.0, ink));
        ui.vertical(|ui| text_wrapped(ui, Type::Help, ink, error));
    });
}

/// Selects the text of a line to which Tab has led, as forms of all systems do: what is typed then takes its place. Every
/// field of one line calls this.
pub fn select_on_arrival(ui: &Ui, field: &Response, text: &str) {
    let tab = ui.input(|input| input.key_pressed(Key::Tab));
    let (focused, last) = (field.has_focus(), Id::unique("line with the focus"));
    let known = ui.data(|data| data.get_temp::<Id>(last)) == Some(field.id);
    // The way back moves the focus when the frame of the key is over.
    let asked = Id::unique("frame of tab");
    let frame = ui.ctx().cumulative_pass_nr();
    if tab {
        ui.data_mut(|data| data.insert_temp(asked, frame));
    }
    let by_tab = ui.data(|data| data.get_temp::<u64>(asked)).is_some_and(|at| frame.saturating_sub(at) <= 1);
    match (focused, known) {
        (true, false) => {
            ui.data_mut(|data| data.insert_temp(last, field.id));
            if by_tab {
                let mut state = TextEdit::load_state(ui.ctx(), field.id).unwrap_or_default();
                let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
                state.cursor.set_char_range(Some(all));
                state.store(ui.ctx(), field.id);
            }
        }
        (false, true) => ui.data_mut(|data| data.remove::<Id>(last)),
        _ => {}
    }
}

/// Gives a field the focus, with the caret behind its text.
pub fn focus_at_end(ui: &Ui, field: Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(text.chars().count()))));
    state.store(ui.ctx(), field);
    ui.memory_mut(|memory| memory.request_focus(field));
}

/// True where Enter was pressed in a field, which then should do what its form is for.
pub fn entered(ui: &Ui, field: &Response) -> bool {
    field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
