//! Buttons: primary, normal, text and danger; icon buttons; links.

use egui::{Align2, Color32, FontId, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{Tip as _, elided_galley, focus_ring, follow_focus, popup_menu};
use crate::desktop::theme::{Icon, Tokens, Type, icon};

/// How strongly a button speaks. One primary in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Anything else.
    #[default]
    Normal,
    /// Beside text, without an edge.
    Text,
    /// Takes something away.
    Danger,
}

/// A button with a verb, perhaps an icon before it.
#[derive(Debug, Clone)]
#[must_use = "call `ui` to show it"]
pub struct Button<'a> {
    text: &'a str,
    icon: Option<Icon>,
    kind: ButtonKind,
    small: bool,
    enabled: bool,
    width: Option<f32>,
    name: Option<&'a str>,
}

impl<'a> Button<'a> {
    /// A normal button.
    pub fn new(text: &'a str) -> Self {
        Self { text, icon: None, kind: ButtonKind::Normal, small: false, enabled: true, width: None, name: None }
    }

    /// The one thing to do here.
    pub fn primary(text: &'a str) -> Self {
        Self::new(text).kind(ButtonKind::Primary)
    }

    /// Another kind.
    pub fn kind(mut self, kind: ButtonKind) -> Self {
        self.kind = kind;
        self
    }

    /// An icon before the verb.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// 26 points high instead of 32.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Whether it can be pressed.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Without its words, which have to be its name then.
    pub fn wordless(mut self) -> Self {
        self.text = "";
        self
    }

    /// At least so wide.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// What a screen reader says instead of the text.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// How wide it will be.
    pub fn measure(&self, ui: &Ui) -> f32 {
        let galley = ui.painter().layout_no_wrap(self.text.to_owned(), self.font(), Color32::PLACEHOLDER);
        self.outer_width(galley.size().x)
    }

    fn font(&self) -> FontId {
        match (self.kind, self.small) {
            (ButtonKind::Primary, false) => Type::Strong.font(),
            (ButtonKind::Primary, true) => Type::HelpStrong.font(),
            (_, true) => Type::HelpMedium.font(),
            (_, false) => Type::BodyMedium.font(),
        }
    }

    /// Height, padding, gap and size of the icon.
    fn sizes(&self) -> (f32, f32, f32, f32) {
        if self.small { (26.0, 8.0, 5.0, 14.0) } else { (32.0, 12.0, 6.0, 16.0) }
    }

    fn icon_width(&self) -> f32 {
        let (_, _, gap, icon_size) = self.sizes();
        if self.icon.is_some() { icon_size + if self.text.is_empty() { 0.0 } else { gap } } else { 0.0 }
    }

    fn outer_width(&self, text: f32) -> f32 {
        let (_, pad, ..) = self.sizes();
        (self.icon_width() + text + 2.0 * pad).max(self.width.unwrap_or(0.0))
    }

    /// Shows the button.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let (height, _, _, icon_size) = self.sizes();
        let galley = ui.painter().layout_no_wrap(self.text.to_owned(), self.font(), Color32::PLACEHOLDER);
        let icon_width = self.icon_width();
        let content = icon_width + galley.size().x;
        let width = self.outer_width(galley.size().x);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        let name = self.name.unwrap_or(self.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, name));
        follow_focus(&response);
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let look = self.look(tokens, &response);
        ui.painter().rect(rect, 5, look.fill, Stroke::new(1.0, look.edge), StrokeKind::Inside);
        let mut x = rect.center().x - content / 2.0;
        if let Some(icon) = self.icon {
            let at = egui::pos2(x + icon_size / 2.0, rect.center().y);
            ui.painter().text(at, Align2::CENTER_CENTER, icon.glyph(), icon.font(icon_size), look.icon);
            x += icon_width;
        }
        let at = egui::pos2(x, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, look.text);
        focus_ring(ui, &response, 5);
        response
    }

    fn look(&self, tokens: &Tokens, response: &Response) -> Look {
        if !self.enabled {
            return Look { fill: tokens.sunken, edge: tokens.line, text: tokens.text3, icon: tokens.text3 };
        }
        let pressed = response.is_pointer_button_down_on();
        let hovered = response.hovered();
        let quiet = |idle: Color32| {
            if pressed {
                tokens.sunken
            } else if hovered {
                tokens.hover
            } else {
                idle
            }
        };
        match self.kind {
            ButtonKind::Primary => {
                let fill = if pressed {
                    tokens.brand_pressed
                } else if hovered {
                    tokens.brand_hover
                } else {
                    tokens.brand
                };
                Look { fill, edge: fill, text: tokens.on_brand, icon: tokens.on_brand }
            }
            ButtonKind::Normal => Look {
                fill: quiet(tokens.surface),
                edge: if hovered { tokens.line3 } else { tokens.line2 },
                text: tokens.text,
                icon: tokens.text2,
            },
            ButtonKind::Text => Look {
                fill: quiet(Color32::TRANSPARENT),
                edge: Color32::TRANSPARENT,
                text: tokens.brand_ink,
                icon: tokens.brand_ink,
            },
            ButtonKind::Danger => Look {
                fill: if hovered { tokens.err.tint } else { tokens.surface },
                edge: tokens.err.edge,
                text: tokens.err.ink,
                icon: tokens.err.ink,
            },
        }
    }
}

