//! Where the parts of the page stand, how wide they are, and where the focus goes when the indicator changes.

use egui::{CursorIcon, Id, Layout, Margin, Rangef, Rect, Sense, Stroke, Ui, UiBuilder, pos2};

use super::{
    Memory, Scene, Zone, explanation, guide, head, levels, panel, rail,
    single::{self, Section},
    tree,
};
use crate::{
    assessment::Field,
    desktop::{
        action::Action,
        pages::Room,
        theme::Tokens,
        widgets::{field_id, zone},
    },
};

/// Width of the rail that stands in for the panel.
const RAIL: f32 = 52.0;
/// Narrowest and widest tree.
const TREE: Rangef = Rangef { min: 220.0, max: 420.0 };
/// Narrowest and widest live panel.
const PANEL: Rangef = Rangef { min: 230.0, max: 420.0 };
/// Narrowest and widest guide.
const GUIDE: Rangef = Rangef { min: 300.0, max: 560.0 };
/// The centre is two columns where it is at least so wide.
const COLUMNS: f32 = 700.0;
/// The live panel stands beside a centre at least so wide.
const BESIDE_PANEL: f32 = 760.0;
/// Width of the levels over that of the explanation.
const RATIO: f32 = 1.06;
/// Room between the two columns, and at both sides of them.
const GAP: f32 = 16.0;
/// Cards and fields leave this much for the focus ring inside their column.
const RING: f32 = 5.0;

/// Shows all parts.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    if scene.room == Room::Single {
        single::ui(ui, scene, memory, out);
    } else {
        columns(ui, scene, memory, out);
    }
    memory.origin.ui(ui, scene.draft, out);
}

fn columns(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let page = ui.max_rect();
    let rail = scene.room == Room::Rail;
    let guided = memory.guide && !rail;
    let tree_width = TREE.clamp(memory.widths.tree.unwrap_or(match scene.room {
        Room::Wide => 312.0,
        Room::Rail => 236.0,
        _ => 276.0,
    }));
    let side_width = if rail {
        RAIL
    } else {
        let (kept, range, usual) = match (guided, scene.room == Room::Wide) {
            (true, wide) => (memory.widths.guide, GUIDE, if wide { 460.0 } else { 360.0 }),
            (false, wide) => (memory.widths.panel, PANEL, if wide { 330.0 } else { 266.0 }),
        };
        // The centre keeps its two columns, however wide the sides were dragged.
        range.clamp(kept.unwrap_or(usual)).min(page.width() - TREE.min - BESIDE_PANEL).max(range.min)
    };
    let least = if rail { COLUMNS } else { BESIDE_PANEL };
    let tree_width = tree_width.min(page.width() - side_width - least).max(TREE.min);
    let tree_rect = Rect::from_min_max(page.min, pos2(page.left() + tree_width, page.bottom()));
    let side_rect = Rect::from_min_max(pos2(page.right() - side_width, page.top()), page.max);
    let center = Rect::from_min_max(tree_rect.right_top(), side_rect.left_bottom());

    ui.painter().rect_filled(tree_rect, 0, tokens.panel);
    part(ui, "tree", tree_rect, |ui| {
        let focus = tree::ui(ui, scene, memory, out);
        zone(ui, tree_rect, focus);
    });
    center_ui(ui, scene, memory, center, out);
    ui.painter().rect_filled(side_rect, 0, tokens.panel);
    part(ui, "side", side_rect, |ui| {
        let focus = if rail {
            rail::ui(ui, scene, memory)
        } else if guided {
            guide::ui(ui, scene, memory, out)
        } else {
            panel::ui(ui, scene, memory, out)
        };
        zone(ui, side_rect, focus);
    });
    if rail && (memory.guide || memory.overlay) {
        rail::overlay_ui(ui, scene, memory, center, out);
    }
    if rail {
        ui.painter().vline(side_rect.left() + 0.5, page.y_range(), Stroke::new(1.0, tokens.line));
    }
    let moved = splitter(ui, "tree_edge", tree_rect.right(), page, tree_width, 1.0);
    memory.widths.tree = moved.map_or(memory.widths.tree, |width| width.map(|width| TREE.clamp(width)));
    if rail {
        return;
    }
    let moved = splitter(ui, "side_edge", side_rect.left(), page, side_width, -1.0);
    let (remembered, range) =
        if guided { (&mut memory.widths.guide, GUIDE) } else { (&mut memory.widths.panel, PANEL) };
    if let Some(width) = moved {
        *remembered = width.map(|width| range.clamp(width));
    }
}

