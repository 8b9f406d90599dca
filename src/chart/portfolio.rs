//! Many institutions: their indices as one square each, and how the values of each domain spread.

use super::{
    mark::Sample,
    pen::{Font, PT, Pen, by_mode, dashed, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Table, at},
    spot::Spot,
    value::{limit_text, value_palette},
};
use crate::{
    insight::{Bin, PortfolioView, Strip, squares, strip},
    rubric::{Exact, Rubric},
    t,
    words::{Words, fraction},
};

/// Lower than this, squares of one part of the axis run together into a bar.
const LEAST: f32 = 2.0;
/// Lower than this, squares on each other have one edge around them all.
const EDGED: f32 = 7.0;
/// Most institutions that are named at a part of the axis.
const MOST_NAMED: usize = 6;

/// A square for every institution, stacked where its index falls, in the colours of the predicates; below them how many
/// have each predicate, and the median of the complete ones.
pub fn index_squares(
    mode: Mode,
    rubric: &Rubric,
    view: &PortfolioView,
    size: (f32, f32),
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let words = pen.words;
    let median = strip(&view.indices());
    let (sentence, table) =
        (squares_sentence(words, rubric, view, median.as_ref()), squares_table(words, rubric, view));
    let Some((low, high)) = rubric.value_range() else { return pen.finish(sentence, table) };
    let parts = squares(rubric, view);
    let small = by_mode(mode, 11.0, 7.25 * PT);
    let (below, edge) = (by_mode(mode, 40.0, 11.0), by_mode(mode, 4.0, 1.0));
    let (left, right, bottom) = (edge, size.0 - edge, size.1 - below);
    let x = |value: &Exact| left + fraction(&((value - low) / (high - low))).clamp(0.0, 1.0) * (right - left);
    let wide = (right - left) / parts.len().max(1) as f32;
    let most = parts.iter().map(Vec::len).max().unwrap_or_default().max(1);
    let tall = wide.min((bottom - by_mode(mode, 6.0, 2.0)) / most as f32);
    let font = Font::regular(small, Ink::Muted);
    for band in rubric.bands.iter().skip(1) {
        let place = x(&band.from);
        let (dash, gap) = (by_mode(mode, 2.0, 0.6), by_mode(mode, 3.0, 0.8));
        pen.line(at(place, 0.0), at(place, bottom), dashed(by_mode(mode, 1.0, 0.18), Ink::Faint, dash, gap));
    }
    let bounds = [low, high].into_iter().chain(rubric.bands.iter().skip(1).map(|band| &band.from));
    for bound in bounds {
        let text = limit_text(words, bound, 0);
        let half = pen.width(&text, font) / 2.0;
        let place = x(bound).clamp(half, (size.0 - half).max(half));
        pen.text(at(place, bottom + by_mode(mode, 14.0, 3.8)), Align::Center, text, font);
    }
    for band in &rubric.bands {
        let many =
            view.rows.iter().filter(|row| rubric.band(&row.member.summary.index).map(|one| &one.id) == Some(&band.id));
        let room = x(&band.to) - x(&band.from);
        let text = format!("{} {}", band.name, words.count(many.count()));
        if pen.width(&text, font) <= room {
            let middle = f32::midpoint(x(&band.from), x(&band.to));
            pen.text(at(middle, bottom + by_mode(mode, 30.0, 8.4)), Align::Center, text, font.inked(Ink::Text));
        }
    }
    pen.line(at(left, bottom), at(right, bottom), solid(by_mode(mode, 1.0, 0.2), Ink::Muted));
    let gap = (wide * 0.08).min(tall * 0.12);
    for (row, (place, part)) in parts.iter().enumerate().filter(|(_, part)| !part.is_empty()).enumerate() {
        let from = left + place as f32 * wide;
        let members: Vec<_> = part.iter().filter_map(|row| view.rows.get(*row)).collect();
        let palette =
            |place: usize| members.get(place).map_or(0, |row| value_palette(rubric, &row.member.summary.index));
        let edge = |ink: Ink| solid(by_mode(mode, 1.0, 0.14), ink);
        let whole = at(from + gap, bottom - tall * members.len() as f32);
        if tall < by_mode(mode, LEAST, 0.5) {
            let (fill, ink) = (Ink::Level(palette(0)), Ink::LevelEdge(palette(0)));
            pen.rect(whole, at(from + wide - gap, bottom), 0.0, Some(fill), Some(edge(ink)));
        } else {
            let edged = tall >= by_mode(mode, EDGED, 1.5);
            for number in 0..members.len() {
                let base = bottom - tall * number as f32;
                let (min, max) = (at(from + gap, base - tall + gap), at(from + wide - gap, base));
                let radius = if edged { by_mode(mode, 2.0, 0.0).min(tall / 4.0) } else { 0.0 };
                let own = edged.then(|| edge(Ink::LevelEdge(palette(number))));
                pen.rect(min, max, radius, Some(Ink::Level(palette(number))), own);
            }
            if !edged {
                let ink = Ink::LevelEdge(palette(0));
                pen.rect(whole, at(from + wide - gap, bottom), 0.0, None, Some(edge(ink)));
            }
        }
        let names: Vec<&str> = members.iter().rev().map(|row| row.member.summary.institution.as_str()).collect();
        let first = low + Bin::width() * Exact::from_integer(place.into());
        let last = &first + Bin::width() - Exact::new(1.into(), 100.into());
        let title = format!("{}–{}", words.decimal(&first, 2), words.decimal(&last, 2));
        let many = words.count(members.len());
        let spot = Spot::new((at(from, by_mode(mode, 4.0, 1.0)), at(from + wide, bottom)), row, title)
            .figure(Sample::level(palette(0)), t!(words, portfolio.chart.institutions), many)
            .note(words.listed_to(&names, MOST_NAMED));
        pen.spot(spot);
    }
    if let Some(median) = median {
        let place = x(&median.median);
        let half = by_mode(mode, 5.0, 1.2);
        pen.area(
            at(place, bottom + half),
            vec![at(place, bottom + 1.0), at(place + half, bottom + half * 1.7), at(place - half, bottom + half * 1.7)],
            Ink::Text,
        );
    }
    pen.finish(sentence, table)
}

