//! What the page remembers, and the state of its search.

use std::{collections::BTreeMap, sync::Arc};

use egui::{Id, Rect, Ui};

use super::{
    detail::Typed,
    figures::{Figures, Shown, levels},
    list::row_id,
};
use crate::{
    assessment::{AnswerField, Edit, Field, FieldValue, PlanStart},
    desktop::{
        action::Action,
        pages::View,
        plan_order::{PlanFound, PlanOrder},
        widgets::{ChartState, DayText, Explained, Kept, KeptChart, NumberOrigin, NumberText, TableState},
    },
    insight::{NoPlan, Plan, PlanSum, Planning, Roadmap, Whose, adopting},
    t,
};

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) table: TableState,
    /// The list of units.
    pub(super) loads: TableState,
    /// That list stands in the place of the one of indicators.
    pub(super) by_unit: bool,
    /// Which number is explained.
    pub(super) origin: NumberOrigin,
    explained: Option<Id>,
    pub(super) chart: ChartState,
    pub(super) gauge: KeptChart,
    pub(super) index: NumberText,
    pub(super) effort: NumberText,
    pub(super) latest: DayText,
    /// What is typed for each indicator, by its id.
    pub(super) typed: BTreeMap<String, Typed>,
    /// Part of the page that is shown where there is no room for all of them.
    pub(super) part: usize,
    /// The cheapest plan is looked at, although the draft has chosen its own.
    pub(super) proposal: bool,
    /// The own index is chosen, although it is that of a predicate.
    pub(super) own_index: bool,
    figures: Kept<Arc<Figures>>,
    shown: Option<(Id, Arc<Shown>)>,
    found: Option<PlanFound>,
    asked: Option<Id>,
    /// Which of the equally cheap plans, and for which state of the draft.
    number: (Option<Id>, usize),
}

