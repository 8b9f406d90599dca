//! The pages that are shown: made off the window's thread whenever the data or the choices changed.

use std::sync::Arc;

use egui::Vec2;

use super::Before;
use crate::{
    desktop::{
        draft::OpenDraft,
        preview_order::{PreviewOrder, PreviewPages, Shown},
    },
    report::{Hollow, Options, Report},
};

/// Size at which a page has its real size on a screen of 96 dots per inch, in points per millimetre.
const REAL: f32 = 96.0 / 25.4;
/// Smallest and largest share of the real size that follows from the room there is.
const SMALLEST: f32 = 0.12;
const LARGEST: f32 = 1.35;
/// Share of the real size below which nobody can read a page.
const LEGIBLE: f32 = 0.38;
/// Sizes in percent that the buttons go through.
const PERCENTS: [u16; 11] = [30, 40, 50, 60, 70, 85, 100, 125, 150, 175, 200];

/// How large pages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// So that a whole page can be seen.
    Page,
    /// As wide as there is room.
    Width,
    /// In percent of their real size.
    Percent(u16),
}

/// The preview and where a person is in it.
#[derive(Debug, Default)]
pub(super) struct Preview {
    made: Option<PreviewPages>,
    asked: Option<Shown>,
    /// How many pages each choice made, as far as it was looked at.
    counts: Vec<(Options, usize)>,
    /// What a person chose; a whole page as long as that can be read, else the width.
    chosen: Option<Size>,
    /// True where a whole page would be too small to be read.
    tiny: bool,
    /// Size in percent at which the pages were last shown.
    shown: f32,
    /// How far the pages are scrolled.
    pub offset: Vec2,
    /// Page that is looked at, from 0. It stays until a person scrolls or goes elsewhere, whatever room and size do.
    pub page: usize,
    /// Distance from its top to the upper edge of what is seen, in millimetres.
    below: f32,
    /// Page and distance from its top in millimetres to go to in the next frame.
    go: Option<(usize, f32)>,
    /// Goes there once more in the frame after: what is scrolled knows its new height only then.
    again: bool,
    /// How the pages lay when they were shown last.
    laid: Option<Laid>,
    /// The number of a page while it is typed.
    pub typed: Option<Typed>,
}

/// What decides where a page lies: the room, points for each millimetre, and the millimetres of all pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Laid {
    pub room: Vec2,
    pub scale: f32,
    pub length: f32,
}

/// What is typed in the field of the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    /// As it stands there.
    pub text: String,
    /// Whether it was refused: it is no number of a page.
    pub refused: bool,
}

impl Preview {
    /// What must be made now, at most one at a time.
    pub(super) fn order(
        &mut self,
        draft: &OpenDraft,
        revision: u64,
        options: Options,
        before: Option<&Before>,
    ) -> Option<PreviewOrder> {
        let compared = before.map_or(0, |before| before.number);
        let key = Shown { changes: draft.sitting().changes(), revision, options, compared };
        if self.made.as_ref().is_some_and(|made| made.key == key) || self.asked.is_some() {
            return None;
        }
        self.asked = Some(key);
        Some(PreviewOrder { key, make: Arc::new(super::maker(draft, revision, options, before)) })
    }

    /// Takes pages that were made; a page that is no longer there gives way to the last.
    pub(super) fn take(&mut self, made: PreviewPages) {
        let count = made.report.pages.len();
        if self.made.as_ref().is_none_or(|before| before.key.options.variant != made.key.options.variant) {
            self.go_to(0);
        }
        self.page = self.page.min(count.saturating_sub(1));
        let options = made.key.options;
        self.counts.retain(|(other, _)| *other != options);
        self.counts.push((options, count));
        self.asked = None;
        self.made = Some(made);
    }

    /// The pages, perhaps of a moment ago.
    pub(super) fn report(&self) -> Option<&Arc<Report>> {
        self.made.as_ref().map(|made| &made.report)
    }

