//! How values are written and coloured wherever they are shown, in charts, window and report.

use crate::{
    insight::{Extremes, extremes},
    rubric::{Exact, Rubric},
    scoring::{self, Node, NodeKind, Score},
    t,
    words::Words,
};

/// Stands for a value that does not exist.
pub const NO_VALUE: &str = "–";

/// The value of a node as it is shown: `3,40`; the true lower bound `≥ 2,27` where something below it is not
/// answered; a dash where there is no value.
pub fn value_text(words: Words, node: &Node) -> String {
    match &node.value {
        Some(value) if node.answered < node.total => t!(words, chart.at_least, value = words.decimal(value, 2)),
        Some(value) => words.decimal(value, 2),
        None => NO_VALUE.to_owned(),
    }
}

/// The index as it is shown: `3,75`, or `≥ 3,37` while indicators are not answered.
pub fn index_text(words: Words, score: &Score) -> String {
    value_text(words, &score.lowest.root)
}

/// Palette number of a value: that of its band, 1 to 5.
pub fn value_palette(rubric: &Rubric, value: &Exact) -> u8 {
    rubric.band(value).map_or(0, |band| band.palette)
}

/// Palette number of a node of the trace; 0 where nothing below it is answered.
pub fn node_palette(rubric: &Rubric, node: &Node) -> u8 {
    node.value.as_ref().filter(|_| node.answered > 0).map_or(0, |value| value_palette(rubric, value))
}

/// Palette number of a level, 1 to 5; 0 where there is none. Frameworks with more levels than colours share the outer
/// ones: the digit that is always drawn tells them apart.
pub fn level_palette(level: Option<u8>) -> u8 {
    level.map_or(0, |level| level.clamp(1, 5))
}

/// A level as a digit, or the dash of an unanswered indicator.
pub fn level_text(level: Option<u8>) -> String {
    level.map_or_else(|| NO_VALUE.to_owned(), |level| level.to_string())
}

/// How far it is to the next band, as a sentence: `0,45 lagi menuju Memuaskan (4,2).`
pub fn distance_sentence(words: Words, rubric: &Rubric, score: &Score) -> String {
    match scoring::band_distance(rubric, score) {
        Some(distance) => t!(
            words,
            chart.distance,
            missing = words.distance(&distance.missing),
            band = distance.band.name,
            limit = limit_text(words, &distance.band.from, 0)
        ),
        None => t!(words, chart.distance_top).to_owned(),
    }
}

/// A band's limit with as many decimals as it needs, at least `least` and at most two: `3,5`.
pub(super) fn limit_text(words: Words, limit: &Exact, least: usize) -> String {
    let scale = |decimals: usize| Exact::from_integer(num_traits::pow(10.into(), decimals));
    let decimals = (least..2).find(|decimals| (limit * scale(*decimals)).is_integer()).unwrap_or(2);
    words.decimal(limit, decimals)
}

/// How many indicators stand at each level, lowest level first; the unanswered ones last. Levels of all scales are
/// listed, also those nobody is at.
pub fn level_counts(rubric: &Rubric, score: &Score) -> Vec<(Option<u8>, usize)> {
    let given: Vec<Option<u8>> =
        rubric.indicators.iter().map(|indicator| scoring::completed_level(rubric, score, indicator)).collect();
    let at = |level: Option<u8>| given.iter().filter(|other| **other == level).count();
    levels(rubric).into_iter().map(Some).chain([None]).map(|level| (level, at(level))).collect()
}

/// The counts of [`level_counts`] as a sentence.
pub(super) fn counts_sentence(words: Words, rubric: &Rubric, score: &Score) -> String {
    sentence_of(words, &level_counts(rubric, score))
}

/// Counts by level as a sentence.
pub(super) fn sentence_of(words: Words, counts: &[(Option<u8>, usize)]) -> String {
    let part = |(level, many): (Option<u8>, usize)| match (level, many) {
        (_, 0) => None,
        (Some(level), many) => Some(t!(words, chart.count_at_level, count = many, level = level)),
        (None, many) => Some(t!(words, chart.count_open, count = many)),
    };
    let parts: Vec<String> = counts.iter().copied().filter_map(part).collect();
    let total: usize = counts.iter().map(|(_, many)| many).sum();
    t!(words, chart.counts, total = total, parts = parts.join(", "))
}

/// All levels of the framework's scales, ascending.
pub(super) fn levels(rubric: &Rubric) -> Vec<u8> {
    let mut levels: Vec<u8> = rubric.scales.iter().flat_map(|scale| &scale.levels).map(|rung| rung.level).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

/// One row of a chart of domains or aspects.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub tiny: &'a str,
    pub node: &'a Node,
}

