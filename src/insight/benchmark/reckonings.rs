//! How ranks, percentiles, averages and differences beside published results came about, as calculations that can be copied.

use super::{Benchmark, Compared, Peer, Placement, PublishedTable, Riser, kind_in_sentence};
use crate::{
    insight::reckoning::{Reckoning, Step},
    rubric::{Exact, exact_to_text},
    scoring::NodeKind,
    t,
    words::Words,
};

impl Benchmark<'_> {
    /// How rank and percentile came about, among the kind and among all: which rows were counted, the rule of ties, the formula.
    pub fn placement_reckoning(&self, words: Words) -> Reckoning {
        let index = words.decimal(&self.index, 2);
        let kind = kind_in_sentence(self.kind, words);
        let shown = self.among_kind.unwrap_or(self.all);
        let among_kind = self.among_kind.map(|placement| counted(placement, &kind, &index, words)).unwrap_or_default();
        let steps = among_kind.into_iter().chain(counted(self.all, &self.group_name(words), &index, words)).collect();
        let mut remarks: Vec<String> = Self::rules(words).map(str::to_owned).to_vec();
        remarks.extend(self.cautions(0, words));
        Reckoning {
            value: t!(
                words,
                benchmark.why.both,
                rank = words.count(shown.rank()),
                percentile = words.count(shown.percentile())
            ),
            subject: t!(words, benchmark.why.placement, index = index, table = self.table_name(words)),
            steps,
            remarks,
            sources: vec![t!(words, benchmark.source, source = self.table.source, year = self.table.year)],
        }
    }

    /// How the differences of a number of the score to its averages came about, and where those come from.
    pub fn value_reckoning(&self, one: &Compared<'_>, name: &str, words: Words) -> Option<Reckoning> {
        let own = one.node.value.as_ref()?;
        let mut steps = vec![Step::new(format!("{name}:"), written(own, words))];
        let mut remarks = Vec::new();
        let of_kind = (one.kind, Some(self.kind), self.kind_head(words));
        for (average, kind, head) in [of_kind, (one.all, None, self.all_head(words))] {
            let Some(average) = average else { continue };
            match self.mean_parts(kind, one) {
                Some((sum, count)) => {
                    let (sum, count) = (written(&sum, words), words.count(count));
                    let formula = t!(words, benchmark.why.mean, head = head, sum = sum, count = count);
                    steps.push(Step::new(formula, written(average, words)));
                }
                None => steps.push(Step::new(t!(words, benchmark.why.printed, head = head), written(average, words))),
            }
            let formula =
                t!(words, comparison.why.difference, now = written(own, words), before = written(average, words));
            steps.push(Step::new(formula, words.signed(&(own - average), 2)));
        }
        if one.node.answered < one.node.total {
            remarks.push(t!(words, benchmark.caution.open_value).to_owned());
        }
        remarks.push(t!(words, benchmark.rule.values).to_owned());
        Some(Reckoning {
            value: words.decimal(own, 2),
            subject: t!(words, benchmark.why.value, name = name),
            steps,
            remarks,
            sources: self.sources(words),
        })
    }

    /// Sum and number of the rows that an average was taken of; `None` where it is one that was printed.
    fn mean_parts(&self, kind: Option<crate::assessment::Kind>, one: &Compared<'_>) -> Option<(Exact, usize)> {
        if self.averages_source.is_some() {
            return None;
        }
        let rows = self.table.rows_of(kind);
        let found: Vec<&Exact> = match one.node.kind {
            NodeKind::Index => rows.map(|row| &row.index).collect(),
            _ => rows.filter_map(|row| row.domains.get(&one.node.id)).collect(),
        };
        Some((found.iter().copied().sum(), found.len()))
    }

    /// How much higher a peer's index is.
    pub fn peer_reckoning(&self, peer: &Peer<'_>, words: Words) -> Reckoning {
        let (theirs, own) = (words.decimal(&peer.row.index, 2), words.decimal(&self.index, 2));
        Reckoning {
            value: words.signed(&peer.ahead, 2),
            subject: t!(words, benchmark.why.peer, name = peer.row.name),
            steps: vec![Step::new(
                t!(words, comparison.why.difference, now = theirs, before = own),
                words.signed(&peer.ahead, 2),
            )],
            remarks: vec![t!(words, benchmark.rule.peers).to_owned(), t!(words, benchmark.rule.printed).to_owned()],
            sources: vec![t!(words, benchmark.source, source = self.table.source, year = self.table.year)],
        }
    }

    /// How much an institution rose from one table to the other. `None` where no earlier table is there.
    pub fn riser_reckoning(&self, riser: &Riser<'_>, words: Words) -> Option<Reckoning> {
        let risers = self.risers.as_ref()?;
        let (now, before) = (words.decimal(&riser.row.index, 2), words.decimal(&riser.from, 2));
        Some(Reckoning {
            value: words.signed(&riser.rise, 2),
            subject: t!(words, benchmark.why.riser, name = riser.row.name, from = risers.from, to = self.table.year),
            steps: vec![Step::new(
                t!(words, comparison.why.difference, now = now, before = before),
                words.signed(&riser.rise, 2),
            )],
            remarks: Vec::new(),
            sources: vec![
                t!(words, benchmark.source, source = self.table.source, year = self.table.year),
                t!(words, benchmark.source, source = risers.source, year = risers.from),
            ],
        })
    }
}

impl PublishedTable {
    /// How a rank in a list of so many came about.
    pub fn rank_reckoning(
        &self,
        (rank, among): (usize, usize),
        (name, index): (&str, &Exact),
        words: Words,
    ) -> Reckoning {
        let index = words.decimal(index, 2);
        let above = words.count(rank.saturating_sub(1));
        Reckoning {
            value: words.count(rank),
            subject: t!(words, benchmark.why.rank, name = name, among = words.count(among)),
            steps: vec![Step::new(t!(words, benchmark.why.above, index = index, above = above), words.count(rank))],
            remarks: vec![t!(words, benchmark.rule.ties).to_owned(), t!(words, benchmark.rule.printed).to_owned()],
            sources: vec![t!(words, benchmark.source, source = self.source, year = self.year)],
        }
    }
}

/// Rank and percentile in a group, with what was counted.
fn counted(placement: Placement, group: &str, index: &str, words: Words) -> Vec<Step> {
    let count = |number: usize| words.count(number);
    let (above, among) = (count(placement.above), count(placement.among()));
    let not_above = count(placement.among().saturating_sub(placement.above));
    vec![
        Step::new(t!(words, benchmark.why.group, group = group, others = count(placement.of)), among.clone()),
        Step::new(t!(words, benchmark.why.above, index = index, above = above), count(placement.rank())),
        Step::new(t!(words, benchmark.why.sharing, index = index), count(placement.sharing())),
        Step::new(
            t!(words, benchmark.why.percentile, among = among, above = above, not_above = not_above),
            count(placement.percentile()),
        ),
    ]
}

/// A number in full, as a decimal or a fraction.
fn written(number: &Exact, words: Words) -> String {
    words.localized(&exact_to_text(number))
}
