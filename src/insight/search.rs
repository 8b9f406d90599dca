//! Finding what was typed, wherever it stands: a loop over the table of fields.

use std::{collections::BTreeSet, ops::Range};

use crate::{
    assessment::{Assessment, Content, Field, FieldValue, Item, PersonField, Shown, UsePlace},
    rubric::Rubric,
    t,
    words::{Folded, Found, Sought, Words, steers},
};

/// Most hits of a group that are handed out; the others are only counted.
const MOST: usize = 20;
/// Letters of a long text that are shown before what matched, and altogether.
const BEFORE: usize = 18;
const SHOWN: usize = 64;

/// Where something that was typed belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// In the answer to an indicator.
    Answers,
    /// In the register of documents.
    Documents,
    /// In what is said of the assessment as a whole, its team and units, and the open questions.
    Details,
}

impl Kept {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Answers, Self::Documents, Self::Details];

    fn of(field: &Field) -> Self {
        match field.shown() {
            Shown::Register(_) => Self::Documents,
            Shown::Use(_) | Shown::Entry(..) => Self::Answers,
            Shown::Details | Shown::Questions => Self::Details,
        }
    }
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The field it stands in.
    pub field: Field,
    /// The text around it, in one line.
    pub text: String,
    /// What matched in that text, as ranges of bytes.
    pub marks: Vec<Range<usize>>,
    /// The first match in the whole text of the field, in bytes.
    pub place: Range<usize>,
    /// Where it stands, in words.
    pub whereabouts: String,
}

/// What was found for a query.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    sought: Sought,
    /// Lines that match, for queries that go on from this one.
    lines: Vec<usize>,
    /// The best of each group, and how many there are in all.
    pub groups: Vec<(Kept, Vec<Hit>, usize)>,
}

/// Everything that was typed, ready to be searched.
#[derive(Debug, Default)]
pub struct SearchIndex {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    field: Field,
    kept: Kept,
    text: String,
    folded: Folded,
    whereabouts: String,
}

impl SearchIndex {
    /// Reads an assessment once. Takes time in proportion to what was typed.
    pub fn of(rubric: &Rubric, assessment: &Assessment, words: Words) -> Self {
        let used = assessment.used_at(rubric);
        let mut lines = Vec::new();
        for (field, slot) in assessment.stored() {
            if slot.is_empty() || !assessment.is_live(&field) {
                continue;
            }
            let text = match slot.text() {
                Some(text) => text.to_owned(),
                None => typed(&field, &slot.value(), assessment, words),
            };
            if text.trim().is_empty() {
                continue;
            }
            let part = (field.facts_of().label)(words);
            let whereabouts = match field.shown() {
                Shown::Register(id) => {
                    let label = assessment.document(&id).map(|document| document.label().to_owned());
                    match (label.filter(|label| *label != text), used.get(&id)) {
                        (Some(label), _) => t!(words, search.in_document, part = part, document = label),
                        (None, Some(ids)) => t!(words, evidence.used_at, ids = ids.join(", ")),
                        (None, None) => t!(words, evidence.used_nowhere).to_owned(),
                    }
                }
                Shown::Use(UsePlace { at, .. }) | Shown::Entry(at, _) if at.entry == 0 => {
                    t!(words, search.in_indicator, indicator = at.indicator, part = part)
                }
                Shown::Use(UsePlace { at, .. }) | Shown::Entry(at, _) => {
                    t!(words, search.in_entry, indicator = at.indicator, entry = at.entry + 1, part = part)
                }
                Shown::Questions => field.label(assessment, words),
                Shown::Details => t!(words, search.in_details, part = part),
            };
            let kept = Kept::of(&field);
            lines.extend(role(&field, &text, assessment, words));
            let folded = Folded::of(&text);
            lines.push(Line { field, kept, text, folded, whereabouts });
        }
        // Indicators come in the order of the framework, whatever their numbers look like as texts.
        let rank = |id: &str| rubric.indicators.iter().position(|indicator| indicator.id == id);
        lines.sort_by_cached_key(|line| line.field.indicator().map(|id| rank(id)));
        Self { lines }
    }

