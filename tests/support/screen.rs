//! A screen nobody sees, for tests of the real window.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

/// Ends what was started, also when the test fails.
#[derive(Debug)]
pub struct Ended(pub Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A screen and its name. It stays as it is when its last window goes: by itself the server would begin anew then, and
/// whoever comes in that moment is turned away.
pub fn screen() -> (Ended, String) {
    screen_with(&[])
}

/// A screen whose server is told more.
pub fn screen_with(arguments: &[&str]) -> (Ended, String) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"])
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is needed: install the package xvfb");
    let mut number = String::new();
    let out = server.stdout.take().unwrap();
    let server = Ended(server);
    BufReader::new(out).read_line(&mut number).unwrap();
    (server, format!(":{}", number.trim()))
}
