//! Sheets that can be taken out: each begins on a page of its own, its foot stands at the bottom of its last one.

use super::{
    flow::{Flow, Room},
    furniture::PageGeometry,
    parts::{begun, broken},
    strip::{Placed, Strip, flatten, height},
};
use crate::report::{
    model::{BODY_WIDTH, Part, Sheet},
    structure::Role,
};

/// Most lines for handwriting that a sheet gives up at one place to stay on its page.
const MOST_SQUEEZE: usize = 12;

/// Lays the sheets of a part out.
pub(super) fn pages(flow: &Flow<'_>, geometry: &PageGeometry, part: &Part, sheets: &[Sheet]) -> Vec<Vec<Placed>> {
    let mut pages: Vec<Vec<Placed>> = sheets.iter().flat_map(|sheet| sheet_pages(flow, geometry, sheet)).collect();
    if let Some(first) = pages.first_mut() {
        first.splice(0..0, begun(flow, part, geometry.top - PageGeometry::HEADROOM));
    }
    pages
}

fn sheet_pages(flow: &Flow<'_>, geometry: &PageGeometry, sheet: &Sheet) -> Vec<Vec<Placed>> {
    let at = |squeeze: usize| {
        let flow = Flow { squeeze, ..*flow };
        let room = Room::new(BODY_WIDTH);
        flow.tags.within(Role::Section, || (flow.blocks(&sheet.blocks, room), flow.blocks(&sheet.foot, room)))
    };
    let (mut strips, mut foot) = at(0);
    for squeeze in 1..=MOST_SQUEEZE {
        if height(&strips) + height(&foot) <= flow.page {
            break;
        }
        (strips, foot) = at(squeeze);
    }
    let y = -PageGeometry::HEADROOM;
    let items = vec![
        Placed::Anchor { y, anchor: sheet.anchor.clone() },
        Placed::Bookmark { y, depth: 1, title: sheet.bookmark.clone() },
    ];
    strips.insert(0, Strip::Solid { height: 0.0, items, keep: true });
    let (mut pages, used) = broken(flow, geometry, strips, 0.0);
    let high = height(&foot);
    if used + high > flow.page {
        pages.push(Vec::new());
    }
    if let Some(last) = pages.last_mut() {
        flatten(foot, geometry.left, geometry.top + flow.page - high, last);
    }
    pages
}
