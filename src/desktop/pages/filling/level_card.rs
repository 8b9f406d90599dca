//! One level: what it is called, which of its criteria are met, what is missing, what should be handed in.

use std::borrow::Cow;

use egui::{
    Align2, CornerRadius, CursorIcon, Frame, Id, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{
    Memory, Scene,
    levels::{choose, level_id, take_back},
};
use crate::{
    assessment::Field,
    desktop::{
        action::Action,
        pages::Room,
        theme::{Tokens, Type, icon},
        widgets::{
            NoteKind, Roving, Tick, TickMark, Tip as _, changing, elided_galley, focus_ring, focus_ring_around,
            follow_focus, held, lead, note, paint_level_chip, text, text_wrapped,
        },
    },
    insight::{CriterionState, what_holds_back},
    rubric::{Criterion, Level, Rubric, Source},
    t,
    words::{Speaks as _, Words},
};

/// Width of the part of a head that chooses: the radio and the level's chip.
const RADIO: f32 = 63.0;
/// From this width on the counts of a card have a word.
const WORDY: f32 = 350.0;

/// What a card looks like in this frame.
struct Look<'a> {
    level: &'a Level,
    name: &'a str,
    chosen: bool,
    open: bool,
    met: usize,
    /// Lies above the next level, so that its criteria do not matter yet.
    later: bool,
}

/// Shows the card.
pub(super) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    memory: &mut Memory,
    level: &Level,
    roving: &Roving,
    out: &mut Vec<Action>,
) {
    let tokens = Tokens::of(ui);
    let number = level.level;
    let chosen = scene.level() == Some(number);
    let usual = scene.room == Room::Wide || number == scene.base() || scene.next() == Some(number);
    let look = Look {
        level,
        name: scene.rubric.level_name(scene.indicator, number),
        chosen,
        open: memory.cards.get(&number).copied().unwrap_or(usual),
        met: scene.met(level),
        later: scene.next().is_some_and(|next| number > next),
    };
    let edge = if chosen { Stroke::new(2.0, tokens.brand_ink) } else { Stroke::new(1.0, tokens.line2) };
    let width = ui.available_width();
    let frame = Frame::new().fill(tokens.surface).corner_radius(CornerRadius::same(6));
    let shown = frame.show(ui, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        let head = head_ui(ui, scene, memory, &look, roving, out);
        if look.open {
            body_ui(ui, scene, memory, &look, out);
        }
        head
    });
    ui.painter().rect_stroke(shown.response.rect, 6, edge, StrokeKind::Inside);
    // The ring goes around the whole card, for its head alone would be cut off by the body.
    // What is brought into view is the head: the card may be higher than the page.
    follow_focus(&shown.inner);
    focus_ring_around(ui, &shown.inner, shown.response.rect, 6);
}

fn head_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    memory: &mut Memory,
    look: &Look<'_>,
    roving: &Roving,
    out: &mut Vec<Action>,
) -> Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let height = if scene.low { 34.0 } else { 37.0 };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let id = level_id(&scene.place, look.level.level);
    // The radio chooses, the title only unfolds: who wants to read a level does not change the answer.
    let radio = rect.with_max_x(rect.left() + RADIO);
    let held = held(ui);
    let response = ui.interact(radio, id, roving.sense(id));
    let response = match &held {
        Some(reason) => response.tip(&**reason),
        None => response.on_hover_cursor(CursorIcon::PointingHand),
    };
    let possible = scene.by_levels() && held.is_none();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, possible, look.chosen, spoken(look, words)));
    ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(look.open));
    if response.clicked() && possible {
        choose(scene, look.level.level, out);
    }
    let radius = CornerRadius { nw: 6, ne: 6, sw: 0, se: 0 };
    let radius = if look.open { radius } else { CornerRadius::same(6) };
    let title = title_response(ui, memory, look, rect.with_min_x(radio.right()));
    if look.chosen {
        ui.painter().rect_filled(rect, radius, tokens.brand_tint);
    } else if response.hovered() || title.hovered() {
        ui.painter().rect_filled(rect, radius, tokens.hover);
    }
    if look.open {
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    }
    paint_radio(ui, &response, pos2(rect.left() + 19.0, rect.center().y), look.chosen, possible);
    let chip = Rect::from_center_size(pos2(rect.left() + 45.0, rect.center().y), vec2(20.0, 20.0));
    paint_level_chip(ui, chip, Some(look.level.level));
    let right = paint_caret(ui, &title, look, rect);
    let right = counts_ui(ui, look, rect.left(), right, rect.center().y);
    words_ui(ui, scene, look, radio.right(), right - 8.0, rect, out);
    let tip = t!(words, filling.level_tip, summary = look.level.summary, meaning = look.level.meaning);
    let _tooltip = title.tip(tip);
    response
}

