//! Formulas over the sheet of levels, exact in every spreadsheet: sums come back to whole numbers before they are rounded.

use num_bigint::BigInt;
use num_traits::One as _;

use super::{cell::Sheet, columns::LevelsColumn};
use crate::rubric::{Band, Exact, Indicator, Measure, Rubric};

/// Name of a column, from 0: `A`, `B`, …
pub(super) fn column(place: usize) -> String {
    let number = u16::try_from(place).unwrap_or(u16::MAX);
    crate::assessment::letters(number).to_uppercase()
}

/// The rows of the sheet of levels as formulas of other sheets name them.
pub(super) struct Levels<'a> {
    sheet: &'a str,
    first: usize,
    last: usize,
    /// What weights times values are multiplied by to be whole numbers.
    scale: BigInt,
}

impl<'a> Levels<'a> {
    /// The rows below the head of the sheet.
    pub fn of(sheet: &'a Sheet, rubric: &Rubric) -> Self {
        let first = sheet.head.map_or(1, |head| head + 2);
        Self { sheet: &sheet.name, first, last: sheet.rows.len().max(first), scale: scale(rubric) }
    }

    /// A column.
    pub fn range(&self, of: LevelsColumn) -> String {
        let (sheet, column) = (self.sheet.replace('\'', "''"), column(of.place()));
        format!("'{sheet}'!${column}${}:${column}${}", self.first, self.last)
    }

    /// Sum of values times weights, as a whole number: of all rows, or of those whose domain or aspect is called as a cell
    /// says.
    fn points(&self, of: Option<(LevelsColumn, &str)>) -> String {
        let (values, weights) = (self.range(LevelsColumn::Value), self.range(LevelsColumn::Weight));
        let only = of.map(|(column, cell)| format!("({}={cell})*", self.range(column))).unwrap_or_default();
        format!("ROUND(SUMPRODUCT({only}{values}*{weights})*{},0)", self.scale)
    }

    /// Sum of weights on the same scale.
    fn weights(&self, of: Option<(LevelsColumn, &str)>) -> String {
        let weights = self.range(LevelsColumn::Weight);
        match of {
            None => (&self.scale * BigInt::from(100)).to_string(),
            Some((column, cell)) => {
                format!("ROUND(SUMPRODUCT(({}={cell})*{weights})*{},0)", self.range(column), self.scale)
            }
        }
    }

    /// The weighted mean.
    pub fn mean(&self, of: Option<(LevelsColumn, &str)>) -> String {
        format!("{}/{}", self.points(of), self.weights(of))
    }

    /// The weighted mean with two decimals, half up.
    pub fn rounded(&self, of: Option<(LevelsColumn, &str)>) -> String {
        let (points, weights) = (self.points(of), self.weights(of));
        format!("INT((200*{points}+{weights})/(2*{weights}))/100")
    }

    /// Points the rows give to the index.
    pub fn contribution(&self, of: Option<(LevelsColumn, &str)>) -> String {
        format!("{}/{}", self.points(of), self.weights(None))
    }

    /// How many rows have a level.
    pub fn answered(&self, of: Option<(LevelsColumn, &str)>) -> String {
        let levels = self.range(LevelsColumn::Level);
        match of {
            None => format!("COUNT({levels})"),
            Some((column, cell)) => format!("SUMPRODUCT(({}={cell})*ISNUMBER({levels}))", self.range(column)),
        }
    }

    /// The predicate of the index.
    pub fn band(&self, bands: &[Band]) -> String {
        let points = self.points(None);
        let whole = Exact::from_integer(&self.scale * BigInt::from(100));
        let mut bands = bands.iter();
        let lowest = bands.next().map_or_else(|| "\"\"".to_owned(), |band| quoted(&band.name));
        bands.fold(lowest, |below, band| {
            // The bound itself belongs to the band; points are whole, so the next whole number is the bound.
            let from = (&band.from * &whole).ceil().to_integer();
            format!("IF({points}>={from},{},{below})", quoted(&band.name))
        })
    }
}

/// A text in a formula.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// What the values of a cell with a level are, by that level.
pub(super) fn value_of_level(rubric: &Rubric, indicator: &Indicator, cell: &str) -> String {
    let levels: Vec<u8> = indicator.levels.iter().map(|level| level.level).collect();
    let value = |level: u8| rubric.scale(indicator).and_then(|scale| scale.value(level)).unwrap_or_default();
    if levels.iter().all(|level| value(*level) == Exact::from_integer((*level).into())) {
        return cell.to_owned();
    }
    let values: Vec<String> = levels.iter().map(|level| decimal(&value(*level))).collect();
    let before = i16::from(indicator.lowest()) - 1;
    format!("CHOOSE({cell}-({before}),{})", values.join(","))
}

/// A number as formulas write it.
fn decimal(number: &Exact) -> String {
    if number.is_integer() { number.to_string() } else { format!("({number})") }
}

/// The least whole number that makes all weights and values of a framework whole when they are multiplied.
fn scale(rubric: &Rubric) -> BigInt {
    let one = BigInt::one();
    let weights = rubric.indicators.iter().fold(one.clone(), |all, indicator| {
        common(&all, &(&indicator.weight / Exact::from_integer(indicator.entry_count().into())))
    });
    let levels = rubric.scales.iter().flat_map(|scale| &scale.levels).filter_map(|level| level.value.as_ref());
    let values = levels.fold(one, |all, value| common(&all, value));
    // Scores and figures of others have decimals of their own; four of them are kept.
    let finer = rubric.indicators.iter().any(|indicator| indicator.measure != Measure::Levels);
    weights * values * BigInt::from(if finer { 10_000 } else { 1 })
}

/// The least common multiple of a whole number and a denominator.
fn common(all: &BigInt, number: &Exact) -> BigInt {
    all * Exact::new(all.clone(), number.denom().clone()).denom()
}
