//! What a field can hold, and whether a file holds nothing else: one rule for what is changed and what is read.

use jiff::civil::Date;

use super::{AssessmentField, Field, FieldValue};
use crate::{
    assessment::{
        document::{Content, StoredFile, is_extension, is_hash},
        edit::{EditError, Item},
        ids::{IndicatorId, is_id},
        model::Assessment,
        planning::Points,
        value::Value,
    },
    rubric::{Exact, Indicator, Measure, Rubric, exact_to_text},
};

/// Largest text of one field in bytes: about 125 pages, far above any explanation, and no more than a window can lay out
/// at once within the memory of an office computer.
pub const MOST_TEXT: usize = 256 * 1024;
/// Most people, units, documents or results of other years, most uses at one entry and most actions for one indicator; removed ones count.
pub const MOST_ITEMS: usize = 10_000;
/// Most files and links of one document.
pub const MOST_VERSIONS: usize = 1_000;
/// Largest file of the evidence in bytes: more than any disk takes in, and so little that the sizes of all files a draft
/// can name never add up to more than a number holds.
pub const MOST_FILE_BYTES: u64 = 1 << 40;
/// Highest number of a revision, which leaves room to count on for longer than anybody saves.
pub const MOST_REVISION: u64 = 1_000_000_000_000;
/// Most working days of an estimate or a limit; more is a typing error.
pub const MOST_DAYS: u32 = 100_000;
/// Most rupiah of a cost: a thousand trillion, about a third of what the whole state spends in a year.
pub const MOST_RUPIAH: u64 = 1_000_000_000_000_000;
/// First and last year an assessment can be of.
pub const YEARS: std::ops::RangeInclusive<i16> = 2018..=2100;
/// Years in which a day of an assessment can lie.
pub const DAYS: std::ops::RangeInclusive<i16> = 1945..=2200;

impl Assessment {
    /// Whether framework and assessment know what the address of a field names, but for the item it belongs to.
    pub(in crate::assessment) fn check_address(&self, rubric: &Rubric, field: &Field) -> Result<(), EditError> {
        if let Some(id) = field.indicator() {
            let indicator = known(rubric, id)?;
            if let Some(entry) = field.entry().filter(|entry| *entry >= indicator.entry_count()) {
                return Err(EditError::NoEntry { indicator: id.clone(), entry });
            }
            if let Field::Tick(_, criterion) | Field::UseCriterion(_, criterion) = field
                && indicator.criterion(criterion).is_none()
            {
                return Err(EditError::NoCriterion { indicator: id.clone(), criterion: criterion.to_string() });
            }
        }
        let unknown = |id: &str| Err(EditError::Unknown { id: id.to_owned() });
        match field {
            Field::Question(id) if !rubric.general_questions.iter().any(|one| one.id == **id) => unknown(id),
            Field::Letter(_, document) if !self.documents.contains_key(document) => unknown(document),
            _ => Ok(()),
        }
    }

    /// Whether a field can hold a value.
    pub(in crate::assessment) fn check_value(
        &self,
        rubric: &Rubric,
        field: &Field,
        value: &FieldValue,
    ) -> Result<(), EditError> {
        if !field.empty().same_type(value) {
            return Err(EditError::WrongType { field: Box::new(field.clone()), found: format!("{value:?}") });
        }
        if let Some(item) = value.refers_to().filter(|item| !self.was_made(item)) {
            return Err(EditError::Unknown { id: item.id().to_owned() });
        }
        match value {
            FieldValue::Text(text) => fits_length(text),
            FieldValue::Year(year) if *year != 0 && !YEARS.contains(year) => Err(EditError::Year { year: *year }),
            FieldValue::Day(Some(day)) => fits_day(*day),
            FieldValue::Period(Some(period)) => period.from().into_iter().chain(period.to()).try_for_each(fits_day),
            FieldValue::Content(Some(content)) => fits_content(content),
            FieldValue::Level(Some(level)) => of_indicator(rubric, field, |indicator| fits_level(indicator, *level)),
            FieldValue::Points(Some(Points(points))) => fits_points(rubric, field, points),
            FieldValue::Days(Some(days)) => fits_amount(&days.0, 1..=MOST_DAYS),
            FieldValue::Rupiah(Some(rupiah)) => fits_amount(&rupiah.0, 0..=MOST_RUPIAH),
            FieldValue::Rise(Some(rise)) => fits_amount(&rise.0, 1..=u8::MAX),
            FieldValue::Value(Some(value)) => of_indicator(rubric, field, |indicator| fits(indicator, value)),
            _ => Ok(()),
        }
    }

