//! The signs of texts that people type and paste: bullets that other programs write in fonts of their own, and which signs
//! the fonts of the program have.

use std::borrow::Cow;

/// The bullet that lists are written with.
const BULLET: char = '\u{2022}';
/// Most signs that are named one by one.
const MOST_NAMED: usize = 6;

/// A text as it is taken in, wherever it comes from: bullets, ticks, arrows and dashes that word processors write with
/// Symbol and Wingdings, and that mean nothing in any other font, become the signs they look like.
pub fn taken_in(text: &str) -> Cow<'_, str> {
    if text.chars().all(|sign| meant(sign).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|sign| meant(sign).unwrap_or(sign)).collect())
}

/// What a sign for private use stands for in the lists of word processors.
fn meant(sign: char) -> Option<char> {
    Some(match sign {
        // Discs, squares, diamonds, arrow heads and stars that lists begin with.
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0a8}' | '\u{f0d8}' | '\u{f076}' | '\u{f075}' | '\u{f077}' | '\u{f06c}'
        | '\u{f06d}' | '\u{f06e}' | '\u{f06f}' | '\u{f070}' | '\u{f071}' | '\u{f072}' | '\u{f09e}' | '\u{f09f}'
        | '\u{f0a1}' | '\u{f0a4}' | '\u{f0aa}' | '\u{f0ab}' | '\u{f046}' => BULLET,
        // Ticks, in boxes and without.
        '\u{f0fc}' | '\u{f0fe}' | '\u{f050}' | '\u{f052}' => '\u{221a}',
        '\u{f0e0}' | '\u{f0e8}' | '\u{f0ae}' | '\u{f0f0}' => '\u{2192}',
        '\u{f02d}' | '\u{f0be}' => '\u{2013}',
        _ => return None,
    })
}

/// Whether one of the fonts that window and report are made with has a sign, or it is one that draws nothing.
pub fn is_printable(sign: char) -> bool {
    let sign = u32::from(sign);
    let place = PRINTABLE.partition_point(|(_, last)| *last < sign);
    PRINTABLE.get(place).is_some_and(|(first, _)| *first <= sign)
}

/// The signs of a text that cannot be printed, each once.
pub fn unprintable(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for sign in text.chars().filter(|sign| !is_printable(*sign)) {
        if !found.contains(&sign) {
            found.push(sign);
        }
    }
    found
}

/// Signs by their looks, where these can be shown anywhere at all, and their numbers: `☑ (U+2611)`.
pub fn named_signs(signs: &[char]) -> String {
    let one = |sign: &char| {
        let number = format!("U+{:04X}", u32::from(*sign));
        if sign.is_control() || matches!(sign, '\u{e000}'..='\u{f8ff}') { number } else { format!("{sign} ({number})") }
    };
    let mut named = signs.iter().take(MOST_NAMED).map(one).collect::<Vec<_>>().join(", ");
    if signs.len() > MOST_NAMED {
        named.push_str(", …");
    }
    named
}

