//! Breaking text into lines: greedily at spaces; strings wider than a line after certain signs, else anywhere.

use std::rc::Rc;

use super::{Glyph, POINT, Typesetter, Word};
use crate::{
    chart::Ink,
    report::model::{Anchor, Face},
};

/// Longest string shaped in one go. Longer ones are cut for shaping only; that costs a kern at the cut.
const CHUNK: usize = 48;
/// Words that stay on one line with the number behind them, in the language of the rubrics and of most that is typed.
const NUMBERED: [&str; 5] = ["nomor", "pasal", "ayat", "halaman", "tingkat"];
/// Signs after which a string that is wider than a line may be broken.
const BREAK_AFTER: [char; 7] = ['/', '-', '.', '_', '?', '&', '='];

/// How a piece of text looks.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Font.
    pub face: Face,
    /// Letter size in points.
    pub size: f32,
    /// Extra width after each letter in points.
    pub tracking: f32,
    /// Colour.
    pub ink: Ink,
    /// How far below the line's baseline it stands, in millimetres.
    pub lowered: f32,
    /// Where a click leads.
    pub link: Option<Anchor>,
}

/// What lines are made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Words, spaces and line feeds.
    Words(String, Look),
    /// Something of this width that is drawn otherwise and stands like a letter.
    Box(f32),
}

/// A line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// What stands in it, left to right.
    pub spans: Vec<Span>,
    /// Its width without spaces at its end.
    pub width: f32,
    /// True where a paragraph ends with it.
    pub ends: bool,
}

/// Letters of one piece and one font that stand beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// Which piece they are from.
    pub piece: usize,
    /// Distance from the start of the line in millimetres.
    pub x: f32,
    /// Width in millimetres.
    pub width: f32,
    /// Their font.
    pub face: Face,
    /// Their text; empty for a box.
    pub text: String,
    /// The glyphs; lengths in em, tracking included.
    pub glyphs: Vec<Glyph>,
}

/// A word's share of one piece.
#[derive(Clone)]
struct Part<'a> {
    piece: usize,
    width: f32,
    /// Nothing for a box.
    shown: Option<Shown<'a>>,
}

#[derive(Clone)]
struct Shown<'a> {
    text: &'a str,
    word: Rc<Word>,
    look: &'a Look,
}

