//! Identitas: who is assessed, when, what the report's cover states, the assessor team, the units, and results of other years.

mod logo;
mod past;
mod people;
mod units;

use egui::{Id, Ui};

use super::{Room, View, form_page::form_page};
use crate::{
    assessment::{AssessmentField, Classification, Field, Kind, YEARS},
    desktop::{
        action::{Action, Page},
        page_look::page_name,
        widgets::{DayText, FormLine, PeriodText, TextLine, card, changing_choice, field_id, section_head},
    },
    insight::About,
    t,
    words::{Speaks as _, Zone},
};

/// What the page remembers between frames: dates while they are typed.
#[derive(Debug, Default)]
pub struct Memory {
    year: Option<String>,
    period: PeriodText,
    reference: DayText,
    signing: DayText,
    past: past::Typed,
    logo: logo::Memory,
}

/// The field that a finding about the whole assessment leads to.
pub fn field_of(about: About) -> Option<Id> {
    match about {
        About::InstitutionName => Some(field_id(&Field::Assessment(AssessmentField::InstitutionName))),
        About::Year => Some(FormLine::id_of("year")),
        About::ReferenceDate => Some(FormLine::id_of("reference")),
        About::Period => Some(FormLine::id_of("period-from")),
        About::SigningDay => Some(FormLine::id_of("signing")),
        _ => None,
    }
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let first = field_id(&Field::Assessment(AssessmentField::InstitutionName));
    form_page(ui, page_name(Page::Identity, words), &view.draft.rubric.regulation_short, Some(first), |ui| {
        card(ui, |ui| institution_ui(ui, view, memory, out));
        card(ui, |ui| report_ui(ui, view, memory, out));
        card(ui, |ui| people::ui(ui, view, out));
        card(ui, |ui| units::ui(ui, view, out));
        card(ui, |ui| past::ui(ui, view, &mut memory.past, out));
    });
}

/// Two fields side by side where there is room, else one below the other.
fn pair(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    if Room::of(ui) == Room::Single {
        left(ui);
        right(ui);
        return;
    }
    ui.columns(2, |columns| {
        left(&mut columns[0]);
        right(&mut columns[1]);
    });
}

fn line(ui: &mut Ui, view: &View<'_>, label: &str, field: Field, hint: &str, out: &mut Vec<Action>) {
    let value = view.draft.assessment().text(&field).unwrap_or_default();
    TextLine::new(label, field, value).hint(hint).ui(ui, out);
}

fn institution_ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let assessment = view.draft.assessment();
    section_head(ui, t!(words, identity.institution_head));
    let hint = t!(words, identity.institution_hint);
    line(ui, view, t!(words, identity.institution), Field::Assessment(AssessmentField::InstitutionName), hint, out);
    let mut changes = Vec::new();
    pair(
        ui,
        |ui| {
            let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name(words)).collect();
            let chosen = Kind::ALL.iter().position(|kind| *kind == assessment.institution.kind.value);
            if let Some(place) = changing_choice(ui, t!(words, identity.kind), &names, chosen.unwrap_or_default()) {
                changes.push(Field::Assessment(AssessmentField::InstitutionKind).set(Kind::ALL[place]));
            }
        },
        |ui| year_ui(ui, assessment.year.value, &mut memory.year, out),
    );
    line(ui, view, t!(words, identity.address), Field::Assessment(AssessmentField::InstitutionAddress), "", out);
    line(ui, view, t!(words, identity.unit_in_charge), Field::Assessment(AssessmentField::InstitutionUnit), "", out);
    logo::ui(ui, view, &mut memory.logo, out);
    let (held, mut span) = (assessment.period.value, None);
    let period = std::cell::RefCell::new(&mut memory.period);
    let mut other = None;
    pair(
        ui,
        |ui| span = period.borrow_mut().from_ui(ui, t!(words, identity.period_from), "period-from", held),
        |ui| other = period.borrow_mut().to_ui(ui, t!(words, identity.period_to), "period-to", held),
    );
    changes.extend(span.or(other).map(|span| Field::Assessment(AssessmentField::Period).set(span)));
    let mut day = None;
    pair(
        ui,
        |ui| {
            day = memory.reference.ui(
                ui,
                t!(words, identity.reference_date),
                "reference",
                assessment.reference_date.value,
            );
        },
        |ui| {
            let names: Vec<&str> = Zone::ALL.iter().map(|zone| zone.name()).collect();
            let chosen = Zone::ALL.iter().position(|zone| *zone == assessment.zone.value);
            if let Some(place) = changing_choice(ui, t!(words, identity.zone), &names, chosen.unwrap_or_default()) {
                changes.push(Field::Assessment(AssessmentField::Zone).set(Zone::ALL[place]));
            }
        },
    );
    changes.extend(day.map(|day| Field::Assessment(AssessmentField::ReferenceDate).set(day)));
    out.extend(changes.into_iter().map(Action::Edit));
}

fn year_ui(ui: &mut Ui, year: i16, typed: &mut Option<String>, out: &mut Vec<Action>) {
    let words = ui.words();
    let written = if year == 0 { String::new() } else { year.to_string() };
    let mut value = typed.clone().unwrap_or_else(|| written.clone());
    let read = |value: &str| value.trim().parse::<i16>().ok().filter(|year| YEARS.contains(year));
    let wrong = typed.is_some() && !value.is_empty() && read(&value).is_none();
    let error = wrong.then(|| t!(words, identity.year_wrong));
    let field = FormLine::new(t!(words, identity.year), "year").error(error).width(240.0).of_draft().ui(ui, &mut value);
    let known = read(&value);
    if field.changed()
        && let Some(new) = known.filter(|new| *new != year)
    {
        out.push(Action::Edit(Field::Assessment(AssessmentField::Year).set(new)));
    }
    // What cannot be read stays as it was typed, so that it can be mended.
    let unread = !value.trim().is_empty() && known.is_none();
    *typed = (field.has_focus() || unread).then_some(value);
}

fn report_ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let report = &view.draft.assessment().report;
    section_head(ui, t!(words, identity.report_head));
    let mut left = Vec::new();
    let mut right = Vec::new();
    pair(
        ui,
        |ui| {
            line(
                ui,
                view,
                t!(words, identity.report_number),
                Field::Assessment(AssessmentField::ReportNumber),
                "",
                &mut left,
            );
        },
        |ui| {
            line(
                ui,
                view,
                t!(words, identity.addressee),
                Field::Assessment(AssessmentField::ReportAddressee),
                "",
                &mut right,
            );
        },
    );
    out.append(&mut left);
    out.append(&mut right);
    let mut day = None;
    pair(
        ui,
        |ui| line(ui, view, t!(words, identity.report_place), Field::Assessment(AssessmentField::ReportPlace), "", out),
        |ui| day = memory.signing.ui(ui, t!(words, identity.report_date), "signing", report.date.value),
    );
    out.extend(day.map(|day| Action::Edit(Field::Assessment(AssessmentField::ReportDate).set(day))));
    let names: Vec<&str> = Classification::ALL.iter().map(|class| class.name(words)).collect();
    let chosen = Classification::ALL.iter().position(|class| *class == report.classification.value);
    if let Some(place) = changing_choice(ui, t!(words, identity.classification), &names, chosen.unwrap_or_default()) {
        out.push(Action::Edit(
            Field::Assessment(AssessmentField::ReportClassification).set(Classification::ALL[place]),
        ));
    }
}
