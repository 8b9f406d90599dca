//! Text with emphasis, references and marks.

use super::{Anchor, Face};
use crate::chart::{EvidenceMark, Ink};

/// A stretch of text. A line feed in it begins a new line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// What it is made of.
    pub runs: Vec<Run>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// Words.
    Words {
        /// The words.
        text: String,
        /// Font; the style's where nothing is said.
        face: Option<Face>,
        /// Colour; the style's where nothing is said.
        ink: Option<Ink>,
        /// Where a click leads. Links look like text.
        link: Option<Anchor>,
        /// Smaller and lower: an index of a formula.
        subscript: bool,
    },
    /// Number of a part, figure or table: `7`, `Gambar 3`, `Tabel 12`. Leads there.
    Number(Anchor),
    /// Number of the page on which something stands. Leads there.
    Page(Anchor),
    /// A mark, drawn.
    Mark(Mark),
    /// A dotted line of this length, for handwriting.
    Dots(f32),
    /// Empty room of this width that no line breaks in.
    Space(f32),
}

/// Marks that stand in text and tables, drawn as lines, never letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// ✓ agreed, reached, fulfilled.
    Tick,
    /// ⚑ open, in rust.
    Flag,
    /// – not yet.
    Dash,
    /// A box with a tick: ticked by a person.
    BoxTicked,
    /// The same where no evidence is needed.
    BoxGranted,
    /// A filled box with a tick: ticked, and proved by evidence.
    BoxProved,
    /// A bare grey tick: only implied by the level that is claimed.
    Implied,
    /// An empty box.
    BoxOpen,
    /// ▲ target.
    Target,
    /// ○ as in charts: the average of the institution's kind.
    Circle,
    /// ◆ as in charts: the national average.
    Diamond,
    /// ● ◐ ○ ⊘ how evidence stands.
    Evidence(EvidenceMark),
    /// Filled square in the colour of a level with its digit.
    Level(u8),
    /// The same in a dashed frame: the level that evidence carries, below the claimed one.
    Supported(u8),
    /// Hatched square: not assessed.
    NotAssessed,
}

impl Text {
    /// Plain text in the style's own face and colour.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().then(text)
    }

    /// Semibold text.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::default().then_strong(text)
    }

    /// Grey text.
    pub fn grey(text: impl Into<String>) -> Self {
        Self::default().then_grey(text)
    }

    /// Monospaced text.
    pub fn mono(text: impl Into<String>) -> Self {
        Self::default().then_in(text, Some(Face::Mono), None)
    }

    /// Adds plain text.
    #[must_use]
    pub fn then(self, text: impl Into<String>) -> Self {
        self.then_in(text, None, None)
    }

    /// Adds semibold text.
    #[must_use]
    pub fn then_strong(self, text: impl Into<String>) -> Self {
        self.then_in(text, Some(Face::Semibold), None)
    }

    /// Adds grey text of normal weight.
    #[must_use]
    pub fn then_grey(self, text: impl Into<String>) -> Self {
        self.then_in(text, Some(Face::Regular), Some(Ink::Muted))
    }

    /// Adds text in a face and a colour.
    #[must_use]
    pub fn then_in(mut self, text: impl Into<String>, face: Option<Face>, ink: Option<Ink>) -> Self {
        self.runs.push(Run::Words { text: text.into(), face, ink, link: None, subscript: false });
        self
    }

    /// Adds a small lowered index.
    #[must_use]
    pub fn then_subscript(mut self, text: impl Into<String>) -> Self {
        self.runs.push(Run::Words { text: text.into(), face: None, ink: None, link: None, subscript: true });
        self
    }

    /// Adds text that leads somewhere.
    #[must_use]
    pub fn then_link(self, text: impl Into<String>, to: Anchor) -> Self {
        self.then_link_in(text, to, None, None)
    }

    /// Adds semibold text that leads somewhere.
    #[must_use]
    pub fn then_strong_link(self, text: impl Into<String>, to: Anchor) -> Self {
        self.then_link_in(text, to, Some(Face::Semibold), None)
    }

    fn then_link_in(mut self, text: impl Into<String>, to: Anchor, face: Option<Face>, ink: Option<Ink>) -> Self {
        self.runs.push(Run::Words { text: text.into(), face, ink, link: Some(to), subscript: false });
        self
    }

    /// Adds any run.
    #[must_use]
    pub fn then_run(mut self, run: Run) -> Self {
        self.runs.push(run);
        self
    }

    /// Adds a mark.
    #[must_use]
    pub fn then_mark(self, mark: Mark) -> Self {
        self.then_run(Run::Mark(mark))
    }

    /// True where nothing would be seen.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| matches!(run, Run::Words { text, .. } if text.trim().is_empty()))
    }

    /// Text of a catalogue sentence in which `{0}`, `{1}` … stand for runs, such as references and emphasis.
    pub fn with_runs(pattern: &str, runs: &[Self]) -> Self {
        let mut out = Self::default();
        let mut rest = pattern;
        while let Some(start) = rest.find('{') {
            let Some(end) = rest[start..].find('}').map(|end| start + end) else { break };
            if start > 0 {
                out = out.then(&rest[..start]);
            }
            match rest[start + 1..end].parse::<usize>().ok().and_then(|place| runs.get(place)) {
                Some(filling) => out.runs.extend(filling.runs.iter().cloned()),
                None => out = out.then(&rest[start..=end]),
            }
            rest = &rest[end + 1..];
        }
        if rest.is_empty() { out } else { out.then(rest) }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

/// The same text with no-break spaces: a number stays with its unit, `tingkat 4` on one line.
pub fn keep_together(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_the_catalogue_takes_emphasised_parts_at_its_numbered_places() {
        let text = Text::with_runs("Indeks {0} dari {9} {", &[Text::strong("3,75")]);
        assert_eq!(text, Text::plain("Indeks ").then_strong("3,75").then(" dari ").then("{9}").then(" {"),);
    }
}
