//! Bukti: the register of documents. The list at the left, everything about the chosen document at the right.

mod bulk;
mod form;
mod list;
mod status;
mod uses;

use std::collections::BTreeMap;

use egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Ui};

pub(in crate::desktop) use self::list::document_name;
pub(in crate::desktop) use self::status::{StatusTag, file_icon, paint as paint_status};
use super::{
    Room, View,
    list_page::{filter_width, filters, pane_ground, pane_width, part, split},
    title_line::title_row,
};
use crate::{
    assessment::{Document, DocumentField, DocumentId, Edit, Field, Item},
    desktop::{
        action::{Action, Page, Target},
        command::Command,
        theme::{Tokens, icon},
        widgets::{
            Button, ButtonKind, DayText, FilterLine, Kept, Parts, PeriodText, Table, TableState, Tip as _, changing,
            chips, empty_state, escape, field_id, held, main_part, zone,
        },
    },
    t,
    words::{Sought, Speaks as _, shortened},
};

/// Width of the chosen document's form in a window that is not wide.
const FORM: f32 = 380.0;

/// What the list can be narrowed down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
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
    table: TableState,
    /// What is known of the documents of the register.
    register: Kept<Register>,
    /// Which of them are listed.
    listed: Kept<Vec<usize>>,
    /// Id of the document whose form is open.
    chosen: Option<String>,
    /// A person closed the form: moving in the list does not open it.
    closed: bool,
    needle: String,
    kind: Kind,
    /// Days of each document while they are typed, by its id.
    days: BTreeMap<String, Days>,
}

/// What is known of the documents of the register.
#[derive(Debug)]
struct Register {
    entries: Vec<list::Entry>,
    /// How many there are of each kind.
    counts: [usize; 3],
    bytes: u64,
}

impl Register {
    fn of(view: &View<'_>) -> Self {
        let entries = list::Entry::all(view);
        let counts = KINDS.map(|kind| entries.iter().filter(|entry| entry.is(kind)).count());
        let documents = view.draft.assessment().register();
        let bytes = documents.iter().filter_map(|(_, document)| Some(document.file()?.bytes));
        Self { entries, counts, bytes: bytes.fold(0, u64::saturating_add) }
    }

    /// Places of those that hold what is sought.
    fn listed(&self, view: &View<'_>, kind: Kind, needle: &str) -> Vec<usize> {
        let sought = Sought::of(needle);
        let documents = &view.draft.assessment().documents;
        let fits = |entry: &list::Entry| {
            let document = documents.get(entry.id.as_str());
            entry.is(kind) && document.is_some_and(|document| entry.holds(document, &sought, view.words()))
        };
        (0..self.entries.len()).filter(|place| fits(&self.entries[*place])).collect()
    }
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
        self.table.show(list::row_id(&id));
        self.choose(Some(id));
        self.needle.clear();
        self.kind = Kind::All;
    }

    /// Id of the chosen document.
    pub fn chosen(&self) -> Option<&str> {
        self.chosen.as_deref()
    }

    /// Chooses what was chosen before, or nothing, and leaves the list as it is narrowed down.
    pub fn show_again(&mut self, id: Option<String>) {
        if let Some(id) = &id {
            self.table.show(list::row_id(id));
        }
        self.choose(id);
    }

    fn choose(&mut self, id: Option<String>) {
        self.closed = id.is_none();
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
    if memory.chosen.as_deref().is_some_and(|id| assessment.document(id).is_none()) {
        memory.chosen = None;
    }
    let mut register = std::mem::take(&mut memory.register);
    let known = register.of(view.version(), || Register::of(view));
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ui.max_rect();
    let room = Room::of(ui);
    title_ui(ui, known, out);
    let below = ui.cursor().top();
    if known.entries.is_empty() {
        let add = t!(words, evidence.add);
        let add = held(ui).is_none().then_some(add);
        if empty_state(ui, icon::PAPERCLIP, t!(words, evidence.empty), t!(words, evidence.empty_help), add) {
            out.push(Action::Attach(Target::Register));
        }
    } else {
        columns_ui(ui, view, known, room, memory, out);
    }
    memory.register = register;
    let line = egui::Stroke::new(1.0, Tokens::of(ui).line);
    ui.painter().hline(area.x_range(), below, line);
}

/// The list, and the form of the chosen document: beside it, or in its place where the window is narrow.
fn columns_ui(
    ui: &mut Ui,
    view: &View<'_>,
    register: &Register,
    room: Room,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let chosen = memory.chosen.clone();
    let find = |id: &str| view.draft.assessment().documents.get_key_value(id).filter(|(_, one)| !one.removed.value);
    let alone = room <= Room::Rail;
    if alone && let Some((id, document)) = chosen.as_deref().and_then(find) {
        let form = form_column(ui, view, id, document, memory, true, out);
        form_zone(ui, form, id);
        main_part(ui, field_id(&Field::Document(id.clone(), DocumentField::Title)));
        return;
    }
    let beside = !alone && (chosen.is_some() || room == Room::Wide && !memory.closed);
    let width = match room {
        _ if !beside => 0.0,
        Room::Wide => pane_width(ui),
        _ => FORM,
    };
    let (left, right) = split(ui, width);
    part(ui, left, "evidence_list", |ui| list_column(ui, view, register, room, memory, out));
    if beside {
        pane_ground(ui, right);
        // What the list chose in this frame is shown in it.
        let chosen = memory.chosen.clone();
        if let Some((id, document)) = chosen.as_deref().and_then(find) {
            let form = part(ui, right, "evidence_form", |ui| form_column(ui, view, id, document, memory, false, out));
            form_zone(ui, form, id);
        }
    }
}

