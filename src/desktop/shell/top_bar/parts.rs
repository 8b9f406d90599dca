//! The parts of the top bar.

use egui::{
    Align, Align2, Color32, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::FileState;
use crate::{
    desktop::{
        action::Page,
        command::Command,
        draft::OpenDraft,
        page_look::{page_icon, page_icon_active, page_name},
        pages::Room,
        theme::{DARK, Icon, Tokens, Type, icon},
        widgets::{Tip as _, elided_galley, focus_ring, focus_ring_around, icon_button, key_caps, text},
    },
    t,
    words::Speaks as _,
};

/// A window narrower than this shows the search as an icon.
const BOX: f32 = 1330.0;

/// The program's mark; leads home.
pub(super) fn mark(ui: &mut Ui) -> Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, page_name(Page::Home, words)));
    ui.painter().rect_filled(rect, 5, tokens.mark);
    // The bars stand on dark green in both themes; see assets/icons.
    let colors = [1, 2, 3, 4].map(|level| DARK.level(level).fill);
    for (step, color) in colors.into_iter().chain([tokens.on_brand]).enumerate() {
        let left = rect.left() + 5.0 + 3.3 * step as f32;
        let (top, base) = (rect.top() + 18.5 - 2.8 * step as f32, rect.top() + 20.5);
        let bar = Rect::from_min_max(pos2(left, top), pos2(left + 2.5, base));
        ui.painter().rect_filled(bar, 0.5, color);
    }
    focus_ring(ui, &response, 5);
    response.tip(page_name(Page::Home, words))
}

/// Title, institution and saved state as one button that opens the file menu.
pub(super) fn file_ui(ui: &mut Ui, draft: &OpenDraft, file: &FileState, room: Room) -> Response {
    let tokens = Tokens::of(ui);
    let most = if room >= Room::Full { 290.0 } else { 190.0 };
    let institution = if room >= Room::Full { draft.assessment().institution.name.value.as_str() } else { "" };
    let (glyph, ink) = standing(tokens, file);
    let saved = ui.painter().layout_no_wrap(file.saved.clone(), Type::Caption.font(), ink);
    let saved_width = saved.size().x + 17.0;
    let name = elided_galley(ui, Type::Caption, tokens.text3, institution, most - 12.0 - saved_width - 10.0);
    let title = elided_galley(ui, Type::Strong, tokens.text, &file.title, most - 36.0);
    let gap = if institution.is_empty() { 0.0 } else { 10.0 };
    // As wide whatever it says, so that the tabs beside it stay where they are.
    let (rect, response) = ui.allocate_exact_size(vec2(most, 38.0), Sense::click());
    let said = t!(ui, app.file_button, title = file.title, institution = institution, saved = file.saved);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    if response.hovered() {
        ui.painter().rect_filled(rect, 5, tokens.hover);
    }
    let left = rect.left() + 6.0;
    let line = pos2(left, rect.top() + 10.5 - title.size().y / 2.0);
    let caret = icon::CARET_DOWN;
    let at = pos2(left + title.size().x + 12.0, rect.top() + 11.0);
    ui.painter().galley(line, title, tokens.text);
    ui.painter().text(at, Align2::CENTER_CENTER, caret.glyph(), caret.font(12.0), tokens.text2);
    let middle = rect.top() + 27.5;
    let after = left + name.size().x + gap;
    ui.painter().galley(pos2(left, middle - name.size().y / 2.0), name, tokens.text3);
    let at = pos2(after + 6.5, middle);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(13.0), ink);
    ui.painter().galley(pos2(after + 17.0, middle - saved.size().y / 2.0), saved, ink);
    focus_ring(ui, &response, 5);
    let tip = [&file.title, &draft.assessment().institution.name.value, &file.path];
    let tip: Vec<&str> = tip.into_iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    response.tip(tip.join("\n"))
}

/// The saved state alone.
pub(super) fn saved_ui(ui: &mut Ui, file: &FileState) {
    let (glyph, ink) = standing(Tokens::of(ui), file);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(glyph.text(13.0, ink));
        text(ui, Type::Caption, ink, &file.saved);
    });
}

fn standing(tokens: &Tokens, file: &FileState) -> (Icon, Color32) {
    if file.safe { (icon::CHECK_CIRCLE_FILL, tokens.ok.ink) } else { (icon::CIRCLE_HALF_FILL, tokens.warn.ink) }
}

pub(super) fn tab_ui(ui: &mut Ui, page: Page, active: bool) -> Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let kind = if active { Type::Strong } else { Type::BodyMedium };
    let color = if active { tokens.brand_ink } else { tokens.text2 };
    let galley = ui.painter().layout_no_wrap(page_name(page, words).to_owned(), kind.font(), color);
    let height = super::height(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 45.0, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, active, page_name(page, words)));
    let glyph = if active { page_icon_active(page) } else { page_icon(page) };
    let icon_color = if active { tokens.brand_ink } else { tokens.text3 };
    if response.hovered() && !active {
        ui.painter().rect_filled(rect.shrink2(vec2(2.0, 8.0)), 5, tokens.hover);
    }
    let at = pos2(rect.left() + 19.5, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(17.0), icon_color);
    let at = pos2(rect.left() + 34.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
    if active {
        let line =
            Rect::from_min_max(pos2(rect.left() + 8.0, rect.bottom() - 2.0), pos2(rect.right() - 8.0, rect.bottom()));
        ui.painter().rect_filled(line, 0, tokens.brand_ink);
    }
    focus_ring_around(ui, &response, rect.shrink2(vec2(6.0, 8.0)), 5);
    response
}

/// The box that opens the search; an icon where there is little room.
pub(super) fn search_ui(ui: &mut Ui, room: Room) -> Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    if room <= Room::Rail || ui.ctx().content_rect().width() < BOX {
        return icon_button(ui, icon::MAGNIFYING_GLASS, &Command::Search.tip(words), true);
    }
    let (rect, response) = ui.allocate_exact_size(vec2(296.0, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, Command::Search.text(words)));
    let edge = Stroke::new(1.0, if response.hovered() { tokens.brand_ink } else { tokens.line3 });
    ui.painter().rect(rect, 5, tokens.surface, edge, StrokeKind::Inside);
    let glyph = icon::MAGNIFYING_GLASS;
    let at = pos2(rect.left() + 17.0, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(16.0), tokens.text3);
    let font = egui::FontId::new(12.5, Type::Body.font().family);
    let at = pos2(rect.left() + 31.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, t!(words, app.search_hint), font, tokens.text3);
    let keys = Rect::from_min_max(pos2(rect.right() - 60.0, rect.top()), rect.right_bottom() - vec2(6.0, 0.0));
    let builder = UiBuilder::new().max_rect(keys).layout(Layout::right_to_left(Align::Center));
    // A child of its own: a scope would move the cursor of the bar back over what stands beside it.
    let mut caps = ui.new_child(builder);
    let mut keys = Command::Search.keys();
    keys.reverse();
    key_caps(&mut caps, &keys);
    focus_ring(ui, &response, 5);
    response
}

/// Who changes things now: the author's initials. Leads to where the name is changed.
pub(super) fn initials_ui(ui: &mut Ui, initials: &str, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    let said = t!(ui, app.author_button, name = name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    let ground = if response.hovered() { tokens.brand_tint } else { tokens.brand_sel };
    ui.painter().circle_filled(rect.center(), 14.0, ground);
    let font = egui::FontId::new(11.0, Type::Strong.font().family);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, initials, font, tokens.brand_ink);
    focus_ring(ui, &response, 14);
    response.tip(said)
}
