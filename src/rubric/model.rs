//! The types of a rubric file. Every text in them is Indonesian and shown to people as it stands.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    checks::Checks,
    exact::{Exact, serde_exact},
    pattern::Pattern,
};

/// A framework: what is asked, how it is weighed and what the values are called.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Always `spbe-mandiri/rubrik`.
    pub format: String,
    /// Version of the file format; 1.
    pub version: u32,
    /// Stable id, such as `spbe-2020`; drafts name it.
    pub id: String,
    /// Edition of the wording, such as `1.0`; shown beside the id.
    pub edition: String,
    /// Short name, such as `SPBE 2020`.
    pub name: String,
    /// What is measured, in full.
    pub title: String,
    /// Regulation that fixes the framework.
    pub regulation: String,
    /// Short form of the regulation for tags, such as `PermenPANRB 59/2020`.
    pub regulation_short: String,
    /// Guide that explains it.
    pub guide: String,
    /// Short form of the guide for tags, such as `Pedoman 3/2024`; the guide's full name where nothing is said.
    #[serde(default)]
    pub guide_short: String,
    /// What replaced the regulation, where something did; shown as a warning.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// First day on which it no longer applied, where that is known.
    #[serde(default)]
    pub replaced_from: Option<Date>,
    /// Scales that name levels.
    pub scales: Vec<Scale>,
    /// Bands of the index, lowest first.
    pub bands: Vec<Band>,
    /// Lowest level an indicator should reach by the ministry's own target.
    pub target_level: u8,
    /// Domains; empty in frameworks that only have aspects.
    #[serde(default)]
    pub domains: Vec<Domain>,
    /// Aspects in order.
    pub aspects: Vec<Aspect>,
    /// Indicators in order.
    pub indicators: Vec<Indicator>,
    /// Sentence patterns for Fakta and Analisis.
    pub patterns: Vec<Pattern>,
    /// Rules about the age of evidence.
    #[serde(default)]
    pub freshness: Vec<Freshness>,
    /// Limits of the official upload form.
    pub evidence_limits: EvidenceLimits,
    /// Thresholds and lists of the checks that go beyond the rules of scoring.
    #[serde(default)]
    pub checks: Checks,
    /// Open questions that are asked beside the indicators.
    #[serde(default)]
    pub general_questions: Vec<GeneralQuestion>,
    /// Remarks on the whole framework.
    #[serde(default)]
    pub notes: Vec<String>,
    /// SHA-256 of the file it was read from (line ends read as LF), 64 hexadecimal digits.
    #[serde(skip)]
    pub fingerprint: String,
}

/// A ladder of levels with names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Id that indicators name.
    pub id: String,
    /// Name, such as `Kapabilitas proses`.
    pub name: String,
    /// Levels, lowest first, without a gap.
    pub levels: Vec<ScaleLevel>,
}

/// One rung of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleLevel {
    /// Number of the level, 0 to 9.
    pub level: u8,
    /// Name, such as `Rintisan`.
    pub name: String,
    /// What the level means, in one sentence.
    pub gist: String,
    /// Value of the level; its number where nothing is said.
    #[serde(default, with = "serde_exact::option")]
    pub value: Option<Exact>,
}

/// A named part of the index axis (predicate).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Stable id, such as `sangat-baik`; the command line takes it.
    pub id: String,
    /// Name, such as `Sangat Baik`.
    pub name: String,
    /// Lowest value that belongs to the band.
    #[serde(with = "serde_exact")]
    pub from: Exact,
    /// Where the band ends: the next band's start (not included) or the highest value (included).
    #[serde(with = "serde_exact")]
    pub to: Exact,
    /// Colour of the level palette, 1 to 5.
    pub palette: u8,
}

/// A group of aspects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Stable id, its printed number.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Name for narrow places.
    pub short: String,
    /// Weight in percent of the index.
    #[serde(with = "serde_exact")]
    pub weight: Exact,
}

/// A group of indicators.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aspect {
    /// Stable id, its printed number.
    pub id: String,
    /// Domain it belongs to, in frameworks that have domains.
    #[serde(default)]
    pub domain: Option<String>,
    /// Official name.
    pub name: String,
    /// Name for lists.
    pub short: String,
    /// Name for chart axes, at most ten characters.
    pub tiny: String,
    /// Weight in percent of the index.
    #[serde(with = "serde_exact")]
    pub weight: Exact,
}

