//! Files: new, open, example, close, recovery, tables, and what the worker reports of them.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::{App, Done, Intent, OpenFile};
use crate::{
    assessment::{Assessment, AssessmentField, Edit, Field, IndicatorId},
    desktop::{
        action::{Offer, Page},
        dialogs::{Answer, Ask, Dialog, NewForm, PathForm, Wanted, with_extension},
        draft::OpenDraft,
        pick::{Purpose, Question},
        widgets::ButtonKind,
        work::{self, NotWritten},
    },
    exchange::{LevelsError, LevelsFault, LevelsTable, read_levels, read_listing},
    insight::{Difference, overwritten},
    session::{self, Session},
    storage::{self, OpenCause, OpenError},
    t,
    words::{Sentence as _, Words, Zone},
};

/// Most fields of a table that are named one by one.
const MOST_SHOWN: usize = 8;

impl App {
    /// The year at the clock, in western Indonesia.
    pub(super) fn this_year(&self) -> i16 {
        Zone::default().local((self.world.clock)()).date().year()
    }

    /// Makes a new assessment from the form, once it is known that its place is one for a file.
    pub(super) fn create(&mut self, form: &NewForm) {
        if form.place.trim().is_empty() {
            self.make(form, None);
        } else {
            self.look_at_place(&form.place);
        }
    }

    /// Makes a new assessment; where it gets a file, that is written before it is shown.
    pub(super) fn make(&mut self, form: &NewForm, place: Option<PathBuf>) {
        let (Some(rubric), Some(year)) = ((self.world.rubrics)(form.rubric), form.known_year()) else { return };
        if !form.author.trim().is_empty() {
            form.author.trim().clone_into(&mut self.settings.author);
            self.settings_changed();
        }
        let now = (self.world.clock)();
        let session = Session::unnamed((self.world.new_id)().into(), self.new_sitting(), true);
        let author = session.author(self.settings.author.clone(), now);
        let edits = vec![
            Field::Assessment(AssessmentField::Year).set(year),
            Field::Assessment(AssessmentField::InstitutionKind).set(form.kind),
            Field::Assessment(AssessmentField::InstitutionName).set(form.institution.trim().to_owned()),
        ];
        let mut assessment = Assessment::default();
        if let Err(error) = assessment.apply(&rubric, Edit::Many(edits).taken_in(), &author) {
            if let Some(super::Shown { dialog: Dialog::New(form), .. }) = &mut self.shown {
                form.refuse(error.sentence_in(self.world.words));
            }
            return;
        }
        self.close_dialog();
        self.serial += 1;
        let mut file = OpenFile::new(OpenDraft::new(rubric, assessment), session, self.serial);
        file.begun = true;
        if let Some(path) = place {
            let named = with_extension(&path, "ron");
            self.tried = Some((Wanted::SaveAs, named.clone()));
            file.wish = Some(named);
        }
        self.leave(Intent::Show(Box::new(file)));
    }

    /// Asks for a path: the system's dialog, and beside it a field to type it.
    pub(super) fn ask_path(&mut self, wanted: Wanted) {
        self.serial += 1;
        let (folder, name) = self.suggestion(&wanted);
        let text = match &wanted {
            Wanted::SaveAs | Wanted::Write(_) | Wanted::Package => {
                folder.as_ref().map_or_else(PathBuf::new, |folder| folder.join(&name)).to_string_lossy().into_owned()
            }
            Wanted::Open
            | Wanted::LastYear
            | Wanted::Before
            | Wanted::Beside
            | Wanted::Folder
            | Wanted::Moved(_)
            | Wanted::Levels
            | Wanted::Logo
            | Wanted::Results
            | Wanted::Evidence(_)
            | Wanted::Verify => String::new(),
        };
        let question = wanted.question(folder, name, self.world.words);
        let form = PathForm::new(wanted, text, self.world.documents.clone(), self.serial, self.now());
        self.open_dialog(Dialog::Path(form));
        self.pick(question);
    }

    pub(super) fn ask_path_again(&mut self) {
        self.serial += 1;
        let (asked, now) = (self.serial, self.now());
        let Some(super::Shown { dialog: Dialog::Path(form), .. }) = &mut self.shown else { return };
        form.ask_again(asked, now);
        let wanted = form.wanted.clone();
        let (folder, name) = self.suggestion(&wanted);
        self.pick(wanted.question(folder, name, self.world.words));
    }

