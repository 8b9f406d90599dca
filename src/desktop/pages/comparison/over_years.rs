//! The index over the years as a chart, with the way to the results that were typed in.

use egui::{Frame, Margin, ScrollArea, Ui, vec2};

use crate::{
    chart::{self, Mode},
    desktop::theme::{Tokens, Type},
    desktop::{
        action::{Action, Page},
        pages::{View, chart_pictures},
        widgets::{Button, ChartCard, ChartState, changing, text_wrapped, zone},
    },
    insight::TrendYear,
    t,
    words::Speaks as _,
};

/// Tallest chart: a line gains nothing by more.
const MOST: f32 = 420.0;
/// Below the chart.
const BELOW: i8 = 8;
/// Least room a chart is drawn in.
const LEAST: f32 = 150.0;

/// Shows it. `state` differs whenever the years do.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    years: &[TrendYear],
    state: u64,
    card: &mut ChartState,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    // A low window scrolls: the chart keeps its least height.
    let bottom = ui.available_rect_before_wrap().bottom() - f32::from(BELOW);
    let frame = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: BELOW });
    ScrollArea::vertical().id_salt("over_years").auto_shrink(false).show(ui, |ui| {
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            ui.horizontal_wrapped(|ui| {
                let drawn = t!(words, trend.help);
                text_wrapped(ui, Type::Help, Tokens::of(ui).text2, drawn);
                let to = Button::new(t!(words, comparison.to_past)).small();
                if changing(ui, |ui| to.ui(ui)).clicked() {
                    out.push(Action::Go(Page::Identity));
                }
            });
            let room = ui.available_rect_before_wrap();
            let size = vec2(room.width(), (bottom - room.top()).clamp(LEAST, MOST));
            let title = t!(words, trend.title);
            let shown = ChartCard::new(title, size, state).ui(ui, card, |room, fit| {
                chart::trend(Mode::Screen, &view.draft.rubric, years, (room.size.x, room.size.y), fit.lettering())
            });
            zone(ui, room.intersect(ui.clip_rect()), shown.response.id);
            if let Some(asked) = shown.asked {
                let source = chart_pictures::source(view.draft, words);
                let origin = chart_pictures::Origin::of_draft(title, source, view.draft);
                out.extend(chart_pictures::actions(title, asked, origin, words));
            }
        })
    });
}
