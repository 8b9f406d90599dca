//! A logo that a person gives: a picture file of whatever kind becomes the small plain picture that a draft holds.
//!
//! What the file is, is told by its bytes and not by its name. Sizes are looked at before anything is unfolded; a file that
//! is broken, too large or draws from elsewhere is refused whole. The picture is laid on white, as paper is, brought to the
//! size in which it is printed and never enlarged.

mod error_words;
mod points;
mod raster;
mod svg;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use sha2::{Digest as _, Sha256};

use crate::{
    assessment::{AssessmentField, Edit, Field, Picture},
    storage::{self, Disk, OpenError},
    words::hex,
};
pub use svg::SvgFault;

/// Largest file in bytes.
pub const MOST_LOGO_FILE: usize = 16 * 1024 * 1024;
/// Most points of a picture: what all of them take, unfolded, any office computer has.
pub const MOST_LOGO_POINTS: u64 = 16_000_000;
/// Digits of the digest by which two files of one name are told apart.
const TOLD: usize = 12;

/// A logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The picture.
    pub picture: Picture,
    /// What its file was called, and which it was.
    pub name: String,
}

/// Why a file gives no logo.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// Nothing is in it.
    #[error("empty")]
    Empty,
    /// It is none of the kinds of pictures that are taken, but one of this name.
    #[error("a file of the kind {0}")]
    OtherKind(&'static str),
    /// It is no picture that is known.
    #[error("no picture")]
    NoPicture,
    /// It moves.
    #[error("moves")]
    Moves,
    /// It has more points than are unfolded.
    #[error("{across} × {down} points")]
    TooManyPoints {
        /// Points across.
        across: u32,
        /// Points down.
        down: u32,
    },
    /// It is a mere line.
    #[error("a line")]
    Line,
    /// It cannot be read to its end.
    #[error("broken")]
    Broken,
    /// Nothing of it is seen on white paper.
    #[error("nothing to be seen")]
    Blank,
    /// A drawing that is not taken.
    #[error("{0}")]
    Svg(SvgFault),
}

/// Reads a logo from a file.
///
/// # Errors
/// Says the file and why it is refused.
pub fn read_logo(disk: &dyn Disk, path: &Path) -> Result<Logo, OpenError<LogoError>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    storage::read_as(disk, path, MOST_LOGO_FILE, |bytes| logo_of(&name, bytes))
}

/// The logo in the bytes of a file of this name.
///
/// # Errors
/// Why it is refused.
pub fn logo_of(name: &str, bytes: &[u8]) -> Result<Logo, LogoError> {
    // Whatever a library meets in a file from outside, the program goes on: what it was doing is thrown away.
    let made = catch_unwind(AssertUnwindSafe(|| picture_of(bytes))).unwrap_or(Err(LogoError::Broken))?;
    let digest = hex(&Sha256::digest(bytes));
    let digest = digest.get(..TOLD).unwrap_or_default();
    Ok(Logo { picture: made, name: format!("{name} · {digest}") })
}

fn picture_of(bytes: &[u8]) -> Result<Picture, LogoError> {
    let points = match kind(bytes)? {
        Kind::Png => raster::png(bytes)?,
        Kind::Jpeg => raster::jpeg(bytes)?,
        Kind::Svg => svg::draw(bytes).map_err(|fault| match fault {
            SvgFault::Blank => LogoError::Blank,
            other => LogoError::Svg(other),
        })?,
    };
    points::picture(&points)
}

/// Kinds that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Jpeg,
    Svg,
}

/// How files of other kinds begin, and what those are called.
const OTHERS: [(&[u8], &str); 12] = [
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF-", "PDF"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"8BPS", "PSD"),
    (b"PK\x03\x04", "ZIP"),
    (b"\0\0\x01\0", "ICO"),
    (b"\x1f\x8b", "SVGZ"),
    (b"\xff\x0a", "JPEG XL"),
];

/// What a file is, by its bytes.
fn kind(bytes: &[u8]) -> Result<Kind, LogoError> {
    if bytes.is_empty() {
        return Err(LogoError::Empty);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Kind::Png);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Ok(Kind::Jpeg);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Err(LogoError::OtherKind("WebP"));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(LogoError::OtherKind("HEIF/AVIF"));
    }
    if let Some((_, name)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(LogoError::OtherKind(name));
    }
    if svg::is_drawing(bytes) { Ok(Kind::Svg) } else { Err(LogoError::NoPicture) }
}

impl Logo {
    /// The edit that makes it the logo of the institution.
    pub fn edit(self) -> Edit {
        edit(self.name, Some(self.picture))
    }
}

/// The edit that takes the logo away.
pub fn without_logo() -> Edit {
    edit(String::new(), None)
}

fn edit(name: String, picture: Option<Picture>) -> Edit {
    let name = Field::Assessment(AssessmentField::LogoName).set(name);
    Edit::Many(vec![name, Field::Assessment(AssessmentField::Logo).set(picture)])
}
