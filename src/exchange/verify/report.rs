//! What can be proved of a report: it is made again from a draft and compared page by page.

use std::collections::BTreeSet;

use super::{
    Against, Claim,
    report_stamp::{stated_fingerprint, stated_program},
};
use crate::{
    assessment::Stage,
    report::{Input, Options, PageDifference, Paper, ShownPages, Variant, build, last_change},
    scoring::score,
    storage::{Disk, Opened, content_fingerprint, missing},
};

/// What can be proved of a report.
pub(super) fn claims(disk: &dyn Disk, bytes: &[u8], against: Option<&Against>) -> Vec<Claim> {
    let Some(fingerprint) = stated_fingerprint(bytes) else { return vec![Claim::NotStated] };
    let Some(Against { opened, store }) = against else { return vec![Claim::Stated { fingerprint }] };
    if content_fingerprint(&opened.draft.assessment, &opened.rubric) != fingerprint {
        return vec![Claim::Differs];
    }
    let mut claims = vec![Claim::Same { revision: opened.draft.header.revision }];
    let missing = missing(disk, store, &opened.draft.assessment);
    let Some(shown) = ShownPages::read(bytes) else {
        let own = find_own(bytes, opened, &missing);
        claims.push(own.map_or(Claim::PagesUnreadable, |added| Claim::AddedUnreadable { bytes: added as u64 }));
        return claims;
    };
    let Some(found) = nearest(bytes, &shown, opened, &missing) else {
        claims.push(Claim::PagesUnreadable);
        return claims;
    };
    if !found.difference.is_none()
        && let Some(program) = stated_program(bytes).filter(|program| program != env!("CARGO_PKG_VERSION"))
    {
        claims.push(Claim::OtherProgram { program });
        return claims;
    }
    told(found, &mut claims);
    claims
}

/// A report as it is made again, beside the one that is looked at.
struct Found {
    difference: PageDifference,
    pages: usize,
    /// Bytes that were added after those the program wrote; `None` where the whole was written anew.
    added: Option<usize>,
}

/// The report that comes nearest of all that can be made of a draft: what was chosen when it was made is not written in it.
fn nearest(bytes: &[u8], shown: &ShownPages, opened: &Opened, missing: &BTreeSet<String>) -> Option<Found> {
    let mut nearest: Option<(usize, Found)> = None;
    for (likely, options) in choices(shown) {
        if !likely && nearest.as_ref().is_some_and(|(_, found)| found.pages == shown.len()) {
            break;
        }
        let Some(made) = made(opened, missing, &options) else { continue };
        let Some(pages) = ShownPages::read(&made) else { continue };
        let difference = shown.against(&pages);
        let added = bytes.starts_with(&made).then(|| bytes.len() - made.len());
        let found = Found { difference, pages: pages.len(), added };
        if found.difference.is_none() || added.is_some() {
            return Some(found);
        }
        let same = found.pages - found.difference.changed.len() - found.difference.missing.len();
        if nearest.as_ref().is_none_or(|(most, _)| same > *most) {
            nearest = Some((same, found));
        }
    }
    nearest.map(|(_, found)| found)
}

/// How many bytes were added after those of the report, where it begins with them.
fn find_own(bytes: &[u8], opened: &Opened, missing: &BTreeSet<String>) -> Option<usize> {
    every_choice().find_map(|options| {
        let made = made(opened, missing, &options)?;
        bytes.starts_with(&made).then(|| bytes.len() - made.len())
    })
}

/// What may have been chosen for a report, the likely first, with whether it is.
fn choices(shown: &ShownPages) -> Vec<(bool, Options)> {
    let likely = |options: &Options| {
        shown.paper().is_none_or(|seen| seen == options.paper)
            && (options.variant == Variant::Summary) == (shown.len() == 1)
    };
    let mut choices: Vec<(bool, Options)> = every_choice().map(|options| (likely(&options), options)).collect();
    choices.sort_by_key(|(likely, _)| !likely);
    choices
}

fn every_choice() -> impl Iterator<Item = Options> {
    [Variant::Full, Variant::Summary].into_iter().flat_map(|variant| {
        [Paper::A4, Paper::F4].into_iter().flat_map(move |paper| {
            [false, true].map(|final_mark| Options { variant, paper, final_mark, ..Options::default() })
        })
    })
}

fn made(opened: &Opened, missing_files: &BTreeSet<String>, options: &Options) -> Option<Vec<u8>> {
    let (rubric, assessment) = (&*opened.rubric, &opened.draft.assessment);
    let input = Input {
        rubric,
        assessment,
        score: &score(rubric, assessment, Stage::SelfAssessment),
        missing_files,
        fingerprint: &content_fingerprint(assessment, rubric),
        revision: opened.draft.header.revision,
        data_at: last_change(assessment),
        version: env!("CARGO_PKG_VERSION"),
    };
    build(&input, options).to_pdf().ok()
}

fn told(found: Found, claims: &mut Vec<Claim>) {
    let Found { difference, pages, added } = found;
    if difference.is_none() {
        claims.push(Claim::PagesSame { pages });
    }
    let PageDifference { changed, missing, foreign, covered, signed, has_signatures, document } = difference;
    let mut tell = |pages: Vec<usize>, claim: fn(Vec<usize>) -> Claim| {
        if !pages.is_empty() {
            claims.push(claim(pages));
        }
    };
    tell(changed, |pages| Claim::PagesChanged { pages });
    tell(missing, |pages| Claim::PagesMissing { pages });
    tell(foreign, |pages| Claim::PagesForeign { pages });
    tell(covered, |pages| Claim::PagesCovered { pages });
    let is_signed = has_signatures || !signed.is_empty();
    if is_signed {
        claims.push(Claim::Signed { pages: signed });
    }
    if !document.is_empty() {
        claims.push(Claim::DocumentChanged { names: document });
    }
    match added {
        Some(0) => {}
        Some(bytes) if !is_signed => claims.push(Claim::Added { bytes: bytes as u64 }),
        None if !is_signed => claims.push(Claim::WrittenAnew),
        _ => {}
    }
}
