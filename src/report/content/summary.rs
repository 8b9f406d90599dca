//! Ringkasan pimpinan: one page with fixed slots.

use super::{
    Context,
    compare::Peers,
    group::Group,
    phrase::{capital, change, list, number},
    piece::{self, HEAD_RULE, limited, table_caption},
    priorities, rank,
};
use crate::{
    assessment::Role,
    chart::{self, GaugeOptions, Ink, Mark as ChartMark, Mode},
    insight::{self, Extremes, band_notice, prints_alike},
    report::model::{
        Block, Body, Cell, Column, Columns, Face, Mark, Numbering, Part, PartId, Row, Style, Table, Text, Width,
    },
    rubric::Exact,
    scoring::{Node, band_distance},
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
            columns: vec![(50.0, strengths(context)), (114.0, priorities::blocks(context))],
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
        Some(next) => {
            t!(context, report.summary.to_band, missing = context.words.distance(&next.missing), band = next.band.name)
        }
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
    match extremes(context, groups) {
        Some(sentence) => text.then(" ").then(sentence),
        None => text,
    }
}

/// `0,36 di atas rata-rata kota 2024`
fn difference(words: Words, lead: &Exact, average: &str) -> String {
    let zero = Exact::default();
    if *lead == zero {
        return t!(words, report.summary.at_average, average = average);
    }
    let size = if *lead < zero { -lead.clone() } else { lead.clone() };
    let size = words.distance(&size);
    if *lead < zero {
        t!(words, report.summary.below_average, difference = size, average = average)
    } else {
        t!(words, report.summary.above_average, difference = size, average = average)
    }
}

/// Which groups are strongest and which are weakest; ties are named together, and what prints alike is not ranked.
fn extremes(context: &Context<'_>, groups: &[Group<'_>]) -> Option<String> {
    let kind = groups.first()?.node.kind;
    let named = |nodes: &[&Node]| {
        let name =
            |node: &&Node| groups.iter().find(|group| group.node.id == node.id).map(|group| group.name.to_owned());
        list(context.words, &nodes.iter().filter_map(name).collect::<Vec<_>>())
    };
    match insight::extremes(context.score, kind) {
        Extremes::Unknown | Extremes::One(_) => None,
        Extremes::Equal(value) => {
            Some(t!(context, report.summary.extremes_equal, value = context.words.decimal(value, 2)))
        }
        Extremes::Apart { strongest, weakest } => {
            let alike = |one: &&&Node, other: &Node| match (&one.value, &other.value) {
                (Some(one), Some(other)) => prints_alike(one, other),
                _ => false,
            };
            let (high, low) = (*strongest.first()?, *weakest.first()?);
            let weakest: Vec<&Node> = weakest.iter().filter(|node| alike(node, low)).copied().collect();
            Some(t!(
                context,
                report.summary.extremes,
                high = named(&strongest),
                high_value = chart::value_text(context.words, high),
                low = named(&weakest),
                low_value = chart::value_text(context.words, low)
            ))
        }
    }
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
    rows.push((t!(context, report.summary.done.evidence).into(), of(claims.proved, claims.claimed)));
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
            let label = t!(context, report.summary.rank, total = placement.among(), kind = name);
            rows.push((label.into(), context.words.count(placement.rank())));
        }
    }
    let mut blocks = figures(t!(context, report.summary.comparison, year = national.year).into(), rows);
    let note = t!(context, report.summary.comparison_note).to_owned();
    let note = [Some(note), peers.published_later(context)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    blocks.extend([Block::Gap(1.0), limited(Style::Note, note, 5)]);
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

/// Answers nobody has looked at again, claims without proof, unanswered indicators and a printed figure that suggests another band; nothing where there is neither.
fn caution(context: &Context<'_>) -> Option<Vec<Block>> {
    let score = context.score;
    let mut parts = Vec::new();
    let carried = context.inspection.carried_count();
    if carried > 0 {
        parts.push(t!(context, report.summary.caution_carried, count = carried, total = score.total));
    }
    if !score.complete() {
        let open = score.total - score.answered;
        let lowest = context.levels().0;
        parts.push(t!(context, report.summary.caution_open, count = open, level = lowest));
        if let Some(mean) = &score.answered_only.root.value {
            parts.push(t!(context, report.summary.caution_mean, mean = context.words.decimal(mean, 2)));
        }
    }
    let claims = context.inspection.all_claims();
    if claims.proved < claims.claimed {
        let unproved = claims.claimed - claims.proved;
        parts.push(t!(context, report.summary.caution_claims, count = unproved, total = claims.claimed));
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
