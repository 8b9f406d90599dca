//! Evidence: files and addresses are taken in and tied, looked at, and packed for the upload.

use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    rc::Rc,
};

use super::{App, Done};
use crate::{
    assessment::{Assessment, Content, DocumentId, Edit, Field, Link, Place, StoredFile, title_of_file},
    desktop::{
        action::{Page, Target},
        dialogs::{Answer, Ask, Dialog, LinkForm, RegisterForm, Wanted},
        environment::SharedDisk,
        pages::identity,
        transfer::Transfer,
        widgets::{ButtonKind, field_id},
        work::{self, NotPacked},
    },
    exchange::{self, Against, EvidenceFault, Outcome, PackageMade, Verification},
    insight::{About, DocumentFault, Subject, form_takes, named_code},
    rubric::Rubric,
    session::{self, NotTaken, Taken},
    storage::{self, DraftError, EvidenceCause, OpenError, Opened},
    t,
    words::{Sentence as _, Words, shortened},
};

impl App {
    /// Files that were dropped on the window belong to what is open.
    pub(super) fn take_dropped_files(&mut self, paths: Vec<PathBuf>) {
        self.offer_files(self.target_here(), paths);
    }

    /// Where evidence belongs that comes without a word: to the open indicator, elsewhere to the register.
    pub(super) fn target_here(&self) -> Target {
        match (self.page, &self.file) {
            (Page::Filling, Some(file)) => {
                let entry = self.memories.filling.entry();
                Target::Indicator(Place { indicator: (&file.draft.current).into(), entry })
            }
            _ => Target::Register,
        }
    }

    /// Takes files into the store; what they become in the register is one step, made when all are safe.
    pub(super) fn take_files(&mut self, target: Target, paths: Vec<PathBuf>) {
        self.take(target, paths, work::take_in);
    }

    /// Takes into the store what the work puts there, off the window's thread. `paths` are the files it reads.
    pub(super) fn take(
        &mut self,
        target: Target,
        paths: Vec<PathBuf>,
        work: impl FnOnce(&SharedDisk, &Path, Vec<PathBuf>, &Transfer, Words) -> Vec<Taken> + Send + 'static,
    ) {
        let words = self.world.words;
        if self.refused_to_change() {
            return;
        }
        let Some(file) = &self.file else { return };
        if self.transfer.is_some() {
            self.toasts.refuse(t!(words, transfer.busy).to_owned());
            return;
        }
        let store = file.draft.store();
        if store.as_os_str().is_empty() {
            self.say(t!(words, evidence.no_store_title), vec![t!(words, evidence.no_store).to_owned()]);
            return;
        }
        let serial = file.serial;
        let (draft, new_id) = (file.session.path.clone(), self.world.new_id);
        let (assessment, rubric) = (file.draft.assessment().clone(), file.draft.rubric.clone());
        let transfer = Transfer::new(&self.context, t!(words, transfer.starting).to_owned());
        self.transfer = Some(transfer.clone());
        let disk = self.world.disk.clone();
        let carrier = Rc::clone(&self.world.carrier);
        self.jobs.start_on(&*carrier, move || {
            let register = |contents| registering(&rubric, &assessment, &target, contents, new_id).0;
            let taken = session::check_room(&*disk, draft.as_deref(), (&assessment, &*rubric), &paths, register)
                .map(|()| work(&disk, &store, paths, &transfer, words));
            Done::Taken { serial, target, taken }
        });
    }

