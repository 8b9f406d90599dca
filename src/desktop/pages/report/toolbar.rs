//! How large the pages are shown, and the way to one by its number.

use egui::{Align2, Id, Key, TextEdit, Tooltip, Ui, vec2};

use super::preview::{Preview, Size, Typed};
use crate::{
    desktop::{
        theme::{Tokens, Type, icon},
        widgets::{field_frame, focus_at_end, follow_focus, icon_button, segments, select_on_arrival, text},
    },
    t,
    words::Speaks as _,
};

/// Width of the field of the page.
const FIELD: f32 = 52.0;

/// Shows the tools in one line.
pub(super) fn ui(ui: &mut Ui, preview: &mut Preview) {
    tools_ui(ui, preview);
}

/// Shows the tools in as many lines as they need.
pub(super) fn wrapped(ui: &mut Ui, preview: &mut Preview) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        tools_ui(ui, preview);
    });
}

fn tools_ui(ui: &mut Ui, preview: &mut Preview) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.x = 4.0;
    // What belongs together stays on one line.
    ui.horizontal(|ui| page_ui(ui, preview));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if icon_button(ui, icon::MINUS, t!(words, laporan.smaller), preview.can_zoom(-1)).clicked() {
            preview.zoom(-1);
        }
        let percent = t!(words, laporan.percent, percent = preview.percent());
        let (rect, shown) = ui.allocate_exact_size(vec2(44.0, 28.0), egui::Sense::hover());
        let name = t!(words, laporan.size_spoken, percent = preview.percent());
        shown.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
        let center = Align2::CENTER_CENTER;
        ui.painter().text(rect.center(), center, percent, Type::BodyMedium.font(), tokens.text2);
        if icon_button(ui, icon::PLUS, t!(words, laporan.larger), preview.can_zoom(1)).clicked() {
            preview.zoom(1);
        }
    });
    ui.add_space(4.0);
    let names = [t!(words, laporan.whole_page), t!(words, laporan.full_width)];
    let on = match preview.size() {
        Size::Page => 0,
        Size::Width => 1,
        Size::Percent(_) => usize::MAX,
    };
    match segments(ui, t!(words, laporan.size), &names, on) {
        Some(0) => preview.resize(Size::Page),
        Some(_) => preview.resize(Size::Width),
        None => {}
    }
}

/// The number of the page that is looked at; another one is gone to with Enter.
fn page_ui(ui: &mut Ui, preview: &mut Preview) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let Some(pages) = preview.report().map(|report| report.pages.len()) else { return };
    let id = Id::unique("report page number");
    let label = text(ui, Type::Body, tokens.text2, t!(words, laporan.page_field));
    let focused = ui.memory(|memory| memory.has_focus(id));
    let here = (preview.page + 1).to_string();
    let typed = preview.typed.take().filter(|_| focused);
    let mut refused = typed.as_ref().is_some_and(|typed| typed.refused);
    let mut typed = typed.map_or_else(|| here.clone(), |typed| typed.text);
    let mut frame = field_frame(ui, id).inner_margin(egui::Margin::symmetric(9, 3));
    if refused {
        frame.stroke = egui::Stroke::new(2.0, tokens.err.ink);
    }
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .font(Type::Body.font())
        .desired_width(FIELD)
        .min_size(vec2(0.0, 28.0))
        .align(Align2::LEFT_CENTER)
        .return_key(None)
        .frame(frame);
    let field = ui.add(edit).labelled_by(label.id);
    follow_focus(&field);
    select_on_arrival(ui, &field, &typed);
    refused &= !field.changed();
    if field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        match page_of(&typed, pages) {
            Some(page) => {
                preview.go_to(page);
                typed = (page + 1).to_string();
                focus_at_end(ui, id, &typed);
            }
            None => refused = true,
        }
    }
    // What was not changed is the number of the page, and goes on with it.
    if field.has_focus() && typed != here {
        preview.typed = Some(Typed { text: typed, refused });
    } else {
        refused = false;
    }
    if refused {
        // Below the field, which stays where it is.
        let tooltip = Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id.with("refused"), field.rect);
        tooltip.show(|ui| {
            let said = t!(words, laporan.page_refused, pages = words.count(pages));
            let said = text(ui, Type::Help, tokens.err.ink, said);
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
        });
    }
    text(ui, Type::Body, tokens.text2, t!(words, laporan.of_pages, pages = words.count(pages)));
}

/// The page that is meant by what was typed, from 0: the nearest there is. `None` for what is no number.
fn page_of(typed: &str, pages: usize) -> Option<usize> {
    let digits = typed.trim();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // A number without end is beyond the last page too.
    Some(digits.parse().unwrap_or(usize::MAX).clamp(1, pages.max(1)) - 1)
}
