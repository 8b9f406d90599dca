//! Texts that are read, not changed.

use std::sync::Arc;

use egui::{
    Align2, Color32, Galley, Label, Response, Role, Sense, Ui,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::{Tip as _, text_rows};
use crate::{
    desktop::theme::{Icon, Tokens, Type},
    words::harmless,
};

/// One line of text.
pub fn text(ui: &mut Ui, kind: Type, color: Color32, wording: impl Into<String>) -> Response {
    ui.add(Label::new(kind.text(wording).color(color)).extend())
}

/// A text that wraps at the width that is left.
pub fn text_wrapped(ui: &mut Ui, kind: Type, color: Color32, wording: impl Into<String>) -> Response {
    ui.add(Label::new(kind.text(wording).color(color)).wrap())
}

/// A hint in small letters.
pub fn caption(ui: &mut Ui, wording: impl Into<String>) -> Response {
    let color = Tokens::of(ui).text3;
    text_wrapped(ui, Type::Caption, color, wording)
}

/// A heading that a screen reader can jump to.
pub fn heading(ui: &mut Ui, kind: Type, level: usize, wording: impl Into<String>) -> Response {
    heading_rows(ui, kind, level, wording, usize::MAX)
}

/// The same in at most so many lines; a longer one ends in "…".
pub fn heading_rows(ui: &mut Ui, kind: Type, level: usize, wording: impl Into<String>, most: usize) -> Response {
    let color = Tokens::of(ui).text;
    let wording = wording.into();
    let response = text_rows(ui, kind, color, &wording, most);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        // The words of a label are its value; a heading is called by its label.
        node.clear_value();
        node.set_label(wording);
    });
    response
}

/// An icon beside words that say the same; screen readers pass over it.
pub fn glyph(ui: &mut Ui, icon: Icon, size: f32, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(size, size.max(16.0)), Sense::hover());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon.glyph(), icon.font(size), color);
}

/// One line cut with an ellipsis where it does not fit; the whole text is its name and tooltip.
pub fn elided(ui: &mut Ui, kind: Type, color: Color32, wording: &str, width: f32) -> Response {
    let shown = ui.allocate_ui(vec2(width, kind.line()), |ui| {
        let room = ui.available_width();
        let rich = egui::WidgetText::from(kind.text(wording).color(color));
        let mode = Some(egui::TextWrapMode::Truncate);
        let cut = rich.clone().into_galley(ui, mode, room, egui::FontSelection::Default).elided;
        (ui.add(Label::new(rich).truncate().show_tooltip_when_elided(false)), cut)
    });
    let (response, cut) = shown.inner;
    let response = response.accessible_name(harmless(wording).as_ref());
    if cut { response.tip(wording) } else { response }
}

/// One line laid out for painting, cut with an ellipsis where it is wider than this.
pub fn elided_galley(ui: &Ui, kind: Type, color: Color32, wording: &str, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(harmless(wording).into_owned(), kind.font(), color);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}

/// Room between the caps of a shortcut.
const BETWEEN_CAPS: f32 = 2.0;

/// Keys of a shortcut as small caps with edges.
pub fn key_caps(ui: &mut Ui, keys: &[String]) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.x = BETWEEN_CAPS;
    for key in keys {
        let galley = cap_galley(ui, key);
        let (rect, _) = ui.allocate_exact_size(vec2(cap_width(&galley), 17.0), Sense::hover());
        let stroke = egui::Stroke::new(1.0, tokens.line2);
        ui.painter().rect(rect, 3, tokens.panel, stroke, egui::StrokeKind::Inside);
        let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min;
        ui.painter().galley(at, galley, tokens.text2);
    }
}

/// How wide the caps of a shortcut are.
pub fn keys_width(ui: &Ui, keys: &[String]) -> f32 {
    let caps: f32 = keys.iter().map(|key| cap_width(&cap_galley(ui, key))).sum();
    caps + BETWEEN_CAPS * keys.len().saturating_sub(1) as f32
}

fn cap_galley(ui: &Ui, key: &str) -> Arc<Galley> {
    let font = egui::FontId::new(11.0, Type::BodyMedium.font().family);
    ui.painter().layout_no_wrap(key.to_owned(), font, Tokens::of(ui).text2)
}

fn cap_width(galley: &Galley) -> f32 {
    (galley.size().x + 9.0).max(17.0)
}

/// A text with one strong beginning, such as “Yang masih menahan: …”, wrapped as one paragraph.
pub fn lead(ui: &mut Ui, kind: Type, strong: Type, head: &str, rest: &str, color: Color32) -> Response {
    let mut job = LayoutJob::default();
    for (wording, kind) in [(head, strong), (" ", kind), (rest, kind)] {
        job.append(
            wording,
            0.0,
            egui::TextFormat { font_id: kind.font(), color, line_height: Some(kind.line()), ..Default::default() },
        );
    }
    ui.add(Label::new(job).wrap())
}