    pub(super) fn files_taken(&mut self, serial: u64, target: &Target, taken: Result<Vec<Taken>, NotTaken>) {
        let words = self.world.words;
        self.transfer = None;
        let Some(file) = self.file.as_ref().filter(|file| file.serial == serial) else { return };
        let taken = match taken {
            Ok(taken) => taken,
            Err(problem) => return self.say(t!(words, evidence.refused), vec![problem.sentence_in(words)]),
        };
        let (mut refused, mut doubtful, mut packed) = (Vec::new(), Vec::new(), Vec::new());
        let mut contents = Vec::new();
        for one in taken {
            match one.result {
                Ok(stored) => {
                    doubtful.extend(doubt(&stored, words));
                    if stored.defect().is_none() && !form_takes(&stored.extension) {
                        packed.push(stored.name.clone());
                    }
                    contents.push((title_of_file(&stored.name), Content::File(stored)));
                }
                Err(error) => refused.push(error.sentence_in(words)),
            }
        }
        let number = contents.len();
        if let Target::Listed(listing) = target
            && number < listing.documents.len()
        {
            // Some are missing, or the person stopped it: what lies in the store already is nobody's.
            refused.push(t!(words, listing.nothing).to_owned());
            return self.say(t!(words, evidence.refused), refused);
        }
        let (edits, chosen, same) =
            registering(&file.draft.rubric, file.draft.assessment(), target, contents, self.world.new_id);
        for (name, other) in same {
            self.toasts.note(t!(words, evidence.same_bytes, name = shortened(&name), other = shortened(&other)));
        }
        if edits.is_empty() && number > 0 {
            self.toasts.note(t!(words, evidence.there_already).to_owned());
        } else if !edits.is_empty() && self.edit(Edit::Many(edits)) {
            let changes = self.file.as_ref().map(super::OpenFile::changes);
            let wording = match target {
                Target::Indicator(place) => {
                    t!(words, evidence.added_to, count = words.count(number), indicator = place.indicator)
                }
                Target::Register | Target::AsNamed(_) | Target::Listed(_) => {
                    t!(words, evidence.added, count = words.count(number))
                }
                Target::Revision(_) => t!(words, evidence.replaced).to_owned(),
            };
            self.toasts.add(wording, changes);
            if !packed.is_empty() {
                self.toasts.note(t!(words, evidence.packed, names = words.listed(&packed)));
            }
            if let Some(id) = chosen.filter(|_| self.page == Page::Evidence) {
                self.memories.evidence.show(id);
            }
        }
        if !refused.is_empty() {
            refused.extend(doubtful);
            let one = |wanted: &Wanted, _: &Path| number == 0 && matches!(wanted, Wanted::Evidence(_));
            self.say_of_tried(one, t!(words, evidence.refused), refused);
        } else if !doubtful.is_empty() {
            self.say(t!(words, evidence.doubtful), doubtful);
        }
        self.look_for_missing();
    }

    /// Registers an address.
    pub(super) fn add_link(&mut self, form: LinkForm) {
        self.close_dialog();
        let Some(file) = &self.file else { return };
        let today = file.draft.assessment().zone.value.local((self.world.clock)()).date();
        let title = if form.title.is_empty() { form.address.clone() } else { form.title };
        let content = Content::Link(Link { address: form.address, accessed: Some(today) });
        let (edits, chosen, _) = registering(
            &file.draft.rubric,
            file.draft.assessment(),
            &form.target,
            vec![(title, content)],
            self.world.new_id,
        );
        if edits.is_empty() {
            self.toasts.note(t!(self.world.words, evidence.there_already).to_owned());
            return;
        }
        if !self.edit(Edit::Many(edits)) {
            return;
        }
        let changes = self.file.as_ref().map(super::OpenFile::changes);
        self.toasts.add(t!(self.world.words, evidence.link_added).to_owned(), changes);
        if let Some(id) = chosen.filter(|_| self.page == Page::Evidence) {
            self.memories.evidence.show(id);
        }
    }

    pub(super) fn ask_link(&mut self, target: Target) {
        self.open_dialog(Dialog::Link(LinkForm::new(target)));
    }

    /// Asks for a document of the register.
    pub(super) fn ask_document(&mut self, place: Place) {
        let Some(file) = &self.file else { return };
        self.open_dialog(Dialog::Register(RegisterForm::new(&file.draft, place, self.world.words)));
    }

