//! Days typed as text; they belong to the window until they can be read.

use egui::{Id, Ui};
use jiff::civil::Date;

use super::{FormLine, number_text::TypedText};
use crate::{
    assessment::Period,
    t,
    words::{Sentence as _, Speaks as _},
};

/// A day while it is typed; `None` shows what the document holds.
#[derive(Debug, Default)]
pub struct DayText(Option<TypedText>);

impl DayText {
    /// Shows the field. Returns a new day, or `Some(None)` where the field was emptied.
    pub fn ui(&mut self, ui: &mut Ui, label: &str, id: &'static str, day: Option<Date>) -> Option<Option<Date>> {
        self.ui_with(ui, label, FormLine::id_of(id), day, None)
    }

    /// The same where a list has many of them.
    pub fn ui_at(&mut self, ui: &mut Ui, label: &str, id: Id, day: Option<Date>) -> Option<Option<Date>> {
        self.ui_with(ui, label, id, day, None)
    }

    /// The same; `wrong` says what is wrong with a day that can be read.
    fn ui_with(
        &mut self,
        ui: &mut Ui,
        label: &str,
        id: Id,
        day: Option<Date>,
        wrong: Option<&str>,
    ) -> Option<Option<Date>> {
        let words = ui.words();
        let written = day.map(|day| words.date(day)).unwrap_or_default();
        self.0 = self.0.take().and_then(|typed| typed.still(&written));
        let mut value = self.0.as_ref().map_or_else(|| written.clone(), |typed| typed.text.clone());
        let unread = |value: &str| {
            let error = Some(value.trim()).filter(|value| !value.is_empty()).map(|value| words.date_from_text(value));
            error.and_then(Result::err)
        };
        let error = self.0.as_ref().and_then(|_| unread(&value)).map(|error| error.sentence_in(words));
        let error = error.as_deref().or(wrong);
        let line = FormLine::at(label, id).hint(t!(words, identity.day_hint)).width(240.0);
        let field = line.error(error).of_draft().ui(ui, &mut value);
        // A year of two digits may be the start of one of four: it is known once the field is left.
        let left = self.0.is_some() && !field.has_focus();
        let whole = |day: &Date| value.contains(&day.year().to_string());
        let mut changed = None;
        if field.changed() || left {
            changed = match words.date_from_text(value.trim()) {
                Ok(new) if left || whole(&new) => Some(Some(new)),
                Ok(_) => None,
                Err(_) if value.trim().is_empty() => Some(None),
                Err(_) => None,
            };
        }
        let changed = changed.filter(|new| *new != day);
        let stays = field.has_focus() || unread(&value).is_some();
        self.0 = stays.then(|| TypedText::of(value, &written, changed.is_some()));
        changed
    }
}

/// The two days of a span while they are typed. Each stays as it was typed: the other is never filled in, and the two
/// are never swapped.
#[derive(Debug, Default)]
pub struct PeriodText {
    from: DayText,
    to: DayText,
}

/// The days of what the document holds, as far as they are known.
fn ends(held: Option<Period>) -> [Option<Date>; 2] {
    [held.and_then(Period::from), held.and_then(Period::to)]
}

impl PeriodText {
    /// Shows the field of the first day. Returns a new span, or `Some(None)` where both fields were emptied.
    pub fn from_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        id: &'static str,
        held: Option<Period>,
    ) -> Option<Option<Period>> {
        let [from, to] = ends(held);
        let missing = (from.is_none() && to.is_some()).then(|| t!(ui, identity.period_half));
        let day = self.from.ui_with(ui, label, FormLine::id_of(id), from, missing)?;
        Some(Period::of(day, to))
    }

    /// The same for the last day.
    pub fn to_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        id: &'static str,
        held: Option<Period>,
    ) -> Option<Option<Period>> {
        let ends @ [from, to] = ends(held);
        let wrong = match ends {
            [Some(_), None] => Some(t!(ui, identity.period_half)),
            [Some(from), Some(to)] if to < from => Some(t!(ui, identity.period_reversed)),
            _ => None,
        };
        let day = self.to.ui_with(ui, label, FormLine::id_of(id), to, wrong)?;
        Some(Period::of(from, day))
    }
}
