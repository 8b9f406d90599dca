//! The styles of text: sizes and leadings in points, as the design fixes them.

use crate::chart::Ink;

/// Width of the body on both papers, so that every line breaks alike.
pub const BODY_WIDTH: f32 = 170.0;
/// Widest lead sentence and widest running text.
pub const LEAD_WIDTH: f32 = 150.0;

/// One of the embedded fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Lato Regular.
    Regular,
    /// Lato Semibold.
    Semibold,
    /// Lato Italic.
    Italic,
    /// Noto Sans Mono Regular, for hashes and file names.
    Mono,
}

impl Face {
    /// All faces, in a fixed order.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Semibold, Self::Italic, Self::Mono];
}

/// A use of text with its size, leading, face and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// Title on the cover, 34/39 semibold.
    CoverTitle,
    /// Lines under it, 15/21.
    CoverLine,
    /// The one large figure, 50/50 semibold.
    Hero,
    /// A figure beside the large one, 27/30 semibold.
    HeroSide,
    /// Name under the large figure, 14/17 semibold.
    HeroName,
    /// Title of a part, 20/24 semibold.
    H1,
    /// Heading, 11,5/15 semibold.
    H2,
    /// Small heading, 8,5/11 semibold.
    H3,
    /// First sentence of a part, 10,5/15; at most 150 wide.
    Lead,
    /// Statement of a person, 9,5/13 italic.
    Quote,
    /// Fakta and Analisis, 8,5/11,5.
    Narrative,
    /// Running text beside tables and figures, 8/11.
    Small,
    /// Cell, 8/10,5.
    Table,
    /// Cell of a table of evidence, 7,5/9,75.
    Evidence,
    /// Cell of the list of evidence, 7,5/9,5.
    Register,
    /// Head of a column, 7,25/9 semibold.
    TableHead,
    /// Caption, 8/11.
    Caption,
    /// Note, 7,25/9,75 grey.
    Note,
    /// Label in capitals, 7/9 grey, letter-spaced. The text is shown in capitals as it is given.
    Label,
    /// Value of a key fact, 12/15 semibold.
    FactValue,
    /// Title of an indicator block, 10,5/13 semibold.
    BlockTitle,
    /// Name of the claimed level in its head, 8/10 semibold.
    BlockValue,
    /// Hashes and file names, 6,5/8,4 mono.
    Mono,
    /// Criteria of the ladder, lines in the head of a block, 7,25/9,2.
    Criterion,
    /// A term of a formula, 9/11.
    Formula,
    /// Head and foot of the page, 7,25/9.
    Furniture,
}

/// Numbers of a style.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Letter size in points.
    pub size: f32,
    /// Line height in points.
    pub leading: f32,
    /// Extra width after each letter in points.
    pub tracking: f32,
    /// Font where a run names none.
    pub face: Face,
    /// Colour where a run names none.
    pub ink: Ink,
}

impl Style {
    /// Its numbers.
    pub const fn metrics(self) -> Metrics {
        use Face::{Italic, Mono, Regular, Semibold};
        use Ink::{Muted, Text};
        let (size, leading, face, ink) = match self {
            Self::CoverTitle => (34.0, 39.0, Semibold, Text),
            Self::CoverLine => (15.0, 20.0, Regular, Text),
            Self::Hero => (50.0, 50.0, Semibold, Text),
            Self::HeroSide => (27.0, 30.0, Semibold, Text),
            Self::HeroName => (14.0, 17.0, Semibold, Text),
            Self::H1 => (20.0, 24.0, Semibold, Text),
            Self::H2 => (11.5, 15.0, Semibold, Text),
            Self::H3 => (8.5, 11.0, Semibold, Text),
            Self::Lead => (10.5, 15.0, Regular, Text),
            Self::Quote => (9.5, 13.0, Italic, Text),
            Self::Narrative => (8.5, 11.5, Regular, Text),
            Self::Small | Self::Caption => (8.0, 11.0, Regular, Text),
            Self::Table => (8.0, 10.5, Regular, Text),
            Self::Evidence => (7.5, 9.75, Regular, Text),
            Self::Register => (7.5, 9.5, Regular, Text),
            Self::TableHead => (7.25, 9.0, Semibold, Text),
            Self::Note => (7.25, 9.75, Regular, Muted),
            Self::Label => (7.0, 9.0, Regular, Muted),
            Self::FactValue => (12.0, 15.0, Semibold, Text),
            Self::BlockTitle => (10.5, 13.0, Semibold, Text),
            Self::BlockValue => (8.0, 10.0, Semibold, Text),
            Self::Mono => (6.5, 8.4, Mono, Text),
            Self::Criterion => (7.25, 9.2, Regular, Text),
            Self::Formula => (9.0, 11.0, Regular, Text),
            Self::Furniture => (7.25, 9.0, Regular, Muted),
        };
        let tracking = if matches!(self, Self::Label) { 0.35 } else { 0.0 };
        Metrics { size, leading, tracking, face, ink }
    }
}