fn center_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, center: Rect, out: &mut Vec<Action>) {
    let inner = center.shrink2(egui::vec2(GAP, 0.0));
    let top = part(ui, "head", inner, |ui| {
        ui.add_space(if scene.low { 2.0 } else { 7.0 });
        head::ui(ui, scene, memory, out);
        ui.add_space(if scene.low { 1.0 } else { 6.0 });
        ui.min_rect().bottom()
    });
    if center.width() < COLUMNS {
        let rest = Rect::from_min_max(pos2(center.left(), top), center.max);
        let section = single::sections_ui(ui, scene, memory, rest, false, out);
        note_focus(ui, scene, memory, section);
        return;
    }
    let width = (inner.width() - GAP) * RATIO / (1.0 + RATIO);
    let left = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.left() + width, center.bottom()));
    let right = Rect::from_min_max(pos2(left.right() + GAP, top), pos2(inner.right(), center.bottom()));
    part(ui, "levels", left.expand2(egui::vec2(RING, 0.0)), |ui| {
        let focus = levels::ui(ui, scene, memory, out);
        zone(ui, left, focus);
    });
    part(ui, "text", right.expand2(egui::vec2(RING, 0.0)), |ui| {
        let focus = explanation::ui(ui, scene, memory, out);
        zone(ui, right, focus);
    });
    note_focus(ui, scene, memory, left);
    follow_section(ui, scene, memory, right);
}

/// Where the window shrinks to one column, that shows what had the focus: what is typed goes on where it was begun.
fn follow_section(ui: &Ui, scene: &Scene<'_>, memory: &mut Memory, texts: Rect) {
    let place = |id: Id| ui.ctx().read_response(id).map(|response| response.rect);
    memory.section = match memory.zone {
        Some(Zone::Facts | Zone::Analysis) => Section::Explanation,
        Some(Zone::Levels) => Section::Levels,
        None => {
            let below = place(field_id(&Field::analysis(scene.place.clone()))).map(|field| field.bottom());
            let focus = ui.memory(egui::Memory::focused).and_then(place).map(|focus| focus.center());
            match (focus, below) {
                (Some(at), Some(below)) if texts.contains(at) && at.y > below => Section::Evidence,
                _ => return,
            }
        }
    };
}

/// A part of the page in its own rectangle.
pub(super) fn part<R>(ui: &mut Ui, salt: &str, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().id_salt(("filling", salt)).max_rect(rect).layout(Layout::top_down(egui::Align::Min));
    let mut child = ui.new_child(builder);
    child.shrink_clip_rect(rect);
    add(&mut child)
}

/// What a column that scrolls leaves around its content, so that focus rings are not cut.
pub(super) fn ring_margin() -> Margin {
    Margin { left: RING as i8, right: RING as i8, top: RING as i8, bottom: 12 }
}

/// An edge that can be dragged; a double click gives the usual width back.
fn splitter(ui: &Ui, salt: &str, x: f32, page: Rect, width: f32, sign: f32) -> Option<Option<f32>> {
    let tokens = Tokens::of(ui);
    let rect = Rect::from_x_y_ranges(x - 3.0..=x + 3.0, page.y_range());
    let response = ui.interact(rect, Id::unique(("filling", salt)), Sense::CLICK | Sense::DRAG);
    let active = response.hovered() || response.dragged();
    let stroke = if active { Stroke::new(2.0, tokens.brand_ink) } else { Stroke::new(1.0, tokens.line) };
    ui.painter().vline(x - sign * 0.5, page.y_range(), stroke);
    if active {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if response.double_clicked() {
        return Some(None);
    }
    response.dragged().then(|| Some(width + sign * response.drag_delta().x))
}

/// Remembers which part of the indicator has the focus.
pub(super) fn note_focus(ui: &Ui, scene: &Scene<'_>, memory: &mut Memory, levels: Rect) {
    let focused = ui.memory(egui::Memory::focused);
    memory.zone = focused.and_then(|id| {
        if id == field_id(&Field::facts(scene.place.clone())) {
            Some(Zone::Facts)
        } else if id == field_id(&Field::analysis(scene.place.clone())) {
            Some(Zone::Analysis)
        } else {
            let rect = ui.ctx().read_response(id)?.rect;
            levels.contains(rect.center()).then_some(Zone::Levels)
        }
    });
}

/// Keeps the focus in the same part when another indicator is opened.
pub(super) fn carry_focus(ui: &Ui, scene: &Scene<'_>, memory: &Memory) {
    let id = match memory.zone {
        Some(Zone::Facts) => field_id(&Field::facts(scene.place.clone())),
        Some(Zone::Analysis) => field_id(&Field::analysis(scene.place.clone())),
        Some(Zone::Levels) => levels::level_id(&scene.place, scene.base()),
        None => return,
    };
    ui.memory_mut(|memory| memory.request_focus(id));
}
