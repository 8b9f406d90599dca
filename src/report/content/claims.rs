//! Klaim yang belum didukung bukti: which levels the evidence does not carry, what the index would be without them, and
//! what a final report declares.

use std::collections::BTreeSet;

use super::{
    Context, declared,
    group::Group,
    other_documents,
    phrase::{capital, change, indicator_numbers, is_exact, list, lower, number, points},
    piece::{self, table_caption},
};
use crate::{
    assessment::Evidence,
    chart::{self, Waterfall, WaterfallStep, waterfall},
    insight::{Proof, Unbacked, prints_alike},
    report::model::{
        Anchor, BODY_WIDTH, Block, Body, Cell, Column, Columns, Mark, Numbering, Part, PartId, Row, Style, Table, Text,
        Width, criterion_mark,
    },
    rubric::{Criterion, Exact, Indicator, Level},
    t,
};

/// Most claims whose criteria are printed in full; of more only the codes are, their words stand in the blocks.
const FULL_TEXTS: usize = 12;
/// Most criteria of a claim that are printed in full.
const MOST_CRITERIA: usize = 3;
/// Most steps of the waterfall; the rest is summed.
const MOST_STEPS: usize = 12;
/// Room above and below the text of a row.
const PADDING: f32 = 0.9;
/// Room between two blocks of the page; it gives way where that saves one.
const BETWEEN: Block = Block::Stretch { min: 3.0, max: 5.0 };
/// The halves under the waterfall and the room between them.
const HALF: f32 = 81.0;
const GUTTER: f32 = 8.0;

