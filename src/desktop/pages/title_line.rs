//! The line on top of a page: its title, what is known of it, what can be done.

use egui::{Align, Layout, Sense, Ui, UiBuilder, vec2};

use crate::{
    desktop::{command::page_name, page::Page, theme::Type, widgets::heading},
    words::Speaks as _,
};

/// Height of the line.
pub(super) const TITLE: f32 = 46.0;

/// Shows the title of a page, and beside it whatever the page adds, from left to right.
pub(super) fn title_line(ui: &mut Ui, page: Page, beside: impl FnOnce(&mut Ui)) {
    let words = ui.words();
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), TITLE), Sense::hover());
    let builder = UiBuilder::new().max_rect(line.shrink2(vec2(16.0, 0.0))).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        heading(ui, Type::ScreenSmall, 1, page_name(page, words));
        beside(ui);
    });
}