/// What a screen reader says: level, name, the level in a nutshell, criteria met.
fn spoken(look: &Look<'_>, words: Words) -> String {
    t!(
        words,
        filling.level_spoken,
        level = look.level.level,
        name = look.name,
        summary = look.level.summary,
        met = look.met,
        total = look.level.criteria.len()
    )
}

fn paint_radio(ui: &Ui, response: &Response, center: egui::Pos2, chosen: bool, possible: bool) {
    let tokens = Tokens::of(ui);
    if !possible {
        ui.painter().circle(center, 7.5, tokens.sunken, Stroke::new(1.5, tokens.line2));
        if chosen {
            ui.painter().circle_filled(center, 4.0, tokens.text3);
        }
    } else if chosen {
        ui.painter().circle_filled(center, 8.0, tokens.brand_ink);
        ui.painter().circle_filled(center, 3.0, tokens.surface);
    } else {
        let fill = if response.hovered() { tokens.hover } else { tokens.surface };
        ui.painter().circle(center, 7.5, fill, Stroke::new(1.5, tokens.line3));
    }
}

/// The title, which opens and closes the card; keys do the same from its radio.
fn title_response(ui: &Ui, memory: &mut Memory, look: &Look<'_>, rect: Rect) -> Response {
    let words = ui.words();
    let id = Id::unique(("filling_caret", look.level.level));
    let response = ui.interact(rect, id, Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
    let name = if look.open { t!(words, filling.card_close) } else { t!(words, filling.card_open) };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.clicked() {
        memory.cards.insert(look.level.level, !look.open);
    }
    response
}

/// The caret at the end of the title. Returns where it starts.
fn paint_caret(ui: &Ui, title: &Response, look: &Look<'_>, head: Rect) -> f32 {
    let tokens = Tokens::of(ui);
    let rect = Rect::from_min_max(pos2(head.right() - 28.0, head.top()), head.max);
    let color = if title.hovered() { tokens.text } else { tokens.text3 };
    let caret = if look.open { icon::CARET_UP } else { icon::CARET_DOWN };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, caret.glyph(), caret.font(13.0), color);
    rect.left()
}

/// How many criteria are met, right-aligned. Returns where it starts.
fn counts_ui(ui: &Ui, look: &Look<'_>, head_left: f32, right: f32, y: f32) -> f32 {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let total = look.level.criteria.len();
    let wording = if look.later && look.met == 0 && !look.open {
        t!(words, filling.after_level, level = look.level.level.saturating_sub(1))
    } else if look.open && right - head_left > WORDY {
        t!(words, filling.criteria_met, met = look.met, total = total)
    } else {
        t!(words, filling.done_of, done = look.met, total = total)
    };
    let galley = ui.painter().layout_no_wrap(wording, Type::Help.font(), tokens.text3);
    let mut x = right - galley.size().x;
    ui.painter().galley(pos2(x, y - galley.size().y / 2.0), galley, tokens.text3);
    if look.met == total && total > 0 {
        x -= 18.0;
        let check = icon::CHECK_BOLD;
        ui.painter().text(pos2(x + 7.0, y), Align2::CENTER_CENTER, check.glyph(), check.font(13.0), tokens.ok.ink);
    }
    x
}

/// Name of the level, then its summary, or that it is chosen and how to take it back.
fn words_ui(ui: &mut Ui, scene: &Scene<'_>, look: &Look<'_>, left: f32, right: f32, head: Rect, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let y = head.center().y;
    let galley = elided_galley(ui, Type::Strong, tokens.text, look.name, right - left);
    let mut x = left + galley.size().x + 8.0;
    ui.painter().galley(pos2(left, y - galley.size().y / 2.0), galley, tokens.text);
    if look.chosen {
        let word = t!(ui, filling.chosen).to_owned();
        let galley = ui.painter().layout_no_wrap(word, Type::HelpMedium.font(), tokens.brand_ink);
        let width = galley.size().x;
        if x + width + 30.0 < right {
            ui.painter().galley(pos2(x + 4.0, y - galley.size().y / 2.0), galley, tokens.brand_ink);
            x += width + 6.0;
        }
        if x + 26.0 < right {
            let rect = Rect::from_center_size(pos2(x + 12.0, y), vec2(24.0, 24.0));
            changing(ui, |ui| take_back_ui(ui, scene, rect, out));
        }
    } else if !look.open || scene.room != Room::Rail {
        // The whole sentence is part of what the radio is called.
        let galley = elided_galley(ui, Type::Help, tokens.text2, &look.level.summary, right - x);
        ui.painter().galley(pos2(x, y - galley.size().y / 2.0), galley, tokens.text2);
    }
}

