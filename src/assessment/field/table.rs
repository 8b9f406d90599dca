//! The table itself: one row for each field.
//!
//! A new field is a line in the model, a line here, its words, and the place where a person fills it. Its line says which
//! reader of a report may see it at most; there is no usual one.

use super::{
    profile::Profile,
    slot::{Slot, SlotMut},
};
use crate::{
    assessment::{
        document::{Document, Use, Version},
        model::{Answer, Assessment, Entry, Person, Unit},
        past::PastResult,
        planning::Action,
    },
    t,
    words::Words,
};

/// What is known about a field.
#[derive(Debug)]
pub struct Facts {
    /// Its names in the model and in the draft file, from its record on: `["institution", "name"]`.
    pub path: &'static [&'static str],
    /// What it is called in some words, without saying whose it is.
    pub label: fn(Words) -> &'static str,
    /// The reader farthest from the institution who may see it in a report.
    pub reader: Profile,
    flags: &'static [Flag],
}

/// A property that a field has or has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flag {
    /// It counts for the content fingerprint.
    Counted,
    /// It says where in its list an item stands, or whether it stands there: the fingerprint counts the list.
    Listing,
    /// A new year begins with it.
    RollsOver,
    /// The history does not tell its changes: they come with one that is told.
    Untold,
    /// It says what is planned, not what is: the date of the data does not follow it.
    Planned,
}

impl Facts {
    /// Whether it counts for the content fingerprint.
    pub fn is_counted(&self) -> bool {
        self.flags.contains(&Flag::Counted)
    }

    /// Whether it only says where, or whether, an item stands in its list.
    pub fn is_listing(&self) -> bool {
        self.flags.contains(&Flag::Listing)
    }

    /// Whether a new year begins with what last year's assessment says in it.
    pub fn rolls_over(&self) -> bool {
        self.flags.contains(&Flag::RollsOver)
    }

    /// Whether the history tells its changes.
    pub fn is_told(&self) -> bool {
        !self.flags.contains(&Flag::Untold)
    }

    /// Whether it says what is planned, and nothing of how things stand.
    pub fn is_planned(&self) -> bool {
        self.flags.contains(&Flag::Planned)
    }
}

macro_rules! table {
    ($words:ident: $($(#[$meta:meta])* $name:ident of $record:ty {
        $($(#[$doc:meta])* $field:ident = $($slot:ident).+, $label:expr, $reader:ident, $($flag:ident)*;)*
    })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* $field,)*
        }

        impl $name {
            /// All of them, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$field),*];

            /// Its row.
            pub fn facts(self) -> &'static Facts {
                match self {
                    $(Self::$field => &Facts {
                        path: &[$(stringify!($slot)),+],
                        label: |$words| $label,
                        reader: Profile::$reader,
                        flags: &[$(Flag::$flag),*],
                    },)*
                }
            }

            /// Its value in a record.
            pub(super) fn of(self, record: &$record) -> &dyn Slot {
                match self {
                    $(Self::$field => &record.$($slot).+,)*
                }
            }

            /// Its value in a record, to be changed.
            pub(super) fn of_mut(self, record: &mut $record) -> &mut dyn SlotMut {
                match self {
                    $(Self::$field => &mut record.$($slot).+,)*
                }
            }
        }
    )*};
}

