//! Whose numbers the charts show where the page does not stand around them.

use crate::{
    desktop::{
        action::Action,
        draft::OpenDraft,
        pages::chart_pictures::{self, Origin, answered, institution},
        widgets::Asked,
    },
    t,
    words::Words,
};

/// What follows from what was asked for in the menu of a chart; `compared` is the year of the published figures in it.
pub(super) fn actions(
    title: &str,
    asked: Asked,
    draft: &OpenDraft,
    compared: Option<i16>,
    words: Words,
) -> Vec<Action> {
    let source = match compared {
        Some(compared) => t!(
            words,
            dashboard.picture.source_compared,
            institution = institution(draft, words),
            year = draft.assessment().year.value,
            answered = answered(draft, words),
            of = compared
        ),
        None => chart_pictures::source(draft, words),
    };
    chart_pictures::actions(title, asked, Origin::of_draft(title, source, draft), words)
}
