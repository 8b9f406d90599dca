//! Hasil per domain dan aspek.

use super::{
    Context,
    compare::Peers,
    group::Group,
    phrase::{change, is_exact, list, number, points},
    piece::{self, table_caption},
};
use crate::{
    chart::{self, Mark, Mode, RadarOptions},
    insight::{self, Extremes, prints_alike},
    report::model::{
        Block, Body, Caption, Cell, Column, Figure, Label, Numbering, Part, PartId, Row, Style, Table, Text, Width,
    },
    rubric::Exact,
    scoring::{Node, NodeKind},
    t,
};

/// Width of the bars in the table and their height.
const BAR: (f32, f32) = (20.0, 2.0);

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let peers = Peers::of(context);
    let groups = Group::all(context);
    let mut blocks = vec![
        piece::lead(lead(context, &groups)),
        Block::Gap(5.0),
        Block::Table(table(context, &groups, peers.as_ref())),
        Block::Gap(7.0),
    ];
    blocks.extend(super::verdict::blocks(context));
    blocks.extend(profile(context, peers.as_ref()));
    blocks.extend(reach(context));
    Some(Part {
        id: PartId::Results,
        numbering: Numbering::Number,
        title: if context.rubric.domains.is_empty() {
            t!(context, report.results.title_aspects).to_owned()
        } else {
            t!(context, report.results.title).to_owned()
        },
        body: Body::Pages(blocks),
    })
}

/// Which groups lie above the index and which below.
fn lead(context: &Context<'_>, groups: &[Group<'_>]) -> String {
    let index = context.score.index();
    if context.score.answered == 0 {
        return t!(context, report.share.nothing).to_owned();
    }
    if !context.score.complete() {
        // Lower bounds cannot be ranked.
        return t!(context, report.method.open).to_owned();
    }
    let named = |wanted: &dyn Fn(&Exact) -> bool| {
        let named: Vec<String> = groups
            .iter()
            .filter(|group| group.node.value.as_ref().is_some_and(wanted))
            .map(|group| format!("{} ({})", group.name, chart::value_text(context.words, group.node)))
            .collect();
        list(context.words, &named)
    };
    // What prints like the index is neither above nor below it.
    let alike = |value: &Exact| prints_alike(value, index);
    let above = named(&|value| value > index && !alike(value));
    let below = named(&|value| value < index && !alike(value));
    let equal = named(&alike);
    let figure = chart::index_text(context.words, context.score);
    let framework = context.framework();
    let mut parts = Vec::new();
    if !above.is_empty() {
        parts.push(t!(context, report.results.lead_above, above = above, framework = framework, index = figure));
    }
    if !below.is_empty() {
        parts.push(t!(context, report.results.lead_below, below = below, framework = framework, index = figure));
    }
    match (parts.is_empty(), equal.is_empty()) {
        (true, _) => parts.push(t!(context, report.results.lead_equal, framework = framework, index = figure)),
        (false, false) => parts.push(t!(context, report.results.lead_alike, equal = equal, index = figure)),
        (false, true) => {}
    }
    parts.join(" ")
}

/// A column of the table: its width, its head and what stands in a row.
struct Figures<'a> {
    column: Column,
    head: String,
    cell: Box<dyn Fn(&Node) -> Cell + 'a>,
}

fn figures<'a>(context: &'a Context<'_>, peers: Option<&'a Peers>) -> Vec<Figures<'a>> {
    let words = context.words;
    let text = |width: f32, head: String, cell: Box<dyn Fn(&Node) -> String + 'a>| Figures {
        column: Column::right(Width::Fixed(width)),
        head,
        cell: Box::new(move |node| Cell::text(cell(node))),
    };
    let complete = context.score.complete();
    let answered = move |node: &Node| {
        if complete {
            words.count(node.total)
        } else {
            format!("{}/{}", words.count(node.answered), words.count(node.total))
        }
    };
    let head =
        if complete { t!(words, report.results.head.indicators) } else { t!(words, report.results.head.answered) };
    let mut figures = vec![
        text(13.0, head.to_owned(), Box::new(answered)),
        text(
            14.5,
            t!(words, report.results.head.weight).to_owned(),
            Box::new(move |node| words.decimal(&node.weight, 2)),
        ),
        text(
            if complete { 12.5 } else { 16.0 },
            t!(words, report.results.head.value, year = context.assessment.year.value),
            Box::new(move |node| chart::value_text(words, node)),
        ),
        Figures {
            column: Column::left(Width::Fixed(BAR.0 + 4.0)),
            head: String::new(),
            cell: Box::new(move |node| {
                let average = peers.and_then(|peers| peers.kind_reference(words, node, Mark::Tick));
                let references: Vec<_> = average.into_iter().collect();
                let bar = chart::value_bar(Mode::Print, context.rubric, node, BAR, &references, context.lettering());
                Cell::blocks(vec![Block::Drawing(bar)]).indented(1.0)
            }),
        },
        text(
            17.0,
            t!(words, report.results.head.contribution).to_owned(),
            Box::new(move |node| points(words, &node.contribution)),
        ),
    ];
    if let Some(peers) = peers {
        let figure = move |value: Option<&Exact>| {
            value.map_or_else(|| chart::NO_VALUE.to_owned(), |value| words.decimal(value, 2))
        };
        figures.extend([
            text(14.0, peers.kind_head(words), Box::new(move |node| figure(peers.kind_average(node)))),
            text(
                12.5,
                t!(words, report.results.head.difference).to_owned(),
                Box::new(move |node| {
                    peers.lead(node).map_or_else(|| chart::NO_VALUE.to_owned(), |lead| change(words, &lead, 2))
                }),
            ),
            text(14.5, peers.all_head(words), Box::new(move |node| figure(peers.all_average(node)))),
        ]);
    }
    figures
}

