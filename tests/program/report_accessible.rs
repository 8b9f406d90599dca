//! PDF/UA-1 (ISO 14289-1) by the checkpoints of the Matterhorn Protocol, and the structure read back from the file:
//! `tests/clauses/pdfua-1.md` says what is checked by which, and what only a person can judge.
#![allow(clippy::unwrap_used, reason = "a file that cannot be read must stop the test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use lopdf::Object;
use spbe_mandiri::report::{
    layout::{Item, TextRun},
    structure::{Owner, Role, Structure},
};

use crate::{
    report_archive::{self, Check},
    support::{
        self,
        pdf_file::{PdfElement, PdfFile, PdfKid, beyond},
        printed_report::{EMPTY_SUMMARY, EXAMPLE, EXAMPLE_FINAL, Printed, all, bare},
    },
};

pub const CHECKS: &[Check] = &[
    ("all_content_is_marked_once", all_content_is_marked_once),
    ("marked_contents_are_held_once_and_found_back", marked_contents_are_held_once_and_found_back),
    ("roles_are_standard_and_unmapped", roles_are_standard_and_unmapped),
    ("identified_as_pdfua_1_and_titled", identified_as_pdfua_1_and_titled),
    ("elements_stand_where_they_may", elements_stand_where_they_may),
    ("language_is_declared", language_is_declared),
    ("figures_and_formulas_are_described", figures_and_formulas_are_described),
    ("headings_skip_no_level", headings_skip_no_level),
    ("tables_are_regular_and_headed", tables_are_regular_and_headed),
    ("furniture_is_an_artifact", furniture_is_an_artifact),
    ("links_are_tagged_and_described", links_are_tagged_and_described),
];

/// What is read out as one stretch is not glued together where a reader sees two.
#[test]
fn words_that_stand_apart_are_apart_where_they_are_read_out() {
    let mut counted = 0;
    for (name, printed) in [("example", &*EXAMPLE), ("empty", &*EMPTY_SUMMARY), ("final", &*EXAMPLE_FINAL)] {
        let structure = &printed.report.structure;
        for page in &printed.report.pages {
            let mut last: BTreeMap<usize, &TextRun> = BTreeMap::new();
            for (item, owner) in page.owned_items() {
                let (Item::Text(run), Owner::Element { element, .. }) = (item, owner) else { continue };
                if run.text.is_empty() || described(structure, element) {
                    continue;
                }
                if let Some(before) = last.insert(element, run) {
                    let spaced =
                        before.text.ends_with(char::is_whitespace) || run.text.starts_with(char::is_whitespace);
                    let same_line = (before.at.y - run.at.y).abs() < 1.5;
                    let gap = run.at.x - (before.at.x + before.width);
                    counted += 1;
                    assert!(spaced || !same_line || gap.abs() < 0.6, "{name}: “{}” and “{}”", before.text, run.text);
                }
            }
        }
    }
    assert!(counted > 1_000, "{counted}");
}

/// Whether something else is said instead of what an element, or one it is in, shows.
fn described(structure: &Structure, element: usize) -> bool {
    let own = &structure.elements[element];
    let said = matches!(own.role, Role::Figure | Role::Formula) || own.actual.is_some();
    said || (own.parent != element && described(structure, own.parent))
}