/// How the search stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Search<'a> {
    /// There is no goal.
    Aimless,
    /// It goes on.
    Busy,
    /// A plan was found.
    Found(&'a Plan),
    /// There is none.
    None(&'a NoPlan),
}

impl Memory {
    /// Takes what was found.
    pub fn found(&mut self, found: PlanFound) {
        self.asked = None;
        // After the last of the equally cheap ones comes the first again.
        if matches!(found.result, Err(NoPlan::NoSuch { .. })) && self.number.1 > 0 {
            self.number.1 = 0;
            return;
        }
        self.found = Some(found);
    }

    /// Brings an indicator into view.
    pub fn show(&mut self, indicator: &str) {
        self.table.show(row_id(indicator));
        self.part = super::TABLE;
    }

    /// What follows from the draft, and the plan that is shown. Asks for the search where it is not done.
    pub(super) fn look(&mut self, view: &View<'_>, out: &mut Vec<Action>) -> (Arc<Figures>, Arc<Shown>) {
        let version = view.version();
        let figures = Arc::clone(self.figures.of(version, || Arc::new(Figures::of(view))));
        if self.number.0 != Some(version) {
            self.number = (Some(version), 0);
        }
        let key = version.with(self.number.1);
        if let Some(goal) = figures.goal.as_ref().filter(|_| !self.is_found(key) && self.asked.is_none()) {
            self.asked = Some(key);
            out.push(Action::FindPlan(PlanOrder {
                key,
                rubric: Arc::clone(&view.draft.rubric),
                footing: Arc::clone(&figures.footing),
                target: goal.target(),
                limits: Arc::clone(&figures.limits),
                number: self.number.1,
            }));
        }
        let proposes = self.proposes(&figures);
        let wanted = key.with(proposes);
        if self.shown.as_ref().is_none_or(|(at, _)| *at != wanted) {
            let found = self.found.as_ref().filter(|found| found.key == key).map(|found| &found.result);
            let made = match (proposes, found) {
                (true, Some(Ok(plan))) => Some((wanted, Shown::found(view, &figures, plan))),
                // Until it is found, what was shown before stays.
                (true, None) if self.shown.is_some() && figures.goal.is_some() => None,
                (true, None) if figures.goal.is_some() => Some((version, Shown::chosen(view, &figures))),
                // What the draft has chosen is no way to a goal that cannot be reached.
                (true, Some(Err(_))) => Some((wanted, Shown::nothing(view, &figures))),
                _ => Some((wanted, Shown::chosen(view, &figures))),
            };
            if let Some((at, shown)) = made {
                self.shown = Some((at, Arc::new(shown)));
            }
        }
        let shown = self.shown.as_ref().map(|(_, shown)| Arc::clone(shown));
        (Arc::clone(&figures), shown.unwrap_or_else(|| Arc::new(Shown::chosen(view, &figures))))
    }

    fn is_found(&self, key: Id) -> bool {
        self.found.as_ref().is_some_and(|found| found.key == key)
    }

    /// Whether the cheapest plan is shown and not what the draft has chosen.
    pub(super) fn proposes(&self, figures: &Figures) -> bool {
        figures.targets.is_empty() || self.proposal && figures.goal.is_some()
    }

    /// Explains a number of the plan that is shown, or of level-ups that are only possible: `together` is false where each of
    /// them is told by itself.
    pub(super) fn explain(
        &mut self,
        (view, figures, roadmap): (&View<'_>, &Figures, &Roadmap),
        sum: &PlanSum,
        together: bool,
        anchor: Rect,
        from: Id,
    ) {
        let planning = Planning {
            rubric: &view.draft.rubric,
            assessment: view.draft.assessment(),
            footing: &figures.footing,
            limits: &figures.limits,
            roadmap,
            together,
        };
        if let Some(trace) = planning.trace(sum, view.words) {
            self.origin.toggle_sum(trace, anchor, from);
        }
    }

    /// Shows what is explained; nothing once another plan is shown than the one it was asked of.
    pub(super) fn origin_ui(&mut self, ui: &mut Ui, view: &View<'_>, figures: &Figures, out: &mut Vec<Action>) {
        let state = self.state();
        if self.explained.replace(state) != Some(state) {
            self.origin.close_sum();
        }
        let words = view.words;
        let of = |_| {
            let institution = &view.draft.assessment().institution.name.value;
            let result = match figures.footing.start {
                PlanStart::Claimed => "",
                PlanStart::Supported => t!(words, origin.text.backed),
            };
            let whose = Whose { institution, year: view.draft.assessment().year.value, result };
            Some(Explained { rubric: &view.draft.rubric, score: &figures.footing.score, whose, opens: true })
        };
        self.origin.ui_in(ui, of, out);
    }

    /// What is shown is of this state; differs whenever it does.
    pub(super) fn state(&self) -> Id {
        self.shown.as_ref().map_or(Id::NULL, |(at, _)| *at)
    }

    /// How the search stands.
    pub(super) fn search(&self, figures: &Figures) -> Search<'_> {
        let key = self.number.0.map(|version| version.with(self.number.1));
        match (&figures.goal, self.found.as_ref().filter(|found| Some(found.key) == key)) {
            (None, _) => Search::Aimless,
            (Some(_), None) => Search::Busy,
            (Some(_), Some(found)) => match &found.result {
                Ok(plan) => Search::Found(plan),
                Err(why) => Search::None(why),
            },
        }
    }

    /// Which of the equally cheap plans is shown, from 1.
    pub(super) fn number(&self) -> usize {
        self.number.1 + 1
    }

    /// Looks at the next of the equally cheap ones.
    pub(super) fn next(&mut self) {
        self.number.1 += 1;
        self.proposal = true;
    }

    /// The plan that is proposed, where one is.
    fn proposed(&self, figures: &Figures) -> Option<&Plan> {
        match self.search(figures) {
            Search::Found(plan) if self.proposes(figures) && !plan.steps.is_empty() => Some(plan),
            _ => None,
        }
    }

    /// True where a plan is proposed that can be taken over.
    pub(super) fn can_adopt(&self, figures: &Figures) -> bool {
        self.proposed(figures).is_some()
    }

    /// False while another plan than the draft's own is shown and none was found: there is nothing that could be changed.
    pub(super) fn can_step(&self, figures: &Figures) -> bool {
        figures.targets.is_empty() || !self.proposes(figures) || self.can_adopt(figures)
    }

    /// Makes the plan that is proposed the one of the draft.
    pub(super) fn adopt(&mut self, view: &View<'_>, figures: &Figures, out: &mut Vec<Action>) {
        let Some(plan) = self.proposed(figures) else { return };
        let edits = adopting(&view.draft.rubric, view.draft.assessment(), &figures.footing, plan);
        if !edits.is_empty() {
            out.push(Action::Edit(Edit::Many(edits)));
            out.extend(replaced(view, figures));
        }
        self.proposal = false;
    }

    /// Gives an indicator another level in the plan; at its present one it leaves it. The rest of what is shown becomes the
    /// draft's plan along with it, which is said where the draft had another one.
    pub(super) fn step(
        &mut self,
        view: &View<'_>,
        figures: &Figures,
        shown: &Shown,
        indicator: &str,
        level: Option<u8>,
    ) -> Vec<Action> {
        if !self.can_step(figures) {
            return vec![Action::Refuse(t!(view, rencana.nothing_to_step).to_owned())];
        }
        let field = Field::Answer(indicator.into(), AnswerField::Target);
        let mut edits = match self.proposed(figures) {
            Some(plan) if !levels(&shown.roadmap).is_empty() => {
                adopting(&view.draft.rubric, view.draft.assessment(), &figures.footing, plan)
            }
            _ => Vec::new(),
        };
        edits.retain(|edit| !matches!(edit, Edit::Set(other, _) if *other == field));
        let adopts = !edits.is_empty();
        let value: FieldValue = crate::assessment::FieldType::into_value(level);
        edits.push(Edit::Set(field, value));
        self.proposal = false;
        let edit = if edits.len() == 1 { edits.swap_remove(0) } else { Edit::Many(edits) };
        std::iter::once(Action::Edit(edit)).chain(replaced(view, figures).filter(|_| adopts)).collect()
    }
}

/// That the plan of the draft was another one, which can be brought back; nothing where it had none.
fn replaced(view: &View<'_>, figures: &Figures) -> Option<Action> {
    let had = figures.targets.len();
    (had > 0).then(|| Action::ToastUndo(t!(view, rencana.replaced, count = had)))
}
