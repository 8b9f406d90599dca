//! `verify`: what can be proved of a draft, a package or a report.

use serde::Serialize;

use super::{Call, Failure, Outcome, drafts};
use crate::{
    exchange::{self, Claim, Verified, verify},
    rubric, t,
    words::Sentence,
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
    let against = if call.given.operand(1).is_empty() { None } else { Some(drafts::open(call, &other)?) };
    let found = verify(call.world.disk, &path, &rubric::builtin, against.as_ref())
        .map_err(|error| Failure::from_error(&error))?;
    let proved = found.all_proved();
    if call.given.has("json") {
        let row = |claim: &Claim| Row {
            outcome: match claim.outcome() {
                exchange::Outcome::Proved => "proved",
                exchange::Outcome::Noted => "noted",
                exchange::Outcome::Failed => "failed",
            },
            sentence: claim.sentence(),
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
            Verified::Draft => t!("cli.verify.draft"),
            Verified::Package => t!("cli.verify.package"),
            Verified::Report => t!("cli.verify.report"),
        };
        call.console.line(t!("cli.verify.head", path = path.display(), what = what));
        for claim in &found.claims {
            let mark = match claim.outcome() {
                exchange::Outcome::Proved => t!("cli.verify.proved"),
                exchange::Outcome::Noted => t!("cli.verify.noted"),
                exchange::Outcome::Failed => t!("cli.verify.failed"),
            };
            call.console.line(t!("cli.verify.row", mark = mark, sentence = claim.sentence()));
        }
        call.console.line(if proved { t!("cli.verify.good") } else { t!("cli.verify.bad") });
    }
    Ok(if proved { Outcome::Done } else { Outcome::Findings })
}
