//! What the plan goes for, and within which limits.

use egui::{Id, Key, Margin, Role, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};
use num_traits::ToPrimitive as _;

use super::{
    figures::{Figures, Shown},
    verdict,
    work::Memory,
};
use crate::{
    assessment::{AssessmentField, Days, Edit, Field, PlanStart, Points, Rise},
    desktop::{
        action::Action,
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{
            FormLine, NumberField, Roving, Slider, caption, changing, divider, focus_ring, glyph, link, paint_pill,
            pill_width, section_head, segments, text, text_wrapped, zone,
        },
    },
    insight::PlanSum,
    rubric::{Band, Exact, exact_from_text},
    t,
    words::{Speaks as _, Words},
};

/// Height of a choice.
const CHOICE: f32 = 34.0;
/// Most points above the target that the slider goes to, in hundredths.
const RESERVE: i64 = 50;

/// Shows all of it in a column.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    (figures, shown): (&Figures, &Shown),
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let space = ui.available_rect_before_wrap();
    egui::ScrollArea::vertical().id_salt("plan_aims").auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 16 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            section_head(ui, t!(words, rencana.aim));
            let mut edits = Vec::new();
            let stop = aims_ui(ui, view, figures, memory, &mut edits);
            zone(ui, space, stop);
            if memory.own_index || is_own(view, figures) {
                index_ui(ui, view, figures, memory, &mut edits);
            }
            verdict::ui(ui, view, figures, memory, out);
            verdict::one_less_ui(ui, view, (figures, shown), memory);
            divider(ui);
            section_head(ui, t!(words, rencana.what_if));
            limits_ui(ui, view, figures, memory, &mut edits);
            out.extend(edits.into_iter().map(Action::Edit));
            verdict::steps_ui(ui, view, figures, memory);
        });
    });
}

/// Whether the index that is aimed at is not where a predicate begins.
fn is_own(view: &View<'_>, figures: &Figures) -> bool {
    figures.goal.as_ref().is_some_and(|goal| goal.band(&view.draft.rubric).is_none())
}

fn set(field: AssessmentField, value: impl crate::assessment::FieldType) -> Edit {
    Field::Assessment(field).set(value)
}

/// The predicates, a number of one's own, and nothing: one stop of the Tab key, arrows move, Space chooses.
fn aims_ui(ui: &mut Ui, view: &View<'_>, figures: &Figures, memory: &mut Memory, edits: &mut Vec<Edit>) -> Id {
    let words = ui.words();
    let rubric = &view.draft.rubric;
    let aims = figures.aims(rubric);
    let own = memory.own_index || is_own(view, figures);
    let band = figures.goal.as_ref().and_then(|goal| goal.band(rubric)).map(|band| band.id.as_str());
    let chosen = match (own, &figures.goal) {
        (true, _) => aims.len(),
        (false, None) => aims.len() + 1,
        (false, Some(_)) => aims.iter().position(|(one, _)| Some(one.id.as_str()) == band).unwrap_or_default(),
    };
    let members: Vec<Id> = (0..aims.len() + 2).map(|place| Id::unique(("plan_aim", place))).collect();
    let mut roving = Roving::new(ui, members.clone(), Some(chosen));
    roving.arrows(ui, &[Key::ArrowUp, Key::ArrowLeft], &[Key::ArrowDown, Key::ArrowRight]);
    let builder = UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(t!(words, rencana.aim));
    let mut picked = None;
    changing(ui, |ui| {
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (place, id) in members.iter().enumerate() {
                let choice = match aims.get(place) {
                    Some((band, missing)) => Choice::of(band, missing.as_ref(), words),
                    None if place == aims.len() => Choice::bare(t!(words, rencana.own_index)),
                    None => Choice::bare(t!(words, rencana.no_aim)),
                };
                if choice.ui(ui, *id, roving.sense(*id), place == chosen) && place != chosen {
                    picked = Some(place);
                }
            }
        });
    });
    match picked {
        Some(place) if place < aims.len() => {
            memory.own_index = false;
            let from = aims.get(place).map(|(band, _)| Points(band.from.clone()));
            edits.push(set(AssessmentField::PlanIndex, from));
        }
        Some(place) if place == aims.len() => memory.own_index = true,
        Some(_) => {
            memory.own_index = false;
            edits.push(set(AssessmentField::PlanIndex, None::<Points>));
        }
        None => {}
    }
    roving.stop().unwrap_or(Id::NULL)
}

