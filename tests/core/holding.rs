//! What keeps an indicator at its level is said in the source's words, else by what is not ticked of the next level.
#![allow(clippy::unwrap_used, reason = "the framework of the tests is there")]

use crate::support;

use spbe_mandiri::{
    insight::{next_level, reached_level, what_holds_back},
    rubric::Indicator,
    words::Words,
};
use support::rubric;

/// Indicator 23 without the source's own words, with two criteria a level above the lowest.
fn indicator() -> Indicator {
    let mut indicator = rubric().indicator("23").unwrap().clone();
    for level in &mut indicator.levels {
        level.holds_back = None;
        let one = level.criteria[0].clone();
        let of = |number: usize| spbe_mandiri::rubric::Criterion {
            id: format!("{}.{number}", level.level),
            text: format!("Tuntutan {}.{number} ada.", level.level),
            ..one.clone()
        };
        level.criteria = if level.level == 1 { vec![of(1)] } else { vec![of(1), of(2)] };
    }
    indicator
}

fn held(indicator: &Indicator, level: u8, ticked: &[&str]) -> String {
    what_holds_back(indicator, level, &|id| ticked.contains(&id)).sentence(Words::indonesian())
}

#[test]
fn what_is_not_ticked_of_the_next_level_holds_back_in_its_order() {
    let indicator = indicator();
    let open = "Tingkat 3 belum tercapai karena belum terpenuhi:";
    assert_eq!(held(&indicator, 2, &[]), format!("{open} Tuntutan 3.1 ada; Tuntutan 3.2 ada."));
    assert_eq!(held(&indicator, 2, &["3.1", "2.2", "4.2"]), format!("{open} Tuntutan 3.2 ada."));
    assert_eq!(held(&indicator, 2, &["3.1", "3.2"]), "Semua kriteria tingkat 3 sudah dicentang.");
    assert_eq!(held(&indicator, 5, &[]), "Tingkat tertinggi sudah tercapai.");
    let held_at = |level: u8| what_holds_back(&indicator, level, &|_| false).next;
    assert_eq!([1, 4, 5].map(held_at), [Some(2), Some(5), None]);
}

#[test]
fn the_words_of_the_source_come_before_any_others() {
    let mut indicator = indicator();
    indicator.levels[1].holds_back = Some("Baru sebagian.".to_owned());
    assert_eq!(held(&indicator, 2, &[]), "Baru sebagian.");
    assert_eq!(held(&indicator, 1, &["2.1", "2.2"]), "Semua kriteria tingkat 2 sudah dicentang.");
}

#[test]
fn a_level_is_reached_as_chosen_else_up_to_where_everything_is_ticked_else_the_lowest() {
    let indicator = indicator();
    let reached = |chosen: Option<u8>, ticked: &[&str]| reached_level(&indicator, chosen, &|id| ticked.contains(&id));
    assert_eq!(reached(Some(4), &[]), 4);
    assert_eq!(reached(None, &[]), 1);
    assert_eq!(reached(None, &["1.1", "2.1"]), 1);
    assert_eq!(reached(None, &["1.1", "2.1", "2.2"]), 2);
    assert_eq!(reached(None, &["1.1", "3.1", "3.2"]), 1, "a level rests on those below");
    assert_eq!(reached(None, &["1.1", "2.1", "2.2", "3.1", "3.2", "4.1"]), 3);
    assert_eq!([0, 1, 4, 5].map(|level| next_level(&indicator, level)), [Some(1), Some(2), Some(5), None]);
}
