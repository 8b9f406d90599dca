//! Pemakaian bukti: where each document is used, for which criteria, and what it shows there.

use super::{
    Context, LIST_SIGN,
    cell::{Cell, Row, Sheet, Style},
    columns::SheetKind,
    levels::id,
};
use crate::{assessment::UseField, t};

/// Makes the sheet.
pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let (words, input) = (context.words, context.input);
    let label = |field: UseField| (field.facts().label)(words);
    let heads = [
        t!(words, sheets.levels.indicator),
        t!(words, sheets.uses.code),
        t!(words, sheets.uses.document),
        t!(words, sheets.uses.criteria),
        label(UseField::Article),
        label(UseField::Pages),
        label(UseField::Shows),
    ];
    let mut rows = vec![
        Row::line(t!(words, sheets.uses.title), Style::Title),
        Row::line(t!(words, sheets.uses.note), Style::Note),
        Row::default(),
        Row::of(heads.map(|head| Cell::text(head, Style::Head)).to_vec()),
    ];
    for indicator in &input.rubric.indicators {
        for entry in 0..indicator.entry_count() {
            for one in input.assessment.evidence(&indicator.id, entry) {
                let criteria: Vec<&str> = one.used.supported().map(|criterion| criterion.as_str()).collect();
                let text = |text: &str| Cell::text(text, Style::Text);
                rows.push(Row {
                    key: one.id.to_string(),
                    cells: vec![
                        id(&indicator.id),
                        text(&one.code(&indicator.id)),
                        text(one.document.label()),
                        text(&criteria.join(LIST_SIGN)),
                        text(&one.used.article.value),
                        text(&one.used.pages.value),
                        text(&one.used.shows.value),
                    ],
                });
            }
        }
    }
    Sheet {
        name: SheetKind::Uses.name(words).to_owned(),
        widths: vec![10, 10, 50, 18, 18, 14, 60],
        rows,
        head: Some(3),
        frozen: 2,
        printed: u16::MAX,
        choices: Vec::new(),
    }
}
