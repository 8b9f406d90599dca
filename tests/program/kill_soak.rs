//! Thousands of saves of the real program, each killed at a random moment: the draft is never damaged.
//!
//! It takes a while, so it is asked for by name; before a release with the full number:
//!
//! ```text
//! cargo test --test program kill_soak -- --ignored --nocapture
//! SOAK_KILLS=500 SOAK_SEED=7 cargo test --test program kill_soak -- --ignored --nocapture
//! ```
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program that does not run must stop the test; the figures are what it is run for"
)]

use crate::support;

use std::{
    fs,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use spbe_mandiri::storage::{Places, SystemDisk, sweep_leftovers, sweep_places};
use support::killed_program::{Desk, Found};

/// Kills of a release.
const KILLS: u64 = 10_000;

fn number(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).map_or(usual, |text| text.parse().expect("a number"))
}

/// The next of a row of numbers that looks like chance (Knuth's multiplier).
fn chance(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

fn program(desk: &Desk, number: usize) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spbe-mandiri"));
    desk.save(&mut command, number);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
#[ignore = "takes many minutes; asked for by name before a release"]
fn ten_thousand_kills_at_random_moments_damage_nothing() {
    let (kills, mut seed) = (number("SOAK_KILLS", KILLS), number("SOAK_SEED", 1));
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(&folder.path().join("meja"));

    // Moments are spread over the later part of what a whole run takes, and a little beyond: before it, the program only
    // reads, and the new draft is in place near the end.
    let mut whole = Vec::new();
    for number in 0..7 {
        let start = Instant::now();
        assert!(program(&desk, number).status().unwrap().success());
        whole.push(start.elapsed());
    }
    // The middle one: a single slow run would put most moments after the end.
    whole.sort_unstable();
    let span = u64::try_from(whole[whole.len() / 2].as_micros()).unwrap();

    let (mut old, mut new, mut done, mut save) = (0_u64, 0_u64, 0_u64, whole.len());
    for kill in 1..=kills {
        let before = fs::read(desk.draft()).unwrap();
        let mut child = program(&desk, save).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(span / 3 + chance(&mut seed) % (span * 5 / 6)));
        child.kill().unwrap();
        let finished = child.wait().unwrap().success();
        let found = desk.found(&before, save).unwrap_or_else(|text| panic!("kill {kill}: {text}"));
        assert!(!finished || found == Found::New, "kill {kill}: done, and the old draft is there");
        match found {
            Found::Old => old += 1,
            Found::New => (new, save) = (new + 1, save + 1),
        }
        done += u64::from(finished);
        if kill % 100 == 0 {
            assert_eq!(desk.broken_restore_points(), Vec::<std::path::PathBuf>::new(), "kill {kill}");
            assert_eq!(desk.strangers(), Vec::<std::path::PathBuf>::new(), "kill {kill}");
        }
    }

    let left = desk.leftovers().len();
    #[expect(clippy::disallowed_methods, reason = "the files were made at the moments of this machine")]
    let later = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(2);
    let places = Places::of(Some(desk.data().into_os_string()), None).unwrap();
    let swept =
        sweep_places(&SystemDisk, &places, later) + sweep_leftovers(&SystemDisk, &desk.drafts(), later).unwrap();
    println!(
        "{kills} kills: 0 drafts damaged; {old} left the old one, {new} the new one ({done} came too late to stop the save); \
         {left} temporary files were left, the next start removed {swept}"
    );
    // Parts of locks that were never whole go too.
    assert!(swept >= left && desk.leftovers().is_empty(), "{:?}", desk.leftovers());
    assert!(kills < 1_000 || (old > kills / 20 && new > kills / 20), "the moments miss the save");
}
