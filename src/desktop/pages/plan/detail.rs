//! What is known of one indicator in the plan: why it rises, what is missing, what it takes, who does it, and its actions.

use std::collections::BTreeMap;

use egui::{Id, Ui, vec2};

use super::{
    actions,
    aims::days_of,
    figures::{Figures, Item, Kind, Shown},
    list::per_ten_days,
    work::Memory,
};
use crate::{
    assessment::{AnswerField, Days, Edit, Field, FieldType, MOST_RUPIAH, Rupiah},
    desktop::{
        action::Action,
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{
            DayText, NoteKind, NumberField, NumberText, TextArea, Tick, caption, changing, changing_choice, heading,
            lead, level_chip, link, note, small_icon_button, text, text_wrapped,
        },
    },
    insight::{PlanSum, Proof, missing_for, standing_words},
    rubric::Indicator,
    t,
    words::Speaks as _,
};

/// From this width on, fields stand side by side.
const BESIDE: f32 = 520.0;

/// What is typed for an indicator until it can be read.
#[derive(Debug, Default)]
pub struct Typed {
    effort: NumberText,
    cost: NumberText,
    due: DayText,
    /// Days of its actions, by their ids.
    pub(super) actions: BTreeMap<String, DayText>,
}

/// Shows it.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    (figures, shown): (&Figures, &Shown),
    item: &Item,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let Some(indicator) = view.draft.rubric.indicator(&item.indicator) else { return };
    ui.push_id(("plan_detail", &item.indicator), |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 7.0);
        head_ui(ui, view, (figures, shown), (item, indicator), memory, out);
        why_ui(ui, view, (figures, shown), item, memory);
        missing_ui(ui, view, (item, indicator), out);
        let mut typed = memory.typed.remove(&item.indicator).unwrap_or_default();
        fields_ui(ui, view, item, &mut typed, out);
        actions::ui(ui, view, &item.indicator, &mut typed, out);
        memory.typed.insert(item.indicator.clone(), typed);
    });
}

/// Its name, the way to it, and its level with what changes that.
fn head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (figures, shown): (&Figures, &Shown),
    (item, indicator): (&Item, &Indicator),
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    heading(ui, Type::Section, 2, t!(words, filling.group, id = indicator.id, name = indicator.title));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        text(ui, Type::Body, tokens.text2, t!(words, rencana.level));
        level_chip(ui, Some(item.from), 20.0);
        let free = item.kind != Kind::Locked;
        if free {
            text(ui, Type::Body, tokens.text2, "→");
            let (lower, raise) = (
                t!(words, rencana.lower, indicator = item.indicator),
                t!(words, rencana.raise, indicator = item.indicator),
            );
            let down = changing(ui, |ui| small_icon_button(ui, icon::MINUS, &lower)).clicked();
            level_chip(ui, Some(item.to), 20.0);
            let up = changing(ui, |ui| small_icon_button(ui, icon::PLUS, &raise)).clicked();
            if down || up {
                out.extend(stepped(view, (figures, shown), item, up, memory));
            }
        }
        ui.add_space(6.0);
        if link(ui, Some(icon::ARROW_RIGHT), t!(words, rencana.open)).clicked() {
            out.push(Action::OpenIndicator(item.indicator.clone()));
        }
    });
    let locked = item.kind == Kind::Locked;
    if changing(ui, |ui| Tick::new(locked, t!(words, rencana.lock)).ui(ui)).clicked() {
        out.push(lock(&item.indicator, !locked));
    }
}

/// The edit that locks an indicator at its level, or sets it free.
pub(super) fn lock(indicator: &str, locked: bool) -> Action {
    Action::Edit(Field::Answer(indicator.into(), AnswerField::Locked).set(locked))
}

