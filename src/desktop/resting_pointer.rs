//! A pointer that rests while a person works by keys points at nothing: what lies under it would open tooltips over what the
//! keys lead to. It points again as soon as it is moved, or its wheel is turned.

use egui::{Event, Pos2};

/// Where the pointer is, and whether it counts.
#[derive(Debug, Default)]
pub struct RestingPointer {
    at: Option<Pos2>,
    rests: bool,
}

impl RestingPointer {
    /// Lets the pointer rest from the next key on; `held` where one of its buttons is down.
    pub fn admit(&mut self, events: &mut Vec<Event>, held: bool) {
        let mut admitted = Vec::with_capacity(events.len());
        for event in events.drain(..) {
            let key = matches!(event, Event::Key { pressed: true, .. } | Event::Text(_));
            match &event {
                Event::PointerMoved(at) | Event::PointerButton { pos: at, .. } => {
                    self.at = Some(*at);
                    self.rests = false;
                }
                Event::PointerGone => (self.at, self.rests) = (None, false),
                Event::MouseWheel { .. } | Event::Zoom(_) if self.rests => {
                    admitted.extend(self.at.map(Event::PointerMoved));
                    self.rests = false;
                }
                _ => {}
            }
            admitted.push(event);
            if key && !held && !self.rests && self.at.is_some() {
                self.rests = true;
                admitted.push(Event::PointerGone);
            }
        }
        *events = admitted;
    }
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, MouseWheelUnit, TouchPhase, pos2, vec2};

    use super::*;

    #[test]
    fn a_wheel_turns_where_the_pointer_rests_and_a_pressed_button_is_never_let_go() {
        let key = || Event::Text("a".to_owned());
        let at = Event::PointerMoved(pos2(3.0, 4.0));
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, 1.0),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
        };
        let mut pointer = RestingPointer::default();
        let mut events = vec![key(), at.clone(), key(), key(), wheel.clone(), wheel.clone()];
        pointer.admit(&mut events, false);
        let expected = [key(), at.clone(), key(), Event::PointerGone, key(), at.clone(), wheel.clone(), wheel];
        assert_eq!(events, expected);
        let mut events = vec![at.clone(), key()];
        pointer.admit(&mut events, true);
        assert_eq!(events, [at, key()]);
    }
}
