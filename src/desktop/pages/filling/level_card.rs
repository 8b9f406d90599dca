//! One level: what it is called, which of its criteria are met, what is missing, what should be handed in.

use egui::{
    Align2, CornerRadius, CursorIcon, Frame, Id, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{
    Memory, Scene,
    levels::{choose, level_id, take_back},
};
use crate::{
    assessment::Edit,
    desktop::{
        action::Action,
        pages::Room,
        theme::{Tokens, Type, icon},
        widgets::{NoteKind, Roving, Tick, elided_galley, focus_ring, lead, note, paint_level_chip, text_wrapped},
    },
    insight::what_holds_back,
    rubric::Level,
    t,
};

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
    let response = frame.show(ui, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, scene, memory, &look, roving, out);
        if look.open {
            body_ui(ui, scene, &look, out);
        }
    });
    ui.painter().rect_stroke(response.response.rect, 6, edge, StrokeKind::Inside);
}

fn head_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    memory: &mut Memory,
    look: &Look<'_>,
    roving: &Roving,
    out: &mut Vec<Action>,
) {
    let tokens = Tokens::of(ui);
    let height = if scene.low { 34.0 } else { 37.0 };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let id = level_id(&scene.place, look.level.level);
    let response = ui.interact(rect, id, roving.sense(id));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, scene.by_levels(), look.chosen, spoken(look)));
    ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(look.open));
    if response.clicked() {
        choose(scene, look.level.level, out);
    }
    let radius = CornerRadius { nw: 6, ne: 6, sw: 0, se: 0 };
    let radius = if look.open { radius } else { CornerRadius::same(6) };
    if look.chosen {
        ui.painter().rect_filled(rect, radius, tokens.brand_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius, tokens.hover);
    }
    if look.open {
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    }
    paint_radio(ui, &response, pos2(rect.left() + 19.0, rect.center().y), look.chosen);
    let chip = Rect::from_center_size(pos2(rect.left() + 45.0, rect.center().y), vec2(20.0, 20.0));
    paint_level_chip(ui, chip, Some(look.level.level));
    let right = caret_ui(ui, memory, look, rect);
    let right = counts_ui(ui, look, right, rect.center().y);
    words_ui(ui, scene, look, rect.left() + 63.0, right - 10.0, rect, out);
    focus_ring(ui, &response, 6);
    if !look.open {
        let _tooltip = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&look.level.meaning);
    } else {
        let _hand = response.on_hover_cursor(CursorIcon::PointingHand);
    }
}

/// What a screen reader says: level, name, the level in a nutshell, criteria met.
fn spoken(look: &Look<'_>) -> String {
    t!(
        "filling.level_spoken",
        level = look.level.level,
        name = look.name,
        summary = look.level.summary,
        met = look.met,
        total = look.level.criteria.len()
    )
}

fn paint_radio(ui: &Ui, response: &Response, center: egui::Pos2, chosen: bool) {
    let tokens = Tokens::of(ui);
    if chosen {
        ui.painter().circle_filled(center, 8.0, tokens.brand_ink);
        ui.painter().circle_filled(center, 3.0, tokens.surface);
    } else {
        let fill = if response.hovered() { tokens.hover } else { tokens.surface };
        ui.painter().circle(center, 7.5, fill, Stroke::new(1.5, tokens.line3));
    }
}

/// The caret that opens and closes the card; keys do the same from its head. Returns where it starts.
fn caret_ui(ui: &Ui, memory: &mut Memory, look: &Look<'_>, head: Rect) -> f32 {
    let tokens = Tokens::of(ui);
    let rect = Rect::from_min_max(pos2(head.right() - 32.0, head.top()), head.max);
    let id = Id::unique(("filling_caret", look.level.level));
    let response = ui.interact(rect, id, Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
    let name = if look.open { t!("filling.card_close") } else { t!("filling.card_open") };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.clicked() {
        memory.cards.insert(look.level.level, !look.open);
    }
    let color = if response.hovered() { tokens.text } else { tokens.text3 };
    let caret = if look.open { icon::CARET_UP } else { icon::CARET_DOWN };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, caret.glyph(), caret.font(13.0), color);
    rect.left()
}

