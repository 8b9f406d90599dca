//! PDF/A-3a (ISO 19005-3), clause by clause: each returns what is wrong with a file. `tests/clauses/pdfa-3a.md` says which
//! clause is checked by which, and which cannot be checked without a validator or a person.
#![allow(clippy::unwrap_used, reason = "a file that cannot be read must stop the test")]

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, Stream};
use read_fonts::TableProvider as _;

use crate::support::pdf_file::{PdfFile, fonts};

/// A named check of a file: what is wrong, nothing where it holds.
pub type Check = (&'static str, fn(&PdfFile<'_>) -> Vec<String>);

pub const CHECKS: &[Check] = &[
    ("header_and_binary_mark", header_and_binary_mark),
    ("trailer_with_ids_and_nothing_behind", trailer_with_ids_and_nothing_behind),
    ("information_has_known_entries", information_has_known_entries),
    ("streams_are_inside_and_flate_or_plain", streams_are_inside_and_flate_or_plain),
    ("names_are_utf8_and_within_limits", names_are_utf8_and_within_limits),
    ("objects_are_within_limits", objects_are_within_limits),
    ("operators_are_those_of_text_lines_and_pictures", operators_are_those_of_text_lines_and_pictures),
    ("one_output_intent_for_rgb", one_output_intent_for_rgb),
    ("nothing_is_transparent_and_pictures_are_plain", nothing_is_transparent_and_pictures_are_plain),
    ("fonts_are_embedded_composite_subsets", fonts_are_embedded_composite_subsets),
    ("widths_agree_with_the_embedded_fonts", widths_agree_with_the_embedded_fonts),
    ("every_code_has_a_glyph_and_a_text", every_code_has_a_glyph_and_a_text),
    ("annotations_are_links_that_print", annotations_are_links_that_print),
    ("no_forms_actions_or_layers", no_forms_actions_or_layers),
    ("metadata_is_plain_and_well_formed", metadata_is_plain_and_well_formed),
    ("metadata_agrees_with_the_information", metadata_agrees_with_the_information),
    ("identified_as_part_3_a", identified_as_part_3_a),
    ("foreign_metadata_is_described", foreign_metadata_is_described),
    ("attachments_are_associated", attachments_are_associated),
];

fn wrong(is: bool, what: impl FnOnce() -> String) -> Vec<String> {
    if is { vec![what()] } else { Vec::new() }
}

fn header_and_binary_mark(file: &PdfFile<'_>) -> Vec<String> {
    let mark = &file.bytes[9..14];
    let fine = file.bytes.starts_with(b"%PDF-1.7\n") && mark[0] == b'%' && mark[1..].iter().all(|byte| *byte > 127);
    wrong(!fine, || format!("{:?}", &file.bytes[..14]))
}

fn trailer_with_ids_and_nothing_behind(file: &PdfFile<'_>) -> Vec<String> {
    let trailer = &file.document.trailer;
    let ids = trailer.get(b"ID").and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default();
    let ids = ids.iter().filter(|id| id.as_str().is_ok_and(|id| id.len() == 16)).count();
    let mut found = wrong(ids != 2, || format!("{ids} ids"));
    found.extend(wrong(trailer.has(b"Encrypt"), || "encrypted".to_owned()));
    found.extend(wrong(!file.bytes.trim_ascii_end().ends_with(b"%%EOF"), || "something behind the end".to_owned()));
    found.extend(wrong(file.catalog().has(b"Perms"), || "permissions".to_owned()));
    found
}

fn information_has_known_entries(file: &PdfFile<'_>) -> Vec<String> {
    let known = ["Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"];
    let entries = information(file).iter().map(|(name, _)| String::from_utf8_lossy(name).into_owned());
    entries.filter(|name| !known.contains(&name.as_str())).collect()
}

fn information<'f>(file: &'f PdfFile<'_>) -> &'f Dictionary {
    file.entry(&file.document.trailer, "Info").unwrap().as_dict().unwrap()
}

