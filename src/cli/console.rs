//! The one writer of the command line's output.

use std::{
    fmt::{Display, Write as _},
    io::{self, Write},
};

use crate::words::{Speaks, Words, harmless, steers};

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
            && !reader_gone(error.kind(), error.raw_os_error(), cfg!(windows))
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
            Ok(text) => self.line(escaped(&text)),
            Err(error) => self.complain(error),
        }
    }
}

/// What Windows says of a pipe nobody reads any more: broken, being closed, not connected.
const READER_GONE: [i32; 3] = [109, 232, 233];

/// True where an error says that nobody reads any more; codes are Windows' own.
fn reader_gone(kind: io::ErrorKind, code: Option<i32>, windows: bool) -> bool {
    kind == io::ErrorKind::BrokenPipe || windows && code.is_some_and(|code| READER_GONE.contains(&code))
}

/// JSON that says the same in signs that do nothing to a terminal. Outside of its strings there are none.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for sign in json.chars() {
        if steers(sign) {
            // Writing to a text cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(sign));
        } else {
            out.push(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_went_away_is_no_error_on_any_system_and_everything_else_is() {
        for windows in [true, false] {
            assert!(reader_gone(io::ErrorKind::BrokenPipe, None, windows));
            assert!(!reader_gone(io::ErrorKind::StorageFull, Some(112), windows));
            for code in READER_GONE {
                assert_eq!(reader_gone(io::ErrorKind::Other, Some(code), windows), windows, "{code}");
            }
        }
    }
}