/// Both standards in one pass: making and reading the reports is what takes the time.
#[test]
fn every_clause_that_can_be_checked_holds_in_every_report() {
    let mut wrong = String::new();
    for (name, printed) in all() {
        let file = PdfFile::read(&printed.bytes);
        for (check, run) in report_archive::CHECKS.iter().chain(CHECKS) {
            let mut found = run(&file);
            found.dedup();
            if let Some(first) = found.first() {
                writeln!(wrong, "{name}: {check}: {} times, first {first:.300}", found.len()).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_lists_of_clauses_name_every_check_and_no_other() {
    let lists = [
        (include_str!("../clauses/pdfa-3a.md"), report_archive::CHECKS),
        (include_str!("../clauses/pdfua-1.md"), CHECKS),
    ];
    let everything: BTreeSet<String> =
        report_archive::CHECKS.iter().chain(CHECKS).map(|(name, _)| (*name).to_owned()).collect();
    for (list, own) in lists {
        let mut named = BTreeSet::new();
        for line in list.lines().filter(|line| line.starts_with('|')).skip(2) {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [clause, what, by] = cells[..] else { panic!("{line}") };
            assert!(!clause.is_empty() && !what.is_empty() && !by.is_empty(), "{line}");
            let unchecked = by.starts_with("not checked:") || by.starts_with("nothing to check:");
            // Remarks stand behind a semicolon or in brackets.
            let said = by.split([';', '(']).next().filter(|_| !unchecked).unwrap_or_default();
            let checks: BTreeSet<String> = said.split('`').skip(1).step_by(2).map(str::to_owned).collect();
            assert_eq!(checks.is_empty(), unchecked, "{line}");
            named.extend(checks);
        }
        assert_eq!(beyond(&named, &everything), Vec::<String>::new(), "named, but there is none");
        let own = own.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(beyond(&own, &named), Vec::<String>::new(), "checked, but not named");
    }
}

/// What the layout meant is what the file says, text by text: in reading order, over page breaks and beside columns.
#[test]
fn the_structure_of_the_file_is_the_one_the_report_was_laid_out_with() {
    for (name, printed) in all() {
        let file = PdfFile::read(&printed.bytes);
        let (wanted, found) = (meant(printed), said(&file));
        for (place, (wanted, found)) in wanted.iter().zip(&found).enumerate() {
            assert_eq!(wanted, found, "{name}, element {place}");
        }
        assert_eq!(wanted.len(), found.len(), "{name}");
    }
}

/// Role, depth and own text of each element as the layout has them, in reading order.
fn meant(printed: &Printed) -> Vec<(usize, String)> {
    let elements = &printed.report.structure.elements;
    let mut texts: BTreeMap<usize, Vec<(u32, String)>> = BTreeMap::new();
    for (item, owner) in printed.report.pages.iter().flat_map(|page| page.owned_items()) {
        if let (Item::Text(run), Owner::Element { element, order }) = (item, owner) {
            texts.entry(element).or_default().push((order, run.text.clone()));
        }
    }
    let mut depths: Vec<usize> = Vec::new();
    let said = elements.iter().enumerate().map(|(place, element)| {
        depths.push(if place == 0 { 0 } else { depths[element.parent] + 1 });
        let mut own = texts.remove(&place).unwrap_or_default();
        own.sort_by_key(|(order, _)| *order);
        let own: String = own.into_iter().map(|(_, text)| text).collect();
        (depths[place], bare(&own))
    });
    said.collect()
}

fn said(file: &PdfFile<'_>) -> Vec<(usize, String)> {
    let mut depths: Vec<usize> = Vec::new();
    let said = file.elements.iter().map(|element| {
        depths.push(element.parent.map_or(0, |parent| depths[parent] + 1));
        let own = element.kids.iter().filter_map(|kid| match kid {
            PdfKid::Content { page, number } => file.pages[*page].texts.get(number).cloned(),
            _ => None,
        });
        (depths[depths.len() - 1], bare(&own.collect::<String>()))
    });
    said.collect()
}

/// The tags of the smallest report, read back from the file. Kept so that a change is seen; `SPBE_KEEP_TAGS=1` keeps
/// what is found.
#[test]
fn the_tags_of_a_small_report_are_the_kept_ones() {
    let file = PdfFile::read(&EMPTY_SUMMARY.bytes);
    let mut found = String::new();
    outline(&file, 0, 0, &mut found);
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clauses/tags-of-an-empty-summary.txt");
    if std::env::var_os("SPBE_KEEP_TAGS").is_some() {
        support::put(Path::new(kept), found.as_bytes());
    }
    let kept = std::fs::read_to_string(kept).unwrap().replace("\r\n", "\n");
    for (number, (kept, found)) in kept.lines().zip(found.lines()).enumerate() {
        assert_eq!(kept, found, "line {}", number + 1);
    }
    assert_eq!(kept.lines().count(), found.lines().count());
}

fn outline(file: &PdfFile<'_>, place: usize, depth: usize, out: &mut String) {
    let element = &file.elements[place];
    write!(out, "{}{}", "  ".repeat(depth), element.role).unwrap();
    if let Some(about) = file.entry(&element.dictionary, "A").and_then(|about| about.as_dict().ok()) {
        for key in ["Scope", "ColSpan"] {
            if let Ok(value) = about.get(key.as_bytes()) {
                let value = value
                    .as_name()
                    .map_or_else(|_| format!("{value:?}"), |name| String::from_utf8_lossy(name).into_owned());
                write!(out, " {key}={value}").unwrap();
            }
        }
    }
    for key in ["Alt", "ActualText"] {
        if let Some(text) = file.string(&element.dictionary, key) {
            write!(out, " {key}={text:?}").unwrap();
        }
    }
    let own = element.kids.iter().filter_map(|kid| match kid {
        PdfKid::Content { page, number } => file.pages[*page].texts.get(number).cloned(),
        _ => None,
    });
    let own: String = own.collect();
    writeln!(out, "{}", if own.is_empty() { String::new() } else { format!(" {own:?}") }).unwrap();
    for kid in &element.kids {
        if let PdfKid::Element(kid) = kid {
            outline(file, *kid, depth + 1, out);
        }
    }
}

fn wrong(is: bool, what: impl FnOnce() -> String) -> Vec<String> {
    if is { vec![what()] } else { Vec::new() }
}

fn all_content_is_marked_once(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (page, shown) in
        file.pages.iter().enumerate().flat_map(|(page, one)| one.shown.iter().map(move |one| (page, one)))
    {
        if !shown.draws {
            continue;
        }
        let artifacts = shown.marks.iter().filter(|(tag, _)| tag == "Artifact").count();
        let contents = shown.marks.iter().filter(|(_, number)| number.is_some()).count();
        found.extend(wrong(artifacts + contents != 1, || format!("page {}: {:?}", page + 1, shown.marks)));
    }
    let about = file.entry(file.catalog(), "MarkInfo").and_then(|about| about.as_dict().ok());
    let marked = about.is_some_and(|about| about.get(b"Marked").and_then(Object::as_bool).unwrap_or(false));
    let suspect = about.is_some_and(|about| about.has(b"Suspects"));
    found.extend(wrong(!marked || suspect, || "not marked as tagged".to_owned()));
    found
}

fn marked_contents_are_held_once_and_found_back(file: &PdfFile<'_>) -> Vec<String> {
    let mut held: BTreeMap<(usize, i64), Vec<usize>> = BTreeMap::new();
    for (place, element) in file.elements.iter().enumerate() {
        for kid in &element.kids {
            if let PdfKid::Content { page, number } = kid {
                held.entry((*page, *number)).or_default().push(place);
            }
        }
    }
    let root = file.entry(file.catalog(), "StructTreeRoot").unwrap().as_dict().unwrap();
    let tree = file.entry(root, "ParentTree").unwrap().as_dict().unwrap();
    let numbers = file.entry(tree, "Nums").unwrap().as_array().unwrap();
    let parents: BTreeMap<i64, &Object> = numbers.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), &pair[1])).collect();
    let mut found = Vec::new();
    for (place, page) in file.pages.iter().enumerate() {
        let own = file.document.get_dictionary(page.id).unwrap();
        let key = own.get(b"StructParents").and_then(Object::as_i64).unwrap_or(-1);
        let list = parents.get(&key).and_then(|list| list.as_array().ok()).map(Vec::as_slice).unwrap_or_default();
        let marks: Vec<i64> = page
            .operations
            .iter()
            .filter_map(|one| one.operands.get(1)?.as_dict().ok()?.get(b"MCID").ok()?.as_i64().ok())
            .collect();
        found.extend(wrong(marks != (0..i64::try_from(marks.len()).unwrap()).collect::<Vec<_>>(), || {
            format!("page {place}: {marks:?}")
        }));
        found.extend(wrong(list.len() != marks.len(), || format!("page {place}: {} parents", list.len())));
        for number in marks {
            let holders = held.get(&(place, number)).map(Vec::as_slice).unwrap_or_default();
            let parent = list.get(number as usize).and_then(|parent| parent.as_reference().ok());
            let fine = holders.len() == 1 && parent == Some(file.elements[holders[0]].id);
            found.extend(wrong(!fine, || format!("page {place}, content {number}: held by {holders:?}")));
        }
    }
    found
}

fn roles_are_standard_and_unmapped(file: &PdfFile<'_>) -> Vec<String> {
    let standard = "Document Part Sect Div BlockQuote Caption TOC TOCI Index P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody \
        TFoot Span Quote Note Reference Link Figure Formula";
    let standard: BTreeSet<&str> = standard.split_whitespace().collect();
    let root = file.entry(file.catalog(), "StructTreeRoot").unwrap().as_dict().unwrap();
    let mut found = wrong(root.has(b"RoleMap") || root.has(b"ClassMap"), || "a map of roles".to_owned());
    let others = file.elements.iter().filter(|element| !standard.contains(element.role.as_str()));
    found.extend(others.map(|element| element.role.clone()));
    found
}

fn identified_as_pdfua_1_and_titled(file: &PdfFile<'_>) -> Vec<String> {
    let stream = file.entry(file.catalog(), "Metadata").unwrap().as_stream().unwrap();
    let packet = String::from_utf8_lossy(&stream.content);
    let mut found = wrong(packet.matches("<pdfuaid:part>1</pdfuaid:part>").count() != 1, || "no part".to_owned());
    found.extend(wrong(!packet.contains("<dc:title>"), || "no title".to_owned()));
    let shown = file.entry(file.catalog(), "ViewerPreferences").and_then(|about| about.as_dict().ok());
    let shown = shown.is_some_and(|about| about.get(b"DisplayDocTitle").and_then(Object::as_bool).unwrap_or(false));
    found.extend(wrong(!shown, || "the title is not shown".to_owned()));
    found
}

fn parent<'f>(file: &'f PdfFile<'_>, element: &PdfElement) -> &'f str {
    element.parent.map_or("", |parent| file.elements[parent].role.as_str())
}

fn kids<'f>(file: &'f PdfFile<'_>, element: &'f PdfElement) -> Vec<&'f PdfElement> {
    let elements = element.kids.iter().filter_map(|kid| match kid {
        PdfKid::Element(kid) => Some(&file.elements[*kid]),
        _ => None,
    });
    elements.collect()
}

