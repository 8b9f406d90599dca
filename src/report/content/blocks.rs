//! Rincian indikator.

use super::{
    Context, evidence,
    group::Group,
    phrase::{change, points},
    piece, source,
};
use crate::{
    assessment::{Entry, Stage, Value},
    chart,
    insight::{Claims, CriterionState, what_holds_back},
    report::model::{
        Anchor, Badge, Block, Body, IndicatorBlock, Mark, Numbering, Part, PartId, Passage, Rung, RungCriterion,
        RungState, Style, Text,
    },
    rubric::{Indicator, Level},
    scoring::gain_of_next_level,
    t,
    words::Words,
};

/// Most letters of a service that stands in the title of its block.
const TITLE_SERVICE: usize = 80;

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let mut blocks = vec![Block::Gap(2.0)];
    if let Some(legend) = source::legend(context) {
        blocks.extend([piece::narrow(Style::Note, legend), Block::Gap(3.0)]);
    }
    for group in Group::all(context) {
        blocks.push(Block::Bookmark { depth: 1, title: group.title(), anchor: Anchor::Domain(group.id.to_owned()) });
        for indicator in group.indicators(context) {
            blocks.push(Block::Indicator(Box::new(block(context, indicator))));
            blocks.push(Block::Gap(7.0));
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
        ladder: ladder(context, indicator),
        passages: (0..indicator.entry_count()).flat_map(|entry| passages(context, indicator, entry)).collect(),
        notes: notes(context, indicator, level),
        tail: evidence::tail(context, indicator),
        continued: t!(context, report.blocks.continued).to_owned(),
        ladder_elsewhere: t!(context, report.blocks.ladder_elsewhere).to_owned(),
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

/// `Domain 4 › Aspek 8 Layanan Publik Berbasis Elektronik`
fn path(context: &Context<'_>, indicator: &Indicator) -> String {
    let Some(aspect) = context.rubric.aspect(&indicator.aspect) else {
        return String::new();
    };
    match &aspect.domain {
        Some(domain) => t!(context, report.blocks.path, domain = domain, aspect = aspect.id, name = aspect.name),
        None => t!(context, report.blocks.path_aspect, aspect = aspect.id, name = aspect.name),
    }
}

fn facts(context: &Context<'_>, indicator: &Indicator) -> Vec<(String, String)> {
    let mut facts =
        vec![(t!(context, report.blocks.fact.weight).to_owned(), context.words.percent(&indicator.weight, 2))];
    if let Some(node) = context.node(indicator) {
        let label = if node.answered == node.total {
            t!(context, report.blocks.fact.contribution)
        } else {
            t!(context, report.blocks.fact.contribution_open)
        };
        facts.push((label.to_owned(), points(context.words, &node.contribution)));
    }
    let step = gain_of_next_level(context.rubric, context.assessment, indicator);
    let gain = step.map_or_else(|| chart::NO_VALUE.to_owned(), |step| change(context.words, &step.gain, 4));
    facts.push((t!(context, report.blocks.fact.gain).to_owned(), gain));
    let criteria = match context.inspection.claims(&indicator.id) {
        Claims { claimed: 0, .. } => chart::NO_VALUE.to_owned(),
        claims => t!(context, report.share.of, count = claims.proved, total = claims.claimed),
    };
    facts.push((t!(context, report.blocks.fact.criteria).to_owned(), criteria));
    if let Some(target) = context.target(indicator) {
        facts.push((t!(context, report.blocks.fact.target).to_owned(), target.to_string()));
    }
    let owner = context.assessment.owner_name(&indicator.id);
    let owner = if owner.is_empty() { chart::NO_VALUE } else { owner };
    facts.push((t!(context, report.blocks.fact.unit).to_owned(), owner.to_owned()));
    facts
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

/// Levels, highest first.
fn ladder(context: &Context<'_>, indicator: &Indicator) -> Vec<Rung> {
    let single = indicator.entry_count() == 1;
    let claimed = if single { context.assessment.level(&indicator.id, 0) } else { None };
    let next = claimed.and_then(|claimed| what_holds_back(indicator, claimed, &|_| false).next);
    let rung = |level: &Level| {
        let state = match claimed {
            Some(claimed) if level.level == claimed => RungState::Claimed,
            Some(claimed) if level.level < claimed => RungState::Below,
            _ => RungState::Open,
        };
        let of = |id: &str| context.inspection.criterion(&indicator.id, 0, id);
        let shown = |wanted: &dyn Fn(CriterionState) -> bool| -> Vec<RungCriterion> {
            let wanted = level.criteria.iter().filter(|criterion| wanted(of(&criterion.id)));
            let shown = wanted.map(|criterion| {
                let mut text = source::demanded(context, Text::default(), criterion);
                text.runs.extend(evidence::pointed(context, indicator, &criterion.id).runs);
                RungCriterion { state: of(&criterion.id), text }
            });
            shown.collect()
        };
        // The lowest level is everybody's: nobody ticks or proves it.
        let everybodys = level.level == indicator.lowest();
        // Where there is evidence, what it does not prove is named; else what nobody ticked.
        let evident = !context.assessment.evidence(&indicator.id, 0).is_empty();
        let criteria = match state {
            RungState::Below if everybodys => Vec::new(),
            RungState::Claimed => shown(&|_| true),
            RungState::Below if evident => shown(&|state| state != CriterionState::Proved),
            RungState::Below => shown(&|state| state < CriterionState::Ticked),
            RungState::Open if next == Some(level.level) => shown(&|state| state < CriterionState::Ticked),
            RungState::Open => Vec::new(),
        };
        let worst = if everybodys { None } else { level.criteria.iter().map(|criterion| of(&criterion.id)).min() };
        Rung {
            level: level.level,
            name: context.rubric.level_name(indicator, level.level).to_owned(),
            remark: remark(context, indicator, level.level, state),
            state,
            mark: (state == RungState::Below && criteria.is_empty()).then(|| worst.unwrap_or(CriterionState::Implied)),
            criteria,
        }
    };
    indicator.levels.iter().rev().map(rung).collect()
}

/// Words behind a level's name: the claim, the target, or which entries claim it.
fn remark(context: &Context<'_>, indicator: &Indicator, level: u8, state: RungState) -> String {
    let mut words: Vec<String> = Vec::new();
    if state == RungState::Claimed {
        words.push(t!(context, report.blocks.claimed).to_owned());
    }
    let entries = indicator.entries.iter().enumerate();
    words.extend(
        entries
            .filter(|(place, _)| context.assessment.level(&indicator.id, *place) == Some(level))
            .map(|(_, name)| name.clone()),
    );
    if context.target(indicator) == Some(level) {
        words.push(t!(context, report.blocks.target).to_owned());
    }
    words.join(", ")
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
    let carried = context
        .inspection
        .carried(&indicator.id)
        .then(|| Text::default().then_mark(Mark::Flag).then("\u{2002}").then(t!(context, report.blocks.carried)));
    open.into_iter().chain(carried).collect()
}
