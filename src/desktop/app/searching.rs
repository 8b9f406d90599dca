//! The search: what was typed is read off the window's thread, once for each change, and what was found is shown.

use std::{ops::Range, sync::Arc};

use super::{App, Done};
use crate::{
    assessment::{AssessmentField, DocumentField, EntryField, Field, Place},
    desktop::{
        action::Page,
        pages::identity,
        shell::palette::{Left, Sources},
        widgets::{FormLine, field_id},
    },
    insight::{About, Part, SearchIndex},
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
        match &field {
            Field::Assessment(of) => {
                let place = identity_place(*of).unwrap_or_else(|| field_id(&field));
                self.go(Page::Identity);
                self.focus(place);
            }
            Field::Person(..) | Field::Unit(..) => {
                self.go(Page::Identity);
                self.focus(field_id(&field));
            }
            Field::Question(_) => {
                self.go(Page::Questions);
                self.focus(field_id(&field));
            }
            Field::Document(id, of) => {
                let place = match of {
                    DocumentField::Date => FormLine::id_of("document-date"),
                    DocumentField::Covers => FormLine::id_of("document-from"),
                    DocumentField::ValidUntil => FormLine::id_of("document-until"),
                    _ => field_id(&field),
                };
                self.memories.evidence.show(id.to_string());
                self.go(Page::Evidence);
                self.focus(place);
            }
            Field::Version(id, ..) => {
                self.memories.evidence.show(id.to_string());
                self.go(Page::Evidence);
                self.focus(field_id(&Field::Document(id.clone(), DocumentField::Title)));
            }
            Field::Entry(place, EntryField::Service) => self.open_entry(place.clone(), Part::Service),
            Field::Tick(place, _) => self.open_entry(place.clone(), Part::Criteria),
            Field::Value(place, _) => self.open_entry(place.clone(), Part::Level),
            Field::Answer(id, _) | Field::Letter(id, _) => self.open_entry(Place::first(id), Part::Level),
            Field::Entry(place, _) => self.find_in_filling(place.indicator.to_string(), field, part),
            Field::Use(used, _) | Field::UseCriterion(used, _) => {
                self.find_in_filling(used.at.indicator.to_string(), field, part);
            }
        }
    }

    fn open_entry(&mut self, place: Place, part: Part) {
        self.jump(crate::insight::Subject::Indicator { id: place.indicator.to_string(), entry: place.entry, part });
    }

    fn find_in_filling(&mut self, indicator: String, field: Field, part: Range<usize>) {
        if let Some(file) = &mut self.file {
            file.draft.current = indicator;
        }
        self.memories.filling.find(field, part);
        self.go(Page::Filling);
    }
}

/// Where the page Identitas shows a field that is no line of text.
fn identity_place(field: AssessmentField) -> Option<egui::Id> {
    identity::field_of(match field {
        AssessmentField::Year => About::Year,
        AssessmentField::Period => About::Period,
        AssessmentField::ReferenceDate => About::ReferenceDate,
        AssessmentField::ReportDate => About::SigningDay,
        _ => return None,
    })
}
