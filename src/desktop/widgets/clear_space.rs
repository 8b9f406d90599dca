//! Space that messages leave free: they never cover the control that caused them.

use egui::{Context, Id, Rect, Ui};

/// The parts of one pass that are kept clear.
#[derive(Debug, Clone, Default)]
struct Kept {
    pass: u64,
    parts: Vec<Rect>,
}

/// Keeps a part of the page clear of messages in this pass.
pub fn keep_clear(ui: &Ui, part: Rect) {
    let pass = ui.ctx().cumulative_pass_nr();
    let part = part.intersect(ui.clip_rect());
    ui.ctx().data_mut(|data| {
        let kept = data.get_temp_mut_or_default::<Kept>(Id::NULL);
        if kept.pass != pass {
            *kept = Kept { pass, parts: Vec::new() };
        }
        if part.is_positive() {
            kept.parts.push(part);
        }
    });
}

/// How far a part must move up so that it covers nothing that is kept clear.
pub fn lift(ctx: &Context, part: Rect) -> f32 {
    let pass = ctx.cumulative_pass_nr();
    let kept = ctx.data(|data| data.get_temp::<Kept>(Id::NULL)).filter(|kept| kept.pass == pass);
    let mut parts = kept.unwrap_or_default().parts;
    parts.sort_by(|one, other| other.bottom().total_cmp(&one.bottom()));
    let mut lifted = 0.0;
    for clear in parts {
        let now = part.translate(egui::vec2(0.0, -lifted));
        if now.intersects(clear) {
            lifted += now.bottom() - clear.top() + GAP;
        }
    }
    lifted
}

/// Room between a message and what is kept clear.
const GAP: f32 = 8.0;
