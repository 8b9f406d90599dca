//! A card with one chart: its title, a remark, the chart as one stop of the Tab key, the same numbers as a table, and a
//! menu of what can be done with both.

use std::sync::Arc;

use egui::{
    Align, CornerRadius, Event, Frame, Id, Key, Layout, Margin, Modifiers, Popup, Rect, Response, Sense,
    SetOpenCommand, Stroke, Ui, UiBuilder, Vec2, pos2, vec2,
};

use super::{Picked, ScreenFit, data_table, divider, drawing_below, heading, menu_item, small_icon_button, text};
use crate::{
    chart::Drawing,
    desktop::theme::{Tokens, Type, icon},
    t,
    words::Speaks as _,
};

/// Space between the edge of a card and what it holds.
const MARGIN: Margin = Margin::symmetric(14, 10);
/// The same for a card without a line for the title.
const BARE: Margin = Margin::symmetric(14, 7);
/// Height of the title line with the space below it.
const HEAD: f32 = 24.0;
/// Width of the menu of a chart.
const MENU: f32 = 230.0;

/// What a chart card remembers.
#[derive(Debug, Clone, Default)]
pub struct ChartState {
    /// The table is shown in the chart's place.
    table: bool,
    /// What is shown now takes the focus from what was shown before.
    refocus: bool,
    /// The menu was opened by a key: its first item takes the focus.
    by_key: bool,
    kept: KeptChart,
}

/// A chart as it was made last, and for what.
#[derive(Debug, Clone, Default)]
pub struct KeptChart(Option<(Made, Arc<Drawing>)>);

impl KeptChart {
    /// The chart of a state for some room; made anew where either is another one.
    pub fn get(
        &mut self,
        ui: &Ui,
        state: u64,
        size: Vec2,
        make: impl FnOnce(&ScreenFit<'_>) -> Drawing,
    ) -> Arc<Drawing> {
        let made = Made { state, size, points: ui.pixels_per_point() };
        match &self.0 {
            Some((known, chart)) if *known == made => Arc::clone(chart),
            _ => {
                let chart = Arc::new(make(&ScreenFit::new(ui)));
                self.0 = Some((made, Arc::clone(&chart)));
                chart
            }
        }
    }

    /// The chart of a state, for whatever room it was made.
    fn of_state(&self, state: u64) -> Option<Arc<Drawing>> {
        self.0.as_ref().filter(|(known, _)| known.state == state).map(|(_, chart)| Arc::clone(chart))
    }
}

/// What a chart was made for; it stays as long as this does.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Made {
    /// State of what it shows.
    state: u64,
    size: Vec2,
    /// Widths of letters differ with the points of the screen.
    points: f32,
}

impl ChartState {
    /// True while the table is shown.
    pub fn shows_table(&self) -> bool {
        self.table
    }
}

/// What a person asked for in the menu of a chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// The table for the clipboard.
    CopyTable(Arc<Drawing>),
    /// The chart as a picture of points.
    SavePng(Arc<Drawing>),
    /// The chart as a picture of shapes.
    SaveSvg(Arc<Drawing>),
}

/// A chart card as it was shown.
#[derive(Debug)]
pub struct ShownChart {
    /// The chart, or what stands in its place.
    pub response: Response,
    /// What was picked in it.
    pub picked: Option<Picked>,
    /// What was asked for in its menu.
    pub asked: Option<Asked>,
}

/// Room for a chart on its card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CardRoom {
    /// Width and height.
    pub size: Vec2,
    /// Where the title line is free, for cards on which the chart begins beside the title.
    pub beside: (f32, f32),
}

/// Where the button of the menu stands in the room inside a card.
fn menu_place(inner: Rect) -> Rect {
    Rect::from_center_size(pos2(inner.right() - 7.0, inner.top() + 9.0), Vec2::splat(24.0))
}

/// A chart card in the making.
#[derive(Debug)]
#[must_use = "call `ui` to show it"]
pub struct ChartCard<'a> {
    title: &'a str,
    note: &'a str,
    size: Vec2,
    kind: Kind,
    state: u64,
}

/// Where the title of a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// In a line above the chart.
    Above,
    /// In the first line of the chart.
    Beside,
    /// Nowhere: the chart says by itself what it is.
    Bare,
}

impl<'a> ChartCard<'a> {
    /// A card of a fixed outer size. The chart is made anew where `state` differs from that of the last frame.
    pub fn new(title: &'a str, size: Vec2, state: u64) -> Self {
        Self { title, note: "", size, kind: Kind::Above, state }
    }

