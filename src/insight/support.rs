//! Which level the evidence carries, beside the one that is claimed, and what is wrong with single documents.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{cited_pages::last_page, document_fault::DocumentFault};
use crate::{
    assessment::{Assessment, Content, Document, DocumentStatus, Evidence, Period, TextLayer},
    rubric::{Criterion, Freshness, FreshnessRule, Indicator, Rubric},
    words::{months_after, months_between},
};

/// Bytes in a megabyte of the upload form.
const MEGABYTE: u64 = 1_000_000;

/// What the evidence of one entry carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// Highest level whose criteria, and those of all levels below, are proven.
    pub level: u8,
    /// Every criterion by id with its proof, in the order of the rubric.
    pub criteria: Vec<(String, Proof)>,
}

/// Whether a criterion is proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// It is ticked and has valid evidence.
    Proven,
    /// It is not ticked.
    NotTicked,
    /// It is ticked, but no document is tied to it.
    NoEvidence,
    /// It is ticked and has evidence, none of which is valid: what is wrong with the best of it.
    Weak(Vec<DocumentFault>),
}

impl Proof {
    /// True where nothing is left to show.
    pub fn is_proven(&self) -> bool {
        *self == Self::Proven
    }
}

impl Support {
    /// Proof of a criterion.
    pub fn proof(&self, criterion: &str) -> Option<&Proof> {
        self.criteria.iter().find(|(id, _)| id == criterion).map(|(_, proof)| proof)
    }

    /// Criteria that stay open up to a claimed level and why, in order. The lowest level needs no proof.
    pub fn open<'a>(&'a self, indicator: &Indicator, claimed: u8) -> Vec<(&'a str, &'a Proof)> {
        let wanted: Vec<&Criterion> = indicator.claimed(claimed).collect();
        let open = |(id, proof): &&(String, Proof)| {
            *proof != Proof::Proven && wanted.iter().any(|criterion| criterion.id == *id)
        };
        self.criteria.iter().filter(open).map(|(id, proof)| (id.as_str(), proof)).collect()
    }
}

/// What the evidence of one entry of an indicator carries; `missing` are the hashes of files that are not in the store.
///
/// A criterion is proven when it is ticked and one document tied to it is valid: none of its faults invalidates it
/// ([`DocumentFault::invalidates`]), and it is fresh where the rubric has a rule about its age. Where no reference date is
/// known no age is judged.
pub fn supported(
    rubric: &Rubric,
    assessment: &Assessment,
    indicator: &Indicator,
    entry: usize,
    missing: &BTreeSet<String>,
) -> Support {
    let evidence = assessment.evidence(&indicator.id, entry);
    let judge = Judge { rubric, assessment, missing };
    let proof = |criterion: &Criterion| -> Proof {
        if !assessment.ticked(&indicator.id, entry, &criterion.id) {
            return Proof::NotTicked;
        }
        let faults = evidence.iter().filter(|one| supports(one, criterion)).map(|one| {
            let mut faults: Vec<DocumentFault> =
                judge.document(one.document).into_iter().filter(|fault| fault.invalidates()).collect();
            let age = judge.age(indicator, criterion, one, &evidence);
            faults.extend(age.filter(|fault| !faults.contains(fault)));
            faults
        });
        // A file that is not there may still be found: of equals that is what is wrong.
        match faults.min_by_key(|faults| (faults.len(), faults.as_slice() != [DocumentFault::FileMissing])) {
            None => Proof::NoEvidence,
            Some(faults) if faults.is_empty() => Proof::Proven,
            Some(faults) => Proof::Weak(faults),
        }
    };
    let mut level = indicator.lowest();
    let mut criteria = Vec::new();
    let mut whole = true;
    for rung in &indicator.levels {
        let found: Vec<(String, Proof)> =
            rung.criteria.iter().map(|criterion| (criterion.id.clone(), proof(criterion))).collect();
        if rung.level > indicator.lowest() {
            whole &= found.iter().all(|(_, proof)| *proof == Proof::Proven);
            if whole {
                level = rung.level;
            }
        }
        criteria.extend(found);
    }
    Support { level, criteria }
}

/// What is wrong with a document of the register, most serious first. Whether it is fresh depends on what it is used
/// for, see [`Inspection::use_faults`](super::Inspection::use_faults); that it has no date counts where one of its uses falls under a rule about age.
pub fn document_faults(
    rubric: &Rubric,
    assessment: &Assessment,
    id: &str,
    missing: &BTreeSet<String>,
) -> Vec<DocumentFault> {
    let Some(document) = assessment.document(id) else { return Vec::new() };
    faults_of(rubric, assessment, id, document, missing, &Uses::of(rubric, assessment))
}

