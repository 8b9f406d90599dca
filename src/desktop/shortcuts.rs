//! What keys and the buttons of the mouse ask for, taken out of the input before any widget sees it.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers, PointerButton};

use super::command::{ALL, CTRL, CTRL_SHIFT, Command};

/// Second usual forms of a shortcut: plus sits under other names on many keyboards.
const ALSO: [(Modifiers, Key, Command); 2] =
    [(CTRL, Key::Equals, Command::ZoomIn), (CTRL_SHIFT, Key::Z, Command::Redo)];

/// Takes the shortcuts of all possible commands out of the input, in the order in which they were pressed, before any
/// widget sees them.
pub fn take_shortcuts(ctx: &Context, possible: impl Fn(Command) -> bool) -> Vec<Command> {
    let bound = ALL.iter().filter_map(|command| command.shortcut().map(|shortcut| (shortcut, *command)));
    let also = ALSO.map(|(modifiers, key, command)| (KeyboardShortcut::new(modifiers, key), command));
    let bound: Vec<(KeyboardShortcut, Command)> = bound.chain(also).filter(|(_, command)| possible(*command)).collect();
    let mut taken = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
            let asks = |(shortcut, _): &&(KeyboardShortcut, Command)| is_pressed(*shortcut, *key, *modifiers);
            let Some((_, command)) = bound.iter().find(asks) else { return true };
            taken.push(*command);
            false
        });
    });
    taken
}

/// Whether a key with these modifiers is a shortcut. One more modifier makes another shortcut: Ctrl+Shift+Z is not Ctrl+Z.
/// Only signs and digits may need Shift to be typed at all.
fn is_pressed(shortcut: KeyboardShortcut, key: Key, modifiers: Modifiers) -> bool {
    let by_shift = matches!(key, Key::Plus | Key::Minus | Key::Equals | Key::Comma)
        || matches!(key.name().as_bytes(), [b'0'..=b'9']);
    let shift = if by_shift { shortcut.modifiers.shift } else { modifiers.shift };
    key == shortcut.logical_key && Modifiers { shift, ..modifiers }.matches_exact(shortcut.modifiers)
}

/// What the buttons at the side of a mouse ask for.
pub fn side_buttons(ctx: &Context) -> impl Iterator<Item = Command> {
    let pressed = |button: PointerButton| ctx.input(|input| input.pointer.button_pressed(button));
    let back = pressed(PointerButton::Extra1).then_some(Command::Back);
    back.into_iter().chain(pressed(PointerButton::Extra2).then_some(Command::Forth))
}

#[cfg(test)]
mod tests {
    use egui::RawInput;

    use super::*;

    fn asked(presses: &[(Key, Modifiers)]) -> Vec<Command> {
        let key = |(key, modifiers): &(Key, Modifiers)| Event::Key {
            key: *key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: *modifiers,
        };
        let events = presses.iter().map(key).collect();
        let mut taken = Vec::new();
        let context = Context::default();
        let mut output = context.run_ui(RawInput { events, ..RawInput::default() }, |ui| {
            taken.extend(take_shortcuts(ui.ctx(), |_| true));
        });
        output.textures_delta.clear();
        taken
    }

    #[test]
    fn every_shortcut_gives_its_command_and_with_one_more_modifier_another_or_none() {
        let mut seen = 0;
        for command in ALL {
            let Some(shortcut) = command.shortcut() else { continue };
            let (key, modifiers) = (shortcut.logical_key, shortcut.modifiers);
            assert_eq!(asked(&[(key, modifiers)]), [*command]);
            for more in [Modifiers::SHIFT, Modifiers::ALT, Modifiers::COMMAND] {
                let is_typed_so = more == Modifiers::SHIFT
                    && (key.name().len() == 1 && !key.name().as_bytes()[0].is_ascii_alphabetic()
                        || key == Key::Plus
                        || key == Key::Minus
                        || key == Key::Comma);
                if modifiers.contains(more) || is_typed_so {
                    continue;
                }
                assert!(!asked(&[(key, modifiers | more)]).contains(command), "{command:?} by {more:?}");
                seen += 1;
            }
        }
        assert!(seen > 40, "{seen}");
    }

    #[test]
    fn redo_has_two_forms_and_keys_of_one_frame_are_taken_in_their_order() {
        let (undo, redo, also) = ((Key::Z, CTRL), (Key::Y, CTRL), (Key::Z, CTRL_SHIFT));
        let expected = [Command::Undo, Command::Redo, Command::Undo, Command::Redo, Command::Undo];
        assert_eq!(asked(&[undo, redo, undo, also, undo]), expected);
        let larger = [(Key::Equals, CTRL), (Key::Plus, CTRL_SHIFT), (Key::Plus, CTRL), (Key::Equals, CTRL_SHIFT)];
        assert_eq!(asked(&larger), [Command::ZoomIn; 4]);
    }
}
