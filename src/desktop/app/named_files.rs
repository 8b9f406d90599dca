//! Files whose names begin with the code of an indicator: where that is another one than they are taken in for, it is
//! offered.

use std::path::{Path, PathBuf};

use super::App;
use crate::{
    desktop::{
        action::Target,
        dialogs::{Answer, Ask, Dialog},
        widgets::ButtonKind,
    },
    insight::named_code,
    t,
};

/// Most files that are named one by one.
const MOST_SHOWN: usize = 8;

impl App {
    /// Takes files in, and asks first where their names tell of other indicators.
    pub(super) fn offer_files(&mut self, target: Target, paths: Vec<PathBuf>) {
        let words = self.world.words;
        let here = match &target {
            Target::Indicator(place) => Some(place.clone()),
            Target::Register => None,
            Target::Revision(_) | Target::AsNamed(_) | Target::Listed(_) => return self.take_files(target, paths),
        };
        let Some(file) = &self.file else { return };
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let elsewhere = |path: &PathBuf| {
            let name = name(path);
            let id = named_code(&file.draft.rubric, &name)?.indicator.id.clone();
            let other = here.as_ref().is_none_or(|place| place.indicator.as_str() != id);
            other.then(|| t!(words, evidence.named.one, name = name, indicator = id))
        };
        let mut body: Vec<String> = paths.iter().filter_map(elsewhere).collect();
        if body.is_empty() {
            return self.take_files(target, paths);
        }
        let more = body.len().saturating_sub(MOST_SHOWN);
        body.truncate(MOST_SHOWN);
        if more > 0 {
            body.push(t!(words, evidence.named.more, count = words.count(more)));
        }
        let stay = match here {
            Some(_) => t!(words, evidence.named.here),
            None => t!(words, evidence.named.untied),
        };
        let as_named = Target::AsNamed(here);
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, evidence.named.title),
            body,
            vec![
                (t!(words, dialog.cancel), ButtonKind::Normal, Answer::Close),
                (stay, ButtonKind::Normal, Answer::TakeFiles(target, paths.clone())),
                (t!(words, evidence.named.follow), ButtonKind::Primary, Answer::TakeFiles(as_named, paths)),
            ],
        )));
    }
}
