//! The search: what was typed is read off the window's thread, once for each change, and what was found is shown.

use std::{ops::Range, sync::Arc};

use egui::Id;

use super::{App, Done};
use crate::{
    assessment::{AssessmentField, DocumentField, Field, Place, Shown, Spot, UsePlace},
    desktop::{
        action::Page,
        pages::identity,
        shell::palette::{Left, Sources},
        widgets::{FormLine, field_id},
    },
    insight::{About, Part, SearchIndex, Subject},
};

/// The opening and the changes of the sitting in it that something was made for.
pub(super) type Stamp = (u64, u64);

/// Everything that was typed, ready to be searched.
#[derive(Debug, Default)]
pub(super) struct Searching {
    made: Option<(Stamp, Arc<SearchIndex>)>,
    asked: Option<Stamp>,
}

impl Searching {
    /// Takes what was read.
    pub fn take(&mut self, stamp: Stamp, index: SearchIndex) {
        self.asked = None;
        self.made = Some((stamp, Arc::new(index)));
    }

    /// What was read of this opening, perhaps a moment ago, and the changes it holds.
    fn of(&self, serial: u64) -> Option<(&SearchIndex, u64)> {
        let ((of, changes), index) = self.made.as_ref()?;
        (*of == serial).then_some((&**index, *changes))
    }
}

impl App {
    /// Reads what was typed where it has changed since the last time, at most once at a time.
    fn read_typed(&mut self) {
        let Some(file) = &self.file else { return };
        let stamp = (file.serial, file.changes());
        if self.searching.asked.is_some() || self.searching.made.as_ref().is_some_and(|(made, _)| *made == stamp) {
            return;
        }
        self.searching.asked = Some(stamp);
        let (rubric, assessment) = (Arc::clone(&file.draft.rubric), file.draft.assessment().clone());
        let words = self.world.words;
        // Not behind a save that waits for a slow disk.
        self.jobs.start_on(&*self.world.copier, move || Done::Read {
            stamp,
            index: SearchIndex::of(&rubric, &assessment, words),
        });
    }

    /// The search; what it led to is done once the page has the focus again.
    pub(super) fn palette_ui(&mut self) {
        if self.palette.is_none() {
            return;
        }
        self.read_typed();
        let Some(palette) = self.palette.as_mut() else { return };
        let sources = Sources {
            words: self.world.words,
            draft: self.file.as_ref().map(|file| (&file.draft, file.checked.inspection())),
            typed: self.file.as_ref().and_then(|file| self.searching.of(file.serial)),
            reading: self.searching.asked.is_some(),
            page: self.page,
            recent: &self.settings.recent,
        };
        let chosen = match palette.ui(&self.context, &sources) {
            Left::With(action) => Some(action),
            Left::Empty => None,
            Left::Not => return,
        };
        let before = palette.before();
        self.palette = None;
        self.return_focus(before, chosen);
    }

    /// Leads to a field and gives it the focus; `part` of its text is selected.
    pub(super) fn show_field(&mut self, field: Field, part: Range<usize>) {
        match field.shown() {
            Shown::Details => {
                self.go(Page::Identity);
                self.focus(widget_of(&field));
            }
            Shown::Questions => {
                self.go(Page::Questions);
                self.focus(field_id(&field));
            }
            Shown::Register(id) => {
                self.memories.evidence.show(id.to_string());
                self.go(Page::Evidence);
                self.focus(widget_of(&field));
            }
            Shown::Entry(place, Spot::Service) => self.open_entry(&place, Part::Service),
            Shown::Entry(place, Spot::Criteria) => self.open_entry(&place, Part::Criteria),
            Shown::Entry(place, Spot::Levels) => self.open_entry(&place, Part::Level),
            Shown::Entry(place, Spot::Texts) | Shown::Use(UsePlace { at: place, .. }) => {
                if let Some(file) = &mut self.file {
                    file.draft.current = place.indicator.to_string();
                }
                self.memories.filling.find(field, part);
                self.go(Page::Filling);
            }
        }
    }

    fn open_entry(&mut self, place: &Place, part: Part) {
        self.jump(Subject::Indicator { id: place.indicator.to_string(), entry: place.entry, part }, None);
    }
}

/// The widget that shows a field on the pages Identitas and Bukti: days are typed into lines of a form.
fn widget_of(field: &Field) -> Id {
    let whole = |about: About| identity::field_of(about).unwrap_or_else(|| field_id(field));
    match field {
        Field::Assessment(AssessmentField::Year) => whole(About::Year),
        Field::Assessment(AssessmentField::Period) => whole(About::Period),
        Field::Assessment(AssessmentField::ReferenceDate) => whole(About::ReferenceDate),
        Field::Assessment(AssessmentField::ReportDate) => whole(About::SigningDay),
        Field::Document(_, DocumentField::Date) => FormLine::id_of("document-date"),
        Field::Document(_, DocumentField::Covers) => FormLine::id_of("document-from"),
        Field::Document(_, DocumentField::ValidUntil) => FormLine::id_of("document-until"),
        Field::Version(id, ..) => field_id(&Field::Document(id.clone(), DocumentField::Title)),
        _ => field_id(field),
    }
}
