//! Charts that leave the window: their tables for the clipboard, and the charts as files.

use std::sync::Arc;

use super::figures::Figures;
use crate::{
    chart::Caption,
    desktop::{
        action::{Action, Make, Offer},
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

/// What follows from what was asked for in the menu of a chart.
pub(super) fn actions(title: &str, asked: Asked, draft: &OpenDraft, figures: &Figures, words: Words) -> Vec<Action> {
    match asked {
        Asked::CopyTable(chart) => {
            let said = t!(words, dashboard.picture.copied, title = title);
            vec![Action::Copy(chart.table.tab_separated()), Action::Toast(said)]
        }
        Asked::SavePng(chart) => {
            let caption = caption(title, draft, figures, words);
            let make = move || {
                let made = raster::png(&chart, &caption, SCALE, words);
                made.map_err(|error| -> Box<dyn Sentence + Send> { Box::new(error) })
            };
            vec![offer(title, "PNG", "png", Arc::new(make), draft, words)]
        }
        Asked::SaveSvg(chart) => {
            let caption = caption(title, draft, figures, words);
            let make = move || Ok(raster::svg(&chart, &caption, words));
            vec![offer(title, "SVG", "svg", Arc::new(make), draft, words)]
        }
    }
}

/// What stands around a chart where the page does not.
fn caption(title: &str, draft: &OpenDraft, figures: &Figures, words: Words) -> Caption {
    let assessment = draft.assessment();
    let (done, total) = (words.count(draft.score.answered), words.count(draft.score.total));
    let answered = t!(words, dashboard.answered, done = done, total = total);
    let institution = assessment.institution.name.value.trim();
    let institution = if institution.is_empty() { t!(words, dashboard.picture.unnamed) } else { institution };
    let year = assessment.year.value;
    let published = figures.published.as_ref().filter(|published| !published.index.is_empty());
    let source = match published {
        Some(published) => t!(
            words,
            dashboard.picture.source_compared,
            institution = institution,
            year = year,
            answered = answered,
            of = published.year
        ),
        None => t!(words, dashboard.picture.source, institution = institution, year = year, answered = answered),
    };
    Caption { title: title.to_owned(), source }
}

fn offer(
    title: &str,
    format: &str,
    extension: &'static str,
    make: Arc<Make>,
    draft: &OpenDraft,
    words: Words,
) -> Action {
    let assessment = draft.assessment();
    let year = assessment.year.value.to_string();
    Action::Write(Offer {
        title: t!(words, dashboard.picture.title, format = format),
        kind: t!(words, dashboard.picture.kind, format = format),
        extension,
        name: dashed(&[title, &assessment.institution.name.value, &year]),
        make,
        transfer: None,
    })
}
