//! The edits that put files and links into the register and tie them to indicators, for window and command line alike.

use std::collections::BTreeMap;

use super::{
    document::{Content, DocumentKind},
    edit::{Detail, Edit, Place, TextField, UsePlace},
    model::Assessment,
};

/// What becomes of contents that are put into the register.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Registered {
    /// The edits, to be applied as one step; none where everything is there already.
    pub edits: Vec<Edit>,
    /// Ids of the documents, one for each content in its order; the same one where contents are the same.
    pub documents: Vec<String>,
}

impl Assessment {
    /// Puts contents with their titles into the register and ties them to a place, where one is given.
    ///
    /// A file or address that a document holds already, or that comes twice, stays one document; one that is tied there
    /// already is not tied again.
    pub fn registering(
        &self,
        contents: Vec<(String, Content)>,
        place: Option<&Place>,
        new_id: &mut dyn FnMut() -> String,
    ) -> Registered {
        let mut edits = Vec::new();
        let mut documents: Vec<String> = Vec::new();
        let mut new: Vec<(Content, String)> = Vec::new();
        for (title, content) in contents {
            let twice = || new.iter().find(|(held, _)| same(held, &content)).map(|(_, id)| id.clone());
            if let Some(id) = self.holder(&content).or_else(twice) {
                documents.push(id);
                continue;
            }
            let id = new_id();
            edits.extend([
                Edit::AddDocument(id.clone()),
                Edit::Text(TextField::DocumentTitle(id.clone()), title),
                Edit::Document(id.clone(), Detail::Kind(told_kind(&content))),
                Edit::Document(id.clone(), Detail::Versions(vec![content.clone()])),
            ]);
            documents.push(id.clone());
            new.push((content, id));
        }
        if let Some(place) = place {
            edits.extend(self.tying(place, &documents, new_id));
        }
        Registered { edits, documents }
    }

    /// Puts newer contents in the place of what a document holds; what was there is kept. Nothing where it is the same.
    pub fn revising(&self, document: &str, contents: impl IntoIterator<Item = Content>) -> Option<Edit> {
        let before = &self.document(document)?.versions.value;
        let mut versions = before.clone();
        for content in contents {
            if !versions.last().is_some_and(|last| same(last, &content)) {
                versions.push(content);
            }
        }
        (versions != *before).then(|| Edit::Document(document.to_owned(), Detail::Versions(versions)))
    }

    /// Ties a document to an indicator once more or for the first time, under an id the caller made. The document gets
    /// the next letter there, one that was never given before, and keeps it through unlinking.
    pub fn tie(&self, place: &Place, document: &str, id: String) -> Edit {
        let mut edits: Vec<Edit> = self.lettering(place, [document]).into_iter().collect();
        edits.push(Edit::AddUse(UsePlace { at: place.clone(), id }, document.to_owned()));
        Edit::Many(edits)
    }

    /// Ties those of the documents that are not tied there yet, each with the next letter.
    fn tying(&self, place: &Place, documents: &[String], new_id: &mut dyn FnMut() -> String) -> Vec<Edit> {
        let tied = self.evidence(&place.indicator, place.entry);
        let mut open: Vec<&str> = Vec::new();
        for id in documents {
            if !open.contains(&id.as_str()) && !tied.iter().any(|one| one.used.document == *id) {
                open.push(id);
            }
        }
        let letters = self.lettering(place, open.iter().copied());
        let uses = open.iter().map(|document| {
            let at = UsePlace { at: place.clone(), id: new_id() };
            Edit::AddUse(at, (*document).to_owned())
        });
        letters.into_iter().chain(uses.collect::<Vec<_>>()).collect()
    }

    /// Gives documents that have no letter at an indicator the next ones; nothing where all have one.
    fn lettering<'a>(&self, place: &Place, documents: impl IntoIterator<Item = &'a str>) -> Option<Edit> {
        let before = self.answer(&place.indicator).map(|answer| &answer.letters.value);
        let mut letters: BTreeMap<String, u16> = before.cloned().unwrap_or_default();
        let count = letters.len();
        for document in documents {
            if !letters.contains_key(document) {
                let next = letters.values().max().map_or(0, |last| last.saturating_add(1));
                letters.insert(document.to_owned(), next);
            }
        }
        (letters.len() > count).then(|| Edit::Letters(place.indicator.clone(), letters))
    }

    /// The document that holds a file or address already.
    fn holder(&self, content: &Content) -> Option<String> {
        let mut register = self.register().into_iter();
        let holds = register.find(|(_, document)| document.content().is_some_and(|held| same(held, content)));
        holds.map(|(id, _)| id.to_owned())
    }
}

