//! Dokumen lain dengan temuan terbuka: what a final report declares of documents, beside the claims they do not hold back.

use std::collections::BTreeSet;

use super::{Context, claims::first_open_level, piece::table_caption};
use crate::{
    assessment::Evidence,
    chart::{EvidenceMark, Ink},
    insight::{DocumentFault, Proof},
    report::model::{Anchor, Cell, Column, Mark, PartId, Row, Run, Style, Table, Text, Width},
    rubric::Indicator,
    t,
};

/// Most documents that are listed.
const MOST: usize = 20;
/// Room above and below the text of a row.
const PADDING: f32 = 0.7;

/// Documents a final report declares something about that keep no claim from being backed; nothing where there are none.
pub(super) fn table(context: &Context<'_>) -> Option<Table> {
    let holding = holding(context);
    let declared: BTreeSet<&str> =
        context.inspection.declared().filter_map(|finding| finding.subject.document()).collect();
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for indicator in &context.rubric.indicators {
        for one in (0..indicator.entry_count()).flat_map(|entry| context.assessment.evidence(&indicator.id, entry)) {
            let id = one.document_id.as_str();
            if declared.contains(id) && !holding.contains(id) && seen.insert(id) {
                let mark = context.document_mark(id);
                rows.push(row(context, indicator, &one, mark, context.inspection.standing(id).tag(context.words)));
            } else if let Some(fault) = misread(context, indicator, &one) {
                rows.push(row(context, indicator, &one, EvidenceMark::Part, fault.tag(context.words)));
            }
        }
    }
    if rows.is_empty() {
        return None;
    }
    let columns =
        vec![Column::left(Width::Fixed(13.0)), Column::left(Width::Share(1.0)), Column::left(Width::Fixed(34.0))];
    let head = vec![
        Cell::text(t!(context, report.evidence.head.code)),
        Cell::text(t!(context, report.evidence.head.document)),
        Cell::text(t!(context, report.evidence.head.state)),
    ];
    let text = t!(context, report.claims.others_text);
    let mut table = Table::new(table_caption("claims_others", t!(context, report.claims.others), text), columns, head);
    table.style = Style::Evidence;
    table.padding = PADDING;
    if rows.len() > MOST {
        let rest = rows.len() - MOST;
        rows.truncate(MOST);
        let part = Text::default().then_run(Run::Number(Anchor::Part(PartId::Evidence)));
        table.note = Some(Text::with_runs(&t!(context, report.claims.others_rest, count = rest), &[part]));
    }
    table.rows = rows;
    Some(table)
}

fn row(context: &Context<'_>, indicator: &Indicator, one: &Evidence<'_>, mark: EvidenceMark, state: String) -> Row {
    let code = one.code(&indicator.id);
    let ink = (mark != EvidenceMark::Full).then_some(Ink::Alert);
    let mark = Text::default().then_mark(Mark::Evidence(mark)).then("\u{a0}");
    Row::body(vec![
        Cell::text(Text::default().then_strong_link(&code, Anchor::Listed(code.clone()))),
        Cell::text(super::evidence::named(context.words, one.document)),
        Cell::text(mark.then_in(state, None, ink)),
    ])
}

/// What is wrong with the pages that are given for a document; such a document may hold a claim back for another reason.
fn misread(context: &Context<'_>, indicator: &Indicator, one: &Evidence<'_>) -> Option<DocumentFault> {
    let faults = context.inspection.use_faults(&indicator.id, one.id).iter().copied();
    let mut pages =
        faults.filter(|fault| matches!(fault, DocumentFault::PagesUnread | DocumentFault::PagesOutside { .. }));
    pages.next()
}

/// Documents that prove too little of a criterion that keeps a claim from being backed: those of the first open level. What
/// is tied to a higher one changes nothing before that.
fn holding<'a>(context: &Context<'a>) -> BTreeSet<&'a str> {
    let mut holding = BTreeSet::new();
    for one in context.unbacked() {
        let Some(indicator) = context.rubric.indicator(&one.indicator) else { continue };
        for entry in 0..indicator.entry_count() {
            let (Some(claimed), Some(support)) =
                (context.assessment.level(&indicator.id, entry), context.inspection.support(&indicator.id, entry))
            else {
                continue;
            };
            let mut open = support.open(indicator, claimed);
            let first = first_open_level(indicator, &open);
            open.retain(|(id, proof)| {
                matches!(proof, Proof::Weak(_))
                    && first.is_some_and(|rung| rung.criteria.iter().any(|criterion| criterion.id == *id))
            });
            for one in context.assessment.evidence(&indicator.id, entry) {
                if one.used.supported().any(|id| open.iter().any(|(open, _)| *open == id.as_str())) {
                    holding.insert(one.document_id.as_str());
                }
            }
        }
    }
    holding
}
