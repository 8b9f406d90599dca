//! Who demands a criterion: the mark behind those that only the guide demands, and what it stands for.

use super::Context;
use crate::{
    report::model::Text,
    rubric::{Criterion, Source},
    t,
};

/// The text with a criterion behind it, marked where only the guide demands it.
pub(super) fn demanded(context: &Context<'_>, text: Text, criterion: &Criterion) -> Text {
    let text = text.then(criterion.text.as_str());
    match criterion.source {
        Source::Regulation => text,
        Source::Guideline => text.then_grey(format!("\u{a0}{}", t!(context, report.share.guideline))),
    }
}

/// What the mark stands for, where the framework has criteria that only its guide demands.
pub(super) fn legend(context: &Context<'_>) -> Option<String> {
    let rubric = context.rubric;
    let mut levels = rubric.indicators.iter().flat_map(|indicator| &indicator.levels);
    let marked = levels.any(|level| level.criteria.iter().any(|criterion| criterion.source == Source::Guideline));
    marked.then(|| {
        t!(
            context,
            report.share.guideline_legend,
            mark = t!(context, report.share.guideline),
            guide = rubric.source_name(Source::Guideline),
            regulation = rubric.source_name(Source::Regulation)
        )
    })
}
