//! Tables: rows stay whole where a page can hold them, heads repeat, rules stand between rows.

use super::{
    flow::{Flow, Room},
    inline::Setting,
    page::{Edge, Item},
    strip::{Placed, Side, Strip, flatten, height},
};
use crate::{
    chart::{Align, Ink, at},
    report::{
        model::{Cell, Column, Row, RowKind, Style, Table, Width},
        palette::rgb,
        structure::Role,
    },
};

/// Room left and right of a cell's text; none at the edges of the table.
const SIDE: f32 = 1.5;
/// Thickness of rules in points.
const HEAD_RULE: f32 = 0.8;
const ROW_RULE: f32 = 0.4;
/// Extra height above a row that heads a group.
const GROUP_GAP: f32 = 0.9;

/// Where a cell stands.
struct Place<'t> {
    cell: &'t Cell,
    /// Its first column, and how many it takes: the last one of a row all that are left.
    column: usize,
    span: usize,
    x: f32,
    width: f32,
    align: Align,
}

impl Flow<'_> {
    pub(super) fn table(&self, table: &Table, width: f32) -> Vec<Strip> {
        let widths = widths(&table.columns, width);
        let heads = !table.head.is_empty();
        let (head, again, mut body) = self.tags.within(if heads { Role::Table } else { Role::List }, || {
            let head = self.head(table, &widths, false, width);
            let again = self.tags.artifact(|| self.head(table, &widths, true, width));
            let body = if heads {
                self.tags.within(Role::TableBody, || self.table_rows(table, &widths))
            } else {
                self.table_rows(table, &widths)
            };
            (head, again, body)
        });
        if let Some(note) = &table.note {
            body.push(Strip::Gap(1.6));
            body.extend(self.lines(&Setting::new(note, Style::Note.metrics(), width)));
        }
        vec![Strip::Headed { head, again, body: body.into(), whole: false }]
    }

    fn table_rows(&self, table: &Table, widths: &[f32]) -> Vec<Strip> {
        let mut body = Vec::new();
        for (number, row) in table.rows.iter().enumerate() {
            let next = table.rows.get(number + 1);
            // The total stays with the row before it, a head with two rows (in a list without a caption with one), and on
            // a page after the first there are at least two.
            let keep = next.is_some_and(|next| next.kind == RowKind::Total)
                || (number == 0 && next.is_some() && table.caption.is_some())
                || number + 2 == table.rows.len()
                || (next.is_none() && table.note.is_some());
            let role = if table.head.is_empty() { Role::Item } else { Role::Row };
            self.tags.within(role, || self.row(table, row, widths, keep, &mut body));
        }
        body
    }

    fn head(&self, table: &Table, widths: &[f32], again: bool, width: f32) -> Vec<Strip> {
        let mut strips = Vec::new();
        if let Some(caption) = &table.caption {
            strips.extend(self.caption(caption, again, width));
            strips.push(Strip::Gap(1.6));
        }
        if table.head.is_empty() {
            return strips;
        }
        let room = Room { style: Style::TableHead, strong: true, ..Room::new(0.0) };
        let cells = || -> Vec<(f32, Vec<Strip>)> {
            places(&table.columns, widths, &table.head)
                .into_iter()
                .map(|place| {
                    let room = Room { width: place.width, align: place.align, ..room };
                    let role = Role::HeadCell { of_row: false, span: place.span };
                    (place.x, self.tags.within(role, || self.blocks(&place.cell.blocks, room)))
                })
                .collect()
        };
        let columns = self.tags.within(Role::TableHead, || self.tags.within(Role::Row, cells));
        let highest = columns.iter().map(|(_, strips)| height(strips)).fold(0.0, f32::max);
        let mut items = Vec::new();
        for (x, strips) in columns {
            let top = highest - height(&strips);
            flatten(strips, x, top, &mut items);
        }
        let bottom = highest + 1.0;
        items.push(rule(bottom, widths, HEAD_RULE, Ink::Text));
        strips.push(Strip::Solid { height: bottom, items, keep: true });
        strips
    }

    fn row(&self, table: &Table, row: &Row, widths: &[f32], keep: bool, out: &mut Vec<Strip>) {
        let strong = row.kind != RowKind::Body;
        let mut columns: Vec<Side> = places(&table.columns, widths, &row.cells)
            .into_iter()
            .map(|place| {
                let room = Room { width: place.width, style: table.style, strong, align: place.align };
                let role = role(table, row, &place);
                Side::new(place.x, self.tags.within(role, || self.blocks(&place.cell.blocks, room)))
            })
            .collect();
        let highest = columns.iter().map(|side| height(&side.strips)).fold(0.0, f32::max);
        let begins = row.running.clone().map(Placed::Begins);
        if let (Some(begins), Some(first)) = (begins, columns.first_mut()) {
            first.strips.push_front(Strip::Solid { height: 0.0, items: vec![begins], keep: true });
        }
        let top = table.padding + if row.kind == RowKind::Group { GROUP_GAP } else { 0.0 };
        for side in &mut columns {
            let own = height(&side.strips);
            let centered = table.centered && highest <= self.page;
            let top = top + if centered { (highest - own) / 2.0 } else { 0.0 };
            side.strips.push_front(Strip::Solid { height: top, items: Vec::new(), keep: true });
        }
        if row.kind == RowKind::Total {
            let items = vec![rule(0.0, widths, HEAD_RULE, Ink::Text)];
            out.push(Strip::Solid { height: 0.0, items, keep: true });
        }
        // A row as high as that would leave the page before it almost empty.
        let whole = highest <= self.page / 2.0;
        out.push(Strip::Side { columns, whole, keep: whole });
        let (thickness, ink) = match row.kind {
            RowKind::Body => (ROW_RULE, Ink::Hair),
            RowKind::Group => (ROW_RULE, Ink::Text),
            RowKind::Total => (HEAD_RULE, Ink::Text),
        };
        let mut items = vec![rule(table.padding, widths, thickness, ink)];
        items.extend(row.running.is_some().then_some(Placed::Ends));
        out.push(Strip::Solid { height: table.padding, items, keep });
    }
}

