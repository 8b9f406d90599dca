//! The script for fish.

use std::fmt::Write as _;

use super::{
    super::command::{COMMANDS, Command, Content, Flag, HELP, Place, SOURCE, Takes, VERSION},
    Program, valued,
};
use crate::words::Words;

/// Where on the line the person is. `FUNCTION` is the name the functions begin with.
const FRAME: &str = r"
# Nothing but options stands on the line yet.
function FUNCTION_first
    test (count (commandline -opc)) -eq 1
end

# FUNCTION_in COMMAND: this command is called.
function FUNCTION_in
    set -l typed (commandline -opc)
    test (count $typed) -gt 1; and test $typed[2] = $argv[1]
end

# FUNCTION_operand COMMAND NUMBER [OPTION...]: the operand with this number comes next. The options are those that take a
# value. A number with + means this one and all that follow.
function FUNCTION_operand
    set -l typed (commandline -opc)
    FUNCTION_in $argv[1]; or return 1
    set -l place 0
    set -l skipped no
    for word in $typed[3..-1]
        if test $skipped = yes
            set skipped no
        else if contains -- $word $argv[3..-1]
            set skipped yes
        else if not string match -q -- '-*' $word
            set place (math $place + 1)
        end
    end
    test $skipped = no; or return 1
    if string match -q -- '*+' $argv[2]
        test $place -ge (string replace + '' $argv[2])
    else
        test $place -eq $argv[2]
    end
end

# FUNCTION_does COMMAND VERB: the first operand of this command is this word.
function FUNCTION_does
    set -l typed (commandline -opc)
    test (count $typed) -gt 2; and test $typed[2] = $argv[1]; and test $typed[3] = $argv[2]
end

complete -c PROGRAM -e
complete -c PROGRAM -f
";

/// The whole script.
pub(super) fn script(program: &Program) -> String {
    let mut lines =
        Lines { words: program.words, program: program.name, function: program.function(), text: String::new() };
    lines.text = format!("# fish: {}\n", program.name);
    lines.text.push_str(&FRAME.replace("FUNCTION", &lines.function).replace("PROGRAM", program.name));
    let first = format!("{}_first", lines.function);
    for command in COMMANDS {
        lines.row(&first, &format!("-a {}", command.name), (command.gist)(program.words));
    }
    if program.window {
        lines.row(&first, &operand(&SOURCE), (SOURCE.called)(program.words));
    }
    for flag in [HELP, VERSION] {
        lines.row(&first, &option(&flag), (flag.gist)(program.words));
    }
    for command in COMMANDS {
        lines.command(command);
    }
    lines.text
}

/// The script as it grows.
struct Lines {
    words: Words,
    program: &'static str,
    function: String,
    text: String,
}

impl Lines {
    /// What is offered under a condition. Writing to a text cannot fail.
    fn row(&mut self, condition: &str, offered: &str, gist: &str) {
        let program = self.program;
        let _infallible =
            writeln!(self.text, "complete -c {program} -n {} {offered} -d {}", quoted(condition), quoted(gist));
    }

    fn command(&mut self, command: &Command) {
        let (words, function, name) = (self.words, self.function.clone(), command.name);
        let within = format!("{function}_in {name}");
        for flag in command.options.iter().chain([&HELP]) {
            self.row(&within, &option(flag), (flag.gist)(words));
        }
        let valued = valued(command.options).join(" ");
        let at = |number: String| format!("{function}_operand {name} {number} {valued}").trim_end().to_owned();
        for verb in command.verbs() {
            self.row(&at("0".to_owned()), &format!("-a {}", verb.name), (verb.gist)(words));
            for (number, place) in verb.places.iter().enumerate() {
                let condition = format!("{function}_does {name} {}; and {}", verb.name, at(format!("{}", number + 1)));
                self.row(&condition, &operand(place), (place.called)(words));
            }
        }
        if command.verbs().is_empty() {
            for (number, place) in command.places.iter().enumerate() {
                let endless = number + 1 == command.places.len() && command.operands.1 > command.places.len();
                let condition = at(format!("{number}{}", if endless { "+" } else { "" }));
                self.row(&condition, &operand(place), (place.called)(words));
            }
        }
    }
}

/// An option with what follows it.
fn option(flag: &Flag) -> String {
    let short = flag.short.map(|letter| format!("-s {letter} ")).unwrap_or_default();
    let value = match flag.takes {
        Takes::Nothing => String::new(),
        Takes::Value(place) | Takes::Perhaps(place) => match (place.content, matches!(flag.takes, Takes::Value(_))) {
            (Content::Text, true) => " -x".to_owned(),
            (_, true) => format!(" -x {}", operand(&place)),
            (_, false) => format!(" {}", operand(&place)),
        },
    };
    format!("{short}-l {}{value}", flag.long).trim_end().to_owned()
}

/// What is offered in a place.
fn operand(place: &Place) -> String {
    match place.content {
        Content::Text => String::new(),
        Content::OneOf(all) => format!("-a {}", quoted(&all().join(" "))),
        Content::Verb(verbs) => {
            format!("-a {}", quoted(&verbs.iter().map(|verb| verb.name).collect::<Vec<_>>().join(" ")))
        }
        Content::File("") => "-k -a '(__fish_complete_path)'".to_owned(),
        Content::File(endings) => {
            let offered: Vec<String> =
                endings.split(' ').map(|ending| format!("__fish_complete_suffix {ending}")).collect();
            format!("-k -a '({})'", offered.join("; "))
        }
        Content::Folder => "-a '(__fish_complete_directories)'".to_owned(),
    }
}

/// One word of the shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}
