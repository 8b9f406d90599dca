//! The tab of a page that stands beside others under one tab of the window.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::focus_ring_around;
use crate::{
    desktop::theme::{Tokens, Type},
    words::Speaks as _,
};

/// A tab of a page so high, with a number and what that counts; nought is not shown.
pub fn page_tab(ui: &mut Ui, wording: &str, (number, counted): (usize, &str), on: bool, height: f32) -> egui::Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (kind, color) = if on { (Type::HelpStrong, tokens.brand_ink) } else { (Type::HelpMedium, tokens.text2) };
    let galley = ui.painter().layout_no_wrap(wording.to_owned(), kind.font(), color);
    let figure = if number > 0 { words.count(number) } else { String::new() };
    let figure = ui.painter().layout_no_wrap(figure, Type::HelpStrong.font(), tokens.text2);
    let gap = if number > 0 { 6.0 } else { 0.0 };
    let width = galley.size().x + gap + figure.size().x + 20.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height - 1.0), Sense::click());
    let name = if number > 0 { format!("{wording}, {counted}") } else { wording.to_owned() };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &name));
    if response.hovered() && !on {
        ui.painter().rect_filled(rect.shrink2(vec2(2.0, 3.0)), 4, tokens.hover);
    }
    let x = rect.left() + 10.0;
    let end = x + galley.size().x + gap;
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, color);
    ui.painter().galley(pos2(end, rect.center().y - figure.size().y / 2.0), figure, tokens.text2);
    if on {
        let line =
            Rect::from_min_max(pos2(rect.left() + 6.0, rect.bottom() - 2.0), rect.right_bottom() - vec2(6.0, 0.0));
        ui.painter().rect_filled(line, 0, tokens.brand_ink);
    }
    focus_ring_around(ui, &response, rect.shrink2(vec2(5.0, 4.0)), 3);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
