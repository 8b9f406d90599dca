//! What is added behind a report is read as viewers read it: a signature in any way of writing leaves the pages proved,
//! and whatever shows a viewer something else is not called the same, also behind a signature.
#![allow(clippy::unwrap_used, reason = "a file that cannot be made must stop")]

use std::fmt::Write as _;

use lopdf::{Document, Object, ObjectId};
use spbe_mandiri::exchange::Claim;

use crate::tampering::{FULL, edited, held, page, sentences};

/// What is written behind a file, with everything that can be said wrongly.
#[derive(Clone)]
struct Added {
    objects: Vec<(u32, String)>,
    /// Objects that are said to be gone.
    freed: Vec<u32>,
    /// Objects that are said to stand elsewhere.
    elsewhere: Vec<(u32, usize)>,
    before_table: &'static str,
    line_end: &'static str,
    trailer: String,
    size: u32,
    end: &'static str,
}

fn added(objects: Vec<(u32, String)>) -> Added {
    Added {
        objects,
        freed: Vec::new(),
        elsewhere: Vec::new(),
        before_table: "",
        line_end: " \n",
        trailer: String::new(),
        size: 1_000_000,
        end: "%%EOF\n",
    }
}

impl Added {
    fn behind(&self, bytes: &[u8]) -> Vec<u8> {
        let (root, previous) = root_and_table(bytes);
        let mut out = bytes.to_vec();
        out.push(b'\n');
        let mut lines = Vec::new();
        for (number, text) in &self.objects {
            lines.push((*number, format!("{:010} 00000 n", out.len())));
            out.extend(format!("{number} 0 obj\n{text}\nendobj\n").into_bytes());
        }
        lines.extend(self.freed.iter().map(|number| (*number, "0000000000 00001 f".to_owned())));
        lines.extend(self.elsewhere.iter().map(|(number, at)| (*number, format!("{at:010} 00000 n"))));
        let at = out.len();
        let mut table = format!("{}xref\n0 1\n0000000000 65535 f{}", self.before_table, self.line_end);
        for (number, line) in lines {
            write!(table, "{number} 1\n{line}{}", self.line_end).unwrap();
        }
        let (size, trailer, end) = (self.size, &self.trailer, self.end);
        write!(table, "trailer\n<</Size {size}/Root {root} 0 R/Prev {previous}{trailer}>>\nstartxref\n{at}\n{end}")
            .unwrap();
        out.extend(table.into_bytes());
        out
    }
}

fn root_and_table(bytes: &[u8]) -> (u32, usize) {
    let tail = String::from_utf8_lossy(&bytes[bytes.len() - 60..]).into_owned();
    let table = tail.rsplit("startxref").next().unwrap().split_whitespace().next().unwrap().parse().unwrap();
    (root().0, table)
}

fn report() -> Document {
    Document::load_mem(&FULL).unwrap()
}

fn root() -> ObjectId {
    report().trailer.get(b"Root").unwrap().as_reference().unwrap()
}

fn id_of_page(number: u32) -> ObjectId {
    page(&report(), number)
}

fn contents_of(number: u32) -> ObjectId {
    let document = report();
    let page = document.get_dictionary(page(&document, number)).unwrap();
    match page.get(b"Contents").unwrap() {
        Object::Array(parts) => parts[0].as_reference().unwrap(),
        other => other.as_reference().unwrap(),
    }
}

/// An object of the report in the writing of the format, with its entries changed.
fn rewritten(id: ObjectId, change: impl FnOnce(&mut lopdf::Dictionary)) -> (u32, String) {
    let mut dictionary = report().get_dictionary(id).unwrap().clone();
    change(&mut dictionary);
    (id.0, written(&dictionary.into()))
}

fn written(object: &Object) -> String {
    match object {
        Object::Name(name) => format!("/{}", String::from_utf8_lossy(name)),
        Object::String(bytes, _) => format!("<{}>", spbe_mandiri::words::hex(bytes)),
        Object::Array(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(" ")),
        Object::Reference((number, generation)) => format!("{number} {generation} R"),
        Object::Dictionary(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(name, value)| format!("/{} {}", String::from_utf8_lossy(name), written(value)))
                .collect();
            format!("<<{}>>", entries.join(" "))
        }
        Object::Null => "null".to_owned(),
        Object::Boolean(yes) => yes.to_string(),
        Object::Integer(number) => number.to_string(),
        Object::Real(number) => number.to_string(),
        Object::Stream(_) => unreachable!("streams are written by hand here"),
    }
}

const FIELD: u32 = 900_001;
const SIGNED: &str = "/V <</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<0000>>>";
const SMALL: &str = "[60 60 200 100]";

