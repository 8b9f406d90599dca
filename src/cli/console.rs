//! The one writer of the command line's output.

use std::{
    borrow::Cow,
    fmt::Display,
    io::{self, Write},
};

use crate::words::{Speaks, Words};

/// Standard output and standard error, or what stands for them in tests.
pub struct Console {
    words: Words,
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    /// Why a line could not be printed.
    lost: Option<io::ErrorKind>,
}

impl Speaks for Console {
    fn words(&self) -> Words {
        self.words
    }
}

impl Console {
    /// A console over two writers, for people who read this language.
    pub fn new(words: Words, out: Box<dyn Write>, err: Box<dyn Write>) -> Self {
        Self { words, out, err, lost: None }
    }

    /// Prints one line.
    pub fn line(&mut self, text: impl Display) {
        let written = writeln!(self.out, "{}", harmless(&text.to_string())).and_then(|()| self.out.flush());
        // A reader that went away, such as `head`, is no error.
        if let Err(error) = written
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.lost.get_or_insert(error.kind());
        }
    }

    /// Why something could not be printed, where that is so.
    pub fn lost(&self) -> Option<io::Error> {
        self.lost.map(Into::into)
    }

    /// Prints several lines.
    pub fn lines(&mut self, lines: &[String]) {
        for line in lines {
            self.line(line);
        }
    }

    /// Prints one line to standard error.
    pub fn complain(&mut self, text: impl Display) {
        let _ = writeln!(self.err, "{}", harmless(&text.to_string()));
    }

    /// Prints a value as JSON.
    pub fn json(&mut self, value: &impl serde::Serialize) {
        match serde_json::to_string_pretty(value) {
            Ok(text) => self.line(text),
            Err(error) => self.complain(error),
        }
    }
}

/// A text without the signs that steer a terminal: names and texts come from files of others.
fn harmless(text: &str) -> Cow<'_, str> {
    let steers = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\t');
    if text.contains(steers) { Cow::Owned(text.replace(steers, "\u{fffd}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_printed_steers_a_terminal() {
        assert_eq!(harmless("a\u{1b}[2Jb\r\u{9b}1mc\u{7f}\n\td"), "a\u{fffd}[2Jb\u{fffd}\u{fffd}1mc\u{fffd}\n\td");
        assert!(matches!(harmless("Semua terbukti."), Cow::Borrowed(_)));
    }
}
