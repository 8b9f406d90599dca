//! What is wrong with a rubric, as sentences.

use super::{check::Fault, exact::ParseExactError, read::RubricError};
use crate::{t, words::Sentence};

impl Sentence for RubricError {
    fn sentence(&self) -> String {
        match self {
            Self::TooLarge { bytes } => t!("error.rubric.large", size = crate::words::megabytes(*bytes as u64)),
            Self::NotText { at } => t!("error.not_text", at = at),
            Self::Syntax { line, column, reason } => {
                t!("error.rubric.syntax", line = line, column = column, reason = reason)
            }
            Self::Fault(fault) => fault.sentence(),
        }
    }
}

impl Sentence for Fault {
    fn sentence(&self) -> String {
        match self {
            Self::Format { .. } => t!("error.rubric.format").to_owned(),
            Self::Version { found } => t!("error.rubric.version", found = found),
            Self::Empty { place } => t!("error.rubric.empty", place = in_words(place)),
            Self::Twice { place, id } => t!("error.rubric.twice", place = in_words(place), id = id),
            Self::Missing { place, id } => t!("error.rubric.missing", place = in_words(place), id = id),
            Self::Weights { place, found, expected } => {
                t!("error.rubric.weights", place = in_words(place), found = found, expected = expected)
            }
            Self::Range { place, found } => t!("error.rubric.range", place = in_words(place), found = found),
            Self::Levels { place } => t!("error.rubric.levels", place = in_words(place)),
            Self::Seam { place, at } => t!("error.rubric.seam", place = in_words(place), at = at),
            Self::TooLong { place, most } => t!("error.rubric.long", place = in_words(place), most = most),
        }
    }
}

impl Sentence for ParseExactError {
    fn sentence(&self) -> String {
        t!("error.number", text = self.text)
    }
}

/// A path such as `indicator 23 › level 4` in the language of the interface; names of fields stay as the file has them.
pub(crate) fn in_words(path: &str) -> String {
    let part = |part: &str| {
        let (word, rest) = part.split_once(' ').map_or((part, ""), |(word, rest)| (word, rest));
        let word = match word {
            "indicator" | "indicators" | "answers" => t!("error.place.indicator"),
            "level" => t!("error.place.level"),
            "aspect" | "aspects" => t!("error.place.aspect"),
            "domain" | "domains" => t!("error.place.domain"),
            "band" | "bands" => t!("error.place.band"),
            "scale" | "scales" => t!("error.place.scale"),
            "entries" => t!("error.place.entry"),
            "year" => t!("error.place.year"),
            "target" => t!("error.place.target"),
            "owner" => t!("error.place.owner"),
            "values" => t!("error.place.value"),
            "ticks" => t!("error.place.tick"),
            "general" => t!("error.place.general"),
            "facts" => t!("error.place.facts"),
            "analysis" => t!("error.place.analysis"),
            "service" => t!("error.place.service"),
            "people" => t!("error.place.people"),
            "units" => t!("error.place.units"),
            "header" => t!("error.place.header"),
            "id" => t!("error.place.id"),
            "period" => t!("error.place.period"),
            "from" => t!("error.place.from"),
            "to" => t!("error.place.to"),
            "reference_date" => t!("error.place.reference_date"),
            "report" => t!("error.place.report"),
            "date" => t!("error.place.date"),
            other => other,
        };
        if rest.is_empty() { word.to_owned() } else { format!("{word} {rest}") }
    };
    path.split(" › ").map(part).collect::<Vec<_>>().join(" › ")
}
