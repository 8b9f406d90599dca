//! What a draft still lacks. Checks explain the risk, they never block; each has a stable code.

use crate::{
    assessment::{Assessment, Entry, Role, Stage},
    rubric::{Indicator, Rubric},
    scoring::Score,
    t, words,
};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A final report needs it.
    Required,
    /// An external assessor will ask for it.
    Advised,
    /// Worth knowing; nothing is wrong.
    Notice,
}

/// Part of an indicator a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The chosen level.
    Level,
    /// The ticked criteria.
    Criteria,
    /// Fakta.
    Facts,
    /// Analisis.
    Analysis,
    /// The name of the service.
    Service,
}

/// What a finding is about, for the jump to the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A part of one entry of an indicator.
    Indicator {
        /// Indicator id.
        id: String,
        /// Entry, from 0.
        entry: usize,
        /// Part.
        part: Part,
    },
    /// An open question, by id.
    Question(String),
    /// Name of the institution.
    InstitutionName,
    /// Year of the assessment.
    Year,
    /// Day from which ages are reckoned.
    ReferenceDate,
    /// Days the assessment covers.
    Period,
    /// Assessor team.
    Team,
    /// The index.
    Index,
}

impl Subject {
    /// Id of the indicator or question it is about.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Indicator { id, .. } | Self::Question(id) => Some(id),
            _ => None,
        }
    }

    /// Code of the field, for data.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Indicator { part: Part::Level, .. } => "level",
            Self::Indicator { part: Part::Criteria, .. } => "criteria",
            Self::Indicator { part: Part::Facts, .. } => "facts",
            Self::Indicator { part: Part::Analysis, .. } => "analysis",
            Self::Indicator { part: Part::Service, .. } => "service",
            Self::Question(_) => "question",
            Self::InstitutionName => "institution",
            Self::Year => "year",
            Self::ReferenceDate => "reference_date",
            Self::Period => "period",
            Self::Team => "team",
            Self::Index => "index",
        }
    }
}

/// One thing the checks found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable code, such as `K01`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// What was found and where.
    pub sentence: String,
    /// What was found, for a place that names the indicator itself.
    pub brief: String,
    /// What can be done.
    pub advice: String,
}

/// Everything the checks find, in the order of the form: details, indicators, questions, index.
pub fn findings(rubric: &Rubric, assessment: &Assessment, score: &Score) -> Vec<Finding> {
    let mut found = Vec::new();
    details(assessment, &mut found);
    for indicator in &rubric.indicators {
        found.extend(indicator_findings(rubric, assessment, indicator));
    }
    for question in &rubric.general_questions {
        if assessment.general.get(&question.id).is_none_or(|answer| blank(&answer.value)) {
            found.push(Finding {
                code: "K06",
                severity: Severity::Required,
                subject: Subject::Question(question.id.clone()),
                sentence: t!("finding.question", id = question.id),
                brief: t!("finding.question", id = question.id),
                advice: t!("finding.question.advice").to_owned(),
            });
        }
    }
    if let Some(sentence) = band_notice(rubric, score) {
        found.push(Finding {
            code: "K10",
            severity: Severity::Notice,
            subject: Subject::Index,
            brief: sentence.clone(),
            sentence,
            advice: t!("finding.band.advice").to_owned(),
        });
    }
    found
}

/// What the checks find in one indicator.
pub fn indicator_findings(rubric: &Rubric, assessment: &Assessment, indicator: &Indicator) -> Vec<Finding> {
    let mut found = Vec::new();
    for place in 0..indicator.entry_count() {
        entry(rubric, assessment, indicator, place, &mut found);
    }
    found
}

/// Says so where the printed index would name another band than the exact one does.
pub fn band_notice(rubric: &Rubric, score: &Score) -> Option<String> {
    let notice = score.notice(rubric)?;
    let band = score.band(rubric)?;
    let bound = rubric.band_above(band).map_or(&band.from, |next| &next.from);
    Some(t!(
        "finding.band",
        exact = crate::rubric::exact_to_text(score.index()).replace('.', ","),
        printed = notice.printed.replace('.', ","),
        band = band.name,
        bound = words::decimal(bound, 2)
    ))
}

fn details(assessment: &Assessment, found: &mut Vec<Finding>) {
    let mut required = |code: &'static str, subject: Subject, sentence: &'static str, advice: &'static str| {
        let (sentence, advice) = (sentence.to_owned(), advice.to_owned());
        let brief = sentence.clone();
        found.push(Finding { code, severity: Severity::Required, subject, sentence, brief, advice });
    };
    if blank(&assessment.institution.name.value) {
        required("K07", Subject::InstitutionName, t!("finding.institution"), t!("finding.institution.advice"));
    }
    if assessment.year.value == 0 {
        required("K12", Subject::Year, t!("finding.year"), t!("finding.year.advice"));
    }
    if assessment.reference_date.value.is_none() {
        required("K08", Subject::ReferenceDate, t!("finding.reference_date"), t!("finding.reference_date.advice"));
    }
    let coordinator = |role: Role, name: &str| role == Role::Coordinator && !blank(name);
    if !assessment.team().iter().any(|(_, person)| coordinator(person.role.value, &person.name.value)) {
        required("K09", Subject::Team, t!("finding.coordinator"), t!("finding.coordinator.advice"));
    }
    if assessment.period.value.is_some_and(|period| period.from > period.to) {
        required("K11", Subject::Period, t!("finding.period"), t!("finding.period.advice"));
    }
}

