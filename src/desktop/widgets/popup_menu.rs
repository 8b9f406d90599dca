//! Menus below a button: closed by a key they give the focus back to it, and Escape closes nothing else.

use egui::{Context, EventFilter, FocusDirection, Id, InnerResponse, Key, Modifiers, Popup, Response, Ui};

use super::roving::keep_arrows;

/// Takes note of whether a menu is open, before anything is shown: who presses Escape then means that menu, also once it is
/// closed.
pub fn note_popups(ctx: &Context) {
    let open = Popup::is_any_open(ctx);
    ctx.data_mut(|data| data.insert_temp(noted(), open));
}

/// True where a menu was open when the frame began.
pub(super) fn was_any_open(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(noted())).unwrap_or_default()
}

fn noted() -> Id {
    Id::unique("popup_was_open")
}

/// Shows the menu below a button that opens and closes it, so far away from it.
pub fn popup_menu<R>(
    button: &Response,
    name: &str,
    gap: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> Option<InnerResponse<R>> {
    let id = Popup::default_response_id(button);
    let was_open = Popup::is_id_open(&button.ctx, id);
    let shown = Popup::menu(button).accessible_name(name).gap(gap).show(|ui| {
        // That there is more is seen without looking for it.
        ui.spacing_mut().scroll.dormant_handle_opacity = 0.5;
        let before: Vec<Id> = ui.data(|data| data.get_temp(id.with("items"))).unwrap_or_default();
        move_focus(ui, button.id, &before);
        ui.data_mut(|data| data.insert_temp(collected(), Vec::<Id>::new()));
        let inner = add(ui);
        let items = ui.data_mut(|data| data.remove_temp::<Vec<Id>>(collected())).unwrap_or_default();
        ui.data_mut(|data| data.insert_temp(id.with("items"), items));
        inner
    });
    let by_pointer = button.ctx.input(|input| input.pointer.any_pressed() || input.pointer.any_released());
    if was_open && !by_pointer && !Popup::is_id_open(&button.ctx, id) {
        button.request_focus();
    }
    shown
}

/// Takes note of an item that can be chosen, in the order in which they are shown.
pub fn note_item(item: &Response) {
    item.ctx.data_mut(|data| {
        if let Some(mut items) = data.get_temp::<Vec<Id>>(collected()) {
            items.push(item.id);
            data.insert_temp(collected(), items);
        }
    });
}

fn collected() -> Id {
    Id::unique("menu_items")
}

/// Arrows and Tab go from item to item, round at the ends, also to those that are scrolled out of sight; Home and End to the
/// first and the last. From the button, arrows lead into the menu.
fn move_focus(ui: &Ui, button: Id, items: &[Id]) {
    let Some(last) = items.len().checked_sub(1) else { return };
    let Some(focus) = ui.memory(egui::Memory::focused) else { return };
    let here = items.iter().position(|id| *id == focus);
    if here.is_none() && focus != button {
        return;
    }
    keep_arrows(ui);
    let filter = EventFilter { tab: here.is_some(), vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus, filter));
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let forth = pressed(Modifiers::NONE, Key::ArrowDown) || here.is_some() && pressed(Modifiers::NONE, Key::Tab);
    let back = pressed(Modifiers::NONE, Key::ArrowUp) || here.is_some() && pressed(Modifiers::SHIFT, Key::Tab);
    let to = match here {
        Some(place) if forth => (place + 1) % items.len(),
        Some(place) if back => place.checked_sub(1).unwrap_or(last),
        Some(_) if pressed(Modifiers::NONE, Key::Home) => 0,
        Some(_) if pressed(Modifiers::NONE, Key::End) => last,
        None if forth => 0,
        None if back => last,
        _ => return,
    };
    ui.memory_mut(|memory| {
        // The lock comes one frame late for a key that is pressed at once.
        memory.move_focus(FocusDirection::None);
        memory.request_focus(items[to]);
    });
}
