//! PNG and JPEG become points.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, Limits,
    codecs::{jpeg::JpegDecoder, png::PngDecoder},
    metadata::Orientation,
};

use super::{LogoError, MOST_LOGO_POINTS, points::Points};

/// Most bytes of one point before it is brought to eight bits a part.
const MOST_BYTES: u64 = 8;
/// What a decoder may take beside the points.
const BESIDE: u64 = 32 * 1024 * 1024;

pub(super) fn png(bytes: &[u8]) -> Result<Points, LogoError> {
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits()).map_err(|_broken| LogoError::Broken)?;
    if decoder.is_apng().unwrap_or(true) {
        return Err(LogoError::Moves);
    }
    points(decoder)
}

pub(super) fn jpeg(bytes: &[u8]) -> Result<Points, LogoError> {
    if !has_end(bytes) {
        return Err(LogoError::Broken);
    }
    points(JpegDecoder::new(Cursor::new(bytes)).map_err(|_broken| LogoError::Broken)?)
}

/// Whether a JPEG ends behind its last piece of points: the library fills up with grey what is missing. Within the points
/// neither mark can stand (ITU-T T.81, B.1.1.5); a small picture of a camera stands before them.
fn has_end(bytes: &[u8]) -> bool {
    let last = |mark: [u8; 2]| bytes.windows(2).rposition(|window| window == mark);
    last([0xff, 0xd9]).zip(last([0xff, 0xda])).is_some_and(|(end, points)| end > points)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_LOGO_POINTS * MOST_BYTES + BESIDE);
    limits
}

/// The points of a picture, the right way up.
fn points(mut decoder: impl ImageDecoder) -> Result<Points, LogoError> {
    let (across, down) = decoder.dimensions();
    if u64::from(across) * u64::from(down) > MOST_LOGO_POINTS {
        return Err(LogoError::TooManyPoints { across, down });
    }
    decoder.set_limits(limits()).map_err(|_large| LogoError::TooManyPoints { across, down })?;
    // A camera says so where it was held on its side.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_broken| LogoError::Broken)?;
    picture.apply_orientation(orientation);
    let rgba = picture.into_rgba8();
    let (across, down) = rgba.dimensions();
    Ok(Points { across, down, rgba: rgba.into_raw() })
}
