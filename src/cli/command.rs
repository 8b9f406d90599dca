//! The commands as data: names, what they take, what they are for. Arguments are read against this table; help, the manual
//! page and the completions of the shells are written from it.

use super::{
    Call, Failure, Outcome, attach, benchmark, check, compare, completions, example, extract, import, logo, manual,
    new, package, plan, portfolio, report, rubric, score, selftest, verify,
};
use crate::{t, words::Words};

/// A text of the catalogue, in whatever language.
pub(super) type Text = fn(Words) -> &'static str;

/// One command.
pub(super) struct Command {
    /// What is typed.
    pub name: &'static str,
    /// How it is called; the same in every language but for the words in capitals.
    pub synopsis: Text,
    /// What it does, in one line.
    pub gist: Text,
    /// What else should be known before it is used.
    pub help: Text,
    /// Fewest and most operands.
    pub operands: (usize, usize),
    /// What the operands are, one after the other; the last stands for all that follow.
    pub places: &'static [Place],
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
    /// What it does, in one line.
    pub gist: Text,
}

/// What follows an option.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// Nothing.
    Nothing,
    /// A value.
    Value(Place),
    /// A value, or nothing, which is the same as an empty value.
    Perhaps(Place),
}

/// What is typed in one place.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// What help calls it.
    pub called: Text,
    /// What can stand there.
    pub content: Content,
}

/// What can stand in a place, as far as a shell can offer it.
#[derive(Clone, Copy)]
pub(super) enum Content {
    /// What only the person knows.
    Text,
    /// One of these.
    OneOf(fn() -> Vec<String>),
    /// A file; its name ends in one of these ways, parted by a space, where that says anything.
    File(&'static str),
    /// A folder.
    Folder,
    /// What exactly the command does, and what may follow that.
    Verb(&'static [Verb]),
}

/// One of several things a command does.
pub(super) struct Verb {
    /// What is typed.
    pub name: &'static str,
    /// How it is called, after the command.
    pub synopsis: Text,
    /// What it does, in one line.
    pub gist: Text,
    /// What follows it.
    pub places: &'static [Place],
}

impl Command {
    /// What the operand with this number is.
    pub fn place(&self, number: usize) -> Option<Place> {
        let (_, most) = self.operands;
        if number < most { self.places.get(number).or(self.places.last()).copied() } else { None }
    }

    /// What it does of several things, where its first operand says so.
    pub fn verbs(&self) -> &'static [Verb] {
        match self.places.first() {
            Some(Place { content: Content::Verb(verbs), .. }) => verbs,
            _ => &[],
        }
    }
}

impl Flag {
    /// What follows it, where something does or may.
    pub fn place(&self) -> Option<Place> {
        match self.takes {
            Takes::Nothing => None,
            Takes::Value(place) | Takes::Perhaps(place) => Some(place),
        }
    }

    /// How it is typed: `-o`, where there is a letter, and `--output`.
    pub fn typed(&self) -> impl Iterator<Item = String> {
        self.short.map(|letter| format!("-{letter}")).into_iter().chain([format!("--{}", self.long)])
    }