/// First and last number of each run of signs that Lato or Noto Sans Mono has or can put together, or that
/// draw nothing. A test of the report
/// holds it to the fonts.
#[rustfmt::skip]
const PRINTABLE: &[(u32, u32)] = &[
    (0x9, 0xa), (0xd, 0xd), (0x20, 0x7e), (0xa0, 0x377), (0x37a, 0x37f), (0x384, 0x38a), (0x38c, 0x38c),
    (0x38e, 0x3a1), (0x3a3, 0x52f), (0x61c, 0x61c), (0xe3f, 0xe3f), (0x17b4, 0x17b5), (0x180b, 0x180e),
    (0x1ab0, 0x1ac0), (0x1c80, 0x1c88), (0x1d00, 0x1df9), (0x1dfb, 0x1f15), (0x1f18, 0x1f1d), (0x1f20, 0x1f45),
    (0x1f48, 0x1f4d), (0x1f50, 0x1f57), (0x1f59, 0x1f59), (0x1f5b, 0x1f5b), (0x1f5d, 0x1f5d), (0x1f5f, 0x1f7d),
    (0x1f80, 0x1fb4), (0x1fb6, 0x1fc4), (0x1fc6, 0x1fd3), (0x1fd6, 0x1fdb), (0x1fdd, 0x1fef), (0x1ff2, 0x1ff4),
    (0x1ff6, 0x1ffe), (0x2000, 0x2071), (0x2074, 0x209c), (0x20a0, 0x20bf), (0x20dd, 0x20dd), (0x20f0, 0x20f0),
    (0x2100, 0x215f), (0x2183, 0x2184), (0x2189, 0x2189), (0x2190, 0x219e), (0x21a0, 0x21a0), (0x21a2, 0x21a4),
    (0x21a6, 0x21a6), (0x21a8, 0x21a8), (0x21ae, 0x21ae), (0x21cd, 0x21d4), (0x21da, 0x21db), (0x21e6, 0x21e6),
    (0x21e8, 0x21e8), (0x2200, 0x2212), (0x2215, 0x2215), (0x2218, 0x221a), (0x221e, 0x2220), (0x2223, 0x2224),
    (0x2227, 0x222b), (0x2234, 0x2238), (0x223c, 0x223d), (0x2241, 0x2241), (0x2243, 0x2245), (0x2247, 0x224c),
    (0x2254, 0x2255), (0x2257, 0x2257), (0x225f, 0x2262), (0x2264, 0x2265), (0x226c, 0x226c), (0x226e, 0x2275),
    (0x227a, 0x227b), (0x2280, 0x2289), (0x228e, 0x228e), (0x2291, 0x229c), (0x22a2, 0x22a5), (0x22ac, 0x22ac),
    (0x22b4, 0x22b5), (0x22b8, 0x22b8), (0x22c2, 0x22c4), (0x22c6, 0x22c6), (0x22c8, 0x22ca), (0x22cd, 0x22ce),
    (0x22d0, 0x22d1), (0x22e2, 0x22e3), (0x22ec, 0x22ed), (0x2302, 0x2302), (0x2308, 0x230b), (0x2310, 0x2310),
    (0x2319, 0x2319), (0x2320, 0x2321), (0x2336, 0x237a), (0x2395, 0x2395), (0x239b, 0x23ae), (0x23b0, 0x23bd),
    (0x23dc, 0x23e1), (0x2460, 0x2475), (0x24ea, 0x24f4), (0x24ff, 0x2600), (0x263c, 0x263c), (0x2669, 0x2669),
    (0x266d, 0x266f), (0x2736, 0x2736), (0x2758, 0x275a), (0x2776, 0x277f), (0x27d5, 0x27d7), (0x27dc, 0x27dc),
    (0x27e6, 0x27eb), (0x27f5, 0x27f6), (0x2987, 0x2988), (0x29a3, 0x29a3), (0x29b8, 0x29b8), (0x2a00, 0x2a00),
    (0x2a05, 0x2a06), (0x2c60, 0x2c7f), (0x2de0, 0x2e52), (0x3000, 0x3000), (0xa640, 0xa69f), (0xa700, 0xa7bf),
    (0xa7c2, 0xa7ca), (0xa7f5, 0xa7ff), (0xa92e, 0xa92e), (0xab30, 0xab6b), (0xf8ff, 0xf8ff), (0xfb00, 0xfb04),
    (0xfe00, 0xfe0f), (0xfe20, 0xfe2f), (0xfeff, 0xfeff), (0xff5b, 0xff5b), (0xff5d, 0xff5d), (0xfff0, 0xfff8),
    (0xfffc, 0xfffd), (0x1d173, 0x1d17a), (0x1f67c, 0x1f67f), (0xe0000, 0xe0fff),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_of_word_processors_become_bullets_and_everything_else_stays() {
        assert_eq!(taken_in("\u{f0b7} satu\n\u{f0a7}\tdua \u{f0fc} \u{f0e0}"), "• satu\n•\tdua √ →");
        for text in ["", "a – b • c ☑ 漢 \u{e000}", "e\u{301}\u{200b}"] {
            assert!(matches!(taken_in(text), Cow::Borrowed(same) if same == text), "{text}");
        }
        for sign in ('\u{e000}'..='\u{f8ff}').filter_map(meant) {
            assert!(is_printable(sign) && meant(sign).is_none());
        }
    }

    #[test]
    fn signs_without_a_glyph_are_named_once_with_their_numbers() {
        assert_eq!(unprintable("Perwal № 12 ☑ ✓ ☑ \u{200b}ﬁ €\n"), ['☑', '✓']);
        assert_eq!(named_signs(&['☑', '\u{7}', '\u{f123}']), "☑ (U+2611), U+0007, U+F123");
        assert!(named_signs(&['漢'; 7]).ends_with(", …"));
    }
}
