//! A day typed as text; it belongs to the window until it can be read.

use egui::Ui;
use jiff::civil::Date;

use super::FormLine;
use crate::{t, words::Speaks as _};

/// A day while it is typed; `None` shows what the document holds.
#[derive(Debug, Default)]
pub struct DayText(Option<String>);

impl DayText {
    /// Shows the field. Returns a new day, or `Some(None)` where the field was emptied.
    pub fn ui(&mut self, ui: &mut Ui, label: &str, id: &'static str, day: Option<Date>) -> Option<Option<Date>> {
        let words = ui.words();
        let written = day.map(|day| words.date(day)).unwrap_or_default();
        let mut value = self.0.clone().unwrap_or_else(|| written.clone());
        let read = words.date_from_text(value.trim());
        let wrong = self.0.is_some() && !value.trim().is_empty() && read.is_err();
        let line = FormLine::new(label, id).hint(t!(words, identity.day_hint)).width(240.0);
        let field = line.error(wrong.then(|| t!(words, identity.day_wrong))).ui(ui, &mut value);
        let mut changed = None;
        if field.changed() {
            changed = match words.date_from_text(value.trim()) {
                Ok(new) => Some(Some(new)),
                Err(_) if value.trim().is_empty() => Some(None),
                Err(_) => None,
            };
        }
        let unread = !value.trim().is_empty() && words.date_from_text(value.trim()).is_err();
        self.0 = (field.has_focus() || unread).then_some(value);
        changed.filter(|new| *new != day)
    }
}
