//! Strips: what blocks become before pages exist, and how a page takes its fill of them.
//!
//! A strip that must stay with the next one says so; strips chained like that go to the next page together.
//! Only what is higher than a whole page is broken regardless.

use std::collections::VecDeque;

use super::page::Item;
use crate::chart::Point;
use crate::report::{
    model::{Anchor, Running},
    structure::Owner,
};

/// Tolerance for sums of lengths.
const HAIR: f32 = 0.01;
/// Greatest height of a line of words; a title's is the highest.
const LINE: f32 = 12.0;
/// Least height of a stretching gap on a page that is too full.
const LEAST_GAP: f32 = 3.0;

/// Something at a place, or the place of something.
#[derive(Debug, Clone)]
pub(super) enum Placed {
    /// Something that belongs to no element of the structure.
    Item(Item),
    /// Something with what it belongs to.
    Owned(Item, Owner),
    Anchor {
        y: f32,
        anchor: Anchor,
    },
    Bookmark {
        y: f32,
        depth: u8,
        title: String,
    },
    /// Room for a signature.
    Sign {
        min: Point,
        max: Point,
        label: String,
        anchored: bool,
    },
    /// Here begins what the head line names.
    Begins(Running),
    /// Here ends what began last.
    Ends,
}

impl Placed {
    pub(super) fn shift(&mut self, dx: f32, dy: f32) {
        match self {
            Self::Item(item) | Self::Owned(item, _) => item.shift(dx, dy),
            Self::Anchor { y, .. } | Self::Bookmark { y, .. } => *y += dy,
            Self::Sign { min, max, .. } => {
                for corner in [min, max] {
                    corner.x += dx;
                    corner.y += dy;
                }
            }
            Self::Begins(_) | Self::Ends => {}
        }
    }
}

/// A piece of the flow.
#[derive(Debug, Clone)]
pub(super) enum Strip {
    /// Never broken.
    Solid { height: f32, items: Vec<Placed>, keep: bool },
    /// Vanishes at the top of a page.
    Gap(f32),
    /// Takes its share of what is free on a one-page part, or gives some of its own.
    Stretch { min: f32, max: f32 },
    /// Flows beside each other.
    Side { columns: Vec<Side>, whole: bool, keep: bool },
    /// A body under a head that is repeated, as `again`, wherever the body goes on.
    Headed { head: Vec<Self>, again: Vec<Self>, body: VecDeque<Self>, whole: bool },
}

/// One of several flows beside each other.
#[derive(Debug, Clone)]
pub(super) struct Side {
    pub x: f32,
    pub strips: VecDeque<Strip>,
    /// What stands in its place on later pages where only its neighbours go on.
    pub again: Vec<Strip>,
    /// False once `strips` is only what stands there again.
    pub own: bool,
}

impl Side {
    pub(super) fn new(x: f32, strips: Vec<Strip>) -> Self {
        Self { x, strips: strips.into(), again: Vec::new(), own: true }
    }
}

impl Strip {
    pub(super) fn height(&self) -> f32 {
        self.height_up_to(f32::INFINITY)
    }

    /// Its height, reckoned no further than until it is more than this. A text of a thousand pages is asked for it on each of
    /// them.
    fn height_up_to(&self, most: f32) -> f32 {
        match self {
            Self::Solid { height, .. } => *height,
            Self::Gap(height) | Self::Stretch { min: height, .. } => *height,
            Self::Side { columns, .. } => {
                columns.iter().map(|side| height_up_to(&side.strips, most)).fold(0.0, f32::max)
            }
            Self::Headed { head, body, .. } => height(head) + height_up_to(body, most),
        }
    }

    /// Says whether it must stand on one page with what follows.
    pub(super) fn set_keep(&mut self, stay: bool) {
        match self {
            Self::Solid { keep, .. } | Self::Side { keep, .. } => *keep = stay,
            Self::Gap(_) | Self::Stretch { .. } | Self::Headed { .. } => {}
        }
    }

    fn keeps(&self) -> bool {
        match self {
            Self::Solid { keep, .. } | Self::Side { keep, .. } => *keep,
            Self::Gap(_) | Self::Stretch { .. } => true,
            Self::Headed { .. } => false,
        }
    }

