//! Pages of a part, still without head and foot line.

use std::collections::{BTreeMap, VecDeque};

use super::{
    Laid,
    flow::{Flow, Room},
    furniture::PageGeometry,
    inline::Setting,
    page::{Bookmark, Page, SignBox, Target},
    sheet,
    strip::{Frame, Placed, Strip, fill, least_height, settle, stretch},
    tagger::Tagger,
};
use crate::report::{
    Paper,
    model::{Anchor, BODY_WIDTH, Block, Body, Face, Part, PartId, Running, Style, Text},
    structure::{Element, Owner, Role, Structure},
};

/// Room between the title of a part and what follows.
const TITLE_GAP: f32 = 2.0;
/// Room above the title of a part that goes on where the one before it ends.
const JOINT: f32 = 9.0;
/// Most lines that are taken from limited texts.
const MOST_SQUEEZE: usize = 3;

/// The cover has no title of its own in the flow: it stands on the first page.
const COVER: Anchor = Anchor::Part(PartId::Cover);

/// Parts that are laid out together: one whose only content is a sentence goes on where the part before it ends.
pub(super) fn groups(parts: &[Part]) -> impl Iterator<Item = &[Part]> {
    let joins = |before: &Part, part: &Part| matches!(before.body, Body::Pages(_)) && is_sentence(part);
    parts.chunk_by(joins)
}

fn is_sentence(part: &Part) -> bool {
    let Body::Pages(blocks) = &part.body else { return false };
    matches!(blocks.as_slice(), [Block::Paragraph(_)])
}

/// Lays parts out that belong together, from the top of a page of their own.
pub(super) fn pages(flow: &Flow<'_>, geometry: &PageGeometry, parts: &[Part]) -> Vec<Vec<Placed>> {
    let mut strips = Vec::new();
    for part in parts {
        if !strips.is_empty() {
            strips.push(Strip::Gap(JOINT));
        }
        match &part.body {
            Body::Cover(cover) => return vec![flow.cover(cover, geometry)],
            Body::Pages(blocks) => strips.extend(titled(flow, part, blocks)),
            Body::OnePage(versions) => strips.extend(one_page(flow, part, versions)),
            Body::Sheets(sheets) => return sheet::pages(flow, geometry, part, sheets),
        }
    }
    if !strips.iter().any(|strip| matches!(strip, Strip::Stretch { .. })) {
        return broken(flow, geometry, strips).0;
    }
    // Gaps that may give way do so where that saves a page.
    let settled = |tight: bool| {
        let mut strips = strips.clone();
        settle(&mut strips, tight);
        broken(flow, geometry, strips).0
    };
    let (loose, tight) = (settled(false), settled(true));
    if tight.len() < loose.len() { tight } else { loose }
}

/// Strips on as many pages as they need, and the height that is used of the last.
pub(super) fn broken(flow: &Flow<'_>, geometry: &PageGeometry, strips: Vec<Strip>) -> (Vec<Vec<Placed>>, f32) {
    let mut strips = VecDeque::from(strips);
    let (mut pages, mut used) = (Vec::new(), 0.0);
    while !strips.is_empty() {
        let mut out = Vec::new();
        let mut frame =
            Frame { x: geometry.left, y: geometry.top, room: flow.page, page: flow.page, fresh: true, out: &mut out };
        (strips, used) = fill(strips, &mut frame);
        pages.push(out);
    }
    (pages, used)
}

fn titled(flow: &Flow<'_>, part: &Part, blocks: &[Block]) -> Vec<Strip> {
    let mut strips = title(flow, part);
    strips.extend(flow.blocks(blocks, Room::new(BODY_WIDTH)));
    strips
}

