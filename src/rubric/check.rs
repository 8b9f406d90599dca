//! What must hold in every rubric before anything is scored with it.

use std::collections::BTreeSet;

use num_traits::{Signed, Zero};

use super::{
    exact::{Exact, exact_to_text},
    model::{FreshnessRule, Indicator, Measure, Rubric, Scale},
};

/// One fault of a rubric. `place` is a path such as `indikator 23 › tingkat 4`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file says it is something else.
    #[error("format {found} is not spbe-mandiri/rubrik")]
    Format {
        /// What it says.
        found: String,
    },
    /// The version of the file format is not known.
    #[error("version {found} is unknown")]
    Version {
        /// What it says.
        found: u32,
    },
    /// A list that must not be empty is empty.
    #[error("{place}: nothing there")]
    Empty {
        /// Where.
        place: String,
    },
    /// An id is used twice.
    #[error("{place}: id {id} twice")]
    Twice {
        /// Where.
        place: String,
        /// The id.
        id: String,
    },
    /// An id is named that does not exist.
    #[error("{place}: {id} does not exist")]
    Missing {
        /// Where.
        place: String,
        /// The id.
        id: String,
    },
    /// Weights do not add up.
    #[error("{place}: weights add up to {found}, not {expected}")]
    Weights {
        /// Where.
        place: String,
        /// Sum of the parts.
        found: String,
        /// Stated weight of the whole.
        expected: String,
    },
    /// A number is outside what is allowed.
    #[error("{place}: {found} is out of range")]
    Range {
        /// Where.
        place: String,
        /// The number.
        found: String,
    },
    /// Levels are not complete and ascending, or differ from the scale's.
    #[error("{place}: levels are not those of the scale")]
    Levels {
        /// Where.
        place: String,
    },
    /// Two neighbouring parts leave a gap or overlap.
    #[error("{place}: gap or overlap at {at}")]
    Seam {
        /// Where.
        place: String,
        /// The number at which they should meet.
        at: String,
    },
    /// A text is longer than its place on the page.
    #[error("{place}: longer than {most} characters")]
    TooLong {
        /// Where.
        place: String,
        /// The limit.
        most: usize,
    },
}

/// What a rubric says it is.
pub(super) const FORMAT: &str = "spbe-mandiri/rubrik";
/// The most of anything in one rubric; far above every real framework.
const MOST_ITEMS: usize = 1_000;
/// Longest short name of an indicator.
const SHORT_CHARS: usize = 26;
/// Longest nutshell of a level.
const SUMMARY_CHARS: usize = 40;

/// First fault of a rubric, in reading order.
pub(super) fn first_fault(rubric: &Rubric) -> Result<(), Fault> {
    if rubric.format != FORMAT {
        return Err(Fault::Format { found: rubric.format.clone() });
    }
    if rubric.version != 1 {
        return Err(Fault::Version { found: rubric.version });
    }
    text("id", &rubric.id)?;
    text("name", &rubric.name)?;
    scales(rubric)?;
    bands(rubric)?;
    ids("patterns", rubric.patterns.iter().map(|pattern| pattern.id.as_str()))?;
    ids("freshness", rubric.freshness.iter().map(|rule| rule.id.as_str()))?;
    ids("general_questions", rubric.general_questions.iter().map(|question| question.id.as_str()))?;
    for rule in &rubric.freshness {
        if let FreshnessRule::Within { after, .. } = &rule.rule {
            known(&format!("freshness {}", rule.id), after, rubric.freshness.iter().map(|other| other.id.as_str()))?;
        }
    }
    tree(rubric)?;
    checks(rubric)?;
    rubric.indicators.iter().try_for_each(|one| indicator(rubric, one))
}

fn scales(rubric: &Rubric) -> Result<(), Fault> {
    filled("scales", rubric.scales.len())?;
    ids("scales", rubric.scales.iter().map(|scale| scale.id.as_str()))?;
    for scale in &rubric.scales {
        let place = format!("scale {}", scale.id);
        filled(&place, scale.levels.len())?;
        for (step, rung) in scale.levels.iter().enumerate() {
            text(&format!("{place} › level {}", rung.level), &rung.name)?;
            if rung.level > 9 || usize::from(rung.level) != usize::from(scale.levels[0].level) + step {
                return Err(Fault::Levels { place });
            }
        }
        let values: Vec<_> = scale.levels.iter().filter_map(|rung| scale.value(rung.level)).collect();
        if values.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(Fault::Levels { place });
        }
    }
    Ok(())
}

