//! The register of documents, read back: what was changed of known documents, and new ones below them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::{
    Import, WhatFault,
    answers::unit_called,
    grid::{Grid, Head, Seen, address},
};
use crate::{
    assessment::{
        Classification, Content, DocumentField, DocumentId, DocumentKind, DocumentStatus, Edit, Field, Item, Link,
        Period, Place, UseId, is_id,
    },
    exchange::levels::by_number,
    report::sheets::RegisterColumn,
    words::{Words, hex},
};

/// Columns by which the sheet is known.
const KNOWN_BY: [RegisterColumn; 4] =
    [RegisterColumn::Title, RegisterColumn::Kind, RegisterColumn::Number, RegisterColumn::Id];
/// What is read of a document.
const READ: [RegisterColumn; 15] = [
    RegisterColumn::Title,
    RegisterColumn::Indicators,
    RegisterColumn::Kind,
    RegisterColumn::Number,
    RegisterColumn::Issuer,
    RegisterColumn::Date,
    RegisterColumn::From,
    RegisterColumn::To,
    RegisterColumn::ValidUntil,
    RegisterColumn::Status,
    RegisterColumn::Unit,
    RegisterColumn::Confidentiality,
    RegisterColumn::Note,
    RegisterColumn::Content,
    RegisterColumn::Id,
];
/// Columns whose long texts are read back.
const LONG: [RegisterColumn; 6] = [
    RegisterColumn::Title,
    RegisterColumn::Number,
    RegisterColumn::Issuer,
    RegisterColumn::Unit,
    RegisterColumn::Note,
    RegisterColumn::Content,
];
/// Digits of a sum by which an id is made.
const DIGITS: usize = 32;

/// Names of the columns whose long texts are read back.
pub(super) fn long(grid: &Grid, head: &Head) -> Vec<String> {
    let place = |column: RegisterColumn| head.places.get(column.place()).copied().flatten();
    LONG.map(|column| grid.text(head.row, place(column)).trim().to_owned()).to_vec()
}

/// Whether the sheet has these columns, so that this program wrote it.
pub(super) fn is_known(grid: &Grid) -> bool {
    Words::all().any(|words| {
        let names = KNOWN_BY.map(|column| column.head(words));
        grid.nearest_head(&names).places.iter().all(Option::is_some)
    })
}

/// Reads the rows below the head: how many documents are new, and how many of them have neither file nor address.
pub(super) fn read(grid: &Grid, head: &Head, import: &mut Import<'_>) -> (usize, usize) {
    let (mut seen, mut new, mut bare) = (BTreeSet::new(), 0, 0);
    for number in grid.below(head.row) {
        if import.hopeless() {
            break;
        }
        let row = Row { grid, head, number };
        if let Some((id, true)) = row.document(import, &mut seen) {
            new += 1;
            bare += usize::from(import.after.document(&id).is_some_and(|document| document.content().is_none()));
        }
    }
    (new, bare)
}

/// A row.
struct Row<'a> {
    grid: &'a Grid,
    head: &'a Head,
    number: u32,
}

