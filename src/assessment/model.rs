//! The types of an assessment. Plain data; nothing outside this folder changes it.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    document::{Document, Use},
    history::HistoryEntry,
    ids::{CriterionId, DocumentId, IndicatorId, PersonId, QuestionId, SittingId, UnitId, UseId},
    past::{self, Past},
    picture::Picture,
    planning::{self, Actions, IndicatorPlan, PlanGoal},
    unique,
    value::{Stage, Value},
};
use crate::words::Zone;

/// Everything one institution answers for one year.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Who is assessed.
    pub institution: Institution,
    /// Year of the assessment; 0 where it is not chosen yet.
    pub year: Stamped<i16>,
    /// Days the assessment covers.
    #[serde(default)]
    pub period: Stamped<Option<Period>>,
    /// Day from which every age of evidence is reckoned (tanggal acuan).
    #[serde(default)]
    pub reference_date: Stamped<Option<Date>>,
    /// Zone in which moments are shown.
    #[serde(default)]
    pub zone: Stamped<Zone>,
    /// What the report's cover and sign-off page state.
    #[serde(default)]
    pub report: ReportDetails,
    /// What the plan goes for, and within which limits.
    #[serde(default)]
    pub plan: PlanGoal,
    /// Results of other years for which there is no draft, by id. Removed ones stay as tombstones.
    #[serde(default, deserialize_with = "past::past")]
    pub past: Past,
    /// Assessor team, by id. Removed people stay as tombstones.
    #[serde(default, deserialize_with = "unique::map")]
    pub people: BTreeMap<PersonId, Person>,
    /// Units that own indicators, by id. Removed units stay as tombstones.
    #[serde(default, deserialize_with = "unique::map")]
    pub units: BTreeMap<UnitId, Unit>,
    /// Documents handed in as evidence, by id. Deleted documents stay as tombstones.
    #[serde(default, deserialize_with = "unique::map")]
    pub documents: BTreeMap<DocumentId, Document>,
    /// Answers to the open questions, by question id.
    #[serde(default, deserialize_with = "unique::map")]
    pub general: BTreeMap<QuestionId, Stamped<String>>,
    /// Answers by indicator id; an indicator nobody touched is absent.
    #[serde(default, deserialize_with = "unique::map")]
    pub answers: BTreeMap<IndicatorId, Answer>,
    /// Who changed what and when, oldest first.
    #[serde(default)]
    pub history: Vec<HistoryEntry>,
}

/// A value that can be merged: it knows who changed it last, when, in which revision of the draft and in which sitting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamped<T> {
    /// The value.
    pub value: T,
    /// Name of the person; empty where nobody changed it since the draft was made.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// When, in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// Revision of the draft the change belongs to.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub revision: u64,
    /// Sitting the change was made in.
    #[serde(default, skip_serializing_if = "is_unnamed")]
    pub sitting: SittingId,
}

pub(super) fn is_unnamed(sitting: &SittingId) -> bool {
    sitting.is_empty()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_zero(revision: &u64) -> bool {
    *revision == 0
}

impl<T: Default + PartialEq> Stamped<T> {
    /// True where nobody ever said anything.
    pub(super) fn is_untouched(&self) -> bool {
        *self == Self::default()
    }
}

impl<T> Stamped<T> {
    /// A value nobody has changed yet.
    pub fn initial(value: T) -> Self {
        Self { value, by: String::new(), at: None, revision: 0, sitting: SittingId::default() }
    }
}

/// Who is assessed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institution {
    /// Full name, such as `Pemerintah Kota Contoh`.
    pub name: Stamped<String>,
    /// Kind of institution; decides which averages it is compared with.
    pub kind: Stamped<Kind>,
    /// Postal address.
    #[serde(default)]
    pub address: Stamped<String>,
    /// Unit in charge of the assessment.
    #[serde(default)]
    pub unit: Stamped<String>,
    /// What the file of its logo was called, and which it was.
    #[serde(default, skip_serializing_if = "Stamped::is_untouched")]
    pub logo_name: Stamped<String>,
    /// Its logo, as it is printed on the cover.
    #[serde(default, skip_serializing_if = "Stamped::is_untouched")]
    pub logo: Stamped<Option<Picture>>,
}

/// Kind of institution, as the national reports group them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Kind {
    /// Ministry (kementerian).
    Ministry,
    /// Non-ministerial agency (LPNK).
    Agency,
    /// Other state body (lembaga).
    Body,
    /// Province.
    Province,
    /// Regency (kabupaten).
    #[default]
    Regency,
    /// City (kota).
    City,
}

