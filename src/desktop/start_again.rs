//! The one place that starts a program: this one, once more, for another renderer.

use std::{io, process::Command};

/// Forces a renderer: `glow` or `wgpu`.
pub(super) const RENDERER_VARIABLE: &str = "SPBE_RENDERER";

/// The exit code of a program that has said why it cannot go on.
const REFUSED: i32 = 1;

/// How the program started once more ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// Well.
    Done,
    /// It could not open a window either, and has said so.
    Refused,
}

/// Starts the program once more with the same arguments and with the renderer of this name, and waits for its end.
///
/// # Errors
/// Where it cannot be started, and where it was ended before it could say anything.
pub(super) fn start_again(renderer: &str) -> io::Result<Again> {
    let mut again = Command::new(std::env::current_exe()?);
    let status = again.args(std::env::args_os().skip(1)).env(RENDERER_VARIABLE, renderer).status()?;
    match status.code() {
        Some(0) => Ok(Again::Done),
        Some(REFUSED) => Ok(Again::Refused),
        _ => Err(io::Error::other(status.to_string())),
    }
}