/// What is wrong with every document of the register, by id.
pub(super) fn register_faults(
    rubric: &Rubric,
    assessment: &Assessment,
    missing: &BTreeSet<String>,
) -> BTreeMap<String, Vec<DocumentFault>> {
    let uses = Uses::of(rubric, assessment);
    let of = |id: &str, document: &Document| faults_of(rubric, assessment, id, document, missing, &uses);
    assessment.register().into_iter().map(|(id, document)| (id.to_string(), of(id, document))).collect()
}

/// The same, for a caller that looks at many documents.
fn faults_of(
    rubric: &Rubric,
    assessment: &Assessment,
    id: &str,
    document: &Document,
    missing: &BTreeSet<String>,
    uses: &Uses<'_>,
) -> Vec<DocumentFault> {
    let mut faults = Judge { rubric, assessment, missing }.document(document);
    if uses.count(id) == 0 {
        faults.push(DocumentFault::NotUsed);
    } else if dated(document).is_none() && uses.age_matters.contains(id) {
        faults.push(DocumentFault::Undated);
    }
    faults
}

/// How documents are used, gathered in one pass.
struct Uses<'a> {
    counts: BTreeMap<&'a str, usize>,
    /// Documents with a use under a rule about age.
    age_matters: BTreeSet<&'a str>,
}

impl<'a> Uses<'a> {
    pub fn of(rubric: &Rubric, assessment: &'a Assessment) -> Self {
        let mut uses = Self { counts: BTreeMap::new(), age_matters: BTreeSet::new() };
        for (id, answer) in &assessment.answers {
            let Some(indicator) = rubric.indicator(id) else { continue };
            let used = answer.entries.iter().flat_map(|entry| entry.uses.values()).filter(|used| !used.removed.value);
            for used in used {
                let Some(document) = used.document.value.as_deref() else { continue };
                *uses.counts.entry(document).or_default() += 1;
                let mut criteria = used.supported().filter_map(|id| indicator.criterion(id));
                if criteria.any(|criterion| rule_of(rubric, criterion).is_some()) {
                    uses.age_matters.insert(document);
                }
            }
        }
        uses
    }

    /// Uses of a document.
    pub fn count(&self, document: &str) -> usize {
        self.counts.get(document).copied().unwrap_or_default()
    }
}

/// Day from which a document's age is reckoned: the one it bears, else the last one it tells about.
pub(super) fn dated(document: &Document) -> Option<Date> {
    document.date.value.or_else(|| document.covers.value.and_then(Period::to))
}

/// Rule about the age of the evidence of a criterion.
pub(super) fn rule_of<'a>(rubric: &'a Rubric, criterion: &Criterion) -> Option<&'a Freshness> {
    let id = criterion.freshness.as_ref()?;
    rubric.freshness.iter().find(|rule| rule.id == *id)
}

/// Whether a use supports a criterion.
pub(super) fn supports(evidence: &Evidence<'_>, criterion: &Criterion) -> bool {
    evidence.used.criteria.get(criterion.id.as_str()).is_some_and(|met| met.value)
}

/// Whether a use supports no criterion of its indicator at all.
pub(super) fn supports_nothing(indicator: &Indicator, evidence: &Evidence<'_>) -> bool {
    evidence.used.supported().all(|id| indicator.criterion(id).is_none())
}

/// Looks at documents.
pub(super) struct Judge<'a> {
    pub rubric: &'a Rubric,
    pub assessment: &'a Assessment,
    pub missing: &'a BTreeSet<String>,
}

