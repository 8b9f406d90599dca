//! What can be proved of a report: it is made again from a draft and compared page by page.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Against, Claim,
    report_stamp::{stated_fingerprint, stated_program, stated_revision},
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
    let revision = opened.draft.header.revision;
    let mut claims = vec![Claim::Same { revision }];
    let mut again = Again {
        opened,
        missing: missing(disk, store, &opened.draft.assessment),
        revision,
        data_at: last_change(&opened.draft.assessment),
    };
    // With another revision but the same content, the report shows the number and the day of then.
    if let Some((stated, moment)) = stated_revision(bytes).filter(|(stated, _)| *stated != revision) {
        claims.push(Claim::OtherRevision { stated, revision });
        (again.revision, again.data_at) = (stated, moment);
    }
    let Some(shown) = ShownPages::read(bytes) else {
        let own = again.find_own(bytes);
        claims.push(own.map_or(Claim::PagesUnreadable, |added| Claim::AddedUnreadable { bytes: added as u64 }));
        return claims;
    };
    let Some(mut found) = again.nearest(bytes, &shown) else {
        claims.push(Claim::PagesUnreadable);
        return claims;
    };
    if !found.difference.is_none() && !again.missing.is_empty() {
        let gone = Claim::EvidenceGone { files: std::mem::take(&mut again.missing).len() };
        if let Some(before) = again.nearest(bytes, &shown).filter(|before| before.difference.is_none()) {
            claims.push(gone);
            found = before;
        }
    }
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

/// What a report is made of again.
struct Again<'a> {
    opened: &'a Opened,
    /// Hashes of the files that are not in the store.
    missing: BTreeSet<String>,
    revision: u64,
    data_at: Option<Timestamp>,
}

impl Again<'_> {
    /// The report that comes nearest of all that can be made of a draft: what was chosen when it was made is not written in it.
    fn nearest(&self, bytes: &[u8], shown: &ShownPages) -> Option<Found> {
        let mut nearest: Option<(usize, Found)> = None;
        for (likely, options) in choices(shown) {
            if !likely && nearest.as_ref().is_some_and(|(_, found)| found.pages == shown.len()) {
                break;
            }
            let Some(made) = self.made(&options) else { continue };
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
    fn find_own(&self, bytes: &[u8]) -> Option<usize> {
        every_choice().find_map(|options| {
            let made = self.made(&options)?;
            bytes.starts_with(&made).then(|| bytes.len() - made.len())
        })
    }

    fn made(&self, options: &Options) -> Option<Vec<u8>> {
        let (rubric, assessment) = (&*self.opened.rubric, &self.opened.draft.assessment);
        let input = Input {
            rubric,
            assessment,
            score: &score(rubric, assessment, Stage::SelfAssessment),
            missing_files: &self.missing,
            fingerprint: &content_fingerprint(assessment, rubric),
            revision: self.revision,
            data_at: self.data_at,
            version: env!("CARGO_PKG_VERSION"),
        };
        build(&input, options).to_pdf().ok()
    }
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

fn told(found: Found, claims: &mut Vec<Claim>) {
    let Found { difference, pages, added } = found;
    let same = difference.is_none();
    if same {
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
        None if same && !is_signed => claims.push(Claim::WrittenAnew),
        _ => {}
    }
}
