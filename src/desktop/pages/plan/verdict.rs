//! What the search found: that a plan is the cheapest, how many are, or which limits stand in the way; single steps that
//! decide; what each unit has to do.

use egui::{Ui, vec2};

use super::{
    figures::{Figures, Shown},
    work::{Memory, Search},
};
use crate::{
    desktop::{
        action::Action,
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{Button, NoteKind, caption, changing, divider, elided_link, link, note, section_head, text_wrapped},
    },
    insight::{PlanSum, Roadmap, standing_words},
    t,
    words::Speaks as _,
};

/// Most single steps that are named.
const MOST_STEPS: usize = 6;

/// Shows what was found.
pub(super) fn ui(ui: &mut Ui, view: &View<'_>, figures: &Figures, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let say = |ui: &mut Ui, kind: NoteKind, head: &str, rest: &str| {
        note(ui, kind, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            text_wrapped(ui, Type::Strong, tokens.text, head);
            if !rest.is_empty() {
                text_wrapped(ui, Type::Help, tokens.text, rest);
            }
        });
    };
    let (mut another, mut adopts) = (false, false);
    match memory.search(figures) {
        Search::Aimless => {
            caption(ui, t!(words, rencana.aimless));
        }
        Search::Busy => {
            caption(ui, t!(words, rencana.busy));
        }
        Search::Found(plan) if plan.steps.is_empty() => {
            say(ui, NoteKind::Ok, t!(words, rencana.there), t!(words, rencana.there_help));
        }
        Search::Found(plan) => {
            let (number, many) = (memory.number(), plan.count.as_ref());
            let alone = many.is_some_and(|count| *count == 1_u32.into());
            let count = match many {
                _ if alone => t!(words, rencana.alone).to_owned(),
                Some(count) => t!(words, rencana.equals, count = count.to_string(), number = number),
                None => t!(words, rencana.equals_uncounted, number = number),
            };
            let found = t!(words, rencana.found, steps = plan.steps.len(), effort = plan.effort, count = count);
            say(ui, NoteKind::Ok, t!(words, rencana.cheapest), &found);
            let can_adopt = memory.can_adopt(figures);
            let buttons = |ui: &mut Ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                if can_adopt {
                    let adopt = Button::new(t!(words, rencana.adopt)).icon(icon::CHECK_BOLD).small();
                    adopts = changing(ui, |ui| adopt.ui(ui)).clicked();
                }
                if !alone {
                    let other = Button::new(t!(words, rencana.another)).icon(icon::ARROWS_LEFT_RIGHT).small();
                    another = other.ui(ui).clicked();
                }
            };
            if can_adopt || !alone {
                ui.horizontal_wrapped(buttons);
            }
        }
        Search::None(why) => {
            let target = figures.goal.as_ref().map(crate::insight::Goal::target).unwrap_or_default();
            let sentence = why.sentence(words, &view.draft.rubric, &target);
            say(ui, NoteKind::Warning, t!(words, rencana.impossible), &sentence);
        }
    }
    if another {
        memory.next();
    }
    if adopts {
        memory.adopt(view, figures, out);
    }
}

/// Shows what one level-up less than the plan that is shown would give.
pub(super) fn one_less_ui(ui: &mut Ui, view: &View<'_>, (figures, shown): (&Figures, &Shown), memory: &mut Memory) {
    let roadmap = &shown.roadmap;
    let Some((step, left)) = roadmap.one_less() else { return };
    let words = ui.words();
    let band = standing_words(words, &view.draft.rubric, roadmap.goal.as_ref(), left);
    let sentence = t!(words, rencana.one_less, id = step.indicator, index = words.decimal(left, 4), band = band);
    text_wrapped(ui, Type::Help, Tokens::of(ui).text2, sentence);
    let button = link(ui, None, t!(words, rencana.origin));
    let index = words.decimal(left, 4);
    let button =
        button.accessible_name(t!(words, rencana.origin_of, what = t!(words, plan.sum.without_last), value = index));
    if button.clicked() {
        let sum = PlanSum::Step(step.indicator.clone());
        memory.explain((view, figures, &shown.roadmap), &sum, true, button.rect, button.id);
    }
}

/// Shows the single steps that change the predicate.
pub(super) fn steps_ui(ui: &mut Ui, view: &View<'_>, figures: &Figures, memory: &mut Memory) {
    let words = ui.words();
    if figures.deciding.is_empty() {
        return;
    }
    divider(ui);
    section_head(ui, t!(words, rencana.deciding));
    let band = figures.deciding.first().and_then(|step| view.draft.rubric.band(&step.reached));
    caption(ui, t!(words, rencana.deciding_help, band = band.map_or("", |band| band.name.as_str())));
    let mut chosen = None;
    for step in figures.deciding.iter().take(MOST_STEPS) {
        let name = view.draft.rubric.indicator(&step.indicator).map_or("", |indicator| indicator.short.as_str());
        let wording = t!(
            words,
            rencana.deciding_one,
            id = step.indicator,
            name = name,
            from = step.from,
            to = step.to,
            index = words.decimal(&step.reached, 4)
        );
        let width = ui.available_width();
        if elided_link(ui, &wording, Type::Body, width).clicked() {
            chosen = Some(step.indicator.clone());
        }
    }
    let more = figures.deciding.len().saturating_sub(MOST_STEPS);
    if more > 0 {
        caption(ui, t!(words, rencana.deciding_more, count = more));
    }
    if let Some(indicator) = chosen {
        memory.show(&indicator);
    }
}

/// What is to be said of a plan that somebody chose: whether it reaches its goal, and where it goes beyond the limits.
pub(super) fn faults(view: &View<'_>, roadmap: &Roadmap) -> Vec<String> {
    let words = view.words();
    let short = roadmap.reaches() == Some(false) && !roadmap.steps.is_empty();
    let target = roadmap.goal.as_ref().map(crate::insight::Goal::target).unwrap_or_default();
    let missing = &target - &roadmap.reached;
    let short = short
        .then(|| t!(words, rencana.short, target = words.decimal(&target, 4), missing = words.decimal(&missing, 4)));
    short.into_iter().chain(roadmap.breaches.iter().map(|breach| breach.sentence(words))).collect()
}
