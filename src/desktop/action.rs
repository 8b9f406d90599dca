//! What pages ask for. They push these values; the application carries them out after the frame.

use super::command::Command;
use crate::assessment::Edit;

/// A page of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Page {
    /// Start page: recent drafts, new, open, worked example.
    Home,
    /// Institution, year, team, units.
    Identity,
    /// Open questions.
    Questions,
    /// The indicators.
    Filling,
    /// Charts.
    Dashboard,
    /// The report and its export.
    Report,
    /// Who changed what and when.
    History,
    /// Settings of the program.
    Settings,
}

impl Page {
    /// True where the page shows an open draft.
    pub fn needs_draft(self) -> bool {
        !matches!(self, Self::Home | Self::Settings)
    }
}

/// Something a page asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A change to the assessment.
    Edit(Edit),
    /// A run of typing ended: the person left a field.
    EndRun,
    /// A command of the table.
    Command(Command),
    /// Another page.
    Go(Page),
    /// An indicator, on the page Pengisian.
    OpenIndicator(String),
    /// A short message at the bottom left.
    Toast(String),
    /// Text for the clipboard.
    Copy(String),
}
