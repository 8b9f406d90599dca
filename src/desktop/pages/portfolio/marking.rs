//! What can be done with marked institutions: their drafts stand beside each other on Perbandingan.

use std::path::PathBuf;

use egui::Ui;

use crate::{
    desktop::{
        theme::icon,
        widgets::{Button, bulk_button},
    },
    insight::PortfolioRow,
    t,
    words::Speaks as _,
};

/// Most drafts that are read at once to stand beside each other: more columns find no room on any screen.
const MOST: usize = 6;

/// Shows the way to Perbandingan for the marked rows; the drafts that are to be compared, where that is wanted. While a draft
/// is open they stand beside it, so one is enough; else the first of them is opened, a draft rather than a report.
pub(super) fn ui(ui: &mut Ui, rows: &[PortfolioRow], open: bool, marked: &[usize]) -> Option<Vec<PathBuf>> {
    let words = ui.words();
    let least = if open { 1 } else { 2 };
    let possible = (least..=MOST).contains(&marked.len());
    let wording = if open { t!(words, portfolio.compare_open) } else { t!(words, portfolio.compare) };
    let name = if possible {
        wording.to_owned()
    } else if open {
        t!(words, portfolio.compare_few, most = MOST)
    } else {
        t!(words, portfolio.compare_two, most = MOST)
    };
    let button = Button::new(wording).icon(icon::ARROWS_LEFT_RIGHT).name(&name).enabled(possible);
    if !bulk_button(ui, button, &name).clicked() || !possible {
        return None;
    }
    let mut members: Vec<_> = marked.iter().filter_map(|row| rows.get(*row)).map(|row| &row.member).collect();
    members.sort_by_key(|member| member.report);
    Some(members.into_iter().map(|member| PathBuf::from(&member.path)).collect())
}