impl Kind {
    /// All kinds in the order of the national reports.
    pub const ALL: [Self; 6] = [Self::Ministry, Self::Agency, Self::Body, Self::Province, Self::Regency, Self::City];

    /// Code on the command line: `kementerian`, `lpnk`, `lembaga`, `provinsi`, `kabupaten`, `kota`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ministry => "kementerian",
            Self::Agency => "lpnk",
            Self::Body => "lembaga",
            Self::Province => "provinsi",
            Self::Regency => "kabupaten",
            Self::City => "kota",
        }
    }

    /// Kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// First and last day of a span, both included. A person may have them the wrong way round, or have written only one
/// of them yet; the checks say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
pub struct Period {
    from: Option<Date>,
    to: Option<Date>,
}

impl Period {
    /// A span between two days.
    pub const fn between(from: Date, to: Date) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// A span as far as its days are known; `None` where neither is.
    pub fn of(from: Option<Date>, to: Option<Date>) -> Option<Self> {
        (from.is_some() || to.is_some()).then_some(Self { from, to })
    }

    /// First day, where it is known.
    pub const fn from(self) -> Option<Date> {
        self.from
    }

    /// Last day, where it is known.
    pub const fn to(self) -> Option<Date> {
        self.to
    }

    /// Both days; `None` while one is missing.
    pub fn days(self) -> Option<(Date, Date)> {
        self.from.zip(self.to)
    }
}

/// A span in the file: a day that is not known is not written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    #[serde(default, with = "known_day", skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(default, with = "known_day", skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
}

impl TryFrom<Ends> for Period {
    type Error = &'static str;

    fn try_from(ends: Ends) -> Result<Self, Self::Error> {
        Self::of(ends.from, ends.to).ok_or("a span of days without a day")
    }
}

impl From<Period> for Ends {
    fn from(period: Period) -> Self {
        Self { from: period.from, to: period.to }
    }
}

/// A day that is written without `Some` around it, because one that is not known is not written at all.
mod known_day {
    use jiff::civil::Date;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    #[allow(clippy::ref_option, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        day.unwrap_or_default().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        Date::deserialize(deserializer).map(Some)
    }
}

/// What the report's cover and sign-off page state.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportDetails {
    /// Number of the document.
    #[serde(default)]
    pub number: Stamped<String>,
    /// Whom it is addressed to.
    #[serde(default)]
    pub addressee: Stamped<String>,
    /// Place of signing.
    #[serde(default)]
    pub place: Stamped<String>,
    /// Day of signing.
    #[serde(default)]
    pub date: Stamped<Option<Date>>,
    /// Who may read it.
    #[serde(default)]
    pub classification: Stamped<Classification>,
}

/// Who may read the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Classification {
    /// Biasa / terbuka.
    Open,
    /// Terbatas.
    #[default]
    Limited,
    /// Rahasia.
    Secret,
}

impl Classification {
    /// All classes, most open first.
    pub const ALL: [Self; 3] = [Self::Open, Self::Limited, Self::Secret];
}

/// A member of the assessor team.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Place in lists; ties are broken by the id.
    #[serde(default)]
    pub order: Stamped<u32>,
    /// Name with titles.
    pub name: Stamped<String>,
    /// Part in the assessment.
    pub role: Stamped<Role>,
    /// Office held (jabatan).
    #[serde(default)]
    pub position: Stamped<String>,
    /// Unit the person belongs to, as text.
    #[serde(default)]
    pub unit: Stamped<String>,
    /// Employee number (NIP) as entered.
    #[serde(default)]
    pub employee_number: Stamped<String>,
    /// True once removed; kept so that a merge does not bring the person back.
    #[serde(default)]
    pub removed: Stamped<bool>,
}

/// Part a person has in the assessment (PermenPANRB 59/2020 Bab III.B).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Role {
    /// Koordinator SPBE; signs.
    Coordinator,
    /// Penanggung jawab; verifies and submits.
    Supervisor,
    /// Pelaksana entri data.
    Operator,
    /// Anggota tim asesor internal.
    #[default]
    Member,
}

impl Role {
    /// All roles, the signing one first.
    pub const ALL: [Self; 4] = [Self::Coordinator, Self::Supervisor, Self::Operator, Self::Member];
}

/// A unit that owns indicators.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Place in lists; ties are broken by the id.
    #[serde(default)]
    pub order: Stamped<u32>,
    /// Name, such as `Diskominfo`.
    pub name: Stamped<String>,
    /// True once removed.
    #[serde(default)]
    pub removed: Stamped<bool>,
}