    /// Height that must be free for it to begin on a page that has `page` in all.
    fn start(&self, page: f32) -> f32 {
        match self {
            Self::Side { whole: true, .. } | Self::Headed { whole: true, .. }
                if self.height_up_to(page + HAIR) <= page + HAIR =>
            {
                self.height()
            }
            Self::Side { columns, .. } => {
                columns.iter().map(|side| start(side.strips.iter(), page)).fold(0.0, f32::max)
            }
            Self::Headed { head, body, .. } => height(head) + start(body.iter(), page),
            _ => self.height(),
        }
    }
}

/// Height of strips below each other.
pub(super) fn height<'a>(strips: impl IntoIterator<Item = &'a Strip>) -> f32 {
    height_up_to(strips, f32::INFINITY)
}

/// The same, no further than until it is more than this.
fn height_up_to<'a>(strips: impl IntoIterator<Item = &'a Strip>, most: f32) -> f32 {
    let mut sum = 0.0;
    for strip in strips {
        sum += strip.height_up_to(most);
        if sum > most {
            break;
        }
    }
    sum
}

/// How many strips at the front go together.
fn chain<'a>(strips: impl Iterator<Item = &'a Strip>) -> usize {
    let mut length = 0;
    for strip in strips {
        length += 1;
        if !strip.keeps() {
            break;
        }
    }
    length
}

/// Height that must be free for the first chain of these strips to begin.
fn start<'a>(strips: impl Iterator<Item = &'a Strip> + Clone, page: f32) -> f32 {
    let length = chain(strips.clone());
    strips
        .take(length)
        .enumerate()
        .map(|(place, strip)| if place + 1 == length { strip.start(page) } else { strip.height_up_to(page + HAIR) })
        .sum()
}

/// Height of these strips up to the first that is more than a line of words, with as much of that as must stand together;
/// nothing where there are only words, which begin wherever they fit.
pub(super) fn opening(strips: &[Strip], page: f32) -> f32 {
    let words = |strip: &&Strip| match strip {
        Strip::Solid { height, .. } => *height <= LINE,
        Strip::Gap(_) | Strip::Stretch { .. } => true,
        Strip::Side { .. } | Strip::Headed { .. } => false,
    };
    let count = strips.iter().take_while(words).count();
    strips.get(count).map_or(0.0, |strip| height(strips.iter().take(count)) + strip.start(page))
}

/// Where strips are put.
pub(super) struct Frame<'a> {
    /// Left edge and top of what is still free.
    pub x: f32,
    pub y: f32,
    /// Height that is free.
    pub room: f32,
    /// Height of a whole empty page.
    pub page: f32,
    /// True at the top of a page.
    pub fresh: bool,
    /// Where they go.
    pub out: &'a mut Vec<Placed>,
}

/// Fills a frame from the front of the strips; returns what is left over and the height that was used.
pub(super) fn fill(mut rest: VecDeque<Strip>, frame: &mut Frame<'_>) -> (VecDeque<Strip>, f32) {
    let mut used = 0.0;
    loop {
        let top = frame.fresh && used == 0.0;
        while top && matches!(rest.front(), Some(Strip::Gap(_) | Strip::Stretch { .. })) {
            rest.pop_front();
        }
        if rest.is_empty() {
            return (rest, used);
        }
        let free = frame.room - used + HAIR;
        let fits = start(rest.iter(), frame.page) <= free;
        if !fits && !top {
            // Gaps vanish at the end of a page; what goes on begins without them.
            while matches!(rest.front(), Some(Strip::Gap(_) | Strip::Stretch { .. })) {
                rest.pop_front();
            }
            return (rest, used);
        }
        // On an empty page something has to go: a chain that is higher than the page is broken.
        let length = if fits { chain(rest.iter()) } else { 1 };
        for _ in 0..length {
            let Some(strip) = rest.pop_front() else { break };
            let (left, taken) = take(strip, frame, used);
            used += taken;
            if let Some(left) = left {
                rest.push_front(left);
                return (rest, used);
            }
        }
    }
}

