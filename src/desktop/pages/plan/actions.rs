//! What is done so that an indicator rises, one action after the other.

use egui::{Id, Ui, vec2};

use super::detail::{Typed, beside};
use crate::{
    assessment::{ActionField, ActionId, ActionState, Edit, Field, Item, UnitId},
    desktop::{
        action::Action,
        pages::View,
        theme::{Type, icon},
        widgets::{Button, TextLine, caption, changing, changing_choice, focus_when_shown, heading, small_icon_button},
    },
    t,
    words::{Speaks as _, shortened},
};

/// Shows them.
pub(super) fn ui(ui: &mut Ui, view: &View<'_>, indicator: &str, typed: &mut Typed, out: &mut Vec<Action>) {
    let words = ui.words();
    let assessment = view.draft.assessment();
    heading(ui, Type::Section, 3, t!(words, rencana.actions));
    let listed = assessment.actions(indicator);
    if listed.is_empty() {
        caption(ui, t!(words, rencana.no_actions));
    }
    let units = assessment.active_units();
    for (place, (id, action)) in listed.iter().enumerate() {
        ui.push_id(id, |ui| {
            let field = |field: ActionField| Field::Action(indicator.into(), (*id).clone(), field);
            ui.horizontal(|ui| {
                let label = t!(words, rencana.action, number = place + 1);
                let width = (ui.available_width() - 40.0).max(60.0);
                ui.vertical(|ui| {
                    ui.set_max_width(width);
                    TextLine::new(&label, field(ActionField::Title), &action.title.value).ui(ui, out);
                });
                let name = t!(words, rencana.remove_action, number = place + 1);
                if changing(ui, |ui| small_icon_button(ui, icon::TRASH, &name)).clicked() {
                    out.push(Action::Edit(Edit::Remove(Item::Action(indicator.into(), (*id).clone()))));
                    let title = shortened(&action.title.value);
                    out.push(Action::ToastUndo(t!(words, rencana.action_removed, title = title)));
                }
            });
            let mut edits: Vec<Edit> = Vec::new();
            beside(ui, &mut |ui, part| {
                if part == 0 {
                    let names = ActionState::ALL.map(|state| state.name(words));
                    let chosen = ActionState::ALL.iter().position(|state| *state == action.state.value);
                    let picked = changing_choice(ui, t!(words, field.action_state), &names, chosen.unwrap_or_default());
                    let state = picked.and_then(|place| ActionState::ALL.get(place));
                    edits.extend(state.map(|state| field(ActionField::State).set(*state)));
                } else {
                    let day = typed.actions.entry(id.to_string()).or_default();
                    let at = Id::unique(("plan-action-due", indicator, id.to_string()));
                    let day = day.ui_at(ui, t!(words, field.action_due), at, action.due.value);
                    edits.extend(day.map(|day| field(ActionField::Due).set(day)));
                }
            });
            if !units.is_empty() {
                let mut names = vec![t!(words, rencana.same_unit)];
                names.extend(units.iter().map(|(_, unit)| unit.name.value.as_str()));
                let owner = action.owner.value.as_ref();
                let chosen = units.iter().position(|(id, _)| Some(*id) == owner).map_or(0, |place| place + 1);
                if let Some(place) = changing_choice(ui, t!(words, field.action_owner), &names, chosen) {
                    let unit = place.checked_sub(1).and_then(|place| units.get(place));
                    edits.push(field(ActionField::Owner).set(unit.map(|(id, _)| UnitId::clone(id))));
                }
            }
            out.extend(edits.into_iter().map(Action::Edit));
            ui.allocate_space(vec2(1.0, 4.0));
        });
    }
    let add = Button::new(t!(words, rencana.add_action)).icon(icon::PLUS).small();
    if changing(ui, |ui| add.ui(ui)).clicked() {
        let id: ActionId = (view.new_id)().into();
        // The new action is named next.
        focus_when_shown(ui, &Field::Action(indicator.into(), id.clone(), ActionField::Title));
        out.push(Action::Edit(Edit::Create(Item::Action(indicator.into(), id))));
    }
}
