//! The one door: applying an edit, which returns the edit that takes it back.

mod evidence;

use jiff::civil::Date;

pub(super) use self::evidence::fits_detail;
use super::{
    edit::{Author, Edit, EditError, Place, TextField},
    model::{Answer, Assessment, Entry, Person, Stamped, Unit},
    validate::MOST_TEXT,
    value::Value,
};
use crate::rubric::{Indicator, Measure, Rubric};

/// First and last year an assessment can be of.
const YEARS: std::ops::RangeInclusive<i16> = 2018..=2100;

/// Whether an assessment can be of this year; 0 stands for none yet, so that the first choice can be taken back.
pub(super) fn is_year(year: i16) -> bool {
    year == 0 || YEARS.contains(&year)
}

/// Years in which a day of an assessment can lie.
const DAYS: std::ops::RangeInclusive<i16> = 1945..=2200;
/// Longest id of a person or unit.
const MOST_ID: usize = 64;

/// Whether a day can be a day of an assessment.
pub(super) fn is_day(day: Date) -> bool {
    DAYS.contains(&day.year())
}

/// Whether a text can be the id of a person or unit: plain ASCII, so that no two ids look the same.
pub(super) fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=MOST_ID).contains(&id.len()) && id.bytes().all(plain)
}

impl Assessment {
    /// Applies one edit and returns its inverse. Applying the inverse restores every value; the stamps then
    /// say who took it back.
    ///
    /// # Errors
    /// An edit that does not fit the framework is refused and changes nothing.
    pub fn apply(&mut self, rubric: &Rubric, edit: Edit, author: &Author) -> Result<Edit, EditError> {
        check(self, rubric, &edit)?;
        Ok(match edit {
            Edit::Text(field, text) => {
                let before = text_mut(self, rubric, &field)?.change(text, author);
                Edit::Text(field, before)
            }
            Edit::Kind(kind) => Edit::Kind(self.institution.kind.change(kind, author)),
            Edit::Year(year) => Edit::Year(self.year.change(year, author)),
            Edit::Period(period) => Edit::Period(self.period.change(period, author)),
            Edit::ReferenceDate(day) => Edit::ReferenceDate(self.reference_date.change(day, author)),
            Edit::Zone(zone) => Edit::Zone(self.zone.change(zone, author)),
            Edit::ReportDate(day) => Edit::ReportDate(self.report.date.change(day, author)),
            Edit::Classification(class) => Edit::Classification(self.report.classification.change(class, author)),
            Edit::Value(place, stage, value) => {
                let before = entry_mut(self, rubric, &place)?.values.entry(stage).or_default().change(value, author);
                Edit::Value(place, stage, before)
            }
            Edit::Tick(place, criterion, met) => {
                let ticks = &mut entry_mut(self, rubric, &place)?.ticks;
                let before = ticks.entry(criterion.clone()).or_default().change(met, author);
                Edit::Tick(place, criterion, before)
            }
            Edit::Owner(indicator, unit) => {
                let before = answer_mut(self, rubric, &indicator)?.owner.change(unit, author);
                Edit::Owner(indicator, before)
            }
            Edit::Target(indicator, level) => {
                let before = answer_mut(self, rubric, &indicator)?.target.change(level, author);
                Edit::Target(indicator, before)
            }
            Edit::AddPerson(id) => {
                let there = self.people.get(&id).is_some_and(|person| !person.removed.value);
                let order = next_order(self.people.values().map(|person| person.order));
                let person = self.people.entry(id.clone()).or_insert_with(|| Person { order, ..Person::default() });
                person.removed.change(false, author);
                if there { Edit::AddPerson(id) } else { Edit::RemovePerson(id) }
            }
            Edit::RemovePerson(id) => {
                let gone = person_mut(self, &id)?.removed.change(true, author);
                if gone { Edit::RemovePerson(id) } else { Edit::AddPerson(id) }
            }
            Edit::PersonRole(id, role) => {
                let before = person_mut(self, &id)?.role.change(role, author);
                Edit::PersonRole(id, before)
            }
            Edit::AddUnit(id) => {
                let there = self.units.get(&id).is_some_and(|unit| !unit.removed.value);
                let order = next_order(self.units.values().map(|unit| unit.order));
                let unit = self.units.entry(id.clone()).or_insert_with(|| Unit { order, ..Unit::default() });
                unit.removed.change(false, author);
                if there { Edit::AddUnit(id) } else { Edit::RemoveUnit(id) }
            }
            Edit::RemoveUnit(id) => {
                let gone = unit_mut(self, &id)?.removed.change(true, author);
                if gone { Edit::RemoveUnit(id) } else { Edit::AddUnit(id) }
            }
            Edit::AddDocument(id) => evidence::add_document(self, id, author),
            Edit::RemoveDocument(id) => {
                let gone = evidence::document_mut(self, &id)?.removed.change(true, author);
                if gone { Edit::RemoveDocument(id) } else { Edit::AddDocument(id) }
            }
            Edit::Document(id, detail) => {
                let before = evidence::document_mut(self, &id)?.change(detail, author);
                Edit::Document(id, before)
            }
            Edit::AddUse(place, document) => {
                evidence::add_use(entry_mut(self, rubric, &place.at)?, place, document, author)
            }
            Edit::RemoveUse(place) => {
                let used = evidence::use_mut(self, rubric, &place)?;
                let gone = used.removed.change(true, author);
                let document = used.document.clone();
                if gone { Edit::RemoveUse(place) } else { Edit::AddUse(place, document) }
            }
            Edit::UseCriterion(place, criterion, met) => {
                let criteria = &mut evidence::use_mut(self, rubric, &place)?.criteria;
                let before = criteria.entry(criterion.clone()).or_default().change(met, author);
                Edit::UseCriterion(place, criterion, before)
            }
            Edit::Letters(indicator, letters) => {
                let before = answer_mut(self, rubric, &indicator)?.letters.change(letters, author);
                Edit::Letters(indicator, before)
            }
            Edit::Carried(indicator, carried) => {
                let before = answer_mut(self, rubric, &indicator)?.carried.change(carried, author);
                Edit::Carried(indicator, before)
            }
            Edit::Many(edits) => Edit::Many(self.apply_all(rubric, edits, author)?),
        })
    }

