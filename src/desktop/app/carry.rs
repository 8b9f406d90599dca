//! Carrying out what pages ask for and what commands say.

use super::{App, Done, Intent};
use crate::{
    assessment::{Author, Edit, SittingId},
    desktop::{
        action::{Action, Page, Setting},
        command::Command,
        dialogs::{Dialog, NewForm, Wanted},
        shell::palette::Palette,
        subject,
    },
    t,
    words::Sentence as _,
};

/// Smallest, largest text size in percent, and how much one step is.
const ZOOM: (u16, u16, u16) = (80, 200, 10);

impl App {
    pub(super) fn carry_out(&mut self, action: Action) {
        match action {
            Action::Edit(edit) => self.changed = self.edit(edit),
            Action::EndRun => {
                if let Some(file) = &mut self.file {
                    file.draft.end_run();
                }
            }
            Action::Command(command) => self.command(command),
            Action::Go(page) => self.go(page),
            Action::OpenIndicator(id) => {
                if let Some(file) = &mut self.file {
                    file.draft.current = id;
                    self.go(Page::Filling);
                }
            }
            Action::Toast(text) => self.toasts.add(text, None),
            Action::Refuse(text) => self.toasts.refuse(text),
            // It speaks of the edit before it: of one that was held or refused it would say what is not so.
            Action::ToastUndo(text) => {
                if self.changed {
                    let changes = self.file.as_ref().map(super::OpenFile::changes);
                    self.toasts.add(text, changes);
                }
            }
            Action::Copy(text) => self.context.copy_text(text),
            Action::Write(offer) => self.ask_path(Wanted::Write(offer)),
            Action::Export(order) => self.export(order),
            Action::Preview(order) => {
                if let Some(serial) = self.file.as_ref().map(|file| file.serial) {
                    self.jobs.start(move || Done::Previewed { serial, made: order.make() });
                }
            }
            Action::FindPlan(order) => {
                if let Some(serial) = self.file.as_ref().map(|file| file.serial) {
                    self.jobs.start(move || Done::Planned { serial, found: order.find() });
                }
            }
            Action::ShowInPlan(id) => {
                self.memories.plan.show(&id);
                self.go(Page::Plan);
            }
            Action::OpenFile(path) => self.view(path.as_os_str()),
            Action::OpenPath(path) => self.open(&path),
            Action::Find(path) => self.ask_path(Wanted::Moved(path)),
            Action::Forget(path) => {
                self.settings.forget(&path);
                self.settings_changed();
            }
            Action::Recover(path) => self.recover(path),
            Action::Compare(copy, file) => self.compare(copy, file),
            Action::OpenSaved(path) => self.open_as(&path, false, None),
            Action::ListBackups => self.list_backups(),
            Action::LookIntoBackup(path) => self.look_into_backup(path),
            Action::Discard(path) => self.ask_discard(path),
            Action::Set(setting) => self.set(setting),
            Action::ShowGuide => self.open_dialog(Dialog::Guide),
            Action::ShowAbout => self.open_dialog(Dialog::About),
            Action::Attach(target) => self.ask_path(Wanted::Evidence(target)),
            Action::AttachLink(target) => self.ask_link(target),
            Action::AttachKnown(place) => self.ask_document(place),
            Action::ViewDocument(id) => self.view_document(&id),
            Action::ShowDocument(id) => {
                self.memories.evidence.show(id);
                self.go(Page::Evidence);
            }
            Action::Jump(subject, code) => self.jump(subject, code),
            Action::ShowField(field, part) => self.show_field(field, part),
            Action::StepFinding { forward, from } => self.step_finding(forward, from),
            Action::ChooseBefore => self.ask_path(Wanted::Before),
            Action::ChooseBeside => self.ask_path(Wanted::Beside),
            Action::CompareDrafts(paths) => self.compare_drafts(&paths),
            Action::ChooseFolder => self.ask_path(Wanted::Folder),
            Action::StopFolder => self.stop_folder(),
            Action::ChooseLogo => self.ask_path(Wanted::Logo),
            Action::ListResults => self.list_results(),
            Action::AddResults => self.ask_path(Wanted::Results),
            Action::RemoveResults(path) => self.ask_remove_results(path),
            Action::MakePackage => self.ask_path(Wanted::Package),
            Action::VerifyPackage => self.ask_path(Wanted::Verify),
        }
    }

    pub(super) fn author(&self) -> Author {
        let (name, at) = (self.settings.author.clone(), (self.world.clock)());
        match &self.file {
            Some(file) => file.session.author(name, at),
            None => Author { name, at, revision: 0, sitting: SittingId::default() },
        }
    }

    /// True where the draft that is open can only be read, which is said then.
    pub(super) fn refused_to_change(&mut self) -> bool {
        let held = self.file.as_ref().is_some_and(|file| file.session.read_only.is_some());
        if held {
            self.toasts.refuse(t!(self.world.words, saving.refused_read_only).to_owned());
        }
        held
    }

    /// Makes an edit. False where it was refused.
    pub(super) fn edit(&mut self, edit: Edit) -> bool {
        if self.refused_to_change() {
            return false;
        }
        let author = self.author();
        let Some(file) = &mut self.file else { return false };
        let Err(error) = file.draft.apply(edit, &author) else { return true };
        // A key may have made it: a dialog would take the keys that follow.
        self.problem(t!(self.world.words, app.refused, cause = error.sentence_in(self.world.words)));
        false
    }

    /// The name under which changes are recorded from now on; none where the person gives none.
    pub(super) fn named(&mut self, name: String) {
        if name.is_empty() {
            self.nameless = true;
        } else {
            self.settings.author = name;
            self.settings_changed();
        }
        self.author_typed.clear();
    }

