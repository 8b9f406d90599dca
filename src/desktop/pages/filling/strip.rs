//! The evidence of the indicator as a strip at the bottom, where levels, texts and evidence share one column.

use egui::{Rect, Ui, pos2, vec2};

use super::{Memory, Scene, single::Section};
use crate::{
    desktop::{
        action::{Action, Target},
        pages::evidence::StatusTag,
        theme::{Tokens, icon},
        widgets::{Button, Ends, Tip as _, changing, divider, section_head},
    },
    t,
    words::Speaks as _,
};

/// Height of the strip.
pub(super) const HEIGHT: f32 = 40.0;
/// A page lower than this has no strip: the section Bukti is in reach all the same.
pub(super) const LEAST_PAGE: f32 = 300.0;
/// Room at both sides.
const SIDE: f32 = 14.0;

/// Shows the strip in the whole of `ui`: as many codes as fit, how many more there are, and the way to add one.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0, Tokens::of(ui).surface);
    divider(ui);
    let inside = Rect::from_min_max(rect.min + vec2(SIDE, 4.0), pos2(rect.right() - SIDE, rect.bottom()));
    ui.scope_builder(egui::UiBuilder::new().max_rect(inside), |ui| {
        Ends::new(HEIGHT - 6.0).least(220.0).show(
            ui,
            &mut (memory, out),
            |ui, (memory, _)| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let count = words.count(scene.evidence.len());
                section_head(ui, &t!(words, filling.evidence_counted, count = count));
                codes_ui(ui, scene, memory);
            },
            |ui, (_, out)| {
                let add = Button::new(t!(words, filling.add_short)).icon(icon::PAPERCLIP).small();
                let add = add.name(t!(words, command.add_evidence));
                if changing(ui, |ui| add.ui(ui)).clicked() {
                    out.push(Action::Attach(Target::Indicator(scene.place.clone())));
                }
            },
        );
    });
}

/// A button for each code; it opens the document in the section Bukti.
fn codes_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory) {
    let words = ui.words();
    let end = ui.max_rect().right();
    let count = scene.evidence.len();
    for (place, one) in scene.evidence.iter().enumerate() {
        let code = one.code(&scene.indicator.id);
        let status = StatusTag::of_use(scene.inspection, &scene.indicator.id, one.id, words);
        let mark = if status.faulty { icon::WARNING_FILL } else { icon::CHECK_BOLD };
        let name = t!(words, filling.code_spoken, code = code, title = one.document.label(), status = status.wording);
        let button = Button::new(&code).icon(mark).name(&name).small();
        let rest = count - place - 1;
        let more = if rest > 0 { 44.0 } else { 0.0 };
        let left = ui.cursor().left();
        let response = if left + button.measure(ui) + more <= end {
            button.ui(ui)
        } else {
            let wording = format!("+{}", words.count(rest + 1));
            let name = t!(words, filling.codes_more, count = rest + 1);
            let all = Button::new(&wording).name(&name).small().ui(ui);
            if all.clicked() {
                memory.section = Section::Evidence;
            }
            return;
        };
        if response.tip(name).clicked() {
            memory.section = Section::Evidence;
            memory.evidence_seen.open = Some(one.id.to_string());
            memory.evidence_seen.focus = Some(one.id.to_string());
        }
    }
}
