//! How the numbers of a plan come about: each with the steps it is made of, down to levels, weights and estimates, the formula
//! and where the rule stands. Window and clipboard only lay this out.

use super::{Basis, Footing, Limits, Roadmap, RoadmapStep, standing_words};
use crate::{
    assessment::{Assessment, PlanStart, UnitId},
    insight::{
        Whose,
        written_out::{decimals, written_out},
    },
    rubric::{Exact, Indicator, Rubric, exact_to_text},
    scoring::NodeKind,
    t,
    words::Words,
};

/// A number of a plan that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanSum {
    /// The index after it, with all gains.
    Reached,
    /// What all of it takes.
    Effort,
    /// What all of it costs.
    Cost,
    /// What one indicator gives and takes, by its id.
    Step(String),
    /// The index after one indicator, by its id, and all before it.
    Upto(String),
    /// What a unit has to do; `None` for what no unit owns.
    Load(Option<UnitId>),
}

/// How a number comes about, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumTrace {
    /// The number as it is shown.
    pub value: String,
    /// What it is.
    pub subject: String,
    /// The calculations behind it, one after the other.
    pub sections: Vec<SumSection>,
    /// Where the rule stands.
    pub source: String,
    /// The calculation of the index the plan starts from; empty where the number does not rest on it.
    pub before: String,
    /// Whose plan it is.
    whose: String,
}

/// One calculation: lines that add up to a result, or lead to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumSection {
    /// What it gives.
    pub name: String,
    /// What it is taken of.
    pub lines: Vec<SumLine>,
    /// What comes out, with its unit.
    pub result: String,
}

/// One line of a calculation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumLine {
    /// What it is about.
    pub name: String,
    /// How its figure is taken; empty where it was given.
    pub formula: String,
    /// The figure.
    pub result: String,
}

/// A plan with all that its numbers rest on.
#[derive(Debug, Clone, Copy)]
pub struct Planning<'a> {
    /// The framework.
    pub rubric: &'a Rubric,
    /// Whose plan it is.
    pub assessment: &'a Assessment,
    /// The levels it starts from.
    pub footing: &'a Footing,
    /// Its limits, for what a level-up takes.
    pub limits: &'a Limits,
    /// The plan.
    pub roadmap: &'a Roadmap,
    /// False for level-ups that are only possible: each is told by itself.
    pub together: bool,
}

