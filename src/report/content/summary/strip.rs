//! What the report is: its status, version and days, in one line under the title.

use super::super::{
    Context,
    piece::{HAIR_RULE, HEAD_RULE, limited},
};
use crate::{
    chart::NO_VALUE,
    report::model::{Block, Columns, Style, Text},
    t,
};

/// Widths of the facts.
const WIDTHS: [f32; 5] = [24.0, 22.0, 38.0, 38.0, 48.0];

/// The line between its two rules.
pub(super) fn strip(context: &Context<'_>) -> Vec<Block> {
    let Context { assessment, options, words, .. } = *context;
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| NO_VALUE.to_owned(), |day| words.date(day));
    let status =
        if options.final_mark { t!(context, report.status.finished) } else { t!(context, report.status.draft) };
    let data = context.data_at.map(|at| assessment.zone.value.local(at).date());
    let signed =
        context.approved_on().map_or_else(|| t!(context, report.summary.unsigned).to_owned(), |day| words.date(day));
    let facts = [
        (t!(context, report.summary.strip.status), Text::strong(status)),
        (t!(context, report.summary.strip.version), Text::plain(context.revision.to_string())),
        (t!(context, report.summary.strip.data), Text::plain(day(data))),
        (t!(context, report.summary.strip.reference), Text::plain(day(assessment.reference_date.value))),
        (t!(context, report.summary.strip.signed), Text::plain(signed)),
    ];
    let columns = WIDTHS
        .into_iter()
        .zip(facts)
        .map(|(width, (label, value))| {
            (width, vec![Block::text(Style::Label, label.to_uppercase()), limited(Style::Small, value, 1)])
        })
        .collect();
    vec![HEAD_RULE, Block::Gap(1.2), Block::Columns(Columns { columns, gutter: 0.0 }), Block::Gap(1.0), HAIR_RULE]
}