/// What does not fit gives up room between its blocks first, then what a shorter version leaves out, then lines of its
/// limited texts.
fn one_page(flow: &Flow<'_>, part: &Part, versions: &[Vec<Block>]) -> Vec<Strip> {
    let Some(shortest) = versions.last() else { return title(flow, part) };
    let whole = versions.iter().map(|blocks| (blocks, 0));
    let mut tries = whole.chain((1..=MOST_SQUEEZE).map(|squeeze| (shortest, squeeze)));
    // The same words on either paper: what fits the lower one is printed on both.
    let lowest = Paper::ALL.map(|paper| PageGeometry::of(paper).room()).into_iter().fold(flow.page, f32::min);
    // What is only measured leaves no trace in the structure.
    let fits = |(blocks, squeeze): &(&Vec<Block>, usize)| {
        let trial = Flow { squeeze: *squeeze, tags: &Tagger::new(), ..*flow };
        least_height(&titled(&trial, part, blocks)) <= lowest
    };
    let (blocks, squeeze) = tries.find(fits).unwrap_or((shortest, MOST_SQUEEZE));
    let mut strips = titled(&Flow { squeeze, ..*flow }, part, blocks);
    stretch(&mut strips, flow.page);
    strips
}

fn title(flow: &Flow<'_>, part: &Part) -> Vec<Strip> {
    let number = flow.refs.number(&Anchor::Part(part.id));
    let text = if number.is_empty() { Text::default() } else { Text::grey(format!("{number}\u{2002}")) };
    let text = text.then_in(part.title.as_str(), Some(Face::Semibold), None);
    let mut strips = flow.heading(1, &Setting::new(&text, Style::H1.metrics(), BODY_WIDTH));
    let items = begun(flow, part, -PageGeometry::HEADROOM);
    strips.insert(0, Strip::Solid { height: 0.0, items, keep: true });
    strips.push(Strip::Gap(TITLE_GAP));
    strips
}

/// Anchor and bookmark of a part.
pub(super) fn begun(flow: &Flow<'_>, part: &Part, y: f32) -> Vec<Placed> {
    let anchor = Anchor::Part(part.id);
    let number = flow.refs.number(&anchor);
    let title = if number.is_empty() { part.title.clone() } else { format!("{number} {}", part.title) };
    vec![Placed::Anchor { y, anchor }, Placed::Bookmark { y, depth: 0, title }]
}

/// A part on its pages, with the elements its items belong to.
pub(super) struct LaidPart {
    pub pages: Vec<Vec<Placed>>,
    pub elements: Vec<Element>,
    /// The greatest order of its elements and items.
    pub most: u32,
}

/// On which page, from 1, every anchor stands.
pub(super) fn page_numbers<'a>(parts: impl Iterator<Item = &'a LaidPart>) -> BTreeMap<Anchor, usize> {
    let mut found = BTreeMap::new();
    for (page, placed) in parts.flat_map(|part| &part.pages).enumerate() {
        for placed in placed {
            if let Placed::Anchor { anchor, .. } = placed {
                found.entry(anchor.clone()).or_insert(page + 1);
            }
        }
    }
    found.entry(COVER).or_insert(1);
    found
}

/// Pages with anchors and bookmarks taken out of the flow, and the structure of the whole.
pub(super) fn collect(parts: impl Iterator<Item = LaidPart>, geometry: &PageGeometry) -> Laid {
    let mut laid = Laid::default();
    let mut elements = vec![Element::new(Role::Document, 0, 0)];
    let mut order = 0;
    let mut open: Option<Running> = None;
    for part in parts {
        // Places and orders are those of the part; here they go on from the part before.
        let (first, start) = (elements.len(), order + 1);
        order = start + part.most;
        elements.extend(part.elements.into_iter().enumerate().map(|(place, element)| {
            let parent = if place == 0 { 0 } else { element.parent + first };
            Element { parent, order: element.order + start, ..element }
        }));
        for placed in part.pages {
            let mut page = Page::new(geometry.width, geometry.height, placed.len());
            let number = laid.pages.len();
            // What goes on from the page before is the first thing of this one.
            let mut range = open.clone().map(|running| (running.clone(), running));
            for placed in placed {
                match placed {
                    Placed::Item(item) => page.put(item, Owner::Layout),
                    Placed::Owned(item, owner) => page.put(item, owner.moved(first, start)),
                    Placed::Anchor { y, anchor } => {
                        laid.anchors.entry(anchor).or_insert(Target { page: number, y });
                    }
                    Placed::Sign { min, max, label, anchored } => {
                        laid.sign_boxes.push(SignBox { page: number, min, max, label, anchored });
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
    }
    laid.structure = Structure { elements };
    laid.anchors.entry(COVER).or_insert(Target { page: 0, y: 0.0 });
    laid
}
