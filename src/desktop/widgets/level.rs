//! Levels, predicates and progress. Level colours always carry their digit or word; progress has its own colour.

use egui::{Align2, Color32, FontId, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::{
    desktop::theme::{Tokens, Type},
    t,
    words::{Speaks as _, Words},
};

/// A square with the digit of a level; `None` is an outline with a dash. `size` is 17, 20 or 28 points.
pub fn level_chip(ui: &mut Ui, level: Option<u8>, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    let words = ui.words();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, level_name(level, words)));
    paint_level_chip(ui, rect, level);
    response
}

/// Paints a level's square into a rectangle, for rows that are one widget.
pub fn paint_level_chip(ui: &Ui, rect: Rect, level: Option<u8>) {
    let tokens = Tokens::of(ui);
    let radius = if rect.width() < 18.0 { 3 } else { 4 };
    let font = FontId::new(if rect.width() > 24.0 { 15.0 } else { rect.width() * 0.6 }, Type::Strong.font().family);
    if let Some(level) = level {
        let colors = tokens.level(level);
        ui.painter().rect_filled(rect, radius, colors.fill);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, level.to_string(), font, colors.ink);
    } else {
        let colors = tokens.level(0);
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, colors.line), StrokeKind::Inside);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, "–", font, colors.ink);
    }
}

/// What a screen reader says for a level.
pub fn level_name(level: Option<u8>, words: Words) -> String {
    level.map_or_else(|| t!(words, field.unanswered).to_owned(), |level| t!(words, field.level, level = level))
}

/// A predicate on the fill of its palette number.
pub fn pill(ui: &mut Ui, palette: u8, word: &str, large: bool) -> Response {
    let tokens = Tokens::of(ui);
    let colors = tokens.level(palette);
    let (height, pad) = if large { (26.0, 11.0) } else { (20.0, 8.0) };
    let galley = ui.painter().layout_no_wrap(word.to_owned(), pill_font(large), colors.ink);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 2.0 * pad, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    ui.painter().rect_filled(rect, 4, colors.fill);
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min;
    ui.painter().galley(at, galley, colors.ink);
    response
}

/// The same into a rectangle, for what is one widget with other things.
pub fn paint_pill(ui: &Ui, rect: Rect, palette: u8, word: &str) {
    let colors = Tokens::of(ui).level(palette);
    ui.painter().rect_filled(rect, 4, colors.fill);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, word, pill_font(false), colors.ink);
}

/// How wide the predicate is.
pub fn pill_width(ui: &Ui, word: &str, large: bool) -> f32 {
    let galley = ui.painter().layout_no_wrap(word.to_owned(), pill_font(large), Color32::PLACEHOLDER);
    galley.size().x + 2.0 * if large { 11.0 } else { 8.0 }
}

fn pill_font(large: bool) -> FontId {
    FontId::new(if large { 14.0 } else { 12.0 }, Type::Strong.font().family)
}

/// A thin bar of progress: how much is filled in, never how good it is.
pub fn progress_bar(ui: &mut Ui, done: usize, total: usize, width: f32) -> Response {
    let (tokens, words) = (Tokens::of(ui), ui.words());
    let (rect, response) = ui.allocate_exact_size(vec2(width, 4.0), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ProgressIndicator, true, t!(words, field.filled, done = done, total = total))
    });
    let track: Color32 = if ui.visuals().dark_mode { tokens.line } else { tokens.sunken };
    ui.painter().rect_filled(rect, 2, track);
    if total > 0 && done > 0 {
        let share = done as f32 / total as f32;
        let filled = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
        ui.painter().rect_filled(filled, 2, tokens.brand);
    }
    response
}
