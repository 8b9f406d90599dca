//! Keeps what was typed when the program itself fails: before a failure in a frame ends the program, what is not in the
//! file is written into the recovery copy.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use egui::{Context, Ui};

use super::{App, renderers::StartWatch};

/// The application behind a guard.
pub struct Guard {
    app: App,
    /// Hears of the first frames.
    start: Option<StartWatch>,
}

impl Guard {
    /// Puts the guard before an application.
    pub fn new(app: App) -> Self {
        Self { app, start: None }
    }

    /// The same, which tells the watch over its start of its frames.
    #[must_use]
    pub(super) fn watching(self, start: StartWatch) -> Self {
        Self { start: Some(start), ..self }
    }

    /// Lets the application work; where that fails, what was typed is written before the failure goes on.
    pub fn watch(&mut self, work: impl FnOnce(&mut App)) {
        // The application is not used again but to save what was typed.
        if let Err(failure) = catch_unwind(AssertUnwindSafe(|| work(&mut self.app))) {
            self.app.rescue();
            resume_unwind(failure);
        }
    }
}

impl eframe::App for Guard {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.watch(|app| app.logic(ctx, frame));
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(way) = self.start.as_ref().and_then(|start| start.frame(ui.ctx())) {
            self.app.drawn_by(way);
        }
        self.watch(|app| app.ui(ui, frame));
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        self.watch(|app| app.raw_input_hook(ctx, input));
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        self.watch(|app| app.on_exit(gl));
    }
}