/// What follows from a step up or down; nothing at the ends.
pub(super) fn stepped(
    view: &View<'_>,
    (figures, shown): (&Figures, &Shown),
    item: &Item,
    up: bool,
    memory: &mut Memory,
) -> Vec<Action> {
    let level = if up { item.to.checked_add(1).filter(|to| *to <= item.highest) } else { item.to.checked_sub(1) };
    match level.filter(|level| *level >= item.from) {
        Some(level) => memory.step(view, figures, shown, &item.indicator, (level > item.from).then_some(level)),
        None => Vec::new(),
    }
}

/// Why it is in the plan: what it gives for what it takes, and what would be without it.
fn why_ui(ui: &mut Ui, view: &View<'_>, (figures, shown): (&Figures, &Shown), item: &Item, memory: &mut Memory) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (gain, per_ten) = (words.signed(&item.gain, 4), words.decimal(&per_ten_days(item), 4));
    let effort = t!(words, rencana.said_days, count = item.effort);
    let gives = t!(words, rencana.gives, gain = gain, effort = effort, per_ten = per_ten);
    let named = |index: &crate::rubric::Exact| {
        let band = standing_words(words, &view.draft.rubric, shown.roadmap.goal.as_ref(), index);
        t!(words, rencana.named_index, index = words.decimal(index, 4), band = band)
    };
    let sentence = match &item.without {
        Some((without, last)) if item.to > item.from + 1 => {
            format!("{gives} {}", t!(words, rencana.without_both, without = named(without), last = named(last)))
        }
        Some((without, _)) => format!("{gives} {}", t!(words, rencana.without, without = named(without))),
        None => gives,
    };
    let head = if item.kind == Kind::Rises { t!(words, rencana.why) } else { t!(words, rencana.next) };
    lead(ui, Type::Body, Type::Strong, head, &sentence, tokens.text);
    let button = link(ui, None, t!(words, rencana.origin));
    let button = button.accessible_name(t!(words, rencana.origin_of, what = t!(words, rencana.gain), value = gain));
    if button.clicked() {
        let (sum, rises) = (PlanSum::Step(item.indicator.clone()), item.kind == Kind::Rises);
        let roadmap = if rises { &shown.roadmap } else { &shown.possible };
        memory.explain((view, figures, roadmap), &sum, rises, button.rect, button.id);
    }
    if !item.estimated {
        caption(ui, t!(words, rencana.not_estimated));
    }
}

/// What is missing so that it rises.
fn missing_ui(ui: &mut Ui, view: &View<'_>, (item, indicator): (&Item, &Indicator), out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let assessment = view.draft.assessment();
    let to = if item.kind == Kind::Rises { item.to } else { (item.from + 1).min(item.highest) };
    heading(ui, Type::Section, 3, t!(words, rencana.missing, level = to));
    for entry in 0..indicator.entry_count() {
        let missing = missing_for(assessment, view.inspection, indicator, entry, (item.from, to));
        if let Some(name) = indicator.entries.get(entry) {
            text_wrapped(ui, Type::Strong, tokens.text, name);
        }
        if let Some(stated) = missing.stated.filter(|stated| !stated.trim().is_empty()) {
            note(ui, NoteKind::Holding, |ui| {
                lead(ui, Type::Help, Type::HelpStrong, t!(words, rencana.holds), stated, tokens.text);
            });
        }
        let open = missing.open.len();
        let counted = if open == 0 {
            t!(words, rencana.all_proved, total = missing.total)
        } else {
            t!(words, rencana.open_criteria, open = open, total = missing.total)
        };
        text_wrapped(ui, Type::Help, tokens.text2, counted);
        for one in &missing.open {
            let why = match &one.proof {
                Proof::Proven => "",
                Proof::NotTicked => t!(words, rencana.not_ticked),
                Proof::NoEvidence => t!(words, rencana.no_evidence),
                Proof::Weak(_) => t!(words, rencana.weak),
            };
            let sentence = t!(words, rencana.criterion, level = one.level, text = one.criterion.text, why = why);
            text_wrapped(ui, Type::Body, tokens.text, sentence);
        }
    }
    let own = assessment.answer(&item.indicator).map_or("", |answer| answer.plan.missing.value.as_str());
    let field = Field::Answer(item.indicator.as_str().into(), AnswerField::Missing);
    TextArea::new(t!(words, rencana.own_missing), field, own).ui(ui, out);
}

