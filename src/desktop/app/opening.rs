//! Opening drafts: with their lock, with a question where a recovery copy says something else, and with ways out where
//! a file cannot be read.

use std::path::{Path, PathBuf};

use super::{App, Done, Intent, OpenFile};
use crate::{
    assessment::{DraftId, SittingId},
    desktop::{
        action::Page,
        dialogs::{Answer, Ask, Dialog, Wanted},
        draft::OpenDraft,
        widgets::ButtonKind,
    },
    session::{self, BaseFile, CopyId, Found, OpenedFile, Opening, Recovered, Refused, Session},
    storage::{
        self, ConflictCopy, Disk, DraftError, Held, Holder, OpenCause, OpenError, Opened, Places, Recent, Salvaged,
    },
    t,
    words::Sentence as _,
};

impl OpenFile {
    /// Its evidence lies beside it, or in the program's own data while it has no name.
    pub(super) fn find_store(&mut self, disk: &dyn Disk, places: Option<&Places>) {
        let store = match &self.session.path {
            Some(path) => storage::store_of(disk, path),
            None => places.map(|places| places.evidence(&self.session.draft_id)).unwrap_or_default(),
        };
        self.draft.keep_evidence_in(store);
    }
}

impl App {
    /// Opens the draft at a path, once it is read and the open one is safe.
    pub fn open(&mut self, path: &Path) {
        self.open_as(path, true, None);
    }

    /// Opens a draft; `ask` where a recovery copy that says something else is asked about first.
    pub(super) fn open_as(&mut self, path: &Path, ask: bool, take_over: Option<Held>) {
        let held = self.file.as_ref().and_then(|file| file.session.lock_mark());
        // It is remembered, and the next start may be from another folder.
        let path = storage::absolute(path);
        let opening = Opening { path, holder: self.holder(), take_over, held, now: (self.world.clock)() };
        let work = self.world.workplace();
        self.jobs.start(move || {
            let result = session::open_file(work.here(), &opening);
            Done::Opened { path: opening.path, result, ask }
        });
    }

    /// An id for one opening of a draft.
    pub(super) fn new_sitting(&self) -> SittingId {
        SittingId::of(&(self.world.new_id)())
    }

    /// Who opens and saves drafts here, for their locks.
    pub(super) fn holder(&self) -> Holder {
        Holder::here(self.settings.author.clone(), (self.world.clock)(), self.start_id.clone())
    }

    /// Opens the worked example as a draft without a name.
    pub fn open_example(&mut self) {
        match storage::example(&self.world.rubrics) {
            Ok(opened) => {
                let draft_id = DraftId::from((self.world.new_id)());
                self.lay_example(&draft_id);
                self.show_unnamed(opened, draft_id, self.new_sitting(), false, Vec::new(), None);
            }
            Err(error) => self.say(t!(self.world.words, dialog.open.title), vec![error.sentence_in(self.world.words)]),
        }
    }

    /// Lays the example's evidence where the draft without a name looks for it.
    fn lay_example(&self, draft_id: &str) {
        let Some(store) = self.world.places.as_ref().map(|places| places.evidence(draft_id)) else { return };
        let disk = self.world.disk.clone();
        self.jobs.start(move || Done::ExampleLaid(storage::lay_example_files(&*disk, &store)));
    }

    pub(super) fn show_unnamed(
        &mut self,
        opened: Opened,
        draft_id: DraftId,
        sitting: SittingId,
        worth: bool,
        copies: Vec<CopyId>,
        made_from: Option<&Path>,
    ) {
        let file = self.unnamed(opened, draft_id, sitting, worth, copies, made_from);
        self.leave(Intent::Show(Box::new(file)));
    }

    /// A draft without a name, to be shown.
    pub(super) fn unnamed(
        &mut self,
        opened: Opened,
        draft_id: DraftId,
        sitting: SittingId,
        worth: bool,
        copies: Vec<CopyId>,
        made_from: Option<&Path>,
    ) -> OpenFile {
        self.serial += 1;
        let header = &opened.draft.header;
        let stores = self.stores_of(&header.id, made_from);
        let mut session = Session::unnamed(draft_id, sitting, worth).made_from(copies);
        if session.draft_id == header.id {
            session = session.taken_from(header);
        }
        session.stores = stores;
        self.file_of(opened, session, None)
    }