/// A choice of what the plan goes for.
struct Choice<'a> {
    band: Option<&'a Band>,
    text: String,
    /// Words at the right, and whether it is reached.
    state: Option<(String, bool)>,
    said: String,
}

impl<'a> Choice<'a> {
    fn of(band: &'a Band, missing: Option<&Exact>, words: Words) -> Self {
        let text = t!(words, rencana.from, index = words.decimal(&band.from, 2));
        let state = match missing {
            None => (t!(words, rencana.reached).to_owned(), true),
            Some(missing) => {
                let short = words.signed(missing, 2);
                let gain = if short == "0" { words.signed(missing, 4) } else { short };
                (t!(words, rencana.needs, gain = gain), false)
            }
        };
        let said = t!(words, rencana.aim_said, band = band.name, from = text, state = state.0);
        Self { band: Some(band), text, state: Some(state), said }
    }

    fn bare(text: &str) -> Self {
        Self { band: None, text: text.to_owned(), state: None, said: text.to_owned() }
    }

    /// True when it was pressed.
    fn ui(&self, ui: &mut Ui, id: Id, sense: egui::Sense, on: bool) -> bool {
        let tokens = Tokens::of(ui);
        let width = ui.available_width();
        let lay = |ui: &Ui, text: &str, kind: Type, ink| ui.painter().layout_no_wrap(text.to_owned(), kind.font(), ink);
        let pill_room = self.band.map_or(0.0, |band| pill_width(ui, &band.name, false) + 8.0);
        let text = lay(ui, &self.text, Type::Body, if self.band.is_some() { tokens.text2 } else { tokens.text });
        let ink =
            self.state.as_ref().map_or(tokens.text, |(_, reached)| if *reached { tokens.ok.ink } else { tokens.text });
        let state = self.state.as_ref().map(|(state, _)| lay(ui, state, Type::Help, ink));
        let tick = if self.state.as_ref().is_some_and(|(_, reached)| *reached) { 18.0 } else { 0.0 };
        let needed =
            36.0 + pill_room + text.size().x + 8.0 + tick + state.as_ref().map_or(0.0, |state| state.size().x) + 8.0;
        let two = needed > width;
        let height = if two { CHOICE + 16.0 } else { CHOICE };
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, &self.said));
        let fill = if response.hovered() && !on {
            tokens.hover
        } else if on {
            tokens.surface
        } else {
            egui::Color32::TRANSPARENT
        };
        let edge = if on { Stroke::new(1.5, tokens.brand_ink) } else { Stroke::NONE };
        ui.painter().rect(rect, 5, fill, edge, StrokeKind::Inside);
        let first = rect.top() + CHOICE / 2.0;
        let dot = egui::pos2(rect.left() + 18.0, first);
        let ring = if on { Stroke::new(5.0, tokens.brand) } else { Stroke::new(1.5, tokens.line3) };
        ui.painter().circle(dot, if on { 5.5 } else { 7.5 }, tokens.surface, ring);
        let mut left = rect.left() + 36.0;
        if let Some(band) = self.band {
            let place = egui::Rect::from_min_size(egui::pos2(left, first - 10.0), vec2(pill_room - 8.0, 20.0));
            paint_pill(ui, place, band.palette, &band.name);
            left += pill_room;
        }
        let middle = |galley: &egui::Galley, y: f32| y - galley.size().y / 2.0;
        let under = if two { first + 17.0 } else { first };
        ui.painter().galley(egui::pos2(left, middle(&text, first)), text, tokens.text2);
        if let Some(state) = state {
            let x = if two { rect.left() + 36.0 + tick } else { rect.right() - state.size().x - 8.0 };
            if tick > 0.0 {
                let check = icon::CHECK_BOLD;
                let at = egui::pos2(x - 9.0, under);
                ui.painter().text(at, egui::Align2::CENTER_CENTER, check.glyph(), check.font(12.0), ink);
            }
            ui.painter().galley(egui::pos2(x, middle(&state, under)), state, ink);
        }
        focus_ring(ui, &response, 5);
        response.clicked()
    }
}

