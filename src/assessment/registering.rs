//! The edits that put files and links into the register and tie them to indicators, for window and command line alike.

use sha2::{Digest, Sha256};

use super::{
    document::{Content, Document, DocumentKind},
    edit::{Edit, Item, Place, UsePlace},
    field::{DocumentField, Field, UseField, VersionField},
    ids::{DocumentId, UseId, VersionId},
    model::Assessment,
};
use crate::words::harmless_name;

/// What becomes of contents that are put into the register.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Registered {
    /// The edits, to be applied as one step; none where everything is there already.
    pub edits: Vec<Edit>,
    /// Ids of the documents, one for each content in its order; the same one where contents are the same.
    pub documents: Vec<DocumentId>,
    /// Names of files that are not kept because a document holds the same bytes under another name, with that name.
    pub same: Vec<(String, String)>,
}

impl Assessment {
    /// Puts contents with their titles into the register and ties them to a place, where one is given.
    ///
    /// A file or address that a document holds already, or that comes twice, stays one document; one that is tied there
    /// already is not tied again. A file that had another name keeps that for the use it is tied for.
    pub fn registering(
        &self,
        contents: Vec<(String, Content)>,
        place: Option<&Place>,
        new_id: &mut dyn FnMut() -> String,
    ) -> Registered {
        self.registering_each(contents.into_iter().map(|(title, content)| (title, content, place.cloned())), new_id)
    }

    /// The same for contents that each have a place of their own, or none.
    pub fn registering_each(
        &self,
        contents: impl IntoIterator<Item = (String, Content, Option<Place>)>,
        new_id: &mut dyn FnMut() -> String,
    ) -> Registered {
        let mut edits = Vec::new();
        let mut documents: Vec<DocumentId> = Vec::new();
        let mut new: Vec<(Content, DocumentId)> = Vec::new();
        let mut same_bytes = Vec::new();
        let mut names: Vec<Option<String>> = Vec::new();
        let mut places: Vec<Option<Place>> = Vec::new();
        for (title, content, place) in contents {
            places.push(place);
            let twice = || new.iter().find(|(held, _)| same(held, &content)).map(|(_, id)| id.clone());
            if let Some(id) = self.holder(&content).or_else(twice) {
                let held = self.document(&id).and_then(Document::content);
                let held = held.or_else(|| new.iter().find(|(_, one)| *one == id).map(|(held, _)| held));
                let other = other_name(&content, held);
                same_bytes.extend(other.clone());
                names.push(other.map(|(name, _)| name));
                documents.push(id);
                continue;
            }
            names.push(None);
            let id = DocumentId::from(new_id());
            edits.extend([
                Edit::Create(Item::Document(id.clone())),
                Field::Document(id.clone(), DocumentField::Title).set(title),
                Field::Document(id.clone(), DocumentField::Kind).set(told_kind(&content)),
            ]);
            edits.extend(version(&id, content.clone()));
            documents.push(id.clone());
            new.push((content, id));
        }
        let mut open: Vec<&Place> = Vec::new();
        for place in places.iter().flatten() {
            if open.contains(&place) {
                continue;
            }
            open.push(place);
            let here = |(at, of): (&Option<Place>, (&DocumentId, &Option<String>))| {
                (at.as_ref() == Some(place)).then(|| (of.0.clone(), of.1.clone()))
            };
            let of = places.iter().zip(documents.iter().zip(&names)).filter_map(here);
            let (of, called): (Vec<DocumentId>, Vec<Option<String>>) = of.unzip();
            edits.extend(self.tying(place, &of, &called, new_id));
        }
        Registered { edits, documents, same: same_bytes }
    }

    /// Puts newer contents in the place of what a document holds; what was there is kept. Nothing where it is the same.
    pub fn revising(&self, document: &DocumentId, contents: impl IntoIterator<Item = Content>) -> Option<Edit> {
        let register = self.document(document)?;
        let mut edits = Vec::new();
        let mut last = register.content().cloned();
        let orders = register.versions.values().map(|version| version.order.value);
        let mut order = orders.max().map_or(0, |last| last.saturating_add(1));
        for content in contents {
            if !last.as_ref().is_some_and(|last| same(last, &content)) {
                edits.extend(version(document, content.clone()));
                // One that it had before becomes the last again.
                let place = Field::Version(document.clone(), version_id(&content), VersionField::Order);
                edits.push(place.set(order));
                order = order.saturating_add(1);
                last = Some(content);
            }
        }
        (!edits.is_empty()).then_some(Edit::Many(edits))
    }

