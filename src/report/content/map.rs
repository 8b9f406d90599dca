//! Peta indikator.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Context,
    phrase::{list, number},
    piece,
};
use crate::{
    chart::{self, EvidenceMark, MapOptions},
    report::model::{Block, Body, Mark, Numbering, Part, PartId, Style, Text, keep_together},
    t,
};

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let targets: BTreeMap<String, u8> = context
        .rubric
        .indicators
        .iter()
        .filter_map(|indicator| Some((indicator.id.clone(), context.target(indicator)?)))
        .collect();
    // Where nobody registered a document yet, empty circles everywhere would say nothing.
    let evidence: BTreeMap<String, EvidenceMark> = context
        .rubric
        .indicators
        .iter()
        .filter(|_| context.proofs.any)
        .filter_map(|indicator| Some((indicator.id.clone(), context.evidence_mark(indicator)?)))
        .collect();
    let marks: BTreeSet<EvidenceMark> = evidence.values().copied().collect();
    let legend = legend(context, !targets.is_empty(), &marks);
    let options = MapOptions { targets, evidence };
    let drawing = chart::indicator_map(context.rubric, context.score, 170.0, &options, context.lettering());
    let title = t!(context, report.map.figure, total = context.score.total);
    let mut figure = piece::figure(drawing, "map", title, weak(context));
    if let Block::Figure(figure) = &mut figure {
        figure.pages = true;
    }
    let blocks =
        vec![piece::lead(lead(context)), Block::Gap(4.0), Block::text(Style::Table, legend), Block::Gap(2.0), figure];
    Some(Part {
        id: PartId::Map,
        numbering: Numbering::Number,
        title: t!(context, report.map.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

/// How many are below the ministry's minimum, how many at the top, how many not assessed.
fn lead(context: &Context<'_>) -> String {
    let (answered, total) = (context.score.answered, context.score.total);
    if answered == 0 {
        return t!(context, report.share.nothing).to_owned();
    }
    let (level, top) = (context.rubric.target_level, context.levels().1);
    let below = context.at_level(|other| other < level).len();
    let reached = context.at_level(|other| other == top).len();
    let mut parts = vec![match below {
        0 => t!(context, report.map.none_below, level = level),
        below => t!(context, report.map.below, count = number(context.words, below), total = answered, level = level),
    }];
    parts.push(match reached {
        0 => t!(context, report.map.none_top, level = top),
        reached => t!(context, report.map.top, count = number(context.words, reached), level = top),
    });
    if answered < total {
        parts.push(t!(context, report.map.open, count = number(context.words, total - answered)));
    }
    parts.join(" ")
}

/// Where the indicators below the minimum stand.
fn weak(context: &Context<'_>) -> String {
    let level = context.rubric.target_level;
    let weak = context.at_level(|other| other < level);
    let groups: Vec<String> = context
        .rubric
        .aspects
        .iter()
        .filter_map(|aspect| {
            let ids: Vec<&str> = weak.iter().filter(|one| one.aspect == aspect.id).map(|one| one.id.as_str()).collect();
            (!ids.is_empty()).then(|| format!("{} ({})", aspect.short, ids.join(", ")))
        })
        .collect();
    let mut text = if groups.is_empty() {
        t!(context, report.map.none_weak, level = level)
    } else {
        t!(context, report.map.weak, level = level, groups = list(context.words, &groups))
    };
    if context.score.answered == 0 {
        t!(context, report.map.hatched).clone_into(&mut text);
    }
    text
}

/// The colours of the levels and the marks.
fn legend(context: &Context<'_>, targets: bool, marks: &BTreeSet<EvidenceMark>) -> Text {
    let (low, high) = context.levels();
    let mut text = Text::default();
    for level in low..=high {
        text = text.then_mark(Mark::Level(level)).then(" ");
    }
    text = text.then("\u{a0}").then(t!(context, report.map.legend.level)).then_run(gap());
    text = text.then_mark(Mark::NotAssessed).then("\u{a0}\u{a0}").then(t!(context, field.unanswered));
    if targets {
        text = text.then_run(gap()).then_mark(Mark::Target).then(" ").then(t!(context, report.map.legend.target));
    }
    for mark in marks {
        // A mark stays with its word; lines break between the entries.
        let name = keep_together(mark.name(context.words));
        text = text.then_run(gap()).then(" ").then_mark(Mark::Evidence(*mark)).then("\u{a0}").then(name);
    }
    text
}

/// Room between the entries of the legend.
fn gap() -> crate::report::model::Run {
    crate::report::model::Run::Space(6.0)
}
