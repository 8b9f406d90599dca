//! What is strong, by aspect.

use super::super::{
    Context,
    phrase::{capital, number, short_list},
    piece::{HEAD_RULE, limited},
    rank,
};
use crate::{
    report::model::{Block, Style, Text},
    t,
};

/// Most indicators of an aspect that are named.
const MOST_NAMED: usize = 3;

/// The aspects with the highest levels above the ministry's minimum.
pub(super) fn strengths(context: &Context<'_>, most: usize) -> Vec<Block> {
    let strong = rank::strongest_aspects(context, most);
    let title = match strong.len() {
        0 => t!(context, report.summary.strengths).to_owned(),
        many => t!(context, report.summary.strengths_counted, count = capital(&number(context.words, many))),
    };
    let mut blocks = vec![HEAD_RULE, Block::Gap(1.6), Block::h3(title)];
    if strong.is_empty() {
        let level = context.rubric.target_level;
        blocks.push(Block::Gap(1.0));
        blocks.push(limited(Style::Small, t!(context, report.summary.no_strengths, level = level), 4));
    }
    for (aspect, level, indicators) in strong {
        let names: Vec<String> = indicators.iter().map(|indicator| indicator.short.clone()).collect();
        let names = short_list(context.words, &names, MOST_NAMED);
        let text = t!(context, report.summary.strength, names = names, level = level);
        blocks.push(Block::Gap(1.0));
        let text = Text::strong(format!("{}.", aspect.short)).then(format!(" {text}"));
        blocks.push(limited(Style::Small, text, 4));
    }
    blocks
}