    /// A remark at the right of the title; left out where there is no room.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// Without a line for the title: the chart says by itself what it is and takes the whole height.
    pub fn bare(mut self) -> Self {
        self.kind = Kind::Bare;
        self
    }

    /// The chart begins in the line of the title, beside it.
    pub fn beside(mut self) -> Self {
        self.kind = Kind::Beside;
        self
    }

    /// Shows the card with the chart that `make` gives for the room it leaves.
    pub fn ui(
        self,
        ui: &mut Ui,
        state: &mut ChartState,
        make: impl FnOnce(CardRoom, &ScreenFit<'_>) -> Drawing,
    ) -> ShownChart {
        let tokens = Tokens::of(ui);
        let (outer, card) = ui.allocate_exact_size(self.size, Sense::hover());
        let stroke = Stroke::new(1.0, tokens.line);
        ui.painter().rect(outer, CornerRadius::same(6), tokens.surface, stroke, egui::StrokeKind::Inside);
        let kind = if state.table { Kind::Above } else { self.kind };
        let inner = outer - if kind == Kind::Bare { BARE } else { MARGIN };
        let builder = UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)).id_salt(self.title);
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            // Where the chart begins at the left of its menu, it comes first.
            let above = (kind != Kind::Bare).then(|| self.head_ui(ui, inner, kind));
            let title = above.as_ref().map_or(inner.left(), |(title, _)| title.right());
            let menu = menu_place(inner);
            let head = if kind == Kind::Above { HEAD } else { 0.0 };
            let mut space = Rect::from_min_max(inner.min + vec2(0.0, head), inner.max);
            if kind == Kind::Bare {
                space.max.x = menu.left() - 2.0;
            }
            let chart = self.chart(ui, state, space.size(), (title + 16.0, menu.left() - 6.0), make);
            let builder = UiBuilder::new().max_rect(space).layout(Layout::top_down(Align::Min));
            let (response, picked) = ui
                .scope_builder(builder, |ui| {
                    if state.table {
                        let name = t!(ui, dashboard.table_of, title = self.title);
                        let id = Id::unique(("table", self.title));
                        (data_table(ui, id, &name, &chart.table, space), None)
                    } else {
                        drawing_below(ui, &chart, if kind == Kind::Beside { HEAD } else { 0.0 })
                    }
                })
                .inner;
            let (_, button) = above.unwrap_or_else(|| self.head_ui(ui, inner, kind));
            if std::mem::take(&mut state.refocus) {
                response.request_focus();
                response.scroll_to_me(None);
            }
            let mut chosen = self.keys(ui, state, &response, &button);
            chosen = self.menus_ui(ui, state, &card, &button, &response).or(chosen);
            let asked = match chosen {
                Some(Chosen::Switch) => {
                    state.table = !state.table;
                    state.refocus = true;
                    ui.ctx().request_repaint();
                    None
                }
                Some(Chosen::Copy) => Some(Asked::CopyTable(chart)),
                Some(Chosen::Png) => Some(Asked::SavePng(chart)),
                Some(Chosen::Svg) => Some(Asked::SaveSvg(chart)),
                None => None,
            };
            ShownChart { response, picked, asked }
        })
        .inner
    }

    /// The chart as it was made last, or made anew.
    fn chart(
        &self,
        ui: &Ui,
        state: &mut ChartState,
        size: Vec2,
        (from, to): (f32, f32),
        make: impl FnOnce(CardRoom, &ScreenFit<'_>) -> Drawing,
    ) -> Arc<Drawing> {
        // In the place of the table there is less room than the chart is made for.
        if let Some(chart) = state.kept.of_state(self.state).filter(|_| state.table) {
            return chart;
        }
        let left = ui.max_rect().left();
        state.kept.get(ui, self.state, size, |fit| {
            let mut chart = make(CardRoom { size, beside: (from - left, to - left) }, fit);
            // Two charts may say the same of their numbers; the title tells them apart.
            if !chart.sentence.starts_with(self.title) {
                chart.sentence = format!("{}. {}", self.title, chart.sentence);
            }
            chart
        })
    }

    /// Title, remark and the button of the menu; where the title ends, and the button.
    fn head_ui(&self, ui: &mut Ui, inner: Rect, kind: Kind) -> (Rect, Response) {
        let words = ui.words();
        let tokens = Tokens::of(ui);
        let line = Rect::from_min_size(inner.min, vec2(inner.width(), 18.0));
        let builder = UiBuilder::new().max_rect(line).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            ui.spacing_mut().interact_size.y = 18.0;
            let place = menu_place(inner);
            let right = place.left() - 4.0;
            let mut title = Rect::from_min_size(line.min, Vec2::ZERO);
            if kind != Kind::Bare {
                let room = line.with_max_x(right);
                let builder = UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center));
                title = ui.scope_builder(builder, |ui| heading(ui, Type::Section, 2, self.title).rect).inner;
            }
            let note = ui.painter().layout_no_wrap(self.note.to_owned(), Type::Help.font(), tokens.text3);
            if !self.note.is_empty() && title.right() + 12.0 + note.size().x <= right {
                let space = Rect::from_min_max(pos2(right - note.size().x, line.top()), pos2(right, line.bottom()));
                let builder = UiBuilder::new().max_rect(space).layout(Layout::right_to_left(Align::Center));
                ui.scope_builder(builder, |ui| text(ui, Type::Help, tokens.text3, self.note));
            }
            let name = t!(words, dashboard.chart_menu, title = self.title);
            let builder = UiBuilder::new().max_rect(place).id_salt("menu");
            let button =
                ui.scope_builder(builder, |ui| small_icon_button(ui, icon::DOTS_THREE_VERTICAL_BOLD, &name)).inner;
            (title, button)
        })
        .inner
    }

    /// What keys say while the chart, one of its marks or the table has the focus.
    fn keys(&self, ui: &Ui, state: &mut ChartState, response: &Response, button: &Response) -> Option<Chosen> {
        if !response.has_focus() {
            return None;
        }
        let menu = ui.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
        });
        if menu {
            state.by_key = true;
            Popup::open_id(ui.ctx(), Popup::default_response_id(button));
            ui.ctx().request_repaint();
        }
        if ui.input(|input| input.events.contains(&Event::Copy)) {
            return Some(Chosen::Copy);
        }
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::T)).then_some(Chosen::Switch)
    }

    /// The menu of the button, and the same where the card is clicked with the second button of the pointer.
    fn menus_ui(
        &self,
        ui: &Ui,
        state: &mut ChartState,
        card: &Response,
        button: &Response,
        response: &Response,
    ) -> Option<Chosen> {
        let name = t!(ui, dashboard.chart_menu, title = self.title);
        let second = card.contains_pointer() && ui.input(|input| input.pointer.secondary_clicked());
        let set = second.then_some(SetOpenCommand::Bool(true));
        let table = state.table;
        let at_pointer = Popup::context_menu(card)
            .open_memory(set)
            .accessible_name(&name)
            .show(|ui| items_ui(ui, table, false))
            .and_then(|shown| shown.inner);
        let fresh = state.by_key;
        let shown = Popup::menu(button).accessible_name(&name).show(|ui| items_ui(ui, table, fresh));
        match shown {
            Some(shown) => {
                if shown.inner.is_some() || shown.response.should_close() {
                    // The focus goes back to where the menu was called from.
                    response.request_focus();
                }
                if !ui.ctx().will_discard() {
                    state.by_key = false;
                }
                shown.inner.or(at_pointer)
            }
            None => at_pointer,
        }
    }
}

