//! Rows of the tree: how they look, and the keys that work on them.

use egui::{Align2, Color32, CursorIcon, Event, Id, Key, Rect, Response, Role, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    Memory, Scene,
    tree::{Group, row_id, state_look},
};
use crate::{
    chart::value_text,
    desktop::{
        action::Action,
        theme::{Tokens, Type, icon},
        widgets::{Roving, Tip as _, elided_galley, follow_focus, level_name, paint_level_chip},
    },
    rubric::Indicator,
    scoring::{Node, completed_level},
    t,
    words::Speaks as _,
};

/// Digits typed within this many seconds belong to one number.
const TYPING_SECONDS: f64 = 1.2;
/// Room to the right of a row.
const RIGHT: f32 = 13.0;

/// One row of the tree.
pub(super) enum Row<'a> {
    /// A domain, or an aspect where there are no domains.
    Group { group: &'a Group<'a>, open: bool },
    /// An aspect below its domain.
    Aspect(&'a Node),
    /// An indicator.
    Indicator(&'a Indicator),
}

/// Shows the rows: one stop of the Tab key. Returns the row it leads to.
pub(super) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    memory: &mut Memory,
    rows: &[Row<'_>],
    out: &mut Vec<Action>,
) -> Option<Id> {
    let reached: Vec<&Row<'_>> = rows.iter().filter(|row| !matches!(row, Row::Aspect(_))).collect();
    let members = reached
        .iter()
        .map(|row| match row {
            Row::Group { group, .. } => row_id(group.key(), true),
            Row::Aspect(node) => row_id(&node.id, true),
            Row::Indicator(indicator) => row_id(&indicator.id, false),
        })
        .collect();
    let current = reached.iter().position(|row| matches!(row, Row::Indicator(one) if one.id == scene.indicator.id));
    let mut roving = Roving::new(ui, members, current);
    keys(ui, scene, memory, &reached, &mut roving, out);
    let number = numbers_width(ui, rows);
    let builder = egui::UiBuilder::new().accessibility_role(Role::Tree).accessibility_label(t!(ui, filling.tree));
    ui.scope_builder(builder, |ui| {
        for row in rows {
            match row {
                Row::Group { group, open } => {
                    if group_ui(ui, scene, group, *open, &roving).clicked() {
                        memory.folds.insert(group.key().to_owned(), !open);
                    }
                }
                Row::Aspect(node) => aspect_ui(ui, scene, node),
                Row::Indicator(indicator) => {
                    if indicator_ui(ui, scene, indicator, number, &roving, memory.reveal).clicked() {
                        open(scene, memory, indicator, out);
                    }
                }
            }
        }
    });
    memory.reveal = false;
    roving.stop()
}

fn open(scene: &Scene<'_>, memory: &mut Memory, indicator: &Indicator, out: &mut Vec<Action>) {
    if indicator.id != scene.indicator.id {
        out.push(Action::OpenIndicator(indicator.id.clone()));
    }
    memory.tree_open = false;
}

/// Arrows move through the rows and open the indicator they reach, Left and Right fold, a number jumps.
fn keys(
    ui: &Ui,
    scene: &Scene<'_>,
    memory: &mut Memory,
    rows: &[&Row<'_>],
    roving: &mut Roving,
    out: &mut Vec<Action>,
) {
    let Some(place) = roving.focused() else { return };
    jump_to_number(ui, scene, memory, rows, roving, out);
    let mut target = roving.arrows(ui, &[Key::ArrowUp], &[Key::ArrowDown]);
    let fold = roving.pressed(ui, &[Key::ArrowLeft]);
    let unfold = roving.pressed(ui, &[Key::ArrowRight]);
    match rows.get(place) {
        Some(Row::Group { group, open }) if fold && *open || unfold && !*open => {
            memory.folds.insert(group.key().to_owned(), unfold);
        }
        Some(Row::Group { .. }) if unfold => {
            target = Some(place + 1);
            roving.focus(ui, place + 1);
        }
        Some(Row::Indicator(_)) if fold => {
            let above = rows.iter().take(place).rposition(|row| matches!(row, Row::Group { .. }));
            if let Some(above) = above {
                roving.focus(ui, above);
            }
        }
        _ => {}
    }
    if let Some(Row::Indicator(indicator)) = target.and_then(|target| rows.get(target))
        && !memory.tree_open
    {
        open(scene, memory, indicator, out);
    }
}

fn jump_to_number(
    ui: &Ui,
    scene: &Scene<'_>,
    memory: &mut Memory,
    rows: &[&Row<'_>],
    roving: &mut Roving,
    out: &mut Vec<Action>,
) {
    let (typed, time) = ui.input(|input| {
        let texts = input.events.iter().filter_map(|event| match event {
            Event::Text(text) if text.chars().all(char::is_alphanumeric) => Some(text.as_str()),
            _ => None,
        });
        (texts.collect::<String>(), input.time)
    });
    if typed.is_empty() {
        return;
    }
    if time - memory.typed.1 > TYPING_SECONDS {
        memory.typed.0.clear();
    }
    memory.typed.0.push_str(&typed);
    memory.typed.1 = time;
    let Some(indicator) = scene.rubric.indicator(&memory.typed.0) else { return };
    if !memory.filter.holds(scene, indicator) {
        memory.filter.clear();
    }
    match rows.iter().position(|row| matches!(row, Row::Indicator(one) if one.id == indicator.id)) {
        Some(place) => roving.focus(ui, place),
        None => ui.memory_mut(|focus| focus.request_focus(row_id(&indicator.id, false))),
    }
    if indicator.id != scene.indicator.id {
        out.push(Action::OpenIndicator(indicator.id.clone()));
    }
}

fn numbers_width(ui: &Ui, rows: &[Row<'_>]) -> f32 {
    let width = |id: &str| ui.painter().layout_no_wrap(id.to_owned(), Type::Strong.font(), Color32::BLACK).size().x;
    let ids = rows.iter().filter_map(|row| match row {
        Row::Indicator(indicator) => Some(width(&indicator.id)),
        _ => None,
    });
    ids.fold(15.0, f32::max)
}

fn group_ui(ui: &mut Ui, scene: &Scene<'_>, group: &Group<'_>, open: bool, roving: &Roving) -> Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 48.0));
    let id = row_id(group.key(), true);
    let response = ui.interact(rect, id, roving.sense(id)).on_hover_cursor(CursorIcon::PointingHand);
    let value = value_text(words, group.node);
    let (done, total) = (group.node.answered, group.node.total);
    let name = t!(words, filling.group, id = group.node.id, name = group.name);
    response.widget_info(|| {
        let wording = t!(words, filling.group_spoken, name = name, value = value, done = done, total = total);
        WidgetInfo::labeled(Role::TreeItem, true, wording)
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_level(1);
        node.set_expanded(open);
    });
    if !ui.is_rect_visible(rect) {
        focus(ui, &response, rect);
        return response;
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    let caret = if open { icon::CARET_DOWN_BOLD } else { icon::CARET_RIGHT_BOLD };
    let line = rect.top() + 17.0;
    ui.painter().text(
        pos2(rect.left() + 15.0, line),
        Align2::CENTER_CENTER,
        caret.glyph(),
        caret.font(12.0),
        tokens.text2,
    );
    let right = rect.right() - RIGHT;
    let figure = ui.painter().layout_no_wrap(value, Type::Strong.font(), tokens.text);
    let number = ui.painter().layout_no_wrap(group.node.id.clone(), Type::Strong.font(), tokens.text);
    let left = rect.left() + 30.0 + number.size().x.max(7.0) + 7.0;
    paint_left(ui, rect.left() + 30.0, line, number, tokens.text);
    let room = right - figure.size().x - 8.0 - left;
    let galley = elided_galley(ui, Type::Strong, tokens.text, group.name, room);
    let cut = galley.elided;
    paint_left(ui, left, line, galley, tokens.text);
    paint_left(ui, right - figure.size().x, line, figure, tokens.text);
    let line = rect.top() + 35.0;
    let counts = t!(words, filling.done_of, done = done, total = total);
    let counts = ui.painter().layout_no_wrap(counts, Type::Help.font(), tokens.text3);
    let track = Rect::from_min_max(
        pos2(rect.left() + 30.0, line - 2.0),
        pos2(right - counts.size().x.max(34.0) - 8.0, line + 2.0),
    );
    paint_left(ui, right - counts.size().x, line, counts, tokens.text3);
    let empty = if ui.visuals().dark_mode { tokens.line } else { tokens.sunken };
    ui.painter().rect_filled(track, 2, empty);
    if done > 0 && total > 0 {
        let share = track.width() * done as f32 / total as f32;
        ui.painter().rect_filled(Rect::from_min_size(track.min, vec2(share, 4.0)), 2, tokens.brand);
    }
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
    focus(ui, &response, rect);
    if cut {
        response.tip(scene.rubric.domain(&group.node.id).map_or(name, |domain| domain.name.clone()))
    } else {
        response
    }
}

fn aspect_ui(ui: &mut Ui, scene: &Scene<'_>, node: &Node) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), if scene.low { 24.0 } else { 26.0 }));
    let name = scene.rubric.aspect(&node.id).map_or("", |aspect| aspect.name.as_str());
    let wording = t!(words, filling.aspect, id = node.id, name = name);
    let response = ui.interact(rect, row_id(&node.id, true).with("aspect"), egui::Sense::hover());
    let value = value_text(words, node);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Label, true, t!(words, filling.aspect_spoken, name = wording, value = value))
    });
    let y = rect.center().y + 2.0;
    let figure = ui.painter().layout_no_wrap(value.clone(), Type::Help.font(), tokens.text3);
    let right = rect.right() - RIGHT;
    let room = right - figure.size().x - 8.0 - (rect.left() + 20.0);
    let galley = elided_galley(ui, Type::Help, tokens.text3, &wording, room);
    let cut = galley.elided;
    paint_left(ui, rect.left() + 20.0, y, galley, tokens.text3);
    paint_left(ui, right - figure.size().x, y, figure, tokens.text3);
    if cut {
        response.tip(wording);
    }
}

