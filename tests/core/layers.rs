//! The rooms of the house and their order: arrows only point down, the core knows no file, window or clock, and one
//! file alone writes.
#![allow(clippy::unwrap_used, reason = "a source that cannot be read must stop")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Rooms from the ground up; each may use those before it. `desktop` and `cli` are both on top.
const ROOMS: [&str; 12] = [
    "words",
    "rubric",
    "assessment",
    "scoring",
    "insight",
    "chart",
    "storage",
    "report",
    "exchange",
    "session",
    "desktop",
    "cli",
];
/// Rooms that know no file, no window and no clock.
const CORE: [&str; 6] = ["words", "rubric", "assessment", "scoring", "insight", "chart"];

struct Source {
    path: PathBuf,
    /// The code without comments and tests.
    code: String,
}

/// All sources of a room, or of the whole program.
fn sources(room: &str) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut found);
    assert!(!found.is_empty(), "{room} has no sources");
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    let tests: Vec<String> = ["mod.rs", "lib.rs"]
        .iter()
        .filter_map(|name| fs::read_to_string(folder.join(name)).ok())
        .flat_map(|text| test_modules(&text))
        .collect();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_stem().is_some_and(|stem| tests.iter().any(|name| stem == name.as_str())) {
            continue;
        }
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            found.push(Source { path, code });
        }
    }
}

/// Files that are only built for tests.
fn test_modules(text: &str) -> Vec<String> {
    let after = |part: &str| Some(part.trim_start().split_once("mod ")?.1.split_once(';')?.0.to_owned());
    text.split("#[cfg(test)]").skip(1).filter_map(after).filter(|name| word(name) == name).collect()
}

/// Names after `crate::`, also those in `crate::{…}`.
fn used(code: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for (start, _) in code.match_indices("crate::") {
        let rest = &code[start + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut item = 0;
            for (place, letter) in group.char_indices() {
                match letter {
                    '{' => depth += 1,
                    '}' | ',' if depth == 0 => {
                        // A comma may stand before the bracket, too.
                        names.extend(Some(word(&group[item..place])).filter(|name| !name.is_empty()));
                        item = place + 1;
                        if letter == '}' {
                            break;
                        }
                    }
                    '}' => depth -= 1,
                    _ => {}
                }
            }
        } else {
            names.insert(word(rest));
        }
    }
    names
}

fn word(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len())]
}

fn forbid(room: &str, words: &[&str], except: &[&str]) {
    for source in sources(room) {
        if except.iter().any(|name| source.path.ends_with(name)) {
            continue;
        }
        for word in words {
            assert!(!names(&source.code, word), "{} names {word}", source.path.display());
        }
    }
}

/// True where the code has the word, and not only as the end of a longer one.
fn names(code: &str, word: &str) -> bool {
    let part_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(word).any(|(start, _)| !code[..start].ends_with(part_of_name))
}

#[test]
fn names_after_crate_are_found_in_every_form() {
    let code = "use crate::{a::B, c::{D, e::F}, g};\nuse crate::h::I;\ncrate::j::k(); crate::l!(m)";
    assert_eq!(used(code), ["a", "c", "g", "h", "j", "l"].into());
}

#[test]
fn a_word_is_found_where_it_stands_alone() {
    assert!(names("std::fs::write(a)", "fs::write") && names("File::open(a)", "File::"));
    assert!(!names("refs::Refs", "fs::") && !names("OpenFile::new()", "File::"));
}

#[test]
fn arrows_only_point_down() {
    for (height, room) in ROOMS.iter().enumerate() {
        for source in sources(room) {
            for name in used(&source.code) {
                let Some(other) = ROOMS.iter().position(|room| *room == name) else { continue };
                assert!(other <= height, "{} uses {name}", source.path.display());
            }
        }
    }
    forbid("cli", &["desktop"], &[]);
}

/// `main.rs` and the programs beside it only start: what they do is done by the command line or by the window, and the
/// program for a console names no window.
#[test]
fn programs_only_start_what_the_library_does() {
    let inner = ROOMS.iter().filter(|room| !matches!(**room, "desktop" | "cli"));
    let programs: Vec<Source> =
        sources("").into_iter().filter(|source| source.path.ends_with("src/main.rs") || in_bin(&source.path)).collect();
    assert!(programs.len() >= 2, "the program and the one for a console");
    for source in &programs {
        let shown = source.path.display();
        assert!(source.code.lines().count() <= 30, "{shown} does more than start");
        for room in inner.clone() {
            assert!(!names(&source.code, room), "{shown} names {room}");
        }
    }
    forbid("bin", &["desktop"], &[]);
}

