//! A card with one chart: its title, a remark, the chart as one stop of the Tab key, and the same numbers as a table.

use egui::{
    Align, Align2, CornerRadius, Frame, Id, Key, Layout, Margin, Modifiers, Rect, Response, Role, Sense, Stroke, Ui,
    UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::{Picked, ScreenFit, data_table, drawing, focus_ring, heading, text};
use crate::{
    chart::Drawing,
    desktop::theme::{Icon, Tokens, Type, icon},
    t,
    words::Speaks as _,
};

/// Space between the edge of a card and what it holds.
const MARGIN: Margin = Margin::symmetric(14, 11);
/// Height of the title line with the space below it.
const HEAD: f32 = 26.0;

/// What a chart card remembers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChartState {
    /// The table is shown in the chart's place.
    table: bool,
    /// What is shown now takes the focus from what was shown before.
    refocus: bool,
}

/// A chart card in the making.
#[derive(Debug)]
#[must_use = "call `drawing_ui` or `ui` to show it"]
pub struct ChartCard<'a> {
    title: &'a str,
    note: &'a str,
    size: Vec2,
    bare: bool,
}

impl<'a> ChartCard<'a> {
    /// A card of a fixed outer size.
    pub fn new(title: &'a str, size: Vec2) -> Self {
        Self { title, note: "", size, bare: false }
    }

    /// A remark at the right of the title; left out where there is no room.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// Without a line for the title: the chart says by itself what it is and takes the whole height.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Shows a painted chart, made for the room the card leaves.
    pub fn drawing_ui(
        self,
        ui: &mut Ui,
        state: &mut ChartState,
        make: impl FnOnce(Vec2, &ScreenFit<'_>) -> Drawing,
    ) -> (Response, Option<Picked>) {
        let mut picked = None;
        let response = self.ui(ui, state, |ui, room| {
            let chart = make(room, &ScreenFit::new(ui));
            Body::new(chart, |ui, chart| {
                let (response, hit) = drawing(ui, chart);
                picked = hit;
                response
            })
        });
        (response, picked)
    }

    /// Shows any chart: `body` returns its sentence and table and how it is painted.
    pub fn ui<P: FnOnce(&mut Ui, &Drawing) -> Response>(
        self,
        ui: &mut Ui,
        state: &mut ChartState,
        body: impl FnOnce(&mut Ui, Vec2) -> Body<P>,
    ) -> Response {
        let tokens = Tokens::of(ui);
        let (outer, _) = ui.allocate_exact_size(self.size, Sense::hover());
        let stroke = Stroke::new(1.0, tokens.line);
        ui.painter().rect(outer, CornerRadius::same(6), tokens.surface, stroke, egui::StrokeKind::Inside);
        let inner = outer - MARGIN;
        let builder = UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)).id_salt(self.title);
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let switched = self.head_ui(ui, inner, state.table);
            let head = if self.bare && !state.table { 0.0 } else { HEAD };
            let space = Rect::from_min_max(inner.min + vec2(0.0, head), inner.max);
            let builder = UiBuilder::new().max_rect(space).layout(Layout::top_down(Align::Min));
            let response = ui
                .scope_builder(builder, |ui| {
                    let mut body = body(ui, space.size());
                    // Two charts may say the same of their numbers; the title tells them apart.
                    if !body.chart.sentence.starts_with(self.title) {
                        body.chart.sentence = format!("{}. {}", self.title, body.chart.sentence);
                    }
                    if state.table {
                        let name = t!(ui, dashboard.table_of, title = self.title);
                        let id = Id::unique(("table", self.title));
                        data_table(ui, id, &name, &body.chart.table, space)
                    } else {
                        (body.paint)(ui, &body.chart)
                    }
                })
                .inner;
            if state.refocus {
                response.request_focus();
                state.refocus = false;
            }
            let key = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::T));
            if switched || key {
                state.table = !state.table;
                state.refocus = true;
                ui.ctx().request_repaint();
            }
            response
        })
        .inner
    }

    /// Title, remark and the switch between chart and table; true when it was pressed.
    fn head_ui(&self, ui: &mut Ui, inner: Rect, table: bool) -> bool {
        let words = ui.words();
        let tokens = Tokens::of(ui);
        let line = Rect::from_min_size(inner.min, vec2(inner.width(), 18.0));
        let builder = UiBuilder::new().max_rect(line).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            ui.spacing_mut().interact_size.y = 18.0;
            let mut title = Rect::from_min_size(line.min, Vec2::ZERO);
            if table || !self.bare {
                title = heading(ui, Type::Section, 2, self.title).rect;
            }
            let (name, glyph) = if table {
                (t!(words, dashboard.as_chart, title = self.title), icon::CHART_BAR)
            } else {
                (t!(words, dashboard.as_table, title = self.title), icon::TABLE)
            };
            let switch = Rect::from_center_size(line.right_center() - vec2(9.0, 0.0), Vec2::splat(24.0));
            let note = ui.painter().layout_no_wrap(self.note.to_owned(), Type::Help.font(), tokens.text3);
            let right = switch.left() - 4.0;
            if !self.note.is_empty() && title.right() + 12.0 + note.size().x <= right {
                let space =
                    Rect::from_min_max(egui::pos2(right - note.size().x, line.top()), egui::pos2(right, line.bottom()));
                let builder = UiBuilder::new().max_rect(space).layout(Layout::right_to_left(Align::Center));
                ui.scope_builder(builder, |ui| text(ui, Type::Help, tokens.text3, self.note));
            }
            switch_ui(ui, switch, glyph, &name).clicked()
        })
        .inner
    }
}

/// What a card shows: sentence and table of the chart, and how it is painted.
#[derive(Debug)]
pub struct Body<P> {
    chart: Drawing,
    paint: P,
}

impl<P: FnOnce(&mut Ui, &Drawing) -> Response> Body<P> {
    /// A chart and the way to paint it.
    pub fn new(chart: Drawing, paint: P) -> Self {
        Self { chart, paint }
    }
}

fn switch_ui(ui: &mut Ui, rect: Rect, glyph: Icon, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, ui.scope_id().with("switch"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 4, tokens.hover);
    }
    let color = if response.hovered() || response.has_focus() { tokens.text2 } else { tokens.line3 };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, glyph.glyph(), glyph.font(16.0), color);
    focus_ring(ui, &response, 4);
    response.on_hover_text(name)
}

/// A card without a chart, of the same look and a fixed outer size. Returns the height that its content took.
pub fn fixed_card(ui: &mut Ui, size: Vec2, add: impl FnOnce(&mut Ui)) -> f32 {
    let tokens = Tokens::of(ui);
    let (outer, _) = ui.allocate_exact_size(size, Sense::hover());
    let frame = Frame::new().fill(tokens.surface).stroke(Stroke::new(1.0, tokens.line)).corner_radius(6);
    ui.painter().add(frame.paint(outer.shrink(1.0)));
    let inner = outer - MARGIN;
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min));
    let used = ui.scope_builder(builder, add).response.rect.height();
    used + MARGIN.sum().y
}
