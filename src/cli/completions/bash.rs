//! The script for bash. It needs nothing but bash itself.

use std::fmt::Write as _;

use super::{
    super::command::{COMMANDS, Command, Content, Flag, HELP, Place, SOURCE, VERSION},
    Program, valued,
};

/// What the script does with what the table says. `FUNCTION` is the name of its function.
const FRAME: &str = r#"
# FUNCTION_offer WORD KIND...: what the shell itself finds of this kind that begins so.
FUNCTION_offer() {
    local word=$1
    shift
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$@" -- "$word")
}

# FUNCTION_files ENDINGS: files that end in one of these ways, and folders.
FUNCTION_files() {
    local plain=${word//\\/}
    plain=${plain#[\"\']}
    compopt -o filenames 2>/dev/null
    FUNCTION_offer "$plain" -d
    local ending
    for ending in ${1:-""}; do
        FUNCTION_offer "$plain" -f -X "!*$ending"
    done
}

# FUNCTION_folders: folders.
FUNCTION_folders() {
    FUNCTION_files /
}

# FUNCTION_words WORDS: those of the words that begin so.
FUNCTION_words() {
    FUNCTION_offer "$word" -W "$1"
}

FUNCTION() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local options="" valued="" first="" at place=0
    COMPREPLY=()
    # Bash takes --option=value for three words.
    if [[ $word == "=" ]]; then
        word=""
    elif [[ $before == "=" ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if ((COMP_CWORD == 1)); then
        FUNCTION_first
        return
    fi
    FUNCTION_options
    for ((at = 2; at < COMP_CWORD; at++)); do
        if [[ " $valued " == *" ${COMP_WORDS[at]} "* ]]; then
            [[ ${COMP_WORDS[at + 1]} == "=" ]] && ((at++))
            ((at++))
        elif [[ ${COMP_WORDS[at]} != -* ]]; then
            ((place == 0)) && first=${COMP_WORDS[at]}
            ((place++))
        fi
    done
    if [[ " $valued " == *" $before "* ]]; then
        FUNCTION_value
    elif [[ $word == -* ]]; then
        FUNCTION_words "$options"
    else
        FUNCTION_operand
    fi
}

complete -F FUNCTION PROGRAM
"#;

/// The whole script.
pub(super) fn script(program: &Program) -> String {
    let function = program.function();
    let words = |words: &str| format!("{function}_words \"{words}\"");
    let filled = |place: &Place| match place.content {
        Content::OneOf(all) => words(&all().join(" ")),
        Content::Verb(verbs) => words(&verbs.iter().map(|verb| verb.name).collect::<Vec<_>>().join(" ")),
        Content::File(ending) => format!("{function}_files \"{ending}\""),
        Content::Folder => format!("{function}_folders"),
        Content::Text => ":".to_owned(),
    };
    let mut parts = Parts::default();
    for command in COMMANDS {
        parts.command(command, &filled);
    }
    let named = COMMANDS.iter().map(|command| command.name).collect::<Vec<_>>().join(" ");
    let general = [HELP, VERSION].iter().flat_map(typed).collect::<Vec<_>>().join(" ");
    let opened = if program.window { format!("; {}", filled(&SOURCE)) } else { String::new() };
    let first = [("-*".to_owned(), words(&general)), ("*".to_owned(), words(&named) + &opened)];
    let mut script = format!("# bash: {}\n", program.name);
    let mut part = |name: &str, body: &str| {
        let _infallible = write!(script, "\n{function}_{name}() {{\n{body}}}\n");
    };
    part("first", &chosen("$word", &first));
    part("options", &chosen("$command", &parts.options));
    part("value", &chosen("$command $before", &parts.values));
    part("operand", &chosen("$command $place $first", &parts.operands));
    script + &FRAME.replace("FUNCTION", &function).replace("PROGRAM", program.name)
}

fn typed(flag: &Flag) -> Vec<String> {
    flag.typed().collect()
}

/// Rows of the choices by what was typed before: a pattern, and what it leads to.
#[derive(Default)]
struct Parts {
    options: Vec<(String, String)>,
    values: Vec<(String, String)>,
    operands: Vec<(String, String)>,
}

impl Parts {
    fn command(&mut self, command: &Command, filled: &impl Fn(&Place) -> String) {
        let name = command.name;
        let options: Vec<String> = command.options.iter().chain([&HELP]).flat_map(typed).collect();
        let valued = valued(command.options).join(" ");
        self.options.push((format!("\"{name}\""), format!("options=\"{}\" valued=\"{valued}\"", options.join(" "))));
        for flag in command.options {
            if let Some(place) = flag.place() {
                let patterns: Vec<String> = flag.typed().map(|form| format!("\"{name} {form}\"")).collect();
                self.values.push((patterns.join(" | "), filled(&place)));
            }
        }
        if let [verb] = command.places
            && !command.verbs().is_empty()
        {
            self.operands.push((format!("\"{name} 0 \""), filled(verb)));
        } else {
            self.places(command, filled);
        }
        for verb in command.verbs() {
            for (number, place) in verb.places.iter().enumerate() {
                self.operands.push((format!("\"{name} {} {}\"", number + 1, verb.name), filled(place)));
            }
        }
    }

    fn places(&mut self, command: &Command, filled: &impl Fn(&Place) -> String) {
        let name = command.name;
        for number in 0..command.places.len() {
            let Some(place) = command.place(number) else { break };
            let endless = number + 1 == command.places.len() && command.operands.1 > command.places.len();
            let pattern = if endless { format!("\"{name} \"*") } else { format!("\"{name} {number} \"*") };
            self.operands.push((pattern, filled(&place)));
        }
    }
}

fn chosen(by: &str, rows: &[(String, String)]) -> String {
    let mut out = format!("    case \"{by}\" in\n");
    for (pattern, leads) in rows {
        let _infallible = writeln!(out, "    {pattern}) {leads} ;;");
    }
    out + "    esac\n"
}
