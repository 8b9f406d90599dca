//! Where there is little room a rail stands in for the panel; the panel and the guide lie over the page on demand.

use egui::{
    Align2, Area, Frame, Id, Key, Modifiers, Order, Rect, Response, Role, Sense, Shadow, Stroke, Ui, WidgetInfo, pos2,
    text::LayoutJob, vec2,
};

use super::{Memory, Scene, guide, panel};
use crate::{
    chart::index_text,
    desktop::{
        action::Action,
        theme::{Icon, Tokens, Type, icon},
        widgets::{Tip as _, elided_galley, focus_ring, zone},
    },
    t,
    words::Speaks as _,
};

/// Width of what lies over the page.
const OVERLAY: f32 = 320.0;

/// Shows the rail in the whole of `ui`. Returns the button that takes the focus.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory) -> Id {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add_space(8.0);
    let score = &scene.draft.score;
    let value = index_text(words, score);
    let band = score.band(scene.rubric).map_or("", |band| band.name.as_str());
    let spoken = t!(words, filling.rail_spoken, value = value, band = band);
    let first = button(ui, &spoken, 54.0, memory.overlay, |ui, rect| {
        let tokens = Tokens::of(ui);
        let galley = elided_galley(ui, Type::HelpStrong, tokens.text, &value, rect.width() - 2.0);
        let at = pos2(rect.center().x - galley.size().x / 2.0, rect.top() + 5.0);
        ui.painter().galley(at, galley, tokens.text);
        let mut job = LayoutJob::simple(band.to_owned(), Type::Caption.font(), tokens.text2, rect.width());
        job.halign = egui::Align::Center;
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(rect.center().x, rect.top() + 22.0), galley, tokens.text2);
    });
    let open = scene.open_work();
    let tokens = Tokens::of(ui);
    let (glyph, color) =
        if open > 0 { (icon::WARNING_FILL, tokens.warn.ink) } else { (icon::CHECK_CIRCLE, tokens.ok.ink) };
    let spoken = t!(words, filling.rail_checks, count = words.count(open));
    let checks = button(ui, &spoken, 44.0, false, |ui, rect| labelled(ui, rect, glyph, color, &words.count(open)));
    let aspects = button(ui, t!(words, filling.aspects), 44.0, false, |ui, rect| {
        labelled(ui, rect, icon::CHART_BAR, tokens.text2, t!(words, filling.rail_aspects));
    });
    for response in [&first, &checks, &aspects] {
        if response.clicked() {
            memory.overlay = !memory.overlay || memory.guide;
            memory.guide = false;
            memory.overlay_from = Some(response.id);
        }
    }
    first.id
}

fn button(ui: &mut Ui, name: &str, height: f32, on: bool, paint: impl FnOnce(&Ui, Rect)) -> Response {
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let rect = rect.shrink2(vec2(4.0, 0.0));
    let response = ui.interact(rect, Id::unique(("filling_rail", name.len(), rect.top() as i32)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    if on || response.hovered() {
        ui.painter().rect_filled(rect, 5, if on { tokens.brand_tint } else { tokens.hover });
    }
    paint(ui, rect);
    focus_ring(ui, &response, 5);
    response.tip(name)
}

fn labelled(ui: &Ui, rect: Rect, glyph: Icon, color: egui::Color32, wording: &str) {
    let at = pos2(rect.center().x, rect.top() + 14.0);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(18.0), color);
    let ink = Tokens::of(ui).text2;
    let galley = elided_galley(ui, Type::Caption, ink, wording, rect.width());
    ui.painter().galley(pos2(rect.center().x - galley.size().x / 2.0, rect.top() + 26.0), galley, ink);
}

/// Shows the panel or the guide over the right of the page. Esc closes it and gives the focus back.
pub(super) fn overlay_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, page: Rect, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let width = OVERLAY.min(page.width());
    let rect = Rect::from_min_max(pos2(page.right() - width, page.top()), page.max);
    let shadow = Shadow { offset: [-4, 0], blur: 16, spread: 0, color: tokens.shadow };
    let name = if memory.guide { t!(words, filling.guide) } else { t!(words, filling.panel) };
    let area = Area::new(Id::unique("filling_overlay"))
        .order(Order::Middle)
        .fixed_pos(rect.min)
        .movable(false)
        .constrain(false)
        .accessible_name(name);
    area.show(ui.ctx(), |ui| {
        ui.set_clip_rect(rect.expand2(vec2(16.0, 0.0)));
        Frame::new().fill(tokens.panel).shadow(shadow).stroke(Stroke::new(1.0, tokens.line2)).show(ui, |ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            ui.set_min_size(rect.size());
            ui.set_max_size(rect.size());
            let focus =
                if memory.guide { guide::ui(ui, scene, memory, out) } else { panel::ui(ui, scene, memory, out) };
            zone(ui, rect, focus);
        });
    });
    if memory.overlay && !memory.origin.is_open() {
        let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escape {
            memory.overlay = false;
            if let Some(id) = memory.overlay_from.take() {
                ui.memory_mut(|focus| focus.request_focus(id));
            }
        }
    }
}
