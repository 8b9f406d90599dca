//! Ringkasan pimpinan: one page with fixed slots.

use super::{
    Context,
    compare::Peers,
    gaps,
    group::Group,
    phrase::{capital, change, list, number, points},
    piece::{self, HEAD_RULE, limited, table_caption},
    rank,
};
use crate::{
    assessment::Role,
    chart::{self, GaugeOptions, Ink, Mark as ChartMark, Mode},
    insight::band_notice,
    report::{
        Variant,
        model::{
            Anchor, Block, Body, Cell, Column, Columns, Face, Mark, Numbering, Part, PartId, Row, Run, Style, Table,
            Text, Width,
        },
    },
    rubric::Exact,
    scoring::band_distance,
    t,
    words::Words,
};

/// The free gaps between the slots.
const STRETCH: Block = Block::Stretch { min: 5.0, max: 12.0 };
/// Width of the gauge and of what stands beside it.
const GAUGE: f32 = 118.0;
const HERO: f32 = 44.0;
/// Bars of the domains.
const BAR: (f32, f32) = (58.0, 5.4);
/// Most letters of a figure that leaves its label most of the room.
const SHORT_FIGURE: usize = 5;
/// Room between a gain and the unit beside it.
const UNIT_INDENT: f32 = 3.0;

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let peers = Peers::of(context);
    let groups = Group::all(context);
    let blocks = vec![
        Block::Paragraph(crate::report::model::Paragraph {
            style: Style::Lead,
            text: lead(context, &groups, peers.as_ref()),
            align: chart::Align::Left,
            width: Some(crate::report::model::LEAD_WIDTH),
            max_lines: Some(3),
        }),
        STRETCH,
        Block::Columns(Columns {
            columns: vec![(HERO, hero(context)), (GAUGE, gauge(context, peers.as_ref()))],
            gutter: 8.0,
        }),
        STRETCH,
        Block::Table(domains(context, &groups, peers.as_ref())),
        STRETCH,
        Block::Columns(Columns {
            columns: vec![(50.0, strengths(context)), (114.0, priorities(context))],
            gutter: 6.0,
        }),
        STRETCH,
        statement(context),
        STRETCH,
        Block::Columns(bottom(context, peers.as_ref())),
    ];
    Some(Part {
        id: PartId::Summary,
        numbering: Numbering::None,
        title: t!(context, report.summary.title).to_owned(),
        body: Body::OnePage(blocks),
    })
}

/// Index, band, distance, strongest and weakest group.
fn lead(context: &Context<'_>, groups: &[Group<'_>], peers: Option<&Peers>) -> Text {
    let (score, year) = (context.score, context.assessment.year.value);
    let institution = context.assessment.institution.name.value.trim();
    let institution = if institution.is_empty() { t!(context, report.share.no_institution) } else { institution };
    let institution = Text::plain(institution);
    if score.answered == 0 {
        let pattern = t!(context, report.summary.lead_empty, framework = context.framework(), year = year);
        return Text::with_runs(&pattern, &[institution]);
    }
    let (low, high) = context.levels();
    if !score.complete() {
        let pattern = t!(
            context,
            report.summary.lead_open,
            framework = context.framework(),
            year = year,
            answered = score.answered,
            total = score.total,
            low = low,
            high = high,
            highest = context.words.decimal(score.highest.value(), 2)
        );
        return Text::with_runs(&pattern, &[institution, Text::strong(chart::index_text(context.words, score))]);
    }
    let band = score.band(context.rubric).map_or("", |band| band.name.as_str());
    let mut parts = Vec::new();
    if let Some((peers, lead)) = peers.and_then(|peers| Some((peers, peers.lead(&score.lowest.root)?))) {
        parts.push(difference(context.words, &lead, &peers.average_name(context.words)));
    }
    parts.push(match band_distance(context.rubric, score) {
        Some(next) => t!(
            context,
            report.summary.to_band,
            missing = context.words.decimal(&next.missing, 2),
            band = next.band.name
        ),
        None => t!(context, report.summary.top_band).to_owned(),
    });
    let pattern = t!(
        context,
        report.summary.lead,
        framework = context.framework(),
        year = year,
        position = list(context.words, &parts)
    );
    let figure = Text::strong(format!("{} ({band})", context.words.decimal(score.index(), 2)));
    let text = Text::with_runs(&pattern, &[institution, figure]);
    match extremes(context.words, groups) {
        Some(sentence) => text.then(" ").then(sentence),
        None => text,
    }
}

