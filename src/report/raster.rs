//! Points of a picture that is printed.

use std::{io::Cursor, sync::Arc};

use image::{DynamicImage, ImageDecoder as _, Limits, codecs::png::PngDecoder};

use crate::assessment::Picture;

/// Most bytes a decoder may take: a picture of a draft has a million and a quarter at most.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// A picture, point by point.
#[derive(Debug, PartialEq, Eq)]
pub struct Raster {
    /// Points across.
    pub across: u32,
    /// Points down.
    pub down: u32,
    /// Red, green and blue of each, in rows from the top.
    pub rgb: Vec<u8>,
}

impl Raster {
    /// The points of a picture; nothing where they cannot be read, which no picture is that this program made.
    pub fn of(picture: &Picture) -> Option<Arc<Self>> {
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_BYTES);
        let decoder = PngDecoder::with_limits(Cursor::new(picture.png()), limits).ok()?;
        // A second head within the file could say something else than the one that was looked at.
        if decoder.dimensions() != picture.size() {
            return None;
        }
        let (across, down) = picture.size();
        let rgb = DynamicImage::from_decoder(decoder).ok()?.into_rgb8().into_raw();
        Some(Arc::new(Self { across, down, rgb }))
    }
}
