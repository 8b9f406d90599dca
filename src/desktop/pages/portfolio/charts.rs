//! How the indices and the domains spread.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{Id, Rect, Sense, Ui, vec2};

use super::{Ranked, part};
use crate::{
    chart::{Lettering, Mode, domain_strips, index_squares},
    desktop::{
        action::Action,
        dialogs::dashed,
        pages::chart_pictures::{Origin, actions},
        widgets::{ChartCard, ChartState, zone},
    },
    t,
    words::{Speaks as _, Words},
};

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
        out.extend(asked.into_iter().flat_map(|asked| actions(title, asked, origin(title, ranked, words), words)));
    }
}

/// Of which ranking a chart is.
fn origin(title: &str, ranked: &Ranked, words: Words) -> Origin {
    let source = t!(
        words,
        portfolio.title,
        rubric = ranked.rubric.name,
        year = ranked.year,
        count = words.count(ranked.view.rows.len())
    );
    Origin { source, name: dashed(&[title, &ranked.year.to_string()]) }
}
