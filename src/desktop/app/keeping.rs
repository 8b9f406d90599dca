//! Keeping what was typed: the file one second after the last change, the recovery copy where there is none, the settings.

use std::time::Duration;

use super::{App, Done, Intent, OpenFile};
use crate::{
    desktop::{
        dialogs::{Answer, Ask, Dialog, Wanted},
        jobs::guarded,
        saving::{Due, Standing, Task, Trouble},
        shell::top_bar::FileState,
        widgets::ButtonKind,
        work::{self, How, SaveOrder, SaveReport},
    },
    storage::{self, Draft},
    t, words,
};

/// Settings are written so many seconds after the first change.
const SETTINGS_WAIT: f64 = 2.0;

impl App {
    /// Starts what is due, and goes on with what waited for it.
    pub(super) fn keep(&mut self) {
        let now = self.now();
        self.keep_settings(now);
        let Some(file) = &mut self.file else { return };
        let changes = file.changes();
        file.saving.notice(changes, now);
        let self_saving = self.settings.self_saving;
        match file.saving.due(changes, now, self_saving) {
            Due::Nothing => {}
            Due::In(wait) => self.context.request_repaint_after(Duration::from_secs_f64(wait)),
            Due::Now(Task::File) => self.write_file(),
            Due::Now(Task::Copy) => self.write_copy(),
        }
        if self.shown.is_none() {
            self.go_on_leaving();
        }
    }

    fn keep_settings(&mut self, now: f64) {
        let Some(since) = self.settings_since else { return };
        if now < since + SETTINGS_WAIT {
            self.context.request_repaint_after(Duration::from_secs_f64(since + SETTINGS_WAIT - now));
            return;
        }
        self.settings_since = None;
        let Some(places) = self.world.places.clone() else { return };
        let (disk, settings) = (self.world.disk.clone(), self.settings.clone());
        self.jobs.start(move || Done::Settings(storage::save_settings(&*disk, &places.settings(), &settings)));
    }

    /// Writes the settings before the window goes.
    pub(super) fn write_settings_now(&mut self) {
        self.settings_since = None;
        if let Some(places) = &self.world.places {
            // Nobody is there any more to be told.
            let _ = storage::save_settings(&*self.world.disk, &places.settings(), &self.settings);
        }
    }

    fn order(&self, file: &OpenFile, path: std::path::PathBuf, draft: Draft, how: How) -> SaveOrder {
        SaveOrder {
            disk: self.world.disk.clone(),
            places: self.world.places.clone(),
            rubrics: self.world.rubrics,
            path,
            draft,
            how,
            keep_found: !file.saving.restore_kept,
            keep_written: file.saving.asked,
            holder: self.holder(),
        }
    }

    /// Writes the draft into its own file.
    fn write_file(&mut self) {
        let now = (self.world.clock)();
        let Some(file) = &self.file else { return };
        let Some(path) = file.saving.path.clone() else { return };
        let draft = file.saving.draft(&file.draft.rubric, file.draft.assessment(), now);
        let order = self.order(file, path, draft, How::Own(file.saving.known.clone()));
        self.start_save(order, false);
    }

    /// Writes the draft into another file, which becomes its own.
    pub(super) fn write_into(&mut self, path: std::path::PathBuf, replace: bool) {
        let now = (self.world.clock)();
        let Some(file) = &self.file else { return };
        let draft = file.saving.draft(&file.draft.rubric, file.draft.assessment(), now);
        let order = self.order(file, path, draft, How::New { replace });
        self.start_save(order, true);
    }

    fn start_save(&mut self, order: SaveOrder, naming: bool) {
        let Some(file) = &mut self.file else { return };
        let changes = file.changes();
        file.saving.start(Task::File, changes);
        // What is asked for while this save runs is for the next one.
        let asked = std::mem::take(&mut file.saving.asked);
        let serial = file.saving.serial;
        let broken = move || SaveReport::Failed { sentence: t!("saving.broken").to_owned(), attempted: None };
        self.jobs.start(move || {
            let report = guarded(|| work::save(order)).unwrap_or_else(broken);
            Done::Saved { serial, report: Box::new(report), naming, asked }
        });
    }

    fn write_copy(&mut self) {
        let now = (self.world.clock)();
        let (disk, places) = (self.world.disk.clone(), self.world.places.clone());
        let Some(file) = &mut self.file else { return };
        let changes = file.changes();
        let draft = file.saving.copy(&file.draft.rubric, file.draft.assessment(), now);
        file.saving.start(Task::Copy, changes);
        let serial = file.saving.serial;
        let copier = std::rc::Rc::clone(&self.world.copier);
        self.jobs.start_on(&*copier, move || {
            let result = guarded(|| work::copy(&disk, places.as_ref(), &draft));
            Done::Copied { serial, result: result.unwrap_or_else(|| Err(t!("saving.broken").to_owned())) }
        });
    }

