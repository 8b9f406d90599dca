//! Numbers typed as text; they belong to the window until they can be read.

use egui::{Id, Ui};

use super::FormLine;

/// A number while it is typed; `None` shows what the document holds.
#[derive(Debug, Default)]
pub struct NumberText(Option<TypedText>);

/// Something while it is typed, and what the document held then. Where that becomes another one by anything else, such as by
/// taking a step back, the document is right and what was typed goes.
#[derive(Debug, Clone)]
pub(super) struct TypedText {
    pub text: String,
    /// `None` until it is known what became of a change that the text made itself.
    held: Option<String>,
}

impl TypedText {
    /// The text as it is typed, while the document holds this.
    pub fn of(text: String, held: &str, changed: bool) -> Self {
        Self { text, held: (!changed).then(|| held.to_owned()) }
    }

    /// The same in a later frame; `None` where the document holds another value by now.
    pub fn still(self, held: &str) -> Option<Self> {
        match &self.held {
            Some(known) if known != held => None,
            Some(_) => Some(self),
            None => Some(Self { held: Some(held.to_owned()), ..self }),
        }
    }
}

/// What a field for a number is called, and what is said of it.
#[derive(Debug, Clone, Copy)]
pub struct NumberField<'a> {
    /// Its label.
    pub label: &'a str,
    /// Its id among all fields of the window.
    pub id: Id,
    /// What is wrong where it cannot be read.
    pub wrong: &'a str,
    /// A sentence under it.
    pub help: Option<&'a str>,
    /// What it shows while it is empty.
    pub hint: &'a str,
}

impl NumberText {
    /// Shows the field with what the document holds as `written`. Returns a new number, or `Some(None)` where the field
    /// was emptied. `read` gives `None` for what is no number that fits.
    pub fn ui<T: PartialEq>(
        &mut self,
        ui: &mut Ui,
        field: NumberField<'_>,
        (held, written): (Option<&T>, &str),
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        self.0 = self.0.take().and_then(|typed| typed.still(written));
        let mut value = self.0.as_ref().map_or_else(|| written.to_owned(), |typed| typed.text.clone());
        let empty = value.trim().is_empty();
        let wrong = self.0.is_some() && !empty && read(value.trim()).is_none();
        let mut line = FormLine::at(field.label, field.id).hint(field.hint).width(240.0).of_draft();
        if let Some(help) = field.help {
            line = line.help(help);
        }
        let response = line.error(wrong.then_some(field.wrong)).ui(ui, &mut value);
        let new = match value.trim() {
            "" => Some(None),
            typed => read(typed).map(Some),
        };
        let unread = new.is_none();
        let changed = new.filter(|new| response.changed() && new.as_ref() != held);
        // What cannot be read stays as it was typed, so that it can be mended.
        let typed = TypedText::of(value, written, changed.is_some());
        self.0 = (response.has_focus() || unread).then_some(typed);
        changed
    }
}
