//! The one writer of the command line's output.

use std::{fmt::Display, io::Write};

use crate::words::{Speaks, Words};

/// Standard output and standard error, or what stands for them in tests.
pub struct Console {
    words: Words,
    out: Box<dyn Write>,
    err: Box<dyn Write>,
}

impl Speaks for Console {
    fn words(&self) -> Words {
        self.words
    }
}

impl Console {
    /// A console over two writers, for people who read this language.
    pub fn new(words: Words, out: Box<dyn Write>, err: Box<dyn Write>) -> Self {
        Self { words, out, err }
    }

    /// Prints one line. A reader that went away, such as `head`, is no error.
    pub fn line(&mut self, text: impl Display) {
        let _ = writeln!(self.out, "{text}");
    }

    /// Prints several lines.
    pub fn lines(&mut self, lines: &[String]) {
        for line in lines {
            self.line(line);
        }
    }

    /// Prints one line to standard error.
    pub fn complain(&mut self, text: impl Display) {
        let _ = writeln!(self.err, "{text}");
    }

    /// Prints a value as JSON.
    pub fn json(&mut self, value: &impl serde::Serialize) {
        match serde_json::to_string_pretty(value) {
            Ok(text) => self.line(text),
            Err(error) => self.complain(error),
        }
    }
}
