//! Temporary files of killed programs: the next start removes those, and nothing else.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use jiff::{SignedDuration, Timestamp};
use spbe_mandiri::storage::{
    Disk as _, Holder, Places, SystemDisk, release_lock, sweep_beside, sweep_leftovers, sweep_places, take_lock,
};

/// A process number that no system gives.
const NOBODY: u32 = u32::MAX;

fn now() -> Timestamp {
    "2026-05-02T03:00:00Z".parse().unwrap()
}

/// A file that was last written so many minutes ago.
fn put(folder: &Path, name: &str, minutes: i64) {
    let file = fs::File::create(folder.join(name)).unwrap();
    let moment = now() - SignedDuration::from_mins(minutes);
    let since_epoch = Duration::from_secs(moment.as_second().unsigned_abs());
    file.set_modified(std::time::SystemTime::UNIX_EPOCH + since_epoch).unwrap();
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn only_our_own_old_and_abandoned_files_go() {
    let folder = tempfile::tempdir().unwrap();
    let abandoned = [format!(".spbe-mandiri-{NOBODY}-0.tmp"), format!(".spbe-mandiri-{NOBODY}-17.tmp")];
    abandoned.iter().for_each(|name| put(folder.path(), name, 61));
    let mut stay = vec![
        format!(".spbe-mandiri-{NOBODY}-1.tmp.ron"),
        format!(".spbe-mandiri-{NOBODY}-.tmp"),
        format!(".spbe-mandiri-{NOBODY}.tmp"),
        format!(".spbe-mandiri--{NOBODY}-0.tmp"),
        format!("a.spbe-mandiri-{NOBODY}-0.tmp"),
        ".spbe-mandiri-+7-0.tmp".to_owned(),
        ".spbe-mandiri-99999999999-0.tmp".to_owned(),
        ".spbe-mandiri-catatan.tmp".to_owned(),
        ".penilaian.ron.kunci".to_owned(),
        "penilaian.ron".to_owned(),
    ];
    stay.iter().for_each(|name| put(folder.path(), name, 100_000));
    // The clock may have been set back since.
    for (name, minutes) in [("2", 59), ("3", 0), ("4", -600)] {
        stay.push(format!(".spbe-mandiri-{NOBODY}-{name}.tmp"));
        put(folder.path(), stay.last().unwrap(), minutes);
    }
    if cfg!(target_os = "linux") {
        stay.push(format!(".spbe-mandiri-{}-0.tmp", std::process::id()));
        put(folder.path(), stay.last().unwrap(), 100_000);
    }
    fs::create_dir(folder.path().join(format!(".spbe-mandiri-{NOBODY}-5.tmp"))).unwrap();
    stay.push(format!(".spbe-mandiri-{NOBODY}-5.tmp"));

    assert_eq!(sweep_leftovers(&SystemDisk, folder.path(), now()).unwrap(), 2);
    assert_eq!(names(folder.path()), stay.into_iter().collect());
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_never_touched() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "penting.ron", 100_000);
    let link = format!(".spbe-mandiri-{NOBODY}-0.tmp");
    std::os::unix::fs::symlink("penting.ron", folder.path().join(&link)).unwrap();
    sweep_leftovers(&SystemDisk, folder.path(), now() + SignedDuration::from_hours(24 * 365 * 10)).unwrap();
    assert_eq!(names(folder.path()), ["penting.ron".to_owned()].into());
}

#[cfg(unix)]
#[test]
fn beside_a_draft_its_real_folder_and_its_store_are_swept() {
    let folder = tempfile::tempdir().unwrap();
    let (real, desk) = (folder.path().join("asli"), folder.path().join("meja"));
    let store = real.join("k.bukti");
    for folder in [&desk, &store] {
        fs::create_dir_all(folder).unwrap();
    }
    put(&real, "k.ron", 61);
    std::os::unix::fs::symlink("../asli/k.ron", desk.join("k.ron")).unwrap();
    for folder in [&real, &store] {
        put(folder, &format!(".spbe-mandiri-{NOBODY}-0.tmp"), 61);
        put(folder, &format!(".spbe-mandiri-{NOBODY}-1.tmp"), 1);
    }
    assert_eq!(sweep_beside(&SystemDisk, &desk.join("k.ron"), now()), 2);
    assert_eq!(sweep_beside(&SystemDisk, &folder.path().join("tidak/ada.ron"), now()), 0);
    assert!(store.join(format!(".spbe-mandiri-{NOBODY}-1.tmp")).is_file(), "too new");
}

#[test]
fn all_folders_of_the_programs_own_data_are_swept_and_missing_ones_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places::of(Some(folder.path().join("data").into_os_string()), None).unwrap();
    assert_eq!(sweep_places(&SystemDisk, &places, now()), 0);
    let folders =
        [places.data().to_path_buf(), places.recovery(), places.restore().join("dokumen"), places.evidence("dokumen")];
    for folder in &folders {
        fs::create_dir_all(folder).unwrap();
        put(folder, &format!(".spbe-mandiri-{NOBODY}-0.tmp"), 61);
        put(folder, "tinggal.ron", 61);
    }
    assert_eq!(sweep_places(&SystemDisk, &places, now()), 4);
    assert!(folders.iter().all(|folder| folder.join("tinggal.ron").is_file()));
}

/// The second file of a lock stays behind where a program is killed between making it and saying who.
#[test]
fn of_locks_only_old_parts_that_nobody_holds_and_that_belong_to_no_lock_go() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("penilaian.ron");
    put(folder.path(), "penilaian.ron", 61);
    let holder = |session: &str| Holder::here("Ana".to_owned(), now(), session.to_owned());
    let lock = take_lock(&SystemDisk, &draft, &holder("pemegang")).unwrap();
    drop(take_lock(&SystemDisk, &folder.path().join("lain.ron"), &holder("mati")).unwrap());
    put(folder.path(), ".penilaian.ron.kunci-yatim", 61);
    let mut stay = [".penilaian.ron.kunci-baru", "penilaian.ron.kunci-lain", ".penilaian.ron.kunci-a_b"].to_vec();
    put(folder.path(), stay[0], 59);
    put(folder.path(), stay[1], 61);
    put(folder.path(), stay[2], 61);
    // Held by somebody who is about to say who.
    let held = SystemDisk.create_locked(&folder.path().join(".penilaian.ron.kunci-segera")).unwrap();
    stay.extend(["penilaian.ron", ".penilaian.ron.kunci", ".penilaian.ron.kunci-pemegang"]);
    stay.extend([".lain.ron.kunci", ".lain.ron.kunci-mati", ".penilaian.ron.kunci-segera"]);
    let later = Timestamp::MAX;
    assert_eq!(sweep_leftovers(&SystemDisk, folder.path(), now()).unwrap(), 1);
    assert_eq!(names(folder.path()), stay.iter().map(|name| (*name).to_owned()).collect());
    drop(held);
    assert_eq!(sweep_leftovers(&SystemDisk, folder.path(), later).unwrap(), 2, "what was new, and what was held");
    release_lock(&SystemDisk, lock);
}
