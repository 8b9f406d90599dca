//! The index: as the one large figure, and on the gauge.

use super::super::{
    Context,
    compare::Peers,
    piece::{self, HEAD_RULE, limited},
};
use crate::{
    chart::{self, GaugeOptions, Ink, Mark as ChartMark, Mode, Reference},
    report::model::{Block, Columns, Style, Text},
    rubric::Exact,
    scoring::Score,
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
    let figure = Block::text(Style::Hero, context.words.decimal(score.index(), 2));
    let figures = match backed(context) {
        None => vec![figure],
        Some(backed) => {
            let side = vec![
                Block::text(Style::Note, t!(context, report.summary.hero_backed)),
                Block::text(Style::HeroSide, context.words.decimal(backed.index(), 2)),
            ];
            let side = Block::Barred { points: 0.4, ink: Ink::Hair, blocks: side };
            vec![Block::Columns(Columns { columns: vec![(35.0, vec![figure]), (23.0, vec![side])], gutter: 0.0 })]
        }
    };
    let note = match backed(context).and_then(|backed| backed.band(context.rubric)) {
        None => note,
        Some(other) if other.name == band => format!("{note}. {}", t!(context, report.summary.hero_band_same)),
        Some(other) => format!("{note}. {}", t!(context, report.summary.hero_band_other, band = other.name)),
    };
    let mut blocks =
        vec![HEAD_RULE, Block::Gap(2.0), Block::text(Style::Label, format!("{label} {year}").to_uppercase())];
    blocks.extend(figures);
    blocks.extend([Block::Gap(1.0), Block::text(Style::HeroName, name), limited(Style::Note, note, 3)]);
    blocks
}

/// What the evidence backs, where that is less than what is claimed.
fn backed<'a>(context: &Context<'a>) -> Option<&'a Score> {
    (!context.unbacked().is_empty()).then_some(&context.backing.score)
}

/// The gauge with the averages to compare with.
pub(super) fn gauge(context: &Context<'_>, peers: Option<&Peers>, width: f32) -> Vec<Block> {
    let (rubric, score) = (context.rubric, context.score);
    let root = &score.lowest.root;
    let backed = backed(context);
    let supported = backed.map(|backed| Reference {
        label: t!(context, report.summary.gauge_label).to_owned(),
        value: backed.index().clone(),
        mark: ChartMark::Backed,
    });
    let peers = peers
        .map(|peers| {
            [peers.kind_reference(context.words, root, ChartMark::Circle), peers.all_reference(context.words, root)]
        })
        .into_iter()
        .flatten()
        .flatten();
    let references = supported.into_iter().chain(peers).collect();
    let options = GaugeOptions { small: false, references };
    let drawing = chart::gauge(Mode::Print, rubric, score, width, &options, context.lettering());
    // The distance to the next band stands in the drawing, too; the lines of the caption are few.
    let second = backed.and_then(|backed| backed.band(rubric));
    let second = second.map(|band| t!(context, report.summary.gauge_backed, band = band.name));
    let text = match score.band(rubric) {
        Some(band) if score.complete() => {
            let above = score.index() - &band.from;
            let distance = second.unwrap_or_else(|| chart::distance_sentence(context.words, rubric, score));
            if above == Exact::default() {
                t!(context, report.summary.gauge_at, band = band.name, distance = distance)
            } else {
                let difference = context.words.distance(&above);
                t!(context, report.summary.gauge, difference = difference, band = band.name, distance = distance)
            }
        }
        _ => {
            let open = t!(
                context,
                report.summary.gauge_open,
                lowest = context.words.decimal(score.index(), 2),
                highest = context.words.decimal(score.highest.value(), 2)
            );
            std::iter::once(open).chain(second).collect::<Vec<_>>().join(" ")
        }
    };
    vec![HEAD_RULE, piece::figure(drawing, "gauge", t!(context, report.summary.gauge_title).to_owned(), text)]
}
