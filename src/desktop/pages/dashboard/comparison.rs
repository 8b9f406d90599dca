//! What the present values are compared with: published averages, always with their year.

use crate::{
    assessment::Kind,
    chart::{Mark, Reference, Series},
    insight::{Average, National, kind_name},
    scoring::{Node, NodeKind, Score},
    t,
    words::Words,
};

/// The averages that are shown beside the present values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Comparison {
    /// None.
    Nothing,
    /// Of all institutions.
    National,
    /// Of the institution's own kind.
    Kind,
    /// Both.
    #[default]
    Both,
    /// What is aimed at.
    Target,
    /// What is aimed at, and both averages.
    Everything,
}

impl Comparison {
    /// The choices in the order of the list; targets only where there are any.
    pub fn offered(targets: bool) -> &'static [Self] {
        let all = &[Self::Nothing, Self::National, Self::Kind, Self::Both, Self::Target, Self::Everything];
        if targets { all } else { &all[..4] }
    }

    /// Its name in the list.
    pub fn name(self, kind: Kind, year: i16, words: Words) -> String {
        match self {
            Self::Nothing => t!(words, dashboard.compare.nothing).to_owned(),
            Self::National => t!(words, dashboard.national, year = year),
            Self::Kind => t!(words, dashboard.average, kind = kind_name(kind, words), year = year),
            Self::Both => t!(words, dashboard.compare.both, kind = kind_name(kind, words).to_lowercase(), year = year),
            Self::Target => t!(words, dashboard.compare.target).to_owned(),
            Self::Everything => {
                t!(words, dashboard.compare.everything, kind = kind_name(kind, words).to_lowercase(), year = year)
            }
        }
    }

    /// True where the averages of the institution's kind are shown.
    pub fn with_kind(self) -> bool {
        matches!(self, Self::Kind | Self::Both | Self::Everything)
    }

    /// The averages with their labels and marks.
    fn averages(self, national: &National, kind: Kind, words: Words) -> Vec<(String, &Average, Mark)> {
        let mut averages = Vec::new();
        if self.with_kind()
            && let Some(average) = national.of(kind)
        {
            averages.push((Self::Kind.name(kind, national.year, words), average, Mark::Circle));
        }
        if matches!(self, Self::National | Self::Both | Self::Everything) {
            averages.push((Self::National.name(kind, national.year, words), national.all(), Mark::Diamond));
        }
        averages
    }

    /// True where what is aimed at is shown.
    pub fn with_target(self) -> bool {
        matches!(self, Self::Target | Self::Everything)
    }

    /// What the domains or aspects come to once all targets are reached.
    pub fn of_target(self, aimed: Option<&Score>, kind: NodeKind, words: Words) -> Option<Series> {
        let aimed = aimed.filter(|_| self.with_target())?;
        let value = |node: &&Node| Some((node.id.clone(), node.value.clone()?));
        let values = aimed.lowest.nodes(kind).iter().filter_map(value).collect();
        Some(Series { label: t!(words, dashboard.compare.target).to_owned(), values, mark: Mark::Triangle })
    }

    /// Average indices for the ruler.
    pub fn of_index(self, national: &National, kind: Kind, words: Words) -> Vec<Reference> {
        let reference =
            |(label, average, mark): (String, &Average, Mark)| Reference { label, value: average.index.clone(), mark };
        self.averages(national, kind, words).into_iter().map(reference).collect()
    }

    /// Average values of the domains.
    pub fn of_domains(self, national: &National, kind: Kind, words: Words) -> Vec<Series> {
        let series =
            |(label, average, mark): (String, &Average, Mark)| Series { label, values: average.domains.clone(), mark };
        self.averages(national, kind, words).into_iter().map(series).collect()
    }

    /// Average values of the aspects.
    pub fn of_aspects(self, national: &National, kind: Kind, words: Words) -> Vec<Series> {
        let series =
            |(label, average, mark): (String, &Average, Mark)| Series { label, values: average.aspects.clone(), mark };
        self.averages(national, kind, words).into_iter().map(series).collect()
    }
}
