//! `plan`: what it prints is the plan, it says why there is none, and it changes nothing.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use std::fs;

use serde_json::json;

use crate::cli::Desk;

/// A draft in which every indicator is at level 3.
fn all_three() -> Desk {
    let desk = Desk::with_draft();
    let rows: String = (1..=47).map(|number| format!("{number};3\n")).collect();
    desk.put("t.csv", format!("indikator;tingkat\n{rows}"));
    desk.done(&["import", "a.ron", "t.csv", "--as", "Ana"]);
    desk
}

#[test]
fn a_plan_is_printed_as_text_and_as_data_and_the_draft_stays_as_it_is() {
    let desk = all_three();
    let before = fs::read(desk.path("a.ron")).unwrap();
    let plan = desk.json(&["plan", "a.ron", "--band", "sangat-baik", "--json"]);
    assert_eq!(
        (&plan["target"], &plan["effort"], &plan["reached"]["band"]),
        (&json!("3.5"), &json!(18), &json!("Sangat Baik"))
    );
    let steps = plan["steps"].as_array().unwrap();
    let levels: u64 = steps.iter().map(|step| step["to"].as_u64().unwrap() - step["from"].as_u64().unwrap()).sum();
    assert_eq!(levels, 18);
    assert!(steps.iter().all(|step| step["without_last"]["band"] == "Baik"), "{plan}");
    let text = desk.done(&["plan", "a.ron", "--band", "Sangat Baik"]);
    for step in steps {
        let line = format!(" {}  ", step["indicator"].as_str().unwrap());
        assert!(text.contains(&line), "{line}\n{text}");
    }
    assert!(text.contains("dengan usaha 18 pada"), "{text}");
    // The last and one more of the equally cheap ones.
    let count: usize = plan["plans"].as_str().unwrap().parse().unwrap();
    let last = desk.json(&["plan", "a.ron", "--band", "sangat-baik", "--number", &count.to_string(), "--json"]);
    assert!(last["steps"] != plan["steps"] && last["effort"] == plan["effort"]);
    let beyond = desk.run(&["plan", "a.ron", "--band", "sangat-baik", "--number", &(count + 1).to_string()]);
    assert_eq!((beyond.code, beyond.out.as_str()), (1, ""));
    assert!(beyond.err.contains(&count.to_string()), "{}", beyond.err);
    assert!(fs::read(desk.path("a.ron")).unwrap() == before);
}

