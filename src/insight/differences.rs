//! Where two assessments of one framework say something else.

use std::cmp::Ordering;

use crate::{
    assessment::{Assessment, Field, Said},
    rubric::Rubric,
    t,
};

/// One field in which two assessments differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field.
    pub field: Field,
    /// What it is called.
    pub label: String,
    /// What the first says.
    pub one: Said,
    /// What the second says.
    pub other: Said,
}

impl Difference {
    /// Whether the first was changed earlier or later than the second, where both know when.
    pub fn age(&self) -> Option<Ordering> {
        self.one.at.zip(self.other.at).map(|(one, other)| one.cmp(&other))
    }

    /// Both sides in one line: `Tingkat indikator 23: tingkat 2 menjadi tingkat 3`.
    pub fn sentence(&self) -> String {
        let shown =
            |said: &Said| if said.text.is_empty() { t!("history.nothing").to_owned() } else { said.text.clone() };
        t!("difference.sentence", field = self.label, one = shown(&self.one), other = shown(&self.other))
    }
}

/// Every field in which two assessments of this framework differ, in the order of the form.
///
/// An empty field is the same as one that was never touched, and a removed person or unit the same as none. Who
/// changed a field when does not count where both say the same.
pub fn differences(rubric: &Rubric, one: &Assessment, other: &Assessment) -> Vec<Difference> {
    let compare = |field: Field| {
        let (left, right) = (one.said(&field), other.said(&field));
        if left.text == right.text || renamed_unit(&field, &left, one, other) {
            return None;
        }
        let known = if left.text.is_empty() { other } else { one };
        Some(Difference { label: field.label(known), field, one: left, other: right })
    };
    Field::all(rubric, &[one, other]).into_iter().filter_map(compare).collect()
}

/// How many fields of each indicator differ, in the order of the differences; other indicators are not named.
pub fn differing_indicators(differences: &[Difference]) -> Vec<(&str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for indicator in differences.iter().filter_map(|difference| difference.field.indicator()) {
        match counts.last_mut() {
            Some((last, count)) if *last == indicator => *count += 1,
            _ => counts.push((indicator, 1)),
        }
    }
    counts
}

/// A unit that was only renamed still owns what it owned and its documents still come from it; its name is a difference
/// of its own.
fn renamed_unit(field: &Field, left: &Said, one: &Assessment, other: &Assessment) -> bool {
    let known = |assessment: &Assessment, unit: Option<String>| {
        unit.filter(|unit| assessment.units.get(unit).is_some_and(|known| !known.removed.value))
    };
    let same = |unit: &dyn Fn(&Assessment) -> Option<String>| {
        let (left, right) = (known(one, unit(one)), known(other, unit(other)));
        left.is_some() && left == right
    };
    match field {
        Field::Owner(indicator) => same(&|assessment| assessment.answer(indicator)?.owner.value.clone()),
        Field::Document(id) if same(&|assessment| assessment.document(id)?.unit.value.clone()) => {
            let documents = other.document(id).map(|document| (id.clone(), document.clone())).into_iter().collect();
            let under_old_name = Assessment { documents, units: one.units.clone(), ..Assessment::default() };
            under_old_name.said(field).text == left.text
        }
        _ => false,
    }
}