    /// Asks the system's dialog for the place of a new assessment.
    pub(super) fn ask_place(&mut self) {
        self.serial += 1;
        let asked = self.serial;
        let Some(super::Shown { dialog: Dialog::New(form), .. }) = &mut self.shown else { return };
        form.asked = asked;
        let name = form.file_name();
        let folder = self.world.documents.clone();
        self.pick(Question {
            name,
            purpose: Purpose::Save,
            ..Wanted::SaveAs.question(folder, String::new(), self.world.words)
        });
    }

    fn pick(&self, question: Question) {
        let asked = self.serial;
        let report = self.jobs.reporter();
        self.world.picker.pick(question, Box::new(move |paths| report(Done::Picked { asked, paths })));
    }

    /// Folder and name that are offered for a path.
    pub(super) fn suggestion(&self, wanted: &Wanted) -> (Option<PathBuf>, String) {
        let here = self.file.as_ref().and_then(|file| file.session.path.clone());
        let folder = here.as_deref().and_then(Path::parent).map(Path::to_path_buf).or(self.world.documents.clone());
        let name = match wanted {
            Wanted::SaveAs => match (&here, &self.file) {
                (Some(path), _) => {
                    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                    format!("{}.ron", t!(self.world.words, saving.copy_name, name = stem))
                }
                (None, Some(file)) => {
                    let assessment = file.draft.assessment();
                    let year = assessment.year.value.to_string();
                    crate::desktop::dialogs::file_name(&assessment.institution.name.value, &year)
                }
                (None, None) => String::new(),
            },
            Wanted::Write(offer) => format!("{}.{}", offer.name, offer.extension),
            Wanted::Moved(path) => Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Wanted::Package => format!("{}.zip", self.package_name()),
            Wanted::Open
            | Wanted::LastYear
            | Wanted::Before
            | Wanted::Beside
            | Wanted::Folder
            | Wanted::Levels
            | Wanted::Logo
            | Wanted::Results
            | Wanted::Evidence(_)
            | Wanted::Verify => String::new(),
        };
        (folder, name)
    }

    /// Does what a path was wanted for. `agreed` where the system's dialog asked about replacing this very file.
    pub(super) fn use_path(&mut self, wanted: Wanted, path: &Path, agreed: bool) {
        let named = wanted.writes().map_or_else(|| path.to_path_buf(), |extension| with_extension(path, extension));
        let agreed = agreed && *named == *path;
        let named = storage::absolute(&named);
        self.tried = Some((wanted.clone(), named.clone()));
        match wanted {
            Wanted::Open | Wanted::Moved(_) => self.open_as(&named, true, None),
            Wanted::LastYear => self.read_last_year(named),
            Wanted::Before => self.read_before(named),
            Wanted::Beside => self.read_beside(named),
            Wanted::SaveAs => self.write_into(&named, agreed),
            Wanted::Levels => self.read_levels(named),
            Wanted::Logo => self.read_logo(named),
            Wanted::Results => self.add_results(named),
            Wanted::Evidence(target) => self.offer_files(target, vec![named]),
            Wanted::Package => self.make_package(named),
            Wanted::Verify => self.verify(named),
            Wanted::Folder => self.choose_folder(&named),
            Wanted::Write(_) => self.write_offer(wanted, named, agreed),
        }
    }

    pub(super) fn write_offer(&mut self, wanted: Wanted, path: PathBuf, replace: bool) {
        let Wanted::Write(offer) = &wanted else { return };
        if let Some(transfer) = &offer.transfer {
            if self.transfer.is_some() {
                return self.toasts.refuse(t!(self.world.words, transfer.busy).to_owned());
            }
            transfer.restart();
            self.transfer = Some(transfer.clone());
        }
        let (disk, make) = (self.world.disk.clone(), std::sync::Arc::clone(&offer.make));
        let (made_from, now) = (offer.made_from.clone(), (self.world.clock)());
        self.jobs.start(move || {
            storage::sweep_around(&*disk, &path, now);
            let result = work::write(&disk, &path, (&*make, made_from.as_deref()), replace);
            Done::Written { path, wanted, result }
        });
    }

    fn read_levels(&mut self, path: PathBuf) {
        let Some(file) = &self.file else { return };
        let (disk, rubric) = (self.world.disk.clone(), std::sync::Arc::clone(&file.draft.rubric));
        let assessment = file.draft.assessment().clone();
        self.jobs.start(move || {
            let result = read_levels(&*disk, &path, &rubric, &assessment);
            // Without the columns of levels it may be a table of documents, which is told by its own columns.
            if !result.as_ref().is_err_and(names_no_levels) {
                return Done::Levels { path, result };
            }
            match read_listing(&*disk, &path, &rubric) {
                Err(error) if names_no_files(&error) => Done::Levels { path, result },
                result => Done::Listing { path, result },
            }
        });
    }