/// Sets a field where there is something new to be set.
fn put(edits: &mut Vec<Edit>, field: Field, value: Option<impl FieldType>) {
    edits.extend(value.map(|value| field.set(value)));
}

/// Effort, cost, unit and day.
fn fields_ui(ui: &mut Ui, view: &View<'_>, item: &Item, typed: &mut Typed, out: &mut Vec<Action>) {
    let words = ui.words();
    let assessment = view.draft.assessment();
    let answer = assessment.answer(&item.indicator);
    let id = |name: &str| Id::unique(("plan", item.indicator.as_str(), name));
    let mut edits: Vec<Edit> = Vec::new();
    let field = |field: AnswerField| Field::Answer(item.indicator.as_str().into(), field);
    let effort: Option<Days> = answer.and_then(|answer| answer.plan.effort.value);
    let cost: Option<Rupiah> = answer.and_then(|answer| answer.plan.cost.value);
    let written = (
        effort.map(|days| words.count(days.0)).unwrap_or_default(),
        cost.map(|rupiah| words.count(rupiah.0)).unwrap_or_default(),
    );
    let wrong_days = t!(words, rencana.days_wrong, most = words.count(crate::assessment::MOST_DAYS));
    let wrong_cost = t!(words, rencana.cost_wrong, most = words.count(MOST_RUPIAH));
    beside(ui, &mut |ui, place| {
        if place == 0 {
            let of = NumberField {
                label: t!(words, rencana.effort_each),
                id: id("effort"),
                wrong: &wrong_days,
                help: None,
                hint: t!(words, rencana.effort_hint),
            };
            put(
                &mut edits,
                field(AnswerField::Effort),
                typed.effort.ui(ui, of, (effort.as_ref(), &written.0), days_of),
            );
        } else {
            let of = NumberField {
                label: t!(words, rencana.cost),
                id: id("cost"),
                wrong: &wrong_cost,
                help: None,
                hint: "",
            };
            let read = |text: &str| {
                let rupiah = text.trim_start_matches("Rp").replace('.', "").trim().parse().ok()?;
                (rupiah <= MOST_RUPIAH).then_some(Rupiah(rupiah))
            };
            put(&mut edits, field(AnswerField::Cost), typed.cost.ui(ui, of, (cost.as_ref(), &written.1), read));
        }
    });
    let units = assessment.active_units();
    beside(ui, &mut |ui, place| {
        if place == 0 {
            let due = answer.and_then(|answer| answer.plan.due.value);
            put(&mut edits, field(AnswerField::Due), typed.due.ui_at(ui, t!(words, field.due), id("due"), due));
        } else if !units.is_empty() {
            let mut names = vec![t!(words, filling.no_owner)];
            names.extend(units.iter().map(|(_, unit)| unit.name.value.as_str()));
            let owner = answer.and_then(|answer| answer.owner.value.as_ref());
            let chosen = units.iter().position(|(id, _)| Some(*id) == owner).map_or(0, |place| place + 1);
            if let Some(place) = changing_choice(ui, t!(words, field.owner), &names, chosen) {
                let unit = place.checked_sub(1).and_then(|place| units.get(place)).map(|(id, _)| (*id).clone());
                edits.push(field(AnswerField::Owner).set(unit));
            }
        }
    });
    out.extend(edits.into_iter().map(Action::Edit));
}

/// Shows two fields side by side where there is room, else below each other.
pub(super) fn beside(ui: &mut Ui, add: &mut dyn FnMut(&mut Ui, usize)) {
    if ui.available_width() < BESIDE {
        add(ui, 0);
        add(ui, 1);
        return;
    }
    ui.columns(2, |columns| {
        for (place, column) in columns.iter_mut().enumerate() {
            add(column, place);
        }
    });
}
