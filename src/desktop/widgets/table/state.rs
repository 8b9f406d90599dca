//! What a table remembers between frames.

use egui::{Id, IdSet};

use super::{
    order::{Line, Order, Sort, is_folded},
    row::Rows,
};

/// What a table remembers between frames.
#[derive(Debug, Default)]
pub struct TableState {
    pub(super) sort: Option<Sort>,
    /// How rows were sorted at first.
    first: Option<Sort>,
    /// Groups a person folded or unfolded.
    toggled: IdSet,
    /// The current line.
    pub(super) current: Option<Id>,
    /// Where a range of marked rows begins.
    pub(super) anchor: Option<Id>,
    marked: IdSet,
    /// The opened row.
    pub(super) open: Option<Id>,
    /// How high what it holds is.
    pub(super) inside: f32,
    /// The current line is brought into view.
    pub(super) reveal: bool,
    /// What the opened row holds is brought into view, as far as it fits below the row.
    pub(super) reveal_inside: bool,
    /// The frame in which a line, or what can be pressed in one, had the focus last.
    pub(super) focused_in: Option<u64>,
    /// How far the list is scrolled.
    pub(super) offset: f32,
    /// What was marked before a range grew from the anchor; nothing while none does.
    base: Option<IdSet>,
    /// How high the list was when it was shown last.
    pub(super) room: Option<f32>,
    /// Somebody wants a copy.
    copy: bool,
    order: Option<(Id, Option<Sort>, f32, Order)>,
    /// Something was folded since.
    stale: bool,
}

impl TableState {
    /// Sorted by a column at first.
    pub fn sorted_by(column: usize, descending: bool) -> Self {
        let sort = Some(Sort { column, descending });
        Self { sort, first: sort, ..Self::default() }
    }

    /// Makes a line the current one and brings it into view.
    pub fn show(&mut self, id: Id) {
        self.current = Some(id);
        self.reveal = true;
    }

    /// The current line.
    pub fn current(&self) -> Option<Id> {
        self.current
    }

    /// True while a row is open.
    pub fn is_open(&self, id: Id) -> bool {
        self.open == Some(id)
    }

    /// How many rows are marked.
    pub fn marks(&self) -> usize {
        self.marked.len()
    }

    /// Places of marked rows, in their own order.
    pub fn marked(&self, rows: &dyn Rows) -> Vec<usize> {
        (0..rows.count()).filter(|row| self.marked.contains(&rows.id(*row))).collect()
    }

    /// No row is marked any more.
    pub fn unmark(&mut self) {
        self.base = None;
        self.marked.clear();
    }

    /// The first row of the list as it was shown last.
    pub fn first_row(&self) -> Option<usize> {
        let (.., order) = self.order.as_ref()?;
        order.rows().first().copied()
    }

    /// The current row, where the current line is one.
    pub fn current_row(&self, rows: &dyn Rows) -> Option<usize> {
        let (.., order) = self.order.as_ref()?;
        match order.line(order.place(self.current?)?)? {
            Line::Row(row) if row < rows.count() => Some(row),
            _ => None,
        }
    }

    /// A copy is wanted: of marked rows, else of the current one, else of all.
    pub fn want_copy(&mut self) {
        self.copy = true;
    }

    pub(super) fn take_copy(&mut self) -> bool {
        std::mem::take(&mut self.copy)
    }

    pub(super) fn has_marks(&self) -> bool {
        !self.marked.is_empty()
    }

    pub(super) fn is_marked(&self, id: Id) -> bool {
        self.marked.contains(&id)
    }

    /// Marks a row, or no longer.
    pub(super) fn toggle_mark(&mut self, id: Id) {
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
        self.anchor = Some(id);
        self.base = None;
    }

    /// Marks these rows beside those that were marked before the range began to grow.
    pub(super) fn mark_range(&mut self, rows: impl Iterator<Item = Id>) {
        let base = self.base.get_or_insert_with(|| self.marked.clone());
        self.marked = base.iter().copied().chain(rows).collect();
    }

    /// The next range begins anew.
    pub(super) fn end_range(&mut self) {
        self.base = None;
    }

    /// Marks exactly these rows.
    pub(super) fn mark(&mut self, rows: impl Iterator<Item = Id>) {
        self.base = None;
        self.marked = rows.collect();
    }

    /// Folds or unfolds a group.
    pub(super) fn toggle(&mut self, group: Id) {
        if !self.toggled.remove(&group) {
            self.toggled.insert(group);
        }
        self.stale = true;
    }

    pub(super) fn folded(&self, rows: &dyn Rows, group: usize) -> bool {
        is_folded(rows, group, &self.toggled)
    }

    /// Sorts by a column: up, then down, then as the list was at first.
    pub(super) fn sort_by(&mut self, column: usize) {
        let up = Sort { column, descending: false };
        let down = Sort { column, descending: true };
        self.sort = match self.sort {
            Some(sort) if sort == up => Some(down),
            Some(sort) if sort == down && self.first.is_some_and(|first| first.column == column) => Some(up),
            Some(sort) if sort == down => self.first,
            _ => Some(up),
        };
        self.reveal = true;
    }

    /// The order of the lines; made anew only where something it rests on is another.
    pub(super) fn ordered(&mut self, rows: &dyn Rows, version: Id, height: f32) -> Order {
        let stale = std::mem::take(&mut self.stale);
        let same = |kept: &(Id, Option<Sort>, f32, Order)| {
            !stale && kept.0 == version && kept.1 == self.sort && (kept.2 - height).abs() < 0.1
        };
        if let Some((.., order)) = self.order.take_if(|kept| same(kept)) {
            self.order = Some((version, self.sort, height, Order::default()));
            return order;
        }
        let order = Order::of(rows, self.sort, &self.toggled, height);
        if !self.marked.is_empty() {
            let there: IdSet = order.rows().iter().map(|row| rows.id(*row)).collect();
            self.marked.retain(|id| there.contains(id));
        }
        self.order = Some((version, self.sort, height, Order::default()));
        order
    }

    /// Takes the order back after a frame.
    pub(super) fn keep(&mut self, order: Order) {
        if let Some(kept) = &mut self.order {
            kept.3 = order;
        }
    }

    /// Place of the opened row, with the height of what it holds.
    pub(super) fn opened(&self, order: &Order) -> Option<(usize, f32)> {
        let place = order.place(self.open?)?;
        matches!(order.line(place), Some(Line::Row(_))).then_some((place, self.inside))
    }
}