enum Token<'a> {
    /// Parts without a space between them.
    Word(Vec<Part<'a>>),
    Space(Part<'a>),
    Feed,
}

/// Breaks pieces into lines of at most this width; there is always at least one line.
pub fn break_lines(typesetter: &Typesetter, pieces: &[Piece], width: f32) -> Vec<Line> {
    // A hair of tolerance: columns are cut to fit sums of the same widths.
    let limit = width + 0.01;
    let mut lines = Vec::new();
    let mut line = Open::default();
    for token in tokens(typesetter, pieces) {
        match token {
            Token::Feed => lines.push(std::mem::take(&mut line).close(true)),
            Token::Space(part) => line.space(part),
            Token::Word(mut parts) => {
                let wide = |parts: &[Part<'_>]| parts.iter().map(|part| part.width).sum::<f32>();
                if line.width + line.pending() + wide(&parts) <= limit {
                    line.word(parts);
                    continue;
                }
                if wide(&parts) <= limit {
                    lines.push(std::mem::take(&mut line).close(false));
                    line.word(parts);
                    continue;
                }
                while wide(&parts) > limit - line.width - line.pending() {
                    let room = limit - line.width - line.pending();
                    match cut(typesetter, &parts, room, line.is_empty()) {
                        Some((first, rest)) => {
                            line.word(first);
                            parts = rest;
                        }
                        None if line.is_empty() => break,
                        None => {}
                    }
                    lines.push(std::mem::take(&mut line).close(false));
                }
                line.word(parts);
            }
        }
    }
    lines.push(line.close(true));
    lines
}

/// Keeps the first so many lines; the last of them is cut at a word and ends in an ellipsis.
pub fn shorten(typesetter: &Typesetter, pieces: &[Piece], lines: &mut Vec<Line>, most: usize, width: f32) {
    if lines.len() <= most {
        return;
    }
    lines.truncate(most.max(1));
    let Some(line) = lines.last_mut() else { return };
    while let Some(span) = line.spans.last_mut() {
        let Some(Piece::Words(_, look)) = pieces.get(span.piece) else {
            line.spans.pop();
            continue;
        };
        let dots = part(typesetter, span.piece, "…", look);
        if !span.text.is_empty() && span.x + span.width + dots.width <= width {
            let text = span.text.trim_end_matches([' ', ',', ';', ':']).len();
            truncate(span, text, look.size);
            append(line, dots);
            break;
        }
        match span.text.trim_end().rfind(' ') {
            Some(space) => truncate(span, space, look.size),
            None => {
                line.spans.pop();
            }
        }
    }
    line.width = line.spans.last().map_or(0.0, |span| span.x + span.width);
    line.ends = true;
}

fn truncate(span: &mut Span, text: usize, size: f32) {
    span.text.truncate(text);
    span.glyphs.retain(|glyph| (glyph.at as usize) < text);
    span.width = span.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * size * POINT;
}

/// The line that is being filled.
#[derive(Default)]
struct Open<'a> {
    parts: Vec<Part<'a>>,
    width: f32,
    /// Spaces behind the last word; they vanish if the line ends here.
    spaces: Vec<Part<'a>>,
}

impl<'a> Open<'a> {
    fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.spaces.is_empty()
    }

    fn pending(&self) -> f32 {
        self.spaces.iter().map(|part| part.width).sum()
    }

    fn space(&mut self, part: Part<'a>) {
        self.spaces.push(part);
    }

    fn word(&mut self, parts: Vec<Part<'a>>) {
        self.width += self.pending() + parts.iter().map(|part| part.width).sum::<f32>();
        self.parts.append(&mut self.spaces);
        self.parts.extend(parts);
    }

    fn close(self, ends: bool) -> Line {
        let mut line = Line { ends, ..Line::default() };
        for part in self.parts {
            append(&mut line, part);
        }
        line.width = self.width;
        line
    }
}

/// Puts a part at the end of a line, into the last span where piece and font are the same.
fn append(line: &mut Line, part: Part<'_>) {
    let mut x = line.spans.last().map_or(0.0, |span| span.x + span.width);
    let Some(Shown { text, word, look }) = part.shown else {
        let span =
            Span { piece: part.piece, x, width: part.width, face: Face::Regular, text: String::new(), glyphs: vec![] };
        line.spans.push(span);
        return;
    };
    let scale = look.size * POINT;
    let tracking = look.tracking / look.size;
    for (place, stretch) in word.stretches.iter().enumerate() {
        let first = if place == 0 { 0 } else { start(stretch) };
        let end = word.stretches.get(place + 1).map_or(text.len(), start);
        let width = stretch.glyphs.iter().map(|glyph| glyph.advance + tracking).sum::<f32>() * scale;
        let joins = line.spans.last().is_some_and(|span| span.piece == part.piece && span.face == stretch.face);
        if !joins {
            let span =
                Span { piece: part.piece, x, width: 0.0, face: stretch.face, text: String::new(), glyphs: vec![] };
            line.spans.push(span);
        }
        if let Some(span) = line.spans.last_mut() {
            let moved = span.text.len() as u32;
            span.text.push_str(&text[first..end]);
            span.glyphs.extend(stretch.glyphs.iter().map(|glyph| Glyph {
                advance: glyph.advance + tracking,
                at: glyph.at - first as u32 + moved,
                ..*glyph
            }));
            span.width += width;
        }
        x += width;
    }
}

fn start(stretch: &super::font::Stretch) -> usize {
    stretch.glyphs.iter().map(|glyph| glyph.at as usize).min().unwrap_or_default()
}

