//! One frame: what arrived, what is due, then the shell, the page and what lies above them.

use egui::{CentralPanel, Context, Frame, Ui, ViewportCommand};

use super::App;
use crate::chart::index_text;
use crate::desktop::{
    action::{Action, Page},
    pages::{
        View, backups, benchmark, checks, comparison, dashboard, evidence, filling, history, home, identity, package,
        plan, portfolio, questions, report, settings,
    },
    shell::{announcer, bottom_bar, drop_hint, instrument, sub_bar, top_bar},
    shortcuts::{side_buttons, take_shortcuts},
    theme::Tokens,
    widgets::{begin_page, end_page, forget_followed, hold, note_popups},
};
use crate::{t, words::Sentence as _};

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        forget_followed(ctx);
        note_popups(ctx);
        self.watch_keyboard(ctx);
        self.lately(|app| {
            while let Some(done) = app.jobs.take() {
                app.finish(done);
            }
        });
        self.guard_close(ctx);
        self.end_if_wanted();
        self.take_dropped(ctx);
        self.take_pasted(ctx);
        self.lately(Self::keep);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let open = self.file.is_some();
        let page = self.page;
        let above = self.shown.is_some() || self.palette.is_some();
        let mut out: Vec<Action> =
            take_shortcuts(ui.ctx(), |command| command.possible(open, page) && (!above || command.above_dialogs()))
                .into_iter()
                .map(Action::Command)
                .collect();
        if !above {
            out.extend(side_buttons(ui.ctx()).map(Action::Command));
        }
        // A menu does not stay open over what a command shows or changes.
        if !out.is_empty() {
            egui::Popup::close_all(ui.ctx());
        }
        if let Some(file) = &mut self.file {
            file.check();
        }
        let read_only = self.file.as_ref().and_then(|file| file.session.read_only.as_ref());
        hold(ui.ctx(), read_only.map(|why| why.sentence_in(self.world.words)).as_deref());
        let state = self.file_state();
        let draft = self.file.as_ref().map(|file| &file.draft);
        top_bar::ui(ui, draft, page, &state, &mut out);
        let tag = bottom_bar::ui(ui, draft, page, self.settings.text_percent);
        let pressed = self.banners_ui(ui);
        if let Some(file) = &self.file
            && page.tab() == Page::Filling
        {
            let counts = sub_bar::Counts {
                documents: file.draft.assessment().register().len(),
                findings: file.checked.inspection().findings().len(),
            };
            sub_bar::ui(ui, page, counts, &mut out);
        }
        begin_page(ui);
        let below_bars = ui.available_rect_before_wrap();
        self.page_room = below_bars;
        self.page_ui(ui, &mut out);
        end_page(ui, below_bars);
        bottom_bar::settle(ui);
        if let (Some(rect), Some(file)) = (tag, &self.file) {
            instrument::ui(ui, rect, &file.draft);
        }
        top_bar::zone(ui);
        drop_hint::ui(ui.ctx(), self.drop_words());
        if let Some(transfer) = &self.transfer {
            transfer.ui(ui.ctx());
        }
        self.announce(ui, &state);
        self.palette_ui();
        out.extend(self.settle_focus());
        if self.toasts.ui(ui.ctx(), self.file.as_ref().map(super::OpenFile::changes)) {
            out.push(Action::Command(crate::desktop::Command::Undo));
        }
        let answer = pressed.or_else(|| self.dialog_ui());
        self.notice_asked(&out, answer.is_some());
        for action in out {
            self.carry_out(action);
        }
        if let Some(answer) = answer {
            self.answer(answer);
        }
        self.note_place();
        self.keep_least_size(ui.ctx());
        self.keyboard.note_focus(ui.ctx());
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        let held = ctx.input(|input| input.pointer.any_down());
        self.resting_pointer.admit(&mut input.events, held);
        if self.key_order.admit(&mut input.events, ctx.text_edit_focused()) {
            ctx.request_repaint();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.remember_place();
        self.close_file();
        self.write_settings_now();
    }
}

