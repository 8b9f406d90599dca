//! Domains, aspects and indicators with their numbers, as the parts list them.

use super::Context;
use crate::{
    rubric::{Aspect, Indicator},
    scoring::{Node, NodeKind, completed_level},
};

/// A domain; an aspect in frameworks without domains.
#[derive(Clone, Copy)]
pub(super) struct Group<'a> {
    /// Id in the rubric, the printed number.
    pub id: &'a str,
    /// Official name.
    pub name: &'a str,
    /// The same in short, for where several stand together.
    pub short: &'a str,
    /// Its numbers; unanswered indicators count as the lowest level.
    pub node: &'a Node,
    /// True for an aspect that stands for a domain.
    is_aspect: bool,
}

impl<'a> Group<'a> {
    /// All groups in order.
    pub fn all(context: &Context<'a>) -> Vec<Self> {
        let (rubric, trace) = (context.rubric, &context.score.lowest);
        if rubric.domains.is_empty() {
            let group = |aspect: &'a Aspect| {
                let node = trace.node(NodeKind::Aspect, &aspect.id)?;
                Some(Self { id: &aspect.id, name: &aspect.name, short: &aspect.short, node, is_aspect: true })
            };
            return rubric.aspects.iter().filter_map(group).collect();
        }
        let group = |domain: &'a crate::rubric::Domain| {
            let node = trace.node(NodeKind::Domain, &domain.id)?;
            Some(Self { id: &domain.id, name: &domain.name, short: &domain.short, node, is_aspect: false })
        };
        rubric.domains.iter().filter_map(group).collect()
    }

    /// `1 Kebijakan Internal SPBE`
    pub fn title(&self) -> String {
        format!("{} {}", self.id, self.name)
    }

    /// Aspects below it; none below an aspect.
    pub fn aspects(&self, context: &Context<'a>) -> Vec<&'a Aspect> {
        if self.is_aspect { Vec::new() } else { context.rubric.aspects_of(self.id).collect() }
    }

    /// Indicators below it.
    pub fn indicators(&self, context: &Context<'a>) -> Vec<&'a Indicator> {
        let id = self.id;
        let belongs = |aspect: &str| {
            if self.is_aspect {
                return aspect == id;
            }
            context.rubric.aspect(aspect).is_some_and(|aspect| aspect.domain.as_deref() == Some(id))
        };
        context.rubric.indicators.iter().filter(|indicator| belongs(&indicator.aspect)).collect()
    }
}

impl<'a> Context<'a> {
    /// Level an answered indicator has completed.
    pub(super) fn level(&self, indicator: &Indicator) -> Option<u8> {
        completed_level(self.rubric, self.score, indicator)
    }

    /// Indicators with a level this test accepts, in order.
    pub(super) fn at_level(&self, wanted: impl Fn(u8) -> bool) -> Vec<&'a Indicator> {
        self.rubric.indicators.iter().filter(|indicator| self.level(indicator).is_some_and(&wanted)).collect()
    }

    /// Indicators that are not answered, in order.
    pub(super) fn open(&self) -> Vec<&'a Indicator> {
        self.rubric.indicators.iter().filter(|indicator| self.level(indicator).is_none()).collect()
    }

    /// Numbers of an indicator.
    pub(super) fn node(&self, indicator: &Indicator) -> Option<&'a Node> {
        self.score.lowest.node(NodeKind::Indicator, &indicator.id)
    }

    /// Level an indicator aims at.
    pub(super) fn target(&self, indicator: &Indicator) -> Option<u8> {
        self.assessment.answer(&indicator.id)?.target.value
    }

    /// Open questions that are answered.
    pub(super) fn answered_questions(&self) -> usize {
        self.rubric.general_questions.len() - self.inspection.unanswered_questions()
    }
}
