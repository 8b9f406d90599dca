//! A path, typed. It stands beside the system's own dialog, which cannot tell "cancelled" from "not there".

use std::path::{Path, PathBuf};

use egui::Context;

use super::{
    Answer,
    frame::{Left, Way, form_dialog, ways},
    place::full_place,
};
use crate::{
    desktop::{
        action::{Offer, Target},
        pick::{Purpose, Question},
        theme::{Tokens, Type, icon},
        widgets::{FormLine, entered, focus_at_end, link, text_wrapped},
    },
    t,
    words::{Speaks as _, Words},
};

/// A system's dialog that answers "nothing" within this many seconds was never there.
const INSTANT: f64 = 1.0;

/// What a path is wanted for.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// A draft to open.
    Open,
    /// Last year's draft, to begin a new year with.
    LastYear,
    /// The draft of an earlier year, to compare the report with.
    Before,
    /// A draft to stand beside the open one.
    Beside,
    /// A new place for the open draft.
    SaveAs,
    /// Where a remembered draft went; its old path.
    Moved(String),
    /// A table of levels.
    Levels,
    /// A folder of many drafts.
    Folder,
    /// A picture, as the logo of the institution.
    Logo,
    /// A table of published results.
    Results,
    /// A place for a file that a page makes.
    Write(Offer),
    /// Files for the evidence.
    Evidence(Target),
    /// A place for the upload package.
    Package,
    /// A package, draft or report to be proved.
    Verify,
}

impl Wanted {
    /// What to ask the system's dialog. `name` is offered as the file's name.
    pub fn question(&self, folder: Option<PathBuf>, name: String, words: Words) -> Question {
        let any = || (Purpose::Open, String::new(), Vec::new());
        let (purpose, kind, extensions) = match self {
            // A report carries the draft it was made of.
            Self::Open | Self::LastYear | Self::Before | Self::Beside => {
                (Purpose::Open, t!(words, dialog.path.sources).to_owned(), vec!["ron", "pdf"])
            }
            Self::Moved(_) => (Purpose::Open, t!(words, dialog.path.drafts).to_owned(), vec!["ron"]),
            Self::SaveAs => (Purpose::Save, t!(words, dialog.path.drafts).to_owned(), vec!["ron"]),
            Self::Levels | Self::Results => {
                (Purpose::Open, t!(words, dialog.path.tables_read).to_owned(), vec!["csv", "xlsx"])
            }
            Self::Logo => {
                (Purpose::Open, t!(words, dialog.path.pictures).to_owned(), vec!["png", "jpg", "jpeg", "svg"])
            }
            Self::Write(offer) => (Purpose::Save, offer.kind.clone(), vec![offer.extension]),
            Self::Evidence(Target::Revision(_)) | Self::Verify => any(),
            Self::Evidence(_) => (Purpose::OpenSeveral, String::new(), Vec::new()),
            Self::Folder => (Purpose::Folder, String::new(), Vec::new()),
            Self::Package => (Purpose::Save, t!(words, dialog.path.packages).to_owned(), vec!["zip"]),
        };
        Question { purpose, title: self.title(words), kind, extensions, folder, name }
    }

    /// What the dialog is called.
    pub fn title(&self, words: Words) -> String {
        match self {
            Self::Open => t!(words, dialog.path.open).to_owned(),
            Self::LastYear => t!(words, dialog.path.last_year).to_owned(),
            Self::Before => t!(words, dialog.path.before).to_owned(),
            Self::Beside => t!(words, dialog.path.beside).to_owned(),
            Self::SaveAs => t!(words, dialog.path.save_as).to_owned(),
            Self::Moved(_) => t!(words, dialog.path.moved).to_owned(),
            Self::Levels => t!(words, dialog.path.levels).to_owned(),
            Self::Folder => t!(words, dialog.path.portfolio).to_owned(),
            Self::Logo => t!(words, dialog.path.logo).to_owned(),
            Self::Results => t!(words, benchmark.add_title).to_owned(),
            Self::Write(offer) => offer.title.clone(),
            Self::Evidence(Target::Revision(_)) => t!(words, dialog.path.revision).to_owned(),
            Self::Evidence(_) => t!(words, dialog.path.evidence).to_owned(),
            Self::Package => t!(words, dialog.path.package).to_owned(),
            Self::Verify => t!(words, dialog.path.verify).to_owned(),
        }
    }

    /// How the name of a file that is written there ends; `None` where one is read.
    pub fn writes(&self) -> Option<&'static str> {
        match self {
            Self::SaveAs => Some("ron"),
            Self::Write(offer) => Some(offer.extension),
            Self::Package => Some("zip"),
            Self::Open
            | Self::LastYear
            | Self::Before
            | Self::Beside
            | Self::Moved(_)
            | Self::Levels
            | Self::Folder
            | Self::Logo
            | Self::Results
            | Self::Evidence(_)
            | Self::Verify => None,
        }
    }

    fn verb(&self, words: Words) -> &'static str {
        match self {
            Self::Open | Self::LastYear | Self::Before | Self::Beside | Self::Moved(_) => {
                t!(words, dialog.path.do_open)
            }
            Self::Levels | Self::Logo | Self::Folder | Self::Results => t!(words, dialog.path.do_read),
            Self::SaveAs | Self::Write(_) | Self::Package => t!(words, dialog.path.do_save),
            Self::Evidence(_) => t!(words, dialog.path.do_take),
            Self::Verify => t!(words, dialog.path.do_verify),
        }
    }
}