    /// Stores in which the evidence of a draft may lie: beside the file it was made from, where the open draft has
    /// it, and beside remembered files.
    fn stores_of(&self, draft_id: &str, made_from: Option<&Path>) -> Vec<PathBuf> {
        let disk = &*self.world.disk;
        let open = self.file.as_ref().filter(|file| file.session.draft_id == *draft_id);
        let remembered = self.settings.recent.iter().filter(|recent| recent.draft_id == *draft_id);
        let mut stores: Vec<PathBuf> = made_from.map(|path| storage::store_of(disk, path)).into_iter().collect();
        stores.extend(open.map(|file| file.draft.store()));
        stores.extend(remembered.map(|recent| storage::store_of(disk, Path::new(&recent.path))));
        let mut seen = std::collections::BTreeSet::new();
        stores.retain(|store| seen.insert(store.clone()));
        stores
    }

    fn leave_for(&mut self, opened: Opened, session: Session, more: Option<String>) {
        let file = self.file_of(opened, session, more);
        self.leave(Intent::Show(Box::new(file)));
    }

    fn file_of(&self, opened: Opened, session: Session, more: Option<String>) -> OpenFile {
        let warnings =
            opened.warnings.iter().map(|warning| warning.sentence_in(self.world.words)).chain(more).collect();
        let draft = OpenDraft::new(opened.rubric, opened.draft.assessment);
        OpenFile { warnings, ..OpenFile::new(draft, session, self.serial) }
    }

    /// Closes the open draft; the lock of its file is given back.
    pub(super) fn close_file(&mut self) {
        if let Some(file) = self.file.take() {
            self.clear_example(&file.session);
            file.session.close(&*self.world.disk);
        }
    }

    /// Takes the example's evidence away with a draft that is left without a file of its own.
    fn clear_example(&self, left: &Session) {
        if left.path.is_none()
            && let Some(places) = &self.world.places
        {
            // What cannot be removed does no harm.
            let _gone = storage::clear_example_files(&*self.world.disk, places, &left.draft_id);
        }
    }

    /// Shows a draft in place of the one before.
    pub(super) fn put(&mut self, mut file: OpenFile) {
        self.remember_place();
        if let Some(place) = self.settings.last_indicator.get(&file.session.draft_id)
            && file.draft.rubric.indicator(place).is_some()
        {
            file.draft.current.clone_from(place);
        }
        if let (Some(path), Some(saved_at)) = (&file.session.path, file.session.saved_at()) {
            let (assessment, rubric) = (file.draft.assessment(), &file.draft.rubric);
            self.settings.remember(Recent::of(path, &file.session.draft_id, saved_at, assessment, rubric));
            self.settings_changed();
        }
        let wish = file.wish.take();
        if let Some(before) = self.file.take() {
            // What is made from it still takes its evidence from there.
            let taken =
                file.session.draft_id == before.session.draft_id || file.session.stores.contains(&before.draft.store());
            if !taken {
                self.clear_example(&before.session);
            }
            file.session.follow(&*self.world.disk, before.session);
        }
        file.find_store(&*self.world.disk, self.world.places.as_ref());
        self.file = Some(file);
        self.gather_evidence();
        self.look_for_missing();
        self.toasts.clear();
        self.stepped = None;
        self.trail = super::Trail::default();
        self.waiting.retain(|waiting| waiting.dialog.is_message());
        // The folder of many drafts is not the draft's.
        let portfolio = std::mem::take(&mut self.memories.portfolio);
        self.memories = super::Memories { portfolio, ..super::Memories::default() };
        self.page = Page::Filling;
        self.come();
        self.gather_beside();
        self.keyboard.arriving = true;
        if let Some(path) = wish {
            self.write_into(&path, false);
        }
    }

    /// Remembers which indicator was open.
    pub(super) fn remember_place(&mut self) {
        if let Some(file) = &self.file
            && file.session.path.is_some()
        {
            self.settings.stay_at(&file.session.draft_id, &file.draft.current);
            self.settings_changed();
        }
    }

