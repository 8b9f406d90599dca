//! What can be done with several documents at once, each as one step that can be taken back.

use egui::{ScrollArea, Ui};

use super::list::Listed;
use crate::{
    assessment::{DocumentField, DocumentKind, DocumentStatus, Edit, Field, Item},
    desktop::{
        action::Action,
        pages::View,
        theme::{Icon, Type, icon},
        widgets::{Button, ButtonKind, bulk_button, changing, focus_ring_around, note_item, popup_menu},
    },
    t,
    words::Speaks as _,
};

/// What a person wants done with the marked documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    Kind(DocumentKind),
    Status(DocumentStatus),
    Unlink(String),
    Delete,
}

/// Shows the ways; `marked` finds the marked rows.
pub(super) fn ui(ui: &mut Ui, listed: &Listed<'_>, marked: &dyn Fn() -> Vec<usize>) -> Option<Wish> {
    let words = ui.words();
    let mut wish = None;
    changing(ui, |ui| {
        menu(ui, t!(words, evidence.bulk.kind), icon::PENCIL_SIMPLE, |ui| {
            for kind in DocumentKind::ALL {
                item(ui, kind.name(words), || wish = Some(Wish::Kind(kind)));
            }
        });
        menu(ui, t!(words, evidence.bulk.status), icon::CHECK_CIRCLE, |ui| {
            for status in DocumentStatus::ALL {
                item(ui, status.name(words), || wish = Some(Wish::Status(status)));
            }
        });
        menu(ui, t!(words, evidence.bulk.unlink), icon::LINK, |ui| {
            let used = used_by(listed, &marked());
            if used.is_empty() {
                ui.label(Type::Body.text(t!(words, evidence.uses_none)));
            }
            for (id, name) in used {
                item(ui, &t!(words, filling.group, id = id, name = name), || wish = Some(Wish::Unlink(id.clone())));
            }
        });
        let wording = t!(words, evidence.delete);
        let delete = Button::new(wording).icon(icon::TRASH).kind(ButtonKind::Danger);
        if bulk_button(ui, delete, wording).clicked() {
            wish = Some(Wish::Delete);
        }
    });
    wish
}

fn menu(ui: &mut Ui, wording: &str, icon: Icon, add: impl FnOnce(&mut Ui)) {
    let button = bulk_button(ui, Button::new(wording).icon(icon), wording);
    popup_menu(&button, wording, 0.0, |ui| {
        ScrollArea::vertical().max_height(320.0).show(ui, add);
    });
}

fn item(ui: &mut Ui, wording: &str, chosen: impl FnOnce()) {
    let response = ui.selectable_label(false, Type::Body.text(wording));
    note_item(&response);
    focus_ring_around(ui, &response, response.rect.shrink(3.0), 3);
    if response.clicked() {
        chosen();
        ui.close();
    }
}

/// Indicators that use any of these documents, in the order of the framework.
fn used_by<'a>(listed: &Listed<'a>, rows: &[usize]) -> Vec<(String, &'a str)> {
    let used: Vec<&str> =
        rows.iter().filter_map(|row| listed.at(*row)).flat_map(|(entry, _)| &entry.used).map(String::as_str).collect();
    let indicators = listed.view.draft.rubric.indicators.iter();
    let those = indicators.filter(|indicator| used.contains(&indicator.id.as_str()));
    those.map(|indicator| (indicator.id.clone(), indicator.short.as_str())).collect()
}

/// Asks for what is wanted as one edit, and says what was done.
pub(super) fn carry_out(view: &View<'_>, listed: &Listed<'_>, rows: &[usize], wish: &Wish, out: &mut Vec<Action>) {
    let words = view.words();
    let documents: Vec<_> = rows.iter().filter_map(|row| listed.at(*row)).collect();
    let count = documents.len();
    let (edits, done): (Vec<Edit>, String) = match wish {
        Wish::Kind(kind) => {
            let others = documents.iter().filter(|(_, document)| document.kind.value != *kind);
            let set =
                others.map(|(entry, _)| Field::Document(entry.id.as_str().into(), DocumentField::Kind).set(*kind));
            let edits: Vec<Edit> = set.collect();
            // Those that were of that kind already are not changed.
            let done = t!(words, evidence.bulk.kind_done, count = edits.len(), kind = kind.name(words));
            (edits, done)
        }
        Wish::Status(status) => {
            let others = documents.iter().filter(|(_, document)| document.status.value != *status);
            let set =
                others.map(|(entry, _)| Field::Document(entry.id.as_str().into(), DocumentField::Status).set(*status));
            let edits: Vec<Edit> = set.collect();
            let done = t!(words, evidence.bulk.status_done, count = edits.len(), status = status.name(words));
            (edits, done)
        }
        Wish::Unlink(indicator) => {
            let here = documents.iter().filter(|(entry, _)| entry.used.contains(indicator));
            let count = here.clone().count();
            let uses = here.flat_map(|(entry, _)| view.draft.assessment().uses_of(&entry.id));
            let uses = uses.filter(|used| used.at.indicator == indicator.as_str());
            let edits = uses.map(|used| Edit::Remove(Item::Use(used))).collect();
            (edits, t!(words, evidence.bulk.unlink_done, count = count, indicator = indicator))
        }
        Wish::Delete => {
            let removed = documents.iter().map(|(entry, _)| Edit::Remove(Item::Document(entry.id.as_str().into())));
            (removed.collect(), t!(words, evidence.bulk.deleted, count = count))
        }
    };
    if edits.is_empty() {
        out.push(Action::Toast(t!(words, evidence.bulk.nothing).to_owned()));
        return;
    }
    out.push(Action::Edit(Edit::Many(edits)));
    out.push(Action::ToastUndo(done));
}
