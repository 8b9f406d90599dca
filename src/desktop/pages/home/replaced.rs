//! Remembered drafts whose instrument no longer applied on the day they refer to.

use std::collections::BTreeMap;

use egui::Ui;

use super::Seen;
use crate::{
    desktop::{
        theme::{Tokens, Type},
        widgets::{NoteKind, note, text_wrapped},
    },
    t,
    words::{Speaks as _, shortened},
};

/// Most drafts that are named.
const MOST: usize = 3;

/// Says it once for each instrument, with the drafts it is true of.
pub(super) fn ui(ui: &mut Ui, seen: &Seen<'_>) {
    let words = ui.words();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for recent in &seen.settings.recent {
        let rubric = (seen.rubrics)(&recent.rubric);
        let replaced = rubric.as_ref().and_then(|rubric| rubric.replaced_at(recent.reference_date, recent.year));
        if let Some(sentence) = replaced {
            let name = if recent.institution.is_empty() { &recent.path } else { &recent.institution };
            found.entry(sentence.to_owned()).or_default().push(format!("{} {}", shortened(name), recent.year));
        }
    }
    for (sentence, names) in found {
        let more = names.len().saturating_sub(MOST);
        let shown = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
        let shown = if more == 0 { shown } else { t!(words, home.and_more, names = shown, count = words.count(more)) };
        note(ui, NoteKind::Warning, |ui| {
            text_wrapped(
                ui,
                Type::Body,
                Tokens::of(ui).text,
                t!(words, home.replaced, names = shown, sentence = sentence),
            );
        });
        ui.add_space(8.0);
    }
}