    /// Ties a document of the register to an indicator.
    pub(super) fn tie_document(&mut self, place: &Place, document: &DocumentId) {
        self.close_dialog();
        let words = self.world.words;
        let Some(file) = &self.file else { return };
        let assessment = file.draft.assessment();
        let edit = assessment.tie(place, document, (self.world.new_id)().into());
        if self.edit(edit) {
            let changes = self.file.as_ref().map(super::OpenFile::changes);
            self.toasts.add(t!(words, evidence.tied, indicator = place.indicator), changes);
        }
    }

    /// Opens a document in the system's viewer.
    pub(super) fn view_document(&mut self, id: &str) {
        let words = self.world.words;
        let Some(file) = &self.file else { return };
        let Some(content) = file.draft.assessment().document(id).and_then(|document| document.content()) else {
            return;
        };
        let shown: OsString = match content {
            Content::File(stored) if stored.may_run() => {
                let sentence = t!(words, evidence.may_run, name = shortened(&stored.name));
                return self.say(t!(words, evidence.no_viewer_title), vec![sentence]);
            }
            Content::File(stored) => {
                // Only what was taken in is handed to another program, so its bytes are proved first.
                let (disk, store, stored) = (self.world.disk.clone(), file.draft.store(), stored.clone());
                let id = DocumentId::from(id);
                self.jobs.start(move || {
                    let result = storage::prove_evidence(&*disk, &store, &stored);
                    Done::ToBeViewed { id, store, stored, result }
                });
                return;
            }
            Content::Link(link) => {
                let known = ["https://", "http://"].iter().any(|scheme| link.address.starts_with(scheme));
                if !known {
                    self.say(
                        t!(words, evidence.no_viewer_title),
                        vec![t!(words, evidence.no_scheme, address = link.address)],
                    );
                    return;
                }
                link.address.clone().into()
            }
        };
        self.view(&shown);
    }

    /// A file of the store was proved, or is not what was taken in.
    pub(super) fn proved_to_view(
        &mut self,
        id: &DocumentId,
        store: &Path,
        stored: &StoredFile,
        result: Result<(), EvidenceCause>,
    ) {
        let words = self.world.words;
        match (result, &self.file) {
            (Ok(()), _) => self.view(storage::stored_path(store, stored).as_os_str()),
            (Err(cause), Some(file)) => {
                let fault = EvidenceFault::of(file.draft.assessment(), id, stored, cause);
                self.say(t!(words, evidence.no_viewer_title), vec![fault.sentence_in(words)]);
            }
            (Err(_), None) => {}
        }
    }

    pub(super) fn view(&mut self, shown: &OsStr) {
        let words = self.world.words;
        // What the system's starter says is for those who wrote it; what it comes down to is the same.
        if (self.world.viewer)(shown).is_err() {
            self.say(t!(words, evidence.no_viewer_title), vec![t!(words, evidence.no_viewer).to_owned()]);
        }
    }

    /// Leads to the place something was found at.
    /// `code` is the piece of evidence that is meant, where one is.
    pub(super) fn jump(&mut self, subject: Subject, code: Option<String>) {
        match subject {
            Subject::Indicator { id, entry, part } => {
                if let Some(file) = &mut self.file {
                    file.draft.current = id;
                }
                self.memories.filling.jump(entry, part, code);
                self.go(Page::Filling);
            }
            Subject::Document(id) => {
                self.memories.evidence.show(id);
                self.go(Page::Evidence);
            }
            Subject::Question(id) => {
                self.go(Page::Questions);
                self.focus(field_id(&Field::Question(id.into())));
            }
            Subject::Whole(About::Register) => self.go(Page::Evidence),
            Subject::Whole(About::Index) => self.go(Page::Dashboard),
            Subject::Whole(about) => {
                self.go(Page::Identity);
                if let Some(field) = identity::field_of(about) {
                    self.focus(field);
                }
            }
        }
    }

    /// Gives the focus to a field that the page shows in the next frame.
    pub(super) fn focus(&self, field: egui::Id) {
        self.context.memory_mut(|memory| memory.request_focus(field));
    }

