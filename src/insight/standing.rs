//! What can be said of a document: that it is in force, that this is not known, or what is wrong with it. Window and report
//! ask it here, so that neither praises what the other finds wanting.

use jiff::civil::Date;

use super::document_fault::DocumentFault;
use crate::{assessment::Document, t, words::Words};

/// What can be said of a document, or of a use of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was decided, bears a date up to the reference date, had not expired by then, and is a document that can be read.
    InForce,
    /// Nothing speaks against it, but nothing says of which day it is.
    Undated,
    /// Nothing speaks against it, but it is not known for which day it has to be in force.
    NoReferenceDate,
    /// Something is wrong with it: what keeps it from proving anything, else the most serious.
    Faulty(DocumentFault),
}

impl Standing {
    /// What can be said of a document with these faults at a reference date.
    pub(super) fn of(document: &Document, reference: Option<Date>, faults: &[DocumentFault]) -> Self {
        let worst = faults.iter().find(|fault| fault.invalidates()).or_else(|| faults.first());
        let covers = document.covers.value;
        let starts = document.date.value.or_else(|| covers.and_then(|covers| covers.from().or_else(|| covers.to())));
        match (worst, starts, reference) {
            (Some(fault), ..) => Self::Faulty(*fault),
            (None, None, _) => Self::Undated,
            (None, Some(_), None) => Self::NoReferenceDate,
            // A span of which only the last day is known may have begun later.
            (None, Some(starts), Some(reference)) if starts > reference => Self::Faulty(DocumentFault::FutureDate),
            (None, Some(_), Some(_)) => Self::InForce,
        }
    }

    /// True where the document itself is not known to be in force; that nobody uses it is another matter.
    pub fn wants_work(self) -> bool {
        match self {
            Self::InForce => false,
            Self::Undated | Self::NoReferenceDate => true,
            Self::Faulty(fault) => fault.is_of_the_document(),
        }
    }

    /// Two or three words for a tag: `Berlaku`.
    pub fn tag(self, words: Words) -> String {
        match self {
            Self::InForce => t!(words, evidence.valid).to_owned(),
            Self::Undated => t!(words, fault.undated.tag).to_owned(),
            Self::NoReferenceDate => t!(words, standing.no_reference.tag).to_owned(),
            Self::Faulty(fault) => fault.tag(words),
        }
    }

    /// Why it is not known whether the document is in force, as a sentence.
    pub fn unknown(self, words: Words) -> Option<&'static str> {
        match self {
            Self::Undated => Some(t!(words, standing.undated)),
            Self::NoReferenceDate => Some(t!(words, standing.no_reference)),
            Self::InForce | Self::Faulty(_) => None,
        }
    }
}
