//! From one state of an assessment to another, as edits: bringing back a backup is a step like any other, with an
//! author, lines in the history and a way back.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    edit::{Edit, Item},
    field::{Field, Slot},
    model::Assessment,
};

impl Assessment {
    /// Edits after which this assessment says what `wanted` says, to be applied as one step; none where it does
    /// already. Who said it and when is told by the stamps that applying them leaves.
    pub fn edits_to(&self, wanted: &Self) -> Vec<Edit> {
        let needed = wanted.needed();
        let made: BTreeSet<Item> = needed.iter().filter(|item| !self.was_made(item)).cloned().collect();
        let mut edits = Vec::new();
        for item in wanted.items().into_iter().filter(|item| needed.contains(item)) {
            if made.contains(&item) || (wanted.is_there(&item) && !self.is_there(&item)) {
                edits.push(Edit::Create(item));
            }
        }
        let fields: BTreeSet<Field> = self.stored().chain(wanted.stored()).map(|(field, _)| field).collect();
        for field in fields {
            let told = match field.item() {
                None => true,
                Some(item) if field == item.removed() => false,
                Some(item) => made.contains(&item) || (wanted.is_there(&item) && needed.contains(&item)),
            };
            // A new item gets a place in its list by itself, which need not be the wanted one.
            let placed = || field.item().is_some_and(|item| made.contains(&item) && field == item.order());
            if told && (placed() || !same(self.slot(&field), wanted.slot(&field))) {
                let value = wanted.get(&field);
                edits.push(Edit::Set(field, value));
            }
        }
        // An item that was removed is the same as none, unless something still names it.
        let gone = |item: &Item| self.is_there(item) || made.contains(item);
        let mut known: BTreeSet<Item> = self.items().into_iter().collect();
        known.extend(made.iter().cloned());
        edits.extend(known.into_iter().filter(|item| gone(item) && !wanted.is_there(item)).map(Edit::Remove));
        edits
    }

    /// Items that are there, and removed ones that these still name.
    fn needed(&self) -> BTreeSet<Item> {
        let mut names: BTreeMap<Option<Item>, Vec<Item>> = BTreeMap::new();
        for (field, slot) in self.stored().filter(|(_, slot)| slot.text().is_none()) {
            let lettered = match &field {
                Field::Letter(_, document) if !slot.is_empty() => Some(Item::Document(document.clone())),
                _ => None,
            };
            names.entry(field.item()).or_default().extend(slot.value().refers_to().or(lettered));
        }
        let named = |by: Option<Item>| names.get(&by).cloned().unwrap_or_default();
        // Versions of a document that was removed say nothing.
        let says =
            |item: &Item| if matches!(item, Item::Version(..)) { self.is_alive(item) } else { self.is_there(item) };
        let mut open: Vec<Item> = self.items().into_iter().filter(says).collect();
        open.extend(named(None));
        let mut needed = BTreeSet::new();
        while let Some(item) = open.pop() {
            if let Item::Version(document, _) = &item {
                open.push(Item::Document(document.clone()));
            }
            if self.was_made(&item) && needed.insert(item.clone()) {
                open.extend(named(Some(item)));
            }
        }
        needed
    }
}

/// Whether both say the same; nothing is the same as what nobody touched.
pub fn same(one: Option<&dyn Slot>, other: Option<&dyn Slot>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(only), None) | (None, Some(only)) => only.is_empty(),
        (Some(one), Some(other)) => match (one.text(), other.text()) {
            (Some(one), Some(other)) => one == other,
            _ => one.value() == other.value(),
        },
    }
}
