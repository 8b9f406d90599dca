//! What one entry of an indicator lacks in itself: level, explanation, service.

use super::{Finding, Observation, Part, blank};
use crate::{
    assessment::Assessment,
    insight::entry::{EntryState, TextState},
    rubric::{Indicator, Rubric},
};

/// What one entry of an indicator lacks. An unanswered one is one finding, not four.
pub(super) fn check(entry: &EntryState<'_>, found: &mut Vec<Finding>) {
    let mut add = |observation: Observation| found.push(Finding::at(entry, observation));
    if !entry.answered() {
        add(Observation::Unanswered { lowest: entry.indicator.lowest() });
        return;
    }
    let texts = [Part::Facts, Part::Analysis].map(|part| (part, entry.text(part)));
    for (part, text) in &texts {
        match (part, text) {
            (Part::Facts, TextState::Blank) => add(Observation::NoFacts),
            (_, TextState::Blank) => add(Observation::NoAnalysis),
            _ => {}
        }
    }
    for (part, text) in texts {
        match (part, text) {
            (Part::Facts, TextState::Open { place }) => add(Observation::OpenPlaceInFacts { place: place.to_owned() }),
            (_, TextState::Open { place }) => add(Observation::OpenPlaceInAnalysis { place: place.to_owned() }),
            (_, TextState::Blank | TextState::Whole) => {}
        }
    }
    let least = entry.rubric.checks.explanation_chars as usize;
    let chars = entry.facts().trim().chars().count() + entry.analysis().trim().chars().count();
    if entry.claimed().is_some() && !blank(entry.facts()) && !blank(entry.analysis()) && chars < least {
        add(Observation::ShortExplanation { chars, least });
    }
    if entry.lacks_service_name() {
        add(Observation::NoServiceName);
    } else if entry.claims_service() {
        let name = entry.service();
        let shown = name.trim().to_owned();
        if let Some(other) = measured_elsewhere(entry.rubric, name) {
            add(Observation::ServiceOfAnother { name: shown, other: other.id.clone(), title: other.title.clone() });
        } else if let Some(other) = named_before(entry, name) {
            add(Observation::ServiceTwice { name: shown, other: other.id.clone() });
        }
    }
    if entry.place == 0 && entry.carried_over() {
        add(Observation::CarriedOver);
    }
}

/// Indicator that already measures a service of this name.
fn measured_elsewhere<'a>(rubric: &'a Rubric, name: &str) -> Option<&'a Indicator> {
    let name = format!(" {} ", plain(name));
    let taken = |names: &[String]| names.iter().any(|taken| name.contains(&format!(" {} ", plain(taken))));
    let service = rubric.checks.services.iter().find(|service| taken(&service.names))?;
    rubric.indicator(&service.indicator)
}

/// Indicator before this entry, or the same one, whose chosen service has the same name.
fn named_before<'a>(entry: &EntryState<'a>, name: &str) -> Option<&'a Indicator> {
    let same = |indicator: &Indicator, place: usize| {
        service(entry.assessment, indicator, place).is_some_and(|other| plain(other) == plain(name))
    };
    for indicator in entry.rubric.indicators.iter().filter(|indicator| indicator.service.is_some()) {
        let here = indicator.id == entry.indicator.id;
        let entries = if here { entry.place } else { indicator.entry_count() };
        if (0..entries).any(|place| same(indicator, place)) {
            return Some(indicator);
        }
        if here {
            break;
        }
    }
    None
}

/// Name of a service that counts: one above the lowest level.
fn service<'a>(assessment: &'a Assessment, indicator: &Indicator, entry: usize) -> Option<&'a str> {
    let level = assessment.level(&indicator.id, entry)?;
    let name = &assessment.entry(&indicator.id, entry)?.service.value;
    (level > indicator.lowest() && !blank(name)).then_some(name)
}

/// Words in small letters with single blanks and without marks between them.
fn plain(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
