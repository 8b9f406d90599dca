//! What the page shows of a draft's plan: worked out once per change, the search for the cheapest one off the window's thread.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::Date;

use crate::{
    desktop::pages::View,
    insight::{Deciding, Footing, Goal, Limits, Plan, Roadmap},
    rubric::{Band, Exact, Rubric},
    scoring::Score,
};

/// What follows from the draft whatever plan is shown.
#[derive(Debug)]
pub(super) struct Figures {
    /// The levels from which a plan starts.
    pub footing: Arc<Footing>,
    pub limits: Arc<Limits>,
    pub goal: Option<Goal>,
    /// The levels the draft aims at, by indicator.
    pub targets: BTreeMap<String, u8>,
    /// Single level-ups that change the predicate.
    pub deciding: Vec<Deciding>,
    /// Raising everything that can rise to the top.
    pub whole: Roadmap,
}

impl Figures {
    pub fn of(view: &View<'_>) -> Self {
        let (rubric, assessment) = (&*view.draft.rubric, view.draft.assessment());
        let footing = Footing::of(rubric, assessment, &view.draft.score, view.inspection);
        let limits = Limits::of(rubric, assessment);
        let top: BTreeMap<String, u8> =
            footing.climbable(rubric).iter().map(|one| (one.id.clone(), one.highest())).collect();
        let free = Limits { most_levels: None, most_effort: None, ..limits.clone() };
        Self {
            goal: Goal::of(assessment),
            targets: footing.targets(rubric, assessment, &limits.locked),
            deciding: footing.deciding(rubric, &limits),
            whole: Roadmap::chosen(rubric, assessment, &footing, (None, &free), &top),
            footing: Arc::new(footing),
            limits: Arc::new(limits),
        }
    }

    /// The predicates above the lowest, each with what is still missing for it; `None` where it is reached.
    pub fn aims<'r>(&self, rubric: &'r Rubric) -> Vec<(&'r Band, Option<Exact>)> {
        let index = self.footing.score.index();
        let aim = |band: &'r Band| (band, (*index < band.from).then(|| &band.from - index));
        rubric.bands.iter().skip(1).map(aim).collect()
    }
}

/// The plan that is shown.
#[derive(Debug)]
pub(super) struct Shown {
    pub roadmap: Roadmap,
    /// One more level of everything that could rise and does not by the plan, each for itself.
    pub possible: Roadmap,
    /// The numbers after it.
    pub after: Score,
    /// What can be raised, what rises first.
    pub items: Vec<Item>,
}

/// An indicator that rises or could.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub indicator: String,
    pub kind: Kind,
    pub from: u8,
    /// The level after the plan; that of now where it is left where it is.
    pub to: u8,
    /// The highest one there is.
    pub highest: u8,
    /// What the plan gains by it; of what is left, what the next level would.
    pub gain: Exact,
    /// What the plan takes for it; of what is left, what the next level would.
    pub effort: u64,
    pub estimated: bool,
    /// The index after the whole plan without it, and without its last level.
    pub without: Option<(Exact, Exact)>,
    pub due: Option<Date>,
}

/// Whether an indicator rises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// By the plan.
    Rises,
    /// It could.
    Left,
    /// It is to stay.
    Locked,
}

impl Kind {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Rises, Self::Left, Self::Locked];
}

impl Shown {
    /// The levels that are chosen in the draft, which may be none.
    pub fn chosen(view: &View<'_>, figures: &Figures) -> Self {
        let limits = (figures.goal.clone(), &*figures.limits);
        let (rubric, assessment) = (&*view.draft.rubric, view.draft.assessment());
        let roadmap = Roadmap::chosen(rubric, assessment, &figures.footing, limits, &figures.targets);
        Self::of(view, figures, roadmap)
    }

    /// No plan at all: there is no way to the goal.
    pub fn nothing(view: &View<'_>, figures: &Figures) -> Self {
        let limits = (figures.goal.clone(), &*figures.limits);
        let (rubric, assessment) = (&*view.draft.rubric, view.draft.assessment());
        Self::of(view, figures, Roadmap::chosen(rubric, assessment, &figures.footing, limits, &BTreeMap::new()))
    }

    /// A plan that was found.
    pub fn found(view: &View<'_>, figures: &Figures, plan: &Plan) -> Self {
        let limits = (figures.goal.clone(), &*figures.limits);
        Self::of(view, figures, Roadmap::planned(view.draft.assessment(), &figures.footing, limits, plan))
    }

    fn of(view: &View<'_>, figures: &Figures, roadmap: Roadmap) -> Self {
        let (rubric, assessment) = (&*view.draft.rubric, view.draft.assessment());
        let levels = levels(&roadmap);
        let after = figures.footing.what_if(rubric, &levels);
        let mut items = risen(&roadmap, rubric);
        // What one more level of everything else would give: gains do not depend on each other.
        let left: Vec<_> =
            figures.footing.climbable(rubric).into_iter().filter(|one| !levels.contains_key(&one.id)).collect();
        let lowest = |one: &crate::rubric::Indicator| {
            let levels =
                (0..one.entry_count()).map(|entry| figures.footing.level(&one.id, entry).unwrap_or(one.lowest()));
            levels.min().unwrap_or(one.lowest())
        };
        let next = left.iter().map(|one| (one.id.clone(), lowest(one) + 1)).collect();
        let free =
            Limits { most_levels: None, most_effort: None, locked: BTreeSet::new(), ..(*figures.limits).clone() };
        let next = Roadmap::chosen(rubric, assessment, &figures.footing, (None, &free), &next);
        let mut others: BTreeMap<String, Item> =
            risen(&next, rubric).into_iter().map(|item| (item.indicator.clone(), item)).collect();
        items.extend(left.iter().filter_map(|one| others.remove(&one.id)).map(|item| Item {
            kind: if figures.limits.locked.contains(&item.indicator) { Kind::Locked } else { Kind::Left },
            to: item.from,
            without: None,
            ..item
        }));
        items.sort_by_key(|item| item.kind);
        Self { roadmap, possible: next, after, items }
    }

    /// How many there are of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.items.iter().filter(|item| item.kind == kind).count()
    }
}

/// The levels a plan leads to, by indicator.
pub(super) fn levels(roadmap: &Roadmap) -> BTreeMap<String, u8> {
    let mut levels = BTreeMap::new();
    for step in &roadmap.steps {
        let level: &mut u8 = levels.entry(step.indicator.clone()).or_default();
        *level = step.to.max(*level);
    }
    levels
}

/// The indicators of a plan, in its order; the entries of one together.
fn risen(roadmap: &Roadmap, rubric: &Rubric) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for step in &roadmap.steps {
        if let Some(known) = items.iter_mut().find(|item| item.indicator == step.indicator) {
            known.from = known.from.min(step.from);
            known.to = known.to.max(step.to);
            known.gain += &step.gain;
            known.effort += step.effort;
            if let Some((without, last)) = &mut known.without {
                *without -= &step.gain;
                *last = (*last).clone().min(step.without_last.clone());
            }
            continue;
        }
        items.push(Item {
            indicator: step.indicator.clone(),
            kind: Kind::Rises,
            from: step.from,
            to: step.to,
            highest: rubric.indicator(&step.indicator).map_or(step.to, crate::rubric::Indicator::highest),
            gain: step.gain.clone(),
            effort: step.effort,
            estimated: step.estimated,
            without: Some((step.without.clone(), step.without_last.clone())),
            due: step.due,
        });
    }
    items
}
