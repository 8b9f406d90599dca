//! The report's colours. Lightness falls with the level, so that order survives a grey print.

use crate::chart::Ink;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Colour of an ink in print.
pub fn rgb(ink: Ink) -> Rgb {
    match ink {
        Ink::Text => Rgb(0x16, 0x20, 0x2a),
        Ink::Muted => Rgb(0x55, 0x61, 0x6c),
        Ink::Faint => Rgb(0x7b, 0x86, 0x8f),
        Ink::Hair => Rgb(0xbc, 0xc4, 0xcb),
        Ink::Track => Rgb(0xe9, 0xec, 0xef),
        Ink::Surface => Rgb(0xff, 0xff, 0xff),
        Ink::Panel => Rgb(0xf2, 0xf4, 0xf6),
        Ink::Now => Rgb(0x17, 0x37, 0x4f),
        Ink::NowArea => Rgb(0xe6, 0xeb, 0xef),
        Ink::Alert => Rgb(0xa3, 0x41, 0x18),
        Ink::Others => FRAME,
        Ink::Ground(palette) => rgb(Ink::Band(palette, false)),
        Ink::Level(level) => match level {
            0 => Rgb(0xd5, 0xda, 0xde),
            1 => Rgb(0xf5, 0xe9, 0xda),
            2 => Rgb(0xe3, 0xc6, 0x98),
            3 => Rgb(0x96, 0xa9, 0xb2),
            4 => Rgb(0x3e, 0x71, 0x91),
            _ => Rgb(0x17, 0x37, 0x4f),
        },
        Ink::OnLevel(level) => {
            if level >= 4 {
                Rgb(0xff, 0xff, 0xff)
            } else {
                rgb(Ink::Text)
            }
        }
        Ink::LevelEdge(level) => match level {
            0 => FRAME,
            1 => Rgb(0xcd, 0xb8, 0x94),
            _ => rgb(Ink::Level(level)),
        },
        Ink::Bar | Ink::Band(_, true) => rgb(Ink::Level(4)),
        Ink::Band(palette, false) => match palette {
            0 | 1 => Rgb(0xe4, 0xe8, 0xeb),
            2 => Rgb(0xd9, 0xde, 0xe2),
            3 => Rgb(0xce, 0xd5, 0xda),
            4 => Rgb(0xc3, 0xcb, 0xd1),
            _ => Rgb(0xb8, 0xc2, 0xc9),
        },
        Ink::OnBand(_, true) => Rgb(0xff, 0xff, 0xff),
        Ink::OnBand(_, false) => rgb(Ink::Text),
    }
}

/// Frame of a level that is not reached, of what is not assessed and of corners to sign between.
pub const FRAME: Rgb = Rgb(0x8a, 0x94, 0x9c);
