//! The real program, stopped or failed by strace at every single call to the file system while it saves: the old or
//! the new draft is there every time, and what the program says is true every time.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program that does not run must stop the test; the number of runs is worth knowing"
)]

use crate::support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::{Command, Output},
    sync::atomic::{AtomicUsize, Ordering},
};

use support::{
    killed_program::{Desk, Found},
    put, thorough,
};

/// Calls to the file system, also those this program does not make today.
const CALLS: &str = "access,chmod,chown,close,copy_file_range,creat,faccessat,faccessat2,fallocate,fchmod,fchmodat,fchown,\
    fchownat,fcntl,fdatasync,flock,fstat,fsync,ftruncate,getdents64,link,linkat,lseek,lstat,mkdir,mkdirat,newfstatat,open,openat,\
    openat2,pread64,preadv,pwrite64,pwritev,read,readlink,readlinkat,readv,rename,renameat,renameat2,rmdir,sendfile,stat,\
    statfs,statx,symlink,symlinkat,sync_file_range,syncfs,truncate,unlink,unlinkat,utimensat,write,writev";
/// What happens at a call: `signal=` kills, `error=` fails.
const FAULTS: [&str; 6] =
    ["signal=SIGKILL", "error=EIO", "error=ENOSPC", "error=EACCES", "error=EDQUOT", "error=EROFS"];
/// Most runs of the program, all and at every change; where there are more, every so many-th is done, another fault at
/// each call.
const MOST_RUNS: (usize, usize) = (1_500, 300);
/// Most runs of taking in a file, which makes many more calls.
const MOST_TAKES: (usize, usize) = (400, 120);

/// A run of the program under strace with its exit, its words and the log.
struct Run {
    output: Output,
    log: String,
}

/// What the program is to do at a desk.
type Work = fn(&Desk, &mut Command);

fn save(desk: &Desk, command: &mut Command) {
    desk.save(command, 0);
}

fn strace(work: Work, desk: &Desk, folder: &Path, inject: Option<(&str, &str, usize)>) -> Run {
    let log = folder.join("panggilan.log");
    let mut command = Command::new("strace");
    let calls: Vec<String> = CALLS.split(',').map(|call| format!("?{}", call.trim())).collect();
    command.args(["-f", "-qq", "-s", "256", "-o"]).arg(&log).arg("-e").arg(format!("trace={}", calls.join(",")));
    if let Some((call, fault, number)) = inject {
        command.arg("-e").arg(format!("inject={call}:{fault}:when={number}"));
    }
    command.arg(env!("CARGO_BIN_EXE_spbe-mandiri"));
    work(desk, &mut command);
    let output = command.output().expect("strace is needed: install the package strace");
    Run { output, log: fs::read_to_string(log).unwrap() }
}

/// One call of a save: its name, its number among calls of that name, and whether it closes a list of a folder.
struct Call<'a> {
    name: &'a str,
    number: usize,
    closes_folder: bool,
}

/// The calls of a save from the first that names its folder.
fn calls<'a>(log: &'a str, folder: &Path) -> Vec<Call<'a>> {
    let (mut counted, mut found): (BTreeMap<&str, usize>, Vec<Call<'_>>) = (BTreeMap::new(), Vec::new());
    let (mut processes, mut folders) = (BTreeSet::new(), BTreeSet::new());
    for line in log.lines() {
        let (process, call) = line.split_once(' ').unwrap();
        processes.insert(process);
        let Some((name, arguments)) = call.trim_start().split_once('(') else { continue };
        let number = counted.entry(name).or_default();
        *number += 1;
        let closes_folder = name == "close" && folders.remove(arguments.split(')').next().unwrap_or_default());
        if arguments.contains("O_DIRECTORY") {
            folders.extend(arguments.rsplit("= ").next());
        }
        if !found.is_empty() || arguments.contains(folder.to_str().unwrap()) {
            found.push(Call { name, number: *number, closes_folder });
        }
    }
    assert_eq!(processes.len(), 1, "calls are counted by thread; this save must have one");
    found
}

/// All faults at all calls. Closing a list of a folder never fails on Linux, and Rust's library holds it to that: there
/// the program is only killed.
fn plan<'a>(calls: &'a [Call<'a>], most: usize) -> Vec<(&'a Call<'a>, &'static str)> {
    let all = || calls.iter().flat_map(|call| FAULTS.iter().map(move |fault| (call, *fault)));
    let share = all().count().div_ceil(most);
    let chosen = all().enumerate().filter(|(number, _)| (number + number / FAULTS.len()).is_multiple_of(share));
    chosen.map(|(_, run)| run).filter(|(call, fault)| !call.closes_folder || fault.starts_with("signal")).collect()
}

/// What lies in the draft's place, or why that is no draft.
type Look = fn(&Desk, &[u8]) -> Result<Found, String>;

fn saved(desk: &Desk, old: &[u8]) -> Result<Found, String> {
    desk.found(old, 0)
}

