//! Things that are on or off, and choices among few.

use egui::{
    Align2, Color32, Key, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, text::LayoutJob, vec2,
};

use super::{
    Roving, Tip as _,
    changing::{changing, changing_text},
    elided_galley, focus_ring, focus_ring_around, follow_focus, together,
};
use crate::{
    desktop::theme::{Tokens, Type, icon},
    words::Speaks as _,
};

/// Most of the width of a sentence that its code takes; a longer one is shortened.
const CODE: f32 = 0.35;

/// Filter chips, one of which is on: one stop of the Tab key, arrows move, Space switches. Returns the index of the one
/// that was switched on.
pub fn chips(ui: &mut Ui, name: &str, chips: &[(&str, usize)], on: usize) -> Option<usize> {
    let members = (0..chips.len()).map(|place| egui::Id::unique((name, place))).collect();
    let mut roving = Roving::new(ui, members, Some(on));
    roving.arrows(ui, &[Key::ArrowLeft, Key::ArrowUp], &[Key::ArrowRight, Key::ArrowDown]);
    let builder = egui::UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(name);
    let mut picked = None;
    ui.scope_builder(builder, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            for (place, (word, count)) in chips.iter().enumerate() {
                let id = egui::Id::unique((name, place));
                if chip(ui, id, roving.sense(id), place == on, word, *count).clicked() && place != on {
                    picked = Some(place);
                }
            }
        });
    });
    picked
}

fn chip(ui: &mut Ui, id: egui::Id, sense: Sense, on: bool, word: &str, count: usize) -> Response {
    let tokens = Tokens::of(ui);
    let word_font = if on { Type::HelpStrong.font() } else { Type::Help.font() };
    let color = if on { tokens.brand_ink } else { tokens.text2 };
    let count_color = if on { tokens.brand_ink } else { tokens.text };
    let word_galley = ui.painter().layout_no_wrap(word.to_owned(), word_font, color);
    let count_galley = ui.painter().layout_no_wrap(ui.words().count(count), Type::HelpStrong.font(), count_color);
    let width = 18.0 + word_galley.size().x + 6.0 + count_galley.size().x;
    let (_, rect) = ui.allocate_space(vec2(width, 24.0));
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, format!("{word} {count}")));
    if ui.is_rect_visible(rect) {
        paint_toggle(ui, &response, 12, on, tokens.line2);
        let y = |height: f32| rect.center().y - height / 2.0;
        let x = rect.left() + 9.0;
        let count_x = x + word_galley.size().x + 6.0;
        ui.painter().galley(pos2(x, y(word_galley.size().y)), word_galley, color);
        ui.painter().galley(pos2(count_x, y(count_galley.size().y)), count_galley, count_color);
    }
    focus_ring(ui, &response, 12);
    response
}

/// The ground of something small that is on or off, with the edge it has while it is off.
pub fn paint_toggle(ui: &Ui, response: &Response, radius: u8, on: bool, edge: Color32) {
    let tokens = Tokens::of(ui);
    let fill = if on {
        tokens.brand_tint
    } else if response.hovered() {
        tokens.hover
    } else {
        tokens.surface
    };
    let edge = if on { tokens.brand_ink } else { edge };
    ui.painter().rect(response.rect, radius, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
}

/// A check box with a sentence that wraps. Its response is clicked in the frame in which it was switched.
pub fn tick(ui: &mut Ui, on: bool, sentence: &str) -> Response {
    Tick::new(on, sentence).ui(ui)
}

/// What stands in the box of a tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TickMark {
    /// Nothing: off.
    Open,
    /// A small pale dot in an empty box, nothing like a tick: off, but something else says it is so.
    Implied,
    /// A tick: on.
    Ticked,
    /// A tick on a full box: on, and nothing is left to be shown for it.
    Proved,
}

/// A check box with a sentence that wraps, perhaps with a short code at its right.
#[derive(Debug, Clone, Copy)]
#[must_use = "call `ui` to show it"]
pub struct Tick<'a> {
    mark: TickMark,
    sentence: &'a str,
    code: &'a str,
    pointing: bool,
    name: &'a str,
}

impl<'a> Tick<'a> {
    /// A box that is on or off.
    pub fn new(on: bool, sentence: &'a str) -> Self {
        Self::marked(if on { TickMark::Proved } else { TickMark::Open }, sentence)
    }

    /// A box with one of four marks; it is on where it is ticked or proved.
    pub fn marked(mark: TickMark, sentence: &'a str) -> Self {
        Self { mark, sentence, code: "", pointing: false, name: sentence }
    }

    /// A short code at the right, by which others refer to the sentence.
    pub fn code(mut self, code: &'a str) -> Self {
        self.code = code;
        self
    }

    /// The code leads somewhere.
    pub fn pointing(mut self, pointing: bool) -> Self {
        self.pointing = pointing;
        self
    }

