//! Everything an assessment says, one thing at a time: where it stands, what it says and who said it when.

mod evidence;

use jiff::Timestamp;

use super::{
    edit::{Place, TextField, UsePlace},
    model::{Assessment, Person, Stamped, Unit},
    value::{Stage, Value},
};
use crate::{
    rubric::{Indicator, Rubric, exact_to_text},
    t, words,
};

/// One thing an assessment says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A text.
    Text(TextField),
    /// The kind of institution.
    Kind,
    /// The year.
    Year,
    /// The days covered.
    Period,
    /// The day from which ages are reckoned.
    ReferenceDate,
    /// The time zone.
    Zone,
    /// The day of signing.
    ReportDate,
    /// Who may read the report.
    Classification,
    /// Whether a person is in the team, by id.
    Person(String),
    /// A person's part.
    Role(String),
    /// Whether a unit is in the list, by id.
    Unit(String),
    /// An entry's value at a stage.
    Value(Place, Stage),
    /// Whether a criterion is met.
    Tick(Place, String),
    /// The unit that owns an indicator.
    Owner(String),
    /// The level aimed at.
    Target(String),
    /// A document of the register with all its details, by id.
    Document(String),
    /// A use of a document with the criteria it supports.
    Use(UsePlace),
    /// The letters of an indicator's documents.
    Letters(String),
    /// Whether an answer comes from last year and was not looked at again.
    Carried(String),
}

/// What stands in a field, as it is shown, and who put it there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// What stands there; empty where nothing does.
    pub text: String,
    /// Name of the person; empty where nobody changed it.
    pub by: String,
    /// When, in UTC.
    pub at: Option<Timestamp>,
    /// Revision of the draft.
    pub revision: u64,
}

impl Said {
    fn of<T>(stamped: &Stamped<T>, text: impl Into<String>) -> Self {
        Self { text: text.into(), by: stamped.by.clone(), at: stamped.at, revision: stamped.revision }
    }
}

impl Field {
    /// Indicator it belongs to.
    pub fn indicator(&self) -> Option<&str> {
        match self {
            Self::Text(TextField::Service(place) | TextField::Facts(place) | TextField::Analysis(place))
            | Self::Value(place, _)
            | Self::Tick(place, _) => Some(&place.indicator),
            Self::Text(TextField::UseArticle(used) | TextField::UsePages(used) | TextField::UseShows(used))
            | Self::Use(used) => Some(&used.at.indicator),
            Self::Owner(indicator) | Self::Target(indicator) | Self::Letters(indicator) | Self::Carried(indicator) => {
                Some(indicator)
            }
            _ => None,
        }
    }

    /// Entry of the indicator it belongs to, from 0; what is said of the whole indicator belongs to none.
    pub fn entry(&self) -> Option<usize> {
        match self {
            Self::Text(TextField::Service(place) | TextField::Facts(place) | TextField::Analysis(place))
            | Self::Value(place, _)
            | Self::Tick(place, _) => Some(place.entry),
            Self::Text(TextField::UseArticle(used) | TextField::UsePages(used) | TextField::UseShows(used))
            | Self::Use(used) => Some(used.at.entry),
            _ => None,
        }
    }

