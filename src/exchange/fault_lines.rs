//! Many faults in one message: the first of them, a line each, and how many more there are.

use crate::words::{Sentence, Words};

/// Most faults that are named in one message.
const MOST_NAMED: usize = 5;

/// The first faults as sentences; where there are more, `more` says how many.
pub(super) fn fault_lines(faults: &[impl Sentence], words: Words, more: impl Fn(usize) -> String) -> Vec<String> {
    let mut lines: Vec<String> = faults.iter().take(MOST_NAMED).map(|fault| fault.sentence_in(words)).collect();
    lines.extend(faults.len().checked_sub(MOST_NAMED).filter(|left| *left > 0).map(more));
    lines
}
