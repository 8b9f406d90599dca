//! Daftar bukti: every document by indicator, those that serve several, those that serve none, and what is uploaded.

use std::collections::{BTreeMap, BTreeSet};

use super::{named, proofs::UseMark, rows};
use crate::{
    assessment::{Classification, Content, Document, Evidence, Period},
    chart::{self, EvidenceMark, Ink},
    report::{
        content::{
            Context,
            phrase::{capital, number},
            piece::{self, table_caption},
        },
        model::{
            Anchor, Block, Body, Cell, Column, Fact, Mark, Numbering, Part, PartId, Row, Running, Style, Table, Text,
            Width,
        },
    },
    rubric::Indicator,
    t,
    words::Words,
};

/// Digits of a hash that are printed.
const DIGITS: usize = 12;

/// Builds the part.
pub(in crate::report::content) fn part(context: &Context<'_>) -> Option<Part> {
    let lines = lines(context);
    let idle = idle(context);
    let mut blocks = vec![piece::lead(lead(context, &lines))];
    if !lines.is_empty() {
        blocks.push(Block::Gap(5.0));
        blocks.push(Block::Table(listed(context, &lines)));
        let shared = shared(context, &lines);
        if !shared.is_empty() {
            blocks.push(Block::Gap(7.0));
            blocks.push(Block::Table(shared_table(context.words, shared)));
        }
    }
    if !idle.is_empty() {
        blocks.push(Block::Gap(7.0));
        blocks.push(Block::Table(idle_table(context.words, &idle)));
    }
    if !lines.is_empty() {
        blocks.push(Block::Gap(8.0));
        let limits = &context.rubric.evidence_limits;
        let note = t!(context, report.evidence.limits, size = limits.bundle_megabytes, chars = limits.name_chars);
        blocks.push(Block::Together(vec![
            Block::Facts(facts(context)),
            Block::Gap(2.0),
            Block::text(Style::Note, note),
        ]));
    }
    Some(Part {
        id: PartId::Evidence,
        numbering: Numbering::Number,
        title: t!(context, report.evidence.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

/// A document at an indicator.
struct Line<'a> {
    indicator: &'a Indicator,
    code: String,
    document: &'a str,
    /// Its uses there.
    uses: Vec<Evidence<'a>>,
    /// The worst of them.
    mark: UseMark,
}

/// One line for each document of each indicator, in the order of the framework and by letter.
fn lines<'a>(context: &Context<'a>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for indicator in &context.rubric.indicators {
        let first = lines.len();
        for entry in 0..indicator.entry_count() {
            let all = context.assessment.evidence(&indicator.id, entry);
            for one in all.iter().copied() {
                let mark = context.use_mark(indicator, &one);
                match lines[first..].iter_mut().find(|line| line.document == one.document_id.as_str()) {
                    Some(line) => {
                        if rank(mark.mark) > rank(line.mark.mark) {
                            line.mark = mark;
                        }
                        line.uses.push(one);
                    }
                    None => lines.push(Line {
                        indicator,
                        code: one.code(&indicator.id),
                        document: one.document_id,
                        uses: vec![one],
                        mark,
                    }),
                }
            }
        }
        lines[first..].sort_by_key(|line| line.uses.first().map(|one| one.letter));
    }
    lines
}

/// How bad a mark is.
fn rank(mark: EvidenceMark) -> u8 {
    match mark {
        EvidenceMark::Full => 0,
        EvidenceMark::Part => 1,
        EvidenceMark::Nothing => 2,
        EvidenceMark::Expired => 3,
    }
}

fn lead(context: &Context<'_>, lines: &[Line<'_>]) -> String {
    if lines.is_empty() {
        return t!(context, report.evidence.none).to_owned();
    }
    let documents: BTreeSet<&str> = lines.iter().map(|line| line.document).collect();
    let indicators: BTreeSet<&str> = lines.iter().map(|line| line.indicator.id.as_str()).collect();
    let claims = context.inspection.all_claims();
    let mut parts = vec![t!(
        context,
        report.evidence.lead,
        documents = documents.len(),
        indicators = indicators.len(),
        proven = claims.proved,
        claimed = claims.claimed
    )];
    let of = |mark: EvidenceMark| {
        let marked = lines.iter().filter(|line| line.mark.mark == mark);
        marked.map(|line| line.document).collect::<BTreeSet<_>>().len()
    };
    let expired = of(EvidenceMark::Expired);
    if expired > 0 {
        parts.push(t!(context, report.evidence.lead_expired, count = capital(&number(context.words, expired))));
    }
    let part = of(EvidenceMark::Part);
    if part > 0 {
        parts.push(t!(context, report.evidence.lead_part, count = capital(&number(context.words, part))));
    }
    parts.join(" ")
}

fn listed(context: &Context<'_>, lines: &[Line<'_>]) -> Table {
    let caption =
        table_caption("evidence", t!(context, report.evidence.table), t!(context, report.evidence.table_text));
    let columns = vec![
        Column::left(Width::Fixed(10.3)),
        Column::left(Width::Share(1.0)),
        Column::right(Width::Fixed(18.5)),
        Column::right(Width::Fixed(18.5)),
        Column::right(Width::Fixed(16.0)),
        Column::right(Width::Fixed(15.5)),
        Column::left(Width::Fixed(20.0)),
        Column::right(Width::Fixed(4.5)),
    ];
    let head = vec![
        Cell::text(t!(context, report.evidence.head.code)),
        Cell::text(t!(context, report.evidence.head.document)),
        Cell::text(t!(context, report.evidence.head.date)),
        Cell::text(t!(context, report.evidence.head.valid)),
        Cell::text(t!(context, report.evidence.head.pages)),
        Cell::text(t!(context, report.evidence.head.size)),
        Cell::text(t!(context, report.evidence.head.hash)).over(2),
    ];
    let mut table = Table::new(caption, columns, head);
    table.style = Style::Evidence;
    table.padding = rows::PADDING;
    let mut known = Known::default();
    table.rows = lines.iter().map(|line| row(context, line, &mut known)).collect();
    let marks = [EvidenceMark::Full, EvidenceMark::Part, EvidenceMark::Expired]
        .map(|mark| Text::default().then_mark(Mark::Evidence(mark)));
    table.note = Some(Text::with_runs(t!(context, report.evidence.note), &marks));
    table
}

