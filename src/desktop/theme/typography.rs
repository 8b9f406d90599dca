//! Type roles: size and face. Nothing a person must read is below 11.5 points.

use egui::{FontFamily, FontId, RichText};

use crate::{
    report::{model::Face, text::font_name},
    words::harmless,
};

/// What a text is; decides its size and face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// The index on the dashboard.
    Hero,
    /// Figures of a panel.
    PanelNumber,
    /// Title of Beranda.
    Screen,
    /// Title of any other page.
    ScreenSmall,
    /// Title of an indicator.
    Indicator,
    /// Title of a dialog.
    Dialog,
    /// Title of a part of a page.
    Section,
    /// Body.
    Body,
    /// Body, half strong.
    BodyMedium,
    /// Body, strong.
    Strong,
    /// Body, slanted.
    Quote,
    /// Help lines and table heads.
    Help,
    /// Table heads that need weight.
    HelpMedium,
    /// Help, strong.
    HelpStrong,
    /// Captions, paths, hints.
    Caption,
    /// Captions, half strong.
    CaptionMedium,
}

impl Type {
    /// Font of this role.
    pub fn font(self) -> FontId {
        let (size, family) = match self {
            Self::Hero => (54.0, SEMI),
            Self::PanelNumber => (34.0, SEMI),
            Self::Screen => (22.0, SEMI),
            Self::ScreenSmall => (18.0, SEMI),
            Self::Indicator => (19.0, SEMI),
            Self::Dialog => (15.0, SEMI),
            Self::Section | Self::Strong => (13.0, SEMI),
            Self::Body => (13.0, REGULAR),
            Self::BodyMedium => (13.0, MEDIUM),
            Self::Quote => (13.0, ITALIC),
            Self::Help => (12.0, REGULAR),
            Self::HelpMedium => (12.0, MEDIUM),
            Self::HelpStrong => (12.0, SEMI),
            Self::Caption => (11.5, REGULAR),
            Self::CaptionMedium => (11.5, MEDIUM),
        };
        FontId::new(size, family_named(family))
    }

    /// Height of one line.
    pub fn line(self) -> f32 {
        match self {
            Self::Hero => 54.0,
            Self::PanelNumber => 38.0,
            Self::Screen => 28.0,
            Self::ScreenSmall => 24.0,
            Self::Indicator => 26.0,
            Self::Dialog => 20.0,
            Self::Section | Self::Strong | Self::Body | Self::BodyMedium | Self::Quote => 18.0,
            Self::Help | Self::HelpMedium | Self::HelpStrong => 16.0,
            Self::Caption | Self::CaptionMedium => 15.0,
        }
    }

    /// The text in this role, without signs that would turn it around.
    pub fn text(self, text: impl Into<String>) -> RichText {
        RichText::new(harmless(&text.into()).into_owned()).font(self.font()).line_height(Some(self.line()))
    }
}

/// Name of the regular face; it is also egui's proportional family.
pub(super) const REGULAR: &str = "Inter";
/// Name of the medium face.
pub(super) const MEDIUM: &str = "InterMedium";
/// Name of the semibold face.
pub(super) const SEMI: &str = "InterSemi";
/// Name of the italic face.
pub(super) const ITALIC: &str = "InterItalic";

/// A font family by name.
pub(super) fn family_named(name: &'static str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// Family of a font of the report, for its preview.
pub fn print_family(face: Face) -> FontFamily {
    family_named(font_name(face))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_that_is_shown_turns_itself_around() {
        assert_eq!(Type::Body.text("a\u{202e}fdp.exe").text(), "a\u{fffd}fdp.exe");
    }
}
