//! What is strong.

use super::super::{
    Context,
    phrase::{capital, number},
    piece::{HEAD_RULE, limited},
    rank,
};
use crate::{
    report::model::{Block, Style, Text},
    t,
};

/// Indicators above the ministry's minimum level.
pub(super) fn strengths(context: &Context<'_>) -> Vec<Block> {
    let strong = rank::strengths(context);
    let title = match strong.len() {
        0 => t!(context, report.summary.strengths).to_owned(),
        many => t!(context, report.summary.strengths_counted, count = capital(&number(context.words, many))),
    };
    let mut blocks = vec![Block::h3(title), Block::Gap(1.2), HEAD_RULE];
    if strong.is_empty() {
        let level = context.rubric.target_level;
        blocks.push(Block::Gap(1.6));
        blocks.push(limited(Style::Small, t!(context, report.summary.no_strengths, level = level), 4));
    }
    for (indicator, level) in strong {
        let service = context.assessment.entry(&indicator.id, 0).map_or("", |entry| entry.service.value.trim());
        let name = if service.is_empty() { indicator.title.clone() } else { format!("{}: {service}", indicator.short) };
        let text = t!(
            context,
            report.summary.strength,
            level = level,
            name = context.rubric.level_name(indicator, level),
            summary = indicator.level(level).map_or("", |level| level.summary.as_str())
        );
        blocks.push(Block::Gap(1.6));
        blocks.push(limited(Style::Small, Text::strong(format!("{name}.")).then(format!(" {text}")), 4));
    }
    blocks
}
