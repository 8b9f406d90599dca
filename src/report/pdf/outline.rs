//! Nested bookmarks.

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::report::{Report, text::POINT};

/// Adds the bookmarks; returns the outline's root, or nothing where there is none.
pub(super) fn add(document: &mut Document, report: &Report, pages: &[ObjectId]) -> Option<ObjectId> {
    if report.bookmarks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = report.bookmarks.iter().map(|_| document.new_object_id()).collect();
    // Place of the parent of each; `None` is the root.
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(ids.len());
    let mut path: Vec<usize> = Vec::new();
    for (place, bookmark) in report.bookmarks.iter().enumerate() {
        path.truncate(usize::from(bookmark.depth));
        parents.push(path.last().copied());
        path.push(place);
    }
    let children =
        |parent: Option<usize>| -> Vec<usize> { (0..ids.len()).filter(|place| parents[*place] == parent).collect() };
    let mut families = vec![children(None)];
    families.extend((0..ids.len()).map(|place| children(Some(place))));
    for (place, bookmark) in report.bookmarks.iter().enumerate() {
        let mut entry = Dictionary::new();
        let height = report.pages.get(bookmark.target.page).map_or(0.0, |page| page.height);
        let top = ((height - bookmark.target.y.max(0.0)) / POINT * 100.0).round() / 100.0;
        let page = pages.get(bookmark.target.page).map_or(Object::Null, |page| Object::Reference(*page));
        entry.set("Title", super::finish::text(&bookmark.title));
        entry.set("Dest", vec![page, "XYZ".into(), Object::Integer(0), Object::Real(top), Object::Null]);
        let parent = parents[place];
        entry.set("Parent", Object::Reference(parent.map_or(root, |parent| ids[parent])));
        let siblings = &families[parent.map_or(0, |parent| parent + 1)];
        let own = siblings.iter().position(|sibling| *sibling == place).unwrap_or_default();
        if let Some(previous) = own.checked_sub(1).and_then(|own| siblings.get(own)) {
            entry.set("Prev", Object::Reference(ids[*previous]));
        }
        if let Some(next) = siblings.get(own + 1) {
            entry.set("Next", Object::Reference(ids[*next]));
        }
        // A negative count: closed when the file is opened, so that the parts are seen at a glance.
        family(&mut entry, &families[place + 1], &ids, -1);
        document.set_object(ids[place], entry);
    }
    let mut entry = Dictionary::new();
    entry.set("Type", "Outlines");
    family(&mut entry, &families[0], &ids, 1);
    document.set_object(root, entry);
    Some(root)
}

fn family(entry: &mut Dictionary, children: &[usize], ids: &[ObjectId], sign: i64) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        entry.set("First", Object::Reference(ids[*first]));
        entry.set("Last", Object::Reference(ids[*last]));
        entry.set("Count", sign * i64::try_from(children.len()).unwrap_or(i64::MAX));
    }
}