fn squares_sentence(words: Words, rubric: &Rubric, view: &PortfolioView, median: Option<&Strip>) -> String {
    let parts = band_counts(rubric, view).into_iter().filter(|(_, many)| *many > 0);
    let parts: Vec<String> = parts.map(|(band, many)| format!("{band} {}", words.count(many))).collect();
    let count = words.count(view.rows.len());
    match median {
        Some(median) => t!(
            words,
            portfolio.chart.sentence,
            count = count,
            parts = parts.join(", "),
            median = words.decimal(&median.median, 2),
            ranked = words.count(view.ranked())
        ),
        None => t!(words, portfolio.chart.sentence_open, count = count, parts = parts.join(", ")),
    }
}

/// How many have each predicate, the lowest first.
fn band_counts<'a>(rubric: &'a Rubric, view: &PortfolioView) -> Vec<(&'a str, usize)> {
    let of = |id: &str| {
        view.rows.iter().filter(|row| rubric.band(&row.member.summary.index).is_some_and(|band| band.id == id)).count()
    };
    rubric.bands.iter().map(|band| (band.name.as_str(), of(&band.id))).collect()
}

fn squares_table(words: Words, rubric: &Rubric, view: &PortfolioView) -> Table {
    let head = vec![t!(words, chart.head.band).to_owned(), t!(words, portfolio.chart.institutions).to_owned()];
    let row = |(band, many): (&str, usize)| vec![band.to_owned(), words.count(many)];
    Table { head, rows: band_counts(rubric, view).into_iter().map(row).collect() }
}

