//! Short messages at the bottom left, gone after six seconds. What changed something can be taken back from there.

use std::time::Duration;

use egui::{Align2, Area, Context, CornerRadius, Frame, Id, Margin, Order, Rect, Stroke, pos2, vec2};

use crate::{
    desktop::{
        command::Command,
        theme::{DARK, LIGHT, Type, icon},
        widgets::{key_caps, lift, link_strong, text, text_rows},
    },
    words::Speaks as _,
};

/// Seconds a message stays.
const STAY: f64 = 6.0;
/// Widest line of a message.
const MOST_WIDTH: f32 = 640.0;
/// Most lines of one.
const LINES: usize = 3;
/// Room below them, and the height of one before it was shown.
const BOTTOM: f32 = 38.0;
const ROW: f32 = 46.0;
/// Most messages at once; older ones make room.
const MOST: usize = 3;

/// What a message speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Something was done.
    Done,
    /// Something goes on, or nothing was to be done.
    Note,
    /// Where the person was led, and why.
    Led,
    /// Something was not done.
    Refused,
}

/// One message.
#[derive(Debug)]
struct Toast {
    text: String,
    kind: Kind,
    /// Changes of the sitting right after what it speaks of; it can be taken back while there are no others.
    changes: Option<u64>,
    until: Option<f64>,
}

/// The messages that are shown.
#[derive(Debug, Default)]
pub struct Toasts {
    list: Vec<Toast>,
}

impl Toasts {
    /// Says that something was done; `changes` where it speaks of the last change.
    pub fn add(&mut self, text: String, changes: Option<u64>) {
        self.show(text, Kind::Done, changes);
    }

    /// Says that something goes on, or that nothing was to be done.
    pub fn note(&mut self, text: String) {
        self.show(text, Kind::Note, None);
    }

    /// Says where the person was led, in the place of where they were led before.
    pub fn lead(&mut self, text: String) {
        self.list.retain(|toast| toast.kind != Kind::Led);
        self.show(text, Kind::Led, None);
    }

    /// Says that something was not done. No green tick stands beside that.
    pub fn refuse(&mut self, text: String) {
        self.show(text, Kind::Refused, None);
    }

    fn show(&mut self, text: String, kind: Kind, changes: Option<u64>) {
        self.list.retain(|toast| toast.text != text);
        self.list.push(Toast { text, kind, changes, until: None });
        if self.list.len() > MOST {
            self.list.remove(0);
        }
    }

    /// A step was taken back, or done again: what says of a step that it was done is not so any more.
    pub fn stepped(&mut self) {
        self.list.retain(|toast| toast.changes.is_none());
    }

    /// Takes all messages away.
    pub fn clear(&mut self) {
        self.list.clear();
    }

    /// Shows the messages; `changes` are those of the sitting now. True where the last change is to be taken back.
    pub fn ui(&mut self, ctx: &Context, changes: Option<u64>) -> bool {
        let now = ctx.input(|input| input.time);
        for toast in &mut self.list {
            toast.until.get_or_insert(now + STAY);
        }
        self.list.retain(|toast| toast.until.is_some_and(|until| now < until));
        let Some(next) = self.list.iter().filter_map(|toast| toast.until).reduce(f64::min) else { return false };
        ctx.request_repaint_after(Duration::from_secs_f64(next - now));
        let mut undo = false;
        let most = (ctx.content_rect().width() - 260.0).clamp(120.0, MOST_WIDTH);
        let id = Id::unique("toasts");
        let screen = ctx.content_rect();
        let size = ctx
            .memory(|memory| memory.area_rect(id))
            .map_or(vec2(most, ROW * self.list.len() as f32), |rect| rect.size());
        let usual = Rect::from_min_size(pos2(16.0, screen.bottom() - BOTTOM - size.y), size);
        let area = Area::new(id).order(Order::Foreground);
        let area = area.anchor(Align2::LEFT_BOTTOM, vec2(16.0, -BOTTOM - lift(ctx, usual)));
        area.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            let tokens = if ctx.global_style().visuals.dark_mode { &DARK } else { &LIGHT };
            for toast in &self.list {
                let frame = Frame::new()
                    .fill(tokens.surface)
                    .stroke(Stroke::new(1.0, tokens.line2))
                    .corner_radius(5)
                    .shadow(ctx.global_style().visuals.popup_shadow)
                    .inner_margin(Margin { left: 14, right: 12, top: 6, bottom: 6 });
                let shown = frame.show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().interact_size.y = 24.0;
                        ui.label(match toast.kind {
                            Kind::Done => icon::CHECK_CIRCLE_FILL.text(16.0, tokens.ok.ink),
                            Kind::Note | Kind::Led => icon::INFO.text(16.0, tokens.info.ink),
                            Kind::Refused => icon::WARNING_FILL.text(16.0, tokens.warn.ink),
                        });
                        let galley = ui.painter().layout_no_wrap(toast.text.clone(), Type::Body.font(), tokens.text);
                        let said = if galley.size().x <= most {
                            text(ui, Type::Body, tokens.text, &toast.text)
                        } else {
                            // A path may be long, and something else may still be longer.
                            let wrapped = ui.vertical(|ui| {
                                ui.set_width(most);
                                text_rows(ui, Type::Body, tokens.text, &toast.text, LINES)
                            });
                            wrapped.inner
                        };
                        ctx.accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
                        if toast.changes.is_some() && toast.changes == changes {
                            ui.add_space(8.0);
                            undo |= link_strong(ui, &Command::Undo.text(ctx.words())).clicked();
                            key_caps(ui, &Command::Undo.keys());
                        }
                    });
                });
                let rect = shown.response.rect;
                let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
                let radius = CornerRadius { nw: 5, sw: 5, ne: 0, se: 0 };
                ui.painter().rect_filled(bar, radius, tokens.brand);
            }
        });
        undo
    }
}
