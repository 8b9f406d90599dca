//! The documents of the register, one line each: arrows move, the chosen one is shown beside the list.

use egui::{Align2, Id, Key, Rect, Role, ScrollArea, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Kind, Memory, StatusTag, file_icon, status};
use crate::{
    assessment::Document,
    desktop::{
        action::Action,
        pages::View,
        theme::{Tokens, Type},
        widgets::{Roving, elided_galley, focus_ring, zone},
    },
    t,
    words::{Speaks as _, Words},
};

/// Height of a line.
const ROW: f32 = 46.0;

/// One line.
pub(super) struct Row<'a> {
    id: &'a str,
    document: &'a Document,
    /// Numbers of the indicators that use it.
    used: Vec<&'a str>,
    status: StatusTag,
}

impl<'a> Row<'a> {
    pub fn new(view: &View<'a>, id: &'a str, document: &'a Document, used: Vec<&'a str>) -> Self {
        Self { id, document, used, status: StatusTag::of_document(view.inspection, id, view.words()) }
    }

    /// Whether the line belongs to what the list is narrowed down to.
    pub fn is(&self, kind: Kind) -> bool {
        match kind {
            Kind::All => true,
            Kind::Faulty => self.status.faulty,
            Kind::Unused => self.used.is_empty(),
        }
    }

    /// Whether what is sought, in small letters, stands in the line as these words say it.
    pub fn holds(&self, needle: &str, words: Words) -> bool {
        let texts = [self.document.label(), &self.document.number.value, &self.document.issuer.value];
        needle.is_empty()
            || texts.iter().any(|text| text.to_lowercase().contains(needle))
            || self.document.kind.value.name(words).to_lowercase().contains(needle)
            || self.used.contains(&needle)
    }
}

/// Shows the lines in a list that scrolls.
pub(super) fn ui(ui: &mut Ui, rows: &[Row<'_>], memory: &mut Memory, out: &mut Vec<Action>) {
    let whole = ui.available_rect_before_wrap();
    let members: Vec<Id> = rows.iter().map(|row| row_id(row.id)).collect();
    let chosen = rows.iter().position(|row| memory.chosen.as_deref() == Some(row.id));
    // Only lines that are shown can take the focus.
    let seen = ui.data(|data| data.get_temp::<Seen>(seen_id())).unwrap_or_default();
    let entry = chosen.filter(|place| (seen.first..seen.end).contains(place)).unwrap_or(seen.first);
    let mut roving = Roving::new(ui, members, Some(entry));
    let moved = roving.arrows(ui, &[Key::ArrowUp], &[Key::ArrowDown]);
    if let Some(row) = moved.and_then(|place| rows.get(place)) {
        memory.choose(Some(row.id.to_owned()));
        memory.reveal = true;
    }
    let mut area = ScrollArea::vertical().id_salt("evidence_list").auto_shrink(false);
    if std::mem::take(&mut memory.reveal)
        && let Some(place) = moved.or_else(|| rows.iter().position(|row| memory.chosen.as_deref() == Some(row.id)))
    {
        let top = place as f32 * ROW;
        let room = ui.available_height();
        let known = seen.offset;
        if top < known {
            area = area.vertical_scroll_offset(top);
        } else if top + ROW > known + room {
            area = area.vertical_scroll_offset(top + ROW - room);
        }
    }
    let builder = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(t!(ui, evidence.list));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let shown = area.show_rows(ui, ROW, rows.len(), |ui, range| {
            for row in &rows[range.clone()] {
                row_ui(ui, row, &roving, memory, out);
            }
            range
        });
        let seen = Seen { offset: shown.state.clamped_offset().y, first: shown.inner.start, end: shown.inner.end };
        ui.data_mut(|data| data.insert_temp(seen_id(), seen));
    });
    zone(ui, whole, roving.stop().unwrap_or(Id::NULL));
}

/// Which lines the list showed last.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    offset: f32,
    first: usize,
    end: usize,
}

fn seen_id() -> Id {
    Id::unique("evidence_list_seen")
}

/// Id of a document's row.
pub(super) fn row_id(document: &str) -> Id {
    Id::unique(("evidence_row", document))
}

fn row_ui(ui: &mut Ui, row: &Row<'_>, roving: &Roving, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let id = row_id(row.id);
    let response = ui.interact(rect, id, roving.sense(id));
    let chosen = memory.chosen.as_deref() == Some(row.id);
    let used = used_words(row, words);
    let date = row.document.date.value.map(|day| words.date_short(day)).unwrap_or_default();
    let name = t!(
        words,
        evidence.row_spoken,
        title = document_name(row.document, words),
        kind = row.document.kind.value.name(words),
        date = date,
        used = used,
        status = row.status.wording
    );
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
    if response.clicked() {
        memory.choose(Some(row.id.to_owned()));
    }
    if response.double_clicked() {
        out.push(Action::ViewDocument(row.id.to_owned()));
    }
    if chosen {
        ui.painter().rect_filled(rect, 0, tokens.brand_sel);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let soft = if chosen { tokens.text2 } else { tokens.text3 };
    let glyph = file_icon(row.document);
    let at = pos2(rect.left() + 28.0, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(20.0), tokens.text2);
    let right = rect.right() - 16.0;
    let wide = rect.width() > 760.0;
    let tag_left = right - status::paint(ui, &row.status, right, rect.center().y);
    let columns: &[f32] = if wide {
        &[150.0, 108.0, 120.0]
    } else if rect.width() > 560.0 {
        &[108.0]
    } else {
        &[]
    };
    let start = right - 150.0 - columns.iter().sum::<f32>();
    let title_right = if columns.is_empty() { tag_left - 10.0 } else { start - 12.0 };
    let width = title_right - rect.left() - 48.0;
    let galley = elided_galley(ui, Type::BodyMedium, tokens.text, &document_name(row.document, words), width);
    let below = [&row.document.number.value, &row.document.issuer.value]
        .into_iter()
        .filter(|text| !text.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" · ");
    let below = match (wide || columns.is_empty(), below.is_empty()) {
        (true, _) => below,
        (false, true) => used.clone(),
        (false, false) => format!("{below} · {used}"),
    };
    let top = if below.is_empty() { rect.center().y - galley.size().y / 2.0 } else { rect.top() + 6.0 };
    ui.painter().galley(pos2(rect.left() + 48.0, top), galley, tokens.text);
    let at = pos2(rect.left() + 48.0, rect.top() + 24.0);
    ui.painter().galley(at, elided_galley(ui, Type::Caption, soft, &below, width), soft);
    let mut cells: Vec<String> = Vec::new();
    if wide {
        cells.extend([row.document.kind.value.name(words).to_owned(), date, used]);
    } else if !columns.is_empty() {
        cells.push(date);
    }
    let mut x = start;
    for (cell, width) in cells.iter().zip(columns) {
        let galley = elided_galley(ui, Type::Help, tokens.text2, cell, width - 10.0);
        ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, tokens.text2);
        x += width;
    }
    focus_ring(ui, &response.with_new_rect(Rect::from_min_max(rect.min, rect.max).shrink(3.0)), 3);
}

/// What a document is called in lists.
pub(in crate::desktop) fn document_name(document: &Document, words: Words) -> String {
    let label = document.label();
    if label.is_empty() { t!(words, history.document_unnamed).to_owned() } else { label.to_owned() }
}

fn used_words(row: &Row<'_>, words: Words) -> String {
    match row.used.as_slice() {
        [] => t!(words, evidence.used_nowhere).to_owned(),
        ids => t!(words, evidence.used_at, ids = ids.join(", ")),
    }
}
