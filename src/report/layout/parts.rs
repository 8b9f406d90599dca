//! Pages of a part, still without head and foot line.

use std::collections::{BTreeMap, VecDeque};

use super::{
    Laid,
    flow::{Flow, Room},
    furniture::PageGeometry,
    inline::Setting,
    page::{Bookmark, Page, SignBox, Target},
    sheet,
    strip::{Frame, Placed, Strip, fill, least_height, opening, settle, stretch},
    tagger::Tagger,
};
use crate::report::{
    Paper,
    model::{Anchor, BODY_WIDTH, Block, Body, Face, Numbering, Part, PartId, Running, Style, Text},
    structure::{Element, Owner, Role, Structure},
};

/// Room between the title of a part and what follows.
const TITLE_GAP: f32 = 2.0;
/// Room above the title of a part that goes on where the one before it ends.
const JOINT: f32 = 9.0;
/// Share of its last page that a part must fill for the next one to begin on a page of its own: no page inside a report is
/// left half empty.
const FILLED: f32 = 0.7;
/// Most lines that are taken from limited texts.
const MOST_SQUEEZE: usize = 3;

/// The cover has no title of its own in the flow: it stands on the first page.
const COVER: Anchor = Anchor::Part(PartId::Cover);

/// Whether a part may go on where the one before it ends, of whose last page so much is filled: one whose only content is a
/// sentence always does, counted ones where that page would be left too empty.
fn joins(before: &Part, part: &Part, filled: f32) -> bool {
    let flows = |part: &Part| matches!(part.body, Body::Pages(_));
    let counted = |part: &Part| part.numbering != Numbering::None;
    flows(before) && flows(part) && (is_sentence(part) || (filled < FILLED && counted(before) && counted(part)))
}

fn is_sentence(part: &Part) -> bool {
    let Body::Pages(blocks) = &part.body else { return false };
    matches!(blocks.as_slice(), [Block::Paragraph(_)])
}

/// Lays out the first of these parts from the top of a page of its own, and those behind it that go on where it ends: as
/// many as are wanted, or as many as do. Returns their pages and how many parts stand on them.
pub(super) fn pages(
    flow: &Flow<'_>,
    geometry: &PageGeometry,
    parts: &[Part],
    wanted: Option<usize>,
) -> (Vec<Vec<Placed>>, usize) {
    let Some(first) = parts.first() else { return (Vec::new(), 0) };
    let strips = match &first.body {
        Body::Cover(cover) => return (vec![flow.cover(cover, geometry)], 1),
        Body::Sheets(sheets) => return (sheet::pages(flow, geometry, first, sheets), 1),
        Body::Pages(blocks) => titled(flow, first, blocks),
        Body::OnePage(versions) => one_page(flow, first, versions),
    };
    let (mut pages, mut used) = settled(flow, geometry, strips, 0.0);
    let mut taken = 1;
    for pair in parts.windows(2) {
        let [before, part] = pair else { break };
        let Body::Pages(blocks) = &part.body else { break };
        if wanted.is_some_and(|wanted| taken >= wanted) {
            break;
        }
        if wanted.is_none() && !joins(before, part, used / flow.page) {
            break;
        }
        flow.tags.section();
        let mut strips = titled(flow, part, blocks);
        strips.insert(0, Strip::Gap(JOINT));
        // Title and first sentence are not left behind by what they are about.
        if wanted.is_none() && opening(&strips, flow.page) > flow.page - used {
            break;
        }
        let (more, height) = settled(flow, geometry, strips, used);
        let mut more = more.into_iter();
        if let (Some(page), Some(begun)) = (pages.last_mut(), more.next()) {
            page.extend(begun);
        }
        pages.extend(more);
        (used, taken) = (height, taken + 1);
    }
    (pages, taken)
}

/// Strips on pages, where gaps that may give way do so if that saves a page.
fn settled(flow: &Flow<'_>, geometry: &PageGeometry, strips: Vec<Strip>, used: f32) -> (Vec<Vec<Placed>>, f32) {
    if !strips.iter().any(|strip| matches!(strip, Strip::Stretch { .. })) {
        return broken(flow, geometry, strips, used);
    }
    let settled = |tight: bool| {
        let mut strips = strips.clone();
        settle(&mut strips, tight);
        broken(flow, geometry, strips, used)
    };
    let (loose, tight) = (settled(false), settled(true));
    if tight.0.len() < loose.0.len() { tight } else { loose }
}

/// Strips on as many pages as they need, the first of which is used so far already, and the height that is used of the
/// last.
pub(super) fn broken(
    flow: &Flow<'_>,
    geometry: &PageGeometry,
    strips: Vec<Strip>,
    mut used: f32,
) -> (Vec<Vec<Placed>>, f32) {
    let mut strips = VecDeque::from(strips);
    let mut pages = Vec::new();
    while !strips.is_empty() {
        let mut out = Vec::new();
        let (y, room, fresh) = (geometry.top + used, flow.page - used, used == 0.0);
        let mut frame = Frame { x: geometry.left, y, room, page: flow.page, fresh, out: &mut out };
        let (rest, height) = fill(strips, &mut frame);
        pages.push(out);
        if rest.is_empty() {
            used += height;
        } else {
            used = 0.0;
        }
        strips = rest;
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

/// Parts that are laid out together, on their pages, with the elements their items belong to.
pub(super) struct LaidPart {
    /// How many parts they are.
    pub count: usize,
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
            let parent = if element.parent == place { 0 } else { element.parent + first };
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
