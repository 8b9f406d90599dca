//! How a document stands, as icon and words.

use egui::{Align2, Ui, pos2, vec2};

use crate::{
    assessment::{Content, Document},
    desktop::{
        pages::View,
        theme::{Icon, Tokens, Type, icon},
        widgets::NoteKind,
    },
    insight::{DocumentFault, document_faults},
    t,
};

/// How a document stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// True where something should be seen to.
    pub faulty: bool,
    kind: NoteKind,
    icon: Icon,
    /// The words of the tag.
    pub words: String,
    /// Everything that should be seen to, in sentences.
    pub sentences: Vec<String>,
}

/// How a document stands by itself.
pub fn standing(view: &View<'_>, id: &str) -> Standing {
    of_faults(&document_faults(&view.draft.rubric, view.draft.assessment(), id, view.missing))
}

/// How a document stands with these faults; the first is the one its tag names.
pub fn of_faults(faults: &[DocumentFault]) -> Standing {
    let sentences = faults.iter().map(|fault| fault.sentence()).collect();
    match faults.first() {
        None => Standing {
            faulty: false,
            kind: NoteKind::Ok,
            icon: icon::CHECK_BOLD,
            words: t!("evidence.valid").to_owned(),
            sentences,
        },
        Some(first) => {
            let gone = matches!(first, DocumentFault::FileMissing | DocumentFault::Revoked);
            let (kind, icon) =
                if gone { (NoteKind::Error, icon::X_BOLD) } else { (NoteKind::Warning, icon::WARNING_FILL) };
            Standing { faulty: *first != DocumentFault::NotUsed, kind, icon, words: first.tag(), sentences }
        }
    }
}

/// Paints the tag with its right edge here; how wide it is.
pub fn paint(ui: &Ui, standing: &Standing, right: f32, y: f32) -> f32 {
    let tokens = Tokens::of(ui);
    let status = match standing.kind {
        NoteKind::Ok => tokens.ok,
        NoteKind::Error => tokens.err,
        _ => tokens.warn,
    };
    let galley = ui.painter().layout_no_wrap(standing.words.clone(), Type::CaptionMedium.font(), status.ink);
    let width = galley.size().x + 31.0;
    let rect = egui::Rect::from_min_size(pos2(right - width, y - 9.5), vec2(width, 19.0));
    ui.painter().rect_filled(rect, 4, status.tint);
    let at = rect.left_center() + vec2(13.5, 0.0);
    ui.painter().text(at, Align2::CENTER_CENTER, standing.icon.glyph(), standing.icon.font(13.0), status.ink);
    let at = rect.left_center() + vec2(24.0, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, status.ink);
    width
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
