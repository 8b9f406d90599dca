//! What each page of a PDF shows, as a digest: two files can be compared page by page, whichever program wrote them
//! last, and what was added on top, such as an electronic signature, is told from what was changed.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object};

use super::{
    attachment, objects,
    reader::{Reader, resolved},
};
use crate::report::Paper;

/// Entries of a document that say nothing of what a reader sees, or that signing programs add. Files in it are told by
/// themselves.
const UNSEEN: [&[u8]; 12] = [
    b"AF",
    b"DSS",
    b"Extensions",
    b"Lang",
    b"Metadata",
    b"PageLayout",
    b"PageMode",
    b"Pages",
    b"Perms",
    b"PieceInfo",
    b"Type",
    b"Version",
];

/// A digest of what something shows.
pub(super) type Sum = [u8; 32];

/// What the pages of a PDF show.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownPages {
    pages: Vec<ShownPage>,
    /// Entries of the whole document that can change what a reader sees or do something by themselves.
    document: BTreeMap<String, Sum>,
    /// Names of the files in it, besides the draft.
    files: BTreeSet<String>,
    /// How many electronic signatures it has, seen on a page or not.
    signatures: usize,
}

/// What one page shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ShownPage {
    /// Height in millimetres.
    pub height: Option<f32>,
    pub content: Sum,
    /// What lies on top of the page: links, fields, stamps. How often each stands there.
    pub marks: BTreeMap<Mark, usize>,
}

/// Something that lies on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub signature: bool,
    pub sum: Sum,
}

/// How the pages of one PDF differ from those of another. Pages count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageDifference {
    /// Pages that show something else.
    pub changed: Vec<usize>,
    /// Pages of the other that are not there.
    pub missing: Vec<usize>,
    /// Pages the other does not have.
    pub foreign: Vec<usize>,
    /// Pages with something on top that the other does not have, such as a stamp or a note, or without a link it has.
    pub covered: Vec<usize>,
    /// Pages with an electronic signature on top.
    pub signed: Vec<usize>,
    /// Whether it has electronic signatures, on a page or on none, that the other has not.
    pub has_signatures: bool,
    /// Entries of the whole document, by their names in the file, that can change what is seen.
    pub document: Vec<String>,
    /// Names of files in it that the other has not.
    pub files: Vec<String>,
}

impl PageDifference {
    /// True where a reader sees the same, but for electronic signatures.
    pub fn is_none(&self) -> bool {
        let Self { changed, missing, foreign, covered, signed: _, has_signatures: _, document, files } = self;
        let pages = [changed, missing, foreign, covered].iter().all(|pages| pages.is_empty());
        pages && document.is_empty() && files.is_empty()
    }
}

impl ShownPages {
    /// Reads a PDF; `None` where it is none that can be read.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let document = objects::load(bytes)?;
        let mut reader = Reader::new(&document);
        let pages = reader.pages();
        let mut entries = BTreeMap::new();
        for (name, value) in document.catalog().ok()? {
            let sum = match name.as_slice() {
                b"AcroForm" => reader.form(value),
                b"Outlines" => Some(reader.outline(value)),
                b"Names" => names_without_files(&document, value).map(|names| reader.sum(&names.into(), 0)),
                name if UNSEEN.contains(&name) => None,
                _ => Some(reader.sum(value, 0)),
            };
            entries.extend(sum.map(|sum| (String::from_utf8_lossy(name).into_owned(), sum)));
        }
        let signatures = reader.signatures();
        // The draft is told apart: a report carries it or does not.
        let files = attachment::files(&document).into_keys().filter(|name| name != attachment::NAME).collect();
        Some(Self { pages, document: entries, files, signatures })
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The paper it is printed on; `None` for another than this program prints on.
    pub fn paper(&self) -> Option<Paper> {
        let height = self.pages.first()?.height?;
        [Paper::A4, Paper::F4].into_iter().find(|paper| (paper.size().1 - height).abs() < 1.0)
    }

    /// How this differs from what it should be.
    pub fn against(&self, made: &Self) -> PageDifference {
        let mut found = PageDifference::default();
        let pairs = self.aligned(made, &mut found);
        for (own, should) in pairs {
            let (page, other) = (&self.pages[own], &made.pages[should]);
            if page.content != other.content {
                found.changed.push(should + 1);
            }
            let added: Vec<&Mark> = page.beyond(other).collect();
            if added.iter().any(|mark| mark.signature) {
                found.signed.push(own + 1);
            }
            if added.iter().any(|mark| !mark.signature) || other.beyond(page).next().is_some() {
                found.covered.push(own + 1);
            }
        }
        let names: BTreeSet<&String> = self.document.keys().chain(made.document.keys()).collect();
        let differs = |name: &&String| self.document.get(*name) != made.document.get(*name);
        found.has_signatures = self.signatures > made.signatures;
        found.files = self.files.difference(&made.files).cloned().collect();
        found.document = names.into_iter().filter(differs).cloned().collect();
        found
    }

    /// Which page belongs to which. With as many pages each to its own number; else by what they show, in order.
    fn aligned(&self, made: &Self, found: &mut PageDifference) -> Vec<(usize, usize)> {
        if self.len() == made.len() {
            return (0..self.len()).map(|number| (number, number)).collect();
        }
        let (mut pairs, mut next) = (Vec::new(), 0);
        for (should, page) in made.pages.iter().enumerate() {
            let at = self.pages[next..].iter().position(|own| own.content == page.content);
            match at {
                Some(at) => {
                    found.foreign.extend((next..next + at).map(|own| own + 1));
                    pairs.push((next + at, should));
                    next += at + 1;
                }
                None => found.missing.push(should + 1),
            }
        }
        found.foreign.extend((next..self.len()).map(|own| own + 1));
        pairs
    }
}

/// The names of a document without those of the files in it; nothing where there are no others.
fn names_without_files(document: &Document, names: &Object) -> Option<Dictionary> {
    let mut names = resolved(document, names)?.as_dict().ok()?.clone();
    names.remove(b"EmbeddedFiles");
    (!names.is_empty()).then_some(names)
}

impl ShownPage {
    /// Marks that another page has not, or not as often.
    fn beyond<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a Mark> {
        let more = |(mark, count): &(&Mark, &usize)| other.marks.get(*mark).is_none_or(|others| others < *count);
        self.marks.iter().filter(more).map(|(mark, _)| mark)
    }
}
