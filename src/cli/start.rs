//! One start of a program, with or without a window: clock and chance are read here and handed in.

use std::{io, process::ExitCode};

use jiff::Timestamp;

use super::{Console, OpenWindow, World, run};
use crate::{
    storage::{Places, SystemDisk},
    words::Words,
};

/// Runs a program of this name with the arguments it was started with, and returns its exit code. Without a window it
/// is a program for the console alone.
pub fn start(program: &'static str, window: Option<OpenWindow<'_>>) -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the clock is read here and handed in")]
    let now = Timestamp::now();
    // Finer than anybody can act; keeps moments in the draft short.
    let now = Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now);
    let world = World {
        program,
        disk: &SystemDisk,
        now,
        new_id: &|| uuid::Uuid::new_v4().to_string(),
        places: Places::here().ok(),
        window,
    };
    // A console has no setting of its language.
    let mut console = Console::new(Words::indonesian(), Box::new(io::stdout()), Box::new(io::stderr()));
    ExitCode::from(run(std::env::args_os().skip(1).collect(), &mut console, &world))
}
