//! A chart under pointer, keys and screen reader: one stop of the Tab key, inside which the arrow keys go from mark to mark.

use std::sync::Arc;

use egui::{
    Align, CursorIcon, EventFilter, Id, Key, Layout, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Tooltip, Ui, WidgetInfo, vec2,
};

use super::{
    ScreenFit,
    drawing::{area, paint_drawing, paint_kept_drawing},
    focus_ring, follow_focus,
    roving::keep_arrows,
    text, text_wrapped,
};
use crate::{
    chart::{Drawing, Figure, Point, Spot, sample},
    desktop::theme::{Tokens, Type},
    scoring::NodeKind,
};

/// What a person picked in a chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Picked {
    /// A mark that stands for these indicators; the first comes first.
    Indicator(String),
    /// A number of the trace, for the way to where it comes from.
    Number {
        /// What the number stands for.
        kind: NodeKind,
        /// Id of the node.
        id: String,
        /// Where it stands in the window.
        anchor: Rect,
    },
}

/// Which mark of a chart the keys have reached last.
#[derive(Clone, Copy, Default)]
struct Cursor(usize);

/// Shows a chart as one stop of the Tab key whose name is its sentence. A click picks the mark under the pointer, and
/// where that shows a number, the number. The arrow keys give the focus to one mark after the other, Home and End to the
/// first and last; Enter follows the mark, Space asks where its number comes from, Escape leads back to the chart.
///
/// The response is that of the chart, or of the mark that has the focus.
pub fn drawing(ui: &mut Ui, chart: &Arc<Drawing>) -> (Response, Option<Picked>) {
    drawing_below(ui, chart, 0.0)
}

/// The same where something else lies over the first part of the height.
pub fn drawing_below(ui: &mut Ui, chart: &Arc<Drawing>, free: f32) -> (Response, Option<Picked>) {
    let sense = if chart.spots.is_empty() { Sense::focusable_noninteractive() } else { Sense::click() };
    let (id, rect) = ui.allocate_space(vec2(chart.width, chart.height));
    let response = ui.interact(rect.with_min_y(rect.top() + free), id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.sentence));
    if ui.is_rect_visible(rect) {
        paint_kept_drawing(ui, rect.min, chart);
    }
    focus_ring(ui, &response, 4);
    if chart.spots.is_empty() {
        return (response, None);
    }
    let marks = Marks { chart, origin: rect.min, id: response.id };
    let reached = marks.move_focus(ui);
    let mark = reached.map(|place| (place, marks.mark_ui(ui, place)));
    let own = mark.as_ref().map(|(_, mark)| mark);
    let pointed = response.hover_pos().or_else(|| own.and_then(Response::hover_pos));
    let hit = pointed.and_then(|at| marks.at(at));
    let clicked = response.clicked() || own.is_some_and(Response::clicked);
    let by_pointer = ui.input(|input| input.pointer.any_click());
    let picked = match (&mark, clicked, by_pointer) {
        (_, true, true) => hit.and_then(|place| marks.picked_at(place, pointed.unwrap_or_default())),
        (Some((place, _)), true, false) => {
            let asks = ui.input(|input| input.key_pressed(Key::Space));
            marks.picked(*place, asks)
        }
        // Enter at the chart itself leads where its only mark does.
        (None, true, false) if chart.spots.len() == 1 => marks.picked(0, false),
        _ => None,
    };
    if let Some(place) = hit.or(reached) {
        marks.tooltip_ui(ui, place, hit.is_some());
    }
    let response = match mark {
        Some((_, mark)) => mark,
        None => response,
    };
    let leads = hit.is_some_and(|place| marks.picked_at(place, pointed.unwrap_or_default()).is_some());
    (if leads { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }, picked)
}

/// The marks of a chart where it stands in the window.
struct Marks<'a> {
    chart: &'a Drawing,
    origin: Pos2,
    /// The chart.
    id: Id,
}

