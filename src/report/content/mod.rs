//! What stands in the report: each part is built from the rubric, the assessment and its score.
//!
//! A part reads numbers from the score's traces and computes none. Words come from the catalogue and the rubric.

mod blocks;
mod claims;
mod compare;
mod comparison;
mod contents;
mod cover;
mod declared;
mod document;
mod evidence;
mod form;
mod gaps;
mod group;
mod map;
mod method;
mod minutes;
mod other_documents;
mod phrase;
mod piece;
mod plan;
mod portfolio;
mod priorities;
mod questions;
mod rank;
mod results;
mod signoff;
mod source;
mod summary;
mod units;
mod verdict;

use jiff::{Timestamp, civil::Date};

pub(super) use document::document;
use evidence::Proofs;
pub(super) use portfolio::document as portfolio_document;

use super::model::Part;
use crate::{
    assessment::{Assessment, Matter, UnitId},
    chart::{Fit, Lettering},
    insight::{Backing, Deciding, Inspection, Roadmap, Unbacked},
    rubric::Rubric,
    scoring::Score,
    words::{Speaks, Words},
};

/// Everything a part may read.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What is asked.
    pub rubric: &'a Rubric,
    /// What was answered, as far as the reader may see it.
    pub assessment: &'a Assessment,
    /// The numbers.
    pub score: &'a Score,
    /// What the checks found, how far each indicator is and what its evidence carries.
    pub inspection: &'a Inspection,
    /// What the evidence backs of what is claimed.
    pub backing: &'a Backing,
    /// The plan of the draft, where it has one; what of it the reader may see is up to each part.
    pub roadmap: Option<&'a Roadmap>,
    /// Single level-ups that change the predicate, from where the plan starts.
    pub deciding: &'a [Deciding],
    /// Names and faults of the documents.
    pub proofs: &'a Proofs,
    /// What was wished for.
    pub options: &'a super::Options,
    /// SHA-256 of the data, 64 hexadecimal digits.
    pub fingerprint: &'a str,
    /// Revision of the draft.
    pub revision: u64,
    /// Moment of the last change of the data; `None` for a draft nobody changed.
    pub data_at: Option<Timestamp>,
    /// Version of the program.
    pub version: &'a str,
    /// The assessment of an earlier year under the same framework.
    pub before: Option<&'a Assessment>,
    /// The one unit whose sheet is printed; all of them where nothing is said.
    pub unit: Option<&'a UnitId>,
    /// The language of the document.
    pub words: Words,
    /// Measures text for charts.
    pub fit: &'a dyn Fit,
}

impl Speaks for Context<'_> {
    fn words(&self) -> Words {
        self.words
    }
}

/// Builds a part; `None` where there is nothing to print in it.
pub type BuildPart = fn(&Context<'_>) -> Option<Part>;

/// Parts of the full report, in order.
pub const FULL: &[BuildPart] = &[
    cover::part,
    signoff::part,
    contents::part,
    summary::part,
    claims::part,
    results::part,
    map::part,
    gaps::part,
    plan::part,
    comparison::part,
    blocks::part,
    evidence::part,
    method::part,
    questions::part,
];

/// Parts of the leadership summary: one page, which says itself that something is declared.
pub const SUMMARY: &[BuildPart] = &[summary::part];

/// Parts of the report on gaps.
pub const GAPS: &[BuildPart] = &[cover::part, gaps::part, plan::part, claims::declaration, units::part];

/// The minutes and the consent to publication.
pub const MINUTES: &[BuildPart] = &[minutes::part, claims::declaration];

/// Parts of the comparison of years.
pub const YEARS: &[BuildPart] = &[cover::part, comparison::part, claims::declaration];

/// The sheets of the units.
pub const UNITS: &[BuildPart] = &[units::part, claims::declaration];

/// The interview form: it is blank, declares nothing and is never final.
pub const FORM: &[BuildPart] = &[form::part];

impl<'a> Context<'a> {
    /// Whether the reader may see something that is no field.
    pub fn sees(&self, matter: Matter) -> bool {
        self.options.profile.sees_matter(matter)
    }

    /// Whether the reader may see claims above what their evidence carries: they are cautioned about, and declared in a
    /// final report.
    pub fn sees_claims(&self) -> bool {
        let declared = self.options.final_mark && self.sees(Matter::Declared);
        declared || self.sees(Matter::Caution)
    }

    /// Claims above what their evidence carries, where the reader may see them.
    pub fn unbacked(&self) -> &'a [Unbacked] {
        if self.sees_claims() { &self.backing.unbacked } else { &[] }
    }

    /// The day on which the report was approved, for every place that says so: the day of signing of a final report, where
    /// it is not before the day of the data. Nobody has signed what was changed later.
    pub fn approved_on(&self) -> Option<Date> {
        let zone = self.assessment.zone.value;
        let data = self.data_at.map(|at| zone.local(at).date());
        let day = self.assessment.report.date.value.filter(|_| self.options.final_mark)?;
        data.is_none_or(|data| data <= day).then_some(day)
    }

    /// How charts write.
    pub fn lettering(&self) -> Lettering<'_> {
        Lettering { words: self.words, fit: self.fit }
    }

    /// What is measured, for `Indeks SPBE`: the rubric's short name without its year.
    pub fn framework(&self) -> &str {
        let name = self.rubric.name.trim_end();
        match name.rsplit_once(' ') {
            Some((first, year)) if year.bytes().all(|digit| digit.is_ascii_digit()) => first.trim_end(),
            _ => name,
        }
    }

    /// First and last level of the scales, for sentences such as `tingkat 1–5`.
    pub fn levels(&self) -> (u8, u8) {
        let lowest = self.rubric.indicators.iter().map(crate::rubric::Indicator::lowest).min().unwrap_or_default();
        let highest = self.rubric.indicators.iter().map(crate::rubric::Indicator::highest).max().unwrap_or_default();
        (lowest, highest)
    }
}
