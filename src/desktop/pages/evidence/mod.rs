//! Bukti: the register of documents. The list at the left, everything about the chosen document at the right.

mod form;
mod list;
mod status;
mod uses;

use std::collections::BTreeMap;

use egui::{Align, Frame, Layout, Margin, Panel, Rect, ScrollArea, Ui, vec2};

pub(in crate::desktop) use self::list::document_name;
pub(in crate::desktop) use self::status::{StatusTag, file_icon, paint as paint_status};
use super::{
    Room, View,
    title_line::{TITLE, title_line},
};
use crate::{
    assessment::{Document, DocumentField, DocumentId, Edit, Field, Item},
    desktop::{
        action::{Action, Page, Target},
        command::Command,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, ButtonKind, DayText, FilterLine, PeriodText, changing, chips, empty_state, escape, field_id, held,
            text, zone,
        },
    },
    t,
    words::Speaks as _,
};

/// Width of the chosen document's form.
const FORM: (f32, f32) = (372.0, 460.0);

/// What the list can be narrowed down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    /// Everything.
    #[default]
    All,
    /// Documents with something to see to.
    Faulty,
    /// Documents no indicator uses.
    Unused,
}

const KINDS: [Kind; 3] = [Kind::All, Kind::Faulty, Kind::Unused];

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    /// Id of the chosen document.
    chosen: Option<String>,
    /// The list scrolls to the chosen document in the next frame.
    reveal: bool,
    needle: String,
    kind: Kind,
    /// Days of each document while they are typed, by its id.
    days: BTreeMap<String, Days>,
}

/// Days of a document while they are typed.
#[derive(Debug, Default)]
struct Days {
    date: DayText,
    covers: PeriodText,
    until: DayText,
    accessed: DayText,
}

impl Memory {
    /// Chooses a document and brings it into view.
    pub fn show(&mut self, id: String) {
        self.choose(Some(id));
        self.needle.clear();
        self.kind = Kind::All;
        self.reveal = true;
    }

    /// Id of the chosen document.
    pub fn chosen(&self) -> Option<&str> {
        self.chosen.as_deref()
    }

    /// Chooses what was chosen before, or nothing, and leaves the list as it is narrowed down.
    pub fn show_again(&mut self, id: Option<String>) {
        self.reveal = id.is_some();
        self.choose(id);
    }

    fn choose(&mut self, id: Option<String>) {
        self.chosen = id;
    }
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    for command in view.asked {
        match command {
            Command::AddEvidence => out.push(Action::Attach(Target::Register)),
            Command::AddLink => out.push(Action::AttachLink(Target::Register)),
            _ => {}
        }
    }
    let assessment = view.draft.assessment();
    let register = assessment.register();
    if memory.chosen.as_deref().is_some_and(|id| assessment.document(id).is_none()) {
        memory.choose(None);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ui.max_rect();
    let room = Room::of(ui);
    title_ui(ui, view, &register, room, out);
    let chosen = memory.chosen.clone();
    let document =
        chosen.as_deref().and_then(|id| assessment.documents.get_key_value(id)).filter(|(_, one)| !one.removed.value);
    if register.is_empty() {
        let add = t!(words, evidence.add);
        let add = held(ui).is_none().then_some(add);
        if empty_state(ui, icon::PAPERCLIP, t!(words, evidence.empty), t!(words, evidence.empty_help), add) {
            out.push(Action::Attach(Target::Register));
        }
    } else if room <= Room::Rail {
        match document {
            Some((id, document)) => {
                let form = form_column(ui, view, id, document, memory, true, out);
                form_zone(ui, form, id);
            }
            None => list_column(ui, view, &register, memory, out),
        }
    } else {
        let form = document.map(|(id, document)| {
            let width = if room == Room::Wide { FORM.1 } else { FORM.0 };
            let frame = Frame::new().fill(Tokens::of(ui).panel);
            Panel::right("evidence_form")
                .exact_size(width)
                .frame(frame)
                .resizable(false)
                .show(ui, |ui| form_column(ui, view, id, document, memory, false, out))
                .inner
        });
        list_column(ui, view, &register, memory, out);
        // The panel is laid out first and read last.
        if let Some(((id, _), form)) = document.zip(form) {
            form_zone(ui, form, id);
        }
    }
    let line = egui::Stroke::new(1.0, Tokens::of(ui).line);
    ui.painter().hline(area.x_range(), area.top() + TITLE, line);
}

fn title_ui(ui: &mut Ui, view: &View<'_>, register: &[(&DocumentId, &Document)], room: Room, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    title_line(ui, Page::Evidence, |ui| {
        if room != Room::Single {
            let sizes = register.iter().filter_map(|(_, document)| Some(document.file()?.bytes));
            let bytes = sizes.fold(0, u64::saturating_add);
            let used = view.draft.assessment().used_at(&view.draft.rubric).len();
            let wording = t!(
                words,
                evidence.context,
                count = words.count(register.len()),
                used = words.count(used),
                size = words.file_size(bytes)
            );
            text(ui, Type::Help, tokens.text3, wording);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let add = Command::AddEvidence;
            let button = Button::primary(t!(words, evidence.add)).icon(add.icon());
            if changing(ui, |ui| button.ui(ui)).on_hover_text(add.tip(words)).clicked() {
                out.push(Action::Attach(Target::Register));
            }
            let link = Command::AddLink;
            let button = Button::new(t!(words, evidence.link)).icon(link.icon());
            if changing(ui, |ui| button.ui(ui)).on_hover_text(link.tip(words)).clicked() {
                out.push(Action::AttachLink(Target::Register));
            }
        });
    });
}

