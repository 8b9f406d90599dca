//! The index: as the one large figure, and on the gauge.

use super::super::{
    Context,
    compare::Peers,
    piece::{self, HEAD_RULE},
};
use crate::{
    chart::{self, GaugeOptions, Ink, Mark as ChartMark, Mode},
    report::model::{Block, Style, Text},
    rubric::Exact,
    t,
};

/// The one large figure.
pub(super) fn hero(context: &Context<'_>) -> Vec<Block> {
    let (score, year) = (context.score, context.assessment.year.value);
    let band = score.band(context.rubric).map_or("", |band| band.name.as_str());
    let (low, high) = context.levels();
    let label = if score.complete() {
        t!(context, report.share.index, framework = context.framework())
    } else {
        t!(context, report.share.index_open, framework = context.framework())
    };
    let (name, note) = if score.complete() {
        (Text::plain(band), t!(context, report.summary.hero_note, low = low, high = high))
    } else {
        let name = Text::default().then_in(t!(context, report.summary.band_open, band = band), None, Some(Ink::Muted));
        let (answered, total) = (context.words.count(score.answered), context.words.count(score.total));
        (name, t!(context, report.summary.hero_open, answered = answered, total = total, low = low, high = high))
    };
    vec![
        HEAD_RULE,
        Block::Gap(2.0),
        Block::text(Style::Label, format!("{label} {year}").to_uppercase()),
        Block::text(Style::Hero, context.words.decimal(score.index(), 2)),
        Block::Gap(1.0),
        Block::text(Style::HeroName, name),
        Block::text(Style::Note, note),
    ]
}

/// The gauge with the averages to compare with.
pub(super) fn gauge(context: &Context<'_>, peers: Option<&Peers>, width: f32) -> Vec<Block> {
    let (rubric, score) = (context.rubric, context.score);
    let root = &score.lowest.root;
    let references = peers
        .map(|peers| {
            [peers.kind_reference(context.words, root, ChartMark::Circle), peers.all_reference(context.words, root)]
        })
        .into_iter()
        .flatten()
        .flatten()
        .collect();
    let options = GaugeOptions { small: false, references };
    let drawing = chart::gauge(Mode::Print, rubric, score, width, &options, context.lettering());
    let text = match score.band(rubric) {
        Some(band) if score.complete() => {
            let above = score.index() - &band.from;
            let distance = chart::distance_sentence(context.words, rubric, score);
            if above == Exact::default() {
                t!(context, report.summary.gauge_at, band = band.name, distance = distance)
            } else {
                let difference = context.words.distance(&above);
                t!(context, report.summary.gauge, difference = difference, band = band.name, distance = distance)
            }
        }
        _ => t!(
            context,
            report.summary.gauge_open,
            lowest = context.words.decimal(score.index(), 2),
            highest = context.words.decimal(score.highest.value(), 2)
        ),
    };
    vec![HEAD_RULE, piece::figure(drawing, "gauge", t!(context, report.summary.gauge_title).to_owned(), text)]
}
