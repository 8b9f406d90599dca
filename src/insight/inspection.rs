//! Everything that follows from one state of a draft, found in one pass: the findings, what is wrong with each document,
//! and how far each indicator is. Whoever shows or counts such a thing reads it here.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    document_fault::DocumentFault,
    entry::{Claims, CriterionState, EntryState},
    findings::{Check, Finding, Observation, Severity, findings},
    standing::Standing,
    support::{Support, register_faults},
};
use crate::{
    assessment::{Assessment, Document, DocumentId},
    rubric::{Indicator, Rubric},
    scoring::Score,
};

/// How far an indicator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing was said yet: no value, no text, no tick, no evidence.
    Open,
    /// Something is filled in, and something is missing.
    Started,
    /// Nothing is left to fill in, see [`EntryState::complete`].
    Complete,
}

/// What was found in one state of a draft.
#[derive(Debug, Clone, Default)]
pub struct Inspection {
    findings: Vec<Finding>,
    faults: BTreeMap<String, Vec<DocumentFault>>,
    /// What is wrong with uses of each document and not with the document itself, each with its indicator.
    in_uses: BTreeMap<String, Vec<(String, DocumentFault)>>,
    standings: BTreeMap<String, Standing>,
    indicators: BTreeMap<String, Inspected>,
}

/// What was found at one indicator.
#[derive(Debug, Clone)]
struct Inspected {
    progress: Progress,
    /// Every entry has both texts throughout.
    explained: bool,
    /// Some entry has a text at all.
    has_explanation: bool,
    claims: Claims,
    /// What the evidence of each entry carries.
    supports: Vec<Support>,
    /// How each criterion of each entry stands, by its id.
    criteria: Vec<BTreeMap<String, CriterionState>>,
    /// It comes from last year and nobody has looked at it again.
    carried: bool,
    /// What is wrong with each use of a document, by its id.
    uses: BTreeMap<String, Vec<DocumentFault>>,
    /// How each use of a document stands, by its id.
    standings: BTreeMap<String, Standing>,
    /// Places of the findings that are shown on its page.
    findings: Vec<usize>,
}

impl Inspection {
    /// Inspects an assessment; `missing` are the hashes of files that are not in the evidence store.
    pub fn of(rubric: &Rubric, assessment: &Assessment, score: &Score, missing: &BTreeSet<String>) -> Self {
        let faults = register_faults(rubric, assessment, missing);
        let entries = EntryState::all(rubric, assessment, missing);
        let findings = findings(rubric, assessment, score, missing, &faults, &entries);
        let pages = Pages::of(&findings);
        let reference = assessment.reference_date.value;
        let mut indicators = BTreeMap::new();
        let mut in_uses: BTreeMap<String, Vec<(String, DocumentFault)>> = BTreeMap::new();
        for of in entries.chunk_by(|one, other| one.indicator.id == other.indicator.id) {
            let Some(first) = of.first() else { continue };
            let mut uses = BTreeMap::new();
            let mut standings = BTreeMap::new();
            for entry in of {
                for (one, found) in entry.evidence.iter().zip(entry.use_faults(missing)) {
                    let own = faults.get(one.document_id.as_str()).map_or(&[][..], Vec::as_slice);
                    let known = in_uses.entry(one.document_id.to_string()).or_default();
                    for fault in found.iter().filter(|fault| !own.contains(fault)) {
                        let there = (first.indicator.id.clone(), *fault);
                        if !known.contains(&there) {
                            known.push(there);
                        }
                    }
                    standings.insert(one.id.to_string(), Standing::of(one.document, reference, &found));
                    uses.insert(one.id.to_string(), found);
                }
            }
            let inspected = Inspected {
                progress: progress(of),
                explained: of.iter().all(EntryState::explained),
                has_explanation: of.iter().any(EntryState::has_explanation),
                claims: of.iter().map(EntryState::claims).sum(),
                supports: of.iter().map(|entry| entry.support.clone()).collect(),
                criteria: of.iter().map(EntryState::criteria).collect(),
                carried: first.carried_over(),
                uses,
                standings,
                findings: pages.at(of),
            };
            indicators.insert(first.indicator.id.clone(), inspected);
        }
        let standing = |(id, document): (&DocumentId, &Document)| {
            let own = faults.get(id.as_str()).into_iter().flatten().copied();
            let used = in_uses.get(id.as_str()).into_iter().flatten().map(|(_, fault)| *fault);
            let all: Vec<DocumentFault> = own.chain(used).collect();
            (id.to_string(), Standing::of(document, reference, &all))
        };
        let standings = assessment.register().into_iter().map(standing).collect();
        Self { findings, faults, in_uses, standings, indicators }
    }

