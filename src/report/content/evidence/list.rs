//! Daftar bukti: a row for every document with all its codes, and what is uploaded.

use std::collections::{BTreeMap, BTreeSet};

use super::{named, proofs::holds};
use crate::{
    assessment::{Classification, Content, Document, Period},
    chart::{self, EvidenceMark, Ink},
    insight::{Standing, UploadFile},
    report::{
        content::{
            Context,
            phrase::{capital, number},
            piece::{self, table_caption},
        },
        model::{
            Anchor, Block, Body, Cell, Column, Mark, Numbering, Part, PartId, Row, Running, Style, Table, Text, Width,
            keep_together,
        },
    },
    rubric::Indicator,
    t,
    words::Words,
};

/// Digits of a hash that are printed.
const DIGITS: usize = 12;
/// Padding of the rows.
const PADDING: f32 = 0.62;
/// Widths of the columns that are always there; the documents take what the others leave.
const CODES: f32 = 19.0;
const DAY: f32 = 19.0;
const STATE: f32 = 22.0;

/// Builds the part.
pub(in crate::report::content) fn part(context: &Context<'_>) -> Option<Part> {
    let listed = Listed::all(context);
    let mut blocks = vec![piece::lead(lead(context, &listed))];
    if !listed.is_empty() {
        blocks.push(Block::Gap(5.0));
        blocks.push(Block::Table(table(context, &listed)));
    }
    Some(Part {
        id: PartId::Evidence,
        numbering: Numbering::Number,
        title: t!(context, report.evidence.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

/// A document with the places that use it.
struct Listed<'a> {
    id: &'a str,
    document: &'a Document,
    /// Its codes in the order of the framework; none where nothing uses it.
    codes: Vec<String>,
    /// The indicators of its codes, one for each.
    indicators: Vec<&'a Indicator>,
}

impl<'a> Listed<'a> {
    /// The documents that are used, by their first code, then those that are not, in the order of the register.
    fn all(context: &Context<'a>) -> Vec<Self> {
        let assessment = context.assessment;
        let mut listed: Vec<Self> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for indicator in &context.rubric.indicators {
            let entries = 0..indicator.entry_count();
            let mut uses: Vec<_> = entries.flat_map(|entry| assessment.evidence(&indicator.id, entry)).collect();
            uses.sort_by_key(|one| one.letter);
            for one in uses {
                let place = *places.entry(one.document_id.as_str()).or_insert(listed.len());
                if place == listed.len() {
                    let (id, document) = (one.document_id.as_str(), one.document);
                    listed.push(Self { id, document, codes: Vec::new(), indicators: Vec::new() });
                }
                let code = one.code(&indicator.id);
                if let Some(known) = listed.get_mut(place).filter(|known| known.codes.last() != Some(&code)) {
                    known.codes.push(code);
                    known.indicators.push(indicator);
                }
            }
        }
        let idle = assessment.register().into_iter().filter(|(id, _)| !places.contains_key(id.as_str()));
        let idle = idle.map(|(id, document)| Self { id, document, codes: Vec::new(), indicators: Vec::new() });
        listed.extend(idle.collect::<Vec<_>>());
        listed
    }

    fn is_used(&self) -> bool {
        !self.codes.is_empty()
    }
}

fn lead(context: &Context<'_>, listed: &[Listed<'_>]) -> String {
    let used: Vec<&Listed<'_>> = listed.iter().filter(|one| one.is_used()).collect();
    let mut parts = Vec::new();
    if used.is_empty() {
        parts.push(t!(context, report.evidence.none).to_owned());
    } else {
        let indicators: BTreeSet<&str> =
            used.iter().flat_map(|one| &one.indicators).map(|indicator| indicator.id.as_str()).collect();
        let claims = context.inspection.all_claims();
        let (lowest, highest) = context.levels();
        parts.push(t!(
            context,
            report.evidence.lead,
            documents = used.len(),
            indicators = indicators.len(),
            uses = used.iter().map(|one| one.codes.len()).sum::<usize>(),
            proven = claims.proved,
            claimed = claims.claimed,
            from = lowest + 1,
            to = highest
        ));
    }
    let marked = |mark: EvidenceMark| used.iter().filter(move |one| context.document_mark(one.id) == mark);
    let counted = |count: usize| capital(&number(context.words, count));
    let (expired, part) = (marked(EvidenceMark::Expired).count(), marked(EvidenceMark::Part).count());
    if expired > 0 {
        parts.push(t!(context, report.evidence.lead_expired, count = counted(expired)));
    }
    if part > 0 {
        parts.push(t!(context, report.evidence.lead_part, count = counted(part)));
    }
    let idle = listed.len() - used.len();
    if idle > 0 {
        parts.push(t!(context, report.evidence.lead_idle, count = counted(idle)));
    }
    parts.join(" ")
}

fn table(context: &Context<'_>, listed: &[Listed<'_>]) -> Table {
    // A column without anything in it is left out.
    let valid = listed.iter().any(|one| one.document.valid_until.value.is_some());
    let files = context.options.profile.sees_files();
    let order = t!(context, report.evidence.table_text);
    let names = files.then(|| t!(context, report.evidence.table_files));
    let said = std::iter::once(order).chain(names).collect::<Vec<_>>().join(" ");
    let caption = table_caption("evidence", t!(context, report.evidence.table), said);
    let mut columns = vec![
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(CODES)),
        Column::right(Width::Fixed(DAY)),
        Column::left(Width::Fixed(STATE)),
    ];
    let mut head = vec![
        Cell::text(if files {
            t!(context, report.evidence.head.listed)
        } else {
            t!(context, report.evidence.head.titled)
        }),
        Cell::text(t!(context, report.evidence.head.codes)),
        Cell::text(t!(context, report.evidence.head.date)),
        Cell::text(t!(context, report.evidence.head.state)),
    ];
    if valid {
        columns.insert(3, Column::right(Width::Fixed(DAY)));
        head.insert(3, Cell::text(t!(context, report.evidence.head.valid)));
    }
    let mut table = Table::new(caption, columns, head);
    table.style = Style::Register;
    table.padding = PADDING;
    let contents = first_codes(listed);
    table.rows = listed.iter().map(|one| row(context, one, valid, &contents)).collect();
    table.note = Some(note(context, valid));
    table
}

