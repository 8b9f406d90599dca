//! Parts of rows: items of menus, paths.

use std::sync::Arc;

use egui::{
    Align, Align2, Color32, Galley, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{focus_ring, follow_focus, key_caps, note_item};
use crate::{
    desktop::theme::{Icon, Tokens, Type},
    words::harmless,
};

/// One item of a menu: icon, words, keys.
pub fn menu_item(ui: &mut Ui, icon: Icon, wording: &str, keys: &[String], possible: bool) -> Response {
    let tokens = Tokens::of(ui);
    let sense = if possible { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, possible, wording));
    follow_focus(&response);
    if possible {
        note_item(&response);
    }
    if !ui.is_rect_visible(rect) {
        // As many ids are given away as for an item that is seen: those below it keep theirs, and with them the focus.
        ui.skip_ahead_auto_ids(1);
        return response;
    }
    if possible && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 5, tokens.brand_tint);
    }
    let (ink, icon_ink) = if possible { (tokens.text, tokens.text2) } else { (tokens.text3, tokens.text3) };
    let at = pos2(rect.left() + 19.0, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, icon.glyph(), icon.font(16.0), icon_ink);
    let at = pos2(rect.left() + 38.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, wording, Type::Body.font(), ink);
    let room = Rect::from_min_max(rect.min, rect.max - vec2(8.0, 0.0));
    let mut caps = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::right_to_left(Align::Center)));
    let keys: Vec<String> = keys.iter().rev().cloned().collect();
    key_caps(&mut caps, &keys);
    focus_ring(ui, &response, 5);
    response
}

/// A row of cells so high, all centred on one line.
pub fn cells(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().interact_size.y = height;
        ui.set_min_height(height);
        add(ui);
    });
}

/// A cell of a row: at least so wide, so that the rows below each other form columns.
pub fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let size = vec2(width, ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        add(ui);
    });
}

/// A path laid out for painting; where it is too wide, its beginning gives way, because the end tells files apart.
pub fn elided_path(ui: &Ui, kind: Type, color: Color32, path: &str, width: f32) -> Arc<Galley> {
    let path = harmless(path);
    let path = path.as_ref();
    let lay = |wording: String| ui.painter().layout_no_wrap(wording, kind.font(), color);
    let whole = lay(path.to_owned());
    if whole.size().x <= width {
        return whole;
    }
    let starts: Vec<usize> = path.char_indices().map(|(at, _)| at).collect();
    let (mut low, mut high) = (1, starts.len().saturating_sub(1));
    while low < high {
        let middle = usize::midpoint(low, high);
        let cut = starts.get(middle).copied().unwrap_or_default();
        if lay(format!("…{}", &path[cut..])).size().x <= width { high = middle } else { low = middle + 1 }
    }
    let cut = starts.get(low).copied().unwrap_or_default();
    lay(format!("…{}", &path[cut..]))
}
