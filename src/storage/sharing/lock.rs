//! The lock beside a draft that is open: who has it, where and since when.
//!
//! It warns; it does not guard. What guards is the look at the file before every save. The lock is one small file
//! that appears with all it says in one step, is never written again, and goes when the draft is closed. Whoever
//! removes one puts it aside first and looks at what it got, so that nobody's newer lock goes with it.

use std::{
    io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::storage::{
    disk::{Disk, folder_of},
    process,
    write::{Mode, temporary, write},
};

/// Largest lock that is read.
const MAX_BYTES: u64 = 16 * 1024;
/// Attempts to take a lock that comes and goes.
const ATTEMPTS: usize = 5;
/// A lock that says nothing may still be about to; after so many seconds it never will.
const SETTLED_SECONDS: i64 = 60;

/// Who has a draft open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Name in the settings; may be empty.
    pub person: String,
    /// Name of the computer, from [`host`](crate::storage::host).
    pub host: String,
    /// Process on it.
    pub process: u32,
    /// Since when.
    pub since: Timestamp,
    /// Random id, the same for all locks of one start of the program.
    pub session: String,
}

/// A draft's lock, to be given back with [`release`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// Where it lies and what it says; `None` where no lock can be made.
    held: Option<(PathBuf, Vec<u8>)>,
}

impl Lock {
    /// False where no lock can be made: the folder cannot be written, and neither can the draft.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }
}

/// Somebody else has the draft open, or left it so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("locked by {holder:?}, stale: {stale}")]
pub struct Held {
    /// Who; `None` where the lock does not say.
    pub holder: Option<Box<Holder>>,
    /// True where the program that made it is certainly gone; false where it runs or that cannot be told.
    pub stale: bool,
    /// What the lock says, byte for byte.
    seen: Vec<u8>,
}

/// Where the lock of a draft lies. A link and its target have the same one.
///
/// # Errors
/// Where the folder does not exist or cannot be entered.
pub fn place(disk: &dyn Disk, draft: &Path) -> io::Result<PathBuf> {
    let draft = disk.resolve(draft)?;
    let name = draft.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    Ok(folder_of(&draft).join(format!(".{name}.kunci")))
}

/// Takes the lock of a draft. One that the same session took before is ours already; a place where no lock can be
/// made is no obstacle.
///
/// # Errors
/// Who has it.
pub fn take(disk: &dyn Disk, draft: &Path, holder: &Holder) -> Result<Lock, Held> {
    let none = Lock { held: None };
    let (Ok(place), Ok(text)) = (place(disk, draft), ron::ser::to_string_pretty(holder, pretty())) else {
        return Ok(none);
    };
    let mine = text.into_bytes();
    for _ in 0..ATTEMPTS {
        match write(disk, &place, &mine, Mode::Create) {
            Ok(()) => return Ok(Lock { held: Some((place, mine)) }),
            Err(error) if error.cause.kind() == io::ErrorKind::AlreadyExists => {}
            // Ours is in its place, but nothing shows that it outlives a power cut; it need not.
            Err(_) if disk.read(&place, MAX_BYTES).is_ok_and(|found| found == mine) => {
                return Ok(Lock { held: Some((place, mine)) });
            }
            Err(_nowhere) => return Ok(none),
        }
        match disk.read(&place, MAX_BYTES) {
            Ok(seen) => match parse(&seen) {
                Some(other) if other.session == holder.session => return Ok(Lock { held: Some((place, seen)) }),
                Some(other) => return Err(Held { stale: gone(&other, holder), holder: Some(Box::new(other)), seen }),
                None => return Err(Held { holder: None, stale: settled(disk, &place, holder.since), seen }),
            },
            // Given back in between.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(_unreadable) => break,
        }
    }
    Err(Held { holder: None, stale: false, seen: Vec::new() })
}

/// Takes the lock of a draft from who was found to have it. Of two who do this at once, one gets it.
///
/// # Errors
/// Who has it now, where that is somebody else than was found.
pub fn take_over(disk: &dyn Disk, draft: &Path, holder: &Holder, from: &Held) -> Result<Lock, Held> {
    if let Ok(place) = place(disk, draft) {
        remove(disk, &place, &from.seen);
    }
    take(disk, draft, holder)
}

/// Gives a lock back. One that was taken over in the meantime stays.
pub fn release(disk: &dyn Disk, lock: Lock) {
    if let Some((place, mine)) = lock.held
        && disk.read(&place, MAX_BYTES).is_ok_and(|found| found == mine)
    {
        remove(disk, &place, &mine);
    }
}

/// Removes the lock that says this, and no other.
fn remove(disk: &dyn Disk, place: &Path, says: &[u8]) {
    // The name is claimed before it is used.
    let Ok((aside, claim)) = temporary(disk, folder_of(place)) else { return };
    drop(claim);
    let other = disk.replace(place, &aside).is_ok() && disk.read(&aside, MAX_BYTES).is_ok_and(|found| found != says);
    if other && disk.place_new(&aside, place).is_ok() {
        return;
    }
    // What stays is recognised by its name later.
    let _ = disk.remove(&aside);
}

fn parse(bytes: &[u8]) -> Option<Holder> {
    ron::de::from_bytes(bytes).ok()
}

fn pretty() -> ron::ser::PrettyConfig {
    ron::ser::PrettyConfig::new().new_line("\n").indentor("    ")
}

/// True where the program that made a lock is certainly gone.
fn gone(other: &Holder, own: &Holder) -> bool {
    let here = !own.host.is_empty() && other.host == own.host;
    // A number that is ours now belonged to a program that ended.
    here && (other.process == own.process || process::lives(other.process) == Some(false))
}

/// True where a lock that cannot be read has been so for a while.
fn settled(disk: &dyn Disk, place: &Path, now: Timestamp) -> bool {
    match disk.modified(place) {
        Ok(Some(modified)) => now.duration_since(modified).as_secs() >= SETTLED_SECONDS,
        _ => false,
    }
}
