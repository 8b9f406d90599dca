//! Top bar: mark, file, saved state, tabs, undo and redo, search, author.

use egui::{
    Align, Align2, Frame, Layout, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::{
    desktop::{
        action::{Action, Page},
        command::{Command, page_icon, page_icon_active, page_name},
        draft::OpenDraft,
        pages::Room,
        theme::{Tokens, Type, icon},
        widgets::{focus_ring, icon_button, key_caps, text},
    },
    t,
};

/// Pages that have a tab while a draft is open. They keep their numbers when others come.
const TABS: [Page; 3] = [Page::Filling, Page::Dashboard, Page::Report];

/// What the bar shows of the file.
#[derive(Debug, Clone, Default)]
pub struct FileState {
    /// Title of the draft.
    pub title: String,
    /// Saved state in words, such as `Tersimpan 10.42`.
    pub saved: String,
    /// True where everything is safely on disk.
    pub safe: bool,
    /// Initials of the author; empty while nobody is named.
    pub initials: String,
}

/// Shows the bar.
pub fn ui(ui: &mut Ui, draft: Option<&OpenDraft>, page: Page, file: &FileState, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let room = Room::of(ui);
    let frame = Frame::new().fill(tokens.surface).inner_margin(Margin { left: 12, right: 14, top: 0, bottom: 0 });
    egui::Panel::top("top_bar").exact_size(48.0).frame(frame).resizable(false).show_separator_line(false).show(
        ui,
        |ui| {
            let rect = ui.max_rect();
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                if mark(ui).clicked() {
                    out.push(Action::Command(Command::Go(Page::Home)));
                }
                match draft {
                    Some(draft) => file_ui(ui, draft, file),
                    None => {
                        text(ui, Type::Strong, tokens.text, t!("app.name"));
                    }
                }
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.add_space(10.0);
                if draft.is_some() {
                    for tab in TABS {
                        if tab_ui(ui, tab, tab == page).clicked() {
                            out.push(Action::Command(Command::Go(tab)));
                        }
                    }
                } else if tab_ui(ui, Page::Home, page == Page::Home).clicked() {
                    out.push(Action::Command(Command::Go(Page::Home)));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    if !file.initials.is_empty() {
                        initials_ui(ui, &file.initials);
                    }
                    let settings = page_name(Page::Settings);
                    if icon_button(ui, icon::GEAR_SIX, settings, true).clicked() {
                        out.push(Action::Command(Command::Go(Page::Settings)));
                    }
                    if search_ui(ui, room).clicked() {
                        out.push(Action::Command(Command::Search));
                    }
                    if let Some(draft) = draft {
                        for (command, possible) in
                            [(Command::Redo, draft.sitting().can_redo()), (Command::Undo, draft.sitting().can_undo())]
                        {
                            let name = format!("{} ({})", command.text(), command.keys().join("+"));
                            if icon_button(ui, command.icon(), &name, possible).clicked() && possible {
                                out.push(Action::Command(command));
                            }
                        }
                    }
                });
            });
            ui.painter().hline(ui.ctx().content_rect().x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        },
    );
}

/// The program's mark; leads home.
fn mark(ui: &mut Ui) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, page_name(Page::Home)));
    ui.painter().rect_filled(rect, 5, tokens.mark);
    for (step, level) in [2_u8, 3, 4].into_iter().enumerate() {
        let height = 5.0 + 4.0 * step as f32;
        let left = rect.left() + 6.0 + 5.0 * step as f32;
        let bar = Rect::from_min_max(pos2(left, rect.bottom() - 6.0 - height), pos2(left + 3.5, rect.bottom() - 6.0));
        ui.painter().rect_filled(bar, 1, tokens.level(level).fill);
    }
    focus_ring(ui, &response, 5);
    response.on_hover_text(page_name(Page::Home))
}

fn file_ui(ui: &mut Ui, draft: &OpenDraft, file: &FileState) {
    let tokens = Tokens::of(ui);
    ui.allocate_ui_with_layout(vec2(206.0, 34.0), Layout::top_down(Align::Min), |ui| {
        ui.set_min_width(206.0);
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        ui.spacing_mut().interact_size.y = 15.0;
        text(ui, Type::Strong, tokens.text, &file.title);
        ui.horizontal(|ui| {
            let name = &draft.assessment().institution.name.value;
            text(ui, Type::Caption, tokens.text3, name);
            let (icon, color) = if file.safe {
                (icon::CHECK_CIRCLE_FILL, tokens.ok.ink)
            } else {
                (icon::CIRCLE_HALF_FILL, tokens.warn.ink)
            };
            ui.spacing_mut().item_spacing.x = 3.0;
            ui.label(icon.text(13.0, color));
            text(ui, Type::Caption, color, &file.saved);
        });
    });
}

fn tab_ui(ui: &mut Ui, page: Page, active: bool) -> Response {
    let tokens = Tokens::of(ui);
    let kind = if active { Type::Strong } else { Type::BodyMedium };
    let color = if active { tokens.brand_ink } else { tokens.text2 };
    let galley = ui.painter().layout_no_wrap(page_name(page).to_owned(), kind.font(), color);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 45.0, 48.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, active, page_name(page)));
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
    focus_ring(ui, &response, 3);
    response
}

fn search_ui(ui: &mut Ui, room: Room) -> Response {
    let tokens = Tokens::of(ui);
    if room <= Room::Rail {
        return icon_button(ui, icon::MAGNIFYING_GLASS, &Command::Search.text(), true);
    }
    let (rect, response) = ui.allocate_exact_size(vec2(296.0, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, Command::Search.text()));
    let edge = Stroke::new(1.0, if response.hovered() { tokens.brand_ink } else { tokens.line3 });
    ui.painter().rect(rect, 5, tokens.surface, edge, StrokeKind::Inside);
    let glyph = icon::MAGNIFYING_GLASS;
    let at = pos2(rect.left() + 17.0, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(16.0), tokens.text3);
    let font = egui::FontId::new(12.5, Type::Body.font().family);
    let at = pos2(rect.left() + 31.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, t!("app.search_hint"), font, tokens.text3);
    let keys = Rect::from_min_max(pos2(rect.right() - 60.0, rect.top()), rect.right_bottom() - vec2(6.0, 0.0));
    let builder = egui::UiBuilder::new().max_rect(keys).layout(Layout::right_to_left(Align::Center));
    // A child of its own: a scope would move the cursor of the bar back over what stands beside it.
    let mut caps = ui.new_child(builder);
    let mut keys = Command::Search.keys();
    keys.reverse();
    key_caps(&mut caps, &keys);
    focus_ring(ui, &response, 5);
    response
}

fn initials_ui(ui: &mut Ui, initials: &str) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, initials));
    ui.painter().circle_filled(rect.center(), 14.0, tokens.brand_sel);
    let font = egui::FontId::new(11.0, Type::Strong.font().family);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, initials, font, tokens.brand_ink);
}
