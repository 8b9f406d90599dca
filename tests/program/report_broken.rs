//! The checks of the clauses bite: a file in which one thing is wrong is found out by the check that is for it.
#![allow(clippy::unwrap_used, reason = "a file that cannot be broken as meant must stop the test")]

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::{
    report_accessible, report_archive,
    support::{
        pdf_file::PdfFile,
        printed_report::{GAPS, ONE_ANSWER},
    },
};

/// What is done to a file, and the check that must find it.
type Break = (&'static str, fn(&mut Document));

const BREAKS: &[Break] = &[
    ("header_and_binary_mark", |file| file.version = "1.3".to_owned()),
    ("trailer_with_ids_and_nothing_behind", |file| drop(file.trailer.remove(b"ID"))),
    ("trailer_with_ids_and_nothing_behind", |file| catalog(file).set("Perms", Dictionary::new())),
    ("information_has_known_entries", |file| {
        let id = file.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
        file.get_dictionary_mut(id).unwrap().set("Trapped", "False");
    }),
    ("streams_are_inside_and_flate_or_plain", |file| stream(file, |stream| stream.dict.set("F", "elsewhere"))),
    ("names_are_utf8_and_within_limits", |file| catalog(file).set("Long", Object::Name(vec![b'a'; 128]))),
    ("objects_are_within_limits", |file| catalog(file).set("Long", Object::string_literal("a".repeat(32_768)))),
    ("objects_are_within_limits", |file| {
        first_page(file).set("MediaBox", vec![0.into(), 0.into(), 9.into(), 15_000.into()]);
    }),
    ("operators_are_those_of_text_lines_and_pictures", |file| content(file, b"/DeviceCMYK cs")),
    ("operators_are_those_of_text_lines_and_pictures", |file| content(file, b"0 0 0 1 k")),
    ("one_output_intent_for_rgb", |file| drop(catalog(file).remove(b"OutputIntents"))),
    ("nothing_is_transparent_and_pictures_are_plain", |file| first_page(file).set("Group", Dictionary::new())),
    ("fonts_are_embedded_composite_subsets", |file| any(file, "CIDSystemInfo", |font| font.set("BaseFont", "Lato"))),
    ("fonts_are_embedded_composite_subsets", |file| any(file, "FontFile2", |about| about.set("CIDSet", 1))),
    ("widths_agree_with_the_embedded_fonts", |file| {
        let wide: Vec<Object> = vec![3000.into(); 5];
        any(file, "CIDSystemInfo", |font| font.set("W", vec![1.into(), wide.clone().into()]));
    }),
    ("every_code_has_a_glyph_and_a_text", |file| any(file, "ToUnicode", |font| drop(font.remove(b"ToUnicode")))),
    ("no_forms_actions_or_layers", |file| catalog(file).set("AcroForm", Dictionary::new())),
    ("no_forms_actions_or_layers", |file| catalog(file).set("OCProperties", Dictionary::new())),
    ("metadata_is_plain_and_well_formed", |file| packet(file, "</dc:title>", "</dc:titel>")),
    ("metadata_agrees_with_the_information", |file| packet(file, "<pdf:Producer>", "<pdf:Producer>x")),
    ("identified_as_part_3_a", |file| packet(file, "<pdfaid:part>3", "<pdfaid:part>2")),
    ("foreign_metadata_is_described", |file| packet(file, "<pdfaSchema:prefix>pdfuaid", "<pdfaSchema:prefix>other")),
    ("attachments_are_associated", |file| {
        let stream = file.add_object(lopdf::Stream::new(Dictionary::new(), b"draft".to_vec()));
        file.add_object(dictionary! { "Type" => "Filespec", "F" => "a", "EF" => dictionary! { "F" => stream } });
    }),
    ("all_content_is_marked_once", |file| content(file, b"0 0 9 9 re f")),
    ("all_content_is_marked_once", |file| {
        catalog(file).set("MarkInfo", dictionary! { "Marked" => true, "Suspects" => true });
    }),
    ("marked_contents_are_held_once_and_found_back", |file| content(file, b"/P <</MCID 9999>> BDC EMC")),
    ("marked_contents_are_held_once_and_found_back", |file| role(file, "H1", |heading| drop(heading.remove(b"K")))),
    ("roles_are_standard_and_unmapped", |file| role(file, "H1", |heading| heading.set("S", "Title"))),
    ("identified_as_pdfua_1_and_titled", |file| packet(file, "<pdfuaid:part>1", "<pdfuaid:part>2")),
    ("identified_as_pdfua_1_and_titled", |file| drop(catalog(file).remove(b"ViewerPreferences"))),
    ("elements_stand_where_they_may", |file| role(file, "TR", |row| row.set("S", "P"))),
    ("elements_stand_where_they_may", |file| role(file, "LBody", |body| body.set("S", "P"))),
    ("language_is_declared", |file| drop(catalog(file).remove(b"Lang"))),
    ("figures_and_formulas_are_described", |file| role(file, "Figure", |figure| drop(figure.remove(b"Alt")))),
    ("figures_and_formulas_are_described", |file| role(file, "Span", |sign| drop(sign.remove(b"ActualText")))),
    ("headings_skip_no_level", |file| role(file, "H1", |heading| heading.set("S", "H2"))),
    ("headings_skip_no_level", |file| role(file, "H2", |heading| heading.set("S", "H4"))),
    ("headings_skip_no_level", |file| role(file, "H1", |heading| heading.set("S", "H6"))),
    ("tables_are_regular_and_headed", |file| {
        role(file, "TD", |cell| cell.set("A", dictionary! { "O" => "Table", "ColSpan" => 2 }));
    }),
    ("tables_are_regular_and_headed", |file| role(file, "TH", |head| drop(head.remove(b"A")))),
    ("furniture_is_an_artifact", |file| content(file, b"/Artifact <</Type /Page>> BDC EMC")),
];

/// The same with links, which the small report has not.
const LINK_BREAKS: &[Break] = &[
    ("annotations_are_links_that_print", |file| any(file, "Rect", |link| link.set("F", 0))),
    ("no_forms_actions_or_layers", |file| any(file, "Rect", |link| link.set("A", dictionary! { "S" => "Launch" }))),
    ("links_are_tagged_and_described", |file| any(file, "Rect", |link| drop(link.remove(b"Contents")))),
    ("links_are_tagged_and_described", |file| drop(first_page_with_links(file).remove(b"Tabs"))),
    ("links_are_tagged_and_described", |file| role(file, "Link", |link| link.set("S", "Span"))),
];

#[test]
fn each_check_of_a_clause_finds_the_fault_it_is_for() {
    let checks = || report_archive::CHECKS.iter().chain(report_accessible::CHECKS);
    for printed in [&*GAPS, &*ONE_ANSWER] {
        let whole = PdfFile::read(&printed.bytes);
        for (name, run) in checks() {
            assert_eq!(run(&whole), Vec::<String>::new(), "{name}");
        }
    }
    let breaks = BREAKS.iter().map(|fault| (&GAPS, fault)).chain(LINK_BREAKS.iter().map(|fault| (&ONE_ANSWER, fault)));
    for (number, (printed, (name, fault))) in breaks.enumerate() {
        let mut document = Document::load_mem(&printed.bytes).unwrap();
        fault(&mut document);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        let (_, run) = checks().find(|(other, _)| other == name).unwrap_or_else(|| panic!("{name}"));
        assert!(!run(&PdfFile::read(&bytes)).is_empty(), "{name} does not find fault {number}");
    }
    let broken: BTreeSet<&str> = BREAKS.iter().chain(LINK_BREAKS).map(|(name, _)| *name).collect();
    for (name, _) in checks() {
        assert!(broken.contains(name), "nobody has seen {name} find anything");
    }
}

fn catalog(file: &mut Document) -> &mut Dictionary {
    file.catalog_mut().unwrap()
}

fn first_page(file: &mut Document) -> &mut Dictionary {
    let id = file.page_iter().next().unwrap();
    file.get_dictionary_mut(id).unwrap()
}

fn first_page_with_links(file: &mut Document) -> &mut Dictionary {
    let id = file.page_iter().find(|id| file.get_dictionary(*id).unwrap().has(b"Annots")).unwrap();
    file.get_dictionary_mut(id).unwrap()
}

/// Changes the first stream.
fn stream(file: &mut Document, change: fn(&mut lopdf::Stream)) {
    change(file.objects.values_mut().find_map(|object| object.as_stream_mut().ok()).unwrap());
}

/// Adds to what the first page draws.
fn content(file: &mut Document, added: &[u8]) {
    let id = file.page_iter().next().unwrap();
    let before = file.get_page_content(id);
    let all = [&before[..], b"\n", added].concat();
    let new = file.add_object(lopdf::Stream::new(Dictionary::new(), all));
    file.get_dictionary_mut(id).unwrap().set("Contents", new);
}

/// Changes every dictionary with an entry, also those inside others.
fn any(file: &mut Document, entry: &str, change: impl Fn(&mut Dictionary)) {
    fn inside(object: &mut Object, entry: &[u8], change: &dyn Fn(&mut Dictionary)) {
        match object {
            Object::Dictionary(dictionary) => {
                if dictionary.has(entry) {
                    change(dictionary);
                }
                dictionary.iter_mut().for_each(|(_, value)| inside(value, entry, change));
            }
            Object::Array(items) => items.iter_mut().for_each(|item| inside(item, entry, change)),
            _ => {}
        }
    }
    file.objects.values_mut().for_each(|object| inside(object, entry.as_bytes(), &change));
}

/// Changes the first element with a role.
fn role(file: &mut Document, role: &str, change: fn(&mut Dictionary)) {
    let is = |object: &Object| {
        object.as_dict().is_ok_and(|one| {
            one.has(b"P") && one.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == role.as_bytes())
        })
    };
    let id: ObjectId = *file.objects.iter().find(|(_, object)| is(object)).unwrap_or_else(|| panic!("no {role}")).0;
    change(file.get_dictionary_mut(id).unwrap());
}

/// Changes the metadata.
fn packet(file: &mut Document, from: &str, to: &str) {
    let id = file.catalog().unwrap().get(b"Metadata").and_then(Object::as_reference).unwrap();
    let stream = file.get_object_mut(id).and_then(Object::as_stream_mut).unwrap();
    let text = String::from_utf8(stream.content.clone()).unwrap();
    assert!(text.contains(from), "{from}");
    stream.set_plain_content(text.replace(from, to).into_bytes());
}
