//! Metode dan perhitungan.

use super::{
    Context,
    compare::Peers,
    group::Group,
    phrase::{full, is_exact, points},
    piece::{self, HAIR_RULE, table_caption},
};
use crate::{
    insight::{Benchmark, Derivation, Input, band_notice},
    report::model::{
        Block, Body, Cell, Column, Columns, Formula, Numbering, Part, PartId, Row, Style, Table, Term, Text, Width,
        keep_together,
    },
    rubric::{Aspect, Band, Exact, Indicator},
    scoring::{Node, NodeKind},
    t,
    words::Words,
};

/// Most terms of a sum that stand on one line.
const MOST_TERMS: usize = 6;

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let groups = Group::all(context);
    let mut blocks = vec![piece::lead(t!(context, report.method.lead, regulation = context.rubric.regulation_short))];
    blocks.push(Block::Gap(5.0));
    blocks.extend(formulas(context, &groups));
    blocks.push(Block::Gap(5.0));
    blocks.push(Block::Table(table(context, &groups)));
    blocks.push(Block::Gap(5.0));
    blocks.push(Block::Together(vec![Block::Columns(Columns {
        columns: vec![(46.0, bands(context)), (58.0, weights(context)), (54.0, rounding(context, &groups))],
        gutter: 6.0,
    })]));
    blocks.push(Block::Gap(5.0));
    blocks.extend(basis(context));
    Some(Part {
        id: PartId::Method,
        numbering: Numbering::Number,
        title: t!(context, report.method.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

/// Where a number comes from. Its values stand without the mark of a lower bound; the lead says how they were read.
fn derivation<'a>(context: &Context<'a>, node: &Node) -> Option<Derivation<'a>> {
    Derivation::of(context.rubric, context.score, node.kind, &node.id)
}

/// The formulas, each beside its example with this institution's numbers.
fn formulas(context: &Context<'_>, groups: &[Group<'_>]) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some((aspect, number)) = example_aspect(context) {
        let indicators: Vec<&Indicator> = context.rubric.indicators_of(&aspect.id).collect();
        let place = t!(
            context,
            report.method.example_aspect,
            id = aspect.id,
            name = aspect.name,
            indicators = range(&indicators)
        );
        let above = Text::plain("Σ (NI").then_subscript("ij").then(" × BI").then_subscript("ij").then(")");
        let general = vec![subscripted("NA", " = "), Term::Fraction(above, subscripted_text("BA"))];
        let example = example(context.words, aspect_sum(context.words, &number), &number);
        blocks.extend(row(t!(context, report.method.aspect), general, place, example));
    }
    let many = groups.iter().find(|group| group.node.inputs.len() > 1 && !context.rubric.domains.is_empty());
    if let Some((group, number)) = many.and_then(|group| Some((group, derivation(context, group.node)?))) {
        let place = t!(context, report.method.example_domain, id = group.id, name = group.name);
        let above = Text::plain("Σ (NA").then_subscript("ij").then(" × BA").then_subscript("ij").then(")");
        let general = vec![subscripted("ND", " = "), Term::Fraction(above, subscripted_text("BD"))];
        let example = example(context.words, domain_sum(context.words, &number), &number);
        blocks.extend(row(t!(context, report.method.domain), general, place, example));
    }
    let (value_sign, weight_sign) = if context.rubric.domains.is_empty() { ("NA", "BA") } else { ("ND", "BD") };
    let above = Text::plain(format!("Σ ({value_sign}"))
        .then_subscript("i")
        .then(format!(" × {weight_sign}"))
        .then_subscript("i")
        .then(")");
    let name = t!(context, report.share.index, framework = context.framework());
    let general = vec![Term::Text(Text::plain(format!("{name} = "))), Term::Fraction(above, "100".into())];
    let number = derivation(context, &context.score.lowest.root);
    let inputs = number.iter().flat_map(|number| &number.inputs);
    let sum: Vec<String> = inputs.map(|input| full(context.words, &input.product)).collect();
    let place = t!(context, report.method.example_index).to_owned();
    let index = points(context.words, context.score.index());
    let example = vec![
        Term::Fraction(sum.join(" + ").into(), "100".into()),
        Term::Text(Text::plain(format!(" = {index} → ")).then_strong(context.words.decimal(context.score.index(), 2))),
    ];
    blocks.extend(row(&name, general, place, example));
    blocks.push(HAIR_RULE);
    blocks.push(Block::Gap(1.6));
    let (low, high) = context.levels();
    blocks.push(Block::text(Style::Note, t!(context, report.method.signs, low = low, high = high)));
    if !context.score.complete() {
        blocks.push(Block::text(Style::Note, t!(context, report.method.open)));
    }
    blocks
}