/// Why a run is not as promised.
fn wrong(look: Look, desk: &Desk, old: &[u8], run: &Run, fault: &str) -> Option<String> {
    let met = if fault == "signal=SIGKILL" { "killed by SIGKILL" } else { "(INJECTED)" };
    if !run.log.contains(met) {
        return Some("the fault was not met".to_owned());
    }
    let found = match look(desk, old) {
        Ok(found) => found,
        Err(text) => return Some(format!("the draft is destroyed: {text}")),
    };
    let words = String::from_utf8_lossy(&run.output.stderr);
    let truth = match run.output.status.code() {
        None => fault == "signal=SIGKILL",
        Some(0) => found == Found::New,
        Some(1) => {
            let says_old = words.contains("Berkas lama tidak berubah") || words.contains("penilaian.ron tidak diubah");
            let says_new = words.contains("sudah ditulis");
            !words.trim().is_empty() && (!says_old || found == Found::Old) && (!says_new || found == Found::New)
        }
        Some(_) => false,
    };
    if !truth {
        return Some(format!("{:?}, exit {:?}, says {words:?}", found, run.output.status.code()));
    }
    if !desk.is_free() {
        return Some("left a lock that keeps others away".to_owned());
    }
    let (broken, strangers) = (desk.broken_restore_points(), desk.strangers());
    (!broken.is_empty() || !strangers.is_empty()).then(|| format!("left {broken:?} {strangers:?}"))
}

/// Does the work once for each fault at each of its calls, and says what was not as promised.
fn sweep(work: Work, look: Look, needed: &[&str], (all, part): (usize, usize)) {
    let room = tempfile::tempdir().unwrap();
    let plain = room.path().join("lari-0000");
    let sound = Desk::new(&room.path().join("asal"));
    let old = fs::read(sound.draft()).unwrap();
    let desk = sound.copy(&plain);
    let run = strace(work, &desk, &plain, None);
    assert_eq!(run.output.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.output.stderr));
    assert_eq!(look(&desk, &old), Ok(Found::New));
    let calls = calls(&run.log, &plain);
    for needed in needed {
        assert!(calls.iter().any(|call| call.name.starts_with(needed)), "no {needed} in {}", run.log);
    }
    let planned = plan(&calls, thorough::of(all, part));
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut problems = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some((call, fault)) = planned.get(number) else { return problems };
            let folder = room.path().join(format!("lari-{:04}", number + 1));
            let desk = sound.copy(&folder);
            let run = strace(work, &desk, &folder, Some((call.name, fault, call.number)));
            if let Some(problem) = wrong(look, &desk, &old, &run, fault) {
                problems.push(format!("{fault} at {} {}: {problem}", call.name, call.number));
            }
            fs::remove_dir_all(folder).unwrap();
        }
    };
    let problems: Vec<String> = std::thread::scope(|scope| {
        let workers = [scope.spawn(worker), scope.spawn(worker)];
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let (runs, calls, faults) = (planned.len(), calls.len(), FAULTS.len());
    println!("{runs} runs: {faults} faults at {calls} calls; {} not as promised", problems.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_save_that_is_stopped_or_fails_at_any_call_leaves_the_old_or_the_new_draft_and_tells_the_truth() {
    sweep(save, saved, &["openat", "write", "fsync", "rename", "read"], MOST_RUNS);
}

#[test]
fn a_file_whose_taking_in_is_stopped_or_fails_at_any_call_is_never_named_in_a_draft_without_being_whole_beside_it() {
    sweep(Desk::attach, Desk::attached, &["openat", "write", "fsync", "link", "mkdir", "rename", "read"], MOST_TAKES);
}

/// What judges the runs finds a torn draft, and a lie.
#[test]
fn a_torn_draft_and_a_false_done_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(&folder.path().join("lari-0000"));
    let old = fs::read(desk.draft()).unwrap();
    assert_eq!(desk.found(&old, 0), Ok(Found::Old));
    let run = |code: &str| Run {
        output: Command::new("sh").args(["-c", code]).output().unwrap(),
        log: "(INJECTED)".to_owned(),
    };
    assert!(wrong(saved, &desk, &old, &run("exit 0"), "error=EIO").is_some(), "done, and the old one is there");
    assert!(wrong(saved, &desk, &old, &run("exit 1"), "error=EIO").is_some(), "without a word");
    assert!(wrong(saved, &desk, &old, &run("echo a >&2; exit 101"), "error=EIO").is_some(), "a panic");
    assert!(wrong(saved, &desk, &old, &run("echo a >&2; exit 1"), "error=EIO").is_none());
    put(&desk.draft(), &old[..old.len() / 2]);
    assert!(desk.found(&old, 0).is_err());
}

/// So does what judges a draft with a file beside it.
#[test]
fn a_draft_that_names_a_file_that_is_not_whole_beside_it_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(&folder.path().join("lari-0000"));
    let old = fs::read(desk.draft()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_spbe-mandiri"));
    desk.attach(&mut command);
    assert!(command.status().unwrap().success());
    assert_eq!(desk.attached(&old), Ok(Found::New));
    let stored = desk.stored().pop().unwrap();
    put(&stored, b"robek");
    assert!(desk.attached(&old).is_err());
    fs::remove_file(stored).unwrap();
    assert!(desk.attached(&old).is_err());
}
