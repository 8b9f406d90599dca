//! The commands as data: names, what they take, what they are for.

use super::{
    Call, Failure, Outcome, attach, check, example, import, new, package, report, rubric, score, selftest, verify,
};
use crate::{t, words::Words};

/// One command.
pub(super) struct Command {
    /// What is typed.
    pub name: &'static str,
    /// How it is called; the same in every language but for the words in capitals.
    pub synopsis: fn(Words) -> &'static str,
    /// What it does, in one line.
    pub gist: fn(Words) -> &'static str,
    /// What `--help` prints.
    pub help: fn(Words) -> &'static str,
    /// Fewest and most operands.
    pub operands: (usize, usize),
    /// Options besides `--help`.
    pub options: &'static [Flag],
    /// What it does.
    pub run: fn(&mut Call<'_>) -> Result<Outcome, Failure>,
}

/// One option.
pub(super) struct Flag {
    /// Name after the two dashes.
    pub long: &'static str,
    /// Letter after one dash.
    pub short: Option<char>,
    /// What follows it.
    pub takes: Takes,
}

/// What follows an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Nothing.
    Nothing,
    /// A value.
    Value,
    /// A value, or nothing, which is the same as an empty value.
    Perhaps,
}

const fn switch(long: &'static str) -> Flag {
    Flag { long, short: None, takes: Takes::Nothing }
}

const fn value(long: &'static str) -> Flag {
    Flag { long, short: None, takes: Takes::Value }
}

/// All commands, in the order in which help lists them.
pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "new",
        synopsis: |words| t!(words, cli.new.synopsis),
        gist: |words| t!(words, cli.new.gist),
        help: |words| t!(words, cli.new.help),
        operands: (1, 1),
        options: &[value("institution"), value("kind"), value("year"), value("rubric"), value("from"), value("as")],
        run: new::run,
    },
    Command {
        name: "import",
        synopsis: |words| t!(words, cli.import.synopsis),
        gist: |words| t!(words, cli.import.gist),
        help: |words| t!(words, cli.import.help),
        operands: (0, 2),
        options: &[switch("overwrite"), value("as"), value("template"), value("rubric")],
        run: import::run,
    },
    Command {
        name: "attach",
        synopsis: |words| t!(words, cli.attach.synopsis),
        gist: |words| t!(words, cli.attach.gist),
        help: |words| t!(words, cli.attach.help),
        operands: (2, usize::MAX),
        options: &[value("indicator"), value("as"), switch("json")],
        run: attach::run,
    },
    Command {
        name: "score",
        synopsis: |words| t!(words, cli.score.synopsis),
        gist: |words| t!(words, cli.score.gist),
        help: |words| t!(words, cli.score.help),
        operands: (1, 1),
        options: &[switch("json"), Flag { long: "trace", short: None, takes: Takes::Perhaps }],
        run: score::run,
    },
    Command {
        name: "check",
        synopsis: |words| t!(words, cli.check.synopsis),
        gist: |words| t!(words, cli.check.gist),
        help: |words| t!(words, cli.check.help),
        operands: (1, 1),
        options: &[switch("json")],
        run: check::run,
    },
    Command {
        name: "report",
        synopsis: |words| t!(words, cli.report.synopsis),
        gist: |words| t!(words, cli.report.gist),
        help: |words| t!(words, cli.report.help),
        operands: (1, 1),
        options: &[
            Flag { long: "output", short: Some('o'), takes: Takes::Value },
            value("variant"),
            value("paper"),
            switch("final"),
            switch("overwrite"),
        ],
        run: report::run,
    },
    Command {
        name: "package",
        synopsis: |words| t!(words, cli.package.synopsis),
        gist: |words| t!(words, cli.package.gist),
        help: |words| t!(words, cli.package.help),
        operands: (1, 1),
        options: &[Flag { long: "output", short: Some('o'), takes: Takes::Value }, switch("overwrite"), switch("json")],
        run: package::run,
    },
    Command {
        name: "verify",
        synopsis: |words| t!(words, cli.verify.synopsis),
        gist: |words| t!(words, cli.verify.gist),
        help: |words| t!(words, cli.verify.help),
        operands: (1, 2),
        options: &[switch("json")],
        run: verify::run,
    },
    Command {
        name: "rubric",
        synopsis: |words| t!(words, cli.rubric.synopsis),
        gist: |words| t!(words, cli.rubric.gist),
        help: |words| t!(words, cli.rubric.help),
        operands: (1, 3),
        options: &[switch("json")],
        run: rubric::run,
    },
    Command {
        name: "example",
        synopsis: |words| t!(words, cli.example.synopsis),
        gist: |words| t!(words, cli.example.gist),
        help: |words| t!(words, cli.example.help),
        operands: (0, 0),
        options: &[Flag { long: "output", short: Some('o'), takes: Takes::Value }],
        run: example::run,
    },
    Command {
        name: "selftest",
        synopsis: |words| t!(words, cli.selftest.synopsis),
        gist: |words| t!(words, cli.selftest.gist),
        help: |words| t!(words, cli.selftest.help),
        operands: (0, 1),
        options: &[switch("json")],
        run: selftest::run,
    },
];
