//! What keys and the buttons of the mouse ask for, taken out of the input before any widget sees it.

use egui::{Context, Key, KeyboardShortcut, PointerButton};

use super::command::{ALL, CTRL, CTRL_SHIFT, Command};

/// Takes the shortcuts of all possible commands out of the input, before any widget sees them.
///
/// Longer modifier sets come first, or Ctrl+S would swallow Ctrl+Shift+S.
pub fn take_shortcuts(ctx: &Context, possible: impl Fn(Command) -> bool) -> Vec<Command> {
    let mut bound: Vec<(KeyboardShortcut, Command)> = ALL
        .iter()
        .filter(|command| possible(**command))
        .filter_map(|command| Some((command.shortcut()?, *command)))
        .collect();
    bound.sort_by_key(|(shortcut, _)| {
        let modifiers = shortcut.modifiers;
        std::cmp::Reverse(u8::from(modifiers.command) + u8::from(modifiers.alt) + u8::from(modifiers.shift))
    });
    let mut taken = Vec::new();
    ctx.input_mut(|input| {
        for (shortcut, command) in &bound {
            while input.consume_shortcut(shortcut) {
                taken.push(*command);
            }
        }
        // The zoom keys sit under other names on many keyboards; redo has a second usual form.
        let equals = KeyboardShortcut::new(CTRL, Key::Equals);
        let redo = KeyboardShortcut::new(CTRL_SHIFT, Key::Z);
        if possible(Command::ZoomIn) && input.consume_shortcut(&equals) {
            taken.push(Command::ZoomIn);
        }
        if possible(Command::Redo) && input.consume_shortcut(&redo) {
            taken.push(Command::Redo);
        }
    });
    taken
}

/// What the buttons at the side of a mouse ask for.
pub fn side_buttons(ctx: &Context) -> impl Iterator<Item = Command> {
    let pressed = |button: PointerButton| ctx.input(|input| input.pointer.button_pressed(button));
    let back = pressed(PointerButton::Extra1).then_some(Command::Back);
    back.into_iter().chain(pressed(PointerButton::Extra2).then_some(Command::Forth))
}
