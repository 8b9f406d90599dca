//! Perbandingan: the institution's own earlier result and what external assessors found, beside the present one.

use std::cmp::Ordering;

use super::{
    Context,
    compare::Peers,
    gaps,
    group::Group,
    phrase::{change, list},
    piece::{self, table_caption},
};
use crate::{
    assessment::{Field, Place, Stage},
    chart::{self, DOT_PLOT_INDEX, Mark as ChartMark, Series},
    insight::{Comparison, Shift, TrendFigure, TrendYear, Yardstick, shifts, trend},
    report::{
        Hollow, Variant,
        model::{BODY_WIDTH, Block, Body, Cell, Column, Mark, Numbering, Part, PartId, Row, Table, Text, Width},
    },
    rubric::Exact,
    scoring::{NodeKind, Score},
    t,
    words::Sentence as _,
};

/// Levels by which a claim lies above what external assessors found before it is listed.
const FAR: i16 = 2;
/// Height of the chart of the years.
const TREND: f32 = 52.0;

/// Builds the part; nothing where there is nothing to compare with, or a page that says so where it is all there is.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let comparison = Comparison::of(context.rubric, context.assessment, context.before);
    let years = years(context);
    let blocks = match (nothing(context, &comparison, &years), context.options.variant) {
        (Some(why), Variant::Years) => vec![piece::lead(why.sentence_in(context.words))],
        (Some(_), _) => return None,
        (None, _) if is_of_years(context, &comparison) => over_years(context, &years),
        (None, _) => blocks(context, &comparison, &years),
    };
    Some(Part {
        id: PartId::Comparison,
        numbering: Numbering::Number,
        title: t!(context, report.comparison.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

/// Every year of which an index is known: of this assessment, the one it is compared with, and results typed in.
fn years(context: &Context<'_>) -> Vec<TrendYear> {
    let others: Vec<_> = context.before.map(|before| (context.rubric, before)).into_iter().collect();
    trend(context.rubric, context.assessment, &others)
}

/// The years alone, where no indicator can be compared.
fn over_years(context: &Context<'_>, years: &[TrendYear]) -> Vec<Block> {
    let drawing = trend_chart(context, years);
    let lead = drawing.sentence.clone();
    vec![
        piece::lead(lead),
        Block::Gap(5.0),
        trend_figure(context, drawing),
        Block::Gap(7.0),
        Block::Table(history(context, years)),
    ]
}

fn trend_chart(context: &Context<'_>, years: &[TrendYear]) -> chart::Drawing {
    chart::trend(chart::Mode::Print, context.rubric, years, (BODY_WIDTH, TREND), context.lettering())
}

fn trend_figure(context: &Context<'_>, drawing: chart::Drawing) -> Block {
    let text = t!(context, trend.help).to_owned();
    piece::figure(drawing, "trend", t!(context, trend.title).to_owned(), text)
}

/// Whether no indicator can be compared.
fn is_of_years(context: &Context<'_>, comparison: &Comparison) -> bool {
    comparison.is_empty() || context.score.answered == 0
}

/// Why nothing is compared: neither indicators nor years.
fn nothing(context: &Context<'_>, comparison: &Comparison, years: &[TrendYear]) -> Option<Hollow> {
    (is_of_years(context, comparison) && years.len() < 2).then_some(if comparison.is_empty() {
        Hollow::NothingToCompare
    } else {
        Hollow::NothingAnswered
    })
}

/// Why the comparison alone would be no report.
pub(super) fn hollow(context: &Context<'_>) -> Option<Hollow> {
    nothing(context, &Comparison::of(context.rubric, context.assessment, context.before), &years(context))
}

fn blocks(context: &Context<'_>, comparison: &Comparison, years: &[TrendYear]) -> Vec<Block> {
    let mut blocks = vec![piece::lead(lead(context, comparison)), Block::Gap(5.0), plot(context, comparison)];
    // What external assessors found counts more than what the institution said of itself.
    if let Some(yardstick) = comparison.external.as_ref().or(comparison.own.as_ref()) {
        let shifts = shifts(context.rubric, &yardstick.score, context.score);
        blocks.extend([Block::Gap(7.0), grid(context, yardstick, &shifts)]);
    }
    if let Some(external) = &comparison.external {
        let far: Vec<Shift> =
            shifts(context.rubric, &external.score, context.score).into_iter().filter(|one| one.by() >= FAR).collect();
        if !far.is_empty() {
            blocks.extend([Block::Gap(7.0), Block::Table(claims(context, external, &far))]);
        }
    }
    if years.len() > 2 {
        blocks.extend([Block::Gap(7.0), trend_figure(context, trend_chart(context, years))]);
    }
    blocks.extend([Block::Gap(7.0), Block::Table(history(context, years))]);
    if let Some(own) = &comparison.own {
        let moved: Vec<Shift> =
            shifts(context.rubric, &own.score, context.score).into_iter().filter(|one| one.by() != 0).collect();
        if !moved.is_empty() {
            blocks.extend([Block::Gap(7.0), Block::Table(changes(context, own, &moved))]);
        }
    }
    blocks
}

/// `penilaian mandiri 2023`, `hasil penilaian eksternal 2023`.
fn name(context: &Context<'_>, yardstick: &Yardstick) -> String {
    let year = yardstick.year;
    match yardstick.stage {
        Stage::SelfAssessment => t!(context, report.comparison.own, year = year),
        stage => t!(context, report.comparison.external, year = year, stage = stage.name(context.words).to_lowercase()),
    }
}

/// How far the index is above or below each of the others.
fn lead(context: &Context<'_>, comparison: &Comparison) -> String {
    let index = context.score.index();
    let position = |yardstick: &Yardstick| {
        let gap = index - yardstick.score.index();
        let zero = Exact::default();
        let size = context.words.distance(&if gap < zero { -gap.clone() } else { gap.clone() });
        let name = name(context, yardstick);
        match gap.cmp(&zero) {
            Ordering::Equal => t!(context, report.comparison.same, name = name),
            Ordering::Less => t!(context, report.comparison.below, size = size, name = name),
            Ordering::Greater => t!(context, report.comparison.above, size = size, name = name),
        }
    };
    let positions: Vec<String> = [&comparison.external, &comparison.own].into_iter().flatten().map(position).collect();
    let (year, position) = (context.assessment.year.value, list(context.words, &positions));
    let mut text = if context.score.complete() {
        t!(context, report.comparison.lead, year = year, position = position)
    } else {
        let (answered, total) = (context.score.answered, context.score.total);
        t!(context, report.comparison.lead_open, year = year, answered = answered, total = total, position = position)
    };
    for yardstick in [&comparison.external, &comparison.own].into_iter().flatten().filter(|one| !one.score.complete()) {
        let (name, answered, total) = (name(context, yardstick), yardstick.score.answered, yardstick.score.total);
        text.push(' ');
        text += &t!(context, report.comparison.partial, name = name, answered = answered, total = total);
    }
    text
}

/// The figures of a result by the ids of the domains; in frameworks without domains of the aspects.
fn series(context: &Context<'_>, label: String, score: &Score, mark: ChartMark) -> Series {
    let kind = if context.rubric.domains.is_empty() { NodeKind::Aspect } else { NodeKind::Domain };
    let value = |id: &str| score.lowest.node(kind, id)?.value.clone();
    let groups = Group::all(context).into_iter().filter_map(|group| Some((group.id.to_owned(), value(group.id)?)));
    let index = (DOT_PLOT_INDEX.to_owned(), score.index().clone());
    Series { label, values: groups.chain([index]).collect(), mark }
}

fn plot(context: &Context<'_>, comparison: &Comparison) -> Block {
    let year = context.assessment.year.value;
    let mut all = Vec::new();
    let mut named = vec![t!(context, report.comparison.mark_now, year = year)];
    if let Some(own) = &comparison.own {
        all.push(series(
            context,
            t!(context, report.comparison.head_own, year = own.year),
            &own.score,
            ChartMark::Circle,
        ));
        named.push(t!(context, report.comparison.mark_own, name = name(context, own)));
    }
    if let Some(external) = &comparison.external {
        let label = t!(context, report.comparison.head_external, year = external.year);
        all.push(series(context, label, &external.score, ChartMark::Diamond));
        named.push(t!(context, report.comparison.mark_external, name = name(context, external)));
    }
    if let Some(peers) = Peers::of(context) {
        let groups = Group::all(context);
        let averages =
            groups.iter().filter_map(|group| Some((group.id.to_owned(), peers.kind_average(group.node)?.clone())));
        let index =
            peers.kind_average(&context.score.lowest.root).map(|index| (DOT_PLOT_INDEX.to_owned(), index.clone()));
        let label = peers.kind_head(context.words);
        all.push(Series { label, values: averages.chain(index).collect(), mark: ChartMark::Tick });
        named.push(t!(context, report.comparison.mark_average, name = peers.average_name(context.words)));
    }
    let label = t!(context, report.comparison.head_own, year = year);
    let drawing = chart::dot_plot(context.rubric, context.score, BODY_WIDTH, (&label, &all), context.lettering());
    let text = t!(context, report.comparison.plot_text, marks = named.join(", "));
    piece::figure(drawing, "comparison", t!(context, report.comparison.plot).to_owned(), text)
}

fn grid(context: &Context<'_>, yardstick: &Yardstick, shifts: &[Shift]) -> Block {
    let drawing = chart::difference_grid(context.rubric, shifts, BODY_WIDTH, context.lettering());
    let mut text = format!("{} {}", t!(context, report.comparison.grid_text), drawing.sentence);
    let without = context.rubric.indicators.len() - shifts.len();
    if without > 0 {
        text.push(' ');
        text += &t!(context, report.comparison.grid_without, count = without);
    }
    piece::figure(drawing, "differences", t!(context, report.comparison.grid, name = name(context, yardstick)), text)
}

/// Claims far above what external assessors found, with what their evidence carries.
fn claims(context: &Context<'_>, external: &Yardstick, far: &[Shift]) -> Table {
    let caption = table_caption(
        "far_claims",
        &t!(context, report.comparison.claims, name = name(context, external)),
        t!(context, report.comparison.claims_text),
    );
    let columns = vec![
        Column::right(Width::Fixed(8.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(30.0)),
        Column::left(Width::Fixed(6.0)),
        Column::left(Width::Fixed(58.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.gaps.head.number)),
        Cell::text(t!(context, report.gaps.head.indicator)),
        Cell::text(t!(context, report.comparison.head.claim)),
        Cell::text(t!(context, report.comparison.head.evidence)).over(2),
    ];
    let mut table = Table::new(caption, columns, head);
    table.rows = far
        .iter()
        .filter_map(|shift| {
            let indicator = context.rubric.indicator(&shift.indicator)?;
            let mark = context
                .evidence_mark(indicator)
                .map_or_else(Text::default, |mark| Text::default().then_mark(Mark::Evidence(mark)));
            let carried =
                context.inspection.support(&indicator.id, 0).map_or_else(|| indicator.lowest(), |one| one.level);
            Some(Row::body(vec![
                Cell::text(indicator.id.as_str()),
                Cell::text(gaps::linked(context, indicator)),
                Cell::text(gaps::between(Mark::Level(shift.from), shift.to)),
                Cell::text(mark),
                Cell::text(t!(context, report.comparison.carried, level = carried)),
            ]))
        })
        .collect();
    table
}

/// The index of every year there is, with where a typed figure comes from.
fn history(context: &Context<'_>, years: &[TrendYear]) -> Table {
    let caption =
        table_caption("history", t!(context, report.comparison.history), t!(context, report.comparison.history_text));
    let sources: Vec<String> = years.iter().map(sources).collect();
    let sourced = sources.iter().any(|one| !one.is_empty());
    let mut columns = vec![
        Column::left(Width::Fixed(22.0)),
        Column::right(Width::Fixed(22.0)),
        Column::right(Width::Fixed(22.0)),
        Column::right(Width::Fixed(22.0)),
        Column::left(if sourced { Width::Fixed(34.0) } else { Width::Share(1.0) }),
    ];
    let mut head = vec![
        Cell::text(t!(context, report.comparison.head.year)),
        Cell::text(t!(context, report.comparison.head.own)),
        Cell::text(t!(context, report.comparison.head.external)),
        Cell::text(t!(context, report.comparison.head.difference)),
        Cell::text(t!(context, report.comparison.head.band)).indented(6.0),
    ];
    if sourced {
        columns.push(Column::left(Width::Share(1.0)));
        head.push(Cell::text(t!(context, trend.head.source)));
    }
    let mut table = Table::new(caption, columns, head);
    let figure = |figure: &Option<TrendFigure>| {
        figure.as_ref().map_or_else(
            || chart::NO_VALUE.to_owned(),
            |figure| {
                let index = context.words.decimal(&figure.index, 2);
                if figure.complete { index } else { format!("≥ {index}") }
            },
        )
    };
    let rows = years.iter().zip(sources).map(|(year, source)| {
        let gap = year.external.as_ref().zip(year.own.as_ref());
        let gap = gap.map(|(external, own)| change(context.words, &(&external.index - &own.index), 2));
        let counted = year.external.as_ref().or(year.own.as_ref());
        let band = counted.map(|one| one.band.as_str()).filter(|band| !band.is_empty());
        let mut cells = vec![
            Cell::text(Text::strong(year.year.to_string())),
            Cell::text(figure(&year.own)),
            Cell::text(figure(&year.external)),
            Cell::text(gap.unwrap_or_else(|| chart::NO_VALUE.to_owned())),
            Cell::text(band.unwrap_or(chart::NO_VALUE)).indented(6.0),
        ];
        if sourced {
            cells.push(Cell::text(if source.is_empty() { chart::NO_VALUE.to_owned() } else { source }));
        }
        Row::body(cells)
    });
    table.rows = rows.collect();
    table
}

/// Where the typed figures of a year come from.
fn sources(year: &TrendYear) -> String {
    let told = [&year.external, &year.own].into_iter().flatten().filter_map(|one| one.source.as_deref());
    told.filter(|source| !source.is_empty()).collect::<Vec<_>>().join("; ")
}

/// Every indicator whose level moved since the earlier self-assessment, the largest gain of the index first.
fn changes(context: &Context<'_>, own: &Yardstick, moved: &[Shift]) -> Table {
    let up = moved.iter().filter(|shift| shift.by() > 0).count();
    let caption = table_caption(
        "changes",
        &t!(context, report.comparison.changes, name = name(context, own)),
        t!(context, report.comparison.changes_text, up = up, down = moved.len() - up),
    );
    let people = context.options.profile.sees_names();
    let mut columns = vec![
        Column::right(Width::Fixed(8.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(26.0)),
        Column::right(Width::Fixed(24.0)),
        Column::right(Width::Fixed(26.0)),
    ];
    let mut head = vec![
        Cell::text(t!(context, report.gaps.head.number)),
        Cell::text(t!(context, report.gaps.head.indicator)),
        Cell::text(t!(context, report.comparison.head.levels)),
        Cell::text(t!(context, report.comparison.head.contribution)),
        Cell::text(t!(context, report.comparison.head.when)),
    ];
    if people {
        columns.push(Column::left(Width::Fixed(44.0)));
        head.push(Cell::text(t!(context, report.comparison.head.who)).indented(3.0));
    }
    let contribution =
        |score: &Score, id: &str| score.lowest.node(NodeKind::Indicator, id).map(|node| node.contribution.clone());
    let mut rows: Vec<(Exact, Row)> = moved
        .iter()
        .filter_map(|shift| {
            let indicator = context.rubric.indicator(&shift.indicator)?;
            let gain = contribution(context.score, &indicator.id)? - contribution(&own.score, &indicator.id)?;
            let stamp = context.assessment.stamp(&Field::Value(Place::first(&indicator.id), Stage::SelfAssessment));
            let zone = context.assessment.zone.value;
            let day = stamp.at.map(|at| context.words.date_short(zone.local(at).date()));
            let mut cells = vec![
                Cell::text(indicator.id.as_str()),
                Cell::text(gaps::linked(context, indicator)),
                Cell::text(gaps::between(Mark::Level(shift.from), shift.to)),
                Cell::text(Text::strong(change(context.words, &gain, 4))),
                Cell::text(day.unwrap_or_else(|| chart::NO_VALUE.to_owned())),
            ];
            if people {
                let by = if stamp.by.trim().is_empty() { chart::NO_VALUE.to_owned() } else { stamp.by };
                cells.push(Cell::text(by).indented(3.0));
            }
            Some((gain, Row::body(cells)))
        })
        .collect();
    rows.sort_by(|(one, _), (other, _)| other.cmp(one));
    let mut table = Table::new(caption, columns, head);
    table.rows = rows.into_iter().map(|(_, row)| row).collect();
    table
}