/// Files are the same where their bytes are, whatever they are called; links where their addresses are.
fn same(one: &Content, other: &Content) -> bool {
    match (one, other) {
        (Content::File(one), Content::File(other)) => one.hash == other.hash,
        (Content::Link(one), Content::Link(other)) => one.address == other.address,
        _ => false,
    }
}

/// The kind that a file's ending tells; what it does not tell is left open.
fn told_kind(content: &Content) -> DocumentKind {
    match content {
        Content::Link(_) => DocumentKind::WebAddress,
        Content::File(file) => match file.extension.as_str() {
            "png" | "jpg" | "jpeg" | "webp" | "bmp" | "gif" => DocumentKind::Screenshot,
            "mp4" | "mkv" | "mov" | "avi" | "webm" => DocumentKind::Video,
            _ => DocumentKind::Other,
        },
    }
}

/// What a document is called after its file: the name without its ending, underscores as blanks.
pub fn title_of_file(name: &str) -> String {
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.trim().is_empty() => stem,
        _ => name,
    };
    stem.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::{Author, Link, StoredFile, TextLayer},
        rubric::{DEFAULT_ID, builtin},
    };

    fn file(digit: char) -> (String, Content) {
        let hash = digit.to_string().repeat(64);
        let file = StoredFile {
            hash,
            extension: "png".to_owned(),
            bytes: 1,
            name: "a.png".to_owned(),
            text: TextLayer::Unknown,
        };
        (format!("Berkas {digit}"), Content::File(file))
    }

    fn after(assessment: &Assessment, edits: Vec<Edit>) -> Assessment {
        let author = Author { name: "Uji".to_owned(), at: "2024-05-02T03:00:00Z".parse().unwrap(), revision: 1 };
        let mut assessment = assessment.clone();
        assessment.apply(&builtin(DEFAULT_ID).unwrap(), Edit::Many(edits), &author).unwrap();
        assessment
    }

    #[test]
    fn the_same_file_is_one_document_also_within_one_call_and_is_tied_once() {
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            format!("id-{number}")
        };
        let place = Place::first("12");
        let made = Assessment::default().registering(vec![file('a'), file('b'), file('a')], Some(&place), &mut new_id);
        assert_eq!(made.documents[0], made.documents[2]);
        let assessment = after(&Assessment::default(), made.edits);
        assert_eq!((assessment.register().len(), assessment.evidence("12", 0).len()), (2, 2));
        assert_eq!(assessment.evidence_code("12", &made.documents[1]).as_deref(), Some("12.b"));
        let again = assessment.registering(vec![file('b')], Some(&place), &mut new_id);
        assert_eq!((again.edits, again.documents), (vec![], vec![made.documents[1].clone()]));
        let elsewhere = assessment.registering(vec![file('b')], Some(&Place::first("3")), &mut new_id);
        let assessment = after(&assessment, elsewhere.edits);
        assert_eq!(assessment.evidence_code("3", &made.documents[1]).as_deref(), Some("3.a"));
        assert_eq!(assessment.register().len(), 2);
    }

    #[test]
    fn a_revision_keeps_what_was_there_and_the_same_again_is_none() {
        let mut new_id = || "id".to_owned();
        let made = Assessment::default().registering(vec![file('a')], None, &mut new_id);
        let assessment = after(&Assessment::default(), made.edits);
        assert_eq!(assessment.revising("id", [file('a').1]), None);
        let link = Content::Link(Link { address: "https://contoh.example".to_owned(), accessed: None });
        let assessment = after(&assessment, vec![assessment.revising("id", [link.clone()]).unwrap()]);
        let document = assessment.document("id").unwrap();
        assert_eq!((document.content(), document.versions.value.len()), (Some(&link), 2));
    }

    #[test]
    fn a_title_is_the_name_without_its_ending() {
        let titles = ["Perwal_12-2023.pdf", ".bashrc", "tanpa ending", "a.b.c"].map(title_of_file);
        assert_eq!(titles, ["Perwal 12-2023", ".bashrc", "tanpa ending", "a.b"]);
    }
}
