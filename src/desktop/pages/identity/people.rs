//! The assessor team.

use egui::Ui;

use super::pair;
use crate::{
    assessment::{Edit, Field, Item, Person, PersonField, PersonId, Role},
    desktop::{
        action::Action,
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, TextLine, changing, choice_box, divider, focus_when_shown, section_head, small_icon_button, text,
            text_wrapped,
        },
    },
    t,
    words::{Speaks as _, shortened},
};

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let team = view.draft.assessment().team();
    section_head(ui, t!(words, identity.team));
    text_wrapped(ui, Type::Help, tokens.text3, t!(words, identity.team_help));
    for (place, (id, person)) in team.iter().enumerate() {
        if place > 0 {
            divider(ui);
        }
        ui.push_id(*id, |ui| person_ui(ui, place + 1, id, person, out));
    }
    let add = Button::new(t!(words, identity.add_person)).icon(icon::PLUS);
    if changing(ui, |ui| add.ui(ui)).clicked() {
        let id: PersonId = (view.new_id)().into();
        // The new person is written down next.
        focus_when_shown(ui, &Field::Person(id.clone(), PersonField::Name));
        out.push(Action::Edit(Edit::Create(Item::Person(id))));
    }
}

fn person_ui(ui: &mut Ui, number: usize, id: &str, person: &Person, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let id = || id.to_owned();
    ui.horizontal(|ui| {
        text(ui, Type::HelpStrong, tokens.text2, t!(words, identity.person, number = number));
        let names: Vec<&str> = Role::ALL.iter().map(|role| role.name(words)).collect();
        let chosen = Role::ALL.iter().position(|role| *role == person.role.value).unwrap_or_default();
        let name = t!(words, identity.role_of, number = number);
        if let Some(place) = changing(ui, |ui| choice_box(ui, &name, &names, chosen, 220.0)) {
            out.push(Action::Edit(Field::Person(id().into(), PersonField::Role).set(Role::ALL[place])));
        }
        let name = t!(words, identity.remove_person, number = number);
        if changing(ui, |ui| small_icon_button(ui, icon::TRASH, &name)).clicked() {
            out.push(Action::Edit(Edit::Remove(Item::Person(id().into()))));
            out.push(Action::ToastUndo(t!(words, identity.person_removed, name = shortened(&person.name.value))));
        }
    });
    let fields = [
        [
            (t!(words, identity.person_name), Field::Person(id().into(), PersonField::Name), &person.name.value),
            (
                t!(words, identity.person_position),
                Field::Person(id().into(), PersonField::Position),
                &person.position.value,
            ),
        ],
        [
            (t!(words, identity.person_unit), Field::Person(id().into(), PersonField::Unit), &person.unit.value),
            (
                t!(words, identity.person_number),
                Field::Person(id().into(), PersonField::EmployeeNumber),
                &person.employee_number.value,
            ),
        ],
    ];
    for [(left, left_field, left_value), (right, right_field, right_value)] in fields {
        let mut more = Vec::new();
        pair(
            ui,
            |ui| {
                TextLine::new(left, left_field, left_value).ui(ui, out);
            },
            |ui| {
                TextLine::new(right, right_field, right_value).ui(ui, &mut more);
            },
        );
        out.append(&mut more);
    }
}
