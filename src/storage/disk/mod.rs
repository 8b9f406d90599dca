//! The few things this program asks of a file system, as a trait: the real one, and one on which things go wrong.

mod faulty;
mod names;
mod system;

use std::{
    fmt,
    fs::Permissions,
    io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

pub use faulty::{Fault, FaultyDisk, Locks};
pub use system::{SystemDisk, absolute};
pub(super) use system::{Trouble, trouble};

/// A file system.
pub trait Disk {
    /// The place a path leads to: links followed, folders made absolute. The file itself need not exist.
    ///
    /// # Errors
    /// Where the folder does not exist or cannot be entered.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// The whole file, at most so many bytes.
    ///
    /// # Errors
    /// `FileTooLarge` where there is more, `InvalidInput` where it is no plain file, and what the system says.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;

    /// Opens a plain file, so that it can be read in pieces of any file's size.
    ///
    /// # Errors
    /// `IsADirectory` and `InvalidInput` where it is no plain file, and what the system says.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Reading + '_>>;

    /// Permissions of a file or folder; `None` where there is none.
    ///
    /// # Errors
    /// What the system says.
    fn permissions(&self, path: &Path) -> io::Result<Option<Permissions>>;

    /// When a file was last written; `None` where there is none. Of a link, when the link was made.
    ///
    /// # Errors
    /// What the system says.
    fn modified(&self, path: &Path) -> io::Result<Option<Timestamp>>;

    /// How a plain file stands, behind a link that to which it leads; `None` where there is none.
    ///
    /// # Errors
    /// What the system says.
    fn state(&self, path: &Path) -> io::Result<Option<FileState>>;

    /// What lies at a path itself, also where that is a link; `None` where there is nothing.
    ///
    /// # Errors
    /// What the system says.
    fn entry(&self, path: &Path) -> io::Result<Option<Entry>>;

    /// Makes a new file.
    ///
    /// # Errors
    /// `AlreadyExists` where there is one, and what the system says.
    fn create(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn NewFile + '_>>;

    /// Opens a folder, so that its entries can be made durable later.
    ///
    /// # Errors
    /// What the system says.
    fn folder(&self, path: &Path) -> io::Result<Box<dyn Folder + '_>>;

    /// Puts a file in the place of another in one step.
    ///
    /// # Errors
    /// What the system says; nothing has changed then.
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Puts a file in a place where there is none, in one step. On a stick that knows no links, a program that
    /// dies in between can leave an empty file there.
    ///
    /// # Errors
    /// `AlreadyExists` where there is one, and what the system says; nothing has changed then.
    fn place_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    ///
    /// # Errors
    /// What the system says.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder and those above it, durably, for their owner alone unless a group shares the folder in which they are
    /// made; an existing one is left as it is.
    ///
    /// # Errors
    /// What the system says.
    fn create_folders(&self, path: &Path) -> io::Result<()>;

    /// Paths of what lies in a folder, in order of their names; empty where there is no folder.
    ///
    /// # Errors
    /// What the system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Plain files that lie in a folder with their sizes, in order of their names; links are none. Empty where there is
    /// no folder.
    ///
    /// # Errors
    /// What the system says.
    fn sizes(&self, folder: &Path) -> io::Result<Vec<(PathBuf, u64)>>;

    /// Makes an empty file that the system locks for this program alone, until what is returned is dropped or the
    /// program ends, however it ends.
    ///
    /// # Errors
    /// `AlreadyExists` where there is a file, `Unsupported` where the file system knows no locks, and what the system
    /// says; no file is left then.
    fn create_locked(&self, path: &Path) -> io::Result<SystemLock>;

    /// True where a running program, this one or another, has the system's lock on a file. What this says of a program
    /// on another computer is certain only where it is true: the locks of some shares do not reach so far.
    ///
    /// # Errors
    /// `Unsupported` where the file system knows no locks, and what the system says.
    fn is_locked(&self, path: &Path) -> io::Result<bool>;
}

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Its owner alone.
    Owner,
    /// Whoever the user lets read the files they make: what the system grants new files.
    Usual,
}

/// What lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its kind.
    pub kind: EntryKind,
    /// Size of a file.
    pub bytes: u64,
    /// How many names the file has: hard links. 1 where the system does not say.
    pub names: u64,
}

/// Kind of what lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A link to something else, or to nothing.
    Link,
    /// A pipe, a device and what else there is.
    Other,
}

/// A lock of the system on a file. Dropping it gives it back; so does the system when the program ends.
pub struct SystemLock {
    /// The open file.
    _held: Box<dyn Send + Sync>,
}

impl SystemLock {
    /// What is held as long as this lives, such as an open file.
    pub fn new(held: impl Send + Sync + 'static) -> Self {
        Self { _held: Box::new(held) }
    }
}

impl fmt::Debug for SystemLock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SystemLock")
    }
}

/// A file that is being read in pieces.
pub trait Reading: io::Read {
    /// How the file stands now.
    ///
    /// # Errors
    /// What the system says.
    fn state(&self) -> io::Result<FileState>;
}

/// What tells one state of a file from another without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileState {
    /// Size.
    pub bytes: u64,
    /// When it was last written, where the system knows. Programs can set it.
    pub modified: Option<Timestamp>,
    /// When anything about it last changed, also its name or its times. Programs cannot set it. `None` where the system does
    /// not say: on Windows the standard library tells it of no file.
    pub changed: Option<Timestamp>,
    /// Its number on its drive, which another file in its place does not have. `None` as above.
    pub number: Option<u64>,
}

/// A new file that is being written.
pub trait NewFile {
    /// Writes all of it.
    ///
    /// # Errors
    /// What the system says.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Gives the file its permissions.
    ///
    /// # Errors
    /// What the system says.
    fn set_permissions(&mut self, permissions: Permissions) -> io::Result<()>;

    /// Gives the file to the group that another one belongs to, where files belong to groups.
    ///
    /// # Errors
    /// Where the user is not in that group, and what the system says.
    fn set_group_of(&mut self, other: &Path) -> io::Result<()>;

    /// Makes its contents durable.
    ///
    /// # Errors
    /// What the system says; the file must then be given up, a second sync may lie.
    fn sync(&mut self) -> io::Result<()>;
}

/// An open folder.
pub trait Folder {
    /// Makes its entries durable.
    ///
    /// # Errors
    /// What the system says.
    fn sync(&self) -> io::Result<()>;
}

/// Folder a path lies in; the current one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}
