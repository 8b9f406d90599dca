//! Small pictures of all pages in two columns; the one that is looked at is framed.

use egui::{Align, Id, Key, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::preview::Preview;
use crate::{
    desktop::{
        theme::{Tokens, Type},
        widgets::{Roving, focus_ring_around, follow_focus, paint_page, zone},
    },
    report::Report,
    t,
    words::{Speaks as _, Words},
};

/// Width of a picture, space between them, height of the words below.
const WIDTH: f32 = 96.0;
const GAP: f32 = 14.0;
const WORDS: f32 = 20.0;

/// Shows the pictures.
pub(super) fn ui(ui: &mut Ui, preview: &mut Preview) {
    let words = ui.words();
    let Some(report) = preview.report().cloned() else { return };
    let id = |number: usize| Id::unique(("report thumbnail", number));
    let mut roving = Roving::new(ui, (0..report.pages.len()).map(id).collect(), Some(preview.page));
    let moved = roving.arrows(ui, &[Key::ArrowLeft, Key::ArrowUp], &[Key::ArrowRight, Key::ArrowDown]);
    let followed = Id::unique("report thumbnail followed");
    let before = ui.data(|data| data.get_temp::<usize>(followed));
    let area = ui.max_rect();
    ScrollArea::vertical().id_salt("report_thumbnails").auto_shrink(false).show(ui, |ui| {
        let tallest = report.pages.iter().map(|page| page.height / page.width * WIDTH).fold(1.0, f32::max);
        let row = tallest + WORDS + GAP;
        let rows = report.pages.len().div_ceil(2);
        let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), rows as f32 * row + GAP), Sense::hover());
        for (number, page) in report.pages.iter().enumerate() {
            let corner = pos2(
                all.left() + 16.0 + (number % 2) as f32 * (WIDTH + GAP),
                all.top() + GAP + (number / 2) as f32 * row,
            );
            let scale = WIDTH / page.width;
            let rect = Rect::from_min_size(corner, vec2(WIDTH, page.height * scale));
            let on = number == preview.page;
            if on && before != Some(number) {
                ui.scroll_to_rect(rect.expand(GAP), (before.is_none()).then_some(Align::Center));
            }
            // With the name below it.
            let whole = rect.expand(4.0).with_max_y(rect.bottom() + 22.0);
            let response = ui.interact(whole, id(number), roving.sense(id(number)));
            let name = page_name(&report, number, words);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, t!(words, laporan.show, name = name)));
            if response.clicked() || moved == Some(number) {
                preview.go_to(number);
            }
            follow_focus(&response);
            if !ui.is_rect_visible(rect) {
                continue;
            }
            paint_page(ui.painter(), &report, number, rect.min, scale);
            let tokens = Tokens::of(ui);
            let (edge, outside) = if on {
                (Stroke::new(2.0, tokens.brand_ink), 3.0)
            } else if response.hovered() {
                (Stroke::new(1.0, tokens.line3), 0.0)
            } else {
                (Stroke::new(1.0, tokens.line2), 0.0)
            };
            ui.painter().rect_stroke(rect.expand(outside), 0, edge, StrokeKind::Outside);
            let kind = if on { Type::CaptionMedium } else { Type::Caption };
            let ink = if on { tokens.text } else { tokens.text2 };
            let mut job = egui::text::LayoutJob::simple_singleline(name.clone(), kind.font(), ink);
            job.wrap = egui::text::TextWrapping::truncate_at_width(WIDTH + 8.0);
            let galley = ui.painter().layout_job(job);
            let at = pos2(rect.center().x - galley.size().x / 2.0, rect.bottom() + 5.0);
            let cut = galley.elided;
            ui.painter().galley(at, galley, ink);
            focus_ring_around(ui, &response, rect.expand(4.0), 2);
            let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
            if cut {
                response.on_hover_text(name);
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(followed, preview.page));
    if let Some(stop) = roving.stop() {
        zone(ui, area, stop);
    }
}

/// Number of a page, and what it begins with: `5 Hasil`.
fn page_name(report: &Report, number: usize, words: Words) -> String {
    let here = report.bookmarks.iter().find(|mark| mark.depth == 0 && mark.target.page == number);
    match here {
        Some(mark) => t!(words, laporan.thumbnail, page = words.count(number + 1), part = mark.title),
        None if number == 0 => t!(words, laporan.thumbnail, page = words.count(1_u8), part = t!(words, laporan.cover)),
        None => words.count(number + 1),
    }
}
