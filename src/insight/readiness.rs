//! What a report needs before it is sent, as a list that also says what is done.

use super::findings::{Finding, Severity, Subject, Topic, named as document_named};
use crate::{assessment::Assessment, rubric::Rubric, scoring::Score, t, words::Words};

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
    let list = List { rubric, found, words };
    let answered = t!(words, ready.levels, done = score.answered, total = score.total);
    let mut lines = vec![
        list.line(Group::Required, Topic::Levels, answered.clone(), |_| answered),
        list.line(Group::Required, Topic::Explanations, t!(words, ready.explained).to_owned(), |open| {
            t!(words, ready.explained_open, indicators = named(open, words))
        }),
    ];
    if rubric.indicators.iter().any(|indicator| indicator.service.is_some()) {
        lines.push(list.line(Group::Required, Topic::Services, t!(words, ready.services).to_owned(), |open| {
            t!(words, ready.services_open, indicators = named(open, words))
        }));
    }
    let questions = rubric.general_questions.len();
    if questions > 0 {
        let open = list.of(Topic::Questions).len();
        let sentence = t!(words, ready.questions, done = questions - open, total = questions);
        lines.push(list.line(Group::Required, Topic::Questions, sentence.clone(), |_| sentence));
    }
    lines.push(
        list.line(Group::Required, Topic::Details, t!(words, ready.details).to_owned(), |open| list.sentences(open)),
    );
    lines.push(list.line(Group::Required, Topic::Coordinator, t!(words, ready.coordinator).to_owned(), |open| {
        list.sentences(open)
    }));
    evidence(&list, assessment, &mut lines);
    lines.push(list.line(Group::Numbers, Topic::Texts, t!(words, ready.texts).to_owned(), |open| {
        t!(words, ready.texts_open, indicators = named(open, words))
    }));
    if !list.of(Topic::CarriedOver).is_empty() {
        // Nothing else in the list is the institution's own word before that.
        lines.insert(
            0,
            list.line(Group::Required, Topic::CarriedOver, String::new(), |open| {
                t!(words, ready.carried_open, indicators = named(open, words))
            }),
        );
    }
    if !rubric.checks.unlikely.is_empty() {
        lines.push(
            list.line(Group::Numbers, Topic::Pairs, t!(words, ready.pairs).to_owned(), |open| list.sentences(open)),
        );
    }
    let rounding = t!(words, ready.rounding, index = words.decimal(score.index(), 2));
    lines.push(list.line(Group::Numbers, Topic::Rounding, rounding, |open| list.sentences(open)));
    if assessment.history.is_empty() && score.answered == 0 {
        // Nothing was entered: that the figures of nothing fit is no news.
        lines.retain(|line| line.group == Group::Required);
    }
    lines
}

/// The lines about evidence. Without any, only that is said: nothing else about it could be true.
fn evidence(list: &List<'_>, assessment: &Assessment, lines: &mut Vec<Ready>) {
    let (group, words) = (Group::Evidence, list.words);
    if !list.of(Topic::AnyEvidence).is_empty() {
        lines.push(list.line(group, Topic::AnyEvidence, String::new(), |open| list.sentences(open)));
        lines.push(list.line(group, Topic::Support, t!(words, ready.criteria).to_owned(), |open| {
            t!(words, ready.criteria_open, indicators = named(open, words))
        }));
        return;
    }
    let mut line = |topic: Topic, done: &str, still: &dyn Fn(&[&Finding]) -> String| {
        lines.push(list.line(group, topic, done.to_owned(), still));
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
    words: Words,
}

impl List<'_> {
    /// What was found on a topic.
    fn of(&self, topic: Topic) -> Vec<&Finding> {
        self.found.iter().filter(|finding| finding.check().topic() == topic).collect()
    }

    fn line(&self, group: Group, topic: Topic, done: String, still: impl FnOnce(&[&Finding]) -> String) -> Ready {
        let open = self.of(topic);
        match open.first() {
            None => Ready { group, open: None, sentence: done, place: None },
            Some(first) => Ready {
                group,
                open: open.iter().map(|finding| finding.severity()).min(),
                sentence: still(&open),
                place: Some(first.subject.clone()),
            },
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
fn listed<'a>(names: impl Iterator<Item = &'a str>, words: Words) -> String {
    let mut names: Vec<&str> = names.collect();
    names.dedup();
    let more = names.len().saturating_sub(MOST_NAMED);
    names.truncate(MOST_NAMED);
    let list = names.join(", ");
    if more == 0 { list } else { t!(words, ready.and_more, list = list, count = more) }
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
        let found = Inspection::of(&rubric, assessment, &score, &std::collections::BTreeSet::new());
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
