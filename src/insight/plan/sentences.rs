//! What limits are called, where a plan goes beyond them, and why there is none.

use super::{Breach, Goal, Limit, Missed, NoPlan, Way};
use crate::{
    rubric::{Exact, Rubric, exact_to_text},
    t,
    words::Words,
};

impl Limit {
    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Locked => t!(words, plan.limit.locked),
            Self::Latest => t!(words, plan.limit.latest),
            Self::MostLevels => t!(words, plan.limit.most_levels),
            Self::MostEffort => t!(words, plan.limit.most_effort),
        }
    }
}

impl Breach {
    /// The same as a sentence.
    pub fn sentence(&self, words: Words) -> String {
        match self {
            Self::Effort { effort, most } => t!(words, plan.breach.effort, effort = effort, most = most),
            Self::Levels { indicator, rise, most } => {
                t!(words, plan.breach.levels, indicator = indicator, rise = rise, most = most)
            }
            Self::Late { indicator, due } => {
                t!(words, plan.breach.late, indicator = indicator, day = words.date(*due))
            }
        }
    }
}

impl NoPlan {
    /// Why a target cannot be reached, and what would help.
    pub fn sentence(&self, words: Words, rubric: &Rubric, target: &Exact) -> String {
        let shown = |index: &Exact| words.localized(&exact_to_text(index));
        let wanted = shown(target);
        match self {
            Self::BeyondHighest { highest, within } => {
                let beyond = t!(words, plan.beyond, target = wanted, highest = shown(highest));
                if within == highest {
                    return beyond;
                }
                let band = rubric.band(within).map_or("", |band| band.name.as_str());
                format!("{beyond} {}", t!(words, plan.beyond_limits, highest = shown(within), band = band))
            }
            Self::Limited { highest, ways } => {
                let band = rubric.band(highest).map_or("", |band| band.name.as_str());
                let reach = t!(words, plan.limited, target = wanted, highest = shown(highest), band = band);
                format!("{reach} {}", ways_out(words, ways))
            }
            Self::NoSuch { count: Some(count) } => t!(words, plan.no_such, count = count),
            Self::NoSuch { count: None } => t!(words, plan.no_such_uncounted).to_owned(),
            Self::TooFine => t!(words, plan.too_fine).to_owned(),
        }
    }
}

/// Which limits have to go, and what the target takes then.
fn ways_out(words: Words, ways: &[Way]) -> String {
    let told = ways.iter().map(|way| {
        let limits: Vec<&str> = way.limits.iter().map(|limit| limit.name(words)).collect();
        t!(words, plan.way_out, limits = limits.join(t!(words, plan.and)), effort = way.effort)
    });
    let told = told.collect::<Vec<_>>().join(t!(words, plan.or));
    match ways {
        [Way { limits, .. }, ..] if limits.len() > 1 => {
            t!(words, plan.limited_together, few = limits.len() - 1, ways = told)
        }
        [_] => t!(words, plan.limited_by, way = told),
        _ => t!(words, plan.limited_any, ways = told),
    }
}

/// The predicate of an index, and what of a goal it falls short of where the predicate alone does not say so.
pub fn standing_words(words: Words, rubric: &Rubric, goal: Option<&Goal>, index: &Exact) -> String {
    let band = rubric.band(index).map_or("", |band| band.name.as_str());
    let Some((goal, missed)) = goal.and_then(|goal| Some((goal, goal.missed_by(index)?))) else {
        return band.to_owned();
    };
    let shown = |index: &Exact| words.localized(&exact_to_text(index));
    match missed {
        Missed::Reserve => {
            let (target, reserve) = (shown(&goal.target()), shown(&goal.reserve));
            t!(words, plan.misses_reserve, band = band, target = target, reserve = reserve)
        }
        Missed::Goal if rubric.band(&goal.index) == rubric.band(index) => {
            t!(words, plan.misses_goal, band = band, target = shown(&goal.target()))
        }
        Missed::Goal => band.to_owned(),
    }
}
