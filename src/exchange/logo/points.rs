//! Points of a picture: laid on white, brought to the size of print, packed.

use image::{
    ExtendedColorType, ImageEncoder as _,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};

use super::LogoError;
use crate::assessment::{MOST_PICTURE, Picture};

/// Most points across and down: 22 × 26 mm at 600 points an inch.
pub(super) const BOX: (u32, u32) = (520, 614);
/// Longest side in lengths of the other.
const MOST_RATIO: u32 = 20;
/// By how much a point must be darker than white to be seen.
const SEEN: u8 = 12;
/// What is left of each side where a picture takes too many bytes, in hundredths; and the fewest points it keeps across.
const SMALLER: u64 = 85;

/// Points in rows from the top: red, green, blue and how much each covers, not multiplied.
pub(super) struct Points {
    pub across: u32,
    pub down: u32,
    pub rgba: Vec<u8>,
}

/// The picture that a draft holds.
///
/// # Errors
/// Where nothing is seen of it, or it is a mere line.
pub(super) fn picture(points: &Points) -> Result<Picture, LogoError> {
    let size = fitted((points.across, points.down))?;
    let paper = Paper::under(points);
    if paper.rgb.iter().all(|part| *part > u8::MAX - SEEN) {
        return Err(LogoError::Blank);
    }
    let mut share = 100_u64;
    loop {
        let part = |side: u32| u32::try_from(u64::from(side) * share / 100).unwrap_or(side).max(1);
        let smaller = paper.scaled((part(size.0), part(size.1)));
        let png = smaller.packed().ok_or(LogoError::Broken)?;
        if png.len() <= MOST_PICTURE {
            return Picture::of_png(&png).map_err(|_no_picture| LogoError::Broken);
        }
        share = share * SMALLER / 100;
        if share == 0 {
            return Err(LogoError::Broken);
        }
    }
}

/// The largest size inside the box with the same proportions; not larger than it is.
fn fitted((across, down): (u32, u32)) -> Result<(u32, u32), LogoError> {
    let (long, short) = (across.max(down), across.min(down));
    if short == 0 || long / short > MOST_RATIO {
        return Err(LogoError::Line);
    }
    let (wide, high) = (u64::from(across), u64::from(down));
    let (most_wide, most_high) = (u64::from(BOX.0), u64::from(BOX.1));
    if wide <= most_wide && high <= most_high {
        return Ok((across, down));
    }
    // Half a point is rounded up.
    let part = |side: u64, most: u64, of: u64| ((2 * side * most + of) / (2 * of)).max(1);
    let fitted = if wide * most_high >= high * most_wide {
        (most_wide, part(high, most_wide, wide))
    } else {
        (part(wide, most_high, high), most_high)
    };
    let narrow = |side: u64| u32::try_from(side).unwrap_or(1);
    Ok((narrow(fitted.0), narrow(fitted.1)))
}

/// Points without anything behind them: red, green, blue.
struct Paper {
    size: (u32, u32),
    rgb: Vec<u8>,
}

impl Paper {
    /// White paper under points.
    fn under(points: &Points) -> Self {
        let mut rgb = Vec::with_capacity(points.rgba.len() / 4 * 3);
        for point in points.rgba.chunks_exact(4) {
            let cover = u32::from(point[3]);
            let on_white = |part: u8| (u32::from(part) * cover + 255 * (255 - cover) + 127) / 255;
            rgb.extend(point[..3].iter().map(|part| on_white(*part) as u8));
        }
        Self { size: (points.across, points.down), rgb }
    }

