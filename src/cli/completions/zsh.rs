//! The script for zsh, in the words of its own completion system.

use std::fmt::Write as _;

use super::{
    super::command::{COMMANDS, Command, Content, Flag, HELP, Place, SOURCE, Takes, VERSION},
    Program,
};
use crate::words::Words;

/// What the script does with what the table says.
const FRAME: &str = r#"
FUNCTION_command() {
    local -a commands=(
COMMANDS    )
    _describe -t commands PROGRAM commands
OPENED}

FUNCTION() {
    local context state line
    typeset -A opt_args
    _arguments -C GENERAL \
        '1: :FUNCTION_command' \
        '*:: :->rest'
    [[ $state == rest ]] || return
    case $words[1] in
CASES    esac
}

if [[ $funcstack[1] == _PROGRAM ]]; then
    FUNCTION "$@"
else
    compdef FUNCTION PROGRAM
fi
"#;

/// The whole script.
pub(super) fn script(program: &Program) -> String {
    let (words, function) = (program.words, program.function());
    let mut commands = String::new();
    let mut cases = String::new();
    for command in COMMANDS {
        let row = quoted(&format!("{}:{}", command.name, (command.gist)(words)));
        let _infallible = writeln!(commands, "        {row}");
        cases.push_str(&case(words, command));
    }
    let general = [HELP, VERSION].iter().flat_map(|flag| alone(words, flag)).collect::<Vec<_>>().join(" ");
    let opened = if program.window { format!("    {}\n", action(&SOURCE)) } else { String::new() };
    let body = FRAME
        .replace("COMMANDS", &commands)
        .replace("OPENED", &opened)
        .replace("GENERAL", &general)
        .replace("CASES", &cases)
        .replace("FUNCTION", &function)
        .replace("PROGRAM", program.name);
    format!("#compdef {}\n{body}", program.name)
}

/// What follows the name of one command.
fn case(words: Words, command: &Command) -> String {
    let mut specs: Vec<String> = command.options.iter().flat_map(|flag| specs(words, flag)).collect();
    specs.extend(alone(words, &HELP));
    if command.verbs().is_empty() {
        specs.extend(operands(words, command.operands, command.places));
        return format!("    {})\n        _arguments {}\n        ;;\n", command.name, specs.join(" "));
    }
    let verbs: Vec<String> = command
        .verbs()
        .iter()
        .map(|verb| format!("{}\\:{}", verb.name, inner(&(verb.gist)(words).replace(':', "\\:"))))
        .collect();
    specs.extend([quoted(&format!("1: :(({}))", verbs.join(" "))), quoted("*:: :->verb")]);
    let mut out = format!("    {})\n        _arguments -C {}\n", command.name, specs.join(" "));
    out.push_str("        [[ $state == verb ]] && case $words[1] in\n");
    for verb in command.verbs() {
        let mut specs: Vec<String> = command.options.iter().flat_map(|flag| self::specs(words, flag)).collect();
        let few = verb.places.len().min(1);
        specs.extend(operands(words, (few, verb.places.len()), verb.places));
        let _infallible = writeln!(out, "        {}) _arguments {} ;;", verb.name, specs.join(" "));
    }
    out + "        esac\n        ;;\n"
}

/// Operands as `_arguments` takes them.
fn operands(words: Words, (fewest, most): (usize, usize), places: &[Place]) -> Vec<String> {
    let row = |(number, place): (usize, &Place)| {
        let (last, optional) = (number + 1 == places.len(), number >= fewest);
        let endless = last && most > places.len();
        let head = if endless { "*".to_owned() } else { format!("{}{}", number + 1, if optional { ":" } else { "" }) };
        quoted(&format!("{head}:{}:{}", (place.called)(words), action(place)))
    };
    places.iter().enumerate().map(row).collect()
}

/// An option that stands alone, in all its forms.
fn alone(words: Words, flag: &Flag) -> Vec<String> {
    flag.typed().map(|form| quoted(&format!("(- *){form}[{}]", described((flag.gist)(words))))).collect()
}

/// An option of a command, in all its forms; each form keeps the others away.
fn specs(words: Words, flag: &Flag) -> Vec<String> {
    let forms: Vec<String> = flag.typed().collect();
    let spec = |form: &String| {
        let sign = match (flag.takes, form.starts_with("--")) {
            (Takes::Nothing, _) => "",
            (_, true) => "=",
            (_, false) => "+",
        };
        let optional = if matches!(flag.takes, Takes::Perhaps(_)) { "::" } else { ":" };
        let value = flag
            .place()
            .map(|place| format!("{optional}{}:{}", (place.called)(words), action(&place)))
            .unwrap_or_default();
        quoted(&format!("({}){form}{sign}[{}]{value}", forms.join(" "), described((flag.gist)(words))))
    };
    forms.iter().map(spec).collect()
}

/// What completes a place.
fn action(place: &Place) -> String {
    match place.content {
        Content::Text => " ".to_owned(),
        Content::OneOf(all) => format!("({})", all().join(" ")),
        Content::Verb(verbs) => format!("({})", verbs.iter().map(|verb| verb.name).collect::<Vec<_>>().join(" ")),
        Content::File("") => "_files".to_owned(),
        Content::File(endings) => {
            let patterns: Vec<String> = endings.split(' ').map(|ending| format!("*{ending}")).collect();
            format!("_files -g \"{}\"", patterns.join(" "))
        }
        Content::Folder => "_files -/".to_owned(),
    }
}

/// A description between brackets.
fn described(text: &str) -> String {
    text.replace('[', "\\[").replace(']', "\\]").replace(':', "\\:")
}

/// A description in an explained list, where a space would end it.
fn inner(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// One word of the shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