fn in_bin(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ends_with("src/bin"))
}

/// A draft is kept whatever follows from it: files know what is asked and answered, and nothing above that.
#[test]
fn files_know_nothing_that_follows_from_answers() {
    for source in sources("storage") {
        let known = ["words", "t", "rubric", "assessment", "scoring", "storage"];
        // A macro's own variable leaves no name.
        for name in used(&source.code).into_iter().filter(|name| !name.is_empty()) {
            assert!(known.contains(&name), "{} uses {name}", source.path.display());
        }
    }
}

/// Tables of other programs come in through `exchange`.
#[test]
fn files_know_no_table() {
    forbid("storage", &["csv::"], &[]);
}

/// What the system's own mathematics says differs in the last bit, and with it what is printed and proved.
#[test]
fn charts_and_reports_ask_the_system_for_no_sine() {
    let functions = [
        "sin", "cos", "tan", "sin_cos", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh",
        "atanh", "hypot", "cbrt", "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi",
        "mul_add",
    ];
    for source in ["chart", "report"].into_iter().flat_map(sources) {
        for function in functions {
            for call in [format!(".{function}("), format!("f32::{function}"), format!("f64::{function}")] {
                let called = source
                    .code
                    .match_indices(&call)
                    .any(|(at, call)| call.ends_with('(') || word(&source.code[at + "f32::".len()..]) == function);
                assert!(!called, "{} calls {function}: see chart/angle.rs", source.path.display());
            }
        }
    }
}

#[test]
fn the_core_knows_no_file_no_window_and_no_clock() {
    let words = [
        "egui",
        "eframe",
        "rfd::",
        "printpdf",
        "lopdf",
        "std::fs",
        "fs::",
        "std::net",
        "std::env::",
        "SystemTime",
        "Instant",
        "Timestamp::now",
        "Zoned::now",
        "Uuid::new",
    ];
    for room in CORE {
        forbid(room, &words, &[]);
    }
}

#[test]
fn files_reports_packages_and_sessions_know_no_window_and_no_clock() {
    for room in ["storage", "report", "exchange", "session"] {
        forbid(room, &["egui", "eframe", "rfd::", "SystemTime", "Timestamp::now", "Zoned::now", "Uuid::new"], &[]);
    }
    forbid("report", &["std::fs", "storage::write", "storage::save"], &[]);
}

/// Ways out of the program are counted: whoever adds one must come to this list and say why.
#[test]
fn one_file_alone_writes_and_no_other_program_is_started() {
    let writing = [
        "File::",
        "OpenOptions",
        "DirBuilder",
        "fs::write",
        "fs::rename",
        "fs::copy",
        "fs::hard_link",
        "fs::soft_link",
        "fs::remove_file",
        "fs::remove_dir",
        "fs::remove_dir_all",
        "fs::create_dir",
        "fs::create_dir_all",
        "fs::set_permissions",
        "fs::symlink",
        "tempfile::",
    ];
    forbid("", &writing, &["storage/disk/system.rs"]);
    // Where a renderer broke off, what is left of it would be in the way of the other one in the same process: the program
    // starts itself.
    forbid("", &["Command::new", "process::Command"], &["desktop/start_again.rs"]);
}

/// Elsewhere the file system is named for its permissions only, so that no way out comes in under another name.
#[test]
fn one_file_alone_knows_the_file_system() {
    let permissions = ["std::os::unix::fs::PermissionsExt", "fs::Permissions"];
    for source in sources("") {
        if source.path.ends_with("storage/disk/system.rs") {
            continue;
        }
        let code = permissions.iter().fold(source.code, |code, known| code.replace(known, ""));
        for word in ["fs::", "std::fs", "fs,", "fs}", "fs;", "std::os"] {
            assert!(!names(&code, word), "{} names {word}", source.path.display());
        }
    }
}

#[test]
fn no_internet_socket_is_ever_opened() {
    forbid("", &["std::net", "TcpStream", "UdpSocket", "ToSocketAddrs"], &[]);
}
