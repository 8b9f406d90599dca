//! The documents in the block of an indicator, and what they do not carry of its claim.

use super::{named, proofs::UseMark};
use crate::{
    assessment::Evidence,
    chart::{self, EvidenceMark, Ink},
    insight::Proof,
    report::{
        content::{Context, phrase::lower},
        model::{Anchor, Block, Cell, Column, Mark, Row, Style, Table, Text, Width, keep_together},
    },
    rubric::Indicator,
    t,
    words::Words,
};

/// Padding of the rows of evidence.
const PADDING: f32 = 0.5;

/// The documents of a block, by entry where there are several; a sentence where there are none.
pub(in crate::report::content) fn tables(context: &Context<'_>, indicator: &Indicator) -> Vec<Block> {
    let mut blocks = Vec::new();
    for entry in 0..indicator.entry_count() {
        let evidence = context.assessment.evidence(&indicator.id, entry);
        if evidence.is_empty() {
            continue;
        }
        if !blocks.is_empty() {
            blocks.push(Block::Gap(2.0));
        }
        if let Some(name) = indicator.entries.get(entry) {
            blocks.push(Block::h3(name.as_str()));
        }
        blocks.push(Block::Table(table(context, indicator, &evidence)));
    }
    if blocks.is_empty() && unsupported_level(context, indicator).is_none() {
        blocks.push(Block::text(Style::Note, t!(context, report.evidence.nothing)));
    }
    blocks
}

/// What the documents of an indicator do not carry of its claim, by entry.
pub(in crate::report::content) fn unproved(context: &Context<'_>, indicator: &Indicator) -> Vec<Text> {
    if let Some(level) = unsupported_level(context, indicator) {
        return vec![Text::strong(t!(context, report.evidence.nothing_claimed, level = level))];
    }
    (0..indicator.entry_count()).filter_map(|entry| shortfall(context, indicator, entry)).collect()
}

/// The claimed level where there is no document at all, and the claim needs some.
fn unsupported_level(context: &Context<'_>, indicator: &Indicator) -> Option<u8> {
    let mut entries = 0..indicator.entry_count();
    let nothing = entries.all(|entry| context.assessment.evidence(&indicator.id, entry).is_empty());
    context.level(indicator).filter(|level| nothing && *level > indicator.lowest())
}

fn table(context: &Context<'_>, indicator: &Indicator, evidence: &[Evidence<'_>]) -> Table {
    let columns = vec![
        Column::left(Width::Fixed(10.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(27.0)),
        Column::left(Width::Fixed(24.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.evidence.head.code)),
        Cell::text(t!(context, report.evidence.head.shown)),
        Cell::text(t!(context, report.evidence.head.criteria)),
        Cell::text(t!(context, report.evidence.head.state)),
    ];
    let mut last = None;
    let rows = evidence
        .iter()
        .map(|one| {
            let again = last == Some(one.document_id.as_str());
            last = Some(one.document_id.as_str());
            row(context, indicator, one, again)
        })
        .collect();
    Table { head, rows, style: Style::Evidence, padding: PADDING, ..Table::bare(columns) }
}

/// Two lines: what the document is called, and in grey of which day it is, where to look in it and what that shows.
fn row(context: &Context<'_>, indicator: &Indicator, one: &Evidence<'_>, again: bool) -> Row {
    let code = one.code(&indicator.id);
    let UseMark { mark, word } = context.use_mark(indicator, one);
    let mut first = Vec::new();
    if !again {
        first.push(Block::Anchor(Anchor::Evidence(code.clone())));
    }
    first.push(Block::CellText(Text::default().then_strong_link(&code, Anchor::Listed(code.clone()))));
    let mut document = Vec::new();
    let mut said = Vec::new();
    if again {
        document.push(Block::CellText(Text::grey(t!(context, report.evidence.again, code = code))));
    } else {
        let name = named(context.words, one.document);
        let name = match one.used.called() {
            Some(called) => t!(context, report.evidence.same_content, name = called, other = name),
            None => name,
        };
        document.push(Block::CellText(Text::plain(name)));
        said.extend(one.document.date.value.map(|day| keep_together(&context.words.date_short(day))));
    }
    said.push(place(context.words, one));
    said.push(one.used.shows.value.trim().to_owned());
    said.retain(|part| !part.is_empty());
    if !said.is_empty() {
        document.push(Block::CellText(Text::grey(said.join(" · "))));
    }
    let supported: Vec<&str> = one.used.supported().map(|id| id.as_str()).collect();
    let ink = (mark != EvidenceMark::Full).then_some(Ink::Alert);
    let state = Text::default().then_mark(Mark::Evidence(mark)).then("\u{a0}").then_in(word, None, ink);
    Row::body(vec![
        Cell::blocks(first),
        Cell::blocks(document),
        Cell::text(if supported.is_empty() { chart::NO_VALUE.to_owned() } else { supported.join(", ") }),
        Cell::text(state),
    ])
}

/// Article and pages: `Pasal 12–15, hlm. 9–11`.
fn place(words: Words, one: &Evidence<'_>) -> String {
    let (article, pages) = (one.used.article.value.trim(), pages(words, one));
    [article.to_owned(), pages].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// `hlm. 9–11`; what is no number stands as it was typed.
pub(super) fn pages(words: Words, one: &Evidence<'_>) -> String {
    let pages = one.used.pages.value.trim();
    if pages.starts_with(|first: char| first.is_ascii_digit()) {
        t!(words, report.evidence.pages, pages = pages)
    } else {
        pages.to_owned()
    }
}

/// Which level the documents carry and what is open, where it is below the claim.
fn shortfall(context: &Context<'_>, indicator: &Indicator, entry: usize) -> Option<Text> {
    let level = context.assessment.level(&indicator.id, entry)?;
    let support = context.inspection.support(&indicator.id, entry)?;
    let open = support.open(indicator, level);
    if open.is_empty() {
        return None;
    }
    // Neighbours that are open for the same reason are named together.
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for (criterion, proof) in open {
        let why = reason(context.words, proof);
        match reasons.last_mut() {
            Some((last, criteria)) if *last == why => criteria.push(criterion),
            _ => reasons.push((why, vec![criterion])),
        }
    }
    let open: Vec<String> = reasons
        .iter()
        .map(|(why, criteria)| t!(context, report.evidence.open, criteria = criteria.join(", "), why = why))
        .collect();
    let carried = t!(context, report.evidence.shortfall, level = support.level, claimed = level);
    let carried = match indicator.entries.get(entry) {
        Some(name) => t!(context, report.blocks.of_entry, entry = name, title = carried),
        None => carried,
    };
    let unproved = t!(context, report.evidence.shortfall_open, open = open.join("; "));
    Some(Text::strong(carried).then(" ").then(unproved))
}

/// Why a criterion is open.
fn reason(words: Words, proof: &Proof) -> String {
    match proof {
        Proof::Weak(faults) => faults.first().map(|fault| lower(&fault.tag(words))).unwrap_or_default(),
        Proof::NotTicked => t!(words, report.evidence.not_ticked).to_owned(),
        Proof::NoEvidence | Proof::Proven => t!(words, report.evidence.no_evidence).to_owned(),
    }
}
