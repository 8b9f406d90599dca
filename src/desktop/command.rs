//! Every command a person can give, as one table: its words, shortcut, icon and when it can be given. Menus,
//! toolbar, tooltips, the search and the list of shortcuts are generated from it and cannot disagree.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{
    page::Page,
    page_look::{page_icon, page_name},
    theme::{Icon, icon},
};
use crate::{t, words::Words};

/// A command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Starts a new assessment.
    New,
    /// Starts a new assessment from last year's.
    NewFromLast,
    /// Opens a draft.
    Open,
    /// Opens the worked example.
    OpenExample,
    /// Saves now and keeps a restore point.
    Save,
    /// Saves under another name.
    SaveAs,
    /// Sets levels from a table.
    ImportLevels,
    /// Writes an empty table of levels to start from.
    LevelsTemplate,
    /// Closes the draft.
    Close,
    /// Takes the last step back.
    Undo,
    /// Does it again.
    Redo,
    /// Finds an indicator or a command.
    Search,
    /// Goes to a page. The key of Telaah, Ctrl+4, stays free until there is such a page: the tabs keep their numbers, and a
    /// key that leads elsewhere today would have to be unlearned.
    Go(Page),
    /// The place before.
    Back,
    /// The place that was left by going back.
    Forth,
    /// Next indicator.
    NextIndicator,
    /// Previous indicator.
    PreviousIndicator,
    /// Chooses a level for the current indicator.
    Level(u8),
    /// Shows or hides what the guide explains.
    Guide,
    /// Puts the sentence pattern into Fakta and Analisis.
    InsertPattern,
    /// Adds files as evidence.
    AddEvidence,
    /// Adds an address as evidence.
    AddLink,
    /// Ties a document of the register as evidence.
    AddKnown,
    /// Drafts Fakta and Analisis from ticks and evidence.
    DraftExplanation,
    /// Gives the documents of the indicator their letters anew, in the order of the explanation.
    Reletter,
    /// Next part of the page.
    NextZone,
    /// Previous part of the page.
    PreviousZone,
    /// Next place of a text that is still open, else the next finding.
    NextProblem,
    /// The one before.
    PreviousProblem,
    /// Exports the report.
    Export,
    /// Exports the workbook.
    ExportWorkbook,
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// Text at 100 %.
    ZoomReset,
    /// List of shortcuts.
    Shortcuts,
    /// Ends the program.
    Quit,
}

/// Where a command can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Anywhere.
    Nothing,
    /// With an open draft.
    Draft,
    /// On the page Pengisian.
    Filling,
    /// On the page Pengisian or in the register of documents.
    Evidence,
}

/// Every command, in the order in which lists show them.
pub const ALL: &[Command] = &[
    Command::New,
    Command::NewFromLast,
    Command::Open,
    Command::OpenExample,
    Command::Save,
    Command::SaveAs,
    Command::ImportLevels,
    Command::LevelsTemplate,
    Command::Export,
    Command::ExportWorkbook,
    Command::Close,
    Command::Undo,
    Command::Redo,
    Command::Search,
    Command::Back,
    Command::Forth,
    Command::Go(Page::Home),
    Command::Go(Page::Portfolio),
    Command::Go(Page::Filling),
    Command::Go(Page::Evidence),
    Command::Go(Page::Checks),
    Command::Go(Page::Package),
    Command::Go(Page::Dashboard),
    Command::Go(Page::Comparison),
    Command::Go(Page::Benchmark),
    Command::Go(Page::Plan),
    Command::Go(Page::Report),
    Command::Go(Page::Identity),
    Command::Go(Page::Questions),
    Command::Go(Page::History),
    Command::Go(Page::Backups),
    Command::Go(Page::Settings),
    Command::NextIndicator,
    Command::PreviousIndicator,
    Command::NextProblem,
    Command::PreviousProblem,
    Command::Level(0),
    Command::Level(1),
    Command::Level(2),
    Command::Level(3),
    Command::Level(4),
    Command::Level(5),
    Command::Guide,
    Command::InsertPattern,
    Command::DraftExplanation,
    Command::AddEvidence,
    Command::AddLink,
    Command::AddKnown,
    Command::Reletter,
    Command::NextZone,
    Command::PreviousZone,
    Command::ZoomIn,
    Command::ZoomOut,
    Command::ZoomReset,
    Command::Shortcuts,
    Command::Quit,
];

