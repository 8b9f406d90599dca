//! Restore points: enough of them for as long as somebody may need one, each verified before an older one goes.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use crate::support;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, tz::TimeZone};
use proptest::prelude::*;
use spbe_mandiri::{
    rubric,
    storage::{
        Fault, FaultyDisk, Reason, RestoreError, RestorePoint, SystemDisk, keep_restore_point, last_verified,
        open_restore_point, restore_points, rotation, to_text, verified_ago,
    },
    words::Words,
};
use support::{DRAFT_ID, at, put, small};
use tempfile::TempDir;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The draft as it is saved for the n-th time.
fn text(revision: u64) -> String {
    let mut draft = small();
    draft.header.revision = revision;
    to_text(&draft).unwrap()
}

fn keep(folder: &Path, revision: u64, moment: i64) -> PathBuf {
    let bytes = text(revision);
    keep_restore_point(&SystemDisk, folder, DRAFT_ID, bytes.as_bytes(), Reason::Asked, at(moment)).unwrap()
}

fn points(folder: &Path) -> Vec<RestorePoint> {
    restore_points(&SystemDisk, folder, DRAFT_ID).unwrap()
}

fn point(at: Timestamp, bytes: u64, verified: bool) -> RestorePoint {
    RestorePoint { path: PathBuf::from(at.to_string()), at, reason: Reason::Opened, bytes, verified }
}

/// The rule applied after every new copy, as it happens over time; the ages in milliseconds before now.
fn over_time(moments: &[i64]) -> Vec<i64> {
    let mut kept: Vec<(i64, RestorePoint)> = Vec::new();
    for &moment in moments {
        kept.insert(0, (moment, point(at(moment), 1_000, true)));
        let points: Vec<RestorePoint> = kept.iter().map(|(_, point)| point.clone()).collect();
        let stay = rotation(&points);
        kept = kept.into_iter().zip(stay).filter(|(_, stay)| *stay).map(|(kept, _)| kept).collect();
    }
    kept.into_iter().map(|(moment, _)| moment).collect()
}

#[test]
fn ten_saves_fourteen_days_and_twelve_months_are_kept() {
    // A copy every four hours through two years.
    let moments: Vec<i64> = (0..2 * 365 * 6).map(|number| number * DAY / 6).collect();
    let kept = over_time(&moments);
    let newest = *moments.last().unwrap();
    assert_eq!(kept[..10], moments.iter().rev().take(10).copied().collect::<Vec<_>>()[..]);
    let days: BTreeSet<_> = kept.iter().map(|moment| at(*moment).to_zoned(TimeZone::UTC).date()).collect();
    let months: BTreeSet<_> = days.iter().map(|day| (day.year(), day.month())).collect();
    assert_eq!(months.len(), 12);
    let recent = days.iter().filter(|day| at(newest - 14 * DAY).to_zoned(TimeZone::UTC).date() < **day).count();
    assert_eq!(recent, 14);
    assert_eq!(kept.len(), 32, "ten reach back over two days, then twelve days, then ten months more");
    // The newest of its day or month: the next copy that was ever made is of another one.
    for moment in &kept[10..] {
        let (this, next) = (at(*moment), at(*moment + DAY / 6));
        assert_ne!(this.to_zoned(TimeZone::UTC).date(), next.to_zoned(TimeZone::UTC).date());
    }
}

#[test]
fn days_on_which_nobody_worked_take_no_place() {
    let moments: Vec<i64> = (0..30).map(|number| number * 9 * DAY).collect();
    let kept = over_time(&moments);
    let oldest = at(*kept.last().unwrap()).to_zoned(TimeZone::UTC).date();
    assert!(kept.len() >= 14, "fourteen days with work, however long ago: {}", kept.len());
    assert!(oldest <= at(40 * DAY).to_zoned(TimeZone::UTC).date(), "and the months before them: {oldest}");
}

#[test]
fn all_together_stay_below_the_limit_and_the_oldest_go_first() {
    let points: Vec<RestorePoint> = (0..10).map(|age| point(at(-age * MINUTE), 45_000_000, true)).collect();
    assert_eq!(rotation(&points), [true, true, true, true, false, false, false, false, false, false]);
    let huge = [point(at(0), 900_000_000, true), point(at(-MINUTE), 1, true)];
    assert_eq!(rotation(&huge), [true, false], "the newest stays whatever its size");
    let damaged = [point(at(0), 900_000_000, false), point(at(-MINUTE), 1, true)];
    assert_eq!(rotation(&damaged), [true, true], "and so does the newest that is whole");
}