/// How many criteria are met, right-aligned. Returns where it starts.
fn counts_ui(ui: &Ui, look: &Look<'_>, right: f32, y: f32) -> f32 {
    let tokens = Tokens::of(ui);
    let total = look.level.criteria.len();
    let words = if look.later && look.met == 0 && !look.open {
        t!("filling.after_level", level = look.level.level.saturating_sub(1))
    } else if look.open {
        t!("filling.criteria_met", met = look.met, total = total)
    } else {
        t!("filling.done_of", done = look.met, total = total)
    };
    let galley = ui.painter().layout_no_wrap(words, Type::Help.font(), tokens.text3);
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
fn words_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    look: &Look<'_>,
    left: f32,
    right: f32,
    head: Rect,
    out: &mut Vec<Action>,
) {
    let tokens = Tokens::of(ui);
    let y = head.center().y;
    let galley = elided_galley(ui, Type::Strong, tokens.text, look.name, right - left);
    let mut x = left + galley.size().x + 8.0;
    ui.painter().galley(pos2(left, y - galley.size().y / 2.0), galley, tokens.text);
    if look.chosen {
        let galley = elided_galley(ui, Type::HelpMedium, tokens.brand_ink, t!("filling.chosen"), right - x - 26.0);
        let width = galley.size().x;
        ui.painter().galley(pos2(x + 4.0, y - galley.size().y / 2.0), galley, tokens.brand_ink);
        x += width + 6.0;
        take_back_ui(ui, scene, Rect::from_center_size(pos2(x + 12.0, y), vec2(24.0, 24.0)), out);
    } else if !look.open || scene.room != Room::Rail {
        let galley = elided_galley(ui, Type::Help, tokens.text2, &look.level.summary, right - x);
        ui.painter().galley(pos2(x, y - galley.size().y / 2.0), galley, tokens.text2);
    }
}

fn take_back_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, Id::unique("filling_take_back"), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, t!("filling.take_back")));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(2.0), 4, tokens.brand_sel);
    }
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon::X.glyph(), icon::X.font(12.0), tokens.text2);
    if response.clicked() {
        take_back(scene, out);
    }
    let _tooltip = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(t!("filling.take_back_help"));
}

fn body_ui(ui: &mut Ui, scene: &Scene<'_>, look: &Look<'_>, out: &mut Vec<Action>) {
    let margin = Margin { left: 12, right: 12, top: 6, bottom: 9 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let tokens = Tokens::of(ui);
        if !scene.low {
            text_wrapped(ui, Type::Help, tokens.text2, &look.level.meaning);
            ui.add_space(4.0);
        }
        criteria_ui(ui, scene, look, out);
        if scene.next() == Some(look.level.level) {
            ui.add_space(5.0);
            holding_ui(ui, scene);
        }
        if !(scene.low && look.chosen) {
            evidence_ui(ui, look);
        }
    });
}

fn criteria_ui(ui: &mut Ui, scene: &Scene<'_>, look: &Look<'_>, out: &mut Vec<Action>) {
    for criterion in &look.level.criteria {
        let id = Id::unique(("filling_criterion", &scene.place.indicator, scene.place.entry, &criterion.id));
        ui.scope_builder(UiBuilder::new().scope_id(id), |ui| {
            let on = scene.ticked(&criterion.id);
            let name = t!("filling.criterion_spoken", id = criterion.id, text = criterion.text);
            if Tick::new(on, &criterion.text).code(&criterion.id).name(&name).ui(ui).clicked() {
                out.push(Action::Edit(Edit::Tick(scene.place.clone(), criterion.id.clone(), !on)));
            }
        });
    }
}

/// What still holds the indicator below this level, on the first level that is not reached.
fn holding_ui(ui: &mut Ui, scene: &Scene<'_>) {
    let holding = what_holds_back(scene.indicator, scene.base(), &|id| scene.ticked(id));
    let color = Tokens::of(ui).text;
    note(ui, NoteKind::Holding, |ui| {
        lead(ui, Type::Help, Type::HelpStrong, t!("filling.holding"), &holding.sentence(), color);
    });
}

fn evidence_ui(ui: &mut Ui, look: &Look<'_>) {
    if look.level.evidence.is_empty() {
        return;
    }
    let tokens = Tokens::of(ui);
    let hints: Vec<String> = look
        .level
        .evidence
        .iter()
        .map(|hint| {
            let words = hint.text.trim_end_matches('.');
            if hint.optional { t!("filling.optional", text = words) } else { words.to_owned() }
        })
        .collect();
    ui.add_space(6.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(icon::FILES.text(15.0, tokens.text3));
        let words = format!("{}.", hints.join("; "));
        lead(ui, Type::Help, Type::HelpMedium, t!("filling.evidence"), &words, tokens.text3);
    });
}