    /// Every field in which one of these assessments can say something, in the order of the form: details, team,
    /// units, indicators, open questions. People and units that not all of them have are one field each.
    pub fn all(rubric: &Rubric, of: &[&Assessment]) -> Vec<Self> {
        let mut fields = details();
        for id in ids(of, |assessment| assessment.team().into_iter().map(|(id, _)| id).collect()) {
            let everywhere = of.iter().all(|assessment| assessment.member(id).is_some());
            fields.extend(if everywhere { person(id) } else { vec![Self::Person(id.to_owned())] });
        }
        for id in ids(of, |assessment| assessment.active_units().into_iter().map(|(id, _)| id).collect()) {
            let everywhere = of.iter().all(|assessment| assessment.active_unit(id).is_some());
            let name = || Self::Text(TextField::UnitName(id.to_owned()));
            fields.push(if everywhere { name() } else { Self::Unit(id.to_owned()) });
        }
        for id in ids(of, |assessment| assessment.register().into_iter().map(|(id, _)| id).collect()) {
            fields.push(Self::Document(id.to_owned()));
        }
        for indicator in &rubric.indicators {
            let entries =
                of.iter().filter_map(|one| one.answer(&indicator.id)).map(|answer| answer.entries.len()).max();
            if let Some(entries) = entries {
                fields.extend(answer(indicator, entries));
                fields.extend(evidence::fields(indicator, entries, of));
            }
        }
        fields.extend(rubric.general_questions.iter().map(|one| Self::Text(TextField::General(one.id.clone()))));
        fields
    }

    /// What the field is called; names of people and units are those of this assessment.
    pub fn label(&self, assessment: &Assessment) -> String {
        let detail = |part: &str, id: &str| t!("difference.person", part = part, person = person_name(id, assessment));
        match self {
            Self::Text(TextField::PersonName(id)) => detail(t!("identity.person_name"), id),
            Self::Text(TextField::PersonPosition(id)) => detail(t!("identity.person_position"), id),
            Self::Text(TextField::PersonUnit(id)) => detail(t!("identity.person_unit"), id),
            Self::Text(TextField::PersonNumber(id)) => detail(t!("identity.person_number"), id),
            Self::Role(id) => detail(t!("difference.role"), id),
            Self::Person(id) => person_name(id, assessment),
            Self::Unit(id) | Self::Text(TextField::UnitName(id)) => unit_name(id, assessment),
            Self::Document(id)
            | Self::Text(
                TextField::DocumentTitle(id)
                | TextField::DocumentNumber(id)
                | TextField::DocumentIssuer(id)
                | TextField::DocumentNote(id),
            ) => evidence::document_label(id, assessment),
            Self::Use(place)
            | Self::Text(TextField::UseArticle(place) | TextField::UsePages(place) | TextField::UseShows(place)) => {
                evidence::use_label(place, assessment)
            }
            Self::Letters(indicator) => t!("history.letters_of", indicator = indicator),
            Self::Carried(indicator) => t!("history.carried_of", indicator = indicator),
            Self::Text(field) => text_label(field),
            Self::Kind => t!("identity.kind").to_owned(),
            Self::Year => t!("identity.year").to_owned(),
            Self::Period => t!("identity.period").to_owned(),
            Self::ReferenceDate => t!("identity.reference_date").to_owned(),
            Self::Zone => t!("identity.zone").to_owned(),
            Self::ReportDate => t!("identity.report_date").to_owned(),
            Self::Classification => t!("identity.classification").to_owned(),
            Self::Value(place, stage) => t!("history.level_at", indicator = place.indicator, stage = stage.name()),
            Self::Tick(place, criterion) => {
                t!("history.criterion_of", criterion = criterion, indicator = place.indicator)
            }
            Self::Owner(indicator) => t!("history.owner_of", indicator = indicator),
            Self::Target(indicator) => t!("history.target_of", indicator = indicator),
        }
    }
}

