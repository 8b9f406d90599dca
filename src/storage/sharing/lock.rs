//! The lock beside a draft that is being worked on: who has it, where and since when.
//!
//! It is two files. One says who: small, there with all it says in one step, never written again, and gone when the
//! draft is closed; whoever makes it has the lock. The other is empty and held by a lock of the system for as long as
//! its program runs, so that a program that ended in whatever way is known to be gone; it lies apart because what is
//! locked cannot be read on Windows. On shares that know no such locks only the first is made, and a running program
//! is looked for by its number.
//!
//! The lock keeps programs of this kind apart; what guards against all others is the look at the file before every
//! save. Whoever removes a lock puts it aside first and looks at what it got, so that nobody's newer lock goes with it.

use std::{
    borrow::Cow,
    io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use sha2::{Digest as _, Sha256};

use crate::{
    assessment::LONGEST_AUTHOR,
    storage::{
        disk::{Disk, EntryKind, Readers, SystemLock, folder_of},
        process,
        write::{temporary, write_unfollowed},
    },
    words::{self, harmless_name},
};

/// Ending of the name of the file that says who.
const ENDING: &str = ".kunci";
/// Largest lock that is read.
const MAX_BYTES: u64 = 16 * 1024;
/// Longest name of a computer in a lock, in letters.
const LONGEST_HOST: usize = 255;
/// Longest id of a session that becomes part of a name.
const LONGEST_SESSION: usize = 64;
/// Longest name of a file in bytes, on every file system that is common.
const LONGEST_FILE: usize = 255;
/// Longest name of a draft that becomes part of a lock's name as it is: with the dot before it, the ending, and the id of a
/// session.
const LONGEST_NAME: usize = LONGEST_FILE - 2 - ENDING.len() - LONGEST_SESSION;
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

impl Holder {
    /// A person at this program on this computer.
    pub fn here(person: String, since: Timestamp, session: String) -> Self {
        Self { person, host: process::host(), process: std::process::id(), since, session }
    }

    /// The same without signs that would turn around what is said of it: anybody can write a lock.
    fn presentable(self) -> Self {
        Self { person: harmless_name(&self.person), host: harmless_name(&self.host), ..self }
    }

    /// What a lock says of it: so little that every lock can be read.
    fn brief(&self) -> Self {
        let cut = |name: &str, most: usize| name.chars().take(most).collect();
        Self { person: cut(&self.person, LONGEST_AUTHOR), host: cut(&self.host, LONGEST_HOST), ..self.clone() }
    }
}

/// A draft's lock, to be given back with [`release`]. Where it is only dropped, the file that says who stays, as after
/// a crash.
#[derive(Debug)]
pub struct Lock {
    /// `None` where no lock can be made.
    held: Option<Parts>,
}

#[derive(Debug)]
struct Parts {
    mark: LockMark,
    /// The empty file and the system's lock on it, where there is one.
    alive: Option<(PathBuf, SystemLock)>,
}

/// Where a lock lies and what it says, to see later whether it is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockMark {
    place: PathBuf,
    says: Vec<u8>,
}

impl Lock {
    /// False where no lock can be made: the folder cannot be written, and neither can the draft.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// What shows later whether it is still held; `None` where it never was.
    pub fn mark(&self) -> Option<LockMark> {
        self.held.as_ref().map(|parts| parts.mark.clone())
    }

    /// One lock of two that the same session took on the same draft.
    ///
    /// # Errors
    /// Both as they were, where they are locks of different drafts.
    pub fn joined(mut self, mut other: Self) -> Result<Self, Box<(Self, Self)>> {
        match (&mut self.held, &mut other.held) {
            (Some(one), Some(two)) if one.mark == two.mark => {
                one.alive = one.alive.take().or_else(|| two.alive.take());
                Ok(self)
            }
            _ => Err(Box::new((self, other))),
        }
    }

    fn new(place: PathBuf, says: Vec<u8>, alive: Option<(PathBuf, SystemLock)>) -> Self {
        Self { held: Some(Parts { mark: LockMark { place, says }, alive }) }
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
    /// What lies in the place of the lock, where that is no lock.
    pub obstacle: Option<Obstacle>,
    /// What the lock says, byte for byte.
    seen: Vec<u8>,
}

/// Something in the place of a lock that no program of this kind puts there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The place.
    pub place: PathBuf,
    /// What it is; a file where it is too large for a lock.
    pub kind: EntryKind,
}

impl Held {
    fn by_an_obstacle(obstacle: Obstacle) -> Self {
        Self { holder: None, stale: false, obstacle: Some(obstacle), seen: Vec::new() }
    }
}

