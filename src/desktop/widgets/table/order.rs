//! The lines of a table in the order in which they are shown, and how far down each of them lies. Made once for each
//! change of rows, sorting or folding; a frame only looks things up in it.

use std::{cmp::Ordering, ops::Range};

use egui::{Id, IdMap, IdSet};

use super::{
    DENSE,
    row::{Rows, SortKey},
};

/// A line: a group or a row, by its place in [`Rows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The line of a group.
    Group(usize),
    /// A row.
    Row(usize),
}

/// By which column rows are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort {
    pub column: usize,
    pub descending: bool,
}

/// The lines in order.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// All rows, also those of folded groups.
    sorted: Vec<usize>,
    lines: Vec<Line>,
    /// Where each line begins, and after the last one where that ends.
    tops: Vec<f32>,
    places: IdMap<usize>,
}

impl Order {
    /// Puts rows in order. `toggled` are the groups that a person folded or unfolded.
    pub fn of(rows: &dyn Rows, sort: Option<Sort>, toggled: &IdSet, height: f32) -> Self {
        let sorted = sorted(rows, sort);
        let mut order = Self { sorted, ..Self::default() };
        let (mut top, mut group) = (0.0, None);
        let mut push =
            |lines: &mut Vec<Line>, tops: &mut Vec<f32>, places: &mut IdMap<usize>, line, id, height: f32| {
                places.insert(id, lines.len());
                lines.push(line);
                tops.push(top);
                top += height;
            };
        for row in &order.sorted {
            let mut folded = false;
            if rows.groups() > 0 {
                let of = rows.group_of(*row);
                let id = rows.group_id(of);
                if group != Some(of) {
                    group = Some(of);
                    push(&mut order.lines, &mut order.tops, &mut order.places, Line::Group(of), id, DENSE);
                }
                folded = is_folded(rows, of, toggled);
            }
            if !folded {
                push(&mut order.lines, &mut order.tops, &mut order.places, Line::Row(*row), rows.id(*row), height);
            }
        }
        order.tops.push(top);
        order
    }

    /// All lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// All rows, also those of folded groups.
    pub fn rows(&self) -> &[usize] {
        &self.sorted
    }

    /// The line at a place.
    pub fn line(&self, place: usize) -> Option<Line> {
        self.lines.get(place).copied()
    }

    /// Where a line is.
    pub fn place(&self, id: Id) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// How far down a line begins; `inside` is the place of the opened row and the height of what it holds.
    pub fn top(&self, place: usize, inside: Option<(usize, f32)>) -> f32 {
        let below = inside.filter(|(open, _)| *open < place).map_or(0.0, |(_, height)| height);
        self.tops.get(place).or(self.tops.last()).copied().unwrap_or_default() + below
    }

    /// How high all lines are.
    pub fn height(&self, inside: Option<(usize, f32)>) -> f32 {
        self.top(self.lines.len(), inside)
    }

    /// Lines between two heights.
    pub fn between(&self, from: f32, to: f32, inside: Option<(usize, f32)>) -> Range<usize> {
        let count = self.lines.len();
        let first = partition(count, |place| self.top(place + 1, inside) <= from);
        let end = partition(count, |place| self.top(place, inside) < to);
        first..end.max(first)
    }
}