impl Assessment {
    /// What stands in a field. Removed people and units say nothing.
    pub fn said(&self, field: &Field) -> Said {
        let day =
            |day: &Stamped<Option<jiff::civil::Date>>| Said::of(day, day.value.map(words::date).unwrap_or_default());
        self.said_of_answer(field)
            .or_else(|| self.said_of_evidence(field))
            .or_else(|| {
                Some(match field {
                    Field::Text(text) => {
                        let stamped = self.stamped_text(text).filter(|_| self.is_shown(text))?;
                        Said::of(stamped, &stamped.value)
                    }
                    Field::Kind => Said::of(&self.institution.kind, self.institution.kind.value.name()),
                    Field::Year if self.year.value == 0 => Said::of(&self.year, ""),
                    Field::Year => Said::of(&self.year, self.year.value.to_string()),
                    Field::Period => Said::of(
                        &self.period,
                        self.period.value.map_or_else(String::new, |period| {
                            let (from, to) = (words::date(period.from), words::date(period.to));
                            t!("difference.period", from = from, to = to)
                        }),
                    ),
                    Field::ReferenceDate => day(&self.reference_date),
                    Field::Zone => Said::of(&self.zone, self.zone.value.name()),
                    Field::ReportDate => day(&self.report.date),
                    Field::Classification => {
                        Said::of(&self.report.classification, self.report.classification.value.name())
                    }
                    Field::Person(id) => {
                        let person = self.people.get(id)?;
                        let name = if person.removed.value { String::new() } else { person_name(id, self) };
                        Said::of(&newer(&person.removed, &person.name), name)
                    }
                    Field::Role(id) => {
                        let role = &self.member(id)?.role;
                        Said::of(role, role.value.name())
                    }
                    Field::Unit(id) => {
                        let unit = self.units.get(id)?;
                        let name = if unit.removed.value { String::new() } else { unit_name(id, self) };
                        Said::of(&newer(&unit.removed, &unit.name), name)
                    }
                    _ => return None,
                })
            })
            .unwrap_or_default()
    }

    fn said_of_answer(&self, field: &Field) -> Option<Said> {
        Some(match field {
            Field::Value(place, stage) => {
                let value = self.entry(&place.indicator, place.entry)?.values.get(stage)?;
                Said::of(value, value.value.as_ref().map(shown).unwrap_or_default())
            }
            Field::Tick(place, criterion) => {
                let tick = self.entry(&place.indicator, place.entry)?.ticks.get(criterion)?;
                Said::of(tick, if tick.value { t!("history.yes") } else { "" })
            }
            Field::Owner(indicator) => Said::of(&self.answer(indicator)?.owner, self.owner_name(indicator)),
            Field::Target(indicator) => {
                let target = &self.answer(indicator)?.target;
                Said::of(target, target.value.map(|level| t!("field.level", level = level)).unwrap_or_default())
            }
            _ => return None,
        })
    }

    /// A person of the team who was not removed.
    fn member(&self, id: &str) -> Option<&Person> {
        self.people.get(id).filter(|person| !person.removed.value)
    }

    fn active_unit(&self, id: &str) -> Option<&Unit> {
        self.units.get(id).filter(|unit| !unit.removed.value)
    }

    fn is_shown(&self, field: &TextField) -> bool {
        match field {
            TextField::PersonName(id)
            | TextField::PersonPosition(id)
            | TextField::PersonUnit(id)
            | TextField::PersonNumber(id) => self.member(id).is_some(),
            TextField::UnitName(id) => self.active_unit(id).is_some(),
            TextField::DocumentTitle(id)
            | TextField::DocumentNumber(id)
            | TextField::DocumentIssuer(id)
            | TextField::DocumentNote(id) => self.document(id).is_some(),
            _ => true,
        }
    }
}

/// The stamp of the later of two changes.
fn newer(removed: &Stamped<bool>, name: &Stamped<String>) -> Stamped<()> {
    let stamp = |by: &String, at, revision| Stamped { value: (), by: by.clone(), at, revision };
    if name.at > removed.at {
        stamp(&name.by, name.at, name.revision)
    } else {
        stamp(&removed.by, removed.at, removed.revision)
    }
}

fn details() -> Vec<Field> {
    vec![
        Field::Text(TextField::InstitutionName),
        Field::Kind,
        Field::Text(TextField::InstitutionAddress),
        Field::Text(TextField::InstitutionUnit),
        Field::Year,
        Field::Period,
        Field::ReferenceDate,
        Field::Zone,
        Field::Text(TextField::ReportNumber),
        Field::Text(TextField::ReportAddressee),
        Field::Text(TextField::ReportPlace),
        Field::ReportDate,
        Field::Classification,
    ]
}

