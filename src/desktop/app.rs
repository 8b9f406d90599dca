//! The application: carries out what pages ask for and shows the page that is open.

use egui::{CentralPanel, Context, Frame, Ui};
use jiff::Timestamp;

use super::{
    action::{Action, Page},
    command::{Command, take_shortcuts},
    draft::OpenDraft,
    pages::{View, dashboard, filling, home, identity, questions, report},
    shell::{bottom_bar, top_bar},
    theme::{self, Tokens},
    widgets::step_zone,
};
use crate::assessment::{Author, Edit};

/// Where the present moment comes from; handed in so that tests can stop the clock.
pub type Clock = fn() -> Timestamp;

/// What each page remembers between frames.
#[derive(Debug, Default)]
struct Memories {
    home: home::Memory,
    identity: identity::Memory,
    questions: questions::Memory,
    filling: filling::Memory,
    dashboard: dashboard::Memory,
    report: report::Memory,
}

/// The application.
pub struct App {
    clock: Clock,
    draft: Option<OpenDraft>,
    page: Page,
    author: String,
    zoom: u16,
    /// Commands that the page carries out in the next frame.
    asked: Vec<Command>,
    memories: Memories,
}

impl App {
    /// Makes the application for a window.
    pub fn new(ctx: &Context, clock: Clock) -> Self {
        theme::install(ctx);
        Self {
            clock,
            draft: None,
            page: Page::Home,
            author: String::new(),
            zoom: 100,
            asked: Vec::new(),
            memories: Memories::default(),
        }
    }

    /// Shows a draft.
    pub fn show(&mut self, draft: OpenDraft, page: Page) {
        self.draft = Some(draft);
        self.page = page;
    }

    /// The open draft.
    pub fn draft(&self) -> Option<&OpenDraft> {
        self.draft.as_ref()
    }

    fn carry_out(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Edit(edit) => self.edit(edit),
            Action::EndRun => {
                if let Some(draft) = &mut self.draft {
                    draft.end_run();
                }
            }
            Action::Command(command) => self.command(ctx, command),
            Action::Go(page) => self.go(page),
            Action::OpenIndicator(id) => {
                if let Some(draft) = &mut self.draft {
                    draft.current = id;
                    self.page = Page::Filling;
                }
            }
            Action::Toast(_) => {}
            Action::Copy(text) => ctx.copy_text(text),
        }
    }

    fn author(&self) -> Author {
        Author { name: self.author.clone(), at: (self.clock)(), revision: 0 }
    }

    fn edit(&mut self, edit: Edit) {
        let author = self.author();
        if let Some(draft) = &mut self.draft {
            let _refused = draft.apply(edit, &author);
        }
    }

    fn go(&mut self, page: Page) {
        if !page.needs_draft() || self.draft.is_some() {
            self.page = page;
        }
    }

    fn command(&mut self, ctx: &Context, command: Command) {
        let author = self.author();
        match command {
            Command::Go(page) => self.go(page),
            Command::Undo | Command::Redo => {
                if let Some(draft) = &mut self.draft {
                    let _done = if command == Command::Undo { draft.undo(&author) } else { draft.redo(&author) };
                }
            }
            Command::NextIndicator | Command::PreviousIndicator => {
                if let Some(draft) = &mut self.draft {
                    draft.step(if command == Command::NextIndicator { 1 } else { -1 });
                    self.page = Page::Filling;
                }
            }
            Command::NextProblem | Command::PreviousProblem => {
                if let Some(draft) = &mut self.draft {
                    draft.step_to_gap(if command == Command::NextProblem { 1 } else { -1 });
                    self.page = Page::Filling;
                }
            }
            Command::NextZone | Command::PreviousZone => step_zone(ctx, command == Command::NextZone),
            command if command.page_own() => {
                self.asked.push(command);
                ctx.request_repaint();
            }
            Command::ZoomIn => self.set_zoom(ctx, self.zoom.saturating_add(10)),
            Command::ZoomOut => self.set_zoom(ctx, self.zoom.saturating_sub(10)),
            Command::ZoomReset => self.set_zoom(ctx, 100),
            _ => {}
        }
    }

    fn set_zoom(&mut self, ctx: &Context, percent: u16) {
        self.zoom = percent.clamp(80, 200);
        ctx.set_zoom_factor(f32::from(self.zoom) / 100.0);
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let mut out: Vec<Action> =
            take_shortcuts(ui.ctx(), self.draft.is_some(), self.page).into_iter().map(Action::Command).collect();
        let file = top_bar::FileState::default();
        top_bar::ui(ui, self.draft.as_ref(), self.page, &file, &mut out);
        bottom_bar::ui(ui, self.draft.as_ref(), self.page, self.zoom);
        let canvas = Tokens::of(ui).canvas;
        let asked = std::mem::take(&mut self.asked);
        CentralPanel::default().frame(Frame::new().fill(canvas)).show(ui, |ui| {
            let Some(draft) = &self.draft else { return };
            let view = View { draft, now: (self.clock)(), asked: &asked };
            let memories = &mut self.memories;
            match self.page {
                Page::Home => home::ui(ui, &view, &mut memories.home, &mut out),
                Page::Identity => identity::ui(ui, &view, &mut memories.identity, &mut out),
                Page::Questions => questions::ui(ui, &view, &mut memories.questions, &mut out),
                Page::Filling => filling::ui(ui, &view, &mut memories.filling, &mut out),
                Page::Dashboard => dashboard::ui(ui, &view, &mut memories.dashboard, &mut out),
                Page::Report => report::ui(ui, &view, &mut memories.report, &mut out),
                Page::History | Page::Settings => {}
            }
        });
        let ctx = ui.ctx().clone();
        for action in out {
            self.carry_out(&ctx, action);
        }
    }
}
