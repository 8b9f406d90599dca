//! Window and commands on one draft, each a program of its own: one at a time, the others are told who has it, and
//! nothing that was said to be saved is lost.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program that does not run must stop the test; what was counted is worth knowing"
)]

use crate::support;

use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use spbe_mandiri::{
    assessment::{Assessment, SittingId},
    rubric,
    session::{self, Opening, Session, Workplace},
    storage::{
        Holder, Mode, Places, Settings, SystemDisk, evidence_folder, host, lock_place, missing, open, save,
        save_settings,
    },
};
use support::{
    Random, answered, at, draft,
    screen::{Ended, screen},
};
use tempfile::TempDir;

/// A megabyte.
const MEGABYTE: u64 = 1 << 20;
/// What is waited for comes sooner than this, or never.
const PATIENCE: Duration = Duration::from_mins(1);
/// Rounds of the trials; `SPBE_TRIALS` says how many instead.
const TRIALS: usize = 12;

/// A folder with a draft, a table and the program's own data.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        save(&SystemDisk, &desk.draft(), &draft(answered(&[2, 2, 2])), Mode::Create).unwrap();
        let settings = Settings { author: "Rina Wulandari".to_owned(), ..Settings::default() };
        save_settings(&SystemDisk, &desk.places().settings(), &Settings::default(), &settings).unwrap();
        desk.table("tabel.csv", "1,5,Dari tabel.");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn draft(&self) -> PathBuf {
        self.path("penilaian.ron")
    }

    fn places(&self) -> Places {
        Places::of(Some(self.path("data").into_os_string()), None).unwrap()
    }

    fn table(&self, name: &str, row: &str) {
        let mut file = fs::File::create(self.path(name)).unwrap();
        file.write_all(format!("indikator,tingkat,fakta\n{row}\n").as_bytes()).unwrap();
    }

    /// A file of so many bytes; what it holds is of no matter.
    fn large(&self, bytes: u64) -> PathBuf {
        let path = self.path("rekaman.bin");
        fs::File::create(&path).unwrap().set_len(bytes).unwrap();
        path
    }

    /// The program in this folder, to be given its arguments.
    fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spbe-mandiri"));
        command.current_dir(self.0.path()).env("SPBE_MANDIRI_HOME", self.path("data"));
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.program().args(arguments).output().unwrap()
    }

    /// The window on the draft, and its id on the screen.
    fn window(&self, display: &str) -> (Ended, String) {
        let mut command = self.program();
        command.arg(self.draft()).env("DISPLAY", display).stderr(Stdio::null());
        let mut window = Ended(command.spawn().unwrap());
        let mut shown = String::new();
        wait_for("the window", || {
            assert!(window.0.try_wait().unwrap().is_none(), "the window did not open");
            let found = xdotool(display, &["search", "--onlyvisible", "--name", "SPBE Mandiri"]);
            shown = String::from_utf8(found.stdout).unwrap().lines().next().unwrap_or_default().to_owned();
            !shown.is_empty()
        });
        (window, shown)
    }

    fn assessment(&self) -> Assessment {
        open(&SystemDisk, &self.draft(), &rubric::builtin).unwrap().draft.assessment
    }

    fn level(&self) -> Option<u8> {
        self.assessment().level("1", 0)
    }

    fn lock(&self) -> PathBuf {
        lock_place(&SystemDisk, &self.draft()).unwrap()
    }

    /// What lies beside the draft, without what the test itself laid there.
    fn beside(&self) -> Vec<String> {
        let known = ["penilaian.ron", "tabel.csv", "rekaman.bin", "data"];
        let entries = fs::read_dir(self.0.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| !known.contains(&name.as_str()) && !name.starts_with(".penilaian.ron.kunci")).collect()
    }

    /// An `attach` that stands still in the middle of its file.
    fn stopped_attach(&self, bytes: u64) -> Ended {
        let mut attach = self.started_attach(bytes);
        signal("STOP", &attach.0);
        assert!(attach.0.try_wait().unwrap().is_none(), "it ended before it could be stopped");
        attach
    }

    /// An `attach` that is in the middle of its file.
    fn started_attach(&self, bytes: u64) -> Ended {
        let large = self.large(bytes);
        let mut command = self.program();
        command.arg("attach").arg(self.draft()).arg(large).args(["--indicator", "1", "--as", "Budi Santoso"]);
        let attach = Ended(command.spawn().unwrap());
        let store = evidence_folder(&self.draft());
        wait_for("the first bytes", || {
            fs::read_dir(&store).is_ok_and(|mut entries| {
                entries.any(|entry| entry.is_ok_and(|entry| entry.metadata().is_ok_and(|about| about.len() > 0)))
            })
        });
        attach
    }

    /// Every command that works on the draft is refused within a second, says who has it, and does nothing.
    fn assert_refused(&self, person: &str) {
        let before = fs::read(self.draft()).unwrap();
        let beside = self.beside();
        let calls: [&[&str]; 3] = [
            &["import", "penilaian.ron", "tabel.csv"],
            &["attach", "penilaian.ron", "tabel.csv"],
            &["package", "penilaian.ron", "-o", "paket.zip"],
        ];
        for arguments in calls {
            // The best of three: this machine may be busy with something else.
            let soonest = (0..3).map(|_| {
                let start = Instant::now();
                let output = self.run(arguments);
                let took = start.elapsed();
                let said = String::from_utf8(output.stderr).unwrap();
                assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
                assert!(said.contains(person) && said.contains(&host()), "{arguments:?}: {said}");
                assert!(said.contains("WIB") && said.contains("lalu ulangi"), "{arguments:?}: {said}");
                took
            });
            let soonest = soonest.min().unwrap();
            assert!(soonest < Duration::from_secs(1), "{arguments:?} took {soonest:?}");
        }
        assert_eq!(fs::read(self.draft()).unwrap(), before);
        assert_eq!(self.beside(), beside);
    }
}

