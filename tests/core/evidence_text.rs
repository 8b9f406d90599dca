//! Whether words can be found in a PDF: told rightly for ordinary ones, and safely for hostile ones.
#![allow(clippy::unwrap_used, reason = "a file that cannot be made must stop")]

use crate::support;

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use spbe_mandiri::{
    assessment::{Defect, Seen, TextLayer},
    storage::{SystemDisk, take_in},
};
use support::{Random, put};

/// What taking in a file of these bytes says.
fn told(name: &str, bytes: &[u8]) -> TextLayer {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join(name);
    put(&source, bytes);
    take_in(&SystemDisk, &folder.path().join("a.bukti"), &source, &mut |_, _| true).unwrap().text
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A document of one page that draws this, with a form it can draw.
fn document(page: &str, form: &str, font: bool) -> Document {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let font_dictionary = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1, "ColorSpace" => "DeviceGray",
        "BitsPerComponent" => 8, "Filter" => "DCTDecode",
    };
    let picture = document.add_object(Stream::new(picture, b"\xff\xd8 BT (bukan teks) Tj ET \xff\xd9".to_vec()));
    let kind = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(); 4] };
    let form = document.add_object(Stream::new(kind, form.as_bytes().to_vec()));
    let mut resources = dictionary! { "XObject" => dictionary! { "Im0" => picture, "Fm0" => form } };
    if font {
        let font = document.add_object(font_dictionary);
        resources.set("Font", dictionary! { "F1" => font });
    }
    let content = document.add_object(Stream::new(Dictionary::new(), page.as_bytes().to_vec()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![Object::from(page)], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document
}

/// The document in every way in which programs write it: plain, packed, and with its objects packed together.
fn written(document: &Document) -> Vec<Vec<u8>> {
    let mut plain = Vec::new();
    document.clone().save_to(&mut plain).unwrap();
    let mut compressed = document.clone();
    compressed.compress();
    let mut packed = Vec::new();
    compressed.save_to(&mut packed).unwrap();
    let mut modern = Vec::new();
    compressed.save_modern(&mut modern).unwrap();
    vec![plain, packed, modern]
}

const WORDS: &str = "BT /F1 12 Tf 72 700 Td (Peraturan Wali Kota tentang SPBE) Tj ET";
const PICTURE: &str = "q 595 0 0 842 0 0 cm /Im0 Do Q                                             ";

#[test]
fn words_are_found_on_pages_and_in_forms_and_pictures_are_no_words() {
    for (page, form, font, expected) in [
        (WORDS, PICTURE, true, TextLayer::Present),
        ("/Fm0 Do                                                         ", WORDS, true, TextLayer::Present),
        (PICTURE, "", true, TextLayer::Absent),
        (PICTURE, PICTURE, false, TextLayer::Absent),
        // Without a font nothing is seen of it.
        (WORDS, "", false, TextLayer::Absent),
    ] {
        for (number, bytes) in written(&document(page, form, font)).iter().enumerate() {
            assert_eq!(told("a.pdf", bytes), expected, "{page} {form} {font}, way {number}");
            assert_eq!(told("tanpa-ekstensi", bytes), expected, "the content counts, not the name");
        }
    }
}

#[test]
fn content_in_letters_is_read_and_what_is_packed_otherwise_makes_unsure() {
    let with = |filter: &str, data: &[u8]| {
        let mut bytes = b"%PDF-1.7\n1 0 obj <</Type/Page /Resources<</Font<</F1 2 0 R>> >> >> endobj\n".to_vec();
        bytes.extend(format!("3 0 obj <</Filter {filter}>> stream\r\n").as_bytes());
        bytes.extend(data);
        bytes.extend(b"\nendstream endobj\n");
        bytes
    };
    let letters = |bytes: &[u8]| {
        let mut text: Vec<u8> = Vec::new();
        for group in bytes.chunks(4) {
            let mut whole = [0; 4];
            whole[..group.len()].copy_from_slice(group);
            let mut number = u32::from_be_bytes(whole);
            let mut digits = [0_u8; 5];
            for digit in digits.iter_mut().rev() {
                *digit = b'!' + u8::try_from(number % 85).unwrap();
                number /= 85;
            }
            text.extend(&digits[..=group.len()]);
        }
        [text, b"~>".to_vec()].concat()
    };
    let data = packed(WORDS.as_bytes());
    assert_eq!(told("a.pdf", &with("/FlateDecode", &data)), TextLayer::Present);
    assert_eq!(told("a.pdf", &with("[ /ASCII85Decode /FlateDecode ]", &letters(&data))), TextLayer::Present);
    assert_eq!(told("a.pdf", &with("[/FlateDecode]", &packed(PICTURE.as_bytes()))), TextLayer::Absent);
    for filter in ["/LZWDecode", "[/ASCIIHexDecode /FlateDecode]", "9 0 R"] {
        assert_eq!(told("a.pdf", &with(filter, b"80 0B 60 50")), TextLayer::Unknown, "{filter}");
    }
    assert_eq!(told("a.pdf", &with("/FlateDecode", &data[..data.len() / 2])), TextLayer::Unknown, "it breaks off");
    let locked = [with("/FlateDecode", &data), b"trailer <</Encrypt 9 0 R>>".to_vec()].concat();
    assert_ne!(told("a.pdf", &locked), TextLayer::Absent);
    let locked = [b"%PDF-1.7\n9 0 obj <</Encrypt 9 0 R>> endobj\n".to_vec(), with("/FlateDecode", &data)].concat();
    assert_eq!(told("a.pdf", &locked), TextLayer::Unknown);
}

#[test]
fn other_files_are_not_looked_into() {
    for (name, bytes) in [("a.txt", &b"Peraturan"[..]), ("a.docx", b"PK\x03\x04"), ("a.pdf", b"bukan PDF")] {
        assert_eq!(told(name, bytes), TextLayer::Unknown);
    }
}

#[test]
fn hostile_files_are_taken_in_like_others() {
    let bomb = {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        let zeros = vec![b' '; 1 << 20];
        (0..300).for_each(|_| encoder.write_all(&zeros).unwrap());
        encoder.finish().unwrap()
    };
    let stream = |head: &str, data: &[u8]| {
        let start = format!("%PDF-1.7\n1 0 obj <</Type/Page {head}>> stream\n").into_bytes();
        [start, data.to_vec(), b"\nendstream endobj".to_vec()].concat()
    };
    let object = |text: String| format!("%PDF-1.7\n1 0 obj {text} endobj\ntrailer <</Root 1 0 R>>").into_bytes();
    let huge = "4611686018427387904";
    let hostile = [
        ("a bomb", stream("/Filter/FlateDecode", &bomb)),
        ("a bomb of objects", stream("/Type/ObjStm/N 9/First 9/Filter/FlateDecode", &bomb)),
        ("a bomb in a bomb", stream("/Filter[/FlateDecode/FlateDecode]", &packed(&bomb))),
        ("a table that wants all memory", stream(&format!("/Type/XRef/W[{huge} {huge} 1]/Size {huge}"), b"1")),
        ("a table without an end", stream("/Type/XRef/W[0 0 0]/Index[0 4294967295]/Size 4294967295", b"1")),
        ("a page that is its own parent", object("<</Type/Pages/Kids[1 0 R]/Parent 1 0 R>>".to_owned())),
        ("a form that draws itself", stream("/Subtype/Form/Resources<</XObject<</F 1 0 R>> >>", b"/F Do")),
        ("a length that is its own", stream("/Length 1 0 R", b"x")),
        ("deep lists", object("[".repeat(1_000_000))),
        ("deep descriptions", object("<</A".repeat(1_000_000))),
        ("deep brackets in a page", stream("", "(".repeat(1_000_000).as_bytes())),
        ("deep lists in a page", stream("", "[<<".repeat(1_000_000).as_bytes())),
        ("many streams that never end", [b"%PDF-1.7\n".to_vec(), b"<<>>stream\n".repeat(500_000)].concat()),
        ("many words that start nothing", [b"%PDF-1.7\n".to_vec(), b"stream ".repeat(1_000_000)].concat()),
        ("a picture without an end", stream("", b"BI ID BT (a) Tj ET")),
    ];
    for (what, bytes) in hostile {
        assert_ne!(told("a.pdf", &bytes), TextLayer::Present, "{what}");
    }
}

#[test]
fn damaged_files_are_taken_in_like_others() {
    let mut random = Random(11);
    for whole in written(&document(WORDS, PICTURE, true)) {
        for part in 0..40 {
            told("a.pdf", &whole[..(whole.len() * part / 40).max(1)]);
            let mut damaged = whole.clone();
            for _ in 0..30 {
                let place = random.below(damaged.len());
                damaged[place] ^= 1 << random.below(8);
            }
            told("a.pdf", &damaged);
        }
    }
    for _ in 0..40 {
        told("a.pdf", &[b"%PDF-1.4\n".to_vec(), random.bytes(20_000)].concat());
    }
}

#[test]
fn pages_are_counted_and_encryption_is_seen_in_every_way_in_which_programs_write() {
    let folder = tempfile::tempdir().unwrap();
    let seen = |bytes: &[u8]| {
        let source = folder.path().join("a.pdf");
        put(&source, bytes);
        take_in(&SystemDisk, &folder.path().join("a.bukti"), &source, &mut |_, _| true).unwrap().seen
    };
    let mut document = document(WORDS, PICTURE, true);
    for bytes in written(&document) {
        assert_eq!(seen(&bytes), Seen { defect: None, pages: Some(1) });
        let half = &bytes[..bytes.len() / 2];
        assert_eq!(seen(half).defect, Some(Defect::Cut));
    }
    let filter = document.add_object(dictionary! { "Filter" => "Standard", "V" => 2, "R" => 3 });
    document.trailer.set("Encrypt", filter);
    for bytes in written(&document) {
        assert_eq!(seen(&bytes).defect, Some(Defect::Locked));
    }
}