    /// Applies all edits or none; the inverses come in the order in which they must be applied.
    fn apply_all(&mut self, rubric: &Rubric, edits: Vec<Edit>, author: &Author) -> Result<Vec<Edit>, EditError> {
        let before = self.clone();
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(rubric, edit, author) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    *self = before;
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        Ok(inverses)
    }

    /// Text in a field; `None` where the field does not exist.
    pub fn text(&self, field: &TextField) -> Option<&str> {
        self.stamped_text(field).map(|text| text.value.as_str())
    }

    /// Text in a field, with who wrote it; `None` where the field does not exist.
    pub(super) fn stamped_text(&self, field: &TextField) -> Option<&Stamped<String>> {
        let entry = |place: &Place| self.entry(&place.indicator, place.entry);
        Some(match field {
            TextField::InstitutionName => &self.institution.name,
            TextField::InstitutionAddress => &self.institution.address,
            TextField::InstitutionUnit => &self.institution.unit,
            TextField::ReportNumber => &self.report.number,
            TextField::ReportAddressee => &self.report.addressee,
            TextField::ReportPlace => &self.report.place,
            TextField::General(id) => self.general.get(id)?,
            TextField::PersonName(id) => &self.people.get(id)?.name,
            TextField::PersonPosition(id) => &self.people.get(id)?.position,
            TextField::PersonUnit(id) => &self.people.get(id)?.unit,
            TextField::PersonNumber(id) => &self.people.get(id)?.employee_number,
            TextField::UnitName(id) => &self.units.get(id)?.name,
            TextField::Service(place) => &entry(place)?.service,
            TextField::Facts(place) => &entry(place)?.facts,
            TextField::Analysis(place) => &entry(place)?.analysis,
            TextField::DocumentTitle(id) => &self.documents.get(id)?.title,
            TextField::DocumentNumber(id) => &self.documents.get(id)?.number,
            TextField::DocumentIssuer(id) => &self.documents.get(id)?.issuer,
            TextField::DocumentNote(id) => &self.documents.get(id)?.note,
            TextField::UseArticle(place) => &entry(&place.at)?.uses.get(&place.id)?.article,
            TextField::UsePages(place) => &entry(&place.at)?.uses.get(&place.id)?.pages,
            TextField::UseShows(place) => &entry(&place.at)?.uses.get(&place.id)?.shows,
        })
    }
}

