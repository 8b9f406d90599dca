//! The pages below each other, as they will be printed. Places that lead elsewhere can be clicked.

use egui::{Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::preview::Preview;
use crate::{
    desktop::{
        theme::{Tokens, Type, icon},
        widgets::{empty_state, focus_ring, paint_page, text, zone},
    },
    report::{Page, Report, layout::Item},
    t,
    words::Speaks as _,
};

/// Space around and between pages.
const GAP: f32 = 14.0;
/// Space at each side of a page that fits the width.
const SIDE: f32 = 18.0;

/// Shows the pages.
pub(super) fn ui(ui: &mut Ui, preview: &mut Preview) {
    let words = ui.words();
    let Some(report) = preview.report().cloned() else {
        waiting_ui(ui, preview);
        return;
    };
    let widest = report.pages.iter().map(|page| page.width).fold(1.0, f32::max);
    let scale = preview.scale(widest, ui.available_width() - 2.0 * SIDE);
    let keys = Id::unique("report pages");
    turn(ui, keys, preview, report.pages.len());
    let go = preview.go.take();
    let width = (widest * scale + 2.0 * SIDE).max(ui.available_width());
    let output = ScrollArea::both().id_salt("report_pages").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        let height = report.pages.iter().map(|page| page.height * scale + GAP).sum::<f32>() + GAP;
        let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let mut top = area.top() + GAP;
        let mut seen = None;
        for (number, page) in report.pages.iter().enumerate() {
            let size = vec2(page.width, page.height) * scale;
            let rect = Rect::from_min_size(pos2(area.center().x - size.x / 2.0, top), size);
            top += size.y + GAP;
            if let Some((to, y)) = go
                && to == number
            {
                let place = pos2(rect.left(), rect.top() + y * scale - GAP);
                ui.scroll_to_rect(Rect::from_min_size(place, vec2(1.0, viewport.height())), Some(egui::Align::TOP));
            }
            let shown = ui.clip_rect();
            if rect.bottom() > shown.top() + shown.height() * 0.4 && seen.is_none() {
                seen = Some(number);
            }
            if shown.intersects(rect) {
                page_ui(ui, &report, page, number, rect, scale, preview);
            }
        }
        seen
    });
    preview.page = match (go, output.inner) {
        (Some((page, _)), _) | (None, Some(page)) => page,
        (None, None) => preview.page,
    };
    let area = output.inner_rect;
    let response = ui.interact(area, keys, Sense::focusable_noninteractive());
    let of = t!(words, laporan.page_of, page = words.count(preview.page + 1), pages = words.count(report.pages.len()));
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, t!(words, laporan.preview, place = of)));
    zone(ui, area, response.id);
    focus_ring(ui, &response, 0);
}

fn waiting_ui(ui: &mut Ui, preview: &Preview) {
    let words = ui.words();
    ui.add_space(ui.available_height() * 0.3);
    ui.vertical_centered(|ui| {
        if preview.stale() {
            text(ui, Type::Body, Tokens::of(ui).text2, t!(words, laporan.making));
        } else {
            empty_state(ui, icon::FILE_PDF, t!(words, laporan.no_pages), t!(words, laporan.no_pages_help), None);
        }
    });
}

/// Page keys, Home and End turn pages while the pages have the focus.
fn turn(ui: &Ui, id: Id, preview: &mut Preview, pages: usize) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = pages.saturating_sub(1);
    let to = if pressed(Key::PageDown) {
        (preview.page + 1).min(last)
    } else if pressed(Key::PageUp) {
        preview.page.saturating_sub(1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return;
    };
    preview.go = Some((to, 0.0));
}

fn page_ui(ui: &Ui, report: &Report, page: &Page, number: usize, rect: Rect, scale: f32, preview: &mut Preview) {
    let words = ui.words();
    let response = ui.interact(rect, Id::unique(("report page", number)), Sense::CLICK);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Image, true, t!(words, laporan.page, page = words.count(number + 1)))
    });
    paint_page(ui.painter(), page, rect.min, scale);
    ui.painter().rect_stroke(rect, 0, Stroke::new(1.0, Tokens::of(ui).line2), StrokeKind::Outside);
    let Some(at) = response.hover_pos() else { return };
    let (x, y) = ((at.x - rect.left()) / scale, (at.y - rect.top()) / scale);
    let target = page.items.iter().find_map(|item| match item {
        Item::Link { min, max, to } if (min.x..max.x).contains(&x) && (min.y..max.y).contains(&y) => report.target(to),
        _ => None,
    });
    let Some(target) = target else { return };
    if response.clicked() {
        preview.go = Some((target.page, (target.y - 6.0).max(0.0)));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
}
