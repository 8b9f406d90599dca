//! What the marks of the blocks mean, once for all of them.

use super::super::{Context, source};
use crate::{
    chart::EvidenceMark,
    insight::CriterionState,
    report::model::{Anchor, Block, Mark, PartId, Run, Style, Text, criterion_mark},
    t,
};

/// A line on the criteria, one on the documents, one on who demands what.
pub(super) fn legend(context: &Context<'_>) -> Vec<Block> {
    let mark = |mark: Mark| Text::default().then_mark(mark).then("\u{a0}");
    let mut criteria = vec![Text::strong(t!(context, report.blocks.legend_criteria_head))];
    let states = [CriterionState::Proved, CriterionState::Ticked, CriterionState::Implied, CriterionState::Open];
    criteria.extend(states.map(|state| mark(criterion_mark(state))));
    criteria.push(Text::plain(context.levels().0.to_string()));
    let mut lines = vec![Text::with_runs(t!(context, report.blocks.legend_criteria), &criteria)];
    if context.proofs.any {
        let mut evidence = vec![Text::strong(t!(context, report.blocks.legend_evidence_head))];
        let marks = [EvidenceMark::Full, EvidenceMark::Part, EvidenceMark::Expired];
        evidence.extend(marks.map(|state| mark(Mark::Evidence(state))));
        let mut said = t!(context, report.blocks.legend_evidence).to_owned();
        if context.options.profile.sees_files() {
            evidence.push(Text::default().then_run(Run::Number(Anchor::Part(PartId::Evidence))));
            said = format!("{said} {}", t!(context, report.blocks.legend_files));
        }
        lines.push(Text::with_runs(&said, &evidence));
    }
    lines.extend(source::legend(context).map(Text::plain));
    lines.into_iter().flat_map(|line| [Block::Gap(0.6), Block::text(Style::Criterion, line)]).collect()
}
