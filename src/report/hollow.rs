//! Why a report would say nothing but that there is nothing to say.

use crate::{
    t,
    words::{Sentence, Words},
};

/// What a report would be about is not there. Such a report is shown with the reason on its page, and never written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Hollow {
    /// No result of another year and none of external assessors is there to compare with.
    #[error("nothing to compare with")]
    NothingToCompare,
    /// No indicator is answered.
    #[error("nothing is answered")]
    NothingAnswered,
    /// No unit has a task.
    #[error("no unit has a task")]
    NoTasks {
        /// How many indicators have no unit that could do anything about them.
        unowned: usize,
    },
    /// The sheets of the units are not for this reader.
    #[error("hidden from the reader")]
    Hidden,
}

impl Sentence for Hollow {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::NothingToCompare => t!(words, report.comparison.nothing).to_owned(),
            Self::NothingAnswered => t!(words, report.share.nothing).to_owned(),
            Self::NoTasks { unowned: 0 } => t!(words, report.units.nothing).to_owned(),
            Self::NoTasks { unowned } => {
                format!("{} {}", t!(words, report.units.nothing), t!(words, report.units.owners, count = *unowned))
            }
            Self::Hidden => t!(words, report.units.hidden).to_owned(),
        }
    }
}
