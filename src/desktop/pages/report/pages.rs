//! The pages below each other, as they will be printed. Places that lead elsewhere can be clicked.

use std::sync::Arc;

use egui::{
    EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::preview::{Laid, Preview};
use crate::{
    desktop::{
        theme::{Tokens, Type, icon},
        widgets::{empty_state, focus_ring_around, main_part, main_part_comes, paint_page, text, zone},
    },
    report::{Report, layout::Item},
    t,
    words::Speaks as _,
};

/// How far an arrow key scrolls.
const STEP: f32 = 40.0;
/// Space around and between pages.
const GAP: f32 = 14.0;
/// Space at each side of a page that fits the width.
const SIDE: f32 = 18.0;

/// Shows the pages.
pub(super) fn ui(ui: &mut Ui, preview: &mut Preview) {
    let words = ui.words();
    let Some(report) = preview.report().cloned() else {
        if preview.stale() {
            main_part_comes(ui);
        }
        waiting_ui(ui, preview);
        return;
    };
    let widest = report.pages.iter().map(|page| page.width).fold(1.0, f32::max);
    let highest = report.pages.iter().map(|page| page.height).fold(1.0, f32::max);
    let view = ui.available_size();
    // The bars lie over the pages' margins, never over the pages.
    let room = view - vec2(2.0 * SIDE, 2.0 * GAP);
    let scale = preview.scale(vec2(widest, highest), room);
    let keys = Id::unique("report pages");
    turn(ui, keys, preview, report.pages.len());
    let moved = scroll_keys(ui, keys);
    let length = report.pages.iter().map(|page| page.height).sum();
    let place = preview.place(Laid { room, scale, length });
    if preview.is_placing() {
        ui.ctx().request_repaint();
    }
    let above = |page: usize| report.pages.iter().take(page).map(|page| page.height * scale + GAP).sum::<f32>();
    let width = (widest * scale + 2.0 * SIDE).max(view.x);
    // That there is more is seen without looking for it.
    ui.spacing_mut().scroll.dormant_handle_opacity = 0.5;
    let mut area = ScrollArea::both().id_salt("report_pages").auto_shrink(false);
    if let Some((page, below)) = place {
        let last = vec2(width - view.x, above(report.pages.len()) + GAP - view.y).max(Vec2::ZERO);
        let wanted = vec2(preview.offset.x, above(page) + below * scale);
        area = area.scroll_offset(wanted.clamp(Vec2::ZERO, last));
    } else if moved != Vec2::ZERO {
        area = area.scroll_offset((preview.offset + moved).max(Vec2::ZERO));
    }
    let output = area.show_viewport(ui, |ui, _| {
        let height = report.pages.iter().map(|page| page.height * scale + GAP).sum::<f32>() + GAP;
        let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let mut top = area.top() + GAP;
        let mut seen = None;
        for (number, page) in report.pages.iter().enumerate() {
            let size = vec2(page.width, page.height) * scale;
            let rect = Rect::from_min_size(pos2(area.center().x - size.x / 2.0, top), size);
            top += size.y + GAP;
            let shown = ui.clip_rect();
            if rect.bottom() > shown.top() + shown.height() * 0.4 && seen.is_none() {
                seen = Some(number);
            }
            if shown.intersects(rect) {
                page_ui(ui, &report, number, rect, scale, preview);
            }
        }
        seen
    });
    let offset = output.state.clamped_offset();
    let scrolled = (offset.y - preview.offset.y).abs() > 0.5;
    preview.offset = offset;
    // Near the end the page that was gone to may stand below others: it is looked at all the same, until somebody scrolls.
    if let (None, true, Some(page)) = (place, scrolled, output.inner) {
        preview.look_at(page, (offset.y - above(page)) / scale);
    }
    let area = output.inner_rect;
    let response = ui.interact(area, keys, Sense::focusable_noninteractive());
    let of = t!(words, laporan.page_of, page = words.count(preview.page + 1), pages = words.count(report.pages.len()));
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, t!(words, laporan.preview, place = of)));
    zone(ui, area, response.id);
    main_part(ui, response.id);
    // Who clicks at the pages turns them by keys.
    if ui.rect_contains_pointer(area) && ui.input(|input| input.pointer.primary_clicked()) {
        response.request_focus();
    }
    // Inside the area, which is cut off at its edges.
    focus_ring_around(ui, &response, area.shrink(5.0), 2);
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

/// How far arrow keys scroll while the pages have the focus.
fn scroll_keys(ui: &Ui, id: Id) -> Vec2 {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return Vec2::ZERO;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let steps = |back: Key, forth: Key| {
        let count = |key: Key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
        (count(forth) - count(back)) * STEP
    };
    vec2(steps(Key::ArrowLeft, Key::ArrowRight), steps(Key::ArrowUp, Key::ArrowDown))
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
    preview.go_to(to);
}

fn page_ui(ui: &Ui, report: &Arc<Report>, number: usize, rect: Rect, scale: f32, preview: &mut Preview) {
    let words = ui.words();
    let response = ui.interact(rect, Id::unique(("report page", number)), Sense::CLICK);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Image, true, t!(words, laporan.page, page = words.count(number + 1)))
    });
    paint_page(ui.painter(), report, number, rect.min, scale);
    ui.painter().rect_stroke(rect, 0, Stroke::new(1.0, Tokens::of(ui).line2), StrokeKind::Outside);
    let Some(at) = response.hover_pos() else { return };
    let (x, y) = ((at.x - rect.left()) / scale, (at.y - rect.top()) / scale);
    let items = report.pages.get(number).map_or(&[][..], |page| &page.items);
    let target = items.iter().find_map(|item| match item {
        Item::Link { min, max, to } if (min.x..max.x).contains(&x) && (min.y..max.y).contains(&y) => report.target(to),
        _ => None,
    });
    let Some(target) = target else { return };
    if response.clicked() {
        preview.go_into(target.page, (target.y - 6.0).max(0.0));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
}