fn title_ui(ui: &mut Ui, register: &Register, out: &mut Vec<Action>) {
    let words = ui.words();
    let used = register.entries.iter().filter(|entry| !entry.used.is_empty()).count();
    let context = t!(
        words,
        evidence.context,
        count = words.count(register.entries.len()),
        used = words.count(used),
        size = words.file_size(register.bytes)
    );
    title_row(ui, Page::Evidence, &context, out, |ui, out| {
        let link = Command::AddLink;
        let button = Button::new(t!(words, evidence.link)).icon(link.icon());
        if changing(ui, |ui| button.ui(ui)).tip(link.tip(words)).clicked() {
            out.push(Action::AttachLink(Target::Register));
        }
        let add = Command::AddEvidence;
        let button = Button::primary(t!(words, evidence.add)).icon(add.icon());
        if changing(ui, |ui| button.ui(ui)).tip(add.tip(words)).clicked() {
            out.push(Action::Attach(Target::Register));
        }
    });
}

fn list_column(
    ui: &mut Ui,
    view: &View<'_>,
    register: &Register,
    room: Room,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let Memory { table, needle, kind, .. } = memory;
    filters(ui, table, |ui| {
        let names = [t!(words, evidence.all), t!(words, evidence.faulty), t!(words, evidence.unused)];
        let offered: Vec<(&str, usize)> = names.into_iter().zip(register.counts).collect();
        let on = KINDS.iter().position(|one| one == kind).unwrap_or_default();
        if let Some(picked) = chips(ui, t!(words, evidence.kinds), &offered, on).and_then(|place| KINDS.get(place)) {
            *kind = *picked;
        }
        FilterLine::new(t!(words, evidence.filter)).width(filter_width(ui)).ui(ui, needle);
        None
    });
    let version = view.version().with((memory.needle.as_str(), memory.kind));
    let shown = memory.listed.of(version, || register.listed(view, memory.kind, &memory.needle));
    if shown.is_empty() {
        let (title, help) = (t!(words, evidence.not_here), t!(words, evidence.not_here_help));
        empty_state(ui, icon::LIST_MAGNIFYING_GLASS, title, help, None);
        return;
    }
    let listed = list::Listed { view, entries: &register.entries, shown, tokens: Tokens::of(ui) };
    let columns = list::columns(words);
    let mut wish = None;
    let mut bulk = |ui: &mut Ui, marked: &dyn Fn() -> Vec<usize>| {
        if let Some(wished) = bulk::ui(ui, &listed, marked) {
            wish = Some((wished, marked()));
        }
    };
    let parts = Parts { bulk: Some(&mut bulk), ..Parts::default() };
    let done = Table::new(t!(words, evidence.list), &columns, version).ui(ui, &mut memory.table, &listed, parts, out);
    if let Some((wish, rows)) = wish {
        bulk::carry_out(view, &listed, &rows, &wish, out);
    }
    let id = |row: usize| listed.at(row).map(|(entry, _)| entry.id.clone());
    let [clicked, entered, moved] = [done.clicked, done.entered, done.moved].map(|row| row.and_then(id));
    let first = memory.table.first_row().and_then(id);
    // A wide window shows a document from the beginning.
    let wide = room == Room::Wide && !memory.closed;
    // A second click comes on a row that the first one opened.
    out.extend(entered.clone().filter(|_| clicked.is_some()).map(Action::ViewDocument));
    let follows = moved.filter(|_| wide || memory.chosen.is_some());
    let begins = first.filter(|_| wide && memory.chosen.is_none());
    if let Some(id) = clicked.or(entered).or(follows).or(begins) {
        memory.choose(Some(id));
    }
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
            ui.set_max_width(ui.available_width());
            ui.horizontal(|ui| {
                let wording = if alone { t!(words, evidence.back) } else { t!(words, evidence.close) };
                let glyph = if alone { icon::ARROW_U_UP_LEFT } else { icon::X };
                if Button::new(wording).icon(glyph).small().ui(ui).clicked() || escape(ui) {
                    memory.choose(None);
                    memory.table.show(list::row_id(id));
                    let row = list::row_id(id);
                    ui.memory_mut(|memory| memory.request_focus(row));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let delete = Button::new(t!(words, evidence.delete)).icon(icon::TRASH).small();
                    if changing(ui, |ui| delete.kind(ButtonKind::Danger).ui(ui)).clicked() {
                        out.push(Action::Edit(Edit::Remove(Item::Document(id.clone()))));
                        out.push(Action::ToastUndo(t!(words, evidence.deleted, name = shortened(document.label()))));
                    }
                });
            });
            form::ui(ui, view, id, document, memory.days.entry(id.to_string()).or_default(), out);
            uses::ui(ui, view, id, document, out);
        });
    });
    whole
}