fn person(id: &str) -> Vec<Field> {
    let id = || id.to_owned();
    vec![
        Field::Text(TextField::PersonName(id())),
        Field::Role(id()),
        Field::Text(TextField::PersonPosition(id())),
        Field::Text(TextField::PersonUnit(id())),
        Field::Text(TextField::PersonNumber(id())),
    ]
}

fn answer(indicator: &Indicator, entries: usize) -> Vec<Field> {
    let id = || indicator.id.clone();
    let mut fields = Vec::new();
    for entry in 0..entries {
        let place = || Place { indicator: id(), entry };
        fields.push(Field::Text(TextField::Service(place())));
        fields.extend(Stage::ALL.map(|stage| Field::Value(place(), stage)));
        let criteria = indicator.levels.iter().flat_map(|level| &level.criteria);
        fields.extend(criteria.map(|criterion| Field::Tick(place(), criterion.id.clone())));
        fields.push(Field::Text(TextField::Facts(place())));
        fields.push(Field::Text(TextField::Analysis(place())));
    }
    fields.extend([Field::Owner(id()), Field::Target(id())]);
    fields
}

/// Ids that one of the assessments has, in the order of the first that has them.
fn ids<'a>(of: &[&'a Assessment], listed: impl Fn(&'a Assessment) -> Vec<&'a str>) -> Vec<&'a str> {
    let mut ids = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for assessment in of {
        ids.extend(listed(assessment).into_iter().filter(|id| seen.insert(*id)));
    }
    ids
}

/// A value as it is shown, with every digit it has.
fn shown(value: &Value) -> String {
    match value {
        Value::Level(level) => t!("field.level", level = level),
        Value::Score(number) | Value::External(number) => exact_to_text(number).replace('.', ","),
    }
}

fn text_label(field: &TextField) -> String {
    match field {
        TextField::InstitutionName => t!("identity.institution").to_owned(),
        TextField::InstitutionAddress => t!("identity.address").to_owned(),
        TextField::InstitutionUnit => t!("identity.unit_in_charge").to_owned(),
        TextField::ReportNumber => t!("identity.report_number").to_owned(),
        TextField::ReportAddressee => t!("identity.addressee").to_owned(),
        TextField::ReportPlace => t!("identity.report_place").to_owned(),
        TextField::General(id) => t!("history.question", id = id),
        TextField::Service(place) => t!("history.service_of", indicator = place.indicator),
        TextField::Facts(place) => t!("history.facts_of", indicator = place.indicator),
        TextField::Analysis(place) => t!("history.analysis_of", indicator = place.indicator),
        TextField::PersonName(_)
        | TextField::PersonPosition(_)
        | TextField::PersonUnit(_)
        | TextField::PersonNumber(_) => t!("history.person_unnamed").to_owned(),
        TextField::UnitName(_) => t!("history.unit_unnamed").to_owned(),
        // Their labels name the document.
        TextField::DocumentTitle(_)
        | TextField::DocumentNumber(_)
        | TextField::DocumentIssuer(_)
        | TextField::DocumentNote(_)
        | TextField::UseArticle(_)
        | TextField::UsePages(_)
        | TextField::UseShows(_) => t!("history.document_unnamed").to_owned(),
    }
}

fn person_name(id: &str, assessment: &Assessment) -> String {
    match assessment.people.get(id).map(|person| person.name.value.as_str()) {
        Some(name) if !name.is_empty() => t!("history.person", name = name),
        _ => t!("history.person_unnamed").to_owned(),
    }
}

fn unit_name(id: &str, assessment: &Assessment) -> String {
    match assessment.units.get(id).map(|unit| unit.name.value.as_str()) {
        Some(name) if !name.is_empty() => t!("history.unit", name = name),
        _ => t!("history.unit_unnamed").to_owned(),
    }
}