/// One question that is scored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Stable id, its printed number.
    pub id: String,
    /// Aspect it belongs to.
    pub aspect: String,
    /// Official name.
    pub name: String,
    /// Name without its formal opening, for headings.
    pub title: String,
    /// Name for trees and small cells, at most 26 characters.
    pub short: String,
    /// The substance as it reads inside a sentence; fills the sentence patterns.
    pub subject: String,
    /// Weight in percent of the index.
    #[serde(with = "serde_exact")]
    pub weight: Exact,
    /// Scale that names its levels.
    pub scale: String,
    /// Sentence pattern for its explanation.
    pub pattern: String,
    /// Where its value comes from.
    #[serde(default)]
    pub measure: Measure,
    /// Names of its entries where one indicator is filled several times; empty means one entry.
    #[serde(default)]
    pub entries: Vec<String>,
    /// What the name of the service is asked as, for indicators where the institution chooses a service.
    #[serde(default)]
    pub service: Option<String>,
    /// The question in one sentence.
    pub question: String,
    /// What the terms mean and what is covered, by paragraph.
    pub explanation: Vec<String>,
    /// What the assessor looks at.
    pub judged: String,
    /// Which kinds of documents count.
    pub proof: String,
    /// Levels, lowest first.
    pub levels: Vec<Level>,
    /// Indicators that belong together with this one.
    #[serde(default)]
    pub related: Vec<Related>,
    /// Practical remarks.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// A practical remark on an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The remark.
    pub text: String,
    /// Levels it speaks of; empty where it is about the indicator as a whole.
    #[serde(default)]
    pub levels: Vec<u8>,
}

/// Where the value of an indicator comes from.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Measure {
    /// A chosen level; its value is the scale's.
    #[default]
    Levels,
    /// The lowest value plus the values of accepted criteria, level by level (Pemdi 2026).
    Items,
    /// A figure of another agency, converted by linear pieces (Pemdi 2026).
    External {
        /// Name of the other index.
        index: String,
        /// Pieces in ascending order without gaps.
        pieces: Vec<Piece>,
    },
}

/// One linear piece of a conversion: `from..to` of the other index becomes `low..high`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// Start on the other index.
    #[serde(with = "serde_exact")]
    pub from: Exact,
    /// End on the other index.
    #[serde(with = "serde_exact")]
    pub to: Exact,
    /// Value at the start.
    #[serde(with = "serde_exact")]
    pub low: Exact,
    /// Value at the end.
    #[serde(with = "serde_exact")]
    pub high: Exact,
}

/// What one level of an indicator demands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Number of the level on the indicator's scale.
    pub level: u8,
    /// The level in a nutshell, at most 40 characters.
    pub summary: String,
    /// When the level counts as met, in plain words.
    pub meaning: String,
    /// Single statements that can be checked one by one.
    pub criteria: Vec<Criterion>,
    /// What keeps an institution at this level, where the source says so ("Kondisi").
    #[serde(default)]
    pub holds_back: Option<String>,
    /// What should be handed in.
    pub evidence: Vec<EvidenceHint>,
    /// How the level is kept in later years.
    #[serde(default)]
    pub keep: Option<String>,
}

/// One checkable demand of a level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Stable id within the indicator: level, dot, number.
    pub id: String,
    /// The demand, one sentence.
    pub text: String,
    /// Who demands it.
    #[serde(default, skip_serializing_if = "Source::is_regulation")]
    pub source: Source,
    /// Rule about the age of its evidence.
    #[serde(default)]
    pub freshness: Option<String>,
    /// Share of the level's value it gives, for [`Measure::Items`].
    #[serde(default, with = "serde_exact::option")]
    pub value: Option<Exact>,
}

/// Who demands a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Source {
    /// The regulation itself ([`Rubric::regulation`]); for SPBE 2020 Permen PANRB 59/2020.
    #[default]
    Regulation,
    /// Only the guide that explains it ([`Rubric::guide`]); for SPBE 2020 Pedoman Menteri PANRB 3/2024.
    Guideline,
}

impl Source {
    /// The regulation's own, which is not written.
    fn is_regulation(&self) -> bool {
        *self == Self::Regulation
    }
}

/// A document that is expected at a level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceHint {
    /// What it is.
    pub text: String,
    /// Kinds of documents that fit.
    pub kinds: Vec<String>,
    /// True where the guide calls it optional.
    #[serde(default)]
    pub optional: bool,
}

/// A rule about the age of evidence, by id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freshness {
    /// Id that criteria name.
    pub id: String,
    /// What must be fresh.
    pub subject: String,
    /// The rule.
    pub rule: FreshnessRule,
    /// Where it is stated.
    pub source: String,
}