impl Marks<'_> {
    fn id_of(&self, place: usize) -> Id {
        self.id.with(("mark", place))
    }

    fn rect(&self, spot: &Spot) -> Rect {
        area(self.origin, spot.min, spot.max)
    }

    /// The mark at a point of the window: of several the one whose middle is nearest.
    fn at(&self, point: Pos2) -> Option<usize> {
        let holds = |spot: &Spot| {
            self.rect(spot).contains(point)
                || spot.number.as_ref().is_some_and(|number| area(self.origin, number.min, number.max).contains(point))
        };
        let far = |place: &usize| self.rect(&self.chart.spots[*place]).center().distance_sq(point);
        let places = (0..self.chart.spots.len()).filter(|place| holds(&self.chart.spots[*place]));
        places.min_by(|one, other| far(one).total_cmp(&far(other)))
    }

    /// Lets the keys move the focus; the mark that has it.
    fn move_focus(&self, ui: &Ui) -> Option<usize> {
        let last = self.chart.spots.len().saturating_sub(1);
        let known = ui.data(|data| data.get_temp::<Cursor>(self.id)).unwrap_or_default().0.min(last);
        let focus = ui.memory(egui::Memory::focused)?;
        let on_mark = focus == self.id_of(known);
        if !on_mark && focus != self.id {
            return None;
        }
        keep_arrows(ui);
        let filter =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: on_mark, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus, filter));
        let place = self.step(ui, known, on_mark);
        if on_mark && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            ui.memory_mut(|memory| memory.request_focus(self.id));
            return None;
        }
        if let Some(place) = place {
            ui.data_mut(|data| data.insert_temp(self.id, Cursor(place)));
            ui.memory_mut(|memory| memory.request_focus(self.id_of(place)));
            return Some(place);
        }
        on_mark.then_some(known)
    }

    /// Where the keys of this frame lead from a mark; the first key only gives the focus to the mark it was at last.
    fn step(&self, ui: &Ui, known: usize, on_mark: bool) -> Option<usize> {
        let last = self.chart.spots.len().saturating_sub(1);
        let pressed = |key: Key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let (home, end) = (pressed(Key::Home), pressed(Key::End));
        if home > 0 {
            return Some(0);
        }
        if end > 0 {
            return Some(last);
        }
        let mut steps = right + left + down + up;
        if steps == 0 {
            return None;
        }
        let mut place = known;
        if !on_mark {
            steps -= 1;
        }
        let across = self.chart.across.max(1);
        let line = if across < self.chart.spots.len() { across } else { 1 };
        // Several keys of one frame act in the order right, down, left, up; nobody presses them together.
        for (count, by, forth) in [(right, 1, true), (down, line, true), (left, 1, false), (up, line, false)] {
            for _ in 0..count.min(steps) {
                place = match forth {
                    true if place + by <= last => place + by,
                    false if place >= by => place - by,
                    _ => place,
                };
            }
            steps = steps.saturating_sub(count);
        }
        Some(place)
    }

    /// The mark that has the focus as a widget of its own, so that it is what a screen reader says.
    fn mark_ui(&self, ui: &Ui, place: usize) -> Response {
        let spot = &self.chart.spots[place];
        let rect = self.rect(spot);
        let response = ui.interact(rect, self.id_of(place), Sense::click());
        let leads = self.picked(place, false).is_some();
        let role = if leads { Role::Button } else { Role::ListItem };
        response.widget_info(|| WidgetInfo::labeled(role, true, &spot.label));
        follow_focus(&response);
        let tokens = Tokens::of(ui);
        ui.painter().rect_stroke(rect.expand(4.0), 5, Stroke::new(2.0, tokens.surface), StrokeKind::Middle);
        ui.painter().rect_stroke(rect.expand(2.5), 5, Stroke::new(2.0, tokens.brand_ink), StrokeKind::Middle);
        response
    }

    /// Where a mark leads: to its first indicator, or where it has none, and where that is asked for, to its number.
    fn picked(&self, place: usize, asks: bool) -> Option<Picked> {
        let spot = self.chart.spots.get(place)?;
        let indicator = spot.indicators.first().map(|id| Picked::Indicator(id.clone()));
        let number = spot.number.as_ref().map(|number| Picked::Number {
            kind: number.kind,
            id: number.id.clone(),
            anchor: area(self.origin, number.min, number.max),
        });
        if asks { number.or(indicator) } else { indicator.or(number) }
    }

    /// Where a mark leads that is clicked at a point.
    fn picked_at(&self, place: usize, point: Pos2) -> Option<Picked> {
        let on = |(min, max): (Point, Point)| area(self.origin, min, max).contains(point);
        let asks = self.chart.spots.get(place)?.number.as_ref().is_some_and(|number| on((number.min, number.max)));
        self.picked(place, asks)
    }

    /// What a mark says: its value and what it is compared with.
    fn tooltip_ui(&self, ui: &Ui, place: usize, at_pointer: bool) {
        let spot = &self.chart.spots[place];
        let anchor = self.rect(spot);
        let id = self.id.with("tooltip");
        let mut tooltip = Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, anchor);
        if at_pointer {
            tooltip = tooltip.at_pointer().gap(14.0);
        }
        tooltip.accessible_name(&spot.label).show(|ui| spot_ui(ui, spot));
    }
}

