//! Keeping what was typed: the file one second after the last change, the recovery copy where there is none.

use std::{path::Path, time::Duration};

use super::{App, Done, Intent, OpenFile};
use crate::{
    desktop::{
        dialogs::{Answer, Ask, Dialog, Wanted},
        jobs::guarded,
        shell::top_bar::FileState,
        widgets::ButtonKind,
    },
    session::{
        self, CopyProblem, Due, EvidenceSource, GatherProblem, NewPlace, SaveOrder, SaveProblem, SaveState, SavedDraft,
        Task,
    },
    storage, t,
    words::Sentence as _,
};

/// How often it is shown how far copying the evidence is.
const COPYING_SHOWN: Duration = Duration::from_millis(250);

impl App {
    /// Starts what is due, and goes on with what waited for it.
    pub(super) fn keep(&mut self) {
        let now = self.now();
        self.keep_settings(now);
        self.keep_folder(now);
        let Some(file) = &mut self.file else { return };
        let changes = file.changes();
        file.session.notice(changes, now);
        file.session.recount(changes, &file.draft.rubric, file.draft.assessment());
        if file.copying.is_some() {
            self.context.request_repaint_after(COPYING_SHOWN);
        }
        let self_saving = self.settings.self_saving;
        match file.session.due(changes, now, self_saving) {
            Due::Nothing => {}
            Due::In(wait) => self.context.request_repaint_after(Duration::from_secs_f64(wait)),
            Due::Now(Task::File) => self.write_file(),
            Due::Now(Task::Copy) => self.write_copy(),
        }
        let asks = self.waiting.iter().any(|waiting| waiting.dialog.asks_to_leave());
        if self.ended || self.shown.is_none() && !asks {
            self.go_on_leaving();
        }
    }

    /// Writes the draft into its own file.
    fn write_file(&mut self) {
        let now = (self.world.clock)();
        let Some(OpenFile { draft, session, .. }) = &mut self.file else { return };
        let Some(path) = session.path.clone() else { return };
        let order = session.own_order(path, &draft.rubric, draft.assessment(), now);
        self.start_save(order, false);
    }

    /// Writes the draft into another file, which becomes its own.
    pub(super) fn write_into(&mut self, path: &Path, replace: bool) {
        let now = (self.world.clock)();
        let holder = self.holder();
        let path = storage::absolute(path);
        let Some(OpenFile { draft, session, .. }) = &mut self.file else { return };
        let place = NewPlace { path, replace, holder, store: draft.store() };
        let order = session.new_order(place, &draft.rubric, draft.assessment(), now);
        self.start_save(order, true);
    }

    fn start_save(&mut self, order: SaveOrder, naming: bool) {
        let Some(file) = &mut self.file else { return };
        let changes = file.changes();
        file.session.start(Task::File, changes);
        file.copying = (!order.evidence.from.is_empty()).then(|| std::sync::Arc::clone(&order.evidence.progress));
        // What is asked for while this save runs is for the next one.
        let asked = std::mem::take(&mut file.session.asked);
        let serial = file.serial;
        let work = self.world.workplace();
        self.jobs.start(move || {
            let result = guarded(|| session::save(work.here(), &order)).unwrap_or(Err(SaveProblem::Broken));
            Done::Saved { serial, result: Box::new(result), naming, asked }
        });
    }

    fn write_copy(&mut self) {
        let now = (self.world.clock)();
        let work = self.world.workplace();
        let Some(file) = &mut self.file else { return };
        let changes = file.changes();
        let draft = file.session.recovery_copy(&file.draft.rubric, file.draft.assessment(), now);
        file.session.start(Task::Copy, changes);
        let serial = file.serial;
        let copier = std::rc::Rc::clone(&self.world.copier);
        self.jobs.start_on(&*copier, move || {
            let result = guarded(|| session::write_copy(work.here(), &draft)).unwrap_or(Err(CopyProblem::Broken));
            Done::Copied { serial, result }
        });
    }

    /// The program itself failed in the middle of a frame: what is not in the file goes into the recovery copy before
    /// anything else can go wrong.
    pub(in crate::desktop) fn rescue(&self) {
        // Nobody can be told any more.
        let _ = self.copy_now();
    }

    /// Writes the recovery copy of what is not in the file without waiting for anything.
    fn copy_now(&self) -> Result<(), CopyProblem> {
        let Some(file) = self.file.as_ref().filter(|file| file.session.read_only.is_none() && file.behind()) else {
            return Ok(());
        };
        let now = (self.world.clock)();
        let draft = file.session.recovery_copy(&file.draft.rubric, file.draft.assessment(), now);
        session::write_copy(self.world.workplace().here(), &draft)
    }