/// Where the lock of a draft lies. A link and its target have the same one.
///
/// # Errors
/// Where the folder does not exist or cannot be entered.
pub fn place(disk: &dyn Disk, draft: &Path) -> io::Result<PathBuf> {
    let draft = disk.resolve(draft)?;
    let name = draft.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    Ok(folder_of(&draft).join(format!(".{}{ENDING}", short(&name))))
}

/// A name that leaves room for what a lock adds to it. One that is too long is cut, always in the same way, and told from
/// others that begin alike by its sum.
fn short(name: &str) -> Cow<'_, str> {
    if name.len() <= LONGEST_NAME {
        return name.into();
    }
    let sum = words::hex(&Sha256::digest(name)[..8]);
    let room = LONGEST_NAME - sum.len() - 1;
    let start = name.char_indices().map(|(place, letter)| place + letter.len_utf8()).take_while(|end| *end <= room);
    format!("{}~{sum}", &name[..start.last().unwrap_or_default()]).into()
}

/// The empty file that the system locks while a session has the lock at this place. `None` where the id of the session
/// is not one of ours: what a file says must not lead anywhere else.
fn alive_place(place: &Path, session: &str) -> Option<PathBuf> {
    let plain = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-';
    let fits = !session.is_empty() && session.len() <= LONGEST_SESSION && session.bytes().all(plain);
    let name = place.file_name().filter(|_| fits)?.to_string_lossy();
    Some(folder_of(place).join(format!("{name}-{session}")))
}

/// True for an empty file of a lock that nobody holds and that belongs to no lock that is there.
pub(in crate::storage) fn is_orphan(disk: &dyn Disk, path: &Path) -> bool {
    let Some(place) = place_of_alive(path) else { return false };
    let named = disk.read(&place, MAX_BYTES).ok().and_then(|seen| parse(&seen));
    let belongs = named.and_then(|holder| alive_place(&place, &holder.session)).is_some_and(|named| named == path);
    !belongs && disk.is_locked(path).is_ok_and(|locked| !locked)
}

/// Where the lock lies to which an empty file of this name belongs; `None` for every other name.
fn place_of_alive(path: &Path) -> Option<PathBuf> {
    let (who, session) = path.file_name()?.to_str()?.rsplit_once(&format!("{ENDING}-"))?;
    let place = folder_of(path).join(format!("{who}{ENDING}"));
    (who.starts_with('.') && alive_place(&place, session)? == path).then_some(place)
}

/// Takes the lock of a draft. One that the same session took before is ours already; a place where no lock can be
/// made is no obstacle.
///
/// # Errors
/// Who has it.
pub fn take(disk: &dyn Disk, draft: &Path, holder: &Holder) -> Result<Lock, Held> {
    let none = Lock { held: None };
    let (Ok(place), Ok(text)) = (place(disk, draft), ron::ser::to_string_pretty(&holder.brief(), pretty())) else {
        return Ok(none);
    };
    let mine = text.into_bytes();
    for _ in 0..ATTEMPTS {
        if let Some(obstacle) = obstacle(disk, &place) {
            return Err(Held::by_an_obstacle(obstacle));
        }
        if let Ok(seen) = disk.read(&place, MAX_BYTES) {
            return others(disk, place, seen, holder);
        }
        // Held before anybody can read that it is.
        let alive = alive(disk, &place, &holder.session);
        match write_unfollowed(disk, &place, &mine) {
            Ok(()) => return Ok(Lock::new(place, mine, alive)),
            // Ours is in its place, but nothing shows that it outlives a power cut; it need not.
            Err(_) if disk.read(&place, MAX_BYTES).is_ok_and(|found| found == mine) => {
                return Ok(Lock::new(place, mine, alive));
            }
            Err(error) => {
                give_back(disk, alive);
                if error.cause.kind() != io::ErrorKind::AlreadyExists {
                    return Ok(none);
                }
            }
        }
    }
    Err(Held { holder: None, stale: false, obstacle: None, seen: Vec::new() })
}

/// What lies in the place of a lock and is none: it is never followed, waited for or read.
fn obstacle(disk: &dyn Disk, place: &Path) -> Option<Obstacle> {
    let found = disk.entry(place).ok()??;
    let fits = found.kind == EntryKind::File && found.bytes <= MAX_BYTES;
    (!fits).then(|| Obstacle { place: place.to_path_buf(), kind: found.kind })
}

/// What follows from a lock that is there already.
fn others(disk: &dyn Disk, place: PathBuf, seen: Vec<u8>, own: &Holder) -> Result<Lock, Held> {
    match parse(&seen) {
        Some(other) if other.session == own.session => {
            let alive = alive(disk, &place, &own.session);
            Ok(Lock::new(place, seen, alive))
        }
        Some(other) => {
            let stale = gone(disk, &place, &other, own);
            Err(Held { stale, holder: Some(Box::new(other.presentable())), obstacle: None, seen })
        }
        None => Err(Held { holder: None, stale: settled(disk, &place, own.since), obstacle: None, seen }),
    }
}