    pub(super) fn go(&mut self, page: Page) {
        if page.needs_draft() && self.file.is_none() {
            return;
        }
        if page != self.page {
            if let Some(file) = &mut self.file {
                file.draft.end_run();
                file.session.hurry();
            }
            if page == Page::Portfolio {
                self.come_to_folder();
            }
            if page == Page::Home {
                self.look_around();
            }
            self.come();
            self.memories.backups.stale();
            self.memories.benchmark.stale();
            if page.tab() == Page::Filling {
                self.look_for_missing();
            }
        }
        self.page = page;
    }

    /// Another page is shown. Who came by a key goes on by keys: the page has the focus, unless something on it takes it.
    pub(super) fn come(&mut self) {
        let pointed = self.context.input(|input| input.pointer.any_pressed() || input.pointer.any_released());
        self.keyboard.arriving = !pointed;
        // What had the focus on the page before is gone, and something else may be called by its id. A tab at which Enter was
        // pressed keeps it.
        let entered =
            self.context.input(|input| input.key_pressed(egui::Key::Enter) || input.key_pressed(egui::Key::Space));
        let focused = self.context.memory(egui::Memory::focused);
        let on_page = |id: &egui::Id| {
            let rect = self.context.read_response(*id).map(|response| response.rect);
            rect.is_none_or(|rect| !entered || self.page_room.contains(rect.center()))
        };
        if let Some(id) = focused.filter(on_page) {
            self.context.memory_mut(|memory| memory.surrender_focus(id));
        }
    }

    pub(super) fn command(&mut self, command: Command) {
        if command.changes_draft() && self.refused_to_change() {
            return;
        }
        match command {
            Command::New => {
                let (folder, asks_author) = (self.world.documents.clone(), self.settings.author.is_empty());
                let form = NewForm::new(self.this_year(), folder, asks_author, self.world.rubrics);
                self.open_dialog(Dialog::New(form));
            }
            Command::NewFromLast => self.ask_path(Wanted::LastYear),
            Command::Open => self.ask_path(Wanted::Open),
            Command::OpenExample => self.open_example(),
            Command::Save => self.save_now(),
            Command::SaveAs => self.ask_path(Wanted::SaveAs),
            Command::ImportLevels => self.ask_path(Wanted::Levels),
            Command::LevelsTemplate => self.ask_template(),
            Command::ExportWorkbook => self.ask_workbook(),
            Command::Close => self.leave(Intent::Close),
            Command::Undo | Command::Redo => self.undo(command == Command::Undo),
            Command::Search => {
                let before = self.context.memory(|memory| memory.focused());
                self.palette = Some(Palette::new(before));
            }
            Command::Go(page) => self.go(page),
            Command::Back | Command::Forth => self.step_place(command),
            Command::NextIndicator | Command::PreviousIndicator => {
                if let Some(file) = &mut self.file {
                    file.draft.step(if command == Command::NextIndicator { 1 } else { -1 });
                }
                self.go(Page::Filling);
            }
            Command::NextProblem | Command::PreviousProblem => {
                // In a text the places that are still open come first, which the page knows.
                if self.page == Page::Filling {
                    self.hand_over(command);
                } else {
                    self.step_finding(command == Command::NextProblem, None);
                }
            }
            Command::NextZone | Command::PreviousZone => {
                crate::desktop::widgets::step_zone(&self.context, command == Command::NextZone);
            }
            Command::Export => {
                self.go(Page::Report);
                self.hand_over(command);
            }
            Command::Level(_)
            | Command::Guide
            | Command::InsertPattern
            | Command::DraftExplanation
            | Command::AddEvidence
            | Command::AddLink
            | Command::AddKnown
            | Command::Reletter => self.hand_over(command),
            Command::ZoomIn => self.zoom(self.settings.text_percent.saturating_add(ZOOM.2)),
            Command::ZoomOut => self.zoom(self.settings.text_percent.saturating_sub(ZOOM.2)),
            Command::ZoomReset => self.zoom(100),
            Command::Shortcuts => self.open_dialog(Dialog::Shortcuts),
            Command::Quit => self.context.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    /// The page that is open carries the command out in the next frame.
    fn hand_over(&mut self, command: Command) {
        self.asked.push(command);
        self.context.request_repaint();
    }

    fn undo(&mut self, back: bool) {
        let words = self.world.words;
        let author = self.author();
        let Some(file) = &mut self.file else { return };
        let done = if back { file.draft.undo(&author) } else { file.draft.redo(&author) };
        match done {
            Ok(Some(done)) => {
                let what = subject::of_edit(&done.edit, &file.draft, words);
                let text = if back { t!(words, app.undone, what = what) } else { t!(words, app.redone, what = what) };
                if let Some(id) = subject::indicator_of_edit(&done.edit)
                    && self.page == Page::Filling
                {
                    file.draft.current = id.to_string();
                }
                self.toasts.stepped();
                self.toasts.add(text, None);
            }
            Ok(None) => {}
            Err(error) => self.say(t!(words, dialog.edit.title), vec![error.sentence_in(words)]),
        }
    }

    fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Author(name) => self.settings.author = name.trim().to_owned(),
            Setting::Theme(theme) => {
                self.settings.theme = theme;
                if theme == crate::storage::Theme::System {
                    self.context.set_theme(egui::ThemePreference::System);
                }
            }
            Setting::TextPercent(percent) => self.settings.text_percent = percent.clamp(ZOOM.0, ZOOM.1),
            Setting::SelfSaving(on) => self.settings.self_saving = on,
            Setting::LessMotion(on) => self.settings.less_motion = on,
        }
        self.apply_settings();
        self.settings_changed();
    }

    fn zoom(&mut self, percent: u16) {
        self.set(Setting::TextPercent(percent));
    }
}