    /// True where this is how it is typed.
    pub fn is(&self, typed: &str) -> bool {
        self.typed().any(|form| form == typed)
    }
}

const fn switch(long: &'static str, gist: Text) -> Flag {
    Flag { long, short: None, takes: Takes::Nothing, gist }
}

const fn value(long: &'static str, place: Place, gist: Text) -> Flag {
    Flag { long, short: None, takes: Takes::Value(place), gist }
}

const fn output(place: Place, gist: Text) -> Flag {
    Flag { long: "output", short: Some('o'), takes: Takes::Value(place), gist }
}

const fn text(called: Text) -> Place {
    Place { called, content: Content::Text }
}

const fn one_of(called: Text, all: fn() -> Vec<String>) -> Place {
    Place { called, content: Content::OneOf(all) }
}

const fn file(called: Text, ends: &'static str) -> Place {
    Place { called, content: Content::File(ends) }
}

const DRAFT_ENDS: &str = ".ron";
const TABLE_ENDS: &str = ".csv";
/// Drafts, and reports that carry one.
const SOURCE_ENDS: &str = ".ron .pdf";

const DRAFT: Place = file(|words| t!(words, cli.place.file), DRAFT_ENDS);
/// A draft or a report that carries one, which is read; alone also what the window opens.
pub(super) const SOURCE: Place = file(|words| t!(words, cli.place.file), SOURCE_ENDS);
const ANY_FILE: Place = file(|words| t!(words, cli.place.file), "");
const DOCUMENT: Place = file(|words| t!(words, cli.place.document), "");
const TABLE: Place = file(|words| t!(words, cli.place.table), TABLE_ENDS);
const RUBRIC_ID: Place = one_of(|words| t!(words, cli.place.id), rubric::ids);
const FOLDER: Place = Place { called: |words| t!(words, cli.place.folder), content: Content::Folder };

const JSON: Flag = switch("json", |words| t!(words, cli.option.json));
const AUTHOR: Flag = value("as", text(|words| t!(words, cli.place.name)), |words| t!(words, cli.option.author));
const OVERWRITE: Flag = switch("overwrite", |words| t!(words, cli.option.overwrite));

/// Explains the program or a command, which is then not run.
pub(super) const HELP: Flag = Flag { short: Some('h'), ..switch("help", |words| t!(words, cli.option.help)) };
/// Tells the version.
pub(super) const VERSION: Flag = Flag { short: Some('V'), ..switch("version", |words| t!(words, cli.option.version)) };

/// All commands, in the order in which help lists them.
pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "new",
        synopsis: |words| t!(words, cli.new.synopsis),
        gist: |words| t!(words, cli.new.gist),
        help: |words| t!(words, cli.new.help),
        operands: (1, 1),
        places: &[DRAFT],
        options: &[
            value("institution", text(|words| t!(words, cli.place.name)), |words| t!(words, cli.new.institution)),
            value("kind", one_of(|words| t!(words, cli.place.kind), new::kinds), |words| t!(words, cli.new.kinds)),
            value("year", text(|words| t!(words, cli.place.year)), |words| t!(words, cli.new.of_year)),
            value("rubric", RUBRIC_ID, |words| t!(words, cli.new.rubric)),
            value("from", file(|words| t!(words, cli.place.last), SOURCE_ENDS), |words| t!(words, cli.new.from)),
            AUTHOR,
        ],
        run: new::run,
    },
    Command {
        name: "import",
        synopsis: |words| t!(words, cli.import.synopsis),
        gist: |words| t!(words, cli.import.gist),
        help: |words| t!(words, cli.import.help),
        operands: (0, 2),
        places: &[DRAFT, TABLE],
        options: &[
            switch("overwrite", |words| t!(words, cli.import.overwrite)),
            switch("list", |words| t!(words, cli.import.list_option)),
            AUTHOR,
            value("template", TABLE, |words| t!(words, cli.import.template_option)),
            value("rubric", RUBRIC_ID, |words| t!(words, cli.import.rubric)),
        ],
        run: import::run,
    },
    Command {
        name: "attach",
        synopsis: |words| t!(words, cli.attach.synopsis),
        gist: |words| t!(words, cli.attach.gist),
        help: |words| t!(words, cli.attach.help),
        operands: (1, usize::MAX),
        places: &[DRAFT, DOCUMENT],
        options: &[
            value("table", TABLE, |words| t!(words, cli.attach.table_option)),
            switch("list", |words| t!(words, cli.attach.list_option)),
            value("indicator", one_of(|words| t!(words, cli.place.number), rubric::indicator_ids), |words| {
                t!(words, cli.attach.to_indicator)
            }),
            AUTHOR,
            JSON,
        ],
        run: attach::run,
    },
    Command {
        name: "logo",
        synopsis: |words| t!(words, cli.logo.synopsis),
        gist: |words| t!(words, cli.logo.gist),
        help: |words| t!(words, cli.logo.help),
        operands: (1, 2),
        places: &[DRAFT, file(|words| t!(words, cli.place.picture), "")],
        options: &[switch("remove", |words| t!(words, cli.logo.remove)), AUTHOR],
        run: logo::run,
    },
    Command {
        name: "score",
        synopsis: |words| t!(words, cli.score.synopsis),
        gist: |words| t!(words, cli.score.gist),
        help: |words| t!(words, cli.score.help),
        operands: (1, 1),
        places: &[SOURCE],
        options: &[
            JSON,
            Flag {
                long: "trace",
                short: None,
                takes: Takes::Perhaps(text(|words| t!(words, cli.place.node))),
                gist: |words| t!(words, cli.score.trace),
            },
        ],
        run: score::run,
    },
    Command {
        name: "plan",
        synopsis: |words| t!(words, cli.plan.synopsis),
        gist: |words| t!(words, cli.plan.gist),
        help: |words| t!(words, cli.plan.help),
        operands: (1, 1),
        places: &[SOURCE],
        options: &[
            value("target", text(|words| t!(words, cli.place.index)), |words| t!(words, cli.plan.target)),
            value("band", text(|words| t!(words, cli.place.band)), |words| t!(words, cli.plan.band)),
            value("reserve", text(|words| t!(words, cli.place.index)), |words| t!(words, cli.plan.reserve)),
            switch("supported", |words| t!(words, cli.plan.supported)),
            switch("claimed", |words| t!(words, cli.plan.claimed)),
            value("effort", text(|words| t!(words, cli.place.efforts)), |words| t!(words, cli.plan.effort)),
            value("lock", text(|words| t!(words, cli.place.indicators)), |words| t!(words, cli.plan.lock)),
            value("most-levels", text(|words| t!(words, cli.place.number)), |words| t!(words, cli.plan.most_levels)),
            value("most-effort", text(|words| t!(words, cli.place.number)), |words| t!(words, cli.plan.most_effort)),
            value("latest", text(|words| t!(words, cli.place.day)), |words| t!(words, cli.plan.latest)),
            value("number", text(|words| t!(words, cli.place.number)), |words| t!(words, cli.plan.number)),
            value("calendar", file(|words| t!(words, cli.place.calendar), ".ics"), |words| {
                t!(words, cli.plan.calendar)
            }),
            OVERWRITE,
            JSON,
        ],
        run: plan::run,
    },
    Command {
        name: "benchmark",
        synopsis: |words| t!(words, cli.benchmark.synopsis),
        gist: |words| t!(words, cli.benchmark.gist),
        help: |words| t!(words, cli.benchmark.help),
        operands: (1, 1),
        places: &[SOURCE],
        options: &[
            value("table", TABLE, |words| t!(words, cli.benchmark.table)),
            value("year", text(|words| t!(words, cli.place.year)), |words| t!(words, cli.benchmark.of_year)),
            value("group", text(|words| t!(words, cli.place.group)), |words| t!(words, cli.benchmark.group)),
            JSON,
        ],
        run: benchmark::run,
    },
    Command {
        name: "compare",
        synopsis: |words| t!(words, cli.compare.synopsis),
        gist: |words| t!(words, cli.compare.gist),
        help: |words| t!(words, cli.compare.help),
        operands: (1, usize::MAX),
        places: &[SOURCE],
        options: &[JSON],
        run: compare::run,
    },
    Command {
        name: "check",
        synopsis: |words| t!(words, cli.check.synopsis),
        gist: |words| t!(words, cli.check.gist),
        help: |words| t!(words, cli.check.help),
        operands: (1, 1),
        places: &[SOURCE],
        options: &[JSON],
        run: check::run,
    },
    Command {
        name: "report",
        synopsis: |words| t!(words, cli.report.synopsis),
        gist: |words| t!(words, cli.report.gist),
        help: |words| t!(words, cli.report.help),
        operands: (1, 1),
        places: &[SOURCE],
        options: &[
            output(file(|words| t!(words, cli.place.report), ".pdf"), |words| t!(words, cli.report.output)),
            value("variant", one_of(|words| t!(words, cli.place.kind), report::variants), |words| {
                t!(words, cli.report.variant)
            }),
            value("profile", one_of(|words| t!(words, cli.place.reader), report::profiles), |words| {
                t!(words, cli.report.profile)
            }),
            value("before", file(|words| t!(words, cli.place.last), SOURCE_ENDS), |words| t!(words, cli.report.before)),
            value("unit", text(|words| t!(words, cli.place.name)), |words| t!(words, cli.report.unit)),
            value("paper", one_of(|words| t!(words, cli.place.paper), report::papers), |words| {
                t!(words, cli.report.paper)
            }),
            switch("final", |words| t!(words, cli.report.final_mark)),
            switch("without-draft", |words| t!(words, cli.report.without_draft)),
            switch("no-anchors", |words| t!(words, cli.report.no_anchors)),
            OVERWRITE,
        ],
        run: report::run,
    },
    Command {
        name: "extract",
        synopsis: |words| t!(words, cli.extract.synopsis),
        gist: |words| t!(words, cli.extract.gist),
        help: |words| t!(words, cli.extract.help),
        operands: (1, 1),
        places: &[file(|words| t!(words, cli.place.report), ".pdf")],
        options: &[output(DRAFT, |words| t!(words, cli.extract.output))],
        run: extract::run,
    },
    Command {
        name: "package",
        synopsis: |words| t!(words, cli.package.synopsis),
        gist: |words| t!(words, cli.package.gist),
        help: |words| t!(words, cli.package.help),
        operands: (1, 1),
        places: &[SOURCE],
        options: &[
            output(file(|words| t!(words, cli.place.package), ".zip"), |words| t!(words, cli.package.output)),
            OVERWRITE,
            JSON,
        ],
        run: package::run,
    },
    Command {
        name: "verify",
        synopsis: |words| t!(words, cli.verify.synopsis),
        gist: |words| t!(words, cli.verify.gist),
        help: |words| t!(words, cli.verify.help),
        operands: (1, 2),
        places: &[ANY_FILE, file(|words| t!(words, cli.place.assessment), SOURCE_ENDS)],
        options: &[JSON],
        run: verify::run,
    },
    Command {
        name: "portfolio",
        synopsis: |words| t!(words, cli.portfolio.synopsis),
        gist: |words| t!(words, cli.portfolio.gist),
        help: |words| t!(words, cli.portfolio.help),
        operands: (1, 1),
        places: &[FOLDER],
        options: &[
            value("csv", TABLE, |words| t!(words, cli.portfolio.csv)),
            output(file(|words| t!(words, cli.place.overview), ""), |words| t!(words, cli.portfolio.output)),
            value("year", text(|words| t!(words, cli.place.year)), |words| t!(words, cli.portfolio.year)),
            value("rubric", RUBRIC_ID, |words| t!(words, cli.portfolio.rubric)),
            OVERWRITE,
            JSON,
        ],
        run: portfolio::run,
    },
    Command {
        name: "rubric",
        synopsis: |words| t!(words, cli.rubric.synopsis),
        gist: |words| t!(words, cli.rubric.gist),
        help: |words| t!(words, cli.rubric.help),
        operands: (1, 3),
        places: &[Place { called: |words| t!(words, cli.place.verb), content: Content::Verb(VERBS_OF_RUBRIC) }],
        options: &[JSON],
        run: rubric::run,
    },
    Command {
        name: "example",
        synopsis: |words| t!(words, cli.example.synopsis),
        gist: |words| t!(words, cli.example.gist),
        help: |words| t!(words, cli.example.help),
        operands: (0, 0),
        places: &[],
        options: &[output(DRAFT, |words| t!(words, cli.example.output))],
        run: example::run,
    },
    Command {
        name: "selftest",
        synopsis: |words| t!(words, cli.selftest.synopsis),
        gist: |words| t!(words, cli.selftest.gist),
        help: |words| t!(words, cli.selftest.help),
        operands: (0, 1),
        places: &[FOLDER],
        options: &[JSON],
        run: selftest::run,
    },
    Command {
        name: "manual",
        synopsis: |words| t!(words, cli.manual.synopsis),
        gist: |words| t!(words, cli.manual.gist),
        help: |words| t!(words, cli.manual.help),
        operands: (0, 0),
        places: &[],
        options: &[],
        run: manual::run,
    },
    Command {
        name: "completions",
        synopsis: |words| t!(words, cli.completions.synopsis),
        gist: |words| t!(words, cli.completions.gist),
        help: |words| t!(words, cli.completions.help),
        operands: (1, 1),
        places: &[one_of(|words| t!(words, cli.place.shell), completions::shells)],
        options: &[],
        run: completions::run,
    },
];

const VERBS_OF_RUBRIC: &[Verb] = &[
    Verb {
        name: "list",
        synopsis: |words| t!(words, cli.rubric.list.synopsis),
        gist: |words| t!(words, cli.rubric.list.gist),
        places: &[],
    },
    Verb {
        name: "show",
        synopsis: |words| t!(words, cli.rubric.show.synopsis),
        gist: |words| t!(words, cli.rubric.show.gist),
        places: &[RUBRIC_ID, one_of(|words| t!(words, cli.place.indicator), rubric::indicator_ids)],
    },
    Verb {
        name: "check",
        synopsis: |words| t!(words, cli.rubric.check.synopsis),
        gist: |words| t!(words, cli.rubric.check.gist),
        places: &[DRAFT],
    },
];
