//! What is said of an assessment beside published results; the same for window, command line and report.

use super::{Benchmark, Placement};
use crate::{assessment::Kind, t, words::Words};

/// Short name of a kind of institution: `Kota`.
pub fn kind_name(kind: Kind, words: Words) -> &'static str {
    match kind {
        Kind::Ministry => t!(words, dashboard.kind.ministry),
        Kind::Agency => t!(words, dashboard.kind.agency),
        Kind::Body => t!(words, dashboard.kind.body),
        Kind::Province => t!(words, dashboard.kind.province),
        Kind::Regency => t!(words, dashboard.kind.regency),
        Kind::City => t!(words, dashboard.kind.city),
    }
}

/// A kind of institution inside a sentence: `kota`; short forms of capitals stay as they are.
pub fn kind_in_sentence(kind: Kind, words: Words) -> String {
    let name = kind_name(kind, words);
    if name.chars().all(char::is_uppercase) { name.to_owned() } else { name.to_lowercase() }
}

impl Benchmark<'_> {
    /// Rank and percentile among the kind and among all, in one sentence; of a lower bound it says no more than that.
    pub fn headline(&self, words: Words) -> String {
        let kind = kind_in_sentence(self.kind, words);
        let placed = |placement: Placement, group: &str| {
            let (rank, among, percentile) =
                (words.count(placement.rank()), words.count(placement.among()), placement.percentile());
            if self.complete {
                t!(words, benchmark.placed, rank = rank, among = among, group = group, percentile = percentile)
            } else {
                t!(words, benchmark.placed_at_least, rank = rank, among = among, group = group, percentile = percentile)
            }
        };
        let all = placed(self.all, &self.group_name(words));
        match self.among_kind {
            Some(placement) => t!(words, benchmark.headline, kind = placed(placement, &kind), all = all),
            None => t!(words, benchmark.headline_alone, kind = kind, all = all),
        }
    }

    /// All that are compared with, inside a sentence: `instansi`, or those of a group.
    pub fn group_name(&self, words: Words) -> String {
        match self.table.group.as_str() {
            "" => t!(words, benchmark.group_all).to_owned(),
            group => t!(words, benchmark.group_named, group = group),
        }
    }

    /// What the average of the kind is called: `Kota 2024`.
    pub fn kind_head(&self, words: Words) -> String {
        t!(words, benchmark.head.group, group = kind_name(self.kind, words), year = self.table.year)
    }

    /// What the average of all is called: `Nasional 2024` of the official table, `Semua 2024` of another one, whose
    /// institutions are not the nation.
    pub fn all_head(&self, words: Words) -> String {
        if self.table.is_official() {
            t!(words, dashboard.national, year = self.table.year)
        } else {
            t!(words, benchmark.head.all, year = self.table.year)
        }
    }

    /// What the index is compared with: `hasil SPBE 2024`, or the name of somebody's table.
    pub fn table_name(&self, words: Words) -> String {
        self.table.shown_name(words)
    }

    /// How it is counted, in one sentence after the other: ties, percentile, what is printed.
    pub fn rules(words: Words) -> [&'static str; 3] {
        [t!(words, benchmark.rule.ties), t!(words, benchmark.rule.percentile), t!(words, benchmark.rule.printed)]
    }

    /// What should be known of this comparison: the own published row, the year, that a self-assessment stands beside results
    /// of external assessors, what is open.
    pub fn cautions(&self, assessed: i16, words: Words) -> Vec<String> {
        let mut said = Vec::new();
        if !self.complete {
            said.push(t!(words, benchmark.caution.open).to_owned());
        }
        said.extend(self.shared(words));
        said.push(match self.own {
            Some(own) => {
                let index = words.decimal(&own.index, 2);
                t!(words, benchmark.caution.own, name = own.name, index = index, year = self.table.year)
            }
            None => t!(words, benchmark.caution.not_in).to_owned(),
        });
        if assessed != 0 && assessed != self.table.year {
            said.push(t!(words, benchmark.caution.year, assessed = assessed, year = self.table.year));
        }
        if self.table.is_official() {
            said.push(t!(words, benchmark.caution.external).to_owned());
        }
        said
    }

    /// With how many others the rank is shared; nothing of a lower bound, which is no rank.
    fn shared(&self, words: Words) -> Option<String> {
        let sharing = |placement: Placement, group: &str| match placement.sharing() {
            0 => None,
            others => Some(t!(words, benchmark.shared, count = others, group = group)),
        };
        let kind = kind_in_sentence(self.kind, words);
        let of_kind = self.among_kind.and_then(|placement| sharing(placement, &kind));
        let groups: Vec<String> = of_kind.into_iter().chain(sharing(self.all, &self.group_name(words))).collect();
        let groups = groups.join(t!(words, benchmark.and));
        (self.complete && !groups.is_empty()).then(|| t!(words, benchmark.caution.shared, groups = groups))
    }

    /// Where the figures come from: results, and averages where those were published elsewhere.
    pub fn sources(&self, words: Words) -> Vec<String> {
        let mut said = vec![t!(words, benchmark.source, source = self.table.source, year = self.table.year)];
        said.push(match self.averages_source {
            Some(source) => t!(words, benchmark.source_averages, source = source, year = self.table.year),
            None => t!(words, benchmark.source_means).to_owned(),
        });
        said
    }
}

impl super::PublishedTable {
    /// What the table is called in lists and heads, with its year.
    pub fn shown_name(&self, words: Words) -> String {
        if self.is_official() {
            t!(words, benchmark.official, year = self.year)
        } else if self.group.is_empty() {
            t!(words, benchmark.own_table, name = self.name, year = self.year)
        } else {
            t!(words, benchmark.own_group, name = self.name, group = self.group, year = self.year)
        }
    }
}
