//! What is wrong with a table of levels, as sentences: the line, the fault, what to write instead.

use super::{LevelsError, LevelsFault, table::MAX_BYTES};
use crate::{
    exchange::fault_lines::fault_lines,
    t,
    words::{Sentence, Words},
};

impl Sentence for LevelsError {
    fn sentence_in(&self, words: Words) -> String {
        fault_lines(&self.faults, words, |count| t!(words, levels.more, count = count)).join("\n")
    }
}

impl Sentence for LevelsFault {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::TooLarge => t!(words, levels.large, most = words.megabytes(MAX_BYTES as u64)),
            Self::Pdf => t!(words, levels.pdf).to_owned(),
            Self::Draft => t!(words, levels.draft).to_owned(),
            Self::Workbook => t!(words, levels.workbook).to_owned(),
            Self::Broken => t!(words, levels.broken).to_owned(),
            Self::Bomb => t!(words, levels.bomb).to_owned(),
            Self::NoListHead => t!(words, listing.head).to_owned(),
            Self::Listed { line, what } => t!(words, listing.line, line = line, what = what.sentence_in(words)),
            Self::Sheet(fault) => fault.sentence_in(words),
            Self::InSheet { sheet, fault } => {
                t!(words, sheets.fault.in_sheet, sheet = sheet, what = fault.sentence_in(words))
            }
            Self::PackageIndex => t!(words, levels.package_index).to_owned(),
            Self::NotText { line } => t!(words, levels.not_text, line = line),
            Self::NoHead { found } => t!(words, levels.head, found = found),
            Self::Column { line, name } => t!(words, levels.column, line = line, name = name),
            Self::Ambiguous { line, meaning, names } => {
                t!(words, levels.ambiguous, line = line, names = words.listed(names), meaning = meaning.in_words(words))
            }
            Self::AboveHead { line, head } => t!(words, levels.above_head, line = line, head = head),
            Self::NoRows => t!(words, levels.rows).to_owned(),
            Self::Cells { line } => t!(words, levels.cells, line = line),
            Self::NoIndicator { line } => t!(words, levels.no_indicator, line = line),
            Self::Quote { line } => t!(words, levels.quote, line = line),
            Self::Unclosed { line } => t!(words, levels.unclosed, line = line),
            Self::Swallowed { line, within } => t!(words, levels.swallowed, line = line, within = within),
            Self::Indicator { line, found } => t!(words, levels.indicator, line = line, found = found),
            Self::Contradiction { line, number, name } => {
                t!(words, levels.contradiction, line = line, number = number, name = name)
            }
            Self::Twice { line, indicator } => t!(words, levels.twice, line = line, indicator = indicator),
            Self::Level { line, indicator, found, lowest, highest } => t!(
                words,
                levels.level,
                line = line,
                indicator = indicator,
                found = found,
                lowest = lowest,
                highest = highest
            ),
        }
    }
}
