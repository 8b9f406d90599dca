//! Which glyphs the pages use, and the fonts cut down to them.

use std::collections::BTreeMap;

use printpdf::{FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub};
use subsetter::GlyphRemapper;

use super::ReportError;
use crate::report::{
    layout::{Item, Page, TextRun},
    model::Face,
    text::{Glyph, font_bytes, font_name, is_invisible, measures, substitute},
};

/// A glyph in its subset.
#[derive(Debug, Clone)]
pub(super) struct Used {
    /// Number in the subset.
    pub id: u16,
    /// What is extracted where it stands.
    pub text: String,
    /// Advance in thousandths of an em as the file's width table states it: whole, cut off.
    pub width: i32,
}

/// Glyphs by font and original number.
pub(super) struct Glyphs {
    used: [BTreeMap<u16, Used>; Face::ALL.len()],
}

/// Letters of a text run that belong together: one or more glyphs for one or more characters.
pub(super) struct Cluster<'a> {
    pub glyphs: &'a [Glyph],
    /// What it stands for, as it should be extracted.
    pub text: String,
}

impl Glyphs {
    /// Collects the glyphs of all pages. The first text a glyph stands for is the one its font remembers; the box for
    /// what no font has is remembered as a box.
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut used: [BTreeMap<u16, Used>; Face::ALL.len()] = Default::default();
        for item in pages.iter().flat_map(|page| &page.items) {
            let Item::Text(run) = item else { continue };
            let used = &mut used[run.face as usize];
            for cluster in clusters(run) {
                for (place, glyph) in cluster.glyphs.iter().enumerate() {
                    used.entry(glyph.id).or_insert_with(|| Used {
                        id: 0,
                        text: if place == 0 { cluster.text.clone() } else { String::new() },
                        width: 0,
                    });
                }
            }
        }
        let (shown, boxes) = substitute();
        for ((face, used), substitute) in Face::ALL.into_iter().zip(&mut used).zip(boxes) {
            if let Some(glyph) = substitute.and_then(|id| used.get_mut(&id)) {
                glyph.text = shown.to_string();
            }
            let ids: Vec<u16> = used.keys().copied().collect();
            let Some(measures) = measures(face, &ids) else { continue };
            for (place, (glyph, width)) in used.values_mut().zip(measures.advances).enumerate() {
                glyph.id = place as u16 + 1;
                // The way printpdf reckons it, so that our offsets meet the widths it writes.
                glyph.width = (f32::from(width) * 1000.0 / f32::from(measures.units)) as i32;
            }
        }
        Self { used }
    }

    /// A glyph in its subset.
    pub(super) fn get(&self, face: Face, glyph: u16) -> Option<&Used> {
        self.used[face as usize].get(&glyph)
    }

    /// The glyphs of a font, by their numbers in the subset.
    pub(super) fn all(&self, face: Face) -> impl Iterator<Item = &Used> {
        self.used[face as usize].values()
    }

    /// The subset of every font that is used.
    pub(super) fn fonts(&self) -> Result<Vec<(Face, PdfFont)>, ReportError> {
        let mut fonts = Vec::new();
        for (face, used) in Face::ALL.into_iter().zip(&self.used) {
            if used.is_empty() {
                continue;
            }
            let mut remapper = GlyphRemapper::new();
            for glyph in used.keys() {
                remapper.remap(*glyph);
            }
            let bytes = subsetter::subset(font_bytes(face), 0, &remapper)
                .map_err(|error| ReportError::Font { font: font_name(face), reason: error.to_string() })?;
            fonts.push((face, PdfFont::new(parsed(face, used, bytes)?)));
        }
        Ok(fonts)
    }
}

fn parsed(face: Face, used: &BTreeMap<u16, Used>, bytes: Vec<u8>) -> Result<ParsedFont, ReportError> {
    let ids: Vec<u16> = used.keys().copied().collect();
    let measures =
        measures(face, &ids).ok_or_else(|| ReportError::Font { font: font_name(face), reason: "hmtx".to_owned() })?;
    let [x_min, y_min, x_max, y_max] = measures.bounds;
    Ok(ParsedFont {
        original_bytes: bytes,
        font_index: 0,
        // Six capitals and a plus sign mark a subset; the same ones always, for the same bytes.
        font_name: Some(format!("SPBEM{}+{}", char::from(b'A' + face as u8), font_name(face))),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: used.values().map(|glyph| glyph.id).zip(measures.advances).collect(),
        units_per_em: measures.units,
        font_metrics: FontMetrics { ascent: measures.ascent, descent: measures.descent },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: measures.units,
            x_min,
            y_min,
            x_max,
            y_max,
            caret_slope_rise: measures.slope.0,
            caret_slope_run: measures.slope.1,
            us_weight_class: measures.weight,
        },
    })
}

/// Cuts a run into clusters.
pub(super) fn clusters(run: &TextRun) -> impl Iterator<Item = Cluster<'_>> {
    let mut rest = run.glyphs.as_slice();
    std::iter::from_fn(move || {
        let first = rest.first()?;
        let count = rest.iter().take_while(|glyph| glyph.at == first.at).count();
        let (glyphs, after) = rest.split_at(count);
        rest = after;
        let end = after.first().map_or(run.text.len(), |next| next.at as usize);
        let text = run.text.get(first.at as usize..end).unwrap_or_default();
        Some(Cluster { glyphs, text: extracted(text) })
    })
}

/// Spaces of all kinds are extracted as plain ones; characters that draw nothing are left out.
fn extracted(text: &str) -> String {
    let visible = |character: char| match character {
        '\t' | '\u{a0}' | '\u{2002}' => Some(' '),
        invisible if is_invisible(invisible) => None,
        other => Some(other),
    };
    text.chars().filter_map(visible).collect()
}
