//! Messages in place: notes, tags, empty states.

use std::sync::Arc;

use egui::{
    Align2, CornerRadius, CursorIcon, Frame, Galley, InnerResponse, Margin, Rect, Response, Role, Sense, Stroke, Ui,
    Vec2, WidgetInfo, vec2,
};

use super::{Button, focus_ring, glyph, text_wrapped};
use crate::desktop::theme::{Icon, Status, Tokens, Type, icon};

/// Room of the icon in a tag.
const ICON: f32 = 17.0;

/// What a note is about; icon and words say it, colour only underlines it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// Worth knowing.
    Info,
    /// Done well.
    Ok,
    /// Worth a look.
    Warning,
    /// Went wrong.
    Error,
    /// What still holds the institution back.
    Holding,
}

impl NoteKind {
    /// Its icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::Info => icon::INFO,
            Self::Ok => icon::CHECK_CIRCLE_FILL,
            Self::Warning => icon::WARNING_FILL,
            Self::Error => icon::X_CIRCLE_FILL,
            Self::Holding => icon::HAND_PALM_FILL,
        }
    }

    fn look(self, tokens: &Tokens) -> (Status, Icon) {
        let status = match self {
            Self::Info => tokens.info,
            Self::Ok => tokens.ok,
            Self::Warning | Self::Holding => tokens.warn,
            Self::Error => tokens.err,
        };
        (status, self.icon())
    }
}

/// A tinted box with an icon; `add` writes the sentence.
pub fn note<R>(ui: &mut Ui, kind: NoteKind, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let tokens = Tokens::of(ui);
    let (status, icon) = kind.look(tokens);
    Frame::new()
        .fill(status.tint)
        .stroke(Stroke::new(1.0, status.edge))
        .corner_radius(CornerRadius::same(5))
        .inner_margin(Margin::symmetric(9, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 7.0;
                glyph(ui, icon, 16.0, status.ink);
                ui.vertical(|ui| add(ui)).inner
            })
            .inner
        })
}

/// A small word with an icon on a soft ground.
pub fn tag(ui: &mut Ui, kind: Option<NoteKind>, icon: Option<Icon>, word: &str) -> Response {
    let galley = tag_galley(ui, kind, word);
    let (rect, response) = ui.allocate_exact_size(tag_size(&galley, icon.is_some()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    paint_tag(ui, rect, kind, icon, galley);
    response
}

/// A tag that leads somewhere; `name` says where, for those who do not see it.
pub fn tag_button(ui: &mut Ui, kind: NoteKind, icon: Icon, word: &str, name: &str) -> Response {
    let galley = tag_galley(ui, Some(kind), word);
    let (rect, response) = ui.allocate_exact_size(tag_size(&galley, true), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    paint_tag(ui, rect, Some(kind), Some(icon), galley);
    focus_ring(ui, &response, 4);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The word of a tag, laid out.
pub fn tag_galley(ui: &Ui, kind: Option<NoteKind>, word: &str) -> Arc<Galley> {
    let tokens = Tokens::of(ui);
    let ink = kind.map_or(tokens.text2, |kind| kind.look(tokens).0.ink);
    ui.painter().layout_no_wrap(word.to_owned(), Type::CaptionMedium.font(), ink)
}

/// How large a tag with this word is.
pub fn tag_size(word: &Galley, with_icon: bool) -> Vec2 {
    vec2(word.size().x + if with_icon { ICON } else { 0.0 } + 14.0, 19.0)
}

/// Paints a tag, for rows that say in words of their own what it says.
pub fn paint_tag(ui: &Ui, rect: Rect, kind: Option<NoteKind>, icon: Option<Icon>, word: Arc<Galley>) {
    let tokens = Tokens::of(ui);
    let (ink, ground) = kind.map_or((tokens.text2, tokens.sunken), |kind| {
        let (status, _) = kind.look(tokens);
        (status.ink, status.tint)
    });
    ui.painter().rect_filled(rect, 4, ground);
    if let Some(icon) = icon {
        let at = rect.left_center() + vec2(13.5, 0.0);
        ui.painter().text(at, Align2::CENTER_CENTER, icon.glyph(), icon.font(13.0), ink);
    }
    let at = rect.left_center() + vec2(7.0 + if icon.is_some() { ICON } else { 0.0 }, -word.size().y / 2.0);
    ui.painter().galley(at, word, ink);
}

/// What stands where nothing is yet: a bold sentence, a helpful one, perhaps a button. True when it was pressed.
pub fn empty_state(ui: &mut Ui, icon: Icon, title: &str, help: &str, button: Option<&str>) -> bool {
    let tokens = Tokens::of(ui);
    ui.vertical_centered(|ui| {
        ui.add_space(24.0);
        glyph(ui, icon, 30.0, tokens.text3);
        ui.add_space(4.0);
        text_wrapped(ui, Type::Strong, tokens.text, title);
        text_wrapped(ui, Type::Body, tokens.text2, help);
        ui.add_space(8.0);
        let pressed = button.is_some_and(|text| Button::new(text).ui(ui).clicked());
        ui.add_space(24.0);
        pressed
    })
    .inner
}
