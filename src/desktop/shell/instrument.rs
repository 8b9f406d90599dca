//! The tag of an instrument that no longer applied on the day the assessment refers to, in the bottom bar.

use egui::{Align2, Id, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::{
    desktop::{
        draft::OpenDraft,
        theme::{Tokens, Type},
        widgets::{
            NoteKind, focus_ring_around, heading, paint_tag, popup_menu, tag_galley, tag_size, text_wrapped, zone,
        },
    },
    t,
    words::Speaks as _,
};

/// Width of the note.
const WIDTH: f32 = 360.0;

/// What replaced the instrument of a draft by the day it refers to.
pub fn replaced(draft: &OpenDraft) -> Option<&str> {
    let assessment = draft.assessment();
    draft.rubric.replaced_at(assessment.reference_date.value, assessment.year.value)
}

/// How large the tag is.
pub fn size(ui: &Ui, draft: &OpenDraft) -> egui::Vec2 {
    let wording = t!(ui, app.instrument, name = draft.rubric.regulation_short);
    tag_size(&tag_galley(ui, Some(NoteKind::Warning), &wording), true)
}

/// Shows the tag, which opens a note. Drawn and reached after the page, because it lies below it.
pub fn ui(ui: &Ui, rect: Rect, draft: &OpenDraft) {
    let Some(sentence) = replaced(draft) else { return };
    let words = ui.words();
    let wording = t!(words, app.instrument, name = draft.rubric.regulation_short);
    let response = ui.interact(rect, Id::unique("instrument tag"), Sense::click());
    let name = t!(words, app.instrument_replaced, name = draft.rubric.regulation_short);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let galley = tag_galley(ui, Some(NoteKind::Warning), &wording);
    let tag = Align2::CENTER_CENTER.align_size_within_rect(tag_size(&galley, true), rect);
    paint_tag(ui, tag, Some(NoteKind::Warning), Some(NoteKind::Warning.icon()), galley);
    focus_ring_around(ui, &response, rect.shrink2(vec2(1.0, 4.0)), 3);
    zone(ui, rect, response.id);
    let width = WIDTH.min(ui.ctx().content_rect().width() - 40.0);
    popup_menu(&response, &name, 0.0, |ui| {
        ui.set_width(width);
        let left = egui::Layout::top_down(egui::Align::Min);
        egui::Frame::new().inner_margin(8).show(ui, |ui| {
            ui.with_layout(left, |ui| {
                heading(ui, Type::Strong, 2, &name);
                let shown = text_wrapped(ui, Type::Body, Tokens::of(ui).text, sentence);
                ui.ctx().accesskit_node_builder(shown.id, |node| node.set_live(egui::accesskit::Live::Polite));
            })
        });
    });
}
