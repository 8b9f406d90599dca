//! Keys act in the order in which they were pressed, however long a frame takes.
//!
//! A slow frame gathers many keys. One that moves the focus, opens something or gives a command is only done when the
//! frame is over; what was typed behind it would still go where the focus was. So such a key ends what a frame reads:
//! the rest waits until it has taken effect.

use std::collections::VecDeque;

use egui::{Event, Key, Modifiers};

/// Frames a key needs until what it asked for has the focus: one to take it, one to show what it opens, one for what
/// that shows to take the focus.
const SETTLING: u8 = 3;
/// Frames a key that only moves the focus needs.
const MOVING: u8 = 1;

/// Events that wait for their turn.
#[derive(Debug, Default)]
pub struct KeyOrder {
    waiting: VecDeque<Event>,
    /// Keys that are held down: what they send again has not been pressed again.
    held: Vec<Key>,
    /// Frames that are still to pass before the next event is read.
    pause: u8,
}

impl KeyOrder {
    /// Leaves the events that are read in this frame, in their order, and keeps the others; `in_text` where a text has
    /// the focus. True where some wait, so that another frame is needed.
    pub fn admit(&mut self, events: &mut Vec<Event>, in_text: bool) -> bool {
        for event in without_letters_of_shortcuts(std::mem::take(events)) {
            // A key that is held goes on as long as it is held, not as long as frames take to follow it.
            let again = self.is_sent_again(&event);
            if !(again && pause_after(&event, in_text) > 0 && self.waits(&event)) {
                self.waiting.push_back(event);
            }
        }
        if self.pause > 0 {
            self.pause -= 1;
            return !self.waiting.is_empty();
        }
        while let Some(event) = self.waiting.pop_front() {
            let pause = pause_after(&event, in_text);
            if pause > 0 && events.iter().any(is_typed) {
                // What was typed before it is read first, or Enter would choose among what was found for less.
                self.waiting.push_front(event);
                break;
            }
            events.push(event);
            if pause > 0 {
                self.pause = pause - 1;
                break;
            }
        }
        !self.waiting.is_empty()
    }
}

impl KeyOrder {
    /// Whether a key that is held down is sent once more. The window's library says so only later.
    fn is_sent_again(&mut self, event: &Event) -> bool {
        let Event::Key { key, physical_key, pressed, .. } = event else { return false };
        // What a key is called changes while Shift is let go before it.
        let key = physical_key.unwrap_or(*key);
        let held = self.held.contains(&key);
        match (pressed, held) {
            (true, false) => self.held.push(key),
            (false, _) => self.held.retain(|other| *other != key),
            (true, true) => {}
        }
        *pressed && held
    }

    /// Whether the same key waits already.
    fn waits(&self, event: &Event) -> bool {
        let press = |event: &Event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
            _ => None,
        };
        self.waiting.iter().any(|other| press(other) == press(event))
    }
}

/// Some systems also send the letter of a shortcut with Alt as a text. It belongs to the shortcut.
fn without_letters_of_shortcuts(events: Vec<Event>) -> Vec<Event> {
    let mut kept: Vec<Event> = Vec::with_capacity(events.len());
    let mut shortcut = false;
    for event in events {
        let letter = matches!(&event, Event::Text(text) if text.chars().count() == 1);
        let belongs = shortcut && letter;
        shortcut = matches!(&event, Event::Key { pressed: true, modifiers, .. } if is_alt(*modifiers));
        if !belongs {
            kept.push(event);
        }
    }
    kept
}

/// Alt alone; with Ctrl it is `AltGr`, by which people type. On a Mac it is by Alt that they do.
fn is_alt(modifiers: Modifiers) -> bool {
    modifiers.alt && !modifiers.ctrl && !modifiers.command && !cfg!(target_os = "macos")
}

fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) | Event::Key { pressed: true, .. })
}

/// How many frames it takes until what follows the event may be read.
fn pause_after(event: &Event, in_text: bool) -> u8 {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => match key {
            Key::Tab if !modifiers.command && !modifiers.ctrl => MOVING,
            Key::Enter | Key::Escape => SETTLING,
            _ if is_function_key(*key) => SETTLING,
            _ if is_alt(*modifiers) => SETTLING,
            // Moves and deletes whole words within a text.
            Key::ArrowLeft | Key::ArrowRight | Key::Backspace | Key::Delete if in_text => 0,
            _ if modifiers.command || modifiers.ctrl => SETTLING,
            _ if !in_text => MOVING,
            _ => 0,
        },
        Event::PointerButton { pressed: false, .. } => MOVING,
        _ => 0,
    }
}

