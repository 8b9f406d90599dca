//! How the indicators spread over the levels (Sebaran tingkat), as one stacked bar.

use super::{
    mark::Sample,
    pen::{Font, PT, Pen, by_mode, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Table, at},
    spot::Spot,
    value::{level_counts, level_palette, level_text, sentence_of},
};
use crate::{rubric::Rubric, scoring::Score, t};

/// One bar with a part for each level somebody is at and one for the unanswered; every part carries its digit.
///
/// Parts too narrow for it are widened, to 13 points on screen, at the cost of the wide ones.
pub fn distribution(mode: Mode, rubric: &Rubric, score: &Score, size: (f32, f32), lettering: Lettering<'_>) -> Drawing {
    distribution_of(mode, &level_counts(rubric, score), size, lettering)
}

/// The bar of counts that are known without a score, lowest level first and the unanswered last.
pub fn distribution_of(
    mode: Mode,
    counts: &[(Option<u8>, usize)],
    size: (f32, f32),
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let shown = |(row, (level, many)): (usize, &(Option<u8>, usize))| (*many > 0).then_some((row, *level, *many));
    let parts: Vec<(usize, Option<u8>, usize)> = counts.iter().enumerate().filter_map(shown).collect();
    let gap = by_mode(mode, 1.0, 0.3);
    let room = size.0 - gap * parts.len().saturating_sub(1) as f32;
    let sizes: Vec<usize> = parts.iter().map(|(_, _, many)| *many).collect();
    let widths = widths(&sizes, room, by_mode(mode, 13.0, 3.6));
    let size_font = by_mode(mode, 12.0, 8.0 * PT).min(size.1 * 0.75);
    let mut x = 0.0;
    for ((row, level, many), wide) in parts.iter().zip(widths) {
        let palette = level_palette(*level);
        let (min, max) = (at(x, 0.0), at(x + wide, size.1));
        match (level, mode) {
            (None, Mode::Print) => pen.hatch(min, max),
            _ => pen.fill(min, max, by_mode(mode, 2.0, 0.0), Ink::Level(palette)),
        }
        if mode == Mode::Print && palette <= 1 {
            let (min, max) = (at(x + 0.07, 0.07), at(x + wide - 0.07, size.1 - 0.07));
            pen.rect(min, max, 0.0, None, Some(solid(0.14, Ink::LevelEdge(palette))));
        }
        let font = Font::semibold(size_font, Ink::OnLevel(palette));
        pen.text(at(x + wide / 2.0, font.centred(size.1 / 2.0)), Align::Center, level_text(*level), font);
        let title = level.map_or_else(|| t!(pen, chart.open).to_owned(), |level| t!(pen, chart.level, level = level));
        let count = pen.words.count(*many);
        pen.spot(Spot::new((min, max), *row, title).figure(Sample::level(palette), "", count));
        x += wide + gap;
    }
    let head = vec![t!(pen.words, chart.head.level).to_owned(), t!(pen.words, chart.head.count).to_owned()];
    let rows = counts.iter().map(|(level, many)| vec![level_text(*level), pen.words.count(*many)]).collect();
    pen.finish(sentence_of(lettering.words, counts), Table { head, rows })
}

/// Widths in proportion to the counts, none below `least` while there is room for that.
fn widths(parts: &[usize], room: f32, least: f32) -> Vec<f32> {
    let least = least.min(room / parts.len().max(1) as f32);
    let mut fixed = vec![false; parts.len()];
    loop {
        let taken = fixed.iter().filter(|fixed| **fixed).count() as f32 * least;
        let free: usize = parts.iter().zip(&fixed).filter(|(_, fixed)| !**fixed).map(|(many, _)| many).sum();
        let unit = (room - taken) / free.max(1) as f32;
        let narrow = parts.iter().zip(&fixed).position(|(many, fixed)| !fixed && *many as f32 * unit < least);
        let Some(place) = narrow else {
            let width = |(many, fixed): (&usize, &bool)| if *fixed { least } else { *many as f32 * unit };
            return parts.iter().zip(&fixed).map(width).collect();
        };
        fixed[place] = true;
    }
}

#[cfg(test)]
mod tests {
    use super::widths;

    #[test]
    fn narrow_parts_are_widened_and_the_sum_stays() {
        let parts = [1, 1, 45];
        let wide = widths(&parts, 196.0, 13.0);
        assert_eq!(wide[..2], [13.0, 13.0]);
        assert!((wide.iter().sum::<f32>() - 196.0).abs() < 0.01, "{wide:?}");
        let tight = widths(&parts, 30.0, 13.0);
        assert!(tight.iter().all(|wide| (wide - 10.0).abs() < 0.01), "{tight:?}");
    }
}
