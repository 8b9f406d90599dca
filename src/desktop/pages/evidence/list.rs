//! The documents of the register as rows of a table.

use egui::Id;

use super::{Kind, StatusTag, file_icon};
use crate::{
    assessment::Document,
    desktop::{
        pages::View,
        theme::Tokens,
        widgets::{Cell, Column, Look, Row, Rows, SortKey, row_sentence},
    },
    t,
    words::{Sought, Speaks as _, Words},
};

/// What is known of a document beside itself, found once for each state of the draft.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its id.
    pub id: String,
    /// Numbers of the indicators that use it.
    pub used: Vec<String>,
    /// Place of the first of them in the framework.
    first: Option<usize>,
    status: StatusTag,
}

impl Entry {
    /// All documents of the register.
    pub fn all(view: &View<'_>) -> Vec<Self> {
        let assessment = view.draft.assessment();
        let mut used = assessment.used_at(&view.draft.rubric);
        let entry = |(id, _): (&crate::assessment::DocumentId, &Document)| {
            let used = used.remove(id).unwrap_or_default();
            let first = used.first();
            let first = first.and_then(|first| view.draft.rubric.indicators.iter().position(|one| one.id == **first));
            Self {
                id: id.to_string(),
                used: used.into_iter().map(str::to_owned).collect(),
                first,
                status: StatusTag::of_document(view.inspection, id, view.words()),
            }
        };
        assessment.register().into_iter().map(entry).collect()
    }

    /// Whether the document belongs to what the list is narrowed down to.
    pub fn is(&self, kind: Kind) -> bool {
        match kind {
            Kind::All => true,
            Kind::Faulty => self.status.faulty,
            Kind::Unused => self.used.is_empty(),
        }
    }

    /// Whether what is sought stands in the row as these words say it.
    pub fn holds(&self, document: &Document, sought: &Sought, words: Words) -> bool {
        let kind = document.kind.value.name(words);
        let texts = [document.label(), document.number.value.as_str(), document.issuer.value.as_str(), kind];
        sought.is_in(texts, &self.used.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// The documents that are listed.
pub(super) struct Listed<'a> {
    pub view: &'a View<'a>,
    pub entries: &'a [Entry],
    /// Places of those that are listed.
    pub shown: &'a [usize],
    pub tokens: &'static Tokens,
}

impl Listed<'_> {
    /// The document of a row.
    pub fn at(&self, row: usize) -> Option<(&Entry, &Document)> {
        let entry = self.entries.get(*self.shown.get(row)?)?;
        Some((entry, self.view.draft.assessment().documents.get(entry.id.as_str())?))
    }
}

/// The columns.
pub(super) fn columns(words: Words) -> Vec<Column<'static>> {
    vec![
        Column::new(t!(words, evidence.document), 300.0).share(5.0, f32::INFINITY).main(),
        Column::new(t!(words, evidence.number), 130.0).share(2.0, 210.0).drops(4).dense(),
        Column::new(t!(words, evidence.kind), 118.0).share(1.0, 170.0).drops(3),
        Column::new(t!(words, evidence.date_short), 86.0).drops(1),
        Column::new(t!(words, evidence.uses), 118.0).share(1.0, 190.0).drops(2),
        Column::new(t!(words, evidence.status), 138.0),
    ]
}

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        self.shown.len()
    }

    fn id(&self, row: usize) -> Id {
        self.shown.get(row).and_then(|place| self.entries.get(*place)).map_or(Id::NULL, |entry| row_id(&entry.id))
    }

    fn row(&self, row: usize) -> Row {
        let Some((entry, document)) = self.at(row) else { return Row::default() };
        let words = self.view.words();
        let title = document_name(document, words);
        let (number, issuer) = (&document.number.value, &document.issuer.value);
        let kind = document.kind.value.name(words);
        let date = document.date.value.map(|day| words.date_short(day)).unwrap_or_default();
        let (used, spoken) = match entry.used.as_slice() {
            [] => (t!(words, evidence.used_nowhere).to_owned(), t!(words, evidence.used_nowhere).to_owned()),
            ids => (ids.join(", "), t!(words, evidence.used_at, ids = ids.join(", "))),
        };
        let status = &entry.status;
        let below = [number.as_str(), issuer.as_str()];
        let below: Vec<&str> = below.into_iter().filter(|text| !text.is_empty()).collect();
        Row {
            sentence: row_sentence([title.as_str(), number, issuer, kind, &date, &spoken, &status.wording]),
            below: below.join(" · "),
            cells: vec![
                Cell::new(Look::Main, title).icon(file_icon(document), self.tokens.text2),
                Cell::plain(number),
                Cell::plain(kind),
                Cell::plain(date),
                Cell::new(if entry.used.is_empty() { Look::Soft } else { Look::Boxes }, used).alone(spoken),
                Cell::new(Look::Tag(status.kind, Some(status.icon)), &status.wording),
            ],
            actions: Vec::new(),
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let Some((entry, document)) = self.at(row) else { return SortKey::Nothing };
        let words = self.view.words();
        let day = |day: jiff::civil::Date| {
            i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
        };
        match column {
            0 => SortKey::text(&document_name(document, words)),
            1 => SortKey::text(&document.number.value),
            2 => SortKey::text(document.kind.value.name(words)),
            3 => SortKey::number(document.date.value.map(day)),
            4 => SortKey::place(entry.first),
            _ => SortKey::text(&entry.status.wording),
        }
    }
}

/// Id of a document's row.
pub(super) fn row_id(document: &str) -> Id {
    Id::unique(("evidence_row", document))
}

/// What a document is called in lists.
pub(in crate::desktop) fn document_name(document: &Document, words: Words) -> String {
    let label = document.label();
    if label.is_empty() { t!(words, history.document_unnamed).to_owned() } else { label.to_owned() }
}
