//! A slider: a whole number between two ends, by pointer and by keys.

use std::ops::RangeInclusive;

use egui::{
    Align, Event, Id, Key, Layout, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2,
    vec2,
};

use super::{changing, focus_ring_around, roving::keep_arrows, text, text_wrapped};
use crate::desktop::theme::{Tokens, Type};

/// Height of the track with the knob, and the radius of that.
const HEIGHT: f32 = 24.0;
const KNOB: f32 = 8.0;
/// How far `PageUp` and `PageDown` go.
const PAGE: i64 = 10;

/// A slider that changes the draft, with its name and value above it. What is dragged is told when it is let go.
#[must_use = "call `ui` to show it"]
pub struct Slider<'a> {
    name: &'a str,
    said: &'a dyn Fn(i64) -> String,
    range: RangeInclusive<i64>,
}

impl<'a> Slider<'a> {
    /// A slider between two ends; `said` puts a value into words.
    pub fn new(name: &'a str, range: RangeInclusive<i64>, said: &'a dyn Fn(i64) -> String) -> Self {
        Self { name, said, range }
    }

    /// Shows it with a value. Returns another one that was chosen.
    pub fn ui(self, ui: &mut Ui, value: i64) -> Option<i64> {
        let id = Id::unique(("slider", self.name));
        let dragged = ui.data(|data| data.get_temp::<i64>(id));
        let shown = dragged.unwrap_or(value).clamp(*self.range.start(), *self.range.end());
        let tokens = Tokens::of(ui);
        let words = (self.said)(shown);
        let wide =
            |text: &str, kind: Type| ui.painter().layout_no_wrap(text.to_owned(), kind.font(), tokens.text).size().x;
        let beside = wide(self.name, Type::Body) + wide(&words, Type::Strong) + 8.0 <= ui.available_width();
        let chosen = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = 18.0;
            let value_ui = |ui: &mut Ui| text(ui, Type::Strong, tokens.text, &words);
            if beside {
                ui.horizontal(|ui| {
                    text(ui, Type::Body, tokens.text, self.name);
                    ui.with_layout(Layout::right_to_left(Align::Center), value_ui);
                });
            } else {
                text_wrapped(ui, Type::Body, tokens.text, self.name);
                value_ui(ui);
            }
            changing(ui, |ui| self.track_ui(ui, id, shown, &words))
        });
        chosen.inner.filter(|new| *new != value)
    }

    fn track_ui(&self, ui: &mut Ui, id: Id, shown: i64, words: &str) -> Option<i64> {
        let tokens = Tokens::of(ui);
        let (low, high) = (*self.range.start(), *self.range.end());
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let (left, right) = (rect.left() + KNOB + 1.0, rect.right() - KNOB - 1.0);
        let span = (high - low).max(1) as f32;
        let at = |value: i64| left + (right - left) * (value - low) as f32 / span;
        let pointed = response.interact_pointer_pos().map(|place| {
            let share = ((place.x - left) / (right - left).max(1.0)).clamp(0.0, 1.0);
            low + (share * span).round() as i64
        });
        let mut chosen = None;
        if let Some(value) = pointed.filter(|_| response.dragged()) {
            ui.data_mut(|data| data.insert_temp(id, value));
        }
        if response.drag_stopped() || response.clicked() {
            let held = ui.data_mut(|data| data.remove_temp::<i64>(id));
            chosen = held.or(pointed);
            response.request_focus();
        }
        if response.has_focus() && ui.is_enabled() {
            keep_arrows(ui);
            chosen = chosen.or_else(|| self.keyed(ui, id, shown));
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Slider, ui.is_enabled(), self.name));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_numeric_value(shown as f64);
            node.set_min_numeric_value(low as f64);
            node.set_max_numeric_value(high as f64);
            node.set_numeric_value_step(1.0);
            node.set_value(words);
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
        });
        let middle = rect.center().y;
        let track = |from: f32, to: f32| Rect::from_min_max(pos2(from, middle - 2.0), pos2(to, middle + 2.0));
        let (fill, ink) = if ui.is_enabled() { (tokens.brand, tokens.brand_ink) } else { (tokens.line3, tokens.line3) };
        ui.painter().rect_filled(track(left, right), 2, tokens.line2);
        ui.painter().rect_filled(track(left, at(shown)), 2, fill);
        let knob = Rect::from_center_size(pos2(at(shown), middle), vec2(2.0 * KNOB, 2.0 * KNOB));
        ui.painter().rect(knob, 8, tokens.surface, Stroke::new(2.0, ink), StrokeKind::Inside);
        focus_ring_around(ui, &response, knob, 8);
        chosen.map(|value| value.clamp(low, high))
    }

    /// What the keys of a frame, or a screen reader, make of it.
    fn keyed(&self, ui: &Ui, id: Id, shown: i64) -> Option<i64> {
        let filter =
            egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let steps = [
            (Key::ArrowRight, shown + 1),
            (Key::ArrowUp, shown + 1),
            (Key::ArrowLeft, shown - 1),
            (Key::ArrowDown, shown - 1),
            (Key::PageUp, shown + PAGE),
            (Key::PageDown, shown - PAGE),
            (Key::Home, *self.range.start()),
            (Key::End, *self.range.end()),
        ];
        let asked = |input: &egui::InputState, action| {
            input.events.iter().any(|event| {
                matches!(event, Event::AccessKitActionRequest(request) if request.action == action
                    && request.target_node == id.accesskit_id())
            })
        };
        ui.input_mut(|input| {
            let pressed = steps.iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|(_, to)| *to);
            pressed
                .or_else(|| asked(input, accesskit::Action::Increment).then_some(shown + 1))
                .or_else(|| asked(input, accesskit::Action::Decrement).then_some(shown - 1))
        })
    }
}
