//! Details of the assessment, open questions, and the index.

use super::{Finding, Severity, Subject, blank};
use crate::{
    assessment::{Assessment, Role},
    rubric::{Rubric, exact_to_text},
    scoring::Score,
    t, words,
};

/// What a final report must state about the assessment.
pub(super) fn details(assessment: &Assessment) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut required = |code: &'static str, subject: Subject, sentence: &'static str, advice: &'static str| {
        let (sentence, advice) = (sentence.to_owned(), advice.to_owned());
        let brief = sentence.clone();
        found.push(Finding { code, severity: Severity::Required, subject, sentence, brief, advice });
    };
    if blank(&assessment.institution.name.value) {
        required("K07", Subject::InstitutionName, t!("finding.institution"), t!("finding.institution.advice"));
    }
    if assessment.year.value == 0 {
        required("K12", Subject::Year, t!("finding.year"), t!("finding.year.advice"));
    }
    if assessment.reference_date.value.is_none() {
        required("K08", Subject::ReferenceDate, t!("finding.reference_date"), t!("finding.reference_date.advice"));
    }
    let coordinator = |role: Role, name: &str| role == Role::Coordinator && !blank(name);
    if !assessment.team().iter().any(|(_, person)| coordinator(person.role.value, &person.name.value)) {
        required("K09", Subject::Team, t!("finding.coordinator"), t!("finding.coordinator.advice"));
    }
    if assessment.period.value.is_some_and(|period| period.from > period.to) {
        required("K11", Subject::Period, t!("finding.period"), t!("finding.period.advice"));
    }
    found
}

/// Open questions without an answer.
pub(super) fn questions<'a>(rubric: &'a Rubric, assessment: &'a Assessment) -> impl Iterator<Item = Finding> {
    let open = |id: &String| assessment.general.get(id.as_str()).is_none_or(|answer| blank(&answer.value));
    rubric.general_questions.iter().map(|question| &question.id).filter(move |id| open(id)).map(|id| Finding {
        code: "K06",
        severity: Severity::Required,
        subject: Subject::Question(id.clone()),
        sentence: t!("finding.question", id = id),
        brief: t!("finding.question", id = id),
        advice: t!("finding.question.advice").to_owned(),
    })
}

/// The notice about the printed index as a finding.
pub(super) fn band(rubric: &Rubric, score: &Score) -> Option<Finding> {
    let sentence = band_notice(rubric, score)?;
    Some(Finding {
        code: "K10",
        severity: Severity::Notice,
        subject: Subject::Index,
        brief: sentence.clone(),
        sentence,
        advice: t!("finding.band.advice").to_owned(),
    })
}

/// Says so where the printed index would name another band than the exact one does.
pub fn band_notice(rubric: &Rubric, score: &Score) -> Option<String> {
    let notice = score.notice(rubric)?;
    let band = score.band(rubric)?;
    let bound = rubric.band_above(band).map_or(&band.from, |next| &next.from);
    Some(t!(
        "finding.band",
        exact = exact_to_text(score.index()).replace('.', ","),
        printed = notice.printed.replace('.', ","),
        band = band.name,
        bound = words::decimal(bound, 2)
    ))
}
