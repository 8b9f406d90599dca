//! Groups that are one stop of the Tab key: inside them the arrow keys move.

use egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Sense, Ui};

/// The members of a group and the one Tab leads to.
#[derive(Debug)]
pub struct Roving {
    members: Vec<Id>,
    stop: Option<Id>,
    focused: Option<usize>,
}

impl Roving {
    /// A group; Tab leads to its focused member, else to `entry`, else to the first.
    pub fn new(ui: &Ui, members: Vec<Id>, entry: Option<usize>) -> Self {
        let focus = ui.memory(egui::Memory::focused);
        let focused = members.iter().position(|id| Some(*id) == focus);
        if focused.is_some() {
            keep_arrows(ui);
        }
        let stop = focused.or(entry).and_then(|place| members.get(place)).or_else(|| members.first()).copied();
        Self { members, stop, focused }
    }

    /// How a member senses: all can be clicked, one can be reached by Tab.
    pub fn sense(&self, id: Id) -> Sense {
        if self.stop == Some(id) { Sense::click() } else { Sense::CLICK }
    }

    /// The member Tab leads to.
    pub fn stop(&self) -> Option<Id> {
        self.stop
    }

    /// The member that has the focus.
    pub fn focused(&self) -> Option<usize> {
        self.focused
    }

    /// Whether one of these keys was pressed while the group had the focus; the key is used up.
    pub fn pressed(&self, ui: &Ui, keys: &[Key]) -> bool {
        let Some(id) = self.focused.and_then(|place| self.members.get(place)) else { return false };
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(*id, filter));
        ui.input_mut(|input| keys.iter().any(|key| input.consume_key(Modifiers::NONE, *key)))
    }

    /// Moves the focus to a member. Done before the members are shown: one that cannot take the focus would lose it.
    pub fn focus(&mut self, ui: &Ui, place: usize) {
        if let Some(id) = self.members.get(place) {
            self.stop = Some(*id);
            ui.memory_mut(|memory| memory.request_focus(*id));
        }
    }

    /// Lets these keys move the focus back and forth, and Home and End to the ends. Returns where it went.
    pub fn arrows(&mut self, ui: &Ui, back: &[Key], forth: &[Key]) -> Option<usize> {
        let place = self.focused?;
        let last = self.members.len().saturating_sub(1);
        let target = if self.pressed(ui, back) {
            place.saturating_sub(1)
        } else if self.pressed(ui, forth) {
            (place + 1).min(last)
        } else if self.pressed(ui, &[Key::Home]) {
            0
        } else if self.pressed(ui, &[Key::End]) {
            last
        } else {
            return None;
        };
        self.focus(ui, target);
        Some(target)
    }
}

/// Keeps arrow keys from moving the focus to whatever lies in their direction. The lock of a widget's own filter comes
/// one frame late, so that a key held down would slip through.
pub(super) fn keep_arrows(ui: &Ui) {
    const ARROWS: [Key; 4] = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    if ui.input(|input| ARROWS.iter().any(|key| input.key_pressed(*key))) {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
}