/// Puts one strip at `used` below the frame's top, as much of it as fits.
fn take(strip: Strip, frame: &mut Frame<'_>, used: f32) -> (Option<Strip>, f32) {
    let free = frame.room - used;
    let whole = strip.height_up_to(free + HAIR);
    if whole <= free + HAIR {
        place(strip, frame.x, frame.y + used, frame.out);
        return (None, whole);
    }
    let fresh = frame.fresh && used == 0.0;
    let (x, y, page) = (frame.x, frame.y + used, frame.page);
    match strip {
        Strip::Side { columns, whole, keep } => {
            let mut highest: f32 = 0.0;
            let mut left = Vec::with_capacity(columns.len());
            for side in columns {
                let mut column = Frame { x: x + side.x, y, room: free, page, fresh, out: &mut *frame.out };
                let (strips, height) = fill(side.strips, &mut column);
                highest = highest.max(height);
                left.push(Side { strips, ..side });
            }
            if !left.iter().any(|side| side.own && !side.strips.is_empty()) {
                return (None, highest);
            }
            for side in &mut left {
                if side.strips.is_empty() || !side.own {
                    side.strips = side.again.clone().into();
                    side.own = false;
                }
            }
            (Some(Strip::Side { columns: left, whole, keep }), highest)
        }
        Strip::Headed { head, again, body, whole } => {
            let top = height(&head);
            flatten(head, x, y, frame.out);
            let mut inner = Frame { x, y: y + top, room: free - top, page, fresh: false, out: &mut *frame.out };
            // A head as high as the page leaves no room; something must still go.
            inner.fresh = fresh && start(body.iter(), page) > inner.room;
            let (body, height) = fill(body, &mut inner);
            if body.is_empty() {
                return (None, top + height);
            }
            let head = again.clone();
            (Some(Strip::Headed { head, again, body, whole }), top + height)
        }
        // Higher than a page and not to be broken: nothing of the report's own is.
        strip => {
            place(strip, x, y, frame.out);
            (None, whole)
        }
    }
}

fn place(strip: Strip, x: f32, y: f32, out: &mut Vec<Placed>) {
    match strip {
        Strip::Solid { items, .. } => out.extend(items.into_iter().map(|mut item| {
            item.shift(x, y);
            item
        })),
        Strip::Gap(_) | Strip::Stretch { .. } => {}
        Strip::Side { columns, .. } => {
            for side in columns {
                flatten(side.strips, x + side.x, y, out);
            }
        }
        Strip::Headed { head, body, .. } => {
            let top = height(&head);
            flatten(head, x, y, out);
            flatten(body, x, y + top, out);
        }
    }
}

/// Puts strips below each other, whatever their height.
pub(super) fn flatten(strips: impl IntoIterator<Item = Strip>, x: f32, y: f32, out: &mut Vec<Placed>) {
    let mut y = y;
    for strip in strips {
        let height = strip.height();
        place(strip, x, y, out);
        y += height;
    }
}

/// Height with stretching gaps as small as they may become.
pub(super) fn least_height(strips: &[Strip]) -> f32 {
    let least = |strip: &Strip| match strip {
        Strip::Stretch { min, .. } => min.min(LEAST_GAP),
        other => other.height(),
    };
    strips.iter().map(least).sum()
}

/// Gives stretching gaps their share of the free height, or takes from them what is missing.
pub(super) fn stretch(strips: &mut [Strip], room: f32) {
    let gaps = strips.iter().filter(|strip| matches!(strip, Strip::Stretch { .. })).count();
    let share = (room - height(&*strips)) / gaps.max(1) as f32;
    for strip in strips {
        if let Strip::Stretch { min, max } = *strip {
            *strip = Strip::Gap((min + share).clamp(min.min(LEAST_GAP), max.max(min)));
        }
    }
}

