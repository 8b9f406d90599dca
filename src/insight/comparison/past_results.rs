//! The result of a year as it is kept in the assessments of later years, for which its draft may not be at hand.

use super::{Side, trend::of_draft};
use crate::{
    assessment::{Assessment, Edit, Field, Item, PastField, PastId, Points, Stage},
    rubric::Rubric,
    t,
    words::Words,
};

/// Edits that keep the results of last year's assessment in the one of a new year: its own, and what external assessors
/// found, as far as every indicator has a value. Those that stand among its results of other years already are left out.
pub fn past_results(rubric: &Rubric, last: &Assessment, words: Words, new_id: &mut dyn FnMut() -> PastId) -> Vec<Edit> {
    let year = last.year.value;
    if year == 0 {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let own = [Stage::SelfAssessment];
    for (external, stages) in [(false, &own[..]), (true, &super::trend::EXTERNAL[..])] {
        let told = last.listed_past().iter().any(|(_, one)| one.year.value == year && one.external.value == external);
        let of = |stage: &Stage| {
            let figure = of_draft(&Side::new(rubric, last, *stage))?;
            figure.complete.then_some((figure, *stage))
        };
        let Some((figure, stage)) = stages.iter().find_map(of).filter(|_| !told) else { continue };
        let id = new_id();
        let field = |of: PastField| Field::Past(id.clone(), of);
        let source = t!(words, past.of_draft, stage = stage.name(words).to_lowercase(), year = year);
        edits.extend([
            Edit::Create(Item::Past(id.clone())),
            field(PastField::Year).set(year),
            field(PastField::External).set(external),
            field(PastField::Index).set(Some(Points(figure.index))),
            field(PastField::Band).set(figure.band),
            field(PastField::Source).set(source),
        ]);
    }
    edits
}
