//! The look of every dialog: what happened as the title, facts, and the buttons with the safest one right and focused.

use egui::{Align, Area, Context, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Role, Stroke, Ui, vec2};

use crate::desktop::{
    theme::{DARK, LIGHT, Type},
    widgets::{Button, ButtonKind, heading},
};

/// How a dialog was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left<R> {
    /// It is still open.
    Not,
    /// By Esc, or by a click beside one in which nothing is typed: the harmless way.
    Harmlessly,
    /// By one of its own ways.
    With(R),
}

/// Shows a dialog of a width; `body` says how it is left, if it is.
pub fn dialog<R>(
    ctx: &Context,
    name: &'static str,
    title: &str,
    width: f32,
    body: impl FnOnce(&mut Ui) -> Option<R>,
) -> Left<R> {
    shown(ctx, name, title, width, true, body)
}

/// The same for a dialog in which a person types: a click beside it takes nothing away.
pub fn form_dialog<R>(
    ctx: &Context,
    name: &'static str,
    title: &str,
    width: f32,
    body: impl FnOnce(&mut Ui) -> Option<R>,
) -> Left<R> {
    shown(ctx, name, title, width, false, body)
}

fn shown<R>(
    ctx: &Context,
    name: &'static str,
    title: &str,
    width: f32,
    by_click: bool,
    body: impl FnOnce(&mut Ui) -> Option<R>,
) -> Left<R> {
    let tokens = if ctx.global_style().visuals.dark_mode { &DARK } else { &LIGHT };
    let screen = ctx.content_rect();
    let width = width.min(screen.width() - 32.0);
    let area: Area = Modal::default_area(Id::unique(name)).role(Role::Dialog).accessible_name(title);
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line2))
        .corner_radius(6)
        .shadow(ctx.global_style().visuals.window_shadow)
        .inner_margin(Margin::same(18));
    let response = Modal::new(Id::unique(name)).area(area).frame(frame).backdrop_color(tokens.veil).show(ctx, |ui| {
        ui.set_width(width - 36.0);
        ui.spacing_mut().item_spacing = vec2(8.0, 10.0);
        heading(ui, Type::Dialog, 1, title);
        body(ui)
    });
    let harmless = response.should_close() && (by_click || !response.backdrop_response.clicked());
    match response.inner {
        Some(way) => Left::With(way),
        None if harmless => Left::Harmlessly,
        None => Left::Not,
    }
}

/// The part of a dialog that scrolls where the window is too low for all of it.
pub fn scrolled<R>(ui: &mut Ui, below: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = (ui.ctx().content_rect().height() - below).max(80.0);
    egui::ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, add).inner
}

/// The same for what is only read: it begins at its top when it is `fresh`, and keys scroll it.
pub fn read<R>(ui: &mut Ui, below: f32, fresh: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = (ui.ctx().content_rect().height() - below).max(80.0);
    let mut area = egui::ScrollArea::vertical().max_height(room).auto_shrink([false, true]);
    if fresh {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        let pressed = |key: Key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
        let lines = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
        let pages = pressed(Key::PageDown) - pressed(Key::PageUp);
        let ends = pressed(Key::End) - pressed(Key::Home);
        let delta = lines * LINE + pages * (room - LINE) + ends * FAR;
        if delta != 0.0 {
            ui.scroll_with_delta(vec2(0.0, -delta));
        }
        add(ui)
    })
    .inner
}

/// How far an arrow key scrolls, and as good as to the end.
const LINE: f32 = 40.0;
const FAR: f32 = 100_000.0;

/// One way out of a dialog.
#[derive(Debug, Clone)]
pub struct Way<'a> {
    /// Its verb.
    pub text: &'a str,
    /// How strongly it speaks.
    pub kind: ButtonKind,
    /// Whether it can be taken.
    pub enabled: bool,
}

impl<'a> Way<'a> {
    /// A way that takes nothing away.
    pub fn new(text: &'a str) -> Self {
        Self { text, kind: ButtonKind::Normal, enabled: true }
    }

    /// The one the dialog is for.
    pub fn primary(text: &'a str) -> Self {
        Self { kind: ButtonKind::Primary, ..Self::new(text) }
    }
}

/// The row of ways out, the last one right; where `focus` is true it takes the focus. The place of the one taken.
pub fn ways(ui: &mut Ui, focus: bool, ways: &[Way<'_>]) -> Option<usize> {
    let mut taken = None;
    ui.add_space(4.0);
    let narrow = ui.available_width() < 360.0;
    let layout = if narrow { Layout::top_down_justified(Align::Max) } else { Layout::right_to_left(Align::Center) };
    // Drawn left to right in the order of Tab, set from the right edge.
    let widths: Vec<f32> = ways.iter().map(|way| Button::new(way.text).kind(way.kind).measure(ui)).collect();
    let gap = 8.0;
    let total: f32 = widths.iter().sum::<f32>() + gap * ways.len().saturating_sub(1) as f32;
    let mut row = |ui: &mut Ui| {
        for (place, way) in ways.iter().enumerate() {
            let response = Button::new(way.text).kind(way.kind).enabled(way.enabled).ui(ui);
            if focus && place + 1 == ways.len() {
                response.request_focus();
            }
            if response.clicked() && way.enabled {
                taken = Some(place);
            }
        }
    };
    if narrow && total > ui.available_width() {
        ui.with_layout(layout, row);
    } else {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.add_space((ui.available_width() - total).max(0.0));
            row(ui);
        });
    }
    taken
}
