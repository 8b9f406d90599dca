//! The list before a report is sent: a line is told as done only where there was something to look at.
#![allow(clippy::unwrap_used, reason = "an edit of the tests that does not fit must stop")]

use crate::support;

use std::collections::BTreeSet;

use jiff::civil::date;
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, DocumentKind, EntryField, Field, Place, Stage},
    insight::{Inspection, readiness},
    scoring::score,
    words::Words,
};
use support::{level, register::Desk, rubric};

/// The lines that are done.
fn done(assessment: &Assessment) -> Vec<String> {
    let rubric = rubric();
    let score = score(&rubric, assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(&rubric, assessment, &score, &BTreeSet::new());
    let lines = readiness(&rubric, assessment, &score, inspection.findings(), Words::indonesian());
    lines.into_iter().filter(|line| line.open.is_none()).map(|line| line.sentence).collect()
}

fn says(assessment: &Assessment, words: &str) -> bool {
    done(assessment).iter().any(|line| line.contains(words))
}

#[test]
fn a_line_is_done_only_where_there_was_something_to_look_at() {
    assert_eq!(done(&Assessment::default()), [] as [String; 0], "nothing is filled in, so nothing is done");
    let mut desk = Desk::default();
    desk.edit(level("1", 1));
    // An indicator at the lowest level: neither a service, nor a claim, nor a document, nor a code, nor a pair.
    for words in ["Layanan", "dokumen", "Dokumen", "Reviu", "Kode bukti", "mempunyai bukti", "mendukung", "berkaitan"] {
        assert!(!says(&desk.assessment, words), "{words}: {:?}", done(&desk.assessment));
    }
    desk.edit(level("45", 1));
    assert!(!says(&desk.assessment, "Layanan sektor"), "a service that is not there needs no name");
    desk.edit(level("45", 2)).text(Field::Entry(Place::first("45"), EntryField::Service), "Perizinan");
    assert!(says(&desk.assessment, "Layanan sektor yang dinilai sudah diberi nama"));
    desk.document("a", DocumentKind::Other, "Layar", "", "2024-01-02").file("a", 'a', 10, "layar.pdf");
    desk.tie("45", "a", ["", "1", ""], &["2.1"]);
    assert!(!says(&desk.assessment, "tidak dicabut"), "for which day is not known");
    desk.edit(Field::Assessment(AssessmentField::ReferenceDate).set(Some(date(2024, 6, 14))));
    assert!(says(&desk.assessment, "tidak dicabut"), "{:?}", done(&desk.assessment));
}
