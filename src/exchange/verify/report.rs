//! What can be proved of a report: it is made again from a draft and compared page by page.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Against, Claim,
    report_stamp::{stated_fingerprint, stated_program, stated_rendition, stated_revision},
};
use crate::{
    assessment::{Profile, Stage, UnitId},
    report::{Input, Options, PageDifference, ShownPages, Variant, build, last_change},
    scoring::score,
    storage::{Disk, Opened, content_fingerprint, missing},
    words::Words,
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

/// What may have been chosen for a report.
struct Choice<'a> {
    /// Whether it was, as far as can be seen.
    likely: bool,
    options: Options,
    unit: Option<&'a UnitId>,
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
    /// The report that comes nearest of all that can be made of a draft. What was chosen when it was made stands in it; in
    /// those of earlier programs it does not.
    fn nearest(&self, bytes: &[u8], shown: &ShownPages) -> Option<Found> {
        let mut nearest: Option<(usize, Found)> = None;
        for Choice { likely, options, unit } in self.choices(bytes, shown) {
            if !likely && nearest.as_ref().is_some_and(|(_, found)| found.pages == shown.len()) {
                break;
            }
            let Some(made) = self.made(&options, unit) else { continue };
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
        self.every_choice(bytes).into_iter().find_map(|Choice { options, unit, .. }| {
            let made = self.made(&options, unit)?;
            bytes.starts_with(&made).then(|| bytes.len() - made.len())
        })
    }

    /// What may have been chosen for a report, the likely first.
    fn choices(&self, bytes: &[u8], shown: &ShownPages) -> Vec<Choice<'_>> {
        let mut choices = self.every_choice(bytes);
        for Choice { likely, options, .. } in &mut choices {
            *likely |= shown.paper().is_none_or(|seen| seen == options.paper)
                && (options.variant == Variant::Summary) == (shown.len() == 1);
        }
        choices.sort_by_key(|choice| !choice.likely);
        choices
    }

    /// The one choice the report states; where it states none, every one that programs had which stated none.
    fn every_choice(&self, bytes: &[u8]) -> Vec<Choice<'_>> {
        let all = || Options::all(Words::indonesian());
        let units = self.opened.draft.assessment.active_units();
        let stated = stated_rendition(bytes).and_then(|stated| {
            all().find_map(|options| {
                let place = stated.strip_prefix(&options.code())?.trim_start();
                let unit = match place.parse::<usize>() {
                    Ok(place) => Some(units.get(place.checked_sub(1)?)?.0),
                    Err(_) if place.is_empty() => None,
                    Err(_) => return None,
                };
                Some(Choice { likely: true, options, unit })
            })
        });
        let early = |options: &Options| {
            options.profile == Profile::Leadership && matches!(options.variant, Variant::Full | Variant::Summary)
        };
        let others = || all().filter(early).map(|options| Choice { likely: false, options, unit: None });
        stated.map_or_else(|| others().collect(), |stated| vec![stated])
    }

    fn made(&self, options: &Options, unit: Option<&UnitId>) -> Option<Vec<u8>> {
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
            unit,
        };
        build(&input, options).to_pdf().ok()
    }
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
