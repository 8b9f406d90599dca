//! The command line as scripts see it: output, exit codes, errors with place and advice.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use crate::support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value as Json;
use spbe_mandiri::{
    rubric,
    storage::{Opened, SystemDisk, open, restore_points, stored_path},
};
use support::put;
use tempfile::TempDir;

/// A folder of its own for each test, with the program's data in it.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        put(&self.path(name), text.as_ref());
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_spbe-mandiri"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("SPBE_MANDIRI_HOME", self.path("data"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap();
        Ran::of(&output)
    }

    /// Runs and expects it to be done.
    pub fn done(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        ran.out
    }

    pub fn json(&self, arguments: &[&str]) -> Json {
        serde_json::from_str(&self.done(arguments)).unwrap()
    }

    pub fn opened(&self, name: &str) -> Opened {
        open(&SystemDisk, &self.path(name), &rubric::builtin).unwrap()
    }

    pub fn with_draft() -> Self {
        let desk = Self::new();
        desk.done(&["new", "a.ron", "--institution", "Kota Uji", "--kind", "kota", "--year", "2024", "--as", "Ana"]);
        desk
    }
}

pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { code: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

pub const COMMANDS: [&str; 19] = [
    "new",
    "import",
    "attach",
    "logo",
    "score",
    "plan",
    "benchmark",
    "compare",
    "check",
    "report",
    "extract",
    "package",
    "verify",
    "portfolio",
    "rubric",
    "example",
    "selftest",
    "manual",
    "completions",
];

/// The options that the help of a command lists, with what they do.
pub fn options_of(desk: &Desk, command: &str) -> Vec<(String, String)> {
    let help = desk.done(&[command, "--help"]);
    let option = |line: &str| {
        let (typed, gist) = line.strip_prefix("  -")?.split_once("   ")?;
        let long = format!("-{typed}").split_whitespace().find(|form| form.starts_with("--"))?.to_owned();
        Some((long, gist.trim().to_owned()))
    };
    help.lines().filter_map(option).collect()
}

#[test]
fn help_explains_every_command_and_the_version_is_told() {
    let desk = Desk::new();
    let general = desk.done(&["--help"]);
    for command in COMMANDS {
        assert!(general.contains(&format!("\n  {command} ")), "{command}");
        let help = desk.done(&[command, "--help"]);
        assert!(help.contains(&format!("spbe-mandiri {command}")), "{command}");
        assert_eq!(desk.done(&[command, "-h"]), help);
        let synopsis = help.lines().last().unwrap();
        let options = options_of(&desk, command);
        for (option, gist) in &options {
            let short = option == "--output" && synopsis.contains("-o ");
            assert!(!gist.is_empty() && (synopsis.contains(option) || short), "{command} {option}");
        }
        for named in synopsis.split([' ', '[', ']', '(', ')']).filter(|word| word.starts_with("--")) {
            assert!(options.iter().any(|(option, _)| option == named), "{command} {named}");
        }
    }
    assert!(desk.done(&["--version"]).contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_ends_with_two_and_names_the_help() {
    let desk = Desk::with_draft();
    let wrong: &[&[&str]] = &[
        &["nilai"],
        &["--nilai"],
        &["a.ron", "b.ron"],
        &["score"],
        &["score", "a.ron", "b.ron"],
        &["score", "a.ron", "--nilai"],
        &["score", "a.ron", "--json=ya"],
        &["score", "a.ron", "--json", "--json"],
        &["score", "a.ron", "--trace", "99"],
        &["score", "a.ron", "--trace", "bab:1"],
        &["import", "a.ron"],
        &["attach", "a.ron"],
        &["attach", "a.ron", "a.ron", "--indicator", "99"],
        &["new", "b.ron", "--institution", "X", "--kind", "kota"],
        &["new", "b.ron", "--institution", "X", "--kind", "desa", "--year", "2024"],
        &["new", "b.ron", "--institution", "X", "--kind", "kota", "--year", "MMXXIV"],
        &["new", "b.ron", "--institution", "--kind", "kota", "--year", "2024"],
        &["new", "b.ron", "--institution", "X", "--kind", "kota", "--year", "2024", "--rubric", "spbe-1999"],
        &["new", "b.ron", "--from", "a.ron"],
        &["new", "b.ron", "--from", "a.ron", "--year", "2025", "--kind", "kota"],
        &["new", "b.txt", "--institution", "X", "--kind", "kota", "--year", "2024"],
        &["rubric", "baca"],
        &["rubric", "show"],
        &["rubric", "list", "lagi"],
        &["example", "a.ron"],
        &["example", "-o", "a.pdf"],
    ];
    for arguments in wrong {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains("--help") && ran.err.lines().count() == 1, "{arguments:?}: {}", ran.err);
    }
    assert!(!desk.path("b.ron").exists() && !desk.path("b.txt").exists() && !desk.path("a.pdf").exists());
}

#[test]
fn a_new_draft_says_whose_it_is_and_never_replaces_a_file() {
    let desk = Desk::with_draft();
    let draft = desk.opened("a.ron").draft;
    assert_eq!(draft.assessment.institution.name.value, "Kota Uji");
    assert_eq!((draft.assessment.institution.kind.value.code(), draft.assessment.year.value), ("kota", 2024));
    assert_eq!((draft.header.revision, draft.assessment.year.by.as_str()), (1, "Ana"));
    assert!(draft.assessment.history.iter().all(|entry| entry.by == "Ana"));
    let before = fs::read(desk.path("a.ron")).unwrap();
    let again = desk.run(&["new", "a.ron", "--institution", "X", "--kind", "kota", "--year", "2024"]);
    assert_eq!((again.code, fs::read(desk.path("a.ron")).unwrap()), (1, before));
    assert!(again.err.contains("a.ron"));
    let other = desk.run(&["new", "b.ron", "--institution", "X", "--kind", "kota", "--year", "1999"]);
    assert_eq!((other.code, desk.path("b.ron").exists()), (1, false));
    desk.done(&["new", "c.ron", "--institution", "X", "--kind", "lpnk", "--year", "2024"]);
    assert_ne!(desk.opened("c.ron").draft.header.id, draft.header.id);
}

#[test]
fn a_new_year_is_carried_on_from_the_last_one_with_its_evidence() {
    let desk = Desk::with_draft();
    desk.put("t.csv", "indikator;tingkat;fakta\n23;3;Lihat 23.a.\n");
    desk.done(&["import", "a.ron", "t.csv"]);
    desk.put("rencana.txt", "Peta rencana");
    desk.done(&["attach", "a.ron", "rencana.txt", "--indicator", "23"]);
    let said = desk.done(&["new", "b.ron", "--from", "a.ron", "--year", "2025", "--as", "Ana"]);
    assert!(said.contains("1 jawaban") && said.contains("1 dokumen"), "{said}");
    let (last, next) = (desk.opened("a.ron").draft, desk.opened("b.ron").draft);
    assert_eq!(next.assessment.institution.name.value, "Kota Uji");
    assert_eq!((next.assessment.year.value, next.assessment.level("23", 0)), (2025, Some(3)));
    assert!(next.assessment.answer("23").unwrap().rolled_over.value);
    assert_ne!(next.header.id, last.header.id);
    assert_eq!(
        next.assessment.documents.keys().collect::<Vec<_>>(),
        last.assessment.documents.keys().collect::<Vec<_>>()
    );
    let file = next.assessment.register()[0].1.file().unwrap().clone();
    assert_eq!(fs::read(stored_path(&desk.path("b.bukti"), &file)).unwrap(), b"Peta rencana");
    let before = fs::read(desk.path("b.ron")).unwrap();
    let again = desk.run(&["new", "b.ron", "--from", "a.ron", "--year", "2026"]);
    assert_eq!((again.code, fs::read(desk.path("b.ron")).unwrap()), (1, before));
    fs::remove_file(stored_path(&desk.path("a.bukti"), &file)).unwrap();
    let poor = desk.run(&["new", "c.ron", "--from", "a.ron", "--year", "2025"]);
    assert_eq!(poor.code, 0);
    assert!(poor.err.contains("rencana.txt"), "{}", poor.err);
    assert!(!desk.path("c.bukti").exists(), "a store of nothing is none");
}

#[test]
fn a_new_draft_is_of_a_year_and_one_that_is_carried_on_of_a_later_one() {
    let desk = Desk::with_draft();
    for year in ["0", "1", "2017", "2101"] {
        let ran = desk.run(&["new", "b.ron", "--institution", "X", "--kind", "kota", "--year", year]);
        assert_eq!((ran.code, desk.path("b.ron").exists()), (1, false), "{year}");
        assert!(ran.err.contains(year) && ran.err.contains("2018"), "{}", ran.err);
    }
    for year in ["2024", "2023"] {
        let ran = desk.run(&["new", "b.ron", "--from", "a.ron", "--year", year]);
        assert_eq!((ran.code, desk.path("b.ron").exists()), (1, false), "{year}");
        assert!(ran.err.contains(year) && ran.err.contains("2024") && ran.err.contains("a.ron"), "{}", ran.err);
    }
    desk.done(&["new", "b.ron", "--from", "a.ron", "--year", "2025"]);
}

#[test]
fn a_name_that_is_too_long_is_refused_where_it_is_given() {
    let desk = Desk::with_draft();
    desk.put("t.csv", "indikator,tingkat\n1,3\n");
    let before = fs::read(desk.path("a.ron")).unwrap();
    let long = "n".repeat(201);
    let ran = desk.run(&["import", "a.ron", "t.csv", "--as", &long]);
    assert_eq!((ran.code, fs::read(desk.path("a.ron")).unwrap()), (2, before));
    assert!(ran.err.contains("201") && ran.err.contains("200"), "{}", ran.err);
    desk.done(&["import", "a.ron", "t.csv", "--as", &long[1..]]);
    fs::create_dir_all(desk.path("data")).unwrap();
    let settings = spbe_mandiri::storage::Settings { author: "m".repeat(17_000), ..Default::default() };
    let places = spbe_mandiri::storage::Places::of(Some(desk.path("data").into_os_string()), None).unwrap();
    spbe_mandiri::storage::save_settings(
        &SystemDisk,
        &places.settings(),
        &spbe_mandiri::storage::Settings::default(),
        &settings,
    )
    .unwrap();
    desk.put("t.csv", "indikator,tingkat\n2,3\n");
    desk.done(&["import", "a.ron", "t.csv"]);
    let by = desk.opened("a.ron").draft.assessment.history.last().unwrap().by.clone();
    assert_eq!(by, "m".repeat(200), "what a settings file says is brought back to the limit");
    assert!(!desk.path(".a.ron.kunci").exists());
}

#[test]
fn signs_that_turn_a_line_around_or_break_it_reach_no_terminal_and_are_escaped_in_json() {
    let desk = Desk::new();
    let name = "Kota \u{202e}ijU\u{2066}\u{2028}x";
    let said = desk.done(&["new", "a.ron", "--institution", name, "--kind", "kota", "--year", "2024"]);
    desk.put("a\u{202e}fdp.txt", "isi");
    let attached = desk.done(&["attach", "a.ron", "a\u{202e}fdp.txt", "--indicator", "1"]);
    let scored = desk.done(&["score", "a.ron"]);
    let json = desk.done(&["score", "a.ron", "--json"]);
    for text in [&said, &attached, &scored, &json] {
        let turns = |sign: char| matches!(sign, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!text.contains(turns), "{text:?}");
    }
    assert!(attached.contains("a\u{fffd}fdp"), "{attached}");
    let value: Json = serde_json::from_str(&json).unwrap();
    assert_eq!(value["institution"], Json::String(name.to_owned()), "{json}");
    let names: Vec<String> =
        desk.opened("a.ron").draft.assessment.register().iter().map(|(_, one)| one.label().to_owned()).collect();
    assert_eq!(names, ["a\u{fffd}fdp"], "nor the names that the window shows");
}

#[cfg(unix)]
#[test]
fn what_lies_in_the_place_of_a_lock_is_named_and_the_draft_is_not_changed() {
    let desk = Desk::with_draft();
    desk.put("t.csv", "indikator,tingkat\n1,3\n");
    std::os::unix::fs::symlink("sasaran", desk.path(".a.ron.kunci")).unwrap();
    let ran = desk.run(&["import", "a.ron", "t.csv"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains(".a.ron.kunci") && ran.err.contains("tautan"), "{}", ran.err);
    assert!(!desk.path("sasaran").exists());
    fs::remove_file(desk.path(".a.ron.kunci")).unwrap();
    desk.done(&["import", "a.ron", "t.csv"]);
}

#[cfg(unix)]
#[test]
fn a_draft_with_a_second_name_says_so_when_it_is_opened() {
    let desk = Desk::with_draft();
    assert_eq!(desk.run(&["score", "a.ron"]).err, "");
    fs::hard_link(desk.path("a.ron"), desk.path("b.ron")).unwrap();
    let ran = desk.run(&["score", "a.ron"]);
    assert!(ran.code == 0 && ran.err.contains("2 nama"), "{}", ran.err);
}

#[test]
fn a_table_that_is_too_large_is_refused_with_the_limit() {
    let desk = Desk::with_draft();
    desk.put("t.csv", vec![b'a'; 8_400_001]);
    let ran = desk.run(&["import", "a.ron", "t.csv"]);
    assert!(ran.code == 1 && ran.err.contains("8,4 MB"), "{}", ran.err);
}

#[test]
fn a_table_is_imported_whole_with_the_state_before_it_kept() {
    let desk = Desk::with_draft();
    let before = fs::read_to_string(desk.path("a.ron")).unwrap();
    desk.put("t.csv", "\u{feff}indikator;tingkat;fakta\r\n1;3;Ada\r\n2;4;\r\n");
    let said = desk.done(&["import", "a.ron", "t.csv", "--as", "Budi"]);
    assert!(said.contains("2 dari 47"), "{said}");
    let draft = desk.opened("a.ron").draft;
    assert_eq!((draft.assessment.level("1", 0), draft.assessment.level("2", 0)), (Some(3), Some(4)));
    assert_eq!((draft.header.revision, draft.assessment.year.by.as_str()), (2, "Ana"));
    let by_budi: Vec<u64> =
        draft.assessment.history.iter().filter(|entry| entry.by == "Budi").map(|entry| entry.revision).collect();
    assert_eq!(by_budi, [2, 2, 2]);
    let points = restore_points(&SystemDisk, &desk.path("data/cadangan"), &draft.header.id).unwrap();
    assert_eq!(points.iter().map(|point| fs::read_to_string(&point.path).unwrap()).collect::<Vec<_>>(), [before]);

    let saved = fs::read(desk.path("a.ron")).unwrap();
    desk.done(&["import", "a.ron", "t.csv", "--as", "Cici"]);
    assert_eq!(fs::read(desk.path("a.ron")).unwrap(), saved, "what stands there already is not saved again");
}

#[test]
fn a_table_that_would_replace_something_shows_it_and_changes_nothing_unless_told_to() {
    let desk = Desk::with_draft();
    desk.put("t.csv", "indikator;tingkat;fakta\n1;3;Peraturan Wali Kota mengatur arsitektur\n");
    desk.done(&["import", "a.ron", "t.csv"]);
    let before = fs::read(desk.path("a.ron")).unwrap();
    desk.put("baru.csv", "indikator;tingkat;fakta\n1;4;Ada\n2;2;Baru\n");
    let ran = desk.run(&["import", "a.ron", "baru.csv"]);
    assert_eq!((ran.code, fs::read(desk.path("a.ron")).unwrap()), (1, before));
    assert!(
        ran.err.contains("Peraturan Wali Kota mengatur arsitektur") && ran.err.contains("tingkat 3"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("2 isian") && ran.err.contains("--overwrite"), "{}", ran.err);
    let said = desk.done(&["import", "a.ron", "baru.csv", "--overwrite"]);
    assert!(said.contains("4 isian berubah, 2"), "{said}");
    let assessment = desk.opened("a.ron").draft.assessment;
    assert_eq!((assessment.level("1", 0), assessment.level("2", 0)), (Some(4), Some(2)));
    desk.put("kosong.csv", "indikator;tingkat;fakta\n3;2;Baru juga\n");
    desk.done(&["import", "a.ron", "kosong.csv"]);
}

#[test]
fn a_table_with_a_fault_changes_nothing_and_every_fault_has_file_and_line() {
    let desk = Desk::with_draft();
    let before = fs::read(desk.path("a.ron")).unwrap();
    desk.put("t.csv", "indikator,tingkat\n1,3\n48,2\n2,6\n");
    let ran = desk.run(&["import", "a.ron", "t.csv"]);
    assert_eq!((ran.code, fs::read(desk.path("a.ron")).unwrap()), (1, before));
    let lines: Vec<&str> = ran.err.lines().collect();
    assert!(lines[0].starts_with("t.csv: Baris 3: ") && lines[1].starts_with("t.csv: Baris 4: "), "{}", ran.err);
    assert_eq!(desk.run(&["import", "a.ron", "lain.csv"]).code, 1);
}

#[test]
fn what_a_table_was_taken_for_is_said_before_it_is_taken_and_a_workbook_is_refused_with_what_to_do() {
    let desk = Desk::with_draft();
    desk.put("t.csv", b"Rekap;;\r\nNo;Nilai;Penjelasan;Bobot\r\n01;Level 3;Perwal \x96 ada;1,3\r\n".as_slice());
    let said = desk.done(&["import", "a.ron", "t.csv"]);
    let lines: Vec<&str> = said.lines().collect();
    let taken = lines.iter().position(|line| line.contains("tabel dimasukkan")).unwrap();
    for words in ["No sebagai nomor indikator", "Penjelasan sebagai Fakta", "Bobot", "1 baris di atas", "Windows-1252"]
    {
        let place = lines.iter().position(|line| line.starts_with("t.csv: ") && line.contains(words));
        assert!(place.is_some_and(|place| place < taken), "{words}: {said}");
    }
    let draft = desk.opened("a.ron").draft;
    assert_eq!(draft.assessment.level("1", 0), Some(3));
    desk.put("t.xlsx", "PK\u{3}\u{4}isi");
    let ran = desk.run(&["import", "a.ron", "t.xlsx"]);
    assert!(ran.code == 1 && ran.err.contains("simpan ulang sebagai .xlsx tanpa sandi"), "{}", ran.err);
}

#[test]
fn a_template_is_written_where_nothing_is_and_can_be_imported() {
    let desk = Desk::with_draft();
    let said = desk.done(&["import", "--template", "tabel.csv"]);
    assert!(said.contains("tabel.csv") && said.contains("47 indikator"), "{said}");
    let template = fs::read_to_string(desk.path("tabel.csv")).unwrap();
    assert_eq!(template.lines().count(), 48);
    desk.done(&["import", "--template", "tabel.csv"]);
    desk.put("tabel.csv", "lama");
    let ran = desk.run(&["import", "--template", "tabel.csv"]);
    assert!(ran.code == 1 && ran.err.contains("sudah ada"), "{}", ran.err);
    assert_eq!(fs::read_to_string(desk.path("tabel.csv")).unwrap(), "lama");
    desk.done(&["import", "--template", "tabel.csv", "--overwrite"]);
    assert_eq!(fs::read_to_string(desk.path("tabel.csv")).unwrap(), template);
    assert!(desk.done(&["import", "a.ron", "tabel.csv"]).contains("Tidak ada yang diubah"));
    for wrong in
        [&["import", "a.ron", "--template", "b.csv"][..], &["import", "a.ron", "t.csv", "--rubric", "x"], &["import"]]
    {
        assert_eq!(desk.run(wrong).code, 2, "{wrong:?}");
    }
    assert!(!desk.path("b.csv").exists());
}

#[test]
fn the_score_as_json_has_the_agreed_fields_in_order() {
    let desk = Desk::with_draft();
    desk.put("t.csv", "indikator,tingkat\n1,3\n2,4\n");
    desk.done(&["import", "a.ron", "t.csv"]);
    let text = desk.done(&["score", "a.ron", "--json"]);
    let keys: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("  \"")?.split_once('"')).map(|(key, _)| key).collect();
    let wanted = [
        "rubric",
        "institution",
        "year",
        "answered",
        "total",
        "index",
        "index_highest",
        "index_answered",
        "index_supported",
        "unsupported",
        "domains",
        "aspects",
        "indicators",
    ];
    assert_eq!(keys, wanted);
    let score: Json = serde_json::from_str(&text).unwrap();
    let index = |exact: &str, rounded: &str, band: &str| serde_json::json!({ "exact": exact, "rounded": rounded, "band": band });
    assert_eq!((&score["rubric"], &score["year"], &score["answered"]), (&"spbe-2020".into(), &2024.into(), &2.into()));
    assert_eq!((&score["institution"], &score["total"]), (&"Kota Uji".into(), &47.into()));
    assert_eq!(score["index"], index("1.065", "1.07", "Kurang"));
    assert_eq!(score["index_highest"], index("4.961", "4.96", "Memuaskan"));
    assert_eq!(score["index_answered"], index("3.5", "3.50", "Sangat Baik"));
    assert_eq!(score["index_supported"], index("1", "1.00", "Kurang"), "nothing is proved");
    assert_eq!(score["unsupported"].as_array().unwrap().len(), 2);
    let domain = serde_json::json!({
        "id": "1", "name": "Kebijakan Internal SPBE", "weight": "13", "exact": "1.5", "rounded": "1.50",
    });
    assert_eq!((&score["domains"][0], score["domains"].as_array().unwrap().len()), (&domain, 4));
    assert_eq!((&score["aspects"][0]["exact"], score["aspects"].as_array().unwrap().len()), (&"1.5".into(), 8));
    let indicators = score["indicators"].as_array().unwrap();
    let first = serde_json::json!({
        "id": "1", "level": 3, "value": "3", "weight": "1.3", "contribution": "0.039",
    });
    let open = serde_json::json!({
        "id": "3", "level": null, "value": "1", "weight": "1.3", "contribution": "0.013",
    });
    assert_eq!((&indicators[0], &indicators[2], indicators.len()), (&first, &open, 47));
}

#[test]
fn an_unanswered_draft_has_no_mean_of_what_is_answered() {
    let score = Desk::with_draft().json(&["score", "a.ron", "--json"]);
    assert_eq!((&score["index"]["exact"], &score["index_answered"]), (&"1".into(), &Json::Null));
}

#[test]
fn the_score_as_text_says_what_an_incomplete_index_is() {
    let desk = Desk::with_draft();
    let open = desk.done(&["score", "a.ron"]);
    assert!(open.contains("≥ 1,00") && open.contains("5,00") && open.contains("0 dari 47"), "{open}");
    desk.done(&["example", "-o", "c.ron"]);
    let whole = desk.done(&["score", "c.ron"]);
    assert!(whole.contains("Indeks 3,75 Sangat Baik (tepatnya 3,7495)") && !whole.contains('≥'), "{whole}");
}

#[test]
fn a_printed_index_that_would_name_another_band_comes_with_the_notice() {
    let desk = Desk::with_draft();
    let levels = support::levels_for("3.4985");
    let rows: Vec<String> = (1..).zip(&levels).map(|(id, level)| format!("{id},{level}")).collect();
    desk.put("t.csv", format!("indikator,tingkat\n{}\n", rows.join("\n")));
    desk.done(&["import", "a.ron", "t.csv"]);
    let text = desk.done(&["score", "a.ron"]);
    assert!(
        text.contains("Indeks 3,50 Baik") && text.contains("3,4985") && text.contains("belum mencapai 3,50"),
        "{text}"
    );
    let found = desk.run(&["check", "a.ron", "--json"]).out;
    assert!(found.contains("\"K10\""));
}

#[test]
fn every_number_can_be_traced_to_its_inputs() {
    let desk = Desk::new();
    desk.done(&["example", "-o", "c.ron"]);
    let trace = |which: &str| desk.done(&["score", "c.ron", "--trace", which]);
    let indicator = trace("3");
    for part in ["Manajemen Data", "Tingkat 4 (Terpadu dan Terukur)", "4 × 1,30% = 0,0520", "PermenPANRB 59/2020"] {
        assert!(indicator.contains(part), "{indicator}");
    }
    let aspect = trace("aspek:5");
    for part in ["Jumlah 34,5 / 12 = 2,875, tertulis 2,88", "2,875 × 12,00% = 0,3450", "28"] {
        assert!(aspect.contains(part), "{aspect}");
    }
    assert!(trace("domain:3").contains("32/11"), "a fraction without an end stays a fraction");
    let index = trace("indeks");
    assert!(index.contains("Jumlah 374,95 / 100 = 3,7495, tertulis 3,75") && index.contains("Sangat Baik"), "{index}");
    for same in
        [&["score", "c.ron", "--trace"][..], &["score", "c.ron", "--trace="], &["score", "--trace", "", "c.ron"]]
    {
        assert_eq!(desk.done(same), index);
    }
    let json = desk.json(&["score", "c.ron", "--trace", "--json"]);
    assert_eq!(
        (&json["kind"], &json["value"], json["inputs"].as_array().unwrap().len()),
        (&"indeks".into(), &"3.7495".into(), 4)
    );
    assert_eq!(json["inputs"][2]["inputs"][0]["inputs"][0]["id"], "21");
}

#[test]
fn the_check_ends_with_one_where_something_is_missing() {
    let desk = Desk::with_draft();
    let ran = desk.run(&["check", "a.ron"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains("K01") && ran.out.contains("K09"), "{}", ran.out);
    let json: Json = serde_json::from_str(&desk.run(&["check", "a.ron", "--json"]).out).unwrap();
    let found = json["findings"].as_array().unwrap();
    assert_eq!(json["required"].as_u64().unwrap() as usize, found.len());
    assert!(found.iter().all(|one| one["sentence"].as_str().unwrap().ends_with('.')));
    let open = found.iter().find(|one| one["id"] == "23").unwrap();
    assert_eq!(
        (&open["code"], &open["severity"], &open["field"]),
        (&"K01".into(), &"required".into(), &"level".into())
    );
    desk.done(&["example", "-o", "c.ron"]);
    let example: Json = serde_json::from_str(&desk.run(&["check", "c.ron", "--json"]).out).unwrap();
    let required: Vec<&Json> = example["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["severity"] == "required")
        .map(|one| &one["code"])
        .collect();
    assert_eq!((&example["required"], required), (&1.into(), vec![&Json::from("K33")]));
}

#[test]
fn rubrics_are_listed_shown_and_checked() {
    let desk = Desk::new();
    assert!(desk.done(&["rubric", "list"]).contains("spbe-2020"));
    assert_eq!(desk.json(&["rubric", "list", "--json"])[0]["indicators"], 47);
    let shown = desk.done(&["rubric", "show", "spbe-2020"]);
    assert!(shown.contains("Memuaskan") && shown.contains("47") && shown.contains("1,30%"), "{shown}");
    assert_eq!(desk.json(&["rubric", "show", "spbe-2020", "--json"])["indicators"].as_array().unwrap().len(), 47);
    assert_eq!(desk.run(&["rubric", "show", "spbe-1999"]).code, 1);
    let one = desk.done(&["rubric", "show", "spbe-2020", "11"]);
    let marked = |id: &str| one.lines().any(|line| line.trim().starts_with(id) && line.ends_with("[Pedoman 3/2024]"));
    assert!(marked("4.2") && !marked("4.1") && one.contains("4.1") && one.contains("Terdefinisi"), "{one}");
    let json = desk.json(&["rubric", "show", "spbe-2020", "11", "--json"]);
    assert_eq!(json["levels"][3]["criteria"][1]["source"], "Guideline");
    assert_eq!(desk.run(&["rubric", "show", "spbe-2020", "48"]).code, 1);
    let source = include_str!("../../rubrics/spbe-2020.ron");
    desk.put("r.ron", source);
    assert!(desk.done(&["rubric", "check", "r.ron"]).contains("47"));
    desk.put("r.ron", source.replacen("weight: \"1.30\"", "weight: \"1.31\"", 1));
    let ran = desk.run(&["rubric", "check", "r.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("r.ron: aspek 1: ") && ran.err.contains("13.01"), "{}", ran.err);
}

#[test]
fn what_is_no_sound_draft_is_refused_with_the_file_and_left_alone() {
    let desk = Desk::with_draft();
    let sound = fs::read_to_string(desk.path("a.ron")).unwrap();
    desk.put("ubah.ron", sound.replace("Kota Uji", "Kota Ubah"));
    desk.put("rusak.ron", &sound[..sound.len() / 2]);
    desk.put("kosong.ron", "");
    desk.put("t.csv", "indikator,tingkat\n1,3\n");
    for name in ["ubah.ron", "rusak.ron", "kosong.ron", "tidak-ada.ron"] {
        let before = fs::read(desk.path(name)).ok();
        for arguments in [&["score", name][..], &["check", name], &["import", name, "t.csv"]] {
            let ran = desk.run(arguments);
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}");
            assert!(ran.err.starts_with(&format!("{name}: ")), "{arguments:?}: {}", ran.err);
        }
        assert_eq!(fs::read(desk.path(name)).ok(), before);
    }
}

#[test]
fn the_example_is_a_draft_of_its_own_each_time() {
    let desk = Desk::new();
    for name in ["c.ron", "d.ron"] {
        desk.done(&["example", "-o", name]);
    }
    let (one, other) = (desk.opened("c.ron").draft, desk.opened("d.ron").draft);
    assert_eq!(one.assessment, other.assessment);
    assert_ne!(one.header.id, other.header.id);
    assert_eq!(desk.run(&["example", "-o", "c.ron"]).code, 1, "a file that is there is not replaced");
}

#[test]
fn without_a_display_a_sentence_names_the_commands() {
    let desk = Desk::with_draft();
    for arguments in [&[][..], &["a.ron"], &["example"]] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}");
        assert!(COMMANDS.iter().all(|command| ran.err.contains(command)), "{}", ran.err);
    }
}

#[test]
fn nothing_but_the_draft_is_left_beside_it() {
    let desk = Desk::with_draft();
    desk.put("t.csv", "indikator,tingkat\n1,3\n");
    desk.done(&["import", "a.ron", "t.csv"]);
    let mut names: Vec<String> = fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["a.ron", "data", "t.csv"]);
    assert!(Path::new(&desk.path("data/cadangan")).is_dir());
}

#[test]
fn a_report_or_package_takes_the_place_of_nothing_but_its_own_earlier_one_unless_it_is_told_to() {
    let desk = Desk::with_draft();
    let made = |draft: &str, out: &str| {
        let command = if out.ends_with("pdf") { "report" } else { "package" };
        [command, draft, "-o", out].map(str::to_owned).to_vec()
    };
    let run = |arguments: &[String]| desk.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    desk.done(&["new", "b.ron", "--institution", "Kota Lain", "--kind", "kota", "--year", "2024"]);
    for out in ["x.pdf", "x.zip"] {
        let arguments = made("a.ron", out);
        assert_eq!(run(&arguments).code, 0, "{out}");
        let whole = fs::read(desk.path(out)).unwrap();
        assert_eq!(run(&arguments).code, 0, "{out}: its own earlier one goes");
        let others =
            [b"%PDF-1.7 surat\n%%EOF".to_vec(), b"PK catatan".to_vec(), [whole, b"\n% paraf\n%%EOF".to_vec()].concat()];
        let other_draft = {
            run(&made("b.ron", &format!("b-{out}")));
            fs::read(desk.path(&format!("b-{out}"))).unwrap()
        };
        for bytes in others.into_iter().chain([other_draft, Vec::new()]) {
            desk.put(out, &bytes);
            let ran = run(&arguments);
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{out}");
            assert!(ran.err.contains("tidak ditimpa") && ran.err.contains("--overwrite"), "{}", ran.err);
            assert_eq!(fs::read(desk.path(out)).unwrap(), bytes);
        }
        assert_eq!(run(&[arguments, vec!["--overwrite".to_owned()]].concat()).code, 0);
        assert!(desk.run(&["verify", out]).code < 2 && fs::metadata(desk.path(out)).unwrap().len() > 100);
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_to_a_file_of_its_kind_and_never_onto_a_draft() {
    use std::os::unix::fs::symlink;
    let desk = Desk::with_draft();
    let draft = fs::read(desk.path("a.ron")).unwrap();
    fs::create_dir(desk.path("arsip")).unwrap();
    for (command, kind) in [("report", "pdf"), ("package", "zip")] {
        let (onto, into) = (format!("salah.{kind}"), format!("benar.{kind}"));
        symlink("a.ron", desk.path(&onto)).unwrap();
        for more in [&[][..], &["--overwrite"]] {
            let ran = desk.run(&[&[command, "a.ron", "-o", &onto], more].concat());
            assert_eq!((ran.code, ran.out.as_str()), (1, ""));
            assert!(ran.err.contains("pintasan ke") && ran.err.contains("a.ron"), "{}", ran.err);
        }
        symlink(format!("arsip/asli.{kind}"), desk.path(&into)).unwrap();
        desk.done(&[command, "a.ron", "-o", &into]);
        desk.done(&[command, "a.ron", "-o", &into]);
        assert!(fs::symlink_metadata(desk.path(&into)).unwrap().is_symlink());
        assert!(desk.path(&format!("arsip/asli.{kind}")).is_file());
    }
    assert_eq!(fs::read(desk.path("a.ron")).unwrap(), draft);
    // Nor is a draft that somebody keeps under such a name.
    for (command, name) in [("report", "simpanan.pdf"), ("package", "simpanan.zip")] {
        fs::copy(desk.path("a.ron"), desk.path(name)).unwrap();
        for more in [&[][..], &["--overwrite"]] {
            let ran = desk.run(&[&[command, "a.ron", "-o", name], more].concat());
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
        }
        assert_eq!(fs::read(desk.path(name)).unwrap(), draft);
    }
}

/// Who never opens a window would keep what killed commands left behind for ever.
#[test]
fn every_command_that_opens_a_draft_removes_what_is_provably_left_behind() {
    let desk = Desk::with_draft();
    desk.put("t.csv", "indikator,tingkat\n1,3\n");
    desk.done(&["import", "a.ron", "t.csv"]);
    let id = desk.opened("a.ron").draft.header.id.to_string();
    let name = format!(".spbe-mandiri-{}-0.tmp", u32::MAX);
    let left = [name.clone(), format!("data/cadangan/{id}/{name}"), format!("data/{name}")];
    for command in [&["score", "a.ron"][..], &["check", "a.ron"], &["package", "a.ron", "-o", "p.zip"]] {
        for path in &left {
            desk.put(path, "");
            let file = fs::File::options().write(true).open(desk.path(path)).unwrap();
            file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000)).unwrap();
        }
        desk.run(command);
        assert!(left.iter().all(|path| !desk.path(path).exists()), "{command:?}");
    }
}

#[test]
fn numbers_no_disk_or_hand_can_reach_are_refused_by_every_command_with_the_limit() {
    let desk = Desk::with_draft();
    desk.put("a.txt", "isi");
    desk.done(&["attach", "a.ron", "a.txt", "--indicator", "1"]);
    let sound = fs::read_to_string(desk.path("a.ron")).unwrap();
    let most = u64::MAX;
    desk.put("besar.ron", support::as_written(&sound, "bytes: 3,", &format!("bytes: {most},")));
    desk.put("jauh.ron", support::as_written(&sound, "revision: 2,", &format!("revision: {most},")));
    desk.put("t.csv", "indikator,tingkat\n1,3\n");
    for name in ["besar.ron", "jauh.ron"] {
        let before = fs::read(desk.path(name)).unwrap();
        for arguments in [
            &["score", name][..],
            &["check", name],
            &["report", name, "-o", "x.pdf"],
            &["package", name, "-o", "x.zip"],
            &["import", name, "t.csv"],
            &["attach", name, "a.txt"],
        ] {
            let ran = desk.run(arguments);
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}");
            assert!(ran.err.contains("melampaui batas") && ran.err.contains("paling banyak"), "{}", ran.err);
        }
        assert_eq!(desk.run(&["verify", name]).code, 1);
        assert_eq!(fs::read(desk.path(name)).unwrap(), before);
    }
}

#[test]
fn a_workbook_is_written_read_back_and_never_put_over_one_that_says_something_else() {
    let desk = Desk::new();
    desk.done(&["example", "-o", "a.ron"]);
    let said = desk.done(&["report", "a.ron", "-o", "a.xlsx"]);
    assert!(said.contains("Buku kerja ditulis ke a.xlsx, 8 lembar."), "{said}");
    let first = fs::read(desk.path("a.xlsx")).unwrap();
    desk.done(&["report", "a.ron", "-o", "a.xlsx"]);
    assert!(fs::read(desk.path("a.xlsx")).unwrap() == first, "the same bytes");
    let said = desk.done(&["import", "a.ron", "a.xlsx"]);
    assert!(said.contains("Lembar dibaca: Tingkat, Daftar bukti."), "{said}");
    assert!(said.contains("Tidak ada yang diubah."), "{said}");
    desk.put("b.xlsx", "milik orang lain");
    let ran = desk.run(&["report", "a.ron", "-o", "b.xlsx"]);
    assert_eq!((ran.code, fs::read(desk.path("b.xlsx")).unwrap()), (1, b"milik orang lain".to_vec()));
    desk.done(&["report", "a.ron", "-o", "b.xlsx", "--overwrite"]);
    assert!(fs::read(desk.path("b.xlsx")).unwrap() == first);
    let ran = desk.run(&["report", "a.ron", "-o", "c.xlsx", "--final"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn a_workbook_that_would_replace_something_is_taken_only_where_that_is_said() {
    let desk = Desk::new();
    desk.done(&["example", "-o", "a.ron"]);
    desk.done(&["report", "a.ron", "-o", "a.xlsx"]);
    desk.put("t.csv", "indikator;tingkat\n1;1\n");
    desk.done(&["import", "a.ron", "t.csv", "--overwrite"]);
    let before = fs::read(desk.path("a.ron")).unwrap();
    let listed = desk.done(&["import", "a.ron", "a.xlsx", "--list"]);
    assert!(listed.contains("1 isian akan berubah. Tidak ada yang diubah"), "{listed}");
    let ran = desk.run(&["import", "a.ron", "a.xlsx"]);
    assert_eq!((ran.code, fs::read(desk.path("a.ron")).unwrap() == before), (1, true), "{}", ran.err);
    assert!(ran.err.contains("akan mengganti 1 isian"), "{}", ran.err);
    desk.done(&["import", "a.ron", "a.xlsx", "--overwrite"]);
    desk.done(&["report", "a.ron", "-o", "b.xlsx"]);
    assert!(fs::read(desk.path("b.xlsx")).unwrap() == fs::read(desk.path("a.xlsx")).unwrap());
}