/// The field for an index of one's own.
fn index_ui(ui: &mut Ui, view: &View<'_>, figures: &Figures, memory: &mut Memory, edits: &mut Vec<Edit>) {
    let words = ui.words();
    let held = figures.goal.as_ref().map(|goal| Points(goal.index.clone()));
    let written = figures.goal.as_ref().map(|goal| plain(words, &goal.index)).unwrap_or_default();
    let range = view.draft.rubric.value_range();
    let (low, high) =
        range.map_or((String::new(), String::new()), |(low, high)| (plain(words, low), plain(words, high)));
    let wrong = t!(words, rencana.index_wrong, low = low, high = high);
    let field = NumberField {
        label: t!(words, rencana.index_aimed),
        id: FormLine::id_of("plan-index"),
        wrong: &wrong,
        help: None,
        hint: t!(words, rencana.index_hint),
    };
    let read = |text: &str| {
        let index = exact_from_text(&text.replace(',', ".")).ok()?;
        range.is_some_and(|(low, high)| (low..=high).contains(&&index)).then_some(Points(index))
    };
    if let Some(index) = memory.index.ui(ui, field, (held.as_ref(), &written), read) {
        edits.push(set(AssessmentField::PlanIndex, index));
    }
}

/// A number as it is typed.
fn plain(words: Words, number: &Exact) -> String {
    words.localized(&crate::rubric::exact_to_text(number))
}

fn limits_ui(ui: &mut Ui, view: &View<'_>, figures: &Figures, memory: &mut Memory, edits: &mut Vec<Edit>) {
    let words = ui.words();
    let plan = &view.draft.assessment().plan;
    let hundredths =
        |exact: &Exact| (exact * Exact::from_integer(100.into())).round().to_integer().to_i64().unwrap_or(0);
    let exact = |value: i64| Exact::new(value.into(), 100.into());
    let reserve = plan.reserve.value.as_ref().map(|points| points.0.clone()).unwrap_or_default();
    let said =
        |value: i64| if value == 0 { t!(words, rencana.none).to_owned() } else { words.signed(&exact(value), 2) };
    let most = RESERVE.max(hundredths(&reserve));
    if let Some(value) = Slider::new(t!(words, rencana.reserve), 0..=most, &said).ui(ui, hundredths(&reserve)) {
        edits.push(set(AssessmentField::PlanReserve, (value > 0).then(|| Points(exact(value)))));
    }
    caption(ui, t!(words, rencana.reserve_help));
    // The levels above the lowest: as many as that are no limit.
    let rises = view.draft.rubric.indicators.iter().map(|one| one.highest().saturating_sub(one.lowest())).max();
    let all = i64::from(rises.unwrap_or(1).max(1));
    let said = |value: i64| {
        if value >= all { t!(words, rencana.unlimited).to_owned() } else { t!(words, field.levels, count = value) }
    };
    let levels = plan.most_levels.value.map_or(all, |rise| i64::from(rise.0)).min(all);
    if let Some(value) = Slider::new(t!(words, rencana.most_levels), 1..=all, &said).ui(ui, levels) {
        let rise = u8::try_from(value).ok().filter(|_| value < all).map(Rise);
        edits.push(set(AssessmentField::PlanMostLevels, rise));
    }
    caption(ui, t!(words, rencana.most_levels_help));
    effort_ui(ui, view, figures, memory, edits);
    if let Some(day) = memory.latest.ui(ui, t!(words, field.plan_latest), "plan-latest", plan.latest.value) {
        edits.push(set(AssessmentField::PlanLatest, day));
    }
    ui.add_space(2.0);
    text(ui, Type::HelpMedium, Tokens::of(ui).text, t!(words, rencana.start));
    let names = PlanStart::ALL.map(|start| match start {
        PlanStart::Claimed => t!(words, rencana.start_claimed),
        PlanStart::Supported => t!(words, rencana.start_supported),
    });
    let chosen = PlanStart::ALL.iter().position(|start| *start == plan.start.value).unwrap_or_default();
    let picked = changing(ui, |ui| segments(ui, t!(words, rencana.start), &names, chosen));
    if let Some(start) = picked.and_then(|place| PlanStart::ALL.get(place)) {
        edits.push(set(AssessmentField::PlanStart, *start));
    }
    let locked = figures.limits.locked.len();
    if locked > 0 {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            glyph(ui, icon::LOCK_SIMPLE, 16.0, Tokens::of(ui).text2);
            ui.vertical(|ui| {
                text_wrapped(ui, Type::Body, Tokens::of(ui).text, t!(words, rencana.locked_stay, count = locked));
            });
        });
    }
}