/// Values and contributions of domains and aspects.
fn table(context: &Context<'_>, groups: &[Group<'_>], peers: Option<&Peers>) -> Table {
    let (rubric, score) = (context.rubric, context.score);
    let figures = figures(context, peers);
    let what = if rubric.domains.is_empty() {
        t!(context, report.results.head.aspect)
    } else {
        t!(context, report.results.head.group)
    };
    let columns = [Column::left(Width::Fixed(6.0)), Column::left(Width::Share(1.0))];
    let columns = columns.into_iter().chain(figures.iter().map(|figure| figure.column)).collect();
    let head = |figure: &Figures<'_>| {
        if figure.head.is_empty() {
            let scale = chart::value_scale(rubric, BAR.0, context.lettering());
            Cell::blocks(vec![Block::Drawing(scale)]).indented(1.0)
        } else {
            Cell::text(figure.head.clone())
        }
    };
    let head = [Cell::text(what).over(2)].into_iter().chain(figures.iter().map(head)).collect();
    let row = |first: [Cell; 2], node: &Node| -> Vec<Cell> {
        first.into_iter().chain(figures.iter().map(|figure| (figure.cell)(node))).collect()
    };
    let mut rows = Vec::new();
    for group in groups {
        let cells = row([Cell::text(group.id), Cell::text(group.name)], group.node);
        let aspects = group.aspects(context);
        rows.push(if rubric.domains.is_empty() { Row::body(cells) } else { Row::group(cells) });
        for aspect in aspects {
            if let Some(node) = score.lowest.node(NodeKind::Aspect, &aspect.id) {
                let name = Text::grey(format!("{}\u{a0} ", aspect.id)).then(&aspect.name);
                rows.push(Row::body(row([Cell::empty(), Cell::text(name)], node)));
            }
        }
    }
    let index = t!(context, report.share.index, framework = context.framework());
    rows.push(Row::total(row([Cell::empty(), Cell::text(index)], &score.lowest.root)));
    let caption = table_caption("results", t!(context, report.results.table), sum_sentence(context, groups));
    let mut table = Table::new(caption, columns, head);
    table.rows = rows;
    table.padding = 0.9;
    table.centered = true;
    table.note = Some(note(context, peers).into());
    table
}

/// What the contributions add up to.
fn sum_sentence(context: &Context<'_>, groups: &[Group<'_>]) -> String {
    let index = context.score.index();
    let exact = groups.iter().all(|group| is_exact(&group.node.contribution, 4));
    match (exact, context.score.complete()) {
        (true, true) => t!(context, report.results.sum, index = points(context.words, index)),
        (true, false) => t!(context, report.results.sum_open, index = points(context.words, index)),
        (false, _) => t!(context, report.results.sum_rounded, index = points(context.words, index)),
    }
}

fn note(context: &Context<'_>, peers: Option<&Peers>) -> String {
    let (low, high) = context.levels();
    let mut parts = vec![match peers {
        Some(peers) => t!(
            context,
            report.results.note_average,
            low = low,
            high = high,
            average = peers.average_name(context.words)
        ),
        None => t!(context, report.results.note, low = low, high = high),
    }];
    parts.push(t!(context, report.results.note_contribution).to_owned());
    if peers.is_some() {
        parts.push(t!(context, report.results.note_difference).to_owned());
    }
    if !context.score.complete() {
        parts.push(t!(context, report.results.note_open).to_owned());
    }
    parts.join(" ")
}

