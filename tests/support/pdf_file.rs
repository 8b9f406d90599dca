//! A PDF read back by a library: its objects, what its pages draw, the tree of its elements with their texts.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{
    Dictionary, Document, Object, ObjectId, Stream,
    content::{Content, Operation},
};

/// A file read back.
pub struct PdfFile<'a> {
    pub bytes: &'a [u8],
    pub document: Document,
    pub pages: Vec<PdfPage>,
    pub elements: Vec<PdfElement>,
}

/// A page of it.
pub struct PdfPage {
    pub id: ObjectId,
    pub operations: Vec<Operation>,
    /// What is shown, in the order of the file.
    pub shown: Vec<Shown>,
    /// Texts of its marked contents by number.
    pub texts: BTreeMap<i64, String>,
}

/// A stretch of a page between two marks.
pub struct Shown {
    /// Names and numbers of the marks it stands in, from the outside.
    pub marks: Vec<(String, Option<i64>)>,
    /// Whether anything is drawn.
    pub draws: bool,
    /// Codes of fonts that are shown, with the font's name on the page.
    pub codes: Vec<(String, u16)>,
}

/// An element of the structure.
#[derive(Debug)]
pub struct PdfElement {
    pub id: ObjectId,
    pub role: String,
    pub parent: Option<usize>,
    pub kids: Vec<PdfKid>,
    pub dictionary: Dictionary,
}

/// What an element holds.
#[derive(Debug, Clone, Copy)]
pub enum PdfKid {
    Element(usize),
    Content { page: usize, number: i64 },
    Object(ObjectId),
}

const DRAWING: [&str; 14] = ["Tj", "TJ", "'", "\"", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do"];

impl<'a> PdfFile<'a> {
    pub fn read(bytes: &'a [u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let pages: Vec<PdfPage> = document.page_iter().map(|id| page(&document, id)).collect();
        let mut file = Self { bytes, document, pages, elements: Vec::new() };
        if let Some(root) = file.entry(file.catalog(), "StructTreeRoot").and_then(|root| root.as_dict().ok().cloned()) {
            let places: BTreeMap<ObjectId, usize> =
                file.pages.iter().enumerate().map(|(place, page)| (page.id, place)).collect();
            for kid in list(root.get(b"K").ok()) {
                file.element(&kid, None, &places);
            }
        }
        file
    }

    pub fn catalog(&self) -> &Dictionary {
        self.document.catalog().unwrap()
    }

    /// An entry, looked up where it stands elsewhere.
    pub fn entry<'d>(&'d self, dictionary: &'d Dictionary, name: &str) -> Option<&'d Object> {
        dictionary.get(name.as_bytes()).ok().map(|value| self.resolved(value))
    }

    pub fn resolved<'d>(&'d self, mut value: &'d Object) -> &'d Object {
        while let Object::Reference(id) = value {
            value = self.document.get_object(*id).unwrap_or(&Object::Null);
        }
        value
    }

    /// All dictionaries of the file, those of streams and those inside others too.
    pub fn dictionaries(&self) -> Vec<&Dictionary> {
        fn inside<'d>(object: &'d Object, out: &mut Vec<&'d Dictionary>) {
            match object {
                Object::Dictionary(dictionary) | Object::Stream(Stream { dict: dictionary, .. }) => {
                    out.push(dictionary);
                    dictionary.iter().for_each(|(_, value)| inside(value, out));
                }
                Object::Array(items) => items.iter().for_each(|item| inside(item, out)),
                _ => {}
            }
        }
        let mut out = Vec::new();
        self.document.objects.values().for_each(|object| inside(object, &mut out));
        inside(&Object::Dictionary(self.document.trailer.clone()), &mut Vec::new());
        out
    }

    pub fn streams(&self) -> impl Iterator<Item = &Stream> {
        self.document.objects.values().filter_map(|object| object.as_stream().ok())
    }

    /// The links and other things that lie on a page.
    pub fn annotations(&self, page: &PdfPage) -> Vec<(ObjectId, &Dictionary)> {
        let page = self.document.get_dictionary(page.id).unwrap();
        let entries = self.entry(page, "Annots").and_then(|list| list.as_array().ok());
        let own = |entry: &Object| {
            let id = entry.as_reference().unwrap();
            (id, self.document.get_dictionary(id).unwrap())
        };
        entries.into_iter().flatten().map(own).collect()
    }

    /// What an element says: its replacement where it has one, else its own text and that of what is in it.
    pub fn text(&self, element: usize) -> String {
        let element = &self.elements[element];
        if let Some(actual) = self.string(&element.dictionary, "ActualText") {
            return actual;
        }
        let said = |kid: &PdfKid| match kid {
            PdfKid::Element(kid) => self.text(*kid),
            PdfKid::Content { page, number } => self.pages[*page].texts.get(number).cloned().unwrap_or_default(),
            PdfKid::Object(_) => String::new(),
        };
        element.kids.iter().map(said).collect()
    }

    /// A text entry.
    pub fn string(&self, dictionary: &Dictionary, name: &str) -> Option<String> {
        let bytes = self.entry(dictionary, name)?.as_str().ok()?;
        Some(decoded(bytes))
    }

    fn element(&mut self, kid: &Object, parent: Option<usize>, places: &BTreeMap<ObjectId, usize>) -> usize {
        let id = kid.as_reference().expect("elements are objects of their own");
        let dictionary = self.document.get_dictionary(id).unwrap().clone();
        let role = String::from_utf8_lossy(dictionary.get(b"S").and_then(Object::as_name).unwrap()).into_owned();
        let place = self.elements.len();
        let own = dictionary.get(b"Pg").and_then(Object::as_reference).ok();
        let held = list(dictionary.get(b"K").ok());
        self.elements.push(PdfElement { id, role, parent, kids: Vec::new(), dictionary });
        let mut kids = Vec::new();
        for kid in held {
            kids.push(match &kid {
                Object::Integer(number) => PdfKid::Content { page: places[&own.unwrap()], number: *number },
                Object::Reference(_) => PdfKid::Element(self.element(&kid, Some(place), places)),
                Object::Dictionary(about) if about.has_type(b"MCR") => {
                    let page = about.get(b"Pg").and_then(Object::as_reference).unwrap();
                    let number = about.get(b"MCID").and_then(Object::as_i64).unwrap();
                    PdfKid::Content { page: places[&page], number }
                }
                Object::Dictionary(about) => PdfKid::Object(about.get(b"Obj").and_then(Object::as_reference).unwrap()),
                other => panic!("an element holds {other:?}"),
            });
        }
        self.elements[place].kids = kids;
        place
    }
}

