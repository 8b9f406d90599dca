//! The program for a console: the command line alone, on every system. It never opens a window.

use std::process::ExitCode;

use spbe_mandiri::cli;

fn main() -> ExitCode {
    cli::start(env!("CARGO_BIN_NAME"), None)
}