    /// Finds what holds every word. Where the query goes on from `before`, only what matched there is looked at again.
    pub fn search(&self, sought: &Sought, before: Option<&Hits>) -> Hits {
        if sought.is_empty() {
            return Hits::default();
        }
        let before = before.filter(|before| !before.sought.is_empty() && sought.narrows(&before.sought));
        let holds = |place: &usize| self.lines.get(*place).is_some_and(|line| line.folded.holds(sought));
        let lines: Vec<usize> = match before {
            Some(before) => before.lines.iter().copied().filter(holds).collect(),
            None => (0..self.lines.len()).filter(holds).collect(),
        };
        let mut groups = Vec::new();
        for kept in Kept::ALL {
            let mut found: Vec<(&Line, Found)> = lines
                .iter()
                .filter_map(|place| self.lines.get(*place))
                .filter(|line| line.kept == kept)
                .filter_map(|line| Some((line, line.find(sought)?)))
                .collect();
            // What is found once is found where it matches best: a number that is just that before a title that names it.
            found.sort_by_key(|(_, found)| found.rank);
            let mut seen = BTreeSet::new();
            found.retain(|(line, _)| whole(&line.field).is_none_or(|item| seen.insert(item.path())));
            let total = found.len();
            found.truncate(MOST);
            if let Some((_, best)) = found.first() {
                let exact = best.rank == 0;
                let hits = found.iter().map(|(line, found)| line.hit(&found.marks)).collect();
                groups.push((exact, (kept, hits, total)));
            }
        }
        // What is just what was sought comes before what speaks of it.
        groups.sort_by_key(|(exact, _)| !exact);
        Hits { sought: sought.clone(), lines, groups: groups.into_iter().map(|(_, group)| group).collect() }
    }
}

/// A person is found by the role as well, which leads to the name.
fn role(field: &Field, name: &str, assessment: &Assessment, words: Words) -> Option<Line> {
    let Field::Person(id, PersonField::Name) = field else { return None };
    let role = assessment.people.get(id)?.role.value.name(words);
    let text = format!("{role}: {name}");
    let whereabouts = t!(words, search.in_details, part = t!(words, difference.role));
    Some(Line { field: field.clone(), kept: Kept::Details, folded: Folded::of(&text), text, whereabouts })
}

/// What was typed into a field that is no text.
fn typed(field: &Field, value: &FieldValue, assessment: &Assessment, words: Words) -> String {
    match value {
        FieldValue::Content(Some(Content::File(file))) => file.name.clone(),
        FieldValue::Content(Some(Content::Link(link))) => link.address.clone(),
        FieldValue::Day(Some(_)) | FieldValue::Period(Some(_)) => field.in_words(value, assessment, words),
        _ => String::new(),
    }
}

/// The thing that is found once, however many of its fields match.
fn whole(field: &Field) -> Option<Item> {
    match field.item()? {
        Item::Version(document, _) => Some(Item::Document(document)),
        item => Some(item),
    }
}

impl Line {
    fn find(&self, sought: &Sought) -> Option<Found> {
        let found = self.folded.find(&self.text, sought)?;
        Some(if self.folded.is(sought) { Found { rank: 0, ..found } } else { found })
    }

    fn hit(&self, marks: &[Range<usize>]) -> Hit {
        let place = marks.first().cloned().unwrap_or_default();
        let (text, marks) = around(&self.text, marks);
        Hit { field: self.field.clone(), text, marks, place, whereabouts: self.whereabouts.clone() }
    }
}

/// A part of a text around its first mark, in one line, with the marks in it.
fn around(text: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let first = marks.first().map_or(0, |mark| mark.start);
    let before = text.get(..first).unwrap_or_default();
    let mut start = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    if start > 0 {
        // From the beginning of a word on.
        let part = &text[start..first];
        start += part.find(char::is_whitespace).map_or(0, |at| at + part[at..].len() - part[at..].trim_start().len());
    }
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| start + at);
    let cut = |open: bool| if open { "…" } else { "" };
    let head = cut(start > 0);
    let shown = marks.iter().filter(|mark| mark.end <= end);
    let marks = shown.map(|mark| mark.start - start + head.len()..mark.end - start + head.len()).collect();
    (format!("{head}{}{}", one_line(&text[start..end]), cut(end < text.len())), marks)
}

/// The same text in one line and without signs that steer, in as many bytes.
fn one_line(text: &str) -> String {
    let shown = |sign: char| match sign.len_utf8() {
        _ if !steers(sign) && !sign.is_control() => sign,
        1 => ' ',
        2 => '\u{a0}',
        _ => '\u{fffd}',
    };
    text.chars().map(shown).collect()
}
