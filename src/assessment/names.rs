//! What kinds, roles, classes and stages are called.

use super::{
    document::{DocumentKind, DocumentStatus},
    model::{Classification, Kind, Role},
    value::Stage,
};
use crate::t;

impl Kind {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ministry => t!("kind.ministry"),
            Self::Agency => t!("kind.agency"),
            Self::Body => t!("kind.body"),
            Self::Province => t!("kind.province"),
            Self::Regency => t!("kind.regency"),
            Self::City => t!("kind.city"),
        }
    }
}

impl Role {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Coordinator => t!("role.coordinator"),
            Self::Supervisor => t!("role.supervisor"),
            Self::Operator => t!("role.operator"),
            Self::Member => t!("role.member"),
        }
    }
}

impl Classification {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => t!("classification.open"),
            Self::Limited => t!("classification.limited"),
            Self::Secret => t!("classification.secret"),
        }
    }
}

impl DocumentKind {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regulation => t!("document_kind.regulation"),
            Self::Decree => t!("document_kind.decree"),
            Self::Circular => t!("document_kind.circular"),
            Self::Guideline => t!("document_kind.guideline"),
            Self::Proposal => t!("document_kind.proposal"),
            Self::Plan => t!("document_kind.plan"),
            Self::Budget => t!("document_kind.budget"),
            Self::Report => t!("document_kind.report"),
            Self::Minutes => t!("document_kind.minutes"),
            Self::Invitation => t!("document_kind.invitation"),
            Self::Records => t!("document_kind.records"),
            Self::Screenshot => t!("document_kind.screenshot"),
            Self::WebAddress => t!("document_kind.web_address"),
            Self::Video => t!("document_kind.video"),
            Self::List => t!("document_kind.list"),
            Self::Technical => t!("document_kind.technical"),
            Self::ApplicationArchitecture => t!("document_kind.application_architecture"),
            Self::Certificate => t!("document_kind.certificate"),
            Self::Agreement => t!("document_kind.agreement"),
            Self::Other => t!("document_kind.other"),
        }
    }
}

impl DocumentStatus {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => t!("document_status.draft"),
            Self::InForce => t!("document_status.in_force"),
            Self::Revoked => t!("document_status.revoked"),
        }
    }
}

impl Stage {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::SelfAssessment => t!("stage.self_assessment"),
            Self::InternalReview => t!("stage.internal_review"),
            Self::Document => t!("stage.document"),
            Self::Interview => t!("stage.interview"),
            Self::Visit => t!("stage.visit"),
            Self::Final => t!("stage.outcome"),
        }
    }
}