fn xdotool(display: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new("xdotool");
    command.args(arguments).env("DISPLAY", display);
    command.output().expect("xdotool is needed: install the package xdotool")
}

/// Presses keys in a window.
fn press(display: &str, window: &str, keys: &str) {
    xdotool(display, &["windowfocus", "--sync", window]);
    xdotool(display, &["key", "--clearmodifiers", keys]);
}

fn wait_for(what: &str, mut there: impl FnMut() -> bool) {
    let start = Instant::now();
    while !there() {
        assert!(start.elapsed() < PATIENCE, "{what} did not come");
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn signal(name: &str, process: &Child) {
    assert!(Command::new("kill").args([&format!("-{name}"), &process.id().to_string()]).status().unwrap().success());
}

/// How a program that was started ends.
fn ended(mut process: Ended) -> (Option<i32>, String) {
    let status = process.0.wait().unwrap();
    let mut said = String::new();
    if let Some(mut err) = process.0.stderr.take() {
        std::io::Read::read_to_string(&mut err, &mut said).unwrap();
    }
    (status.code(), said)
}

#[test]
fn while_a_command_works_for_long_every_other_is_refused_and_goes_through_once_it_is_done() {
    let desk = Desk::new();
    let attach = desk.stopped_attach(128 * MEGABYTE);
    desk.assert_refused("Budi Santoso");
    signal("CONT", &attach.0);
    let (code, said) = ended(attach);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("rekaman.bin berisi nol semata"), "a file of zeros is taken in with a warning: {said}");
    assert_eq!(desk.run(&["import", "penilaian.ron", "tabel.csv", "--overwrite"]).status.code(), Some(0));
    let assessment = desk.assessment();
    assert_eq!((assessment.level("1", 0), assessment.register().len()), (Some(5), 1));
    assert!(!desk.lock().exists(), "the lock is given back");
}

#[test]
fn a_command_that_was_killed_keeps_nobody_away() {
    let desk = Desk::new();
    let mut attach = desk.stopped_attach(128 * MEGABYTE);
    attach.0.kill().unwrap();
    attach.0.wait().unwrap();
    assert!(desk.lock().exists());
    let output = desk.run(&["import", "penilaian.ron", "tabel.csv", "--overwrite"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(desk.level(), Some(5));
    let left: Vec<_> = fs::read_dir(desk.0.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("kunci")), "{left:?}");
}

#[test]
fn a_draft_that_is_being_made_is_nobody_elses() {
    let desk = Desk::new();
    let holder = Holder::here("Budi Santoso".to_owned(), at(0), "lain".to_owned());
    let new = desk.path("baru.ron");
    let place = session::reserve(&SystemDisk, &new, &holder, false, None).unwrap();
    let new_draft = ["new", "baru.ron", "--institution", "Kota Uji", "--kind", "kota", "--year", "2026"];
    for arguments in [&new_draft[..], &["example", "-o", "baru.ron"]] {
        let output = desk.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("Budi Santoso"), "{said}");
        assert!(!new.exists() && !evidence_folder(&new).exists(), "nothing is half done");
    }
    place.give_up(&SystemDisk);
    assert_eq!(desk.run(&new_draft).status.code(), Some(0));
}

/// Window and command on one draft, both ways, with a large file.
fn both_ways(bytes: u64) {
    let desk = Desk::new();
    let (_screen, display) = screen();

    // The window has the draft and saves.
    let (mut window, shown) = desk.window(&display);
    wait_for("the lock of the window", || desk.lock().exists());
    std::thread::sleep(Duration::from_secs(1));
    press(&display, &shown, "alt+3");
    let large = desk.large(bytes);
    let refused = desk.run(&["attach", "penilaian.ron", large.to_str().unwrap()]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(said.contains("Rina Wulandari") && said.contains(&host()), "{said}");
    assert!(!evidence_folder(&desk.draft()).exists(), "nothing is half done");
    wait_for("the save of the window", || desk.level() == Some(3));
    desk.assert_refused("Rina Wulandari");
    press(&display, &shown, "ctrl+q");
    assert!(window.0.wait().unwrap().success());
    assert!(!desk.lock().exists(), "the lock is given back");

    // The command has it, and a window opens it for reading.
    let attach = desk.stopped_attach(bytes);
    let (mut window, shown) = desk.window(&display);
    std::thread::sleep(Duration::from_secs(2));
    press(&display, &shown, "Return");
    std::thread::sleep(Duration::from_secs(1));
    press(&display, &shown, "alt+4");
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(desk.level(), Some(3), "who only reads writes nothing");
    desk.assert_refused("Budi Santoso");
    signal("CONT", &attach.0);
    assert_eq!(ended(attach).0, Some(0));
    assert!(window.0.try_wait().unwrap().is_none(), "the window goes on");
    let assessment = desk.assessment();
    assert_eq!((assessment.level("1", 0), assessment.register().len()), (Some(3), 1), "no edit is lost");
    assert!(missing(&SystemDisk, &evidence_folder(&desk.draft()), &assessment).is_empty());
    drop(window);
    assert!(!desk.lock().exists(), "who only read had no lock to leave");
}

#[test]
fn window_and_command_on_one_draft_take_turns_and_neither_loses_an_edit() {
    both_ways(128 * MEGABYTE);
}

#[test]
#[ignore = "a gigabyte is copied: by name"]
fn window_and_command_take_turns_also_over_a_gigabyte() {
    both_ways(1_024 * MEGABYTE);
}

#[test]
fn a_window_that_was_killed_keeps_no_command_away() {
    let desk = Desk::new();
    let (_screen, display) = screen();
    let (mut window, _) = desk.window(&display);
    wait_for("the lock of the window", || desk.lock().exists());
    desk.assert_refused("Rina Wulandari");
    window.0.kill().unwrap();
    window.0.wait().unwrap();
    assert!(desk.lock().exists());
    let output = desk.run(&["import", "penilaian.ron", "tabel.csv", "--overwrite"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(desk.level(), Some(5));
}

/// One of those who change the draft at the same time, each an indicator of its own.
struct Writer<'a> {
    desk: &'a Desk,
    indicator: usize,
    random: Random,
    /// What its field may hold: the step that was said to be saved last, and those of programs that were killed since.
    may_be: Vec<usize>,
    saved: usize,
    refused: usize,
    killed: usize,
}

impl<'a> Writer<'a> {
    fn new(desk: &'a Desk, indicator: usize) -> Self {
        let random = Random(indicator as u64);
        Self { desk, indicator, random, may_be: vec![0], saved: 0, refused: 0, killed: 0 }
    }

    fn words(&self, step: usize) -> String {
        if step == 0 { String::new() } else { format!("Penulis {}, langkah {step}.", self.indicator) }
    }

    /// A command that may be killed in the middle.
    fn import(&mut self, step: usize) {
        let table = format!("tabel-{}.csv", self.indicator);
        self.desk.table(&table, &format!("{},3,\"{}\"", self.indicator, self.words(step)));
        let mut command = self.desk.program();
        command.arg("import").arg(self.desk.draft()).arg(self.desk.path(&table)).arg("--overwrite");
        let mut import = Ended(command.spawn().unwrap());
        if self.random.below(4) == 0 {
            std::thread::sleep(Duration::from_millis(self.random.below(300) as u64));
            let _ = import.0.kill();
        }
        match ended(import) {
            (Some(0), _) => self.said_saved(step),
            (Some(1), said) if said.contains("sedang dipakai") || said.contains("tampaknya") => self.refused += 1,
            (None, _) => {
                self.killed += 1;
                self.may_be.push(step);
            }
            other => panic!("{other:?}"),
        }
    }

    /// What the window does: open, save twice, close.
    fn edit(&mut self, step: usize) {
        let places = self.desk.places();
        let work = Workplace { disk: &SystemDisk, places: Some(&places), rubrics: rubric::builtin };
        let holder = Holder::here("Jendela".to_owned(), at(0), format!("jendela-{}", self.indicator));
        let opening = Opening { path: self.desk.draft(), holder, take_over: None, held: None, now: at(0) };
        let found = session::open(work, &opening).unwrap();
        let Ok(lock) = found.lock else {
            self.refused += 1;
            return;
        };
        let (header, rubric) = (found.opened.draft.header, found.opened.rubric);
        let mut assessment = found.opened.draft.assessment;
        let sitting = SittingId::of(&self.random.below(usize::MAX).to_string());
        let mut session = Session::opened(self.desk.draft(), header, sitting, None, Some(lock));
        for (number, step) in [(1, step), (2, step + 1)] {
            let words = self.words(step);
            let facts = support::facts(&self.indicator.to_string(), &words);
            assessment.apply(&rubric, facts, &session.author("Jendela".to_owned(), at(number))).unwrap();
            session.start(session::Task::File, step as u64);
            let order = session.own_order(self.desk.draft(), &rubric, &assessment, at(number));
            session.saved(&SystemDisk, session::save(work, &order).unwrap());
            self.said_saved(step);
            std::thread::sleep(Duration::from_millis(self.random.below(50) as u64));
        }
        session.close(&SystemDisk);
    }

    fn said_saved(&mut self, step: usize) {
        self.saved += 1;
        self.may_be = vec![step];
        self.check();
    }

    /// Nobody else changes this indicator: what was said to be saved is there, now and at the end.
    fn check(&self) {
        let assessment = self.desk.assessment();
        let found = assessment.entry(&self.indicator.to_string(), 0).map(|entry| entry.facts.value.clone());
        let may_be: Vec<String> = self.may_be.iter().map(|step| self.words(*step)).collect();
        assert!(may_be.contains(&found.unwrap_or_default()), "indicator {}: not {may_be:?}", self.indicator);
    }
}

#[test]
fn of_those_who_change_a_draft_at_the_same_time_nobody_loses_what_was_said_to_be_saved() {
    let trials = std::env::var("SPBE_TRIALS").ok().and_then(|text| text.parse().ok()).unwrap_or(TRIALS);
    let desk = Desk::new();
    let work = |indicator: usize, by_window: bool| {
        let mut writer = Writer::new(&desk, indicator);
        for trial in 0..trials {
            let step = 2 * trial + 1;
            if by_window {
                writer.edit(step);
            } else {
                writer.import(step);
            }
            std::thread::sleep(Duration::from_millis(writer.random.below(100) as u64));
        }
        writer
    };
    let work = &work;
    let writers: Vec<Writer<'_>> = std::thread::scope(|scope| {
        let started = [(1, false), (2, false), (3, true)].map(|(one, window)| scope.spawn(move || work(one, window)));
        started.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    for writer in &writers {
        writer.check();
        println!(
            "indicator {}: {} saved, {} refused, {} killed",
            writer.indicator, writer.saved, writer.refused, writer.killed
        );
    }
    assert!(writers.iter().all(|writer| writer.saved > 0), "everybody had a turn");
    assert_eq!(
        desk.run(&["import", "penilaian.ron", "tabel.csv", "--overwrite"]).status.code(),
        Some(0),
        "nobody is kept away"
    );
}
