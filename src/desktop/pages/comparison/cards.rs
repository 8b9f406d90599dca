//! The results as cards in a row: what each of them came to, and the change.

use egui::{Align, CornerRadius, Frame, Layout, Margin, ScrollArea, Stroke, Ui, vec2};
use num_traits::Zero as _;

use super::{Why, results::Results};
use crate::{
    chart::index_text,
    desktop::{
        theme::{Tokens, Type},
        widgets::{NumberOrigin, Reckoned, Source, caption, elided, number_button, pill, text, zone},
    },
    insight::Head,
    scoring::NodeKind,
    t,
    words::Speaks as _,
};

/// Width and height of a card, and the room around the row.
const CARD: (f32, f32) = (226.0, 62.0);
/// Less room than this says nothing.
const LEAST: f32 = 40.0;
/// A window lower than this has no room for them.
const LOW: f32 = 420.0;

/// Shows the cards where the window has room for them. Their indices open where they come from.
pub(super) fn ui(ui: &mut Ui, results: &Results, origin: &mut NumberOrigin, why: &mut Reckoned<Why>) {
    if ui.ctx().content_rect().height() < LOW {
        return;
    }
    let space = ui.available_rect_before_wrap();
    let row = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 0 });
    row.show(ui, |ui| {
        ScrollArea::horizontal().id_salt("comparison_cards").auto_shrink([false, true]).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                for (place, head) in results.beside.heads.iter().enumerate() {
                    let first = result_ui(ui, results, place, head, origin);
                    if place == 0 {
                        zone(ui, space.with_max_y(space.top() + CARD.1), first);
                    }
                }
                change_ui(ui, results, why);
            });
        });
    });
}

fn card<R>(ui: &mut Ui, chosen: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = Tokens::of(ui);
    let edge = if chosen { Stroke::new(1.0, tokens.brand_ink) } else { Stroke::new(1.0, tokens.line) };
    let frame = Frame::new().fill(tokens.surface).stroke(edge).corner_radius(CornerRadius::same(6));
    frame
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            let inside = vec2(CARD.0 - 26.0, CARD.1 - 14.0);
            ui.allocate_ui_with_layout(inside, Layout::top_down(Align::Min), |ui| {
                ui.set_min_size(inside);
                ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
                add(ui)
            })
            .inner
        })
        .inner
}

/// A result; the part that takes the focus.
fn result_ui(ui: &mut Ui, results: &Results, place: usize, head: &Head, origin: &mut NumberOrigin) -> egui::Id {
    let (words, tokens) = (ui.words(), Tokens::of(ui));
    let name = results.heads.get(place).map_or("", String::as_str);
    card(ui, results.beside.base == Some(place), |ui| {
        let answered = t!(words, comparison.card.answered, answered = head.score.answered, total = head.score.total);
        let beside =
            if head.comparable { answered } else { t!(words, comparison.card.other, framework = head.framework) };
        ui.horizontal(|ui| {
            ui.set_height(18.0);
            // A name that tells results apart goes before what is known of them; both are whole under the pointer.
            let wanted = ui.painter().layout_no_wrap(name.to_owned(), Type::HelpStrong.font(), tokens.text).size().x;
            elided(ui, Type::HelpStrong, tokens.text, name, wanted.min(ui.available_width()) + 1.0);
            if ui.available_width() > LEAST {
                elided(ui, Type::Caption, tokens.text3, &beside, ui.available_width());
            }
        });
        ui.horizontal(|ui| {
            ui.set_height(28.0);
            let index = index_text(words, &head.score);
            let said = t!(words, comparison.card, name = name, index = index);
            let number = number_button(ui, Type::ScreenSmall, &index, &said);
            if number.clicked() {
                origin.toggle_in(Source::Other(place), NodeKind::Index, "", number.rect, number.id);
            }
            let rubric = results.rubrics.get(place);
            if let Some(band) = rubric.and_then(|rubric| head.score.band(rubric)).filter(|_| head.band.is_some()) {
                pill(ui, band.palette, &band.name, false);
            }
            number.id
        })
        .inner
    })
}

/// By how much the index changed, and how many indicators moved.
fn change_ui(ui: &mut Ui, results: &Results, why: &mut Reckoned<Why>) {
    let (words, tokens) = (ui.words(), Tokens::of(ui));
    if results.beside.base.is_none() {
        return;
    }
    card(ui, false, |ui| {
        let change = results.beside.figure(NodeKind::Index, "").and_then(|row| row.change.as_ref());
        ui.horizontal(|ui| {
            ui.set_height(18.0);
            text(ui, Type::HelpStrong, tokens.text, t!(words, comparison.card.change));
        });
        let moved = t!(words, comparison.card.moved, rose = results.counts[2], fell = results.counts[3]);
        ui.horizontal(|ui| {
            ui.set_height(28.0);
            match change {
                Some(change) => {
                    let shown = if change.is_zero() { words.decimal(change, 2) } else { words.signed(change, 2) };
                    let said = t!(words, comparison.card.change_why, change = shown);
                    let number = number_button(ui, Type::ScreenSmall, &shown, &said);
                    if number.clicked() {
                        why.toggle(Why::Index, number.rect, number.id);
                    }
                    caption(ui, moved);
                }
                None => {
                    elided(ui, Type::Caption, tokens.text2, t!(words, comparison.card.open), ui.available_width());
                }
            }
        });
    });
}
