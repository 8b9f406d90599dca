//! The application: shows the page that is open and carries out what pages ask for.

mod answers;
mod asking;
mod banners;
mod carried;
mod carry;
mod checked;
mod comparing;
mod evidence;
mod files;
mod frame;
mod keeping;
mod keeping_settings;
mod last_year;
mod least_size;
mod logo;
mod named_files;
mod opening;
mod pasting;
mod places;
mod portfolio;
mod results;
mod searching;
mod stepping;
mod tables;
mod trail;

pub use least_size::SMALLEST;

use std::{collections::BTreeSet, path::PathBuf, rc::Rc, sync::Arc};

use asking::{Keyboard, Returning, Shown, Waiting};
use checked::Checked;
use egui::{Context, ThemePreference};
use searching::Searching;
use trail::Whereabouts;

use super::{
    action::{Page, Target},
    command::Command,
    dialogs::Wanted,
    draft::OpenDraft,
    ending::Ending,
    environment::Environment,
    jobs::Jobs,
    key_order::KeyOrder,
    language,
    pages::{
        backups, benchmark, checks, comparison, dashboard, evidence as evidence_page, filling, history, home, identity,
        package, plan, portfolio as portfolio_page, questions, report, settings,
    },
    plan_order::PlanFound,
    preview_order::PreviewPages,
    resting_pointer::RestingPointer,
    shell::{announcer::Announcer, palette::Palette, toasts::Toasts},
    theme,
    trail::Trail,
    transfer::Transfer,
    work::{NotPacked, NotWritten},
};
use crate::{
    assessment::{DocumentId, StoredFile},
    exchange::{LevelsError, LevelsTable, Listing, Logo, LogoError, PackageMade, Source, Verification},
    insight::{Finding, SearchIndex},
    session::{
        Beside, Comparison, CopyProblem, Folder, GatherProblem, KeptResults, KeptState, Look, NotAdded, NotTaken,
        OpenedFile, Progress, Recovered, Refused, SaveProblem, SavedDraft, Session, Taken,
    },
    storage::{DraftError, EvidenceCause, OpenError, Opened, Settings, SettingsTrouble, Theme, WriteError},
    words::{Speaks, Words},
};

/// What each page remembers between frames.
#[derive(Debug, Default)]
struct Memories {
    home: home::Memory,
    identity: identity::Memory,
    questions: questions::Memory,
    filling: filling::Memory,
    evidence: evidence_page::Memory,
    checks: checks::Memory,
    package: package::Memory,
    portfolio: portfolio_page::Memory,
    dashboard: dashboard::Memory,
    comparison: comparison::Memory,
    benchmark: benchmark::Memory,
    plan: plan::Memory,
    report: report::Memory,
    history: history::Memory,
    backups: backups::Memory,
    settings: settings::Memory,
}

/// The open draft and the file behind it.
#[derive(Debug)]
struct OpenFile {
    draft: OpenDraft,
    session: Session,
    /// Which opening this is; results of work for another one are not for it.
    serial: u64,
    /// Where a new draft shall lie as soon as it is shown.
    wish: Option<PathBuf>,
    /// How far copying the evidence is, while it is copied.
    copying: Option<Arc<Progress>>,
    /// What a person should know about it.
    warnings: Vec<String>,
    /// True from its making until the note about what comes first is closed.
    begun: bool,
    /// What follows from its evidence.
    checked: Checked,
    /// What was said last of a recovery copy that could not be written, and after how many changes.
    no_copy: Option<(u64, String)>,
}

impl OpenFile {
    fn new(draft: OpenDraft, session: Session, serial: u64) -> Self {
        let checked = Checked::default();
        Self {
            draft,
            session,
            serial,
            wish: None,
            copying: None,
            warnings: Vec::new(),
            begun: false,
            checked,
            no_copy: None,
        }
    }

    fn changes(&self) -> u64 {
        self.draft.sitting().changes()
    }

    /// Brings what the checks find up to date.
    fn check(&mut self) {
        self.checked.update(&self.draft);
    }

    fn behind(&self) -> bool {
        self.session.behind(self.changes())
    }
}

/// What was to be done when something had to be saved first.
#[derive(Debug)]
enum Intent {
    /// End the program.
    Quit,
    /// Close the draft.
    Close,
    /// Show another draft.
    Show(Box<OpenFile>),
}