/// What was printed already.
#[derive(Default)]
struct Known<'a> {
    /// First code of each document and of each content.
    documents: BTreeMap<&'a str, String>,
    contents: BTreeMap<&'a str, String>,
}

fn row<'a>(context: &Context<'_>, line: &Line<'a>, known: &mut Known<'a>) -> Row {
    let Some(one) = line.uses.first() else { return Row::body(Vec::new()) };
    let document = one.document;
    let file = document.file();
    let before = known.documents.get(line.document).or_else(|| known.contents.get(file?.hash.as_str())).cloned();
    let mut text = vec![Block::CellText(Text::plain(named(context.words, document)))];
    text.extend(rows::content_line(context, line.indicator, one));
    if !known.documents.contains_key(line.document) {
        known.documents.insert(line.document, line.code.clone());
        text.extend(remarks(context.words, document).map(|remarks| Block::text(Style::Note, remarks)));
    }
    if let Some(file) = file {
        known.contents.entry(&file.hash).or_insert_with(|| line.code.clone());
    }
    let day = |day: Option<jiff::civil::Date>| Cell::text(day.map_or_else(dash, |day| context.words.date_short(day)));
    let taken = match (&before, document.content()) {
        (Some(code), _) => Text::plain("=\u{a0}").then_link(code, Anchor::Listed(code.clone())),
        (None, Some(Content::File(file))) => Text::plain(size(context.words, file.bytes)),
        (None, Some(Content::Link(_))) => Text::plain(t!(context, report.evidence.is_link)),
        (None, None) => Text::plain(dash()),
    };
    let hash =
        file.map_or_else(Cell::empty, |file| Cell::blocks(vec![Block::text(Style::Mono, short_hash(&file.hash))]));
    Row::body(vec![
        Cell::blocks(vec![
            Block::Anchor(Anchor::Listed(line.code.clone())),
            Block::CellText(Text::default().then_strong_link(&line.code, Anchor::Evidence(line.code.clone()))),
        ]),
        Cell::blocks(text),
        day(document.date.value),
        day(document.valid_until.value),
        Cell::text(all_pages(&line.uses)),
        Cell::text(taken),
        hash,
        Cell::text(Text::default().then_mark(Mark::Evidence(line.mark.mark))),
    ])
    .running(Running::Evidence(line.code.clone()))
}

/// `1,2 MB`, kept together.
fn size(words: Words, bytes: u64) -> String {
    words.file_size(bytes).replace(' ', "\u{a0}")
}

fn dash() -> String {
    chart::NO_VALUE.to_owned()
}

fn short_hash(hash: &str) -> &str {
    hash.get(..DIGITS).unwrap_or(hash)
}