impl Row<'_> {
    /// `3 TIK`
    pub fn label(&self) -> String {
        format!("{} {}", self.id, self.name)
    }

    /// `Bobot 25,00%, sumbangan 0,9500.`
    pub fn share(&self, words: Words) -> String {
        let weight = words.percent(&self.node.weight, 2);
        t!(words, chart.share, weight = weight, contribution = words.decimal(&self.node.contribution, 4))
    }

    /// Ids of the indicators below it, in the order of the framework.
    pub fn indicators<'r>(&self, rubric: &'r Rubric) -> Vec<&'r str> {
        let below = |indicator: &&crate::rubric::Indicator| match self.node.kind {
            NodeKind::Domain => {
                rubric.aspect(&indicator.aspect).is_some_and(|aspect| aspect.domain.as_deref() == Some(self.id))
            }
            _ => indicator.aspect == self.id,
        };
        rubric.indicators.iter().filter(below).map(|indicator| indicator.id.as_str()).collect()
    }

    /// `1 Kebij.`
    pub fn tiny_label(&self) -> String {
        format!("{} {}", self.id, self.tiny)
    }
}

/// The aspects with their nodes of the shown reading.
pub(super) fn aspect_rows<'a>(rubric: &'a Rubric, score: &'a Score) -> Vec<Row<'a>> {
    let row = |aspect: &'a crate::rubric::Aspect| {
        let node = score.lowest.node(NodeKind::Aspect, &aspect.id)?;
        Some(Row { id: &aspect.id, name: &aspect.short, tiny: &aspect.tiny, node })
    };
    rubric.aspects.iter().filter_map(row).collect()
}

/// The domains with their nodes of the shown reading; the aspects in frameworks without domains.
pub(super) fn domain_rows<'a>(rubric: &'a Rubric, score: &'a Score) -> Vec<Row<'a>> {
    if rubric.domains.is_empty() {
        return aspect_rows(rubric, score);
    }
    let row = |domain: &'a crate::rubric::Domain| {
        let node = score.lowest.node(NodeKind::Domain, &domain.id)?;
        Some(Row { id: &domain.id, name: &domain.short, tiny: &domain.short, node })
    };
    rubric.domains.iter().filter_map(row).collect()
}

/// Which rows are highest and which are lowest, as a sentence.
pub(super) fn extremes_sentence(words: Words, rows: &[Row<'_>]) -> String {
    let named = |nodes: &[&Node]| {
        let name = |node: &Node| rows.iter().find(|row| std::ptr::eq(row.node, node)).map_or("", |row| row.name);
        let parts: Vec<String> =
            nodes.iter().map(|node| format!("{} ({})", name(node), value_text(words, node))).collect();
        parts.join(", ")
    };
    match extremes(rows.iter().map(|row| row.node)) {
        Extremes::Unknown => t!(words, chart.extremes_none).to_owned(),
        Extremes::One(node) => t!(words, chart.extremes_one, one = named(&[node])),
        Extremes::Equal(value) => t!(words, chart.extremes_equal, value = words.decimal(value, 2)),
        Extremes::Apart { strongest, weakest, .. } => {
            t!(words, chart.extremes, high = named(&strongest), low = named(&weakest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{WORKED, builtin, scored},
        *,
    };
    use crate::rubric::exact_from_text;

    #[test]
    fn unanswered_indicators_turn_values_into_lower_bounds() {
        let rubric = builtin();
        assert_eq!(index_text(Words::indonesian(), &scored(&rubric, &WORKED)), "3,75");
        let some = scored(&rubric, &WORKED[..12]);
        assert!(index_text(Words::indonesian(), &some).starts_with("≥ "), "{}", index_text(Words::indonesian(), &some));
        let domain = some.lowest.node(NodeKind::Domain, "1").unwrap();
        assert_eq!(value_text(Words::indonesian(), domain), "3,40");
        assert_eq!(value_text(Words::indonesian(), &scored(&rubric, &[]).answered_only.root), "–");
    }

    #[test]
    fn limits_are_written_as_short_as_they_are() {
        for (text, screen, print) in [("1.0", "1", "1,0"), ("3.5", "3,5", "3,5"), ("10/3", "3,33", "3,33")] {
            let limit = exact_from_text(text).unwrap();
            assert_eq!(limit_text(Words::indonesian(), &limit, 0), screen);
            assert_eq!(limit_text(Words::indonesian(), &limit, 1), print);
        }
    }

    #[test]
    fn the_distance_to_the_next_band_comes_from_the_exact_index() {
        let rubric = builtin();
        assert_eq!(
            distance_sentence(Words::indonesian(), &rubric, &scored(&rubric, &WORKED)),
            "0,45 lagi menuju Memuaskan (4,2)."
        );
        assert_eq!(
            distance_sentence(Words::indonesian(), &rubric, &scored(&rubric, &[5; 47])),
            "Predikat tertinggi telah dicapai."
        );
    }

    #[test]
    fn levels_are_counted_with_the_unanswered_ones_last() {
        let rubric = builtin();
        let score = scored(&rubric, &WORKED[..41]);
        let counts = level_counts(&rubric, &score);
        assert_eq!(counts.iter().map(|(_, many)| many).sum::<usize>(), rubric.indicators.len());
        assert_eq!(counts.last(), Some(&(None, 6)));
        let sentence = counts_sentence(Words::indonesian(), &rubric, &score);
        assert!(sentence.contains("6 belum dinilai"), "{sentence}");
    }
}
