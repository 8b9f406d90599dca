//! A small register of documents tied to indicators, as edits.
#![allow(clippy::unwrap_used, reason = "an edit of the tests that does not fit must stop")]

use spbe_mandiri::assessment::{
    Assessment, Content, Detail, DocumentKind, Edit, Link, Place, StoredFile, TextField, TextLayer, UsePlace,
};

use super::{author, rubric};

/// An assessment that grows edit by edit.
#[derive(Default)]
pub struct Desk {
    /// What stands there.
    pub assessment: Assessment,
    moment: i64,
}

impl Desk {
    /// Applies an edit a moment later.
    pub fn edit(&mut self, edit: Edit) -> &mut Self {
        self.moment += 1_000;
        self.assessment.apply(&rubric(), edit, &author("Uji", self.moment)).unwrap();
        self
    }

    /// Puts a text into a field.
    pub fn text(&mut self, field: TextField, text: &str) -> &mut Self {
        self.edit(Edit::Text(field, text.to_owned()))
    }

    /// A document with kind, title, number and day; empty texts stand for nothing.
    pub fn document(&mut self, id: &str, kind: DocumentKind, title: &str, number: &str, day: &str) -> &mut Self {
        self.edit(Edit::AddDocument(id.to_owned())).edit(Edit::Document(id.to_owned(), Detail::Kind(kind)));
        self.text(TextField::DocumentTitle(id.to_owned()), title);
        self.text(TextField::DocumentNumber(id.to_owned()), number);
        let day = (!day.is_empty()).then(|| day.parse().unwrap());
        self.edit(Edit::Document(id.to_owned(), Detail::Date(day)))
    }

    /// A file under a document; its hash is made of one letter.
    pub fn file(&mut self, id: &str, letter: char, bytes: u64, name: &str) -> &mut Self {
        let file = StoredFile {
            hash: letter.to_string().repeat(64),
            extension: "pdf".to_owned(),
            bytes,
            name: name.to_owned(),
            text: TextLayer::Present,
        };
        self.edit(Edit::Document(id.to_owned(), Detail::Versions(vec![Content::File(file)])))
    }

    /// An address under a document.
    pub fn link(&mut self, id: &str, address: &str, accessed: &str) -> &mut Self {
        let accessed = (!accessed.is_empty()).then(|| accessed.parse().unwrap());
        let link = Link { address: address.to_owned(), accessed };
        self.edit(Edit::Document(id.to_owned(), Detail::Versions(vec![Content::Link(link)])))
    }

    /// Ties a document to an indicator with article, pages, what it shows and the criteria it supports.
    pub fn tie(&mut self, indicator: &str, document: &str, said: [&str; 3], criteria: &[&str]) -> &mut Self {
        let place = Place::first(indicator);
        let id = format!("{indicator}-{document}-{}", self.moment);
        self.edit(self.assessment.tie(&place, document, id.clone()));
        let at = UsePlace { at: place, id };
        let fields =
            [TextField::UseArticle(at.clone()), TextField::UsePages(at.clone()), TextField::UseShows(at.clone())];
        for (field, text) in fields.into_iter().zip(said) {
            self.text(field, text);
        }
        for criterion in criteria {
            self.edit(Edit::UseCriterion(at.clone(), (*criterion).to_owned(), true));
        }
        self
    }

    /// Ticks criteria.
    pub fn tick(&mut self, indicator: &str, criteria: &[&str]) -> &mut Self {
        for criterion in criteria {
            self.edit(Edit::Tick(Place::first(indicator), (*criterion).to_owned(), true));
        }
        self
    }
}
