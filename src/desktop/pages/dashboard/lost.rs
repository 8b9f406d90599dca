//! What the indicators withhold from the index, with their order, the sum of what is shown and of all.

use egui::{Response, Ui, Vec2};

use crate::{
    chart::lost_points,
    desktop::{
        theme::{Tokens, Type},
        widgets::{Body, ChartCard, ChartState, Picked, ScreenFit, drawing, elided},
    },
    rubric::{Exact, Rubric},
    scoring::{Loss, Score, losses},
    t,
    words::{Speaks as _, Words},
};

/// Height of the lines below the rows.
const FOOT: f32 = 36.0;

/// Shows the card.
pub(super) fn ui(
    ui: &mut Ui,
    size: Vec2,
    state: &mut ChartState,
    rubric: &Rubric,
    score: &Score,
) -> (Response, Option<Picked>) {
    let words = ui.words();
    let losses = losses(rubric, score);
    let note = t!(words, dashboard.lost.note, count = words.count(losses.len()));
    let card = ChartCard::new(t!(words, dashboard.lost), size).note(if losses.is_empty() { "" } else { &note });
    let mut picked = None;
    let (hit, all) = (&mut picked, &losses);
    let response = card.ui(ui, state, |ui, room| {
        let chart = lost_points(rubric, score, (room.x, room.y - FOOT), ScreenFit::new(ui).lettering());
        Body::new(chart, move |ui, chart| {
            let (response, picked) = drawing(ui, chart);
            *hit = picked;
            let shown = chart.spots.len();
            if shown > 0 {
                ui.add_space(2.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                let color = Tokens::of(ui).text3;
                let rule = t!(words, dashboard.lost.rule, minimum = rubric.target_level);
                elided(ui, Type::Help, color, &rule, room.x);
                if shown < all.len() {
                    elided(ui, Type::Help, color, &sum_words(all, shown, words), room.x);
                }
            }
            response
        })
    });
    (response, picked)
}

/// `Jumlah seluruhnya 1,2505 poin; 9 ini 0,5450.`
fn sum_words(losses: &[Loss], shown: usize, words: Words) -> String {
    let sum = |losses: &[Loss]| words.decimal(&losses.iter().map(|loss| &loss.total).sum::<Exact>(), 4);
    t!(
        words,
        dashboard.lost.sum,
        all = sum(losses),
        shown = words.count(shown),
        part = sum(&losses[..shown.min(losses.len())])
    )
}
