//! A line with a group of parts at either end, both in reading order.

use egui::{Align, Id, Layout, Rect, Ui, UiBuilder, pos2, vec2};

/// Between the two groups.
const BETWEEN: f32 = 12.0;
/// As good as endless: what is laid out in so much room does not wrap.
const ENDLESS: f32 = 10_000.0;

/// A line with two groups. Where they do not fit beside each other, the second takes the next line; what they need is
/// measured as they are shown, so that it holds for every text.
#[derive(Debug, Clone, Copy)]
pub struct Ends {
    height: f32,
    least: Option<f32>,
}

/// How wide the groups are when nothing in them wraps.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Widths {
    first: f32,
    second: f32,
}

impl Ends {
    /// A line at least so high, the parts centred in it.
    pub fn new(height: f32) -> Self {
        Self { height, least: None }
    }

    /// The first group takes the room there is and shortens what it holds; where it would have less than this, it gets a
    /// line of its own.
    #[must_use]
    pub fn least(mut self, width: f32) -> Self {
        self.least = Some(width);
        self
    }

    /// Shows the line. Both groups are given what they work on.
    pub fn show<T, F, S>(
        self,
        ui: &mut Ui,
        on: &mut T,
        first: impl FnOnce(&mut Ui, &mut T) -> F,
        second: impl FnOnce(&mut Ui, &mut T) -> S,
    ) -> (F, S) {
        let id: Id = ui.next_auto_id().with("ends");
        let known = ui.data(|data| data.get_temp::<Widths>(id));
        let widths = known.unwrap_or(Widths { first: 0.0, second: 0.0 });
        let space = ui.available_rect_before_wrap();
        let beside = if widths.second > 0.0 { widths.second + BETWEEN } else { 0.0 };
        let stacked = beside > 0.0 && self.least.unwrap_or(widths.first) + beside > space.width() + 0.5;

        let end = match self.least {
            _ if stacked => space.right(),
            Some(_) => (space.right() - beside).max(space.left()),
            None => space.left() + ENDLESS,
        };
        let (one, first_rect) = self.group(ui, space.min, end, stacked, |ui| first(ui, on));
        let (start, end) = if stacked {
            (pos2(space.left(), first_rect.bottom().max(space.top() + self.height)), space.right())
        } else {
            let start = (space.right() - widths.second).max(space.left());
            (pos2(start, space.top()), start + ENDLESS)
        };
        let (other, second_rect) = self.group(ui, start, end, stacked, |ui| second(ui, on));

        // A group that wraps does not show how wide it would be.
        let natural = |rect: Rect, known: f32| {
            if stacked && rect.height() > self.height + 1.0 { known.max(rect.width()) } else { rect.width() }
        };
        let measured = Widths { first: natural(first_rect, widths.first), second: natural(second_rect, widths.second) };
        let differ = |one: f32, other: f32| (one - other).abs() > 0.5;
        let is_new = known.is_none_or(|known| {
            differ(known.second, measured.second) || self.least.is_none() && differ(known.first, measured.first)
        });
        if is_new {
            ui.data_mut(|data| data.insert_temp(id, measured));
            ui.ctx().request_discard("a line with two groups was measured");
        }
        let bottom = first_rect.bottom().max(second_rect.bottom()).max(space.top() + self.height);
        let used = Rect::from_min_size(space.min, vec2(space.width(), bottom - space.top()));
        ui.advance_cursor_after_rect(used);
        (one, other)
    }

    /// One of the groups, from a place to an edge, and the room it took.
    fn group<R>(
        &self,
        ui: &mut Ui,
        start: egui::Pos2,
        end: f32,
        wraps: bool,
        add: impl FnOnce(&mut Ui) -> R,
    ) -> (R, Rect) {
        let room = Rect::from_min_max(start, pos2(end, start.y + self.height));
        let layout = Layout::left_to_right(Align::Center).with_main_wrap(wraps);
        let mut group = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
        let inner = add(&mut group);
        (inner, group.min_rect())
    }
}
