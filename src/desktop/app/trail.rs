//! Back and forth through the places a person was at.

use egui::Id;

use super::App;
use crate::{
    desktop::{action::Page, command::Command},
    t,
};

/// A place of the window.
#[derive(Debug, Clone)]
pub(super) struct Whereabouts {
    page: Page,
    /// Indicator and entry, on the page that shows one.
    indicator: Option<(String, usize)>,
    /// Document, on the page that shows one.
    document: Option<String>,
    /// What had the focus there last; two places do not differ by it.
    focus: Option<Id>,
}

impl PartialEq for Whereabouts {
    fn eq(&self, other: &Self) -> bool {
        (self.page, &self.indicator, &self.document) == (other.page, &other.indicator, &other.document)
    }
}

impl App {
    fn whereabouts(&self) -> Whereabouts {
        let open = |page: Page| self.file.as_ref().filter(|_| self.page == page);
        let entry = self.memories.filling.entry_of(open(Page::Filling).map_or("", |file| &file.draft.current));
        Whereabouts {
            page: self.page,
            indicator: open(Page::Filling).map(|file| (file.draft.current.clone(), entry)),
            document: open(Page::Evidence).and_then(|_| self.memories.evidence.chosen().map(str::to_owned)),
            focus: self.context.memory(egui::Memory::focused),
        }
    }

    /// Takes note of where the person is, at the end of a frame.
    pub(super) fn note_place(&mut self) {
        // The focus of what lies above the page is not the page's.
        if self.shown.is_some() || self.palette.is_some() {
            return;
        }
        let mut here = self.whereabouts();
        if here.focus.is_none() {
            here.focus = self.trail.here().filter(|last| **last == here).and_then(|last| last.focus);
        }
        self.trail.visit(here);
    }

    /// Goes to the place before, or to the one that was left by that.
    pub(super) fn step_place(&mut self, command: Command) {
        let assessment = self.file.as_ref().map(|file| file.draft.assessment());
        self.trail.keep(|place| {
            let there = |id: &String| assessment.is_some_and(|assessment| assessment.document(id).is_some());
            (assessment.is_some() || !place.page.needs_draft()) && place.document.as_ref().is_none_or(there)
        });
        let back = command == Command::Back;
        let place = if back { self.trail.back() } else { self.trail.forth() };
        let Some(place) = place else {
            let words = self.world.words;
            self.toasts
                .note(if back { t!(words, app.no_place_before) } else { t!(words, app.no_place_after) }.to_owned());
            return;
        };
        if let (Some(file), Some((id, entry))) = (&mut self.file, place.indicator) {
            file.draft.current = id;
            self.memories.filling.return_to(entry);
        }
        if place.page == Page::Evidence {
            self.memories.evidence.show_again(place.document);
        }
        self.go(place.page);
        if let Some(focus) = place.focus {
            self.focus(focus);
        }
    }
}