table! {
    words:
    /// What is said of the assessment as a whole.
    AssessmentField of Assessment {
        /// Name of the institution.
        InstitutionName = institution.name, t!(words, identity.institution), Public, Counted RollsOver;
        /// The kind of institution.
        InstitutionKind = institution.kind, t!(words, identity.kind), Public, Counted RollsOver;
        /// Its address.
        InstitutionAddress = institution.address, t!(words, identity.address), Public, Counted RollsOver;
        /// Unit in charge.
        InstitutionUnit = institution.unit, t!(words, identity.unit_in_charge), Public, Counted RollsOver;
        /// What the file of the logo was called, and which it was; told in the history for the logo itself.
        LogoName = institution.logo_name, t!(words, identity.logo_name), Public, Counted RollsOver;
        /// The logo. The history would hold its bytes twice for each change.
        Logo = institution.logo, t!(words, identity.logo), Public, Counted RollsOver Untold;
        /// The year.
        Year = year, t!(words, identity.year), Public, Counted;
        /// The days covered.
        Period = period, t!(words, identity.period), Public, Counted;
        /// The day from which ages are reckoned.
        ReferenceDate = reference_date, t!(words, identity.reference_date), Public, Counted;
        /// The time zone.
        Zone = zone, t!(words, identity.zone), Public, Counted RollsOver;
        /// Number of the report.
        ReportNumber = report.number, t!(words, identity.report_number), Public, Counted;
        /// Addressee of the report.
        ReportAddressee = report.addressee, t!(words, identity.addressee), Public, Counted RollsOver;
        /// Place of signing.
        ReportPlace = report.place, t!(words, identity.report_place), Public, Counted RollsOver;
        /// The day of signing.
        ReportDate = report.date, t!(words, identity.report_date), Public, Counted;
        /// Who may read the report.
        ReportClassification = report.classification, t!(words, identity.classification), Public, Counted RollsOver;
        /// The index the plan goes for.
        PlanIndex = plan.index, t!(words, field.plan_index), Public, Counted Planned;
        /// Points to be above it.
        PlanReserve = plan.reserve, t!(words, field.plan_reserve), Public, Counted Planned;
        /// Most effort of the plan.
        PlanMostEffort = plan.most_effort, t!(words, field.plan_most_effort), Ministry, Counted Planned;
        /// Most levels an indicator may rise by the plan.
        PlanMostLevels = plan.most_levels, t!(words, field.plan_most_levels), Public, Counted Planned;
        /// Last day of the plan.
        PlanLatest = plan.latest, t!(words, field.plan_latest), Public, Counted Planned;
        /// Which levels the plan starts from.
        PlanStart = plan.start, t!(words, field.plan_start), Public, Counted Planned;
    }

    /// What is said of a member of the team.
    PersonField of Person {
        /// Name with titles.
        Name = name, t!(words, identity.person_name), Ministry, Counted RollsOver;
        /// Part in the assessment.
        Role = role, t!(words, difference.role), Public, Counted RollsOver;
        /// Office held.
        Position = position, t!(words, identity.person_position), Public, Counted RollsOver;
        /// Unit the person belongs to, as text.
        Unit = unit, t!(words, identity.person_unit), Public, Counted RollsOver;
        /// Employee number.
        EmployeeNumber = employee_number, t!(words, identity.person_number), Ministry, Counted RollsOver;
        /// Place in the list.
        Order = order, t!(words, field.order), Public, Listing RollsOver Untold;
        /// True once removed.
        Removed = removed, t!(words, field.removed), Public, Listing;
    }

    /// What is said of a unit.
    UnitField of Unit {
        /// Its name.
        Name = name, t!(words, field.unit_name), Public, Counted RollsOver;
        /// Place in the list.
        Order = order, t!(words, field.order), Public, Listing RollsOver Untold;
        /// True once removed.
        Removed = removed, t!(words, field.removed), Public, Listing;
    }

    /// What is said of the result of another year.
    PastField of PastResult {
        /// The year.
        Year = year, t!(words, past.year), Public, Counted RollsOver;
        /// True where external assessors found it.
        External = external, t!(words, past.external), Public, Counted RollsOver;
        /// The index.
        Index = index, t!(words, past.index), Public, Counted RollsOver;
        /// The predicate it bore then.
        Band = band, t!(words, past.band), Public, Counted RollsOver;
        /// Where it is published.
        Source = source, t!(words, past.source), Public, Counted RollsOver;
        /// Place in the list.
        Order = order, t!(words, field.order), Public, Listing RollsOver Untold;
        /// True once removed.
        Removed = removed, t!(words, field.removed), Public, Listing;
    }

    /// What is said of a document of the register.
    DocumentField of Document {
        /// Title as it stands on the document.
        Title = title, t!(words, evidence.title), Public, Counted RollsOver;
        /// What sort of document it is.
        Kind = kind, t!(words, evidence.kind), Public, Counted RollsOver;
        /// Official number.
        Number = number, t!(words, evidence.number), Public, Counted RollsOver;
        /// Who issued it.
        Issuer = issuer, t!(words, evidence.issuer), Public, Counted RollsOver;
        /// Day it bears.
        Date = date, t!(words, evidence.date), Public, Counted RollsOver;
        /// Days it tells about.
        Covers = covers, t!(words, field.covers), Public, Counted RollsOver;
        /// Last day it is in force.
        ValidUntil = valid_until, t!(words, evidence.valid_until), Public, Counted RollsOver;
        /// Whether it is decided.
        Status = status, t!(words, evidence.status), Public, Counted RollsOver;
        /// The unit it comes from.
        Unit = unit, t!(words, evidence.unit), Public, Counted RollsOver;
        /// Who may read it.
        Confidentiality = confidentiality, t!(words, evidence.confidentiality), Public, Counted RollsOver;
        /// Remark for the team.
        Note = note, t!(words, evidence.note), Ministry, Counted RollsOver;
        /// Place in the register.
        Order = order, t!(words, field.order), Public, Listing RollsOver Untold;
        /// True once deleted.
        Removed = removed, t!(words, field.removed), Public, Listing;
    }

    /// What is said of a file or link of a document.
    VersionField of Version {
        /// The file or link.
        Content = content, t!(words, field.content), Ministry, Counted RollsOver;
        /// Place among the versions.
        Order = order, t!(words, field.order), Public, Listing RollsOver Untold;
        /// True once taken back.
        Removed = removed, t!(words, field.removed), Public, Listing Untold;
    }

    /// What is said of the answer to an indicator.
    AnswerField of Answer {
        /// The unit that owns the indicator.
        Owner = owner, t!(words, field.owner), Public, Counted RollsOver;
        /// The level aimed at.
        Target = target, t!(words, field.target), Public, Counted RollsOver Planned;
        /// Effort of each level-up.
        Effort = plan.effort, t!(words, field.effort), Ministry, Counted RollsOver Planned;
        /// What it costs to reach the level aimed at.
        Cost = plan.cost, t!(words, field.cost), Leadership, Counted Planned;
        /// Day by which it is to be reached.
        Due = plan.due, t!(words, field.due), Public, Counted Planned;
        /// Whether a plan leaves it at its level.
        Locked = plan.locked, t!(words, field.locked), Public, Counted Planned;
        /// What is still missing.
        Missing = plan.missing, t!(words, field.missing), Ministry, Counted Planned;
        /// Whether it comes from last year and was not looked at again.
        RolledOver = rolled_over, t!(words, field.rolled_over), Public, Counted;
    }

    /// What is said of an action for an indicator.
    ActionField of Action {
        /// What is done.
        Title = title, t!(words, field.action_title), Ministry, Counted Planned;
        /// How far it is.
        State = state, t!(words, field.action_state), Public, Counted Planned;
        /// Unit that does it.
        Owner = owner, t!(words, field.action_owner), Public, Counted Planned;
        /// Day by which it is to be done.
        Due = due, t!(words, field.action_due), Public, Counted Planned;
        /// Place in the list.
        Order = order, t!(words, field.order), Public, Listing Untold Planned;
        /// True once removed.
        Removed = removed, t!(words, field.removed), Public, Listing Planned;
    }

    /// What is said in one entry of an answer.
    EntryField of Entry {
        /// Name of a chosen service.
        Service = service, t!(words, field.service), Public, Counted RollsOver;
        /// Fakta.
        Facts = facts, t!(words, field.facts), Public, Counted RollsOver;
        /// Analisis.
        Analysis = analysis, t!(words, field.analysis), Public, Counted RollsOver;
    }

    /// What is said of a use of a document.
    UseField of Use {
        /// The document that is used.
        Document = document, t!(words, field.document), Public, Counted RollsOver Untold;
        /// What its file was called when it was tied.
        Name = name, t!(words, field.use_name), Ministry, Counted RollsOver;
        /// Article or chapter.
        Article = article, t!(words, field.article), Public, Counted RollsOver;
        /// Pages.
        Pages = pages, t!(words, field.pages), Public, Counted RollsOver;
        /// What is to be seen there.
        Shows = shows, t!(words, field.shows), Public, Counted RollsOver;
        /// Place among the uses of the entry.
        Order = order, t!(words, field.order), Public, Listing RollsOver Untold;
        /// True once unlinked.
        Removed = removed, t!(words, field.removed), Public, Listing;
    }
}