/// What a cell is. A table without heads is a list: the first of several cells names what the others say.
fn role(table: &Table, row: &Row, place: &Place<'_>) -> Role {
    let first = place.column == 0;
    match (table.head.is_empty(), row.kind) {
        (true, _) if first && row.cells.len() > 1 => Role::Label,
        (true, _) => Role::Body,
        (false, RowKind::Group | RowKind::Total) if first => Role::HeadCell { of_row: true, span: place.span },
        (false, _) => Role::Cell { span: place.span },
    }
}

fn rule(y: f32, widths: &[f32], points: f32, ink: Ink) -> Placed {
    let width = widths.iter().sum();
    Placed::Item(Item::stroke(at(0.0, y), at(width, y), Edge::points(points, rgb(ink))))
}

fn widths(columns: &[Column], width: f32) -> Vec<f32> {
    let (mut fixed, mut shares) = (0.0, 0.0);
    for column in columns {
        match column.width {
            Width::Fixed(width) => fixed += width,
            Width::Share(share) => shares += share,
        }
    }
    let rest = (width - fixed).max(0.0);
    let width = |column: &Column| match column.width {
        Width::Fixed(width) => width,
        Width::Share(share) => rest * share / shares,
    };
    columns.iter().map(width).collect()
}

fn places<'t>(columns: &[Column], widths: &[f32], cells: &'t [Cell]) -> Vec<Place<'t>> {
    let mut places = Vec::with_capacity(cells.len());
    let (mut column, mut x) = (0, 0.0);
    for cell in cells {
        let end = (column + cell.span).min(widths.len());
        let width: f32 = widths.get(column..end).map_or(0.0, |widths| widths.iter().sum());
        let left = cell.indent + if column == 0 { 0.0 } else { SIDE };
        let right = if end == widths.len() { 0.0 } else { SIDE };
        let align = columns.get(column).map_or(Align::Left, |column| column.align);
        let last = places.len() + 1 == cells.len();
        let span = if last { widths.len().saturating_sub(column) } else { end - column }.max(1);
        places.push(Place { cell, column, span, x: x + left, width: (width - left - right).max(1.0), align });
        x += width;
        column = end;
    }
    places
}
