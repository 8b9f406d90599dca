//! Reports in the place of drafts: every command reads the draft a report carries, and none writes into a report.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use std::fs;

use serde_json::Value as Json;

use crate::{
    cli::{Desk, Ran},
    support::put,
};

/// A draft with an answer, its short report, and a copy of that in a folder of its own.
fn desk() -> Desk {
    let desk = Desk::with_draft();
    desk.put("tabel.csv", "indikator,tingkat,fakta\n1,3,Ada \"kutip\" – dan tanda\n");
    desk.done(&["import", "a.ron", "tabel.csv", "--as", "Ana"]);
    desk.done(&["report", "a.ron", "-o", "a.pdf", "--variant", "summary"]);
    fs::create_dir(desk.path("kirim")).unwrap();
    put(&desk.path("kirim/laporan.pdf"), &fs::read(desk.path("a.pdf")).unwrap());
    desk
}

const SENT: &str = "kirim/laporan.pdf";

/// Runs, and expects an answer on standard output whatever is told besides.
fn answered(desk: &Desk, arguments: &[&str]) -> Ran {
    let ran = desk.run(arguments);
    assert!(ran.code < 2 && !ran.out.is_empty(), "{arguments:?}: {}", ran.err);
    ran
}

#[test]
fn what_commands_say_of_a_report_is_what_they_say_of_its_draft() {
    let desk = desk();
    for command in [&["score"][..], &["score", "--json"], &["score", "--trace", "1"], &["check"], &["check", "--json"]]
    {
        let with = |file: &str| {
            let arguments: Vec<&str> = [command[0], file].iter().chain(&command[1..]).copied().collect();
            answered(&desk, &arguments)
        };
        let (draft, report) = (with("a.ron"), with(SENT));
        assert_eq!(
            (draft.code, draft.out.as_str(), draft.err.as_str()),
            (report.code, report.out.as_str(), ""),
            "{command:?}"
        );
        assert!(report.err.contains("Ini laporan") && report.err.contains("tidak ikut"), "{}", report.err);
    }
}

