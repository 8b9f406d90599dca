//! The manual page: it says what the program says of itself, and the readers of manual pages find nothing wrong with it.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use std::{
    collections::BTreeSet,
    fs,
    process::{Command, Stdio},
};

use crate::{
    cli::{COMMANDS, Desk, Ran, options_of},
    support::{
        put,
        sources::{sources, without_comments},
    },
};

/// What a printer is told to print a letter on the one before.
const BACK: char = '\u{8}';
const PROGRAMS: [&str; 2] = [env!("CARGO_BIN_EXE_spbe-mandiri"), env!("CARGO_BIN_EXE_spbe-mandiri-cli")];

/// The page of a program.
fn page(program: &str) -> String {
    let output = Command::new(program).arg("manual").output().unwrap();
    let roff = Ran::of(&output);
    assert_eq!((roff.code, roff.err.as_str()), (0, ""));
    roff.out
}

fn mandoc(roff: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.1");
    put(&file, roff.as_bytes());
    let output = Command::new("mandoc").args(arguments).arg(&file).stderr(Stdio::piped()).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// What stands on the page, with one space between words; what is bold was printed twice.
fn read(roff: &str) -> String {
    let printed = mandoc(roff, &["-Tutf8"]);
    let letters: Vec<char> = printed.chars().collect();
    let kept = |place: usize| letters[place] != BACK && letters.get(place + 1) != Some(&BACK);
    let plain: String = (0..letters.len()).filter(|place| kept(*place)).map(|place| letters[place]).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_names_every_command_with_its_synopsis_and_every_option_with_what_it_does() {
    let desk = Desk::new();
    for program in PROGRAMS {
        let read = read(&page(program));
        for command in COMMANDS {
            let help = desk.done(&[command, "--help"]);
            let synopsis = help.lines().last().unwrap().split_once(&format!(" {command}")).unwrap().1;
            let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(read.contains(&plain(&format!("{command}{synopsis}"))), "{command}{synopsis}\n{read}");
            for (option, gist) in options_of(&desk, command) {
                assert!(read.contains(&option) && read.contains(&plain(&gist)), "{command} {option} {gist}");
            }
        }
        for heading in [
            "NAMA",
            "RINGKASAN",
            "KETERANGAN",
            "PILIHAN",
            "PERINTAH",
            "BERKAS",
            "VARIABEL LINGKUNGAN",
            "KODE KELUAR",
            "LIHAT JUGA",
        ] {
            assert!(read.contains(&format!(" {heading} ")), "{heading}");
        }
        assert!(read.contains(env!("CARGO_PKG_VERSION")) && read.contains("--version"), "{read}");
    }
}

#[test]
fn the_readers_of_manual_pages_find_nothing_wrong_with_it_but_that_it_has_no_day() {
    for program in PROGRAMS {
        let found = mandoc(&page(program), &["-Tlint"]);
        let wrong: Vec<&str> = found.lines().filter(|line| !line.contains("missing date")).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

#[test]
fn the_page_is_the_same_whoever_asks() {
    let folder = tempfile::tempdir().unwrap();
    for program in PROGRAMS {
        let mut elsewhere = Command::new(program);
        elsewhere.arg("manual").env_clear().env("HOME", folder.path()).env("LANG", "C").env("TZ", "Asia/Jayapura");
        assert_eq!(Ran::of(&elsewhere.current_dir(folder.path()).output().unwrap()).out, page(program));
    }
}

#[test]
fn the_page_says_where_the_program_keeps_its_data() {
    let folder = tempfile::tempdir().unwrap();
    let mut tried = Command::new(PROGRAMS[1]);
    tried.args(["selftest", "--json"]).env("HOME", folder.path());
    tried.env_remove("SPBE_MANDIRI_HOME").env_remove("XDG_DATA_HOME");
    let told: serde_json::Value = serde_json::from_str(&Ran::of(&tried.output().unwrap()).out).unwrap();
    let place = told["folder"].as_str().unwrap().replace(&*folder.path().to_string_lossy(), "~");
    assert!(read(&page(PROGRAMS[1])).contains(&format!("{place}/")), "{place}");
}

#[test]
fn the_page_names_every_variable_the_program_reads() {
    let mut variables = BTreeSet::new();
    for path in sources("") {
        let code = without_comments(&fs::read_to_string(path).unwrap());
        let named = code.split("_VARIABLE: &str = \"").skip(1).filter_map(|rest| rest.split('"').next());
        variables.extend(named.map(str::to_owned));
    }
    assert!(variables.contains("SPBE_MANDIRI_HOME"), "{variables:?}");
    let written = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/cli/manual.rs")).unwrap();
    for variable in variables {
        // The page of a program without a window leaves out what only a window reads.
        assert!(written.contains(&format!("\"{variable}\"")), "{variable}");
    }
}
