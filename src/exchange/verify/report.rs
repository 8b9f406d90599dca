//! What can be proved of a report: it is made again from a draft, its own or another, and compared page by page.

use std::{collections::BTreeSet, path::Path};

use jiff::Timestamp;

use super::{
    Against, Claim, Outcome, Rubrics, compared,
    report_stamp::{stated_fingerprint, stated_program, stated_rendition, stated_revision},
};
use crate::{
    assessment::{Profile, Stage, UnitId},
    exchange::source::{Agreement, FromReport, NewerDraft, in_report, newer_beside},
    report::{Attachment, COMPARED, Input, Options, PageDifference, ShownPages, Variant, build, last_change},
    scoring::score,
    storage::{Disk, Draft, DraftError, NotInReport, Opened, content_fingerprint, header_of, missing},
    words::Words,
};

/// What can be proved of a report: against the draft it is held against, or against the one it carries itself.
pub(super) fn claims(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    rubrics: Rubrics<'_>,
    against: Option<&Against>,
) -> Vec<Claim> {
    let Some(fingerprint) = stated_fingerprint(bytes) else { return vec![Claim::NotStated] };
    let mut claims = Vec::new();
    let carried = carried(bytes, rubrics, against.is_some(), &mut claims);
    let stated = stated_revision(bytes);
    let Some(Against { opened, store }) = against else {
        let Some(Carries { opened, bytes: draft, report }) = carried.as_ref().filter(|carried| carried.fits()) else {
            if !claims.iter().any(|claim| claim.outcome() == Outcome::Failed) {
                claims.push(Claim::Stated { fingerprint });
            }
            return claims;
        };
        let newer = newer_beside(disk, path, opened, rubrics);
        claims.extend(newer.map(|NewerDraft { path, revision, saved_at }| Claim::Older {
            revision: opened.draft.header.revision,
            data_at: stated.and_then(|(_, moment)| moment),
            newer: revision,
            saved_at,
            place: Some(path),
            zone: opened.draft.assessment.zone.value,
        }));
        let again = Again::of(opened, report.missing.clone(), Some(draft));
        pages(again, &[], bytes, &mut claims);
        if !report.missing.is_empty() {
            claims.push(Claim::EvidenceAbsent { files: report.missing.len() });
        }
        return claims;
    };
    if content_fingerprint(&opened.draft.assessment, &opened.rubric) != fingerprint {
        told_apart(opened, carried.as_ref(), stated, &mut claims);
        return claims;
    }
    let revision = opened.draft.header.revision;
    claims.push(Claim::Same { revision });
    if carried.as_ref().is_some_and(|carried| carried.is_altered(opened)) {
        claims.push(Claim::CarriesAltered);
    }
    let now = missing(disk, store, &opened.draft.assessment);
    let draft = carried.as_ref().map(|carried| carried.bytes.as_slice());
    let mut again = Again::of(opened, now, draft);
    // With another revision but the same content, the report shows the number and the day of then.
    if let Some((stated, moment)) = stated.filter(|(stated, _)| *stated != revision) {
        claims.push(Claim::OtherRevision { stated, revision });
        (again.revision, again.data_at) = (stated, moment);
    }
    let then = carried.as_ref().map(|carried| carried.report.missing.clone());
    pages(again, &[then.unwrap_or_default(), BTreeSet::new()], bytes, &mut claims);
    claims
}

/// The draft that was found in a report.
struct Carries {
    opened: Opened,
    bytes: Vec<u8>,
    report: FromReport,
}

impl Carries {
    fn fits(&self) -> bool {
        self.report.agreement == Agreement::Fits
    }

    /// Whether it is the same revision as another, and yet not the same.
    fn is_altered(&self, other: &Opened) -> bool {
        let (one, other) = (&self.opened.draft, &other.draft);
        let same = one.header.id == other.header.id && one.header.revision == other.header.revision;
        same && one.assessment != other.assessment
    }
}

/// The draft in a report, and what is to be said of it.
fn carried(bytes: &[u8], rubrics: Rubrics<'_>, held: bool, claims: &mut Vec<Claim>) -> Option<Carries> {
    let (opened, draft, report) = match in_report(bytes, rubrics) {
        Ok(found) => found,
        // The pages are read in the same way, and say the same then.
        Err(DraftError::InReport(NotInReport::Unreadable)) => return None,
        Err(DraftError::InReport(NotInReport::Absent)) => {
            claims.extend(held.then_some(Claim::NotCarried));
            return None;
        }
        Err(error) => {
            claims.push(Claim::CarriedRefused(error));
            return None;
        }
    };
    let carries = Carries { opened, bytes: draft, report };
    let Draft { header, assessment } = &carries.opened.draft;
    claims.push(if carries.fits() {
        let fingerprint = content_fingerprint(assessment, &carries.opened.rubric);
        Claim::Carried { draft_id: header.id.clone(), revision: header.revision, fingerprint }
    } else {
        Claim::CarriesAnother
    });
    claims.extend(carries.opened.warnings.iter().cloned().map(Claim::Edition));
    claims.extend(carries.opened.read_only.clone().map(Claim::Newer));
    Some(carries)
}