impl Judge<'_> {
    /// What is wrong with a document wherever it is used.
    pub fn document(&self, document: &Document) -> Vec<DocumentFault> {
        let mut faults = Vec::new();
        match document.content() {
            None => faults.push(DocumentFault::NoContent),
            Some(Content::Link(link)) if link.address.trim().is_empty() => faults.push(DocumentFault::NoContent),
            Some(Content::File(file)) if self.missing.contains(&file.hash) => faults.push(DocumentFault::FileMissing),
            Some(Content::File(file)) => {
                faults.extend(file.defect().map(|defect| DocumentFault::NoDocument { defect }));
            }
            Some(Content::Link(_)) => {}
        }
        match document.status.value {
            DocumentStatus::Draft => faults.push(DocumentFault::Draft),
            DocumentStatus::Revoked => faults.push(DocumentFault::Revoked),
            DocumentStatus::InForce => {}
        }
        let reference = self.assessment.reference_date.value;
        if let (Some(until), Some(reference)) = (document.valid_until.value, reference)
            && until < reference
        {
            faults.push(DocumentFault::Expired { until });
        }
        let starts = document.date.value.or_else(|| document.covers.value.and_then(Period::from));
        if let Some(starts) = starts {
            if reference.is_some_and(|reference| starts > reference) {
                faults.push(DocumentFault::FutureDate);
            } else if self.assessment.period.value.and_then(Period::to).is_some_and(|last| starts > last) {
                faults.push(DocumentFault::OutsidePeriod);
            }
        }
        match document.content() {
            Some(Content::File(file)) => {
                let limits = &self.rubric.evidence_limits;
                if file.text == TextLayer::Absent {
                    faults.push(DocumentFault::NoTextLayer);
                }
                let chars = file.name.chars().count();
                if chars > limits.name_chars as usize {
                    faults.push(DocumentFault::NameTooLong { chars });
                }
                if let Some(megabytes) = too_large(self.rubric, file.bytes) {
                    faults.push(DocumentFault::TooLarge { megabytes });
                }
            }
            Some(Content::Link(link)) if link.accessed.is_none() && !link.address.trim().is_empty() => {
                faults.push(DocumentFault::LinkWithoutDate);
            }
            _ => {}
        }
        faults
    }

    /// What is wrong with one use of a document: the faults of the document, then whether it is fresh enough for the
    /// criteria it is tied to. `all` are the uses at the same entry, among which the reviews are that it may follow.
    pub fn used(&self, indicator: &Indicator, evidence: &Evidence<'_>, all: &[Evidence<'_>]) -> Vec<DocumentFault> {
        let mut faults = self.document(evidence.document);
        for criterion in evidence.used.supported().filter_map(|id| indicator.criterion(id)) {
            let fault = self.age(indicator, criterion, evidence, all);
            faults.extend(fault.filter(|fault| !faults.contains(fault)));
        }
        if supports_nothing(indicator, evidence) {
            faults.push(DocumentFault::NoCriteria);
        }
        faults.extend(pages_fault(evidence));
        faults
    }

    /// Why a use is not fresh enough for a criterion, where the rubric has a rule about its age.
    pub fn age(
        &self,
        indicator: &Indicator,
        criterion: &Criterion,
        evidence: &Evidence<'_>,
        all: &[Evidence<'_>],
    ) -> Option<DocumentFault> {
        let rule = rule_of(self.rubric, criterion)?;
        let Some(date) = dated(evidence.document) else { return Some(DocumentFault::Undated) };
        let reference = self.assessment.reference_date.value;
        if reference.is_some_and(|reference| date > reference) {
            return Some(DocumentFault::FutureDate);
        }
        match &rule.rule {
            FreshnessRule::YoungerThan { months: limit } => {
                let months = months_between(date, reference?);
                (months >= *limit).then_some(DocumentFault::Stale { date, months, limit: *limit })
            }
            FreshnessRule::Within { months: limit, after } => {
                let reviewed = |one: &&Evidence<'_>| {
                    let mut criteria = indicator.levels.iter().flat_map(|level| &level.criteria);
                    criteria.any(|other| other.freshness.as_ref() == Some(after) && supports(one, other))
                };
                let reviews = all.iter().filter(reviewed).filter_map(|one| dated(one.document));
                match reviews.filter(|review| *review <= date).max() {
                    None => Some(DocumentFault::FollowsNothing),
                    Some(review) if date > months_after(review, *limit) => {
                        Some(DocumentFault::Late { date, after: review, limit: *limit })
                    }
                    Some(_) => None,
                }
            }
        }
    }
}

/// What is wrong with the pages a use points to.
pub(super) fn pages_fault(evidence: &Evidence<'_>) -> Option<DocumentFault> {
    let known = evidence.document.file().and_then(|file| file.seen.pages);
    let given = evidence.used.pages.value.trim();
    if given.is_empty() {
        let nowhere = evidence.used.article.value.trim().is_empty();
        return known.filter(|pages| nowhere && *pages > 1).map(|pages| DocumentFault::NoPlace { pages });
    }
    let Some(last) = last_page(given) else { return Some(DocumentFault::PagesUnread) };
    known.filter(|pages| last > *pages).map(|pages| DocumentFault::PagesOutside { last, pages })
}

/// Size in megabytes, rounded up, where it is more than the upload form takes.
pub(super) fn too_large(rubric: &Rubric, bytes: u64) -> Option<u64> {
    let limit = u64::from(rubric.evidence_limits.bundle_megabytes) * MEGABYTE;
    (bytes > limit).then(|| bytes.div_ceil(MEGABYTE))
}
