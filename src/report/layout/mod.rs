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
    model::{Anchor, Document, Running},
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
    // Parts that share pages, and whether they asked for page numbers: only those that did are laid out again. Which share
    // pages is decided once.
    let mut parts: Vec<(LaidPart, bool)> = Vec::with_capacity(document.parts.len());
    for _ in 0..PASSES {
        let mut rest = document.parts.as_slice();
        let mut place = 0;
        while !rest.is_empty() {
            let wanted = parts.get(place).map(|(before, _)| before.count);
            let asked = parts.get(place).is_none_or(|(_, asked)| *asked);
            let count = if asked {
                refs.asked.set(false);
                let tags = Tagger::new();
                let flow = Flow { typesetter, refs: &refs, tags: &tags, page: geometry.room(), squeeze: 0 };
                let (pages, count) = parts::pages(&flow, &geometry, rest, wanted);
                let (elements, most) = tags.into_elements();
                let laid = (LaidPart { count, pages, elements, most }, refs.asked.get());
                match parts.get_mut(place) {
                    Some(before) => *before = laid,
                    None => parts.push(laid),
                }
                count
            } else {
                wanted.unwrap_or(1)
            };
            rest = rest.get(count.max(1)..).unwrap_or_default();
            place += 1;
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
