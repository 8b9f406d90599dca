//! A disk in memory that remembers what a power cut could still undo, after the model of SQLite's crash tests: contents
//! and names are apart, and of what was not made durable every part may be there or not.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs::Permissions,
    io,
    path::{Path, PathBuf},
    rc::Rc,
};

use jiff::Timestamp;
use spbe_mandiri::storage::{Disk, Entry, EntryKind, FileState, Folder, NewFile, Readers, Reading, SystemLock};

/// Into so many parts a write can be torn.
const PARTS: usize = 4;

/// What can lie in the folders after a power cut.
pub type Survivors = BTreeMap<PathBuf, Rc<[u8]>>;

/// What the disk does not do as it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Neglect {
    /// Nothing: every sync makes durable what it is asked for.
    Nothing,
    /// Syncs of files do nothing and say "done".
    Files,
    /// Syncs of folders do nothing and say "done".
    Folders,
    /// The first sync of a file fails, and as on ext4, XFS and btrfs the system then forgets that there is anything
    /// left to write: later syncs of that file say "done".
    FirstSync,
}

#[derive(Debug, Clone, Default)]
struct File {
    safe: Vec<u8>,
    pending: Vec<Vec<u8>>,
    forgotten: bool,
}

impl File {
    fn seen(&self) -> Vec<u8> {
        [self.safe.clone(), self.pending.concat()].concat()
    }

    /// Everything that may be found: of what is not safe each part is kept or reads as zeros, up to any length.
    fn survivors(&self) -> Vec<Rc<[u8]>> {
        let pending = self.pending.concat();
        if pending.is_empty() {
            return vec![self.safe.clone().into()];
        }
        let parts: Vec<&[u8]> = pending.chunks(pending.len().div_ceil(PARTS)).collect();
        let mut found = Vec::new();
        for length in 0..=parts.len() {
            for kept in 0..1_usize << length {
                let mut bytes = self.safe.clone();
                for (number, part) in parts[..length].iter().enumerate() {
                    if kept >> number & 1 == 1 {
                        bytes.extend_from_slice(part);
                    } else {
                        bytes.resize(bytes.len() + part.len(), 0);
                    }
                }
                found.push(bytes.into());
            }
        }
        found
    }
}

/// A change of names.
#[derive(Debug, Clone)]
enum Change {
    Link(PathBuf, usize),
    Unlink(PathBuf),
    Rename(PathBuf, PathBuf, usize),
}

impl Change {
    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Link(path, file) => {
                names.insert(path.clone(), *file);
            }
            Self::Unlink(path) => {
                names.remove(path);
            }
            Self::Rename(from, to, file) => {
                names.remove(from);
                names.insert(to.clone(), *file);
            }
        }
    }
}

#[derive(Debug, Clone, Default)]
struct State {
    files: Vec<File>,
    seen: BTreeMap<PathBuf, usize>,
    safe: BTreeMap<PathBuf, usize>,
    pending: Vec<Change>,
}

impl State {
    fn survivors(&self) -> Vec<Survivors> {
        let mut all = Vec::new();
        for kept in 0..1_usize << self.pending.len() {
            let mut names = self.safe.clone();
            for (number, change) in self.pending.iter().enumerate() {
                if kept >> number & 1 == 1 {
                    change.apply(&mut names);
                }
            }
            let mut states = vec![Survivors::new()];
            for (path, file) in names {
                let contents = self.files[file].survivors();
                states = states
                    .into_iter()
                    .flat_map(|state| {
                        let path = &path;
                        contents.iter().map(move |bytes| {
                            let mut state = state.clone();
                            state.insert(path.clone(), Rc::clone(bytes));
                            state
                        })
                    })
                    .collect();
            }
            all.extend(states);
        }
        all
    }
}

/// A disk in memory.
#[derive(Debug)]
pub struct CrashDisk {
    neglect: Neglect,
    state: RefCell<State>,
    moments: RefCell<Vec<State>>,
}

impl CrashDisk {
    /// An empty disk.
    pub fn new(neglect: Neglect) -> Self {
        Self { neglect, state: RefCell::default(), moments: RefCell::default() }
    }