/// Width of the look before a figure, and what lies between the columns of a tooltip.
const LOOK: f32 = 24.0;
const BETWEEN: f32 = 10.0;

/// Title, figures in columns, and what else is to be said.
fn spot_ui(ui: &mut Ui, spot: &Spot) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    text_wrapped(ui, Type::Strong, tokens.text, &spot.title);
    let wide = |wording: &str, kind: Type| {
        ui.painter().layout_no_wrap(wording.to_owned(), kind.font(), tokens.text).size().x.ceil()
    };
    let widest = |of: &dyn Fn(&Figure) -> &str, kind: Type| {
        spot.figures.iter().map(|figure| wide(of(figure), kind)).fold(0.0, f32::max)
    };
    let labels = widest(&|figure| &figure.label, Type::Help);
    let values = widest(&|figure| &figure.value, Type::HelpStrong);
    let height = Type::Help.line();
    for (place, figure) in spot.figures.iter().enumerate() {
        let size = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().interact_size.y = height;
            let (look, _) = ui.allocate_exact_size(vec2(LOOK, height), Sense::hover());
            let drawn = sample(figure.sample, height, ScreenFit::new(ui).lettering());
            paint_drawing(ui, look.left_top() + vec2((LOOK - 6.0 - drawn.width) / 2.0, 0.0), &drawn);
            if labels > 0.0 {
                column_ui(ui, labels, Align::Min, |ui| text(ui, Type::Help, tokens.text2, &figure.label));
                ui.add_space(BETWEEN);
            }
            let kind = if place == 0 { Type::HelpStrong } else { Type::Help };
            let edge = if labels > 0.0 { Align::Max } else { Align::Min };
            column_ui(ui, values, edge, |ui| text(ui, kind, tokens.text, &figure.value));
            if !figure.gap.is_empty() {
                ui.add_space(BETWEEN);
                text(ui, Type::HelpStrong, tokens.text, &figure.gap);
            }
        });
    }
    if !spot.note.is_empty() {
        ui.add_space(2.0);
        text_wrapped(ui, Type::Caption, tokens.text2, &spot.note);
    }
}

/// A text in a column so wide.
fn column_ui(ui: &mut Ui, width: f32, edge: Align, add: impl FnOnce(&mut Ui) -> Response) {
    let size = vec2(width, ui.spacing().interact_size.y);
    let layout = match edge {
        Align::Max => Layout::right_to_left(Align::Center),
        Align::Min | Align::Center => Layout::left_to_right(Align::Center),
    };
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_width(width);
        add(ui);
    });
}