fn elements_stand_where_they_may(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for element in &file.elements {
        let above = parent(file, element);
        let inside: &[&str] = match element.role.as_str() {
            "TR" => &["Table", "THead", "TBody", "TFoot"],
            "TH" | "TD" => &["TR"],
            "THead" | "TBody" | "TFoot" => &["Table"],
            "LI" => &["L"],
            "Lbl" | "LBody" => &["LI"],
            "TOCI" => &["TOC"],
            _ => &[],
        };
        found.extend(wrong(!inside.is_empty() && !inside.contains(&above), || format!("{} in {above}", element.role)));
        let holds: &[&str] = match element.role.as_str() {
            "Table" => &["Caption", "TR", "THead", "TBody", "TFoot"],
            "THead" | "TBody" | "TFoot" => &["TR"],
            "TR" => &["TH", "TD"],
            "L" => &["Caption", "L", "LI"],
            "LI" => &["Lbl", "LBody"],
            "TOC" => &["Caption", "TOC", "TOCI"],
            _ => &[],
        };
        let others =
            kids(file, element).into_iter().filter(|kid| !holds.is_empty() && !holds.contains(&kid.role.as_str()));
        found.extend(others.map(|kid| format!("{} holds {}", element.role, kid.role)));
        let contents = element.kids.iter().any(|kid| matches!(kid, PdfKid::Content { .. }));
        found.extend(wrong(!holds.is_empty() && contents, || format!("{} holds content", element.role)));
    }
    found
        .extend(wrong(file.elements.first().is_none_or(|first| first.role != "Document"), || "no document".to_owned()));
    found
}