    /// The same picture with fewer points: each is the mean of what it covers, weighed by how much of it.
    fn scaled(&self, size: (u32, u32)) -> Self {
        let (across, down) = (self.size.0 as usize, self.size.1 as usize);
        let (wide, high) = (size.0 as usize, size.1 as usize);
        if (across, down) == (wide, high) {
            return Self { size, rgb: self.rgb.clone() };
        }
        // First the rows, then the columns; sums are exact until the end.
        let columns: Vec<Share> = shares(across, wide);
        let rows = shares(down, high);
        let mut rgb = Vec::with_capacity(wide * high * 3);
        for row in &rows {
            let mut sums = vec![0_u64; across * 3];
            for (at, weight) in row.of() {
                let line = self.rgb.get(at * across * 3..(at + 1) * across * 3).unwrap_or_default();
                for (sum, part) in sums.iter_mut().zip(line) {
                    *sum += u64::from(*part) * weight;
                }
            }
            for column in &columns {
                let mut total = [0_u64; 3];
                for (at, weight) in column.of() {
                    for (total, sum) in total.iter_mut().zip(sums.get(at * 3..at * 3 + 3).unwrap_or_default()) {
                        *total += sum * weight;
                    }
                }
                // Every point covers as many parts as the picture has points across and down.
                let parts = (across * down) as u64;
                rgb.extend(total.map(|total| ((total + parts / 2) / parts) as u8));
            }
        }
        Self { size, rgb }
    }

    /// As a plain PNG.
    fn packed(&self) -> Option<Vec<u8>> {
        let mut png = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
        encoder.write_image(&self.rgb, self.size.0, self.size.1, ExtendedColorType::Rgb8).ok()?;
        Some(png)
    }
}

/// What one point covers of a line of points, in parts of which a point of that line has as many as there are to be.
struct Share {
    from: usize,
    weights: Vec<u64>,
}

impl Share {
    fn of(&self) -> impl Iterator<Item = (usize, u64)> {
        self.weights.iter().enumerate().map(|(place, weight)| (self.from + place, *weight))
    }
}

/// What each of `fewer` points covers of `many`.
fn shares(many: usize, fewer: usize) -> Vec<Share> {
    let covered = |place: usize| {
        let (start, end) = (place * many, (place + 1) * many);
        let (from, to) = (start / fewer, end.div_ceil(fewer));
        let weight = |at: usize| ((at + 1) * fewer).min(end) - (at * fewer).max(start);
        Share { from, weights: (from..to).map(|at| weight(at) as u64).collect() }
    };
    (0..fewer).map(covered).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A picture of one colour stays of that colour, whatever becomes of its size.
        #[test]
        fn one_colour_stays_one_colour(across in 1_usize..90, down in 1_usize..90, share in 1_usize..=100, of in any::<[u8; 3]>()) {
            let paper = Paper { size: (across as u32, down as u32), rgb: of.repeat(across * down) };
            let size = ((across * share).div_ceil(100) as u32, (down * share).div_ceil(100) as u32);
            let scaled = paper.scaled(size);
            prop_assert_eq!(scaled.rgb, of.repeat((size.0 * size.1) as usize));
        }

        /// Whatever size a picture has, it fits the box, is not enlarged, and keeps its proportions to half a point.
        #[test]
        fn a_picture_fits_the_box_in_its_own_proportions(across in 1_u32..9_000, down in 1_u32..9_000) {
            let Ok((wide, high)) = fitted((across, down)) else {
                prop_assert!(across.max(down) / across.min(down) > MOST_RATIO);
                return Ok(());
            };
            prop_assert!(wide <= BOX.0.min(across) && high <= BOX.1.min(down) && wide > 0 && high > 0);
            prop_assert!(wide == BOX.0 || high == BOX.1 || (wide, high) == (across, down));
            let off = (f64::from(wide) * f64::from(down) - f64::from(high) * f64::from(across)).abs();
            prop_assert!(off <= f64::from(across.max(down)) * 0.51, "{wide} × {high} of {across} × {down}");
        }
    }

    #[test]
    fn what_cannot_be_packed_tightly_becomes_smaller_until_it_fits() {
        // Points of which none tells anything of the next.
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let rgba = (0..BOX.0 * BOX.1).flat_map(|_| [next(), next(), next(), 255]).collect();
        let picture = picture(&Points { across: BOX.0, down: BOX.1, rgba }).unwrap();
        assert!(picture.png().len() <= MOST_PICTURE && picture.size().0 >= 150, "{picture:?}");
    }
}
