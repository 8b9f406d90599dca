//! Why a file gives no logo, as sentences.

use super::{LogoError, MOST_LOGO_POINTS, SvgFault, svg};
use crate::{
    t,
    words::{Sentence, Words},
};

impl Sentence for LogoError {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Empty => t!(words, logo.empty).to_owned(),
            Self::OtherKind(kind) => t!(words, logo.other_kind, kind = kind),
            Self::NoPicture => t!(words, logo.no_picture).to_owned(),
            Self::Moves => t!(words, logo.moves).to_owned(),
            Self::TooManyPoints { across, down } => {
                let most = MOST_LOGO_POINTS / 1_000_000;
                t!(words, logo.many_points, across = across, down = down, most = most)
            }
            Self::Line => t!(words, logo.line).to_owned(),
            Self::Broken => t!(words, logo.broken).to_owned(),
            Self::Blank => t!(words, logo.blank).to_owned(),
            Self::Svg(fault) => fault.sentence_in(words),
        }
    }
}

impl Sentence for SvgFault {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::TooLarge { bytes } => {
                let size = |bytes: usize| words.file_size(bytes as u64);
                t!(words, logo.svg_large, size = size(*bytes), most = size(svg::MOST_BYTES))
            }
            Self::Unread { line: 0 } => t!(words, logo.svg_unread).to_owned(),
            Self::Unread { line } => t!(words, logo.svg_unread_at, line = line),
            Self::Entities => t!(words, logo.svg_entities).to_owned(),
            Self::Outside { found } => t!(words, logo.svg_outside, found = found),
            Self::Element { element, line } if element == "text" => t!(words, logo.svg_text, line = line),
            Self::Element { element, line } => t!(words, logo.svg_element, element = element, line = line),
            Self::TooMuch => t!(words, logo.svg_much).to_owned(),
            Self::NoSize => t!(words, logo.svg_no_size).to_owned(),
            Self::Blank => t!(words, logo.blank).to_owned(),
        }
    }
}