fn language_is_declared(file: &PdfFile<'_>) -> Vec<String> {
    let language = file.string(file.catalog(), "Lang").unwrap_or_default();
    wrong(language != "id-ID", || language.clone())
}

fn figures_and_formulas_are_described(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for element in file.elements.iter().filter(|element| ["Figure", "Formula"].contains(&element.role.as_str())) {
        let alt = file.string(&element.dictionary, "Alt").unwrap_or_default();
        found.extend(wrong(alt.trim().is_empty(), || format!("a {} without words", element.role)));
        let about = file.entry(&element.dictionary, "A").and_then(|about| about.as_dict().ok());
        let placed = about.is_some_and(|about| about.has(b"BBox"));
        found.extend(wrong(element.role == "Figure" && !placed, || format!("no place: {alt}")));
    }
    for element in file.elements.iter().filter(|element| element.role == "Span") {
        let actual = file.string(&element.dictionary, "ActualText").unwrap_or_default();
        found.extend(wrong(actual.is_empty(), || "a sign without words".to_owned()));
    }
    found
}

fn headings_skip_no_level(file: &PdfFile<'_>) -> Vec<String> {
    let mut last = 0;
    let mut found = Vec::new();
    for element in &file.elements {
        let Some(level) = element.role.strip_prefix('H').and_then(|level| level.parse::<u8>().ok()) else { continue };
        found.extend(wrong(level > last + 1, || format!("H{level} behind H{last}")));
        last = level;
    }
    found.extend(wrong(file.elements.iter().any(|element| element.role == "H"), || "H".to_owned()));
    // What heads a section stands before what it heads.
    for section in file.elements.iter().filter(|element| element.role == "Sect") {
        let levels = kids(file, section).into_iter().filter_map(|kid| kid.role.strip_prefix('H')?.parse::<u8>().ok());
        let levels: Vec<u8> = levels.collect();
        let late = levels.iter().min() != levels.first();
        found.extend(wrong(late, || format!("a section is headed late: {levels:?}")));
    }
    found
}

