//! Keeping the settings: shortly after they changed, and before the window goes.

use std::{path::PathBuf, time::Duration};

use super::{App, Done};
use crate::{
    storage::{self, Settings, SettingsTrouble},
    words::Sentence as _,
};

/// Settings are written so many seconds after the first change.
const SETTINGS_WAIT: f64 = 2.0;
/// So many seconds after they were not written, it is tried again.
const SETTINGS_PAUSE: f64 = 30.0;

impl App {
    /// Starts writing them where that is due.
    pub(super) fn keep_settings(&mut self, now: f64) {
        let Some(since) = self.settings_since else { return };
        if now < since + SETTINGS_WAIT {
            self.context.request_repaint_after(Duration::from_secs_f64(since + SETTINGS_WAIT - now));
            return;
        }
        self.settings_since = None;
        let Some(places) = self.world.places.clone() else { return };
        let (disk, base) = (self.world.disk.clone(), self.settings_kept.clone());
        let written = Box::new(self.settings.clone());
        self.jobs.start(move || {
            let result = storage::save_settings(&*disk, &places.settings(), &base, &written);
            Done::Settings { written, result }
        });
    }

    /// Takes note of how writing the settings ended.
    pub(super) fn settings_written(&mut self, written: Settings, result: Result<Option<PathBuf>, SettingsTrouble>) {
        let words = self.world.words;
        match result {
            Ok(kept) => {
                self.settings_kept = written;
                if let Some((past, _)) = self.no_settings.take() {
                    self.problems.retain(|problem| *problem != past);
                }
                if let Some(place) = kept {
                    self.problem(SettingsTrouble::Aside { place }.sentence_in(words));
                }
            }
            Err(trouble) => {
                let again = self.now() + SETTINGS_PAUSE - SETTINGS_WAIT;
                self.settings_since.get_or_insert(again);
                let said = trouble.sentence_in(words);
                // What a person has read is not said again by an attempt nobody made.
                if !matches!(&self.no_settings, Some((past, true)) if *past == said) {
                    self.problem(said.clone());
                    self.no_settings = Some((said, true));
                }
            }
        }
    }

    /// The start has drawn: what drew it is tried first the next time, and starts that died before are past.
    pub(in crate::desktop) fn drawn_by(&mut self, way: storage::Renderer) {
        if std::mem::replace(&mut self.settings.renderer, way) != way {
            self.settings_changed();
        }
        if let Some(places) = &self.world.places {
            storage::forget_died_starts(&*self.world.disk, &places.starts());
        }
    }

    /// Writes the settings before the window goes.
    pub(super) fn write_settings_now(&mut self) {
        self.settings_since = None;
        if let Some(places) = &self.world.places {
            // Nobody is there any more to be told.
            let _ = storage::save_settings(&*self.world.disk, &places.settings(), &self.settings_kept, &self.settings);
        }
    }
}