/// `0,36 di atas rata-rata kota 2024`
fn difference(words: Words, lead: &Exact, average: &str) -> String {
    let zero = Exact::default();
    let size = if *lead < zero { -lead.clone() } else { lead.clone() };
    let size = words.decimal(&size, 2);
    if *lead < zero {
        t!(words, report.summary.below_average, difference = size, average = average)
    } else {
        t!(words, report.summary.above_average, difference = size, average = average)
    }
}

fn extremes(words: Words, groups: &[Group<'_>]) -> Option<String> {
    let value = |group: &&Group<'_>| group.node.value.clone();
    let (high, low) = (groups.iter().max_by_key(value)?, groups.iter().min_by_key(value)?);
    (high.node.value != low.node.value).then(|| {
        t!(
            words,
            report.summary.extremes,
            high = high.name,
            high_value = chart::value_text(words, high.node),
            low = low.name,
            low_value = chart::value_text(words, low.node)
        )
    })
}

/// The one large figure.
fn hero(context: &Context<'_>) -> Vec<Block> {
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

fn gauge(context: &Context<'_>, peers: Option<&Peers>) -> Vec<Block> {
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
    let drawing = chart::gauge(Mode::Print, rubric, score, GAUGE, &options, context.lettering());
    let text = match score.band(rubric) {
        Some(band) if score.complete() => {
            let above = score.index() - &band.from;
            t!(
                context,
                report.summary.gauge,
                difference = context.words.decimal(&above, 2),
                band = band.name,
                distance = chart::distance_sentence(context.words, rubric, score)
            )
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

/// The domains with bars, and the averages to compare with.
fn domains(context: &Context<'_>, groups: &[Group<'_>], peers: Option<&Peers>) -> Table {
    let year = context.assessment.year.value;
    let by_aspect = context.rubric.domains.is_empty();
    let mut columns = vec![
        Column::left(Width::Share(1.0)),
        Column::right(Width::Fixed(16.0)),
        Column::left(Width::Fixed(BAR.0 + 3.0)),
        Column::right(Width::Fixed(if context.score.complete() { 11.5 } else { 15.0 })),
    ];
    let what = if by_aspect { t!(context, report.results.head.aspect) } else { t!(context, report.method.head.domain) };
    let scale = chart::value_scale(context.rubric, BAR.0, context.lettering());
    let mut head = vec![
        Cell::text(what),
        Cell::text(t!(context, report.method.head.weight)),
        Cell::blocks(vec![Block::Drawing(scale)]).indented(1.5),
        Cell::text(year.to_string()),
    ];
    if let Some(peers) = peers {
        columns.extend([13.0, 12.5, 15.0].map(|width| Column::right(Width::Fixed(width))));
        let difference = t!(context, report.results.head.difference).to_owned();
        head.extend([peers.kind_head(context.words), difference, peers.all_head(context.words)].map(Cell::text));
    }
    let title = if by_aspect { t!(context, report.summary.aspects) } else { t!(context, report.summary.domains) };
    let mut table =
        Table::new(table_caption("domains", title, domains_text(context.words, year, peers)), columns, head);
    table.rows = groups
        .iter()
        .map(|group| {
            let references: Vec<_> = peers
                .map(|peers| {
                    [
                        peers.kind_reference(context.words, group.node, ChartMark::Circle),
                        peers.all_reference(context.words, group.node),
                    ]
                })
                .into_iter()
                .flatten()
                .flatten()
                .collect();
            let bar = chart::value_bar(Mode::Print, context.rubric, group.node, BAR, &references, context.lettering());
            let mut cells = vec![
                Cell::text(group.title()),
                Cell::text(context.words.decimal(&group.node.weight, 2)),
                Cell::blocks(vec![Block::Drawing(bar)]).indented(1.5),
                Cell::text(Text::strong(chart::value_text(context.words, group.node))),
            ];
            if let Some(peers) = peers {
                let figure = |value: Option<String>| Cell::text(value.unwrap_or_else(|| chart::NO_VALUE.to_owned()));
                cells.extend([
                    figure(peers.kind_average(group.node).map(|value| context.words.decimal(value, 2))),
                    figure(peers.lead(group.node).map(|lead| change(context.words, &lead, 2))),
                    figure(peers.all_average(group.node).map(|value| context.words.decimal(value, 2))),
                ]);
            }
            Row::body(cells)
        })
        .collect();
    table.centered = true;
    table
}

/// What the bars and their marks mean.
fn domains_text(words: Words, year: i16, peers: Option<&Peers>) -> Text {
    let Some(peers) = peers else {
        return Text::plain(t!(words, report.summary.bars, year = year));
    };
    let pattern = t!(
        words,
        report.summary.bars_marked,
        year = year,
        kind = peers.average_name(words),
        all = t!(words, report.share.average_all, year = peers.national.year)
    );
    let marks = [Text::default().then_mark(Mark::Circle), Text::default().then_mark(Mark::Diamond)];
    Text::with_runs(&pattern, &marks)
}

fn strengths(context: &Context<'_>) -> Vec<Block> {
    let strong = rank::strengths(context);
    let title = match strong.len() {
        0 => t!(context, report.summary.strengths).to_owned(),
        many => t!(context, report.summary.strengths_counted, count = capital(&number(context.words, many))),
    };
    let mut blocks = vec![Block::h3(title), Block::Gap(1.2), HEAD_RULE];
    if strong.is_empty() {
        let level = context.rubric.target_level;
        blocks.push(Block::Gap(1.6));
        blocks.push(limited(Style::Small, t!(context, report.summary.no_strengths, level = level), 4));
    }
    for (indicator, level) in strong {
        let service = context.assessment.entry(&indicator.id, 0).map_or("", |entry| entry.service.value.trim());
        let name = if service.is_empty() { indicator.title.clone() } else { format!("{}: {service}", indicator.short) };
        let text = t!(
            context,
            report.summary.strength,
            level = level,
            name = context.rubric.level_name(indicator, level),
            summary = indicator.level(level).map_or("", |level| level.summary.as_str())
        );
        blocks.push(Block::Gap(1.6));
        blocks.push(limited(Style::Small, Text::strong(format!("{name}.")).then(format!(" {text}")), 4));
    }
    blocks
}

/// The five largest single level-ups.
fn priorities(context: &Context<'_>) -> Vec<Block> {
    let steps = rank::priorities(context);
    if steps.is_empty() {
        let text =
            if context.score.answered == 0 { t!(context, report.share.nothing) } else { t!(context, report.gaps.none) };
        return vec![
            Block::h3(t!(context, report.summary.priorities)),
            Block::Gap(1.2),
            HEAD_RULE,
            Block::Gap(1.6),
            limited(Style::Small, text, 4),
        ];
    }
    let title = t!(context, report.summary.priorities_counted, count = capital(&number(context.words, steps.len())));
    let gain = rank::gain(&steps);
    let sentence = t!(
        context,
        report.summary.priorities_text,
        gain = points(context.words, &gain),
        index = context.words.decimal(&(context.score.index() + &gain), 2)
    );
    let mut text = Text::plain(sentence);
    if context.options.variant == Variant::Full {
        let part = Text::default().then_run(Run::Number(Anchor::Part(PartId::Gaps)));
        let more = Text::with_runs(t!(context, report.summary.priorities_more), &[part]);
        text.runs.extend(Text::plain(" ").runs.into_iter().chain(more.runs));
    }
    let columns = vec![
        Column::left(Width::Fixed(6.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(17.0)),
        Column::right(Width::Fixed(18.0)),
        Column::left(Width::Fixed(27.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.summary.head.priority)).over(2),
        Cell::text(t!(context, report.summary.head.levels)),
        Cell::text(t!(context, report.gaps.head.gain)),
        Cell::text(t!(context, report.summary.head.unit)).indented(UNIT_INDENT),
    ];
    let mut table = Table::new(table_caption("priorities", &title, text), columns, head);
    table.rows = steps
        .iter()
        .enumerate()
        .filter_map(|(place, step)| {
            let indicator = context.rubric.indicator(&step.indicator)?;
            let next = indicator.level(step.to).map_or("", |level| level.summary.as_str());
            let name = Text::strong(format!("{} {}.", indicator.id, indicator.short)).then(format!(" {next}"));
            let owner = context.assessment.owner_name(&indicator.id);
            let owner = if owner.is_empty() { chart::NO_VALUE } else { owner };
            Some(Row::body(vec![
                Cell::text(Text::strong((place + 1).to_string())),
                Cell::blocks(vec![limited(Style::Table, name, 3)]),
                Cell::text(gaps::levels(step)),
                Cell::text(Text::strong(change(context.words, &step.gain, 4))),
                Cell::blocks(vec![limited(Style::Table, owner, 3)]).indented(UNIT_INDENT),
            ]))
        })
        .collect();
    vec![Block::Table(table)]
}

/// What this result is, and who stands for it.
fn statement(context: &Context<'_>) -> Block {
    let team = context.assessment.team();
    let coordinator = team
        .iter()
        .map(|(_, person)| *person)
        .find(|person| person.role.value == Role::Coordinator && !person.name.value.trim().is_empty());
    let name = coordinator.map(|person| person.name.value.trim());
    let source = match (name, context.options.final_mark) {
        (Some(name), true) => t!(context, report.summary.source_final, name = name),
        (Some(name), false) => t!(context, report.summary.source_draft, name = name),
        (None, _) => t!(context, report.summary.source_nobody).to_owned(),
    };
    let regulation = &context.rubric.regulation_short;
    Block::Quote { text: t!(context, report.summary.statement, regulation = regulation).into(), source: source.into() }
}

/// Completeness, figures to compare with, caution or the spread of levels.
fn bottom(context: &Context<'_>, peers: Option<&Peers>) -> Columns {
    let mut columns = vec![completeness(context)];
    columns.extend(peers.map(|peers| comparison(context, peers)));
    let caution = caution(context);
    if caution.is_none() || peers.is_none() {
        columns.push(spread(context));
    }
    columns.extend(caution);
    let widths = if columns.len() == 3 { vec![50.0, 54.0, 54.0] } else { vec![82.0, 82.0] };
    Columns { columns: widths.into_iter().zip(columns).collect(), gutter: 6.0 }
}

/// A titled list of labels with figures.
fn figures(title: Text, rows: Vec<(Text, String)>) -> Vec<Block> {
    let longest = rows.iter().map(|(_, figure)| figure.chars().count()).max().unwrap_or_default();
    let figure = if longest > SHORT_FIGURE { 24.0 } else { 12.0 };
    let mut table = Table::bare(vec![Column::left(Width::Share(1.0)), Column::right(Width::Fixed(figure))]);
    table.rows = rows.into_iter().map(|(label, value)| Row::body(vec![Cell::text(label), Cell::text(value)])).collect();
    vec![HEAD_RULE, Block::Gap(1.6), Block::h3(title), Block::Gap(0.6), Block::Table(table)]
}

fn completeness(context: &Context<'_>) -> Vec<Block> {
    let rubric = context.rubric;
    let claims = context.inspection.all_claims();
    let of = |part: usize, whole: usize| format!("{} / {}", context.words.count(part), context.words.count(whole));
    let mut rows = vec![
        (t!(context, report.summary.done.indicators).into(), of(context.score.answered, context.score.total)),
        (
            t!(context, report.summary.done.explained).into(),
            of(context.inspection.explained_count(), context.score.total),
        ),
        (t!(context, report.summary.done.criteria).into(), of(claims.ticked, claims.claimed)),
    ];
    if context.proofs.any {
        rows.push((t!(context, report.summary.done.evidence).into(), of(claims.proved, claims.claimed)));
    }
    if !rubric.general_questions.is_empty() {
        let (done, total) = (context.answered_questions(), rubric.general_questions.len());
        rows.push((t!(context, report.summary.done.questions).into(), of(done, total)));
    }
    figures(t!(context, report.summary.completeness).into(), rows)
}

fn comparison(context: &Context<'_>, peers: &Peers) -> Vec<Block> {
    let national = peers.national;
    let mut rows = vec![
        (capital(&peers.average_name(context.words)).into(), context.words.decimal(&peers.kind.index, 2)),
        (
            capital(&t!(context, report.share.average_all, year = national.year)).into(),
            context.words.decimal(&national.all().index, 2),
        ),
    ];
    if context.score.complete() {
        let kind = context.assessment.institution.kind.value;
        for (of, name) in [(Some(kind), peers.kind_name(context.words)), (None, t!(context, report.share.kind.all))] {
            let placement = national.placement(of, context.score.index());
            let label = t!(context, report.summary.rank, total = placement.of, kind = name);
            rows.push((label.into(), context.words.count(placement.rank())));
        }
    }
    let mut blocks = figures(t!(context, report.summary.comparison, year = national.year).into(), rows);
    blocks.extend([Block::Gap(1.0), limited(Style::Note, t!(context, report.summary.comparison_note), 2)]);
    blocks
}

fn spread(context: &Context<'_>) -> Vec<Block> {
    let mut rows: Vec<(Text, String)> = Vec::new();
    for (level, many) in chart::level_counts(context.rubric, context.score).into_iter().rev() {
        let many_text = t!(context, report.summary.spread_count, count = many);
        match level {
            Some(level) => {
                let name = t!(context, field.level, level = level);
                rows.push((Text::default().then_mark(Mark::Level(level)).then(format!("  {name}")), many_text));
            }
            None if many > 0 => {
                let name = t!(context, field.unanswered);
                rows.insert(0, (Text::default().then_mark(Mark::NotAssessed).then(format!("  {name}")), many_text));
            }
            None => {}
        }
    }
    figures(t!(context, report.summary.spread).into(), rows)
}

/// Unanswered indicators and a printed figure that suggests another band; nothing where there is neither.
fn caution(context: &Context<'_>) -> Option<Vec<Block>> {
    let score = context.score;
    let mut parts = Vec::new();
    if !score.complete() {
        let open = score.total - score.answered;
        let lowest = context.levels().0;
        parts.push(t!(context, report.summary.caution_open, count = open, level = lowest));
        if let Some(mean) = &score.answered_only.root.value {
            parts.push(t!(context, report.summary.caution_mean, mean = context.words.decimal(mean, 2)));
        }
    }
    parts.extend(band_notice(context.rubric, score, context.words));
    if parts.is_empty() {
        return None;
    }
    let title = Text::default().then_in(t!(context, report.summary.caution), Some(Face::Semibold), Some(Ink::Alert));
    Some(vec![
        Block::Rule { points: 0.8, ink: Ink::Alert },
        Block::Gap(1.6),
        Block::h3(title),
        Block::Gap(1.0),
        limited(Style::Small, parts.join(" "), 7),
    ])
}
