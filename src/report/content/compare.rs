//! Published averages beside the institution's own values.

use super::Context;
use crate::{
    assessment::Kind,
    chart::{Mark, Reference, Series},
    insight::{Average, National, national},
    rubric::Exact,
    scoring::{Node, NodeKind},
    t,
    words::Words,
};

/// Averages of the institution's kind and of all institutions, with their year.
pub(super) struct Peers {
    /// Published figures.
    pub national: &'static National,
    /// Averages of the institution's kind.
    pub kind: &'static Average,
    kind_of: Kind,
}

impl Peers {
    /// Averages to compare with, where the framework has any.
    pub fn of(context: &Context<'_>) -> Option<Self> {
        let kind_of = context.assessment.institution.kind.value;
        let national = national(context.rubric)?;
        Some(Self { national, kind: national.of(kind_of)?, kind_of })
    }

    /// Head of a column: `Kota 2024`.
    pub fn kind_head(&self, words: Words) -> String {
        let year = self.national.year;
        match self.kind_of {
            Kind::Ministry => t!(words, report.share.head.ministry, year = year),
            Kind::Agency => t!(words, report.share.head.agency, year = year),
            Kind::Body => t!(words, report.share.head.body, year = year),
            Kind::Province => t!(words, report.share.head.province, year = year),
            Kind::Regency => t!(words, report.share.head.regency, year = year),
            Kind::City => t!(words, report.share.head.city, year = year),
        }
    }

    /// Head of a column: `Nasional 2024`.
    pub fn all_head(&self, words: Words) -> String {
        t!(words, report.share.head.all, year = self.national.year)
    }

    /// The institutions of the kind inside a sentence: `kota`.
    pub fn kind_name(&self, words: Words) -> &'static str {
        match self.kind_of {
            Kind::Ministry => t!(words, report.share.kind.ministry),
            Kind::Agency => t!(words, report.share.kind.agency),
            Kind::Body => t!(words, report.share.kind.body),
            Kind::Province => t!(words, report.share.kind.province),
            Kind::Regency => t!(words, report.share.kind.regency),
            Kind::City => t!(words, report.share.kind.city),
        }
    }

    /// `rata-rata kota 2024`
    pub fn average_name(&self, words: Words) -> String {
        t!(words, report.share.average, kind = self.kind_name(words), year = self.national.year)
    }

    /// Says that the figures were not known yet on the reference date: results of a year are set after it.
    pub fn published_later(&self, context: &Context<'_>) -> Option<String> {
        let reference = context.assessment.reference_date.value?;
        let day = context.words.date(reference);
        (reference.year() <= self.national.year)
            .then(|| t!(context, report.share.later, year = self.national.year, date = day))
    }

    /// The kind's average for a node of the trace.
    pub fn kind_average(&self, node: &Node) -> Option<&'static Exact> {
        figure(self.kind, node)
    }

    /// The national average for a node of the trace.
    pub fn all_average(&self, node: &Node) -> Option<&'static Exact> {
        figure(self.national.all(), node)
    }

    /// How far a fully answered node lies above the kind's average.
    pub fn lead(&self, node: &Node) -> Option<Exact> {
        let value = node.value.as_ref().filter(|_| node.answered == node.total)?;
        Some(value - self.kind_average(node)?)
    }

    /// The kind's average as a mark on charts.
    pub fn kind_reference(&self, words: Words, node: &Node, mark: Mark) -> Option<Reference> {
        Some(Reference { label: self.kind_head(words), value: self.kind_average(node)?.clone(), mark })
    }

    /// The national average as a mark on charts.
    pub fn all_reference(&self, words: Words, node: &Node) -> Option<Reference> {
        Some(Reference { label: self.all_head(words), value: self.all_average(node)?.clone(), mark: Mark::Diamond })
    }

    /// Averages of the aspects, for the radar.
    pub fn aspect_series(&self, words: Words) -> Vec<Series> {
        let series = |label: String, average: &Average, mark| Series { label, values: average.aspects.clone(), mark };
        vec![
            series(self.average_name(words), self.kind, Mark::Circle),
            series(t!(words, report.share.average_all, year = self.national.year), self.national.all(), Mark::Diamond),
        ]
    }
}

fn figure<'a>(average: &'a Average, node: &Node) -> Option<&'a Exact> {
    match node.kind {
        NodeKind::Index => Some(&average.index),
        NodeKind::Domain => average.domains.get(&node.id),
        NodeKind::Aspect => average.aspects.get(&node.id),
        NodeKind::Indicator | NodeKind::Entry => None,
    }
}
