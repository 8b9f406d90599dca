//! What a report needs before it is sent, as a list that also says what is done.

use std::collections::BTreeSet;

use super::{
    citation::cited,
    findings::{Finding, Severity, Subject, Topic, named as document_named},
    support::{dated, rule_of, supports},
};
use crate::{
    assessment::{Assessment, Evidence, Stage},
    rubric::{Indicator, Rubric, Unlikely},
    scoring::Score,
    t,
    words::Words,
};

/// Most indicators that are named in one line.
const MOST_NAMED: usize = 12;

/// Part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// A final report needs it.
    Required,
    /// What an external assessor looks at first.
    Evidence,
    /// Worth a look before an external assessor takes one.
    Numbers,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Part of the list it stands in.
    pub group: Group,
    /// What is open; `None` where it is done.
    pub open: Option<Severity>,
    /// What is done or open.
    pub sentence: String,
    /// First place with something open.
    pub place: Option<Subject>,
}

/// The list for an assessment with what the checks found in it, in some words.
pub fn readiness(
    rubric: &Rubric,
    assessment: &Assessment,
    score: &Score,
    found: &[Finding],
    words: Words,
) -> Vec<Ready> {
    let list = List { rubric, found, looked: looked_at(rubric, assessment, score), words };
    let answered = t!(words, ready.levels, done = score.answered, total = score.total);
    let mut lines = Vec::new();
    // Nothing else in the list is the institution's own word before that.
    lines.extend(list.line(Group::Required, Topic::CarriedOver, String::new(), |open| {
        t!(words, ready.carried_open, indicators = named(open, words))
    }));
    lines.extend(list.line(Group::Required, Topic::Levels, answered.clone(), |_| answered));
    lines.extend(list.line(Group::Required, Topic::Explanations, t!(words, ready.explained).to_owned(), |open| {
        t!(words, ready.explained_open, indicators = named(open, words))
    }));
    lines.extend(list.line(Group::Required, Topic::Services, t!(words, ready.services).to_owned(), |open| {
        t!(words, ready.services_open, indicators = named(open, words))
    }));
    let questions = rubric.general_questions.len();
    if questions > 0 {
        let open = list.of(Topic::Questions).len();
        let sentence = t!(words, ready.questions, done = questions - open, total = questions);
        lines.extend(list.line(Group::Required, Topic::Questions, sentence.clone(), |_| sentence));
    }
    lines.extend(
        list.line(Group::Required, Topic::Details, t!(words, ready.details).to_owned(), |open| list.sentences(open)),
    );
    lines.extend(list.line(Group::Required, Topic::Coordinator, t!(words, ready.coordinator).to_owned(), |open| {
        list.sentences(open)
    }));
    evidence(&list, assessment, &mut lines);
    lines.extend(list.line(Group::Numbers, Topic::Texts, t!(words, ready.texts).to_owned(), |open| {
        match named(open, words) {
            // What is open is about the whole, not about single indicators.
            indicators if indicators.is_empty() => list.sentences(open),
            indicators => t!(words, ready.texts_open, indicators = indicators),
        }
    }));
    lines.extend(
        list.line(Group::Numbers, Topic::Pairs, t!(words, ready.pairs).to_owned(), |open| list.sentences(open)),
    );
    let rounding = t!(words, ready.rounding, index = words.decimal(score.index(), 2));
    lines.extend(list.line(Group::Numbers, Topic::Rounding, rounding, |open| list.sentences(open)));
    lines
}

