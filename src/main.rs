//! The program: no argument or a draft's path opens the window, everything else is the command line.

use std::{io, process::ExitCode};

use jiff::Timestamp;
use spbe_mandiri::{
    cli::{self, Console, NoDisplay, World},
    storage::{Places, SystemDisk},
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
        window: &|_start| Err(NoDisplay),
    };
    let mut console = Console::new(Box::new(io::stdout()), Box::new(io::stderr()));
    ExitCode::from(cli::run(std::env::args_os().skip(1).collect(), &mut console, &world))
}
