//! One use of a document: code and title, where in it, for which criteria, how it stands.

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Scene, unlink};
use crate::{
    assessment::Evidence,
    desktop::{
        action::Action,
        pages::evidence::{StatusTag, document_name, file_icon, paint_status},
        theme::{Tokens, Type, icon},
        widgets::{
            Roving, Tip as _, elided_galley, focus_ring, focus_ring_around, follow_focus, held, menu_item, popup_menu,
        },
    },
    t,
    words::{Speaks as _, Words},
};

/// Height of a row.
pub(super) const HEIGHT: f32 = 47.0;
/// Width of the menu of a row.
const MENU: f32 = 270.0;

/// Id of the row of a use.
pub(super) fn id(used: &str) -> Id {
    Id::unique(("filling_use", used))
}

/// Shows the row. True where its fields are to be opened or closed.
pub(super) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    one: &Evidence<'_>,
    roving: &Roving,
    open: bool,
    out: &mut Vec<Action>,
) -> bool {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let id = id(one.id);
    let response = ui.interact(rect, id, roving.sense(id));
    let code = || one.code(&scene.indicator.id);
    let name = || one.used.called().unwrap_or_else(|| document_name(one.document, words));
    let status = || StatusTag::of_use(scene.inspection, &scene.indicator.id, one.id, words);
    response.widget_info(|| {
        let (place, status) = (place_words(one, words), status());
        let wording =
            t!(words, filling.use_spoken, code = code(), name = name(), place = place, status = status.wording);
        WidgetInfo::labeled(Role::Button, true, wording)
    });
    ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(open));
    follow_focus(&response);
    // Of the many that may be scrolled away nothing is put into words.
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    let (code, name, status, place) = (code(), name(), status(), place_words(one, words));
    if open || response.hovered() {
        let fill = if open { tokens.brand_tint } else { tokens.hover };
        ui.painter().rect_filled(rect.shrink2(vec2(1.0, 0.0)), 0, fill);
    }
    let glyph = file_icon(one.document);
    let at = pos2(rect.left() + 22.0, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(22.0), tokens.text2);
    menu_ui(ui, scene, one, rect, &code, out);
    let left = rect.left() + 42.0;
    let top = rect.top() + 6.0;
    let wording = format!("{code}  {name}");
    let galley = elided_galley(ui, Type::Strong, tokens.text, &wording, rect.right() - 40.0 - left);
    ui.painter().galley(pos2(left, top), galley, tokens.text);
    let tag = paint_status(ui, &status, rect.right() - 10.0, rect.bottom() - 14.0);
    let width = rect.right() - 18.0 - tag - left;
    let galley = elided_galley(ui, Type::Help, tokens.text2, &place, width);
    ui.painter().galley(pos2(left, top + 19.0), galley, tokens.text2);
    focus_ring_around(ui, &response, rect.shrink(4.0), 3);
    let clicked = response.clicked();
    if clicked {
        response.request_focus();
    }
    let tip: Vec<&str> = [wording.as_str(), place.as_str()]
        .into_iter()
        .chain(status.sentences.iter().map(String::as_str))
        .filter(|line| !line.is_empty())
        .collect();
    response.on_hover_cursor(CursorIcon::PointingHand).tip(tip.join("\n"));
    clicked
}

/// Where in the document, for which criteria, of which day.
fn place_words(one: &Evidence<'_>, words: Words) -> String {
    let mut parts = vec![one.used.place_in_words(words)];
    parts.extend(one.document.date.value.map(|day| words.date(day)));
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() { t!(words, filling.use_open).to_owned() } else { parts.join(" · ") }
}

fn menu_ui(ui: &Ui, scene: &Scene<'_>, one: &Evidence<'_>, row: Rect, code: &str, out: &mut Vec<Action>) {
    let words = scene.words;
    let tokens = Tokens::of(ui);
    let rect = Rect::from_center_size(pos2(row.right() - 20.0, row.top() + 15.0), vec2(26.0, 24.0));
    let button = ui.interact(rect, Id::unique(("filling_use_menu", one.id)), Sense::click());
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, t!(words, filling.use_menu, code = code)));
    if button.hovered() {
        ui.painter().rect_filled(rect, 4, tokens.sunken);
    }
    let dots = icon::DOTS_THREE_BOLD;
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, dots.glyph(), dots.font(16.0), tokens.text2);
    focus_ring(ui, &button, 4);
    let document = || one.document_id.to_string();
    let changes = held(ui).is_none();
    popup_menu(&button, &t!(words, filling.use_menu, code = code), 0.0, |ui| {
        ui.set_width(MENU);
        ui.spacing_mut().item_spacing.y = 1.0;
        let item = |ui: &mut Ui, glyph, wording: &str, possible: bool| -> bool {
            let chosen = menu_item(ui, glyph, wording, &[], possible).clicked() && possible;
            if chosen {
                ui.close();
            }
            chosen
        };
        if item(ui, icon::ARROW_SQUARE_OUT, t!(words, evidence.view), one.document.content().is_some()) {
            out.push(Action::ViewDocument(document()));
        }
        if item(ui, icon::PENCIL_SIMPLE, t!(words, filling.use_details), true) {
            out.push(Action::ShowDocument(document()));
        }
        if item(ui, icon::COPY_SIMPLE, t!(words, filling.use_again), changes) {
            let edit = scene.draft.assessment().tie(&scene.place, one.document_id, (scene.new_id)().into());
            out.push(Action::Edit(edit));
        }
        if item(ui, icon::X, t!(words, filling.use_unlink), changes) {
            unlink(scene, one, out);
        }
    });
}
