//! No network: the real program, command line and window, never asks the system for an internet socket.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a program that does not run must stop the test")]

use crate::support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use support::{
    put,
    screen::{Ended, screen},
};

/// Kinds of sockets that stay on this computer: between programs, and with the kernel.
const LOCAL: [&str; 3] = ["AF_UNIX", "AF_LOCAL", "AF_NETLINK"];

/// Calls that ask for or use a socket that is not local.
fn internet(log: &str) -> Vec<&str> {
    let asks = |line: &&str| line.contains("socket(") || line.contains("connect(");
    let local = |line: &&str| LOCAL.iter().any(|family| line.contains(family));
    log.lines().filter(asks).filter(|line| !local(line)).collect()
}

/// A program under strace, to be given its arguments.
fn strace(log: &Path, program: &str) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", "trace=socket,connect", "-o"]).arg(log).arg(program);
    command
}

fn spbe(folder: &Path, log: &Path) -> Command {
    let mut command = strace(log, env!("CARGO_BIN_EXE_spbe-mandiri"));
    command.current_dir(folder).env("SPBE_MANDIRI_HOME", folder.join("data")).env_remove("WAYLAND_DISPLAY");
    command
}

#[test]
fn no_command_asks_for_an_internet_socket() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("soket.log");
    put(&folder.path().join("t.csv"), b"indikator,tingkat\n1,3\n");
    let commands: &[&[&str]] = &[
        &["--help"],
        &["--version"],
        &["example", "-o", "contoh.ron"],
        &["new", "a.ron", "--institution", "Kota Uji", "--kind", "kota", "--year", "2024"],
        &["import", "a.ron", "t.csv"],
        &["score", "contoh.ron", "--json"],
        &["score", "contoh.ron", "--trace"],
        &["check", "contoh.ron"],
        &["report", "contoh.ron", "-o", "laporan.pdf"],
        &["rubric", "list"],
        &["rubric", "show", "spbe-2020"],
        &["selftest"],
        &["tidak-ada"],
    ];
    for arguments in commands {
        let output = spbe(folder.path(), &log)
            .args(*arguments)
            .env_remove("DISPLAY")
            .output()
            .expect("strace is needed: install the package strace");
        let code = output.status.code();
        assert!(matches!(code, Some(0..=2)), "{arguments:?}: {code:?} {}", String::from_utf8_lossy(&output.stderr));
        let text = fs::read_to_string(&log).unwrap();
        assert_eq!(internet(&text), Vec::<&str>::new(), "{arguments:?}");
    }
    assert!(folder.path().join("laporan.pdf").is_file());
}

/// What looks for sockets finds one.
#[test]
fn an_internet_socket_would_be_found() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("soket.log");
    strace(&log, "bash").args(["-c", "exec 3<>/dev/tcp/127.0.0.1/9"]).stderr(Stdio::null()).status().unwrap();
    assert!(!internet(&fs::read_to_string(&log).unwrap()).is_empty());
}

/// Process of the program that strace runs: the first in its log.
fn process(log: &Path) -> Option<String> {
    fs::read_to_string(log).ok()?.split_whitespace().next().map(str::to_owned)
}

#[test]
#[cfg_attr(not(feature = "desktop"), ignore = "a program without a window")]
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