    /// The program itself failed in the middle of a frame: what is not in the file goes into the recovery copy before
    /// anything else can go wrong.
    pub(in crate::desktop) fn rescue(&self) {
        let Some(file) = &self.file else { return };
        if file.saving.read_only.is_some() || !file.behind() {
            return;
        }
        let draft = file.saving.copy(&file.draft.rubric, file.draft.assessment(), (self.world.clock)());
        // Nobody can be told any more.
        let _ = work::copy(&self.world.disk, self.world.places.as_ref(), &draft);
    }

    /// Removes what killed saves left in the program's own folders; said to nobody, because nothing is lost by it.
    pub(super) fn sweep_leftovers(&self) {
        let Some(places) = self.world.places.clone() else { return };
        let (disk, now) = (self.world.disk.clone(), (self.world.clock)());
        self.world.runner.run(Box::new(move || {
            storage::sweep_places(&*disk, &places, now);
        }));
    }

    /// Removes recovery copies once the file holds everything.
    fn sweep_copies(&mut self) {
        let Some(file) = &mut self.file else { return };
        let changes = file.changes();
        let copies = file.saving.swept(changes);
        if copies.is_empty() {
            return;
        }
        let (disk, places) = (self.world.disk.clone(), self.world.places.clone());
        self.jobs.start(move || {
            work::discard_copies(&disk, places.as_ref(), &copies);
            Done::Discarded
        });
    }

    /// Ctrl+S: the file and a restore point at once; a draft without a file gets one.
    pub(super) fn save_now(&mut self) {
        let Some(file) = &mut self.file else { return };
        if file.saving.can_write() {
            file.saving.asked = true;
            file.saving.try_again();
        } else {
            self.ask_path(Wanted::SaveAs);
        }
    }

    /// Takes note of how a save ended.
    pub(super) fn saved(&mut self, serial: u64, report: SaveReport, naming: bool, asked: bool) {
        let Some(file) = self.file.as_mut().filter(|file| file.saving.serial == serial) else { return };
        match report {
            SaveReport::Saved { path, header, recent, no_restore_point, lock } => {
                let first = file.saving.path.as_ref() != Some(&path);
                if let Some(lock) = lock
                    && let Some(old) = file.lock.replace(lock)
                    && first
                {
                    storage::release_lock(&*self.world.disk, old);
                }
                file.saving.written(path, header.revision, header.checksum, header.saved_at);
                file.find_store(self.world.places.as_ref());
                self.settings.remember(*recent);
                self.settings_changed();
                if let Some(sentence) = no_restore_point {
                    self.problem(t!("saving.no_restore_point", cause = sentence));
                } else if asked || first {
                    self.toasts.add(if asked { t!("saving.done_asked") } else { t!("saving.done") }.to_owned(), None);
                }
            }
            SaveReport::Exists { path } => {
                file.saving.not_named();
                let name = path.display().to_string();
                self.open_dialog(Dialog::Ask(Ask::question(
                    t!("dialog.exists.title"),
                    vec![t!("dialog.exists.body", path = name)],
                    vec![
                        (t!("dialog.exists.replace"), ButtonKind::Danger, Answer::Replace(path)),
                        (t!("dialog.exists.other"), ButtonKind::Primary, Answer::SaveAs),
                    ],
                )));
            }
            SaveReport::Failed { sentence, .. } if naming => {
                file.saving.not_named();
                self.leaving = None;
                self.say(t!("saving.failed"), vec![sentence, t!("saving.safe_in_memory").to_owned()]);
            }
            SaveReport::Failed { sentence, attempted } => {
                file.saving.not_written(Trouble::Failed { sentence, left: false }, attempted);
            }
            SaveReport::Changed { other, differing } => {
                file.saving.not_written(Trouble::Changed { other, differing }, None);
                self.leaving = None;
                self.ask_changed();
            }
            SaveReport::Unreadable { sentence } => {
                file.saving.not_written(Trouble::Unreadable { sentence }, None);
            }
        }
        // What the file did not take goes into the recovery copy without waiting.
        if let Some(file) = &mut self.file {
            file.saving.hurry();
        }
        self.sweep_copies();
    }

    /// Takes note of how writing a recovery copy ended.
    pub(super) fn copied(&mut self, serial: u64, result: Result<(), String>) {
        let Some(file) = self.file.as_mut().filter(|file| file.saving.serial == serial) else { return };
        file.saving.copied();
        if let Err(sentence) = result {
            self.problem(t!("saving.no_copy", cause = sentence));
        }
        self.sweep_copies();
    }

    /// Something went wrong beside the draft; it is said once.
    pub(super) fn problem(&mut self, sentence: String) {
        if !self.problems.contains(&sentence) {
            self.problems.push(sentence);
        }
    }

    /// Somebody else wrote the file: what happened, what is safe, what can be done.
    pub(super) fn ask_changed(&mut self) {
        let Some(sentence) = self.changed_sentence() else { return };
        self.open_dialog(Dialog::Ask(Ask::question(
            t!("dialog.changed.title"),
            vec![sentence, t!("dialog.changed.body").to_owned()],
            vec![
                (t!("home.compare"), ButtonKind::Normal, Answer::CompareChanged),
                (t!("dialog.changed.reload"), ButtonKind::Normal, Answer::Reload),
                (t!("dialog.save_copy"), ButtonKind::Primary, Answer::SaveAs),
            ],
        )));
    }

