//! Surfaces and the lines between things.

use egui::{CornerRadius, Frame, InnerResponse, Margin, Stroke, Ui, vec2};

use super::heading;
use crate::desktop::theme::{Tokens, Type};

/// A white card with a thin edge.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let tokens = Tokens::of(ui);
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(14, 11))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
}

/// A thin line over the whole width.
pub fn divider(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, tokens.line));
}

/// Title of a part of a page.
pub fn section_head(ui: &mut Ui, wording: &str) {
    heading(ui, Type::Section, 2, wording);
}
