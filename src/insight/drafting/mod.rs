//! Fakta and Analisis drafted from the chosen level, the ticks and the uses of documents, in the sentences of the
//! framework. What is unknown stays as a place in square brackets, which the checks find.

mod clause;
mod document;

use self::clause::{capital, inside, is_sentence, list};
use super::sentence_pattern::pattern_texts;
use crate::{
    assessment::{Assessment, DocumentStatus, Evidence, Place},
    rubric::{self, Criterion, Drafting, Indicator, OPEN, Rubric},
    t,
    words::Words,
};

/// What is drafted is kept in the draft, among the framework's own sentences.
const WORDS: Words = rubric::LANGUAGE;

/// Fakta and Analisis for one entry of an indicator; the framework's plain pattern where no document is used or the
/// framework has no sentences for them. `None` where the framework has no such indicator.
pub fn drafted(rubric: &Rubric, assessment: &Assessment, place: &Place) -> Option<[String; 2]> {
    let indicator = rubric.indicator(&place.indicator)?;
    let pattern = rubric.patterns.iter().find(|pattern| pattern.id == indicator.pattern)?;
    let level = assessment.level(&indicator.id, place.entry);
    let evidence = assessment.evidence(&indicator.id, place.entry);
    let draft = pattern.drafting.as_ref().filter(|_| !evidence.is_empty()).map(|sentences| Draft {
        rubric,
        assessment,
        indicator,
        place,
        level,
        evidence,
        sentences,
    });
    match draft {
        Some(draft) => Some([draft.facts(), draft.analysis()]),
        None => pattern_texts(rubric, indicator, level),
    }
}

struct Draft<'a> {
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    indicator: &'a Indicator,
    place: &'a Place,
    level: Option<u8>,
    evidence: Vec<Evidence<'a>>,
    sentences: &'a Drafting,
}