fn take_back_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, Id::unique("filling_take_back"), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, t!(words, filling.take_back)));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(2.0), 4, tokens.brand_sel);
    }
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon::X.glyph(), icon::X.font(12.0), tokens.text2);
    if response.clicked() {
        take_back(scene, out);
    }
    let _tooltip = response.on_hover_cursor(CursorIcon::PointingHand).tip(t!(words, filling.take_back_help));
}

fn body_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, look: &Look<'_>, out: &mut Vec<Action>) {
    let margin = Margin { left: 12, right: 12, top: 5, bottom: 7 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        if spacious(scene, look) {
            let color = Tokens::of(ui).text2;
            text_wrapped(ui, Type::Help, color, &look.level.meaning);
            ui.add_space(4.0);
        }
        criteria_ui(ui, scene, memory, look, out);
        if scene.next() == Some(look.level.level) {
            ui.add_space(5.0);
            holding_ui(ui, scene);
        }
        evidence_ui(ui, scene, memory, look);
    });
}

/// True where a level that matters now has room for all its words.
fn spacious(scene: &Scene<'_>, look: &Look<'_>) -> bool {
    scene.room == Room::Wide && (look.chosen || scene.next() == Some(look.level.level))
}

fn criteria_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, look: &Look<'_>, out: &mut Vec<Action>) {
    for criterion in &look.level.criteria {
        let id = Id::unique(("filling_criterion", &scene.place.indicator, scene.place.entry, &criterion.id));
        ui.scope_builder(UiBuilder::new().scope_id(id), |ui| {
            let state = scene.criterion(&criterion.id);
            let on = matches!(state, CriterionState::Granted | CriterionState::Ticked | CriterionState::Proved);
            let (mark, tip) = match state {
                CriterionState::Open => (TickMark::Open, ""),
                CriterionState::Implied => (TickMark::Implied, t!(ui, filling.criterion_implied)),
                CriterionState::Granted => (TickMark::Ticked, t!(ui, filling.criterion_granted)),
                CriterionState::Ticked => (TickMark::Ticked, t!(ui, filling.criterion_ticked)),
                CriterionState::Proved => (TickMark::Proved, t!(ui, filling.criterion_proved)),
            };
            let name = spoken_criterion(scene.rubric, criterion, ui.words());
            let name = if tip.is_empty() { name } else { format!("{name} {tip}") };
            let sentence = marked(criterion, ui.words());
            let evidence = pointers(scene, &criterion.id);
            let code = evidence.first().map_or(criterion.id.as_str(), |(wording, _)| wording);
            let tick = Tick::marked(mark, &sentence).code(code).pointing(!evidence.is_empty()).name(&name);
            let (mut response, pointed) = tick.ui_with_code(ui);
            if !tip.is_empty() {
                response = response.tip(tip);
            }
            if criterion.source == Source::Guideline {
                let guide = scene.rubric.source_name(criterion.source);
                response = response.tip(t!(ui, filling.criterion_guideline, guide = guide));
            }
            if pointed && let Some((_, used)) = evidence.first() {
                memory.evidence_seen.open = Some(used.clone());
                memory.evidence_seen.focus = Some(used.clone());
            }
            if response.clicked() {
                out.push(Action::Edit(Field::Tick(scene.place.clone(), criterion.id.clone().into()).set(!on)));
            }
        });
    }
}

/// The sentence of a criterion, marked where only the guide demands it.
fn marked(criterion: &Criterion, words: Words) -> Cow<'_, str> {
    match criterion.source {
        Source::Regulation => Cow::Borrowed(&criterion.text),
        Source::Guideline => Cow::Owned(t!(words, filling.criterion_marked, text = criterion.text)),
    }
}