#[test]
fn a_report_that_is_made_of_a_report_is_the_same_file() {
    let desk = desk();
    answered(&desk, &["report", SENT, "-o", "lagi.pdf", "--variant", "summary"]);
    assert!(fs::read(desk.path("lagi.pdf")).unwrap() == fs::read(desk.path("a.pdf")).unwrap());
    answered(&desk, &["report", SENT, "-o", "umum.pdf", "--variant", "summary", "--without-draft"]);
    let refused = desk.run(&["score", "umum.pdf"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("tidak membawa berkas penilaian"), "{}", refused.err);
}

#[test]
fn the_draft_comes_out_byte_for_byte_and_replaces_nothing() {
    let desk = desk();
    let ran = answered(&desk, &["extract", SENT, "-o", "kirim/keluar.ron"]);
    assert_eq!(ran.code, 0);
    let draft = fs::read(desk.path("a.ron")).unwrap();
    assert!(fs::read(desk.path("kirim/keluar.ron")).unwrap() == draft);
    desk.put("lain.ron", "penting");
    let ran = desk.run(&["extract", SENT, "-o", "lain.ron"]);
    assert_eq!((ran.code, fs::read(desk.path("lain.ron")).unwrap()), (1, b"penting".to_vec()));
    assert_eq!(desk.run(&["extract", "a.ron", "-o", "b.ron"]).code, 2, "a draft is no report");
    assert_eq!(desk.run(&["extract", SENT, "-o", "b.txt"]).code, 2);
    // Ends of lines that an editor changed are the person's own.
    let windows = String::from_utf8(draft).unwrap().replace('\n', "\r\n");
    desk.put("w.ron", &windows);
    desk.done(&["report", "w.ron", "-o", "w.pdf", "--variant", "summary"]);
    answered(&desk, &["extract", "w.pdf", "-o", "w2.ron"]);
    assert_eq!(fs::read(desk.path("w2.ron")).unwrap(), windows.into_bytes());
}

#[test]
fn no_command_writes_into_a_report_or_beside_it() {
    let desk = desk();
    let before = fs::read(desk.path(SENT)).unwrap();
    for arguments in [
        &["import", SENT, "tabel.csv", "--overwrite"][..],
        &["attach", SENT, "tabel.csv"],
        &["report", "a.ron", "-o", SENT, "--variant", "full", "--paper", "f9"],
    ] {
        assert_ne!(desk.run(arguments).code, 0, "{arguments:?}");
    }
    let told = desk.run(&["import", SENT, "tabel.csv"]);
    assert!(told.err.contains("tidak pernah diubah") && told.err.contains("extract"), "{}", told.err);
    for arguments in [
        &["score", SENT][..],
        &["check", SENT],
        &["verify", SENT],
        &["package", SENT, "-o", "paket.zip"],
        &["new", "baru.ron", "--from", SENT, "--year", "2025"],
    ] {
        answered(&desk, arguments);
    }
    assert!(fs::read(desk.path(SENT)).unwrap() == before);
    let beside: Vec<_> = fs::read_dir(desk.path("kirim")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, ["laporan.pdf"]);
    assert_eq!(desk.opened("baru.ron").draft.assessment.year.value, 2025);
}

#[test]
fn a_report_proves_itself_and_says_that_it_is_older_than_the_draft() {
    let desk = desk();
    let claims = |arguments: &[&str]| -> Json {
        let ran = answered(&desk, arguments);
        serde_json::from_str(&ran.out).unwrap()
    };
    let alone = claims(&["verify", SENT, "--json"]);
    assert_eq!(alone["proved"], Json::Bool(true), "{alone}");
    assert_eq!(claims(&["verify", SENT, "a.pdf", "--json"])["proved"], Json::Bool(true), "one report against another");
    desk.put("tabel.csv", "indikator,tingkat\n1,4\n");
    desk.done(&["import", "a.ron", "tabel.csv", "--overwrite"]);
    // In a folder of its own nothing newer is known of it.
    assert!(!claims(&["verify", SENT, "--json"]).to_string().contains("lebih lama"));
    for arguments in [&["verify", "a.pdf", "--json"][..], &["verify", SENT, "a.ron", "--json"]] {
        let told = claims(arguments).to_string();
        assert!(told.contains("lebih lama") && told.contains("revisi 2") && told.contains("revisi 3"), "{told}");
    }
    let scored = answered(&desk, &["score", "a.pdf"]);
    assert!(scored.err.contains("lebih lama") && scored.err.contains("a.ron"), "{}", scored.err);
}

/// What the report says of files that were there is not turned round where they are not carried along.
#[test]
fn what_is_said_of_the_evidence_is_what_was_known_when_the_report_was_made() {
    let desk = desk();
    desk.put("SK Tim.pdf", "%PDF-1.7\n%%EOF");
    desk.put("notula.txt", "isi");
    desk.done(&["attach", "a.ron", "SK Tim.pdf", "notula.txt", "--indicator", "1"]);
    let stored = fs::read_dir(desk.path("a.bukti")).unwrap().next().unwrap().unwrap().path();
    let now = || answered(&desk, &["check", "a.ron", "--json"]).out;
    let whole = now();
    desk.done(&["report", "a.ron", "-o", SENT, "--variant", "summary", "--overwrite"]);
    assert_eq!(answered(&desk, &["check", SENT, "--json"]).out, whole);
    fs::remove_dir_all(stored).unwrap();
    let lacking = now();
    assert_ne!(lacking, whole);
    desk.done(&["report", "a.ron", "-o", "kurang.pdf", "--variant", "summary"]);
    assert_eq!(answered(&desk, &["check", "kurang.pdf", "--json"]).out, lacking);
    assert_eq!(answered(&desk, &["check", SENT, "--json"]).out, whole, "the older report knows of then");
    let proof = answered(&desk, &["verify", "kurang.pdf"]);
    assert!(proof.code == 0 && proof.out.contains("1 berkas bukti dukung tidak ada"), "{}", proof.out);
    let packed = desk.run(&["package", SENT, "-o", "paket.zip"]);
    assert_eq!((packed.code, desk.path("paket.zip").exists()), (1, false));
}

#[cfg(unix)]
#[test]
fn a_report_in_a_place_that_cannot_be_written_is_read_all_the_same() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = desk();
    let mode = |mode: u32| fs::set_permissions(desk.path("kirim"), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    let scored = answered(&desk, &["score", SENT]);
    let out = answered(&desk, &["extract", SENT, "-o", "keluar.ron"]);
    mode(0o755);
    assert_eq!((scored.code, out.code), (0, 0));
}