fn part<'a>(typesetter: &Typesetter, piece: usize, text: &'a str, look: &'a Look) -> Part<'a> {
    let word = typesetter.word(look.face, text);
    let letters: usize = word.stretches.iter().map(|stretch| stretch.glyphs.len()).sum();
    let width = (word.width * look.size + letters as f32 * look.tracking) * POINT;
    Part { piece, width, shown: Some(Shown { text, word, look }) }
}

fn tokens<'a>(typesetter: &Typesetter, pieces: &'a [Piece]) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut word = Vec::new();
    for (piece, content) in pieces.iter().enumerate() {
        let (text, look) = match content {
            Piece::Words(text, look) => (text.as_str(), look),
            Piece::Box(width) => {
                word.push(Part { piece, width: *width, shown: None });
                continue;
            }
        };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = match first {
                ' ' | '\t' | '\n' => first.len_utf8(),
                _ => chunk(rest),
            };
            let (here, after) = rest.split_at(length);
            rest = after;
            match first {
                ' ' if numbers(&text[..text.len() - length - rest.len()], rest) => {
                    word.push(part(typesetter, piece, here, look));
                }
                ' ' | '\t' | '\n' => {
                    if !word.is_empty() {
                        tokens.push(Token::Word(std::mem::take(&mut word)));
                    }
                    tokens.push(if first == '\n' {
                        Token::Feed
                    } else {
                        Token::Space(part(typesetter, piece, here, look))
                    });
                }
                _ => word.push(part(typesetter, piece, here, look)),
            }
        }
    }
    if !word.is_empty() {
        tokens.push(Token::Word(word));
    }
    tokens
}