impl Row<'_> {
    fn place(&self, column: RegisterColumn) -> Option<u32> {
        self.head.places.get(column.place()).copied().flatten()
    }

    fn text(&self, column: RegisterColumn) -> String {
        self.grid.text(self.number, self.place(column))
    }

    fn said(&self, column: RegisterColumn) -> Option<String> {
        Some(self.text(column).trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A text with what of it stands in the sheet of continuations.
    fn whole(&self, id: &DocumentId, import: &mut Import<'_>, column: RegisterColumn) -> String {
        let head = self.grid.text(self.head.row, self.place(column));
        import.whole(&self.grid.name, id, head.trim(), self.text(column))
    }

    fn at(&self, column: RegisterColumn) -> (String, String) {
        (self.grid.name.clone(), address(self.number, self.place(column)))
    }

    fn refuse(&self, import: &mut Import<'_>, column: RegisterColumn, what: WhatFault) {
        let (sheet, cell) = self.at(column);
        import.fault(sheet, cell, what);
    }

    /// The document of the row, and whether it is new; `None` where the row says nothing or cannot be taken.
    fn document(&self, import: &mut Import<'_>, seen: &mut BTreeSet<DocumentId>) -> Option<(DocumentId, bool)> {
        for column in READ {
            let what = match self.grid.at(self.number, self.place(column)) {
                Some(Seen::Uncomputed) => WhatFault::Uncomputed,
                Some(Seen::Wrong) => WhatFault::Wrong,
                _ => continue,
            };
            self.refuse(import, column, what);
            return None;
        }
        if READ.iter().all(|column| self.said(*column).is_none()) {
            return None;
        }
        let id = match self.said(RegisterColumn::Id) {
            Some(id) if is_id(&id) => DocumentId::from(id),
            Some(found) => {
                self.refuse(import, RegisterColumn::Id, WhatFault::Id { found });
                return None;
            }
            None => self.new_id(),
        };
        if !seen.insert(id.clone()) {
            self.refuse(import, RegisterColumn::Id, WhatFault::IdTwice);
            return None;
        }
        let new = import.before.document(&id).is_none();
        if new && self.said(RegisterColumn::Title).is_none() {
            self.refuse(import, RegisterColumn::Title, WhatFault::NoTitle);
            return None;
        }
        if new {
            import.take(Edit::Create(Item::Document(id.clone())), || self.at(RegisterColumn::Id));
        }
        self.fields(&id, import);
        self.content(&id, import);
        self.ties(&id, import);
        Some((id, new))
    }

    /// The id of a document that has none yet: two who read the same row name it alike, and who reads it twice makes it once.
    fn new_id(&self) -> DocumentId {
        let said = READ.iter().filter(|column| !matches!(column, RegisterColumn::Indicators));
        let said: Vec<String> = said.map(|column| self.text(*column)).collect();
        DocumentId::from(made_id("lembar", &said))
    }

    fn fields(&self, id: &DocumentId, import: &mut Import<'_>) {
        let field = |field: DocumentField| Field::Document(id.clone(), field);
        for (column, of) in [
            (RegisterColumn::Title, DocumentField::Title),
            (RegisterColumn::Number, DocumentField::Number),
            (RegisterColumn::Issuer, DocumentField::Issuer),
            (RegisterColumn::Note, DocumentField::Note),
        ] {
            let text = self.whole(id, import, column);
            if !text.trim().is_empty() {
                import.take(field(of).set(text), || self.at(column));
            }
        }
        let kinds = DocumentKind::ALL.map(|kind| (kind, DocumentKind::name as fn(DocumentKind, Words) -> &'static str));
        if let Some(kind) = self.choice(import, RegisterColumn::Kind, &kinds) {
            import.take(field(DocumentField::Kind).set(kind), || self.at(RegisterColumn::Kind));
        }
        let statuses = DocumentStatus::ALL.map(|one| (one, DocumentStatus::name as fn(DocumentStatus, Words) -> _));
        if let Some(status) = self.choice(import, RegisterColumn::Status, &statuses) {
            import.take(field(DocumentField::Status).set(status), || self.at(RegisterColumn::Status));
        }
        let classes = Classification::ALL.map(|one| (one, Classification::name as fn(Classification, Words) -> _));
        if let Some(class) = self.choice(import, RegisterColumn::Confidentiality, &classes) {
            import.take(field(DocumentField::Confidentiality).set(class), || self.at(RegisterColumn::Confidentiality));
        }
        for (column, of) in
            [(RegisterColumn::Date, DocumentField::Date), (RegisterColumn::ValidUntil, DocumentField::ValidUntil)]
        {
            if let Some(day) = self.day(import, column) {
                import.take(field(of).set(Some(day)), || self.at(column));
            }
        }
        let covers = import.after.document(id).and_then(|document| document.covers.value);
        let from = self.day(import, RegisterColumn::From).or(covers.and_then(Period::from));
        let to = self.day(import, RegisterColumn::To).or(covers.and_then(Period::to));
        if let Some(period) = Period::of(from, to) {
            import.take(field(DocumentField::Covers).set(Some(period)), || self.at(RegisterColumn::From));
        }
        let name = self.whole(id, import, RegisterColumn::Unit).trim().to_owned();
        if !name.is_empty() {
            let now = import.after.document(id).and_then(|document| document.unit.value.clone());
            let now = now.and_then(|unit| Some(import.after.units.get(&unit)?.name.value.trim().to_owned()));
            match unit_called(import.before, &name) {
                _ if now.as_deref() == Some(name.as_str()) => {}
                Some(unit) => {
                    import.take(field(DocumentField::Unit).set(Some(unit)), || self.at(RegisterColumn::Unit));
                }
                None => self.refuse(import, RegisterColumn::Unit, WhatFault::Unit { found: name }),
            }
        }
    }

    /// The one of several things that a cell names, in any language.
    fn choice<T: Copy>(
        &self,
        import: &mut Import<'_>,
        column: RegisterColumn,
        all: &[(T, fn(T, Words) -> &'static str)],
    ) -> Option<T> {
        let found = self.said(column)?;
        let is = |name: &str| name.to_lowercase() == found.to_lowercase();
        let chosen = all.iter().find(|(one, name)| Words::all().any(|words| is(name(*one, words))));
        if chosen.is_none() {
            let choices = all.iter().map(|(one, name)| name(*one, crate::rubric::LANGUAGE).to_owned()).collect();
            self.refuse(import, column, WhatFault::Choice { found, choices });
        }
        chosen.map(|(one, _)| *one)
    }

    fn day(&self, import: &mut Import<'_>, column: RegisterColumn) -> Option<Date> {
        match self.grid.at(self.number, self.place(column)) {
            Some(Seen::Day(day)) => Some(*day),
            _ => {
                let found = self.said(column)?;
                let day = Words::all().find_map(|words| words.date_from_text(&found).ok());
                if day.is_none() {
                    self.refuse(import, column, WhatFault::Day { found });
                }
                day
            }
        }
    }

    /// An address becomes the content of a document without a file; the name of a file changes nothing.
    fn content(&self, id: &DocumentId, import: &mut Import<'_>) {
        let found = self.whole(id, import, RegisterColumn::Content).trim().to_owned();
        if found.is_empty() {
            return;
        }
        let Some(document) = import.after.document(id) else { return };
        let is_address = ["http://", "https://"].iter().any(|start| found.to_lowercase().starts_with(start));
        match document.content() {
            Some(Content::File(file)) if file.name.trim() != found => {
                let name = file.name.clone();
                self.refuse(import, RegisterColumn::Content, WhatFault::File { name });
            }
            Some(Content::Link(link)) if link.address.trim() == found => {}
            Some(Content::Link(_)) | None if is_address => {
                let link = Content::Link(Link { address: found, accessed: None });
                if let Some(edit) = import.after.revising(id, [link]) {
                    import.take(edit, || self.at(RegisterColumn::Content));
                }
            }
            _ => {}
        }
    }

    /// Ties the document to the indicators of the list at which it is not used yet.
    fn ties(&self, id: &DocumentId, import: &mut Import<'_>) {
        let Some(list) = self.said(RegisterColumn::Indicators) else { return };
        for found in list.split([',', ';', '\n']).map(str::trim).filter(|found| !found.is_empty()) {
            let Some((indicator, _)) = by_number(import.rubric, found) else {
                self.refuse(import, RegisterColumn::Indicators, WhatFault::Indicator { found: found.to_owned() });
                continue;
            };
            let used = import.after.uses_of(id).iter().any(|used| *used.at.indicator == *indicator.id);
            if !used {
                let used = UseId::from(made_id("pakai", &[id.to_string(), indicator.id.clone()]));
                let edit = import.after.tie(&Place::first(&indicator.id), id, used);
                import.take(edit, || self.at(RegisterColumn::Indicators));
            }
        }
    }
}

/// An id that follows from what it is made for.
fn made_id(kind: &str, of: &[String]) -> String {
    let mut sum = Sha256::new();
    for text in of {
        sum.update((text.len() as u64).to_le_bytes());
        sum.update(text);
    }
    let sum = hex(&sum.finalize());
    format!("{kind}-{}", sum.get(..DIGITS).unwrap_or_default())
}