struct Look {
    fill: Color32,
    edge: Color32,
    text: Color32,
    icon: Color32,
}

/// A square button with an icon only; `name` is its tooltip and its accessible name.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    square_button(ui, icon, name, enabled, 30.0)
}

/// The smallest icon button, for rows of text.
pub fn small_icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    square_button(ui, icon, name, true, 24.0)
}

fn square_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool, size: f32) -> Response {
    let tokens = Tokens::of(ui);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    follow_focus(&response);
    if ui.is_rect_visible(rect) {
        if enabled && (response.hovered() || response.is_pointer_button_down_on()) {
            ui.painter().rect_filled(rect, 5, tokens.hover);
        }
        let color = if enabled { tokens.text2 } else { tokens.line2 };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon.glyph(), icon.font(size * 0.6), color);
        focus_ring(ui, &response, 5);
    }
    response.tip(name)
}

/// Words that lead somewhere, in the brand's ink; underlined under the pointer.
pub fn link(ui: &mut Ui, icon: Option<Icon>, text: &str) -> Response {
    link_in(ui, icon, text, Type::Body)
}

/// A link that stands out among other words.
pub fn link_strong(ui: &mut Ui, text: &str) -> Response {
    link_in(ui, None, text, Type::Strong)
}

/// A link in letters of another role.
pub fn link_in(ui: &mut Ui, icon: Option<Icon>, text: &str, kind: Type) -> Response {
    let tokens = Tokens::of(ui);
    let font: FontId = kind.font();
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, tokens.brand_ink);
    let icon_width = if icon.is_some() { 20.0 } else { 0.0 };
    let size = vec2(icon_width + galley.size().x, 24.0_f32.max(galley.size().y));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), text));
    follow_focus(&response);
    if ui.is_rect_visible(rect) {
        if let Some(icon) = icon {
            let at = egui::pos2(rect.left() + 8.0, rect.center().y);
            ui.painter().text(at, Align2::CENTER_CENTER, icon.glyph(), icon.font(16.0), tokens.brand_ink);
        }
        let at = egui::pos2(rect.left() + icon_width, rect.center().y - galley.size().y / 2.0);
        let end = at.x + galley.size().x;
        let base = at.y + galley.size().y;
        ui.painter().galley(at, galley, tokens.brand_ink);
        if response.hovered() {
            ui.painter().hline(at.x..=end, base, Stroke::new(1.0, tokens.brand_ink));
        }
        focus_ring(ui, &response, 3);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A link cut with an ellipsis where it is wider than this; the whole text is its name and tooltip. As high as the line
/// it stands in.
pub fn elided_link(ui: &mut Ui, wording: &str, kind: Type, width: f32) -> Response {
    let tokens = Tokens::of(ui);
    let galley = elided_galley(ui, kind, tokens.brand_ink, wording, width);
    let size = vec2(galley.size().x, ui.spacing().interact_size.y.max(galley.size().y));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), wording));
    let elided = galley.elided;
    follow_focus(&response);
    if ui.is_rect_visible(rect) {
        let at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size()).min;
        let base = at.y + galley.size().y;
        ui.painter().galley(at, galley, tokens.brand_ink);
        if response.hovered() {
            ui.painter().hline(rect.x_range(), base, Stroke::new(1.0, tokens.brand_ink));
        }
        focus_ring(ui, &response, 3);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if elided { response.tip(wording) } else { response }
}

/// A chosen value in strong letters with a caret, which opens a menu of the others.
pub fn menu_button(ui: &mut Ui, wording: &str, name: &str, add: impl FnOnce(&mut Ui)) -> Response {
    let tokens = Tokens::of(ui);
    let galley = elided_galley(ui, Type::HelpStrong, tokens.text2, wording, ui.max_rect().width() - 24.0);
    let cut = galley.elided;
    let (id, rect) = ui.allocate_space(vec2(galley.size().x + 16.0, 18.0));
    let response = ui.interact(rect.expand2(vec2(4.0, 3.0)), id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    follow_focus(&response);
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(response.rect, 4, tokens.hover);
        }
        let at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size()).min;
        ui.painter().galley(at, galley, tokens.text2);
        let caret = icon::CARET_DOWN_BOLD;
        let at = rect.right_center() - vec2(6.0, 0.0);
        ui.painter().text(at, Align2::CENTER_CENTER, caret.glyph(), caret.font(10.0), tokens.text3);
        focus_ring(ui, &response, 4);
    }
    popup_menu(&response, name, 0.0, add);
    let response = if cut { response.tip(wording) } else { response };
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
