//! What all parts of the page read.

use egui::Ui;

use super::Memory;
use crate::{
    assessment::{Entry, Evidence, Place},
    desktop::{
        draft::OpenDraft,
        environment::NewId,
        pages::{Room, View},
    },
    insight::{CriterionState, Finding, Inspection, Progress, Support, next_level, reached_level},
    rubric::{Indicator, Level, Measure, Rubric},
    words::{Speaks, Words},
};

/// The open indicator and the room there is for it.
pub(super) struct Scene<'a> {
    /// The open draft.
    pub draft: &'a OpenDraft,
    /// The words of the window.
    pub words: Words,
    /// Its framework.
    pub rubric: &'a Rubric,
    /// The indicator that is open.
    pub indicator: &'a Indicator,
    /// The entry of it that is shown.
    pub place: Place,
    /// Room of the window.
    pub room: Room,
    /// True where the window is low and rows move together.
    pub low: bool,
    /// What the checks find in the draft.
    pub inspection: &'a Inspection,
    /// Findings about the indicator.
    pub findings: Vec<&'a Finding>,
    /// Uses of documents at the entry, by letter.
    pub evidence: Vec<Evidence<'a>>,
    /// What ticks and evidence of the entry bear out.
    pub support: &'a Support,
    /// Makes ids of uses.
    pub new_id: NewId,
}

impl Speaks for Scene<'_> {
    fn words(&self) -> Words {
        self.words
    }
}

impl<'a> Scene<'a> {
    /// The scene of this frame; `None` where the framework has no indicator.
    pub fn new(ui: &Ui, view: &View<'a>, memory: &mut Memory) -> Option<Self> {
        let draft = view.draft;
        let indicator = draft.current_indicator()?;
        memory.entry = memory.entry.min(indicator.entry_count() - 1);
        Some(Self {
            draft,
            words: view.words,
            rubric: &draft.rubric,
            indicator,
            place: Place { indicator: (&indicator.id).into(), entry: memory.entry },
            room: Room::of(ui),
            low: ui.ctx().content_rect().height() < 720.0,
            inspection: view.inspection,
            findings: view.inspection.findings_at(&indicator.id).collect(),
            evidence: draft.assessment().evidence(&indicator.id, memory.entry),
            support: view.inspection.support(&indicator.id, memory.entry)?,
            new_id: view.new_id,
        })
    }

    /// The level chosen for the entry.
    pub fn level(&self) -> Option<u8> {
        self.draft.assessment().level(&self.place.indicator, self.place.entry)
    }

    /// True where the person chooses a level; other values come from elsewhere.
    pub fn by_levels(&self) -> bool {
        self.indicator.measure == Measure::Levels
    }

    /// The entry, if anybody touched it.
    pub fn entry(&self) -> Option<&'a Entry> {
        self.draft.assessment().entry(&self.place.indicator, self.place.entry)
    }

    /// Whether a criterion is ticked.
    pub fn ticked(&self, criterion: &str) -> bool {
        self.draft.assessment().ticked(&self.place.indicator, self.place.entry, criterion)
    }

    /// How a criterion stands: open, implied by the chosen level, ticked, or proved.
    pub fn criterion(&self, criterion: &str) -> CriterionState {
        CriterionState::of(self.draft.assessment(), self.indicator, self.place.entry, self.support, criterion)
    }

    /// How many criteria of a level are ticked.
    pub fn met(&self, level: &Level) -> usize {
        level.criteria.iter().filter(|criterion| self.ticked(&criterion.id)).count()
    }

    /// The level everything else is seen from.
    pub fn base(&self) -> u8 {
        reached_level(self.indicator, self.level(), &|criterion| self.ticked(criterion))
    }

    /// The first level that is not reached.
    pub fn next(&self) -> Option<u8> {
        next_level(self.indicator, self.base())
    }

    /// How far an indicator is.
    pub fn progress(&self, indicator: &Indicator) -> Progress {
        self.inspection.progress(&indicator.id)
    }

    /// How many findings about the indicator want something done.
    pub fn open_work(&self) -> usize {
        self.findings.iter().filter(|finding| finding.is_open_work()).count()
    }
}