/// The most effort, by a slider up to what raising everything takes, and as a number beside it; past its end there is no limit.
fn effort_ui(ui: &mut Ui, view: &View<'_>, figures: &Figures, memory: &mut Memory, edits: &mut Vec<Edit>) {
    let words = ui.words();
    let held = view.draft.assessment().plan.most_effort.value;
    let written = held.map(|days| words.count(days.0)).unwrap_or_default();
    let most = figures.whole.effort.min(u64::from(crate::assessment::MOST_DAYS));
    let free = i64::try_from(most).unwrap_or(i64::MAX).max(held.map_or(1, |days| i64::from(days.0))) + 1;
    let said = |value: i64| {
        if value >= free {
            t!(words, rencana.unlimited).to_owned()
        } else {
            t!(words, rencana.said_days, count = value.unsigned_abs())
        }
    };
    let now = held.map_or(free, |days| i64::from(days.0));
    if let Some(value) = Slider::new(t!(words, rencana.most_effort), 1..=free, &said).ui(ui, now) {
        let days = u32::try_from(value).ok().filter(|_| value < free).map(Days);
        edits.push(set(AssessmentField::PlanMostEffort, days));
    }
    let wrong = t!(words, rencana.days_wrong, most = words.count(crate::assessment::MOST_DAYS));
    let field = NumberField {
        label: t!(words, rencana.most_effort_typed),
        id: FormLine::id_of("plan-effort"),
        wrong: &wrong,
        help: None,
        hint: t!(words, rencana.unlimited),
    };
    if let Some(days) = memory.effort.ui(ui, field, (held.as_ref(), &written), days_of) {
        edits.push(set(AssessmentField::PlanMostEffort, days));
    }
    if figures.whole.steps.is_empty() {
        return;
    }
    let all = words.count(figures.whole.effort);
    caption(ui, t!(words, rencana.most_effort_help, all = all));
    let button = link(ui, None, t!(words, rencana.origin));
    let button = button.accessible_name(t!(words, rencana.origin_of, what = t!(words, rencana.effort), value = all));
    if button.clicked() {
        memory.explain((view, figures, &figures.whole), &PlanSum::Effort, true, button.rect, button.id);
    }
}

/// Working days as they are typed.
pub(super) fn days_of(typed: &str) -> Option<Days> {
    let days = typed.replace('.', "").parse().ok()?;
    (1..=crate::assessment::MOST_DAYS).contains(&days).then_some(Days(days))
}
