//! Days typed as text; they belong to the window until they can be read.

use egui::Ui;
use jiff::civil::Date;

use super::FormLine;
use crate::{assessment::Period, t, words::Speaks as _};

/// A day while it is typed; `None` shows what the document holds.
#[derive(Debug, Default)]
pub struct DayText(Option<String>);

impl DayText {
    /// Shows the field. Returns a new day, or `Some(None)` where the field was emptied.
    pub fn ui(&mut self, ui: &mut Ui, label: &str, id: &'static str, day: Option<Date>) -> Option<Option<Date>> {
        self.ui_with(ui, label, id, day, None)
    }

    /// The same; `wrong` says what is wrong with a day that can be read.
    fn ui_with(
        &mut self,
        ui: &mut Ui,
        label: &str,
        id: &'static str,
        day: Option<Date>,
        wrong: Option<&str>,
    ) -> Option<Option<Date>> {
        let words = ui.words();
        let written = day.map(|day| words.date(day)).unwrap_or_default();
        let mut value = self.0.clone().unwrap_or_else(|| written.clone());
        let unread = |value: &str| !value.trim().is_empty() && words.date_from_text(value.trim()).is_err();
        let error = if self.0.is_some() && unread(&value) { Some(t!(words, identity.day_wrong)) } else { wrong };
        let line = FormLine::new(label, id).hint(t!(words, identity.day_hint)).width(240.0);
        let field = line.error(error).ui(ui, &mut value);
        let mut changed = None;
        if field.changed() {
            changed = match words.date_from_text(value.trim()) {
                Ok(new) => Some(Some(new)),
                Err(_) if value.trim().is_empty() => Some(None),
                Err(_) => None,
            };
        }
        self.0 = (field.has_focus() || unread(&value)).then_some(value);
        changed.filter(|new| *new != day)
    }
}

/// The two days of a span while they are typed. Each stays as it was typed: the other is never filled in, and the two
/// are never swapped. The span is the document's as soon as both are known.
#[derive(Debug, Default)]
pub struct PeriodText {
    from: DayText,
    to: DayText,
    /// The days as they are known here, while one of them is missing.
    half: Option<[Option<Date>; 2]>,
}

impl PeriodText {
    /// The span as it is known here. `held` is what the document holds.
    fn ends(&self, held: Option<Period>) -> [Option<Date>; 2] {
        self.half.unwrap_or([held.map(|period| period.from), held.map(|period| period.to)])
    }

    /// Shows the field of the first day. Returns a new span, or `Some(None)` where both fields were emptied.
    pub fn from_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        id: &'static str,
        held: Option<Period>,
    ) -> Option<Option<Period>> {
        let [from, to] = self.ends(held);
        let missing = (from.is_none() && to.is_some()).then(|| t!(ui, identity.period_half));
        let day = self.from.ui_with(ui, label, id, from, missing)?;
        self.take([day, to], held)
    }

    /// The same for the last day.
    pub fn to_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        id: &'static str,
        held: Option<Period>,
    ) -> Option<Option<Period>> {
        let ends @ [from, to] = self.ends(held);
        let wrong = match ends {
            [Some(_), None] => Some(t!(ui, identity.period_half)),
            [Some(from), Some(to)] if to < from => Some(t!(ui, identity.period_reversed)),
            _ => None,
        };
        let day = self.to.ui_with(ui, label, id, to, wrong)?;
        self.take([from, day], held)
    }

    fn take(&mut self, ends: [Option<Date>; 2], held: Option<Period>) -> Option<Option<Period>> {
        let span = match ends {
            [Some(from), Some(to)] => Some(Period { from, to }),
            [None, None] => None,
            half => {
                self.half = Some(half);
                return None;
            }
        };
        self.half = None;
        (span != held).then_some(span)
    }
}