/// Builds the part: nothing where every claim is backed and nothing is declared.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let unbacked = context.unbacked();
    if unbacked.is_empty() {
        return declaration(context);
    }
    let losses: Vec<(&Unbacked, Exact)> =
        unbacked.iter().map(|one| (one, context.backing.beyond_evidence(context.score, &one.indicator))).collect();
    let mut blocks = vec![
        piece::lead(lead(context)),
        BETWEEN,
        Block::Table(claims(context, &losses)),
        BETWEEN,
        fall(context, &losses),
        BETWEEN,
    ];
    let declaration = declared::blocks(context);
    let domains = Block::Table(domains(context));
    match declared::initials(context) {
        Some(initials) => blocks.push(Block::Columns(Columns {
            columns: vec![(HALF, vec![domains]), (HALF, vec![initials])],
            gutter: GUTTER,
        })),
        None => blocks.push(domains),
    }
    if declaration.is_empty() {
        blocks.extend(other_documents::table(context).into_iter().flat_map(|table| [BETWEEN, Block::Table(table)]));
    } else {
        blocks.push(BETWEEN);
        blocks.extend(declaration);
    }
    Some(Part {
        id: PartId::Claims,
        numbering: Numbering::None,
        title: t!(context, report.claims.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

/// What a final report declares, alone: in every report without the page of claims, and where every claim is backed.
pub(super) fn declaration(context: &Context<'_>) -> Option<Part> {
    let list = declared::blocks(context);
    if list.is_empty() {
        return None;
    }
    let mut blocks = vec![piece::lead(declared::lead(context)), Block::Gap(5.0)];
    blocks.extend(list);
    if let Some(initials) = declared::initials(context) {
        blocks.extend([Block::Gap(6.0), initials]);
    }
    Some(Part {
        id: PartId::Claims,
        numbering: Numbering::None,
        title: t!(context, report.declared.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

/// How many claims, and what the index and its band would be without them.
fn lead(context: &Context<'_>) -> Text {
    let (claimed, backed) = (context.score, &context.backing.score);
    let (full, alike) = (claimed.index(), prints_alike(claimed.index(), backed.index()));
    let value = |value: &Exact| {
        if alike { points(context.words, value) } else { context.words.decimal(value, 2) }
    };
    let band = |score: &crate::scoring::Score| score.band(context.rubric).map_or("", |band| band.name.as_str());
    let band = if band(claimed) == band(backed) {
        t!(context, report.claims.band_same, band = band(claimed))
    } else {
        t!(context, report.claims.band_other, backed = band(backed), claimed = band(claimed))
    };
    let pattern = t!(
        context,
        report.claims.lead,
        count = capital(&number(context.words, context.unbacked().len())),
        total = claimed.answered,
        claimed = value(full),
        band = band
    );
    Text::with_runs(&pattern, &[Text::strong(value(backed.index()))])
}

/// The claims one by one, with what is open and what it costs.
fn claims(context: &Context<'_>, losses: &[(&Unbacked, Exact)]) -> Table {
    let caption = table_caption("claims", t!(context, report.claims.table), t!(context, report.claims.table_text));
    let columns = vec![
        Column::left(Width::Fixed(6.0)),
        Column::left(Width::Fixed(24.0)),
        Column::left(Width::Fixed(19.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(31.0)),
        Column::left(Width::Fixed(18.0)),
        Column::right(Width::Fixed(15.0)),
    ];
    let head = vec![
        Cell::empty(),
        Cell::text(t!(context, report.gaps.head.indicator)),
        Cell::text(t!(context, report.claims.head.levels)),
        Cell::text(t!(context, report.claims.head.open)),
        Cell::text(t!(context, report.claims.head.lacking)),
        Cell::text(t!(context, report.summary.head.unit)),
        Cell::text(t!(context, report.claims.head.effect)),
    ];
    let mut table = Table::new(caption, columns, head);
    table.style = Style::Evidence;
    table.padding = PADDING;
    let full = losses.len() <= FULL_TEXTS;
    table.rows = losses.iter().filter_map(|(one, loss)| row(context, one, loss, full)).collect();
    let sum: Exact = losses.iter().map(|(_, loss)| loss).sum();
    table.rows.push(Row::total(vec![
        Cell::text(t!(context, report.claims.total)).over(6),
        Cell::text(change(context.words, &-sum, 4)),
    ]));
    let lowest = context.levels().0;
    let mut note = t!(context, report.claims.note, lowest = lowest, from = lowest + 1);
    if !losses.iter().all(|(_, loss)| is_exact(loss, 4)) {
        note = format!("{note} {}", t!(context, report.claims.note_rounded));
    }
    table.note = Some(note.into());
    table
}

/// The claimed level, and the one the evidence carries.
pub(super) fn levels(one: &Unbacked) -> Text {
    let text = Text::default().then_mark(Mark::Level(one.claimed)).then("\u{a0}→\u{a0}");
    text.then_mark(Mark::Supported(one.supported))
}

fn row(context: &Context<'_>, one: &Unbacked, loss: &Exact, full: bool) -> Option<Row> {
    let indicator = context.rubric.indicator(&one.indicator)?;
    let (mut open, mut lacking) = (Vec::new(), Vec::new());
    for entry in 0..indicator.entry_count() {
        let (blocks, lacks) = of_entry(context, indicator, entry, full);
        open.extend(blocks);
        lacking.extend(lacks);
    }
    let mut seen = BTreeSet::new();
    lacking.retain(|lack| seen.insert(lack.clone()));
    let owner = context.assessment.owner_name(&indicator.id);
    let name = Text::default().then_strong_link(&indicator.short, Anchor::Indicator(indicator.id.clone()));
    Some(Row::body(vec![
        Cell::text(Text::strong(indicator.id.as_str())),
        Cell::text(name),
        Cell::text(levels(one)),
        Cell::blocks(open),
        Cell::text(capital(&lacking.join("; "))),
        Cell::text(if owner.is_empty() { chart::NO_VALUE } else { owner }),
        Cell::text(Text::strong(change(context.words, &-loss.clone(), 4))),
    ]))
}

/// The criteria that keep the evidence of an entry below its claim, those of the lowest such level first, and what they lack.
fn of_entry(context: &Context<'_>, indicator: &Indicator, entry: usize, full: bool) -> (Vec<Block>, Vec<String>) {
    let support = context.inspection.support(&indicator.id, entry);
    let (Some(claimed), Some(support)) = (context.assessment.level(&indicator.id, entry), support) else {
        return (Vec::new(), Vec::new());
    };
    let open = support.open(indicator, claimed);
    let mut blocks = Vec::new();
    if open.is_empty() {
        return (blocks, Vec::new());
    }
    if let Some(name) = indicator.entries.get(entry) {
        blocks.push(Block::CellText(Text::grey(name.as_str())));
    }
    let first = first_open_level(indicator, &open);
    let (shown, rest): (Vec<_>, Vec<_>) =
        open.iter().partition(|(id, _)| first.is_some_and(|rung| is_of(&rung.criteria, id)));
    let most = if full { MOST_CRITERIA } else { 0 };
    let mut codes: Vec<&str> = Vec::new();
    for (place, (id, proof)) in shown.iter().enumerate() {
        match indicator.criterion(id).filter(|_| place < most) {
            Some(criterion) => blocks.extend(criterion_lines(context, indicator, entry, criterion, proof)),
            None => codes.push(id),
        }
    }
    codes.extend(rest.iter().map(|(id, _)| *id));
    if !codes.is_empty() {
        let codes = codes.join(", ");
        let text = if full { t!(context, report.claims.also, codes = codes) } else { codes };
        blocks.push(Block::CellText(Text::grey(text)));
    }
    let reference = context.assessment.reference_date.value;
    let lack = |proof: &Proof| match proof {
        Proof::NotTicked => Some(t!(context, report.claims.lack.tick).to_owned()),
        Proof::NoEvidence => Some(t!(context, report.claims.lack.evidence).to_owned()),
        Proof::Weak(faults) => faults.first().map(|fault| fault.lacking(reference, context.words)),
        Proof::Proven => None,
    };
    (blocks, shown.iter().filter_map(|(_, proof)| lack(proof)).collect())
}

/// The first open criterion of an indicator and why, in a few words.
pub(super) fn first_open(context: &Context<'_>, indicator: &Indicator) -> String {
    let of_entry = |entry: usize| {
        let claimed = context.assessment.level(&indicator.id, entry)?;
        let (id, proof) =
            context.inspection.support(&indicator.id, entry)?.open(indicator, claimed).into_iter().next()?;
        let why = match proof {
            Proof::NotTicked => t!(context, report.evidence.not_ticked).to_owned(),
            Proof::NoEvidence | Proof::Proven => t!(context, report.evidence.no_evidence).to_owned(),
            Proof::Weak(faults) => {
                let word = faults.first().map(|fault| lower(&fault.tag(context.words))).unwrap_or_default();
                let evidence = context.assessment.evidence(&indicator.id, entry);
                let mut tied = evidence.iter().filter(|one| one.used.supported().any(|tied| tied.as_str() == id));
                match (tied.next(), tied.next()) {
                    (Some(one), None) => format!("{} {word}", one.code(&indicator.id)),
                    _ => word,
                }
            }
        };
        Some(t!(context, report.claims.first_open, criterion = id, why = why))
    };
    (0..indicator.entry_count()).find_map(of_entry).unwrap_or_default()
}

/// The lowest level with an open criterion: what lies above it cannot count before it does.
pub(super) fn first_open_level<'a>(indicator: &'a Indicator, open: &[(&str, &Proof)]) -> Option<&'a Level> {
    indicator.levels.iter().find(|rung| open.iter().any(|(id, _)| is_of(&rung.criteria, id)))
}

fn is_of(criteria: &[Criterion], id: &str) -> bool {
    criteria.iter().any(|criterion| criterion.id == id)
}

/// A criterion with its mark, and under it why it is open.
fn criterion_lines(
    context: &Context<'_>,
    indicator: &Indicator,
    entry: usize,
    criterion: &Criterion,
    proof: &Proof,
) -> Vec<Block> {
    let state = context.inspection.criterion(&indicator.id, entry, &criterion.id);
    let text = Text::default().then_mark(criterion_mark(state)).then("\u{a0}").then_strong(&criterion.id);
    let mut lines = vec![Block::CellText(text.then(format!("\u{a0}{}", criterion.text)))];
    lines.extend(
        causes(context, indicator, entry, criterion, proof).into_iter().map(|cause| Block::CellText(Text::grey(cause))),
    );
    lines
}

/// Why a criterion is open: one line for each document tied to it.
fn causes(
    context: &Context<'_>,
    indicator: &Indicator,
    entry: usize,
    criterion: &Criterion,
    proof: &Proof,
) -> Vec<String> {
    match proof {
        Proof::Proven => Vec::new(),
        Proof::NotTicked => vec![t!(context, report.claims.not_ticked).to_owned()],
        Proof::NoEvidence => vec![t!(context, report.claims.no_evidence).to_owned()],
        Proof::Weak(faults) => {
            let tied: Vec<Evidence<'_>> = context
                .assessment
                .evidence(&indicator.id, entry)
                .into_iter()
                .filter(|one| one.used.supported().any(|id| id.as_str() == criterion.id))
                .collect();
            let alone = tied.len() == 1;
            let line = |one: &Evidence<'_>| {
                let fault = faults.first().filter(|_| alone).map(|fault| fault.tag(context.words));
                let state =
                    fault.unwrap_or_else(|| context.inspection.use_standing(&indicator.id, one.id).tag(context.words));
                let name = super::evidence::named(context.words, one.document);
                let code = one.code(&indicator.id);
                t!(context, report.claims.cause, code = code, name = name, state = lower(&state))
            };
            tied.iter().take(MOST_CRITERIA).map(line).collect()
        }
    }
}

/// From the claimed index to the one that is backed.
fn fall(context: &Context<'_>, losses: &[(&Unbacked, Exact)]) -> Block {
    let mut largest: Vec<usize> = (0..losses.len()).collect();
    largest.sort_by(|one, other| losses[*other].1.cmp(&losses[*one].1));
    let kept = if losses.len() > MOST_STEPS { MOST_STEPS - 1 } else { losses.len() };
    let kept: BTreeSet<usize> = largest.into_iter().take(kept).collect();
    let mut rest = (0_usize, Exact::default());
    let mut steps = Vec::new();
    for (place, (one, loss)) in losses.iter().enumerate() {
        let short = context.rubric.indicator(&one.indicator).map_or("", |indicator| indicator.short.as_str());
        if kept.contains(&place) {
            let (id, from, to) = (&one.indicator, one.claimed, one.supported);
            let label = t!(context, report.claims.step, id = id, name = short, from = from, to = to);
            steps.push(WaterfallStep { label, change: -loss.clone() });
        } else {
            rest = (rest.0 + 1, rest.1 + loss);
        }
    }
    if rest.0 > 0 {
        let label = t!(context, report.claims.step_rest, count = rest.0);
        steps.push(WaterfallStep { label, change: -rest.1 });
    }
    let way = Waterfall {
        from_label: t!(context, report.claims.claimed).to_owned(),
        from: context.score.index().clone(),
        steps,
        to_label: t!(context, report.claims.backed).to_owned(),
        limit: None,
    };
    let start = context.words.decimal(&way.axis_start(context.rubric), 1);
    let mut text = t!(context, report.claims.axis, start = start);
    if let Some(band) = context.backing.score.band(context.rubric) {
        let above = context.backing.score.index() - &band.from;
        let above = points(context.words, &above);
        text = format!("{text} {}", t!(context, report.claims.above_band, difference = above, band = band.name));
    }
    let drawing = waterfall(context.rubric, &way, BODY_WIDTH, context.lettering());
    piece::figure(drawing, "claims_fall", t!(context, report.claims.figure).to_owned(), text)
}

/// The groups whose value rests on claims that are not backed.
fn domains(context: &Context<'_>) -> Table {
    let groups = Group::all(context);
    let backed = &context.backing.score.lowest;
    let (mut rows, mut same) = (Vec::new(), Vec::new());
    let figures = |claimed: &crate::scoring::Node, backed: &crate::scoring::Node| {
        let value = |node: &crate::scoring::Node| node.value.clone().unwrap_or_default();
        let (claimed, backed) = (value(claimed), value(backed));
        let two = |value: &Exact| Cell::text(context.words.decimal(value, 2));
        [two(&claimed), two(&backed), Cell::text(change(context.words, &(&backed - &claimed), 2))]
    };
    for group in &groups {
        let Some(node) = backed.node(group.node.kind, group.id) else { continue };
        if node.value == group.node.value {
            same.push(group.id.to_owned());
            continue;
        }
        let own = group.indicators(context);
        let ids: Vec<&str> = context
            .unbacked()
            .iter()
            .filter(|one| own.iter().any(|indicator| indicator.id == one.indicator))
            .map(|one| one.indicator.as_str())
            .collect();
        let mut cells = vec![Cell::text(group.title()), Cell::text(indicator_numbers(context.rubric, &ids))];
        cells.extend(figures(group.node, node));
        rows.push(Row::body(cells));
    }
    let count = t!(context, report.share.of, count = context.unbacked().len(), total = context.score.answered);
    let index = t!(context, report.share.index, framework = context.framework());
    let mut cells = vec![Cell::text(index), Cell::text(count)];
    cells.extend(figures(&context.score.lowest.root, &backed.root));
    rows.push(Row::total(cells));
    let by_aspect = context.rubric.domains.is_empty();
    let (title, what) = if by_aspect {
        (t!(context, report.summary.aspects), t!(context, report.results.head.aspect))
    } else {
        (t!(context, report.summary.domains), t!(context, report.method.head.domain))
    };
    let unchanged = if same.is_empty() {
        String::new()
    } else {
        t!(context, report.claims.unchanged, what = what, ids = list(context.words, &same))
    };
    let columns = vec![
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(18.0)),
        Column::right(Width::Fixed(11.0)),
        Column::right(Width::Fixed(14.0)),
        Column::right(Width::Fixed(12.0)),
    ];
    let head = vec![
        Cell::text(what),
        Cell::text(t!(context, report.gaps.head.indicator)),
        Cell::text(t!(context, report.claims.head.claimed)),
        Cell::text(t!(context, report.claims.head.backed)),
        Cell::text(t!(context, report.results.head.difference)),
    ];
    let mut table = Table::new(table_caption("claims_domains", title, unchanged), columns, head);
    table.rows = rows;
    table
}
