//! The published national figures: averages by kind of institution, and where an index stands among all.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

use crate::{
    assessment::Kind,
    rubric::{Exact, Rubric, exact_from_text},
    words,
};

/// Averages, with year and source.
static AVERAGES: &str = include_str!("../../assets/nasional-2024.ron");
/// Index of every institution, by kind.
static INDICES: &str = include_str!("../../assets/nasional-2024-indeks.csv");

/// Published figures of one year. A test sees to it that the files read whole.
#[derive(Debug, Clone)]
pub struct National {
    /// Year of the figures; stands wherever they are shown.
    pub year: i16,
    /// Where they were published.
    pub source: String,
    rubric: String,
    all: Average,
    kinds: BTreeMap<Kind, Average>,
    indices: Vec<(Kind, Exact)>,
}

/// Average index and its parts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Average {
    /// Index.
    pub index: Exact,
    /// By domain id.
    pub domains: BTreeMap<String, Exact>,
    /// By aspect id.
    pub aspects: BTreeMap<String, Exact>,
}

/// Where an index stands among the published ones. The institution itself counts among them: worse than all 34 others is
/// 35 of 35. Equal figures share the best rank they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// Institutions with a higher index.
    pub above: usize,
    /// Institutions with a lower index.
    pub below: usize,
    /// Published figures in all.
    pub of: usize,
}

impl Placement {
    /// The rank of the index: one more than there are above it.
    pub fn rank(self) -> usize {
        self.above + 1
    }

    /// Among how many: the published ones and the institution itself.
    pub fn among(self) -> usize {
        self.of + 1
    }
}

/// Published figures to compare with; `None` for frameworks that have none.
pub fn national(rubric: &Rubric) -> Option<&'static National> {
    static READ: OnceLock<Option<National>> = OnceLock::new();
    READ.get_or_init(read).as_ref().filter(|national| national.rubric == rubric.id)
}

impl National {
    /// Averages of all institutions.
    pub fn all(&self) -> &Average {
        &self.all
    }

    /// Averages of one kind of institution.
    pub fn of(&self, kind: Kind) -> Option<&Average> {
        self.kinds.get(&kind)
    }

    /// Published indices of one kind, or of all; highest first.
    pub fn indices(&self, kind: Option<Kind>) -> Vec<&Exact> {
        let mut indices: Vec<&Exact> = self
            .indices
            .iter()
            .filter(|(other, _)| kind.is_none_or(|kind| kind == *other))
            .map(|(_, index)| index)
            .collect();
        indices.sort_by(|one, other| other.cmp(one));
        indices
    }

    /// Where an index stands among one kind, or among all. The published figures have two decimals, so the index is
    /// compared as it is printed.
    pub fn placement(&self, kind: Option<Kind>, index: &Exact) -> Placement {
        let printed = exact_from_text(&words::rounded(index, 2)).unwrap_or_else(|_| index.clone());
        let indices = self.indices(kind);
        Placement {
            above: indices.iter().filter(|other| ***other > printed).count(),
            below: indices.iter().filter(|other| ***other < printed).count(),
            of: indices.len(),
        }
    }
}

/// Published indices of one part of the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bin {
    /// Lowest index in it.
    pub from: Exact,
    /// Where the next one begins.
    pub to: Exact,
    /// Institutions of all kinds.
    pub all: usize,
    /// Institutions of one kind.
    pub own: usize,
}

/// Bins in each whole point of the index; the limits of the predicates fall between them.
const BINS_PER_POINT: i64 = 10;

impl Bin {
    /// How wide each is, as a part of a whole point.
    pub fn width() -> Exact {
        Exact::new(1.into(), BINS_PER_POINT.into())
    }
}

/// Counts the published indices from the lowest to the highest value of the index, all and those of one kind.
pub fn distribution(rubric: &Rubric, national: &National, kind: Kind) -> Vec<Bin> {
    let Some((low, high)) = rubric.value_range() else { return Vec::new() };
    let step = Bin::width();
    let mut bins = Vec::new();
    let mut from = low.clone();
    while from < *high {
        let to = &from + &step;
        bins.push(Bin { from, to: to.clone(), all: 0, own: 0 });
        from = to;
    }
    let last = bins.len().saturating_sub(1);
    for (of, index) in &national.indices {
        let whole = ((index - low) / &step).floor().to_integer();
        let place = usize::try_from(whole).unwrap_or_default().min(last);
        if let Some(bin) = bins.get_mut(place) {
            bin.all += 1;
            bin.own += usize::from(*of == kind);
        }
    }
    bins
}