    /// Everything the checks found, in the order of the form: details, indicators, what lies between them, documents,
    /// questions, index.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many findings matter that much.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == severity).count()
    }

    /// How many findings want something done.
    pub fn open_work(&self) -> usize {
        self.findings.iter().filter(|finding| finding.is_open_work()).count()
    }

    /// True where nothing is missing that a final report needs.
    pub fn may_be_final(&self) -> bool {
        self.count(Severity::Required) == 0
    }

    /// What was found at an indicator, in its documents, and between it and others: what its page shows.
    pub fn findings_at(&self, indicator: &str) -> impl Iterator<Item = &Finding> {
        let places = self.indicators.get(indicator).into_iter().flat_map(|inspected| &inspected.findings);
        places.filter_map(|place| self.findings.get(*place))
    }

    /// What is wrong with a document of the register, most serious first.
    pub fn faults(&self, document: &str) -> &[DocumentFault] {
        self.faults.get(document).map_or(&[], Vec::as_slice)
    }

    /// What is wrong with uses of a document and not with the document itself, each with its indicator.
    pub fn faults_in_uses(&self, document: &str) -> &[(String, DocumentFault)] {
        self.in_uses.get(document).map_or(&[], Vec::as_slice)
    }

    /// What can be said of a document of the register wherever it is used; that it is undated where there is none.
    pub fn standing(&self, document: &str) -> Standing {
        self.standings.get(document).copied().unwrap_or(Standing::Undated)
    }

    /// What can be said of a use of a document at an indicator.
    pub fn use_standing(&self, indicator: &str, used: &str) -> Standing {
        let inspected = self.indicators.get(indicator);
        inspected.and_then(|inspected| inspected.standings.get(used)).copied().unwrap_or(Standing::Undated)
    }

    /// What is wrong with a use of a document at an indicator: with the document, most serious first, then whether it is
    /// fresh enough for the criteria it is tied to.
    pub fn use_faults(&self, indicator: &str, used: &str) -> &[DocumentFault] {
        self.indicators.get(indicator).and_then(|inspected| inspected.uses.get(used)).map_or(&[], Vec::as_slice)
    }

    /// How many indicators have a finding that wants something done.
    pub fn indicators_with_open_work(&self) -> usize {
        let open = self.findings.iter().filter(|finding| finding.is_open_work());
        open.filter_map(|finding| finding.subject.indicator()).collect::<BTreeSet<_>>().len()
    }

    /// How many open questions have no answer.
    pub fn unanswered_questions(&self) -> usize {
        self.findings.iter().filter(|finding| finding.check() == Check::NoAnswer).count()
    }

    /// How far an indicator is; open where the framework has no such indicator.
    pub fn progress(&self, indicator: &str) -> Progress {
        self.indicators.get(indicator).map_or(Progress::Open, |inspected| inspected.progress)
    }

    /// True where every entry of an indicator has both texts throughout.
    pub fn explained(&self, indicator: &str) -> bool {
        self.indicators.get(indicator).is_some_and(|inspected| inspected.explained)
    }

    /// True where any entry of an indicator has a text as its explanation.
    pub fn has_explanation(&self, indicator: &str) -> bool {
        self.indicators.get(indicator).is_some_and(|inspected| inspected.has_explanation)
    }

    /// How many indicators are explained throughout.
    pub fn explained_count(&self) -> usize {
        self.indicators.values().filter(|inspected| inspected.explained).count()
    }

    /// Criteria the chosen level of an indicator claims, with those that are ticked and those that are proved.
    pub fn claims(&self, indicator: &str) -> Claims {
        self.indicators.get(indicator).map(|inspected| inspected.claims).unwrap_or_default()
    }

    /// The same for all indicators together.
    pub fn all_claims(&self) -> Claims {
        self.indicators.values().map(|inspected| inspected.claims).sum()
    }

    /// What the evidence of an entry carries.
    pub fn support(&self, indicator: &str, entry: usize) -> Option<&Support> {
        self.indicators.get(indicator)?.supports.get(entry)
    }

    /// How a criterion of an entry stands.
    pub fn criterion(&self, indicator: &str, entry: usize, criterion: &str) -> CriterionState {
        let criteria = self.indicators.get(indicator).and_then(|inspected| inspected.criteria.get(entry));
        criteria.and_then(|criteria| criteria.get(criterion)).copied().unwrap_or(CriterionState::Open)
    }

    /// True where the answer comes from last year and nobody has looked at it again.
    pub fn carried(&self, indicator: &str) -> bool {
        self.indicators.get(indicator).is_some_and(|inspected| inspected.carried)
    }

    /// How many answers come from last year and were not looked at again.
    pub fn carried_count(&self) -> usize {
        self.indicators.values().filter(|inspected| inspected.carried).count()
    }

    /// Findings that a final report declares: they want something done, and it is sent all the same.
    pub fn declared(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity() == Severity::Advised)
    }

    /// Other indicators that are not complete, in the order of the framework, from the one after `place` on and round
    /// to the one before it.
    pub fn incomplete_after<'a>(
        &self,
        rubric: &'a Rubric,
        place: usize,
    ) -> impl DoubleEndedIterator<Item = &'a Indicator> {
        let before = rubric.indicators.iter().take(place);
        let ring = rubric.indicators.iter().skip(place + 1).chain(before);
        ring.filter(|indicator| self.progress(&indicator.id) != Progress::Complete)
    }
}

