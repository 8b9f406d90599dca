//! The command line: commands as a table, their output as text or JSON, exit codes.
//!
//! Exit 0 is done, 1 findings or refused input, 2 wrong usage. Errors go to standard error with the file, the place
//! in it, what is wrong and what to do.

mod arguments;
mod attach;
mod attach_table;
mod benchmark;
mod check;
mod command;
mod compare;
mod completions;
mod console;
mod drafts;
mod example;
mod extract;
mod failure;
mod help;
mod import;
mod index_json;
mod logo;
mod manual;
mod new;
mod package;
mod plan;
mod plan_words;
mod portfolio;
mod report;
mod rubric;
mod score;
mod selftest;
mod sheets;
mod start;
mod table;
mod template;
mod trace;
mod verify;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use self::{
    arguments::{Arguments, Asked},
    command::{COMMANDS, Command, HELP, VERSION},
};
pub use self::{console::Console, failure::Failure, start::start};
use crate::{
    assessment::LONGEST_AUTHOR,
    storage::{self, Disk, NotReplaced, Output, Places, io_sentence},
    t,
    words::{Sentence, Speaks, Words},
};

/// What the commands need of the world around them; only the outer edge reads clock and chance.
pub struct World<'a> {
    /// Name of the program, as it is typed.
    pub program: &'static str,
    /// The file system.
    pub disk: &'a (dyn Disk + Sync),
    /// The moment of the start.
    pub now: Timestamp,
    /// Makes a new random id.
    pub new_id: &'a dyn Fn() -> String,
    /// Where the user's data lives, where the system says so.
    pub places: Option<Places>,
    /// Opens the window; `None` in a program for the console alone.
    pub window: Option<OpenWindow<'a>>,
}

/// Opens the window and returns when it is closed.
pub type OpenWindow<'a> = &'a dyn Fn(Start) -> Result<(), NoWindow>;

/// What the window starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// Beranda.
    Home,
    /// A draft.
    Draft(PathBuf),
    /// The worked example.
    Example,
}

/// No window could be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no window")]
pub enum NoWindow {
    /// The program started anew has said why.
    Said,
    /// There is no display, or none that can be reached.
    NoDisplay,
    /// Nothing could draw it.
    NotDrawn {
        /// What was tried said, for who looks after the computer.
        cause: String,
    },
}

/// How a command ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Done.
    Done,
    /// Done, and it found something that should be seen to.
    Findings,
}

/// One call of a command.
struct Call<'a> {
    given: Arguments,
    console: &'a mut Console,
    world: &'a World<'a>,
}

impl Speaks for Call<'_> {
    fn words(&self) -> Words {
        self.console.words()
    }
}

impl Call<'_> {
    /// Refuses with the sentence of an error.
    fn refused(&self, error: &impl Sentence) -> Failure {
        Failure::Refused(error.sentence_in(self.words()))
    }

    /// The place of a file that the command makes, free of what a killed command left there.
    fn output<'b>(&self, path: &'b Path) -> Output<'b> {
        storage::sweep_around(self.world.disk, path, self.world.now);
        Output { overwrite: self.given.has("overwrite"), ..Output::new(path) }
    }

    /// Refuses to replace what lies there, and says what replaces it all the same.
    fn not_replaced(&self, error: &NotReplaced) -> Failure {
        let sentence = error.sentence_in(self.words());
        match error {
            NotReplaced::Other { .. } => Failure::Refused(format!("{sentence} {}", t!(self, cli.overwrite))),
            _ => Failure::Refused(sentence),
        }
    }
}

/// Runs the program with its arguments and returns its exit code.
pub fn run(arguments: Vec<OsString>, console: &mut Console, world: &World<'_>) -> u8 {
    let first = arguments.first().map(|first| first.to_string_lossy().into_owned());
    let ended = match first.as_deref() {
        None if world.window.is_some() => window(console.words(), world, Start::Home),
        None => {
            help::of_program(console, world);
            Ok(Outcome::Done)
        }
        Some(typed) if HELP.is(typed) => {
            help::of_program(console, world);
            Ok(Outcome::Done)
        }
        Some(typed) if VERSION.is(typed) => {
            console.line(t!(console, cli.version, version = env!("CARGO_PKG_VERSION")));
            Ok(Outcome::Done)
        }
        Some(name) => match COMMANDS.iter().find(|command| command.name == name) {
            Some(command) => call(command, arguments, console, world),
            None => open(console.words(), name, &arguments, world),
        },
    };
    if let (Ok(_), Some(error)) = (&ended, console.lost()) {
        console.complain(t!(console, cli.not_printed, cause = io_sentence(&error, console.words())));
        return 1;
    }
    match ended {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Findings) => 1,
        Err(failure) => {
            if let Some(sentence) = failure.sentence(console.words(), world.program) {
                console.complain(sentence);
            }
            failure.code()
        }
    }
}

/// Opens the window on what is no command: the path of a draft.
fn open(words: Words, name: &str, arguments: &[OsString], world: &World<'_>) -> Result<Outcome, Failure> {
    let path = PathBuf::from(arguments.first().cloned().unwrap_or_default());
    let is_draft = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
        || matches!(world.disk.permissions(&path), Ok(Some(_)));
    if name.starts_with('-') || !is_draft {
        return Err(Failure::Usage { command: None, text: t!(words, cli.usage.command, name = name) });
    }
    match arguments {
        [_] => window(words, world, Start::Draft(path)),
        _ => Err(Failure::Usage { command: None, text: t!(words, cli.usage.alone, path = path.display()) }),
    }
}

fn window(words: Words, world: &World<'_>, start: Start) -> Result<Outcome, Failure> {
    let commands = || COMMANDS.iter().map(|command| command.name).collect::<Vec<_>>().join(", ");
    let Some(open) = world.window else {
        return Err(Failure::Refused(t!(words, cli.no_window, commands = commands(), program = world.program)));
    };
    match open(start) {
        Ok(()) => Ok(Outcome::Done),
        Err(NoWindow::Said) => Err(Failure::Said),
        Err(NoWindow::NoDisplay) => {
            Err(Failure::Refused(t!(words, cli.no_display, commands = commands(), program = world.program)))
        }
        Err(NoWindow::NotDrawn { cause }) => {
            let advice = t!(words, app.no_window, cause = cause);
            let (commands, program) = (commands(), world.program);
            Err(Failure::Refused(t!(words, cli.not_drawn, advice = advice, commands = commands, program = program)))
        }
    }
}

fn call(
    command: &Command,
    arguments: Vec<OsString>,
    console: &mut Console,
    world: &World<'_>,
) -> Result<Outcome, Failure> {
    match Arguments::read(console.words(), command, arguments.into_iter().skip(1))? {
        Asked::Help => {
            help::of_command(console, world, command);
            Ok(Outcome::Done)
        }
        Asked::Run(given) => {
            let name = given.value("as").map_or(0, |name| name.chars().count());
            if name > LONGEST_AUTHOR {
                return Err(given.wrong(t!(console, cli.usage.name, chars = name, most = LONGEST_AUTHOR)));
            }
            (command.run)(&mut Call { given, console, world })
        }
    }
}
