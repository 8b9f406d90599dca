//! *Asal angka*: every shown number is a button that opens where it comes from, with this draft's own inputs. From a
//! mean one step leads down to the numbers it was taken of, as far as the indicator.

mod layout;
mod reckoned;
mod sum;

use std::sync::Arc;

use egui::{
    Align, Align2, Frame, Galley, Id, Layout, Margin, Popup, PopupAnchor, PopupCloseBehavior, Rect, Response, Role,
    ScrollArea, Sense, Stroke, Ui, WidgetInfo, text::LayoutJob, vec2,
};
use layout::Row;
pub use reckoned::{Reckoned, reckoning_ui};

use super::{Button, ButtonKind, caption, divider, focus_ring, follow_focus, heading, icon_button, text_wrapped};
use crate::{
    desktop::{
        action::Action,
        draft::OpenDraft,
        theme::{Tokens, Type, icon},
    },
    insight::{Derivation, SumTrace, Whose, written_out},
    rubric::Rubric,
    scoring::{NodeKind, Score},
    t,
    words::Speaks as _,
};

/// Width of the popup.
const WIDTH: f32 = 380.0;
/// Inputs are scrolled from this height on.
const INPUTS: f32 = 252.0;

/// Of which numbers one is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Source {
    /// Those of what is claimed.
    #[default]
    Claimed,
    /// Those of what the evidence backs.
    Backed,
    /// Those of another result that the page shows, by its place.
    Other(usize),
}

/// Numbers that are explained, and whose they are.
#[derive(Debug, Clone, Copy)]
pub struct Explained<'a> {
    /// The framework.
    pub rubric: &'a Rubric,
    /// The numbers.
    pub score: &'a Score,
    /// Whose they are, for the text that is copied.
    pub whose: Whose<'a>,
    /// False where what they are taken of cannot be opened, because it is not in the open draft.
    pub opens: bool,
}

/// Which number is explained; a page keeps one of these.
#[derive(Debug, Default)]
pub struct NumberOrigin {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    /// From the number that was clicked down to the one that is explained.
    path: Vec<(NodeKind, String)>,
    source: Source,
    /// A number of the plan, which is taken of its steps.
    sum: Option<SumTrace>,
    /// Where the number stands.
    anchor: Rect,
    /// The part that gets the focus back.
    from: Id,
    /// True until the popup has taken the focus.
    fresh: bool,
}

impl NumberOrigin {
    /// Explains a number that stands at `anchor`; asks again to close.
    pub fn toggle(&mut self, kind: NodeKind, id: &str, anchor: Rect, from: Id) {
        self.toggle_in(Source::Claimed, kind, id, anchor, from);
    }

    /// The same for a number of other ones.
    pub fn toggle_in(&mut self, source: Source, kind: NodeKind, id: &str, anchor: Rect, from: Id) {
        let same = self.open.as_ref().is_some_and(|open| {
            open.from == from && open.path.first().is_some_and(|(other, name)| *other == kind && name == id)
        });
        let path = vec![(kind, id.to_owned())];
        self.open = (!same).then_some(Open { path, source, sum: None, anchor, from, fresh: true });
    }

    /// The same for a number of the plan, as it comes about now; the page calls [`Self::close_sum`] once that is another way.
    pub fn toggle_sum(&mut self, trace: SumTrace, anchor: Rect, from: Id) {
        let same = self.open.as_ref().is_some_and(|open| open.from == from && open.sum.is_some());
        self.open = (!same).then(|| Open {
            path: Vec::new(),
            source: Source::Claimed,
            sum: Some(trace),
            anchor,
            from,
            fresh: true,
        });
    }

    /// Explains no number of the plan any longer: there is another plan than the one it was asked of.
    pub fn close_sum(&mut self) {
        self.open.take_if(|open| open.sum.is_some());
    }

    /// True while a number is explained.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Shows the popup; called once per frame after everything else of the page.
    pub fn ui(&mut self, ui: &mut Ui, draft: &OpenDraft, out: &mut Vec<Action>) {
        self.ui_of(ui, draft, None, out);
    }

    /// The same on a page that also shows what the evidence backs.
    pub fn ui_of(&mut self, ui: &mut Ui, draft: &OpenDraft, backed: Option<&Score>, out: &mut Vec<Action>) {
        let words = ui.words();
        self.ui_in(
            ui,
            |source| {
                let score = match source {
                    Source::Claimed => Some(&draft.score),
                    Source::Backed => backed,
                    Source::Other(_) => None,
                }?;
                let institution = &draft.assessment().institution.name.value;
                let result = if source == Source::Backed { t!(words, origin.text.backed) } else { "" };
                let whose = Whose { institution, year: draft.assessment().year.value, result };
                Some(Explained { rubric: &draft.rubric, score, whose, opens: true })
            },
            out,
        );
    }