fn tables_are_regular_and_headed(file: &PdfFile<'_>) -> Vec<String> {
    fn rows<'f>(file: &'f PdfFile<'_>, element: &'f PdfElement, out: &mut Vec<&'f PdfElement>) {
        for kid in kids(file, element) {
            match kid.role.as_str() {
                "TR" => out.push(kid),
                "THead" | "TBody" => rows(file, kid, out),
                _ => {}
            }
        }
    }
    let about = |cell: &PdfElement, key: &str| {
        let about = file.entry(&cell.dictionary, "A").and_then(|about| about.as_dict().ok())?;
        about.get(key.as_bytes()).ok().cloned()
    };
    let mut found = Vec::new();
    for table in file.elements.iter().filter(|element| element.role == "Table") {
        let mut all = Vec::new();
        rows(file, table, &mut all);
        let widths: BTreeSet<i64> = all
            .iter()
            .map(|row| {
                kids(file, row).iter().map(|cell| about(cell, "ColSpan").map_or(1, |span| span.as_i64().unwrap())).sum()
            })
            .collect();
        found.extend(wrong(widths.len() != 1, || format!("rows of {widths:?} columns")));
        let heads = all.iter().flat_map(|row| kids(file, row)).filter(|cell| cell.role == "TH").collect::<Vec<_>>();
        found.extend(wrong(heads.is_empty(), || "a table without heads".to_owned()));
        found.extend(wrong(heads.iter().any(|head| about(head, "Scope").is_none()), || "a head of nothing".to_owned()));
    }
    found
}

/// What stands at the edges of the pages is told from decoration.
fn furniture_is_an_artifact(file: &PdfFile<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for page in &file.pages {
        for one in page.operations.iter().filter(|one| one.operator == "BDC") {
            let tag = one.operands[0].as_name().unwrap();
            let kind = one.operands[1].as_dict().unwrap().get(b"Type").and_then(Object::as_name).unwrap_or_default();
            let fine = tag != b"Artifact" || [b"Pagination".as_slice(), b"Layout"].contains(&kind);
            found.extend(wrong(!fine, || format!("{one:?}")));
        }
    }
    found
}

fn links_are_tagged_and_described(file: &PdfFile<'_>) -> Vec<String> {
    let mut owners = BTreeMap::new();
    for element in &file.elements {
        for kid in &element.kids {
            if let PdfKid::Object(id) = kid {
                owners.insert(*id, element);
            }
        }
    }
    let mut found = Vec::new();
    for page in &file.pages {
        let links = file.annotations(page);
        let order =
            file.document.get_dictionary(page.id).unwrap().get(b"Tabs").and_then(Object::as_name).unwrap_or_default();
        found.extend(wrong(!links.is_empty() && order != b"S", || "links out of order".to_owned()));
        for (id, link) in links {
            let words = file.string(link, "Contents").unwrap_or_default();
            let owner = owners.get(&id).map_or("", |owner| owner.role.as_str());
            let fine = owner == "Link" && link.has(b"StructParent") && !words.trim().is_empty();
            found.extend(wrong(!fine, || format!("a link in “{owner}”: {words:?}")));
        }
    }
    found
}