/// The first code of every content, by its hash.
fn first_codes<'l>(listed: &'l [Listed<'_>]) -> BTreeMap<&'l str, &'l str> {
    let mut first = BTreeMap::new();
    for one in listed {
        if let (Some(file), Some(code)) = (one.document.file(), one.codes.first()) {
            first.entry(file.hash.as_str()).or_insert(code.as_str());
        }
    }
    first
}

/// A document's row; `contents` are the first codes of the contents.
fn row(context: &Context<'_>, one: &Listed<'_>, valid: bool, contents: &BTreeMap<&str, &str>) -> Row {
    let words = context.words;
    let document = one.document;
    let anchors = one.codes.iter().map(|code| Block::Anchor(Anchor::Listed(code.clone())));
    let mut text: Vec<Block> = anchors.collect();
    text.push(Block::CellText(title(words, document)));
    text.extend(content(context, one, contents).map(|content| Block::text(Style::Mono, content)));
    let mut codes = Text::default();
    for (place, code) in one.codes.iter().enumerate() {
        codes = if place == 0 { codes } else { codes.then(", ") };
        codes = codes.then_strong_link(code, Anchor::Evidence(code.clone()));
    }
    let day =
        |day: Option<jiff::civil::Date>| Cell::text(day.map_or_else(dash, |day| keep_together(&words.date_short(day))));
    let mut cells = vec![
        Cell::blocks(text),
        Cell::text(if one.is_used() { codes } else { dash().into() }),
        day(document.date.value),
        Cell::text(state(context, one)),
    ];
    if valid {
        cells.insert(3, day(document.valid_until.value));
    }
    let row = Row::body(cells);
    match one.codes.first() {
        Some(code) => row.running(Running::Evidence(code.clone())),
        None => row,
    }
}

/// What it is called, who issued it where the title does not say so, and what else is known of it.
fn title(words: Words, document: &Document) -> Text {
    let (name, issuer) = (named(words, document), document.issuer.value.trim());
    let issuer = (!issuer.is_empty() && !holds(&name, issuer)).then(|| issuer.to_owned());
    let more: Vec<String> = issuer.into_iter().chain(remarks(words, document)).map(|text| ended(&text)).collect();
    if more.is_empty() {
        Text::plain(name)
    } else {
        Text::plain(ended(&name)).then_grey(format!(" {}", more.join(" ")))
    }
}