impl Planning<'_> {
    /// How a number of it comes about; `None` where the plan has no such number.
    pub fn trace(&self, sum: &PlanSum, words: Words) -> Option<SumTrace> {
        let all = self.roadmap.steps.iter();
        let steps: Vec<&RoadmapStep> = match sum {
            PlanSum::Upto(id) => {
                let last = self.roadmap.steps.iter().rposition(|step| step.indicator == *id);
                all.take(last.map_or(0, |last| last + 1)).collect()
            }
            _ => all.filter(|step| concerns(sum, step)).collect(),
        };
        if steps.is_empty() && *sum != PlanSum::Reached {
            return None;
        }
        let text = |sum: &PlanSum| match sum {
            PlanSum::Reached => Some((
                words.decimal(&self.roadmap.reached, 2),
                t!(words, plan.sum.reached, index = exact(words, &self.roadmap.reached)),
            )),
            PlanSum::Effort => {
                let days = t!(words, plan.sum.days, count = self.roadmap.effort);
                Some((days.clone(), t!(words, plan.sum.effort, days = days)))
            }
            PlanSum::Cost => {
                let cost = words.rupiah(self.roadmap.cost?);
                Some((cost.clone(), t!(words, plan.sum.cost, cost = cost)))
            }
            PlanSum::Step(id) => {
                let gain: Exact = steps.iter().map(|step| &step.gain).sum();
                let name = self.rubric.indicator(id).map_or("", |one| one.title.as_str());
                Some((words.signed(&gain, 4), t!(words, plan.sum.step, id = id, name = name)))
            }
            PlanSum::Upto(id) => {
                let after = &steps.last()?.after;
                let text = t!(words, plan.sum.upto, id = id, index = exact(words, after));
                Some((words.decimal(after, 2), text))
            }
            PlanSum::Load(unit) => {
                let effort = steps.iter().map(|step| step.effort).sum::<u64>();
                let unit = unit.as_ref().and_then(|unit| self.assessment.units.get(unit));
                let name = unit.map_or(t!(words, report.plan.no_unit), |unit| unit.name.value.as_str());
                Some((t!(words, plan.sum.days, count = effort), t!(words, plan.sum.load, name = name)))
            }
        };
        let (value, subject) = text(sum)?;
        let mut sections = Vec::new();
        if !matches!(sum, PlanSum::Effort | PlanSum::Cost) {
            sections.push(self.gains(&steps, words));
        }
        match (sum, steps.last()) {
            (PlanSum::Reached, _) => {
                sections.push(self.after(t!(words, chart.plan.to), &self.roadmap.reached, words));
                sections.extend(self.target(words));
            }
            (PlanSum::Upto(_), Some(last)) => {
                sections.push(self.after(t!(words, plan.sum.after), &last.after, words));
            }
            _ => {}
        }
        if matches!(sum, PlanSum::Effort | PlanSum::Step(_) | PlanSum::Load(_)) {
            sections.push(self.efforts(&steps, words));
        }
        if matches!(sum, PlanSum::Cost | PlanSum::Load(_)) {
            sections.extend(costs(self.rubric, &steps, words));
        }
        if let PlanSum::Step(_) = sum {
            sections.extend(self.step(&steps, words));
        }
        let institution = self.assessment.institution.name.value.trim();
        let year = self.assessment.year.value;
        let whose = [institution.to_owned(), if year == 0 { String::new() } else { year.to_string() }];
        let whose = whose.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let result = match self.roadmap.start {
            PlanStart::Claimed => "",
            PlanStart::Supported => t!(words, origin.text.backed),
        };
        let of = Whose { institution, year, result };
        let before = matches!(sum, PlanSum::Reached | PlanSum::Upto(_))
            .then(|| written_out(self.rubric, &self.footing.score, NodeKind::Index, "", of, words))
            .flatten();
        Some(SumTrace {
            value,
            subject,
            sections,
            source: self.source(sum, words),
            before: before.unwrap_or_default(),
            whose,
        })
    }

    /// What each step gains: by how much the value of its level rises, times its weight.
    fn gains(&self, steps: &[&RoadmapStep], words: Words) -> SumSection {
        let line = |step: &&RoadmapStep| {
            let indicator = self.rubric.indicator(&step.indicator);
            let scale = indicator.and_then(|indicator| self.rubric.scale(indicator));
            let value = |level: u8| {
                scale
                    .and_then(|scale| scale.value(level))
                    .map_or_else(|| level.to_string(), |value| exact(words, &value))
            };
            let weight = indicator.map_or_else(Exact::default, |indicator| indicator.weight.clone());
            let weight = words.percent(&weight, decimals(&weight));
            let entries = indicator.map_or(1, Indicator::entry_count);
            let (from, to) = (value(step.from), value(step.to));
            let formula = if entries > 1 {
                t!(words, plan.sum.rise_of, from = from, to = to, weight = weight, entries = entries)
            } else {
                t!(words, plan.sum.rise, from = from, to = to, weight = weight)
            };
            SumLine { name: named(self.rubric, step), formula, result: plus(words, &step.gain) }
        };
        let gain: Exact = steps.iter().map(|step| &step.gain).sum();
        let lines = steps.iter().map(line).collect();
        SumSection { name: t!(words, plan.sum.gains).to_owned(), lines, result: plus(words, &gain) }
    }

    /// The index before, the gains, the index after.
    fn after(&self, name: &str, after: &Exact, words: Words) -> SumSection {
        let roadmap = self.roadmap;
        let before = match roadmap.start {
            PlanStart::Claimed => t!(words, chart.plan.from_claimed),
            PlanStart::Supported => t!(words, chart.plan.from_supported),
        };
        let gain = after - &roadmap.from;
        let lines =
            vec![given(before, exact(words, &roadmap.from)), given(t!(words, plan.sum.gains), plus(words, &gain))];
        SumSection { name: name.to_owned(), lines, result: standing(words, self.rubric, roadmap, after) }
    }

    /// What is aimed at, and what is still missing for it; nothing where there is no goal.
    fn target(&self, words: Words) -> Option<SumSection> {
        let goal = self.roadmap.goal.as_ref()?;
        let lines = vec![
            given(t!(words, plan.sum.aimed), exact(words, &goal.index)),
            given(t!(words, plan.sum.reserve), exact(words, &goal.reserve)),
        ];
        let (target, missing) = (exact(words, &goal.target()), goal.target() - &self.roadmap.reached);
        let result = if missing > Exact::default() {
            t!(words, plan.sum.target_missed, target = target, missing = exact(words, &missing))
        } else {
            t!(words, plan.sum.target_reached, target = target)
        };
        Some(SumSection { name: t!(words, plan.sum.target).to_owned(), lines, result })
    }

    /// What each step takes: so many level-ups at so many days each.
    fn efforts(&self, steps: &[&RoadmapStep], words: Words) -> SumSection {
        let line = |step: &&RoadmapStep| {
            let each = u64::from(self.limits.effort(&step.indicator));
            let formula = if step.estimated {
                t!(words, plan.sum.ups, ups = step.effort / each, each = each)
            } else {
                t!(words, plan.sum.ups_default, ups = step.effort / each, each = each)
            };
            SumLine { name: named(self.rubric, step), formula, result: words.count(step.effort) }
        };
        let effort = steps.iter().map(|step| step.effort).sum::<u64>();
        SumSection {
            name: t!(words, plan.sum.efforts).to_owned(),
            lines: steps.iter().map(line).collect(),
            result: t!(words, plan.sum.days, count = effort),
        }
    }

    /// What one indicator gives for each ten days, and what the plan would be without it and without its last level; of one
    /// that is only possible, the index with it alone.
    fn step(&self, steps: &[&RoadmapStep], words: Words) -> Vec<SumSection> {
        let roadmap = self.roadmap;
        let gain: Exact = steps.iter().map(|step| &step.gain).sum();
        let effort = steps.iter().map(|step| step.effort).sum::<u64>().max(1);
        let per_ten = &gain * Exact::from_integer(10.into()) / Exact::from_integer(effort.into());
        let one = |name: &str, formula: String, result: String| SumSection {
            name: name.to_owned(),
            lines: vec![SumLine { name: String::new(), formula, result: result.clone() }],
            result,
        };
        let difference =
            |from: &Exact, less: &Exact| t!(words, plan.sum.less, from = exact(words, from), less = exact(words, less));
        let mut sections = vec![one(
            t!(words, plan.sum.per_ten),
            t!(words, plan.sum.ten, gain = exact(words, &gain), days = words.count(effort)),
            words.decimal(&per_ten, 4),
        )];
        if !self.together {
            let after = &roadmap.from + &gain;
            let formula = t!(words, plan.sum.more, from = exact(words, &roadmap.from), more = exact(words, &gain));
            sections.push(one(t!(words, plan.sum.alone), formula, standing(words, self.rubric, roadmap, &after)));
            return sections;
        }
        let without = &roadmap.reached - &gain;
        sections.push(one(
            t!(words, plan.sum.without),
            difference(&roadmap.reached, &gain),
            standing(words, self.rubric, roadmap, &without),
        ));
        if let Some(last) = steps.iter().map(|step| &step.without_last).min().filter(|last| **last != without) {
            sections.push(one(
                t!(words, plan.sum.without_last),
                difference(&roadmap.reached, &(&roadmap.reached - last)),
                standing(words, self.rubric, roadmap, last),
            ));
        }
        sections
    }

    /// Where the rule stands, and where the estimates come from.
    fn source(&self, sum: &PlanSum, words: Words) -> String {
        let regulation = &self.rubric.regulation_short;
        let mut parts = Vec::new();
        if !matches!(sum, PlanSum::Effort | PlanSum::Cost) {
            parts.push(t!(words, origin.source, regulation = regulation));
        }
        if !matches!(sum, PlanSum::Reached | PlanSum::Upto(_)) {
            parts.push(t!(words, plan.sum.estimates).to_owned());
        }
        if self.roadmap.basis == Basis::Cheapest && self.together {
            parts.push(t!(words, plan.sum.cheapest).to_owned());
        }
        parts.join(" ")
    }
}

