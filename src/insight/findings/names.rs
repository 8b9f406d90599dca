//! What kinds of findings are called, for lists that put findings of one kind together.

use super::Check;
use crate::{t, words::Words};

impl Check {
    /// What its findings have in common, in a few words. Checks of one name are one kind to a person.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Unanswered => t!(words, check.unanswered),
            Self::NoFacts => t!(words, check.no_facts),
            Self::NoAnalysis => t!(words, check.no_analysis),
            Self::NoServiceName => t!(words, check.no_service_name),
            Self::NotTicked => t!(words, check.not_ticked),
            Self::NotSupported => t!(words, check.not_supported),
            Self::NoAnswer => t!(words, check.no_answer),
            Self::NoInstitutionName => t!(words, check.no_institution_name),
            Self::NoReferenceDate => t!(words, check.no_reference_date),
            Self::NoCoordinator => t!(words, check.no_coordinator),
            Self::PrintedBand => t!(words, check.printed_band),
            Self::ReversedPeriod => t!(words, check.reversed_period),
            Self::HalfPeriod => t!(words, check.half_period),
            Self::NoYear => t!(words, check.no_year),
            Self::OpenPlaceInFacts => t!(words, check.open_place_in_facts),
            Self::OpenPlaceInAnalysis => t!(words, check.open_place_in_analysis),
            Self::NothingRegistered => t!(words, check.nothing_registered),
            Self::NothingTied => t!(words, check.nothing_tied),
            Self::NoEvidence => t!(words, check.no_evidence),
            Self::NoReview => t!(words, check.no_review),
            Self::StaleReview => t!(words, check.stale_review),
            Self::LateFollowUp => t!(words, check.late_follow_up),
            Self::UnprecededFollowUp => t!(words, check.unpreceded_follow_up),
            Self::DocumentDraft => t!(words, check.document_draft),
            Self::DocumentRevoked => t!(words, check.document_revoked),
            Self::DocumentExpired => t!(words, check.document_expired),
            Self::DocumentEmpty => t!(words, check.document_empty),
            Self::FileMissing => t!(words, check.file_missing),
            Self::NotADocument => t!(words, check.not_a_document),
            Self::DocumentFromFuture => t!(words, check.document_from_future),
            Self::DocumentOutsidePeriod => t!(words, check.document_outside_period),
            Self::DocumentUndated => t!(words, check.document_undated),
            Self::FileNameTooLong => t!(words, check.file_name_too_long),
            Self::FileTooLarge => t!(words, check.file_too_large),
            Self::BundleTooLarge => t!(words, check.bundle_too_large),
            Self::ScanWithoutText => t!(words, check.scan_without_text),
            Self::LinkWithoutDate => t!(words, check.link_without_date),
            Self::NotCited => t!(words, check.not_cited),
            Self::UnknownCodeInFacts => t!(words, check.unknown_code_in_facts),
            Self::UnknownCodeInAnalysis => t!(words, check.unknown_code_in_analysis),
            Self::UnlikelyPair => t!(words, check.unlikely_pair),
            Self::ShortExplanation => t!(words, check.short_explanation),
            Self::ServiceOfAnother => t!(words, check.service_of_another),
            Self::ServiceTwice => t!(words, check.service_twice),
            Self::OnlyEvidence => t!(words, check.only_evidence),
            Self::WithoutCriteria => t!(words, check.without_criteria),
            Self::PagesUnread => t!(words, check.pages_unread),
            Self::PagesOutside => t!(words, check.pages_outside),
            Self::NoPlaces => t!(words, check.no_places),
            Self::UnprintableInFacts
            | Self::UnprintableInAnalysis
            | Self::UnprintableInService
            | Self::UnprintableAtEvidence
            | Self::UnprintableInDocument
            | Self::UnprintableInQuestion
            | Self::UnprintableInDetails
            | Self::UnprintableInTeam => t!(words, check.unprintable),
            Self::ReferenceOutsideYear => t!(words, check.reference_outside_year),
            Self::SignedBeforeReference => t!(words, check.signed_before_reference),
            Self::PastTwice | Self::PastHalf | Self::PastLater => t!(words, check.past),
            Self::CarriedOver => t!(words, check.carried_over),
        }
    }
}