#[test]
fn damaged_copies_take_the_place_of_no_other() {
    let points: Vec<RestorePoint> = (0..40).map(|age| point(at(-age * DAY), 10, age % 2 == 1)).collect();
    let kept = rotation(&points);
    let whole = points.iter().zip(&kept).filter(|(point, kept)| point.verified && **kept).count();
    assert!(whole >= 14, "{whole}");
    assert!(points.iter().zip(&kept).skip(10).all(|(point, kept)| point.verified || !kept));
}

#[test]
fn the_last_copy_in_an_older_format_stays() {
    let mut points: Vec<RestorePoint> = (0..30).map(|age| point(at(-age * MINUTE), 10, true)).collect();
    points[25].reason = Reason::Migrated;
    points[27].reason = Reason::Migrated;
    let kept = rotation(&points);
    assert_eq!((kept[25], kept[27]), (true, false));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_newest_stays_the_number_is_bounded_and_what_goes_stays_gone(
        ages in prop::collection::btree_set(0_i64..900 * DAY, 1..200),
        sizes in prop::collection::vec(1_u64..20_000_000, 200),
        sound in prop::collection::vec(prop::bool::weighted(0.9), 200),
    ) {
        let points: Vec<RestorePoint> = ages
            .iter()
            .zip(sizes.iter().zip(&sound))
            .map(|(age, (bytes, verified))| point(at(-age), *bytes, *verified))
            .collect();
        let kept = rotation(&points);
        prop_assert!(kept[0]);
        if let Some(newest) = points.iter().position(|point| point.verified) {
            prop_assert!(kept[newest]);
        }
        let left: Vec<RestorePoint> =
            points.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(point, _)| point.clone()).collect();
        prop_assert!(left.len() <= 10 + 14 + 12);
        let bytes: u64 = left.iter().skip(1).map(|point| point.bytes).sum();
        prop_assert!(bytes <= 200_000_000 + 20_000_000);
        prop_assert!(rotation(&left).iter().all(|kept| *kept), "the rule has nothing to add when it is asked again");
    }
}

#[test]
fn copies_are_listed_with_size_and_reason_and_open_as_drafts() {
    let folder = folder();
    let bytes = text(3);
    keep(folder.path(), 2, 0);
    keep_restore_point(&SystemDisk, folder.path(), DRAFT_ID, bytes.as_bytes(), Reason::Opened, at(DAY)).unwrap();
    let found = points(folder.path());
    let shown: Vec<_> = found.iter().map(|point| (point.at, point.reason, point.bytes, point.verified)).collect();
    let size = bytes.len() as u64;
    assert_eq!(shown, [(at(DAY), Reason::Opened, size, true), (at(0), Reason::Asked, size, true)]);
    let opened = open_restore_point(&SystemDisk, &found[0], &rubric::builtin).unwrap();
    assert_eq!((opened.draft.header.revision, opened.draft.assessment), (3, small().assessment));
}

#[test]
fn the_same_state_is_kept_once_and_two_of_one_moment_share_no_name() {
    let folder = folder();
    let first = keep(folder.path(), 1, 0);
    assert_eq!(keep(folder.path(), 1, 5), first);
    let second = keep(folder.path(), 2, 0);
    assert_ne!(first, second);
    let names: Vec<PathBuf> = points(folder.path()).into_iter().map(|point| point.path).collect();
    assert_eq!(names, [second, first]);
}