fn is_function_key(key: Key) -> bool {
    (Key::F1..=Key::F12).contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    /// What is read in each frame when all of it arrives in the first.
    fn frames(events: Vec<Event>, in_text: bool) -> Vec<Vec<Event>> {
        let mut order = KeyOrder::default();
        let mut frames = Vec::new();
        let mut arriving = events;
        loop {
            let more = order.admit(&mut arriving, in_text);
            frames.push(std::mem::take(&mut arriving));
            if !more {
                return frames;
            }
        }
    }

    #[test]
    fn nothing_is_lost_doubled_or_out_of_order() {
        let events = vec![
            text("a"),
            key(Key::Tab, Modifiers::NONE),
            text("b"),
            key(Key::K, Modifiers::COMMAND),
            text("c"),
            text("d"),
            key(Key::Enter, Modifiers::NONE),
            Event::PointerGone,
            key(Key::F8, Modifiers::NONE),
            text("e"),
        ];
        for in_text in [true, false] {
            let read: Vec<Event> = frames(events.clone(), in_text).concat();
            assert_eq!(read, events);
        }
    }

    #[test]
    fn plain_typing_is_read_at_once() {
        let events = vec![text("a"), key(Key::A, Modifiers::NONE), text("b"), key(Key::Backspace, Modifiers::NONE)];
        assert_eq!(frames(events.clone(), true), [events]);
    }

    #[test]
    fn what_is_typed_behind_a_key_that_moves_the_focus_waits_for_it() {
        let tab = key(Key::Tab, Modifiers::NONE);
        let read = frames(vec![text("a"), tab.clone(), text("b")], true);
        assert_eq!(read, [vec![text("a")], vec![tab], vec![text("b")]]);
        let search = key(Key::K, Modifiers::COMMAND);
        let read = frames(vec![search.clone(), text("2")], false);
        assert_eq!(read, [vec![search], vec![], vec![], vec![text("2")]]);
    }

    #[test]
    fn the_letter_of_a_shortcut_with_alt_is_no_text_and_what_is_typed_by_alt_gr_is() {
        let digit = key(Key::Num2, Modifiers::ALT);
        let read = frames(vec![text("tes "), digit.clone(), text("2"), text("x")], true).concat();
        assert_eq!(read, [text("tes "), digit, text("x")]);
        let alt_gr = Modifiers { ctrl: true, command: true, ..Modifiers::ALT };
        let read = frames(vec![key(Key::Q, alt_gr), text("@")], true).concat();
        assert_eq!(read.last(), Some(&text("@")));
    }

    #[test]
    fn a_key_that_is_held_does_not_outrun_the_frames_and_one_that_is_pressed_again_is_not_lost() {
        let down = key(Key::ArrowLeft, Modifiers::ALT);
        let up = Event::Key {
            key: Key::ArrowLeft,
            physical_key: None,
            pressed: false,
            repeat: false,
            modifiers: Modifiers::ALT,
        };
        let count = |read: &[Vec<Event>]| read.concat().iter().filter(|event| **event == down).count();
        assert_eq!(count(&frames(vec![down.clone(); 50], false)), 1);
        let pressed = [down.clone(), up].into_iter().cycle().take(100).collect();
        assert_eq!(count(&frames(pressed, false)), 50);
        // Where it costs no frame, such as in a text, each is read.
        let back = key(Key::Backspace, Modifiers::NONE);
        assert_eq!(frames(vec![back.clone(); 9], true), [vec![back; 9]]);
    }

    #[test]
    fn what_arrives_while_others_wait_comes_after_them() {
        let mut order = KeyOrder::default();
        let mut first = vec![key(Key::K, Modifiers::COMMAND), text("a")];
        assert!(order.admit(&mut first, true));
        assert_eq!(first.len(), 1);
        let mut read = Vec::new();
        for letter in ["b", "c", "d", "e"] {
            let mut events = vec![text(letter)];
            order.admit(&mut events, true);
            read.extend(events);
        }
        assert_eq!(read, ["a", "b", "c", "d", "e"].map(text));
    }

    #[test]
    fn a_key_that_is_let_go_after_shift_is_not_held() {
        let plus = |key, pressed, modifiers| Event::Key {
            key,
            physical_key: Some(Key::Equals),
            pressed,
            repeat: false,
            modifiers,
        };
        let once = [
            plus(Key::Plus, true, Modifiers::COMMAND | Modifiers::SHIFT),
            plus(Key::Equals, false, Modifiers::COMMAND),
        ];
        let (mut order, mut read) = (KeyOrder::default(), 0);
        for frame in 0..60 {
            let mut events = if frame == 0 { vec![once.clone(); 5].concat() } else { Vec::new() };
            order.admit(&mut events, false);
            read += events.iter().filter(|event| is_typed(event)).count();
        }
        assert_eq!(read, 5);
    }
}
