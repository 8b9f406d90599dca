//! The promises of this room, proven in light form on a disk of the user's own: what a person can run before trusting
//! a stick, a share or a synchronised folder with a year's work. Nothing is printed here.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;

use super::{
    disk::{Disk, Fault, FaultyDisk, folder_of},
    draft::{Draft, DraftError, Header, MAX_BYTES, read, to_text},
    example::example,
    open::{OpenError, open},
    restore::{self, Reason},
    sharing::lock::{self, Holder},
    write::{Mode, TEMPORARY, write},
};
use crate::rubric::Rubric;

/// Saves in a row.
const SAVES: u64 = 10;
/// Bytes of a draft that are damaged one after the other.
const DAMAGED: usize = 50;
/// Restore points that are made and opened again.
const POINTS: u64 = 3;
/// What a failed save meets at each of its calls.
const FAULTS: [Fault; 3] = [Fault::Fails(io::ErrorKind::StorageFull), Fault::Half, Fault::Killed];

/// A promise that is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// What is saved can be read back, byte for byte.
    ReadBack,
    /// A folder's entries can be made durable.
    FolderSync,
    /// A save that fails at any call leaves the old or the new file, and is never called done.
    OldOrNew,
    /// A shortened or altered draft is never taken for a whole one.
    DamageNoticed,
    /// Restore points can be opened.
    Restorable,
    /// A draft that is open is seen to be open by a second program.
    Locked,
}

impl Promise {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Self; 6] =
        [Self::ReadBack, Self::FolderSync, Self::OldOrNew, Self::DamageNoticed, Self::Restorable, Self::Locked];

    /// Its name in the output for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::ReadBack => "read_back",
            Self::FolderSync => "folder_sync",
            Self::OldOrNew => "old_or_new",
            Self::DamageNoticed => "damage_noticed",
            Self::Restorable => "restorable",
            Self::Locked => "locked",
        }
    }
}

/// How a promise stood the trial.
#[derive(Debug)]
pub struct Trial {
    /// The promise.
    pub promise: Promise,
    /// How often it held, or why it did not.
    pub held: Result<u64, Broken>,
}

/// Why a promise did not hold.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The disk refused what it must be able to do.
    #[error(transparent)]
    System(#[from] io::Error),
    /// It was not as promised.
    #[error("not as promised")]
    Otherwise,
}

/// What the trial needs from outside.
pub struct Bench<'a> {
    /// The disk.
    pub disk: &'a dyn Disk,
    /// Frameworks.
    pub rubrics: &'a dyn Fn(&str) -> Option<Arc<Rubric>>,
    /// The moment.
    pub now: Timestamp,
    /// Makes random ids.
    pub new_id: &'a dyn Fn() -> String,
}

/// Tries all promises in a folder. What is made there goes again.
///
/// # Errors
/// Where nothing can be made in the folder at all, or the worked example cannot be read.
pub fn selftest(bench: &Bench<'_>, folder: &Path) -> Result<Vec<Trial>, OpenError<DraftError>> {
    let fail = |cause| OpenError { path: folder.to_path_buf(), cause };
    let mut opened = example(bench.rubrics).map_err(|error| fail(super::OpenCause::Refused(error)))?;
    opened.draft.header = Header::first((bench.new_id)().into(), &opened.rubric, bench.now);
    let room = folder.join(format!("uji-spbe-mandiri-{}", opened.draft.header.id));
    bench.disk.create_folders(&room).map_err(|error| fail(super::OpenCause::System(error)))?;
    let trials = Promise::ALL.map(|promise| Trial { promise, held: attempt(bench, &room, promise, &opened.draft) });
    clear(bench.disk, &room);
    Ok(trials.into())
}

fn attempt(bench: &Bench<'_>, room: &Path, promise: Promise, draft: &Draft) -> Result<u64, Broken> {
    match promise {
        Promise::ReadBack => read_back(bench, &room.join("simpan.ron"), draft),
        Promise::FolderSync => Ok(bench.disk.folder(room)?.sync().map(|()| 1)?),
        Promise::OldOrNew => old_or_new(bench, &room.join("putus.ron"), draft),
        Promise::DamageNoticed => damage_noticed(bench, &room.join("rusak.ron"), draft),
        Promise::Restorable => restorable(bench, room, draft),
        Promise::Locked => locked(bench, &room.join("kunci.ron"), draft),
    }
}

/// The draft as it is saved for the n-th time.
fn text(draft: &Draft, revision: u64) -> Result<String, Broken> {
    let draft = Draft { header: Header { revision, ..draft.header.clone() }, ..draft.clone() };
    to_text(&draft).map_err(|_unwritable| Broken::Otherwise)
}

fn put(disk: &dyn Disk, path: &Path, text: &str, mode: Mode) -> Result<(), Broken> {
    Ok(write(disk, path, text.as_bytes(), mode).map_err(|error| error.cause)?)
}

