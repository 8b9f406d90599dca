//! The settings of this user on this computer, and how those of two windows come together.

use std::{collections::BTreeMap, path::Path};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    assessment::{Assessment, DraftId, LONGEST_AUTHOR, Stage},
    rubric::{self, Rubric},
    scoring::score,
    t,
    words::{self, Words, Zone},
};

/// Most drafts that are remembered.
const MOST_RECENT: usize = 30;
/// Most documents whose last indicator is remembered.
const MOST_PLACES: usize = 200;
/// Smallest and largest text size in percent.
const TEXT_SIZES: std::ops::RangeInclusive<u16> = 80..=200;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Renderer {
    /// OpenGL, and the other where that fails.
    #[default]
    Automatic,
    /// OpenGL.
    OpenGl,
    /// Vulkan, Direct3D or a software driver.
    Wgpu,
}

/// Size of the window in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Window {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// True where it fills the screen.
    pub maximised: bool,
}

impl Default for Window {
    /// Fits what a screen of 1366 × 768 leaves beside a task bar and the frame of the window.
    fn default() -> Self {
        Self { width: 1280.0, height: 680.0, maximised: false }
    }
}

/// A draft that was open on this computer, as Beranda shows it without opening it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it lies.
    pub path: String,
    /// Id of the draft.
    pub draft_id: DraftId,
    /// Framework it was filled for, by id.
    pub rubric: String,
    /// Short name of the framework; empty where an earlier program remembered the draft.
    #[serde(default)]
    framework: String,
    /// What an earlier program calls the draft, in the framework's language: it has no other name for it.
    title: String,
    /// Name of the institution.
    pub institution: String,
    /// Year.
    pub year: i16,
    /// The day it refers to.
    #[serde(default)]
    pub reference_date: Option<Date>,
    /// Indicators that are answered.
    pub answered: usize,
    /// Indicators of the framework.
    pub total: usize,
    /// Index with unanswered indicators at the lowest level, as data: `3.37`; an earlier program wrote `3,37`.
    index: String,
    /// Band of the exact index, by id.
    pub band: String,
    /// How many indicators are at each level; unanswered ones are in none.
    pub levels: BTreeMap<u8, usize>,
    /// When it was saved, in UTC.
    pub saved_at: Timestamp,
    /// Zone in which that is shown.
    #[serde(default)]
    pub zone: Zone,
}

impl Recent {
    /// What is remembered of a draft that was saved at this moment.
    pub fn of(path: &Path, draft_id: &DraftId, saved_at: Timestamp, assessment: &Assessment, rubric: &Rubric) -> Self {
        let score = score(rubric, assessment, Stage::SelfAssessment);
        let mut levels = BTreeMap::new();
        for indicator in &rubric.indicators {
            if let Some(level) = assessment.level(&indicator.id, 0) {
                *levels.entry(level).or_default() += 1;
            }
        }
        let year = assessment.year.value;
        Self {
            path: path.to_string_lossy().into_owned(),
            draft_id: draft_id.clone(),
            rubric: rubric.id.clone(),
            framework: rubric.name.clone(),
            title: t!(rubric::LANGUAGE, storage.title, rubric = rubric.name, year = year),
            institution: assessment.institution.name.value.clone(),
            year,
            reference_date: assessment.reference_date.value,
            answered: score.answered,
            total: score.total,
            index: words::rounded(score.index(), 2),
            band: score.band(rubric).map(|band| band.id.clone()).unwrap_or_default(),
            levels,
            saved_at,
            zone: assessment.zone.value,
        }
    }

    /// What it is called: the framework's short name and the year.
    pub fn title(&self, words: Words) -> String {
        match self.framework.as_str() {
            "" => self.title.clone(),
            framework => t!(words, storage.title, rubric = framework, year = self.year),
        }
    }

    /// The index as it is shown: `3,37`.
    pub fn index(&self, words: Words) -> String {
        words.localized(&self.index)
    }
}

/// The settings of this user on this computer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Name under which changes are recorded; asked for at the first edit. Never the system's login.
    pub author: String,
    /// Light or dark.
    pub theme: Theme,
    /// Text size in percent.
    pub text_percent: u16,
    /// True where drafts save themselves.
    pub self_saving: bool,
    /// True where nothing moves.
    pub less_motion: bool,
    /// What draws the window.
    pub renderer: Renderer,
    /// Size of the window.
    pub window: Window,
    /// Indicator that was last open, by draft id.
    pub last_indicator: BTreeMap<DraftId, String>,
    /// Drafts that were open, the last one first.
    pub recent: Vec<Recent>,
    /// Folder of many drafts that was looked at last; empty where none was.
    pub portfolio: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            author: String::new(),
            theme: Theme::System,
            text_percent: 100,
            self_saving: true,
            less_motion: false,
            renderer: Renderer::Automatic,
            window: Window::default(),
            last_indicator: BTreeMap::new(),
            recent: Vec::new(),
            portfolio: String::new(),
        }
    }
}

