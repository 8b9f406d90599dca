//! Charts that leave the window: their tables for the clipboard, and the charts as files.

use std::sync::Arc;

use crate::{
    chart::Caption,
    desktop::{
        action::{Action, Made, Make, Offer},
        dialogs::dashed,
        draft::OpenDraft,
        raster,
        widgets::Asked,
    },
    t,
    words::{Sentence, Words},
};

/// Points of a picture for each point of the chart.
const SCALE: f32 = 2.0;

/// Whose numbers a chart shows, and what its file is called.
pub(super) struct Origin {
    /// Said below the chart.
    pub(super) source: String,
    /// Name offered for the file, without its ending.
    pub(super) name: String,
}

impl Origin {
    /// Of a chart of the open draft; `source` says of whom its numbers are.
    pub(super) fn of_draft(title: &str, source: String, draft: &OpenDraft) -> Self {
        let assessment = draft.assessment();
        let year = assessment.year.value.to_string();
        Self { source, name: dashed(&[title, &assessment.institution.name.value, &year]) }
    }
}

/// What follows from what was asked for in the menu of a chart.
pub(super) fn actions(title: &str, asked: Asked, origin: Origin, words: Words) -> Vec<Action> {
    let Origin { source, name } = origin;
    let caption = Caption { title: title.to_owned(), source };
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
            vec![offer("PNG", "png", name, Arc::new(make), words)]
        }
        Asked::SaveSvg(chart) => {
            let make = move || Ok(raster::svg(&chart, &caption, words).into());
            vec![offer("SVG", "svg", name, Arc::new(make), words)]
        }
    }
}

/// Whose numbers a chart shows, where nothing is compared with them.
pub(super) fn source(draft: &OpenDraft, words: Words) -> String {
    let (institution, answered) = (institution(draft, words), answered(draft, words));
    t!(
        words,
        dashboard.picture.source,
        institution = institution,
        year = draft.assessment().year.value,
        answered = answered
    )
}

/// What the institution is called under a chart.
pub(super) fn institution(draft: &OpenDraft, words: Words) -> &str {
    let institution = draft.assessment().institution.name.value.trim();
    if institution.is_empty() { t!(words, dashboard.picture.unnamed) } else { institution }
}

/// How many indicators are answered.
pub(super) fn answered(draft: &OpenDraft, words: Words) -> String {
    let (done, total) = (words.count(draft.score.answered), words.count(draft.score.total));
    t!(words, dashboard.answered, done = done, total = total)
}

fn offer(format: &str, extension: &'static str, name: String, make: Arc<Make>, words: Words) -> Action {
    Action::Write(Offer {
        title: t!(words, dashboard.picture.title, format = format),
        kind: t!(words, dashboard.picture.kind, format = format),
        extension,
        name,
        make,
        transfer: None,
        made_from: None,
    })
}
