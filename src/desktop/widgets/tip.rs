//! What is shown under a pointer that rests: never more than half of the window, whatever was typed.

use egui::{FontSelection, Response, Ui, text::LayoutJob};

use crate::{
    desktop::theme::Type,
    words::{harmless, shortened_to},
};

/// Most letters that are shown.
const MOST_LETTERS: usize = 600;
/// Most of the window's height that they take, so that there is room beside what they are about.
const MOST_HEIGHT: f32 = 0.4;

/// A text under the pointer.
pub trait Tip {
    /// Shows a text while the pointer rests here, and says it to a screen reader; a long one ends in "…".
    fn tip(self, wording: impl AsRef<str>) -> Response;
}

impl Tip for Response {
    fn tip(self, wording: impl AsRef<str>) -> Response {
        let style = self.ctx.global_style();
        // Each of several lines is told, also behind a long one.
        let whole = wording.as_ref();
        let long = whole.char_indices().nth(MOST_LETTERS).is_some();
        let each = if long { MOST_LETTERS / whole.lines().count().max(1) } else { MOST_LETTERS };
        let short: Vec<_> = whole.lines().map(|line| shortened_to(line, each)).collect();
        let short = short.join("\n");
        let font = FontSelection::Default.resolve(&style);
        let mut job = LayoutJob::simple_format(
            harmless(&short).into_owned(),
            egui::TextFormat { font_id: font, color: egui::Color32::PLACEHOLDER, ..Default::default() },
        );
        let most = MOST_HEIGHT * self.ctx.content_rect().height() / Type::Body.line();
        job.wrap.max_rows = (most as usize).max(2);
        self.on_hover_text(job)
    }
}

/// A label of at most so many lines, the last of which ends in "…" where there is more; the whole is its name, and shown
/// under the pointer.
pub fn text_rows(ui: &mut Ui, kind: Type, color: egui::Color32, wording: &str, most: usize) -> Response {
    let style = ui.style().clone();
    let rich = kind.text(wording).color(color);
    let job = egui::WidgetText::from(rich).into_layout_job(&style, FontSelection::Default, ui.text_valign());
    let mut job = std::sync::Arc::unwrap_or_clone(job);
    job.wrap.max_rows = most;
    job.wrap.max_width = ui.available_width();
    let cut = ui.painter().layout_job(job.clone()).elided;
    let response = ui.add(egui::Label::new(job).wrap().show_tooltip_when_elided(false));
    if cut { response.accessible_name(harmless(wording).as_ref()).tip(wording) } else { response }
}