    /// Ties a document to an indicator once more or for the first time, under an id the caller made. The document gets
    /// the next letter there, one that was never given before, and keeps it through unlinking.
    pub fn tie(&self, place: &Place, document: &DocumentId, id: UseId) -> Edit {
        let mut edits = self.lettering(place, [document]);
        edits.extend(used(UsePlace { at: place.clone(), id }, document));
        Edit::Many(edits)
    }

    /// Ties those of the documents that are not tied there yet, each with the next letter and the name its file has there.
    fn tying(
        &self,
        place: &Place,
        documents: &[DocumentId],
        names: &[Option<String>],
        new_id: &mut dyn FnMut() -> String,
    ) -> Vec<Edit> {
        let tied = self.evidence(&place.indicator, place.entry);
        let mut open: Vec<(&DocumentId, &Option<String>)> = Vec::new();
        for (id, name) in documents.iter().zip(names) {
            if !open.iter().any(|(known, _)| *known == id) && !tied.iter().any(|one| one.document_id == id) {
                open.push((id, name));
            }
        }
        let mut edits = self.lettering(place, open.iter().map(|(id, _)| *id));
        for (document, name) in open {
            let at = UsePlace { at: place.clone(), id: new_id().into() };
            edits.extend(used(at.clone(), document));
            edits.extend(name.clone().map(|name| Field::Use(at, UseField::Name).set(name)));
        }
        edits
    }

    /// Gives documents that have no letter at an indicator the next ones; nothing where all have one.
    fn lettering<'a>(&self, place: &Place, documents: impl IntoIterator<Item = &'a DocumentId>) -> Vec<Edit> {
        let answer = self.answer(&place.indicator);
        let given = |document: &DocumentId| answer.is_some_and(|answer| answer.letter(document).is_some());
        let last = answer.and_then(|answer| answer.lettered().last().map(|(_, letter)| *letter));
        let mut next = last.map_or(0, |last| last.saturating_add(1));
        let mut edits = Vec::new();
        for document in documents {
            if !given(document) {
                edits.push(Field::Letter(place.indicator.clone(), document.clone()).set(Some(next)));
                next = next.saturating_add(1);
            }
        }
        edits
    }

    /// The document that holds a file or address already.
    fn holder(&self, content: &Content) -> Option<DocumentId> {
        let mut register = self.register().into_iter();
        let holds = register.find(|(_, document)| document.content().is_some_and(|held| same(held, content)));
        holds.map(|(id, _)| id.clone())
    }
}

/// Id of a version, which follows from its content: two offices that take in the same file name it alike.
pub fn version_id(content: &Content) -> VersionId {
    match content {
        Content::File(file) => VersionId::from(&file.hash),
        Content::Link(link) => {
            let sum = crate::words::hex(&Sha256::digest(&link.address));
            VersionId::from(format!("tautan-{}", sum.get(..32).unwrap_or_default()))
        }
    }
}

/// The edits that give a document a file or link.
fn version(document: &DocumentId, content: Content) -> [Edit; 2] {
    let id = version_id(&content);
    [
        Edit::Create(Item::Version(document.clone(), id.clone())),
        Field::Version(document.clone(), id, VersionField::Content).set(Some(content)),
    ]
}

/// The edits that make a use of a document.
fn used(place: UsePlace, document: &DocumentId) -> [Edit; 2] {
    [Edit::Create(Item::Use(place.clone())), Field::Use(place, UseField::Document).set(Some(document.clone()))]
}

/// Files are the same where their bytes are, whatever they are called; links where their addresses are.
fn same(one: &Content, other: &Content) -> bool {
    match (one, other) {
        (Content::File(one), Content::File(other)) => one.hash == other.hash,
        (Content::Link(one), Content::Link(other)) => one.address == other.address,
        _ => false,
    }
}

