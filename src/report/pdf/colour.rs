//! The colour space the colours of the pages are meant in: sRGB as an ICC profile, made here so that nothing of others is
//! copied (ICC.1:2004-10; colorants and curve of IEC 61966-2-1, adapted to D50).

use lopdf::{Dictionary, Document, Object, Stream};

/// Name of the colour space, as the register of the International Color Consortium has it.
const NAME: &str = "sRGB IEC61966-2.1";

/// Numbers of the profile in steps of 1/65536.
type Fixed = i32;

/// The white the profile is reckoned for, D50.
const WHITE: [Fixed; 3] = [0xf6d6, 0x1_0000, 0xd32d];
/// Red, green and blue, adapted to it.
const COLORANTS: [(&[u8; 4], [Fixed; 3]); 3] =
    [(b"rXYZ", [0x6fa0, 0x38f5, 0x0390]), (b"gXYZ", [0x6297, 0xb787, 0x18da]), (b"bXYZ", [0x249f, 0x0f84, 0xb6c4])];
/// How white was adapted from D65 to D50, by rows.
const ADAPTATION: [Fixed; 9] = [68_674, 1_502, -3_291, 1_939, 64_912, -1_119, -606, 988, 49_262];
/// The curve: exponent 2,4, (x + 0,055) / 1,055 above 0,04045, x / 12,92 below.
const CURVE: [Fixed; 5] = [157_286, 62_119, 3_417, 5_072, 2_651];

/// Adds the output intent with the profile.
pub(super) fn intent(document: &mut Document) -> Object {
    let mut profile = Stream::new(Dictionary::from_iter([("N", Object::Integer(3))]), profile());
    profile.allows_compression = false;
    let profile = document.add_object(profile);
    Object::Array(vec![
        Dictionary::from_iter([
            ("Type", Object::from("OutputIntent")),
            ("S", "GTS_PDFA1".into()),
            ("OutputConditionIdentifier", Object::string_literal(NAME)),
            ("Info", Object::string_literal(NAME)),
            ("RegistryName", Object::string_literal("http://www.color.org")),
            ("DestOutputProfile", Object::Reference(profile)),
        ])
        .into(),
    ])
}

/// The profile: a head of 128 bytes, a table of its parts, the parts.
fn profile() -> Vec<u8> {
    let mut parts: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", sentence(NAME)),
        (b"cprt", sentence("CC0")),
        (b"wtpt", numbers(b"XYZ ", &WHITE)),
        (b"chad", numbers(b"sf32", &ADAPTATION)),
    ];
    parts.extend(COLORANTS.iter().map(|(name, colour)| (*name, numbers(b"XYZ ", colour))));
    // Function 3 of the parametric curves.
    let curve = [b"para\0\0\0\0\0\x03\0\0".to_vec(), CURVE.iter().flat_map(|one| one.to_be_bytes()).collect()].concat();
    parts.extend([b"rTRC", b"gTRC", b"bTRC"].map(|name| (name, curve.clone())));

    let word = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes();
    let (mut table, mut data) = (word(parts.len()).to_vec(), Vec::new());
    let start = 128 + 4 + 12 * parts.len();
    for (name, part) in &parts {
        table.extend_from_slice(*name);
        table.extend(word(start + data.len()));
        table.extend(word(part.len()));
        data.extend_from_slice(part);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut head = word(start + data.len()).to_vec();
    // No module of its own, version 4.2, a display, from RGB to XYZ.
    head.extend(b"\0\0\0\0\x04\x20\0\0mntrRGB XYZ ");
    // Made on 1 January 2026; the mark of a profile; no platform, flags, device, perceptual intent.
    head.extend([2026_u16, 1, 1, 0, 0, 0].iter().flat_map(|part| part.to_be_bytes()));
    head.extend(b"acsp");
    head.resize(68, 0);
    head.extend(WHITE.iter().flat_map(|one| one.to_be_bytes()));
    head.resize(128, 0);
    [head, table, data].concat()
}

fn numbers(kind: &[u8; 4], numbers: &[Fixed]) -> Vec<u8> {
    let mut part = kind.to_vec();
    part.extend([0; 4]);
    part.extend(numbers.iter().flat_map(|one| one.to_be_bytes()));
    part
}

/// A text in one language.
fn sentence(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let word = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes();
    let mut part = b"mluc\0\0\0\0".to_vec();
    part.extend(word(1));
    part.extend(word(12));
    part.extend(b"enUS");
    part.extend(word(letters.len()));
    part.extend(word(28));
    part.extend(letters);
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_length_and_its_colours_add_up_to_its_white() {
        let profile = profile();
        assert_eq!(profile[..4], u32::try_from(profile.len()).map(u32::to_be_bytes).unwrap_or_default());
        assert_eq!(&profile[36..40], b"acsp");
        for (axis, white) in WHITE.iter().enumerate() {
            let sum: Fixed = COLORANTS.iter().map(|(_, colour)| colour[axis]).sum();
            assert!((sum - white).abs() <= 4, "axis {axis}: {sum} and {white}");
        }
        let curve = |share: f64| {
            let [exponent, slope, shift, straight, bend] = CURVE.map(|one| f64::from(one) / 65_536.0);
            if share >= bend { (slope * share + shift).powf(exponent) } else { straight * share }
        };
        assert!(
            (curve(1.0) - 1.0).abs() < 1e-4
                && (curve(0.5) - 0.2140).abs() < 1e-4
                && (curve(0.02) - 0.001_548).abs() < 1e-5
        );
    }
}
