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
    let mut kept: Vec<Option<LaidPart>> = vec![None; groups.len()];
    let mut laid = Laid::default();
    for _ in 0..PASSES {
        let mut parts = Vec::new();
        for (group, kept) in groups.iter().zip(&mut kept) {
            let laid_part = kept.take().unwrap_or_else(|| {
                refs.asked.set(false);
                let tags = Tagger::new();
                let flow = Flow { typesetter, refs: &refs, tags: &tags, page: geometry.room(), squeeze: 0 };
                let pages = parts::pages(&flow, &geometry, group);
                let (elements, most) = tags.into_elements();
                let laid_part = LaidPart { pages, elements, most };
                if !refs.asked.get() {
                    *kept = Some(laid_part.clone());
                }
                laid_part
            });
            parts.push(laid_part);
        }
        laid = parts::collect(parts, &geometry);
        let found: BTreeMap<Anchor, usize> =
            laid.anchors.iter().map(|(anchor, target)| (anchor.clone(), target.page + 1)).collect();
        if found == refs.pages {
            break;
        }
        refs.pages = found;
    }
    structure::complete(&mut laid, &refs);
    furniture::add(document, &geometry, &refs, typesetter, &mut laid);
    laid
}
