//! How high rows are: one line or two, for all tables alike; and the tools that stand above every table.

use egui::{Context, Id, Ui};

use super::TableState;
use crate::{
    desktop::{
        pages::Room,
        theme::icon,
        widgets::{Button, Tip as _, segments},
    },
    t,
    words::Speaks as _,
};

/// What a person chose.
#[derive(Debug, Clone, Copy)]
struct TwoLines(bool);

/// True where rows have two lines: as a person chose, else where the window is not wide enough for one.
pub fn two_lines(context: &Context) -> bool {
    let chosen = context.data(|data| data.get_temp::<TwoLines>(Id::NULL));
    chosen.map_or_else(|| Room::for_width(context.content_rect().width()) < Room::Wide, |chosen| chosen.0)
}

/// Shows how high rows are and the button that copies them.
pub fn tools(ui: &mut Ui, state: &mut TableState) {
    let words = ui.words();
    if Room::of(ui) > Room::Single {
        let choices = [t!(words, table.dense), t!(words, table.two_lines)];
        let chosen = usize::from(two_lines(ui));
        if let Some(place) = segments(ui, t!(words, table.height), &choices, chosen) {
            ui.ctx().data_mut(|data| data.insert_temp(Id::NULL, TwoLines(place == 1)));
            state.reveal = true;
        }
    }
    let name = if state.has_marks() {
        t!(words, table.copy_marked, count = words.count(state.marks()))
    } else if state.current.is_some() {
        t!(words, table.copy_current).to_owned()
    } else {
        t!(words, table.copy_all).to_owned()
    };
    let copy = Button::new(t!(words, table.copy)).icon(icon::COPY).name(&name).small();
    if copy.ui(ui).tip(&name).clicked() {
        state.want_copy();
    }
}
