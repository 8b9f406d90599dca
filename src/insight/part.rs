//! The parts of an entry of an indicator.

/// Part of an entry of an indicator, as findings are about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The chosen level.
    Level,
    /// The ticked criteria.
    Criteria,
    /// Fakta.
    Facts,
    /// Analisis.
    Analysis,
    /// The name of the service.
    Service,
    /// The documents tied to it.
    Evidence,
}
