//! The structure of the report as objects of the file: the tree of elements, and the way back from each content of a page
//! and each link to its element (ISO 32000-1, 14.7).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{
    finish::text,
    marking::{PageTags, role_name},
};
use crate::report::{
    Report,
    structure::{Element, Role},
    text::POINT,
};

/// What an element holds, with its place in reading order.
struct Kid {
    order: u32,
    what: Held,
}

#[derive(Clone, Copy)]
enum Held {
    Element(usize),
    Content { page: usize, number: usize },
    Link { page: usize, id: ObjectId },
}

/// Adds the tree; returns its root. `links` are the links of each page as objects, in the order of its tags.
pub(super) fn add(
    document: &mut Document,
    report: &Report,
    tags: &[PageTags],
    pages: &[ObjectId],
    links: &[Vec<ObjectId>],
) -> Result<ObjectId, lopdf::Error> {
    let elements = &report.structure.elements;
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = elements.iter().map(|_| document.new_object_id()).collect();
    let kids = kids(elements, tags, links);
    for (place, element) in elements.iter().enumerate() {
        let parent = if place == 0 { root } else { ids[element.parent] };
        let mut entry = entry(element, parent);
        // A link's words are its own text; over a place without any stands what describes it.
        let worded = kids[place].iter().any(|kid| !matches!(kid.what, Held::Link { .. }));
        if let (Some(alt), false) = (&element.alt, element.role == Role::Link && worded) {
            entry.set("Alt", text(alt));
        }
        if element.role == Role::Figure
            && let Some(area) = area(report, tags, place)
        {
            entry.set("A", attributes("Layout", vec![("BBox", area), ("Placement", "Block".into())]));
        }
        hold(&mut entry, &kids[place], &ids, pages);
        document.set_object(ids[place], entry);
    }
    let owners = parents(document, tags, &ids, pages, links)?;
    document.set_object(
        root,
        Dictionary::from_iter([
            ("Type", Object::from("StructTreeRoot")),
            ("K", Object::Array(ids.first().map(|id| Object::Reference(*id)).into_iter().collect())),
            ("ParentTreeNextKey", whole(owners.len() / 2)),
            ("ParentTree", Dictionary::from_iter([("Nums", Object::Array(owners))]).into()),
        ]),
    );
    Ok(root)
}

fn whole(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// What each element holds, in reading order.
fn kids(elements: &[Element], tags: &[PageTags], links: &[Vec<ObjectId>]) -> Vec<Vec<Kid>> {
    let mut kids: Vec<Vec<Kid>> = elements.iter().map(|_| Vec::new()).collect();
    for (place, element) in elements.iter().enumerate().skip(1) {
        kids[element.parent].push(Kid { order: element.order, what: Held::Element(place) });
    }
    for (page, (tags, links)) in tags.iter().zip(links).enumerate() {
        for (number, tagged) in tags.contents.iter().enumerate() {
            kids[tagged.element].push(Kid { order: tagged.order, what: Held::Content { page, number } });
        }
        for (tagged, id) in tags.links.iter().zip(links) {
            if let Some(tagged) = tagged {
                kids[tagged.element].push(Kid { order: tagged.order, what: Held::Link { page, id: *id } });
            }
        }
    }
    // Stable: what has the same order stands as it is met, page after page.
    kids.iter_mut().for_each(|kids| kids.sort_by_key(|kid| kid.order));
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

/// Puts into an element what it holds. What stands on the page the element begins on is named by its number alone.
fn hold(entry: &mut Dictionary, kids: &[Kid], ids: &[ObjectId], pages: &[ObjectId]) {
    let own = kids.iter().find_map(|kid| match kid.what {
        Held::Content { page, .. } => Some(page),
        Held::Element(_) | Held::Link { .. } => None,
    });
    let page_object = |page: usize| pages.get(page).map_or(Object::Null, |id| Object::Reference(*id));
    if let Some(page) = own {
        entry.set("Pg", page_object(page));
    }
    let held = |kid: &Kid| -> Object {
        match kid.what {
            Held::Element(place) => Object::Reference(ids[place]),
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
    let mut held: Vec<Object> = kids.iter().map(held).collect();
    match held.len() {
        0 => {}
        1 => entry.set("K", held.remove(0)),
        _ => entry.set("K", held),
    }
}

/// Where an element that is drawn stands on its page, in points from the bottom left.
fn area(report: &Report, tags: &[PageTags], element: usize) -> Option<Object> {
    let (page, (min, max)) =
        tags.iter().enumerate().find_map(|(page, tags)| Some((page, *tags.bounds.get(&element)?)))?;
    let height = report.pages.get(page)?.height;
    let points = |millimetres: f32| Object::Real((millimetres / POINT * 100.0).round() / 100.0);
    Some(vec![points(min.x), points(height - max.y), points(max.x), points(height - min.y)].into())
}

/// The elements by page and link, and their numbers set there.
fn parents(
    document: &mut Document,
    tags: &[PageTags],
    ids: &[ObjectId],
    pages: &[ObjectId],
    links: &[Vec<ObjectId>],
) -> Result<Vec<Object>, lopdf::Error> {
    let mut owners = Vec::new();
    for (number, (tags, page)) in tags.iter().zip(pages).enumerate() {
        let contents = tags.contents.iter().map(|tagged| Object::Reference(ids[tagged.element]));
        owners.extend([whole(number), Object::Array(contents.collect())]);
        let page = document.get_dictionary_mut(*page)?;
        page.set("StructParents", whole(number));
        page.set("Tabs", "S");
    }
    let mut number = pages.len();
    for (tags, links) in tags.iter().zip(links) {
        for (tagged, id) in tags.links.iter().zip(links) {
            let Some(tagged) = tagged else { continue };
            owners.extend([whole(number), Object::Reference(ids[tagged.element])]);
            document.get_dictionary_mut(*id)?.set("StructParent", whole(number));
            number += 1;
        }
    }
    Ok(owners)
}