    /// Looks which files of the register are not in the store.
    pub(super) fn look_for_missing(&self) {
        let Some(file) = &self.file else { return };
        let (disk, store, serial) = (self.world.disk.clone(), file.draft.store(), file.serial);
        let assessment = file.draft.assessment().clone();
        self.jobs.start(move || {
            let missing = storage::missing(&*disk, &store, &assessment);
            Done::Missing { serial, missing }
        });
    }

    pub(super) fn missing_found(&mut self, serial: u64, missing: BTreeSet<String>) {
        if let Some(file) = self.file.as_mut().filter(|file| file.serial == serial)
            && file.draft.missing != missing
        {
            file.draft.missing = missing;
            file.checked.forget();
        }
    }

    /// What the upload package is called.
    pub(super) fn package_name(&self) -> String {
        let year = self.file.as_ref().map_or(0, |file| file.draft.assessment().year.value);
        t!(self.world.words, package.file, year = year)
    }

    /// Makes the upload package at a path.
    pub(super) fn make_package(&mut self, path: PathBuf) {
        let Some(file) = &self.file else { return };
        let words = self.world.words;
        if self.transfer.is_some() {
            self.toasts.refuse(t!(words, transfer.busy).to_owned());
            return;
        }
        let now = (self.world.clock)();
        let changes = file.changes();
        let draft = file.session.as_it_stands(&file.draft.rubric, file.draft.assessment(), changes, now);
        let transfer = Transfer::new(&self.context, t!(words, transfer.packing).to_owned());
        self.transfer = Some(transfer.clone());
        let (disk, rubrics, store) = (self.world.disk.clone(), self.world.rubrics, file.draft.store());
        let carrier = Rc::clone(&self.world.carrier);
        self.jobs.start_on(&*carrier, move || {
            storage::sweep_around(&*disk, &path, now);
            let result = work::package(&disk, rubrics, &path, &draft, &store, &transfer, words);
            Done::Packed { path, stopped: transfer.stopped(), result: Box::new(result) }
        });
    }

    pub(super) fn packed(&mut self, path: &Path, stopped: bool, result: Result<PackageMade, NotPacked>) {
        let words = self.world.words;
        self.transfer = None;
        match result {
            Ok(made) => {
                let name = path.display().to_string();
                let mut ways = vec![(t!(words, dialog.close), ButtonKind::Primary, Answer::Close)];
                if let Some(folder) = path.parent() {
                    let show = Answer::OpenFolder(folder.to_path_buf());
                    ways.insert(0, (t!(words, laporan.open_folder), ButtonKind::Normal, show));
                }
                let said = package_words(&made, &name, words);
                self.open_dialog(Dialog::Ask(Ask::question(t!(words, package.made), said, ways)));
            }
            Err(_) if stopped => self.toasts.note(t!(words, package.stopped).to_owned()),
            Err(error) => self.say_of_place(path, t!(words, package.not_made), vec![error.sentence_in(words)]),
        }
    }

    /// Proves a package, a draft or a report.
    pub(super) fn verify(&mut self, path: PathBuf) {
        if self.transfer.is_some() {
            self.toasts.refuse(t!(self.world.words, transfer.busy).to_owned());
            return;
        }
        self.toasts.note(t!(self.world.words, transfer.verifying).to_owned());
        let (disk, rubrics) = (self.world.disk.clone(), self.world.rubrics);
        let carrier = Rc::clone(&self.world.carrier);
        // A report is nothing by itself: it is held against the draft that is open.
        let is_report = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
        let now = (self.world.clock)();
        let against = self.file.as_ref().filter(|_| is_report).map(|file| {
            let (draft, changes) = (&file.draft, file.changes());
            Against {
                opened: Opened {
                    draft: file.session.as_it_stands(&draft.rubric, draft.assessment(), changes, now),
                    rubric: draft.rubric.clone(),
                    read_only: None,
                    migrated_from: None,
                    warnings: Vec::new(),
                },
                store: draft.store(),
            }
        });
        self.jobs.start_on(&*carrier, move || {
            Done::Verified(Box::new(exchange::verify(&*disk, &path, &rubrics, against.as_ref())))
        });
    }

