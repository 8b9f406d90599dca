//! The program: no argument or a draft's path opens the window, everything else is the command line.

// A window started from the desktop needs no console beside it. What is printed is then seen only where it is redirected, as
// `rubric list > daftar.txt`; the program for a console is `spbe-mandiri-cli`.
#![cfg_attr(all(windows, feature = "desktop", not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

use spbe_mandiri::cli;

fn main() -> ExitCode {
    #[cfg(feature = "desktop")]
    let window: Option<cli::OpenWindow<'_>> = Some(&open);
    #[cfg(not(feature = "desktop"))]
    let window = None;
    cli::start(env!("CARGO_BIN_NAME"), window)
}

#[cfg(feature = "desktop")]
fn open(start: cli::Start) -> Result<(), cli::NoWindow> {
    use spbe_mandiri::desktop::{self, First};

    let first = match start {
        cli::Start::Home => First::Home,
        cli::Start::Draft(path) => First::Draft(path),
        cli::Start::Example => First::Example,
    };
    desktop::run(&first).map_err(|error| match error {
        said if said.is_said() => cli::NoWindow::Said,
        nowhere if nowhere.is_displayless() => cli::NoWindow::NoDisplay,
        error => cli::NoWindow::NotDrawn { cause: error.to_string() },
    })
}
