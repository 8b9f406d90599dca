//! Whose numbers the charts show where the page does not stand around them.

use super::figures::Figures;
use crate::{
    desktop::{
        action::Action,
        draft::OpenDraft,
        pages::chart_pictures::{self, answered, institution},
        widgets::Asked,
    },
    t,
    words::Words,
};

/// What follows from what was asked for in the menu of a chart.
pub(super) fn actions(title: &str, asked: Asked, draft: &OpenDraft, figures: &Figures, words: Words) -> Vec<Action> {
    let published = figures.published.as_ref().filter(|published| !published.index.is_empty());
    let source = match published {
        Some(published) => t!(
            words,
            dashboard.picture.source_compared,
            institution = institution(draft, words),
            year = draft.assessment().year.value,
            answered = answered(draft, words),
            of = published.year
        ),
        None => chart_pictures::source(draft, words),
    };
    chart_pictures::actions(title, asked, source, draft, words)
}