/// How many of the first places fulfil this; after one that does not, none does.
fn partition(count: usize, fulfils: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        if fulfils(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// True where a group is folded.
pub(super) fn is_folded(rows: &dyn Rows, group: usize, toggled: &IdSet) -> bool {
    rows.starts_folded(group) != toggled.contains(&rows.group_id(group))
}

/// Rows in order; those that a column does not tell apart keep their places.
fn sorted(rows: &dyn Rows, sort: Option<Sort>) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..rows.count()).collect();
    let Some(Sort { column, descending }) = sort else { return sorted };
    let keys: Vec<SortKey> = sorted.iter().map(|row| rows.sort_key(*row, column)).collect();
    let by_key = |one: &usize, other: &usize| match (&keys[*one], &keys[*other]) {
        (SortKey::Nothing, SortKey::Nothing) => Ordering::Equal,
        (SortKey::Nothing, _) => Ordering::Greater,
        (_, SortKey::Nothing) => Ordering::Less,
        (one, other) if descending => other.cmp(one),
        (one, other) => one.cmp(other),
    };
    sorted.sort_by(by_key);
    if rows.groups() > 0 {
        let mut rank = vec![usize::MAX; rows.groups()];
        for (place, row) in sorted.iter().enumerate() {
            let group = rows.group_of(*row);
            let by = if rows.column_of_groups() == Some(column) { place } else { group };
            if let Some(rank) = rank.get_mut(group).filter(|rank| **rank == usize::MAX) {
                *rank = by;
            }
        }
        sorted.sort_by_key(|row| rank.get(rows.group_of(*row)).copied());
    }
    sorted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::row::Row, *};

    /// Rows with a key each, in groups of three.
    struct Numbers(Vec<Option<i64>>, bool);

    impl Rows for Numbers {
        fn count(&self) -> usize {
            self.0.len()
        }

        fn id(&self, row: usize) -> Id {
            Id::unique(("row", row))
        }

        fn row(&self, _row: usize) -> Row {
            Row::default()
        }

        fn sort_key(&self, row: usize, _column: usize) -> SortKey {
            SortKey::number(self.0[row])
        }

        fn groups(&self) -> usize {
            if self.1 { self.0.len().div_ceil(3) } else { 0 }
        }

        fn group_of(&self, row: usize) -> usize {
            row / 3
        }

        fn group_id(&self, group: usize) -> Id {
            Id::unique(("group", group))
        }
    }

    proptest! {
        #[test]
        fn sorting_orders_and_is_stable(keys in prop::collection::vec(prop::option::of(0_i64..5), 0..40), descending: bool, grouped: bool) {
            let rows = Numbers(keys.clone(), grouped);
            let order = Order::of(&rows, Some(Sort { column: 0, descending }), &IdSet::default(), DENSE);
            let mut all = order.rows().to_vec();
            for pair in order.rows().windows(2) {
                let (one, other) = (pair[0], pair[1]);
                if grouped && one / 3 != other / 3 {
                    prop_assert!(one / 3 < other / 3, "groups keep their order");
                    continue;
                }
                match (keys[one], keys[other]) {
                    (None, Some(_)) => prop_assert!(false, "nothing comes last"),
                    (one, other) if one == other => prop_assert!(pair[0] < pair[1], "equal rows keep their places"),
                    (Some(one), Some(other)) => prop_assert!((one > other) == descending),
                    _ => {}
                }
            }
            all.sort_unstable();
            prop_assert_eq!(all, (0..keys.len()).collect::<Vec<_>>());
        }

        #[test]
        fn lines_between_two_heights_are_those_that_lie_there(count in 0_usize..60, from in 0.0_f32..2000.0, room in 1.0_f32..500.0, open in prop::option::of((0_usize..60, 1.0_f32..300.0))) {
            let rows = Numbers(vec![None; count], true);
            let order = Order::of(&rows, None, &IdSet::default(), 44.0);
            let found = order.between(from, from + room, open);
            for place in 0..order.lines().len() {
                let seen = order.top(place + 1, open) > from && order.top(place, open) < from + room;
                prop_assert_eq!(seen, found.contains(&place));
            }
        }
    }

    #[test]
    fn a_folded_group_hides_its_rows_and_keeps_them_in_the_order() {
        let rows = Numbers(vec![Some(1); 7], true);
        let toggled = std::iter::once(rows.group_id(1)).collect();
        let order = Order::of(&rows, None, &toggled, DENSE);
        assert_eq!(order.lines().len(), 3 + 4);
        assert_eq!(order.rows().len(), 7);
        assert!((order.height(None) - 7.0 * DENSE).abs() < 0.1);
    }
}