/// Pages of all uses of a document at an indicator.
fn all_pages(uses: &[Evidence<'_>]) -> String {
    let mut all: Vec<&str> = Vec::new();
    for one in uses {
        let pages = one.used.pages.value.trim();
        if !pages.is_empty() && !all.contains(&pages) {
            all.push(pages);
        }
    }
    if all.is_empty() { dash() } else { all.join("; ") }
}

/// Issuer, days covered, a class that is not the usual one, and the remark.
fn remarks(words: Words, document: &Document) -> Option<String> {
    let mut parts = Vec::new();
    let issuer = document.issuer.value.trim();
    if !issuer.is_empty() {
        parts.push(t!(words, report.evidence.issuer, issuer = issuer));
    }
    if let Some((from, to)) = document.covers.value.and_then(Period::days) {
        parts.push(t!(words, report.evidence.covers, from = words.date_short(from), to = words.date_short(to)));
    }
    if document.confidentiality.value == Classification::Secret {
        parts.push(t!(words, report.evidence.secret, class = document.confidentiality.value.name(words)));
    }
    let note = document.note.value.trim();
    if !note.is_empty() {
        parts.push(t!(words, report.evidence.remark, note = note));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Documents at more than one indicator with their codes, in the order of their first one.
fn shared(context: &Context<'_>, lines: &[Line<'_>]) -> Vec<(String, Vec<String>)> {
    let mut order: Vec<&str> = Vec::new();
    let mut codes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in lines {
        if !order.contains(&line.document) {
            order.push(line.document);
        }
        codes.entry(line.document).or_default().push(line.code.clone());
    }
    order
        .into_iter()
        .filter_map(|id| {
            let codes = codes.remove(id).filter(|codes| codes.len() > 1)?;
            Some((named(context.words, context.assessment.document(id)?), codes))
        })
        .collect()
}

fn shared_table(words: Words, shared: Vec<(String, Vec<String>)>) -> Table {
    let caption =
        table_caption("shared_evidence", t!(words, report.evidence.shared), t!(words, report.evidence.shared_text));
    let columns =
        vec![Column::left(Width::Share(1.0)), Column::left(Width::Fixed(64.0)), Column::right(Width::Fixed(16.0))];
    let head = vec![
        Cell::text(t!(words, report.evidence.head.title)),
        Cell::text(t!(words, report.evidence.head.codes)),
        Cell::text(t!(words, report.evidence.head.indicators)),
    ];
    let mut table = Table::new(caption, columns, head);
    table.rows = shared
        .into_iter()
        .map(|(name, codes)| {
            let mut text = Text::default();
            for (place, code) in codes.iter().enumerate() {
                text = text.then(if place > 0 { ", " } else { "" }).then_link(code, Anchor::Evidence(code.clone()));
            }
            Row::body(vec![Cell::text(name), Cell::text(text), Cell::text(words.count(codes.len()))])
        })
        .collect();
    table
}

/// Documents of the register that no indicator uses.
fn idle<'a>(context: &Context<'a>) -> Vec<&'a Document> {
    let used = |id: &str| {
        let mut places = context.assessment.uses_of(id).into_iter();
        places.any(|place| context.rubric.indicator(&place.at.indicator).is_some())
    };
    context.assessment.register().into_iter().filter(|(id, _)| !used(id)).map(|(_, document)| document).collect()
}

fn idle_table(words: Words, idle: &[&Document]) -> Table {
    let caption = table_caption("idle_evidence", t!(words, report.evidence.idle), t!(words, report.evidence.idle_text));
    let columns = vec![
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(38.0)),
        Column::right(Width::Fixed(22.0)),
        Column::right(Width::Fixed(16.0)),
    ];
    let head = vec![
        Cell::text(t!(words, report.evidence.head.document)),
        Cell::text(t!(words, report.evidence.head.kind)),
        Cell::text(t!(words, report.evidence.head.date)),
        Cell::text(t!(words, report.evidence.head.size)),
    ];
    let mut table = Table::new(caption, columns, head);
    table.style = Style::Evidence;
    table.padding = rows::PADDING;
    table.rows = idle
        .iter()
        .map(|document| {
            let mut text = vec![Block::CellText(Text::plain(named(words, document)))];
            let content = match document.content() {
                Some(Content::File(file)) => Some(file.name.as_str()),
                Some(Content::Link(link)) => Some(link.address.as_str()),
                None => None,
            };
            let mono = |text: &str| Text::default().then_in(text, None, Some(Ink::Muted));
            text.extend(content.map(|name| Block::text(Style::Mono, mono(name))));
            text.extend(remarks(words, document).map(|remarks| Block::text(Style::Note, remarks)));
            Row::body(vec![
                Cell::blocks(text),
                Cell::text(document.kind.value.name(words)),
                Cell::text(document.date.value.map_or_else(dash, |day| words.date_short(day))),
                Cell::text(document.file().map_or_else(dash, |file| size(words, file.bytes))),
            ])
        })
        .collect();
    table
}

/// What is uploaded.
fn facts(context: &Context<'_>) -> Vec<Fact> {
    let plan = &context.proofs.plan;
    let fact = |label: &str, value: String| Fact { label: label.to_uppercase(), value: value.into() };
    let files: usize = plan.bundles.iter().map(|bundle| bundle.files.len()).sum();
    let mut facts = vec![
        fact(t!(context, report.evidence.fact.files), context.words.count(files)),
        fact(t!(context, report.evidence.fact.bundles), size(context.words, plan.bytes())),
    ];
    if let Some(largest) = plan.bundles.iter().max_by_key(|bundle| bundle.bytes).filter(|bundle| bundle.bytes > 0) {
        let value = t!(
            context,
            report.evidence.largest,
            size = size(context.words, largest.bytes),
            indicator = largest.indicator
        );
        facts.push(fact(t!(context, report.evidence.fact.largest), value));
    }
    let names = plan.bundles.iter().flat_map(|bundle| &bundle.files).map(|file| file.name.chars().count());
    if let Some(longest) = names.max() {
        let most = context.rubric.evidence_limits.name_chars;
        let value = t!(context, report.evidence.longest, longest = longest, most = most);
        facts.push(fact(t!(context, report.evidence.fact.longest), value));
    }
    facts
}