/// What a screen reader says of a criterion: its number, who demands it where that is only the guide, its sentence.
pub(super) fn spoken_criterion(rubric: &Rubric, criterion: &Criterion, words: Words) -> String {
    let Criterion { id, text, source, .. } = criterion;
    match source {
        Source::Regulation => t!(words, filling.criterion_spoken, id = id, text = text),
        Source::Guideline => {
            let guide = rubric.source_name(*source);
            t!(words, filling.criterion_spoken_guideline, id = id, guide = guide, text = text)
        }
    }
}

/// Where the evidence of a criterion stands, such as `23.b hlm. 4–9`, with the ids of the uses.
fn pointers(scene: &Scene<'_>, criterion: &str) -> Vec<(String, String)> {
    let words = scene.words();
    let of = scene.evidence.iter().filter(|one| one.used.supported().any(|id| id == criterion)).collect::<Vec<_>>();
    let more = of.len().saturating_sub(1);
    of.iter()
        .map(|one| {
            let code = one.code(&scene.indicator.id);
            let wording = match one.used.pages.value.as_str() {
                "" => code,
                pages => t!(words, filling.pointer, code = code, pages = pages),
            };
            (
                if more > 0 { t!(words, filling.pointer_more, pointer = wording, count = more) } else { wording },
                one.id.to_string(),
            )
        })
        .collect()
}

/// What still holds the indicator below this level, on the first level that is not reached.
fn holding_ui(ui: &mut Ui, scene: &Scene<'_>) {
    let words = ui.words();
    let holding = what_holds_back(scene.indicator, scene.base(), &|id| scene.ticked(id));
    let color = Tokens::of(ui).text;
    note(ui, NoteKind::Holding, |ui| {
        lead(ui, Type::Help, Type::HelpStrong, t!(words, filling.holding), &holding.sentence(words), color);
    });
}

/// What should be handed in: one line that opens into a list.
fn evidence_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, look: &Look<'_>) {
    let hints: Vec<String> = look
        .level
        .evidence
        .iter()
        .map(|hint| {
            let wording = hint.text.trim_end_matches('.');
            if hint.optional { t!(ui, filling.optional, text = wording) } else { wording.to_owned() }
        })
        .collect();
    if hints.is_empty() {
        return;
    }
    let number = look.level.level;
    let open = memory.evidence.get(&number).copied().unwrap_or(spacious(scene, look));
    ui.add_space(4.0);
    if evidence_head_ui(ui, number, &hints, open).clicked() {
        memory.evidence.insert(number, !open);
    }
    if !open {
        return;
    }
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    for hint in &hints {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.add_space(4.0);
            text(ui, Type::Help, tokens.text3, "•");
            ui.vertical(|ui| text_wrapped(ui, Type::Help, tokens.text2, hint));
        });
    }
}

/// `Bukti yang diharapkan: …` in one line, cut where it does not fit.
fn evidence_head_ui(ui: &mut Ui, number: u8, hints: &[String], open: bool) -> Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    let id = Id::unique(("filling_evidence", number));
    let response = ui.interact(rect, id, Sense::click());
    let name = t!(words, filling.evidence_spoken, count = hints.len());
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, &name));
    let listed = hints.join("; ");
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_expanded(open);
        if !open {
            node.set_description(listed.as_str());
        }
    });
    let y = rect.center().y;
    let files = icon::FILES;
    ui.painter().text(pos2(rect.left() + 7.5, y), Align2::CENTER_CENTER, files.glyph(), files.font(15.0), tokens.text3);
    let right = rect.right() - 20.0;
    let left = rect.left() + 23.0;
    let galley = elided_galley(ui, Type::HelpMedium, tokens.text2, t!(words, filling.evidence), right - left);
    let start = left + galley.size().x + 4.0;
    ui.painter().galley(pos2(left, y - galley.size().y / 2.0), galley, tokens.text2);
    let mut cut = false;
    if !open {
        let galley = elided_galley(ui, Type::Help, tokens.text3, &listed, right - start);
        cut = galley.elided;
        ui.painter().galley(pos2(start, y - galley.size().y / 2.0), galley, tokens.text3);
    }
    let color = if response.hovered() { tokens.text } else { tokens.text3 };
    let glyph = if open { icon::CARET_UP } else { icon::CARET_DOWN };
    let at = pos2(rect.right() - 4.0, y);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(13.0), color);
    focus_ring(ui, &response, 4);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if cut { response.tip(listed) } else { response }
}
