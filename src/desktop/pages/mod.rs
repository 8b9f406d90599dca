//! The pages of the window. Each reads a [`View`], keeps its own small memory and pushes [`Action`](super::action::Action)s.

pub mod backups;
pub mod benchmark;
mod chart_pictures;
pub mod checks;
pub mod comparison;
pub mod dashboard;
pub mod evidence;
pub mod filling;
mod form_page;
pub mod history;
pub mod home;
pub mod identity;
mod list_page;
pub mod package;
mod pictures;
pub mod plan;
pub mod portfolio;
pub mod questions;
pub mod report;
pub mod settings;
mod title_line;

use std::collections::BTreeSet;

use egui::Ui;
use jiff::Timestamp;

use super::{command::Command, draft::OpenDraft, environment::NewId};
use crate::{
    insight::Inspection,
    words::{Speaks, Words},
};

/// What every page with an open draft reads.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The open draft.
    pub draft: &'a OpenDraft,
    /// The words of the window.
    pub words: Words,
    /// The present moment, read once per frame.
    pub now: Timestamp,
    /// Commands given since the last frame that the page carries out itself: those that need [`Command::page_own`].
    pub asked: &'a [Command],
    /// Id of the draft.
    pub draft_id: &'a str,
    /// Revision of what the draft says now: that of its file where everything is in that.
    pub revision: u64,
    /// What the checks find in the draft as it stands, how far each indicator is, and what its evidence carries.
    pub inspection: &'a Inspection,
    /// Files of the register that are not in the evidence store, by their hashes.
    pub missing: &'a BTreeSet<String>,
    /// Makes ids of new people, units, documents and uses.
    pub new_id: NewId,
}

impl View<'_> {
    /// Differs whenever what the page reads of the draft does: lists are put together anew only then.
    pub fn version(&self) -> egui::Id {
        let (changes, found) = (self.draft.sitting().changes(), self.inspection.findings().len());
        egui::Id::unique(("view", changes, found, self.missing.len(), self.missing.first(), self.missing.last()))
    }
}

impl Speaks for View<'_> {
    fn words(&self) -> Words {
        self.words
    }
}

/// How much room a page has, in points after text scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// One column.
    Single,
    /// Two columns and a rail instead of the side panel.
    Rail,
    /// Everything.
    Full,
    /// Everything, larger.
    Wide,
}

impl Room {
    /// Room of the window. Below 760 points a tree leaves no column beside it; below 1302 the tree, the live panel and
    /// two columns of 760 points together do not stand beside each other; above 1600 everything is larger.
    pub fn of(ui: &Ui) -> Self {
        Self::for_width(ui.ctx().content_rect().width())
    }

    /// Room of a window so many points wide.
    pub fn for_width(width: f32) -> Self {
        match width {
            width if width < 760.0 => Self::Single,
            width if width < 1302.0 => Self::Rail,
            width if width < 1600.0 => Self::Full,
            _ => Self::Wide,
        }
    }
}