    /// The same on a page that shows other numbers, which are found for it.
    pub fn ui_in<'a>(
        &mut self,
        ui: &mut Ui,
        find: impl FnOnce(Source) -> Option<Explained<'a>>,
        out: &mut Vec<Action>,
    ) {
        let Some(open) = &mut self.open else { return };
        if let Some(trace) = open.sum.take() {
            let stays = sum_ui(ui, &trace, open, out);
            if stays {
                open.sum = Some(trace);
            } else {
                ui.memory_mut(|memory| memory.request_focus(open.from));
                self.open = None;
            }
            return;
        }
        let explained = find(open.source);
        let found = open.path.last().zip(explained);
        let found = found.and_then(|((kind, id), explained)| {
            Some((Derivation::of(explained.rubric, explained.score, *kind, id)?, explained))
        });
        let Some((number, explained)) = found else {
            self.open = None;
            return;
        };
        let mut stays = true;
        let title = layout::title(&number, ui.words());
        popup(ui, "number_origin", open.anchor, &title, &mut stays).show(|ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 48.0));
            match content_ui(ui, &explained, &number, open) {
                Some(Step::Into(kind, id)) => open.path.push((kind, id)),
                Some(Step::Back) => {
                    open.path.pop();
                }
                Some(Step::Indicator(id)) => {
                    out.push(Action::OpenIndicator(id));
                    ui.close();
                }
                Some(Step::Copy(text)) => {
                    let words = ui.words();
                    let value = words.decimal(&number.value(), 2);
                    out.extend([Action::Copy(text), Action::Toast(t!(words, origin.copied, value = value))]);
                }
                Some(Step::Close) => ui.close(),
                None => {}
            }
        });
        if !stays {
            ui.memory_mut(|memory| memory.request_focus(open.from));
            self.open = None;
        }
    }
}

/// The popup beside a number.
fn popup<'a>(ui: &Ui, id: &str, anchor: Rect, title: &str, stays: &'a mut bool) -> Popup<'a> {
    let at = PopupAnchor::ParentRect(anchor);
    Popup::new(Id::unique(id), ui.ctx().clone(), at, ui.layer_id())
        .open_bool(stays)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .gap(6.0)
        .width(WIDTH)
        .accessible_name(title)
        .frame(Frame::popup(ui.style()).inner_margin(Margin::symmetric(14, 11)).fill(Tokens::of(ui).surface))
}

/// Title of a calculation with the button that closes it, which takes the focus while the popup is fresh; true when it was pressed.
fn head_ui(ui: &mut Ui, title: &str, fresh: &mut bool) -> bool {
    let mut closes = false;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = icon_button(ui, icon::X, t!(ui, origin.close), true);
            if std::mem::take(fresh) {
                close.request_focus();
            }
            closes = close.clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| heading(ui, Type::Section, 2, title));
        });
    });
    closes
}

/// Explains a number of the plan; false once it is closed.
fn sum_ui(ui: &Ui, trace: &SumTrace, open: &mut Open, out: &mut Vec<Action>) -> bool {
    let mut stays = true;
    popup(ui, "number_origin", open.anchor, &sum::title(ui, trace), &mut stays).show(|ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 48.0));
        match sum::ui(ui, trace, &mut open.fresh) {
            Some(Step::Copy(text)) => {
                let said = t!(ui, origin.copied, value = trace.value);
                out.extend([Action::Copy(text), Action::Toast(said)]);
            }
            Some(_) => ui.close(),
            None => {}
        }
    });
    stays
}

enum Step {
    Into(NodeKind, String),
    Back,
    Indicator(String),
    Copy(String),
    Close,
}

fn content_ui(ui: &mut Ui, of: &Explained<'_>, number: &Derivation<'_>, open: &mut Open) -> Option<Step> {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let mut step = None;
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if open.path.len() > 1 && icon_button(ui, icon::ARROW_U_UP_LEFT, t!(words, origin.back), true).clicked() {
            step = Some(Step::Back);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = icon_button(ui, icon::X, t!(words, origin.close), true);
            if open.fresh {
                close.request_focus();
                open.fresh = false;
            }
            if close.clicked() {
                step = Some(Step::Close);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                heading(ui, Type::Section, 2, layout::title(number, words));
            });
        });
    });
    text_wrapped(ui, Type::Help, tokens.text2, number.subject(words));
    if !number.inputs.is_empty() {
        ui.add_space(2.0);
        if let Some((kind, id)) = inputs_ui(ui, &layout::rows(of.rubric, number, words)) {
            step = Some(Step::Into(kind, id));
        }
    }
    Frame::new().fill(tokens.sunken).corner_radius(4).inner_margin(Margin::symmetric(9, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        for line in layout::lines(number, words) {
            formula_ui(ui, &line.formula, &line.result);
        }
    });
    if open.source == Source::Backed {
        text_wrapped(ui, Type::Help, tokens.text2, t!(words, origin.backed));
    }
    for remark in number.remarks(words) {
        text_wrapped(ui, Type::Help, tokens.text2, remark);
    }
    caption(ui, number.source(words));
    ui.horizontal(|ui| {
        let copy = Button::new(t!(words, origin.copy)).name(t!(words, origin.copy_name)).icon(icon::COPY_SIMPLE);
        if copy.kind(ButtonKind::Text).small().ui(ui).clicked() {
            let node = number.node;
            step = written_out(of.rubric, of.score, node.kind, &node.id, of.whose, words).map(Step::Copy);
        }
        if let Some(indicator) = number.indicator().filter(|_| of.opens)
            && Button::new(t!(words, origin.open_indicator)).kind(ButtonKind::Text).small().ui(ui).clicked()
        {
            step = Some(Step::Indicator(indicator.id.clone()));
        }
    });
    step
}