impl<T: PartialEq> Stamped<T> {
    /// Sets the value and its stamp, and returns the value before. Setting what stands there changes nothing, so
    /// the stamp keeps naming the person whose value it is.
    fn change(&mut self, value: T, author: &Author) -> T {
        if self.value == value {
            return value;
        }
        self.by.clone_from(&author.name);
        self.at = Some(author.at);
        self.revision = author.revision;
        std::mem::replace(&mut self.value, value)
    }
}

/// Refuses what does not fit the framework, before anything is touched.
fn check(assessment: &Assessment, rubric: &Rubric, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Text(_, text) if text.len() > MOST_TEXT => Err(EditError::TooLong { bytes: text.len() }),
        Edit::Year(year) if !is_year(*year) => Err(EditError::Year { year: *year }),
        Edit::Value(place, _, Some(value)) => fits(indicator(rubric, &place.indicator)?, value),
        Edit::Tick(place, criterion, _) => {
            let found = indicator(rubric, &place.indicator)?.criterion(criterion);
            found.map(|_| ()).ok_or_else(|| EditError::NoCriterion {
                indicator: place.indicator.clone(),
                criterion: criterion.clone(),
            })
        }
        Edit::Owner(_, Some(unit)) if !assessment.units.contains_key(unit) => {
            Err(EditError::Unknown { id: unit.clone() })
        }
        Edit::Target(id, Some(level)) => fits_level(indicator(rubric, id)?, *level),
        Edit::ReferenceDate(Some(day)) | Edit::ReportDate(Some(day)) => fits_day(*day),
        Edit::Period(Some(period)) => fits_day(period.from).and_then(|()| fits_day(period.to)),
        Edit::AddPerson(id) | Edit::AddUnit(id) | Edit::AddDocument(id) if !is_id(id) => {
            Err(EditError::Unknown { id: id.clone() })
        }
        Edit::Document(..) | Edit::AddUse(..) | Edit::UseCriterion(..) | Edit::Letters(..) => {
            evidence::check(assessment, rubric, edit)
        }
        _ => Ok(()),
    }
}

/// Whether a value can be given to an indicator.
pub(super) fn fits(indicator: &Indicator, value: &Value) -> Result<(), EditError> {
    let refuse = |value: String| Err(EditError::NoLevel { indicator: indicator.id.clone(), value });
    match (value, &indicator.measure) {
        (Value::Level(level), Measure::Levels) => fits_level(indicator, *level),
        (Value::Score(score), Measure::Items) => {
            let low = crate::rubric::Exact::from_integer(indicator.lowest().into());
            let high = crate::rubric::Exact::from_integer(indicator.highest().into());
            if (low..=high).contains(score) { Ok(()) } else { refuse(crate::rubric::exact_to_text(score)) }
        }
        (Value::External(figure), Measure::External { pieces, .. }) => {
            let inside = pieces
                .first()
                .zip(pieces.last())
                .is_some_and(|(first, last)| *figure >= first.from && *figure <= last.to);
            if inside { Ok(()) } else { refuse(crate::rubric::exact_to_text(figure)) }
        }
        (Value::Level(level), _) => refuse(level.to_string()),
        (Value::Score(number) | Value::External(number), _) => refuse(crate::rubric::exact_to_text(number)),
    }
}

fn fits_level(indicator: &Indicator, level: u8) -> Result<(), EditError> {
    match indicator.level(level) {
        Some(_) => Ok(()),
        None => Err(EditError::NoLevel { indicator: indicator.id.clone(), value: level.to_string() }),
    }
}

fn fits_day(day: Date) -> Result<(), EditError> {
    if is_day(day) { Ok(()) } else { Err(EditError::Day { year: day.year() }) }
}

