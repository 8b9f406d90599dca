//! The assessments of one framework and year, ranked.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    filter::PortfolioFilter,
    gathered::{Group, Member, Portfolio},
    summary::Summary,
};
use crate::{
    rubric::{Exact, Rubric, exact_from_text},
    words,
};

/// One line of a portfolio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortfolioRow {
    /// The file.
    pub member: Arc<Member>,
    /// Rank among the complete ones that are shown; `None` where the index is a lower bound.
    pub rank: Option<usize>,
    /// What moved since an earlier year; `None` where there is none of the same institution, or one of both is a bound.
    pub moved: Option<Moved>,
}

/// The change of an index since an earlier year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The earlier year.
    pub since: i16,
    /// Its index.
    pub from: Exact,
    /// By how much it is higher now; lower below nought.
    pub by: Exact,
}

/// The assessments of one framework and year, the highest index first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PortfolioView {
    /// The lines.
    pub rows: Vec<PortfolioRow>,
    /// How many there are of this framework and year without the filter.
    pub of: usize,
}

impl PortfolioView {
    /// Those of a group that a filter leaves. Ordered by exact index, then by name and path; ranked among those shown that
    /// are complete, by the index as it is printed: equal figures share the best rank they have, as the published ones do.
    pub fn of(portfolio: &Portfolio, rubric: &Rubric, group: &Group, filter: &PortfolioFilter) -> Self {
        let in_group =
            |member: &&Arc<Member>| member.summary.rubric == group.rubric && member.summary.year == group.year.0;
        let earlier = earlier_years(portfolio, group);
        let of = portfolio.members().iter().filter(in_group).count();
        let wanted = portfolio.members().iter().filter(in_group).filter(|one| filter.wants(rubric, &one.summary));
        let row = |member: &Arc<Member>| PortfolioRow {
            member: Arc::clone(member),
            rank: None,
            moved: moved(&earlier, &member.summary),
        };
        let mut rows: Vec<PortfolioRow> = wanted.map(row).collect();
        rows.sort_by(|one, other| {
            let key = |row: &PortfolioRow| (row.member.summary.known_as(), row.member.path.clone());
            other.member.summary.index.cmp(&one.member.summary.index).then_with(|| key(one).cmp(&key(other)))
        });
        let mut before: Option<(Exact, usize)> = None;
        let mut complete = 0;
        for row in &mut rows {
            if !row.member.summary.complete() {
                continue;
            }
            let printed = printed(&row.member.summary.index);
            complete += 1;
            let rank = match before {
                Some((same, rank)) if same == printed => rank,
                _ => complete,
            };
            row.rank = Some(rank);
            before = Some((printed, rank));
        }
        Self { rows, of }
    }

    /// How many complete ones are ranked.
    pub fn ranked(&self) -> usize {
        self.rows.iter().filter(|row| row.rank.is_some()).count()
    }

    /// Those that moved since an earlier year, the most risen first; those that did not move are left out.
    pub fn movers(&self) -> Vec<&PortfolioRow> {
        let nought = Exact::default();
        let mut movers: Vec<_> =
            self.rows.iter().filter(|row| row.moved.as_ref().is_some_and(|moved| moved.by != nought)).collect();
        let by = |row: &PortfolioRow| row.moved.as_ref().map(|moved| moved.by.clone());
        movers.sort_by_key(|row| std::cmp::Reverse(by(row)));
        movers
    }

    /// The indices of the complete ones, in order from the lowest.
    pub fn indices(&self) -> Vec<Exact> {
        let complete = self.rows.iter().rev().filter(|row| row.rank.is_some());
        complete.map(|row| row.member.summary.index.clone()).collect()
    }

    /// The values of a domain of the complete ones, in order from the lowest.
    pub fn domain(&self, place: usize) -> Vec<Exact> {
        let complete = self.rows.iter().filter(|row| row.rank.is_some());
        let mut values: Vec<Exact> = complete.filter_map(|row| row.member.summary.domain(place).cloned()).collect();
        values.sort();
        values
    }
}

/// A number as it is printed, with two decimals.
fn printed(index: &Exact) -> Exact {
    exact_from_text(&words::rounded(index, 2)).unwrap_or_else(|_| index.clone())
}

/// The last complete assessment of each institution before a year, under the same framework.
fn earlier_years<'a>(portfolio: &'a Portfolio, group: &Group) -> BTreeMap<String, &'a Summary> {
    let mut earlier: BTreeMap<String, &Summary> = BTreeMap::new();
    let summaries = portfolio.members().iter().map(|member| &member.summary);
    // A year that was not chosen is before none.
    for one in summaries.filter(|one| one.rubric == group.rubric && one.year != 0 && one.year < group.year.0) {
        let name = one.known_as();
        if !name.is_empty() && earlier.get(&name).is_none_or(|other| other.year < one.year) {
            earlier.insert(name, one);
        }
    }
    earlier
}

fn moved(earlier: &BTreeMap<String, &Summary>, now: &Summary) -> Option<Moved> {
    let before = earlier.get(&now.known_as())?;
    (before.complete() && now.complete()).then(|| Moved {
        since: before.year,
        from: before.index.clone(),
        by: &now.index - &before.index,
    })
}
