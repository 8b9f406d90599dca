//! What `--help` prints: of the program, and of one command.

use super::{
    Console, World,
    command::{COMMANDS, Command, Flag},
};
use crate::{
    t,
    words::{Speaks as _, Words},
};

/// Of the program: what it is called with.
pub(super) fn of_program(console: &mut Console, world: &World<'_>) {
    let (words, program) = (console.words(), world.program);
    console.line(t!(words, cli.help.head));
    console.line("");
    if world.window.is_some() {
        row(console, &t!(words, cli.help.call_window, program = program), t!(words, cli.help.window));
    }
    row(console, &t!(words, cli.help.call_command, program = program), t!(words, cli.help.command));
    console.line("");
    console.line(t!(words, cli.help.commands));
    for command in COMMANDS {
        row(console, (command.synopsis)(words), (command.gist)(words));
    }
    console.line("");
    console.line(t!(words, cli.help.foot, program = program));
    if world.window.is_none() {
        console.line(t!(words, cli.help.console));
    }
}

/// Of one command: what should be known, what it is told, how it is called.
pub(super) fn of_command(console: &mut Console, world: &World<'_>, command: &Command) {
    let words = console.words();
    console.line((command.help)(words));
    let verbs = command.verbs().iter().map(|verb| ((verb.synopsis)(words).to_owned(), (verb.gist)(words)));
    rows(console, &verbs.collect::<Vec<_>>());
    let options = command.options.iter().map(|flag| (typed(flag, words), (flag.gist)(words)));
    rows(console, &options.collect::<Vec<_>>());
    console.line("");
    console.line(t!(words, cli.help.usage, program = world.program, synopsis = (command.synopsis)(words)));
}

/// How an option is typed, with what follows it.
pub(super) fn typed(flag: &Flag, words: Words) -> String {
    let forms = flag.typed().collect::<Vec<_>>().join(", ");
    match flag.place() {
        Some(place) => format!("{forms} {}", (place.called)(words)),
        None => forms,
    }
}

/// What is typed, and beside it what that does, below an empty line.
fn rows(console: &mut Console, rows: &[(String, &str)]) {
    let widest = rows.iter().map(|(typed, _)| typed.chars().count()).max().unwrap_or(0);
    if !rows.is_empty() {
        console.line("");
    }
    for (typed, gist) in rows {
        console.line(format!("  {typed:<widest$}   {gist}"));
    }
}

/// What is typed, and beside it or below it what that does.
fn row(console: &mut Console, typed: &str, gist: &str) {
    const WIDEST: usize = 42;
    if typed.chars().count() <= WIDEST {
        console.line(format!("  {typed:<WIDEST$}  {gist}"));
    } else {
        console.line(format!("  {typed}"));
        console.line(format!("  {:<WIDEST$}  {gist}", ""));
    }
}