fn list_column(
    ui: &mut Ui,
    view: &View<'_>,
    register: &[(&DocumentId, &Document)],
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let mut used = view.draft.assessment().used_at(&view.draft.rubric);
    let rows: Vec<list::Row<'_>> = register
        .iter()
        .map(|(id, document)| list::Row::new(view, id, document, used.remove(*id).unwrap_or_default()))
        .collect();
    let number = |kind: Kind| rows.iter().filter(|row| row.is(kind)).count();
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 6 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 6.0);
            let names = [t!(words, evidence.all), t!(words, evidence.faulty), t!(words, evidence.unused)];
            let offered: Vec<(&str, usize)> =
                names.iter().zip(KINDS).map(|(name, kind)| (*name, number(kind))).collect();
            let on = KINDS.iter().position(|kind| *kind == memory.kind).unwrap_or_default();
            if let Some(kind) = chips(ui, t!(words, evidence.kinds), &offered, on).and_then(|place| KINDS.get(place)) {
                memory.kind = *kind;
            }
            FilterLine::new(t!(words, evidence.filter)).width(260.0).ui(ui, &mut memory.needle);
        });
    });
    let needle = memory.needle.trim().to_lowercase();
    let shown: Vec<list::Row<'_>> =
        rows.into_iter().filter(|row| row.is(memory.kind) && row.holds(&needle, words)).collect();
    if shown.is_empty() {
        empty_state(
            ui,
            icon::LIST_MAGNIFYING_GLASS,
            t!(words, evidence.not_here),
            t!(words, evidence.not_here_help),
            None,
        );
        return;
    }
    list::ui(ui, &shown, memory, out);
}

/// F6 leads to the title of the document in the form.
fn form_zone(ui: &Ui, form: Rect, id: &DocumentId) {
    zone(ui, form, field_id(&Field::Document(id.clone(), DocumentField::Title)));
}

fn form_column(
    ui: &mut Ui,
    view: &View<'_>,
    id: &DocumentId,
    document: &Document,
    memory: &mut Memory,
    alone: bool,
    out: &mut Vec<Action>,
) -> Rect {
    let words = ui.words();
    let whole = ui.available_rect_before_wrap();
    ScrollArea::vertical().id_salt(("evidence_form", id)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 18, top: 10, bottom: 20 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 9.0;
            ui.set_max_width(ui.available_width().min(620.0));
            ui.horizontal(|ui| {
                let wording = if alone { t!(words, evidence.back) } else { t!(words, evidence.close) };
                let glyph = if alone { icon::ARROW_U_UP_LEFT } else { icon::X };
                if Button::new(wording).icon(glyph).small().ui(ui).clicked() || escape(ui) {
                    memory.choose(None);
                    let row = list::row_id(id);
                    ui.memory_mut(|memory| memory.request_focus(row));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let delete = Button::new(t!(words, evidence.delete)).icon(icon::TRASH).small();
                    if changing(ui, |ui| delete.kind(ButtonKind::Danger).ui(ui)).clicked() {
                        out.push(Action::Edit(Edit::Remove(Item::Document(id.clone()))));
                        out.push(Action::ToastUndo(t!(words, evidence.deleted, name = document.label())));
                    }
                });
            });
            form::ui(ui, view, id, document, memory.days.entry(id.to_string()).or_default(), out);
            uses::ui(ui, view, id, document, out);
        });
    });
    whole
}
