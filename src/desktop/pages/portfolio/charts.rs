//! How the indices and the domains spread.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use egui::{Id, Rect, Sense, Ui, vec2};

use super::{Ranked, part};
use crate::{
    chart::{Caption, Lettering, Mode, domain_strips, index_squares},
    desktop::{
        action::{Action, Made, Make, Offer},
        dialogs::dashed,
        raster,
        widgets::{Asked, ChartCard, ChartState, zone},
    },
    t,
    words::{Sentence, Speaks as _, Words},
};

/// Points of a picture for each point of the chart.
const SCALE: f32 = 2.0;
/// Narrower than this, one chart stands below the other.
pub(super) const BESIDE: f32 = 640.0;

/// Shows both charts, beside each other where there is room for that.
pub(super) fn ui(
    ui: &mut Ui,
    ranked: &Ranked,
    height: f32,
    (version, squares, strips): (Id, &mut ChartState, &mut ChartState),
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let mut state = DefaultHasher::new();
    version.hash(&mut state);
    let state = state.finish();
    let whole = ui.available_rect_before_wrap();
    let inside = Rect::from_min_size(whole.min + vec2(16.0, 4.0), vec2(whole.width() - 32.0, height - 6.0));
    ui.allocate_rect(Rect::from_min_size(whole.min, vec2(whole.width(), height)), Sense::hover());
    let (first, second) = if inside.width() >= BESIDE {
        inside.split_left_right_at_fraction(0.52)
    } else {
        inside.split_top_bottom_at_fraction(0.5)
    };
    // Half of the gap on either side.
    let (first, second) = if inside.width() >= BESIDE {
        (first.with_max_x(first.right() - 5.0), second.with_min_x(second.left() + 5.0))
    } else {
        (first.with_max_y(first.bottom() - 5.0), second.with_min_y(second.top() + 5.0))
    };
    let (title, other) = (t!(words, portfolio.chart.squares), t!(words, portfolio.chart.domains));
    let shown = part(ui, first, "portfolio_squares", |ui| {
        let card = ChartCard::new(title, first.size(), state).note(t!(words, portfolio.chart.note));
        card.ui(ui, squares, |room, fit| {
            let lettering = Lettering { words, fit };
            index_squares(Mode::Screen, &ranked.rubric, &ranked.view, (room.size.x, room.size.y), lettering)
        })
    });
    zone(ui, inside, shown.response.id);
    let also = part(ui, second, "portfolio_strips", |ui| {
        let card = ChartCard::new(other, second.size(), state).note(t!(words, portfolio.chart.strips_note));
        card.ui(ui, strips, |room, fit| {
            let lettering = Lettering { words, fit };
            domain_strips(Mode::Screen, &ranked.rubric, &ranked.view, (room.size.x, room.size.y), lettering)
        })
    });
    for (title, asked) in [(title, shown.asked), (other, also.asked)] {
        out.extend(asked.into_iter().flat_map(|asked| actions(title, asked, ranked, words)));
    }
}

/// What follows from what was asked for in the menu of a chart.
fn actions(title: &str, asked: Asked, ranked: &Ranked, words: Words) -> Vec<Action> {
    let caption = Caption {
        title: title.to_owned(),
        source: t!(
            words,
            portfolio.title,
            rubric = ranked.rubric.name,
            year = ranked.year,
            count = words.count(ranked.view.rows.len())
        ),
    };
    let offer = |format: &str, extension: &'static str, make: Arc<Make>| {
        Action::Write(Offer {
            title: t!(words, dashboard.picture.title, format = format),
            kind: t!(words, dashboard.picture.kind, format = format),
            extension,
            name: dashed(&[title, &ranked.year.to_string()]),
            make,
            transfer: None,
        })
    };
    match asked {
        Asked::CopyTable(chart) => {
            let said = t!(words, dashboard.picture.copied, title = title);
            vec![Action::Copy(chart.table.tab_separated()), Action::Toast(said)]
        }
        Asked::SavePng(chart) => {
            let make = move || {
                let made = raster::png(&chart, &caption, SCALE, words);
                made.map(Made::from).map_err(|error| -> Box<dyn Sentence + Send> { Box::new(error) })
            };
            vec![offer("PNG", "png", Arc::new(make))]
        }
        Asked::SaveSvg(chart) => {
            let make = move || Ok(raster::svg(&chart, &caption, words).into());
            vec![offer("SVG", "svg", Arc::new(make))]
        }
    }
}
