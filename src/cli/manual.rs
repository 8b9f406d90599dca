//! `manual`: the manual page of the program in roff, written from the table of commands.
//!
//! What it says is the same for everyone who asks: it knows neither clock nor computer.

use std::fmt::Write as _;

use super::{
    Call, Failure, Outcome,
    command::{COMMANDS, Command, Flag, HELP, VERSION},
    help,
};
use crate::{
    t,
    words::{Speaks as _, Words},
};

/// Longest line of running text in the source of the page, where its words allow it.
const WIDEST: usize = 78;
/// The programs that have a page each.
const PROGRAMS: [&str; 2] = ["spbe-mandiri", "spbe-mandiri-cli"];

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let page = page(call.words(), call.world.program, call.world.window.is_some());
    for line in page.lines() {
        call.console.line(line);
    }
    Ok(Outcome::Done)
}

/// The page of a program with or without a window.
fn page(words: Words, program: &str, window: bool) -> String {
    let mut page = Page::default();
    page.head(program, t!(words, cli.manual.title));
    page.section(t!(words, cli.manual.heading.name));
    page.text(&format!("{program} - {}", t!(words, cli.manual.name)));

    page.section(t!(words, cli.manual.heading.synopsis));
    if window {
        page.call(program, &t!(words, cli.help.call_window, program = program));
        page.raw(".br");
    }
    page.call(program, &t!(words, cli.help.call_command, program = program));

    page.section(t!(words, cli.manual.heading.description));
    page.text(if window { t!(words, cli.manual.about_window) } else { t!(words, cli.manual.about_console) });
    page.paragraph(t!(words, cli.manual.about_data));

    page.section(t!(words, cli.manual.heading.options));
    page.options(words, &[HELP, VERSION]);

    page.section(t!(words, cli.manual.heading.commands));
    for command in COMMANDS {
        page.command(words, command);
    }

    page.section(t!(words, cli.manual.heading.files));
    page.row("BERKAS.ron", t!(words, cli.manual.file.draft));
    page.row("BERKAS.bukti/", t!(words, cli.manual.file.store));
    page.row(".BERKAS.ron.kunci", t!(words, cli.manual.file.lock));
    page.row("~/.local/share/spbemandiri/", t!(words, cli.manual.file.data));
    page.row("portable.txt", t!(words, cli.manual.file.portable));

    page.section(t!(words, cli.manual.heading.variables));
    page.row("SPBE_MANDIRI_HOME", t!(words, cli.manual.variable.home));
    if window {
        page.row("SPBE_RENDERER", t!(words, cli.manual.variable.renderer));
    }

    page.section(t!(words, cli.manual.heading.exit));
    page.row("0", t!(words, cli.manual.exit.done));
    page.row("1", t!(words, cli.manual.exit.findings));
    page.row("2", t!(words, cli.manual.exit.usage));

    page.section(t!(words, cli.manual.heading.see));
    let others: Vec<String> =
        PROGRAMS.iter().filter(|name| **name != program).map(|name| format!("\\fB{}\\fR(1)", escaped(name))).collect();
    page.raw(&others.join(", "));
    page.roff
}

/// A page as it grows.
#[derive(Default)]
struct Page {
    roff: String,
}

impl Page {
    /// One line as it is. Writing to a text cannot fail.
    fn raw(&mut self, line: &str) {
        let _infallible = writeln!(self.roff, "{line}");
    }

    fn head(&mut self, program: &str, title: &str) {
        let name = escaped(&program.to_uppercase());
        // The page has no day: it belongs to its version.
        self.raw(&format!(".TH {name} 1 \"\" \"SPBE Mandiri {}\" \"{}\"", env!("CARGO_PKG_VERSION"), escaped(title)));
        // Words of other languages are not broken by the rules of English, and lines are not stretched for want of that.
        self.raw(".nh");
        self.raw(".ad l");
    }

    fn section(&mut self, heading: &str) {
        self.raw(&format!(".SH {}", quoted(heading)));
    }

    /// Running text; every line of it begins a line.
    fn text(&mut self, text: &str) {
        for (number, line) in text.lines().enumerate() {
            if number > 0 {
                self.raw(".br");
            }
            self.wrapped(line);
        }
    }

    /// Running text in lines of the source that are no longer than people read.
    fn wrapped(&mut self, text: &str) {
        let mut line = String::new();
        for word in text.split(' ') {
            let next = if line.is_empty() { escaped(word) } else { format!("{line} {}", unled(word)) };
            if next.len() > WIDEST && !line.is_empty() {
                self.raw(&line);
                line = escaped(word);
            } else {
                line = next;
            }
        }
        self.raw(&line);
    }

    fn paragraph(&mut self, text: &str) {
        self.raw(".PP");
        self.text(text);
    }

    /// A way to call the program.
    fn call(&mut self, program: &str, call: &str) {
        let rest = call.strip_prefix(program).unwrap_or(call);
        self.raw(&format!("\\fB{}\\fR{}", escaped(program), escaped(rest)));
    }

    fn command(&mut self, words: Words, command: &Command) {
        self.raw(&format!(".SS {}", quoted((command.synopsis)(words))));
        self.text((command.help)(words));
        for verb in command.verbs() {
            self.row((verb.synopsis)(words), (verb.gist)(words));
        }
        self.options(words, command.options);
    }

    fn options(&mut self, words: Words, options: &[Flag]) {
        for flag in options {
            self.row(&help::typed(flag, words), (flag.gist)(words));
        }
    }

    /// What is typed or named, and what it is.
    fn row(&mut self, typed: &str, gist: &str) {
        self.raw(".TP");
        self.raw(&format!("\\fB{}\\fR", escaped(typed)));
        self.text(gist);
    }
}

/// Text as roff shows it where it begins a line: it is not taken for a request.
fn escaped(text: &str) -> String {
    let led = if text.starts_with(['.', '\'']) { "\\&" } else { "" };
    format!("{led}{}", unled(text))
}

/// Text as roff shows it within a line. No sign is beyond ASCII, so that it reads the same whatever the reader of the page
/// takes it for.
fn unled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\e"),
            '-' => out.push_str("\\-"),
            '\'' => out.push_str("\\(aq"),
            '`' => out.push_str("\\(ga"),
            '^' => out.push_str("\\(ha"),
            '~' => out.push_str("\\(ti"),
            ' '..='~' => out.push(sign),
            // Writing to a text cannot fail.
            other => {
                let _infallible = write!(out, "\\[u{:04X}]", u32::from(other));
            }
        }
    }
    out
}

/// Text as one argument of a request.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text).replace('"', "\\(dq"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_taken_for_roff() {
        assert_eq!(escaped(".TH"), "\\&.TH");
        assert_eq!(escaped("'x"), "\\&\\(aqx");
        assert_eq!(escaped("--a \\fB ~ é ›"), "\\-\\-a \\efB \\(ti \\[u00E9] \\[u203A]");
        assert_eq!(quoted("a \"b\""), "\"a \\(dqb\\(dq\"");
    }

    #[test]
    fn a_page_is_plain_ascii_and_the_same_each_time() {
        for (program, window) in [("spbe-mandiri", true), ("spbe-mandiri-cli", false)] {
            let page = page(Words::indonesian(), program, window);
            assert!(page.is_ascii());
            assert_eq!(page.contains("SPBE_RENDERER"), window);
            assert_eq!(page, super::page(Words::indonesian(), program, window));
        }
    }
}
