//! Where everything stands: breaks the document into pages of positioned things.
//!
//! Lengths of texts do not depend on the paper, only page breaks do. The layout runs until the page numbers it
//! printed are the ones it found, which takes two passes; parts that print none are laid out once.

mod contents;
mod cover;
mod drawing;
mod flow;
mod furniture;
mod indicator;
mod inline;
#[cfg(test)]
mod laws;
mod mark;
mod page;
mod parts;
mod refs;
mod sheet;
mod strip;
mod structure;
mod table;
mod tagger;

use std::collections::BTreeMap;

pub use self::page::{Bookmark, Edge, Item, Page, SignBox, Target, TextRun};
use self::{flow::Flow, furniture::PageGeometry, parts::LaidPart, refs::Refs, tagger::Tagger};
pub use super::palette::Rgb;
use super::{
    Paper,
    model::{Anchor, Document, Part, Running},
    structure::Structure,
    text::Typesetter,
};

/// Passes after which the page numbers are taken as they are. Two are the rule; a third is needed only where
/// a page number that became longer moved a line.
const PASSES: usize = 4;

/// A document on pages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Laid {
    /// The pages.
    pub pages: Vec<Page>,
    /// Bookmarks in order.
    pub bookmarks: Vec<Bookmark>,
    /// Rooms for signatures in order.
    pub sign_boxes: Vec<SignBox>,
    /// Where every anchor stands.
    pub anchors: BTreeMap<Anchor, Target>,
    /// First and last of what the head line names on each page, where it names anything.
    running: Vec<Option<(Running, Running)>>,
    /// What stands on the pages, in reading order.
    pub structure: Structure,
}

/// Breaks a document into pages.
pub fn lay_out(document: &Document, paper: Paper, typesetter: &Typesetter) -> Laid {
    let geometry = PageGeometry::of(paper);
    let mut refs = Refs::of(document);
    let groups: Vec<&[Part]> = parts::groups(&document.parts).collect();
    // Each part, and whether it asked for page numbers: only those that did are laid out again.
    let mut parts: Vec<(LaidPart, bool)> = Vec::with_capacity(groups.len());
    for _ in 0..PASSES {
        for (place, group) in groups.iter().enumerate() {
            if parts.get(place).is_some_and(|(_, asked)| !asked) {
                continue;
            }
            refs.asked.set(false);
            let tags = Tagger::new();
            let flow = Flow { typesetter, refs: &refs, tags: &tags, page: geometry.room(), squeeze: 0 };
            let pages = parts::pages(&flow, &geometry, group);
            let (elements, most) = tags.into_elements();
            let laid = (LaidPart { pages, elements, most }, refs.asked.get());
            match parts.get_mut(place) {
                Some(before) => *before = laid,
                None => parts.push(laid),
            }
        }
        let found = parts::page_numbers(parts.iter().map(|(part, _)| part));
        if found == refs.pages {
            break;
        }
        refs.pages = found;
    }
    let mut laid = parts::collect(parts.into_iter().map(|(part, _)| part), &geometry);
    structure::complete(&mut laid, &refs);
    furniture::add(document, &geometry, &refs, typesetter, &mut laid);
    laid
}
