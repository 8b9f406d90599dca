//! Dialogs: when they open, and where the focus goes when they close. None comes between a person and what they type:
//! what was not asked for this moment waits behind a note as long as somebody types.

use egui::{Context, Event, Id};

use super::App;
use crate::{
    desktop::{
        action::{Action, Page},
        command::Command,
        dialogs::{Answer, Ask, Dialog},
        widgets::{arrive, is_shown},
    },
    insight::Part,
};

/// A dialog and the frame around it.
#[derive(Debug)]
pub(super) struct Shown {
    pub dialog: Dialog,
    /// True until it was drawn once.
    pub fresh: bool,
    /// What had the focus before.
    pub before: Option<Id>,
}

/// A dialog that waits to be looked at.
#[derive(Debug)]
pub(super) struct Waiting {
    pub dialog: Dialog,
    /// What had the focus when it came.
    before: Option<Id>,
}

/// The focus on its way back from a dialog or the search.
#[derive(Debug)]
pub(super) struct Returning {
    to: Option<Id>,
    /// Pass in which what lay above the page was drawn for the last time.
    pass: u64,
    /// What was chosen there; done once the page has the focus again.
    chosen: Option<Action>,
}

/// What a person does with the keyboard.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    /// True where keys went into a text since the last thing that was asked for.
    typing: bool,
    /// What had the focus when the pointer was pressed, which takes the focus away; the next key forgets it.
    before_press: Option<Id>,
    /// What the page is about takes the focus once it is drawn, where nothing has it.
    pub(super) arriving: bool,
    /// True where the last thing a person did was to press a key.
    by_keys: bool,
    /// What had the focus when the last frame ended, and when this one began.
    last: Option<Id>,
    at_start: Option<Id>,
    /// What lost the focus to Escape in this frame.
    escaped: Option<Id>,
}

impl Keyboard {
    /// Takes note of the keys and presses of a frame, before anything else sees them; `above` where a dialog or the search
    /// lies above the page.
    fn watch(&mut self, ctx: &Context, above: bool) {
        let in_text = !above && ctx.text_edit_focused();
        let (keys, pressed) = ctx.input(|input| (input.events.iter().any(is_typing), input.pointer.any_pressed()));
        if keys {
            self.before_press = None;
            self.typing |= in_text;
        }
        if pressed {
            self.before_press = ctx.memory(egui::Memory::focused);
        }
        let pointer = ctx.input(|input| input.pointer.any_pressed() || input.is_scrolling());
        let key = ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Key { pressed: true, .. })));
        self.by_keys = (self.by_keys || key) && !pointer;
        self.at_start = ctx.memory(egui::Memory::focused);
        // Escape takes the focus away before anything is shown. A text is left by it, nothing else.
        let escape = ctx.input(|input| input.key_pressed(egui::Key::Escape));
        let left = self.last.filter(|_| escape && !above && self.at_start.is_none());
        self.escaped = left.filter(|id| egui::text_edit::TextEditState::load(ctx, *id).is_none());
    }

    /// Takes note of what has the focus at the end of a frame.
    pub(super) fn note_focus(&mut self, ctx: &Context) {
        self.last = ctx.memory(egui::Memory::focused);
    }
}

/// True for what keys do to a text; shortcuts are something else.
fn is_typing(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) => true,
        Event::Key { pressed, modifiers, .. } => *pressed && !modifiers.command && !modifiers.alt,
        _ => false,
    }
}

impl App {
    /// Notices whether somebody types.
    pub(super) fn watch_keyboard(&mut self, ctx: &Context) {
        self.keyboard.watch(ctx, self.shown.is_some() || self.palette.is_some());
    }

    /// Something was asked for: what follows from it may come at once.
    pub(super) fn asked_for(&mut self) {
        self.keyboard.typing = false;
    }

    /// Takes note of what pages ask for in a frame.
    pub(super) fn notice_asked(&mut self, out: &[Action], answered: bool) {
        // The others follow from typing, or from a page being shown.
        let by_itself = |action: &Action| {
            matches!(
                action,
                Action::Edit(_)
                    | Action::EndRun
                    | Action::Preview(_)
                    | Action::FindPlan(_)
                    | Action::ListBackups
                    | Action::ListResults
            )
        };
        if answered || !out.iter().all(by_itself) {
            self.asked_for();
        }
    }

    /// Does what was not asked for this moment.
    pub(super) fn lately(&mut self, work: impl FnOnce(&mut Self)) {
        self.late = true;
        work(self);
        self.late = false;
    }

