//! Results of other years for which there is no draft.

use std::collections::BTreeMap;

use egui::{Id, Ui};

use super::pair;
use crate::{
    assessment::{Edit, Field, Item, PastField, PastId, PastResult, Points, YEARS},
    desktop::{
        action::Action,
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, FormLine, TextLine, changing, changing_choice, divider, focus_field_when_shown, section_head,
            small_icon_button, text, text_wrapped,
        },
    },
    rubric::{Exact, exact_from_text, exact_to_text},
    t,
    words::{Speaks as _, Words},
};

/// Years and indices while they are typed, by the id of their result.
pub(super) type Typed = BTreeMap<PastId, [Option<String>; 2]>;

/// The line in which the year of a result is typed.
pub(super) fn year_line(id: &PastId) -> Id {
    Id::unique(("past_year", id.as_str()))
}

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, typed: &mut Typed, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    section_head(ui, t!(words, past.head));
    text_wrapped(ui, Type::Help, tokens.text3, t!(words, past.help));
    let past = view.draft.assessment().listed_past();
    typed.retain(|id, _| past.iter().any(|(listed, _)| *listed == id));
    for (place, (id, result)) in past.iter().enumerate() {
        if place > 0 {
            divider(ui);
        }
        let typed = typed.entry((*id).clone()).or_default();
        ui.push_id(id.as_str(), |ui| result_ui(ui, view, place + 1, id, result, typed, out));
    }
    let add = Button::new(t!(words, past.add)).icon(icon::PLUS);
    if changing(ui, |ui| add.ui(ui)).clicked() {
        let id: PastId = (view.new_id)().into();
        // The year of the new result is typed next.
        focus_field_when_shown(ui, year_line(&id));
        out.push(Action::Edit(Edit::Create(Item::Past(id))));
    }
}

fn result_ui(
    ui: &mut Ui,
    view: &View<'_>,
    number: usize,
    id: &PastId,
    result: &PastResult,
    [year, index]: &mut [Option<String>; 2],
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let field = |of: PastField| Field::Past(id.clone(), of);
    ui.horizontal(|ui| {
        text(ui, Type::HelpStrong, Tokens::of(ui).text2, t!(words, past.number, number = number));
        let name = t!(words, past.remove, number = number);
        if changing(ui, |ui| small_icon_button(ui, icon::TRASH, &name)).clicked() {
            out.push(Action::Edit(Edit::Remove(Item::Past(id.clone()))));
            out.push(Action::ToastUndo(t!(words, past.removed, number = number)));
        }
    });
    let mut changes = Vec::new();
    let mut other = Vec::new();
    pair(
        ui,
        |ui| {
            let held = (result.year.value != 0).then(|| result.year.value.to_string());
            let read = |text: &str| text.parse::<i16>().ok().filter(|year| YEARS.contains(year));
            let line = FormLine::at(t!(words, past.year), year_line(id));
            let new = number_ui(ui, line, t!(words, identity.year_wrong), year, held, read);
            changes.extend(new.map(|new| field(PastField::Year).set(new.unwrap_or_default())));
        },
        |ui| {
            let held = result.index.value.as_ref().map(|points| words.localized(&exact_to_text(&points.0)));
            let range = view.draft.rubric.value_range();
            let read = |text: &str| read_index(text, range);
            let wrong = wrong_index(range, words);
            let line = FormLine::at(t!(words, past.index), Id::unique(("past_index", id.as_str())));
            let new = number_ui(ui, line, &wrong, index, held, read);
            other.extend(new.map(|new| field(PastField::Index).set(new.map(Points))));
        },
    );
    changes.append(&mut other);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    pair(
        ui,
        |ui| {
            let names = [t!(words, past.own), t!(words, past.by_others)];
            let chosen = usize::from(result.external.value);
            if let Some(place) = changing_choice(ui, t!(words, past.external), &names, chosen) {
                left.push(Action::Edit(field(PastField::External).set(place == 1)));
            }
        },
        |ui| {
            let line = TextLine::new(t!(words, past.band), field(PastField::Band), &result.band.value);
            line.hint(t!(words, past.band_hint)).ui(ui, &mut right);
        },
    );
    out.extend(changes.into_iter().map(Action::Edit));
    out.append(&mut left);
    out.append(&mut right);
    let line = TextLine::new(t!(words, past.source), field(PastField::Source), &result.source.value);
    line.hint(t!(words, past.source_hint)).ui(ui, out);
}

/// An index as it is typed, with a comma or a point, where it lies on the scale.
fn read_index(text: &str, range: Option<(&Exact, &Exact)>) -> Option<Exact> {
    let index = exact_from_text(&text.replace(',', ".")).ok()?;
    range.is_none_or(|(low, high)| (low..=high).contains(&&index)).then_some(index)
}

fn wrong_index(range: Option<(&Exact, &Exact)>, words: Words) -> String {
    let shown = |number: &Exact| words.localized(&exact_to_text(number));
    let (low, high) = range.map(|(low, high)| (shown(low), shown(high))).unwrap_or_default();
    t!(words, past.index_wrong, low = low, high = high)
}

/// A line with a number. What can be read becomes the draft's at once, nothing at all empties the field; what cannot be
/// read stays as it was typed, so that it can be mended.
fn number_ui<T>(
    ui: &mut Ui,
    line: FormLine<'_>,
    wrong: &str,
    typed: &mut Option<String>,
    held: Option<String>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<Option<T>> {
    let mut value = typed.clone().or(held).unwrap_or_default();
    let unread = |value: &str| !value.trim().is_empty() && read(value.trim()).is_none();
    let error = (typed.is_some() && unread(&value)).then_some(wrong);
    let field = line.error(error).width(240.0).of_draft().ui(ui, &mut value);
    let empty = value.trim().is_empty();
    let new = field.changed().then(|| if empty { Some(None) } else { read(value.trim()).map(Some) }).flatten();
    *typed = (field.has_focus() || unread(&value)).then_some(value);
    new
}