/// Takes the lock of a draft from who was found to have it. Of two who do this at once, one gets it.
///
/// # Errors
/// Who has it now, where that is somebody else than was found.
pub fn take_over(disk: &dyn Disk, draft: &Path, holder: &Holder, from: &Held) -> Result<Lock, Held> {
    if let Ok(place) = place(disk, draft) {
        match from.obstacle {
            Some(_) => clear(disk, &place),
            None => remove(disk, &place, &from.seen),
        }
        let left = from.holder.as_ref().and_then(|other| alive_place(&place, &other.session));
        if let Some(left) = left.filter(|left| disk.is_locked(left).is_ok_and(|locked| !locked)) {
            // What stays is recognised by its name later.
            let _ = disk.remove(&left);
        }
    }
    take(disk, draft, holder)
}

/// Who took a lock over in the meantime and may still have it; `None` while nobody did.
pub fn lost_to(disk: &dyn Disk, mark: &LockMark) -> Option<Held> {
    let own = parse(&mark.says)?;
    let seen = disk.read(&mark.place, MAX_BYTES).ok()?;
    others(disk, mark.place.clone(), seen, &own).err().filter(|held| held.holder.is_some() && !held.stale)
}

/// Gives a lock back. One that was taken over in the meantime stays.
pub fn release(disk: &dyn Disk, lock: Lock) {
    let Some(Parts { mark, alive }) = lock.held else { return };
    if disk.read(&mark.place, mark.says.len() as u64).is_ok_and(|found| found == mark.says) {
        remove(disk, &mark.place, &mark.says);
    }
    give_back(disk, alive);
}

/// Has the system lock the empty file of a session; `None` where it cannot, or does so already.
fn alive(disk: &dyn Disk, place: &Path, session: &str) -> Option<(PathBuf, SystemLock)> {
    let path = alive_place(place, session)?;
    let made = match disk.create_locked(&path) {
        // Left by a lock of ours that was dropped.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && disk.is_locked(&path).is_ok_and(|held| !held) => {
            disk.remove(&path).and_then(|()| disk.create_locked(&path))
        }
        made => made,
    };
    made.ok().map(|held| (path, held))
}

fn give_back(disk: &dyn Disk, alive: Option<(PathBuf, SystemLock)>) {
    if let Some((path, held)) = alive {
        drop(held);
        // What stays is recognised by its name later.
        let _ = disk.remove(&path);
    }
}

/// Removes the lock that says this, and no other.
fn remove(disk: &dyn Disk, place: &Path, says: &[u8]) {
    if disk.read(place, MAX_BYTES).is_ok_and(|found| found != says) {
        return;
    }
    // The name is claimed before it is used.
    let Ok((aside, claim)) = temporary(disk, folder_of(place), Readers::Owner) else { return };
    drop(claim);
    let other = disk.replace(place, &aside).is_ok() && disk.read(&aside, MAX_BYTES).is_ok_and(|found| found != says);
    if other && disk.place_new(&aside, place).is_ok() {
        return;
    }
    // What stays is recognised by its name later.
    let _ = disk.remove(&aside);
}

/// Removes what lies in the place of a lock and is none. A folder with something in it stays.
fn clear(disk: &dyn Disk, place: &Path) {
    match obstacle(disk, place) {
        None => return,
        Some(Obstacle { kind: EntryKind::Folder, .. }) => {
            // Where it is refused, the folder is found again.
            let _ = disk.remove_folder(place);
            return;
        }
        Some(_) => {}
    }
    // The name is claimed before it is used.
    let Ok((aside, claim)) = temporary(disk, folder_of(place), Readers::Owner) else { return };
    drop(claim);
    let lock = disk.replace(place, &aside).is_ok() && obstacle(disk, &aside).is_none();
    if lock && disk.place_new(&aside, place).is_ok() {
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
///
/// Only of programs on this computer: where another one does not hold its empty file, the locks of this share may
/// just not reach so far.
fn gone(disk: &dyn Disk, place: &Path, other: &Holder, own: &Holder) -> bool {
    if own.host.is_empty() || other.host != own.host {
        return false;
    }
    match alive_place(place, &other.session).map(|path| disk.is_locked(&path)) {
        Some(Ok(locked)) => !locked,
        // A number that is ours now belonged to a program that ended.
        _ => other.process == own.process || process::lives(other.process) == Some(false),
    }
}

/// True where a lock that cannot be read has been so for a while.
fn settled(disk: &dyn Disk, place: &Path, now: Timestamp) -> bool {
    match disk.modified(place) {
        Ok(Some(modified)) => now.duration_since(modified).as_secs() >= SETTLED_SECONDS,
        _ => false,
    }
}
