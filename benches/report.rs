//! The whole report beside another typesetter, and how it grows: `cargo bench --bench report`.
//!
//! The other typesetter is `typst`, looked for on the path; it sets the bare text of the same report, without tables,
//! charts, links and the draft in it. Where it is not installed that part is left out and says so. Whole processes are
//! timed one after the other in turn, and the median of the pairs counts, so that a busy machine disturbs both.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a measurement that cannot start has nothing to say")]
#![allow(clippy::print_stdout, reason = "the figures are what it is for")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::{
    fmt::Write as _,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use spbe_mandiri::{
    assessment::{Assessment, Edit, Field, Place},
    report::{Report, layout::Item},
    storage::to_text,
};
use support::{
    author, draft,
    printed_report::{FULL, REVISION, lay_out},
    put,
    register::crowded,
    scenes,
};

/// The program as it is built beside this.
const PROGRAM: &str = env!("CARGO_BIN_EXE_spbe-mandiri-cli");
/// Pairs of runs.
const PAIRS: usize = 9;
/// Runs of each size.
const RUNS: usize = 3;
/// Documents at one indicator.
const DOCUMENTS: [usize; 5] = [50, 100, 200, 350, 500];
/// Sentences in each of two texts of every indicator; the last make about 1 000 pages.
const SENTENCES: [usize; 4] = [50, 200, 400, 800];

fn main() {
    let home = tempfile::tempdir().expect("there is a folder for what is passing");
    beside_typst(home.path());
    growth();
}

/// The report of the worked example beside the bare text of it.
fn beside_typst(home: &Path) {
    let example = scenes::full();
    let (source, out) = (home.join("contoh.ron"), home.join("contoh.pdf"));
    put(&source, to_text(&draft(example.clone())).expect("the example can be written").as_bytes());
    let ours = || {
        let mut command = Command::new(PROGRAM);
        command.env("SPBE_MANDIRI_HOME", home).arg("report").arg(&source).arg("-o").arg(&out).arg("--overwrite");
        command
    };
    println!(
        "Report of the worked example: {:?}, {}",
        middle((0..PAIRS).map(|_| timed(ours())).collect()),
        peak(ours())
    );
    let (text, other) = (home.join("teks.typ"), home.join("teks.pdf"));
    put(&text, bare(&lay_out(&example, &FULL, REVISION)).as_bytes());
    let theirs = || {
        let mut command = Command::new("typst");
        command.arg("compile").arg(&text).arg(&other);
        command
    };
    if Command::new("typst").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("Beside another typesetter: left out, there is no typst on the path.");
        return;
    }
    let _warm = timed(theirs());
    let pairs: Vec<(Duration, Duration)> = (0..PAIRS).map(|_| (timed(ours()), timed(theirs()))).collect();
    let mut ratios: Vec<f64> = pairs.iter().map(|(own, other)| own.as_secs_f64() / other.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    let other = middle(pairs.iter().map(|(_, other)| *other).collect());
    println!("Bare text by typst: {other:?}, {}. Ratio {:.2}", peak(theirs()), ratios[PAIRS / 2]);
}

/// The text of a report line by line, as the other typesetter reads it.
fn bare(report: &Report) -> String {
    let mut text = String::new();
    for page in &report.pages {
        for item in &page.items {
            let Item::Text(run) = item else { continue };
            for character in run.text.chars() {
                if character.is_ascii_punctuation() {
                    text.push('\\');
                }
                text.push(character);
            }
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

fn started(mut command: Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it can be started")
}

fn timed(command: Command) -> Duration {
    let start = Instant::now();
    assert!(started(command).wait().expect("it ends").success());
    start.elapsed()
}

/// The most memory a process holds, as the system tells while it runs; only Linux tells.
fn peak(command: Command) -> String {
    let mut child = started(command);
    let file = format!("/proc/{}/status", child.id());
    let mut most = 0_u64;
    while child.try_wait().expect("it can be asked").is_none() {
        let status = std::fs::read_to_string(&file).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let held = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(held.unwrap_or_default());
    }
    format!("{} MiB", most / 1024)
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// From the draft on its pages to the bytes of the file, for more and more of what makes it long. Where it grows evenly,
/// the last column stays what it is.
fn growth() {
    println!("\nwhat                    pages      time   a page, of the first");
    let documents = DOCUMENTS.map(|many| (format!("{many} documents"), crowded(scenes::full(), "9", many)));
    grows(&documents);
    let texts = SENTENCES.map(|many| (format!("{many} sentences each"), worded(many)));
    grows(&texts);
}

fn grows(rows: &[(String, Assessment)]) {
    let mut first = None;
    for (name, assessment) in rows {
        let mut pages = 0;
        let runs = (0..RUNS).map(|_| {
            let start = Instant::now();
            let report = lay_out(assessment, &FULL, REVISION);
            pages = report.pages.len();
            assert!(!report.to_pdf().expect("it can be written").is_empty());
            start.elapsed()
        });
        let time = middle(runs.collect());
        let each = time.as_secs_f64() / pages as f64;
        let first = *first.get_or_insert(each);
        let mut line = String::new();
        let _ = write!(line, "{name:<22} {pages:>6} {:>7} ms {:>8.2}", time.as_millis(), each / first);
        println!("{line}");
    }
}

/// The worked example with so many sentences in two texts of every indicator.
fn worded(sentences: usize) -> Assessment {
    let (rubric, mut assessment) = (support::rubric(), scenes::full());
    let text = "Pelaksanaan tercatat dalam laporan tahunan, dengan angka per triwulan. ".repeat(sentences);
    let fields = rubric.indicators.iter().flat_map(|one| {
        let place = Place::first(&one.id);
        [Field::facts(place.clone()), Field::analysis(place)]
    });
    let edits = fields.map(|field| field.set(text.clone())).collect();
    assessment.apply(&rubric, Edit::Many(edits), &author("Pengukur", 1)).expect("the texts fit");
    assessment
}
