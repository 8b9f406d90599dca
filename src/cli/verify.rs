//! `verify`: what can be proved of a draft, a package or a report.

use serde::Serialize;

use super::{Call, Failure, Outcome, drafts};
use crate::{
    exchange::{self, Against, Claim, Verified, verify},
    rubric,
    storage::store_of,
    t,
    words::{Sentence as _, Speaks as _},
};

/// What was proved as JSON.
#[derive(Serialize)]
struct Output {
    path: String,
    kind: &'static str,
    proved: bool,
    claims: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    outcome: &'static str,
    sentence: String,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let (path, other) = (call.given.path(0), call.given.path(1));
    let against = if call.given.operand(1).is_empty() {
        None
    } else {
        let opened = drafts::open(call, &other)?.opened;
        Some(Against { opened, store: store_of(call.world.disk, &other) })
    };
    let found =
        verify(call.world.disk, &path, &rubric::builtin, against.as_ref()).map_err(|error| call.refused(&error))?;
    let proved = found.all_proved();
    if call.given.has("json") {
        let row = |claim: &Claim| Row {
            outcome: match claim.outcome() {
                exchange::Outcome::Proved => "proved",
                exchange::Outcome::Noted => "noted",
                exchange::Outcome::Open => "open",
                exchange::Outcome::Failed => "failed",
            },
            sentence: claim.sentence_in(call.words()),
        };
        call.console.json(&Output {
            path: path.display().to_string(),
            kind: match found.what {
                Verified::Draft => "draft",
                Verified::Package => "package",
                Verified::Report => "report",
            },
            proved,
            claims: found.claims.iter().map(row).collect(),
        });
    } else {
        let what = match found.what {
            Verified::Draft => t!(call, cli.verify.draft),
            Verified::Package => t!(call, cli.verify.package),
            Verified::Report => t!(call, cli.verify.report),
        };
        call.console.line(t!(call, cli.verify.head, path = path.display(), what = what));
        for claim in &found.claims {
            let mark = match claim.outcome() {
                exchange::Outcome::Proved => t!(call, cli.verify.proved),
                exchange::Outcome::Noted => t!(call, cli.verify.noted),
                exchange::Outcome::Open => t!(call, cli.verify.open),
                exchange::Outcome::Failed => t!(call, cli.verify.failed),
            };
            call.console.line(t!(call, cli.verify.row, mark = mark, sentence = claim.sentence_in(call.words())));
        }
        call.console.line(match (proved, found.failed()) {
            (true, _) => t!(call, cli.verify.good),
            (false, true) => t!(call, cli.verify.bad),
            (false, false) => t!(call, cli.verify.unproved),
        });
    }
    Ok(if proved { Outcome::Done } else { Outcome::Findings })
}