    /// What a screen reader says instead of the sentence.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Shows the box, which changes the draft, and its code. Whether the code was pressed stands beside the response.
    pub fn ui_with_code(self, ui: &mut Ui) -> (Response, bool) {
        let (pointing, code) = (self.pointing, self.code);
        let response = changing_text(ui, |ui| self.ui(ui));
        if !pointing {
            return (response, false);
        }
        let tokens = Tokens::of(ui);
        let most = CODE * response.rect.width();
        let galley = elided_galley(ui, Type::CaptionMedium, tokens.brand_ink, code, most);
        let cut = galley.elided;
        let size = vec2(galley.size().x + 4.0, 24.0);
        let rect = egui::Rect::from_min_size(pos2(response.rect.right() - size.x, response.rect.top()), size);
        let link = ui.interact(rect, response.id.with("code"), Sense::click());
        link.widget_info(|| WidgetInfo::labeled(Role::Link, true, code));
        ui.painter().galley(pos2(rect.left() + 4.0, rect.top() + 5.0), galley, tokens.brand_ink);
        focus_ring(ui, &link, 3);
        let link = link.on_hover_cursor(egui::CursorIcon::PointingHand);
        (response, if cut { link.tip(code) } else { link }.clicked())
    }

    /// Shows the box. Its response is clicked in the frame in which it was switched.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let width = ui.available_width();
        let kind = if self.pointing { Type::CaptionMedium } else { Type::Caption };
        let code = elided_galley(ui, kind, tokens.text3, self.code, CODE * width);
        let code_room = if self.code.is_empty() { 0.0 } else { code.size().x + 10.0 };
        let mut job = LayoutJob::simple(
            self.sentence.to_owned(),
            Type::Body.font(),
            tokens.text,
            (width - 23.0 - code_room).max(40.0),
        );
        for section in &mut job.sections {
            section.format.line_height = Some(Type::Body.line());
        }
        let galley = ui.painter().layout_job(job);
        let height = (galley.size().y + 4.0).max(24.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        let on = matches!(self.mark, TickMark::Ticked | TickMark::Proved);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, self.name));
        follow_focus(&response);
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let square = egui::Rect::from_min_size(rect.min + vec2(0.0, 4.5), vec2(15.0, 15.0));
        if self.mark == TickMark::Proved {
            let fill = if ui.is_enabled() { tokens.brand } else { tokens.text3 };
            ui.painter().rect_filled(square, 3, fill);
        } else {
            let fill = match (ui.is_enabled(), response.hovered()) {
                (false, _) => tokens.sunken,
                (true, true) => tokens.hover,
                (true, false) => tokens.surface,
            };
            let edge = match (ui.is_enabled(), on) {
                (false, _) => tokens.line2,
                (true, true) => tokens.brand_ink,
                (true, false) => tokens.line3,
            };
            ui.painter().rect(square, 3, fill, Stroke::new(1.5, edge), StrokeKind::Inside);
        }
        if self.mark == TickMark::Implied {
            ui.painter().circle_filled(square.center(), 2.0, tokens.text3);
        }
        let ink = match self.mark {
            TickMark::Open | TickMark::Implied => None,
            TickMark::Ticked => Some(tokens.brand_ink),
            TickMark::Proved => Some(tokens.on_brand),
        };
        if let Some(ink) = ink {
            let glyph = icon::CHECK_BOLD;
            ui.painter().text(square.center(), Align2::CENTER_CENTER, glyph.glyph(), glyph.font(11.0), ink);
        }
        ui.painter().galley(rect.min + vec2(23.0, 3.0), galley, tokens.text);
        if !self.pointing {
            ui.painter().galley(pos2(rect.right() - code.size().x, rect.top() + 5.0), code, tokens.text3);
        }
        focus_ring_around(ui, &response, square, 3);
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }
}

/// A few choices side by side, one of them chosen. Returns the index of a newly chosen one.
pub fn segments(ui: &mut Ui, name: &str, choices: &[&str], chosen: usize) -> Option<usize> {
    together(ui, |ui| segments_ui(ui, name, choices, chosen)).inner
}

fn segments_ui(ui: &mut Ui, name: &str, choices: &[&str], chosen: usize) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let mut picked = None;
    let builder = egui::UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (place, choice) in choices.iter().enumerate() {
                let on = place == chosen;
                let font = if on { Type::Strong.font() } else { Type::BodyMedium.font() };
                let color = if on { tokens.on_brand } else { tokens.text };
                let galley = ui.painter().layout_no_wrap((*choice).to_owned(), font, color);
                let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 22.0, 28.0), Sense::click());
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, *choice));
                let fill = if on {
                    tokens.brand
                } else if response.hovered() {
                    tokens.hover
                } else {
                    tokens.surface
                };
                let radius = egui::CornerRadius {
                    nw: if place == 0 { 5 } else { 0 },
                    sw: if place == 0 { 5 } else { 0 },
                    ne: if place + 1 == choices.len() { 5 } else { 0 },
                    se: if place + 1 == choices.len() { 5 } else { 0 },
                };
                let edge = if on { tokens.brand } else { tokens.line3 };
                ui.painter().rect(rect, radius, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
                let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min;
                ui.painter().galley(at, galley, color);
                focus_ring(ui, &response, 5);
                if response.clicked() && !on {
                    picked = Some(place);
                }
            }
        });
    });
    picked
}

