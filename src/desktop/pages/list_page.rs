//! What pages with a list have in common: the line of filters above it, and what the current row is about beside it.

use egui::{Align, Frame, Id, Layout, Margin, Rect, Stroke, Ui, UiBuilder, vec2};

use super::Room;
use crate::desktop::{
    theme::Tokens,
    widgets::{TableState, caption, tools, zone},
};

/// A window lower than this has no room for a sentence above a list.
const LOW: f32 = 340.0;
/// Narrowest and widest pane beside a list.
const PANE: (f32, f32) = (600.0, 740.0);

/// Shows filters, and behind them how high rows are and the button that copies. What `add` returns takes the focus of
/// this part of the page.
pub(super) fn filters(ui: &mut Ui, state: &mut TableState, add: impl FnOnce(&mut Ui) -> Option<Id>) {
    let around = if ui.ctx().content_rect().height() < LOW { 2 } else { 8 };
    let shown = Frame::new().inner_margin(Margin { left: 16, right: 16, top: around, bottom: around }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 6.0);
            let focus = add(ui);
            tools(ui, state);
            focus
        })
        .inner
    });
    if let Some(focus) = shown.inner {
        zone(ui, shown.response.rect, focus);
    }
}

/// A sentence before the tools of a list.
pub(super) fn rule(ui: &mut Ui, wording: &str) {
    // A low window keeps its room for the list; the sentence is left out.
    if ui.ctx().content_rect().height() < LOW {
        return;
    }
    let tools = if Room::of(ui) == Room::Single { 110.0 } else { 290.0 };
    let width = (ui.available_width() - tools).max(240.0);
    ui.allocate_ui_with_layout(vec2(width, 28.0), Layout::left_to_right(Align::Center), |ui| caption(ui, wording));
}

/// Width of the line that narrows a list down.
pub(super) fn filter_width(ui: &Ui) -> f32 {
    if Room::of(ui) == Room::Single { 150.0 } else { 260.0 }
}

/// Width of the pane beside a list in a wide window.
pub(super) fn pane_width(ui: &Ui) -> f32 {
    (ui.available_width() * 0.36).clamp(PANE.0, PANE.1)
}

/// The room that is left: that of the list, and that of a pane so wide at its right.
pub(super) fn split(ui: &Ui, width: f32) -> (Rect, Rect) {
    let whole = ui.available_rect_before_wrap();
    let edge = whole.right() - width;
    (
        Rect::from_min_max(whole.min, egui::pos2(edge, whole.bottom())),
        Rect::from_min_max(egui::pos2(edge, whole.top()), whole.max),
    )
}

/// Shows a part of the page in its room. Parts are shown in the order in which they are read.
pub(super) fn part<R>(ui: &mut Ui, room: Rect, salt: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().id_salt(salt).max_rect(room).layout(Layout::top_down(Align::Min));
    let mut child = ui.new_child(builder);
    child.set_clip_rect(room.intersect(ui.clip_rect()));
    add(&mut child)
}

/// The ground of a pane beside a list.
pub(super) fn pane_ground(ui: &Ui, room: Rect) {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(room, 0, tokens.panel);
    ui.painter().vline(room.left() + 0.5, room.y_range(), Stroke::new(1.0, tokens.line2));
}
