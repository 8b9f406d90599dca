//! The four fonts and the shaping of words with them.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    rc::Rc,
    sync::OnceLock,
};

use harfrust::{Direction, Feature, FontRef, ShapeOptions, ShapePlan, Shaper, ShaperData, Tag, UnicodeBuffer, script};
use read_fonts::TableProvider as _;

use super::POINT;
use crate::{
    chart::{Fit, Weight},
    report::model::Face,
};

/// Stands for a character that no font has.
const SUBSTITUTE: char = '\u{25a1}';

/// One font with what shaping needs, read once.
struct Font {
    reference: FontRef<'static>,
    data: ShaperData,
}

static FONTS: OnceLock<Vec<Font>> = OnceLock::new();

/// The whole file of a font.
pub const fn font_bytes(face: Face) -> &'static [u8] {
    match face {
        Face::Regular => include_bytes!("../../../assets/fonts/Lato-Regular.ttf"),
        Face::Semibold => include_bytes!("../../../assets/fonts/Lato-Semibold.ttf"),
        Face::Italic => include_bytes!("../../../assets/fonts/Lato-Italic.ttf"),
        Face::Mono => include_bytes!("../../../assets/fonts/NotoSansMono-Regular.ttf"),
    }
}

/// The name of a font as PDF files state it.
pub const fn font_name(face: Face) -> &'static str {
    match face {
        Face::Regular => "Lato-Regular",
        Face::Semibold => "Lato-Semibold",
        Face::Italic => "Lato-Italic",
        Face::Mono => "NotoSansMono-Regular",
    }
}

/// All fonts in the order of [`Face::ALL`]; empty only if a font file were broken, which a test rules out.
fn fonts() -> &'static [Font] {
    FONTS.get_or_init(|| {
        let read = |face: Face| {
            let reference = FontRef::new(font_bytes(face)).ok()?;
            Some(Font { data: ShaperData::new(&reference), reference })
        };
        Face::ALL.into_iter().map(read).collect::<Option<Vec<Font>>>().unwrap_or_default()
    })
}

/// A glyph of a shaped word; lengths in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Number of the glyph in its font.
    pub id: u16,
    /// Way to the next glyph, kerning included.
    pub advance: f32,
    /// How far right of the pen it is drawn; 0 but for combining accents.
    pub shift: f32,
    /// Byte in the text at which its cluster starts.
    pub at: u32,
}

/// Glyphs of one font.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Their font; another than asked for where that lacks the characters.
    pub face: Face,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

/// A shaped word.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Word {
    /// Its glyphs by font; nearly always one stretch.
    pub stretches: Vec<Stretch>,
    /// Its width in em.
    pub width: f32,
}

/// Shapes words and remembers them, together with the characters that no font has.
pub struct Typesetter {
    shapers: Vec<(Shaper<'static>, ShapePlan)>,
    features: [Feature; 2],
    words: [RefCell<HashMap<Box<str>, Rc<Word>>>; Face::ALL.len()],
    known: RefCell<HashMap<(Face, char), bool>>,
    missing: RefCell<BTreeSet<char>>,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// A typesetter that has seen nothing yet.
    pub fn new() -> Self {
        let features = [Feature::new(Tag::new(b"liga"), 0, ..), Feature::new(Tag::new(b"clig"), 0, ..)];
        let shapers = fonts()
            .iter()
            .map(|font| {
                let shaper = font.data.shaper(&font.reference).build();
                let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, &features);
                (shaper, plan)
            })
            .collect();
        Self { shapers, features, words: Default::default(), known: RefCell::default(), missing: RefCell::default() }
    }

    /// Characters that were asked for and that no font has, in order. They are shown as `□`.
    pub fn missing(&self) -> Vec<char> {
        self.missing.borrow().iter().copied().collect()
    }

    /// A shaped word, shaped only once.
    pub fn word(&self, face: Face, text: &str) -> Rc<Word> {
        let words = &self.words[face as usize];
        if let Some(word) = words.borrow().get(text) {
            return Rc::clone(word);
        }
        let word = Rc::new(self.shape(face, text));
        words.borrow_mut().insert(text.into(), Rc::clone(&word));
        word
    }

