//! `compare`: what stands side by side, as text and as data; files are only read, and what cannot be compared is refused.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use std::fs;

use serde_json::json;

use crate::cli::Desk;

/// Two years of one city: in the second, indicator 1 rose by two levels and indicator 2 fell by one.
fn two_years() -> Desk {
    let desk = Desk::with_draft();
    let rows = |first: &str| {
        format!("indikator;tingkat\n{first}{}", (3..=47).map(|id| format!("{id};3\n")).collect::<String>())
    };
    desk.put("t.csv", rows("1;2\n2;3\n"));
    desk.done(&["import", "a.ron", "t.csv", "--as", "Ana"]);
    desk.done(&["new", "b.ron", "--institution", "Kota Uji", "--kind", "kota", "--year", "2025", "--as", "Ana"]);
    desk.put("t.csv", rows("1;4\n2;2\n"));
    desk.done(&["import", "b.ron", "t.csv", "--as", "Ana"]);
    desk
}

#[test]
fn two_years_stand_side_by_side_as_data_and_as_text_and_neither_file_changes() {
    let desk = two_years();
    let files = || ["a.ron", "b.ron"].map(|name| fs::read(desk.path(name)).unwrap());
    let before = files();
    let found = desk.json(&["compare", "a.ron", "b.ron", "--json"]);
    assert_eq!((&found["base"], &found["rose"], &found["fell"]), (&json!(0), &json!(["1"]), &json!(["2"])));
    assert_eq!((&found["results"][0]["year"], &found["results"][1]["stage"]), (&json!(2024), &json!("mandiri")));
    let first = &found["indicators"][0];
    assert_eq!((&first["levels"], &first["change"]), (&json!([2, 4]), &json!("2")));
    let index = &found["figures"][0];
    assert_eq!((&index["kind"], &index["values"][0]), (&json!("indeks"), &found["results"][0]["index"]));
    let text = desk.done(&["compare", "a.ron", "b.ron"]);
    for said in ["Mandiri 2024", "Mandiri 2025", "Naik (1)", "Turun (1)", "+2", "−1"] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(files() == before);
}

#[test]
fn three_files_are_compared_with_the_first_and_the_same_twice_says_that_nothing_changed() {
    let desk = two_years();
    let found = desk.json(&["compare", "a.ron", "b.ron", "b.ron", "--json"]);
    assert_eq!(found["indicators"][0]["levels"], json!([2, 4, 4]));
    assert_eq!((&found["base"], &found["indicators"][0]["change"]), (&json!(0), &json!("2")));
    assert!(desk.done(&["compare", "a.ron", "a.ron"]).contains("Tidak ada tingkat yang berubah."));
}

#[test]
fn drafts_of_one_year_are_told_apart_and_differences_of_full_values_are_explained_where_they_show() {
    let desk = two_years();
    fs::copy(desk.path("b.ron"), desk.path("c.ron")).unwrap();
    let found = desk.json(&["compare", "b.ron", "c.ron", "--json"]);
    let names = [&found["results"][0]["name"], &found["results"][1]["name"]];
    assert_eq!(names, [&json!("b.ron · Mandiri 2025"), &json!("c.ron · Mandiri 2025")]);
    let text = desk.done(&["compare", "b.ron", "c.ron"]);
    assert!(text.contains("b.ron · Mandiri 2025") && text.contains("c.ron · Mandiri 2025"), "{text}");
    for files in [["a.ron", "b.ron"], ["b.ron", "c.ron"]] {
        let found = desk.json(&["compare", files[0], files[1], "--json"]);
        let said = desk.done(&["compare", files[0], files[1]]).contains("Selisih dihitung dari nilai utuh");
        assert_eq!(found["rounds_apart"], json!(said));
    }
}

#[test]
fn a_report_is_compared_as_the_draft_it_carries() {
    let desk = two_years();
    desk.done(&["report", "a.ron", "-o", "a.pdf", "--variant", "summary"]);
    let ran = desk.run(&["compare", "a.pdf", "b.ron", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("\"rose\""), "{}", ran.out);
}

#[test]
fn what_cannot_be_compared_is_refused_with_the_reason_and_nothing_is_printed() {
    let desk = two_years();
    desk.put("rusak.ron", "(");
    let refused = |arguments: &[&str], code: i32, words: &str| {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{arguments:?} {}", ran.err);
        assert!(ran.err.contains(words), "{}", ran.err);
    };
    refused(&["compare", "a.ron", "rusak.ron"], 1, "rusak.ron");
    refused(&["compare", "a.ron", "tiada.ron"], 1, "tiada.ron");
    refused(&["compare", "a.ron"], 1, "hanya berisi penilaian mandiri");
    refused(&["compare"], 2, "compare");
}