fn list(value: Option<&Object>) -> Vec<Object> {
    match value {
        None => Vec::new(),
        Some(Object::Array(items)) => items.clone(),
        Some(one) => vec![one.clone()],
    }
}

/// Text outside of pages.
pub fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => utf16(wide),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// The fonts of a page by name, with the text of each code.
pub fn fonts(document: &Document, page: ObjectId) -> BTreeMap<String, (&Dictionary, BTreeMap<u16, String>)> {
    let mut out = BTreeMap::new();
    for (name, font) in document.get_page_fonts(page).unwrap() {
        let map = font.get(b"ToUnicode").and_then(Object::as_reference).ok();
        let map = map.and_then(|id| document.get_object(id).ok()?.as_stream().ok());
        let map = map.map(|map| String::from_utf8(map.get_plain_content().unwrap()).unwrap()).unwrap_or_default();
        let mut texts = BTreeMap::new();
        for line in map.lines() {
            let words: Vec<&str> = line.split(['<', '>']).map(str::trim).filter(|word| !word.is_empty()).collect();
            if let [code, text] = words[..]
                && let (Ok(code), true) = (u16::from_str_radix(code, 16), text.len() % 4 == 0)
            {
                let bytes = (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap_or(0));
                texts.insert(code, utf16(&bytes.collect::<Vec<u8>>()));
            }
        }
        out.insert(String::from_utf8_lossy(&name).into_owned(), (font, texts));
    }
    out
}

fn page(document: &Document, id: ObjectId) -> PdfPage {
    let content = document.get_page_content(id);
    let operations = Content::decode(&content).unwrap().operations;
    let texts_of_fonts: BTreeMap<String, BTreeMap<u16, String>> =
        fonts(document, id).into_iter().map(|(name, (_, texts))| (name, texts)).collect();
    let mut page = PdfPage { id, operations: Vec::new(), shown: Vec::new(), texts: BTreeMap::new() };
    // Marks that are open, each with the text that replaces what stands in it.
    let mut marks: Vec<(String, Option<i64>, Option<String>)> = Vec::new();
    let mut font = String::new();
    for operation in &operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BMC" | "BDC" => {
                let tag = String::from_utf8_lossy(operands[0].as_name().unwrap()).into_owned();
                let about = operands.get(1).and_then(|about| about.as_dict().ok());
                let number = about.and_then(|about| about.get(b"MCID").and_then(Object::as_i64).ok());
                let actual = about.and_then(|about| about.get(b"ActualText").ok()?.as_str().ok()).map(decoded);
                if let (Some(actual), false) = (&actual, marks.iter().any(|(_, _, outer)| outer.is_some())) {
                    say(&mut page, &marks, actual);
                }
                marks.push((tag, number, actual));
            }
            "EMC" => {
                marks.pop().expect("marks end where they began");
            }
            "Tf" => font = String::from_utf8_lossy(operands[0].as_name().unwrap()).into_owned(),
            _ => {}
        }
        let mut codes = Vec::new();
        if ["Tj", "TJ"].contains(&operation.operator.as_str()) {
            let parts = operands.iter().flat_map(|operand| match operand {
                Object::Array(parts) => parts.clone(),
                one => vec![one.clone()],
            });
            for part in parts.filter(|part| part.as_str().is_ok()) {
                for pair in part.as_str().unwrap().chunks(2) {
                    codes.push((font.clone(), u16::from_be_bytes([pair[0], pair[1]])));
                }
            }
            if !marks.iter().any(|(_, _, actual)| actual.is_some()) {
                let said = codes.iter().filter_map(|(font, code)| texts_of_fonts.get(font)?.get(code).cloned());
                let said: String = said.collect();
                say(&mut page, &marks, &said);
            }
        }
        page.shown.push(Shown {
            marks: marks.iter().map(|(tag, number, _)| (tag.clone(), *number)).collect(),
            draws: DRAWING.contains(&operation.operator.as_str()),
            codes,
        });
    }
    assert!(marks.is_empty(), "every mark ends on its page");
    page.operations = operations;
    page
}

/// Adds text to the marked content that is open.
fn say(page: &mut PdfPage, marks: &[(String, Option<i64>, Option<String>)], text: &str) {
    if let Some(number) = marks.iter().rev().find_map(|(_, number, _)| *number) {
        page.texts.entry(number).or_default().push_str(text);
    }
}

/// Names of a set that another has not.
pub fn beyond(one: &BTreeSet<String>, other: &BTreeSet<String>) -> Vec<String> {
    one.difference(other).cloned().collect()
}