fn streams_are_inside_and_flate_or_plain(file: &PdfFile<'_>) -> Vec<String> {
    let fine = |stream: &&Stream| {
        let outside = [b"F".as_slice(), b"FFilter", b"FDecodeParms", b"DecodeParms"];
        let filter = stream.dict.get(b"Filter").ok();
        !outside.iter().any(|name| stream.dict.has(name))
            && filter.is_none_or(|filter| filter.as_name().is_ok_and(|name| name == b"FlateDecode"))
    };
    file.streams().filter(|stream| !fine(stream)).map(|stream| format!("{:?}", stream.dict)).collect()
}

fn names_are_utf8_and_within_limits(file: &PdfFile<'_>) -> Vec<String> {
    fn names<'o>(object: &'o Object, out: &mut Vec<&'o [u8]>) {
        match object {
            Object::Name(name) => out.push(name),
            Object::Array(items) => items.iter().for_each(|item| names(item, out)),
            Object::Dictionary(dictionary) | Object::Stream(Stream { dict: dictionary, .. }) => {
                for (name, value) in dictionary {
                    out.push(name);
                    names(value, out);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    file.document.objects.values().for_each(|object| names(object, &mut found));
    let fine = |name: &&[u8]| name.len() <= 127 && std::str::from_utf8(name).is_ok();
    found.into_iter().filter(|name| !fine(name)).map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}

fn objects_are_within_limits(file: &PdfFile<'_>) -> Vec<String> {
    fn inside(object: &Object, out: &mut Vec<String>) {
        match object {
            Object::String(text, _) if text.len() > 32_767 => out.push(format!("a string of {}", text.len())),
            Object::Integer(number) if i32::try_from(*number).is_err() => out.push(number.to_string()),
            Object::Real(number) if !number.is_finite() || number.abs() > 1e6 => out.push(number.to_string()),
            Object::Array(items) => items.iter().for_each(|item| inside(item, out)),
            Object::Dictionary(dictionary) | Object::Stream(Stream { dict: dictionary, .. }) => {
                dictionary.iter().for_each(|(_, value)| inside(value, out));
            }
            _ => {}
        }
    }
    let mut found = wrong(file.document.max_id > 8_388_607, || "too many objects".to_owned());
    file.document.objects.values().for_each(|object| inside(object, &mut found));
    for page in &file.pages {
        let saved = page.operations.iter().filter(|one| one.operator == "q").count();
        found.extend(wrong(saved > 28, || format!("{saved} states saved")));
        let page = file.document.get_dictionary(page.id).unwrap();
        let paper = file.entry(page, "MediaBox").unwrap().as_array().unwrap();
        let within = paper.iter().all(|side| side.as_float().is_ok_and(|side| (0.0..=14_400.0).contains(&side)));
        found.extend(wrong(!within, || format!("{paper:?}")));
    }
    found
}

/// Those the report draws with: every one is in the standard, none sets another colour space, intent or state.
fn operators_are_those_of_text_lines_and_pictures(file: &PdfFile<'_>) -> Vec<String> {
    let known = "q Q cm w J j M d m l c v y h re S s f f* B B* b b* n BT ET Tf Td Tm TL Tc Tw Tz Ts Tr Tj TJ T* rg RG Do BMC BDC EMC";
    let known: BTreeSet<&str> = known.split(' ').collect();
    let used: BTreeSet<&str> =
        file.pages.iter().flat_map(|page| &page.operations).map(|one| one.operator.as_str()).collect();
    let mut found: Vec<String> = used.difference(&known).map(|one| (*one).to_owned()).collect();
    for page in &file.pages {
        let page = file.document.get_dictionary(page.id).unwrap();
        found.extend(wrong(!page.has(b"Resources"), || "a page without resources of its own".to_owned()));
    }
    found
}

fn one_output_intent_for_rgb(file: &PdfFile<'_>) -> Vec<String> {
    let intents = file.entry(file.catalog(), "OutputIntents").and_then(|list| list.as_array().ok());
    let [intent] = intents.map(Vec::as_slice).unwrap_or_default() else { return vec!["not one intent".to_owned()] };
    let intent = file.resolved(intent).as_dict().unwrap();
    let kind = intent.get(b"S").and_then(Object::as_name).unwrap();
    let mut found = wrong(kind != b"GTS_PDFA1", || format!("{kind:?}"));
    found.extend(wrong(!intent.has(b"OutputConditionIdentifier"), || "unnamed".to_owned()));
    let profile = file.entry(intent, "DestOutputProfile").unwrap().as_stream().unwrap();
    let parts = profile.dict.get(b"N").and_then(Object::as_i64).unwrap();
    let content = profile.get_plain_content().unwrap();
    let fine =
        content[8] <= 4 && &content[12..16] == b"mntr" && &content[16..20] == b"RGB " && &content[36..40] == b"acsp";
    let length = u32::from_be_bytes(content[..4].try_into().unwrap()) as usize;
    found.extend(wrong(parts != 3 || !fine || length != content.len(), || "not a profile for RGB".to_owned()));
    found
}

fn nothing_is_transparent_and_pictures_are_plain(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for dictionary in file.dictionaries() {
        for name in ["SMask", "BM", "ca", "CA", "TR", "TR2", "HTO", "Group", "Alternates", "OPI", "Interpolate"] {
            found.extend(wrong(dictionary.has(name.as_bytes()), || name.to_owned()));
        }
    }
    for stream in file.streams() {
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        found.extend(wrong([b"Form".as_slice(), b"PS"].contains(&kind), || format!("{kind:?}")));
        if kind == b"Image" {
            let number = |name: &[u8]| stream.dict.get(name).and_then(Object::as_i64).unwrap_or_default();
            let colours = stream.dict.get(b"ColorSpace").and_then(Object::as_name).unwrap_or_default();
            let points = number(b"Width") * number(b"Height") * 3;
            let held = stream.get_plain_content().map_or(0, |content| content.len());
            let masked =
                [b"Mask".as_slice(), b"ImageMask", b"Decode", b"Intent"].iter().any(|name| stream.dict.has(name));
            let plain = colours == b"DeviceRGB" && number(b"BitsPerComponent") == 8 && !masked;
            found.extend(wrong(!plain || usize::try_from(points) != Ok(held), || format!("{:?}", stream.dict)));
        }
    }
    found
}

/// Each font of the file with its descendant, its descriptor and the font program.
fn embedded<'f>(file: &'f PdfFile<'_>) -> Vec<(&'f Dictionary, &'f Dictionary, &'f Dictionary, Vec<u8>)> {
    let all = fonts(&file.document, file.pages[0].id);
    let parts = |font: &'f Dictionary| {
        let below = file.entry(font, "DescendantFonts")?.as_array().ok()?.first()?;
        let below = file.resolved(below).as_dict().ok()?;
        let about = file.entry(below, "FontDescriptor")?.as_dict().ok()?;
        let program = file.entry(about, "FontFile2")?.as_stream().ok()?.get_plain_content().ok()?;
        Some((font, below, about, program))
    };
    let fonts: Vec<&Dictionary> = all.into_values().map(|(font, _)| font).collect();
    fonts.into_iter().map(|font| parts(font).unwrap_or_else(|| panic!("a font is not embedded: {font:?}"))).collect()
}

fn fonts_are_embedded_composite_subsets(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (font, below, about, program) in embedded(file) {
        let name = |dictionary: &Dictionary, key: &str| {
            file.entry(dictionary, key)
                .and_then(|name| name.as_name().ok())
                .map(String::from_utf8_lossy)
                .unwrap_or_default()
                .into_owned()
        };
        let base = name(font, "BaseFont");
        let fine = name(font, "Subtype") == "Type0"
            && name(below, "Subtype") == "CIDFontType2"
            && name(font, "Encoding") == "Identity-H"
            && name(below, "CIDToGIDMap") == "Identity"
            && name(below, "BaseFont") == base
            && name(about, "FontName") == base;
        found.extend(wrong(!fine, || format!("{base} is of another kind")));
        let tag = base.split_once('+').map(|(tag, _)| tag).unwrap_or_default();
        let marked = tag.len() == 6 && tag.bytes().all(|letter| letter.is_ascii_uppercase());
        found.extend(wrong(!marked, || format!("{base} is not marked as a subset")));
        let system = file.entry(below, "CIDSystemInfo").unwrap().as_dict().unwrap();
        let of = |key: &str| file.string(system, key).unwrap_or_default();
        found.extend(wrong((of("Registry"), of("Ordering")) != ("Adobe".into(), "Identity".into()), || base.clone()));
        found.extend(wrong(about.has(b"CIDSet") || about.has(b"CharSet"), || format!("{base} lists its glyphs")));
        for key in ["Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV"] {
            found.extend(wrong(!about.has(key.as_bytes()), || format!("{base} without {key}")));
        }
        found.extend(wrong(read_fonts::FontRef::new(&program).is_err(), || format!("{base} cannot be read")));
    }
    found
}

fn widths_agree_with_the_embedded_fonts(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (font, below, _, program) in embedded(file) {
        let program = read_fonts::FontRef::new(&program).unwrap();
        let units = f32::from(program.head().unwrap().units_per_em());
        let advances = program.hmtx().unwrap();
        let stated = file.entry(below, "W").unwrap().as_array().unwrap();
        let mut code = 0;
        for part in stated {
            match file.resolved(part) {
                Object::Integer(first) => code = *first,
                Object::Array(widths) => {
                    for width in widths {
                        let glyph = read_fonts::types::GlyphId::new(u32::try_from(code).unwrap());
                        let own = advances.advance(glyph).map_or(-9.0, |own| f32::from(own) * 1000.0 / units);
                        let stated = width.as_float().unwrap();
                        let apart = (own - stated).abs() > 1.0;
                        found.extend(wrong(apart, || format!("{font:?} code {code}: {own} and {stated}")));
                        code += 1;
                    }
                }
                other => found.push(format!("a width of another kind: {other:?}")),
            }
        }
    }
    found
}

fn every_code_has_a_glyph_and_a_text(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = BTreeSet::new();
    let fonts = fonts(&file.document, file.pages[0].id);
    for shown in file.pages.iter().flat_map(|page| &page.shown) {
        for (font, code) in &shown.codes {
            let text = fonts.get(font).and_then(|(_, texts)| texts.get(code));
            let replaced = shown.marks.last().is_some_and(|(tag, number)| tag == "Span" && number.is_none());
            let fine = *code != 0
                && text.is_some_and(|text| {
                    (replaced || !text.is_empty()) && !text.contains(['\0', '\u{feff}', '\u{fffe}'])
                });
            if !fine {
                found.insert(format!("{font} code {code}: {text:?}"));
            }
        }
    }
    found.into_iter().collect()
}

fn annotations_are_links_that_print(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (_, mark) in file.pages.iter().flat_map(|page| file.annotations(page)) {
        let kind = mark.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        let flags = mark.get(b"F").and_then(Object::as_i64).unwrap_or_default();
        // Printed; neither hidden, invisible, toggled nor without a view.
        let fine = kind == b"Link" && flags & 4 == 4 && flags & (1 | 2 | 32 | 256) == 0 && !mark.has(b"CA");
        found.extend(wrong(!fine, || format!("{mark:?}")));
    }
    found
}

fn no_forms_actions_or_layers(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for name in ["AcroForm", "OCProperties", "OpenAction", "AA", "Requirements", "NeedsRendering"] {
        found.extend(wrong(file.catalog().has(name.as_bytes()), || name.to_owned()));
    }
    for dictionary in file.dictionaries() {
        for name in ["AA", "JS", "XFA", "PresSteps", "AlternatePresentations"] {
            found.extend(wrong(dictionary.has(name.as_bytes()), || name.to_owned()));
        }
        if let Ok(action) = dictionary.get(b"A").and_then(Object::as_dict)
            && let Ok(kind) = action.get(b"S").and_then(Object::as_name)
        {
            found.extend(wrong(kind != b"GoTo", || format!("an action {}", String::from_utf8_lossy(kind))));
        }
    }
    found
}

fn packet(file: &PdfFile<'_>) -> String {
    let stream = file.entry(file.catalog(), "Metadata").unwrap().as_stream().unwrap();
    assert!(!stream.dict.has(b"Filter"), "the metadata are packed");
    String::from_utf8(stream.content.clone()).unwrap()
}

fn metadata_is_plain_and_well_formed(file: &PdfFile<'_>) -> Vec<String> {
    let packet = packet(file);
    let head = packet.split_once("?>").map(|(head, _)| head).unwrap_or_default();
    let mut found = wrong(head.contains("bytes=") || head.contains("encoding="), || head.to_owned());
    let mut open: Vec<&str> = Vec::new();
    for tag in packet.split('<').skip(1).map(|part| part.split('>').next().unwrap_or_default()) {
        let name = |tag: &str| tag.len() - tag.trim_start_matches(|sign: char| !sign.is_whitespace()).len();
        match tag.strip_prefix('/') {
            _ if tag.starts_with('?') || tag.ends_with('/') => {}
            Some(closed) => found.extend(wrong(open.pop() != Some(closed), || format!("</{closed}>"))),
            None => open.push(&tag[..name(tag)]),
        }
    }
    found.extend(wrong(!open.is_empty(), || format!("{open:?} do not end")));
    found
}

/// What stands between two tags, as it is meant.
fn stated(packet: &str, tag: &str) -> Option<String> {
    let (_, rest) = packet.split_once(&format!("<{tag}>"))?;
    let (inside, _) = rest.split_once(&format!("</{tag}>"))?;
    let text: String = inside.split('<').map(|part| part.rsplit('>').next().unwrap_or_default()).collect();
    Some(
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&apos;", "'")
            .replace("&amp;", "&"),
    )
}

fn metadata_agrees_with_the_information(file: &PdfFile<'_>) -> Vec<String> {
    let (packet, information) = (packet(file), information(file));
    let pairs = [
        ("Title", "dc:title"),
        ("Author", "dc:creator"),
        ("Subject", "dc:description"),
        ("Keywords", "pdf:Keywords"),
        ("Creator", "xmp:CreatorTool"),
        ("Producer", "pdf:Producer"),
    ];
    let mut found = Vec::new();
    for (key, tag) in pairs {
        let (own, other) =
            (file.string(information, key).unwrap_or_default(), stated(&packet, tag).unwrap_or_default());
        // XML has no place for control characters.
        let plain = |text: &str| {
            text.chars()
                .filter(|sign| !sign.is_control() && !('\u{fffd}'..='\u{ffff}').contains(sign))
                .collect::<String>()
        };
        found.extend(wrong(plain(&own) != plain(&other), || format!("{key}: {own:?} and {other:?}")));
    }
    for (key, tag) in [("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")] {
        let digits = |text: String| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let (own, other) =
            (file.string(information, key).unwrap_or_default(), stated(&packet, tag).unwrap_or_default());
        found.extend(wrong(digits(own) != digits(other), || key.to_owned()));
    }
    found
}

fn identified_as_part_3_a(file: &PdfFile<'_>) -> Vec<String> {
    let packet = packet(file);
    let once = |text: &str| packet.matches(text).count() == 1;
    let fine = once("<pdfaid:part>3</pdfaid:part>") && once("<pdfaid:conformance>A</pdfaid:conformance>");
    wrong(!fine || !packet.contains("xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""), || packet.clone())
}

/// Every name space that PDF/A does not know has a description.
fn foreign_metadata_is_described(file: &PdfFile<'_>) -> Vec<String> {
    let packet = packet(file);
    let known = ["x", "rdf", "dc", "xmp", "xmpMM", "pdf", "pdfaid", "pdfaExtension", "pdfaSchema", "pdfaProperty"];
    let prefixes = packet.split("xmlns:").skip(1).filter_map(|rest| rest.split('=').next());
    let described = |prefix: &str| packet.contains(&format!("<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"));
    prefixes.filter(|prefix| !known.contains(prefix) && !described(prefix)).map(str::to_owned).collect()
}

fn attachments_are_associated(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for about in file.dictionaries().into_iter().filter(|about| about.has(b"EF")) {
        for name in ["F", "UF", "AFRelationship"] {
            found.extend(wrong(!about.has(name.as_bytes()), || format!("an attachment without {name}")));
        }
        let streams = file.entry(about, "EF").unwrap().as_dict().unwrap();
        let stream = file.entry(streams, "F").unwrap().as_stream().unwrap();
        found.extend(wrong(!stream.dict.has(b"Subtype") || !stream.dict.has(b"Params"), || {
            "an attachment of no kind".to_owned()
        }));
        found.extend(wrong(!file.catalog().has(b"AF"), || "an attachment that belongs to nothing".to_owned()));
    }
    found
}
