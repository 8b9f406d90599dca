//! The table of levels: read whole or not at all, every fault with its line.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use spbe_mandiri::{
    assessment::{Edit, Field, Place},
    exchange::{LevelsFault, levels_from_csv},
    words::{Sentence, Words},
};
use support::{level, rubric};

fn read(table: &str) -> Result<Vec<Edit>, Vec<LevelsFault>> {
    levels_from_csv(table.as_bytes(), &rubric()).map_err(|error| error.faults)
}

#[test]
fn commas_and_semicolons_byte_order_marks_and_windows_line_ends_are_read() {
    let wanted = Ok(vec![level("1", 3), level("47", 5)]);
    assert_eq!(read("indikator,tingkat\n1,3\n47,5\n"), wanted);
    assert_eq!(read("\u{feff}Indikator;Tingkat\r\n1;3\r\n47;5"), wanted);
    assert_eq!(read("\"indikator\";\"tingkat\"\n\"1\"; 3 \n\n;\n47;5\n"), wanted);
    assert_eq!(read("tingkat,indikator\n3,1\n5,47\n"), wanted);
}

#[test]
fn texts_come_along_and_empty_cells_leave_what_is_there() {
    let place = Place::first("2");
    let text = |field: fn(Place) -> Field, text: &str| field(place.clone()).set(text.to_owned());
    let table = "indikator;tingkat;fakta;analisis\n2;4;\"Ada; \"\"lengkap\"\",\nhalaman 3\";Cukup\n2x\n";
    assert_eq!(
        read(&table.replace("2x\n", "")),
        Ok(vec![level("2", 4), text(Field::facts, "Ada; \"lengkap\",\nhalaman 3"), text(Field::analysis, "Cukup"),])
    );
    assert_eq!(read("indikator;tingkat;fakta\n2;;Ada\n"), Ok(vec![text(Field::facts, "Ada")]));
}

#[test]
fn every_fault_is_listed_with_its_line_and_nothing_is_used() {
    let table = "indikator;tingkat\n1;3\n\n99;2\n3;9\n4;tiga\n1;2\n5;3;lebih\n6;-1\n";
    let faults = read(table).unwrap_err();
    let lines: Vec<u64> = faults
        .iter()
        .map(|fault| match fault {
            LevelsFault::Indicator { line, .. }
            | LevelsFault::Level { line, .. }
            | LevelsFault::Twice { line, .. }
            | LevelsFault::Cells { line } => *line,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(lines, [4, 5, 6, 7, 8, 9]);
    for (fault, line) in faults.iter().zip(lines) {
        assert!(
            fault.sentence_in(Words::indonesian()).starts_with(&format!("Baris {line}: ")),
            "{}",
            fault.sentence_in(Words::indonesian())
        );
    }
}

#[test]
fn one_message_names_five_faults_and_says_how_many_more_there_are() {
    let message = |rows: usize| {
        let table = format!("indikator;tingkat\n{}", "99;2\n".repeat(rows));
        levels_from_csv(table.as_bytes(), &rubric()).unwrap_err().sentence_in(Words::indonesian())
    };
    assert_eq!(message(5).lines().count(), 5);
    assert_eq!(message(8).lines().last(), Some("Dan 3 kesalahan lain."));
    assert_eq!(message(8).lines().count(), 6);
}

#[test]
fn a_table_without_its_columns_or_rows_is_refused() {
    assert!(matches!(read("").unwrap_err()[..], [LevelsFault::NoHead { .. }]));
    assert!(matches!(read("1;3\n2;4\n").unwrap_err()[..], [LevelsFault::NoHead { .. }]));
    assert!(matches!(read("indikator;fakta\n1;Ada\n").unwrap_err()[..], [LevelsFault::NoHead { .. }]));
    assert!(matches!(read("indikator;tingkat;bobot\n1;3;2\n").unwrap_err()[..], [LevelsFault::Column { .. }]));
    assert!(matches!(read("indikator;tingkat;tingkat\n1;3;3\n").unwrap_err()[..], [LevelsFault::Column { .. }]));
    assert!(matches!(read("indikator;tingkat\n").unwrap_err()[..], [LevelsFault::NoRows]));
    let latin = levels_from_csv(b"indikator;tingkat;fakta\n1;3;Ada\n2;4;Caf\xe9\n", &rubric());
    assert_eq!(latin.unwrap_err().faults, [LevelsFault::NotText { line: 3 }]);
}

#[test]
fn a_quote_that_is_not_closed_or_takes_rows_with_it_is_refused_with_its_line() {
    let unclosed = "indikator;tingkat;fakta\n1;3;\"Perwal 41/2022\n2;4;def\n3;5;ghi\n";
    assert!(matches!(read(unclosed).unwrap_err()[..], [LevelsFault::Unclosed { line: 2 }]));
    let late = "indikator;tingkat;fakta\n1;3;\"Perwal 41/2022\n2;4;def\n3;5;ghi\"\n4;2;jkl\n";
    assert!(matches!(read(late).unwrap_err()[..], [LevelsFault::Swallowed { line: 2, within: 3 }]));
    // Quotes inside a cell, doubled ones, and lines that are no rows are what they are.
    let sound = "indikator;tingkat;fakta\n1;3;\"Kata \"\"kunci\"\";\n2 dokumen; lengkap\"\n2;4;tinggi 5\" saja\n";
    assert_eq!(read(sound).unwrap().len(), 4);
}