    pub(super) fn ask_discard(&mut self, path: PathBuf) {
        let words = self.world.words;
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, dialog.discard.title),
            vec![t!(words, dialog.discard.body).to_owned()],
            vec![
                (t!(words, dialog.discard.confirm), ButtonKind::Danger, Answer::Discard(path)),
                (t!(words, dialog.discard.keep), ButtonKind::Primary, Answer::Close),
            ],
        )));
    }

    pub(super) fn discard(&mut self, path: PathBuf) {
        let disk = self.world.disk.clone();
        self.jobs.start(move || {
            // One that stays is offered again, which loses nothing.
            let _ = disk.remove(&path);
            Done::Discarded
        });
    }

    /// Looks for recovery copies and whether remembered drafts are still there.
    pub(super) fn look_around(&self) {
        let (work, recent) = (self.world.workplace(), self.settings.recent.clone());
        self.jobs.start(move || Done::Looked(session::look(work.here(), &recent)));
    }

    /// Takes a file that was dropped on the window.
    pub(super) fn dropped(&mut self, paths: &[PathBuf]) {
        let ends = |path: &&PathBuf, kind: &str| path.extension().is_some_and(|end| end.eq_ignore_ascii_case(kind));
        let draft = paths.iter().find(|path| ends(path, "ron"));
        // With a draft open, a PDF may be meant as evidence.
        let report = || paths.iter().find(|path| ends(path, "pdf")).filter(|_| self.file.is_none());
        match draft.or_else(report) {
            Some(path) => self.open(&path.clone()),
            None if paths.is_empty() => {}
            None if self.file.is_some() => self.look_at_dropped(paths.to_vec()),
            None => self
                .say(t!(self.world.words, dialog.drop.title), vec![t!(self.world.words, dialog.drop.body).to_owned()]),
        }
    }

    /// Takes note of what the worker reports.
    pub(super) fn finish(&mut self, done: Done) {
        let words = self.world.words;
        let mut stopped = false;
        if let Done::Written { wanted: Wanted::Write(Offer { transfer: Some(transfer), .. }), .. } = &done {
            self.transfer = None;
            stopped = transfer.stopped();
        }
        match done {
            Done::Written { result: Err(NotWritten::NotMade(_)), .. } if stopped => {
                self.toasts.note(t!(words, transfer.report.stopped).to_owned());
            }
            Done::Folder { serial, read } => self.folder_read(serial, read),
            Done::FolderLooked { serial, listed } => self.folder_looked(serial, listed),
            Done::Opened { path, result, ask } => self.opened(path, result, ask),
            Done::Recovered(result) => self.recovered(*result),
            Done::Compared { copy, file, result } => self.compared(copy, file, *result),
            Done::Backups { serial, changes, found } => self.backups_found(serial, changes, found),
            Done::Backup(result) => self.backup_read(*result),
            Done::Saved { serial, result, naming, asked } => self.saved(serial, *result, naming, asked),
            Done::Copied { serial, result } => self.copied(serial, result),
            Done::Pasted(paths) => self.pasted_files(paths),
            Done::Gathered { serial, result } => self.gathered(serial, result),
            Done::Discarded => self.look_around(),
            Done::Picked { asked, paths } => self.picked(asked, paths),
            Done::Looked(look) => self.look = look,
            Done::Previewed { serial, made } => {
                if self.file.as_ref().is_some_and(|file| file.serial == serial) {
                    self.memories.report.made(made);
                }
            }
            Done::Planned { serial, found } => {
                if self.file.as_ref().is_some_and(|file| file.serial == serial) {
                    self.memories.plan.found(found);
                }
            }
            Done::ExampleLaid(Ok(())) => self.look_for_missing(),
            Done::ExampleLaid(Err(error)) => self.problem(error.sentence_in(words)),
            Done::LastYear { path, result } => self.last_year_read(&path, *result),
            Done::Before { serial, path, result } => self.before_read(serial, &path, *result),
            Done::Beside { serial, path, result } => self.beside_read(serial, &path, *result),
            Done::Dropped { paths, report } => self.dropped_files(paths, report),
            Done::Logo { serial, path, result } => self.logo_read(serial, &path, *result),
            Done::Taken { serial, target, taken } => self.files_taken(serial, &target, taken),
            Done::Missing { serial, missing } => self.missing_found(serial, missing),
            Done::Packed { path, stopped, result } => self.packed(&path, stopped, *result),
            Done::ToBeViewed { id, store, stored, result } => self.proved_to_view(&id, &store, &stored, result),
            Done::Verified(result) => self.verified(*result),
            Done::Results { serial, found, added } => self.results_found(serial, found, added.as_deref()),
            Done::NoResults { path, error } => self.results_refused(&path, &error),
            Done::Read { stamp, index } => self.searching.take(stamp, index),
            Done::Settings { written, result } => self.settings_written(*written, result),
            Done::Levels { result: Ok(table), .. } => self.levels_read(table),
            Done::Levels { path, result: Err(error) } => {
                self.levels_refused(&path, &error);
            }
            Done::Listing { result: Ok(listing), .. } => self.show_listing(listing),
            Done::Listing { path, result: Err(error) } => self.levels_refused(&path, &error),
            Done::Place { number, path, folder } => self.place_looked_at(number, path, folder),
            Done::Written { path, wanted, result: Ok(()) }
                if self.page == Page::Report && wanted.writes() == Some("pdf") =>
            {
                self.memories.report.written(path);
            }
            Done::Written { path, result: Ok(()), .. } => {
                self.toasts.add(t!(words, saving.file_written, path = path.display()), None);
            }
            Done::Written { path, wanted, result: Err(NotWritten::Exists) } => {
                let shown = path.display().to_string();
                self.open_dialog(Dialog::Ask(Ask::question(
                    t!(words, dialog.exists.title),
                    vec![t!(words, dialog.exists.other_file, path = shown)],
                    vec![
                        (
                            t!(words, dialog.exists.replace),
                            ButtonKind::Danger,
                            Answer::WriteOver(wanted.clone(), path.clone()),
                        ),
                        (t!(words, dialog.exists.other), ButtonKind::Primary, Answer::Mend(wanted, path)),
                    ],
                )));
            }
            Done::Written { result: Err(NotWritten::NotMade(error)), .. } => {
                self.say(t!(words, dialog.write.title), vec![error.sentence_in(words)]);
            }
            Done::Written { path, result: Err(NotWritten::Place(error)), .. } => {
                self.say_of_place(&path, t!(words, dialog.write.title), vec![error.sentence_in(words)]);
            }
            Done::Written { path, result: Err(NotWritten::Write(error)), .. } => {
                self.say_of_place(&path, t!(words, dialog.write.title), vec![error.sentence_in(words)]);
            }
        }
    }

    /// Says what is wrong with a table of levels. Where it lies well and says what cannot be taken, another one may do.
    fn levels_refused(&mut self, path: &Path, error: &OpenError<LevelsError>) {
        let words = self.world.words;
        let title = t!(words, dialog.levels.title);
        let OpenCause::Refused(table) = &error.cause else {
            return self.say_of_place(path, title, vec![error.sentence_in(words)]);
        };
        self.tried = None;
        let mut body = vec![t!(words, dialog.levels.refused, path = path.display())];
        body.extend(table.faults.iter().map(|fault| fault.sentence_in(words)));
        self.open_dialog(Dialog::Ask(Ask::question(
            title,
            body,
            vec![
                (t!(words, dialog.close), ButtonKind::Normal, Answer::Close),
                (t!(words, dialog.levels.another), ButtonKind::Primary, Answer::AnotherTable),
            ],
        )));
    }

    /// What a table says is put where nothing stands; what would replace something is shown first, and chosen.
    fn levels_read(&mut self, LevelsTable { edits, reading }: LevelsTable) {
        let words = self.world.words;
        let mut body = reading.sentences(words);
        let Some(file) = &self.file else { return };
        let assessment = file.draft.assessment();
        let differences = session::changes_of(assessment, &file.draft.rubric, &edits, (self.world.clock)());
        if !body.is_empty() {
            body.insert(0, filled_words(&differences, words));
        }
        let replaced: Vec<&Difference> = overwritten(&differences).collect();
        if !reading.sheets.is_empty() {
            // A workbook holds more than a page shows at once: what it fills is named one by one.
            let fills = differences.iter().filter(|one| !replaced.iter().any(|other| std::ptr::eq(*one, *other)));
            let fills: Vec<String> = fills.map(|one| one.told_short(assessment, words)).collect();
            let more = fills.len().saturating_sub(MOST_SHOWN);
            body.extend(fills.into_iter().take(MOST_SHOWN));
            if more > 0 {
                body.push(t!(words, dialog.overwrite.more, count = words.count(more)));
            }
        }
        if replaced.is_empty() {
            return self.show_reading(body, edits);
        }
        let count = words.count(replaced.len());
        body.push(t!(words, dialog.overwrite.body, count = count));
        body.extend(replaced.iter().take(MOST_SHOWN).map(|one| one.told_short(assessment, words)));
        if replaced.len() > MOST_SHOWN {
            body.push(t!(words, dialog.overwrite.more, count = words.count(replaced.len() - MOST_SHOWN)));
        }
        let stands = |edit: &Edit| match edit {
            Edit::Set(field, _) => assessment.get(field) != field.empty(),
            _ => false,
        };
        let empty: Vec<Edit> = edits.iter().filter(|edit| !stands(edit)).cloned().collect();
        self.open_dialog(Dialog::Ask(Ask::question(
            t!(words, dialog.overwrite.title),
            body,
            vec![
                (t!(words, dialog.overwrite.all), ButtonKind::Danger, Answer::TakeLevels(edits)),
                (t!(words, dialog.overwrite.empty), ButtonKind::Normal, Answer::TakeLevels(empty)),
                (t!(words, dialog.overwrite.none), ButtonKind::Primary, Answer::Close),
            ],
        )));
    }

    /// Makes the edits of a table.
    pub(super) fn take_levels(&mut self, edits: Vec<Edit>) {
        let words = self.world.words;
        let Some(file) = &self.file else { return };
        if edits.is_empty() {
            self.toasts.note(t!(words, saving.levels_none).to_owned());
            return;
        }
        let fields = session::changes_of(file.draft.assessment(), &file.draft.rubric, &edits, (self.world.clock)());
        if !self.edit(Edit::Many(edits)) {
            return;
        }
        if fields.is_empty() {
            self.toasts.note(t!(words, saving.levels_same).to_owned());
            return;
        }
        let changes = self.file.as_ref().map(OpenFile::changes);
        self.toasts.add(t!(words, saving.levels_read, count = words.count(fields.len())), changes);
    }

    fn picked(&mut self, asked: u64, mut paths: Vec<PathBuf>) {
        let now = self.now();
        if let Some(super::Shown { dialog: Dialog::Path(form), .. }) = &self.shown
            && form.asked == asked
            && let Wanted::Evidence(target) = &form.wanted
            && paths.len() > 1
        {
            let target = target.clone();
            self.close_dialog();
            self.offer_files(target, paths);
            return;
        }
        let path = if paths.is_empty() { None } else { Some(paths.swap_remove(0)) };
        match (&mut self.shown, path) {
            (Some(super::Shown { dialog: Dialog::Path(form), .. }), Some(path)) if form.asked == asked => {
                let wanted = form.wanted.clone();
                self.close_dialog();
                self.use_path(wanted, &path, true);
            }
            (Some(super::Shown { dialog: Dialog::Path(form), .. }), None) if form.asked == asked => {
                if form.nothing_came(now) {
                    self.answer(Answer::Close);
                }
            }
            (Some(super::Shown { dialog: Dialog::New(form), .. }), Some(path)) if form.asked == asked => {
                form.choose(&path);
            }
            _ => {}
        }
    }
}

/// Whether a table was refused because no line names the columns of levels.
fn names_no_levels(error: &OpenError<LevelsError>) -> bool {
    matches!(&error.cause, OpenCause::Refused(LevelsError { faults })
        if matches!(faults[..], [LevelsFault::NoHead { .. } | LevelsFault::PackageIndex]))
}

/// Whether a table was refused because no line names the columns of documents.
fn names_no_files(error: &OpenError<LevelsError>) -> bool {
    matches!(&error.cause, OpenCause::Refused(LevelsError { faults }) if matches!(faults[..], [LevelsFault::NoListHead]))
}

/// How many indicators a table fills.
fn filled_words(differences: &[Difference], words: Words) -> String {
    let filled: BTreeSet<&IndicatorId> = differences.iter().filter_map(|one| one.field.indicator()).collect();
    if filled.is_empty() {
        return t!(words, saving.levels_same).to_owned();
    }
    t!(words, dialog.reading.fills, count = filled.len())
}
