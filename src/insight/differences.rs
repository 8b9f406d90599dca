//! Where two assessments of one framework say something else.

use std::cmp::Ordering;

use crate::{
    assessment::{Assessment, Field, FieldValue, IndicatorId, Stamp, same},
    rubric::Rubric,
    t,
    words::{Words, shortened_to},
};

/// One field in which two assessments differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The field. Where one of them lacks an item, its field `Removed` alone.
    pub field: Field,
    /// What the first says.
    pub one: Saying,
    /// What the second says.
    pub other: Saying,
}

/// What an assessment says in a field, and who put it there.
#[derive(Debug, Clone, PartialEq)]
pub struct Saying {
    /// What stands there.
    pub value: FieldValue,
    /// Who put it there.
    pub stamp: Stamp,
}

impl Saying {
    fn of(assessment: &Assessment, field: &Field) -> Self {
        // An item that was never made is the same as a removed one.
        let value = match assessment.slot(field) {
            None if field.item().is_some_and(|item| item.removed() == *field) => FieldValue::Flag(true),
            _ => assessment.get(field),
        };
        Self { value, stamp: assessment.stamp(field) }
    }
}

impl Difference {
    /// Whether the first was changed earlier or later than the second, where both know when.
    pub fn age(&self) -> Option<Ordering> {
        self.one.stamp.at.zip(self.other.stamp.at).map(|(one, other)| one.cmp(&other))
    }

    /// The difference as one line, long texts cut: what stands in the first assessment makes room for the other's.
    pub fn told_short(&self, one: &Assessment, words: Words) -> String {
        let mut told = self.told(one, one, words);
        for text in &mut told.texts {
            *text = in_a_line(text);
        }
        told.sentence(words)
    }

    /// The difference in some words; what is referred to is named as each of the assessments names it.
    pub fn told(&self, one: &Assessment, other: &Assessment, words: Words) -> Told {
        let text = |said: &Saying, by: &Assessment| self.field.in_words(&said.value, by, words);
        let texts = [text(&self.one, one), text(&self.other, other)];
        let label = self.field.label(if texts[0].is_empty() { other } else { one }, words);
        let written = [&self.one, &self.other].iter().any(|said| matches!(said.value, FieldValue::Text(_)));
        Told { label, texts, written, stamps: [self.one.stamp.clone(), self.other.stamp.clone()] }
    }
}

/// A difference in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What the field is called, by the assessment that says something in it.
    pub label: String,
    /// What each of them says; empty where nothing.
    pub texts: [String; 2],
    /// True where they are a person's own words, which stand between quotation marks in a sentence.
    pub written: bool,
    /// Who said it.
    pub stamps: [Stamp; 2],
}

impl Told {
    /// Both sides in one line: `Tingkat indikator 23: tingkat 2 menjadi tingkat 3`, and
    /// `Analisis indikator 23: “Sudah.” menjadi “Sudah ditetapkan.”`.
    pub fn sentence(&self, words: Words) -> String {
        let shown = |text: &String| match text.as_str() {
            "" => t!(words, history.nothing).to_owned(),
            text if self.written => t!(words, difference.quoted, text = text),
            text => text.to_owned(),
        };
        let [one, other] = &self.texts;
        t!(words, difference.sentence, field = self.label, one = shown(one), other = shown(other))
    }
}

/// Most letters of a text in a line.
const MOST_LETTERS: usize = 60;

/// A text in one line, cut where it is long.
fn in_a_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    shortened_to(&line, MOST_LETTERS).into_owned()
}

/// Every field in which two assessments of this framework differ, in the order of the form.
///
/// An empty field is the same as one that was never touched, and a removed item the same as none. Who changed a field
/// when does not count where both say the same.
pub fn differences(rubric: &Rubric, one: &Assessment, other: &Assessment) -> Vec<Difference> {
    let compare = |field: Field| {
        let listed = field.item().is_some_and(|item| item.removed() == field);
        if !listed && same(one.slot(&field), other.slot(&field)) {
            return None;
        }
        let (one, other) = (Saying::of(one, &field), Saying::of(other, &field));
        (one.value != other.value).then_some(Difference { field, one, other })
    };
    Field::all(rubric, &[one, other]).into_iter().filter_map(compare).collect()
}

/// The same, in some words.
pub fn told(rubric: &Rubric, one: &Assessment, other: &Assessment, words: Words) -> Vec<Told> {
    differences(rubric, one, other).iter().map(|difference| difference.told(one, other, words)).collect()
}

/// Those of the differences in which a person's words or choices make room for others, because something stood there.
pub fn overwritten(differences: &[Difference]) -> impl Iterator<Item = &Difference> {
    differences.iter().filter(|difference| difference.one.value != difference.field.empty())
}

/// How many fields of each indicator differ, in the order of the differences; other indicators are not named.
pub fn differing_indicators(differences: &[Difference]) -> Vec<(&IndicatorId, usize)> {
    let mut counts: Vec<(&IndicatorId, usize)> = Vec::new();
    for indicator in differences.iter().filter_map(|difference| difference.field.indicator()) {
        match counts.last_mut() {
            Some((last, count)) if *last == indicator => *count += 1,
            _ => counts.push((indicator, 1)),
        }
    }
    counts
}