/// Gives stretching gaps their largest height, or the least of it.
pub(super) fn settle(strips: &mut [Strip], tight: bool) {
    for strip in strips {
        if let Strip::Stretch { min, max } = *strip {
            *strip = Strip::Gap(if tight { min } else { max });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A strip of this height that can be found again by its name.
    fn solid(name: u16, height: f32, keep: bool) -> Strip {
        let anchor = Anchor::Indicator(name.to_string());
        Strip::Solid { height, items: vec![Placed::Anchor { y: 0.0, anchor }], keep }
    }

    /// Names and heights on each page of height 10.
    fn pages(strips: Vec<Strip>) -> Vec<Vec<(String, i32)>> {
        let mut strips = VecDeque::from(strips);
        let mut pages = Vec::new();
        while !strips.is_empty() {
            let mut out = Vec::new();
            let mut frame = Frame { x: 0.0, y: 0.0, room: 10.0, page: 10.0, fresh: true, out: &mut out };
            strips = fill(strips, &mut frame).0;
            let named = out.into_iter().filter_map(|placed| match placed {
                Placed::Anchor { y, anchor: Anchor::Indicator(name) } => Some((name, y.round() as i32)),
                _ => None,
            });
            pages.push(named.collect());
            assert!(pages.len() < 20, "it never ends");
        }
        pages
    }

    fn named(pages: &[&[(&str, i32)]]) -> Vec<Vec<(String, i32)>> {
        pages.iter().map(|page| page.iter().map(|(name, y)| ((*name).to_owned(), *y)).collect()).collect()
    }

    #[test]
    fn a_heading_goes_to_the_next_page_with_what_it_heads_and_gaps_vanish_at_the_top() {
        let strips = vec![
            solid(1, 7.0, false),
            Strip::Gap(1.0),
            solid(2, 1.0, true),
            Strip::Gap(1.0),
            solid(3, 1.0, false),
            solid(4, 1.0, false),
        ];
        assert_eq!(pages(strips), named(&[&[("1", 0)], &[("2", 0), ("3", 2), ("4", 3)]]));
    }

    #[test]
    fn a_gap_that_is_all_there_is_left_begins_no_page() {
        assert_eq!(pages(vec![solid(1, 9.0, false), Strip::Gap(2.0)]), named(&[&[("1", 0)]]));
    }

    #[test]
    fn a_chain_higher_than_a_page_is_broken_and_nothing_is_lost() {
        let strips = (1..=6).map(|name| solid(name, 4.0, true)).collect();
        let pages = pages(strips);
        assert_eq!(pages.concat().len(), 6);
        assert!(pages.iter().all(|page| page.iter().all(|(_, y)| *y <= 6)));
    }

    #[test]
    fn a_table_repeats_its_head_on_every_page() {
        let rows = (1..=12).map(|name| solid(name, 2.0, false)).collect();
        let table = Strip::Headed {
            head: vec![solid(100, 1.0, true)],
            again: vec![solid(200, 1.0, true)],
            body: rows,
            whole: false,
        };
        let pages = pages(vec![solid(50, 8.0, false), table]);
        assert_eq!(pages[0], named(&[&[("50", 0)]])[0], "head and first row go together");
        assert_eq!(pages[1][0].0, "100");
        assert!(pages[2..].iter().all(|page| page[0].0 == "200"));
    }

    #[test]
    fn what_fits_a_page_moves_there_whole_and_what_does_not_begins_where_it_stands() {
        let columns = |height: f32| Strip::Side {
            columns: vec![
                Side { again: vec![solid(9, 1.0, false)], ..Side::new(0.0, vec![solid(1, 2.0, false)]) },
                Side::new(5.0, (10..(10.0 + height) as u16).map(|name| solid(name, 1.0, false)).collect()),
            ],
            whole: true,
            keep: false,
        };
        assert_eq!(pages(vec![solid(50, 5.0, false), columns(8.0)])[0].len(), 1);
        let broken = pages(vec![solid(50, 5.0, false), columns(12.0)]);
        assert_eq!(broken[0].iter().filter(|(name, _)| name != "50").count(), 6, "ladder and five lines");
        assert_eq!(broken[1][0], ("9".to_owned(), 0), "what stands in the ladder's place");
        assert_eq!(broken.len(), 2);
    }

    #[test]
    fn free_height_is_shared_by_stretching_gaps_up_to_their_limit() {
        let mut strips =
            vec![Strip::Stretch { min: 1.0, max: 2.0 }, solid(1, 3.0, false), Strip::Stretch { min: 1.0, max: 9.0 }];
        stretch(&mut strips, 9.0);
        assert!((strips[0].height() - 2.0).abs() < 1e-4);
        assert!((strips[2].height() - 3.0).abs() < 1e-4);
    }

    #[test]
    fn stretching_gaps_give_up_room_where_a_page_is_too_full() {
        let mut strips = vec![solid(1, 4.0, false), Strip::Stretch { min: 5.0, max: 9.0 }, solid(2, 2.0, false)];
        assert!((least_height(&strips) - 9.0).abs() < 1e-4);
        stretch(&mut strips, 10.0);
        assert!((height(&strips) - 10.0).abs() < 1e-4);
    }
}
