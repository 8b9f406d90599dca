//! What changes the draft, while the draft can only be read.
//!
//! The application lays the reason into the context in every frame. What changes the draft is shown through this
//! module, so that it looks and reads disabled then and says why under the pointer. Texts can still be selected and
//! copied.

use std::sync::Arc;

use egui::{Context, Id, Response, Sense, TextBuffer, Ui};

use super::{Tip as _, together};

/// Why the draft can only be read.
#[derive(Debug, Clone)]
struct Held(Arc<str>);

/// From now on the draft can only be read for this reason, or can be changed.
pub fn hold(context: &Context, reason: Option<&str>) {
    context.data_mut(|data| match reason {
        Some(reason) => {
            if data.get_temp::<Held>(Id::NULL).is_none_or(|held| *held.0 != *reason) {
                data.insert_temp(Id::NULL, Held(reason.into()));
            }
        }
        None => {
            data.remove::<Held>(Id::NULL);
        }
    });
}

/// Why the draft can only be read; `None` where it can be changed.
pub fn held(context: &Context) -> Option<Arc<str>> {
    context.data(|data| data.get_temp::<Held>(Id::NULL)).map(|held| held.0)
}

/// Shows what changes the draft, faded and dead where that can only be read.
pub fn changing<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    shown(ui, None, add)
}

/// The same for what is also there to be read: it does not fade.
pub fn changing_text<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    shown(ui, Some(ui.opacity()), add)
}

fn shown<R>(ui: &mut Ui, opacity: Option<f32>, add: impl FnOnce(&mut Ui) -> R) -> R {
    let Some(reason) = held(ui) else { return add(ui) };
    let scope = together(ui, |ui| {
        ui.disable();
        if let Some(opacity) = opacity {
            ui.set_opacity(opacity);
        }
        add(ui)
    });
    let over = ui.interact(scope.response.rect, scope.response.id.with("held"), Sense::hover());
    let _tooltip = over.tip(&*reason);
    scope.inner
}

/// What a field of the draft edits: its text, or only what it shows of it.
pub(super) fn buffer<'b>(value: &'b mut String, shown: &'b mut &str, held: bool) -> &'b mut dyn TextBuffer {
    if held { shown } else { value }
}

/// Says under the pointer why a field of the draft takes no keys.
pub(super) fn told(response: Response, held: Option<&Arc<str>>) -> Response {
    match held {
        Some(reason) => response.tip(&**reason),
        None => response,
    }
}
