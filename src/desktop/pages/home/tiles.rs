//! The ways to start.

use egui::{Align2, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::{
    desktop::{
        action::Action,
        command::Command,
        theme::{Tokens, Type},
        widgets::{focus_ring, key_caps, zone},
    },
    t,
    words::Speaks as _,
};

/// Height of a tile.
const HEIGHT: f32 = 60.0;
/// Narrowest tile.
const LEAST: f32 = 236.0;
/// Space between tiles.
const GAP: f32 = 10.0;

/// Shows the tiles side by side, or below each other where there is little room.
pub(super) fn ui(ui: &mut Ui, out: &mut Vec<Action>) {
    let words = ui.words();
    let tiles = [
        (Command::New, t!(words, home.new), t!(words, home.new_help)),
        (Command::NewFromLast, t!(words, home.from_last), t!(words, home.from_last_help)),
        (Command::Open, t!(words, command.open), t!(words, home.open_help)),
        (Command::OpenExample, t!(words, command.open_example), t!(words, home.example_help)),
    ];
    let fits = |across: f32| ui.available_width() >= across * LEAST + (across - 1.0) * GAP;
    let across = if fits(4.0) {
        4
    } else if fits(2.0) {
        2
    } else {
        1
    };
    let width = (ui.available_width() - GAP * (across as f32 - 1.0)) / across as f32;
    let rows = tiles.len().div_ceil(across) as f32;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), rows * (HEIGHT + GAP) - GAP), Sense::hover());
    for (place, (command, title, help)) in tiles.into_iter().enumerate() {
        let (row, column) = ((place / across) as f32, (place % across) as f32);
        let min = area.min + vec2(column * (width + GAP), row * (HEIGHT + GAP));
        let rect = Rect::from_min_size(min, vec2(width, HEIGHT));
        let tile = tile_ui(ui, rect, command, title, help);
        if place == 0 {
            zone(ui, area, tile.id);
        }
        if tile.clicked() {
            out.push(Action::Command(command));
        }
    }
}

fn tile_ui(ui: &mut Ui, rect: Rect, command: Command, title: &str, help: &str) -> Response {
    let tokens = Tokens::of(ui);
    let primary = command == Command::New;
    let response = ui.interact(rect, Id::unique(("tile", title)), Sense::click());
    let name = if command == Command::NewFromLast { &command.text(ui.words()) } else { title };
    let name = format!("{}. {help}", name.trim_end_matches('…'));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let (fill, edge, ink, soft) = match (primary, response.hovered()) {
        (true, false) => (tokens.brand, tokens.brand, tokens.on_brand, tokens.on_brand),
        (true, true) => (tokens.brand_hover, tokens.brand_hover, tokens.on_brand, tokens.on_brand),
        (false, false) => (tokens.surface, tokens.line2, tokens.text, tokens.text2),
        (false, true) => (tokens.hover, tokens.line3, tokens.text, tokens.text2),
    };
    let icon_ink = if primary { ink } else { tokens.brand_ink };
    ui.painter().rect(rect, 6, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let icon = command.icon();
    let at = pos2(rect.left() + 27.0, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, icon.glyph(), icon.font(25.0), icon_ink);
    let left = rect.left() + 53.0;
    let at = pos2(left, rect.top() + 21.0);
    ui.painter().text(at, Align2::LEFT_CENTER, title, Type::Strong.font(), ink);
    let galley = crate::desktop::widgets::elided_galley(ui, Type::Body, soft, help, rect.right() - left - 10.0);
    ui.painter().galley(pos2(left, rect.top() + 40.0 - galley.size().y / 2.0), galley, soft);
    let keys = command.keys();
    if !keys.is_empty() && rect.width() > 230.0 {
        let room =
            Rect::from_min_max(pos2(rect.right() - 74.0, rect.top() + 12.0), rect.right_top() + vec2(-12.0, 30.0));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut caps = ui.new_child(egui::UiBuilder::new().max_rect(room).layout(layout));
        let keys: Vec<String> = keys.into_iter().rev().collect();
        key_caps(&mut caps, &keys);
    }
    focus_ring(ui, &response, 6);
    response
}
