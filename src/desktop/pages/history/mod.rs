//! Riwayat: who changed what and when, newest first, by day. An opened change of a text shows how the text differs.

mod change;
mod difference;
mod list;

use egui::Ui;

use super::{View, list_page::filters, title_line::title_row};
use crate::{
    desktop::{
        action::{Action, Page},
        command::Command,
        page_look::page_name,
        theme::icon,
        widgets::{Button, FilterLine, Kept, Line, Parts, Table, TableState, empty_state},
    },
    t,
    words::Speaks as _,
};

/// What the page remembers between frames.
#[derive(Debug)]
pub struct Memory {
    table: TableState,
    listing: Kept<list::Listing>,
    difference: Kept<difference::Difference>,
    /// Words that a line must hold.
    needle: String,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            table: TableState::sorted_by(0, true),
            listing: Kept::default(),
            difference: Kept::default(),
            needle: String::new(),
        }
    }
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let assessment = view.draft.assessment();
    ui.spacing_mut().item_spacing.y = 0.0;
    let count = words.count(assessment.history.len());
    let context = t!(words, history.context, count = count, zone = assessment.zone.value.name());
    title_row(ui, Page::History, &context, out, |ui, out| {
        let backups = Button::new(page_name(Page::Backups, words)).icon(icon::ARCHIVE_BOX);
        if backups.ui(ui).clicked() {
            out.push(Action::Command(Command::Go(Page::Backups)));
        }
    });
    if assessment.history.is_empty() {
        let (title, help) = (t!(words, history.empty), t!(words, history.empty_help));
        empty_state(ui, icon::CLOCK_COUNTER_CLOCKWISE, title, help, None);
        return;
    }
    let Memory { table, needle, .. } = memory;
    filters(ui, table, |ui| Some(FilterLine::new(t!(words, history.filter)).width(320.0).ui(ui, needle).id));
    let version = view.version().with(memory.needle.as_str());
    let listing = memory.listing.of(version, || list::Listing::of(view, &memory.needle));
    if listing.is_empty() {
        let (title, help) = (t!(words, history.nothing_found), t!(words, evidence.not_here_help));
        empty_state(ui, icon::LIST_MAGNIFYING_GLASS, title, help, None);
        return;
    }
    let listed = list::Listed { view, listing };
    let columns = list::columns(words);
    let mut asked = Vec::new();
    let difference = &mut memory.difference;
    let mut inside = |ui: &mut Ui, row: usize| {
        let Some(place) = listing.place(row) else { return };
        let version = view.version().with(("difference", place));
        let found = difference.of(version, || difference::Difference::of(assessment, place));
        found.ui(ui, view, place, &mut asked);
    };
    let parts = Parts { inside: Some(&mut inside), ..Parts::default() };
    let table = Table::new(t!(words, history.list), &columns, version);
    let done = table.ui(ui, &mut memory.table, &listed, parts, out);
    out.append(&mut asked);
    let pressed = match done.pressed {
        Some((Line::Row(row), _)) => listing.place(row),
        _ => None,
    };
    let indicator = pressed.and_then(|place| assessment.history.get(place)?.field.indicator());
    out.extend(indicator.map(|id| Action::OpenIndicator(id.to_string())));
}