/// The name of a file and the one under which the same bytes are held, where they differ.
fn other_name(content: &Content, held: Option<&Content>) -> Option<(String, String)> {
    match (content, held?) {
        (Content::File(file), Content::File(held)) if file.name != held.name => {
            Some((file.name.clone(), held.name.clone()))
        }
        _ => None,
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
    harmless_name(&stem.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::{Author, Link, Seen, StoredFile, TextLayer},
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
            seen: Seen::default(),
        };
        (format!("Berkas {digit}"), Content::File(file))
    }

    fn after(assessment: &Assessment, edits: Vec<Edit>) -> Assessment {
        let author = Author {
            name: "Uji".to_owned(),
            at: "2024-05-02T03:00:00Z".parse().unwrap(),
            revision: 1,
            sitting: "uji".into(),
        };
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
    fn the_same_bytes_under_another_name_are_one_document_and_keep_the_name_given_for_the_use() {
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            format!("id-{number}")
        };
        let named = |name: &str| match file('a') {
            (_, Content::File(file)) => (name.to_owned(), Content::File(StoredFile { name: name.to_owned(), ..file })),
            other => other,
        };
        let first = Assessment::default().registering(vec![named("5.pdf")], Some(&Place::first("5")), &mut new_id);
        assert_eq!(first.same, []);
        let assessment = after(&Assessment::default(), first.edits);
        let second = assessment.registering(vec![named("6.pdf")], Some(&Place::first("6")), &mut new_id);
        assert_eq!(second.same, [("6.pdf".to_owned(), "5.pdf".to_owned())]);
        let assessment = after(&assessment, second.edits);
        assert_eq!(assessment.register().len(), 1);
        let called = |indicator: &str| assessment.evidence(indicator, 0)[0].used.called();
        assert_eq!((called("5"), called("6")), (None, Some("6".to_owned())));
    }

    #[test]
    fn contents_with_places_of_their_own_are_tied_each_at_its_own() {
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            format!("id-{number}")
        };
        let at = |digit: char, indicator: Option<&str>| {
            let (title, content) = file(digit);
            (title, content, indicator.map(Place::first))
        };
        let each = [at('a', Some("5")), at('b', Some("6")), at('c', Some("5")), at('a', Some("6")), at('d', None)];
        let made = Assessment::default().registering_each(each, &mut new_id);
        let assessment = after(&Assessment::default(), made.edits);
        let tied = |indicator: &str| -> Vec<&str> {
            assessment.evidence(indicator, 0).iter().map(|one| one.document.title.value.as_str()).collect()
        };
        assert_eq!([tied("5"), tied("6")], [["Berkas a", "Berkas c"], ["Berkas b", "Berkas a"]]);
        assert_eq!(assessment.register().len(), 4);
    }

    #[test]
    fn a_revision_keeps_what_was_there_and_the_same_again_is_none() {
        let mut new_id = || "id".to_owned();
        let made = Assessment::default().registering(vec![file('a')], None, &mut new_id);
        let assessment = after(&Assessment::default(), made.edits);
        assert_eq!(assessment.revising(&"id".into(), [file('a').1]), None);
        let link = Content::Link(Link { address: "https://contoh.example".to_owned(), accessed: None });
        let assessment = after(&assessment, vec![assessment.revising(&"id".into(), [link.clone()]).unwrap()]);
        let document = assessment.document("id").unwrap();
        assert_eq!((document.content(), document.contents().len()), (Some(&link), 2));
        let again = assessment.revising(&"id".into(), [file('a').1]).unwrap();
        let assessment = after(&assessment, vec![again]);
        let document = assessment.document("id").unwrap();
        assert_eq!((document.content(), document.contents().len()), (Some(&file('a').1), 2));
    }

    #[test]
    fn a_title_is_the_name_without_its_ending() {
        let titles = ["Perwal_12-2023.pdf", ".bashrc", "tanpa ending", "a.b.c"].map(title_of_file);
        assert_eq!(titles, ["Perwal 12-2023", ".bashrc", "tanpa ending", "a.b"]);
    }
}
