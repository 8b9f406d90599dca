//! Reading the arguments of one command against its row in the table.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use lexopt::Arg;

use super::{
    command::{Command, Flag, HELP, Takes},
    failure::Failure,
};
use crate::{t, words::Words};

/// What was asked of a command.
pub(super) enum Asked {
    /// To explain itself.
    Help,
    /// To do its work.
    Run(Arguments),
}

/// The arguments of one call.
pub(super) struct Arguments {
    words: Words,
    command: &'static str,
    operands: Vec<OsString>,
    options: BTreeMap<&'static str, OsString>,
}

impl Arguments {
    /// Reads the arguments after the command's name.
    pub fn read(words: Words, command: &Command, arguments: impl Iterator<Item = OsString>) -> Result<Asked, Failure> {
        let wrong = |text: String| Failure::Usage { command: Some(command.name), text };
        let mut parser = lexopt::Parser::from_args(arguments);
        let mut given = Self { words, command: command.name, operands: Vec::new(), options: BTreeMap::new() };
        while let Some(argument) = parser.next().map_err(|error| wrong(refused(words, error)))? {
            let flag = match argument {
                Arg::Short(letter) if HELP.short == Some(letter) => return Ok(Asked::Help),
                Arg::Long(name) if HELP.long == name => return Ok(Asked::Help),
                Arg::Value(value) => {
                    given.operands.push(value);
                    continue;
                }
                Arg::Short(letter) => find(command, |flag| flag.short == Some(letter)),
                Arg::Long(name) => find(command, |flag| flag.long == name),
            };
            let Some(flag) = flag else {
                return Err(wrong(refused(words, argument.unexpected())));
            };
            let value = match flag.takes {
                Takes::Nothing => OsString::new(),
                Takes::Perhaps(_) => parser
                    .optional_value()
                    .or_else(|| match parser.try_raw_args() {
                        Some(mut rest) => rest.next_if(|next| !dashed(next)),
                        None => None,
                    })
                    .unwrap_or_default(),
                Takes::Value(_) => match parser.value() {
                    Ok(value) if !dashed(&value) => value,
                    _ => return Err(wrong(t!(words, cli.usage.value, option = flag.long))),
                },
            };
            if given.options.insert(flag.long, value).is_some() {
                return Err(wrong(t!(words, cli.usage.twice, option = flag.long)));
            }
        }
        let (fewest, most) = command.operands;
        if given.operands.len() < fewest {
            return Err(wrong(t!(words, cli.usage.few).to_owned()));
        }
        match given.operands.get(most) {
            Some(extra) => Err(wrong(t!(words, cli.usage.many, argument = extra.to_string_lossy()))),
            None => Ok(Asked::Run(given)),
        }
    }

    /// An operand as text; empty where it is not there.
    pub fn operand(&self, place: usize) -> String {
        self.operands.get(place).map(|operand| operand.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// An operand as a path.
    pub fn path(&self, place: usize) -> PathBuf {
        self.operands.get(place).map(PathBuf::from).unwrap_or_default()
    }

    /// All operands from one on, as paths.
    pub fn paths(&self, from: usize) -> impl Iterator<Item = &Path> {
        self.operands.iter().skip(from).map(Path::new)
    }

    /// True where the option was given.
    pub fn has(&self, option: &str) -> bool {
        self.options.contains_key(option)
    }

    /// Value of an option as text, where it was given.
    pub fn value(&self, option: &str) -> Option<String> {
        self.options.get(option).map(|value| value.to_string_lossy().into_owned())
    }

    /// Value of an option as a path, where it was given.
    pub fn value_path(&self, option: &str) -> Option<PathBuf> {
        self.options.get(option).map(PathBuf::from)
    }

    /// Value of an option that must be there and say something.
    pub fn required(&self, option: &str) -> Result<String, Failure> {
        self.value(option)
            .filter(|value| !value.trim().is_empty())
            .ok_or_else(|| self.wrong(t!(self.words, cli.usage.option, option = option)))
    }

    /// Path of a draft to be made; the name of a draft ends in `.ron`.
    pub fn new_draft(&self, path: &Path) -> Result<(), Failure> {
        if path.extension() == Some(OsStr::new("ron")) {
            return Ok(());
        }
        Err(self.wrong(t!(self.words, cli.usage.extension, path = path.display())))
    }

    /// Wrong usage of this command.
    pub fn wrong(&self, text: String) -> Failure {
        Failure::Usage { command: Some(self.command), text }
    }
}

fn find(command: &Command, fits: impl Fn(&Flag) -> bool) -> Option<&'static Flag> {
    command.options.iter().find(|flag| fits(flag))
}

fn dashed(value: &OsStr) -> bool {
    value.to_string_lossy().starts_with("--")
}

/// What is wrong with arguments that could not be read.
fn refused(words: Words, error: lexopt::Error) -> String {
    use lexopt::Error;
    match error {
        Error::MissingValue { option } => t!(words, cli.usage.value, option = option.unwrap_or_default()),
        Error::UnexpectedOption(option) => t!(words, cli.usage.unknown, option = option),
        Error::UnexpectedArgument(argument) => t!(words, cli.usage.many, argument = argument.to_string_lossy()),
        Error::UnexpectedValue { option, .. } => t!(words, cli.usage.no_value, option = option),
        other => other.to_string(),
    }
}
