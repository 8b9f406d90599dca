//! The structure of parts while they are laid out: which element what is made just now belongs to.
//!
//! Whoever lays a block out need not know of it. Text that is set belongs to the element that is open, in a paragraph of
//! its own where that one holds blocks; lines, fills and grounds belong to none. Elements are made in the order in which
//! blocks are laid out, which is the order of the model and thereby of reading, wherever on the pages they come to stand.

use std::cell::RefCell;

use super::strip::Placed;
use crate::report::structure::{Element, Owner, Role};

/// Collects the elements of one part, or of several that share pages.
#[derive(Debug)]
pub(super) struct Tagger {
    state: RefCell<State>,
}

#[derive(Debug)]
struct State {
    elements: Vec<Element>,
    /// The element that is open; nothing where an artifact is made.
    open: Option<usize>,
    order: u32,
}

impl State {
    fn next(&mut self) -> u32 {
        self.order += 1;
        self.order
    }

    fn add(&mut self, role: Role) -> Option<usize> {
        let parent = self.open?;
        let order = self.next();
        self.elements.push(Element::new(role, parent, order));
        Some(self.elements.len() - 1)
    }
}

impl Tagger {
    /// A section without anything in it.
    pub(super) fn new() -> Self {
        let elements = vec![Element::new(Role::Section, 0, 0)];
        Self { state: RefCell::new(State { elements, open: Some(0), order: 0 }) }
    }

    /// What is made from here on belongs to another section, beside the one before it: it is in nothing of the part, so that
    /// its parent is itself.
    pub(super) fn section(&self) {
        let mut state = self.state.borrow_mut();
        let (place, order) = (state.elements.len(), state.next());
        state.elements.push(Element::new(Role::Section, place, order));
        state.open = Some(place);
    }

    /// Its elements, each behind the one it is in, and the greatest order of them and their items.
    pub(super) fn into_elements(self) -> (Vec<Element>, u32) {
        let State { elements, order, .. } = self.state.into_inner();
        (elements, order)
    }

    fn with<T>(&self, open: Option<usize>, make: impl FnOnce() -> T) -> T {
        let before = std::mem::replace(&mut self.state.borrow_mut().open, open);
        let made = make();
        self.state.borrow_mut().open = before;
        made
    }

    /// What is made belongs to a new element inside the one that is open.
    pub(super) fn within<T>(&self, role: Role, make: impl FnOnce() -> T) -> T {
        let open = self.state.borrow_mut().add(role);
        self.with(open, make)
    }

    /// The same, with what is said instead of what it shows.
    pub(super) fn described<T>(&self, role: Role, alt: String, make: impl FnOnce() -> T) -> T {
        self.within(role, || {
            self.change(|element| element.alt = Some(alt));
            make()
        })
    }

    /// What is made is a drawn sign that stands for a text.
    pub(super) fn sign<T>(&self, text: String, make: impl FnOnce() -> T) -> T {
        self.text(|| {
            self.within(Role::Span, || {
                self.change(|element| element.actual = Some(text));
                make()
            })
        })
    }

    /// What is made belongs to no element: it is decoration, or repeats what stands elsewhere.
    pub(super) fn artifact<T>(&self, make: impl FnOnce() -> T) -> T {
        self.with(None, make)
    }

    /// What is made is text: it gets a paragraph where the element that is open holds blocks.
    pub(super) fn text<T>(&self, make: impl FnOnce() -> T) -> T {
        let holds_blocks = {
            let state = self.state.borrow();
            state.open.is_some_and(|open| state.elements[open].role.holds_blocks())
        };
        if holds_blocks { self.within(Role::Paragraph, make) } else { make() }
    }

    fn change(&self, change: impl FnOnce(&mut Element)) {
        let mut state = self.state.borrow_mut();
        if let Some(open) = state.open {
            change(&mut state.elements[open]);
        }
    }

    /// A link inside the element that is open, to be filled by [`Self::owned_by`]; nothing inside an artifact, where no
    /// link may be.
    pub(super) fn link(&self) -> Option<usize> {
        self.state.borrow_mut().add(Role::Link)
    }

    /// The same, over a place instead of words.
    pub(super) fn described_link(&self, alt: &str) -> Option<usize> {
        let link = self.link()?;
        self.state.borrow_mut().elements[link].alt = Some(alt.to_owned());
        Some(link)
    }

    /// The next item of an element.
    pub(super) fn owned_by(&self, element: usize) -> Owner {
        Owner::Element { element, order: self.state.borrow_mut().next() }
    }

    /// The next item of the element that is open.
    pub(super) fn owner(&self) -> Owner {
        let open = self.state.borrow().open;
        open.map_or(Owner::Layout, |open| self.owned_by(open))
    }

    /// Lines and fills that show something, as part of the element that is open; by themselves they are decoration.
    pub(super) fn claimed(&self, items: impl IntoIterator<Item = Placed>) -> Vec<Placed> {
        let owner = self.owner();
        let claimed = |placed| match placed {
            Placed::Item(item) => Placed::Owned(item, owner),
            other => other,
        };
        items.into_iter().map(claimed).collect()
    }
}
