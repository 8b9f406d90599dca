//! A plan that was found becomes the one that is chosen.

use std::collections::BTreeMap;

use super::{Footing, Plan};
use crate::{
    assessment::{AnswerField, Assessment, Edit, Field},
    rubric::Rubric,
};

/// The edits that make the steps of a plan the targets of the draft, to be applied as one step: targets that the plan does
/// not need are taken back, but where they are no higher than what is reached. None where the targets are those already.
pub fn adopting(rubric: &Rubric, assessment: &Assessment, footing: &Footing, plan: &Plan) -> Vec<Edit> {
    let mut wanted: BTreeMap<&str, u8> = BTreeMap::new();
    for step in &plan.steps {
        let level = wanted.entry(&step.indicator).or_default();
        *level = step.to.max(*level);
    }
    let rising = footing.targets(rubric, assessment, &std::collections::BTreeSet::new());
    let mut edits = Vec::new();
    for indicator in &rubric.indicators {
        let target = assessment.answer(&indicator.id).and_then(|answer| answer.target.value);
        let after = match wanted.get(indicator.id.as_str()) {
            Some(level) => Some(*level),
            None if rising.contains_key(&indicator.id) => None,
            None => target,
        };
        if after != target {
            edits.push(Field::Answer((&indicator.id).into(), AnswerField::Target).set(after));
        }
    }
    edits
}