/// A drop-down that changes the draft, with its label above it. Returns the index of a newly chosen one.
pub fn changing_choice(ui: &mut Ui, label: &str, choices: &[&str], chosen: usize) -> Option<usize> {
    let tokens = Tokens::of(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        super::text(ui, Type::HelpMedium, tokens.text, label);
        changing(ui, |ui| choice_box(ui, label, choices, chosen, 240.0))
    })
    .inner
}

/// Most points an open list is high: nine choices, and the edge of one more to show that there are others.
const LIST: f32 = 350.0;

/// A drop-down of few choices. Returns the index of a newly chosen one. Once the list is gone the box has the focus again,
/// so that Tab goes on from there.
pub fn choice_box(ui: &mut Ui, name: &str, choices: &[&str], chosen: usize, width: f32) -> Option<usize> {
    let mut picked = None;
    let shown = choices.get(chosen).copied().unwrap_or_default();
    let id = ui.make_persistent_id(egui::IdSalt::new(name));
    let was_open = egui::ComboBox::is_open(ui.ctx(), id);
    // The edge of a field, as those beside it have it.
    let edge = ui.visuals().widgets.inactive.bg_stroke;
    ui.visuals_mut().widgets.inactive.bg_stroke.color = Tokens::of(ui).line3;
    let response = egui::ComboBox::from_id_salt(name)
        .width(width)
        // As a rule all choices are seen at once: the bar of a list that scrolls shows only under the pointer.
        .height(LIST)
        .selected_text(Type::Body.text(shown))
        .truncate()
        .icon(|ui, rect, _, _| {
            let caret = icon::CARET_DOWN_BOLD;
            let color = Tokens::of(ui).text2;
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, caret.glyph(), caret.font(13.0), color);
        })
        .show_ui(ui, |ui| picked = list_ui(ui, id, choices, chosen))
        .response;
    ui.visuals_mut().widgets.inactive.bg_stroke = edge;
    if response.has_focus() && !was_open {
        picked = picked.or(stepped(ui, response.id, chosen, choices.len()));
    }
    if !egui::ComboBox::is_open(ui.ctx(), id) {
        ui.data_mut(|data| data.remove::<bool>(id.with("shown")));
        if was_open && (picked.is_some() || ui.input(|input| input.key_pressed(Key::Escape))) {
            response.request_focus();
        }
    }
    focus_ring(ui, &response, 5);
    let _named = response.accessible_name(name);
    picked.filter(|place| *place != chosen)
}

/// The neighbour that an arrow key chooses while the closed box has the focus: it moves in the choices, not on to the next
/// field.
fn stepped(ui: &Ui, id: egui::Id, chosen: usize, count: usize) -> Option<usize> {
    let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
    let (down, up) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(egui::Modifiers::NONE, key);
        (pressed(Key::ArrowDown), pressed(Key::ArrowUp))
    });
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(id, filter);
        if down || up {
            // The lock comes one frame late for a key that is held.
            memory.move_focus(egui::FocusDirection::None);
        }
    });
    match (down, up) {
        (true, _) => Some((chosen + 1).min(count.saturating_sub(1))),
        (_, true) => Some(chosen.saturating_sub(1)),
        _ => None,
    }
}

/// The choices of an open box; the one that was picked. The list begins where the chosen one is, and follows the focus.
fn list_ui(ui: &mut Ui, box_id: egui::Id, choices: &[&str], chosen: usize) -> Option<usize> {
    let mut picked = None;
    let visible = !ui.is_sizing_pass();
    let fresh = visible && !ui.data(|data| data.get_temp(box_id.with("shown")).unwrap_or(false));
    if visible {
        ui.data_mut(|data| data.insert_temp(box_id.with("shown"), true));
    }
    let from_box = visible && ui.memory(|memory| memory.has_focus(box_id));
    for (place, choice) in choices.iter().enumerate() {
        let response = ui.selectable_label(place == chosen, Type::Body.text(*choice));
        if place == chosen && from_box {
            response.request_focus();
        }
        if place == chosen && fresh {
            response.scroll_to_me(None);
        }
        follow_focus(&response);
        if response.clicked() {
            picked = Some(place);
            ui.close();
        }
    }
    picked
}
