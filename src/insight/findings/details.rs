//! Details of the assessment, open questions, and the index.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Finding, Observation, Subject, blank};
use crate::{
    assessment::{Assessment, Period, Role},
    rubric::Rubric,
    scoring::Score,
    words::Words,
};

/// What a final report must state about the assessment.
pub(super) fn details(assessment: &Assessment) -> Vec<Finding> {
    let coordinator = |role: Role, name: &str| role == Role::Coordinator && !blank(name);
    let signs = assessment.team().iter().any(|(_, person)| coordinator(person.role.value, &person.name.value));
    let period = assessment.period.value;
    let lacks = [
        (blank(&assessment.institution.name.value), Observation::NoInstitutionName),
        (assessment.year.value == 0, Observation::NoYear),
        (assessment.reference_date.value.is_none(), Observation::NoReferenceDate),
        (!signs, Observation::NoCoordinator),
        (period.is_some_and(|period| period.days().is_none()), Observation::HalfPeriod),
        (period.and_then(Period::days).is_some_and(|(from, to)| from > to), Observation::ReversedPeriod),
    ];
    let lacks = lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, observation)| observation);
    lacks.chain(days(assessment)).chain(past(assessment)).map(Finding::whole).collect()
}

/// Results of other years that cannot be meant as they stand, each kind once a year.
fn past(assessment: &Assessment) -> Vec<Observation> {
    let (present, listed) = (assessment.year.value, assessment.listed_past());
    let mut found = Vec::new();
    if listed.iter().any(|(_, one)| one.year.value == 0 || one.index.value.is_none()) {
        found.push(Observation::PastHalf);
    }
    let mut seen = BTreeMap::new();
    for (_, one) in listed.iter().filter(|(_, one)| one.year.value != 0) {
        *seen.entry((one.year.value, one.external.value)).or_insert(0_usize) += 1;
    }
    let mut twice: Vec<i16> = seen.iter().filter(|(_, times)| **times > 1).map(|((year, _), _)| *year).collect();
    twice.dedup();
    found.extend(twice.into_iter().map(|year| Observation::PastTwice { year }));
    // Of the present year external assessors may have found something that nobody entered by indicator.
    let later = |(year, external): &(i16, bool)| present != 0 && (*year > present || *year == present && !external);
    let mut years: Vec<i16> = seen.into_keys().filter(later).map(|(year, _)| year).collect();
    years.dedup();
    found.extend(years.into_iter().map(|year| Observation::PastLater { year, present }));
    found
}

/// Days that were given and cannot be meant.
fn days(assessment: &Assessment) -> impl Iterator<Item = Observation> {
    let (year, reference) = (assessment.year.value, assessment.reference_date.value);
    // An assessment of a year is made in it or in the one after it.
    let inside = |day: Date| (year..=year.saturating_add(1)).contains(&day.year());
    let outside = reference.filter(|day| year != 0 && !inside(*day));
    let early = reference.zip(assessment.report.date.value).filter(|(reference, signed)| signed < reference);
    let outside = outside.map(|day| Observation::ReferenceOutsideYear { day, year });
    let early = early.map(|(reference, signed)| Observation::SignedBeforeReference { signed, reference });
    outside.into_iter().chain(early)
}

/// Open questions without an answer.
pub(super) fn questions<'a>(rubric: &'a Rubric, assessment: &'a Assessment) -> impl Iterator<Item = Finding> {
    let open = |id: &String| assessment.general.get(id.as_str()).is_none_or(|answer| blank(&answer.value));
    rubric.general_questions.iter().map(|question| &question.id).filter(move |id| open(id)).map(|id| Finding {
        subject: Subject::Question(id.clone()),
        observation: Observation::NoAnswer { question: id.clone() },
    })
}

/// That the printed index would name another band than the exact one does.
pub(super) fn band(rubric: &Rubric, score: &Score) -> Option<Observation> {
    let notice = score.notice(rubric)?;
    let band = score.band(rubric)?;
    Some(Observation::PrintedBand {
        index: score.index().clone(),
        printed: notice.printed,
        band: band.name.clone(),
        bound: rubric.band_above(band).map_or(&band.from, |next| &next.from).clone(),
    })
}

/// Says so where the printed index would name another band than the exact one does.
pub fn band_notice(rubric: &Rubric, score: &Score, words: Words) -> Option<String> {
    Some(band(rubric, score)?.what(words))
}