fn indicator<'a>(rubric: &'a Rubric, id: &str) -> Result<&'a Indicator, EditError> {
    rubric.indicator(id).ok_or_else(|| EditError::NoIndicator { indicator: id.to_owned() })
}

fn answer_mut<'a>(assessment: &'a mut Assessment, rubric: &Rubric, id: &str) -> Result<&'a mut Answer, EditError> {
    let count = indicator(rubric, id)?.entry_count();
    let answer = assessment.answers.entry(id.to_owned()).or_default();
    if answer.entries.len() < count {
        answer.entries.resize_with(count, Entry::default);
    }
    Ok(answer)
}

fn entry_mut<'a>(assessment: &'a mut Assessment, rubric: &Rubric, place: &Place) -> Result<&'a mut Entry, EditError> {
    if place.entry >= indicator(rubric, &place.indicator)?.entry_count() {
        return Err(EditError::NoEntry { indicator: place.indicator.clone(), entry: place.entry });
    }
    let answer = answer_mut(assessment, rubric, &place.indicator)?;
    let entry = place.entry;
    answer.entries.get_mut(entry).ok_or_else(|| EditError::NoEntry { indicator: place.indicator.clone(), entry })
}

fn person_mut<'a>(assessment: &'a mut Assessment, id: &str) -> Result<&'a mut Person, EditError> {
    assessment.people.get_mut(id).ok_or_else(|| EditError::Unknown { id: id.to_owned() })
}

fn unit_mut<'a>(assessment: &'a mut Assessment, id: &str) -> Result<&'a mut Unit, EditError> {
    assessment.units.get_mut(id).ok_or_else(|| EditError::Unknown { id: id.to_owned() })
}

fn text_mut<'a>(
    assessment: &'a mut Assessment,
    rubric: &Rubric,
    field: &TextField,
) -> Result<&'a mut Stamped<String>, EditError> {
    Ok(match field {
        TextField::InstitutionName => &mut assessment.institution.name,
        TextField::InstitutionAddress => &mut assessment.institution.address,
        TextField::InstitutionUnit => &mut assessment.institution.unit,
        TextField::ReportNumber => &mut assessment.report.number,
        TextField::ReportAddressee => &mut assessment.report.addressee,
        TextField::ReportPlace => &mut assessment.report.place,
        TextField::General(id) => {
            if !rubric.general_questions.iter().any(|question| question.id == *id) {
                return Err(EditError::Unknown { id: id.clone() });
            }
            assessment.general.entry(id.clone()).or_default()
        }
        TextField::PersonName(id) => &mut person_mut(assessment, id)?.name,
        TextField::PersonPosition(id) => &mut person_mut(assessment, id)?.position,
        TextField::PersonUnit(id) => &mut person_mut(assessment, id)?.unit,
        TextField::PersonNumber(id) => &mut person_mut(assessment, id)?.employee_number,
        TextField::UnitName(id) => &mut unit_mut(assessment, id)?.name,
        TextField::Service(place) => &mut entry_mut(assessment, rubric, place)?.service,
        TextField::Facts(place) => &mut entry_mut(assessment, rubric, place)?.facts,
        TextField::Analysis(place) => &mut entry_mut(assessment, rubric, place)?.analysis,
        TextField::DocumentTitle(id) => &mut evidence::document_mut(assessment, id)?.title,
        TextField::DocumentNumber(id) => &mut evidence::document_mut(assessment, id)?.number,
        TextField::DocumentIssuer(id) => &mut evidence::document_mut(assessment, id)?.issuer,
        TextField::DocumentNote(id) => &mut evidence::document_mut(assessment, id)?.note,
        TextField::UseArticle(place) => &mut evidence::use_mut(assessment, rubric, place)?.article,
        TextField::UsePages(place) => &mut evidence::use_mut(assessment, rubric, place)?.pages,
        TextField::UseShows(place) => &mut evidence::use_mut(assessment, rubric, place)?.shows,
    })
}

fn next_order(orders: impl Iterator<Item = u32>) -> u32 {
    orders.max().map_or(0, |order| order.saturating_add(1))
}