    pub(super) fn opened(&mut self, path: PathBuf, result: Result<OpenedFile, Box<Refused>>, ask: bool) {
        let reloading = std::mem::take(&mut self.reloading);
        let found = match result {
            Ok(OpenedFile::Draft(found)) => *found,
            Ok(OpenedFile::Report(source)) => return self.open_carried(*source),
            Err(refused) => {
                self.not_opened(&path, *refused);
                return;
            }
        };
        if let Some((Wanted::Moved(old), _)) = self.tried.take_if(|(_, tried)| *tried == path) {
            self.settings.forget(&old);
        }
        let Found { mut opened, lock, recovery, conflicts } = found;
        if reloading && let Some(file) = &mut self.file {
            let changes = file.changes();
            file.session.forget(changes);
        } else if let Some(copy) = recovery.filter(|_| ask && lock.is_ok()) {
            if let Ok(lock) = lock {
                let held = self.file.as_ref().and_then(|file| file.session.lock_mark());
                session::give_up(&*self.world.disk, lock, held.as_ref());
            }
            self.ask_recovery(path, copy, &opened);
            return;
        }
        let name = |copy: &ConflictCopy| copy.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let names: Vec<String> = conflicts.iter().map(name).collect();
        let more = (!names.is_empty())
            .then(|| t!(self.world.words, opening.conflicts, names = self.world.words.listed(&names)));
        self.serial += 1;
        let read_only = opened.read_only.take();
        match lock {
            Ok(lock) => {
                let session =
                    Session::opened(path, opened.draft.header.clone(), self.new_sitting(), read_only, Some(lock));
                self.leave_for(opened, session, more);
            }
            Err(held) => self.ask_locked(path, opened, held),
        }
    }

