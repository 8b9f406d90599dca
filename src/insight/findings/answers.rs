//! What one entry of an indicator lacks in itself: level, explanation, service.

use super::{Finding, Part, Severity, blank, scope::Scope};
use crate::{
    assessment::Assessment,
    rubric::{Indicator, Rubric},
    t, words,
};

/// What one entry of an indicator lacks. An unanswered one is one finding, not four.
pub(super) fn check(scope: &Scope<'_>, found: &mut Vec<Finding>) {
    let indicator = scope.indicator;
    let mut add = |code: &'static str, severity: Severity, part: Part, what: &str, advice: String| {
        found.push(scope.finding(code, severity, part, what, advice));
    };
    if !scope.answered() {
        let advice = t!("finding.unanswered.advice", lowest = indicator.lowest());
        add("K01", Severity::Required, Part::Level, t!("finding.unanswered"), advice);
        return;
    }
    let (facts, analysis) = (scope.facts(), scope.analysis());
    if blank(facts) {
        add("K02", Severity::Required, Part::Facts, t!("finding.facts"), t!("finding.facts.advice").to_owned());
    }
    if blank(analysis) {
        let advice = t!("finding.analysis.advice").to_owned();
        add("K03", Severity::Required, Part::Analysis, t!("finding.analysis"), advice);
    }
    for (part, text) in [(Part::Facts, facts), (Part::Analysis, analysis)] {
        if let Some(open) = open_places(scope.rubric, indicator, text).first() {
            let what = match part {
                Part::Facts => t!("finding.facts_open", place = open),
                _ => t!("finding.analysis_open", place = open),
            };
            add("K13", Severity::Required, part, &what, t!("finding.open_place.advice").to_owned());
        }
    }
    let least = scope.rubric.checks.explanation_chars as usize;
    let chars = facts.trim().chars().count() + analysis.trim().chars().count();
    if scope.claimed().is_some() && !blank(facts) && !blank(analysis) && chars < least {
        let what = t!("finding.thin", chars = words::count(chars), least = words::count(least));
        add("K30", Severity::Advised, Part::Facts, &what, t!("finding.thin.advice").to_owned());
    }
    // A service that is not there scores the lowest level and needs no name.
    if indicator.service.is_some() && scope.level != Some(indicator.lowest()) {
        let name = scope.entry.map_or("", |entry| &entry.service.value);
        if blank(name) {
            let advice = t!("finding.service.advice").to_owned();
            add("K04", Severity::Required, Part::Service, t!("finding.service"), advice);
        } else if let Some(other) = measured_elsewhere(scope.rubric, name) {
            let what = t!("finding.service_taken", name = name.trim(), other = other.id, title = other.title);
            add("K31", Severity::Advised, Part::Service, &what, t!("finding.service_taken.advice").to_owned());
        } else if let Some(other) = named_before(scope, name) {
            let what = t!("finding.service_twice", name = name.trim(), other = other.id);
            add("K31", Severity::Advised, Part::Service, &what, t!("finding.service_twice.advice").to_owned());
        }
    }
    if scope.place == 0 && scope.assessment.answer(&indicator.id).is_some_and(|answer| answer.rolled_over.value) {
        let advice = t!("finding.carried.advice").to_owned();
        add("K33", Severity::Notice, Part::Level, t!("finding.carried"), advice);
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
fn named_before<'a>(scope: &Scope<'a>, name: &str) -> Option<&'a Indicator> {
    let same = |indicator: &Indicator, entry: usize| {
        service(scope.assessment, indicator, entry).is_some_and(|other| plain(other) == plain(name))
    };
    for indicator in scope.rubric.indicators.iter().filter(|indicator| indicator.service.is_some()) {
        let here = indicator.id == scope.indicator.id;
        let entries = if here { scope.place } else { indicator.entry_count() };
        if (0..entries).any(|entry| same(indicator, entry)) {
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

/// Places of the indicator's sentence pattern, such as `[judul]`, that still stand in a text.
pub fn open_places<'a>(rubric: &'a Rubric, indicator: &Indicator, text: &str) -> Vec<&'a str> {
    let Some(pattern) = rubric.patterns.iter().find(|pattern| pattern.id == indicator.pattern) else {
        return Vec::new();
    };
    if !text.contains('[') {
        return Vec::new();
    }
    let places =
        |pattern: &'a str| pattern.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(place, _)| place);
    let mut open: Vec<&str> = Vec::new();
    for place in places(&pattern.facts).chain(places(&pattern.analysis)) {
        if !open.contains(&place) && text.contains(&format!("[{place}]")) {
            open.push(place);
        }
    }
    open
}
