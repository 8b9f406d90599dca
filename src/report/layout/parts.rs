//! Pages of a part, still without head and foot line.

use std::collections::VecDeque;

use super::{
    Laid,
    flow::{Flow, Room},
    furniture::PageGeometry,
    inline::Setting,
    page::{Bookmark, Page, Target},
    strip::{Frame, Placed, Strip, fill, least_height, stretch},
};
use crate::report::model::{Anchor, BODY_WIDTH, Block, Body, Face, Part, PartId, Running, Style, Text};

/// Room between the title of a part and what follows.
const TITLE_GAP: f32 = 2.0;
/// Most lines that are taken from limited texts.
const MOST_SQUEEZE: usize = 3;

/// Lays one part out, from the top of a page of its own.
pub(super) fn pages(flow: &Flow<'_>, geometry: &PageGeometry, part: &Part) -> Vec<Vec<Placed>> {
    let strips = match &part.body {
        Body::Cover(cover) => return vec![flow.cover(cover, geometry)],
        Body::Pages(blocks) => titled(flow, part, blocks),
        Body::OnePage(blocks) => one_page(flow, part, blocks),
    };
    let mut strips = VecDeque::from(strips);
    let mut pages = Vec::new();
    while !strips.is_empty() {
        let mut out = Vec::new();
        let mut frame =
            Frame { x: geometry.left, y: geometry.top, room: flow.page, page: flow.page, fresh: true, out: &mut out };
        strips = fill(strips, &mut frame).0;
        pages.push(out);
    }
    pages
}

fn titled(flow: &Flow<'_>, part: &Part, blocks: &[Block]) -> Vec<Strip> {
    let mut strips = title(flow, part);
    strips.extend(flow.blocks(blocks, Room::new(BODY_WIDTH)));
    strips
}

/// What does not fit gives up room between its blocks first, then lines of its limited texts.
fn one_page(flow: &Flow<'_>, part: &Part, blocks: &[Block]) -> Vec<Strip> {
    let squeezed = |squeeze: usize| titled(&Flow { squeeze, ..*flow }, part, blocks);
    let mut strips = squeezed(0);
    for squeeze in 1..=MOST_SQUEEZE {
        if least_height(&strips) <= flow.page {
            break;
        }
        strips = squeezed(squeeze);
    }
    stretch(&mut strips, flow.page);
    strips
}

fn title(flow: &Flow<'_>, part: &Part) -> Vec<Strip> {
    let anchor = Anchor::Part(part.id);
    let number = flow.refs.number(&anchor);
    let (text, bookmark) = if number.is_empty() {
        (Text::default(), part.title.clone())
    } else {
        let gray = Text::grey(format!("{number}\u{2002}"));
        (gray, format!("{number} {}", part.title))
    };
    let text = text.then_in(part.title.as_str(), Some(Face::Semibold), None);
    let mut strips = flow.lines(&Setting::new(&text, Style::H1.metrics(), BODY_WIDTH));
    strips.iter_mut().for_each(|strip| strip.set_keep(true));
    let items = vec![
        Placed::Anchor { y: -PageGeometry::HEADROOM, anchor },
        Placed::Bookmark { y: -PageGeometry::HEADROOM, depth: 0, title: bookmark },
    ];
    strips.insert(0, Strip::Solid { height: 0.0, items, keep: true });
    strips.push(Strip::Gap(TITLE_GAP));
    strips
}

/// Pages with anchors and bookmarks taken out of the flow.
pub(super) fn collect(pages: Vec<Vec<Placed>>, geometry: &PageGeometry) -> Laid {
    let mut laid = Laid::default();
    let mut open: Option<Running> = None;
    for (number, placed) in pages.into_iter().enumerate() {
        let mut page = Page { width: geometry.width, height: geometry.height, items: Vec::with_capacity(placed.len()) };
        // What goes on from the page before is the first thing of this one.
        let mut range = open.clone().map(|running| (running.clone(), running));
        for placed in placed {
            match placed {
                Placed::Item(item) => page.items.push(item),
                Placed::Anchor { y, anchor } => {
                    laid.anchors.entry(anchor).or_insert(Target { page: number, y });
                }
                Placed::Bookmark { y, depth, title, .. } => {
                    laid.bookmarks.push(Bookmark { depth, title, target: Target { page: number, y } });
                }
                Placed::Begins(running) => {
                    open = Some(running.clone());
                    range = Some((range.map_or_else(|| running.clone(), |(first, _)| first), running));
                }
                Placed::Ends => open = None,
            }
        }
        laid.pages.push(page);
        laid.running.push(range);
    }
    // The cover has no title of its own in the flow.
    laid.anchors.entry(Anchor::Part(PartId::Cover)).or_insert(Target { page: 0, y: 0.0 });
    laid
}
