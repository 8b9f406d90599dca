//! One document often serves several indicators: where else it counts, and what last year's register still has.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    assessment::{Assessment, Document, DocumentId},
    rubric::{Criterion, Indicator, Level, Rubric},
    t,
    words::Words,
};

/// Most indicators that are proposed for one document.
const MOST: usize = 5;
/// Shortest word that says what a text is about.
const WORD: usize = 5;
/// A word that more than one in so many indicators use says nothing about any of them.
const RARE: usize = 6;
/// Words a document and a criterion must share to be about the same thing.
const SHARED: usize = 2;

/// An indicator at which a document could serve as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reuse {
    /// Indicator id.
    pub indicator: String,
    /// Level at which documents of this kind are asked for.
    pub level: u8,
    /// Why.
    pub reason: Reason,
}

/// Why a document could serve at an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A related indicator uses it.
    Related {
        /// Id of that indicator.
        other: String,
        /// How the two belong together, in the framework's words.
        how: String,
    },
    /// It names what the indicator is about.
    Named {
        /// The indicator's subject.
        subject: String,
        /// Level at which it is asked for.
        level: u8,
    },
    /// It shares words with a criterion.
    Alike {
        /// Id of the criterion.
        criterion: String,
        /// Level at which it is asked for.
        level: u8,
    },
}

impl Reason {
    /// The reason in one sentence or two.
    pub fn sentence(&self, words: Words) -> String {
        match self {
            Self::Related { other, how } => t!(words, reuse.related, other = other, why = how),
            Self::Named { subject, level } => t!(words, reuse.named, subject = subject, level = level),
            Self::Alike { criterion, level } => t!(words, reuse.alike, criterion = criterion, level = level),
        }
    }
}

/// Indicators that do not use a document yet and at which it counts, the likeliest first and only a handful: its kind
/// is asked for at the claimed or the next level, and a related indicator uses it or it speaks of the same things.
pub fn also_counts(rubric: &Rubric, assessment: &Assessment, document: &str) -> Vec<Reuse> {
    let Some(known) = assessment.document(document) else {
        return Vec::new();
    };
    let using: BTreeSet<String> =
        assessment.uses_of(document).into_iter().map(|used| used.at.indicator.to_string()).collect();
    let topic = Topic::of(rubric, assessment, document, known);
    let mut found: Vec<(usize, Reuse)> = rubric
        .indicators
        .iter()
        .filter(|indicator| !using.contains(&indicator.id))
        .filter_map(|indicator| {
            let level = fitting_level(assessment, indicator, known)?;
            let (weight, reason) = reason(rubric, indicator, level, &using, &topic)?;
            let claimed = assessment.level(&indicator.id, 0) == Some(level.level);
            let reuse = Reuse { indicator: indicator.id.clone(), level: level.level, reason };
            Some((weight * 2 + usize::from(claimed), reuse))
        })
        .collect();
    // A stable sort: equals stay in the framework's order.
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    found.truncate(MOST);
    found.into_iter().map(|(_, reuse)| reuse).collect()
}

/// Documents that last year's assessment used at an indicator and that are not in this year's register, by letter.
pub fn from_last_year(rubric: &Rubric, assessment: &Assessment, last: &Assessment, indicator: &str) -> Vec<DocumentId> {
    let Some(indicator) = rubric.indicator(indicator) else {
        return Vec::new();
    };
    let here: BTreeSet<&str> =
        assessment.register().iter().filter_map(|(_, document)| Some(document.file()?.hash.as_str())).collect();
    let is_new = |id: &str, document: &Document| {
        assessment.document(id).is_none() && !document.file().is_some_and(|file| here.contains(file.hash.as_str()))
    };
    let mut ids: Vec<(u16, DocumentId)> = Vec::new();
    for entry in 0..indicator.entry_count() {
        for one in last.evidence(&indicator.id, entry) {
            let known = ids.iter().any(|(_, id)| id == one.document_id);
            if !known && is_new(one.document_id, one.document) {
                ids.push((one.letter, one.document_id.clone()));
            }
        }
    }
    ids.sort();
    ids.into_iter().map(|(_, id)| id).collect()
}