/// Answers to open questions, by question.
pub(super) static QUESTION: Facts = Facts {
    path: &["general"],
    label: |words| t!(words, field.question),
    reader: Profile::Public,
    flags: &[Flag::Counted],
};
/// Letters of an indicator's documents, by document.
pub(super) static LETTER: Facts = Facts {
    path: &["letters"],
    label: |words| t!(words, field.letter),
    reader: Profile::Public,
    flags: &[Flag::Counted, Flag::RollsOver, Flag::Untold],
};
/// Values of an entry, by stage. A new year takes the institution's own only; see `carry`.
pub(super) static VALUE: Facts = Facts {
    path: &["values"],
    label: |words| t!(words, field.value),
    reader: Profile::Public,
    flags: &[Flag::Counted, Flag::RollsOver],
};
/// Criteria of an entry.
pub(super) static TICK: Facts = Facts {
    path: &["ticks"],
    label: |words| t!(words, field.tick),
    reader: Profile::Public,
    flags: &[Flag::Counted, Flag::RollsOver],
};
/// Criteria that a use supports.
pub(super) static USE_CRITERION: Facts = Facts {
    path: &["criteria"],
    label: |words| t!(words, field.use_criterion),
    reader: Profile::Public,
    flags: &[Flag::Counted, Flag::RollsOver],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_counts_for_the_fingerprint_by_itself_or_by_its_place() {
        let rows = |rows: &[&'static Facts]| {
            for row in rows {
                assert_ne!(row.is_counted(), row.is_listing(), "{:?}", row.path);
            }
        };
        rows(&AssessmentField::ALL.iter().map(|field| field.facts()).collect::<Vec<_>>());
        rows(&DocumentField::ALL.iter().map(|field| field.facts()).collect::<Vec<_>>());
        rows(&ActionField::ALL.iter().map(|field| field.facts()).collect::<Vec<_>>());
        rows(&UseField::ALL.iter().map(|field| field.facts()).collect::<Vec<_>>());
        rows(&[&QUESTION, &LETTER, &VALUE, &TICK, &USE_CRITERION]);
    }
}