    /// Width of a line of text in millimetres.
    pub fn width(&self, face: Face, text: &str, points: f32) -> f32 {
        let ems: f32 = text.split_inclusive(' ').map(|word| self.word(face, word).width).sum();
        ems * points * POINT
    }

    fn shape(&self, face: Face, text: &str) -> Word {
        let mut word = Word::default();
        let mut run: Vec<(u32, char)> = Vec::new();
        let mut run_face = face;
        for (at, character) in text.char_indices() {
            if is_invisible(character) {
                continue;
            }
            let (here, shown) = self.choose(face, character);
            if here != run_face {
                self.shape_run(run_face, &run, &mut word);
                run.clear();
                run_face = here;
            }
            run.push((at as u32, shown));
        }
        self.shape_run(run_face, &run, &mut word);
        word
    }

    /// The font that has a character, and what is drawn for it.
    fn choose(&self, face: Face, character: char) -> (Face, char) {
        let character = if character == '\t' { ' ' } else { character };
        if self.has(face, character) {
            return (face, character);
        }
        if self.has(Face::Mono, character) {
            return (Face::Mono, character);
        }
        self.missing.borrow_mut().insert(character);
        (face, SUBSTITUTE)
    }

    fn has(&self, face: Face, character: char) -> bool {
        if matches!(character, ' '..='~') {
            return true;
        }
        if character.is_control() {
            return false;
        }
        *self.known.borrow_mut().entry((face, character)).or_insert_with(|| {
            let mut alone = Word::default();
            self.shape_run(face, &[(0, character)], &mut alone);
            alone.stretches.iter().flat_map(|stretch| &stretch.glyphs).all(|glyph| glyph.id != 0)
        })
    }

    fn shape_run(&self, face: Face, run: &[(u32, char)], into: &mut Word) {
        let Some((shaper, plan)) = self.shapers.get(face as usize) else { return };
        if run.is_empty() {
            return;
        }
        let mut buffer = UnicodeBuffer::new();
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        for (at, character) in run {
            buffer.add(*character, *at);
        }
        let shaped = shaper.shape(buffer, ShapeOptions::new().plan(Some(plan)).features(&self.features));
        let em = shaper.units_per_em() as f32;
        let mut glyphs = Vec::with_capacity(shaped.len());
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let advance = position.x_advance as f32 / em;
            into.width += advance;
            let id = info.glyph_id as u16;
            glyphs.push(Glyph { id, advance, shift: position.x_offset as f32 / em, at: info.cluster });
        }
        into.stretches.push(Stretch { face, glyphs });
    }
}

impl Fit for Typesetter {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        // The letter size is in the unit of the drawing, so the width is too.
        let face = face_of(weight);
        text.split_inclusive(' ').map(|word| self.word(face, word).width).sum::<f32>() * size
    }
}

/// The font for a weight in drawings.
pub(in crate::report) fn face_of(weight: Weight) -> Face {
    match weight {
        Weight::Regular => Face::Regular,
        Weight::Semibold => Face::Semibold,
    }
}

/// What the box for a character that no font has is extracted as where a reader does not look at the cluster's own
/// text, with its glyph by font.
pub(in crate::report) fn substitute() -> (char, [Option<u16>; Face::ALL.len()]) {
    let typesetter = Typesetter::new();
    let mut buffer = [0; 4];
    let text = SUBSTITUTE.encode_utf8(&mut buffer);
    let glyph = |face: Face| Some(typesetter.word(face, text).stretches.first()?.glyphs.first()?.id);
    (SUBSTITUTE, Face::ALL.map(glyph))
}

/// What PDF files state about a font, as its file has it; lengths in font units.
pub(in crate::report) struct Measures {
    /// Units per em.
    pub units: u16,
    /// Highest and lowest reach of letters.
    pub ascent: i16,
    pub descent: i16,
    /// Left, bottom, right and top of all glyphs together.
    pub bounds: [i16; 4],
    /// Rise and run of the caret.
    pub slope: (i16, i16),
    /// Weight, 400 for regular.
    pub weight: u16,
    /// Advance widths of the glyphs that were asked for.
    pub advances: Vec<u16>,
}