fn indicator_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    indicator: &Indicator,
    number: f32,
    roving: &Roving,
    reveal: bool,
) -> Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), if scene.low { 24.0 } else { 26.0 }));
    let id = row_id(&indicator.id, false);
    let response = ui.interact(rect, id, roving.sense(id)).on_hover_cursor(CursorIcon::PointingHand);
    let current = indicator.id == scene.indicator.id;
    let level = completed_level(scene.rubric, &scene.draft.score, indicator);
    let (glyph, color, state) = state_look(tokens, scene.progress(indicator), words);
    response.widget_info(|| {
        let level = level_name(level, words);
        let wording = t!(
            words,
            filling.indicator_spoken,
            id = indicator.id,
            name = indicator.title,
            level = level,
            state = state
        );
        WidgetInfo::selected(Role::TreeItem, true, current, wording)
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_level(2);
        node.set_description(indicator.short.as_str());
    });
    if current && reveal {
        ui.scroll_to_rect(rect.expand2(vec2(0.0, 40.0)), None);
    }
    if !ui.is_rect_visible(rect) {
        focus(ui, &response, rect);
        return response;
    }
    if current {
        ui.painter().rect_filled(rect, 0, tokens.brand_sel);
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 0, tokens.brand_ink);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    let y = rect.center().y;
    let at = pos2(rect.left() + 25.5, y);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(15.0), color);
    let (kind, ink, number_ink) =
        if current { (Type::Strong, tokens.text, tokens.text2) } else { (Type::Body, tokens.text, tokens.text3) };
    let figure = ui.painter().layout_no_wrap(indicator.id.clone(), kind.font(), number_ink);
    paint_left(ui, rect.left() + 40.0, y, figure, number_ink);
    let chip = Rect::from_center_size(pos2(rect.right() - RIGHT - 8.5, y), vec2(17.0, 17.0));
    let x = rect.left() + 40.0 + number + 6.0;
    let galley = elided_galley(ui, kind, ink, &indicator.short, chip.left() - 8.0 - x);
    let cut = galley.elided;
    paint_left(ui, x, y, galley, ink);
    paint_level_chip(ui, chip, level);
    focus(ui, &response, rect);
    if cut { response.tip(&indicator.title) } else { response }
}

fn paint_left(ui: &Ui, x: f32, y: f32, galley: std::sync::Arc<egui::Galley>, color: Color32) {
    let at = pos2(x, y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
}

/// The focus ring of a row lies inside it, for rows touch each other and the edge of the tree.
fn focus(ui: &Ui, response: &Response, rect: Rect) {
    follow_focus(response);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Tokens::of(ui).brand_ink);
        ui.painter().rect_stroke(rect.shrink(1.0), 3, stroke, egui::StrokeKind::Inside);
    }
}
