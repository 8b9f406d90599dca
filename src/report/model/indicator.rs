//! The block of one indicator: head, ladder of levels, Fakta and Analisis, what follows.

use super::{Anchor, Block, Mark, Text};
use crate::insight::CriterionState;

/// Everything about one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorBlock {
    /// Its place; links from the map lead here.
    pub anchor: Anchor,
    /// Its bookmark: `44 JDIH – tingkat 2`.
    pub bookmark: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Where it belongs and who answers for it: `Domain 4 › Aspek 8 … · Bagian Hukum`.
    pub path: Text,
    /// What it weighs and what is proved of it, in a line.
    pub facts: Text,
    /// The claimed level, large.
    pub badge: Badge,
    /// Levels, highest first.
    pub ladder: Vec<Rung>,
    /// Fakta and Analisis, by entry where there are several.
    pub passages: Vec<Passage>,
    /// Small grey remarks under them.
    pub notes: Vec<Text>,
    /// The evidence, over the whole width.
    pub evidence: Vec<Block>,
    /// What is open, set off at the end.
    pub open: Vec<Text>,
    /// Behind the title where the block goes on on another page; the page number is added:
    /// `lanjutan dari halaman`.
    pub continued: String,
}

/// A level as a coloured square with words beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Badge {
    /// The level; `None` is not assessed.
    pub level: Option<u8>,
    /// Small word above the name: `Klaim`.
    pub label: String,
    /// Name of the level.
    pub name: String,
}

/// One level of the ladder.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// Its number.
    pub level: u8,
    /// Its name, with what is to be known of the level behind it: `Terkelola, diklaim`.
    pub name: String,
    /// How it stands.
    pub state: RungState,
    /// Criteria, shown in one run behind the name.
    pub criteria: Vec<RungCriterion>,
}

/// A criterion of the ladder.
#[derive(Debug, Clone, PartialEq)]
pub struct RungCriterion {
    /// Its code: `4.2`.
    pub code: String,
    /// How it stands; `None` where several entries answer it, each in its own way.
    pub state: Option<CriterionState>,
    /// Its words.
    pub text: Text,
    /// Words behind it that want attention: `Belum terbukti.`
    pub warning: Option<String>,
}

/// The mark of a criterion that stands like this.
pub fn criterion_mark(state: CriterionState) -> Mark {
    match state {
        CriterionState::Proved => Mark::BoxProved,
        CriterionState::Granted => Mark::BoxGranted,
        CriterionState::Ticked => Mark::BoxTicked,
        CriterionState::Implied => Mark::Implied,
        CriterionState::Open => Mark::BoxOpen,
    }
}

/// How a level stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RungState {
    /// Not claimed.
    Open,
    /// The claimed level.
    Claimed,
    /// Below the claimed one.
    Below,
}

/// A titled text of the block that flows over pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Its title: `Fakta`.
    pub title: String,
    /// Its title where it goes on on another page: `Fakta (lanjutan)`.
    pub title_again: String,
    /// The text as it was typed; line feeds begin new lines.
    pub text: Text,
}