/// How a report differs from a draft that says something else: in what, where the report carries its own.
fn told_apart(
    other: &Opened,
    carried: Option<&Carries>,
    stated: Option<(u64, Option<Timestamp>)>,
    claims: &mut Vec<Claim>,
) {
    let Some(carried) = carried.filter(|carried| carried.fits()) else {
        claims.push(Claim::Differs);
        return;
    };
    claims.push(compared(&carried.opened, other));
    let (own, header) = (&carried.opened.draft.header, &other.draft.header);
    if own.id == header.id && own.revision < header.revision {
        claims.push(Claim::Older {
            revision: own.revision,
            data_at: stated.and_then(|(_, moment)| moment),
            newer: header.revision,
            saved_at: header.saved_at,
            place: None,
            zone: other.draft.assessment.zone.value,
        });
    }
}

/// The pages of a report against those that are made again; where they differ, also with the evidence as it may have been
/// `then`.
fn pages(mut again: Again<'_>, then: &[BTreeSet<String>], bytes: &[u8], claims: &mut Vec<Claim>) {
    if stated_rendition(bytes).is_some_and(|stated| stated.split(' ').any(|word| word == COMPARED)) {
        claims.push(Claim::ComparedWithAnother);
        return;
    }
    let Some(shown) = ShownPages::read(bytes) else {
        let own = again.find_own(bytes);
        claims.push(own.map_or(Claim::PagesUnreadable, |added| Claim::AddedUnreadable { bytes: added as u64 }));
        return;
    };
    let Some(mut found) = again.nearest(bytes, &shown) else {
        claims.push(Claim::PagesUnreadable);
        return;
    };
    let now = again.missing.clone();
    for before in then {
        if found.difference.is_none() || *before == again.missing {
            continue;
        }
        again.missing.clone_from(before);
        if let Some(other) = again.nearest(bytes, &shown).filter(|other| other.difference.is_none()) {
            let files = now.difference(before).count();
            claims.extend((files > 0).then_some(Claim::EvidenceGone { files }));
            claims.extend((!before.is_empty()).then_some(Claim::EvidenceAbsent { files: before.len() }));
            found = other;
        }
    }
    if !found.difference.is_none()
        && let Some(program) = stated_program(bytes).filter(|program| program != env!("CARGO_PKG_VERSION"))
    {
        claims.push(Claim::OtherProgram { program });
        return;
    }
    told(found, claims);
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
    /// The draft it carries, as the report that is looked at does.
    draft: Option<Attachment>,
}

impl<'a> Again<'a> {
    fn of(opened: &'a Opened, missing: BTreeSet<String>, draft: Option<&[u8]>) -> Self {
        let moment = |bytes: &[u8]| header_of(bytes).map(|header| header.saved_at);
        Self {
            opened,
            missing,
            revision: opened.draft.header.revision,
            data_at: last_change(&opened.draft.assessment),
            draft: draft.and_then(|bytes| Some(Attachment { bytes: bytes.to_vec(), saved_at: moment(bytes)? })),
        }
    }

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
            options.profile == Profile::Leadership
                && options.anchors
                && matches!(options.variant, Variant::Full | Variant::Summary)
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
            before: None,
            unit,
        };
        let report = build(&input, options);
        let report = match &self.draft {
            Some(draft) => report.carrying(draft.clone()),
            None => report,
        };
        report.to_pdf().ok()
    }
}

fn told(found: Found, claims: &mut Vec<Claim>) {
    let Found { difference, pages, added } = found;
    let same = difference.is_none();
    if same {
        claims.push(Claim::PagesSame { pages });
    }
    let PageDifference { changed, missing, foreign, covered, signed, has_signatures, document, files } = difference;
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
    if !files.is_empty() {
        claims.push(Claim::FilesAdded { names: files });
    }
    match added {
        Some(0) => {}
        Some(bytes) if !is_signed => claims.push(Claim::Added { bytes: bytes as u64 }),
        None if same && !is_signed => claims.push(Claim::WrittenAnew),
        _ => {}
    }
}
