//! What a screen reader is told without asking: that the draft is saved, its index, what the checks find. Said politely,
//! once, a second after the last change.

use std::time::Duration;

use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, accesskit::Live, vec2};

/// Seconds of rest before something is said.
const REST: f64 = 1.0;

/// What is said of a draft, each in a sentence of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Which opening of which draft it is; of another one nothing is said.
    pub opening: u64,
    /// That it is saved and when; `None` while it is not.
    pub saved: Option<String>,
    /// The index.
    pub index: String,
    /// How many findings want something done.
    pub findings: String,
}

/// What was said last, and what waits to be said.
#[derive(Debug, Default)]
pub struct Announcer {
    said: Option<Facts>,
    seen: Option<Facts>,
    /// Since when nothing has changed, in seconds of the window.
    since: f64,
    text: String,
}

impl Announcer {
    /// Takes note of how the draft stands, and says what has changed once it rests. `None` where no draft is open.
    pub fn ui(&mut self, ui: &Ui, facts: Option<Facts>) {
        let now = ui.input(|input| input.time);
        if self.seen != facts {
            self.seen = facts;
            self.since = now;
        }
        let opening = |facts: &Option<Facts>| facts.as_ref().map(|facts| facts.opening);
        if opening(&self.said) != opening(&self.seen) {
            // What was just opened is looked at anyway.
            self.said.clone_from(&self.seen);
            self.text.clear();
        }
        let waits = self.said != self.seen;
        let rested = now - self.since >= REST;
        if waits && rested {
            self.text = self.news();
            self.said.clone_from(&self.seen);
        } else if waits {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(REST - (now - self.since)));
        }
        let place = Rect::from_min_size(ui.ctx().content_rect().min, vec2(1.0, 1.0));
        let response = ui.interact(place, Id::unique("announcer"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &self.text));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    }

    /// The sentences that are not what they were.
    fn news(&self) -> String {
        let (Some(said), Some(seen)) = (&self.said, &self.seen) else { return String::new() };
        let saved = seen.saved.as_deref().filter(|_| seen.saved != said.saved);
        let index = Some(seen.index.as_str()).filter(|_| seen.index != said.index);
        let findings = Some(seen.findings.as_str()).filter(|_| seen.findings != said.findings);
        [index, findings, saved].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}
