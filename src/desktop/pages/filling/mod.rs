//! Pengisian: the heart of the program. Criteria stand beside the explanation; the index answers at once.

mod evidence;
mod explanation;
mod filter;
mod guide;
mod head;
mod history;
mod layout;
mod level_card;
mod levels;
mod open_place;
mod panel;
mod panel_parts;
mod pattern;
mod rail;
mod scene;
mod single;
mod strip;
mod tree;
mod tree_rows;

use std::{collections::BTreeMap, ops::Range};

use egui::{Event, Id, Rect, Ui};

use self::{filter::Filter, scene::Scene};
use super::View;
use crate::{
    assessment::Field,
    desktop::{action::Action, command::Command, widgets::NumberOrigin},
    insight::Part,
};

/// Widths of the resizable parts; `None` until a person moved them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Widths {
    /// The tree.
    pub tree: Option<f32>,
    /// The live panel.
    pub panel: Option<f32>,
    /// The guide, which takes the panel's place.
    pub guide: Option<f32>,
}

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    /// Widths of the resizable parts, for the settings of the machine.
    pub widths: Widths,
    /// Indicator that was shown last.
    shown: String,
    /// Entry of it that is shown.
    entry: usize,
    /// Entry that is shown as soon as the indicator is opened.
    returned: Option<usize>,
    /// What the tree is narrowed down to.
    filter: Filter,
    /// Groups a person folded (false) or unfolded (true).
    folds: BTreeMap<String, bool>,
    /// Digits typed in the tree and when.
    typed: (String, f64),
    /// The tree scrolls to the current indicator in the next frame.
    reveal: bool,
    /// Level the cards were arranged for.
    arranged: Option<u8>,
    /// Cards a person opened (true) or closed (false).
    cards: BTreeMap<u8, bool>,
    /// Lists of expected evidence a person opened (true) or closed (false).
    evidence: BTreeMap<u8, bool>,
    /// What the section Bukti dukung remembers.
    evidence_seen: evidence::Seen,
    /// A place that something was found at, until it is shown.
    jump: Option<(usize, Part, Option<String>)>,
    /// A field something was sought and found in, and which part of its text, in bytes, until it is shown.
    found: Option<(Field, Range<usize>)>,
    /// The guide is shown.
    guide: bool,
    /// The guide was just opened and takes the focus.
    guide_fresh: bool,
    /// Who had the focus before the guide opened.
    before_guide: Option<Id>,
    /// Where the guide was shown last.
    guide_rect: Option<Rect>,
    /// Who had the focus at the end of the last frame; Esc takes it away before anybody sees the key.
    last_focus: Option<Id>,
    /// The panel lies over the page beside the rail.
    overlay: bool,
    /// Button that opened it.
    overlay_from: Option<Id>,
    /// The tree fills the page, where there is one column.
    tree_open: bool,
    /// Section that is shown where there is one column.
    section: single::Section,
    /// Part of the page that had the focus last.
    zone: Option<Zone>,
    /// Part of a field to select as soon as its text is there.
    select: Option<(Field, Range<usize>)>,
    /// What was just put into the texts, and where, in bytes; set apart until the next key.
    fresh: Vec<(Field, usize, String)>,
    /// Places of texts, in bytes, that are scrolled to as soon as they are there; true where the page goes there as well.
    reveal_texts: Vec<(Field, usize, bool)>,
    /// The number that is explained.
    origin: NumberOrigin,
    /// Charts of the panel.
    charts: panel::Charts,
}

impl Memory {
    /// Entry of the indicator that is shown.
    pub fn entry(&self) -> usize {
        self.entry
    }

    /// Entry of an indicator that is shown, or will be once it is opened.
    pub fn entry_of(&self, indicator: &str) -> usize {
        match self.returned {
            Some(entry) => entry,
            None if self.shown == indicator => self.entry,
            None => 0,
        }
    }

    /// Shows this entry of the indicator that is opened.
    pub fn return_to(&mut self, entry: usize) {
        self.returned = Some(entry);
    }

    /// Leads to a part of the indicator in the next frame; of its evidence, to what has this code.
    pub fn jump(&mut self, entry: usize, part: Part, code: Option<String>) {
        self.jump = Some((entry, part, code));
    }

    /// Leads to a field in the next frame and selects a part of its text, in bytes.
    pub fn find(&mut self, field: Field, part: Range<usize>) {
        self.found = Some((field, part));
    }
}

/// Parts of an indicator that keep the focus when another one is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Levels,
    Facts,
    Analysis,
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    if view.draft.current_indicator().is_none() {
        return;
    }
    // Rows of words are as high as their words, not as high as buttons.
    ui.spacing_mut().interact_size.y = 18.0;
    let moved = memory.shown != view.draft.current;
    if moved {
        memory.shown.clone_from(&view.draft.current);
        memory.entry = 0;
        memory.reveal = true;
        memory.cards.clear();
        memory.evidence.clear();
        out.push(Action::EndRun);
    }
    // They say which entry is shown.
    let found = memory.found.as_ref().and_then(|(field, _)| field.entry());
    memory.entry = found.or(memory.returned.take()).unwrap_or(memory.entry);
    let Some(scene) = Scene::new(ui, view, memory) else { return };
    if moved {
        tree::unfold_current(&scene, memory);
        layout::carry_focus(ui, &scene, memory);
    }
    if memory.arranged != scene.level() {
        memory.arranged = scene.level();
        memory.cards.clear();
    }
    if let Some((entry, part, code)) = memory.jump.take() {
        panel_parts::go(ui, &scene, memory, (entry, part), code.as_deref());
    }
    if let Some((field, part)) = memory.found.take() {
        open_place::show(ui, &scene, memory, &field, &part);
    }
    pattern::select(ui, &scene, memory);
    if ui.input(|input| input.events.iter().any(is_key)) {
        memory.fresh.clear();
    }
    for command in view.asked {
        match command {
            Command::Level(level) => levels::choose(&scene, *level, out),
            Command::Guide => guide::toggle(ui, memory),
            Command::InsertPattern => pattern::insert(&scene, memory, out),
            Command::DraftExplanation => pattern::draft(&scene, memory, out),
            Command::NextProblem | Command::PreviousProblem => {
                open_place::step(ui, &scene, memory, *command == Command::NextProblem, out);
            }
            other => evidence::command(&scene, *other, out),
        }
    }
    layout::ui(ui, &scene, memory, out);
    memory.last_focus = ui.memory(egui::Memory::focused);
}

/// True for a key that goes down, and for what it writes.
fn is_key(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, .. } | Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_))
}