impl SumTrace {
    /// The whole calculation as text, to be copied into a letter.
    pub fn text(&self, words: Words) -> String {
        let mut lines: Vec<String> =
            [&self.whose, &self.subject].into_iter().filter(|one| !one.is_empty()).cloned().collect();
        for section in &self.sections {
            lines.extend([String::new(), section.name.clone()]);
            lines.extend(section.lines.iter().map(|line| {
                let figure = match (line.formula.is_empty(), line.name.is_empty()) {
                    (true, _) => format!("{}: {}", line.name, line.result),
                    (false, true) => format!("{} = {}", line.formula, line.result),
                    (false, false) => format!("{}: {} = {}", line.name, line.formula, line.result),
                };
                format!("  {figure}")
            }));
            // A line by itself says its result already.
            if section.lines.iter().any(|line| !line.name.is_empty()) {
                lines.push(format!("  {}", t!(words, plan.sum.total, result = section.result)));
            }
        }
        lines.extend([String::new(), self.source.clone()]);
        if !self.before.is_empty() {
            lines.extend([String::new(), self.before.clone()]);
        }
        lines.join("\n")
    }
}

/// Whether a step belongs to a number.
fn concerns(sum: &PlanSum, step: &RoadmapStep) -> bool {
    match sum {
        PlanSum::Reached | PlanSum::Effort => true,
        PlanSum::Cost => step.cost.is_some(),
        PlanSum::Step(id) | PlanSum::Upto(id) => step.indicator == *id,
        PlanSum::Load(unit) => step.owner == *unit,
    }
}

