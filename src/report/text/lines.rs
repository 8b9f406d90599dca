//! Breaking text into lines: greedily at spaces; strings wider than a line after certain signs, else anywhere.

use std::collections::VecDeque;

use super::{
    Glyph, POINT, Typesetter,
    cut::cut,
    tokens::{MARKER, Part, Shown, Token, Tokens, is_marker, part},
};
use crate::{
    chart::Ink,
    report::model::{Anchor, Face},
};

/// Most of a line that the number or sign before the item of a typed list takes.
const MOST_HANGING: f32 = 0.25;

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
    /// Its width without spaces at its end, from the left edge of the text.
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

/// How lines are broken.
#[derive(Debug, Clone, Copy)]
pub struct Breaking {
    /// Widest line in millimetres.
    pub width: f32,
    /// No more than so many lines are wanted: what follows the one after them is not looked at.
    pub wanted: Option<usize>,
    /// Lines of the item of a typed list stand under its words, not under its number or sign.
    pub hanging: bool,
}

/// Breaks pieces into lines of at most this width; there is always at least one line.
pub fn break_lines(typesetter: &Typesetter, pieces: &[Piece], breaking: Breaking) -> Vec<Line> {
    let Breaking { width, wanted, hanging } = breaking;
    // A hair of tolerance: columns are cut to fit sums of the same widths.
    let limit = width + 0.01;
    let mut lines = Vec::new();
    let mut line = Open::default();
    // Where the lines of this paragraph begin, but for its first.
    let mut indent = 0.0;
    let mut first = true;
    for token in Tokens::of(typesetter, pieces) {
        if wanted.is_some_and(|wanted| lines.len() > wanted) {
            return lines;
        }
        match token {
            Token::Feed => {
                (indent, first) = (0.0, true);
                lines.push(line.turn(indent).close(true));
            }
            Token::Space(part) => {
                let item = hanging && first && line.is_item();
                line.space(part);
                if item {
                    let begins = line.width + line.pending();
                    indent = if begins <= width * MOST_HANGING { begins } else { 0.0 };
                }
            }
            Token::Word(parts) => {
                if !wider(&parts, line.width + line.pending(), limit) {
                    line.word(parts);
                    continue;
                }
                first = false;
                if !wider(&parts, indent, limit) {
                    lines.push(line.turn(indent).close(false));
                    line.word(parts);
                    continue;
                }
                let mut parts = VecDeque::from(parts);
                while wider(&parts, 0.0, limit - line.width - line.pending()) {
                    let room = limit - line.width - line.pending();
                    match cut(typesetter, &mut parts, room, line.is_empty()) {
                        Some(first) => line.word(first),
                        None if line.is_empty() => break,
                        None => {}
                    }
                    lines.push(line.turn(indent).close(false));
                    if wanted.is_some_and(|wanted| lines.len() > wanted) {
                        return lines;
                    }
                }
                line.word(parts);
            }
        }
    }
    lines.push(line.close(true));
    lines
}

/// Whether parts behind so much are wider than this. The rest of a string of a million letters is not added up for it.
fn wider<'a, 'b: 'a>(parts: impl IntoIterator<Item = &'a Part<'b>>, before: f32, limit: f32) -> bool {
    let mut width = 0.0;
    parts.into_iter().any(|part| {
        width += part.width;
        before + width > limit
    })
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
    /// Where it begins.
    indent: f32,
    /// Where its last word ends.
    width: f32,
    /// Spaces behind the last word; they vanish if the line ends here.
    spaces: Vec<Part<'a>>,
}

impl<'a> Open<'a> {
    /// Takes the line; what follows stands on a new one that begins so far in.
    fn turn(&mut self, indent: f32) -> Self {
        std::mem::replace(self, Open { width: indent, indent, ..Open::default() })
    }

    fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.spaces.is_empty()
    }

    /// True where it is the number or sign before the item of a list: `-`, `2.`, `a)`, `(1)`.
    fn is_item(&self) -> bool {
        let shown = self.parts.iter().filter_map(|part| part.shown.as_ref());
        // Longer ones are words; a string of a million letters is not put together for it.
        let text: String = shown.flat_map(|shown| shown.text.chars()).take(MARKER + 1).collect();
        is_marker(text.trim_start())
    }

    fn pending(&self) -> f32 {
        self.spaces.iter().map(|part| part.width).sum()
    }

    fn space(&mut self, part: Part<'a>) {
        self.spaces.push(part);
    }

    fn word(&mut self, parts: impl IntoIterator<Item = Part<'a>>) {
        let mut width = 0.0;
        let pending = self.pending();
        self.parts.append(&mut self.spaces);
        self.parts.extend(parts.into_iter().inspect(|part| width += part.width));
        self.width += pending + width;
    }

    fn close(self, ends: bool) -> Line {
        let mut line = Line { ends, ..Line::default() };
        for part in self.parts {
            append(&mut line, part);
        }
        // The words of two lines stay apart where they are read out or copied: the space is there and takes no room.
        if let Some(space) = self.spaces.into_iter().next().filter(|_| !ends) {
            append_without_width(&mut line, space);
        }
        line.spans.iter_mut().for_each(|span| span.x += self.indent);
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

/// The same, drawn over what comes next.
fn append_without_width(line: &mut Line, part: Part<'_>) {
    let before = line.spans.last().map_or((0, 0.0), |span| (span.glyphs.len(), span.width));
    let spans = line.spans.len();
    append(line, part);
    let (glyphs, width) = if line.spans.len() == spans { before } else { (0, 0.0) };
    if let Some(span) = line.spans.last_mut() {
        span.width = width;
        span.glyphs.iter_mut().skip(glyphs).for_each(|glyph| glyph.advance = 0.0);
    }
}

fn start(stretch: &super::font::Stretch) -> usize {
    stretch.glyphs.iter().map(|glyph| glyph.at as usize).min().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{super::cut::BREAK_AFTER, *};

    fn look() -> Look {
        Look { face: Face::Regular, size: 8.0, tracking: 0.0, ink: Ink::Text, lowered: 0.0, link: None }
    }

    fn to(width: f32) -> Breaking {
        Breaking { width, wanted: None, hanging: false }
    }

    fn broken(text: &str, width: f32) -> Vec<String> {
        let typesetter = Typesetter::new();
        let lines = break_lines(&typesetter, &[Piece::Words(text.to_owned(), look())], to(width));
        for line in &lines {
            assert!(line.width <= width + 0.02, "{} is wider than {width}", line.width);
            let drawn: f32 = line.spans.last().map_or(0.0, |span| span.x + span.width);
            assert!((drawn - line.width).abs() < 0.01);
        }
        lines.iter().map(words).collect()
    }

    /// What stands in a line, without the space it broke at.
    fn words(line: &Line) -> String {
        let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
        assert!(!line.ends || text.trim_end() == text, "a line that ends a paragraph has no space behind it");
        text.trim_end().to_owned()
    }

    #[test]
    fn words_of_two_lines_are_apart_without_taking_room_and_those_of_one_word_are_not() {
        let typesetter = Typesetter::new();
        for (text, apart) in [("satu dua tiga empat lima", true), ("wwwwwwwwwwwwwwwwwwwwwwwww", false)] {
            let lines = break_lines(&typesetter, &[Piece::Words(text.to_owned(), look())], to(18.0));
            assert!(!lines[0].spans.is_empty());
            if let Some(last) = lines[0].spans.last() {
                assert_eq!(last.text.ends_with(' '), apart, "{text}");
                let advances: f32 = last.glyphs.iter().map(|glyph| glyph.advance).sum();
                assert!((advances * 8.0 * POINT - last.width).abs() < 0.01, "{text}");
            }
        }
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
    fn a_date_and_a_code_with_its_pages_stay_on_one_line() {
        assert_eq!(broken("dinilai per 14 Juni 2024 saja", 20.0), ["dinilai per", "14 Juni 2024", "saja"]);
        assert_eq!(broken("sesuai 32.d hlm. 4–11 itu", 22.0), ["sesuai", "32.d hlm. 4–11", "itu"]);
        assert_eq!(broken("ada 14 Juniper 2024", 15.0), ["ada 14", "Juniper", "2024"]);
    }

    #[test]
    fn what_is_kept_together_gives_way_at_its_spaces_where_the_line_is_narrower() {
        assert_eq!(broken("14 September 2024", 16.0), ["14", "September", "2024"]);
        assert_eq!(broken("Rp1.660\u{a0}juta", 13.0), ["Rp1.660", "juta"]);
    }

    /// Left ends of the lines and their words.
    fn hung(text: &str, width: f32) -> Vec<(f32, String)> {
        let typesetter = Typesetter::new();
        let breaking = Breaking { hanging: true, ..to(width) };
        let lines = break_lines(&typesetter, &[Piece::Words(text.to_owned(), look())], breaking);
        assert!(lines.iter().all(|line| line.width <= width + 0.02), "{lines:?}");
        lines.iter().map(|line| (line.spans.first().map_or(0.0, |span| span.x), words(line))).collect()
    }

    #[test]
    fn lines_of_a_typed_list_stand_under_the_words_of_their_item() {
        for marker in ["-", "•", "1.", "12)", "a.", "(3)", "  -"] {
            let lines = hung(&format!("{marker} satu dua tiga empat\nlima enam tujuh delapan"), 24.0);
            let begins = Typesetter::new().width(Face::Regular, &format!("{marker} "), 8.0);
            let wanted = [0.0, begins, 0.0, 0.0];
            assert_eq!(lines.len(), wanted.len(), "{lines:?}");
            for ((x, text), wanted) in lines.iter().zip(wanted) {
                assert!((x - wanted).abs() < 0.01, "{marker}: {text} at {x}, not {wanted}");
            }
        }
    }

    #[test]
    fn a_sentence_that_begins_with_a_word_or_a_long_number_is_no_list() {
        for start in ["Ya.", "A.", "2024.", "dan", "1.2", "-x", ""] {
            let lines = hung(&format!("{start} satu dua tiga empat lima enam"), 24.0);
            assert!(lines.len() > 1 && lines.iter().all(|(x, _)| *x == 0.0), "{start}: {lines:?}");
        }
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

    /// What stands at the edge of every page is cut to a line, however long it is.
    #[test]
    fn what_is_not_wanted_is_not_broken_and_changes_nothing_of_what_is() {
        let typesetter = Typesetter::new();
        for text in ["w".repeat(3_000), "satu dua tiga empat ".repeat(60), "a\n".repeat(60)] {
            let pieces = [Piece::Words(text, look())];
            let whole = break_lines(&typesetter, &pieces, to(18.0));
            for most in 1..4 {
                let mut few = break_lines(&typesetter, &pieces, Breaking { wanted: Some(most), ..to(18.0) });
                assert_eq!(few, whole[..=most]);
                let mut cut = whole.clone();
                shorten(&typesetter, &pieces, &mut few, most, 18.0);
                shorten(&typesetter, &pieces, &mut cut, most, 18.0);
                assert_eq!(few, cut);
            }
        }
    }

    #[test]
    fn even_a_column_narrower_than_a_letter_shows_every_letter() {
        let typesetter = Typesetter::new();
        let lines = break_lines(&typesetter, &[Piece::Words("www".to_owned(), look())], to(0.5));
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
        let lines = break_lines(&typesetter, &pieces, to(9.0));
        let texts: Vec<String> = lines.iter().map(words).collect();
        assert_eq!(texts, ["satu", "(3,75)", "dua"]);
    }

    #[test]
    fn a_shortened_text_ends_at_a_word_with_an_ellipsis_inside_the_width() {
        let typesetter = Typesetter::new();
        let pieces = [Piece::Words("satu dua tiga, empat lima enam tujuh".to_owned(), look())];
        let mut lines = break_lines(&typesetter, &pieces, to(18.0));
        shorten(&typesetter, &pieces, &mut lines, 1, 18.0);
        assert_eq!(lines.len(), 1);
        let text: String = lines[0].spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(text, "satu dua…");
        assert!(lines[0].width <= 18.0);
    }

    #[test]
    fn glyphs_keep_pointing_into_the_text_they_were_joined_to() {
        let typesetter = Typesetter::new();
        let lines = break_lines(&typesetter, &[Piece::Words("ab cd\u{2588}e".to_owned(), look())], to(50.0));
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
