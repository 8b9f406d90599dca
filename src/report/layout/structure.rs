//! The structure of the whole report, once its pages are known: without what stands on none of them, its links described.

use std::collections::BTreeMap;

use super::{Laid, page::Item, refs::Refs};
use crate::{
    report::structure::{Element, Owner, Role, Structure},
    t,
};

/// Completes the structure of a laid report.
pub(super) fn complete(laid: &mut Laid, refs: &Refs) {
    let mut elements = std::mem::take(&mut laid.structure).elements;
    dissolve_dead_links(laid, &mut elements);
    let mut used = vec![false; elements.len()];
    for owner in laid.pages.iter().flat_map(|page| &page.owners) {
        if let Owner::Element { element, .. } = owner {
            used[*element] = true;
        }
    }
    let (structure, places) = Structure::of(elements, used);
    laid.structure = structure;
    for owner in laid.pages.iter_mut().flat_map(|page| &mut page.owners) {
        if let Owner::Element { element, .. } = owner
            && let Some(place) = places[*element]
        {
            *element = place;
        }
    }
    describe_links(laid, refs);
}

/// Words that lead to what this report has not are words like others.
fn dissolve_dead_links(laid: &mut Laid, elements: &mut [Element]) {
    let mut dead: Vec<bool> = elements.iter().map(|element| element.role == Role::Link).collect();
    for (item, owner) in laid.pages.iter().flat_map(|page| page.owned_items()) {
        if let (Item::Link { to, .. }, Owner::Element { element, .. }) = (item, owner)
            && laid.anchors.contains_key(to)
        {
            dead[element] = false;
        }
    }
    for place in 0..elements.len() {
        if dead[elements[place].parent] {
            elements[place].parent = elements[elements[place].parent].parent;
        }
    }
    for owner in laid.pages.iter_mut().flat_map(|page| &mut page.owners) {
        if let Owner::Element { element, .. } = owner
            && dead[*element]
        {
            *element = elements[*element].parent;
        }
    }
}

/// Gives each link words that say what it is and where it leads.
fn describe_links(laid: &mut Laid, refs: &Refs) {
    let mut links: BTreeMap<usize, (String, usize)> = BTreeMap::new();
    for (item, owner) in laid.pages.iter().flat_map(|page| page.owned_items()) {
        let Owner::Element { element, .. } = owner else { continue };
        if laid.structure.elements[element].role != Role::Link {
            continue;
        }
        let (text, page) = links.entry(element).or_default();
        match item {
            Item::Text(run) => text.push_str(&run.text),
            Item::Link { to, .. } => *page = laid.anchors.get(to).map_or(0, |target| target.page + 1),
            _ => {}
        }
    }
    for (element, (text, page)) in links {
        let element = &mut laid.structure.elements[element];
        let text = element.alt.take().unwrap_or(text);
        element.alt = Some(t!(refs.words, report.mark.link, text = text.trim(), page = page));
    }
}