/// A row for each domain: every value as a thin line, the middle half as a band, the median as a thick line. Only complete
/// assessments are in it.
pub fn domain_strips(
    mode: Mode,
    rubric: &Rubric,
    view: &PortfolioView,
    size: (f32, f32),
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let words = pen.words;
    let values: Vec<(&str, Vec<Exact>)> =
        rubric.domains.iter().enumerate().map(|(place, domain)| (domain.name.as_str(), view.domain(place))).collect();
    let strips: Vec<Option<Strip>> = values.iter().map(|(_, values)| strip(values)).collect();
    let table = strips_table(words, &values, &strips);
    let sentence = t!(words, portfolio.chart.strips, ranked = words.count(view.ranked()));
    let Some((low, high)) = rubric.value_range() else { return pen.finish(sentence, table) };
    let font = Font::regular(by_mode(mode, 12.0, 8.0 * PT), Ink::Text);
    let small = Font::regular(by_mode(mode, 11.0, 7.25 * PT), Ink::Muted);
    let wanted = values.iter().map(|(name, _)| pen.width(name, font)).fold(0.0, f32::max);
    let names = wanted.min(size.0 * 0.4);
    let figure = pen.width("0,00", font) + by_mode(mode, 10.0, 2.5);
    let (left, right) = (names + by_mode(mode, 12.0, 3.0), size.0 - figure);
    let below = by_mode(mode, 18.0, 5.0);
    let row_height = (size.1 - below) / values.len().max(1) as f32;
    let x = |value: &Exact| left + fraction(&((value - low) / (high - low))).clamp(0.0, 1.0) * (right - left);
    let mut tick = low.ceil();
    while tick <= *high {
        let place = x(&tick);
        pen.line(at(place, 0.0), at(place, size.1 - below), solid(by_mode(mode, 1.0, 0.14), Ink::Hair));
        pen.text(at(place, size.1 - by_mode(mode, 4.0, 1.0)), Align::Center, limit_text(words, &tick, 0), small);
        tick += Exact::from_integer(1.into());
    }
    for (number, ((name, values), strip)) in values.iter().zip(&strips).enumerate() {
        let top = row_height * number as f32;
        let middle = top + row_height / 2.0;
        let half = (row_height * 0.36).min(by_mode(mode, 9.0, 2.4));
        let shown = pen.cut(name, font, names);
        pen.text(at(0.0, font.centred(middle)), Align::Left, shown, font);
        let mut spot = Spot::new((at(0.0, top), at(size.0, top + row_height)), number, *name);
        if let Some(strip) = strip {
            pen.fill(at(x(&strip.lower), middle - half), at(x(&strip.upper), middle + half), 0.0, Ink::NowArea);
            let mut last = f32::MIN;
            for value in values {
                // Lines that would lie on each other are drawn once.
                let place = x(value);
                if place - last >= by_mode(mode, 0.5, 0.1) {
                    last = place;
                    let (up, down) = (at(place, middle - half * 0.6), at(place, middle + half * 0.6));
                    pen.line(up, down, solid(by_mode(mode, 1.0, 0.16), Ink::Muted));
                }
            }
            let place = x(&strip.median);
            pen.line(at(place, middle - half), at(place, middle + half), solid(by_mode(mode, 2.6, 0.6), Ink::Now));
            let text = words.decimal(&strip.median, 2);
            pen.text(at(size.0, font.centred(middle)), Align::Right, text.clone(), font);
            spot = spot.figure(Sample::Patch(Ink::Now), t!(words, portfolio.chart.median), text).figure(
                Sample::Patch(Ink::NowArea),
                t!(words, portfolio.chart.half),
                half_text(words, strip),
            );
        } else {
            pen.text(at(size.0, font.centred(middle)), Align::Right, super::NO_VALUE, font);
            spot = spot.figure(Sample::Patch(Ink::Now), t!(words, portfolio.chart.median), super::NO_VALUE);
        }
        pen.spot(spot);
    }
    pen.set_across(1);
    pen.finish(sentence, table)
}

/// Between which values the middle half lies.
fn half_text(words: Words, strip: &Strip) -> String {
    format!("{}–{}", words.decimal(&strip.lower, 2), words.decimal(&strip.upper, 2))
}

fn strips_table(words: Words, values: &[(&str, Vec<Exact>)], strips: &[Option<Strip>]) -> Table {
    let head = [
        t!(words, portfolio.chart.domain),
        t!(words, portfolio.chart.median),
        t!(words, portfolio.chart.half),
        t!(words, portfolio.chart.institutions),
    ];
    let row = |((name, values), strip): (&(&str, Vec<Exact>), &Option<Strip>)| {
        let none = || super::NO_VALUE.to_owned();
        vec![
            (*name).to_owned(),
            strip.as_ref().map_or_else(none, |strip| words.decimal(&strip.median, 2)),
            strip.as_ref().map_or_else(none, |strip| half_text(words, strip)),
            words.count(values.len()),
        ]
    };
    Table { head: head.map(str::to_owned).to_vec(), rows: values.iter().zip(strips).map(row).collect() }
}
