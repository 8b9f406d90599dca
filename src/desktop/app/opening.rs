//! Opening drafts: with their lock, with a question where a recovery copy says something else, and with ways out where
//! a file cannot be read.

use std::path::{Path, PathBuf};

use super::{App, Done, Intent, OpenFile};
use crate::{
    desktop::{
        action::Page,
        dialogs::{Answer, Ask, Dialog},
        draft::OpenDraft,
        saving::Saving,
        widgets::ButtonKind,
        work::{self, BaseFile, Found, OpenOrder, OpenReport, Refused},
    },
    storage::{self, DraftError, Header, Held, Holder, Lock, OpenCause, OpenError, Opened, Places, Recent, Salvaged},
    t,
    words::{self, Sentence as _},
};

impl OpenFile {
    /// Its evidence lies beside it, or in the program's own data while it has no name.
    pub(super) fn find_store(&mut self, places: Option<&Places>) {
        let store = match &self.saving.path {
            Some(path) => storage::evidence_folder(path),
            None => places.map(|places| places.evidence(&self.saving.document)).unwrap_or_default(),
        };
        self.draft.keep_evidence_in(store);
    }
}

impl App {
    /// Opens the draft at a path, once it is read and the open one is safe.
    pub fn open(&mut self, path: PathBuf) {
        self.open_as(path, true, None);
    }

    /// Opens a draft; `ask` where a recovery copy that says something else is asked about first.
    pub(super) fn open_as(&mut self, path: PathBuf, ask: bool, take_over: Option<Held>) {
        let order = OpenOrder {
            disk: self.world.disk.clone(),
            places: self.world.places.clone(),
            rubrics: self.world.rubrics,
            path,
            holder: self.holder(),
            take_over,
            now: (self.world.clock)(),
        };
        self.jobs.start(move || Done::Opened { report: Box::new(work::open(order)), ask });
    }

    /// Who opens and saves drafts here, for their locks.
    pub(super) fn holder(&self) -> Holder {
        Holder {
            person: self.settings.author.clone(),
            host: storage::host(),
            process: std::process::id(),
            since: (self.world.clock)(),
            session: self.session.clone(),
        }
    }

    /// Opens the worked example as a draft without a name.
    pub fn open_example(&mut self) {
        match storage::example(&self.world.rubrics) {
            Ok(opened) => {
                let document = (self.world.new_id)();
                self.lay_example(&document);
                self.show_unnamed(opened, document, false, Vec::new(), None);
            }
            Err(error) => self.say(t!("dialog.open.title"), vec![error.sentence()]),
        }
    }

    /// Lays the example's evidence where the draft without a name looks for it.
    fn lay_example(&self, document: &str) {
        let Some(store) = self.world.places.as_ref().map(|places| places.evidence(document)) else { return };
        let disk = self.world.disk.clone();
        self.jobs.start(move || Done::ExampleLaid(storage::lay_example_files(&*disk, &store)));
    }

    pub(super) fn show_unnamed(
        &mut self,
        opened: Opened,
        document: String,
        worth: bool,
        leftovers: Vec<(String, u64)>,
        made_from: Option<&Path>,
    ) {
        self.serial += 1;
        let stores = self.stores_of(&opened.draft.header.id, made_from);
        let mut saving = Saving::unnamed(self.serial, document, worth);
        saving.leftovers = leftovers;
        saving.stores = stores;
        self.leave_for(opened, saving, None, Vec::new());
    }

    /// Stores in which the evidence of a document may lie: beside the file it was made from, where the open draft has
    /// it, and beside remembered files.
    fn stores_of(&self, document: &str, made_from: Option<&Path>) -> Vec<PathBuf> {
        let open = self.file.as_ref().filter(|file| file.saving.document == document);
        let remembered = self.settings.recent.iter().filter(|recent| recent.document == document);
        let mut stores: Vec<PathBuf> = made_from.map(storage::evidence_folder).into_iter().collect();
        stores.extend(open.map(|file| file.draft.store()));
        stores.extend(remembered.map(|recent| storage::evidence_folder(Path::new(&recent.path))));
        let mut seen = std::collections::BTreeSet::new();
        stores.retain(|store| seen.insert(store.clone()));
        stores
    }

    fn leave_for(&mut self, opened: Opened, saving: Saving, lock: Option<Lock>, more: Vec<String>) {
        let warnings = opened.warnings.iter().map(|warning| warning.sentence()).chain(more).collect();
        let draft = OpenDraft::new(opened.rubric, opened.draft.assessment);
        self.leave(Intent::Show(Box::new(OpenFile {
            draft,
            saving,
            warnings,
            lock,
            checked: super::Checked::default(),
        })));
    }