impl Settings {
    /// Puts a draft on top of the list of those that were open.
    pub fn remember(&mut self, recent: Recent) {
        self.recent.retain(|other| other.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(MOST_RECENT);
    }

    /// Takes a path off the list.
    pub fn forget(&mut self, path: &str) {
        self.recent.retain(|other| other.path != path);
    }

    /// Remembers the indicator that is open in a draft.
    pub fn stay_at(&mut self, draft_id: &DraftId, indicator: &str) {
        if self.last_indicator.len() >= MOST_PLACES && !self.last_indicator.contains_key(draft_id) {
            let recent = &self.recent;
            self.last_indicator.retain(|known, _| recent.iter().any(|other| other.draft_id == *known));
        }
        self.last_indicator.insert(draft_id.clone(), indicator.to_owned());
    }

    /// Brings numbers and a name a hand or a fault put out of range back into it.
    fn sound(mut self) -> Self {
        self.text_percent = self.text_percent.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
        let Window { width, height, .. } = self.window;
        let sound = |length: f32| length.is_finite() && length >= 1.0;
        if !sound(width) || !sound(height) {
            self.window = Window::default();
        }
        self.recent.truncate(MOST_RECENT);
        if let Some((end, _)) = self.author.char_indices().nth(LONGEST_AUTHOR) {
            self.author.truncate(end);
        }
        self
    }
}

/// The settings in the bytes of a file; nothing where it is broken. Numbers out of range are brought back into it.
pub fn read(bytes: &[u8]) -> Option<Settings> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    ron::from_str::<Settings>(text).ok().map(Settings::sound)
}

/// What one window made of `base` put over what stands in the file by now: another window may have written it since.
pub(super) fn merged(theirs: Settings, base: &Settings, ours: &Settings) -> Settings {
    // Named one by one, so that none is forgotten.
    let Settings {
        author,
        theme,
        text_percent,
        self_saving,
        less_motion,
        renderer,
        window,
        last_indicator,
        recent,
        portfolio,
    } = theirs;
    let recent = merged_recent(recent, &base.recent, &ours.recent);
    Settings {
        author: changed(author, &base.author, &ours.author),
        theme: changed(theme, &base.theme, &ours.theme),
        text_percent: changed(text_percent, &base.text_percent, &ours.text_percent),
        self_saving: changed(self_saving, &base.self_saving, &ours.self_saving),
        less_motion: changed(less_motion, &base.less_motion, &ours.less_motion),
        renderer: changed(renderer, &base.renderer, &ours.renderer),
        window: changed(window, &base.window, &ours.window),
        last_indicator: merged_places(last_indicator, &base.last_indicator, &ours.last_indicator, &recent),
        recent,
        portfolio: changed(portfolio, &base.portfolio, &ours.portfolio),
    }
}

fn changed<T: PartialEq + Clone>(theirs: T, base: &T, ours: &T) -> T {
    if ours == base { theirs } else { ours.clone() }
}

fn merged_places(
    mut theirs: BTreeMap<DraftId, String>,
    base: &BTreeMap<DraftId, String>,
    ours: &BTreeMap<DraftId, String>,
    recent: &[Recent],
) -> BTreeMap<DraftId, String> {
    let moved = |id: &DraftId, at: &String| base.get(id) != Some(at);
    theirs.extend(ours.iter().filter(|(id, at)| moved(id, at)).map(|(id, at)| (id.clone(), at.clone())));
    if theirs.len() > MOST_PLACES {
        theirs.retain(|id, _| {
            ours.get(id).is_some_and(|at| moved(id, at)) || recent.iter().any(|other| other.draft_id == *id)
        });
    }
    theirs
}

/// Drafts this window opened or saved since stand on top, as they would had it done so in the other one's list.
fn merged_recent(theirs: Vec<Recent>, base: &[Recent], ours: &[Recent]) -> Vec<Recent> {
    let listed = |recent: &[Recent], path: &str| recent.iter().any(|other| other.path == path);
    // What is remembered goes to the top, so that the longest end which is as it was is all that nothing was done to.
    let mut before = base.iter().rev();
    let still = ours.iter().rev().take_while(|entry| before.any(|old| old == *entry)).count();
    let mut merged: Vec<Recent> = ours.iter().take(ours.len() - still).cloned().collect();
    // A full list loses its last entries without anybody forgetting them.
    let last = base.iter().rposition(|old| listed(ours, &old.path));
    let pushed_out = |place: usize| ours.len() >= MOST_RECENT && last.is_none_or(|last| place > last);
    let gone = base.iter().enumerate().filter(|(place, old)| !listed(ours, &old.path) && !pushed_out(*place));
    let forgotten: Vec<&str> = gone.map(|(_, old)| old.path.as_str()).collect();
    let rest = theirs.into_iter().filter(|other| !forgotten.contains(&other.path.as_str()));
    let rest: Vec<Recent> = rest.filter(|other| !listed(&merged, &other.path)).collect();
    merged.extend(rest);
    merged.truncate(MOST_RECENT);
    merged
}
