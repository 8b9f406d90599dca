//! How a document stands, as icon and words.

use egui::{Rect, Ui, pos2};

use crate::{
    assessment::{Content, Document},
    desktop::{
        theme::{Icon, icon},
        widgets::{NoteKind, paint_tag, tag_galley, tag_size},
    },
    insight::{DocumentFault, Inspection, Standing},
    t,
    words::Words,
};

/// How a document stands, as a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusTag {
    /// True where something should be seen to.
    pub faulty: bool,
    pub(super) kind: Option<NoteKind>,
    pub(super) icon: Icon,
    /// The words of the tag.
    pub wording: String,
    /// Everything that should be seen to, in sentences.
    pub sentences: Vec<String>,
}

impl StatusTag {
    /// How a document of the register stands, wherever it is used.
    pub fn of_document(inspection: &Inspection, id: &str, words: Words) -> Self {
        let own = inspection.faults(id).iter().map(|fault| fault.sentence(words));
        let used = inspection.faults_in_uses(id).iter().map(|(indicator, fault)| {
            t!(words, evidence.fault_at, indicator = indicator, sentence = fault.sentence(words))
        });
        Self::of(inspection.standing(id), own.chain(used).collect(), words)
    }

    /// How a use of a document at an indicator stands.
    pub fn of_use(inspection: &Inspection, indicator: &str, used: &str, words: Words) -> Self {
        let faults = inspection.use_faults(indicator, used).iter().map(|fault| fault.sentence(words)).collect();
        Self::of(inspection.use_standing(indicator, used), faults, words)
    }

    fn of(standing: Standing, mut sentences: Vec<String>, words: Words) -> Self {
        sentences.extend(standing.unknown(words).map(str::to_owned));
        let (kind, icon) = match standing {
            Standing::InForce => (Some(NoteKind::Ok), icon::CHECK_BOLD),
            Standing::Undated | Standing::NoReferenceDate => (None, icon::QUESTION),
            Standing::Faulty(DocumentFault::FileMissing | DocumentFault::Revoked) => {
                (Some(NoteKind::Error), icon::X_BOLD)
            }
            Standing::Faulty(_) => (Some(NoteKind::Warning), icon::WARNING_FILL),
        };
        Self { faulty: standing.wants_work(), kind, icon, wording: standing.tag(words), sentences }
    }
}

/// Paints the tag with its right edge here; how wide it is.
pub fn paint(ui: &Ui, tag: &StatusTag, right: f32, y: f32) -> f32 {
    let galley = tag_galley(ui, tag.kind, &tag.wording);
    let size = tag_size(&galley, true);
    let rect = Rect::from_min_size(pos2(right - size.x, y - size.y / 2.0), size);
    paint_tag(ui, rect, tag.kind, Some(tag.icon), galley);
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
