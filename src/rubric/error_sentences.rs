//! What is wrong with a rubric file, said to a person.

use super::{
    check::Fault,
    exact::ParseExactError,
    read::{MAX_BYTES, RubricError},
};
use crate::{
    t,
    words::{Sentence, Words},
};

impl Sentence for RubricError {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::TooLarge { bytes } => {
                let most = words.megabytes(MAX_BYTES as u64);
                t!(words, error.rubric.large, size = words.megabytes(*bytes as u64), most = most)
            }
            Self::NotText { at } => t!(words, error.not_text, at = at),
            Self::Syntax { line, column, reason } => {
                t!(words, error.rubric.syntax, line = line, column = column, reason = reason)
            }
            Self::Fault(fault) => fault.sentence_in(words),
        }
    }
}

impl Sentence for Fault {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Format { .. } => t!(words, error.rubric.format).to_owned(),
            Self::Version { found } => t!(words, error.rubric.version, found = found),
            Self::Empty { place } => t!(words, error.rubric.empty, place = in_words(words, place)),
            Self::Twice { place, id } => t!(words, error.rubric.twice, place = in_words(words, place), id = id),
            Self::Missing { place, id } => t!(words, error.rubric.missing, place = in_words(words, place), id = id),
            Self::Weights { place, found, expected } => {
                t!(words, error.rubric.weights, place = in_words(words, place), found = found, expected = expected)
            }
            Self::Range { place, found } => {
                t!(words, error.rubric.range, place = in_words(words, place), found = found)
            }
            Self::Levels { place } => t!(words, error.rubric.levels, place = in_words(words, place)),
            Self::Seam { place, at } => t!(words, error.rubric.seam, place = in_words(words, place), at = at),
            Self::TooLong { place, most } => t!(words, error.rubric.long, place = in_words(words, place), most = most),
        }
    }
}

impl Sentence for ParseExactError {
    fn sentence_in(&self, words: Words) -> String {
        t!(words, error.number, text = self.text)
    }
}

/// A path such as `indicator 23 › level 4` in the reader's language; names of fields stay as the file has them.
pub(crate) fn in_words(words: Words, path: &str) -> String {
    let part = |part: &str| {
        let (word, rest) = part.split_once(' ').map_or((part, ""), |(word, rest)| (word, rest));
        let word = match word {
            "indicator" | "indicators" | "answers" => t!(words, error.place.indicator),
            "level" => t!(words, error.place.level),
            "aspect" | "aspects" => t!(words, error.place.aspect),
            "domain" | "domains" => t!(words, error.place.domain),
            "band" | "bands" => t!(words, error.place.band),
            "scale" | "scales" => t!(words, error.place.scale),
            "entries" => t!(words, error.place.entry),
            "year" => t!(words, error.place.year),
            "target" => t!(words, error.place.target),
            "owner" => t!(words, error.place.owner),
            "values" => t!(words, error.place.value),
            "ticks" => t!(words, error.place.tick),
            "general" => t!(words, error.place.general),
            "facts" => t!(words, error.place.facts),
            "analysis" => t!(words, error.place.analysis),
            "service" => t!(words, error.place.service),
            "people" => t!(words, error.place.people),
            "units" => t!(words, error.place.units),
            "header" => t!(words, error.place.header),
            "id" => t!(words, error.place.id),
            "period" => t!(words, error.place.period),
            "from" => t!(words, error.place.from),
            "to" => t!(words, error.place.to),
            "reference_date" => t!(words, error.place.reference_date),
            "report" => t!(words, error.place.report),
            "date" => t!(words, error.place.date),
            "documents" => t!(words, error.place.documents),
            "versions" => t!(words, error.place.versions),
            "content" => t!(words, error.place.content),
            "uses" => t!(words, error.place.uses),
            "plan" => t!(words, error.place.plan),
            "actions" => t!(words, error.place.actions),
            "past" => t!(words, error.place.past),
            "revision" => t!(words, error.place.revision),
            other => other,
        };
        if rest.is_empty() { word.to_owned() } else { format!("{word} {rest}") }
    };
    path.split(" › ").map(part).collect::<Vec<_>>().join(" › ")
}
