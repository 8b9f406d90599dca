//! What kinds, roles, classes and stages are called.

use super::{
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

impl Stage {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::SelfAssessment => t!("stage.self_assessment"),
            Self::InternalReview => t!("stage.internal_review"),
            Self::Document => t!("stage.document"),
            Self::Interview => t!("stage.interview"),
            Self::Visit => t!("stage.visit"),
            Self::Final => t!("stage.final"),
        }
    }
}
