//! The pages that are shown: made off the window's thread whenever the data or the choices changed.

use std::sync::Arc;

use crate::{
    desktop::{
        draft::OpenDraft,
        preview_order::{PreviewOrder, PreviewPages, Shown},
    },
    report::{Options, Report},
};

/// Size at which a page has its real size on a screen of 96 dots per inch, in points per millimetre.
const REAL: f32 = 96.0 / 25.4;
/// Sizes in percent that the buttons go through.
const PERCENTS: [u16; 11] = [30, 40, 50, 60, 70, 85, 100, 125, 150, 175, 200];

/// The preview and where a person is in it.
#[derive(Debug, Default)]
pub(super) struct Preview {
    made: Option<PreviewPages>,
    asked: Option<Shown>,
    /// How many pages each choice made, as far as it was looked at.
    counts: Vec<(Options, usize)>,
    /// Size in percent that a person chose; `None` fits the width.
    percent: Option<u16>,
    /// Size in percent at which the pages were last shown.
    shown: f32,
    /// Page that is looked at, from 0.
    pub page: usize,
    /// Page and distance from its top in millimetres to go to in the next frame.
    pub go: Option<(usize, f32)>,
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

    /// Points per millimetre for pages so wide, in so much room.
    pub(super) fn scale(&mut self, page_width: f32, room: f32) -> f32 {
        let scale = match self.percent {
            Some(percent) => f32::from(percent) / 100.0 * REAL,
            None => (room / page_width).clamp(0.25 * REAL, 1.35 * REAL),
        };
        self.shown = scale / REAL * 100.0;
        scale
    }

    /// One size larger or smaller; the page that is looked at stays.
    pub(super) fn zoom(&mut self, by: isize) {
        let now = self.shown;
        let next = if by > 0 {
            PERCENTS.into_iter().find(|percent| f32::from(*percent) > now + 0.5)
        } else {
            PERCENTS.into_iter().rev().find(|percent| f32::from(*percent) < now - 0.5)
        };
        if let Some(percent) = next {
            self.percent = Some(percent);
            self.go = Some((self.page, 0.0));
        }
    }

    /// As wide as there is room.
    pub(super) fn fit(&mut self) {
        self.percent = None;
        self.go = Some((self.page, 0.0));
    }
}
