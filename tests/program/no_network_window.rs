//! No network: the window of the real program never asks the system for an internet socket.
#![cfg(all(feature = "desktop", target_os = "linux"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a program that does not run must stop the test")]

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use crate::no_network::{internet, spbe};

/// Ends what was started, also when the test fails.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A screen nobody sees, and its name.
fn screen() -> (Ended, String) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
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

/// Process of the program that strace runs: the first in its log.
fn process(log: &Path) -> Option<String> {
    fs::read_to_string(log).ok()?.split_whitespace().next().map(str::to_owned)
}

#[test]
fn the_window_asks_for_no_internet_socket() {
    let folder = tempfile::tempdir().unwrap();
    let log: PathBuf = folder.path().join("soket.log");
    let (_screen, display) = screen();
    let mut command = spbe(folder.path(), &log);
    command.arg("example").env("DISPLAY", &display).stdout(Stdio::null()).stderr(Stdio::null());
    let mut window = Ended(command.spawn().expect("strace is needed: install the package strace"));
    let shown = || {
        let mut search = Command::new("xdotool");
        search.args(["search", "--onlyvisible", "--name", "SPBE Mandiri"]).env("DISPLAY", &display);
        search.output().expect("xdotool is needed: install the package xdotool").status.success()
    };
    while !shown() {
        assert!(window.0.try_wait().unwrap().is_none(), "the window did not open");
        std::thread::sleep(Duration::from_millis(200));
    }
    std::thread::sleep(Duration::from_secs(3));
    // strace would leave the program running: the program itself is ended.
    let program = process(&log).unwrap();
    assert!(Command::new("kill").args(["-TERM", &program]).status().unwrap().success());
    window.0.wait().unwrap();
    let text = fs::read_to_string(&log).unwrap();
    assert!(text.contains("AF_UNIX"), "the window spoke with the screen, and that was seen");
    assert_eq!(internet(&text), Vec::<&str>::new());
}
