//! A document of the register to be tied to an indicator: typed words narrow the list down, arrows move, Enter ties.

use egui::{
    Align2, Context, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2,
    text::LayoutJob, vec2,
};

use super::{
    Answer,
    frame::{Left, Way, form_dialog, ways},
};
use crate::{
    assessment::{DocumentId, Place},
    desktop::{
        draft::OpenDraft,
        pages::evidence::{document_name, file_icon},
        theme::{Icon, Tokens, Type},
        widgets::{FormLine, Tip as _, elided_galley, text, text_wrapped},
    },
    t,
    words::{Folded, Found, Sought, Speaks as _, Words},
};

/// Height of a row.
const ROW: f32 = 44.0;
/// Room that title, field and buttons need beside the list.
const AROUND: f32 = 236.0;
/// Highest list.
const MOST: f32 = 352.0;

/// The documents that can be tied, and which of them is meant.
#[derive(Debug)]
pub struct RegisterForm {
    /// Where the document is tied.
    pub place: Place,
    rows: Vec<Row>,
    query: String,
    /// What the rows that are listed were found for, and where the query matched.
    found: Option<(String, Vec<(usize, Found)>)>,
    selected: usize,
}

#[derive(Debug)]
struct Row {
    id: DocumentId,
    icon: Icon,
    name: String,
    below: String,
    folded: Folded,
    /// It is tied there already.
    tied: bool,
}

impl RegisterForm {
    /// The documents of the register, in its order.
    pub fn new(draft: &OpenDraft, place: Place, words: Words) -> Self {
        let assessment = draft.assessment();
        let mut used = assessment.used_at(&draft.rubric);
        let tied = assessment.evidence(&place.indicator, place.entry);
        let rows = assessment.register().into_iter().map(|(id, document)| {
            let name = document_name(document, words);
            let at = match used.remove(id) {
                Some(ids) => t!(words, evidence.used_at, ids = ids.join(", ")),
                None => t!(words, evidence.used_nowhere).to_owned(),
            };
            let date = document.date.value.map(|day| words.date(day)).unwrap_or_default();
            let mut parts = vec![document.number.value.clone(), document.issuer.value.clone(), date, at];
            parts.retain(|part| !part.trim().is_empty());
            let below = parts.join(" · ");
            // The name comes first, so that what matches in it can be marked.
            let folded = Folded::of(&format!("{name}\n{below}"));
            let tied = tied.iter().any(|one| one.document_id == id);
            Row { id: id.clone(), icon: file_icon(document), name, below, folded, tied }
        });
        Self { rows: rows.collect(), place, query: String::new(), found: None, selected: 0 }
    }

    /// Looks again where the query has changed.
    fn find(&mut self) {
        if self.found.as_ref().is_some_and(|(query, _)| *query == self.query) {
            return;
        }
        let sought = Sought::of(&self.query);
        let rows = self.rows.iter().enumerate();
        let whole = |row: &Row| format!("{}\n{}", row.name, row.below);
        let found = rows.filter_map(|(place, row)| Some((place, row.folded.find(&whole(row), &sought)?)));
        let found: Vec<(usize, Found)> = found.collect();
        let free = |(place, _): &(usize, Found)| self.rows.get(*place).is_some_and(|row| !row.tied);
        self.selected = found.iter().position(free).unwrap_or_default();
        self.found = Some((self.query.clone(), found));
    }

    fn listed(&self) -> &[(usize, Found)] {
        self.found.as_ref().map_or(&[], |(_, found)| found)
    }

    pub(super) fn ui(&mut self, ctx: &Context, fresh: bool) -> Option<Answer> {
        let words = ctx.words();
        self.find();
        let moved = self.take_keys(ctx);
        let title = t!(words, dialog.register.title, indicator = self.place.indicator);
        let left = form_dialog(ctx, "register", &title, 560.0, |ui| {
            let line = FormLine::new(t!(words, dialog.register.field), "register-query");
            let field = line.hint(t!(words, dialog.register.hint)).ui(ui, &mut self.query);
            if fresh {
                field.request_focus();
            }
            let said = t!(words, app.found, count = words.count(self.listed().len()));
            let said = text(ui, Type::Help, Tokens::of(ui).text3, said);
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
            let clicked = self.list_ui(ui, field.id, moved);
            let chosen = self.chosen();
            let tie = Way { enabled: chosen.is_some(), ..Way::primary(t!(words, dialog.register.tie)) };
            let taken = ways(ui, false, &[Way::new(t!(words, dialog.cancel)), tie]);
            let entered = field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if (entered || clicked) && self.chosen().is_some() { Some(1) } else { taken }
        });
        match left {
            Left::With(1) => self.chosen().map(|row| Answer::Tie(self.place.clone(), row.id.clone())),
            Left::With(_) | Left::Harmlessly => Some(Answer::Close),
            Left::Not => None,
        }
    }