    /// Gives the lock of the open draft back.
    pub(super) fn release_lock(&mut self) {
        if let Some(lock) = self.file.as_mut().and_then(|file| file.lock.take()) {
            storage::release_lock(&*self.world.disk, lock);
        }
    }

    /// Shows a draft in place of the one before.
    pub(super) fn put(&mut self, mut file: OpenFile) {
        self.remember_place();
        if let Some(place) = self.settings.last_indicator.get(&file.saving.document)
            && file.draft.rubric.indicator(place).is_some()
        {
            file.draft.current.clone_from(place);
        }
        if let Some(path) = &file.saving.path {
            let header = Header {
                saved_at: file.saving.saved_at.unwrap_or_default(),
                ..Header::first(
                    file.saving.document.clone(),
                    &file.draft.rubric,
                    file.saving.saved_at.unwrap_or_default(),
                )
            };
            let draft = storage::Draft { header, assessment: file.draft.assessment().clone() };
            self.settings.remember(Recent::of(path, &draft, &file.draft.rubric));
            self.settings_changed();
        }
        let wish = file.saving.wish.take();
        self.release_lock();
        file.find_store(self.world.places.as_ref());
        self.file = Some(file);
        self.gather_evidence();
        self.look_for_missing();
        self.toasts.clear();
        self.held.clear();
        self.memories = super::Memories::default();
        self.page = Page::Filling;
        if let Some(path) = wish {
            self.write_into(path, false);
        }
    }

    /// Remembers which indicator was open.
    pub(super) fn remember_place(&mut self) {
        if let Some(file) = &self.file
            && file.saving.path.is_some()
        {
            self.settings.stay_at(&file.saving.document, &file.draft.current);
            self.settings_changed();
        }
    }

    pub(super) fn opened(&mut self, report: OpenReport, ask: bool) {
        let reloading = std::mem::take(&mut self.reloading);
        let OpenReport { path, result } = report;
        let found = match result {
            Ok(found) => found,
            Err(refused) => {
                self.not_opened(&path, refused);
                return;
            }
        };
        let Found { mut opened, lock, recovery, conflicts } = found;
        if reloading && let Some(file) = &mut self.file {
            let changes = file.changes();
            file.saving.forget(changes);
        } else if let Some(copy) = recovery.filter(|_| ask && lock.is_ok()) {
            self.give_back(lock);
            self.ask_recovery(path, copy, &opened);
            return;
        }
        let mut more = Vec::new();
        if !conflicts.is_empty() {
            more.push(t!("opening.conflicts", names = conflicts.join(", ")));
        }
        self.serial += 1;
        let read_only = opened.read_only.take();
        match lock {
            Ok(lock) => {
                let saving = Saving::opened(self.serial, path, &opened.draft.header, read_only);
                self.leave_for(opened, saving, Some(lock), more);
            }
            Err(held) => self.ask_locked(path, opened, held),
        }
    }

    fn give_back(&self, lock: Result<Lock, Held>) {
        if let Ok(lock) = lock {
            storage::release_lock(&*self.world.disk, lock);
        }
    }

    /// A recovery copy says something else than the file: what goes on is the person's choice.
    fn ask_recovery(&mut self, path: PathBuf, copy: PathBuf, opened: &Opened) {
        let assessment = &opened.draft.assessment;
        let saved = words::moment(opened.draft.header.saved_at, assessment.zone.value);
        let body = vec![path.display().to_string(), t!("opening.recovery", saved = saved)];
        self.open_dialog(Dialog::Ask(Ask::question(
            t!("opening.recovery_title"),
            body,
            vec![
                (t!("opening.saved"), ButtonKind::Normal, Answer::OpenSaved(path.clone())),
                (t!("home.recover"), ButtonKind::Normal, Answer::Recover(copy.clone())),
                (t!("home.compare"), ButtonKind::Primary, Answer::Compare { copy, file: path }),
            ],
        )));
    }

    /// Somebody else has the draft open.
    fn ask_locked(&mut self, path: PathBuf, opened: Opened, held: Held) {
        let sentence = held.sentence();
        let reading = Box::new((path.clone(), opened, held.clone()));
        self.open_dialog(Dialog::Ask(Ask::question(
            t!("opening.locked_title"),
            vec![path.display().to_string(), sentence],
            vec![
                (t!("opening.take_over"), ButtonKind::Danger, Answer::TakeOver(path, held)),
                (t!("dialog.cancel"), ButtonKind::Normal, Answer::Close),
                (t!("opening.read"), ButtonKind::Primary, Answer::OpenReading(reading)),
            ],
        )));
    }

