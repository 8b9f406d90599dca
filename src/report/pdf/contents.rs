//! The contents of the pages, and the document they are put into.
//!
//! Pages are independent of each other, so that several workers draw and pack them side by side. Fonts and pictures stand
//! once, in the document of the file ([`frame`]); pages name them.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{Codepoint, FontId, Mm, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem};

use super::{
    ReportError,
    draw::{self, Link},
    glyphs::Glyphs,
    marking::PageTags,
    packed::packed,
    pictures::Pictures,
};
use crate::report::{Report, layout::Page, model::Face, structure::Role};

/// How many pages are drawn together.
pub(super) const TOGETHER: usize = 4;

/// A page as it stands in the file.
pub(super) struct Sheet {
    /// Its paper, as the page states it.
    pub media: Object,
    pub content: Stream,
    pub tags: PageTags,
    pub links: Vec<Link>,
}

/// Draws pages that follow each other.
pub(super) fn sheets(
    pages: &[Page],
    report: &Report,
    (glyphs, pictures): (&Glyphs, &Pictures),
) -> Result<Vec<Sheet>, ReportError> {
    pages.iter().map(|page| sheet(page, report, (glyphs, pictures))).collect()
}

fn sheet(page: &Page, report: &Report, (glyphs, pictures): (&Glyphs, &Pictures)) -> Result<Sheet, ReportError> {
    let draw::Drawn { content, mut tags, links } = draw::page(page, report, glyphs, pictures);
    // Only of what is drawn the place is stated.
    let is_figure =
        |element: &usize| report.structure.elements.get(*element).is_some_and(|element| element.role == Role::Figure);
    tags.bounds.retain(|element, _| is_figure(element));
    let points = |millimetres: f32| Object::Real(Pt::from(Mm(millimetres)).0);
    let media = vec![Object::Real(0.0), Object::Real(0.0), points(page.width), points(page.height)];
    let content = packed(Stream::new(Dictionary::new(), content))?;
    Ok(Sheet { media: media.into(), content, tags, links })
}

/// The document of the file, with the whole fonts, the pictures and one page: it shows every glyph once, so that the fonts state the
/// widths and the text of all of them.
pub(super) fn frame(glyphs: &Glyphs, pictures: &Pictures) -> Result<Document, ReportError> {
    let mut document = PdfDocument::new("");
    let named = |(face, font)| (FontId(draw::font_id(face).to_owned()), font);
    document.resources.fonts.map.extend(glyphs.fonts()?.into_iter().map(named));
    document.resources.xobjects.map.extend(pictures.objects());
    let mut ops = Vec::new();
    for face in Face::ALL {
        let shown: Vec<Codepoint> =
            glyphs.all(face).map(|used| Codepoint::with_cid(used.id, 0.0, used.text.clone())).collect();
        let font = PdfFontHandle::External(FontId(draw::font_id(face).to_owned()));
        ops.extend([
            Op::StartTextSection,
            Op::SetFont { font, size: Pt(1.0) },
            Op::ShowText { items: vec![TextItem::GlyphIds(shown)] },
            Op::EndTextSection,
        ]);
    }
    document.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), ops));
    pressed(&document)
}

/// The document as printpdf writes it; what it has to say against it is an error.
fn pressed(document: &PdfDocument) -> Result<Document, ReportError> {
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let pressed = document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        Some(warning) => Err(ReportError::Drawing { reason: warning.msg.clone() }),
        None => Ok(pressed),
    }
}

/// What the pages of the document of a file have in common, and the numbers of what its one page was: they are given to
/// the first page of the report.
pub(super) struct Shared {
    pub resources: Object,
    pub parent: ObjectId,
    pub page: ObjectId,
    pub content: ObjectId,
}

impl Shared {
    /// Finds it in what [`frame`] made.
    pub(super) fn of(document: &Document) -> Result<Self, lopdf::Error> {
        let page = document.page_iter().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
        let entries: &Dictionary = document.get_dictionary(page)?;
        Ok(Self {
            resources: entries.get(b"Resources")?.clone(),
            parent: entries.get(b"Parent")?.as_reference()?,
            page,
            content: entries.get(b"Contents")?.as_reference()?,
        })
    }
}
