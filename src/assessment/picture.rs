//! A picture that stands in the draft itself, such as the logo of the institution.
//!
//! It goes wherever the draft goes: into copies, into files of units, and into the report that carries its draft, which can
//! therefore be made again of itself alone. So that it is no burden there, it is small and of one plain kind: a PNG of opaque
//! points without any further part. Whatever a person gives is made into one by `exchange`.

use std::{fmt, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};

/// Most bytes of its file: less than the longest text of a field, also written in letters.
pub const MOST_PICTURE: usize = 160 * 1024;
/// Most points of a side: 26 mm at 600 points an inch, rounded up.
pub const MOST_SIDE: u32 = 640;

/// How every PNG begins, with the length and the name of its first part.
const START: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";
/// What its first part says behind the size: eight bits of red, green and blue each, packed in the one way there is, not in
/// passes.
const PLAIN: &[u8] = &[8, 2, 0, 0, 0];
/// How every PNG ends.
const END: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";

/// A picture: a plain PNG.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Picture {
    png: Arc<[u8]>,
    size: (u32, u32),
}

/// Bytes that are no plain PNG of the agreed size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no plain PNG picture")]
pub struct NoPicture;

impl Picture {
    /// The picture of a PNG file.
    ///
    /// # Errors
    /// Where it is no plain one, or too large.
    pub fn of_png(png: &[u8]) -> Result<Self, NoPicture> {
        let size = size_of(png).ok_or(NoPicture)?;
        Ok(Self { png: png.into(), size })
    }

    /// The PNG file.
    pub fn png(&self) -> &[u8] {
        &self.png
    }

    /// Points across and down.
    pub fn size(&self) -> (u32, u32) {
        self.size
    }
}

/// Points across and down of a plain PNG; nothing where it is none.
fn size_of(png: &[u8]) -> Option<(u32, u32)> {
    if png.len() > MOST_PICTURE || !png.ends_with(END) {
        return None;
    }
    let (sides, rest) = png.strip_prefix(START)?.split_at_checked(8)?;
    if !rest.starts_with(PLAIN) {
        return None;
    }
    let (across, down) = sides.split_at(4);
    let side = |bytes: &[u8]| Some(u32::from_be_bytes(bytes.try_into().ok()?));
    let size = (side(across)?, side(down)?);
    let fits = |side: u32| (1..=MOST_SIDE).contains(&side);
    (fits(size.0) && fits(size.1)).then_some(size)
}

impl fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Picture({} × {}, {} bytes)", self.size.0, self.size.1, self.png.len())
    }
}

impl From<Picture> for String {
    fn from(picture: Picture) -> Self {
        STANDARD.encode(&*picture.png)
    }
}

impl TryFrom<String> for Picture {
    type Error = NoPicture;

    fn try_from(letters: String) -> Result<Self, NoPicture> {
        // Four letters hold three bytes.
        if letters.len() > MOST_PICTURE.div_ceil(3) * 4 {
            return Err(NoPicture);
        }
        STANDARD.decode(letters).map_err(|_wrong| NoPicture).and_then(|png| Self::of_png(&png))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG of one size, of which only head and end are looked at.
    fn png(across: u32, down: u32) -> Vec<u8> {
        let sides = [across.to_be_bytes(), down.to_be_bytes()].concat();
        [START, &sides, PLAIN, &[0; 9], END].concat()
    }

    #[test]
    fn a_picture_comes_back_from_the_draft_as_it_went_in() {
        let picture = Picture::of_png(&png(640, 1)).unwrap();
        assert_eq!(picture.size(), (640, 1));
        let text = ron::to_string(&picture).unwrap();
        assert_eq!(ron::from_str::<Picture>(&text).unwrap(), picture);
    }

    #[test]
    fn what_is_no_small_plain_png_is_no_picture() {
        let good = png(12, 34);
        let changed = |at: usize, byte: u8| {
            let mut bytes = good.clone();
            bytes[at] = byte;
            bytes
        };
        let long = [&good[..33], &vec![0; MOST_PICTURE], END].concat();
        for bytes in [
            Vec::new(),
            good[..good.len() - 1].to_vec(),
            changed(1, b'p'),
            changed(24, 16),
            changed(25, 6),
            changed(28, 1),
            png(0, 3),
            png(3, 0),
            png(641, 3),
            png(u32::MAX, u32::MAX),
            long,
        ] {
            assert_eq!(Picture::of_png(&bytes), Err(NoPicture), "{} bytes", bytes.len());
            let letters = STANDARD.encode(&bytes);
            assert_eq!(Picture::try_from(letters), Err(NoPicture));
        }
        assert_eq!(Picture::try_from("bukan huruf dasar!".to_owned()), Err(NoPicture));
    }
}