/// What was chosen of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Switch,
    Copy,
    Png,
    Svg,
}

/// The items of the menu; `fresh` where the first one takes the focus.
fn items_ui(ui: &mut Ui, table: bool, fresh: bool) -> Option<Chosen> {
    let words = ui.words();
    ui.set_width(MENU);
    ui.spacing_mut().item_spacing.y = 1.0;
    let keys = |keys: &[&str]| -> Vec<String> { keys.iter().map(|key| (*key).to_owned()).collect() };
    let (glyph, switch) = if table {
        (icon::CHART_BAR, t!(words, dashboard.menu.as_chart))
    } else {
        (icon::TABLE, t!(words, dashboard.menu.as_table))
    };
    let items = [
        (icon::COPY, t!(words, dashboard.menu.copy), keys(&["Ctrl", "C"]), Chosen::Copy),
        (icon::EXPORT, t!(words, dashboard.menu.png), Vec::new(), Chosen::Png),
        (icon::EXPORT, t!(words, dashboard.menu.svg), Vec::new(), Chosen::Svg),
        (glyph, switch, keys(&["T"]), Chosen::Switch),
    ];
    let mut chosen = None;
    for (place, (glyph, wording, keys, what)) in items.into_iter().enumerate() {
        if what == Chosen::Switch {
            divider(ui);
        }
        let item = menu_item(ui, glyph, wording, &keys, true);
        if fresh && place == 0 {
            item.request_focus();
        }
        if item.clicked() {
            chosen = Some(what);
            ui.close();
        }
    }
    chosen
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
