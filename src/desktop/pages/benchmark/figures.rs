//! What the page shows, worked out once per change of the draft, the table or the language.

use std::collections::BTreeMap;

use super::{
    lists::{List, Lists},
    tables::Tables,
};
use crate::{
    assessment::Kind,
    chart::{AverageBar, HistogramOptions, Mark, Series, TrendPoint, TrendReference, index_text},
    desktop::pages::View,
    insight::{
        Average, Benchmark, National, Reckoning, TrendYear, earlier_table, kind_in_sentence, kind_name, national, trend,
    },
    rubric::{Exact, Rubric},
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
    /// How rank and percentile came about.
    pub placement: Reckoning,
    /// Averages of the domains.
    pub domains: Vec<Series>,
    /// Averages of the aspects.
    pub aspects: Vec<Series>,
    /// Average index of each kind, and of all.
    pub kinds: Vec<AverageBar>,
    /// The own index by year, and the published ones beside it.
    pub years: (Vec<TrendYear>, Vec<TrendReference>),
    /// The charts that can be shown beside the distribution, with their titles.
    pub charts: Vec<(Chart, String)>,
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
        let heads = (found.kind_head(words), found.all_head(words));
        let series = |values: fn(&Average) -> &BTreeMap<String, Exact>| -> Vec<Series> {
            let one = |average: &Option<Average>, label: &String, mark: Mark| {
                let values = values(average.as_ref()?);
                (!values.is_empty()).then(|| Series { label: label.clone(), values: values.clone(), mark })
            };
            let of_kind = one(&found.kind_average, &heads.0, Mark::Circle);
            of_kind.into_iter().chain(one(&found.average, &heads.1, Mark::Diamond)).collect()
        };
        let (domains, aspects) = (series(|average| &average.domains), series(|average| &average.aspects));
        let kinds = averages(&found, published, words);
        let years = (trend(rubric, assessment, &[]), references(rubric, &found, published, words));
        let charts = Chart::ALL.into_iter().filter(|chart| match chart {
            Chart::Domains => true,
            Chart::Aspects => !aspects.is_empty(),
            Chart::Kinds => kinds.len() > 2,
            Chart::Years => !years.1.is_empty(),
        });
        let charts = charts.map(|chart| (chart, chart.title(kind, year, words))).collect();
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
            placement: found.placement_reckoning(words),
            domains,
            aspects,
            kinds,
            years,
            charts,
            lists: Lists::of(view, &found, published),
        })
    }

    /// One of the lists.
    pub fn list(&self, which: Which) -> &List {
        self.lists.get(which)
    }
}

/// The average index of each kind of institution, and of all.
fn averages(found: &Benchmark<'_>, published: Option<&National>, words: Words) -> Vec<AverageBar> {
    let bar = |(kind, value): (Option<Kind>, Exact)| AverageBar {
        label: kind.map_or_else(|| found.all_head(words), |kind| kind_name(kind, words).to_owned()),
        own: kind == Some(found.kind),
        value,
    };
    found.averages_of_kinds(published).into_iter().map(bar).collect()
}

/// The published indices of the nation and of the kind over the years.
fn references(
    rubric: &Rubric,
    found: &Benchmark<'_>,
    published: Option<&National>,
    words: Words,
) -> Vec<TrendReference> {
    let Some(published) = published else { return Vec::new() };
    let nation = published.series.years.iter().map(|one| TrendPoint {
        year: one.year,
        index: one.index.clone(),
        other_framework: one.rubric != rubric.id,
    });
    let of_kind = published.kind_series(found.kind).into_iter();
    let of_kind =
        of_kind.map(|(year, index)| TrendPoint { year, index: index.clone(), other_framework: false }).collect();
    vec![
        TrendReference { label: kind_name(found.kind, words).to_owned(), mark: Mark::Circle, points: of_kind },
        TrendReference { label: t!(words, benchmark.nation).to_owned(), mark: Mark::Diamond, points: nation.collect() },
    ]
}

/// A chart that can be shown beside the distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Chart {
    /// Domains beside averages.
    #[default]
    Domains,
    /// Aspects beside averages.
    Aspects,
    /// Averages of the kinds of institutions.
    Kinds,
    /// The index by year beside the nation and the kind.
    Years,
}

impl Chart {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Domains, Self::Aspects, Self::Kinds, Self::Years];

    /// What it is called where it is chosen.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Domains => t!(words, benchmark.chart.domains),
            Self::Aspects => t!(words, benchmark.chart.aspects),
            Self::Kinds => t!(words, benchmark.chart.kinds),
            Self::Years => t!(words, benchmark.chart.years),
        }
    }

    fn title(self, kind: &str, year: i16, words: Words) -> String {
        match self {
            Self::Domains => t!(words, dashboard.domains_compared, year = year),
            Self::Aspects => t!(words, benchmark.chart.aspects_title, year = year),
            Self::Kinds => t!(words, benchmark.chart.kinds_title, year = year),
            Self::Years => t!(words, benchmark.chart.years_title, kind = kind.to_lowercase()),
        }
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
