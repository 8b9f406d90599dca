//! The one table for lists: a head that sorts and stays, groups that fold, rows of one height of which only those on the
//! screen are laid out, a current row, marked rows, and a bar for what can be done with those.
//!
//! The whole list is one stop of the Tab key. Each row is one node of the accessibility tree, called by a whole sentence,
//! because screen readers on Windows get no table from it; its cells are painted.

mod body;
mod bulk;
mod columns;
mod copy;
mod density;
mod head;
mod kept;
mod keys;
mod listed;
mod order;
mod paint;
mod row;
mod state;

use egui::{Id, Rect, Role, Ui, UiBuilder, vec2};

pub use self::{
    bulk::bulk_button,
    columns::Column,
    density::{tools, two_lines},
    kept::Kept,
    listed::takes_keys,
    order::Line,
    row::{Cell, Chip, GroupRow, Look, Row, RowAction, Rows, SortKey, row_sentence},
    state::TableState,
};
use self::{columns::Fit, order::Order};
use super::{main_part, zone};
use crate::desktop::{action::Action, theme::Tokens};

/// Height of the head.
const HEAD: f32 = 31.0;
/// Height of a group, and of a row of one line.
const DENSE: f32 = 29.0;
/// Height of a row of two lines.
const TALL: f32 = 44.0;
/// Height of the bar for marked rows.
const BAR: f32 = 44.0;
/// Narrower than this, rows always have two lines.
const NARROW: f32 = 620.0;
/// Free space at both edges.
const EDGE: f32 = 16.0;
/// Room of the box that marks a row.
const MARK: f32 = 28.0;
/// Room of the caret of what folds.
const CARET: f32 = 20.0;

/// What a person did in a frame. Places are those of [`Rows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// The row that became the current one.
    pub moved: Option<usize>,
    /// The row that was clicked.
    pub clicked: Option<usize>,
    /// The row at which Enter was pressed, or that was clicked twice.
    pub entered: Option<usize>,
    /// What was pressed in a line, by its place among the line's actions.
    pub pressed: Option<(Line, usize)>,
    /// The row whose box was switched, where boxes switch something of the list's own.
    pub switched: Option<usize>,
}

/// Shows what an opened row holds.
pub type Inside<'a> = dyn FnMut(&mut Ui, usize) + 'a;

/// Shows what can be done with marked rows; it is given what finds them.
pub type Bulk<'a> = dyn FnMut(&mut Ui, &dyn Fn() -> Vec<usize>) + 'a;

/// What a page adds to its table.
#[derive(Default)]
pub struct Parts<'a> {
    /// Shows what an opened row holds, below it.
    pub inside: Option<&'a mut Inside<'a>>,
    /// Shows what can be done with marked rows, on the bar.
    pub bulk: Option<&'a mut Bulk<'a>>,
}

/// A table.
#[derive(Debug, Clone, Copy)]
#[must_use = "call `ui` to show it"]
pub struct Table<'a> {
    id: Id,
    name: &'a str,
    columns: &'a [Column<'a>],
    version: Id,
    dense: bool,
}

impl<'a> Table<'a> {
    /// A table with a name for screen readers. `version` differs whenever the rows do: only then they are put in order anew.
    pub fn new(name: &'a str, columns: &'a [Column<'a>], version: Id) -> Self {
        Self { id: Id::unique(("table", name)), name, columns, version, dense: false }
    }

    /// Rows have one line wherever there is room, whatever is chosen for lists: for a list that leaves room to others.
    pub fn dense(mut self) -> Self {
        self.dense = true;
        self
    }

    /// Shows the table in the room that is left.
    pub fn ui(
        self,
        ui: &mut Ui,
        state: &mut TableState,
        rows: &dyn Rows,
        parts: Parts<'_>,
        out: &mut Vec<Action>,
    ) -> Done {
        let Parts { inside, bulk } = parts;
        let space = ui.available_rect_before_wrap();
        ui.allocate_rect(space, egui::Sense::hover());
        ui.painter().rect_filled(space, 0, Tokens::of(ui).surface);
        let tall = space.width() < NARROW || !self.dense && two_lines(ui);
        let height = if tall { TALL } else { DENSE };
        let lead = EDGE + MARK + if rows.groups() > 0 || rows.opens() { CARET } else { 0.0 };
        let fit = Fit::of(self.columns, space.left() + lead, space.right() - EDGE, tall);
        let order = state.ordered(rows, self.version, height);
        let frame = Frame { id: self.id, columns: self.columns, fit, tall, height, rows };
        let bar = if state.has_marks() { BAR } else { 0.0 };
        let head = Rect::from_min_size(space.min, vec2(space.width(), HEAD));
        let body = Rect::from_min_max(head.left_bottom(), space.max - vec2(0.0, bar));
        if head::ui(ui, head, &frame, state, &order) {
            // What was sorted is put in order in the next frame.
            ui.ctx().request_repaint();
        }
        let mut done = Done::default();
        keys::take(ui, &frame, state, &order, body.height(), &mut done);
        let builder = UiBuilder::new()
            .id_salt(self.id)
            .max_rect(body)
            .accessibility_role(Role::ListBox)
            .accessibility_label(self.name);
        let shown = ui.scope_builder(builder, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_multiselectable());
            body::ui(ui, &frame, state, &order, inside, &mut done)
        });
        zone(ui, body, shown.inner.unwrap_or(Id::NULL));
        if let Some(stop) = shown.inner {
            main_part(ui, stop);
            listed::note(ui, stop, &order);
        }
        if bar > 0.0 {
            let bar = Rect::from_min_max(body.left_bottom(), space.max);
            bulk::ui(ui, bar, &frame, state, &order, bulk, out);
        }
        if state.take_copy() {
            copy::copy(ui, &frame, state, &order, out);
        }
        state.keep(order);
        done
    }
}

/// What all parts of a table read in a frame.
struct Frame<'a> {
    id: Id,
    columns: &'a [Column<'a>],
    fit: Fit,
    /// Rows have two lines.
    tall: bool,
    /// Height of a row.
    height: f32,
    rows: &'a dyn Rows,
}

impl Frame<'_> {
    /// True where boxes mark rows; else they switch something of the list's own.
    fn marks(&self) -> bool {
        self.rows.count() == 0 || self.rows.switched(0).is_none()
    }

    /// Id of a line.
    fn line_id(&self, line: Line) -> Id {
        match line {
            Line::Group(group) => self.rows.group_id(group),
            Line::Row(row) => self.rows.id(row),
        }
    }

    /// What can be pressed in a line.
    fn actions(&self, line: Line) -> usize {
        match line {
            Line::Group(group) => self.rows.group(group).actions.len(),
            Line::Row(row) => self.rows.row(row).actions.len(),
        }
    }
}

/// Id of something that can be pressed in a line.
fn action_id(line: Id, place: usize) -> Id {
    line.with(("action", place))
}

/// Where a line is in an order, where it is in it.
fn place_of(order: &Order, id: Option<Id>) -> Option<usize> {
    id.and_then(|id| order.place(id))
}
