//! The embedded fonts: shaping, widths and line breaking.

mod cut;
mod font;
mod lines;
mod tokens;

pub use font::{Glyph, Typesetter, Word, font_bytes, font_name};
pub(super) use font::{face_of, is_invisible, measures, substitute};
pub use lines::{Breaking, Line, Look, Piece, Span, break_lines, shorten};

/// Millimetres in a point.
pub const POINT: f32 = 25.4 / 72.0;