/// One formula: name over the general form on the left, the example on the right.
fn row(name: &str, general: Vec<Term>, place: String, example: Vec<Term>) -> Vec<Block> {
    let columns = Columns {
        columns: vec![
            (46.0, vec![Block::h3(name), Block::Gap(1.6), Block::Formula(Formula { terms: general })]),
            (118.0, vec![Block::Gap(4.0), Block::text(Style::Note, place), Block::Formula(Formula { terms: example })]),
        ],
        gutter: 6.0,
    };
    vec![Block::Together(vec![HAIR_RULE, Block::Gap(1.6), Block::Columns(columns), Block::Gap(2.4)])]
}

fn subscripted(sign: &str, after: &str) -> Term {
    Term::Text(subscripted_text(sign).then(after))
}

fn subscripted_text(sign: &str) -> Text {
    Text::plain(sign).then_subscript("i")
}

/// Sum over weight, the quotient in full and as printed.
fn example(words: Words, sum: String, number: &Derivation<'_>) -> Vec<Term> {
    let exact = number.value();
    let weight = words.decimal(&number.node.weight, 2);
    let mut result = Text::plain(" = ");
    if !is_exact(&exact, 2) {
        result = result.then(format!("{} → ", points(words, &exact)));
    }
    vec![
        Term::Fraction(sum.into(), weight.clone().into()),
        Term::Text(" = ".into()),
        Term::Fraction(full(words, &number.sum()).into(), weight.into()),
        Term::Text(result.then_strong(words.decimal(&exact, 2))),
    ]
}

/// The first aspect whose sum fits on a line; the one with the fewest indicators where none does.
fn example_aspect<'a>(context: &Context<'a>) -> Option<(&'a Aspect, Derivation<'a>)> {
    let of = |aspect: &'a Aspect| {
        Some((aspect, Derivation::of(context.rubric, context.score, NodeKind::Aspect, &aspect.id)?))
    };
    let mut aspects: Vec<_> = context.rubric.aspects.iter().filter_map(of).collect();
    let fits = |(_, number): &(&Aspect, Derivation<'_>)| (2..=MOST_TERMS).contains(&number.inputs.len());
    let fewest = || (0..aspects.len()).min_by_key(|place| aspects[*place].1.inputs.len());
    let place = aspects.iter().position(fits).or_else(fewest)?;
    Some(aspects.swap_remove(place))
}

/// `(4 + 4 + 2 + 4) × 2,50` where all weigh alike, else term by term.
fn aspect_sum(words: Words, number: &Derivation<'_>) -> String {
    let weights: Vec<&Exact> = number.inputs.iter().map(|input| &input.node.weight).collect();
    let alike = weights.windows(2).all(|pair| pair[0] == pair[1]);
    let written = |value: &Exact| if is_exact(value, 0) { words.decimal(value, 0) } else { full(words, value) };
    let values: Vec<String> = number.inputs.iter().map(|input| written(&value(input))).collect();
    if number.inputs.len() > 2 * MOST_TERMS {
        return full(words, &number.sum());
    }
    match weights.first() {
        Some(weight) if alike => format!("({}) × {}", values.join(" + "), full(words, weight)),
        _ => {
            let terms: Vec<String> = values
                .iter()
                .zip(&weights)
                .map(|(value, weight)| keep_together(&format!("{value} × {}", full(words, weight))))
                .collect();
            terms.join(" + ")
        }
    }
}

/// `3,50 × 10,00 + 3,75 × 10,00` where the values can be written in full, else the products.
fn domain_sum(words: Words, number: &Derivation<'_>) -> String {
    let in_full = number.inputs.iter().all(|input| is_exact(&value(input), 4)) && number.inputs.len() <= 4;
    let term = |input: &Input<'_>| {
        if in_full {
            format!("{} × {}", full(words, &value(input)), words.decimal(&input.node.weight, 2))
        } else {
            full(words, &input.product)
        }
    };
    let terms: Vec<String> = number.inputs.iter().map(term).collect();
    terms.join(" + ")
}

/// The value of an input without the mark of a lower bound.
fn value(input: &Input<'_>) -> Exact {
    input.node.value.clone().unwrap_or_default()
}

/// `11–14`
fn range(indicators: &[&Indicator]) -> String {
    match indicators {
        [first, .., last] => format!("{}–{}", first.id, last.id),
        [one] => one.id.clone(),
        [] => String::new(),
    }
}

