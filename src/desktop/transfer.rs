//! Work on large files that takes a while: how far it is, in a strip at the bottom right, and the way to stop it.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, Rect, Role, Sense, Stroke, WidgetInfo, vec2};

use super::{
    theme::{DARK, LIGHT, Type},
    widgets::{Button, elided, text},
};
use crate::{session::Progress, t, words::Speaks as _};

/// Width of the strip.
const WIDTH: f32 = 340.0;

/// One piece of work, seen from the window and from its thread.
#[derive(Debug, Clone)]
pub struct Transfer(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    context: Context,
    title: Mutex<String>,
    progress: Progress,
    stopped: AtomicBool,
    /// True where it goes by steps, not by bytes.
    steps: bool,
}

impl Transfer {
    /// Work on bytes that is about to start.
    pub fn new(context: &Context, title: String) -> Self {
        Self::of(context, title, false)
    }

    /// Work in steps that is about to start.
    pub fn in_steps(context: &Context, title: String) -> Self {
        Self::of(context, title, true)
    }

    /// It begins once more.
    pub fn restart(&self) {
        self.0.stopped.store(false, Ordering::Relaxed);
        self.0.progress.tell(0, 0);
    }

    fn of(context: &Context, title: String, steps: bool) -> Self {
        Self(Arc::new(Inner {
            steps,
            context: context.clone(),
            title: Mutex::new(title),
            progress: Progress::default(),
            stopped: AtomicBool::new(false),
        }))
    }

    /// What is being done now.
    pub fn name(&self, title: String) {
        *self.0.title.lock().unwrap_or_else(PoisonError::into_inner) = title;
    }

    /// Tells how far it is. False where it is to stop.
    pub fn report(&self, done: u64, total: u64) -> bool {
        self.0.progress.tell(done, total);
        self.0.context.request_repaint();
        !self.stopped()
    }

    /// True once the person wants it to stop.
    pub fn stopped(&self) -> bool {
        self.0.stopped.load(Ordering::Relaxed)
    }

    /// Shows the strip.
    pub fn ui(&self, ctx: &Context) {
        let words = ctx.words();
        let tokens = if ctx.global_style().visuals.dark_mode { &DARK } else { &LIGHT };
        let (done, total) = self.0.progress.bytes();
        let title = self.0.title.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let area = Area::new(Id::unique("transfer")).order(Order::Foreground);
        area.anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -38.0)).show(ctx, |ui| {
            let frame = Frame::new()
                .fill(tokens.surface)
                .stroke(Stroke::new(1.0, tokens.line2))
                .corner_radius(5)
                .shadow(ctx.global_style().visuals.popup_shadow)
                .inner_margin(Margin::symmetric(14, 10));
            frame.show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing.y = 6.0;
                elided(ui, Type::BodyMedium, tokens.text, &title, WIDTH);
                let share = if total == 0 { 0.0 } else { (done as f32 / total as f32).clamp(0.0, 1.0) };
                let (rect, bar) = ui.allocate_exact_size(vec2(WIDTH, 6.0), Sense::hover());
                let wording = if self.0.steps {
                    t!(words, transfer.step, done = words.count(done as usize), total = words.count(total as usize))
                } else {
                    t!(words, transfer.far, done = words.file_size(done), total = words.file_size(total))
                };
                bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &wording));
                ui.painter().rect_filled(rect, 3, tokens.sunken);
                let filled = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
                ui.painter().rect_filled(filled, 3, tokens.brand);
                ui.horizontal(|ui| {
                    text(ui, Type::Help, tokens.text3, wording.clone());
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let wording =
                            if self.stopped() { t!(words, transfer.stopping) } else { t!(words, transfer.stop) };
                        if Button::new(wording).small().enabled(!self.stopped()).ui(ui).clicked() {
                            self.0.stopped.store(true, Ordering::Relaxed);
                        }
                    });
                });
            });
        });
    }
}