/// A line of what was given or found before.
fn given(name: &str, result: String) -> SumLine {
    SumLine { name: name.to_owned(), formula: String::new(), result }
}

/// The costs that somebody gave; nothing where nobody did.
fn costs(rubric: &Rubric, steps: &[&RoadmapStep], words: Words) -> Option<SumSection> {
    let line = |step: &&RoadmapStep| {
        let result = words.rupiah(step.cost?);
        Some(SumLine { name: named(rubric, step), formula: String::new(), result })
    };
    let lines: Vec<SumLine> = steps.iter().filter_map(line).collect();
    let cost = steps.iter().filter_map(|step| step.cost).fold(0_u64, u64::saturating_add);
    let name = t!(words, plan.sum.costs).to_owned();
    (!lines.is_empty()).then(|| SumSection { name, lines, result: words.rupiah(cost) })
}

/// The indicator of a step, and the entry where it has several.
fn named(rubric: &Rubric, step: &RoadmapStep) -> String {
    let Some(indicator) = rubric.indicator(&step.indicator) else { return step.indicator.clone() };
    let name = format!("{} {}", indicator.id, indicator.short);
    match indicator.entries.get(step.entry) {
        Some(entry) => format!("{name} ({entry})"),
        None => name,
    }
}

/// An index with its predicate and what of the goal it misses.
fn standing(words: Words, rubric: &Rubric, roadmap: &Roadmap, index: &Exact) -> String {
    let band = standing_words(words, rubric, roadmap.goal.as_ref(), index);
    format!("{} ({band})", exact(words, index))
}

/// A number in full; a fraction that does not end stays a fraction.
fn exact(words: Words, number: &Exact) -> String {
    words.localized(&exact_to_text(number))
}

/// A gain, with the four decimals in which gains are shown, or in full where it has more.
fn plus(words: Words, number: &Exact) -> String {
    let shown = words.signed(number, 4);
    let whole = number * Exact::from_integer(10_000.into());
    if whole.is_integer() { shown } else { format!("+{}", exact(words, number)) }
}
