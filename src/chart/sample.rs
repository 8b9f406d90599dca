//! Frameworks and scores for the tests of this room.

use std::sync::Arc;

use crate::{
    assessment::{Assessment, Author, Field, Place, Stage, Value},
    rubric::{self, Rubric},
    scoring::{self, Score},
};

/// The worked example: levels of all indicators of the default framework; index 3,7495.
pub(super) const WORKED: [u8; 47] = [
    2, 2, 4, 4, 4, 4, 4, 2, 4, 4, 4, 4, 2, 4, 3, 4, 5, 3, 4, 5, 2, 2, 4, 2, 2, 3, 3, 5, 3, 3, 3, 5, 3, 3, 5, 5, 4, 3,
    3, 5, 5, 5, 3, 2, 5, 5, 5,
];

/// The default framework.
pub(super) fn builtin() -> Arc<Rubric> {
    rubric::builtin(rubric::DEFAULT_ID).unwrap()
}

/// A small framework without domains: three aspects, five indicators, levels from 0.
pub(super) fn small() -> Rubric {
    let mut rubric = Rubric::clone(&builtin());
    rubric.domains.clear();
    rubric.scales.truncate(1);
    let rungs = &mut rubric.scales[0].levels;
    rungs.insert(0, rubric::ScaleLevel { level: 0, ..rungs[0].clone() });
    let scale = rubric.scales[0].id.clone();
    rubric.bands.truncate(3);
    let limits = ["0", "2", "3.5", "5"].map(|text| rubric::exact_from_text(text).unwrap());
    for (place, (band, palette)) in rubric.bands.iter_mut().zip([1, 3, 5]).enumerate() {
        (band.from, band.to, band.palette) = (limits[place].clone(), limits[place + 1].clone(), palette);
    }
    rubric.aspects.truncate(3);
    rubric.indicators.truncate(5);
    for (indicator, aspect) in rubric.indicators.iter_mut().zip([0, 0, 1, 2, 2]) {
        indicator.aspect = rubric.aspects[aspect].id.clone();
        indicator.scale.clone_from(&scale);
        indicator.weight = rubric::exact_from_text("20").unwrap();
        let lowest = rubric::Level { level: 0, ..indicator.levels[0].clone() };
        indicator.levels.insert(0, lowest);
    }
    for (aspect, weight) in rubric.aspects.iter_mut().zip(["40", "20", "40"]) {
        aspect.domain = None;
        aspect.weight = rubric::exact_from_text(weight).unwrap();
    }
    rubric
}

/// An assessment in which the first indicators have these levels.
pub(super) fn scored(rubric: &Rubric, levels: &[u8]) -> Score {
    let mut assessment = Assessment::default();
    let author =
        Author { name: "Penguji".to_owned(), at: jiff::Timestamp::UNIX_EPOCH, revision: 1, sitting: "uji".into() };
    for (indicator, level) in rubric.indicators.iter().zip(levels) {
        let value = Some(Value::Level(*level));
        let edit = Field::Value(Place::first(&indicator.id), Stage::SelfAssessment).set(value);
        assessment.apply(rubric, edit, &author).unwrap();
    }
    scoring::score(rubric, &assessment, Stage::SelfAssessment)
}