    /// Saves and closes where the system wants the program to end. It may wait for seconds only, so that the recovery copy
    /// comes first, before a file that may lie on a slow disk.
    pub(super) fn end_if_wanted(&mut self) {
        if self.ended || !self.ending.is_wanted() {
            return;
        }
        self.rescue();
        self.leave(Intent::Quit);
        self.ended = true;
        self.context.request_repaint();
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
        let copies = file.session.swept(changes);
        if copies.is_empty() {
            return;
        }
        let work = self.world.workplace();
        self.jobs.start(move || {
            session::discard_copies(work.here(), &copies);
            Done::Discarded
        });
    }

    /// Ctrl+S: the file and a restore point at once; a draft without a file gets one.
    pub(super) fn save_now(&mut self) {
        let Some(file) = &mut self.file else { return };
        if file.session.can_write() {
            file.session.asked = true;
            file.session.try_again();
        } else {
            self.ask_path(Wanted::SaveAs);
        }
    }

    /// Takes note of how a save ended.
    pub(super) fn saved(&mut self, serial: u64, result: Result<SavedDraft, SaveProblem>, naming: bool, asked: bool) {
        let words = self.world.words;
        let Some(file) = self.file.as_mut().filter(|file| file.serial == serial) else { return };
        file.copying = None;
        match result {
            Ok(done) => self.written(done, asked),
            Err(SaveProblem::Exists { path }) => {
                file.session.not_named();
                let name = path.display().to_string();
                self.open_dialog(Dialog::Ask(Ask::question(
                    t!(words, dialog.exists.title),
                    vec![t!(words, dialog.exists.body, path = name)],
                    vec![
                        (t!(words, dialog.exists.replace), ButtonKind::Danger, Answer::Replace(path.clone())),
                        (t!(words, dialog.exists.other), ButtonKind::Primary, Answer::Mend(Wanted::SaveAs, path)),
                    ],
                )));
            }
            Err(problem) if naming => {
                file.session.not_named();
                self.stay();
                self.say_of_tried(
                    |wanted, _| *wanted == Wanted::SaveAs,
                    t!(words, saving.failed),
                    vec![problem.sentence_in(words), t!(words, saving.safe_in_memory).to_owned()],
                );
            }
            Err(problem) => {
                let changed = matches!(problem, SaveProblem::Changed { .. });
                file.session.not_saved(problem);
                // A draft that saves itself does so while somebody types: the note under the top bar says the same then.
                if changed && (asked || self.leaving.is_some()) {
                    self.ask_changed();
                }
                if changed {
                    self.stay();
                }
            }
        }
        // What the file did not take goes into the recovery copy without waiting.
        if let Some(file) = &mut self.file {
            file.session.hurry();
        }
        self.sweep_copies();
    }

    /// The draft is safely on the disk.
    fn written(&mut self, mut done: SavedDraft, asked: bool) {
        let words = self.world.words;
        let Some(file) = &mut self.file else { return };
        let first = file.session.path.as_ref() != Some(&done.path);
        let place = done.path.clone();
        if first {
            // What was taken in while this save ran lies there.
            let before = file.draft.store();
            file.session.stores.retain(|store| *store != before);
            file.session.stores.push(before);
        }
        let no_evidence = std::mem::take(&mut done.no_evidence);
        let no_restore_point = done.no_restore_point.take();
        self.settings.remember((*done.recent).clone());
        file.session.saved(&*self.world.disk, done);
        file.find_store(&*self.world.disk, self.world.places.as_ref());
        self.settings_changed();
        self.copied_after_all();
        if !no_evidence.is_empty() {
            self.problem(t!(words, saving.no_evidence, names = words.listed(&no_evidence)));
        }
        if let Some(error) = no_restore_point {
            self.problem(t!(words, saving.no_restore_point, cause = error.sentence_in(words)));
        } else if first {
            self.toasts.add(t!(words, saving.done, path = place.display()), None);
        } else if asked {
            self.toasts.add(t!(words, saving.done_asked).to_owned(), None);
        }
    }

