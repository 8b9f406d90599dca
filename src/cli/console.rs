//! The one writer of the command line's output.

use std::{fmt::Display, io::Write};

/// Standard output and standard error, or what stands for them in tests.
pub struct Console {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
}

impl Console {
    /// A console over two writers.
    pub fn new(out: Box<dyn Write>, err: Box<dyn Write>) -> Self {
        Self { out, err }
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