    /// Who changed the file when, and how far it is from what is open.
    pub(super) fn changed_sentence(&self) -> Option<String> {
        let file = self.file.as_ref()?;
        let Some(Trouble::Changed { other, differing }) = &file.saving.trouble else { return None };
        let draft = &other.draft;
        let who = draft.assessment.history.last().map(|entry| entry.by.as_str()).filter(|name| !name.is_empty());
        let time = words::moment_short(draft.header.saved_at, draft.assessment.zone.value);
        let count = words::count(*differing);
        Some(match who {
            Some(who) => t!("saving.changed_by", who = who, time = time, count = count),
            None => t!("saving.changed", time = time, count = count),
        })
    }

    /// Does something that ends the sitting, once nothing can be lost by it.
    pub(super) fn leave(&mut self, intent: Intent) {
        if let Some(file) = &mut self.file {
            file.draft.end_run();
            file.saving.hurry();
        }
        self.leaving = Some(intent);
        self.go_on_leaving();
    }

    fn go_on_leaving(&mut self) {
        if self.leaving.is_none() {
            return;
        }
        let self_saving = self.settings.self_saving;
        if let Some(file) = &mut self.file {
            if file.saving.working() {
                return;
            }
            if file.behind() {
                let writes = file.saving.can_write() && file.saving.trouble.is_none() && self_saving;
                if writes || (file.saving.asked && file.saving.can_write()) {
                    // `keep` starts it in this frame or the next.
                    self.context.request_repaint();
                } else {
                    self.ask_unsaved();
                }
                return;
            }
        }
        match self.leaving.take() {
            Some(Intent::Quit) => {
                self.closing = true;
                self.context.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Some(Intent::Close) => {
                self.remember_place();
                self.release_lock();
                self.file = None;
                self.toasts.clear();
                self.page = crate::desktop::action::Page::Home;
                self.look_around();
            }
            Some(Intent::Show(file)) => self.put(*file),
            None => {}
        }
    }

    fn ask_unsaved(&mut self) {
        let Some(file) = &self.file else { return };
        let named = file.saving.path.is_some();
        let mut body = vec![if named { t!("dialog.unsaved.named") } else { t!("dialog.unsaved.unnamed") }.to_owned()];
        if let Some(Trouble::Failed { sentence, .. } | Trouble::Unreadable { sentence }) = &file.saving.trouble {
            body.insert(0, sentence.clone());
        }
        let trouble = file.saving.trouble.is_some();
        let save = if named && !trouble { t!("dialog.unsaved.save") } else { t!("dialog.unsaved.save_as") };
        self.open_dialog(Dialog::Ask(Ask::question(
            t!("dialog.unsaved.title"),
            body,
            vec![
                (t!("dialog.unsaved.discard"), ButtonKind::Danger, Answer::LeaveWithout),
                (t!("dialog.cancel"), ButtonKind::Normal, Answer::Close),
                (save, ButtonKind::Primary, Answer::SaveAndLeave),
            ],
        )));
    }

    /// What was typed is thrown away, as the person said.
    pub(super) fn throw_away(&mut self) {
        let Some(file) = &mut self.file else { return };
        let obsolete = file.saving.obsolete();
        let changes = file.changes();
        file.saving.forget(changes);
        let (disk, places) = (self.world.disk.clone(), self.world.places.clone());
        let work = move || {
            work::discard_copies(&disk, places.as_ref(), &obsolete);
            Done::Discarded
        };
        self.jobs.start(work);
    }

    /// What the top bar says of the file.
    pub(super) fn file_state(&self) -> FileState {
        let author = self.settings.author.clone();
        let initials = initials(&author);
        let Some(file) = &self.file else { return FileState { initials, author, ..FileState::default() } };
        let zone = file.draft.assessment().zone.value;
        let now = (self.world.clock)();
        let standing = file.saving.standing(file.changes());
        let saved = match standing {
            Standing::Saved(at) if zone.local(at).date() == zone.local(now).date() => {
                t!("saving.saved", time = words::time(at, zone))
            }
            Standing::Saved(at) => t!("saving.saved", time = words::moment_short(at, zone)),
            Standing::Working => t!("saving.working").to_owned(),
            Standing::Behind => t!("saving.behind").to_owned(),
            Standing::Unnamed => t!("saving.unnamed").to_owned(),
            Standing::ReadOnly => t!("saving.read_only").to_owned(),
        };
        let path = file.saving.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let title = t!("storage.title", rubric = file.draft.rubric.name, year = file.draft.assessment().year.value);
        FileState { title, saved, safe: matches!(standing, Standing::Saved(_)), initials, author, path }
    }
}

/// First letters of the first and the last word of a name.
fn initials(name: &str) -> String {
    let mut words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}
