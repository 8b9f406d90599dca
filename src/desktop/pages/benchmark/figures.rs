//! What the page shows, worked out once per change of the draft, the table or the language.

use super::{
    lists::{List, Lists},
    tables::Tables,
};
use crate::{
    chart::{HistogramOptions, Mark, Series, index_text},
    desktop::pages::View,
    insight::{Average, Benchmark, earlier_table, kind_in_sentence, kind_name, national},
    t,
    words::Words,
};

/// Everything about the open draft beside one table.
#[derive(Debug)]
pub(super) struct Figures {
    /// Number of this state; charts that were made for another one are made anew.
    pub state: u64,
    /// Year of the results.
    pub year: i16,
    /// What the index is compared with, and where that comes from.
    pub context: String,
    /// Rank and percentile among the kind and among all.
    pub headline: String,
    /// What should be known of the comparison.
    pub cautions: Vec<String>,
    /// How it is counted and where the figures come from, as one paragraph.
    pub notes: String,
    /// How the indices of the others spread.
    pub histogram: HistogramOptions,
    /// What the distribution is called.
    pub histogram_title: String,
    /// Averages of the domains.
    pub domains: Vec<Series>,
    lists: Lists,
}

impl Figures {
    /// Compares the open draft with the chosen table. `None` where there is no table at all.
    pub fn of(view: &View<'_>, tables: &Tables, chosen: usize, state: u64) -> Option<Self> {
        let (draft, words) = (view.draft, view.words);
        let (rubric, assessment) = (&*draft.rubric, draft.assessment());
        let published = national(rubric);
        let all = tables.all(rubric);
        let table = *all.get(chosen).or(all.first())?;
        let earlier = earlier_table(all.iter().copied(), table);
        let found = Benchmark::of(rubric, assessment, &draft.score, table, published, earlier);
        let others = words.count(found.all.of);
        let (kind, year) = (kind_name(found.kind, words), table.year);
        let histogram_title = t!(words, benchmark.distribution, count = others, year = year);
        let sentence = t!(
            words,
            benchmark.distribution.sentence,
            title = histogram_title,
            index = index_text(words, &draft.score),
            placed = found.headline(words)
        );
        let notes: Vec<String> =
            Benchmark::rules(words).into_iter().map(str::to_owned).chain(found.sources(words)).collect();
        let label = |group: &str| t!(words, benchmark.head.group, group = group, year = year);
        let series = |average: &Option<Average>, label: String, mark: Mark| {
            let average = average.as_ref()?;
            Some(Series { label, values: average.domains.clone(), mark })
        };
        let of_kind = series(&found.kind_average, label(kind), Mark::Circle);
        let of_all = series(&found.average, t!(words, benchmark.head.all, year = year), Mark::Diamond);
        Some(Self {
            state,
            year,
            context: t!(words, benchmark.context, table = table.shown_name(words), source = table.source),
            headline: found.headline(words),
            cautions: found.cautions(assessment.year.value, words),
            notes: notes.join(" "),
            histogram: HistogramOptions {
                bins: found.bins.clone(),
                own: found.among_kind.map(|_| kind.to_owned()),
                remark: String::new(),
                sentence,
            },
            histogram_title,
            domains: of_kind.into_iter().chain(of_all).collect(),
            lists: Lists::of(view, &found, published),
        })
    }

    /// One of the lists.
    pub fn list(&self, which: Which) -> &List {
        self.lists.get(which)
    }
}

/// Which list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Which {
    /// Own values beside averages.
    #[default]
    Values,
    /// Nearest institutions of the kind.
    Peers,
    /// Who of the kind rose most.
    Risers,
    /// All of the kind by rank.
    Kind,
    /// All by rank.
    All,
    /// National index and average of the kind by year.
    Years,
}

impl Which {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Values, Self::Peers, Self::Risers, Self::Kind, Self::All, Self::Years];

    /// What it is called where it is chosen.
    pub fn name(self, view: &View<'_>) -> String {
        let words: Words = view.words;
        let kind = view.draft.assessment().institution.kind.value;
        match self {
            Self::Values => t!(words, benchmark.list.values).to_owned(),
            Self::Peers => t!(words, benchmark.list.peers).to_owned(),
            Self::Risers => t!(words, benchmark.list.risers).to_owned(),
            Self::Kind => t!(words, benchmark.list.of_kind, kind = kind_in_sentence(kind, words)),
            Self::All => t!(words, benchmark.list.of_all).to_owned(),
            Self::Years => t!(words, benchmark.list.years).to_owned(),
        }
    }
}