/// The file of averages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rubric: String,
    year: i16,
    source: String,
    averages: BTreeMap<String, Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    index: String,
    domains: BTreeMap<String, String>,
    aspects: BTreeMap<String, String>,
}

fn read() -> Option<National> {
    let file: File = ron::from_str(AVERAGES).ok()?;
    let averages = |name: &str| file.averages.get(name).and_then(average);
    let kinds = Kind::ALL.into_iter().map(|kind| Some((kind, averages(kind.code())?))).collect::<Option<_>>()?;
    let all = averages("nasional")?;
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(INDICES.as_bytes());
    let mut indices = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        indices.push((Kind::from_code(record.get(0)?)?, exact_from_text(record.get(1)?).ok()?));
    }
    Some(National { year: file.year, source: file.source, rubric: file.rubric, all, kinds, indices })
}

fn average(row: &Row) -> Option<Average> {
    let numbers = |texts: &BTreeMap<String, String>| {
        texts.iter().map(|(id, text)| Some((id.clone(), exact_from_text(text).ok()?))).collect::<Option<_>>()
    };
    Some(Average {
        index: exact_from_text(&row.index).ok()?,
        domains: numbers(&row.domains)?,
        aspects: numbers(&row.aspects)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::{DEFAULT_ID, builtin};

    fn exact(text: &str) -> Exact {
        exact_from_text(text).unwrap()
    }

    #[test]
    fn the_files_read_whole_and_name_every_kind_domain_and_aspect() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let national = national(&rubric).unwrap();
        assert_eq!(national.year, 2024);
        assert_eq!(national.indices.len(), 615);
        for average in Kind::ALL.into_iter().map(|kind| national.of(kind).unwrap()).chain([national.all()]) {
            assert_eq!(average.domains.len(), rubric.domains.len());
            assert_eq!(average.aspects.len(), rubric.aspects.len());
            assert!(rubric.domains.iter().all(|domain| average.domains.contains_key(&domain.id)));
            assert!(rubric.aspects.iter().all(|aspect| average.aspects.contains_key(&aspect.id)));
        }
        let sizes: Vec<usize> = Kind::ALL.into_iter().map(|kind| national.indices(Some(kind)).len()).collect();
        assert_eq!(sizes, [34, 21, 37, 38, 392, 93]);
    }

    #[test]
    fn the_averages_are_the_published_ones() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let national = national(&rubric).unwrap();
        assert_eq!(national.all().index, exact("3.12"));
        let city = national.of(Kind::City).unwrap();
        assert_eq!(
            (&city.index, &city.domains["3"], &city.aspects["8"]),
            (&exact("3.39"), &exact("2.03"), &exact("4.15"))
        );
        let body = national.of(Kind::Body).unwrap();
        assert_eq!((&body.index, &body.aspects["4"]), (&exact("3.37"), &exact("3.32")));
    }

    #[test]
    fn an_index_is_ranked_as_it_is_printed_and_ties_share_a_rank() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let national = national(&rubric).unwrap();
        // Kabupaten Banyuwangi has the highest index, 4,765 printed as 4,77; Kominfo follows with 4,75.
        assert_eq!(national.placement(None, &exact("4.765")).rank(), 1);
        assert_eq!(national.placement(None, &exact("4.745")).rank(), 2);
        let lowest = national.placement(None, &exact("1"));
        assert_eq!((lowest.above, lowest.below, lowest.of), (615, 0, 615));
        assert_eq!((lowest.rank(), lowest.among()), (616, 616), "the institution itself counts among them");
        let ministry = national.placement(Some(Kind::Ministry), &exact("1"));
        assert_eq!((ministry.rank(), ministry.among()), (35, 35));
        let all = national.placement(None, &exact("3.5"));
        let equal = national.indices(None).into_iter().filter(|index| **index == exact("3.50")).count();
        assert!(equal > 0);
        assert_eq!(all.above + all.below + equal, all.of);
    }

    #[test]
    fn another_framework_is_not_compared() {
        let other = Rubric { id: "pemdi-2026".to_owned(), ..(*builtin(DEFAULT_ID).unwrap()).clone() };
        assert!(national(&other).is_none());
    }
}
