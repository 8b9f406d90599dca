//! The pages that are shown: made off the window's thread whenever the data or the choices changed.

use std::sync::Arc;

use egui::Vec2;

use crate::{
    desktop::{
        draft::OpenDraft,
        preview_order::{PreviewOrder, PreviewPages, Shown},
    },
    report::{Options, Report},
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
    /// Page that is looked at, from 0.
    pub page: usize,
    /// Page and distance from its top in millimetres to go to in the next frame.
    pub go: Option<(usize, f32)>,
    /// Goes there once more in the frame after: what is scrolled knows its new height only then.
    pub again: bool,
    /// Room the pages had when they were shown last.
    pub room: Vec2,
    /// The number of a page while it is typed.
    pub typed: Option<String>,
}

impl Preview {
    /// What must be made now, at most one at a time.
    pub(super) fn order(&mut self, draft: &OpenDraft, revision: u64, options: Options) -> Option<PreviewOrder> {
        let key = Shown { changes: draft.sitting().changes(), revision, options };
        if self.made.as_ref().is_some_and(|made| made.key == key) || self.asked.is_some() {
            return None;
        }
        self.asked = Some(key);
        Some(PreviewOrder { key, make: Arc::new(super::maker(draft, revision, options)) })
    }

    /// Takes pages that were made; a page that is no longer there gives way to the last.
    pub(super) fn take(&mut self, made: PreviewPages) {
        let count = made.report.pages.len();
        if self.made.as_ref().is_none_or(|before| before.key.options.variant != made.key.options.variant) {
            self.go = Some((0, 0.0));
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

    /// True while newer pages are being made.
    pub(super) fn stale(&self) -> bool {
        self.asked.is_some()
    }

    /// How many pages a choice has, where it was made before.
    pub(super) fn pages(&self, options: Options) -> Option<usize> {
        let same = |other: &Options| other.variant == options.variant && other.paper == options.paper;
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
        self.again = true;
    }

    /// Goes to the top of a page.
    pub(super) fn go_to(&mut self, page: usize) {
        self.go = Some((page, 0.0));
    }
}
