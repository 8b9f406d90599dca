//! An assessment beside published results: everything that is said of it in one value, for window, command line and report.

use super::{
    Average, Bin, National, Peer, Placement, PublishedRow, PublishedTable, Risers, as_printed, distribution,
    nearest_peers, risers,
};
use crate::{
    assessment::{Assessment, Kind},
    rubric::{Exact, Rubric},
    scoring::{Node, NodeKind, Score},
};

/// An assessment beside one table of published results.
///
/// The institution itself counts among the others. Where its own result stands in the table, that row is left out of ranks,
/// distribution and peers, for the draft stands in its place: nobody is counted twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark<'a> {
    /// The table.
    pub table: &'a PublishedTable,
    /// Kind of the institution.
    pub kind: Kind,
    /// The own index as it is printed; a lower bound while `complete` is false.
    pub index: Exact,
    /// Whether every indicator is answered.
    pub complete: bool,
    /// The institution's own row of the table.
    pub own: Option<&'a PublishedRow>,
    /// Where the index stands among all.
    pub all: Placement,
    /// Where it stands among its kind; `None` where the table has no other of it.
    pub among_kind: Option<Placement>,
    /// How many of the others have which index.
    pub bins: Vec<Bin>,
    /// Averages of all institutions of the table.
    pub average: Option<Average>,
    /// Averages of the institution's kind.
    pub kind_average: Option<Average>,
    /// Where the averages were published; `None` where they are means of the rows.
    pub averages_source: Option<&'a str>,
    /// Nearest institutions of the same kind.
    pub peers: Vec<Peer<'a>>,
    /// Who of the kind rose since an earlier year, where a table of one is there.
    pub risers: Option<Risers<'a>>,
}

impl<'a> Benchmark<'a> {
    /// Compares. `national` are the published figures of the framework; `earlier` is a table of an earlier year.
    pub fn of(
        rubric: &Rubric,
        assessment: &Assessment,
        score: &Score,
        table: &'a PublishedTable,
        national: Option<&'a National>,
        earlier: Option<&'a PublishedTable>,
    ) -> Self {
        let institution = &assessment.institution;
        let kind = institution.kind.value;
        let own = table.own(kind, &institution.name.value);
        let others =
            |kind: Option<Kind>| table.rows_of(kind).filter(move |row| !own.is_some_and(|own| std::ptr::eq(own, *row)));
        let index = score.index();
        // Published averages are of all institutions; those of a group that somebody put together are its own means.
        let published = national.filter(|_| table.is_official()).and_then(|national| national.of_year(table.year));
        let (average, kind_average) = match published {
            Some(published) => (Some(published.all().clone()), published.of(kind).cloned()),
            None => (table.mean(None), table.mean(Some(kind))),
        };
        Self {
            table,
            kind,
            index: as_printed(index),
            complete: score.complete(),
            own,
            all: Placement::among_rows(others(None), index),
            among_kind: Some(Placement::among_rows(others(Some(kind)), index)).filter(|placement| placement.of > 0),
            bins: distribution(rubric, others(None), kind),
            average,
            kind_average,
            averages_source: published.map(|published| published.source.as_str()),
            peers: nearest_peers(others(Some(kind)), index),
            risers: earlier.map(|earlier| risers(earlier, table, Some(kind))),
        }
    }
}

/// A number of the score beside the averages of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared<'a> {
    /// The number: the index, a domain or an aspect.
    pub node: &'a Node,
    /// Average of the institution's kind.
    pub kind: Option<&'a Exact>,
    /// Average of all institutions.
    pub all: Option<&'a Exact>,
}

impl Benchmark<'_> {
    /// The index, then every domain with its aspects, each beside its averages.
    pub fn values<'b>(&'b self, score: &'b Score) -> Vec<Compared<'b>> {
        let mut found = Vec::new();
        self.gather(&score.lowest.root, &mut found);
        found
    }

    /// The average index of every kind of institution in the table, and of all of them last; what has no average is left out.
    pub fn averages_of_kinds(&self, national: Option<&National>) -> Vec<(Option<Kind>, Exact)> {
        let published = self.averages_source.and(national).and_then(|national| national.of_year(self.table.year));
        let of = |kind: Option<Kind>| match (published, kind) {
            (Some(published), Some(kind)) => published.of(kind).map(|average| average.index.clone()),
            (Some(published), None) => Some(published.all().index.clone()),
            (None, kind) => self.table.mean(kind).map(|average| average.index),
        };
        Kind::ALL.into_iter().map(Some).chain([None]).filter_map(|kind| Some((kind, of(kind)?))).collect()
    }

    fn gather<'b>(&'b self, node: &'b Node, found: &mut Vec<Compared<'b>>) {
        if !matches!(node.kind, NodeKind::Index | NodeKind::Domain | NodeKind::Aspect) {
            return;
        }
        let of = |average: &'b Option<Average>| average.as_ref()?.value_of(node.kind, &node.id);
        found.push(Compared { node, kind: of(&self.kind_average), all: of(&self.average) });
        node.inputs.iter().for_each(|input| self.gather(input, found));
    }
}

/// Of several tables the one of the latest year before another's, with all its rows; the first of several.
pub fn earlier_table<'a>(
    tables: impl Iterator<Item = &'a PublishedTable>,
    table: &PublishedTable,
) -> Option<&'a PublishedTable> {
    let mut found: Option<&PublishedTable> = None;
    for one in tables.filter(|one| one.year < table.year && one.rubric == table.rubric && one.group.is_empty()) {
        if found.is_none_or(|known| one.year > known.year) {
            found = Some(one);
        }
    }
    found
}
