//! What limits are called, where a plan goes beyond them, and why there is none.

use super::{Breach, Limit, NoPlan};
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
            Self::BeyondHighest { highest } => t!(words, plan.beyond, target = wanted, highest = shown(highest)),
            Self::Limited { highest, any_of, effort } => {
                let band = rubric.band(highest).map_or("", |band| band.name.as_str());
                let reach = t!(words, plan.limited, target = wanted, highest = shown(highest), band = band);
                let limits: Vec<&str> = any_of.iter().map(|limit| limit.name(words)).collect();
                let cure = match (limits.as_slice(), effort) {
                    ([], _) => t!(words, plan.limited_together).to_owned(),
                    (limits, Some(effort)) if any_of.contains(&Limit::MostEffort) => {
                        t!(words, plan.limited_effort, limits = words.listed(limits), effort = effort)
                    }
                    (limits, _) => t!(words, plan.limited_by, limits = words.listed(limits)),
                };
                format!("{reach} {cure}")
            }
            Self::NoSuch { count: Some(count) } => t!(words, plan.no_such, count = count),
            Self::NoSuch { count: None } => t!(words, plan.no_such_uncounted).to_owned(),
            Self::TooFine => t!(words, plan.too_fine).to_owned(),
        }
    }
}
