//! How a document stands, as icon and words.

use egui::{Rect, Ui, pos2};

use crate::{
    assessment::{Content, Document},
    desktop::{
        theme::{Icon, icon},
        widgets::{NoteKind, paint_tag, tag_galley, tag_size},
    },
    insight::DocumentFault,
    t,
    words::Words,
};

/// How a document stands, as a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusTag {
    /// True where something should be seen to.
    pub faulty: bool,
    kind: NoteKind,
    icon: Icon,
    /// The words of the tag.
    pub wording: String,
    /// Everything that should be seen to, in sentences.
    pub sentences: Vec<String>,
}

impl StatusTag {
    /// How a document stands with these faults; the first is the one its tag names.
    pub fn of(faults: &[DocumentFault], words: Words) -> Self {
        let sentences = faults.iter().map(|fault| fault.sentence(words)).collect();
        match faults.first() {
            None => Self {
                faulty: false,
                kind: NoteKind::Ok,
                icon: icon::CHECK_BOLD,
                wording: t!(words, evidence.valid).to_owned(),
                sentences,
            },
            Some(first) => {
                let gone = matches!(first, DocumentFault::FileMissing | DocumentFault::Revoked);
                let (kind, icon) =
                    if gone { (NoteKind::Error, icon::X_BOLD) } else { (NoteKind::Warning, icon::WARNING_FILL) };
                Self { faulty: first.is_of_the_document(), kind, icon, wording: first.tag(words), sentences }
            }
        }
    }
}

/// Paints the tag with its right edge here; how wide it is.
pub fn paint(ui: &Ui, tag: &StatusTag, right: f32, y: f32) -> f32 {
    let galley = tag_galley(ui, Some(tag.kind), &tag.wording);
    let size = tag_size(&galley, true);
    let rect = Rect::from_min_size(pos2(right - size.x, y - size.y / 2.0), size);
    paint_tag(ui, rect, Some(tag.kind), Some(tag.icon), galley);
    size.x
}

/// Icon of what there is to look at.
pub fn file_icon(document: &Document) -> Icon {
    match document.content() {
        None => icon::FILE_DOTTED,
        Some(Content::Link(_)) => icon::LINK,
        Some(Content::File(file)) if file.extension == "pdf" => icon::FILE_PDF,
        Some(Content::File(_)) => icon::FILE_TEXT,
    }
}
