//! What keeps an indicator at its level: the source's own words, else the open criteria of the next level.

use crate::{
    rubric::{Criterion, Indicator, Level},
    t,
    words::Words,
};

/// What keeps an indicator at a level.
#[derive(Debug, Clone, PartialEq)]
pub struct Holding<'a> {
    /// What the source itself says ("Kondisi"), where it does.
    pub stated: Option<&'a str>,
    /// The next level; `None` at the highest one.
    pub next: Option<u8>,
    /// Criteria of the next level that are not ticked, in their order.
    pub open: Vec<&'a Criterion>,
}

/// What keeps an indicator at this level; `ticked` says which criteria are met.
pub fn what_holds_back<'a>(indicator: &'a Indicator, level: u8, ticked: &dyn Fn(&str) -> bool) -> Holding<'a> {
    let next = indicator.levels.iter().find(|other| other.level > level);
    Holding {
        stated: indicator.level(level).and_then(|level| level.holds_back.as_deref()),
        next: next.map(|next| next.level),
        open: next.iter().flat_map(|next| &next.criteria).filter(|criterion| !ticked(&criterion.id)).collect(),
    }
}

impl Holding<'_> {
    /// The same as a sentence.
    pub fn sentence(&self, words: Words) -> String {
        match (self.stated, self.next) {
            (Some(stated), _) => stated.to_owned(),
            (None, None) => t!(words, finding.holding.top).to_owned(),
            (None, Some(next)) if self.open.is_empty() => t!(words, finding.holding.ready, level = next),
            (None, Some(next)) => {
                let open: Vec<&str> = self.open.iter().map(|criterion| criterion.text.trim_end_matches('.')).collect();
                t!(words, finding.holding.open, level = next, criteria = open.join("; "))
            }
        }
    }
}

/// The level everything else about an entry is seen from: the chosen one, else the highest up to which every criterion is
/// ticked, else the lowest.
pub fn reached_level(indicator: &Indicator, chosen: Option<u8>, ticked: &dyn Fn(&str) -> bool) -> u8 {
    chosen.unwrap_or_else(|| {
        let whole = |level: &&Level| level.criteria.iter().all(|criterion| ticked(&criterion.id));
        indicator.levels.iter().take_while(whole).last().map_or_else(|| indicator.lowest(), |level| level.level)
    })
}

/// The first level above another one.
pub fn next_level(indicator: &Indicator, level: u8) -> Option<u8> {
    indicator.levels.iter().map(|other| other.level).find(|other| *other > level)
}