/// Reads what PDF files state about a font and the advance widths of some glyphs.
pub(in crate::report) fn measures(face: Face, glyphs: &[u16]) -> Option<Measures> {
    let font = &fonts().get(face as usize)?.reference;
    let (head, hhea, hmtx, os2) = (font.head().ok()?, font.hhea().ok()?, font.hmtx().ok()?, font.os2().ok()?);
    Some(Measures {
        units: head.units_per_em(),
        ascent: hhea.ascender().to_i16(),
        descent: hhea.descender().to_i16(),
        bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()],
        slope: (hhea.caret_slope_rise(), hhea.caret_slope_run()),
        weight: os2.us_weight_class(),
        advances: glyphs.iter().map(|glyph| hmtx.advance((*glyph).into())).collect::<Option<_>>()?,
    })
}

/// Characters that by their nature draw nothing: joiners, direction marks, soft hyphen, byte-order mark, selectors.
pub(in crate::report) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::is_printable;

    #[test]
    fn every_font_is_read_and_has_what_the_report_writes_itself() {
        assert_eq!(fonts().len(), Face::ALL.len());
        let typesetter = Typesetter::new();
        for face in Face::ALL {
            for character in "− × ÷ → ≥ ≤ Σ – … › · “ ” □ é".chars() {
                assert!(typesetter.has(face, character), "{face:?} {character}");
            }
        }
    }

    #[test]
    fn digits_are_equally_wide_and_letters_are_kerned() {
        let typesetter = Typesetter::new();
        let width = |text: &str| Typesetter::width(&typesetter, Face::Regular, text, 10.0);
        for digit in '0'..='9' {
            assert!((width(&digit.to_string()) - width("0")).abs() < 1e-4);
        }
        assert!(width("AV") < width("A") + width("V"));
        let fi = typesetter.word(Face::Regular, "fi");
        assert_eq!(fi.stretches[0].glyphs.len(), 2, "no ligatures");
    }

    #[test]
    fn a_character_that_no_font_has_is_shown_as_a_box_and_reported() {
        let typesetter = Typesetter::new();
        let word = typesetter.word(Face::Regular, "a漢\u{7}b");
        assert_eq!(word.stretches.iter().map(|stretch| stretch.glyphs.len()).sum::<usize>(), 4);
        assert_eq!(typesetter.missing(), ['\u{7}', '漢']);
    }

    #[test]
    fn the_checks_know_exactly_the_characters_that_are_printed() {
        let typesetter = Typesetter::new();
        let ranges = [
            '\0'..='\u{33ff}',
            '\u{a640}'..='\u{abff}',
            '\u{e000}'..='\u{ffff}',
            '\u{1b000}'..='\u{1f6ff}',
            '\u{e0000}'..='\u{e1000}',
        ];
        let known = |character: &char| {
            let character = *character;
            let drawn = is_invisible(character) || matches!(character, '\n' | '\t');
            let drawn = drawn || typesetter.has(Face::Regular, character) || typesetter.has(Face::Mono, character);
            is_printable(character) == drawn
        };
        let wrong: Vec<u32> = ranges.into_iter().flatten().filter(|one| !known(one)).map(u32::from).collect();
        assert!(wrong.is_empty(), "{wrong:x?}");
    }

    #[test]
    fn a_character_that_only_the_other_font_has_is_taken_from_there() {
        let typesetter = Typesetter::new();
        let word = typesetter.word(Face::Regular, "x\u{2588}y");
        assert_eq!(
            word.stretches.iter().map(|stretch| stretch.face).collect::<Vec<_>>(),
            [Face::Regular, Face::Mono, Face::Regular]
        );
        assert!(typesetter.missing().is_empty());
    }

    #[test]
    fn the_width_table_agrees_with_unkerned_shaping() {
        let typesetter = Typesetter::new();
        for face in Face::ALL {
            let glyph = typesetter.word(face, "m").stretches[0].glyphs[0];
            let measures = measures(face, &[glyph.id]).unwrap();
            assert!((f32::from(measures.advances[0]) / f32::from(measures.units) - glyph.advance).abs() < 1e-6);
            assert!(measures.ascent > 0 && measures.descent < 0 && measures.bounds[0] < measures.bounds[2]);
        }
    }
}
