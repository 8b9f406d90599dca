//! Counting the lines of a table.

/// Counts lines. The reader's own positions lie before the empty lines it skips.
pub(super) struct Lines<'a> {
    text: &'a str,
    byte: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    /// At the start of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, byte: 0, line: 1 }
    }

    /// Line of the record that is found from a position on; positions come in their order.
    pub fn at(&mut self, position: Option<&csv::Position>) -> u64 {
        let from = position.map_or(self.byte, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let rest = self.text.as_bytes().get(self.byte..).unwrap_or_default();
        for (place, byte) in (self.byte..).zip(rest) {
            if place >= from && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.byte = place + 1;
            self.line += u64::from(*byte == b'\n');
        }
        self.line
    }
}
