//! The fields of one use: article, pages, what it shows, and the criteria it supports.

use egui::{Align2, CornerRadius, Frame, Id, Margin, Role, Sense, Ui, WidgetInfo, vec2};

use super::Scene;
use crate::{
    assessment::{Evidence, Field, UseField, UsePlace},
    desktop::{
        action::Action,
        pages::filling::level_card::spoken_criterion,
        theme::{Tokens, Type, icon},
        widgets::{TextLine, Tip as _, changing_text, focus_ring, link, paint_toggle, text},
    },
    rubric::{Criterion, Rubric, Source},
    t,
    words::Speaks as _,
};

/// Shows the fields under their row.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, one: &Evidence<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let at = || UsePlace { at: scene.place.clone(), id: one.id.to_owned() };
    let frame = Frame::new().fill(tokens.panel).inner_margin(Margin { left: 14, right: 14, top: 8, bottom: 12 });
    frame.corner_radius(CornerRadius::ZERO).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(10.0, 8.0);
        let half = (ui.available_width() - 10.0) / 2.0;
        ui.horizontal_top(|ui| {
            for (wording, hint, field, value) in [
                (
                    t!(words, filling.use_article),
                    t!(words, filling.use_article_hint),
                    Field::Use(at(), UseField::Article),
                    &one.used.article.value,
                ),
                (
                    t!(words, filling.use_pages),
                    t!(words, filling.use_pages_hint),
                    Field::Use(at(), UseField::Pages),
                    &one.used.pages.value,
                ),
            ] {
                ui.vertical(|ui| {
                    ui.set_width(half);
                    TextLine::new(wording, field, value).hint(hint).width(half).ui(ui, out);
                });
            }
        });
        // Only where it has a name of its own here; elsewhere the document's title is the one to change.
        if !one.used.name.value.is_empty() {
            let field = Field::Use(at(), UseField::Name);
            TextLine::new(t!(words, field.use_name), field, &one.used.name.value).ui(ui, out);
        }
        let shows =
            TextLine::new(t!(words, filling.use_shows), Field::Use(at(), UseField::Shows), &one.used.shows.value);
        shows.hint(t!(words, filling.use_shows_hint)).ui(ui, out);
        text(ui, Type::HelpMedium, tokens.text, t!(words, filling.use_criteria));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let lowest = scene.indicator.lowest();
            for level in scene.indicator.levels.iter().filter(|level| level.level > lowest) {
                for criterion in &level.criteria {
                    let on = one.used.criteria.get(criterion.id.as_str()).is_some_and(|met| met.value);
                    if changing_text(ui, |ui| criterion_ui(ui, scene.rubric, one.id, criterion, on)) {
                        out.push(Action::Edit(Field::UseCriterion(at(), criterion.id.clone().into()).set(!on)));
                    }
                }
            }
        });
        if link(ui, Some(icon::PENCIL_SIMPLE), t!(words, filling.use_details)).clicked() {
            out.push(Action::ShowDocument(one.document_id.to_string()));
        }
    });
}

/// A criterion that is switched on and off; its tooltip says what it demands. True where it was switched.
fn criterion_ui(ui: &mut Ui, rubric: &Rubric, used: &str, criterion: &Criterion, on: bool) -> bool {
    let tokens = Tokens::of(ui);
    let (kind, color) = if on { (Type::HelpStrong, tokens.brand_ink) } else { (Type::Help, tokens.text2) };
    let galley = ui.painter().layout_no_wrap(criterion.id.clone(), kind.font(), color);
    let (_, rect) = ui.allocate_space(vec2(galley.size().x + 34.0, 24.0));
    let response = ui.interact(rect, Id::unique(("filling_use_criterion", used, &criterion.id)), Sense::click());
    let name = spoken_criterion(rubric, criterion, ui.words());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &name));
    paint_toggle(ui, &response, 5, on, tokens.line3);
    let mark = if on { icon::CHECK_BOLD } else { icon::PLUS_BOLD };
    let at = rect.left_center() + vec2(13.0, 0.0);
    ui.painter().text(at, Align2::CENTER_CENTER, mark.glyph(), mark.font(11.0), color);
    ui.painter().galley(rect.left_center() + vec2(24.0, -galley.size().y / 2.0), galley, color);
    focus_ring(ui, &response, 5);
    let tip = if criterion.source == Source::Regulation { &criterion.text } else { &name };
    response.tip(tip).clicked()
}