/// What the worker reports.
enum Done {
    /// A file was read; `ask` where a recovery copy is asked about first.
    Opened { path: PathBuf, result: Result<OpenedFile, Box<Refused>>, ask: bool },
    /// A recovery copy was read.
    Recovered(Box<Result<Recovered, Box<OpenError<DraftError>>>>),
    /// A recovery copy was compared with its file.
    Compared { copy: PathBuf, file: PathBuf, result: Box<Result<Comparison, Box<OpenError<DraftError>>>> },
    /// The kept states of the open draft, compared with what it said after so many changes.
    Backups { serial: u64, changes: u64, found: Vec<KeptState> },
    /// A kept state was read.
    Backup(Box<Result<Opened, OpenError<DraftError>>>),
    /// The files that lay in the clipboard.
    Pasted(Vec<PathBuf>),
    /// A draft was written, or not.
    Saved { serial: u64, result: Box<Result<SavedDraft, SaveProblem>>, naming: bool, asked: bool },
    /// A recovery copy was written, or not.
    Copied { serial: u64, result: Result<(), CopyProblem> },
    /// The evidence of a draft that was made from another one was copied, or not.
    Gathered { serial: u64, result: Result<Vec<String>, GatherProblem> },
    /// Recovery copies that nobody wants any more are gone.
    Discarded,
    /// A person answered the system's dialog.
    Picked { asked: u64, paths: Vec<PathBuf> },
    /// What Beranda shows of files.
    Looked(Look),
    /// The settings were written, or not.
    Settings { written: Box<Settings>, result: Result<Option<PathBuf>, SettingsTrouble> },
    /// Pages for the preview of the report were made.
    Previewed { serial: u64, made: PreviewPages },
    /// The cheapest plan was searched for.
    Planned { serial: u64, found: PlanFound },
    /// A table of levels was read.
    Levels { path: PathBuf, result: Result<LevelsTable, OpenError<LevelsError>> },
    /// What was chosen as a table of levels is one of documents, or tries to be one.
    Listing { path: PathBuf, result: Result<Listing, OpenError<LevelsError>> },
    /// A place that was typed was looked at: whether it is a folder.
    Place { number: u64, path: PathBuf, folder: bool },
    /// The example's evidence was laid into its store, or not.
    ExampleLaid(Result<(), WriteError>),
    /// Last year's draft was read.
    LastYear { path: PathBuf, result: Box<Result<Source, OpenError<DraftError>>> },
    /// The draft of an earlier year was read, to compare the report of a draft with.
    Before { serial: u64, path: PathBuf, result: Box<Result<Source, OpenError<DraftError>>> },
    /// Another draft was read, to stand beside the open one.
    Beside { serial: u64, path: PathBuf, result: Box<Result<Beside, OpenError<DraftError>>> },
    /// Files were dropped on an open draft; whether they are one report that carries a draft.
    Dropped { paths: Vec<PathBuf>, report: bool },
    /// A logo was read for a draft, or refused.
    Logo { serial: u64, path: PathBuf, result: Box<Result<Logo, OpenError<LogoError>>> },
    /// Files were taken into the evidence store, or not.
    Taken { serial: u64, target: Target, taken: Result<Vec<Taken>, NotTaken> },
    /// Files of the register that are not in the store.
    Missing { serial: u64, missing: BTreeSet<String> },
    /// The upload package was made, or not; `stopped` where a person wanted that.
    Packed { path: PathBuf, stopped: bool, result: Box<Result<PackageMade, NotPacked>> },
    /// A file of the evidence store that is to be shown was proved, or is not what was taken in.
    ToBeViewed { id: DocumentId, store: PathBuf, stored: StoredFile, result: Result<(), EvidenceCause> },
    /// A package, draft or report was looked at, or could not be read.
    Verified(Box<Result<Verification, OpenError<DraftError>>>),
    /// The added tables of published results were read, for a draft; one of them is new.
    Results { serial: u64, found: Vec<KeptResults>, added: Option<PathBuf> },
    /// A table of published results was not added.
    NoResults { path: PathBuf, error: Box<NotAdded> },
    /// What was typed was read for the search.
    Read { stamp: searching::Stamp, index: SearchIndex },
    /// The folder of many drafts was read.
    Folder { serial: u64, read: Option<Box<portfolio::FolderRead>> },
    /// The names in that folder were looked at again.
    FolderLooked { serial: u64, listed: Option<Folder> },
    /// A file a page made was written, or not.
    Written { path: PathBuf, wanted: Wanted, result: Result<(), NotWritten> },
}

