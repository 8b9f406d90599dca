//! What the page shows beside the score: what the evidence backs, the nearest steps, and published figures to compare with;
//! worked out once per change and choice.

use std::sync::Arc;

use super::{comparison::Comparison, verdict::Verdict};
use crate::{
    assessment::Kind,
    chart::{Reference, Series},
    desktop::pages::View,
    insight::{self, Backing, Benchmark, Bin, National, Placement, kind_name},
    rubric::Exact,
    scoring::{self, NodeKind},
    t,
    words::Words,
};

/// What stands beside the present values.
#[derive(Debug)]
pub(super) struct Figures {
    /// Number of this state; charts that were made for another one are made anew.
    pub state: u64,
    /// What the evidence backs of what is claimed.
    pub backing: Backing,
    /// What the first card says.
    pub verdict: Verdict,
    /// How many indicators are below their highest value.
    pub losses: usize,
    /// Published figures; `None` for frameworks that have none.
    pub published: Option<Published>,
}

/// Published figures that belong to the open draft.
#[derive(Debug)]
pub(super) struct Published {
    /// Year of the figures.
    pub year: i16,
    /// The kind whose institutions are set off from all others.
    pub own: Option<Kind>,
    /// Average indices.
    pub index: Vec<Reference>,
    /// Averages of the domains.
    pub domains: Vec<Series>,
    /// Averages of the aspects.
    pub aspects: Vec<Series>,
    /// Where the index stands among all institutions.
    pub placement: Placement,
    /// Where it stands among its kind.
    pub among_own: Option<Placement>,
    /// How many institutions had which index.
    pub bins: Vec<Bin>,
}

impl Published {
    fn of(national: &National, view: &View<'_>, comparison: Comparison) -> Self {
        let (draft, words) = (view.draft, view.words);
        let kind = draft.assessment().institution.kind.value;
        let own = comparison.with_kind().then_some(kind);
        let (assessment, score) = (draft.assessment(), &draft.score);
        let benchmark = Benchmark::of(&draft.rubric, assessment, score, national.table(), Some(national), None);
        let aimed = comparison.with_target().then(|| insight::targeted(&draft.rubric, assessment)).flatten();
        let with_target = |averages: Vec<Series>, of: NodeKind| {
            comparison.of_target(aimed.as_ref(), of, words).into_iter().chain(averages).collect()
        };
        Self {
            year: national.year,
            own,
            index: comparison.of_index(national, kind, words),
            domains: with_target(comparison.of_domains(national, kind, words), NodeKind::Domain),
            aspects: with_target(comparison.of_aspects(national, kind, words), NodeKind::Aspect),
            placement: benchmark.all,
            among_own: own.and(benchmark.among_kind),
            bins: benchmark.bins,
        }
    }

    /// How the index stands among all institutions of that year, by the percentile of *Tolok ukur*: `pada persentil 78`,
    /// `dari 616 instansi 2024`. Of a lower bound it says no more than that.
    pub fn placement_words(&self, complete: bool, words: Words) -> (String, String) {
        let percentile = self.placement.percentile();
        let share = if complete {
            t!(words, dashboard.standing.above, percentile = percentile)
        } else {
            t!(words, dashboard.standing.at_least_above, percentile = percentile)
        };
        (share, t!(words, dashboard.standing.of, total = words.count(self.placement.among()), year = self.year))
    }

    /// The rank of the index with the institution itself among the others: `peringkat 135; kota 22 dari 94`.
    pub fn rank_words(&self, words: Words) -> String {
        let wording = t!(words, dashboard.standing.rank, rank = words.count(self.placement.rank()));
        match (self.own, self.among_own) {
            (Some(kind), Some(own)) => t!(
                words,
                dashboard.standing.rank_own,
                rank = wording,
                kind = kind_name(kind, words).to_lowercase(),
                own = words.count(own.rank()),
                of = words.count(own.among())
            ),
            _ => wording,
        }
    }
}

/// Keeps the figures until the draft or the choice changes.
#[derive(Debug, Default)]
pub(super) struct Kept {
    known: Option<(Key, Arc<Figures>)>,
    states: u64,
}

/// What the figures and charts depend on.
#[derive(Debug, PartialEq)]
struct Key {
    changes: u64,
    rubric: String,
    institution: String,
    year: i16,
    kind: Kind,
    comparison: Comparison,
    words: Words,
    index: Exact,
    answered: usize,
    /// Evidence files that are not there.
    missing: usize,
    /// Changes with what is found of the evidence, also where that is looked at again without a change of the draft.
    proved: usize,
}

impl Kept {
    /// The figures for the draft as it stands.
    pub fn get(&mut self, view: &View<'_>, comparison: Comparison) -> Arc<Figures> {
        let (draft, words) = (view.draft, view.words);
        let assessment = draft.assessment();
        let key = Key {
            changes: draft.sitting().changes(),
            rubric: draft.rubric.fingerprint.clone(),
            institution: assessment.institution.name.value.clone(),
            year: assessment.year.value,
            kind: assessment.institution.kind.value,
            comparison,
            words,
            index: draft.score.index().clone(),
            answered: draft.score.answered,
            missing: view.missing.len(),
            proved: view.inspection.all_claims().proved,
        };
        if let Some((known, figures)) = &self.known
            && *known == key
        {
            return Arc::clone(figures);
        }
        self.states += 1;
        let backing = Backing::of(&draft.rubric, assessment, view.inspection);
        let national = insight::national(&draft.rubric);
        let figures = Arc::new(Figures {
            state: self.states,
            verdict: Verdict::of(view, &backing),
            backing,
            losses: scoring::losses(&draft.rubric, &draft.score).len(),
            published: national.map(|national| Published::of(national, view, comparison)),
        });
        self.known = Some((key, Arc::clone(&figures)));
        figures
    }
}