    /// A recovery copy says something else than the file: what goes on is the person's choice.
    fn ask_recovery(&mut self, path: PathBuf, copy: PathBuf, opened: &Opened) {
        let words = self.world.words;
        let assessment = &opened.draft.assessment;
        let saved = words.moment(opened.draft.header.saved_at, assessment.zone.value);
        let body = vec![path.display().to_string(), t!(words, opening.recovery, saved = saved)];
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, opening.recovery_title),
            body,
            vec![
                (t!(words, opening.saved), ButtonKind::Normal, Answer::OpenSaved(path.clone())),
                (t!(words, home.recover), ButtonKind::Normal, Answer::Recover(copy.clone())),
                (t!(words, home.compare), ButtonKind::Primary, Answer::Compare { copy, file: path }),
            ],
        )));
    }

    /// Somebody else has the draft open.
    fn ask_locked(&mut self, path: PathBuf, opened: Opened, held: Held) {
        let words = self.world.words;
        let sentence = held.sentence_in(words);
        let reading = Box::new((path.clone(), opened, held.clone()));
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, opening.locked_title),
            vec![path.display().to_string(), sentence],
            vec![
                (t!(words, opening.take_over), ButtonKind::Danger, Answer::TakeOver(path, held)),
                (t!(words, dialog.cancel), ButtonKind::Normal, Answer::Close),
                (t!(words, opening.read), ButtonKind::Primary, Answer::OpenReading(reading)),
            ],
        )));
    }

    /// Shows a draft somebody else has open; nothing is written.
    pub(super) fn open_reading(&mut self, (path, opened, held): (PathBuf, Opened, Held)) {
        self.serial += 1;
        let reason = storage::ReadOnly::Locked { held };
        let session = Session::opened(path, opened.draft.header.clone(), self.new_sitting(), Some(reason), None);
        self.leave_for(opened, session, None);
    }

    fn not_opened(&mut self, path: &Path, refused: Refused) {
        let words = self.world.words;
        let Refused { error, salvaged, backup } = refused;
        self.refused = Some(path.to_path_buf());
        if let OpenError { cause: OpenCause::Refused(DraftError::Altered(opened)), .. } = error {
            let sentence = DraftError::Altered(opened.clone()).sentence_in(words);
            self.open_dialog(Dialog::Ask(Ask::question(
                t!(words, dialog.altered.title),
                vec![path.display().to_string(), sentence],
                vec![
                    (t!(words, dialog.altered.copy), ButtonKind::Normal, Answer::OpenCopy(opened)),
                    (t!(words, dialog.cancel), ButtonKind::Primary, Answer::Close),
                ],
            )));
            return;
        }
        let Some(salvaged) = salvaged else {
            self.say_of_place(path, t!(words, dialog.open.title), vec![error.sentence_in(words)]);
            return;
        };
        let mut ways = vec![(t!(words, opening.salvage), ButtonKind::Normal, Answer::OpenSalvaged(salvaged))];
        if let Some(backup) = backup {
            ways.push((t!(words, opening.backup), ButtonKind::Normal, Answer::OpenBackup(backup)));
        }
        ways.push((t!(words, dialog.cancel), ButtonKind::Primary, Answer::Close));
        let body = vec![error.sentence_in(words), t!(words, opening.salvage_help).to_owned()];
        self.open_dialog(Dialog::Ask(Ask::question(t!(words, dialog.open.title), body, ways)));
    }

    /// Shows what could be read of a damaged draft as one without a name; the file stays as it is.
    pub(super) fn open_salvaged(&mut self, salvaged: Salvaged) {
        let words = self.world.words;
        let sentences = vec![salvaged.sentence_in(words)];
        let lost = salvaged.lost_lines(words);
        let Salvaged { assessment, rubric, draft_id, .. } = salvaged;
        let draft_id: DraftId = draft_id.unwrap_or_else(|| (self.world.new_id)().into());
        self.serial += 1;
        let mut session = Session::unnamed(draft_id, self.new_sitting(), true);
        let refused = self.refused.take();
        session.stores = self.stores_of(&session.draft_id, refused.as_deref());
        let draft = OpenDraft::new(rubric, assessment);
        let file = OpenFile { warnings: sentences.clone(), ..OpenFile::new(draft, session, self.serial) };
        self.leave(Intent::Show(Box::new(file)));
        self.say(t!(words, opening.salvaged_title), sentences.into_iter().chain(lost).collect());
    }

    pub(super) fn open_copy(&mut self, mut opened: Opened) {
        opened.read_only = None;
        let draft_id = opened.draft.header.id.clone();
        let refused = self.refused.take();
        self.show_unnamed(opened, draft_id, self.new_sitting(), true, Vec::new(), refused.as_deref());
    }

    pub(super) fn recovered(&mut self, result: Result<Recovered, Box<OpenError<DraftError>>>) {
        let words = self.world.words;
        let Recovered { mut opened, base, sitting } = match result {
            Ok(found) => found,
            Err(error) => {
                self.say(t!(words, dialog.recover.title), vec![error.sentence_in(words)]);
                return;
            }
        };
        let draft_id = opened.draft.header.id.clone();
        let copy = CopyId::of(&opened.draft.header);
        opened.read_only = None;
        match base {
            BaseFile::Same { path, header, lock } => {
                self.serial += 1;
                self.leave_for(opened, Session::recovered(path, *header, sitting, lock, copy), None);
            }
            // Somebody else has the file open: what was typed is kept as a draft of its own.
            BaseFile::Locked(path) => {
                self.show_unnamed(opened, draft_id, sitting, true, vec![copy], Some(&path));
                let path = path.display().to_string();
                self.say(t!(words, dialog.recover.title), vec![t!(words, dialog.recover.locked, path = path)]);
            }
            BaseFile::None => self.show_unnamed(opened, draft_id, sitting, true, vec![copy], None),
            BaseFile::Different(path) => {
                self.show_unnamed(opened, draft_id, sitting, true, vec![copy], Some(&path));
                let path = path.display().to_string();
                self.say(t!(words, dialog.recover.title), vec![t!(words, dialog.recover.changed, path = path)]);
            }
        }
    }

    /// Reads a recovery copy and shows what it holds.
    pub(super) fn recover(&mut self, path: PathBuf) {
        let (work, holder, sitting) = (self.world.workplace(), self.holder(), self.new_sitting());
        let held = self.file.as_ref().and_then(|file| file.session.lock_mark());
        self.jobs.start(move || {
            Done::Recovered(Box::new(session::recover(work.here(), &path, &holder, held.as_ref(), sitting)))
        });
    }
}