/// True where a space stands between a word such as `Pasal` and its number.
fn numbers(before: &str, after: &str) -> bool {
    if !after.starts_with(|sign: char| sign.is_ascii_digit()) {
        return false;
    }
    let word = before.rsplit(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
    NUMBERED.iter().any(|numbered| word.eq_ignore_ascii_case(numbered))
}

/// Length of the string up to the next space, at most one chunk; accents stay with their letter.
fn chunk(text: &str) -> usize {
    let mut characters = 0;
    for (at, character) in text.char_indices() {
        if matches!(character, ' ' | '\t' | '\n') {
            return at;
        }
        let accent = matches!(character, '\u{300}'..='\u{36f}');
        if characters >= CHUNK && !accent {
            return at;
        }
        characters += 1;
    }
    text.len()
}

/// Cuts a string that is wider than a line so that its start fits into the room: after a sign that allows it,
/// else, where `anywhere`, at the last letter that fits. `None` where no cut is possible.
fn cut<'a>(
    typesetter: &Typesetter,
    parts: &[Part<'a>],
    room: f32,
    anywhere: bool,
) -> Option<(Vec<Part<'a>>, Vec<Part<'a>>)> {
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
        let Shown { word, text, .. } = parts.first()?.shown.as_ref()?;
        let glyphs = word.stretches.iter().flat_map(|stretch| &stretch.glyphs);
        let second = glyphs.map(|glyph| glyph.at as usize).find(|at| *at > 0);
        Some((0, second.unwrap_or(text.len())))
    };
    let (place, end) = if anywhere { signed.or(fitting).or_else(first_letter)? } else { signed? };
    let (mut first, mut rest) = (parts[..place].to_vec(), parts[place + 1..].to_vec());
    match &parts[place].shown {
        Some(Shown { text, look, .. }) if end < text.len() => {
            first.push(part(typesetter, parts[place].piece, &text[..end], look));
            rest.insert(0, part(typesetter, parts[place].piece, &text[end..], look));
        }
        _ => first.push(parts[place].clone()),
    }
    (!rest.is_empty()).then_some((first, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look() -> Look {
        Look { face: Face::Regular, size: 8.0, tracking: 0.0, ink: Ink::Text, lowered: 0.0, link: None }
    }

    fn broken(text: &str, width: f32) -> Vec<String> {
        let typesetter = Typesetter::new();
        let lines = break_lines(&typesetter, &[Piece::Words(text.to_owned(), look())], width);
        for line in &lines {
            assert!(line.width <= width + 0.02, "{} is wider than {width}", line.width);
            let drawn: f32 = line.spans.last().map_or(0.0, |span| span.x + span.width);
            assert!((drawn - line.width).abs() < 0.01);
        }
        lines.iter().map(|line| line.spans.iter().map(|span| span.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_keep_every_letter() {
        assert_eq!(broken("satu dua tiga empat lima", 18.0), ["satu dua tiga", "empat lima"]);
        assert_eq!(broken("a\n\nb", 18.0), ["a", "", "b"]);
        assert_eq!(broken("", 18.0), [""]);
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(broken("panjang dua tingkat\u{a0}4", 24.0), ["panjang dua", "tingkat\u{a0}4"]);
    }

    #[test]
    fn a_number_stays_with_the_word_it_belongs_to() {
        assert_eq!(broken("lihat Pasal 12 dan 13", 14.0), ["lihat", "Pasal 12", "dan 13"]);
        assert_eq!(broken("lihat Pasal kedua", 14.0), ["lihat Pasal", "kedua"]);
    }

    #[test]
    fn a_string_wider_than_a_line_breaks_after_a_sign_else_at_the_last_letter_that_fits() {
        let lines = broken("https://contoh.go.id/peraturan/wali-kota/nomor-41?tahun=2022", 30.0);
        assert!(lines.len() > 2);
        assert!(lines[..lines.len() - 1].iter().all(|line| line.ends_with(BREAK_AFTER)), "{lines:?}");
        let word = "w".repeat(300);
        let lines = broken(&word, 40.0);
        assert!(lines.len() > 3);
        assert_eq!(lines.concat(), word);
    }

    #[test]
    fn even_a_column_narrower_than_a_letter_shows_every_letter() {
        let typesetter = Typesetter::new();
        let lines = break_lines(&typesetter, &[Piece::Words("www".to_owned(), look())], 0.5);
        assert_eq!(lines.len(), 3);
    }

    #[test]
    fn emphasis_inside_a_word_is_no_place_to_break() {
        let typesetter = Typesetter::new();
        let strong = Look { face: Face::Semibold, ..look() };
        let pieces = [
            Piece::Words("satu (".to_owned(), look()),
            Piece::Words("3,75".to_owned(), strong),
            Piece::Words(") dua".to_owned(), look()),
        ];
        let lines = break_lines(&typesetter, &pieces, 9.0);
        let texts: Vec<String> =
            lines.iter().map(|line| line.spans.iter().map(|span| span.text.as_str()).collect()).collect();
        assert_eq!(texts, ["satu", "(3,75)", "dua"]);
    }

    #[test]
    fn a_shortened_text_ends_at_a_word_with_an_ellipsis_inside_the_width() {
        let typesetter = Typesetter::new();
        let pieces = [Piece::Words("satu dua tiga, empat lima enam tujuh".to_owned(), look())];
        let mut lines = break_lines(&typesetter, &pieces, 18.0);
        shorten(&typesetter, &pieces, &mut lines, 1, 18.0);
        assert_eq!(lines.len(), 1);
        let text: String = lines[0].spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(text, "satu dua…");
        assert!(lines[0].width <= 18.0);
    }

    #[test]
    fn glyphs_keep_pointing_into_the_text_they_were_joined_to() {
        let typesetter = Typesetter::new();
        let lines = break_lines(&typesetter, &[Piece::Words("ab cd\u{2588}e".to_owned(), look())], 50.0);
        let spans = &lines[0].spans;
        assert_eq!(spans.iter().map(|span| span.text.as_str()).collect::<Vec<_>>(), ["ab cd", "\u{2588}", "e"]);
        for span in spans {
            assert_eq!(
                span.glyphs.iter().map(|glyph| glyph.at as usize).collect::<Vec<_>>(),
                span.text.char_indices().map(|(at, _)| at).collect::<Vec<_>>()
            );
        }
    }
}