/// The claimed level, else the next one, where documents of this kind are asked for.
fn fitting_level<'a>(assessment: &Assessment, indicator: &'a Indicator, document: &Document) -> Option<&'a Level> {
    let claimed = assessment.level(&indicator.id, 0).unwrap_or_else(|| indicator.lowest());
    let next = indicator.levels.iter().map(|level| level.level).find(|level| *level > claimed);
    let kind = document.kind.value.code();
    let asked = |level: &&Level| {
        level.level > indicator.lowest()
            && level.evidence.iter().any(|hint| hint.kinds.iter().any(|wanted| wanted == kind))
    };
    [Some(claimed), next].into_iter().flatten().filter_map(|level| indicator.level(level)).find(asked)
}

/// How strongly a document belongs to an indicator, and why.
fn reason(
    rubric: &Rubric,
    indicator: &Indicator,
    level: &Level,
    using: &BTreeSet<String>,
    topic: &Topic,
) -> Option<(usize, Reason)> {
    let own = indicator.related.iter().map(|related| (related.indicator.as_str(), related.why.as_str()));
    let others = rubric.indicators.iter().flat_map(|other| {
        let back = other.related.iter().filter(|related| related.indicator == indicator.id);
        back.map(|related| (other.id.as_str(), related.why.as_str()))
    });
    let related: BTreeMap<&str, &str> = others.chain(own).filter(|(other, _)| using.contains(*other)).collect();
    let named = topic.names(&indicator.subject);
    let alike = level
        .criteria
        .iter()
        .map(|criterion| (topic.shared(criterion), criterion))
        .filter(|(shared, _)| *shared >= SHARED)
        .max_by_key(|(shared, criterion)| (*shared, std::cmp::Reverse(&criterion.id)));
    let weight = 4 * related.len() + 3 * usize::from(named) + alike.as_ref().map_or(0, |(shared, _)| (*shared).min(3));
    let first = rubric.indicators.iter().find_map(|other| related.get_key_value(other.id.as_str()));
    let level = level.level;
    let reason = match (first, alike) {
        (Some((other, how)), _) => Reason::Related { other: (*other).to_owned(), how: (*how).to_owned() },
        (None, _) if named => Reason::Named { subject: indicator.subject.clone(), level },
        (None, Some((_, criterion))) => Reason::Alike { criterion: criterion.id.clone(), level },
        (None, None) => return None,
    };
    Some((weight, reason))
}

/// What a document speaks of.
struct Topic {
    /// Its title and remarks in small letters.
    text: String,
    /// Its words that few indicators use.
    rare: BTreeSet<String>,
}

impl Topic {
    fn of(rubric: &Rubric, assessment: &Assessment, id: &str, document: &Document) -> Self {
        let mut text = format!("{} {}", document.title.value, document.note.value);
        for used in assessment.uses_of(id) {
            let entry = assessment.entry(&used.at.indicator, used.at.entry);
            if let Some(used) = entry.and_then(|entry| entry.uses.get(&used.id)) {
                text.push(' ');
                text.push_str(&used.shows.value);
            }
        }
        let text = text.to_lowercase();
        let mut spread: BTreeMap<&str, usize> = BTreeMap::new();
        let per_indicator: Vec<BTreeSet<String>> = rubric.indicators.iter().map(of_indicator).collect();
        for word in per_indicator.iter().flatten() {
            *spread.entry(word).or_default() += 1;
        }
        let few = (rubric.indicators.len() / RARE).max(1);
        let rare = split(&text).filter(|word| spread.get(word).is_some_and(|count| *count <= few));
        Self { rare: rare.map(str::to_owned).collect(), text }
    }

    fn names(&self, subject: &str) -> bool {
        let subject = subject.to_lowercase();
        self.text.match_indices(&subject).any(|(at, _)| {
            let letter = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
            !letter(self.text[..at].chars().next_back()) && !letter(self.text[at + subject.len()..].chars().next())
        })
    }

    fn shared(&self, criterion: &Criterion) -> usize {
        let text = criterion.text.to_lowercase();
        split(&text).collect::<BTreeSet<_>>().into_iter().filter(|word| self.rare.contains(*word)).count()
    }
}

fn of_indicator(indicator: &Indicator) -> BTreeSet<String> {
    let criteria = indicator.levels.iter().flat_map(|level| &level.criteria).map(|criterion| criterion.text.as_str());
    let text = criteria.collect::<Vec<_>>().join(" ").to_lowercase();
    split(&text).map(str::to_owned).collect()
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() >= WORD)
}