/// The radar with its legend beside it.
fn profile(context: &Context<'_>, peers: Option<&Peers>) -> Vec<Block> {
    let aspects = context.score.lowest.nodes(NodeKind::Aspect);
    // Fewer than three axes make no shape.
    if aspects.len() < 3 {
        return Vec::new();
    }
    let series = peers.map(|peers| peers.aspect_series(context.words)).unwrap_or_default();
    let quiet = RadarOptions { series, ..RadarOptions::default() };
    let drawing = chart::radar(Mode::Print, context.rubric, context.score, (102.0, 90.0), &quiet, context.lettering());
    let year = context.assessment.year.value;
    let options = RadarOptions { label: Some(t!(context, report.results.radar.now, year = year)), ..quiet };
    let legend = chart::radar_legend(Mode::Print, &options, 62.0, context.lettering());
    let mut text = Text::plain(extremes(context, &aspects));
    if let Some(sentence) = peers.and_then(|peers| leads(context, &aspects, peers)) {
        text = text.then(format!("\n\n{sentence}"));
    }
    text = text.then("\n\n").then_grey(t!(context, report.results.radar.note));
    let title = t!(context, report.results.radar.title, count = number(context.words, aspects.len()));
    vec![
        Block::h2(t!(context, report.results.profile, count = number(context.words, aspects.len()))),
        Block::Gap(3.0),
        Block::Figure(Figure {
            drawing,
            caption: Caption { label: Label::Figure, key: "radar", title, text },
            indent: 0.0,
            beside: Some(108.0),
            legend: vec![Block::Gap(9.0), Block::Drawing(legend), Block::Gap(5.0)],
            pages: false,
        }),
        Block::Gap(7.0),
    ]
}

/// The strongest and weakest aspects.
fn extremes(context: &Context<'_>, aspects: &[&Node]) -> String {
    let named = |nodes: &[&Node]| {
        let name = |node: &&Node| {
            let aspect = context.rubric.aspect(&node.id)?;
            Some(format!("{} ({})", aspect.short, chart::value_text(context.words, node)))
        };
        list(context.words, &nodes.iter().filter_map(name).collect::<Vec<_>>())
    };
    match insight::extremes(aspects.iter().copied()) {
        Extremes::Unknown if context.score.answered == 0 => t!(context, report.share.nothing).to_owned(),
        Extremes::Unknown => t!(context, report.results.radar.none).to_owned(),
        Extremes::One(node) => t!(context, report.results.radar.one, aspect = named(&[node])),
        Extremes::Equal(value) => t!(context, report.results.radar.equal, value = context.words.decimal(value, 2)),
        Extremes::Apart { strongest, weakest, .. } => {
            t!(context, report.results.radar.extremes, high = named(&strongest), low = named(&weakest))
        }
    }
}

/// Where the lead over the average is largest and where it is smallest.
fn leads(context: &Context<'_>, aspects: &[&Node], peers: &Peers) -> Option<String> {
    let mut leads: Vec<(&Node, Exact)> = aspects.iter().filter_map(|node| Some((*node, peers.lead(node)?))).collect();
    leads.sort_by(|one, other| other.1.cmp(&one.1));
    let (first, last) = (leads.first()?, leads.last().filter(|_| leads.len() > 1)?);
    if prints_alike(&first.1, &last.1) {
        return None;
    }
    let named = |(node, lead): &(&Node, Exact)| {
        let short = context.rubric.aspect(&node.id).map_or("", |aspect| aspect.short.as_str());
        format!("{short} ({})", change(context.words, lead, 2))
    };
    let average = peers.average_name(context.words);
    Some(t!(context, report.results.radar.leads, average = average, first = named(first), last = named(last)))
}

/// The reach of every level by aspect, and the rule behind it.
fn reach(context: &Context<'_>) -> Vec<Block> {
    let drawing = chart::level_grid(Mode::Print, context.rubric, context.score, (170.0, 83.0), context.lettering());
    let text = drawing.sentence.clone();
    let title = t!(context, report.results.reach.title).to_owned();
    let rule = if context.score.complete() {
        t!(context, report.results.rule).to_owned()
    } else {
        format!("{} {}", t!(context, report.results.rule), t!(context, report.results.rule_open))
    };
    vec![
        Block::h2(t!(context, report.results.reach)),
        Block::Gap(3.0),
        piece::figure(drawing, "reach", title, text),
        Block::Gap(7.0),
        Block::Together(vec![
            Block::h2(t!(context, report.results.rule_title)),
            Block::Gap(2.0),
            piece::narrow(Style::Small, rule),
        ]),
    ]
}
