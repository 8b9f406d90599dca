//! The program: no argument or a draft's path opens the window, everything else is the command line.

// A window started from the desktop needs no console beside it. A command line in a console still prints to it
// where its output is redirected, as `rubric list > daftar.txt`.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::{io, process::ExitCode};

use jiff::Timestamp;
use spbe_mandiri::{
    cli::{self, Console, NoDisplay, Start, World},
    desktop::{self, First},
    storage::{Places, SystemDisk},
    words::Words,
};

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the clock is read here and handed in")]
    let now = Timestamp::now();
    // Finer than anybody can act; keeps moments in the draft short.
    let now = Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now);
    let world = World {
        disk: &SystemDisk,
        now,
        new_id: &|| uuid::Uuid::new_v4().to_string(),
        places: Places::here().ok(),
        window: &|start| {
            let first = match start {
                Start::Home => First::Home,
                Start::Draft(path) => First::Draft(path),
                Start::Example => First::Example,
            };
            desktop::run(&first).map_err(|_no_window| NoDisplay)
        },
    };
    let mut console = Console::new(Words::indonesian(), Box::new(io::stdout()), Box::new(io::stderr()));
    ExitCode::from(cli::run(std::env::args_os().skip(1).collect(), &mut console, &world))
}