/// The lines about evidence. Without any, only that is said: nothing else about it could be true.
fn evidence(list: &List<'_>, assessment: &Assessment, lines: &mut Vec<Ready>) {
    let (group, words) = (Group::Evidence, list.words);
    if !list.of(Topic::AnyEvidence).is_empty() {
        lines.extend(list.line(group, Topic::AnyEvidence, String::new(), |open| list.sentences(open)));
        lines.extend(list.line(group, Topic::Support, t!(words, ready.criteria).to_owned(), |open| {
            t!(words, ready.criteria_open, indicators = named(open, words))
        }));
        return;
    }
    let mut line = |topic: Topic, done: &str, still: &dyn Fn(&[&Finding]) -> String| {
        lines.extend(list.line(group, topic, done.to_owned(), still));
    };
    let documents = |open: &[&Finding]| labels(open, assessment, words);
    line(Topic::Evidence, t!(words, ready.evidence), &|open| {
        t!(words, ready.evidence_open, indicators = named(open, words))
    });
    line(Topic::Support, t!(words, ready.supported), &|open| {
        t!(words, ready.supported_open, indicators = named(open, words))
    });
    line(Topic::Freshness, t!(words, ready.fresh), &|open| {
        t!(words, ready.fresh_open, indicators = named(open, words))
    });
    line(Topic::Validity, t!(words, ready.valid), &|open| t!(words, ready.valid_open, documents = documents(open)));
    line(Topic::Dates, t!(words, ready.dated), &|open| t!(words, ready.dated_open, documents = documents(open)));
    line(Topic::Citations, t!(words, ready.cited), &|open| {
        t!(words, ready.cited_open, indicators = named(open, words))
    });
    line(Topic::Places, t!(words, ready.places), &|open| t!(words, ready.places_open, indicators = named(open, words)));
    line(Topic::Upload, t!(words, ready.upload), &|open| {
        t!(
            words,
            ready.upload_open,
            things = {
                let parts = [documents(open), named(open, words)];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
            }
        )
    });
    line(Topic::OwnEvidence, t!(words, ready.own), &|open| t!(words, ready.own_open, documents = documents(open)));
}

struct List<'a> {
    rubric: &'a Rubric,
    found: &'a [Finding],
    /// Topics of which something was there to look at.
    looked: BTreeSet<Topic>,
    words: Words,
}

/// Topics of which something is there that the checks looked at.
fn looked_at(rubric: &Rubric, assessment: &Assessment, score: &Score) -> BTreeSet<Topic> {
    let mut looked = BTreeSet::from([Topic::Levels, Topic::Questions, Topic::Details, Topic::Coordinator]);
    let mut used = false;
    for (indicator, place) in
        rubric.indicators.iter().flat_map(|one| (0..one.entry_count()).map(move |place| (one, place)))
    {
        let entry = assessment.entry(&indicator.id, place);
        let texts = entry.map(|entry| [&entry.facts.value, &entry.analysis.value]);
        let mut texts = texts.into_iter().flatten();
        let level = assessment.level(&indicator.id, place);
        let claimed = level.filter(|level| *level > indicator.lowest());
        let evidence = assessment.evidence(&indicator.id, place);
        let answered = assessment.value(&indicator.id, place, Stage::SelfAssessment).is_some();
        used |= !evidence.is_empty();
        let seen = [
            (Topic::Explanations, answered),
            (Topic::Services, answered && indicator.service.is_some() && level != Some(indicator.lowest())),
            (Topic::Evidence, claimed.is_some()),
            (Topic::Support, claimed.is_some()),
            (Topic::Freshness, claimed.is_some_and(|level| under_a_rule(rubric, indicator, level, &evidence))),
            (Topic::Citations, texts.clone().any(|text| !cited(rubric, text).is_empty())),
            (Topic::Texts, texts.any(|text| !text.trim().is_empty())),
            (Topic::Places, answered && !evidence.is_empty()),
            (Topic::OwnEvidence, !evidence.is_empty()),
            (Topic::Upload, evidence.iter().any(|one| one.document.content().is_some())),
            (Topic::Dates, evidence.iter().any(|one| dated(one.document).is_some())),
        ];
        looked.extend(seen.into_iter().filter(|(_, seen)| *seen).map(|(topic, _)| topic));
    }
    let reference = assessment.reference_date.value.is_some();
    if !reference && assessment.period.value.is_none() {
        looked.remove(&Topic::Dates);
    }
    if used && reference {
        looked.insert(Topic::Validity);
    }
    let both = |pair: &Unlikely| [&pair.one, &pair.other].iter().all(|id| assessment.level(id, 0).is_some());
    if rubric.checks.unlikely.iter().any(both) {
        looked.insert(Topic::Pairs);
    }
    if score.answered > 0 {
        looked.insert(Topic::Rounding);
    }
    looked
}

