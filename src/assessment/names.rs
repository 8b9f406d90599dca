//! What kinds, roles, classes and stages are called.

use super::{
    document::{DocumentKind, DocumentStatus},
    model::{Classification, Kind, Role},
    planning::{ActionState, PlanStart},
    value::Stage,
};
use crate::{t, words::Words};

impl Kind {
    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Ministry => t!(words, kind.ministry),
            Self::Agency => t!(words, kind.agency),
            Self::Body => t!(words, kind.body),
            Self::Province => t!(words, kind.province),
            Self::Regency => t!(words, kind.regency),
            Self::City => t!(words, kind.city),
        }
    }
}

impl Role {
    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Coordinator => t!(words, role.coordinator),
            Self::Supervisor => t!(words, role.supervisor),
            Self::Operator => t!(words, role.operator),
            Self::Member => t!(words, role.member),
        }
    }
}

impl Classification {
    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Open => t!(words, classification.open),
            Self::Limited => t!(words, classification.limited),
            Self::Secret => t!(words, classification.secret),
        }
    }
}

impl DocumentKind {
    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Regulation => t!(words, document_kind.regulation),
            Self::Decree => t!(words, document_kind.decree),
            Self::Circular => t!(words, document_kind.circular),
            Self::Guideline => t!(words, document_kind.guideline),
            Self::Proposal => t!(words, document_kind.proposal),
            Self::Plan => t!(words, document_kind.plan),
            Self::Budget => t!(words, document_kind.budget),
            Self::Report => t!(words, document_kind.report),
            Self::Minutes => t!(words, document_kind.minutes),
            Self::Invitation => t!(words, document_kind.invitation),
            Self::Records => t!(words, document_kind.records),
            Self::Screenshot => t!(words, document_kind.screenshot),
            Self::WebAddress => t!(words, document_kind.web_address),
            Self::Video => t!(words, document_kind.video),
            Self::List => t!(words, document_kind.list),
            Self::Technical => t!(words, document_kind.technical),
            Self::ApplicationArchitecture => t!(words, document_kind.application_architecture),
            Self::Certificate => t!(words, document_kind.certificate),
            Self::Agreement => t!(words, document_kind.agreement),
            Self::Other => t!(words, document_kind.other),
        }
    }
}

impl DocumentStatus {
    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Draft => t!(words, document_status.draft),
            Self::InForce => t!(words, document_status.in_force),
            Self::Revoked => t!(words, document_status.revoked),
        }
    }
}

impl ActionState {
    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Planned => t!(words, action_state.planned),
            Self::Underway => t!(words, action_state.underway),
            Self::Done => t!(words, action_state.done),
            Self::Cancelled => t!(words, action_state.cancelled),
        }
    }
}

impl PlanStart {
    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Claimed => t!(words, plan_start.claimed),
            Self::Supported => t!(words, plan_start.supported),
        }
    }
}

impl Stage {
    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::SelfAssessment => t!(words, stage.self_assessment),
            Self::InternalReview => t!(words, stage.internal_review),
            Self::Document => t!(words, stage.document),
            Self::Interview => t!(words, stage.interview),
            Self::Visit => t!(words, stage.visit),
            Self::Final => t!(words, stage.outcome),
        }
    }
}

impl Kind {
    /// The kind an institution's name begins with: `Pemerintah Kota …`, `Kabupaten …`; nothing where it says none.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let mut words = name.split_whitespace().skip_while(|word| ["pemerintah", "pemda", "daerah"].contains(word));
        match words.next()?.trim_end_matches('.') {
            "kementerian" => Some(Self::Ministry),
            "provinsi" | "prov" | "pemprov" | "istimewa" | "khusus" => Some(Self::Province),
            "kabupaten" | "kab" | "pemkab" => Some(Self::Regency),
            "kota" | "pemkot" => Some(Self::City),
            _ => None,
        }
    }
}