#[test]
fn limits_are_kept_and_named_where_they_stand_in_the_way() {
    let desk = all_three();
    let plan = desk.json(&[
        "plan",
        "a.ron",
        "--target",
        "3,1",
        "--effort",
        "42=9,43=9",
        "--lock",
        "44, 45",
        "--most-levels",
        "1",
        "--json",
    ]);
    for step in plan["steps"].as_array().unwrap() {
        let number: u32 = step["indicator"].as_str().unwrap().parse().unwrap();
        assert!(!(42..=45).contains(&number) && step["to"] == 4, "{plan}");
    }
    let refused = |arguments: &[&str], words: &str| {
        let ran = desk.run(&[&["plan", "a.ron"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}");
        assert!(ran.err.contains(words), "{}", ran.err);
    };
    refused(&["--target", "5", "--reserve", "0,1"], "tingkat tertinggi indeksnya 5");
    refused(&["--target", "5", "--reserve", "999999999999999999999999999999"], "tingkat tertinggi indeksnya 5");
    refused(&["--band", "sangat-baik", "--most-effort", "17"], "usaha paling banyak (usaha 18 hari kerja)");
    refused(&["--target", "4,5", "--most-levels", "1"], "kenaikan paling banyak");
    refused(
        &["--target", "4,5", "--most-levels", "1", "--most-effort", "3"],
        "Tercapai bila dilepas bersama: kenaikan paling banyak dan usaha paling banyak",
    );
}

#[test]
fn what_is_no_target_effort_or_indicator_is_wrong_usage() {
    let desk = all_three();
    for arguments in [
        &[][..],
        &["--target", "3,5", "--band", "baik"],
        &["--target", "tiga"],
        &["--target", "-1"],
        &["--target", "0,99"],
        &["--target", "5,01"],
        &["--target", "999999999999999999999999999999"],
        &["--target", "3,5", "--reserve", "-0,1"],
        &["--target", "3,5", "--latest", "30 Februari 2027"],
        &["--reserve", "0,02"],
        &["--band", "hebat"],
        &["--target", "3,5", "--effort", "12"],
        &["--target", "3,5", "--effort", "12=0"],
        &["--target", "3,5", "--effort", "12=3,12=4"],
        &["--target", "3,5", "--effort", "48=3"],
        &["--target", "3,5", "--lock", "x"],
        &["--target", "3,5", "--most-levels", "0"],
        &["--target", "3,5", "--number", "0"],
    ] {
        let ran = desk.run(&[&["plan", "a.ron"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
    }
}

#[test]
fn a_plan_from_what_the_evidence_supports_starts_at_the_supported_index() {
    let desk = Desk::new();
    desk.done(&["example", "-o", "contoh.ron"]);
    let score = desk.json(&["score", "contoh.ron", "--json"]);
    // The draft has limits of its own, which are given up here.
    let asked = ["plan", "contoh.ron", "--band", "memuaskan", "--most-effort", "9000", "--json"];
    let plan = |more: &[&str]| desk.json(&[&asked, more].concat());
    let (claimed, supported) = (plan(&[]), plan(&["--supported"]));
    assert_eq!(claimed["start"], score["index"]);
    assert_eq!(supported["start"], score["index_supported"]);
    assert!(supported["effort"].as_u64() > claimed["effort"].as_u64());
}

/// The worked example has targets, estimates, days and limits.
#[test]
fn without_a_target_the_plan_of_the_draft_itself_is_printed() {
    let desk = Desk::new();
    desk.done(&["example", "-o", "contoh.ron"]);
    let plan = desk.json(&["plan", "contoh.ron", "--json"]);
    assert_eq!((&plan["basis"], &plan["from"], &plan["target"]), (&json!("chosen"), &json!("claimed"), &json!("4.22")));
    assert_eq!((&plan["reached"]["band"], &plan["plans"]), (&json!("Memuaskan"), &json!(null)));
    let steps = plan["steps"].as_array().unwrap();
    assert!(steps.len() >= 15 && steps.iter().all(|step| step["due"].is_string() && step["unit"] != ""), "{plan}");
    let sum = |of: &serde_json::Value, what: &str| {
        of.as_array().unwrap().iter().filter_map(|one| one[what].as_u64()).sum::<u64>()
    };
    for what in ["effort", "cost"] {
        assert_eq!(plan[what], json!(sum(&plan["steps"], what)), "{what}");
        assert_eq!(sum(&plan["steps"], what), sum(&plan["units"], what), "{what}");
    }
    // Its targets are the cheapest way to its own goal within its own limits.
    let found = desk.json(&["plan", "contoh.ron", "--target", "4,2", "--reserve", "0,02", "--json"]);
    assert_eq!((&found["basis"], &found["effort"]), (&json!("cheapest"), &plan["effort"]));
    assert_eq!((&found["target"], &found["reserve"]), (&json!("4.22"), &json!("0.02")));
    // What it locks stays locked, also where another goal is asked for.
    let text = desk.done(&["plan", "contoh.ron", "--target", "4,3", "--most-effort", "9000", "--most-levels", "4"]);
    for locked in ["14", "16", "18"] {
        assert!(!text.lines().any(|line| line.trim_start().starts_with(&format!("{locked}  "))), "{locked}\n{text}");
    }
    // A plan that does not reach what it is for says so, and scripts hear it.
    let short = desk.run(&["plan", "contoh.ron", "--lock", "1"]);
    assert_eq!(short.code, 1, "{}", short.err);
    assert!(short.out.contains("belum tercapai"), "{}", short.out);
    // The reserve of the draft lies above any goal, as in the window; another one takes its place.
    let kept = desk.json(&["plan", "contoh.ron", "--target", "4,2", "--json"]);
    assert_eq!((&kept["target"], &kept["steps"]), (&json!("4.22"), &found["steps"]));
    let none = desk.json(&["plan", "contoh.ron", "--target", "4,2", "--reserve", "0", "--json"]);
    assert_eq!((&none["target"], &none["reserve"]), (&json!("4.2"), &json!("0")));
    let own = desk.json(&["plan", "contoh.ron", "--reserve", "0,01", "--json"]);
    assert_eq!(own["target"], json!("4.21"));
    // What is due after a last day that is given here rises no more.
    let asked = ["plan", "contoh.ron", "--target", "3,9", "--most-effort", "9000", "--json", "--latest"];
    let early = desk.json(&[&asked[..], &["31 Oktober 2024"]].concat());
    for step in early["steps"].as_array().unwrap() {
        assert!(step["due"].as_str().is_none_or(|due| due <= "2024-10-31"), "{step}");
    }
    assert_ne!(early["steps"], desk.json(&[&asked[..], &["31 Desember 2030"]].concat())["steps"]);
    assert_eq!(desk.run(&["plan", "contoh.ron", "--claimed", "--supported"]).code, 2);
}

#[test]
fn a_calendar_is_written_again_alike_and_never_put_over_anything_else() {
    let desk = Desk::new();
    desk.done(&["example", "-o", "contoh.ron"]);
    let said = desk.done(&["plan", "contoh.ron", "--calendar", "rencana.ics"]);
    assert!(said.contains("rencana.ics: kalender dengan"), "{said}");
    let first = fs::read(desk.path("rencana.ics")).unwrap();
    desk.done(&["plan", "contoh.ron", "--calendar", "rencana.ics", "--json"]);
    assert!(fs::read(desk.path("rencana.ics")).unwrap() == first, "the same bytes");
    desk.put("lain.ics", "milik orang lain");
    let ran = desk.run(&["plan", "contoh.ron", "--calendar", "lain.ics"]);
    assert_eq!((ran.code, fs::read(desk.path("lain.ics")).unwrap().as_slice()), (1, &b"milik orang lain"[..]));
    assert_eq!(desk.run(&["plan", "contoh.ron", "--calendar", "rencana.txt"]).code, 2);
    // A plan without days has nothing to say to a calendar.
    let bare = all_three();
    let ran = bare.run(&["plan", "a.ron", "--band", "sangat-baik", "--calendar", "a.ics"]);
    assert_eq!((ran.code, bare.path("a.ics").exists()), (1, false), "{}", ran.err);
}