/// A field that lies on page 4 and stands in the form, as signing programs add it.
fn field(about: &str, place: &str) -> Vec<(u32, String)> {
    let look = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 9>>stream\n0 0 9 9re\nendstream";
    let mark = format!("<</Type/Annot/Subtype/Widget/T(A)/Rect{place}/AP<</N 900002 0 R>>{about}>>");
    let on_page = rewritten(id_of_page(4), |page| {
        let mut marks = page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
        marks.push(Object::Reference((FIELD, 0)));
        page.set("Annots", marks);
    });
    let in_form = rewritten(root(), |catalog| {
        let fields = vec![Object::Reference((FIELD, 0))];
        catalog.set("AcroForm", lopdf::dictionary! { "Fields" => fields, "SigFlags" => 3 });
    });
    vec![(FIELD, mark), (FIELD + 1, look.to_owned()), on_page, in_form]
}

fn signature() -> Vec<(u32, String)> {
    field(&format!("/FT/Sig{SIGNED}"), SMALL)
}

/// A report with an electronic signature behind it.
pub(crate) fn signed(bytes: &[u8]) -> Vec<u8> {
    added(signature()).behind(bytes)
}

/// The same with something more behind that, in another way of writing.
pub(crate) fn signed_again(signed: &[u8]) -> Vec<u8> {
    Added { before_table: "\n", ..added(Vec::new()) }.behind(signed)
}

fn signed_pages(bytes: &[u8]) -> Option<Vec<usize>> {
    held(bytes).claims.into_iter().find_map(|claim| match claim {
        Claim::Signed { pages } => Some(pages),
        _ => None,
    })
}

#[test]
fn a_signature_leaves_the_pages_proved_however_its_table_is_written() {
    let plain = added(signature());
    let ways = [
        plain.clone(),
        Added { before_table: "\n", ..plain.clone() },
        Added { before_table: " \r\n", line_end: "\r\n", ..plain.clone() },
        Added { line_end: " \r", ..plain.clone() },
        Added { end: "%%EOF", ..plain.clone() },
    ];
    for (number, way) in ways.iter().enumerate() {
        let bytes = way.behind(&FULL);
        let found = held(&bytes);
        assert!(found.all_proved(), "way {number}: {}", sentences(&found));
        assert!(found.claims.iter().any(|claim| matches!(claim, Claim::PagesSame { .. })));
        assert_eq!(signed_pages(&bytes), Some(vec![4]), "way {number}");
    }
    let twice = Added { before_table: "\n", ..added(Vec::new()) }.behind(&plain.behind(&FULL));
    assert!(held(&twice).all_proved(), "{}", sentences(&held(&twice)));
}

#[test]
fn a_signature_on_no_page_is_told_as_one() {
    let mut objects = signature();
    objects.retain(|(number, _)| *number != id_of_page(4).0);
    let bytes = added(objects).behind(&FULL);
    let found = held(&bytes);
    assert!(found.all_proved(), "{}", sentences(&found));
    assert_eq!(signed_pages(&bytes), Some(Vec::new()));
    assert!(sentences(&found).contains("tanpa tanda"), "{}", sentences(&found));
}

/// What a content says, unpacked.
fn said(number: u32) -> String {
    let document = report();
    let stream = document.get_object(contents_of(number)).unwrap().as_stream().unwrap();
    String::from_utf8(stream.decompressed_content().unwrap()).unwrap()
}

fn stream(about: &str, content: &str) -> String {
    format!("<<{about}>>stream\n{content}\nendstream")
}

fn with_length(about: &str, content: &str) -> String {
    stream(&format!("{about}/Length {}", content.len()), content)
}

#[test]
fn whatever_shows_a_viewer_something_else_is_not_called_the_same_behind_a_signature() {
    let (page4, contents, other) = (id_of_page(4), contents_of(4).0, contents_of(7).0);
    let said = said(4);
    let replaced = |text: String| added(vec![(contents, text)]);
    let parts = |extra: String| {
        let list = rewritten(page4, |page| {
            page.set("Contents", vec![Object::Reference((contents, 0)), Object::Reference((900_003, 0))]);
        });
        added(vec![list, (900_003, extra)])
    };
    let page = |key: &'static str, value: Object| added(vec![rewritten(page4, |page| page.set(key, value))]);
    let none = || added(Vec::new());
    let offset = FULL.windows(8).position(|window| window == b" 0 obj\n<").unwrap();
    let attacks = [
        ("contents blank", replaced(with_length("", " "))),
        ("contents of another page", page("Contents", Object::Reference((other, 0)))),
        ("contents freed", Added { freed: vec![contents], ..none() }),
        ("page freed", Added { freed: vec![page4.0], ..none() }),
        ("another object's place", Added { elsewhere: vec![(contents, offset)], ..none() }),
        ("no object's place", Added { elsewhere: vec![(contents, 5)], ..none() }),
        ("no mark at the end", Added { end: "", ..replaced(with_length("", " ")) }),
        ("beyond the size", Added { size: 100, ..parts(with_length("", " ")) }),
        ("packed otherwise", replaced(with_length("/Filter/ASCIIHexDecode", &said))),
        ("packed wrongly", replaced(with_length("/Filter/FlateDecode", &said))),
        ("in another file", replaced(with_length("/F(lain.bin)", &said))),
        ("a part without a length", parts(stream("", "0 0 500 500 re f"))),
        ("a part with a wrong length", parts(stream("/Length 3", "0 0 500 500 re f"))),
        ("a part", parts(with_length("", "0 0 500 500 re f"))),
        ("turned", page("Rotate", Object::Integer(180))),
        ("an action", page("AA", lopdf::dictionary! { "O" => lopdf::dictionary! { "S" => "JavaScript" } }.into())),
        ("an empty field with a look", added(field("/FT/Sig", SMALL))),
        ("a large signature", added(field(&format!("/FT/Sig{SIGNED}"), "[0 0 590 700]"))),
        ("a text under a signature", added(field(&format!("/FT/Tx/Parent <</FT/Sig{SIGNED}>>"), SMALL))),
        ("an encrypted tail", Added { trailer: "/Encrypt <</Filter/Standard>>".to_owned(), ..none() }),
    ];
    let signed = added(signature()).behind(&FULL);
    for (what, attack) in attacks {
        let found = held(&attack.behind(&signed));
        assert!(!found.all_proved(), "{what}: {}", sentences(&found));
        let same = found.claims.iter().any(|claim| matches!(claim, Claim::PagesSame { .. }));
        assert!(!same, "{what}: {}", sentences(&found));
    }
}

