//! The structure of the report as objects of the file: the tree of elements, and the way back from each content of a page
//! and each link to its element (ISO 32000-1, 14.7).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{contents::Sheet, finish::text, marking::role_name};
use crate::{
    chart::Point,
    report::{
        Report,
        structure::{Element, Role},
        text::POINT,
    },
};

/// What an element holds, with its place in reading order.
#[derive(Clone, Copy)]
struct Kid {
    parent: usize,
    order: u32,
    what: Held,
}

#[derive(Clone, Copy)]
enum Held {
    Element(usize),
    Content { page: usize, number: usize },
    Link { page: usize, id: ObjectId },
}

/// The tree. Its elements are made one by one when they are written: of the small objects of a structure there are
/// thousands.
pub(super) struct Tree<'a> {
    report: &'a Report,
    pages: &'a [ObjectId],
    root: ObjectId,
    ids: Vec<u32>,
    /// What all elements hold: that of one together, in reading order.
    kids: Vec<Kid>,
    /// Where what is drawn stands: by its element the page and the place there.
    areas: BTreeMap<usize, (usize, (Point, Point))>,
}

impl<'a> Tree<'a> {
    /// Adds the root of the tree to a document and gives numbers to its elements. `links` are the links of each page as
    /// objects, in the order of its tags.
    pub(super) fn of(
        document: &mut Document,
        report: &'a Report,
        sheets: &[Sheet],
        pages: &'a [ObjectId],
        links: &[Vec<ObjectId>],
    ) -> Result<Self, lopdf::Error> {
        let elements = &report.structure.elements;
        let root = document.new_object_id();
        let ids: Vec<u32> = elements.iter().map(|_| document.new_object_id().0).collect();
        let mut areas = BTreeMap::new();
        for (page, sheet) in sheets.iter().enumerate() {
            for (element, bounds) in &sheet.tags.bounds {
                areas.entry(*element).or_insert((page, *bounds));
            }
        }
        let tree = Self { report, pages, root, kids: kids(elements, sheets, links), ids, areas };
        let owners = tree.parents(document, sheets, links)?;
        document.set_object(
            root,
            Dictionary::from_iter([
                ("Type", Object::from("StructTreeRoot")),
                ("K", Object::Array(tree.ids.first().map(|id| reference(*id)).into_iter().collect())),
                ("ParentTreeNextKey", whole(owners.len() / 2)),
                ("ParentTree", Dictionary::from_iter([("Nums", Object::Array(owners))]).into()),
            ]),
        );
        Ok(tree)
    }

    /// Its root.
    pub(super) fn root(&self) -> ObjectId {
        self.root
    }

    /// The numbers of its elements as objects.
    pub(super) fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// An element as an object; nothing where there is none at this place.
    pub(super) fn element(&self, place: usize) -> Option<Dictionary> {
        let element = self.report.structure.elements.get(place)?;
        let parent = if place == 0 { self.root } else { (*self.ids.get(element.parent)?, 0) };
        let from = self.kids.partition_point(|kid| kid.parent < place);
        let count = self.kids[from..].partition_point(|kid| kid.parent == place);
        let kids = &self.kids[from..from + count];
        let mut entry = entry(element, parent);
        // A link's words are its own text; over a place without any stands what describes it.
        let worded = kids.iter().any(|kid| !matches!(kid.what, Held::Link { .. }));
        if let (Some(alt), false) = (&element.alt, element.role == Role::Link && worded) {
            entry.set("Alt", text(alt));
        }
        if element.role == Role::Figure
            && let Some(area) = self.area(place)
        {
            entry.set("A", attributes("Layout", vec![("BBox", area), ("Placement", "Block".into())]));
        }
        self.hold(&mut entry, kids);
        Some(entry)
    }

    /// Puts into an element what it holds. What stands on the page the element begins on is named by its number alone.
    fn hold(&self, entry: &mut Dictionary, kids: &[Kid]) {
        let own = kids.iter().find_map(|kid| match kid.what {
            Held::Content { page, .. } => Some(page),
            Held::Element(_) | Held::Link { .. } => None,
        });
        let page_object = |page: usize| self.pages.get(page).map_or(Object::Null, |id| Object::Reference(*id));
        if let Some(page) = own {
            entry.set("Pg", page_object(page));
        }
        let held = |kid: &Kid| -> Object {
            match kid.what {
                Held::Element(place) => self.ids.get(place).map_or(Object::Null, |id| reference(*id)),
                Held::Content { page, number } if Some(page) == own => whole(number),
                Held::Content { page, number } => Dictionary::from_iter([
                    ("Type", Object::from("MCR")),
                    ("Pg", page_object(page)),
                    ("MCID", whole(number)),
                ])
                .into(),
                Held::Link { page, id } => Dictionary::from_iter([
                    ("Type", Object::from("OBJR")),
                    ("Pg", page_object(page)),
                    ("Obj", Object::Reference(id)),
                ])
                .into(),
            }
        };
        match kids {
            [] => {}
            [one] => entry.set("K", held(one)),
            several => entry.set("K", several.iter().map(held).collect::<Vec<_>>()),
        }
    }

