//! The units that own indicators.

use egui::Ui;

use crate::{
    assessment::{Edit, Field, Item, UnitField, UnitId},
    desktop::{
        action::Action,
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{Button, TextLine, changing, focus_when_shown, section_head, small_icon_button, text, text_wrapped},
    },
    t,
    words::{Speaks as _, shortened},
};

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let assessment = view.draft.assessment();
    section_head(ui, t!(words, identity.units));
    text_wrapped(ui, Type::Help, tokens.text3, t!(words, identity.units_help));
    for (place, (id, unit)) in assessment.active_units().iter().enumerate() {
        ui.push_id(*id, |ui| {
            ui.horizontal(|ui| {
                let label = t!(words, identity.unit, number = place + 1);
                TextLine::new(&label, Field::Unit((*id).to_owned(), UnitField::Name), &unit.name.value)
                    .width(360.0)
                    .ui(ui, out);
                let owned =
                    assessment.answers.values().filter(|answer| answer.owner.value.as_deref() == Some(*id)).count();
                text(ui, Type::Help, tokens.text3, t!(words, identity.owned, count = words.count(owned)));
                let name = t!(words, identity.remove_unit, number = place + 1);
                if changing(ui, |ui| small_icon_button(ui, icon::TRASH, &name)).clicked() {
                    out.push(Action::Edit(Edit::Remove(Item::Unit((*id).to_owned()))));
                    out.push(Action::ToastUndo(t!(words, identity.unit_removed, name = shortened(&unit.name.value))));
                }
            });
        });
    }
    let add = Button::new(t!(words, identity.add_unit)).icon(icon::PLUS);
    if changing(ui, |ui| add.ui(ui)).clicked() {
        let id: UnitId = (view.new_id)().into();
        // The new unit is named next.
        focus_when_shown(ui, &Field::Unit(id.clone(), UnitField::Name));
        out.push(Action::Edit(Edit::Create(Item::Unit(id))));
    }
}
