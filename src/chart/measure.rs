//! Measures text for the tests with the advance widths of the two real typefaces, in thousandths of the letter size.

use super::{Fit, Lettering, Mode, Weight};
use crate::words::Words;

/// The letters that stand after ASCII in each table.
const BEYOND: &str = "–−≥≤…·×";

/// Widths of one face: ASCII from the blank to the tilde, then [`BEYOND`].
type Widths = [u16; 102];

#[rustfmt::skip]
const LATO: Widths = [
    256, 269, 370, 580, 580, 802, 712, 204, 267, 267, 425, 580, 227, 372, 236, 452, 580, 580, 580, 580,
    580, 580, 580, 580, 580, 580, 250, 262, 580, 580, 580, 448, 836, 677, 646, 668, 760, 578, 566, 730,
    764, 280, 422, 662, 514, 928, 764, 800, 600, 800, 626, 542, 590, 736, 677, 1036, 649, 624, 602, 306,
    452, 306, 580, 459, 400, 497, 560, 478, 560, 528, 350, 520, 558, 240, 240, 508, 236, 822, 558, 567,
    560, 560, 364, 433, 358, 558, 516, 786, 498, 516, 452, 301, 250, 301, 580, 580, 580, 580, 580, 750,
    260, 580,
];
#[rustfmt::skip]
const LATO_SEMIBOLD: Widths = [
    249, 276, 384, 580, 580, 811, 718, 208, 271, 271, 425, 580, 230, 372, 236, 460, 580, 580, 580, 580,
    580, 580, 580, 580, 580, 580, 254, 266, 580, 580, 580, 454, 840, 686, 653, 664, 760, 576, 566, 728,
    768, 288, 426, 674, 516, 937, 768, 804, 610, 804, 635, 546, 596, 740, 686, 1044, 660, 636, 604, 310,
    460, 310, 580, 463, 400, 502, 564, 480, 564, 531, 354, 524, 561, 248, 248, 522, 242, 830, 561, 571,
    564, 564, 369, 436, 366, 561, 522, 794, 510, 522, 456, 304, 256, 304, 580, 580, 580, 580, 580, 762,
    268, 580,
];
#[rustfmt::skip]
const INTER: Widths = [
    281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 648, 648, 648, 648,
    648, 648, 648, 648, 648, 648, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727, 719, 598, 587, 743,
    740, 264, 543, 652, 562, 889, 753, 761, 635, 761, 639, 638, 642, 741, 676, 949, 642, 665, 625, 362,
    357, 362, 469, 452, 497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237, 544, 237, 869, 585, 597,
    609, 609, 372, 523, 364, 581, 557, 812, 540, 557, 541, 362, 327, 362, 659, 500, 659, 659, 659, 821,
    276, 659,
];
#[rustfmt::skip]
const INTER_SEMIBOLD: Widths = [
    248, 309, 396, 643, 649, 844, 663, 213, 393, 393, 543, 673, 295, 466, 290, 379, 670, 670, 670, 670,
    670, 670, 670, 670, 670, 670, 290, 295, 673, 673, 673, 544, 999, 724, 657, 744, 724, 608, 586, 755,
    744, 275, 561, 677, 566, 906, 741, 775, 643, 776, 651, 649, 660, 734, 724, 1007, 690, 705, 653, 393,
    379, 393, 481, 468, 497, 575, 630, 577, 630, 593, 377, 625, 613, 261, 261, 569, 261, 898, 610, 608,
    625, 625, 397, 549, 380, 608, 576, 837, 562, 576, 562, 393, 358, 393, 673, 500, 673, 673, 673, 806,
    290, 673,
];

/// The window's Inter or the report's Lato, without kerning.
pub(super) struct Measure(pub Mode);

impl Measure {
    /// Indonesian in these typefaces.
    pub fn lettering(&self) -> Lettering<'_> {
        Lettering { words: Words::indonesian(), fit: self }
    }
}

impl Fit for Measure {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let widths = match (self.0, weight) {
            (Mode::Screen, Weight::Regular) => &INTER,
            (Mode::Screen, Weight::Semibold) => &INTER_SEMIBOLD,
            (Mode::Print, Weight::Regular) => &LATO,
            (Mode::Print, Weight::Semibold) => &LATO_SEMIBOLD,
        };
        let place = |letter: char| match letter as usize {
            code @ 32..=126 => code - 32,
            _ => 95 + BEYOND.chars().position(|other| other == letter).unwrap_or_default(),
        };
        text.chars().map(|letter| f32::from(widths[place(letter)])).sum::<f32>() * size / 1000.0
    }
}
