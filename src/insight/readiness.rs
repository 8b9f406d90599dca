//! What a report needs before it is sent, as a list that also says what is done.

use super::findings::{Finding, Severity, Subject};
use crate::{
    assessment::Assessment,
    rubric::Rubric,
    scoring::Score,
    t,
    words::{self, count},
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

/// The list for an assessment with what the checks found in it.
pub fn readiness(rubric: &Rubric, assessment: &Assessment, score: &Score, found: &[Finding]) -> Vec<Ready> {
    let list = List { found };
    let total = count(score.total);
    let answered = t!("ready.levels", done = count(score.answered), total = total);
    let mut lines = vec![
        list.line(Group::Required, &["K01"], answered.clone(), |_| answered),
        list.line(Group::Required, &["K02", "K03", "K13"], t!("ready.explained").to_owned(), |open| {
            t!("ready.explained_open", indicators = named(open))
        }),
    ];
    if rubric.indicators.iter().any(|indicator| indicator.service.is_some()) {
        lines.push(list.line(Group::Required, &["K04"], t!("ready.services").to_owned(), |open| {
            t!("ready.services_open", indicators = named(open))
        }));
    }
    let questions = rubric.general_questions.len();
    if questions > 0 {
        let open = found.iter().filter(|finding| finding.code == "K06").count();
        let sentence = t!("ready.questions", done = count(questions - open), total = count(questions));
        lines.push(list.line(Group::Required, &["K06"], sentence.clone(), |_| sentence));
    }
    lines.push(list.line(Group::Required, &["K07", "K08", "K11", "K12"], t!("ready.details").to_owned(), |open| {
        open.iter().map(|finding| finding.sentence.as_str()).collect::<Vec<_>>().join(" ")
    }));
    lines.push(list.line(Group::Required, &["K09"], t!("ready.coordinator").to_owned(), |open| {
        open.first().map(|finding| finding.sentence.clone()).unwrap_or_default()
    }));
    evidence(&list, assessment, &mut lines);
    lines.push(list.line(Group::Numbers, &["K30", "K31"], t!("ready.texts").to_owned(), |open| {
        t!("ready.texts_open", indicators = named(open))
    }));
    if found.iter().any(|finding| finding.code == "K33") {
        lines.push(
            list.line(Group::Numbers, &["K33"], String::new(), |open| {
                t!("ready.carried_open", indicators = named(open))
            }),
        );
    }
    if !rubric.checks.unlikely.is_empty() {
        lines.push(list.line(Group::Numbers, &["K29"], t!("ready.pairs").to_owned(), |open| {
            open.iter().map(|finding| finding.sentence.as_str()).collect::<Vec<_>>().join(" ")
        }));
    }
    lines.push(list.line(
        Group::Numbers,
        &["K10"],
        t!("ready.rounding", index = words::decimal(score.index(), 2)),
        |open| open.first().map(|finding| finding.sentence.clone()).unwrap_or_default(),
    ));
    if assessment.history.is_empty() && score.answered == 0 {
        // Nothing was entered: that the figures of nothing fit is no news.
        lines.retain(|line| line.group == Group::Required);
    }
    lines
}

/// The lines about evidence. Without any, only that is said: nothing else about it could be true.
fn evidence(list: &List<'_>, assessment: &Assessment, lines: &mut Vec<Ready>) {
    let group = Group::Evidence;
    if list.found.iter().any(|finding| finding.code == "K14") {
        lines.push(list.line(group, &["K14"], String::new(), |open| {
            open.first().map(|finding| finding.sentence.clone()).unwrap_or_default()
        }));
        lines.push(list.line(group, &["K05"], t!("ready.criteria").to_owned(), |open| {
            t!("ready.criteria_open", indicators = named(open))
        }));
        return;
    }
    let mut line = |codes: &[&str], done: &str, still: &dyn Fn(&[&Finding]) -> String| {
        lines.push(list.line(group, codes, done.to_owned(), still));
    };
    let documents = |open: &[&Finding]| labels(open, assessment);
    line(&["K15"], t!("ready.evidence"), &|open| t!("ready.evidence_open", indicators = named(open)));
    line(&["K05"], t!("ready.supported"), &|open| t!("ready.supported_open", indicators = named(open)));
    line(&["K16", "K17"], t!("ready.fresh"), &|open| t!("ready.fresh_open", indicators = named(open)));
    line(&["K18", "K19", "K20"], t!("ready.valid"), &|open| t!("ready.valid_open", documents = documents(open)));
    line(&["K21", "K22"], t!("ready.dated"), &|open| t!("ready.dated_open", documents = documents(open)));
    line(&["K27", "K28"], t!("ready.cited"), &|open| t!("ready.cited_open", indicators = named(open)));
    line(&["K23", "K24", "K25", "K26"], t!("ready.upload"), &|open| {
        t!(
            "ready.upload_open",
            things = {
                let parts = [documents(open), named(open)];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
            }
        )
    });
    line(&["K32"], t!("ready.own"), &|open| t!("ready.own_open", documents = documents(open)));
}

struct List<'a> {
    found: &'a [Finding],
}

