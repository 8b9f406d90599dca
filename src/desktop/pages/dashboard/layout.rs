//! Where the cards of the dashboard stand, for every width and height of the window.

use egui::{Rect, Vec2, pos2, vec2};

use crate::desktop::pages::Room;

/// Between two cards.
const GAP: f32 = 8.0;
/// Below the last card.
const BELOW: f32 = 5.0;
/// Between the page's edge and the cards.
const MARGIN: f32 = 16.0;
/// Least height of the first and second row where three columns stand on one screen: the second holds seven rows of lost
/// points.
const LEAST: (f32, f32) = (190.0, 217.0);
/// Height of the strip: where heights are short, and where they are ample.
const STRIP: (f32, f32) = (66.0, 88.0);
/// The same while it shows its table: the head and five rows.
const STRIP_TABLE: f32 = 200.0;
/// Pages lower than this are short.
const SHORT: f32 = 600.0;
/// The first row grows no further: its charts gain nothing by it.
const MOST: f32 = 262.0;

/// A card of the page, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Card {
    /// Index, predicate, one sentence.
    Verdict,
    /// Domains beside averages.
    Domains,
    /// Where the index stands among the published ones.
    Placement,
    /// Radar of aspects.
    Aspects,
    /// Levels by aspect.
    Levels,
    /// What the indicators withhold.
    Lost,
    /// All indicators in one row.
    Strip,
}

/// Cards with their places, relative to the top left of the page below its title, and the height of all together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Places {
    pub cards: Vec<(Card, Rect)>,
    pub height: f32,
}

/// What decides how the cards stand beside the width and height of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wanted {
    /// The height the verdict needs.
    pub verdict: f32,
    /// Whether there are published figures, and with them a card for the placement.
    pub placement: bool,
    /// The strip shows its table.
    pub strip_table: bool,
}

/// Places all cards. `available` is the page below its title.
pub(super) fn places(room: Room, available: Vec2, wanted: Wanted) -> Places {
    let Wanted { verdict, placement, strip_table } = wanted;
    let strip = match (strip_table, available.y < SHORT) {
        (true, _) => STRIP_TABLE,
        (false, true) => STRIP.0,
        (false, false) => STRIP.1,
    };
    match room {
        Room::Single => stacked(available, verdict, placement, strip),
        Room::Rail => two_columns(available, verdict, placement, strip),
        Room::Full | Room::Wide => three_columns(available, verdict, placement, strip),
    }
}

/// Everything on one screen where the height allows it; the second row gives way first, the charts grow with the room.
fn three_columns(available: Vec2, verdict: f32, placement: bool, strip: f32) -> Places {
    let rows = available.y - strip - 2.0 * GAP - BELOW;
    let first = (rows * 0.385).min(MOST).max(LEAST.0).max(verdict);
    let second = (rows - first).max(LEAST.1);
    let width = available.x - 2.0 * MARGIN;
    let mut build = Build::default();
    let top: &[(Card, f32)] = if placement {
        &[(Card::Verdict, 432.0), (Card::Domains, 482.0), (Card::Placement, 400.0)]
    } else {
        &[(Card::Verdict, 432.0), (Card::Domains, 892.0)]
    };
    build.row(width, first, top);
    build.row(width, second, &[(Card::Aspects, 432.0), (Card::Levels, 482.0), (Card::Lost, 400.0)]);
    build.row(width, strip, &[(Card::Strip, 1.0)]);
    build.finish()
}

fn two_columns(available: Vec2, verdict: f32, placement: bool, strip: f32) -> Places {
    let width = available.x - 2.0 * MARGIN;
    let mut build = Build::default();
    build.row(width, verdict.max(212.0), &[(Card::Verdict, 1.0), (Card::Domains, 1.06)]);
    build.row(width, 330.0, &[(Card::Aspects, 1.0), (Card::Levels, 1.06)]);
    let last: &[(Card, f32)] =
        if placement { &[(Card::Lost, 1.0), (Card::Placement, 1.06)] } else { &[(Card::Lost, 1.0)] };
    build.row(width, 292.0, last);
    build.row(width, strip, &[(Card::Strip, 1.0)]);
    build.finish()
}

fn stacked(available: Vec2, verdict: f32, placement: bool, strip: f32) -> Places {
    let width = available.x - 2.0 * MARGIN;
    let mut build = Build::default();
    build.row(width, verdict.max(190.0), &[(Card::Verdict, 1.0)]);
    build.row(width, 212.0, &[(Card::Domains, 1.0)]);
    if placement {
        build.row(width, 226.0, &[(Card::Placement, 1.0)]);
    }
    build.row(width, 330.0, &[(Card::Aspects, 1.0)]);
    build.row(width, 330.0, &[(Card::Levels, 1.0)]);
    build.row(width, 318.0, &[(Card::Lost, 1.0)]);
    build.row(width, strip, &[(Card::Strip, 1.0)]);
    build.finish()
}

#[derive(Default)]
struct Build {
    cards: Vec<(Card, Rect)>,
    y: f32,
}

impl Build {
    /// One row of cards that share the width in these proportions.
    fn row(&mut self, width: f32, height: f32, cards: &[(Card, f32)]) {
        let shares: f32 = cards.iter().map(|(_, share)| share).sum();
        let room = width - GAP * cards.len().saturating_sub(1) as f32;
        let mut x = MARGIN;
        for (card, share) in cards {
            let wide = (room * share / shares).floor();
            self.cards.push((*card, Rect::from_min_size(pos2(x, self.y), vec2(wide, height.floor()))));
            x += wide + GAP;
        }
        self.y += height.floor() + GAP;
    }

    fn finish(self) -> Places {
        Places { height: self.y - GAP + BELOW, cards: self.cards }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(verdict: f32, placement: bool) -> Wanted {
        Wanted { verdict, placement, strip_table: false }
    }

    #[test]
    fn three_columns_fit_a_maximised_window_of_an_office_pc_without_scrolling() {
        for (width, height) in [(1366.0, 568.0), (1366.0, 648.0), (1920.0, 960.0)] {
            let room = if width < 1600.0 { Room::Full } else { Room::Wide };
            let places = places(room, vec2(width, height), wanted(264.0, true));
            assert!(places.height <= height, "{width}×{height}: {}", places.height);
            let rows = places.cards.iter().filter(|(_, rect)| rect.left() < 20.0).count();
            assert_eq!((rows, places.cards.len()), (3, 7));
        }
    }

    #[test]
    fn no_two_cards_overlap_and_none_leaves_the_page() {
        for (room, width) in [(Room::Single, 683.0), (Room::Rail, 1024.0), (Room::Full, 1366.0), (Room::Wide, 1920.0)] {
            for placement in [true, false] {
                let places = places(room, vec2(width, 600.0), wanted(272.0, placement));
                for (place, (card, rect)) in places.cards.iter().enumerate() {
                    assert!(rect.left() >= 0.0 && rect.right() <= width && rect.bottom() <= places.height, "{card:?}");
                    let clear = places.cards[..place].iter().all(|(_, other)| !other.shrink(1.0).intersects(*rect));
                    assert!(clear, "{card:?}");
                }
            }
        }
    }
}