fn bands(rubric: &Rubric) -> Result<(), Fault> {
    filled("bands", rubric.bands.len())?;
    ids("bands", rubric.bands.iter().map(|band| band.id.as_str()))?;
    for band in &rubric.bands {
        let place = format!("band {}", band.id);
        text(&place, &band.name)?;
        if band.from >= band.to {
            return Err(Fault::Range { place, found: exact_to_text(&band.to) });
        }
        if !(1..=5).contains(&band.palette) {
            return Err(Fault::Range { place, found: band.palette.to_string() });
        }
    }
    match rubric.bands.windows(2).find(|pair| pair[0].to != pair[1].from) {
        Some(pair) => Err(Fault::Seam { place: format!("band {}", pair[1].id), at: exact_to_text(&pair[0].to) }),
        None => Ok(()),
    }
}

fn tree(rubric: &Rubric) -> Result<(), Fault> {
    let hundred = Exact::from_integer(100.into());
    filled("aspects", rubric.aspects.len())?;
    filled("indicators", rubric.indicators.len())?;
    ids("domains", rubric.domains.iter().map(|domain| domain.id.as_str()))?;
    ids("aspects", rubric.aspects.iter().map(|aspect| aspect.id.as_str()))?;
    ids("indicators", rubric.indicators.iter().map(|indicator| indicator.id.as_str()))?;
    for aspect in &rubric.aspects {
        let place = format!("aspect {}", aspect.id);
        weight(&place, &aspect.weight)?;
        match (&aspect.domain, rubric.domains.is_empty()) {
            (Some(domain), _) => known(&place, domain, rubric.domains.iter().map(|other| other.id.as_str()))?,
            (None, true) => {}
            (None, false) => {
                return Err(Fault::Missing { place, id: "domain".to_owned() });
            }
        }
        adds_up(&place, &aspect.weight, rubric.indicators_of(&aspect.id).map(|indicator| &indicator.weight))?;
    }
    for domain in &rubric.domains {
        let place = format!("domain {}", domain.id);
        weight(&place, &domain.weight)?;
        adds_up(&place, &domain.weight, rubric.aspects_of(&domain.id).map(|aspect| &aspect.weight))?;
    }
    adds_up("aspects", &hundred, rubric.aspects.iter().map(|aspect| &aspect.weight))
}

fn checks(rubric: &Rubric) -> Result<(), Fault> {
    let indicators = || rubric.indicators.iter().map(|indicator| indicator.id.as_str());
    let checks = &rubric.checks;
    filled_up_to("checks › places_after", checks.places_after.len(), 0)?;
    filled_up_to("checks › unlikely", checks.unlikely.len(), 0)?;
    filled_up_to("checks › services", checks.services.len(), 0)?;
    for pair in &checks.unlikely {
        let place = format!("checks › unlikely {} {}", pair.one, pair.other);
        known(&place, &pair.one, indicators())?;
        known(&place, &pair.other, indicators())?;
        text(&place, &pair.why)?;
        if pair.one == pair.other {
            return Err(Fault::Twice { place, id: pair.one.clone() });
        }
        if !(1..=9).contains(&pair.difference) {
            return Err(Fault::Range { place, found: pair.difference.to_string() });
        }
    }
    for service in &checks.services {
        let place = format!("checks › services {}", service.indicator);
        known(&place, &service.indicator, indicators())?;
        ids(&place, service.names.iter().map(String::as_str))?;
    }
    Ok(())
}