fn progress(entries: &[EntryState<'_>]) -> Progress {
    if !entries.iter().any(EntryState::touched) {
        Progress::Open
    } else if entries.iter().all(EntryState::complete) {
        Progress::Complete
    } else {
        Progress::Started
    }
}

/// Which findings the pages of indicators show.
#[derive(Default)]
struct Pages<'a> {
    /// About the indicator itself.
    own: BTreeMap<&'a str, Vec<usize>>,
    /// About it and another one.
    between: BTreeMap<&'a str, Vec<usize>>,
    /// About a document.
    documents: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Pages<'a> {
    fn of(findings: &'a [Finding]) -> Self {
        let mut pages = Self::default();
        for (place, finding) in findings.iter().enumerate() {
            if let Observation::UnlikelyPair { one, other, .. } = &finding.observation {
                pages.between.entry(one).or_default().push(place);
                pages.between.entry(other).or_default().push(place);
            } else if let Some(indicator) = finding.subject.indicator() {
                pages.own.entry(indicator).or_default().push(place);
            } else if let Some(document) = finding.subject.document()
                && finding.check() != Check::OnlyEvidence
            {
                pages.documents.entry(document).or_default().push(place);
            }
        }
        pages
    }

    /// Its own first, then those between it and others, then those about its documents, by letter.
    fn at(&self, entries: &[EntryState<'_>]) -> Vec<usize> {
        let id = entries.first().map_or("", |entry| entry.indicator.id.as_str());
        let mut places: Vec<usize> =
            [self.own.get(id), self.between.get(id)].into_iter().flatten().flatten().copied().collect();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for one in entries.iter().flat_map(|entry| &entry.evidence) {
            if seen.insert(one.document_id.as_str()) {
                places.extend(self.documents.get(one.document_id.as_str()).into_iter().flatten());
            }
        }
        places
    }
}
