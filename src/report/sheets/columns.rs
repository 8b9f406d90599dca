//! The sheets and the columns that are read back, each with its name: what is written and what is read is one list.

use crate::{
    assessment::{DocumentField, EntryField},
    t,
    words::Words,
};

/// A sheet of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetKind {
    /// Index, domains and aspects, as formulas.
    Summary,
    /// Level and explanation of every indicator; read back.
    Levels,
    /// What the checks found.
    Findings,
    /// The register of documents; read back.
    Register,
    /// Where each document is used.
    Uses,
    /// What is missing to the next level and to the level aimed at.
    Gaps,
    /// The plan and its actions.
    Plan,
    /// The index over the years, and the levels beside those of other results.
    Comparison,
    /// What of long texts found no room in its cell; read back.
    Continuation,
}

impl SheetKind {
    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Summary => t!(words, sheets.summary.name),
            Self::Levels => t!(words, sheets.levels.name),
            Self::Findings => t!(words, sheets.findings.name),
            Self::Register => t!(words, sheets.register.name),
            Self::Uses => t!(words, sheets.uses.name),
            Self::Gaps => t!(words, sheets.gaps.name),
            Self::Plan => t!(words, sheets.plan.name),
            Self::Comparison => t!(words, sheets.comparison.name),
            Self::Continuation => t!(words, sheets.continuation.name),
        }
    }
}

macro_rules! columns {
    ($words:ident: $($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $column:ident = $head:expr, $width:literal;)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $column,)*
        }

        impl $name {
            /// All of them, from the left.
            pub const ALL: &'static [Self] = &[$(Self::$column),*];

            /// What it is called.
            pub fn head(self, $words: Words) -> &'static str {
                match self {
                    $(Self::$column => $head,)*
                }
            }

            /// Its width in letters.
            pub(super) fn width(self) -> u16 {
                match self {
                    $(Self::$column => $width,)*
                }
            }

            /// Its place, from 0.
            pub fn place(self) -> usize {
                self as usize
            }

            /// The widths of all.
            pub(super) fn widths() -> Vec<u16> {
                Self::ALL.iter().map(|column| column.width()).collect()
            }
        }
    )*};
}

columns! {
    words:
    /// A column of the sheet of levels.
    LevelsColumn {
        /// Number of the indicator.
        Indicator = t!(words, sheets.levels.indicator), 10;
        /// Its name.
        Name = t!(words, sheets.levels.indicator_name), 44;
        /// Domain it belongs to.
        Domain = t!(words, sheets.levels.domain), 22;
        /// Aspect it belongs to.
        Aspect = t!(words, sheets.levels.aspect), 26;
        /// Weight in percent.
        Weight = t!(words, sheets.levels.weight), 10;
        /// The level; read back.
        Level = t!(words, sheets.levels.level), 9;
        /// What counts: the value of the level, of the lowest one where none is chosen.
        Value = t!(words, sheets.levels.counted), 9;
        /// The level aimed at; read back.
        Target = t!(words, field.target), 9;
        /// The unit that owns the indicator; read back.
        Unit = t!(words, field.owner), 24;
        /// Fakta; read back.
        Facts = (EntryField::Facts.facts().label)(words), 70;
        /// Analisis; read back.
        Analysis = (EntryField::Analysis.facts().label)(words), 70;
    }

    /// A column of the register of documents.
    RegisterColumn {
        /// Title; read back.
        Title = (DocumentField::Title.facts().label)(words), 46;
        /// Codes at the indicators, such as `23.a`.
        Codes = t!(words, sheets.register.codes), 14;
        /// Numbers of the indicators it is used at; more are read back.
        Indicators = t!(words, sheets.register.indicators), 13;
        /// Kind; read back.
        Kind = (DocumentField::Kind.facts().label)(words), 18;
        /// Official number; read back.
        Number = (DocumentField::Number.facts().label)(words), 22;
        /// Issuer; read back.
        Issuer = (DocumentField::Issuer.facts().label)(words), 24;
        /// Day it bears; read back.
        Date = (DocumentField::Date.facts().label)(words), 18;
        /// First day it tells about; read back.
        From = t!(words, sheets.register.from), 18;
        /// Last day it tells about; read back.
        To = t!(words, sheets.register.to), 18;
        /// Last day it is in force; read back.
        ValidUntil = (DocumentField::ValidUntil.facts().label)(words), 18;
        /// Whether it is decided; read back.
        Status = (DocumentField::Status.facts().label)(words), 14;
        /// Unit it comes from; read back.
        Unit = (DocumentField::Unit.facts().label)(words), 24;
        /// Who may read it; read back.
        Confidentiality = (DocumentField::Confidentiality.facts().label)(words), 14;
        /// Remark; read back.
        Note = (DocumentField::Note.facts().label)(words), 40;
        /// Name of the file, or the address; an address of a new document is read.
        Content = t!(words, sheets.register.content), 36;
        /// Size of the file in bytes.
        Bytes = t!(words, sheets.register.bytes), 12;
        /// SHA-256 of the file.
        Hash = t!(words, sheets.register.hash), 68;
        /// Id in the draft, by which the row is known again.
        Id = t!(words, sheets.register.id), 40;
    }

    /// A column of the sheet of continuations.
    ContinuationColumn {
        /// Name of the sheet.
        Sheet = t!(words, sheets.continuation.sheet), 18;
        /// What the row there is about.
        Key = t!(words, sheets.continuation.key), 38;
        /// Name of the column there.
        Column = t!(words, sheets.continuation.column), 20;
        /// Which part of the text it is, from 2.
        Part = t!(words, sheets.continuation.part), 9;
        /// The part.
        Text = t!(words, sheets.continuation.text), 90;
    }
}