    pub(super) fn verified(&mut self, result: Result<Verification, OpenError<DraftError>>) {
        let words = self.world.words;
        match result {
            Ok(found) if found.all_proved() => {
                self.say(
                    t!(words, package.verified),
                    found.claims.iter().map(|claim| claim.sentence_in(words)).collect(),
                );
            }
            Ok(found) => {
                let title = if found.failed() { t!(words, package.not_verified) } else { t!(words, package.unproved) };
                let told = found.claims.iter().filter(|claim| claim.outcome() >= Outcome::Open);
                self.say(title, told.map(|claim| claim.sentence_in(words)).collect());
            }
            Err(error) => {
                let one = |wanted: &Wanted, _: &Path| *wanted == Wanted::Verify;
                self.say_of_tried(one, t!(words, package.not_verified), vec![error.sentence_in(words)]);
            }
        }
    }
}

/// What was packed, and what the form will not take.
fn package_words(made: &PackageMade, path: &str, words: Words) -> Vec<String> {
    let sum = match made.ready() {
        0 => t!(words, package.made_none).to_owned(),
        ready => t!(words, package.made_sum, count = words.count(ready)),
    };
    let mut sentences = vec![sum];
    if made.ready() > 0 {
        sentences.push(t!(words, package.made_where).to_owned());
    }
    sentences.push(t!(words, package.made_path, path = path));
    let held: Vec<_> = made.uploads.iter().filter(|upload| upload.verdict.holds_back()).collect();
    if !held.is_empty() {
        sentences.push(t!(words, package.made_held).to_owned());
    }
    sentences.extend(
        held.iter().map(|upload| t!(words, package.made_not, indicator = upload.indicator, sentence = upload.sentence)),
    );
    sentences
}

/// Why a file that was taken in may be no document, and what to do.
fn doubt(stored: &StoredFile, words: Words) -> Option<String> {
    let fault = DocumentFault::NoDocument { defect: stored.defect()? };
    Some(t!(
        words,
        evidence.doubtful_one,
        name = shortened(&stored.name),
        what = fault.sentence(words),
        advice = fault.advice(words)
    ))
}

/// The edits that put contents where they belong, the document to show, and the names of files that another one holds
/// under another name.
fn registering(
    rubric: &Rubric,
    assessment: &Assessment,
    target: &Target,
    contents: Vec<(String, Content)>,
    new_id: fn() -> String,
) -> (Vec<Edit>, Option<String>, Vec<(String, String)>) {
    let place = match target {
        Target::Revision(id) => {
            let edit = assessment.revising(&id.into(), contents.into_iter().map(|(_, content)| content));
            return (edit.into_iter().collect(), Some(id.clone()), Vec::new());
        }
        Target::Listed(listing) => {
            let files = contents.into_iter().filter_map(|(_, content)| match content {
                Content::File(file) => Some(file),
                Content::Link(_) => None,
            });
            let made = listing.registering(assessment, files.collect(), &mut || new_id());
            return (made.edits, made.documents.first().map(ToString::to_string), made.same);
        }
        Target::Indicator(place) | Target::AsNamed(Some(place)) => Some(place),
        Target::Register | Target::AsNamed(None) => None,
    };
    let at = |content: &Content| match (target, content) {
        (Target::AsNamed(_), Content::File(file)) => {
            named_code(rubric, &file.name).map(|code| Place::first(&code.indicator.id))
        }
        _ => None,
    };
    let each = contents.into_iter().map(|(title, content)| {
        let at = at(&content).or_else(|| place.cloned());
        (title, content, at)
    });
    let made = assessment.registering_each(each, &mut || new_id());
    (made.edits, made.documents.first().map(ToString::to_string), made.same)
}
