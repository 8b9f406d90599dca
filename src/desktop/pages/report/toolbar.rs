//! How large the pages are shown, and the way to one by its number.

use egui::{Align2, Id, Key, TextEdit, Ui, vec2};

use super::preview::{Preview, Size};
use crate::{
    desktop::{
        theme::{Tokens, Type, icon},
        widgets::{field_frame, focus_at_end, follow_focus, icon_button, segments, text},
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
    let mut typed = preview.typed.take().filter(|_| focused).unwrap_or_else(|| here.clone());
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .font(Type::Body.font())
        .desired_width(FIELD)
        .min_size(vec2(0.0, 28.0))
        .align(Align2::LEFT_CENTER)
        .return_key(None)
        .frame(field_frame(ui, id).inner_margin(egui::Margin::symmetric(9, 3)));
    let field = ui.add(edit).labelled_by(label.id);
    follow_focus(&field);
    if field.gained_focus() {
        focus_at_end(ui, id, &typed);
    }
    if field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        // What is no number of a page leaves things as they are.
        if let Ok(number) = typed.trim().parse::<usize>() {
            preview.go_to(number.clamp(1, pages) - 1);
            typed = number.clamp(1, pages).to_string();
        } else {
            typed = here;
        }
        focus_at_end(ui, id, &typed);
    }
    if field.has_focus() {
        preview.typed = Some(typed);
    }
    text(ui, Type::Body, tokens.text2, t!(words, laporan.of_pages, pages = words.count(pages)));
}
