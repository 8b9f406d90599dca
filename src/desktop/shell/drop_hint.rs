//! What a file that hovers over the window will do.

use egui::{Align2, Context, Id, LayerId, Order, Stroke, StrokeKind};

use crate::desktop::theme::{DARK, LIGHT, Type};

/// Says over the whole window what letting go will do.
pub fn ui(ctx: &Context, wording: String) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let tokens = if ctx.global_style().visuals.dark_mode { &DARK } else { &LIGHT };
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop_hint")));
    let rect = ctx.content_rect();
    painter.rect_filled(rect, 0, tokens.veil);
    let card = egui::Rect::from_center_size(rect.center(), egui::vec2(460.0, 72.0));
    painter.rect(card, 6, tokens.surface, Stroke::new(2.0, tokens.brand_ink), StrokeKind::Inside);
    painter.text(card.center(), Align2::CENTER_CENTER, wording, Type::Strong.font(), tokens.text);
}
