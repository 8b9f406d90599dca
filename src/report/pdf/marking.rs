//! Which stretches of a page's content belong to which element: marked content with numbers, the rest as artifacts.

use std::collections::BTreeMap;

use super::operators::Operators;
use crate::{
    chart::{Point, at},
    report::{
        layout::Item,
        structure::{Owner, Role},
    },
};

/// What the marked contents and the links of a page belong to.
#[derive(Debug, Default)]
pub(super) struct PageTags {
    /// By the number of the content: its element, and its place in reading order.
    pub contents: Vec<Tagged>,
    /// By the place of the link on the page.
    pub links: Vec<Option<Tagged>>,
    /// Where each element that is drawn stands on the page.
    pub bounds: BTreeMap<usize, (Point, Point)>,
    open: Option<Owner>,
}

/// An element and a place in reading order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tagged {
    pub element: usize,
    pub order: u32,
}

impl PageTags {
    /// Before an item is drawn: ends what is open and begins what the item belongs to, where that is something else.
    pub(super) fn begin(&mut self, item: &Item, owner: Owner, out: &mut Operators) {
        if let (Owner::Element { element, .. }, Some((min, max))) = (owner, item.bounds()) {
            let bounds = self.bounds.entry(element).or_insert((min, max));
            let (first, last) = *bounds;
            *bounds = (at(first.x.min(min.x), first.y.min(min.y)), at(last.x.max(max.x), last.y.max(max.y)));
        }
        if self.open.is_some_and(|open| is_same(open, owner)) {
            return;
        }
        self.end(out);
        self.open = Some(owner);
        match owner {
            Owner::Element { element, order } => {
                let number = self.contents.len();
                self.contents.push(Tagged { element, order });
                out.begin_marked("Span", &format!("/MCID {number}"));
            }
            Owner::Layout => out.begin_marked("Artifact", "/Type/Layout"),
            Owner::Header => out.begin_marked("Artifact", "/Subtype/Header/Type/Pagination"),
            Owner::Footer => out.begin_marked("Artifact", "/Subtype/Footer/Type/Pagination"),
            Owner::Margin => out.begin_marked("Artifact", "/Type/Pagination"),
        }
    }

    /// Ends what is open.
    pub(super) fn end(&mut self, out: &mut Operators) {
        if self.open.take().is_some() {
            out.end_marked();
        }
    }

    /// The next link of the page.
    pub(super) fn link(&mut self, owner: Owner) {
        self.links.push(match owner {
            Owner::Element { element, order } => Some(Tagged { element, order }),
            _ => None,
        });
    }
}

/// Whether two items that follow each other stand in one marked content.
fn is_same(one: Owner, other: Owner) -> bool {
    match (one, other) {
        (Owner::Element { element: one, .. }, Owner::Element { element: other, .. }) => one == other,
        _ => one == other,
    }
}

/// The name of a role in the file. All are roles of the standard, so that no map of roles is needed.
pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Group => "Div",
        Role::Heading(0 | 1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::Quote => "BlockQuote",
        Role::List => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::Body => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::Row => "TR",
        Role::HeadCell { .. } => "TH",
        Role::Cell { .. } => "TD",
        Role::Figure => "Figure",
        Role::Formula => "Formula",
        Role::Caption => "Caption",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Span => "Span",
    }
}