/// What one entry of an indicator lacks. An unanswered one is one finding, not four.
fn entry(rubric: &Rubric, assessment: &Assessment, indicator: &Indicator, place: usize, found: &mut Vec<Finding>) {
    let named = match indicator.entries.get(place) {
        Some(name) => t!("finding.entry", id = indicator.id, name = indicator.title, entry = name),
        None => t!("finding.indicator", id = indicator.id, name = indicator.title),
    };
    let mut add = |code: &'static str, severity: Severity, part: Part, what: String, advice: String| {
        let subject = Subject::Indicator { id: indicator.id.clone(), entry: place, part };
        let sentence = t!("finding.at", subject = named, what = what);
        found.push(Finding { code, severity, subject, sentence, brief: capital(&what), advice });
    };
    if assessment.value(&indicator.id, place, Stage::SelfAssessment).is_none() {
        let advice = t!("finding.unanswered.advice", lowest = indicator.lowest());
        add("K01", Severity::Required, Part::Level, t!("finding.unanswered").to_owned(), advice);
        return;
    }
    let nothing = Entry::default();
    let entry = assessment.entry(&indicator.id, place).unwrap_or(&nothing);
    if blank(&entry.facts.value) {
        let advice = t!("finding.facts.advice").to_owned();
        add("K02", Severity::Required, Part::Facts, t!("finding.facts").to_owned(), advice);
    }
    if blank(&entry.analysis.value) {
        let advice = t!("finding.analysis.advice").to_owned();
        add("K03", Severity::Required, Part::Analysis, t!("finding.analysis").to_owned(), advice);
    }
    for (part, text) in [(Part::Facts, &entry.facts.value), (Part::Analysis, &entry.analysis.value)] {
        if let Some(open) = open_places(rubric, indicator, text).first() {
            let what = match part {
                Part::Facts => t!("finding.facts_open", place = open),
                _ => t!("finding.analysis_open", place = open),
            };
            add("K13", Severity::Required, part, what, t!("finding.open_place.advice").to_owned());
        }
    }
    let level = assessment.level(&indicator.id, place);
    // A service that is not there scores the lowest level and needs no name.
    let without_service = level == Some(indicator.lowest());
    if indicator.service.is_some() && !without_service && blank(&entry.service.value) {
        let advice = t!("finding.service.advice").to_owned();
        add("K04", Severity::Required, Part::Service, t!("finding.service").to_owned(), advice);
    }
    let ticked = |id: &str| entry.ticks.get(id).is_some_and(|tick| tick.value);
    // The lowest level is everybody's and needs no tick.
    let open: Vec<&str> = indicator
        .levels
        .iter()
        .filter(|rung| level.is_some_and(|level| rung.level > indicator.lowest() && rung.level <= level))
        .flat_map(|rung| &rung.criteria)
        .map(|criterion| criterion.id.as_str())
        .filter(|id| !ticked(id))
        .collect();
    if let Some(level) = level
        && !open.is_empty()
    {
        let sentence = t!("finding.criteria", level = level, criteria = open.join(", "));
        add("K05", Severity::Notice, Part::Criteria, sentence, t!("finding.criteria.advice").to_owned());
    }
}

/// Places of the indicator's sentence pattern, such as `[judul]`, that still stand in a text.
pub fn open_places<'a>(rubric: &'a Rubric, indicator: &Indicator, text: &str) -> Vec<&'a str> {
    let Some(pattern) = rubric.patterns.iter().find(|pattern| pattern.id == indicator.pattern) else {
        return Vec::new();
    };
    if !text.contains('[') {
        return Vec::new();
    }
    let places =
        |pattern: &'a str| pattern.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(place, _)| place);
    let mut open: Vec<&str> = Vec::new();
    for place in places(&pattern.facts).chain(places(&pattern.analysis)) {
        if !open.contains(&place) && text.contains(&format!("[{place}]")) {
            open.push(place);
        }
    }
    open
}