/// A formula with its result in strong letters, wrapped as one paragraph.
fn formula_ui(ui: &mut Ui, formula: &str, result: &str) {
    let color = Tokens::of(ui).text;
    super::lead(ui, Type::Strong, Type::Body, formula, result, color);
}

/// Columns from the right edge: contribution, weight, value.
const COLUMNS: [f32; 3] = [8.0, 84.0, 146.0];

/// The rows of the inputs; the number a click leads into.
fn inputs_ui(ui: &mut Ui, inputs: &[Row]) -> Option<(NodeKind, String)> {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let heads = [t!(words, origin.head.contribution), t!(words, origin.head.weight), t!(words, origin.head.value)];
    for (head, column) in heads.into_iter().zip(COLUMNS) {
        let at = egui::pos2(rect.right() - column, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, head, Type::Caption.font(), tokens.text3);
    }
    divider(ui);
    let mut clicked = None;
    ScrollArea::vertical().max_height(INPUTS).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for input in inputs {
            if input_ui(ui, input).clicked() && input.kind != NodeKind::Entry {
                clicked = Some((input.kind, input.id.clone()));
            }
        }
    });
    divider(ui);
    clicked
}

fn input_ui(ui: &mut Ui, input: &Row) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 25.0), Sense::click());
    let name = t!(
        ui,
        origin.input,
        name = input.label,
        value = input.value,
        weight = input.weight,
        contribution = input.contribution
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    follow_focus(&response);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, 3, tokens.hover);
    }
    let colors = tokens.level(input.palette);
    let mark = Rect::from_min_size(rect.left_center() - vec2(0.0, 8.0), vec2(4.0, 16.0));
    ui.painter().rect(mark, 2, colors.fill, Stroke::new(1.0, colors.line), egui::StrokeKind::Inside);
    let room = rect.width() - COLUMNS[2] - 56.0;
    let label = egui::WidgetText::from(Type::Help.text(&input.label).color(tokens.text));
    let galley = label.into_galley(ui, Some(egui::TextWrapMode::Truncate), room, Type::Help.font());
    ui.painter().galley(rect.left_center() + vec2(10.0, -galley.size().y / 2.0), galley, tokens.text);
    let cells = [(&input.contribution, Type::HelpStrong), (&input.weight, Type::Help), (&input.value, Type::Help)];
    for ((wording, kind), column) in cells.into_iter().zip(COLUMNS) {
        let at = egui::pos2(rect.right() - column, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, wording, kind.font(), tokens.text);
    }
    focus_ring(ui, &response, 3);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A number that opens its origin: looks like text, underlined under the pointer. `name` is what a screen reader says.
pub fn number_button(ui: &mut Ui, kind: Type, wording: &str, name: &str) -> Response {
    let galley = ui.painter().layout_no_wrap(wording.to_owned(), kind.font(), Tokens::of(ui).text);
    laid_out(ui, galley, kind.line(), name)
}

/// The same of a number with words around it, in one line.
pub fn number_in_words(ui: &mut Ui, mut job: LayoutJob, name: &str) -> Response {
    job.wrap.max_width = f32::INFINITY;
    let galley = ui.painter().layout_job(job);
    let line = galley.size().y;
    laid_out(ui, galley, line, name)
}

fn laid_out(ui: &mut Ui, galley: Arc<Galley>, line: f32, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    // Rows that are lower than a target give the room they have.
    let size = vec2(galley.size().x, line.max(ui.spacing().interact_size.y.min(24.0)));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    follow_focus(&response);
    if ui.is_rect_visible(rect) {
        let at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size()).min;
        let base = at.y + galley.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y) + 3.0;
        ui.painter().galley(at, galley, tokens.text);
        if response.hovered() {
            ui.painter().hline(rect.x_range(), base, Stroke::new(1.5, tokens.brand_ink));
        }
        focus_ring(ui, &response, 4);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