    /// Why the report that was made last is not to be written.
    pub(super) fn hollow(&self) -> Option<Hollow> {
        self.made.as_ref().filter(|_| !self.stale()).and_then(|made| made.report.hollow())
    }

    /// Fingerprint of the content of which the pages were made.
    pub(super) fn content(&self) -> Option<&str> {
        self.made.as_ref().map(|made| made.content.as_str())
    }

    /// True while newer pages are being made.
    pub(super) fn stale(&self) -> bool {
        self.asked.is_some()
    }

    /// How many pages a choice has, where it was made before.
    pub(super) fn pages(&self, options: Options) -> Option<usize> {
        let same = |other: &Options| {
            (other.variant, other.profile, other.paper) == (options.variant, options.profile, options.paper)
        };
        self.counts.iter().rev().find(|(other, _)| same(other)).map(|(_, count)| *count)
    }

    /// Size in percent at which pages are shown.
    pub(super) fn percent(&self) -> u16 {
        self.shown.round() as u16
    }

    /// How large pages are shown now.
    pub(super) fn size(&self) -> Size {
        self.chosen.unwrap_or(if self.tiny { Size::Width } else { Size::Page })
    }

    /// Points per millimetre for pages so large, in so much room.
    pub(super) fn scale(&mut self, page: Vec2, room: Vec2) -> f32 {
        let wide = (room.x / page.x).max(SMALLEST * REAL);
        let whole = wide.min(room.y / page.y);
        self.tiny = whole < LEGIBLE * REAL;
        let scale = match self.size() {
            Size::Percent(percent) => f32::from(percent) / 100.0 * REAL,
            Size::Width => wide.min(LARGEST * REAL),
            Size::Page => whole.max(SMALLEST * REAL),
        };
        self.shown = scale / REAL * 100.0;
        scale
    }

    /// The next size, larger or smaller.
    fn next(&self, by: isize) -> Option<u16> {
        let now = self.shown;
        if by > 0 {
            PERCENTS.into_iter().find(|percent| f32::from(*percent) > now + 0.5)
        } else {
            PERCENTS.into_iter().rev().find(|percent| f32::from(*percent) < now - 0.5)
        }
    }

    /// Whether there is a larger or smaller size.
    pub(super) fn can_zoom(&self, by: isize) -> bool {
        self.next(by).is_some()
    }

    /// One size larger or smaller; the page that is looked at stays.
    pub(super) fn zoom(&mut self, by: isize) {
        if let Some(percent) = self.next(by) {
            self.resize(Size::Percent(percent));
        }
    }

    /// Another size; the page that is looked at stays.
    pub(super) fn resize(&mut self, size: Size) {
        self.chosen = Some(size);
        self.go_to(self.page);
    }

    /// Goes to the top of a page.
    pub(super) fn go_to(&mut self, page: usize) {
        self.go_into(page, 0.0);
    }

    /// Goes to a place of a page, in millimetres from its top.
    pub(super) fn go_into(&mut self, page: usize, below: f32) {
        self.page = page;
        self.go = Some((page, below));
    }

    /// The place that has to be brought to the upper edge in this frame, and whether once more in the next: where a person
    /// goes, or what they look at where the pages lie otherwise than before.
    pub(super) fn place(&mut self, laid: Laid) -> Option<(usize, f32)> {
        let before = self.laid.replace(laid);
        let moved = before.is_some_and(|before| before != laid);
        let once_more = std::mem::take(&mut self.again);
        let gone = self.go.take();
        if gone.is_none() && !moved && !once_more {
            return None;
        }
        (self.page, self.below) = gone.unwrap_or((self.page, self.below));
        self.again = gone.is_some() || moved;
        Some((self.page, self.below))
    }

    /// True where the place is to be brought there again.
    pub(super) fn is_placing(&self) -> bool {
        self.again
    }

    /// A person scrolled: this page is looked at now, from so many millimetres below its top.
    pub(super) fn look_at(&mut self, page: usize, below: f32) {
        (self.page, self.below) = (page, below);
    }
}
