//! Columns: which are shown, where they stand, how wide they are.

/// Between two columns.
const BETWEEN: f32 = 16.0;

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    pub(super) head: &'a str,
    least: f32,
    share: f32,
    most: f32,
    drops: u8,
    pub(super) dense: bool,
    pub(super) kind: Kind,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    Words,
    /// What the row is called by.
    Main,
    /// Numbers.
    Number,
    /// What can be pressed in a row.
    Actions,
}

impl<'a> Column<'a> {
    /// A column that is never narrower than this.
    pub fn new(head: &'a str, least: f32) -> Self {
        Self { head, least, share: 0.0, most: f32::INFINITY, drops: 0, dense: false, kind: Kind::Words }
    }

    /// Its share of what is left, up to so many points.
    #[must_use]
    pub fn share(self, share: f32, most: f32) -> Self {
        Self { share, most, ..self }
    }

    /// It goes where the room is short: those with the highest number first.
    #[must_use]
    pub fn drops(self, rank: u8) -> Self {
        Self { drops: rank, ..self }
    }

    /// It goes where rows have two lines: the second one says it.
    #[must_use]
    pub fn dense(self) -> Self {
        Self { dense: true, ..self }
    }

    /// Its numbers stand below each other, at the right.
    #[must_use]
    pub fn number(self) -> Self {
        Self { kind: Kind::Number, ..self }
    }

    /// What the row is called by; the second line stands below it.
    #[must_use]
    pub fn main(self) -> Self {
        Self { kind: Kind::Main, ..self }
    }

    /// What can be pressed in a row stands here.
    #[must_use]
    pub fn actions(self) -> Self {
        Self { kind: Kind::Actions, ..self }
    }
}

impl Column<'_> {
    pub(super) fn is(self, kind: Kind) -> bool {
        self.kind == kind
    }
}

/// Where the columns stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fit {
    /// Left edge and width of each column that is shown.
    spans: Vec<Option<(f32, f32)>>,
}

impl Fit {
    /// Puts columns between two edges.
    pub fn of(columns: &[Column<'_>], left: f32, right: f32, tall: bool) -> Self {
        let room = (right - left).max(0.0);
        let mut shown: Vec<bool> = columns.iter().map(|column| !(tall && column.dense)).collect();
        let least = |shown: &[bool]| {
            let kept = || columns.iter().zip(shown).filter(|(_, shown)| **shown).map(|(column, _)| column.least);
            kept().sum::<f32>() + BETWEEN * (kept().count().saturating_sub(1)) as f32
        };
        while least(&shown) > room {
            let droppable = columns.iter().enumerate().filter(|(place, column)| shown[*place] && column.drops > 0);
            let Some((place, _)) = droppable.max_by_key(|(_, column)| column.drops) else { break };
            shown[place] = false;
        }
        let needed = least(&shown);
        let squeeze = if needed > room { room / needed } else { 1.0 };
        let mut widths: Vec<f32> = columns.iter().map(|column| column.least * squeeze).collect();
        spread(columns, &shown, &mut widths, (room - needed).max(0.0));
        let mut x = left;
        let mut span = |(shown, width): (bool, f32)| {
            shown.then(|| {
                let span = (x, width);
                x += width + BETWEEN * squeeze;
                span
            })
        };
        Self { spans: shown.into_iter().zip(widths).map(&mut span).collect() }
    }

    /// Left edge and width of a column, where it is shown.
    pub fn span(&self, column: usize) -> Option<(f32, f32)> {
        self.spans.get(column).copied().flatten()
    }
}

/// Gives what is left to the columns by their shares, none more than it wants.
fn spread(columns: &[Column<'_>], shown: &[bool], widths: &mut [f32], left: f32) {
    let mut left = left;
    let mut open: Vec<usize> =
        (0..columns.len()).filter(|place| shown[*place] && columns[*place].share > 0.0).collect();
    while left > 0.5 && !open.is_empty() {
        let shares: f32 = open.iter().map(|place| columns[*place].share).sum();
        let step = left;
        open.retain(|place| {
            let column = &columns[*place];
            let wanted = step * column.share / shares;
            let given = wanted.min((column.most - widths[*place]).max(0.0));
            widths[*place] += given;
            left -= given;
            given >= wanted
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column<'static>> {
        vec![
            Column::new("Judul", 160.0).share(3.0, f32::INFINITY).main(),
            Column::new("Nomor", 120.0).share(1.0, 180.0).drops(3).dense(),
            Column::new("Jenis", 110.0).drops(2),
            Column::new("Ukuran", 70.0).number().drops(1),
            Column::new("Status", 100.0),
        ]
    }

    #[test]
    fn columns_fill_the_room_in_order_and_never_overlap() {
        let columns = columns();
        for tall in [false, true] {
            for room in (120..2000).step_by(7) {
                let fit = Fit::of(&columns, 20.0, 20.0 + room as f32, tall);
                let spans: Vec<(f32, f32)> = (0..columns.len()).filter_map(|place| fit.span(place)).collect();
                assert!(fit.span(0).is_some() && fit.span(4).is_some(), "what does not drop stays");
                for pair in spans.windows(2) {
                    assert!(pair[0].0 + pair[0].1 < pair[1].0 + 0.01, "{room}: {spans:?}");
                }
                let (left, width) = spans[spans.len() - 1];
                assert!((left + width - 20.0 - room as f32).abs() < 0.6, "{room}: {spans:?}");
            }
        }
    }

    #[test]
    fn the_highest_rank_drops_first_and_a_second_line_replaces_a_column() {
        let columns = columns();
        let shown = |room: f32, tall: bool| -> Vec<bool> {
            let fit = Fit::of(&columns, 0.0, room, tall);
            (0..columns.len()).map(|place| fit.span(place).is_some()).collect()
        };
        assert_eq!(shown(900.0, false), [true; 5]);
        assert_eq!(shown(600.0, false), [true, false, true, true, true]);
        assert_eq!(shown(400.0, false), [true, false, false, true, true]);
        assert_eq!(shown(300.0, false), [true, false, false, false, true]);
        assert_eq!(shown(900.0, true), [true, false, true, true, true]);
    }
}