/// How fresh evidence must be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum FreshnessRule {
    /// Younger than so many months at the assessment's reference date.
    YoungerThan {
        /// Months, not included.
        months: u32,
    },
    /// Set at most so many months after the evidence under another rule.
    Within {
        /// Months, included.
        months: u32,
        /// Id of the other rule.
        after: String,
    },
}

/// Another indicator and why it belongs together with this one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Related {
    /// Id of the other indicator.
    pub indicator: String,
    /// Why, one sentence.
    pub why: String,
}

/// Limits of the official upload form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceLimits {
    /// Longest file name in characters.
    pub name_chars: u32,
    /// Largest upload of one indicator in megabytes (1 000 000 bytes).
    pub bundle_megabytes: u32,
}

/// An open question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GeneralQuestion {
    /// Stable id.
    pub id: String,
    /// The question.
    pub text: String,
    /// What a good answer covers.
    pub hint: String,
}

impl Rubric {
    /// Indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// Aspect with this id.
    pub fn aspect(&self, id: &str) -> Option<&Aspect> {
        self.aspects.iter().find(|aspect| aspect.id == id)
    }

    /// Domain with this id.
    pub fn domain(&self, id: &str) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.id == id)
    }

    /// Scale of an indicator. Checked rubrics always have it.
    pub fn scale(&self, indicator: &Indicator) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == indicator.scale)
    }

    /// Name of a level on the indicator's scale; empty where there is none.
    pub fn level_name(&self, indicator: &Indicator, level: u8) -> &str {
        self.scale(indicator)
            .and_then(|scale| scale.levels.iter().find(|rung| rung.level == level))
            .map_or("", |rung| rung.name.as_str())
    }

    /// Short name of who demands a criterion.
    pub fn source_name(&self, source: Source) -> &str {
        match source {
            Source::Regulation => &self.regulation_short,
            Source::Guideline if self.guide_short.is_empty() => &self.guide,
            Source::Guideline => &self.guide_short,
        }
    }

    /// Indicators of one aspect, in order.
    pub fn indicators_of<'a>(&'a self, aspect: &'a str) -> impl Iterator<Item = &'a Indicator> {
        self.indicators.iter().filter(move |indicator| indicator.aspect == aspect)
    }

    /// Aspects of one domain, in order.
    pub fn aspects_of<'a>(&'a self, domain: &'a str) -> impl Iterator<Item = &'a Aspect> {
        self.aspects.iter().filter(move |aspect| aspect.domain.as_deref() == Some(domain))
    }

    /// Band that an exact index belongs to. Values outside all bands take the nearest one.
    pub fn band(&self, index: &Exact) -> Option<&Band> {
        self.bands.iter().rev().find(|band| *index >= band.from).or_else(|| self.bands.first())
    }

    /// Band above this one.
    pub fn band_above(&self, band: &Band) -> Option<&Band> {
        let place = self.bands.iter().position(|other| other.id == band.id)?;
        self.bands.get(place + 1)
    }

    /// Lowest and highest value of the index: the ends of the bands.
    pub fn value_range(&self) -> Option<(&Exact, &Exact)> {
        Some((&self.bands.first()?.from, &self.bands.last()?.to))
    }
}

impl Scale {
    /// Value of a level: what the scale says, else its number.
    pub fn value(&self, level: u8) -> Option<Exact> {
        let rung = self.levels.iter().find(|rung| rung.level == level)?;
        Some(rung.value.clone().unwrap_or_else(|| Exact::from_integer(level.into())))
    }
}

impl Indicator {
    /// How many entries are filled for this indicator, at least 1.
    pub fn entry_count(&self) -> usize {
        self.entries.len().max(1)
    }

    /// What one level demands.
    pub fn level(&self, level: u8) -> Option<&Level> {
        self.levels.iter().find(|rung| rung.level == level)
    }

    /// Lowest level.
    pub fn lowest(&self) -> u8 {
        self.levels.first().map_or(0, |rung| rung.level)
    }

    /// Highest level.
    pub fn highest(&self) -> u8 {
        self.levels.last().map_or(0, |rung| rung.level)
    }

    /// Criteria that a level claims: those above the lowest level, which is everybody's, up to it.
    pub fn claimed(&self, level: u8) -> impl Iterator<Item = &Criterion> {
        let lowest = self.lowest();
        let rungs = self.levels.iter().filter(move |rung| rung.level > lowest && rung.level <= level);
        rungs.flat_map(|rung| &rung.criteria)
    }

    /// Criterion with this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.levels.iter().flat_map(|level| &level.criteria).find(|criterion| criterion.id == id)
    }
}
