//! A list of indicators shows those that were asked for and no other.
#![allow(clippy::unwrap_used, reason = "the framework of the tests is there")]

use crate::support;

use std::collections::BTreeSet;

use spbe_mandiri::{
    assessment::{AnswerField, Assessment, Edit, Field, Item, Place, Stage, UnitId},
    insight::{IndicatorFilter, Inspection, StateFilter, owner},
    scoring::score,
};
use support::{level, register::Desk, rubric};

/// Indicator 1 is complete, 2 has a level and no text, 3 a text and no level, 4 a level and a text that is not whole; the
/// rest is open.
fn desk() -> Desk {
    let mut desk = Desk::default();
    for (indicator, texts) in [("1", ["Ada.", "Cukup."]), ("3", ["Ada.", ""]), ("4", ["", "Cukup."])] {
        let place = || Place::first(indicator);
        desk.text(Field::facts(place()), texts[0]).text(Field::analysis(place()), texts[1]);
    }
    desk.edit(level("1", 1)).edit(level("2", 3)).edit(level("4", 1));
    for unit in ["u", "v"] {
        desk.edit(Edit::Create(Item::Unit(unit.into())));
    }
    for (indicator, unit) in [("2", "u"), ("3", "u"), ("47", "v")] {
        desk.edit(Field::Answer(indicator.into(), AnswerField::Owner).set(Some(UnitId::from(unit))));
    }
    desk
}

fn listed(assessment: &Assessment, filter: &IndicatorFilter) -> Vec<String> {
    let rubric = rubric();
    let inspection =
        Inspection::of(&rubric, assessment, &score(&rubric, assessment, Stage::SelfAssessment), &BTreeSet::new());
    let held = rubric.indicators.iter().filter(|indicator| filter.holds(assessment, &inspection, indicator));
    held.map(|indicator| indicator.id.clone()).collect()
}

fn needle(text: &str) -> IndicatorFilter {
    IndicatorFilter { needle: text.to_owned(), ..IndicatorFilter::default() }
}

#[test]
fn a_state_lists_exactly_the_indicators_that_are_in_it() {
    let desk = desk();
    let of = |state| listed(&desk.assessment, &IndicatorFilter { state, ..IndicatorFilter::default() });
    assert_eq!(of(StateFilter::All).len(), 47);
    let open = of(StateFilter::Open);
    assert_eq!((open.len(), &open[..2]), (43, &["5".to_owned(), "6".to_owned()][..]));
    assert_eq!(of(StateFilter::Started), ["2", "3", "4"], "a text alone is a start");
    assert_eq!(of(StateFilter::Unexplained), ["2"], "an open one is not asked for its explanation");
}

#[test]
fn a_unit_lists_what_it_owns_and_filters_narrow_each_other() {
    let desk = desk();
    let unit = |unit: &str| IndicatorFilter { unit: Some(unit.to_owned()), ..IndicatorFilter::default() };
    assert_eq!(listed(&desk.assessment, &unit("u")), ["2", "3"]);
    assert_eq!(listed(&desk.assessment, &unit("v")), ["47"]);
    assert_eq!(listed(&desk.assessment, &unit("x")), Vec::<String>::new());
    let both = |state| listed(&desk.assessment, &IndicatorFilter { state, ..unit("u") });
    assert_eq!(both(StateFilter::Unexplained), ["2"]);
    assert_eq!(both(StateFilter::Open), Vec::<String>::new());
    let rubric = rubric();
    let owners = ["1", "2", "47"].map(|id| owner(&desk.assessment, rubric.indicator(id).unwrap()));
    assert_eq!(owners, [None, Some("u"), Some("v")]);
}

#[test]
fn a_number_lists_that_indicator_and_words_those_with_all_of_them_in_their_names_whatever_their_capitals() {
    let (rubric, assessment) = (rubric(), Assessment::default());
    assert_eq!(listed(&assessment, &needle(" 4 ")), ["4"], "not 14 or 40 to 47");
    for indicator in &rubric.indicators {
        for text in [indicator.name.to_uppercase(), indicator.short.clone()] {
            let found = listed(&assessment, &needle(&format!("  {text} ")));
            assert!(found.contains(&indicator.id), "{text}: {found:?}");
            for id in found {
                let other = rubric.indicator(&id).unwrap();
                let names = [&other.short, &other.name].map(|name| name.to_lowercase());
                let text = text.to_lowercase();
                let mut words = text.split_whitespace();
                let held = words.all(|word| word == id || names.iter().any(|name| name.contains(word)));
                assert!(held, "{text} lists {id}");
            }
        }
    }
    assert_eq!(listed(&assessment, &needle("tidak ada yang bernama begini")), Vec::<String>::new());
}

#[test]
fn a_filter_is_open_only_where_it_narrows_nothing() {
    assert!(IndicatorFilter::default().is_open() && needle("  ").is_open());
    assert!(!needle("a").is_open());
    assert!(!IndicatorFilter { unit: Some("u".to_owned()), ..IndicatorFilter::default() }.is_open());
    assert!(!IndicatorFilter { state: StateFilter::Open, ..IndicatorFilter::default() }.is_open());
}