/// The table that can be added up again.
fn table(context: &Context<'_>, groups: &[Group<'_>]) -> Table {
    let index = context.score.index();
    let exact = groups.iter().all(|group| is_exact(&group.node.contribution, 4));
    let sentence = if exact {
        t!(context, report.method.table_text, index = points(context.words, index))
    } else {
        t!(context, report.method.table_rounded, index = points(context.words, index))
    };
    let caption = table_caption("calculation", t!(context, report.method.table), sentence);
    let columns = vec![
        Column::left(Width::Share(1.0)),
        Column::right(Width::Fixed(24.0)),
        Column::right(Width::Fixed(30.0)),
        Column::right(Width::Fixed(46.0)),
        Column::right(Width::Fixed(13.0)),
        Column::right(Width::Fixed(20.0)),
    ];
    let what = if context.rubric.domains.is_empty() {
        t!(context, report.results.head.aspect)
    } else {
        t!(context, report.method.head.domain)
    };
    let head = vec![
        Cell::text(what),
        Cell::text(t!(context, report.method.head.weight)),
        Cell::text(t!(context, report.method.head.sum)),
        Cell::text(t!(context, report.method.head.full)),
        Cell::text(t!(context, report.method.head.value)),
        Cell::text(t!(context, report.method.head.contribution)),
    ];
    let words = context.words;
    let cells = |name: String, number: &Derivation<'_>| {
        let (sum, weight, exact) = (full(words, &number.sum()), words.decimal(&number.node.weight, 2), number.value());
        let sign = if is_exact(&exact, 4) { "=" } else { "≈" };
        vec![
            Cell::text(name),
            Cell::text(weight.clone()),
            Cell::text(sum.clone()),
            Cell::text(format!("{sum} ÷ {weight} {sign} {}", points(words, &exact))),
            Cell::text(Text::strong(words.decimal(&exact, 2))),
            Cell::text(points(words, &number.node.contribution)),
        ]
    };
    let mut table = Table::new(caption, columns, head);
    let row = |group: &Group<'_>| Some(Row::body(cells(group.title(), &derivation(context, group.node)?)));
    table.rows = groups.iter().filter_map(row).collect();
    let name = t!(context, report.share.index, framework = context.framework());
    let total = derivation(context, &context.score.lowest.root);
    table.rows.extend(total.map(|number| Row::total(cells(name, &number))));
    table
}

/// A small list with a head, for the three columns.
fn small(columns: Vec<Column>, head: Vec<Cell>, rows: Vec<Row>) -> Block {
    Block::Table(Table { head, rows, ..Table::bare(columns) })
}

/// Bands of the index, highest first.
fn bands(context: &Context<'_>) -> Vec<Block> {
    let current = context.score.band(context.rubric).map(|band| band.name.as_str());
    let rows = context
        .rubric
        .bands
        .iter()
        .rev()
        .map(|band| {
            let here = current == Some(band.name.as_str());
            let cell = |text: &str| Cell::text(if here { Text::strong(text) } else { Text::plain(text) });
            Row::body(vec![cell(&band.name), cell(&limits(context, band))])
        })
        .collect();
    let columns = vec![Column::left(Width::Share(1.0)), Column::right(Width::Fixed(22.0))];
    let head =
        vec![Cell::text(t!(context, report.method.head.band)), Cell::text(t!(context, report.method.head.range))];
    vec![Block::h3(t!(context, report.method.bands)), Block::Gap(0.6), small(columns, head, rows)]
}

/// Limits of a band: `3,5 – < 4,2`.
fn limits(context: &Context<'_>, band: &Band) -> String {
    let bands = &context.rubric.bands;
    let limit = |value: &Exact| context.words.decimal(value, if is_exact(value, 1) { 1 } else { 2 });
    let (from, to) = (limit(&band.from), limit(&band.to));
    keep_together(&match bands.iter().position(|other| other.name == band.name) {
        Some(0) if bands.len() > 1 => format!("< {to}"),
        Some(place) if place + 1 == bands.len() => format!("{from} – {to}"),
        _ => format!("{from} – < {to}"),
    })
}