/// The text with a full stop, where it has no end.
fn ended(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// The file under its name in the upload with the start of its hash, or the address and the day it was looked at.
fn content(context: &Context<'_>, one: &Listed<'_>, contents: &BTreeMap<&str, &str>) -> Option<Text> {
    let grey = |text: String| Text::default().then_in(text, None, Some(Ink::Muted));
    let file = match one.document.content()? {
        Content::File(file) => file,
        Content::Link(link) => {
            return Some(grey(match link.accessed {
                Some(day) => {
                    let day = context.words.date_short(day);
                    t!(context, report.evidence.link, address = link.address, day = keep_together(&day))
                }
                None => t!(context, report.evidence.link_undated, address = link.address),
            }));
        }
    };
    let hash = file.hash.get(..DIGITS).unwrap_or(&file.hash);
    let text = format!("{} ·\u{a0}{hash}", upload_name(context, one).unwrap_or(&file.name));
    Some(match contents.get(file.hash.as_str()).filter(|first| one.codes.first().is_some_and(|own| own != *first)) {
        Some(first) => grey(format!("{text} · {}", t!(context, report.evidence.same, code = first))),
        None => grey(text),
    })
}

/// Name of the file in the upload at the first code, without that code.
fn upload_name<'c>(context: &'c Context<'_>, one: &Listed<'_>) -> Option<&'c str> {
    let files = &context.proofs.plan.bundle(&one.indicators.first()?.id)?.files;
    files.iter().find(|file| file.document == one.id).map(UploadFile::name_without_code)
}

/// How it stands, with the codes at which it does where it stands better at others.
fn state(context: &Context<'_>, one: &Listed<'_>) -> Text {
    let standing = context.inspection.standing(one.id);
    let mut word = standing.tag(context.words);
    if let Standing::Faulty(fault) = standing {
        let there = context.inspection.faults_in_uses(one.id).iter().filter(|(_, found)| *found == fault);
        let there: BTreeSet<&str> = there.map(|(indicator, _)| indicator.as_str()).collect();
        let codes =
            one.codes.iter().zip(&one.indicators).filter(|(_, indicator)| there.contains(indicator.id.as_str()));
        let codes: Vec<&str> = codes.map(|(code, _)| code.as_str()).collect();
        if !codes.is_empty() && codes.len() < one.codes.len() && !context.inspection.faults(one.id).contains(&fault) {
            word = t!(context, report.evidence.state_at, state = word, codes = codes.join(", "));
        }
    }
    let mark = context.document_mark(one.id);
    let ink = (mark != EvidenceMark::Full).then_some(Ink::Alert);
    Text::default().then_mark(Mark::Evidence(mark)).then("\u{a0}").then_in(word, None, ink)
}

/// `1,2 MB`, kept together.
fn size(words: Words, bytes: u64) -> String {
    keep_together(&words.file_size(bytes))
}

fn dash() -> String {
    chart::NO_VALUE.to_owned()
}

/// Days covered, a class that is not the usual one, and the remark.
fn remarks(words: Words, document: &Document) -> Option<String> {
    let mut parts = Vec::new();
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

/// What the marks mean, that a column is left out, and how large the uploads are.
fn note(context: &Context<'_>, valid: bool) -> Text {
    let marks = [EvidenceMark::Full, EvidenceMark::Part, EvidenceMark::Expired]
        .map(|mark| Text::default().then_mark(Mark::Evidence(mark)));
    let mut text = Text::with_runs(t!(context, report.evidence.note), &marks);
    if !valid {
        text = text.then(" ").then(t!(context, report.evidence.without_valid));
    }
    match uploads(context) {
        Some(uploads) => text.then("\n").then(uploads),
        None => text,
    }
}

/// What is uploaded, beside the limits of the form.
fn uploads(context: &Context<'_>) -> Option<String> {
    let (plan, limits) = (&context.proofs.plan, &context.rubric.evidence_limits);
    let files = || plan.bundles.iter().flat_map(|bundle| &bundle.files);
    let largest = plan.bundles.iter().rev().max_by_key(|bundle| bundle.bytes).filter(|bundle| bundle.bytes > 0)?;
    let longest = files().map(|file| file.name.chars().count()).max()?;
    Some(t!(
        context,
        report.evidence.uploads,
        files = files().count(),
        size = size(context.words, plan.bytes()),
        largest = size(context.words, largest.bytes),
        indicator = largest.indicator,
        limit = limits.bundle_megabytes,
        longest = longest,
        most = limits.name_chars
    ))
}
