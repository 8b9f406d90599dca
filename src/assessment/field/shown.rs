//! Where a person meets a field.

use super::{EntryField, Field};
use crate::assessment::{
    edit::{Place, UsePlace},
    ids::DocumentId,
};

/// Where a person meets a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Among what is said of the assessment as a whole, its team, its units and results of other years.
    Details,
    /// Among the open questions.
    Questions,
    /// At a document of the register.
    Register(DocumentId),
    /// At the use of a document at an entry of an indicator.
    Use(UsePlace),
    /// At an entry of an indicator.
    Entry(Place, Spot),
}

/// Part of an entry of an indicator that shows a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The levels.
    Levels,
    /// Their criteria.
    Criteria,
    /// The name of the service.
    Service,
    /// Fakta and Analisis.
    Texts,
}

impl Field {
    /// Where a person meets it.
    pub fn shown(&self) -> Shown {
        match self {
            Self::Assessment(_) | Self::Unit(..) | Self::Person(..) | Self::Past(..) => Shown::Details,
            Self::Question(_) => Shown::Questions,
            Self::Document(id, _) | Self::Version(id, ..) => Shown::Register(id.clone()),
            Self::Answer(id, _) | Self::Letter(id, _) | Self::Action(id, ..) => {
                Shown::Entry(Place::first(id), Spot::Levels)
            }
            Self::Value(place, _) => Shown::Entry(place.clone(), Spot::Levels),
            Self::Tick(place, _) => Shown::Entry(place.clone(), Spot::Criteria),
            Self::Entry(place, EntryField::Service) => Shown::Entry(place.clone(), Spot::Service),
            Self::Entry(place, EntryField::Facts | EntryField::Analysis) => Shown::Entry(place.clone(), Spot::Texts),
            Self::Use(place, _) | Self::UseCriterion(place, _) => Shown::Use(place.clone()),
        }
    }
}