    /// Where an element that is drawn stands on its page, in points from the bottom left.
    fn area(&self, element: usize) -> Option<Object> {
        let (page, (min, max)) = *self.areas.get(&element)?;
        let height = self.report.pages.get(page)?.height;
        let points = |millimetres: f32| Object::Real((millimetres / POINT * 100.0).round() / 100.0);
        Some(vec![points(min.x), points(height - max.y), points(max.x), points(height - min.y)].into())
    }

    /// The elements by page and link, and their numbers set there.
    fn parents(
        &self,
        document: &mut Document,
        sheets: &[Sheet],
        links: &[Vec<ObjectId>],
    ) -> Result<Vec<Object>, lopdf::Error> {
        let owner = |element: usize| self.ids.get(element).map_or(Object::Null, |id| reference(*id));
        let mut owners = Vec::new();
        for (number, (sheet, page)) in sheets.iter().zip(self.pages).enumerate() {
            let contents = sheet.tags.contents.iter().map(|tagged| owner(tagged.element));
            owners.extend([whole(number), Object::Array(contents.collect())]);
            let page = document.get_dictionary_mut(*page)?;
            page.set("StructParents", whole(number));
            page.set("Tabs", "S");
        }
        let mut number = self.pages.len();
        for (sheet, links) in sheets.iter().zip(links) {
            for (tagged, id) in sheet.tags.links.iter().zip(links) {
                let Some(tagged) = tagged else { continue };
                owners.extend([whole(number), owner(tagged.element)]);
                document.get_dictionary_mut(*id)?.set("StructParent", whole(number));
                number += 1;
            }
        }
        Ok(owners)
    }
}

fn reference(id: u32) -> Object {
    Object::Reference((id, 0))
}

fn whole(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// What the elements hold, that of one together, in reading order.
fn kids(elements: &[Element], sheets: &[Sheet], links: &[Vec<ObjectId>]) -> Vec<Kid> {
    let contents: usize = sheets.iter().map(|sheet| sheet.tags.contents.len() + sheet.tags.links.len()).sum();
    let mut kids: Vec<Kid> = Vec::with_capacity(elements.len() + contents);
    for (place, element) in elements.iter().enumerate().skip(1) {
        kids.push(Kid { parent: element.parent, order: element.order, what: Held::Element(place) });
    }
    for (page, (sheet, links)) in sheets.iter().zip(links).enumerate() {
        for (number, tagged) in sheet.tags.contents.iter().enumerate() {
            kids.push(Kid { parent: tagged.element, order: tagged.order, what: Held::Content { page, number } });
        }
        for (tagged, id) in sheet.tags.links.iter().zip(links) {
            if let Some(tagged) = tagged {
                kids.push(Kid { parent: tagged.element, order: tagged.order, what: Held::Link { page, id: *id } });
            }
        }
    }
    // Stable: what has the same order stands as it is met, page after page.
    kids.sort_by_key(|kid| (kid.parent, kid.order));
    kids
}

fn entry(element: &Element, parent: ObjectId) -> Dictionary {
    let mut entry =
        Dictionary::from_iter([("S", Object::from(role_name(element.role))), ("P", Object::Reference(parent))]);
    if let Some(actual) = &element.actual {
        entry.set("ActualText", text(actual));
    }
    let (span, scope) = match element.role {
        Role::HeadCell { of_row, span } => (span, Some(if of_row { "Row" } else { "Column" })),
        Role::Cell { span } => (span, None),
        _ => (1, None),
    };
    let mut about: Vec<(&str, Object)> = scope.map(|scope| ("Scope", scope.into())).into_iter().collect();
    if span > 1 {
        about.push(("ColSpan", whole(span)));
    }
    if !about.is_empty() {
        entry.set("A", attributes("Table", about));
    }
    entry
}

fn attributes(owner: &str, entries: Vec<(&str, Object)>) -> Dictionary {
    [("O", Object::from(owner))].into_iter().chain(entries).collect()
}
