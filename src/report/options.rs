//! What a person chooses before a report is made.

use crate::{assessment::Profile, words::Words};

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
}

impl Variant {
    /// All of them, the usual one first.
    pub const ALL: [Self; 5] = [Self::Full, Self::Summary, Self::Gaps, Self::Units, Self::Form];

    /// Code on the command line and in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Summary => "summary",
            Self::Gaps => "gaps",
            Self::Units => "unit",
            Self::Form => "form",
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
    /// The language of the document.
    pub words: Words,
}

impl Options {
    /// The usual choices, in Indonesian, the language of the rubrics.
    pub const USUAL: Self = Self {
        variant: Variant::Full,
        profile: Profile::Leadership,
        paper: Paper::A4,
        final_mark: false,
        words: Words::indonesian(),
    };

    /// The choices as the file itself states them: `full leadership a4 draft`. Language apart.
    pub fn code(&self) -> String {
        [self.variant.code(), self.profile.code(), self.paper.code(), mark(self.final_mark)].join(" ")
    }

    /// Every choice there is, in one language.
    pub fn all(words: Words) -> impl Iterator<Item = Self> {
        Variant::ALL.into_iter().flat_map(move |variant| {
            Profile::ALL.into_iter().flat_map(move |profile| {
                Paper::ALL.into_iter().flat_map(move |paper| {
                    [false, true].map(|final_mark| Self { variant, profile, paper, final_mark, words })
                })
            })
        })
    }
}

fn mark(is_final: bool) -> &'static str {
    if is_final { "final" } else { "draft" }
}

impl Default for Options {
    fn default() -> Self {
        Self::USUAL
    }
}