impl Draft<'_> {
    fn facts(&self) -> String {
        let mut sentences = Vec::new();
        if !self.sentences.opening.is_empty() {
            sentences.push(capital(&Drafting::sentence(&self.sentences.opening, &self.values(Vec::new()))));
        }
        // How often each group of sentences was used, so that neighbours do not begin alike.
        let mut turns = vec![0; self.sentences.documents.len()];
        let mut last = None;
        for one in &self.evidence {
            let again = last == Some(one.document_id.as_str());
            last = Some(one.document_id.as_str());
            sentences.extend(self.about(one, again, &mut turns));
        }
        sentences.join(" ")
    }

    /// What one use says: a sentence that names the document, and the remark where it is a sentence of its own.
    fn about(&self, one: &Evidence<'_>, again: bool, turns: &mut [usize]) -> Vec<String> {
        let unissued = one.document.status.value == DocumentStatus::Draft;
        let kind = if unissued { UNISSUED } else { one.document.kind.value.code() };
        let group = self
            .sentences
            .documents
            .iter()
            .position(|group| group.kinds.is_empty() || group.kinds.iter().any(|wanted| wanted == kind));
        let text = match group {
            _ if again => Some(&self.sentences.again),
            Some(group) => turn(&self.sentences.documents[group].texts, &mut turns[group]),
            None => None,
        };
        let says_unissued =
            group.is_some_and(|group| self.sentences.documents[group].kinds.iter().any(|of| of == UNISSUED));
        let shows = document::one_line(&one.used.shows.value);
        let own = is_sentence(&shows);
        let code = self.assessment.evidence_code(&self.indicator.id, one.document_id);
        let code = code.unwrap_or_else(|| self.sentences.blank("code").to_owned());
        if own && again {
            let clause = shows.trim_end_matches('.');
            return vec![ended(&t!(WORDS, drafting.pointer, clause = clause, pointers = pointer(&code, one)))];
        }
        let told = match shows.as_str() {
            "" => self.sentences.blank("shows").to_owned(),
            _ if own => String::new(),
            shows => inside(shows, &self.indicator.subject),
        };
        let named = document::named(one.document, says_unissued);
        let values = self.values(vec![
            ("document", named.unwrap_or_else(|| self.sentences.blank("document").to_owned())),
            ("where", document::place(one.document, one.used)),
            ("shows", told),
            ("code", code),
        ]);
        let sentence = text.map(|text| capital(&Drafting::sentence(text, &values)));
        sentence.into_iter().chain(own.then(|| ended(&shows))).collect()
    }

    fn analysis(&self) -> String {
        let lowest = self.indicator.lowest();
        let Some(level) = self.level else {
            let met = self.clauses(&self.criteria(|other| other > lowest, true), true, "met");
            return capital(&Drafting::sentence(
                &self.sentences.met,
                &self.values(vec![("met", met), ("below", String::new())]),
            ));
        };
        let mut sentences = Vec::new();
        if level == lowest {
            sentences.push(Drafting::sentence(&self.sentences.lowest, &self.values(Vec::new())));
        } else {
            sentences.push(self.reached(level));
        }
        sentences.extend(self.missing_above(level));
        sentences.iter().map(|sentence| capital(sentence)).collect::<Vec<_>>().join(" ")
    }

    /// The criteria of the chosen level, or what is lacking for it.
    fn reached(&self, level: u8) -> String {
        let lowest = self.indicator.lowest();
        let claimed = |other: u8| other > lowest && other <= level;
        let lacking = self.criteria(claimed, false);
        if lacking.is_empty() {
            let met = self.clauses(&self.criteria(|other| other == level, true), true, "met");
            let below: Vec<u8> = self
                .indicator
                .levels
                .iter()
                .map(|rung| rung.level)
                .filter(|other| claimed(*other) && *other < level)
                .collect();
            return Drafting::sentence(
                &self.sentences.met,
                &self.values(vec![("met", met), ("below", levels(&below))]),
            );
        }
        let met = self.clauses(&self.criteria(claimed, true), true, "met");
        let lacking = self.clauses(&lacking, false, "lacking");
        Drafting::sentence(&self.sentences.partly, &self.values(vec![("met", met), ("lacking", lacking)]))
    }

    /// What the next level asks for; nothing at the highest one.
    fn missing_above(&self, level: u8) -> Option<String> {
        let next = self.indicator.levels.iter().map(|rung| rung.level).find(|other| *other > level)?;
        let open = self.clauses(&self.criteria(|other| other == next, false), false, "open");
        let name = self.rubric.level_name(self.indicator, next).to_owned();
        let values = self.values(vec![("next", next.to_string()), ("next_name", name), ("open", open)]);
        Some(Drafting::sentence(&self.sentences.open, &values))
    }

    /// Criteria of some levels that are ticked, or those that are not.
    fn criteria(&self, of: impl Fn(u8) -> bool, ticked: bool) -> Vec<&Criterion> {
        let is = |id: &str| self.assessment.ticked(&self.indicator.id, self.place.entry, id);
        let rungs = self.indicator.levels.iter().filter(|rung| of(rung.level));
        rungs.flat_map(|rung| &rung.criteria).filter(|criterion| is(&criterion.id) == ticked).collect()
    }

    /// The criteria as one clause, each with the places that show it; an open place where there is none.
    fn clauses(&self, criteria: &[&Criterion], pointed: bool, name: &str) -> String {
        if criteria.is_empty() {
            return self.sentences.blank(name).to_owned();
        }
        let clause = |criterion: &&Criterion| {
            let text = inside(&criterion.text, &self.indicator.subject);
            let pointers = if pointed { self.pointers(&criterion.id) } else { Vec::new() };
            if pointers.is_empty() {
                text
            } else {
                t!(WORDS, drafting.pointer, clause = text, pointers = pointers.join("; "))
            }
        };
        list(&criteria.iter().map(clause).collect::<Vec<_>>())
    }

    /// Where a criterion is shown: `23.b halaman 4–9`.
    fn pointers(&self, criterion: &str) -> Vec<String> {
        let supporting = self.evidence.iter().filter(|one| one.used.supported().any(|id| id == criterion));
        supporting
            .filter_map(|one| Some(pointer(&self.assessment.evidence_code(&self.indicator.id, one.document_id)?, one)))
            .collect()
    }

    /// The values every sentence may name, and some of its own.
    fn values(&self, own: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
        let entry = self.assessment.entry(&self.indicator.id, self.place.entry);
        let unit = self.assessment.owner_name(&self.indicator.id);
        let level = |level: u8| self.rubric.level_name(self.indicator, level).to_owned();
        let mut values = vec![
            ("subject", self.indicator.subject.clone()),
            ("unit", if unit.trim().is_empty() { self.sentences.blank("unit") } else { unit }.to_owned()),
            ("service", entry.map(|entry| document::one_line(&entry.service.value)).unwrap_or_default()),
            ("application", self.sentences.blank("application").to_owned()),
            ("users", self.sentences.blank("users").to_owned()),
            ("level", self.level.map_or_else(|| OPEN.to_owned(), |level| level.to_string())),
            ("name", self.level.map_or_else(|| OPEN.to_owned(), level)),
        ];
        values.extend(own);
        values
    }
}

/// Code of the kind as which a document counts while it is not decided.
const UNISSUED: &str = "rancangan";

/// The next sentence of a group: the first once, then the others in turn.
fn turn<'a>(texts: &'a [String], taken: &mut usize) -> Option<&'a String> {
    let place = if *taken < texts.len() || texts.len() < 2 {
        (*taken).min(texts.len().saturating_sub(1))
    } else {
        1 + (*taken - 1) % (texts.len() - 1)
    };
    *taken += 1;
    texts.get(place)
}

/// `2`, `2 dan 3`, `2 sampai 4`.
fn levels(levels: &[u8]) -> String {
    match levels {
        [] => String::new(),
        [one] => one.to_string(),
        [first, last] => t!(WORDS, drafting.levels_two, first = first, last = last),
        [first, .., last] => t!(WORDS, drafting.levels_range, first = first, last = last),
    }
}

/// `23.b halaman 4–9`
fn pointer(code: &str, one: &Evidence<'_>) -> String {
    let place = document::known_place(one.document, one.used);
    if place.is_empty() { code.to_owned() } else { format!("{code} {place}") }
}

fn ended(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}