impl List<'_> {
    fn line(&self, group: Group, codes: &[&str], done: String, still: impl FnOnce(&[&Finding]) -> String) -> Ready {
        let open: Vec<&Finding> = self.found.iter().filter(|finding| codes.contains(&finding.code)).collect();
        match open.first() {
            None => Ready { group, open: None, sentence: done, place: None },
            Some(first) => Ready {
                group,
                open: open.iter().map(|finding| finding.severity).min(),
                sentence: still(&open),
                place: Some(first.subject.clone()),
            },
        }
    }
}

/// Numbers of the indicators some findings are about, each once: `3, 5, 8`.
fn named(open: &[&Finding]) -> String {
    listed(open.iter().filter_map(|finding| finding.subject.id()))
}

/// Names of the documents some findings are about, each once.
fn labels(open: &[&Finding], assessment: &Assessment) -> String {
    listed(open.iter().filter_map(|finding| finding.subject.document()).map(|id| {
        let label = assessment.document(id).map_or("", |document| document.label());
        if label.is_empty() { t!("finding.document.unnamed") } else { label }
    }))
}

/// Names in one line, neighbours that are the same once, many of them cut short.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = names.collect();
    names.dedup();
    let more = names.len().saturating_sub(MOST_NAMED);
    names.truncate(MOST_NAMED);
    let list = names.join(", ");
    if more == 0 { list } else { t!("ready.and_more", list = list, count = count(more)) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        assessment::{Author, Field, Place, Stage, Value},
        insight::findings,
        rubric::{DEFAULT_ID, builtin},
        scoring::score,
    };

    fn list(assessment: &Assessment) -> Vec<Ready> {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let score = score(&rubric, assessment, Stage::SelfAssessment);
        readiness(&rubric, assessment, &score, &findings(&rubric, assessment, &score, &BTreeSet::new()))
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
        let author = Author { name: "Uji".to_owned(), at: "2024-05-02T03:00:00Z".parse().unwrap(), revision: 1 };
        let mut assessment = Assessment::default();
        let value = Field::Value(Place::first("45"), Stage::SelfAssessment).set(Some(Value::Level(3)));
        assessment.apply(&rubric, value, &author).unwrap();
        let lines = list(&assessment);
        let of = |words: &str| lines.iter().find(|line| line.sentence.contains(words)).unwrap();
        assert_eq!(of("1 dari 47").open, Some(Severity::Required));
        assert_eq!(of("Fakta").open, Some(Severity::Required));
        assert_eq!(of("layanan").open, Some(Severity::Required));
        assert_eq!(of("riteria").open, Some(Severity::Notice));
    }
}
