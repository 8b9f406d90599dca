//! Rincian indikator.

mod ladder;
mod legend;

use super::{
    Context, evidence,
    group::Group,
    phrase::{change, points},
};
use crate::{
    assessment::{Entry, Stage, Value},
    report::model::{
        Anchor, Badge, Block, Body, IndicatorBlock, Mark, Numbering, Part, PartId, Passage, Text, keep_together,
    },
    rubric::Indicator,
    scoring::gain_of_next_level,
    t,
    words::Words,
};

/// Most letters of a service that stands in the title of its block.
const TITLE_SERVICE: usize = 80;
/// Room between two blocks, and the least of it, where that saves a page.
const BETWEEN: f32 = 6.0;
const LEAST_BETWEEN: f32 = 5.0;

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let mut blocks = legend::legend(context);
    blocks.push(Block::Gap(4.0));
    for group in Group::all(context) {
        blocks.push(Block::Bookmark { depth: 1, title: group.title(), anchor: Anchor::Domain(group.id.to_owned()) });
        for indicator in group.indicators(context) {
            blocks.push(Block::Indicator(Box::new(block(context, indicator))));
            blocks.push(Block::Stretch { min: LEAST_BETWEEN, max: BETWEEN });
        }
    }
    Some(Part {
        id: PartId::Blocks,
        numbering: Numbering::Number,
        title: t!(context, report.blocks.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

fn block(context: &Context<'_>, indicator: &Indicator) -> IndicatorBlock {
    let level = context.level(indicator);
    let bookmark = match level {
        Some(level) => t!(context, report.blocks.bookmark, id = indicator.id, name = indicator.short, level = level),
        None => t!(context, report.blocks.bookmark_open, id = indicator.id, name = indicator.short),
    };
    IndicatorBlock {
        anchor: Anchor::Indicator(indicator.id.clone()),
        bookmark,
        number: indicator.id.clone(),
        title: title(context, indicator),
        path: path(context, indicator),
        facts: facts(context, indicator),
        badge: badge(context, indicator, level),
        ladder: ladder::ladder(context, indicator),
        passages: (0..indicator.entry_count()).flat_map(|entry| passages(context, indicator, entry)).collect(),
        notes: notes(context, indicator, level),
        evidence: evidence::tables(context, indicator),
        open: open(context, indicator),
        continued: t!(context, report.blocks.continued).to_owned(),
    }
}

/// The indicator's title, with the chosen service behind it where one was named in a line.
fn title(context: &Context<'_>, indicator: &Indicator) -> String {
    match named_service(context, indicator) {
        Some(service) => t!(context, report.blocks.titled, title = indicator.title, service = service),
        None => indicator.title.clone(),
    }
}

/// The chosen service where it is short enough for a title.
fn named_service<'a>(context: &Context<'a>, indicator: &Indicator) -> Option<&'a str> {
    let single = indicator.service.is_some() && indicator.entry_count() == 1;
    let service = context.assessment.entry(&indicator.id, 0).filter(|_| single)?.service.value.trim();
    let length = service.chars().count();
    ((1..=TITLE_SERVICE).contains(&length) && !service.contains(char::is_control)).then_some(service)
}

/// `Domain 4 › Aspek 8 Layanan Publik Berbasis Elektronik · Bagian Hukum`
fn path(context: &Context<'_>, indicator: &Indicator) -> Text {
    let place = context.rubric.aspect(&indicator.aspect).map_or_else(String::new, |aspect| match &aspect.domain {
        Some(domain) => t!(context, report.blocks.path, domain = domain, aspect = aspect.id, name = aspect.name),
        None => t!(context, report.blocks.path_aspect, aspect = aspect.id, name = aspect.name),
    });
    let owner = context.assessment.owner_name(&indicator.id).trim();
    if owner.is_empty() { Text::grey(place) } else { Text::grey(format!("{place} · ")).then(owner) }
}

/// `Bobot 1,30% · Kontribusi 0,0260 · Naik satu tingkat +0,0130 · 1 dari 1 kriteria tingkat 2 berbukti`
fn facts(context: &Context<'_>, indicator: &Indicator) -> Text {
    let strong = |value: String| Text::strong(keep_together(&value));
    let fact = |pattern: &str, value: String| Text::with_runs(pattern, &[strong(value)]);
    let mut facts = vec![fact(t!(context, report.blocks.fact.weight), context.words.percent(&indicator.weight, 2))];
    if let Some(node) = context.node(indicator) {
        let pattern = if node.answered == node.total {
            t!(context, report.blocks.fact.contribution)
        } else {
            t!(context, report.blocks.fact.contribution_open)
        };
        facts.push(fact(pattern, points(context.words, &node.contribution)));
    }
    if let Some(step) = gain_of_next_level(context.rubric, context.assessment, indicator) {
        facts.push(fact(t!(context, report.blocks.fact.gain), change(context.words, &step.gain, 4)));
    }
    facts.extend(proved(context, indicator));
    if let Some(target) = context.target(indicator) {
        facts.push(fact(t!(context, report.blocks.fact.target), target.to_string()));
    }
    let mut text = Text::default();
    for (place, fact) in facts.into_iter().enumerate() {
        if place > 0 {
            text = text.then(" · ");
        }
        text.runs.extend(fact.runs);
    }
    text
}

/// How many of the criteria that the claim needs are proved; nothing where it needs none.
fn proved(context: &Context<'_>, indicator: &Indicator) -> Option<Text> {
    let claims = context.inspection.claims(&indicator.id);
    if claims.claimed == 0 {
        return None;
    }
    let count = t!(context, report.share.of, count = claims.proved, total = claims.claimed);
    let count = Text::strong(keep_together(&count));
    let needed = match indicator.entry_count() {
        1 => context.assessment.level(&indicator.id, 0),
        _ => None,
    };
    let Some(claimed) = needed else {
        return Some(Text::with_runs(t!(context, report.blocks.fact.criteria_all), &[count]));
    };
    // Claims begin above the lowest level, which is everybody's.
    let first = indicator.levels.iter().map(|level| level.level).find(|level| *level > indicator.lowest());
    let levels = match first {
        Some(first) if first < claimed => format!("{first}–{claimed}"),
        _ => claimed.to_string(),
    };
    Some(Text::with_runs(t!(context, report.blocks.fact.criteria), &[count, Text::plain(levels)]))
}

/// The claimed level; for continuous values and several entries the value itself stands as its name.
fn badge(context: &Context<'_>, indicator: &Indicator, level: Option<u8>) -> Badge {
    let single = indicator.entry_count() == 1 && context.assessment.level(&indicator.id, 0).is_some();
    let name = match level {
        None => t!(context, report.blocks.not_assessed).to_owned(),
        Some(level) if single => context.rubric.level_name(indicator, level).to_owned(),
        Some(_) => {
            let value = context.node(indicator).and_then(|node| node.value.as_ref());
            t!(
                context,
                report.blocks.value,
                value = value.map_or_else(String::new, |value| context.words.decimal(value, 2))
            )
        }
    };
    Badge { level, label: t!(context, report.blocks.claim).to_owned(), name }
}

/// Service, Fakta and Analisis of one entry.
fn passages(context: &Context<'_>, indicator: &Indicator, place: usize) -> Vec<Passage> {
    let nothing = Entry::default();
    let entry = context.assessment.entry(&indicator.id, place).unwrap_or(&nothing);
    let name = indicator.entries.get(place);
    let titled = |title: &str| match name {
        Some(name) => t!(context, report.blocks.of_entry, entry = name, title = title),
        None => title.to_owned(),
    };
    let passage = |title: &str, text: &str| {
        let text = if text.trim().is_empty() { Text::grey(t!(context, report.share.empty)) } else { Text::plain(text) };
        let title = titled(title);
        Passage { title_again: t!(context, report.blocks.again, title = title), title, text }
    };
    let mut passages = Vec::new();
    let service = &entry.service.value;
    let in_title = named_service(context, indicator).is_some();
    if !in_title && (indicator.service.is_some() || !service.trim().is_empty()) {
        passages.push(passage(t!(context, report.blocks.service), service));
    }
    // A figure of another agency is what was entered; the badge shows only what it converts to.
    if let Some(value @ (Value::External(_) | Value::Score(_))) =
        context.assessment.value(&indicator.id, place, Stage::SelfAssessment)
    {
        passages.push(passage(t!(context, report.blocks.entered), &entered(context.words, value)));
    }
    passages.push(passage(t!(context, report.blocks.facts), &entry.facts.value));
    passages.push(passage(t!(context, report.blocks.analysis), &entry.analysis.value));
    passages
}

fn entered(words: Words, value: &Value) -> String {
    match value {
        Value::Level(level) => level.to_string(),
        Value::Score(number) | Value::External(number) => super::phrase::full(words, number),
    }
}

/// What a reader must know of the answer itself. What the regulation means and how to work with it is for the window.
fn notes(context: &Context<'_>, indicator: &Indicator, level: Option<u8>) -> Vec<Text> {
    let open = level.is_none().then(|| t!(context, report.blocks.open_note, level = indicator.lowest()).into());
    open.into_iter().collect()
}

/// What is open about the answer, behind a flag: that it is last year's, and what its documents do not carry.
fn open(context: &Context<'_>, indicator: &Indicator) -> Vec<Text> {
    let carried = context.inspection.carried(&indicator.id).then(|| Text::strong(t!(context, report.blocks.carried)));
    let unproved = evidence::unproved(context, indicator);
    carried.into_iter().chain(unproved).map(flagged).collect()
}

fn flagged(text: Text) -> Text {
    let mut flagged = Text::default().then_mark(Mark::Flag).then("\u{a0}");
    flagged.runs.extend(text.runs);
    flagged
}
