//! The bar for marked rows, docked at the bottom of the table, so that no row jumps.

use egui::{Align, Layout, Rect, Response, Theme, Ui, UiBuilder, vec2};

use super::{Bulk, Frame, TableState, copy, order::Order};
use crate::{
    desktop::{
        action::Action,
        theme::{Tokens, Type, icon},
        widgets::{Button, Tip as _, escape, icon_button, keep_clear, text, zone},
    },
    t,
    words::Speaks as _,
};

/// In a narrower window, buttons on the bar have no words.
const SHORT: f32 = 760.0;

/// Shows the bar in the colours of the other theme.
pub(super) fn ui(
    ui: &mut Ui,
    space: Rect,
    frame: &Frame<'_>,
    state: &mut TableState,
    order: &Order,
    add: Option<&mut Bulk<'_>>,
    out: &mut Vec<Action>,
) {
    let other = if ui.visuals().dark_mode { Theme::Light } else { Theme::Dark };
    let builder = UiBuilder::new()
        .id_salt((frame.id, "bulk"))
        .max_rect(space.shrink2(vec2(16.0, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let visuals = ui.ctx().style_of(other).visuals.clone();
    ui.scope_builder(builder, |ui| {
        *ui.visuals_mut() = visuals;
        let (tokens, words) = (Tokens::of(ui), ui.words());
        ui.painter().rect_filled(space, 0, tokens.surface);
        keep_clear(ui, space);
        ui.spacing_mut().item_spacing.x = 8.0;
        text(ui, Type::Strong, tokens.text, t!(words, table.marked, count = state.marks()));
        ui.add_space(8.0);
        let name = t!(words, table.copy_marked, count = words.count(state.marks()));
        let copies = bulk_button(ui, Button::new(t!(words, table.copy)).icon(icon::COPY).name(&name), &name);
        zone(ui, space, copies.id);
        if copies.clicked() {
            copy::copy(ui, frame, state, order, out);
        }
        if let Some(add) = add {
            add(ui, &|| state.marked(frame.rows));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, icon::X, t!(words, table.unmark), true).clicked() || escape(ui) {
                state.unmark();
            }
        });
    });
}

/// A button on the bar: without its words where these find no room.
pub fn bulk_button(ui: &mut Ui, button: Button<'_>, name: &str) -> Response {
    let narrow = ui.ctx().content_rect().width() < SHORT;
    let button = if narrow { button.wordless().name(name) } else { button };
    let response = button.small().ui(ui);
    if narrow { response.tip(name) } else { response }
}
