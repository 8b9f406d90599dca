//! The one place that starts a program: this one, once more, for another renderer.

use std::{io, process::Command};

/// Forces a renderer: `glow` or `wgpu`.
pub(super) const RENDERER_VARIABLE: &str = "SPBE_RENDERER";

/// Starts the program once more with the same arguments and with the renderer of this name, and waits for its end.
///
/// # Errors
/// Where it cannot be started, and where it ends in another way than well.
pub(super) fn start_again(renderer: &str) -> io::Result<()> {
    let mut again = Command::new(std::env::current_exe()?);
    let status = again.args(std::env::args_os().skip(1)).env(RENDERER_VARIABLE, renderer).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(status.to_string())) }
}