fn indicator(rubric: &Rubric, one: &Indicator) -> Result<(), Fault> {
    let place = format!("indicator {}", one.id);
    text(&place, &one.name)?;
    text(&place, &one.question)?;
    at_most(&place, &one.short, SHORT_CHARS)?;
    weight(&place, &one.weight)?;
    filled_up_to(&format!("{place} › entries"), one.entries.len(), 0)?;
    known(&place, &one.aspect, rubric.aspects.iter().map(|aspect| aspect.id.as_str()))?;
    known(&place, &one.pattern, rubric.patterns.iter().map(|pattern| pattern.id.as_str()))?;
    known(&place, &one.scale, rubric.scales.iter().map(|scale| scale.id.as_str()))?;
    for other in &one.related {
        known(&place, &other.indicator, rubric.indicators.iter().map(|indicator| indicator.id.as_str()))?;
    }
    if let Some(scale) = rubric.scale(one) {
        levels(rubric, one, scale, &place)?;
    }
    for note in &one.notes {
        text(&place, &note.text)?;
        if let Some(level) = note.levels.iter().find(|level| one.level(**level).is_none()) {
            return Err(Fault::Missing { place, id: level.to_string() });
        }
    }
    if let Measure::External { pieces, .. } = &one.measure {
        filled(&format!("{place} › pieces"), pieces.len())?;
        for piece in pieces {
            if piece.from >= piece.to || piece.low > piece.high {
                return Err(Fault::Range { place, found: exact_to_text(&piece.to) });
            }
        }
        if let Some(pair) = pieces.windows(2).find(|pair| pair[0].to != pair[1].from || pair[0].high != pair[1].low) {
            return Err(Fault::Seam { place, at: exact_to_text(&pair[0].to) });
        }
    }
    Ok(())
}

fn levels(rubric: &Rubric, one: &Indicator, scale: &Scale, place: &str) -> Result<(), Fault> {
    let same = one.levels.len() == scale.levels.len()
        && one.levels.iter().zip(&scale.levels).all(|(level, rung)| level.level == rung.level);
    if !same {
        return Err(Fault::Levels { place: place.to_owned() });
    }
    ids(place, one.levels.iter().flat_map(|level| &level.criteria).map(|criterion| criterion.id.as_str()))?;
    for level in &one.levels {
        let place = format!("{place} › level {}", level.level);
        text(&place, &level.summary)?;
        at_most(&place, &level.summary, SUMMARY_CHARS)?;
        filled(&place, level.criteria.len())?;
        for criterion in &level.criteria {
            text(&place, &criterion.text)?;
            if let Some(rule) = &criterion.freshness {
                known(&place, rule, rubric.freshness.iter().map(|other| other.id.as_str()))?;
            }
            if let Some(value) = &criterion.value
                && value.is_negative()
            {
                return Err(Fault::Range { place, found: exact_to_text(value) });
            }
        }
    }
    Ok(())
}

fn text(place: &str, text: &str) -> Result<(), Fault> {
    if text.trim().is_empty() { Err(Fault::Empty { place: place.to_owned() }) } else { Ok(()) }
}

fn at_most(place: &str, text: &str, most: usize) -> Result<(), Fault> {
    if text.chars().count() > most { Err(Fault::TooLong { place: place.to_owned(), most }) } else { Ok(()) }
}

fn filled(place: &str, items: usize) -> Result<(), Fault> {
    filled_up_to(place, items, 1)
}

fn filled_up_to(place: &str, items: usize, least: usize) -> Result<(), Fault> {
    if items < least {
        return Err(Fault::Empty { place: place.to_owned() });
    }
    if items > MOST_ITEMS {
        return Err(Fault::Range { place: place.to_owned(), found: items.to_string() });
    }
    Ok(())
}

fn ids<'a>(place: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for id in ids {
        text(place, id)?;
        if !seen.insert(id) {
            return Err(Fault::Twice { place: place.to_owned(), id: id.to_owned() });
        }
        filled(place, seen.len())?;
    }
    Ok(())
}

fn known<'a>(place: &str, id: &str, mut ids: impl Iterator<Item = &'a str>) -> Result<(), Fault> {
    if ids.any(|other| other == id) {
        Ok(())
    } else {
        Err(Fault::Missing { place: place.to_owned(), id: id.to_owned() })
    }
}

fn weight(place: &str, weight: &Exact) -> Result<(), Fault> {
    if weight.is_positive() && *weight <= Exact::from_integer(100.into()) {
        Ok(())
    } else {
        Err(Fault::Range { place: place.to_owned(), found: exact_to_text(weight) })
    }
}

fn adds_up<'a>(place: &str, whole: &Exact, parts: impl Iterator<Item = &'a Exact>) -> Result<(), Fault> {
    let sum = parts.fold(Exact::zero(), |sum, part| sum + part);
    if sum == *whole {
        return Ok(());
    }
    Err(Fault::Weights { place: place.to_owned(), found: exact_to_text(&sum), expected: exact_to_text(whole) })
}
