//! Published figures that belong to the open draft, worked out once per change and choice.

use std::sync::Arc;

use super::comparison::{Comparison, kind_name};
use crate::{
    assessment::Kind,
    chart::{Reference, Series},
    desktop::draft::OpenDraft,
    insight::{self, Bin, National, Placement, distribution},
    t,
    words::Words,
};

/// What stands beside the present values.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// Year of the published figures.
    pub year: i16,
    /// The kind whose institutions are set off from all others.
    pub own: Option<Kind>,
    /// Average indices.
    pub index: Vec<Reference>,
    /// Averages of the domains.
    pub domains: Vec<Series>,
    /// Averages of the aspects.
    pub aspects: Vec<Series>,
    /// Where the index stands among all institutions; `None` for frameworks without published figures.
    pub placement: Option<Placement>,
    /// Where it stands among its kind.
    pub among_own: Option<Placement>,
    /// How many institutions had which index.
    pub bins: Vec<Bin>,
}

impl Figures {
    fn of(national: &National, draft: &OpenDraft, comparison: Comparison, words: Words) -> Self {
        let kind = draft.assessment().institution.kind.value;
        let own = comparison.with_kind().then_some(kind);
        let index = draft.score.index();
        Self {
            year: national.year,
            own,
            index: comparison.of_index(national, kind, words),
            domains: comparison.of_domains(national, kind, words),
            aspects: comparison.of_aspects(national, kind, words),
            placement: Some(national.placement(None, index)),
            among_own: own.map(|kind| national.placement(Some(kind), index)),
            bins: distribution(&draft.rubric, national, kind),
        }
    }

    /// How the index stands among all institutions of that year: `di atas 78% instansi`, `dari 615 hasil 2024`. Of a lower
    /// bound it says no more than that.
    pub fn placement_words(&self, complete: bool, words: Words) -> Option<(String, String)> {
        let placement = self.placement?;
        let share = placement.below * 100 / placement.of.max(1);
        let share = if complete {
            t!(words, dashboard.standing.above, percent = share)
        } else {
            t!(words, dashboard.standing.at_least_above, percent = share)
        };
        Some((share, t!(words, dashboard.standing.of, total = words.count(placement.of), year = self.year)))
    }

    /// The rank of the index with the institution itself among the others: `peringkat 135; kota 22 dari 94`.
    pub fn rank_words(&self, words: Words) -> Option<String> {
        let all = self.placement?;
        let wording = t!(words, dashboard.standing.rank, rank = words.count(all.rank()));
        Some(match (self.own, self.among_own) {
            (Some(kind), Some(own)) => t!(
                words,
                dashboard.standing.rank_own,
                rank = wording,
                kind = kind_name(kind, words).to_lowercase(),
                own = words.count(own.rank()),
                of = words.count(own.among())
            ),
            _ => wording,
        })
    }
}

/// Keeps the figures until the draft or the choice changes.
#[derive(Debug, Default)]
pub(super) struct Kept {
    known: Option<(Key, Arc<Figures>)>,
}

/// What the figures depend on.
#[derive(Debug, PartialEq)]
struct Key {
    changes: u64,
    rubric: String,
    kind: Kind,
    comparison: Comparison,
    words: Words,
    index: crate::rubric::Exact,
}

impl Kept {
    /// The figures for the draft as it stands.
    pub fn get(&mut self, draft: &OpenDraft, comparison: Comparison, words: Words) -> Arc<Figures> {
        let key = Key {
            changes: draft.sitting().changes(),
            rubric: draft.rubric.fingerprint.clone(),
            kind: draft.assessment().institution.kind.value,
            comparison,
            words,
            index: draft.score.index().clone(),
        };
        if let Some((known, figures)) = &self.known
            && *known == key
        {
            return Arc::clone(figures);
        }
        let national = insight::national(&draft.rubric);
        let figures =
            Arc::new(national.map(|national| Figures::of(national, draft, comparison, words)).unwrap_or_default());
        self.known = Some((key, Arc::clone(&figures)));
        figures
    }
}
