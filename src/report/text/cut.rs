//! Where a string that is wider than a line is cut.

use std::collections::VecDeque;

use super::{
    Glyph, POINT, Typesetter,
    tokens::{Part, Shown, part},
};

/// Signs after which a string that is wider than a line may be broken; spaces that keep words together are the first to
/// give way.
pub(super) const BREAK_AFTER: [char; 9] = ['/', '-', '.', '_', '?', '&', '=', ' ', '\u{a0}'];
/// Cuts the start off a string that is wider than a line so that it fits into the room: after a sign that allows it,
/// else, where `anywhere`, at the last letter that fits. `None` where no cut is possible.
pub(super) fn cut<'a>(
    typesetter: &Typesetter,
    parts: &mut VecDeque<Part<'a>>,
    room: f32,
    anywhere: bool,
) -> Option<Vec<Part<'a>>> {
    let (mut signed, mut fitting) = (None, None);
    let mut x = 0.0;
    'parts: for (place, part) in parts.iter().enumerate() {
        let Some(Shown { text, word, look }) = &part.shown else {
            x += part.width;
            if x > room {
                break;
            }
            fitting = Some((place, usize::MAX));
            continue;
        };
        let glyphs: Vec<&Glyph> = word.stretches.iter().flat_map(|stretch| &stretch.glyphs).collect();
        for (number, glyph) in glyphs.iter().enumerate() {
            x += (glyph.advance * look.size + look.tracking) * POINT;
            let end = glyphs.get(number + 1).map_or(text.len(), |next| next.at as usize);
            if end == glyph.at as usize {
                continue;
            }
            if x > room {
                break 'parts;
            }
            fitting = Some((place, end));
            if text[..end].ends_with(BREAK_AFTER) {
                signed = fitting;
            }
        }
    }
    let first_letter = || {
        let Shown { word, text, .. } = parts.front()?.shown.as_ref()?;
        let glyphs = word.stretches.iter().flat_map(|stretch| &stretch.glyphs);
        let second = glyphs.map(|glyph| glyph.at as usize).find(|at| *at > 0);
        Some((0, second.unwrap_or(text.len())))
    };
    let (place, end) = if anywhere { signed.or(fitting).or_else(first_letter)? } else { signed? };
    let split = match &parts[place].shown {
        Some(Shown { text, look, .. }) if end < text.len() => {
            let piece = parts[place].piece;
            Some([&text[..end], &text[end..]].map(|text| part(typesetter, piece, text, look)))
        }
        _ if place + 1 == parts.len() => return None,
        _ => None,
    };
    let mut first: Vec<Part<'a>> = parts.drain(..=place).collect();
    if let Some([start, rest]) = split {
        first.pop();
        first.push(start);
        parts.push_front(rest);
    }
    Some(first)
}
