//! The self-test: it passes on a sound disk and leaves nothing there, and a disk that loses something does not pass.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use crate::support;

use std::{fs, path::Path, process::Command};

use spbe_mandiri::{
    rubric,
    storage::{Bench, Disk, Fault, FaultyDisk, Promise, SystemDisk, Trial, selftest},
};
use support::{at, put};

fn tried(disk: &dyn Disk, folder: &Path) -> Vec<Trial> {
    let bench = Bench { disk, rubrics: &rubric::builtin, now: at(0), new_id: &|| uuid::Uuid::new_v4().to_string() };
    selftest(&bench, folder).unwrap()
}

fn broken(trials: &[Trial]) -> Vec<Promise> {
    trials.iter().filter(|trial| trial.held.is_err()).map(|trial| trial.promise).collect()
}

#[test]
fn a_sound_disk_passes_and_nothing_is_left_or_touched() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("penilaian.ron");
    put(&other, b"isi");
    let trials = tried(&SystemDisk, folder.path());
    assert_eq!(trials.iter().map(|trial| trial.promise).collect::<Vec<_>>(), Promise::ALL);
    for trial in &trials {
        assert!(trial.held.as_ref().is_ok_and(|count| *count > 0), "{trial:?}");
    }
    assert_eq!((fs::read_dir(folder.path()).unwrap().count(), fs::read(&other).unwrap().as_slice()), (1, &b"isi"[..]));
}

#[test]
fn a_disk_that_loses_what_it_was_given_does_not_pass() {
    let found: Vec<Vec<Promise>> = (5..8)
        .map(|call| {
            let folder = tempfile::tempdir().unwrap();
            broken(&tried(&FaultyDisk::new(&SystemDisk, call, Fault::Lies), folder.path()))
        })
        .collect();
    assert!(found.contains(&vec![Promise::ReadBack]), "{found:?}");
}

#[test]
fn a_disk_that_goes_away_in_between_passes_nothing_that_comes_after() {
    let folder = tempfile::tempdir().unwrap();
    let trials = tried(&FaultyDisk::new(&SystemDisk, 40, Fault::Killed), folder.path());
    assert_eq!(broken(&trials), Promise::ALL);
}

#[test]
fn the_command_prints_one_page_without_jargon_and_ends_with_what_it_found() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spbe-mandiri"));
        command.arg("selftest").args(arguments).current_dir(folder.path());
        command.env("SPBE_MANDIRI_HOME", folder.path().join("data")).output().unwrap()
    };
    let output = run(&[]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.lines().count() <= 25 && text.contains(folder.path().join("data").to_str().unwrap()), "{text}");
    for word in ["fsync", "rename", "inode", "checksum", "RON", "byte", "hash"] {
        assert!(!text.to_lowercase().contains(&word.to_lowercase()), "{word}: {text}");
    }
    let output = run(&[".", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &json["passed"], &json["folder"]), (Some(0), &true.into(), &".".into()));
    assert_eq!(json["trials"].as_array().unwrap().len(), Promise::ALL.len());
    assert!(json["trials"][0]["promise"] == "read_back" && json["trials"][0]["cause"].is_null());

    fs::File::create(folder.path().join("berkas")).unwrap();
    let output = run(&["berkas/di-dalam"]);
    let words = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(words.contains("berkas/di-dalam") || cfg!(windows), "{words}");

    // A folder that is not there is not made.
    let output = run(&["tidak-ada"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("tidak-ada"));
    assert!(!folder.path().join("tidak-ada").exists());
}