/// The answer to one indicator.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// One entry, or several where the framework asks for several services.
    pub entries: Vec<Entry>,
    /// Id of the unit that owns the indicator.
    #[serde(default)]
    pub owner: Stamped<Option<UnitId>>,
    /// Level aimed at.
    #[serde(default)]
    pub target: Stamped<Option<u8>>,
    /// What is planned so that it is reached.
    #[serde(default)]
    pub plan: IndicatorPlan,
    /// What is done so that it is reached, by id. Removed actions stay as tombstones.
    #[serde(default, deserialize_with = "planning::actions")]
    pub actions: Actions,
    /// Letter of each document ever tied to the indicator, from 0, by document id: the `a` of `23.a`. Given once and not
    /// given again.
    #[serde(default, deserialize_with = "unique::map")]
    pub letters: BTreeMap<DocumentId, Stamped<Option<u16>>>,
    /// True where the answer comes from last year's assessment and nobody has looked at it again.
    #[serde(default)]
    pub rolled_over: Stamped<bool>,
}

/// One entry of an answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Value by stage; a stage that is absent or `None` has no value.
    #[serde(default, deserialize_with = "unique::map")]
    pub values: BTreeMap<Stage, Stamped<Option<Value>>>,
    /// Criteria by id and whether they are met. Ticks never change the value.
    #[serde(default, deserialize_with = "unique::map")]
    pub ticks: BTreeMap<CriterionId, Stamped<bool>>,
    /// Uses of documents, by id. Unlinked uses stay as tombstones.
    #[serde(default, deserialize_with = "unique::map")]
    pub uses: BTreeMap<UseId, Use>,
    /// Name of the service, for indicators where the institution chooses it.
    #[serde(default)]
    pub service: Stamped<String>,
    /// What is the case (Fakta).
    #[serde(default)]
    pub facts: Stamped<String>,
    /// Why that meets the level (Analisis).
    #[serde(default)]
    pub analysis: Stamped<String>,
}

impl Answer {
    /// Letter of a document, from 0; `None` where it was never given one.
    pub fn letter(&self, document: &DocumentId) -> Option<u16> {
        self.letters.get(document)?.value
    }

    /// Documents that have a letter, with it, in the order of the letters.
    pub fn lettered(&self) -> Vec<(&DocumentId, u16)> {
        let mut lettered: Vec<_> = self.letters.iter().filter_map(|(id, letter)| Some((id, letter.value?))).collect();
        lettered.sort_unstable_by_key(|(id, letter)| (*letter, *id));
        lettered
    }
}

impl Assessment {
    /// Answer to an indicator, if anybody touched it.
    pub fn answer(&self, indicator: &str) -> Option<&Answer> {
        self.answers.get(indicator)
    }

    /// One entry of an answer.
    pub fn entry(&self, indicator: &str, entry: usize) -> Option<&Entry> {
        self.answers.get(indicator)?.entries.get(entry)
    }

    /// Value of one entry at a stage.
    pub fn value(&self, indicator: &str, entry: usize, stage: Stage) -> Option<&Value> {
        self.entry(indicator, entry)?.values.get(&stage)?.value.as_ref()
    }

    /// Level of one entry in the self-assessment, where the value is a level.
    pub fn level(&self, indicator: &str, entry: usize) -> Option<u8> {
        match self.value(indicator, entry, Stage::SelfAssessment)? {
            Value::Level(level) => Some(*level),
            Value::Score(_) | Value::External(_) => None,
        }
    }

    /// True where a criterion is ticked.
    pub fn ticked(&self, indicator: &str, entry: usize, criterion: &str) -> bool {
        self.entry(indicator, entry).and_then(|entry| entry.ticks.get(criterion)).is_some_and(|tick| tick.value)
    }

    /// People of the team who were not removed, in list order.
    pub fn team(&self) -> Vec<(&PersonId, &Person)> {
        let mut team: Vec<_> = self.people.iter().filter(|(_, person)| !person.removed.value).collect();
        team.sort_by_key(|(id, person)| (person.order.value, *id));
        team
    }

    /// Units that were not removed, in list order.
    pub fn active_units(&self) -> Vec<(&UnitId, &Unit)> {
        let mut units: Vec<_> = self.units.iter().filter(|(_, unit)| !unit.removed.value).collect();
        units.sort_by_key(|(id, unit)| (unit.order.value, *id));
        units
    }

    /// Name of the unit that owns an indicator; empty where none does.
    pub fn owner_name(&self, indicator: &str) -> &str {
        self.answer(indicator)
            .and_then(|answer| answer.owner.value.as_deref())
            .and_then(|id| self.units.get(id))
            .filter(|unit| !unit.removed.value)
            .map_or("", |unit| unit.name.value.as_str())
    }
}
