//! Completions: the shells take the scripts, and offer what the program takes.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use std::{fs, process::Command};

use crate::cli::{COMMANDS, Desk, Ran, options_of};

const SHELLS: [&str; 3] = ["bash", "zsh", "fish"];

/// A desk with the scripts of all shells, a few drafts, a table and a folder.
fn desk() -> Desk {
    let desk = Desk::new();
    for shell in SHELLS {
        desk.put(shell, desk.done(&["completions", shell]));
    }
    for name in ["a.ron", "b c.ron", "tabel.csv", "laporan.pdf"] {
        desk.put(name, "");
    }
    fs::create_dir(desk.path("folder")).unwrap();
    desk
}

/// What a shell prints when it runs this.
fn ran(desk: &Desk, shell: &str, arguments: &[&str]) -> Vec<String> {
    let mut command = Command::new(shell);
    command.args(arguments).current_dir(desk.path("")).env("HOME", desk.path(""));
    let ran = Ran::of(&command.output().unwrap_or_else(|error| panic!("{shell}: {error}")));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell} {arguments:?}");
    ran.out.lines().map(str::to_owned).collect()
}

/// What bash offers for the last of the words.
fn bash(desk: &Desk, words: &[&str]) -> Vec<String> {
    // What bash does when the tab key is pressed; only a line that is really typed has options of its own to set.
    const PRESS: &str = r#"source ./bash; compopt() { :; }
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        "$(complete -p spbe-mandiri | sed 's/.*-F \([^ ]*\) .*/\1/')"
        printf '%s\n' "${COMPREPLY[@]}" | sort -u"#;
    let arguments: Vec<&str> = ["--norc", "-c", PRESS, "bash", "spbe-mandiri"].iter().chain(words).copied().collect();
    ran(desk, "bash", &arguments).into_iter().filter(|offered| !offered.is_empty()).collect()
}

/// What fish offers at the end of a line, without what it says of it.
fn fish(desk: &Desk, line: &str) -> Vec<String> {
    let ask = format!("source ./fish; complete -C'spbe-mandiri {line}'");
    let offered = ran(desk, "fish", &["--no-config", "-c", &ask]);
    let mut offered: Vec<String> = offered.iter().filter_map(|row| row.split('\t').next()).map(str::to_owned).collect();
    offered.sort_unstable();
    offered
}

/// The variants of the report, as a shell lists them.
fn variants() -> Vec<&'static str> {
    let mut codes = spbe_mandiri::report::Variant::ALL.map(spbe_mandiri::report::Variant::code).to_vec();
    codes.sort_unstable();
    codes
}

#[test]
fn every_shell_takes_its_script_and_the_script_names_every_command_and_option() {
    let desk = desk();
    for shell in SHELLS {
        assert!(ran(&desk, shell, &["-n", shell]).is_empty());
        let script = fs::read_to_string(desk.path(shell)).unwrap();
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
            for (option, _) in options_of(&desk, command) {
                let written = if shell == "fish" { format!("-l {}", &option[2..]) } else { option };
                assert!(script.contains(&written), "{shell}: {command} {written}");
            }
        }
    }
}

#[test]
fn the_scripts_are_the_same_whoever_asks_and_an_unknown_shell_is_wrong_usage() {
    let (here, there) = (desk(), desk());
    for shell in SHELLS {
        assert_eq!(fs::read(here.path(shell)).unwrap(), fs::read(there.path(shell)).unwrap());
    }
    let ran = here.run(&["completions", "tcsh"]);
    assert!(ran.code == 2 && ran.err.contains("bash, zsh, fish"), "{}", ran.err);
}

#[test]
fn bash_offers_commands_then_what_the_command_takes() {
    let desk = desk();
    let mut commands = COMMANDS.map(str::to_owned).to_vec();
    commands.sort_unstable();
    let offered = bash(&desk, &[""]);
    assert!(commands.iter().all(|command| offered.contains(command)), "{offered:?}");
    assert_eq!(bash(&desk, &["sc"]), ["score"]);
    assert_eq!(bash(&desk, &["--v"]), ["--version"]);
    for command in COMMANDS {
        for (option, _) in options_of(&desk, command) {
            assert_eq!(bash(&desk, &[command, &option]).join(" "), option, "{command}");
        }
    }
    assert_eq!(bash(&desk, &["score", ""]), ["a.ron", "b c.ron", "folder", "laporan.pdf"], "a report is read too");
    assert_eq!(bash(&desk, &["import", ""]), ["a.ron", "b c.ron", "folder"], "and never changed");
    assert_eq!(bash(&desk, &["score", "b\\ "]), ["b c.ron"]);
    assert_eq!(bash(&desk, &["import", "a.ron", ""]), ["folder", "tabel.csv"]);
    assert_eq!(bash(&desk, &["import", "--as", "Ana", "a.ron", "t"]), ["tabel.csv"]);
    assert_eq!(bash(&desk, &["selftest", ""]), ["folder"]);
}

#[test]
fn bash_offers_the_values_that_are_known() {
    let desk = desk();
    assert_eq!(bash(&desk, &["new", "x.ron", "--kind", "k"]), ["kabupaten", "kementerian", "kota"]);
    // As bash cuts `--kind=ko`.
    assert_eq!(bash(&desk, &["new", "x.ron", "--kind", "=", "ko"]), ["kota"]);
    assert_eq!(bash(&desk, &["new", "--kind", "=", "kota", "a"]), ["a.ron"]);
    assert_eq!(bash(&desk, &["report", "a.ron", "--variant", ""]), variants());
    assert_eq!(bash(&desk, &["report", "a.ron", "--paper", ""]), ["a4", "f4"]);
    assert_eq!(bash(&desk, &["new", "--rubric", ""]), ["spbe-2020"]);
    assert_eq!(bash(&desk, &["rubric", ""]), ["check", "list", "show"]);
    assert_eq!(bash(&desk, &["rubric", "show", ""]), ["spbe-2020"]);
    assert!(bash(&desk, &["rubric", "show", "spbe-2020", ""]).contains(&"47".to_owned()));
    assert_eq!(bash(&desk, &["rubric", "check", "a"]), ["a.ron"]);
    assert_eq!(bash(&desk, &["completions", ""]), ["bash", "fish", "zsh"]);
    assert!(bash(&desk, &["new", "--year", ""]).is_empty());
}

#[test]
fn fish_offers_the_same() {
    let desk = desk();
    assert_eq!(fish(&desk, "sc"), ["score"]);
    assert_eq!(fish(&desk, "new --kind k"), ["kabupaten", "kementerian", "kota"]);
    assert_eq!(fish(&desk, "rubric "), ["check", "list", "show"]);
    assert_eq!(fish(&desk, "rubric show "), ["spbe-2020"]);
    assert_eq!(fish(&desk, "import --as Ana a.ron ta"), ["tabel.csv"]);
    assert_eq!(fish(&desk, "attach a.ron tabel.csv a"), ["a.ron"]);
    assert_eq!(fish(&desk, "report a.ron --variant "), variants());
    assert_eq!(fish(&desk, "score a.ron --j"), ["--json"]);
}

#[test]
fn what_rubric_is_told_to_do_is_what_is_offered() {
    let desk = desk();
    for verb in bash(&desk, &["rubric", ""]) {
        let ran = desk.run(&["rubric", &verb]);
        assert!(verb == "list" && ran.code == 0 || ran.err.contains("Jumlah masukan"), "{verb}: {}", ran.err);
    }
}
