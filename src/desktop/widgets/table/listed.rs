//! Whether the keys of a list do something now, for the hints in the bar.

use egui::{Context, Id, Ui};

use super::{Line, order::Order};

/// What is known of the list that was shown last.
#[derive(Debug, Clone, Copy)]
struct Listed {
    pass: u64,
    /// The focus is in the list, or nowhere.
    keys: bool,
}

/// Takes note of a list that is shown; Tab leads to `stop` in it.
pub(super) fn note(ui: &Ui, stop: Id, order: &Order) {
    let focus = ui.memory(egui::Memory::focused);
    let rows = order.lines().iter().any(|line| matches!(line, Line::Row(_)));
    let keys = rows && focus.is_none_or(|focus| focus == stop);
    let listed = Listed { pass: ui.ctx().cumulative_pass_nr(), keys };
    ui.data_mut(|data| data.insert_temp(noted(), listed));
}

/// True where a list takes keys, as of the pass before this one.
pub fn takes_keys(ctx: &Context) -> bool {
    let pass = ctx.cumulative_pass_nr();
    ctx.data(|data| data.get_temp::<Listed>(noted())).is_some_and(|listed| listed.pass + 1 >= pass && listed.keys)
}

fn noted() -> Id {
    Id::unique("list_takes_keys")
}
