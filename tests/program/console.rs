//! The two programs: the one with the window says what to do where there is none; the one for a console never opens one.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use std::{path::Path, process::Command};

use crate::cli::Ran;

const CONSOLE: &str = env!("CARGO_BIN_EXE_spbe-mandiri-cli");
const WINDOW: &str = env!("CARGO_BIN_EXE_spbe-mandiri");

fn run(program: &str, folder: &Path, arguments: &[&str], display: Option<&str>) -> Ran {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env("SPBE_MANDIRI_HOME", folder.join("data"));
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command.envs(display.map(|display| ("DISPLAY", display)));
    Ran::of(&command.output().unwrap())
}

#[test]
fn the_console_program_without_arguments_prints_its_help_and_names_the_program_with_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(CONSOLE, folder.path(), &[], None);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("spbe-mandiri-cli PERINTAH") && ran.out.contains("\n  score "), "{}", ran.out);
    assert!(ran.out.contains("jendela dibuka oleh program spbe-mandiri."), "{}", ran.out);
    assert_eq!(run(CONSOLE, folder.path(), &["--help"], None).out, ran.out);
}

#[test]
fn the_console_program_opens_no_window_even_where_there_is_a_display() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(CONSOLE, folder.path(), &["example", "-o", "contoh.ron"], None).code, 0);
    for arguments in [["contoh.ron"], ["example"]] {
        // A display nobody serves: a program that asked for it would say that it is not there.
        let ran = run(CONSOLE, folder.path(), &arguments, Some(":77"));
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}");
        assert!(ran.err.contains("jendela dibuka oleh program spbe-mandiri."), "{}", ran.err);
        assert!(ran.err.contains("score") && ran.err.contains("spbe-mandiri-cli --help"), "{}", ran.err);
    }
}

#[test]
fn advice_names_the_program_that_was_called() {
    let folder = tempfile::tempdir().unwrap();
    for (program, name) in [(CONSOLE, "spbe-mandiri-cli"), (WINDOW, "spbe-mandiri")] {
        for (arguments, advice) in [(["nilai"], " --help"), (["score"], " score --help")] {
            let ran = run(program, folder.path(), &arguments, None);
            assert_eq!(ran.code, 2);
            assert!(ran.err.trim_end().ends_with(&format!(": {name}{advice}")), "{}", ran.err);
        }
        let help = run(program, folder.path(), &["score", "--help"], None);
        assert!(help.out.contains(&format!("{name} score BERKAS")), "{}", help.out);
    }
}

#[test]
fn both_programs_print_the_same() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(CONSOLE, folder.path(), &["example", "-o", "contoh.ron"], None).code, 0);
    for arguments in
        [&["score", "contoh.ron", "--json"][..], &["check", "contoh.ron"], &["rubric", "list"], &["--version"]]
    {
        let [one, two] = [CONSOLE, WINDOW].map(|program| run(program, folder.path(), arguments, None));
        assert_eq!((one.code, one.out, one.err), (two.code, two.out, two.err), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
#[cfg_attr(not(feature = "desktop"), ignore = "a program without a window")]
fn without_a_display_the_place_of_the_window_is_taken_by_a_sentence_that_names_the_commands() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(WINDOW, folder.path(), &[], None);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("Jendela tidak dapat dibuka") && ran.err.contains("new, import"), "{}", ran.err);
    assert!(ran.err.trim_end().ends_with("spbe-mandiri --help."), "{}", ran.err);
}
