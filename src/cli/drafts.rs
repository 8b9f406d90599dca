//! Opening, changing and making drafts for the commands, and saying what keeps them from it.

use std::path::Path;

use super::{Call, Failure, World};
use crate::{
    assessment::{Edit, Sitting, SittingId},
    exchange::{Source, is_report, read_source},
    rubric,
    session::{
        self, EvidenceSource, LockedDraft, NotLocked, Opening, Reserved, SaveOrder, SaveProblem, SavedDraft, Target,
        Workplace,
    },
    storage::{self, Draft, Held, Holder, Opened},
    t,
    words::{Sentence as _, Speaks as _, Words, Zone},
};

/// Opens a draft to read it, also one that a report carries; what should be known about it goes to standard error.
pub(super) fn open(call: &mut Call<'_>, path: &Path) -> Result<Source, Failure> {
    let source = read_source(call.world.disk, path, &rubric::builtin).map_err(|error| call.refused(&error))?;
    sweep_places(call);
    if source.report.is_none() {
        storage::sweep_beside(call.world.disk, path, call.world.now);
    }
    warn(call, path, &source.opened);
    if source.report.is_some() {
        let Draft { header, assessment } = &source.opened.draft;
        let saved = call.words().moment(header.saved_at, assessment.zone.value);
        let text = t!(call, cli.in_report.taken, revision = header.revision, saved = saved);
        for text in [text].into_iter().chain(source.cautions(call.words())) {
            call.console.complain(t!(call, cli.about, path = path.display(), text = text));
        }
    }
    Ok(source)
}

/// Removes what killed commands left in the program's own folders; who never opens a window would keep it for ever.
fn sweep_places(call: &Call<'_>) {
    if let Some(places) = &call.world.places {
        storage::sweep_places(call.world.disk, places, call.world.now);
    }
}

fn warn(call: &mut Call<'_>, path: &Path, opened: &Opened) {
    for warning in &opened.warnings {
        call.console.complain(t!(call, cli.about, path = path.display(), text = warning.sentence_in(call.words())));
    }
}