impl App {
    fn page_ui(&mut self, ui: &mut Ui, out: &mut Vec<Action>) {
        let tokens = Tokens::of(ui);
        let now = (self.world.clock)();
        let asked = std::mem::take(&mut self.asked);
        let memories = &mut self.memories;
        CentralPanel::default().frame(Frame::new().fill(tokens.canvas)).show(ui, |ui| {
            // A page starts where it stood; pages of different drafts do not share their places.
            let Some(file) = self.file.as_ref().filter(|_| self.page.needs_draft()) else {
                match self.page {
                    Page::Settings => settings::ui(
                        ui,
                        &settings::Seen { settings: &self.settings, places: self.world.places.as_ref() },
                        &mut memories.settings,
                        out,
                    ),
                    Page::Portfolio => {
                        portfolio::ui(ui, self.world.rubrics, self.file.is_some(), &mut memories.portfolio, out);
                    }
                    _ => home::ui(
                        ui,
                        &home::Seen {
                            settings: &self.settings,
                            places: self.world.places.as_ref(),
                            look: &self.look,
                            open: self.file.as_ref().map(|file| file.session.draft_id.as_str()),
                            rubrics: self.world.rubrics,
                            now,
                        },
                        &mut memories.home,
                        out,
                    ),
                }
                return;
            };
            let view = View {
                draft: &file.draft,
                words: self.world.words,
                now,
                asked: &asked,
                draft_id: &file.session.draft_id,
                revision: file.session.revision_of(file.changes()),
                inspection: file.checked.inspection(),
                missing: &file.draft.missing,
                new_id: self.world.new_id,
            };
            match self.page {
                Page::Identity => identity::ui(ui, &view, &mut memories.identity, out),
                Page::Questions => questions::ui(ui, &view, &mut memories.questions, out),
                Page::Filling => filling::ui(ui, &view, &mut memories.filling, out),
                Page::Evidence => evidence::ui(ui, &view, &mut memories.evidence, out),
                Page::Checks => checks::ui(ui, &view, &mut memories.checks, out),
                Page::Package => package::ui(ui, &view, &mut memories.package, out),
                Page::Dashboard => dashboard::ui(ui, &view, &mut memories.dashboard, out),
                Page::Comparison => comparison::ui(ui, &view, &mut memories.comparison, out),
                Page::Benchmark => benchmark::ui(ui, &view, &mut memories.benchmark, out),
                Page::Plan => plan::ui(ui, &view, &mut memories.plan, out),
                Page::Report => report::ui(ui, &view, &mut memories.report, out),
                Page::History => history::ui(ui, &view, &mut memories.history, out),
                Page::Backups => backups::ui(ui, &view, &mut memories.backups, out),
                Page::Home | Page::Portfolio | Page::Settings => {}
            }
        });
    }

    /// Says to a screen reader how the draft stands, once it has changed.
    fn announce(&mut self, ui: &Ui, state: &top_bar::FileState) {
        let words = self.world.words;
        let facts = self.file.as_ref().map(|file| announcer::Facts {
            opening: file.serial,
            saved: state.safe.then(|| format!("{}.", state.saved)),
            index: t!(words, app.said_index, index = index_text(words, &file.draft.score)),
            findings: t!(words, app.said_findings, count = file.checked.inspection().open_work()),
        });
        self.announcer.ui(ui, facts);
    }

    /// What a file that hovers over the window will do.
    fn drop_words(&self) -> String {
        let words = self.world.words;
        match (self.page, &self.file) {
            (_, None) => t!(words, app.drop).to_owned(),
            (Page::Filling, Some(file)) => t!(words, app.drop_indicator, indicator = file.draft.current),
            (_, Some(_)) => t!(words, app.drop_register).to_owned(),
        }
    }

    /// A window that is closed while something is not saved stays open until it is, or until the person decides.
    fn guard_close(&mut self, ctx: &Context) {
        let (asked, shape) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.close_requested(), (viewport.inner_rect, viewport.maximized))
        });
        if let (Some(rect), maximised) = shape {
            let window = &mut self.settings.window;
            window.maximised = maximised.unwrap_or(false);
            if !window.maximised {
                window.width = rect.width() * ctx.zoom_factor();
                window.height = rect.height() * ctx.zoom_factor();
            }
        }
        if !asked || self.closing {
            return;
        }
        self.asked_for();
        let unsafe_now = self.file.as_ref().is_some_and(|file| file.behind() || file.session.working());
        if unsafe_now {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.leave(super::Intent::Quit);
        } else {
            self.closing = true;
        }
    }

    fn take_dropped(&mut self, ctx: &Context) {
        let paths: Vec<std::path::PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if self.shown.is_none() {
            self.dropped(&paths);
        }
    }
}