/// Whether a document is tied to a claimed criterion under a rule about age.
fn under_a_rule(rubric: &Rubric, indicator: &Indicator, level: u8, evidence: &[Evidence<'_>]) -> bool {
    let mut criteria = indicator.claimed(level).filter(|criterion| rule_of(rubric, criterion).is_some());
    criteria.any(|criterion| evidence.iter().any(|one| supports(one, criterion)))
}

impl List<'_> {
    /// What was found on a topic.
    fn of(&self, topic: Topic) -> Vec<&Finding> {
        self.found.iter().filter(|finding| finding.check().topic() == topic).collect()
    }

    /// The line of a topic. Where nothing was found and nothing was there to look at, there is none: it is not done.
    fn line(
        &self,
        group: Group,
        topic: Topic,
        done: String,
        still: impl FnOnce(&[&Finding]) -> String,
    ) -> Option<Ready> {
        let open = self.of(topic);
        match open.first() {
            None if !self.looked.contains(&topic) => None,
            None => Some(Ready { group, open: None, sentence: done, place: None }),
            Some(first) => Some(Ready {
                group,
                open: open.iter().map(|finding| finding.severity()).min(),
                sentence: still(&open),
                place: Some(first.subject.clone()),
            }),
        }
    }

    fn sentences(&self, open: &[&Finding]) -> String {
        open.iter().map(|finding| finding.sentence(self.rubric, self.words)).collect::<Vec<_>>().join(" ")
    }
}

/// Numbers of the indicators some findings are about, each once: `3, 5, 8`.
fn named(open: &[&Finding], words: Words) -> String {
    listed(open.iter().filter_map(|finding| finding.subject.id()), words)
}

/// Names of the documents some findings are about, each once.
fn labels(open: &[&Finding], assessment: &Assessment, words: Words) -> String {
    listed(
        open.iter()
            .filter_map(|finding| finding.subject.document())
            .map(|id| document_named(assessment.document(id).map_or("", |document| document.label()), words)),
        words,
    )
}

/// Names in one line, neighbours that are the same once, many of them cut short.
fn listed<T: AsRef<str> + PartialEq>(names: impl Iterator<Item = T>, words: Words) -> String {
    let mut names: Vec<T> = names.collect();
    names.dedup();
    words.listed_to(&names, MOST_NAMED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::{Author, Field, Place, Stage, Value},
        insight::Inspection,
        rubric::{DEFAULT_ID, builtin},
        scoring::score,
    };

    fn list(assessment: &Assessment) -> Vec<Ready> {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let score = score(&rubric, assessment, Stage::SelfAssessment);
        let found = Inspection::of(&rubric, assessment, &score, &BTreeSet::new());
        readiness(&rubric, assessment, &score, found.findings(), Words::indonesian())
    }

    #[test]
    fn a_new_draft_lacks_everything_that_is_required_and_says_where_to_start() {
        let lines = list(&Assessment::default());
        let open: Vec<&Ready> = lines.iter().filter(|line| line.open.is_some()).collect();
        assert!(open.len() >= 4, "{open:?}");
        assert!(open.iter().all(|line| line.open == Some(Severity::Required) && line.place.is_some()));
        assert!(lines[0].sentence.contains("0 dari 47"), "{}", lines[0].sentence);
    }

    #[test]
    fn every_required_finding_stands_in_an_open_line() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let author = Author {
            name: "Uji".to_owned(),
            at: "2024-05-02T03:00:00Z".parse().unwrap(),
            revision: 1,
            sitting: "uji".into(),
        };
        let mut assessment = Assessment::default();
        let value = Field::Value(Place::first("45"), Stage::SelfAssessment).set(Some(Value::Level(3)));
        assessment.apply(&rubric, value, &author).unwrap();
        let lines = list(&assessment);
        let of = |part: &str| lines.iter().find(|line| line.sentence.contains(part)).unwrap();
        assert_eq!(of("1 dari 47").open, Some(Severity::Required));
        assert_eq!(of("Fakta").open, Some(Severity::Required));
        assert_eq!(of("layanan").open, Some(Severity::Required));
        assert_eq!(of("riteria").open, Some(Severity::Notice));
    }
}