/// Works on a draft whose lock is held for the whole time, and given back whatever comes of it.
pub(super) fn locked<T>(
    call: &mut Call<'_>,
    path: &Path,
    work: impl FnOnce(&mut Call<'_>, &mut LockedDraft) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let disk = call.world.disk;
    if is_report(disk, path) {
        let program = call.world.program;
        return Err(Failure::Refused(t!(call, cli.in_report.not_changed, path = path.display(), program = program)));
    }
    let holder = holder(call);
    let opening = Opening { path: path.to_path_buf(), holder, take_over: None, held: None, now: call.world.now };
    let mut draft =
        session::open_locked(workplace(call.world), &opening, new_sitting(call)).map_err(|problem| match problem {
            NotLocked::Held { path, held } => Failure::Refused(in_use(call.words(), &path, &held)),
            NotLocked::Refused(error) => call.refused(&error),
        })?;
    warn(call, path, &draft.opened);
    let done = work(call, &mut draft);
    draft.close(disk);
    // Once nobody waits for the draft.
    sweep_places(call);
    done
}

/// The same for a draft that is to be changed.
pub(super) fn locked_to_change<T>(
    call: &mut Call<'_>,
    path: &Path,
    work: impl FnOnce(&mut Call<'_>, &mut LockedDraft) -> Result<T, Failure>,
) -> Result<T, Failure> {
    locked(call, path, |call, draft| {
        if let Some(reason) = &draft.opened.read_only {
            return Err(Failure::Refused(t!(
                call,
                cli.about,
                path = path.display(),
                text = reason.sentence_in(call.words())
            )));
        }
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let conflicts: Vec<String> = draft.conflicts.iter().map(|copy| name(&copy.path)).collect();
        if !conflicts.is_empty() {
            let text = t!(call, opening.conflicts, names = conflicts.join(", "));
            call.console.complain(t!(call, cli.about, path = path.display(), text = text));
        }
        if draft.recovery.is_some() {
            call.console.complain(t!(call, cli.about, path = path.display(), text = t!(call, cli.recovery)));
        }
        work(call, draft)
    })
}

/// Applies edits to a draft as one step and saves it; the file as it was is kept as a restore point. The draft as it
/// stands then.
pub(super) fn change(call: &mut Call<'_>, draft: &mut LockedDraft, edits: Vec<Edit>) -> Result<Draft, Failure> {
    let Opened { draft: Draft { header, assessment }, rubric, .. } = &draft.opened;
    let mut sitting = Sitting::new(assessment.clone());
    let author = draft.author(author(call), call.world.now);
    sitting.apply(rubric, Edit::Many(edits), &author).map_err(|error| call.refused(&error))?;
    let assessment = sitting.assessment().clone();
    if sitting.changes() == 0 {
        return Ok(Draft { header: header.clone(), assessment });
    }
    let saved = draft
        .save(workplace(call.world), &assessment, call.world.now)
        .map_err(|problem| refused(call.words(), &problem))?;
    complain_of_restore_point(call, &saved);
    Ok(Draft { header: saved.header, assessment })
}

/// Makes a draft where there is none. `lay` puts what belongs beside it there first, once the place is certainly ours.
pub(super) fn create(
    call: &mut Call<'_>,
    path: &Path,
    draft: Draft,
    evidence: EvidenceSource,
    lay: impl FnOnce() -> Result<(), Failure>,
) -> Result<SavedDraft, Failure> {
    let (disk, holder) = (call.world.disk, holder(call));
    let place: Reserved =
        session::reserve(disk, path, &holder, false, None).map_err(|problem| refused(call.words(), &problem))?;
    if let Err(failure) = lay() {
        place.give_up(disk);
        return Err(failure);
    }
    let order = SaveOrder {
        path: path.to_path_buf(),
        draft,
        target: Target::New { replace: false, holder, held: None },
        keep_found: false,
        keep_written: false,
        evidence,
    };
    let mut saved = session::save_reserved(workplace(call.world), place, &order).map_err(|problem| match problem {
        SaveProblem::Evidence(error) => {
            Failure::Refused(t!(call, cli.new.nothing, text = error.sentence_in(call.words()), path = path.display()))
        }
        other => refused(call.words(), &other),
    })?;
    if let Some(lock) = saved.lock.take() {
        storage::release_lock(disk, lock);
    }
    Ok(saved)
}

fn workplace<'a>(world: &'a World<'_>) -> Workplace<'a> {
    Workplace { disk: world.disk, places: world.places.as_ref(), rubrics: rubric::builtin }
}

/// Who works on drafts here, for their locks: one session for the whole command.
fn holder(call: &Call<'_>) -> Holder {
    Holder::here(author(call), call.world.now, (call.world.new_id)())
}

/// Why a draft was not written.
fn refused(words: Words, problem: &SaveProblem) -> Failure {
    Failure::Refused(match problem {
        SaveProblem::Locked { path, held } | SaveProblem::TakenOver { path, held } => in_use(words, path, held),
        SaveProblem::Changed { path, .. } => t!(words, cli.changed, path = path.display()),
        other => other.sentence_in(words),
    })
}

/// Who has a draft, and what to do.
fn in_use(words: Words, path: &Path, held: &Held) -> String {
    let path = path.display();
    if let Some(obstacle) = &held.obstacle {
        let (what, place) = (obstacle.what(words), obstacle.place.display());
        return t!(words, cli.in_use.obstacle, path = path, what = what, place = place);
    }
    let Some(holder) = &held.holder else { return t!(words, cli.in_use.unknown, path = path) };
    let since = words.moment(holder.since, Zone::default());
    let person = holder.person.trim();
    if person.is_empty() {
        t!(words, cli.in_use.nameless, path = path, host = holder.host, since = since)
    } else {
        t!(words, cli.in_use.named, path = path, person = person, host = holder.host, since = since)
    }
}

/// An id for one opening of a draft.
pub(super) fn new_sitting(call: &Call<'_>) -> SittingId {
    SittingId::of(&(call.world.new_id)())
}

/// Who makes the changes: `--as`, else the name in the settings, else the command line itself.
pub(super) fn author(call: &Call<'_>) -> String {
    let known = || {
        let places = call.world.places.as_ref()?;
        let settings = storage::peek_settings(call.world.disk, &places.settings());
        Some(settings.author).filter(|name| !name.is_empty())
    };
    call.given.value("as").or_else(known).unwrap_or_else(|| t!(call, cli.author).to_owned())
}

/// Where the file as it was could not be kept, the draft itself was still replaced in one step, so it is said only.
fn complain_of_restore_point(call: &mut Call<'_>, saved: &SavedDraft) {
    if let Some(error) = &saved.no_restore_point {
        call.console.complain(t!(call, cli.no_restore_point, text = error.sentence_in(call.words())));
    }
}
