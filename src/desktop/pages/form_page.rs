//! The frame of pages that are forms: a title row, then one column that scrolls.

use egui::{Frame, Id, Margin, ScrollArea, Ui, vec2};

use crate::desktop::{
    theme::{Tokens, Type},
    widgets::{comes_to_focus, heading, text_wrapped, zone},
};

/// Widest column of a form, in points.
const COLUMN: f32 = 980.0;

/// Shows a title, one line of context and the column. `first` is the field that takes the focus when F6 leads here;
/// there is none where the form has no fields.
pub(super) fn form_page(ui: &mut Ui, title: &str, context: &str, first: Option<Id>, add: impl FnOnce(&mut Ui)) {
    let tokens = Tokens::of(ui);
    if let Some(first) = first {
        zone(ui, ui.max_rect(), first);
    }
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 11, bottom: 10 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 2.0);
            heading(ui, Type::ScreenSmall, 1, title);
            text_wrapped(ui, Type::Help, tokens.text3, context);
        });
    });
    let mut area = ScrollArea::vertical().id_salt(title).auto_shrink(false);
    if first.is_some_and(|first| comes_to_focus(ui, first)) {
        // What leads to the first field is seen with it.
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 22, top: 0, bottom: 24 }).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(COLUMN));
            ui.spacing_mut().item_spacing.y = 10.0;
            add(ui);
        });
    });
}