/// Weights of the indicators; neighbours that weigh alike share a row.
fn weights(context: &Context<'_>) -> Vec<Block> {
    let mut runs: Vec<Vec<&Indicator>> = Vec::new();
    for indicator in &context.rubric.indicators {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.weight == indicator.weight) => run.push(indicator),
            _ => runs.push(vec![indicator]),
        }
    }
    let mut rows: Vec<Row> = runs
        .iter()
        .map(|run| {
            let total: Exact = run.iter().map(|indicator| &indicator.weight).sum();
            Row::body(vec![
                Cell::text(range(run)),
                Cell::text(context.words.count(run.len())),
                Cell::text(run.first().map_or_else(String::new, |one| context.words.decimal(&one.weight, 2))),
                Cell::text(context.words.decimal(&total, 2)),
            ])
        })
        .collect();
    let total: Exact = context.rubric.indicators.iter().map(|indicator| &indicator.weight).sum();
    rows.push(Row::total(vec![
        Cell::empty(),
        Cell::text(context.words.count(context.rubric.indicators.len())),
        Cell::empty(),
        Cell::text(context.words.decimal(&total, 2)),
    ]));
    let columns = vec![
        Column::left(Width::Share(1.0)),
        Column::right(Width::Fixed(13.0)),
        Column::right(Width::Fixed(14.0)),
        Column::right(Width::Fixed(15.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.method.head.indicator)),
        Cell::text(t!(context, report.method.head.count)),
        Cell::text(t!(context, report.method.head.each)),
        Cell::text(t!(context, report.method.head.total)),
    ];
    vec![Block::h3(t!(context, report.method.weights)), Block::Gap(0.6), small(columns, head, rows)]
}

/// How numbers are rounded and bands are named, with this institution's numbers; says so where the printed index
/// suggests another band.
fn rounding(context: &Context<'_>, groups: &[Group<'_>]) -> Vec<Block> {
    let mut rule = t!(context, report.method.rounding_rule).to_owned();
    let named = groups.iter().map(|group| (group.title(), group.node));
    let aspect = |aspect: &Aspect| {
        Some((format!("{} {}", aspect.id, aspect.short), context.score.lowest.node(NodeKind::Aspect, &aspect.id)?))
    };
    let rounded = named
        .chain(context.rubric.aspects.iter().filter_map(aspect))
        .map(|(name, node)| (name, node.value.clone().unwrap_or_default()))
        .find(|(_, value)| !is_exact(value, 2));
    if let Some((name, value)) = rounded {
        let example =
            keep_together(&format!("{} → {}", points(context.words, &value), context.words.decimal(&value, 2)));
        rule = format!("{rule} {}", t!(context, report.method.rounding_example, name = name, example = example));
    }
    let mut blocks = vec![
        Block::h3(t!(context, report.method.rounding)),
        Block::Gap(1.0),
        Block::text(Style::Small, rule),
        Block::Gap(2.0),
        Block::text(Style::Small, t!(context, report.method.rounding_band)),
    ];
    if let Some(band) = context.score.band(context.rubric) {
        let (index, limits) = (points(context.words, context.score.index()), limits(context, band));
        let sentence = t!(context, report.method.band_found, index = index, limits = limits, band = band.name);
        blocks.extend([Block::Gap(2.0), Block::text(Style::Small, sentence)]);
    }
    if let Some(notice) = band_notice(context.rubric, context.score, context.words) {
        blocks.push(Block::Gap(2.0));
        blocks.push(Block::text(Style::Small, Text::strong(notice)));
    }
    blocks
}

/// What the numbers rest on and what they cannot say.
fn basis(context: &Context<'_>) -> Vec<Block> {
    let rubric = context.rubric;
    // What replaced the instrument later, and what its makers wrote wrongly, is said in the window.
    let mut sources = vec![t!(context, report.method.regulation, regulation = rubric.regulation, guide = rubric.guide)];
    if let Some(peers) = Peers::of(context) {
        sources.push(t!(context, report.method.averages, source = peers.national.source));
        sources.extend(peers.published_later(context));
        // A rank is named of a whole answer only, on the summary.
        if context.score.complete() {
            sources.extend(Benchmark::rules(context.words).map(str::to_owned));
            let (table, institution) = (peers.national.table(), &context.assessment.institution);
            sources.extend(table.own(institution.kind.value, &institution.name.value).map(|own| {
                let index = context.words.decimal(&own.index, 2);
                t!(context, benchmark.caution.own, name = own.name, index = index, year = table.year)
            }));
        }
    }
    let limits = t!(
        context,
        report.method.limits,
        version = context.version,
        rubric = rubric.name,
        edition = rubric.edition,
        revision = context.revision
    );
    vec![
        Block::h2(t!(context, report.method.basis)),
        Block::Gap(2.0),
        piece::narrow(Style::Small, sources.join(" ")),
        Block::Gap(2.0),
        piece::narrow(Style::Small, limits),
    ]
}
