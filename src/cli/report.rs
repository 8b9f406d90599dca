//! `report`: what is asked of the report before it is made.

use std::path::PathBuf;

use super::{Call, Failure, drafts};
use crate::{storage::Opened, t};

/// A report that is asked for.
pub(super) struct Request {
    /// The draft.
    pub opened: Opened,
    /// Where the report goes.
    pub out: PathBuf,
    /// True for `--variant summary`, false for `--variant full` or none.
    pub summary: bool,
    /// True for `--paper f4`, false for `--paper a4` or none.
    pub folio: bool,
    /// True for `--final`.
    pub is_final: bool,
}

/// Reads the request from a call with `-o OUT`, `--variant`, `--paper` and `--final`, and opens its draft.
pub(super) fn request(call: &mut Call<'_>) -> Result<Request, Failure> {
    let out = PathBuf::from(call.given.required("output")?);
    if !out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")) {
        return Err(call.given.wrong(t!("cli.report.extension", path = out.display())));
    }
    let summary = choice(call, "variant", ["full", "summary"])?;
    let folio = choice(call, "paper", ["a4", "f4"])?;
    let is_final = call.given.has("final");
    let path = call.given.path(0);
    let opened = drafts::open(call, &path)?;
    Ok(Request { opened, out, summary, folio, is_final })
}

/// True where the second choice was made; the first is the usual one.
fn choice(call: &Call<'_>, option: &str, choices: [&str; 2]) -> Result<bool, Failure> {
    match call.given.value(option) {
        None => Ok(false),
        Some(value) if value == choices[0] => Ok(false),
        Some(value) if value == choices[1] => Ok(true),
        Some(value) => {
            Err(call.given.wrong(t!("cli.report.choice", option = option, found = value, choices = choices.join(", "))))
        }
    }
}
