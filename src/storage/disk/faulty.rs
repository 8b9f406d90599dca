//! A disk on which the n-th call fails, or after which the program is dead. The tests and the self-test prove with
//! it that a failure at any moment leaves the old or the new file.

use std::{
    fs::Permissions,
    io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use jiff::Timestamp;

use super::{Disk, Entry, FileState, Folder, NewFile, Readers, Reading, SystemLock};

/// What happens at the call that is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It fails, nothing was done; later calls work.
    Fails(io::ErrorKind),
    /// It fails after half of it was done, where there is a half; later calls work.
    Half,
    /// It and every later call fail without doing anything: the program was killed.
    Killed,
    /// It says "done" and does not do it.
    Lies,
}

/// What the system's locks are worth on a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locks {
    /// As much as on the disk below.
    Sound,
    /// There are none, as on some shares.
    Missing,
    /// Nobody sees those of others, as on shares that keep each computer's locks to itself.
    Unseen,
}

/// Another disk with one fault.
pub struct FaultyDisk<'a, D: Disk + ?Sized = dyn Disk + 'a> {
    disk: &'a D,
    calls: AtomicUsize,
    at: usize,
    fault: Fault,
    locks: Locks,
}

impl<'a, D: Disk + ?Sized> FaultyDisk<'a, D> {
    /// A disk on which the call with this number, from 0, meets the fault.
    pub fn new(disk: &'a D, at: usize, fault: Fault) -> Self {
        Self { disk, calls: AtomicUsize::new(0), at, fault, locks: Locks::Sound }
    }

    /// A disk without a fault but with other locks.
    pub fn share(disk: &'a D, locks: Locks) -> Self {
        Self { locks, ..Self::new(disk, usize::MAX, Fault::Lies) }
    }

    /// True where the fault was met.
    pub fn met(&self) -> bool {
        self.calls.load(Ordering::Relaxed) > self.at
    }

    fn step<T>(&self, whole: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        self.step_in_parts(whole, || (), None)
    }

    fn step_in_parts<T>(
        &self,
        whole: impl FnOnce() -> io::Result<T>,
        half: impl FnOnce(),
        nothing: Option<T>,
    ) -> io::Result<T> {
        let call = self.calls.fetch_add(1, Ordering::Relaxed);
        match self.fault {
            // Not `Interrupted`, which whoever reads or writes rightly tries again, and would for ever.
            Fault::Killed if call >= self.at => Err(io::ErrorKind::Other.into()),
            Fault::Fails(kind) if call == self.at => Err(kind.into()),
            Fault::Half if call == self.at => {
                half();
                Err(io::ErrorKind::StorageFull.into())
            }
            Fault::Lies if call == self.at => match nothing {
                Some(nothing) => Ok(nothing),
                None => whole(),
            },
            _ => whole(),
        }
    }
}

impl<D: Disk + ?Sized> Disk for FaultyDisk<'_, D> {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.step(|| self.disk.resolve(path))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.step(|| self.disk.read(path, most))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Reading + '_>> {
        let reading = self.step(|| self.disk.open(path))?;
        Ok(Box::new(FaultyReading { disk: self, reading }))
    }

    fn permissions(&self, path: &Path) -> io::Result<Option<Permissions>> {
        self.step(|| self.disk.permissions(path))
    }

    fn modified(&self, path: &Path) -> io::Result<Option<Timestamp>> {
        self.step(|| self.disk.modified(path))
    }

    fn state(&self, path: &Path) -> io::Result<Option<FileState>> {
        self.step(|| self.disk.state(path))
    }

    fn entry(&self, path: &Path) -> io::Result<Option<Entry>> {
        self.step(|| self.disk.entry(path))
    }

    fn create(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn NewFile + '_>> {
        let file = self.step(|| self.disk.create(path, readers))?;
        Ok(Box::new(FaultyNewFile { disk: self, file }))
    }

    fn folder(&self, path: &Path) -> io::Result<Box<dyn Folder + '_>> {
        let folder = self.step(|| self.disk.folder(path))?;
        Ok(Box::new(FaultyFolder { disk: self, folder }))
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| self.disk.replace(from, to))
    }

    fn place_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| self.disk.place_new(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(|| self.disk.remove(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| self.disk.remove_folder(path))
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        self.step(|| self.disk.create_folders(path))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.step(|| self.disk.list(folder))
    }

    fn sizes(&self, folder: &Path) -> io::Result<Vec<(PathBuf, u64)>> {
        self.step(|| self.disk.sizes(folder))
    }

    fn create_locked(&self, path: &Path) -> io::Result<SystemLock> {
        self.step(|| match self.locks {
            Locks::Missing => Err(io::ErrorKind::Unsupported.into()),
            Locks::Sound | Locks::Unseen => self.disk.create_locked(path),
        })
    }

    fn is_locked(&self, path: &Path) -> io::Result<bool> {
        self.step(|| match self.locks {
            Locks::Sound => self.disk.is_locked(path),
            Locks::Missing => Err(io::ErrorKind::Unsupported.into()),
            Locks::Unseen => self.disk.is_locked(path).map(|_seen| false),
        })
    }
}

struct FaultyReading<'a, D: Disk + ?Sized> {
    disk: &'a FaultyDisk<'a, D>,
    reading: Box<dyn Reading + 'a>,
}

impl<D: Disk + ?Sized> io::Read for FaultyReading<'_, D> {
    /// A disk that lies says that the file ends here.
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.disk.step_in_parts(|| self.reading.read(into), || (), Some(0))
    }
}

impl<D: Disk + ?Sized> Reading for FaultyReading<'_, D> {
    fn state(&self) -> io::Result<FileState> {
        self.disk.step(|| self.reading.state())
    }
}

struct FaultyNewFile<'a, D: Disk + ?Sized> {
    disk: &'a FaultyDisk<'a, D>,
    file: Box<dyn NewFile + 'a>,
}

impl<D: Disk + ?Sized> NewFile for FaultyNewFile<'_, D> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let file = std::cell::RefCell::new(&mut self.file);
        let half = || {
            let _ = file.borrow_mut().write(&bytes[..bytes.len() / 2]);
        };
        self.disk.step_in_parts(|| file.borrow_mut().write(bytes), half, Some(()))
    }

    fn set_permissions(&mut self, permissions: Permissions) -> io::Result<()> {
        self.disk.step(|| self.file.set_permissions(permissions))
    }

    fn set_group_of(&mut self, other: &Path) -> io::Result<()> {
        self.disk.step(|| self.file.set_group_of(other))
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.step(|| self.file.sync())
    }
}

struct FaultyFolder<'a, D: Disk + ?Sized> {
    disk: &'a FaultyDisk<'a, D>,
    folder: Box<dyn Folder + 'a>,
}

impl<D: Disk + ?Sized> Folder for FaultyFolder<'_, D> {
    fn sync(&self) -> io::Result<()> {
        self.disk.step(|| self.folder.sync())
    }
}