    /// Puts a file on the medium, safely.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let state = &mut *self.state.borrow_mut();
        state.files.push(File { safe: bytes.to_vec(), ..File::default() });
        state.seen.insert(path.to_path_buf(), state.files.len() - 1);
        state.safe.insert(path.to_path_buf(), state.files.len() - 1);
    }

    /// For each moment since the last time this was asked, what can lie in the folders if the power goes just then.
    pub fn power_cuts(&self) -> Vec<Vec<Survivors>> {
        self.moments.take().iter().map(State::survivors).collect()
    }

    /// What can lie in the folders if the power goes now.
    pub fn power_cut(&self) -> Vec<Survivors> {
        self.state.borrow().survivors()
    }

    /// Does something and remembers the moment after it.
    fn step<T>(&self, work: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        let mut state = self.state.borrow_mut();
        let mut moments = self.moments.borrow_mut();
        if moments.is_empty() {
            moments.push(state.clone());
        }
        let done = work(&mut state);
        moments.push(state.clone());
        done
    }

    fn change(state: &mut State, change: Change) {
        change.apply(&mut state.seen);
        state.pending.push(change);
    }

    fn file(state: &State, path: &Path) -> io::Result<usize> {
        state.seen.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Disk for CrashDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(path.to_path_buf())
    }

    fn read(&self, path: &Path, _most: u64) -> io::Result<Vec<u8>> {
        let state = self.state.borrow();
        Ok(state.files[Self::file(&state, path)?].seen())
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Reading + '_>> {
        Ok(Box::new(CrashReading { bytes: self.read(path, u64::MAX)?, at: 0 }))
    }

    fn permissions(&self, path: &Path) -> io::Result<Option<Permissions>> {
        let state = self.state.borrow();
        let there = state.seen.contains_key(path) || state.seen.keys().any(|other| other.starts_with(path));
        let some = std::fs::metadata(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))?.permissions();
        Ok(there.then_some(some))
    }

    fn modified(&self, path: &Path) -> io::Result<Option<Timestamp>> {
        Ok(self.state.borrow().seen.contains_key(path).then_some(Timestamp::UNIX_EPOCH))
    }

    fn state(&self, path: &Path) -> io::Result<Option<FileState>> {
        let state = self.state.borrow();
        let bytes = state.seen.get(path).map(|file| state.files[*file].seen().len() as u64);
        Ok(bytes.map(|bytes| FileState { bytes, modified: Some(Timestamp::UNIX_EPOCH), changed: None, number: None }))
    }

    fn entry(&self, path: &Path) -> io::Result<Option<Entry>> {
        let state = self.state.borrow();
        let bytes = state.seen.get(path).map(|file| state.files[*file].seen().len() as u64);
        Ok(bytes.map(|bytes| Entry { kind: EntryKind::File, bytes, names: 1 }))
    }

    fn create(&self, path: &Path, _readers: Readers) -> io::Result<Box<dyn NewFile + '_>> {
        let file = self.step(|state| {
            if state.seen.contains_key(path) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            state.files.push(File::default());
            let file = state.files.len() - 1;
            Self::change(state, Change::Link(path.to_path_buf(), file));
            Ok(file)
        })?;
        Ok(Box::new(CrashNewFile { disk: self, file }))
    }

    fn folder(&self, path: &Path) -> io::Result<Box<dyn Folder + '_>> {
        Ok(Box::new(CrashFolder { disk: self, path: path.to_path_buf() }))
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|state| {
            let file = Self::file(state, from)?;
            Self::change(state, Change::Rename(from.to_path_buf(), to.to_path_buf(), file));
            Ok(())
        })
    }

    fn place_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|state| {
            let file = Self::file(state, from)?;
            if state.seen.contains_key(to) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            Self::change(state, Change::Link(to.to_path_buf(), file));
            Self::change(state, Change::Unlink(from.to_path_buf()));
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(|state| {
            Self::file(state, path)?;
            Self::change(state, Change::Unlink(path.to_path_buf()));
            Ok(())
        })
    }

    fn remove_folder(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn create_folders(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let state = self.state.borrow();
        Ok(state.seen.keys().filter(|path| path.parent() == Some(folder)).cloned().collect())
    }

    fn sizes(&self, folder: &Path) -> io::Result<Vec<(PathBuf, u64)>> {
        let state = self.state.borrow();
        let here = state.seen.iter().filter(|(path, _)| path.parent() == Some(folder));
        Ok(here.map(|(path, file)| (path.clone(), state.files[*file].seen().len() as u64)).collect())
    }

    fn create_locked(&self, _path: &Path) -> io::Result<SystemLock> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn is_locked(&self, _path: &Path) -> io::Result<bool> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

struct CrashReading {
    bytes: Vec<u8>,
    at: usize,
}

impl io::Read for CrashReading {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let rest = &self.bytes[self.at..];
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}

impl Reading for CrashReading {
    fn state(&self) -> io::Result<FileState> {
        Ok(FileState { bytes: self.bytes.len() as u64, modified: None, changed: None, number: None })
    }
}

struct CrashNewFile<'a> {
    disk: &'a CrashDisk,
    file: usize,
}

impl NewFile for CrashNewFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.step(|state| {
            state.files[self.file].pending.push(bytes.to_vec());
            Ok(())
        })
    }

    fn set_permissions(&mut self, _permissions: Permissions) -> io::Result<()> {
        Ok(())
    }

    fn set_group_of(&mut self, _other: &Path) -> io::Result<()> {
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.step(|state| {
            let first = !state.files.iter().any(|file| file.forgotten);
            let file = &mut state.files[self.file];
            match self.disk.neglect {
                Neglect::Files => {}
                Neglect::FirstSync if first => {
                    file.forgotten = true;
                    return Err(io::ErrorKind::Other.into());
                }
                _ if file.forgotten => {}
                _ => {
                    file.safe = file.seen();
                    file.pending.clear();
                }
            }
            Ok(())
        })
    }
}

struct CrashFolder<'a> {
    disk: &'a CrashDisk,
    path: PathBuf,
}

impl Folder for CrashFolder<'_> {
    fn sync(&self) -> io::Result<()> {
        self.disk.step(|state| {
            if self.disk.neglect == Neglect::Folders {
                return Ok(());
            }
            let here = |path: &Path| path.parent() == Some(&self.path);
            let State { safe, pending, .. } = state;
            pending.retain(|change| {
                let (Change::Link(path, _) | Change::Unlink(path) | Change::Rename(_, path, _)) = change;
                if here(path) {
                    change.apply(safe);
                }
                !here(path)
            });
            Ok(())
        })
    }
}