/// A second table beside the first counts for viewers before the older ones.
#[test]
fn a_table_beside_a_table_is_not_passed_over() {
    let contents = contents_of(4).0;
    let mut bytes = FULL.clone();
    let blank = bytes.len() + 1;
    bytes.extend(format!("\n{contents} 0 obj\n{}\nendobj\n", with_length("", " ")).into_bytes());
    let table = bytes.len();
    let place = [vec![1], u32::try_from(blank).unwrap().to_be_bytes().to_vec(), vec![0, 0]].concat();
    let about = format!("/Type/XRef/Size 1000000/W[1 4 2]/Index[{contents} 1]/Length {}", place.len());
    bytes.extend(format!("900004 0 obj\n<<{about}>>stream\n").into_bytes());
    bytes.extend(place);
    bytes.extend(b"\nendstream\nendobj\n");
    let (root, previous) = root_and_table(&FULL);
    let at = bytes.len();
    let end = format!(
        "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1000000/Root {root} 0 R/Prev {previous}/XRefStm {table}>>\nstartxref\n{at}\n%%EOF\n"
    );
    bytes.extend(end.into_bytes());
    let found = held(&bytes);
    assert!(!found.all_proved(), "{}", sentences(&found));
}

#[test]
fn the_last_bookmark_of_a_long_chain_is_compared_too() {
    for nth in [0, 5, 9] {
        let renamed = |document: &mut Document| {
            let catalog = document.catalog().unwrap();
            let top = catalog.get(b"Outlines").unwrap().as_reference().unwrap();
            let mut id = document.get_dictionary(top).unwrap().get(b"Last").unwrap().as_reference().unwrap();
            for _ in 0..nth {
                let entry = document.get_dictionary(id).unwrap();
                id = entry.get(b"Prev").or(entry.get(b"Parent")).unwrap().as_reference().unwrap();
            }
            document.get_dictionary_mut(id).unwrap().set("Title", Object::string_literal("Lain"));
        };
        let found = held(&edited(&FULL, renamed));
        assert!(found.failed() && sentences(&found).contains("Outlines"), "{nth}: {}", sentences(&found));
    }
}

#[test]
fn contents_that_differ_only_in_how_they_are_written_are_the_same_and_others_are_not() {
    let respelled = |from: &'static str, to: &'static str| {
        edited(&FULL, move |document| {
            let id = page(document, 4);
            let content = String::from_utf8(document.get_page_content(id)).unwrap();
            assert!(content.contains(from), "{from}");
            document.change_page_content(id, content.replacen(from, to, 1).into_bytes()).unwrap();
        })
    };
    for (from, to) in [("\nBT", " \r\n BT"), ("/Regular", "/Re#67ular"), (" Tf", "\tTf"), ("<0", "< 0")] {
        let found = held(&respelled(from, to));
        assert!(found.all_proved(), "{to}: {}", sentences(&found));
    }
    for (from, to) in [
        ("/Regular", "/Re#66ular"),
        (" Td", "1 Td"),
        ("ET", "% ET\nET"),
        ("ET", "BI /W 1 /H 1 ID x EI ET"),
        ("ET", "ET ET"),
        ("ET", "ET (a"),
        ("<0", "<1"),
    ] {
        let found = held(&respelled(from, to));
        assert!(found.failed(), "{to}: {}", sentences(&found));
    }
}

#[test]
fn links_of_a_page_are_objects_of_their_own() {
    let document = report();
    let mut links = 0;
    for id in document.page_iter() {
        let Ok(marks) = document.get_dictionary(id).unwrap().get(b"Annots") else { continue };
        let marks = marks.as_array().unwrap();
        assert!(marks.iter().all(|mark| mark.as_reference().is_ok()), "{marks:?}");
        links += marks.len();
    }
    assert!(links > 10);
}