/// The application.
pub struct App {
    context: Context,
    world: Environment,
    jobs: Jobs<Done>,
    settings: Settings,
    /// The settings as this window read or wrote them last: what differs from them it has changed since.
    settings_kept: Settings,
    /// Since when settings wait to be written, in seconds of the window.
    settings_since: Option<f64>,
    /// What was said last of settings that could not be written, and whether since they changed.
    no_settings: Option<(String, bool)>,
    file: Option<OpenFile>,
    /// Random id of this start of the program, for locks.
    start_id: String,
    /// Counts openings and questions, so that answers find what they belong to.
    serial: u64,
    page: Page,
    /// Where pages are shown, below the bars.
    page_room: egui::Rect,
    /// Commands that the page carries out in the next frame.
    asked: Vec<Command>,
    memories: Memories,
    /// The folder of many drafts.
    folder: portfolio::FolderWork,
    shown: Option<Shown>,
    returning: Option<Returning>,
    /// Dialogs that would have come between a person and what they type; a note says so and opens them.
    waiting: Vec<Waiting>,
    keyboard: Keyboard,
    /// Size of the text, as a factor, for which the system was told the smallest window.
    least_for: Option<f32>,
    key_order: KeyOrder,
    resting_pointer: RestingPointer,
    /// True while what is done was not asked for in this frame, such as taking note of what the worker reports.
    late: bool,
    palette: Option<Palette>,
    /// What the search looks through.
    searching: Searching,
    toasts: Toasts,
    announcer: Announcer,
    /// What waits until the open draft is safe.
    leaving: Option<Intent>,
    /// The place a person gave last and what it was wanted for.
    tried: Option<(Wanted, PathBuf)>,
    /// The file that could not be opened last, beside which the evidence of what is saved of it lies.
    refused: Option<PathBuf>,
    /// True while the file is read again in place of what is open.
    reloading: bool,
    /// Whether a text or a picture was pasted since the key for it came up last.
    pasted: bool,
    /// True once the window may close.
    closing: bool,
    /// Whether the system wants the program to end.
    ending: Ending,
    /// True once what is open was saved for that.
    ended: bool,
    /// The author's name while it is typed into the note that asks for it.
    author_typed: String,
    /// Whether the last edit was made: one may be refused.
    changed: bool,
    /// True where the person gave no name in this sitting.
    nameless: bool,
    look: Look,
    /// A draft that is being opened, and those that shall stand beside it.
    gathering: Option<(PathBuf, Vec<PathBuf>)>,
    /// The finding that was led to last, and its place among those that want something done.
    stepped: Option<(Finding, usize)>,
    /// Where the person was, for the way back.
    trail: Trail<Whereabouts>,
    /// Work on large files that is under way.
    transfer: Option<Transfer>,
    /// What went wrong beside the draft: settings, recovery copy.
    problems: Vec<String>,
}

impl Speaks for App {
    fn words(&self) -> Words {
        self.world.words
    }
}

impl App {
    /// Makes the application for a window.
    pub fn new(context: &Context, world: Environment, settings: Settings) -> Self {
        theme::install(context);
        language::speak(context, world.words);
        context.options_mut(|options| options.quit_shortcuts.clear());
        let jobs = Jobs::new(Rc::clone(&world.runner), context);
        let start_id = (world.new_id)();
        let app = Self {
            context: context.clone(),
            world,
            jobs,
            settings_kept: settings.clone(),
            settings,
            settings_since: None,
            no_settings: None,
            file: None,
            start_id,
            serial: 0,
            page: Page::Home,
            page_room: egui::Rect::NOTHING,
            asked: Vec::new(),
            memories: Memories::default(),
            folder: portfolio::FolderWork::default(),
            shown: None,
            returning: None,
            waiting: Vec::new(),
            keyboard: Keyboard::default(),
            least_for: None,
            key_order: KeyOrder::default(),
            resting_pointer: RestingPointer::default(),
            late: false,
            palette: None,
            searching: Searching::default(),
            toasts: Toasts::default(),
            announcer: Announcer::default(),
            leaving: None,
            tried: None,
            refused: None,
            reloading: false,
            pasted: false,
            closing: false,
            ending: Ending::new(context),
            ended: false,
            author_typed: String::new(),
            changed: false,
            nameless: false,
            look: Look::default(),
            gathering: None,
            stepped: None,
            trail: Trail::default(),
            transfer: None,
            problems: Vec::new(),
        };
        app.apply_settings();
        app.sweep_leftovers();
        app.look_around();
        app
    }

    /// Shows a draft that has no file.
    pub fn show(&mut self, draft: OpenDraft, page: Page) {
        self.serial += 1;
        let session = Session::unnamed((self.world.new_id)().into(), self.new_sitting(), false);
        let mut file = OpenFile::new(draft, session, self.serial);
        file.find_store(&*self.world.disk, self.world.places.as_ref());
        self.file = Some(file);
        self.page = page;
    }

    /// The open draft.
    pub fn draft(&self) -> Option<&OpenDraft> {
        self.file.as_ref().map(|file| &file.draft)
    }

    /// The page that is open.
    pub fn page(&self) -> Page {
        self.page
    }

    /// The settings as they stand.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What tells this window that the program is to end.
    pub fn ending(&self) -> Ending {
        self.ending.clone()
    }

    /// Tells of something that went wrong before the window opened.
    pub fn tell(&mut self, problem: String) {
        self.problems.push(problem);
    }

    /// Seconds since the window opened.
    fn now(&self) -> f64 {
        self.context.input(|input| input.time)
    }

    fn apply_settings(&self) {
        let theme = match self.settings.theme {
            Theme::System => None,
            Theme::Light => Some(ThemePreference::Light),
            Theme::Dark => Some(ThemePreference::Dark),
        };
        if let Some(theme) = theme {
            self.context.set_theme(theme);
        }
        self.context.set_zoom_factor(f32::from(self.settings.text_percent) / 100.0);
        theme::set_motion(&self.context, !self.settings.less_motion);
    }

    fn settings_changed(&mut self) {
        let now = self.now();
        self.settings_since = Some(self.settings_since.map_or(now, |since| since.min(now)));
        // What a person changed is worth saying anew.
        if let Some((_, said)) = &mut self.no_settings {
            *said = false;
        }
    }
}