    /// A draft without a name that was made from another one gets the evidence into its own store.
    pub(super) fn gather_evidence(&mut self) {
        let Some(file) = &mut self.file else { return };
        let assessment = file.draft.assessment();
        if file.session.path.is_some() || file.session.stores.is_empty() || storage::all_evidence(assessment).is_empty()
        {
            return;
        }
        let source = EvidenceSource::of(file.session.stores.clone());
        file.copying = Some(std::sync::Arc::clone(&source.progress));
        let (disk, serial) = (self.world.disk.clone(), file.serial);
        let (store, assessment) = (file.draft.store(), assessment.clone());
        self.jobs.start(move || {
            let result = guarded(|| session::gather(&*disk, &source, &store, &assessment));
            Done::Gathered { serial, result: result.unwrap_or(Err(GatherProblem::Broken)) }
        });
    }

    /// Takes note of how that ended.
    pub(super) fn gathered(&mut self, serial: u64, result: Result<Vec<String>, GatherProblem>) {
        let Some(file) = self.file.as_mut().filter(|file| file.serial == serial) else { return };
        if !file.session.working() {
            file.copying = None;
        }
        match result {
            Ok(lost) if lost.is_empty() => {}
            Ok(lost) => self.problem(t!(self.world.words, saving.no_evidence, names = self.world.words.listed(&lost))),
            Err(error) => self.problem(error.sentence_in(self.world.words)),
        }
    }

    /// Takes note of how writing a recovery copy ended.
    pub(super) fn copied(&mut self, serial: u64, result: Result<(), CopyProblem>) {
        let Some(file) = self.file.as_mut().filter(|file| file.serial == serial) else { return };
        file.session.copied(result.as_ref().err());
        match result {
            Ok(()) => self.copied_after_all(),
            Err(error) => {
                let said =
                    (file.changes(), t!(self.world.words, saving.no_copy, cause = error.sentence_in(self.world.words)));
                // What a person has read is not said again by an attempt nobody made.
                if file.no_copy.as_ref() != Some(&said) {
                    self.problem(said.1.clone());
                }
                if let Some(file) = &mut self.file {
                    file.no_copy = Some(said);
                }
            }
        }
        self.sweep_copies();
    }

    /// What was typed is safe: that it could not be copied is past.
    fn copied_after_all(&mut self) {
        if let Some((_, said)) = self.file.as_mut().and_then(|file| file.no_copy.take()) {
            self.problems.retain(|problem| *problem != said);
        }
    }

    /// Something went wrong beside the draft; it is said once.
    pub(super) fn problem(&mut self, sentence: String) {
        if !self.problems.contains(&sentence) {
            self.problems.push(sentence);
        }
    }