#[test]
fn a_damaged_draft_never_enters_and_no_path_leads_out_of_the_folder() {
    let folder = folder();
    keep(folder.path(), 1, 0);
    let before = points(folder.path());
    let damaged = text(2).replace("Kota", "Desa");
    let (whole, place) = (text(2), folder.path());
    for (document, bytes) in
        [(DRAFT_ID, damaged.as_str()), (DRAFT_ID, ""), ("../luar", &whole), ("", &whole), ("/tmp/luar", &whole)]
    {
        let kept = keep_restore_point(&SystemDisk, place, document, bytes.as_bytes(), Reason::Opened, at(9));
        assert!(matches!(kept, Err(RestoreError::NotIntact)), "{document}");
    }
    assert_eq!(points(folder.path()), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn no_copy_goes_while_one_of_the_newest_is_damaged() {
    let folder = folder();
    for revision in 1..=10 {
        keep(folder.path(), revision, i64::try_from(revision).unwrap() * MINUTE);
    }
    put(&points(folder.path())[1].path, b"rusak");
    for revision in 11..=12 {
        keep(folder.path(), revision, i64::try_from(revision).unwrap() * MINUTE);
    }
    assert_eq!(points(folder.path()).len(), 12, "the ninth is damaged and among the three before the newest");
    assert_eq!(points(folder.path()).iter().filter(|point| !point.verified).count(), 1);
    keep(folder.path(), 13, 13 * MINUTE);
    assert_eq!(points(folder.path()).len(), 10, "once three good ones follow it, older ones go again");
}

#[test]
fn a_clock_that_was_wrong_does_not_cost_the_copy_that_was_just_made() {
    let folder = folder();
    for revision in 1..=12 {
        keep(folder.path(), revision, 9_000 * DAY + i64::try_from(revision).unwrap());
    }
    let made = keep(folder.path(), 13, 0);
    assert!(made.exists());
    assert_eq!(fs::read_to_string(&made).unwrap(), text(13));
}

/// The battery of a clock dies, and comes back ten years ahead; then somebody sets it right.
#[test]
fn copies_of_a_clock_that_ran_ahead_do_not_push_out_those_of_the_present() {
    let folder = folder();
    let ahead = 3_652 * DAY;
    for revision in 1..=12 {
        keep(folder.path(), revision, ahead + i64::try_from(revision).unwrap() * MINUTE);
    }
    for revision in 13..=24 {
        keep(folder.path(), revision, i64::try_from(revision).unwrap() * MINUTE);
    }
    let left = points(folder.path());
    let (present, future): (Vec<_>, Vec<_>) = left.iter().partition(|point| point.at < at(DAY));
    assert_eq!((present.len(), future.len()), (10, 1), "ten of the present, and the newest day of the other");
    assert!(verified_ago(&left, at(24 * MINUTE + 5 * 60 * MINUTE), Words::indonesian()).contains("5 jam"));
    let again = keep(folder.path(), 24, 25 * MINUTE);
    assert_eq!(
        (again, points(folder.path()).len()),
        (present[0].path.clone(), 11),
        "the newest is that of the present"
    );
}

#[test]
fn an_older_copy_goes_only_after_the_new_one_was_read_back() {
    for fault in [Fault::Killed, Fault::Lies] {
        for call in 0..120 {
            let folder = folder();
            for revision in 1..=10 {
                keep(folder.path(), revision, i64::try_from(revision).unwrap() * MINUTE);
            }
            let (bytes, disk) = (text(11), FaultyDisk::new(&SystemDisk, call, fault));
            let kept =
                keep_restore_point(&disk, folder.path(), DRAFT_ID, bytes.as_bytes(), Reason::Asked, at(11 * MINUTE));
            let left = points(folder.path());
            let good = left.iter().filter(|point| point.verified).count();
            assert!(good >= 10, "{fault:?} at call {call}: {good} left");
            if kept.is_ok() {
                assert!(left[0].verified && left[0].at == at(11 * MINUTE), "{fault:?} at call {call}");
            }
            if !disk.met() {
                assert!(kept.is_ok() && call > 12);
                break;
            }
        }
    }
}

#[test]
fn how_long_ago_the_last_verified_copy_was_made_is_said_in_words() {
    let found = [point(at(0), 1, false), point(at(-3 * DAY), 1, true), point(at(-9 * DAY), 1, true)];
    assert_eq!(last_verified(&found), Some(&found[1]));
    let ago = |now: i64| verified_ago(&found, at(now - 3 * DAY), Words::indonesian());
    assert!(ago(40 * MINUTE).contains("kurang dari satu jam"));
    assert!(ago(5 * 60 * MINUTE).contains("5 jam"));
    assert!(ago(26 * DAY).contains("26 hari"));
    assert!(ago(-DAY).contains("kurang dari satu jam"), "a clock that went back");
    assert!(verified_ago(&found[..1], at(0), Words::indonesian()).contains("Belum ada"));
}
