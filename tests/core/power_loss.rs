//! Power cuts, on a disk in memory that may lose or tear everything that was not made durable: before a save is done
//! the old or the new file is there, and after "done" the new one, whatever the cut leaves.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a broken fixture must stop; the number of states is worth knowing"
)]

use crate::support;

use std::{
    collections::BTreeSet,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use spbe_mandiri::storage::{
    Disk as _, Fault, FaultyDisk, Mode, Readers, Reason, Step, intact, keep_restore_point, restore_points, to_text,
    write, write_recovery,
};
use support::{
    DRAFT_ID, at,
    power_cut::{CrashDisk, Neglect, Survivors},
    small,
};

const OLD: &[u8] = b"lama, yang semua orang kenal";
const NEW: &[u8] = b"baru, dan lebih panjang daripada yang lama";
const CASES: [(Mode, Option<&[u8]>); 3] = [(Mode::Replace, Some(OLD)), (Mode::Replace, None), (Mode::Create, None)];

fn path() -> PathBuf {
    PathBuf::from("/berkas/a.ron")
}

/// A disk on which the old file lies, and one beside it.
fn disk(neglect: Neglect, old: Option<&[u8]>) -> CrashDisk {
    let disk = CrashDisk::new(neglect);
    disk.put(Path::new("/berkas/lain.ron"), b"lain");
    if let Some(old) = old {
        disk.put(&path(), old);
    }
    disk
}

/// What the file may hold in these states; the one beside it is always as it was.
fn contents(states: &[Survivors]) -> BTreeSet<Option<&[u8]>> {
    assert!(states.iter().all(|state| &*state[Path::new("/berkas/lain.ron")] == b"lain"));
    states.iter().map(|state| state.get(&path()).map(|bytes| &**bytes)).collect()
}

#[test]
fn before_a_save_is_done_a_power_cut_leaves_the_old_or_the_new_file_and_afterwards_the_new_one() {
    let mut all = 0;
    for (mode, old) in CASES {
        let disk = disk(Neglect::Nothing, old);
        write(&disk, &path(), NEW, mode).unwrap();
        let cuts = disk.power_cuts();
        assert!(cuts.len() >= 6, "{} moments only", cuts.len());
        for (moment, states) in cuts.iter().enumerate() {
            all += states.len();
            let allowed = [old, Some(NEW)].into();
            assert!(contents(states).is_subset(&allowed), "{mode:?} at moment {moment}: {:?}", contents(states));
        }
        assert_eq!(contents(&disk.power_cut()), [Some(NEW)].into(), "{mode:?}: done means done");
    }
    println!("{all} states after power cuts, all old or new");
}

#[test]
fn a_failure_and_a_power_cut_together_leave_the_old_or_the_new_file() {
    let mut all = 0;
    for (mode, old) in CASES {
        for fault in [Fault::Fails(ErrorKind::StorageFull), Fault::Half, Fault::Killed] {
            for call in 0.. {
                let disk = disk(Neglect::Nothing, old);
                let faulty = FaultyDisk::new(&disk, call, fault);
                let done = write(&faulty, &path(), NEW, mode).is_ok();
                for states in disk.power_cuts() {
                    all += states.len();
                    let allowed = [old, Some(NEW)].into();
                    assert!(contents(&states).is_subset(&allowed), "{mode:?} {fault:?} at call {call}");
                }
                if done {
                    assert_eq!(contents(&disk.power_cut()), [Some(NEW)].into(), "{mode:?} {fault:?} at call {call}");
                }
                // Trying again is all a person can do, and it is enough.
                let again = write(&disk, &path(), NEW, Mode::Replace);
                assert!(again.is_ok(), "{mode:?} {fault:?} at call {call}");
                assert_eq!(contents(&disk.power_cut()), [Some(NEW)].into());
                if !faulty.met() {
                    break;
                }
            }
        }
    }
    println!("{all} states after failures and power cuts, all old or new");
}

/// The system forgets what it could not write: only a new file helps.
#[test]
fn a_failed_sync_is_never_tried_again_on_the_same_file() {
    let disk = disk(Neglect::FirstSync, Some(OLD));
    let error = write(&disk, &path(), NEW, Mode::Replace).unwrap_err();
    assert_eq!((error.step, contents(&disk.power_cut())), (Step::Sync, [Some(OLD)].into()));
    write(&disk, &path(), NEW, Mode::Replace).unwrap();
    assert_eq!(contents(&disk.power_cut()), [Some(NEW)].into());

    // Whoever syncs the same file again is told "done" and loses it: the model has teeth.
    let disk = self::disk(Neglect::FirstSync, Some(OLD));
    let other = Path::new("/berkas/b.ron");
    let mut sheet = disk.create(other, Readers::Owner).unwrap();
    sheet.write(NEW).unwrap();
    sheet.sync().unwrap_err();
    sheet.sync().unwrap();
    drop(sheet);
    disk.replace(other, &path()).unwrap();
    disk.folder(Path::new("/berkas")).unwrap().sync().unwrap();
    assert!(contents(&disk.power_cut()).len() > 2, "torn in every way");
}

/// Both syncs are needed: without either, the same save loses or lies.
#[test]
fn the_model_finds_out_a_save_without_its_syncs() {
    let torn = disk(Neglect::Files, Some(OLD));
    write(&torn, &path(), NEW, Mode::Replace).unwrap();
    let found = torn.power_cut();
    let found = contents(&found);
    assert!(found.contains(&Some(b"")) && found.iter().flatten().any(|bytes| bytes.starts_with(&[0])), "{found:?}");

    let undone = disk(Neglect::Folders, Some(OLD));
    write(&undone, &path(), NEW, Mode::Replace).unwrap();
    assert_eq!(contents(&undone.power_cut()), [Some(OLD), Some(NEW)].into());
}

#[test]
fn an_older_restore_point_goes_only_when_no_power_cut_can_take_the_new_one() {
    let (disk, folder) = (CrashDisk::new(Neglect::Nothing), Path::new("/cadangan"));
    let keep = |revision: u64| {
        let mut draft = small();
        draft.header.revision = revision;
        let moment = at(i64::try_from(revision).unwrap() * 1_000);
        keep_restore_point(&disk, folder, DRAFT_ID, to_text(&draft).unwrap().as_bytes(), Reason::Asked, moment).unwrap()
    };
    for revision in 1..=30 {
        keep(revision);
    }
    let oldest = restore_points(&disk, folder, DRAFT_ID).unwrap().pop().unwrap().path;
    disk.power_cuts();
    let new = keep(31);
    let mut went = false;
    for state in disk.power_cuts().iter().flatten() {
        let whole = |path: &Path| state.get(path).is_some_and(|bytes| intact(bytes));
        assert!(whole(&oldest) || whole(&new));
        went |= !state.contains_key(&oldest);
    }
    assert!(went && disk.power_cut().iter().all(|state| state.contains_key(&new)));
}

#[test]
fn a_recovery_copy_that_was_written_outlives_a_power_cut() {
    let (disk, folder) = (CrashDisk::new(Neglect::Nothing), Path::new("/pemulihan"));
    let copy = write_recovery(&disk, folder, &small()).unwrap();
    let states = disk.power_cut();
    assert!(!states.is_empty() && states.iter().all(|state| intact(&state[&copy])));
}
