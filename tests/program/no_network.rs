//! No network: the command line of the real program never asks the system for an internet socket.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a program that does not run must stop the test")]

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

/// Kinds of sockets that stay on this computer: between programs, and with the kernel.
const LOCAL: [&str; 3] = ["AF_UNIX", "AF_LOCAL", "AF_NETLINK"];

/// Calls that ask for or use a socket that is not local.
pub fn internet(log: &str) -> Vec<&str> {
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

/// The program under strace, in a folder of its own.
pub fn spbe(folder: &Path, log: &Path) -> Command {
    let mut command = strace(log, env!("CARGO_BIN_EXE_spbe-mandiri"));
    command.current_dir(folder).env("SPBE_MANDIRI_HOME", folder.join("data")).env_remove("WAYLAND_DISPLAY");
    command
}

#[test]
fn no_command_asks_for_an_internet_socket() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("soket.log");
    fs::File::create(folder.path().join("t.csv")).unwrap().write_all(b"indikator,tingkat\n1,3\n").unwrap();
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