    /// Somebody else wrote the file: what happened, what is safe, what can be done.
    pub(super) fn ask_changed(&mut self) {
        let words = self.world.words;
        let Some(problem) = self.file.as_ref().and_then(|file| file.session.problem()) else { return };
        let sentence = problem.why.sentence_in(words);
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, dialog.changed.title),
            vec![sentence, t!(words, dialog.changed.body).to_owned()],
            vec![
                (t!(words, home.compare), ButtonKind::Normal, Answer::CompareChanged),
                (t!(words, dialog.changed.reload), ButtonKind::Normal, Answer::Reload),
                (t!(words, dialog.save_copy), ButtonKind::Primary, Answer::SaveAs),
            ],
        )));
    }

    /// Does something that ends the sitting, once nothing can be lost by it.
    pub(super) fn leave(&mut self, intent: Intent) {
        if let Some(file) = &mut self.file {
            file.draft.end_run();
            file.session.hurry();
        }
        self.stay();
        self.leaving = Some(intent);
        self.go_on_leaving();
    }

    /// What was to be done after saving is not to be done.
    pub(super) fn stay(&mut self) {
        if self.ended {
            return;
        }
        if let Some(Intent::Show(file)) = self.leaving.take() {
            file.session.abandon(&*self.world.disk, self.file.as_ref().map(|file| &file.session));
        }
    }

    fn go_on_leaving(&mut self) {
        if self.leaving.is_none() {
            return;
        }
        let self_saving = self.settings.self_saving;
        if let Some(file) = &mut self.file {
            if file.session.working() {
                return;
            }
            if file.behind() {
                let writes = file.session.can_write() && file.session.problem().is_none() && self_saving;
                if writes || (file.session.asked && file.session.can_write()) {
                    // `keep` starts it in this frame or the next.
                    self.context.request_repaint();
                    return;
                }
                // Where the system ends the program, nobody answers; the recovery copy has everything.
                if !self.ended {
                    self.ask_unsaved();
                    return;
                }
            }
        }
        match self.leaving.take() {
            Some(Intent::Quit) => {
                self.closing = true;
                self.context.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Some(Intent::Close) => {
                self.remember_place();
                self.close_file();
                self.toasts.clear();
                self.page = crate::desktop::action::Page::Home;
                self.come();
                self.look_around();
            }
            Some(Intent::Show(file)) => self.put(*file),
            None => {}
        }
    }

    fn ask_unsaved(&mut self) {
        let words = self.world.words;
        let Some(file) = &self.file else { return };
        let named = file.session.path.is_some();
        let mut body =
            vec![if named { t!(words, dialog.unsaved.named) } else { t!(words, dialog.unsaved.unnamed) }.to_owned()];
        let problem = file.session.problem().map(|problem| &problem.why);
        if let Some(problem) = problem.filter(|problem| !matches!(problem, SaveProblem::Changed { .. })) {
            body.insert(0, problem.sentence_in(words));
        }
        let save =
            if named && problem.is_none() { t!(words, dialog.unsaved.save) } else { t!(words, dialog.unsaved.save_as) };
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, dialog.unsaved.title),
            body,
            vec![
                (t!(words, dialog.unsaved.discard), ButtonKind::Danger, Answer::LeaveWithout),
                (t!(words, dialog.cancel), ButtonKind::Normal, Answer::Close),
                (save, ButtonKind::Primary, Answer::SaveAndLeave),
            ],
        )));
    }

    /// What lies in the file is to be shown: asked first where what is open says something that the file does not.
    pub(super) fn ask_reload(&mut self) {
        let words = self.world.words;
        if !self.file.as_ref().is_some_and(OpenFile::behind) {
            return self.reload();
        }
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, dialog.reload.title),
            vec![t!(words, dialog.reload.body).to_owned()],
            vec![
                (t!(words, dialog.changed.reload), ButtonKind::Danger, Answer::Reload),
                (t!(words, dialog.cancel), ButtonKind::Primary, Answer::Close),
            ],
        )));
    }

    /// Shows what lies in the file now; what was typed stays behind as a recovery copy.
    pub(super) fn reload(&mut self) {
        let Some(path) = self.file.as_ref().and_then(|file| file.session.path.clone()) else { return };
        if let Err(error) = self.copy_now() {
            return self.problem(t!(self.world.words, saving.no_copy, cause = error.sentence_in(self.world.words)));
        }
        self.reloading = true;
        self.open_as(&path, false, None);
    }

    /// What was typed is thrown away, as the person said.
    pub(super) fn throw_away(&mut self) {
        let Some(file) = &mut self.file else { return };
        let obsolete = file.session.obsolete();
        let changes = file.changes();
        file.session.forget(changes);
        let work = self.world.workplace();
        self.jobs.start(move || {
            session::discard_copies(work.here(), &obsolete);
            Done::Discarded
        });
    }

    /// What the top bar says of the file.
    pub(super) fn file_state(&self) -> FileState {
        let words = self.world.words;
        let author = self.settings.author.clone();
        let initials = initials(&author);
        let Some(file) = &self.file else { return FileState { initials, author, ..FileState::default() } };
        let zone = file.draft.assessment().zone.value;
        let now = (self.world.clock)();
        let state = file.session.state(file.changes());
        let copying = file.copying.as_ref().and_then(|progress| progress.percent());
        let saved = match state {
            _ if let Some(percent) = copying => t!(words, saving.copying, percent = percent),
            SaveState::Saved(at) if zone.local(at).date() == zone.local(now).date() => {
                t!(words, saving.saved, time = words.time(at, zone))
            }
            SaveState::Saved(at) => t!(words, saving.saved, time = words.moment_short(at, zone)),
            SaveState::Saving => t!(words, saving.working).to_owned(),
            SaveState::Behind => t!(words, saving.behind).to_owned(),
            SaveState::Unnamed => t!(words, saving.unnamed).to_owned(),
            SaveState::ReadOnly => t!(words, saving.read_only).to_owned(),
        };
        let path = file.session.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let title =
            t!(words, storage.title, rubric = file.draft.rubric.name, year = file.draft.assessment().year.value);
        FileState { title, saved, safe: matches!(state, SaveState::Saved(_)), initials, author, path }
    }
}

/// First letters of the first and the last word of a name.
fn initials(name: &str) -> String {
    let mut parts = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = parts.next().and_then(|word| word.chars().next());
    let last = parts.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}
