//! What is put into the register is known again, whatever it is called, and is found at every indicator that uses it.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made must stop")]

use crate::support;

use spbe_mandiri::{
    assessment::{Assessment, Content, DocumentKind, Edit, Place, Registered, StoredFile},
    rubric::Rubric,
};
use support::{author, evidence_store, register::Desk, rubric};

/// Contents put into the register of an assessment, and the register after that.
fn registered(before: &Assessment, contents: Vec<(&str, Content)>) -> (Registered, Assessment) {
    // Ids of documents and uses of an earlier call are not given again.
    let mut next = 100 * before.documents.len();
    let mut new_id = || {
        next += 1;
        format!("dok-{next}")
    };
    let contents = contents.into_iter().map(|(title, content)| (title.to_owned(), content)).collect();
    let found = before.registering(contents, Some(&Place::first("23")), &mut new_id);
    let mut after = before.clone();
    after.apply(&rubric(), Edit::Many(found.edits.clone()), &author("Uji", 0)).unwrap();
    (found, after)
}

fn file(name: &str, extension: &str, bytes: &[u8]) -> Content {
    Content::File(StoredFile { name: name.to_owned(), ..evidence_store::stored(bytes, extension) })
}

#[test]
fn the_ending_of_a_file_tells_its_kind_where_it_tells_any() {
    let kinds = [
        ("png", DocumentKind::Screenshot),
        ("jpg", DocumentKind::Screenshot),
        ("jpeg", DocumentKind::Screenshot),
        ("webp", DocumentKind::Screenshot),
        ("bmp", DocumentKind::Screenshot),
        ("gif", DocumentKind::Screenshot),
        ("mp4", DocumentKind::Video),
        ("mkv", DocumentKind::Video),
        ("mov", DocumentKind::Video),
        ("avi", DocumentKind::Video),
        ("webm", DocumentKind::Video),
        ("pdf", DocumentKind::Other),
        ("", DocumentKind::Other),
    ];
    for (extension, kind) in kinds {
        let (found, after) = registered(&Assessment::default(), vec![("A", file("a", extension, b"a"))]);
        assert_eq!(after.documents[&found.documents[0]].kind.value, kind, "{extension}");
    }
    let (found, after) = registered(&Assessment::default(), vec![("A", evidence_store::link("https://a.go.id"))]);
    assert_eq!(after.documents[&found.documents[0]].kind.value, DocumentKind::WebAddress);
}

#[test]
fn an_address_is_one_document_and_no_file_is_the_same_as_an_address() {
    let link = |address: &str| evidence_store::link(address);
    let contents =
        vec![("A", link("https://a.go.id")), ("B", link("https://b.go.id")), ("A lagi", link("https://a.go.id"))];
    let (found, after) = registered(&Assessment::default(), contents);
    assert_eq!(found.documents, ["dok-1", "dok-2", "dok-1"]);
    assert_eq!((after.register().len(), after.evidence("23", 0).len(), found.same.len()), (2, 2, 0));
    let (again, same) = registered(&after, vec![("A", link("https://a.go.id")), ("C", file("c.pdf", "pdf", b"c"))]);
    assert_eq!(again.documents, ["dok-1", "dok-201"]);
    assert_eq!((same.register().len(), same.evidence("23", 0).len()), (3, 3));
    let letters: Vec<u16> = same.evidence("23", 0).iter().map(|one| one.letter).collect();
    assert_eq!(letters, [0, 1, 2]);
    assert_eq!(registered(&same, vec![("A", link("https://a.go.id"))]).0.edits, [], "everything is there already");
}

#[test]
fn a_document_is_found_at_every_indicator_that_uses_it_once_and_in_the_order_of_the_framework() {
    let mut desk = Desk::default();
    for id in ["a", "b", "c"] {
        desk.document(id, DocumentKind::Other, id, "", "");
    }
    for (indicator, document) in [("23", "a"), ("3", "a"), ("23", "b"), ("23", "a"), ("12", "a")] {
        desk.tie(indicator, document, ["", "", ""], &[]);
    }
    let framework: &Rubric = &rubric();
    let used: Vec<(&str, Vec<&str>)> =
        desk.assessment.used_at(framework).into_iter().map(|(id, at)| (id.as_str(), at)).collect();
    assert_eq!(used, [("a", vec!["3", "12", "23"]), ("b", vec!["23"])]);
    let codes: Vec<String> = desk.assessment.evidence("23", 0).iter().map(|one| one.code("23")).collect();
    assert_eq!(codes, ["23.a", "23.a", "23.b"]);
}

#[test]
fn the_same_bytes_twice_in_one_call_are_one_document_and_both_names_are_told() {
    let contents = vec![
        ("Lain", file("lain.pdf", "pdf", b"lain")),
        ("A", file("a.pdf", "pdf", b"isi")),
        ("B", file("b.pdf", "pdf", b"isi")),
        ("A", file("a.pdf", "pdf", b"isi")),
    ];
    let (found, after) = registered(&Assessment::default(), contents);
    assert_eq!(found.documents, ["dok-1", "dok-2", "dok-2", "dok-2"]);
    assert_eq!(found.same, [("b.pdf".to_owned(), "a.pdf".to_owned())]);
    assert_eq!(after.register().len(), 2);
}