/// The path as it is typed.
#[derive(Debug)]
pub struct PathForm {
    /// What it is wanted for.
    pub wanted: Wanted,
    /// What is typed.
    pub text: String,
    /// Which question to the system's dialog belongs to it.
    pub asked: u64,
    /// When that was asked, in seconds of the window.
    since: f64,
    /// True while the system's dialog may be open.
    waiting: bool,
    /// True where a path that could not be used is mended.
    mends: bool,
    /// Where a path leads that does not say from where.
    folder: Option<PathBuf>,
    /// The look at the place that is under way.
    looking: Option<u64>,
    /// What is wrong with the path.
    error: Option<String>,
    /// True where the field takes the focus in the next frame.
    focus: bool,
}

impl PathForm {
    /// A form with a text to start from, for a question asked at a moment of the window. What is typed without a folder
    /// is meant in `folder`.
    pub fn new(wanted: Wanted, text: String, folder: Option<PathBuf>, asked: u64, since: f64) -> Self {
        Self {
            wanted,
            text,
            asked,
            since,
            waiting: true,
            mends: false,
            folder,
            looking: None,
            error: None,
            focus: false,
        }
    }

    /// A form with a path that could not be used; the system's dialog is not asked.
    pub fn mending(wanted: Wanted, path: &Path, folder: Option<PathBuf>) -> Self {
        let text = path.to_string_lossy().into_owned();
        Self { waiting: false, mends: true, ..Self::new(wanted, text, folder, 0, 0.0) }
    }

    /// Says what is wrong with the path; it stays to be mended.
    pub fn refuse(&mut self, why: String) {
        self.error = Some(why);
        self.focus = true;
    }

    /// Somebody looks at the place; the answer is for this text alone.
    pub fn look(&mut self, number: u64) {
        self.looking = Some(number);
    }

    /// Whether this is the look that was waited for.
    pub fn looked(&mut self, number: u64) -> bool {
        self.looking.take_if(|looking| *looking == number).is_some()
    }

    /// Another path in place of the one that was typed, and why.
    pub fn offer(&mut self, path: &Path, why: String) {
        self.text = path.to_string_lossy().into_owned();
        self.refuse(why);
    }

    /// The system's dialog opens again.
    pub fn ask_again(&mut self, asked: u64, since: f64) {
        (self.asked, self.since, self.waiting) = (asked, since, true);
    }

    /// The system's dialog gave nothing. True where a person cancelled it, false where it never opened.
    pub fn nothing_came(&mut self, now: f64) -> bool {
        self.waiting = false;
        now - self.since >= INSTANT
    }

    pub(super) fn ui(&mut self, ctx: &Context, fresh: bool) -> Option<Answer> {
        let words = ctx.words();
        let title = self.wanted.title(words);
        let left = form_dialog(ctx, "path", &title, 480.0, |ui| {
            let tokens = Tokens::of(ui);
            let wording = match (self.waiting, self.mends) {
                (true, _) => t!(words, dialog.path.waiting),
                (false, true) => t!(words, dialog.path.mend_it),
                (false, false) => t!(words, dialog.path.type_it),
            };
            text_wrapped(ui, Type::Body, tokens.text2, wording);
            let line = FormLine::new(t!(words, dialog.path.field), "path")
                .hint(t!(words, dialog.path.hint))
                .error(self.error.as_deref());
            let field = line.ui(ui, &mut self.text);
            if fresh || std::mem::take(&mut self.focus) {
                focus_at_end(ui, field.id, &self.text);
            }
            if field.changed() {
                (self.error, self.looking) = (None, None);
            }
            if let Some(extension) = self.wanted.writes() {
                full_place(ui, &self.text, self.folder.as_deref(), extension);
            }
            if !self.waiting && link(ui, Some(icon::FOLDER_NOTCH_OPEN), t!(words, dialog.path.ask)).clicked() {
                return Some(2);
            }
            if self.wanted == Wanted::Levels
                && link(ui, Some(icon::TABLE), t!(words, command.levels_template)).clicked()
            {
                return Some(3);
            }
            let given = !self.text.trim().is_empty();
            let offered =
                [Way::new(t!(words, dialog.cancel)), Way { enabled: given, ..Way::primary(self.wanted.verb(words)) }];
            let taken = ways(ui, false, &offered);
            if entered(ui, &field) && given { Some(1) } else { taken }
        });
        match left {
            Left::With(1) => Some(Answer::Path(self.wanted.clone(), self.text.clone())),
            Left::With(2) => Some(Answer::AskPath),
            Left::With(3) => Some(Answer::Template),
            Left::With(_) | Left::Harmlessly => Some(Answer::Close),
            Left::Not => None,
        }
    }
}
