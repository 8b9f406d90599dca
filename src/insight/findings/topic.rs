//! What findings of several checks have in common: the lines of the list before a report is sent.

/// What the findings of a line have in common. The table of checks names the topic of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Levels are chosen.
    Levels,
    /// Fakta and Analisis are written.
    Explanations,
    /// Sector services have names.
    Services,
    /// Open questions are answered.
    Questions,
    /// What the cover states.
    Details,
    /// Somebody can sign.
    Coordinator,
    /// There is evidence at all.
    AnyEvidence,
    /// Every claim has evidence.
    Evidence,
    /// The evidence carries what is claimed.
    Support,
    /// Reviews and what follows them are young enough.
    Freshness,
    /// Documents are there and in force.
    Validity,
    /// Documents have dates that fit.
    Dates,
    /// Codes in texts fit the documents.
    Citations,
    /// Evidence says for which criteria and on which pages.
    Places,
    /// Files and links fit the upload form.
    Upload,
    /// Indicators have evidence of their own.
    OwnEvidence,
    /// Texts are as long as usual, services those that are meant.
    Texts,
    /// Answers of last year are looked at again.
    CarriedOver,
    /// Levels that belong together are not far apart.
    Pairs,
    /// Rounding names no other band.
    Rounding,
}
