//! The documents in the block of an indicator, and where the criteria of its ladder point.

use super::{named, proofs::UseMark};
use crate::{
    assessment::{Content, Evidence},
    chart::{self, EvidenceMark, Ink},
    insight::Proof,
    report::{
        content::{Context, phrase::lower},
        model::{Anchor, Block, Cell, Column, Mark, Row, Style, Table, Text, Width},
    },
    rubric::Indicator,
    t,
    words::Words,
};

/// Padding of the rows of evidence.
pub(super) const PADDING: f32 = 0.7;

/// What follows the texts of a block: its documents, and which level they carry where that is below the claim.
pub(in crate::report::content) fn tail(context: &Context<'_>, indicator: &Indicator) -> Vec<Block> {
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
    if blocks.is_empty() {
        return vec![Block::text(Style::Note, nothing(context, indicator))];
    }
    for text in (0..indicator.entry_count()).filter_map(|entry| shortfall(context, indicator, entry)) {
        blocks.push(Block::Gap(1.6));
        blocks.push(Block::text(Style::Small, text));
    }
    blocks
}

/// That there is none, and that a claim rests on nothing where others have documents.
fn nothing(context: &Context<'_>, indicator: &Indicator) -> Text {
    match context.level(indicator) {
        Some(level) if level > indicator.lowest() => t!(context, report.evidence.nothing_claimed, level = level).into(),
        _ => t!(context, report.evidence.nothing).into(),
    }
}

fn table(context: &Context<'_>, indicator: &Indicator, evidence: &[Evidence<'_>]) -> Table {
    let columns = vec![
        Column::left(Width::Fixed(10.3)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(36.0)),
        Column::left(Width::Fixed(14.0)),
        Column::left(Width::Fixed(19.0)),
        Column::right(Width::Fixed(4.5)),
    ];
    let head = vec![
        Cell::text(t!(context, report.evidence.head.code)),
        Cell::text(t!(context, report.evidence.head.document)),
        Cell::text(t!(context, report.evidence.head.place)),
        Cell::text(t!(context, report.evidence.head.criteria)),
        Cell::text(t!(context, report.evidence.head.state)).over(2),
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

fn row(context: &Context<'_>, indicator: &Indicator, one: &Evidence<'_>, again: bool) -> Row {
    let code = one.code(&indicator.id);
    let UseMark { mark, word } = context.use_mark(indicator, one);
    let mut first = Vec::new();
    if !again {
        first.push(Block::Anchor(Anchor::Evidence(code.clone())));
    }
    first.push(Block::CellText(Text::default().then_strong_link(&code, Anchor::Listed(code.clone()))));
    let mut document = Vec::new();
    if again {
        document.push(Block::CellText(Text::grey(t!(context, report.evidence.again, code = code))));
    } else {
        let day = one.document.date.value.map(|day| format!(", {}", context.words.date_short(day))).unwrap_or_default();
        let name = named(context.words, one.document);
        let name = match one.used.called() {
            Some(called) => t!(context, report.evidence.same_content, name = called, other = name),
            None => name,
        };
        document.push(Block::CellText(Text::plain(format!("{name}{day}"))));
        document.extend(content_line(context, indicator, one));
    }
    // What it shows stands beside the document, not under it: two blocks are to fit on a page.
    let place = place(context.words, one);
    let mut shown: Vec<Block> = (!place.is_empty()).then(|| Block::CellText(place.into())).into_iter().collect();
    let shows = one.used.shows.value.trim();
    if !shows.is_empty() {
        shown.push(Block::text(Style::Note, shows));
    }
    if shown.is_empty() {
        shown.push(Block::CellText(chart::NO_VALUE.into()));
    }
    let supported: Vec<&str> = one.used.supported().map(|id| id.as_str()).collect();
    Row::body(vec![
        Cell::blocks(first),
        Cell::blocks(document),
        Cell::blocks(shown),
        Cell::text(if supported.is_empty() { chart::NO_VALUE.to_owned() } else { supported.join(", ") }),
        Cell::text(if mark == EvidenceMark::Full { Text::grey(word) } else { Text::plain(word) }),
        Cell::text(Text::default().then_mark(Mark::Evidence(mark))),
    ])
}

/// The file under its name in the upload, or the address and the day it was looked at.
pub(super) fn content_line(context: &Context<'_>, indicator: &Indicator, one: &Evidence<'_>) -> Option<Block> {
    let text = match one.document.content()? {
        Content::File(file) => {
            let bundle = context.proofs.plan.bundle(&indicator.id);
            let planned =
                bundle.and_then(|bundle| bundle.files.iter().find(|file| file.document == one.document_id.as_str()));
            planned.map_or_else(|| file.name.clone(), |planned| planned.name.clone())
        }
        Content::Link(link) => match link.accessed {
            Some(day) => t!(context, report.evidence.link, address = link.address, day = context.words.date_short(day)),
            None => t!(context, report.evidence.link_undated, address = link.address),
        },
    };
    Some(Block::text(Style::Mono, Text::default().then_in(text, None, Some(Ink::Muted))))
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

/// A criterion with the places that show it behind it: `23.b hlm. 4–9`.
pub(in crate::report::content) fn pointed(context: &Context<'_>, indicator: &Indicator, criterion: &str) -> Text {
    let mut text = Text::default();
    let all = context.assessment.evidence(&indicator.id, 0);
    for one in &all {
        if !one.used.supported().any(|id| id == criterion) {
            continue;
        }
        let code = one.code(&indicator.id);
        let place = match pages(context.words, one) {
            pages if pages.is_empty() => one.used.article.value.trim().to_owned(),
            pages => pages,
        };
        let before = if text.runs.is_empty() { "\u{2002}" } else { "; " };
        text = text.then_grey(before);
        text = text.then_grey_link(&code, Anchor::Evidence(code.clone()));
        if !place.is_empty() {
            text = text.then_grey(format!(" {place}"));
        }
        let UseMark { mark, .. } = context.use_mark(indicator, one);
        if mark != EvidenceMark::Full {
            text = text.then_grey(" ").then_mark(Mark::Evidence(mark));
        }
    }
    text
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
    let sentence =
        t!(context, report.evidence.shortfall, level = support.level, claimed = level, open = open.join("; "));
    let named = match indicator.entries.get(entry) {
        Some(name) => t!(context, report.blocks.of_entry, entry = name, title = sentence),
        None => sentence,
    };
    Some(Text::default().then_mark(Mark::Flag).then("\u{2002}").then(named))
}

/// Why a criterion is open.
fn reason(words: Words, proof: &Proof) -> String {
    match proof {
        Proof::Weak(faults) => faults.first().map(|fault| lower(&fault.tag(words))).unwrap_or_default(),
        Proof::NotTicked => t!(words, report.evidence.not_ticked).to_owned(),
        Proof::NoEvidence | Proof::Proven => t!(words, report.evidence.no_evidence).to_owned(),
    }
}