    /// Shows a draft somebody else has open; nothing is written.
    pub(super) fn open_reading(&mut self, (path, opened, held): (PathBuf, Opened, Held)) {
        self.serial += 1;
        let reason = storage::ReadOnly::Locked { held };
        let saving = Saving::opened(self.serial, path, &opened.draft.header, Some(reason));
        self.leave_for(opened, saving, None, Vec::new());
    }

    fn not_opened(&mut self, path: &Path, refused: Refused) {
        let Refused { error, salvaged, backup } = refused;
        self.refused = Some(path.to_path_buf());
        if let OpenError { cause: OpenCause::Refused(DraftError::Altered(opened)), .. } = error {
            let sentence = DraftError::Altered(opened.clone()).sentence();
            self.open_dialog(Dialog::Ask(Ask::question(
                t!("dialog.altered.title"),
                vec![path.display().to_string(), sentence],
                vec![
                    (t!("dialog.altered.copy"), ButtonKind::Normal, Answer::OpenCopy(opened)),
                    (t!("dialog.cancel"), ButtonKind::Primary, Answer::Close),
                ],
            )));
            return;
        }
        let Some(salvaged) = salvaged else {
            self.say(t!("dialog.open.title"), vec![error.sentence()]);
            return;
        };
        let mut ways = vec![(t!("opening.salvage"), ButtonKind::Normal, Answer::OpenSalvaged(salvaged))];
        if let Some(backup) = backup {
            ways.push((t!("opening.backup"), ButtonKind::Normal, Answer::OpenBackup(backup)));
        }
        ways.push((t!("dialog.cancel"), ButtonKind::Primary, Answer::Close));
        let body = vec![error.sentence(), t!("opening.salvage_help").to_owned()];
        self.open_dialog(Dialog::Ask(Ask::question(t!("dialog.open.title"), body, ways)));
    }

    /// Shows what could be read of a damaged draft as one without a name; the file stays as it is.
    pub(super) fn open_salvaged(&mut self, salvaged: Salvaged) {
        let sentences = vec![salvaged.sentence()];
        let lost = salvaged.lost_lines();
        let Salvaged { assessment, rubric, document, .. } = salvaged;
        let document = document.unwrap_or_else(|| (self.world.new_id)());
        self.serial += 1;
        let mut saving = Saving::unnamed(self.serial, document, true);
        let refused = self.refused.take();
        saving.stores = self.stores_of(&saving.document, refused.as_deref());
        let draft = OpenDraft::new(rubric, assessment);
        let warnings = sentences.clone();
        let checked = super::Checked::default();
        self.leave(Intent::Show(Box::new(OpenFile { draft, saving, warnings, lock: None, checked })));
        self.say(t!("opening.salvaged_title"), sentences.into_iter().chain(lost).collect());
    }

    pub(super) fn open_copy(&mut self, mut opened: Opened) {
        opened.read_only = None;
        let document = opened.draft.header.id.clone();
        let refused = self.refused.take();
        self.show_unnamed(opened, document, true, Vec::new(), refused.as_deref());
    }

    pub(super) fn recovered(&mut self, result: Result<(Opened, BaseFile), Box<OpenError<DraftError>>>) {
        let (mut opened, base) = match result {
            Ok(found) => found,
            Err(error) => {
                self.say(t!("dialog.recover.title"), vec![error.sentence()]);
                return;
            }
        };
        let document = opened.draft.header.id.clone();
        let revision = opened.draft.header.base.as_ref().map_or(0, |base| base.revision);
        let copy = (document.clone(), revision);
        opened.read_only = None;
        match base {
            BaseFile::Same(path, header) => {
                let lock = storage::take_lock(&*self.world.disk, &path, &self.holder());
                let Ok(lock) = lock else {
                    // Somebody else has the file open: what was typed is kept as a draft of its own.
                    self.show_unnamed(opened, document, true, vec![copy], Some(&path));
                    let path = path.display().to_string();
                    self.say(t!("dialog.recover.title"), vec![t!("dialog.recover.locked", path = path)]);
                    return;
                };
                self.serial += 1;
                let saving = Saving::recovered(self.serial, path, &header, copy);
                self.leave_for(opened, saving, Some(lock), Vec::new());
            }
            BaseFile::None => self.show_unnamed(opened, document, true, vec![copy], None),
            BaseFile::Different(path) => {
                self.show_unnamed(opened, document, true, vec![copy], Some(&path));
                let path = path.display().to_string();
                self.say(t!("dialog.recover.title"), vec![t!("dialog.recover.changed", path = path)]);
            }
        }
    }

    /// Reads a recovery copy and shows what it holds.
    pub(super) fn recover(&mut self, path: PathBuf) {
        let (disk, rubrics) = (self.world.disk.clone(), self.world.rubrics);
        self.jobs.start(move || Done::Recovered(Box::new(work::recover(&disk, rubrics, &path))));
    }
}