/// The words with a capital at their start.
fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::{Author, Edit, Period, Place, TextField, Value},
        rubric::{DEFAULT_ID, builtin},
        scoring::score,
    };

    fn author() -> Author {
        Author { name: "Uji".to_owned(), at: "2024-05-02T03:00:00Z".parse().unwrap(), revision: 1 }
    }

    fn codes(assessment: &Assessment) -> Vec<(&'static str, Option<String>)> {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let found = findings(&rubric, assessment, &score(&rubric, assessment, Stage::SelfAssessment));
        found.into_iter().map(|finding| (finding.code, finding.subject.id().map(str::to_owned))).collect()
    }

    fn changed(assessment: &Assessment, edit: Edit) -> Assessment {
        let mut assessment = assessment.clone();
        assessment.apply(&builtin(DEFAULT_ID).unwrap(), edit, &author()).unwrap();
        assessment
    }

    #[test]
    fn an_empty_draft_lacks_every_indicator_question_and_detail_once() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let found = codes(&Assessment::default());
        let number = |code: &str| found.iter().filter(|(other, _)| *other == code).count();
        assert_eq!(number("K01"), rubric.indicators.len());
        assert_eq!(number("K06"), rubric.general_questions.len());
        assert_eq!([number("K07"), number("K08"), number("K09"), number("K12")], [1; 4]);
        assert_eq!(found.len(), rubric.indicators.len() + rubric.general_questions.len() + 4);
    }

    #[test]
    fn an_answer_lacks_its_explanation_its_service_and_its_criteria_until_they_are_there() {
        let of = |assessment: &Assessment| -> Vec<&'static str> {
            codes(assessment).into_iter().filter(|(_, id)| id.as_deref() == Some("45")).map(|(code, _)| code).collect()
        };
        let place = Place::first("45");
        let level = |level| Edit::Value(place.clone(), Stage::SelfAssessment, Some(Value::Level(level)));
        let mut assessment = Assessment::default();
        assert_eq!(of(&assessment), ["K01"]);
        assessment = changed(&assessment, level(1));
        assert_eq!(of(&assessment), ["K02", "K03"], "level 1 may be without a service and without ticks");
        assessment = changed(&assessment, level(2));
        assert_eq!(of(&assessment), ["K02", "K03", "K04", "K05"]);
        assessment = changed(&assessment, Edit::Text(TextField::Facts(place.clone()), "Ada.".to_owned()));
        assessment = changed(&assessment, Edit::Text(TextField::Analysis(place.clone()), " \n".to_owned()));
        assessment = changed(&assessment, Edit::Text(TextField::Service(place.clone()), "Perizinan".to_owned()));
        assert_eq!(of(&assessment), ["K03", "K05"], "blanks are no analysis");
        for criterion in &builtin(DEFAULT_ID).unwrap().indicator("45").unwrap().level(2).unwrap().criteria {
            assessment = changed(&assessment, Edit::Tick(place.clone(), criterion.id.clone(), true));
        }
        assert_eq!(of(&assessment), ["K03"]);
    }

    #[test]
    fn a_place_of_the_sentence_pattern_that_was_not_filled_is_found() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let place = Place::first("1");
        let indicator = rubric.indicator("1").unwrap();
        let pattern = rubric.patterns.iter().find(|pattern| pattern.id == indicator.pattern).unwrap();
        let [facts, analysis] = pattern.filled(&indicator.subject, "1", "Rintisan");
        let level = Edit::Value(place.clone(), Stage::SelfAssessment, Some(Value::Level(1)));
        let mut assessment = changed(&Assessment::default(), level);
        assessment = changed(&assessment, Edit::Text(TextField::Facts(place.clone()), facts));
        assessment = changed(&assessment, Edit::Text(TextField::Analysis(place.clone()), analysis));
        let open = |assessment: &Assessment| codes(assessment).iter().filter(|(code, _)| *code == "K13").count();
        assert_eq!(open(&assessment), 2);
        let own = "Lihat putusan [2024] dan lampiran [a].".to_owned();
        assessment = changed(&assessment, Edit::Text(TextField::Facts(place.clone()), own));
        assert_eq!(open(&assessment), 1, "brackets of one's own are no open places");
    }

    #[test]
    fn a_coordinator_who_left_or_has_no_name_does_not_count() {
        let has = |assessment: &Assessment| codes(assessment).iter().any(|(code, _)| *code == "K09");
        let mut assessment = changed(&Assessment::default(), Edit::AddPerson("a".to_owned()));
        assessment = changed(&assessment, Edit::PersonRole("a".to_owned(), Role::Coordinator));
        assert!(has(&assessment));
        assessment = changed(&assessment, Edit::Text(TextField::PersonName("a".to_owned()), "Hening".to_owned()));
        assert!(!has(&assessment));
        assert!(has(&changed(&assessment, Edit::RemovePerson("a".to_owned()))));
    }

    #[test]
    fn a_period_that_ends_before_it_starts_is_found() {
        let day = |text: &str| text.parse().unwrap();
        let period =
            |from, to| changed(&Assessment::default(), Edit::Period(Some(Period { from: day(from), to: day(to) })));
        let has = |assessment: &Assessment| codes(assessment).iter().any(|(code, _)| *code == "K11");
        assert!(has(&period("2024-06-14", "2024-04-01")));
        assert!(!has(&period("2024-04-01", "2024-06-14")));
    }
}