    /// The row that is meant, where it can be tied.
    fn chosen(&self) -> Option<&Row> {
        let (place, _) = self.listed().get(self.selected)?;
        self.rows.get(*place).filter(|row| !row.tied)
    }

    /// Takes the keys that move in the list, before the field sees them. Whether one was pressed.
    fn take_keys(&mut self, ctx: &Context) -> bool {
        let last = self.listed().len().saturating_sub(1);
        let (down, up) = ctx.input_mut(|input| {
            let mut count = |key: Key| input.count_and_consume_key(Modifiers::NONE, key);
            (count(Key::ArrowDown) + 7 * count(Key::PageDown), count(Key::ArrowUp) + 7 * count(Key::PageUp))
        });
        self.selected = (self.selected + down).min(last).saturating_sub(up);
        down + up > 0
    }

    /// Shows the rows that match. True where one was pressed twice.
    fn list_ui(&mut self, ui: &mut Ui, field: Id, moved: bool) -> bool {
        let words = ui.words();
        if self.listed().is_empty() {
            let wording = if self.rows.is_empty() {
                t!(words, dialog.register.empty)
            } else {
                t!(words, dialog.register.nothing)
            };
            text_wrapped(ui, Type::Body, Tokens::of(ui).text2, wording);
            return false;
        }
        let height = (ui.ctx().content_rect().height() - AROUND).clamp(ROW, MOST);
        let known = Id::unique("register list");
        let (mut area, mut pressed) = (ScrollArea::vertical().id_salt(known).auto_shrink([false, true]), None);
        area = area.max_height(height);
        if moved {
            let offset = ui.data(|data| data.get_temp::<f32>(known)).unwrap_or_default();
            let top = self.selected as f32 * ROW;
            if top < offset {
                area = area.vertical_scroll_offset(top);
            } else if top + ROW > offset + height {
                area = area.vertical_scroll_offset(top + ROW - height);
            }
        }
        let builder =
            UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(t!(words, dialog.register.list));
        let offset = ui
            .scope_builder(builder, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let shown = area.show_rows(ui, ROW, self.listed().len(), |ui, range| {
                    for place in range {
                        if row_ui(ui, self, place, field) {
                            pressed = Some(place);
                        }
                    }
                });
                shown.state.clamped_offset().y
            })
            .inner;
        ui.data_mut(|data| data.insert_temp(known, offset));
        let again = pressed == Some(self.selected);
        self.selected = pressed.unwrap_or(self.selected);
        again
    }
}

/// Shows one row. True where it was pressed.
fn row_ui(ui: &mut Ui, form: &RegisterForm, place: usize, field: Id) -> bool {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let Some((row, found)) = form.listed().get(place).and_then(|(row, found)| Some((form.rows.get(*row)?, found)))
    else {
        return false;
    };
    let selected = place == form.selected;
    // The focus stays in the field, which says what is meant.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let state = if row.tied { t!(words, dialog.register.tied) } else { "" };
    let mut name = format!("{}, {}", row.name, row.below);
    if row.tied {
        name = format!("{name}, {state}");
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, !row.tied, selected, &name));
    if selected {
        let id = response.id.accesskit_id();
        ui.ctx().accesskit_node_builder(field, |node| node.set_active_descendant(id));
        ui.painter().rect_filled(rect, 0, tokens.brand_sel);
        let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
        ui.painter().rect_filled(bar, 0, tokens.brand_ink);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    let at = pos2(rect.left() + 22.0, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, row.icon.glyph(), row.icon.font(18.0), tokens.text2);
    let soft = if selected { tokens.text2 } else { tokens.text3 };
    let mut right = rect.right() - 10.0;
    if row.tied {
        let galley = ui.painter().layout_no_wrap(state.to_owned(), Type::Help.font(), soft);
        right -= galley.size().x + 10.0;
        ui.painter().galley(pos2(right + 10.0, rect.center().y - galley.size().y / 2.0), galley, soft);
    }
    let (left, width) = (rect.left() + 40.0, right - rect.left() - 40.0);
    let mut job = LayoutJob::default();
    let mut done = 0;
    for mark in found.marks.iter().filter(|mark| mark.end <= row.name.len()) {
        job.append(&row.name[done..mark.start], 0.0, egui::TextFormat::simple(Type::Body.font(), tokens.text));
        job.append(&row.name[mark.clone()], 0.0, egui::TextFormat::simple(Type::Strong.font(), tokens.brand_ink));
        done = mark.end;
    }
    job.append(&row.name[done..], 0.0, egui::TextFormat::simple(Type::Body.font(), tokens.text));
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    let galley = ui.painter().layout_job(job);
    let below = elided_galley(ui, Type::Caption, soft, &row.below, width);
    let cut = galley.elided || below.elided;
    ui.painter().galley(pos2(left, rect.top() + 5.0), galley, tokens.text);
    ui.painter().galley(pos2(left, rect.top() + 24.0), below, soft);
    let response = if cut { response.tip(name) } else { response };
    response.clicked()
}
