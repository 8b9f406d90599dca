//! What a person chooses before a report is made.

use crate::{
    assessment::{Assessment, Field, Matter, Profile},
    insight::{Inspection, Severity},
    words::Words,
};

/// Which report is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Variant {
    /// Everything.
    #[default]
    Full,
    /// The leadership summary, one page.
    Summary,
    /// What keeps each indicator from its next level, and what each unit has to do.
    Gaps,
    /// One sheet for each unit: its tasks, the evidence to hand in, a receipt.
    Units,
    /// A blank form for an interview, one page for each indicator.
    Form,
    /// The institution's own earlier result and what external assessors found, beside the present one.
    Years,
    /// The minutes of the self-assessment and the consent to publication, to be signed.
    Minutes,
}

impl Variant {
    /// All of them, the usual one first.
    pub const ALL: [Self; 7] =
        [Self::Full, Self::Summary, Self::Gaps, Self::Units, Self::Form, Self::Years, Self::Minutes];

    /// Code on the command line and in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Summary => "summary",
            Self::Gaps => "gaps",
            Self::Units => "unit",
            Self::Form => "form",
            Self::Years => "years",
            Self::Minutes => "minutes",
        }
    }
}

/// Paper sizes; the body is equally wide on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// Folio, 215 × 330 mm.
    F4,
}

impl Paper {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::A4, Self::F4];

    /// Width and height in millimetres.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::F4 => (215.0, 330.0),
        }
    }

    /// Code on the command line and in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::F4 => "f4",
        }
    }
}

/// Why a report may not be marked FINAL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotFinal {
    /// A blank form says nothing that could be final.
    Blank,
    /// So many findings are open that a final report may not leave open.
    Required(usize),
    /// So many findings are open, and their list is withheld from the reader.
    Withheld(usize),
}

/// What a person chooses before a report is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Which report.
    pub variant: Variant,
    /// Who reads it.
    pub profile: Profile,
    /// Paper.
    pub paper: Paper,
    /// Marked FINAL instead of DRAF.
    pub final_mark: bool,
    /// Signature boxes carry a sign by which a signing system finds them. Without it their places are told beside the file,
    /// see [`super::Report::sign_boxes`].
    pub anchors: bool,
    /// The language of the document.
    pub words: Words,
    /// Whether the file may carry the draft, where its reader may see all of it.
    pub attach: bool,
}

impl Options {
    /// The usual choices, in Indonesian, the language of the rubrics.
    pub const USUAL: Self = Self {
        variant: Variant::Full,
        profile: Profile::Leadership,
        paper: Paper::A4,
        final_mark: false,
        anchors: true,
        words: Words::indonesian(),
        attach: true,
    };

    /// Whether the file carries the draft of an assessment: it is the data behind what is printed, and holds every word with
    /// what stood there before. So it goes only to a reader from whom nothing of it is withheld; a blank form and the
    /// sheets that are handed out to units are made of it but do not report it.
    pub fn carries_draft(&self, assessment: &Assessment) -> bool {
        let reports = matches!(self.variant, Variant::Full | Variant::Summary | Variant::Gaps);
        let sees = |field: &Field| self.profile.sees(field);
        let all_seen = assessment.stored().all(|(field, slot)| sees(&field) || slot.is_empty())
            && assessment.history.iter().all(|change| sees(&change.field));
        self.attach && reports && self.profile.sees_matter(Matter::Draft) && all_seen
    }

    /// Why the report may not be marked FINAL; `None` where it may. What is open is declared in it and signed with it, so a
    /// report whose reader may not see the list is final only where nothing is open.
    pub fn not_final(&self, inspection: &Inspection) -> Option<NotFinal> {
        let declared = inspection.declared().count();
        if self.variant == Variant::Form {
            Some(NotFinal::Blank)
        } else if !inspection.may_be_final() {
            Some(NotFinal::Required(inspection.count(Severity::Required)))
        } else if declared > 0 && !self.profile.sees_matter(Matter::Declared) {
            Some(NotFinal::Withheld(declared))
        } else {
            None
        }
    }

    /// Whether the report says which findings it leaves open: as a list to be initialled, and on the one page of the summary
    /// as their number and kinds.
    pub fn declares(&self, inspection: &Inspection) -> bool {
        self.final_mark
            && self.variant != Variant::Form
            && self.profile.sees_matter(Matter::Declared)
            && inspection.declared().next().is_some()
    }

    /// The choices as the file itself states them: `full leadership a4 draft anchors`. Language apart.
    pub fn code(&self) -> String {
        let mark = if self.final_mark { "final" } else { "draft" };
        let signing = if self.anchors { "anchors" } else { "boxes" };
        [self.variant.code(), self.profile.code(), self.paper.code(), mark, signing].join(" ")
    }

    /// Every choice there is, in one language.
    pub fn all(words: Words) -> impl Iterator<Item = Self> {
        Variant::ALL.into_iter().flat_map(move |variant| {
            Profile::ALL.into_iter().flat_map(move |profile| {
                Paper::ALL.into_iter().flat_map(move |paper| {
                    [(false, true), (true, true), (false, false), (true, false)].map(|(final_mark, anchors)| Self {
                        variant,
                        profile,
                        paper,
                        final_mark,
                        anchors,
                        words,
                        attach: true,
                    })
                })
            })
        })
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::USUAL
    }
}
