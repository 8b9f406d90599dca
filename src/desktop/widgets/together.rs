//! Parts of a line that wraps which stay on one line.

use egui::{InnerResponse, Ui};

/// Shows parts that stay together: where a line that wraps has no room for all of them, they begin the next one. A scope
/// does not do so by itself; what it needed in the frame before says whether it has to.
pub fn together<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let id = ui.next_auto_id().with("together");
    let needed = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
    if ui.layout().main_wrap() && needed > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    let scope = ui.scope(add);
    let width = scope.response.rect.width();
    if (width - needed).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.ctx().request_discard("parts of a line have another width");
    }
    scope
}
