//! The days of a plan as an iCalendar file (RFC 5545), for the calendars of whoever has to keep them.
//!
//! Every day is an event of a whole day that takes up no time: calendars show events, while many leave tasks (`VTODO`) out.
//! The same draft gives the same bytes, and an event keeps its `UID`, so that a newer file moves what an older one put there.

use std::fmt::Write as _;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    assessment::{Action, ActionId, ActionState, Assessment},
    insight::Roadmap,
    rubric::{Indicator, Rubric},
    t,
    words::{Words, shortened},
};

/// Most octets of a line without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// What a calendar is made of.
#[derive(Debug, Clone, Copy)]
pub struct Planned<'a> {
    /// What is asked.
    pub rubric: &'a Rubric,
    /// What was answered and planned.
    pub assessment: &'a Assessment,
    /// Its plan, where it has one.
    pub roadmap: Option<&'a Roadmap>,
    /// Id of the draft: part of the name of every event.
    pub draft: &'a str,
    /// Revision of the draft: a newer one replaces events of an older one.
    pub revision: u64,
    /// Moment for which it is made.
    pub at: Timestamp,
}

/// An iCalendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its text, with the line ends the format asks for.
    pub text: String,
    /// How many days it names.
    pub events: usize,
}

/// The days on which levels are to be reached and actions are to be done. What has no day is not in it.
pub fn calendar(of: &Planned<'_>, words: Words) -> Calendar {
    let assessment = of.assessment;
    let institution = assessment.institution.name.value.trim();
    let name = t!(words, calendar.name, year = assessment.year.value, institution = institution);
    let mut out = Lines::default();
    out.plain("BEGIN:VCALENDAR");
    out.plain("VERSION:2.0");
    out.plain("PRODID:-//SPBE Mandiri//Rencana//ID");
    out.plain("CALSCALE:GREGORIAN");
    out.plain("METHOD:PUBLISH");
    out.text("X-WR-CALNAME", &name);
    let mut events = 0;
    for indicator in &of.rubric.indicators {
        let actions = assessment.actions(&indicator.id);
        let listed = actions.iter().filter_map(|(id, action)| of_action(of, words, indicator, (id, action)));
        for event in of_step(of, words, indicator).into_iter().chain(listed) {
            out.event(of, &event);
            events += 1;
        }
    }
    out.plain("END:VCALENDAR");
    Calendar { text: out.0, events }
}

/// What is due on one day.
struct Event {
    /// Its name within the draft.
    id: String,
    day: Date,
    summary: String,
    details: Vec<String>,
    cancelled: bool,
}

fn of_step(of: &Planned<'_>, words: Words, indicator: &Indicator) -> Option<Event> {
    let steps = &of.roadmap?.steps;
    let step = steps.iter().filter(|step| step.indicator == indicator.id).max_by_key(|step| step.to)?;
    let day = step.due?;
    let summary = t!(words, calendar.step, id = indicator.id, name = indicator.short, from = step.from, to = step.to);
    let mut details = owner(words, of.assessment.owner_name(&indicator.id));
    details.push(t!(words, calendar.gain, gain = words.signed(&step.gain, 4)));
    details.push(t!(words, calendar.effort, count = words.count(step.effort)));
    let missing = of.assessment.answer(&indicator.id).map_or("", |answer| answer.plan.missing.value.trim());
    if !missing.is_empty() {
        details.push(t!(words, calendar.missing, text = missing));
    }
    Some(Event { id: indicator.id.clone(), day, summary, details, cancelled: false })
}

fn of_action(
    of: &Planned<'_>,
    words: Words,
    indicator: &Indicator,
    (id, action): (&ActionId, &Action),
) -> Option<Event> {
    let day = action.due.value?;
    let title = action.title.value.trim();
    let title = if title.is_empty() { t!(words, calendar.untitled).to_owned() } else { shortened(title).into_owned() };
    let state = action.state.value;
    let mut details = owner(words, of.assessment.action_owner(&indicator.id, action));
    details.push(t!(words, calendar.state, state = state.name(words)));
    Some(Event {
        id: format!("{}.{id}", indicator.id),
        day,
        summary: t!(words, calendar.action, id = indicator.id, title = title),
        details,
        cancelled: state == ActionState::Cancelled,
    })
}

fn owner(words: Words, name: &str) -> Vec<String> {
    let name = name.trim();
    if name.is_empty() { Vec::new() } else { vec![t!(words, calendar.owner, unit = name)] }
}

/// Content lines, each ended and folded as the format asks.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn event(&mut self, of: &Planned<'_>, event: &Event) {
        let stamp = of.at.to_zoned(TimeZone::UTC).datetime();
        self.plain("BEGIN:VEVENT");
        self.plain(&format!("UID:{}.{}@spbe-mandiri", of.draft, event.id));
        self.plain(&format!(
            "DTSTAMP:{}T{:02}{:02}{:02}Z",
            digits(stamp.date()),
            stamp.hour(),
            stamp.minute(),
            stamp.second()
        ));
        self.plain(&format!("SEQUENCE:{}", of.revision));
        self.plain(&format!("DTSTART;VALUE=DATE:{}", digits(event.day)));
        // The day after, which is not part of it; a day of an assessment always has one.
        if let Ok(next) = event.day.tomorrow() {
            self.plain(&format!("DTEND;VALUE=DATE:{}", digits(next)));
        }
        self.text("SUMMARY", &event.summary);
        self.text("DESCRIPTION", &event.details.join("\n"));
        self.plain(if event.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        self.plain("TRANSP:TRANSPARENT");
        self.plain("END:VEVENT");
    }

    /// A property with a text as its value.
    fn text(&mut self, name: &str, value: &str) {
        self.plain(&format!("{name}:{}", escaped(value)));
    }

    /// A content line, folded so that no part of it is longer than may be; no sign is cut in two.
    fn plain(&mut self, line: &str) {
        let mut room = LINE;
        for sign in line.chars() {
            if sign.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            room -= sign.len_utf8();
            self.0.push(sign);
        }
        self.0.push_str("\r\n");
    }
}

/// `20250331`
fn digits(day: Date) -> String {
    let mut text = String::new();
    // Writing into a text never fails.
    let _ = write!(text, "{:04}{:02}{:02}", day.year(), day.month(), day.day());
    text
}

/// A text value (RFC 5545, 3.3.11). Signs that steer are not part of one.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}