    /// True where so many more documents, versions of a document and uses find room, whatever they are.
    pub fn has_room(&self, more: usize) -> bool {
        let fits = |count: usize, most: usize| count.saturating_add(more) <= most;
        let entries = self.answers.values().flat_map(|answer| &answer.entries);
        fits(self.documents.len(), MOST_ITEMS)
            && self.documents.values().all(|document| fits(document.versions.len(), MOST_VERSIONS))
            && entries.into_iter().all(|entry| fits(entry.uses.len(), MOST_ITEMS))
    }

    /// Whether no two documents of an indicator have the same letter.
    pub(in crate::assessment) fn check_letters(&self, indicator: &IndicatorId) -> Result<(), EditError> {
        let lettered = self.answer(indicator).map(|answer| answer.lettered()).unwrap_or_default();
        let twice = lettered.windows(2).any(|pair| matches!(pair, [(_, one), (_, next)] if one == next));
        if twice { Err(EditError::Letters { indicator: indicator.clone() }) } else { Ok(()) }
    }
}

fn known<'a>(rubric: &'a Rubric, id: &IndicatorId) -> Result<&'a Indicator, EditError> {
    rubric.indicator(id).ok_or_else(|| EditError::NoIndicator { indicator: id.clone() })
}

fn of_indicator(
    rubric: &Rubric,
    field: &Field,
    check: impl FnOnce(&Indicator) -> Result<(), EditError>,
) -> Result<(), EditError> {
    field.indicator().map_or(Ok(()), |id| check(known(rubric, id)?))
}

/// Whether a value can be given to an indicator.
fn fits(indicator: &Indicator, value: &Value) -> Result<(), EditError> {
    let refuse = |value: String| Err(EditError::NoLevel { indicator: (&indicator.id).into(), value });
    match (value, &indicator.measure) {
        (Value::Level(level), Measure::Levels) => fits_level(indicator, *level),
        (Value::Score(score), Measure::Items) => {
            let low = Exact::from_integer(indicator.lowest().into());
            let high = Exact::from_integer(indicator.highest().into());
            if (low..=high).contains(score) { Ok(()) } else { refuse(exact_to_text(score)) }
        }
        (Value::External(figure), Measure::External { pieces, .. }) => {
            let inside = pieces
                .first()
                .zip(pieces.last())
                .is_some_and(|(first, last)| *figure >= first.from && *figure <= last.to);
            if inside { Ok(()) } else { refuse(exact_to_text(figure)) }
        }
        (Value::Level(level), _) => refuse(level.to_string()),
        (Value::Score(number) | Value::External(number), _) => refuse(exact_to_text(number)),
    }
}

fn fits_level(indicator: &Indicator, level: u8) -> Result<(), EditError> {
    match indicator.level(level) {
        Some(_) => Ok(()),
        None => Err(EditError::NoLevel { indicator: (&indicator.id).into(), value: level.to_string() }),
    }
}

/// Whether an index, or points above it, lie on the framework's scale.
fn fits_points(rubric: &Rubric, field: &Field, points: &Exact) -> Result<(), EditError> {
    let above = matches!(field, Field::Assessment(AssessmentField::PlanReserve));
    let inside = rubric.value_range().is_some_and(|(low, high)| {
        if above { (Exact::default()..=high - low).contains(points) } else { (low..=high).contains(&points) }
    });
    if inside { Ok(()) } else { Err(EditError::Amount { found: exact_to_text(points) }) }
}

fn fits_amount<T: PartialOrd + ToString>(amount: &T, range: std::ops::RangeInclusive<T>) -> Result<(), EditError> {
    if range.contains(amount) { Ok(()) } else { Err(EditError::Amount { found: amount.to_string() }) }
}

fn fits_day(day: Date) -> Result<(), EditError> {
    if DAYS.contains(&day.year()) { Ok(()) } else { Err(EditError::Day { year: day.year() }) }
}

fn fits_length(text: &str) -> Result<(), EditError> {
    if text.len() > MOST_TEXT { Err(EditError::TooLong { bytes: text.len() }) } else { Ok(()) }
}

/// Whether there can be such a file or link. What names a place in the store must be safe as a path everywhere.
fn fits_content(content: &Content) -> Result<(), EditError> {
    let refuse = |found: &str| Err(EditError::Content { found: found.to_owned() });
    match content {
        Content::File(StoredFile { hash, .. }) if !is_hash(hash) => refuse(hash),
        Content::File(StoredFile { extension, .. }) if !is_extension(extension) => refuse(extension),
        Content::File(StoredFile { bytes, .. }) if *bytes > MOST_FILE_BYTES => {
            Err(EditError::TooLarge { bytes: *bytes })
        }
        Content::File(StoredFile { name: text, .. }) => fits_length(text),
        Content::Link(link) => {
            fits_length(&link.address)?;
            link.accessed.map_or(Ok(()), fits_day)
        }
    }
}