    /// Opens a dialog; one that comes late waits where it would take keys that are meant for something else.
    pub(super) fn open_dialog(&mut self, dialog: Dialog) {
        let focused = self.context.memory(egui::Memory::focused);
        if self.late && (self.keyboard.typing || self.shown.is_some() || self.palette.is_some()) {
            self.waiting.push(Waiting { dialog, before: focused });
            self.context.request_repaint();
            return;
        }
        self.show_dialog(dialog, focused);
    }

    fn show_dialog(&mut self, dialog: Dialog, focused: Option<Id>) {
        let before = match (self.shown.take(), self.returning.take()) {
            (Some(shown), _) => shown.before,
            (None, Some(returning)) => returning.to,
            (None, None) => focused.or(self.keyboard.before_press),
        };
        self.palette = None;
        self.shown = Some(Shown { dialog, fresh: true, before });
        self.context.request_repaint();
    }

    /// Opens a dialog that waited.
    pub(super) fn show_waiting(&mut self, place: usize) {
        if place < self.waiting.len() {
            let Waiting { dialog, before } = self.waiting.remove(place);
            self.show_dialog(dialog, before);
        }
    }

    /// Closes the dialog and gives the focus back.
    pub(super) fn close_dialog(&mut self) {
        if let Some(Shown { before, .. }) = self.shown.take() {
            self.return_focus(before, None);
        }
        self.context.request_repaint();
    }

    /// What lay above the page goes. The page's widgets take no focus as long as it was drawn in the pass before: the page is
    /// drawn once more in this frame, so that no key of the next one is lost.
    pub(super) fn return_focus(&mut self, to: Option<Id>, chosen: Option<Action>) {
        self.returning = Some(Returning { to, pass: self.context.cumulative_pass_nr(), chosen });
        self.context.request_discard("what lay above the page is gone");
        self.context.request_repaint();
    }

    /// Called once the page is drawn: gives the focus back where it is due. What was chosen above the page.
    pub(super) fn settle_focus(&mut self) -> Option<Action> {
        let chosen = self.settle_returning();
        if self.shown.is_none() && self.palette.is_none() && self.returning.is_none() {
            self.keep_focus();
        }
        chosen
    }

    /// Sees to it that the page has the focus where somebody works by keys: what Escape took it from has it again; where what
    /// had it is gone, or a page is new, what the page is about has it.
    fn keep_focus(&mut self) {
        let focused = self.context.memory(egui::Memory::focused);
        let keyboard = &mut self.keyboard;
        match (focused, keyboard.escaped.take()) {
            (None, Some(id)) if is_shown(&self.context, id) => {
                self.context.memory_mut(|memory| memory.request_focus(id));
                return;
            }
            (None, Some(_)) => keyboard.arriving = true,
            // What was asked to take it in this frame may be shown in the next one only.
            (Some(id), _) if Some(id) == keyboard.at_start && !is_shown(&self.context, id) => {
                keyboard.arriving |= keyboard.by_keys;
            }
            (Some(_), _) => {
                keyboard.arriving = false;
                return;
            }
            (None, None) => {}
        }
        if keyboard.arriving {
            keyboard.arriving = !arrive(&self.context);
        }
    }

    /// Gives the focus back from what lay above the page, once that is gone.
    fn settle_returning(&mut self) -> Option<Action> {
        let pass = self.context.cumulative_pass_nr();
        let returning = self.returning.take_if(|returning| returning.pass < pass)?;
        // What had the focus may be gone where this leads.
        match &returning.chosen {
            // It takes the focus to where it leads.
            Some(Action::ShowField(..)) => return returning.chosen,
            Some(Action::OpenIndicator(_)) => {
                self.memories.filling.jump(0, Part::Facts, None);
                return returning.chosen;
            }
            Some(Action::Command(Command::Go(Page::Filling))) => {
                let entry = self.memories.filling.entry();
                self.memories.filling.jump(entry, Part::Facts, None);
                return returning.chosen;
            }
            Some(Action::Command(Command::Go(page))) if *page != self.page => {
                self.keyboard.arriving = true;
                return returning.chosen;
            }
            _ => {}
        }
        if let Some(to) = returning.to.filter(|_| self.shown.is_none() && self.palette.is_none()) {
            if is_shown(&self.context, to) {
                self.context.memory_mut(|memory| memory.request_focus(to));
            } else {
                self.keyboard.arriving = true;
            }
        }
        returning.chosen
    }

    pub(super) fn say(&mut self, title: impl Into<String>, sentences: Vec<String>) {
        self.open_dialog(Dialog::Ask(Ask::message(title, sentences, self.world.words)));
    }

    /// Shows the dialog. The answer, once there is one.
    pub(super) fn dialog_ui(&mut self) -> Option<Answer> {
        let context = self.context.clone();
        let shown = self.shown.as_mut()?;
        let fresh = std::mem::take(&mut shown.fresh);
        shown.dialog.ui(&context, fresh)
    }
}