fn found(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, Broken> {
    Ok(disk.read(path, MAX_BYTES as u64)?)
}

fn hold(as_promised: bool) -> Result<(), Broken> {
    if as_promised { Ok(()) } else { Err(Broken::Otherwise) }
}

fn read_back(bench: &Bench<'_>, path: &Path, draft: &Draft) -> Result<u64, Broken> {
    for revision in 1..=SAVES {
        let text = text(draft, revision)?;
        put(bench.disk, path, &text, if revision == 1 { Mode::Create } else { Mode::Replace })?;
        hold(found(bench.disk, path)? == text.as_bytes())?;
        let opened = open(bench.disk, path, bench.rubrics).map_err(|_refused| Broken::Otherwise)?;
        hold(opened.draft.assessment == draft.assessment)?;
    }
    // A new file never takes the place of another.
    hold(put(bench.disk, path, "", Mode::Create).is_err())?;
    Ok(SAVES)
}

fn old_or_new(bench: &Bench<'_>, path: &Path, draft: &Draft) -> Result<u64, Broken> {
    let (old, new) = (text(draft, 1)?, text(draft, 2)?);
    let mut failures = 0;
    for fault in FAULTS {
        for call in 0.. {
            put(bench.disk, path, &old, Mode::Replace)?;
            let disk = FaultyDisk::new(bench.disk, call, fault);
            let done = write(&disk, path, new.as_bytes(), Mode::Replace).is_ok();
            let found = found(bench.disk, path)?;
            hold(found == new.as_bytes() || (!done && found == old.as_bytes()))?;
            if !disk.met() {
                hold(done)?;
                break;
            }
            failures += 1;
            // Leftovers would be in the way of the next save, which would then make more calls.
            clear_leftovers(bench.disk, folder_of(path));
        }
    }
    Ok(failures)
}

fn damage_noticed(bench: &Bench<'_>, path: &Path, draft: &Draft) -> Result<u64, Broken> {
    let whole = text(draft, 1)?.into_bytes();
    let mut damages = 0;
    for part in 0..DAMAGED {
        let place = part * whole.len() / DAMAGED;
        let mut flipped = whole.clone();
        flipped[place] ^= 1 << (part % 8);
        for damaged in [&whole[..place], &flipped] {
            hold(read(damaged, bench.rubrics).is_err())?;
            damages += 1;
        }
    }
    // And once by the way of the disk.
    let half = String::from_utf8_lossy(&whole[..whole.len() / 2]).into_owned();
    put(bench.disk, path, &half, Mode::Replace)?;
    hold(open(bench.disk, path, bench.rubrics).is_err())?;
    Ok(damages + 1)
}

fn restorable(bench: &Bench<'_>, room: &Path, draft: &Draft) -> Result<u64, Broken> {
    let document = &draft.header.id;
    let mut kept = Vec::new();
    for revision in 1..=POINTS {
        let text = text(draft, revision)?;
        restore::keep(bench.disk, room, document, text.as_bytes(), Reason::Asked, bench.now)
            .map_err(|_not_kept| Broken::Otherwise)?;
        kept.push(revision);
    }
    let points = restore::list(bench.disk, room, document)?;
    let mut opened = Vec::new();
    for point in points.iter().rev() {
        let draft = open(bench.disk, &point.path, bench.rubrics).map_err(|_refused| Broken::Otherwise)?.draft;
        opened.push(draft.header.revision);
    }
    hold(opened == kept)?;
    Ok(POINTS)
}

fn locked(bench: &Bench<'_>, path: &Path, draft: &Draft) -> Result<u64, Broken> {
    put(bench.disk, path, &text(draft, 1)?, Mode::Replace)?;
    let holder = |session: String| Holder {
        person: String::new(),
        host: String::new(),
        process: std::process::id(),
        since: bench.now,
        session,
    };
    let (first, second) = (holder((bench.new_id)()), holder((bench.new_id)()));
    let lock = lock::take(bench.disk, path, &first).map_err(|_held| Broken::Otherwise)?;
    hold(lock.is_held())?;
    let held = lock::take(bench.disk, path, &second).err().ok_or(Broken::Otherwise)?;
    hold(held.holder.as_deref() == Some(&first) && !held.stale)?;
    lock::release(bench.disk, lock);
    let lock = lock::take(bench.disk, path, &second).map_err(|_held| Broken::Otherwise)?;
    lock::release(bench.disk, lock);
    let place = lock::place(bench.disk, path)?;
    let left = |found: &PathBuf| found.as_os_str().as_encoded_bytes().starts_with(place.as_os_str().as_encoded_bytes());
    hold(!bench.disk.list(folder_of(&place))?.iter().any(left))?;
    Ok(1)
}

/// Removes what a killed save left in the folder of the trial.
fn clear_leftovers(disk: &dyn Disk, room: &Path) {
    for path in disk.list(room).unwrap_or_default() {
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY)) {
            let _ = disk.remove(&path);
        }
    }
}

/// Removes the folder of the trial and what is left in it; what cannot be removed is seen by its name.
fn clear(disk: &dyn Disk, room: &Path) {
    let inside = |folder: &PathBuf| disk.list(folder).unwrap_or_default();
    for path in inside(&room.to_path_buf()) {
        for deeper in if disk.remove(&path).is_ok() { Vec::new() } else { inside(&path) } {
            let _ = disk.remove(&deeper);
        }
        let _ = disk.remove_folder(&path);
    }
    let _ = disk.remove_folder(room);
}