/// What does not fit, with the path to it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {found}")]
pub struct Invalid {
    /// Path such as `answers › 23 › entries › 0 › values › Final`.
    pub path: String,
    /// What was found there.
    pub found: String,
    /// The most there can be, where it is too much.
    pub most: Option<u64>,
}

impl Invalid {
    fn at(path: &[String], found: &dyn ToString) -> Self {
        Self { path: path.join(" › "), found: found.to_string(), most: None }
    }

    /// Whether a revision that stands at a path is one that can be counted on from.
    ///
    /// # Errors
    /// Where it is not.
    pub fn check_revision(path: &str, revision: u64) -> Result<(), Self> {
        let (path, found, most) = (path.to_owned(), revision.to_string(), Some(MOST_REVISION));
        if revision > MOST_REVISION { Err(Self { path, found, most }) } else { Ok(()) }
    }
}

/// First thing in an assessment that does not fit the framework. What the one door lets in always passes, so
/// that nothing can be saved that cannot be opened again.
///
/// # Errors
/// Says the path to the field and what was found there.
pub fn validate(assessment: &Assessment, rubric: &Rubric) -> Result<(), Invalid> {
    let named = |name: &str| vec![name.to_owned()];
    let mut lists = vec![
        (named("people"), assessment.people.len(), MOST_ITEMS),
        (named("units"), assessment.units.len(), MOST_ITEMS),
        (named("past"), assessment.past.len(), MOST_ITEMS),
        (named("documents"), assessment.documents.len(), MOST_ITEMS),
    ];
    for (id, document) in &assessment.documents {
        let path = [Item::Document(id.clone()).path(), named("versions")].concat();
        lists.push((path, document.versions.len(), MOST_VERSIONS));
    }
    for (id, answer) in &assessment.answers {
        let path = vec!["answers".to_owned(), id.to_string()];
        let Some(indicator) = rubric.indicator(id) else { return Err(Invalid::at(&named("answers"), id)) };
        let below = |name: &str| [path.as_slice(), &[name.to_owned()]].concat();
        lists.push((below("entries"), answer.entries.len(), indicator.entry_count()));
        lists.push((below("actions"), answer.actions.len(), MOST_ITEMS));
        lists.extend(answer.entries.iter().map(|entry| (below("entries"), entry.uses.len(), MOST_ITEMS)));
        assessment.check_letters(id).map_err(|error| Invalid::at(&below("letters"), &error.found()))?;
    }
    if let Some((path, size, most)) = lists.into_iter().find(|(_, size, most)| size > most) {
        return Err(Invalid { most: Some(most as u64), ..Invalid::at(&path, &size) });
    }
    if let Some(item) = assessment.items().into_iter().find(|item| !is_id(item.id())) {
        let path = item.path();
        return Err(Invalid::at(&path[..path.len() - 1], &item.id()));
    }
    for (field, slot) in assessment.stored() {
        let fits = assessment.check_address(rubric, &field).and_then(|()| match slot.text() {
            Some(text) => fits_length(text),
            None => assessment.check_value(rubric, &field, &slot.value()),
        });
        let refused =
            |error: EditError| Invalid { most: error.most(), ..Invalid::at(&field.list_path(), &error.found()) };
        fits.map_err(refused)?;
    }
    Ok(())
}

impl EditError {
    /// The most there can be, where there was too much.
    pub(in crate::assessment) fn most(&self) -> Option<u64> {
        match self {
            Self::TooMany { most, .. } => Some(*most as u64),
            Self::TooLong { .. } => Some(MOST_TEXT as u64),
            Self::TooLarge { .. } => Some(MOST_FILE_BYTES),
            _ => None,
        }
    }

    /// What was found that does not fit, alone.
    fn found(&self) -> String {
        match self {
            Self::NoIndicator { indicator } | Self::Letters { indicator } => indicator.to_string(),
            Self::NoEntry { entry, .. } => entry.to_string(),
            Self::NoLevel { value, .. } => value.clone(),
            Self::NoCriterion { criterion, .. } => criterion.clone(),
            Self::Unknown { id } => id.clone(),
            Self::WrongType { found, .. } | Self::Content { found } | Self::Amount { found } => found.clone(),
            Self::TooMany { count, .. } => count.to_string(),
            Self::Year { year } | Self::Day { year } => year.to_string(),
            Self::TooLong { bytes } => bytes.to_string(),
            Self::TooLarge { bytes } => bytes.to_string(),
        }
    }
}