pub(super) const CTRL: Modifiers = Modifiers::COMMAND;
pub(super) const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Command {
    /// What menus and lists call it; an ellipsis where it asks for more.
    pub fn text(self, words: Words) -> String {
        match self {
            Self::New => t!(words, command.new).to_owned(),
            Self::NewFromLast => t!(words, command.new_from_last).to_owned(),
            Self::Open => t!(words, command.open).to_owned(),
            Self::OpenExample => t!(words, command.open_example).to_owned(),
            Self::Save => t!(words, command.save).to_owned(),
            Self::SaveAs => t!(words, command.save_as).to_owned(),
            Self::ImportLevels => t!(words, command.import_levels).to_owned(),
            Self::LevelsTemplate => t!(words, command.levels_template).to_owned(),
            Self::Close => t!(words, command.close).to_owned(),
            Self::Undo => t!(words, command.undo).to_owned(),
            Self::Redo => t!(words, command.redo).to_owned(),
            Self::Search => t!(words, command.search).to_owned(),
            Self::Go(page) => page_name(page, words).to_owned(),
            Self::Back => t!(words, command.back).to_owned(),
            Self::Forth => t!(words, command.forth).to_owned(),
            Self::NextIndicator => t!(words, command.next_indicator).to_owned(),
            Self::PreviousIndicator => t!(words, command.previous_indicator).to_owned(),
            Self::Level(level) => t!(words, command.level, level = level),
            Self::Guide => t!(words, command.guide).to_owned(),
            Self::InsertPattern => t!(words, command.insert_pattern).to_owned(),
            Self::AddEvidence => t!(words, command.add_evidence).to_owned(),
            Self::AddLink => t!(words, command.add_link).to_owned(),
            Self::AddKnown => t!(words, command.add_known).to_owned(),
            Self::DraftExplanation => t!(words, command.draft_explanation).to_owned(),
            Self::Reletter => t!(words, command.reletter).to_owned(),
            Self::NextZone => t!(words, command.next_zone).to_owned(),
            Self::PreviousZone => t!(words, command.previous_zone).to_owned(),
            Self::NextProblem => t!(words, command.next_problem).to_owned(),
            Self::PreviousProblem => t!(words, command.previous_problem).to_owned(),
            Self::Export => t!(words, command.export).to_owned(),
            Self::ExportWorkbook => t!(words, command.export_workbook).to_owned(),
            Self::ZoomIn => t!(words, command.zoom_in).to_owned(),
            Self::ZoomOut => t!(words, command.zoom_out).to_owned(),
            Self::ZoomReset => t!(words, command.zoom_reset).to_owned(),
            Self::Shortcuts => t!(words, command.shortcuts).to_owned(),
            Self::Quit => t!(words, command.quit).to_owned(),
        }
    }

    /// Its icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::New => icon::FILE_PLUS,
            Self::NewFromLast => icon::CLOCK_COUNTER_CLOCKWISE,
            Self::Open => icon::FOLDER_NOTCH_OPEN,
            Self::OpenExample => icon::BOOK_OPEN,
            Self::Save => icon::FLOPPY_DISK,
            Self::SaveAs => icon::COPY,
            Self::ImportLevels | Self::LevelsTemplate | Self::ExportWorkbook => icon::TABLE,
            Self::Close | Self::Quit => icon::X,
            Self::Undo => icon::ARROW_U_UP_LEFT,
            Self::Redo => icon::ARROW_U_UP_RIGHT,
            Self::Search => icon::MAGNIFYING_GLASS,
            Self::Go(page) => page_icon(page),
            Self::Back => icon::ARROW_U_DOWN_LEFT_BOLD,
            Self::Forth => icon::ARROW_RIGHT,
            Self::NextIndicator | Self::NextProblem => icon::CARET_DOWN,
            Self::PreviousIndicator | Self::PreviousProblem => icon::CARET_UP,
            Self::Level(_) => icon::LIST_CHECKS,
            Self::Guide => icon::BOOK_OPEN_TEXT,
            Self::InsertPattern => icon::TEXT_T,
            Self::AddEvidence => icon::PAPERCLIP,
            Self::AddLink => icon::LINK,
            Self::AddKnown => icon::LIST_MAGNIFYING_GLASS,
            Self::DraftExplanation => icon::NOTEBOOK,
            Self::Reletter => icon::LIST,
            Self::NextZone | Self::PreviousZone => icon::ARROWS_LEFT_RIGHT,
            Self::Export => icon::EXPORT,
            Self::ZoomIn | Self::ZoomOut | Self::ZoomReset => icon::TEXT_AA,
            Self::Shortcuts => icon::KEYBOARD,
        }
    }

    /// Its shortcut.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::New => (CTRL, Key::N),
            Self::Open => (CTRL, Key::O),
            Self::Save => (CTRL, Key::S),
            Self::SaveAs => (CTRL_SHIFT, Key::S),
            Self::Close => (CTRL, Key::W),
            Self::Undo => (CTRL, Key::Z),
            Self::Redo => (CTRL, Key::Y),
            Self::Search => (CTRL, Key::K),
            Self::Go(Page::Home) => (Modifiers::ALT, Key::Home),
            Self::Go(Page::Filling) => (CTRL, Key::Num1),
            Self::Go(Page::Dashboard) => (CTRL, Key::Num2),
            Self::Go(Page::Plan) => (CTRL, Key::Num3),
            Self::Go(Page::Report) => (CTRL, Key::Num5),
            Self::Go(Page::Settings) => (CTRL, Key::Comma),
            Self::Back => (Modifiers::ALT, Key::ArrowLeft),
            Self::Forth => (Modifiers::ALT, Key::ArrowRight),
            Self::NextIndicator => (CTRL, Key::ArrowDown),
            Self::PreviousIndicator => (CTRL, Key::ArrowUp),
            Self::Level(level) => (Modifiers::ALT, digit(level)?),
            Self::Guide => (Modifiers::NONE, Key::F1),
            Self::InsertPattern => (CTRL_SHIFT, Key::T),
            Self::DraftExplanation => (CTRL_SHIFT, Key::D),
            Self::AddEvidence => (CTRL, Key::B),
            Self::AddLink => (CTRL_SHIFT, Key::B),
            Self::NextZone => (Modifiers::NONE, Key::F6),
            Self::PreviousZone => (Modifiers::SHIFT, Key::F6),
            Self::NextProblem => (Modifiers::NONE, Key::F8),
            Self::PreviousProblem => (Modifiers::SHIFT, Key::F8),
            Self::Export => (CTRL, Key::E),
            Self::ZoomIn => (CTRL, Key::Plus),
            Self::ZoomOut => (CTRL, Key::Minus),
            Self::ZoomReset => (CTRL, Key::Num0),
            Self::Quit => (CTRL, Key::Q),
            Self::NewFromLast
            | Self::OpenExample
            | Self::ImportLevels
            | Self::LevelsTemplate
            | Self::ExportWorkbook
            | Self::Go(_)
            | Self::AddKnown
            | Self::Reletter
            | Self::Shortcuts => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Keys of its shortcut as people read them, one text per key.
    pub fn keys(self) -> Vec<String> {
        let Some(shortcut) = self.shortcut() else { return Vec::new() };
        let mut keys = Vec::new();
        if shortcut.modifiers.command || shortcut.modifiers.ctrl {
            keys.push("Ctrl".to_owned());
        }
        if shortcut.modifiers.alt {
            keys.push("Alt".to_owned());
        }
        if shortcut.modifiers.shift {
            keys.push("Shift".to_owned());
        }
        keys.push(match shortcut.logical_key {
            Key::ArrowDown => "↓".to_owned(),
            Key::ArrowUp => "↑".to_owned(),
            Key::ArrowLeft => "←".to_owned(),
            Key::ArrowRight => "→".to_owned(),
            Key::Plus => "+".to_owned(),
            Key::Minus => "−".to_owned(),
            Key::Comma => ",".to_owned(),
            key => key.name().to_owned(),
        });
        keys
    }

    /// What a tooltip says: its name and its keys.
    pub fn tip(self, words: Words) -> String {
        match self.keys().as_slice() {
            [] => self.text(words),
            keys => format!("{} ({})", self.text(words), keys.join("+")),
        }
    }

    /// Where it can be given.
    pub fn needs(self) -> Needs {
        match self {
            Self::New
            | Self::NewFromLast
            | Self::Open
            | Self::OpenExample
            | Self::Search
            | Self::Back
            | Self::Forth
            | Self::NextZone
            | Self::PreviousZone
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Shortcuts
            | Self::Quit => Needs::Nothing,
            Self::Go(page) => {
                if page.needs_draft() {
                    Needs::Draft
                } else {
                    Needs::Nothing
                }
            }
            Self::Level(_)
            | Self::Guide
            | Self::InsertPattern
            | Self::DraftExplanation
            | Self::AddKnown
            | Self::Reletter
            | Self::NextIndicator
            | Self::PreviousIndicator => Needs::Filling,
            Self::AddEvidence | Self::AddLink => Needs::Evidence,
            Self::Save
            | Self::SaveAs
            | Self::ImportLevels
            | Self::LevelsTemplate
            | Self::Close
            | Self::Undo
            | Self::Redo
            | Self::NextProblem
            | Self::PreviousProblem
            | Self::Export
            | Self::ExportWorkbook => Needs::Draft,
        }
    }

    /// True where it can be given while a dialog or the search lies above the page.
    pub fn above_dialogs(self) -> bool {
        matches!(self, Self::ZoomIn | Self::ZoomOut | Self::ZoomReset | Self::Quit)
    }

    /// True where the page that is open carries it out, because only the page knows the place it is about.
    pub fn page_own(self) -> bool {
        matches!(
            self,
            Self::Level(_)
                | Self::Guide
                | Self::InsertPattern
                | Self::DraftExplanation
                | Self::AddEvidence
                | Self::AddLink
                | Self::AddKnown
                | Self::Reletter
                | Self::Export
        )
    }

    /// True where it changes the draft, which it cannot where that can only be read.
    pub fn changes_draft(self) -> bool {
        matches!(
            self,
            Self::Level(_)
                | Self::InsertPattern
                | Self::DraftExplanation
                | Self::AddEvidence
                | Self::AddLink
                | Self::AddKnown
                | Self::Reletter
                | Self::ImportLevels
                | Self::Save
                | Self::Undo
                | Self::Redo
        )
    }

    /// True where lists and the search offer it by name; levels are chosen by their digits.
    pub fn listed(self) -> bool {
        !matches!(self, Self::Level(_) | Self::Search)
    }

    /// True where the command can be given now.
    pub fn possible(self, draft_open: bool, page: Page) -> bool {
        match self.needs() {
            Needs::Nothing => true,
            Needs::Draft => draft_open,
            Needs::Filling => draft_open && page == Page::Filling,
            Needs::Evidence => draft_open && matches!(page, Page::Filling | Page::Evidence),
        }
    }
}

fn digit(level: u8) -> Option<Key> {
    Some(match level {
        0 => Key::Num0,
        1 => Key::Num1,
        2 => Key::Num2,
        3 => Key::Num3,
        4 => Key::Num4,
        5 => Key::Num5,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut_or_a_name() {
        let mut keys = BTreeSet::new();
        let mut names = BTreeSet::new();
        for command in ALL {
            assert!(names.insert(command.text(Words::indonesian())), "{command:?}");
            assert!(!command.text(Words::indonesian()).trim().is_empty(), "{command:?}");
            if command.shortcut().is_some() {
                assert!(keys.insert(command.keys()), "{command:?}");
            }
        }
    }
}
