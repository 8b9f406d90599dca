//! A disk on which the n-th call fails, or after which the program is dead.

use std::{
    cell::Cell,
    fs::Permissions,
    io,
    path::{Path, PathBuf},
    rc::Rc,
};

use spbe_mandiri::storage::{Disk, Sheet, SystemDisk};

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

/// The disk of this computer with one fault.
#[derive(Debug, Clone)]
pub struct FaultyDisk {
    calls: Rc<Cell<usize>>,
    at: usize,
    fault: Fault,
}

impl FaultyDisk {
    /// A disk on which the call with this number, from 0, meets the fault.
    pub fn new(at: usize, fault: Fault) -> Self {
        Self { calls: Rc::new(Cell::new(0)), at, fault }
    }

    /// True where the fault was met.
    pub fn met(&self) -> bool {
        self.calls.get() > self.at
    }

    fn step<T>(&self, whole: impl FnOnce() -> io::Result<T>, half: impl FnOnce(), nothing: Option<T>) -> io::Result<T> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        match self.fault {
            Fault::Killed if call >= self.at => Err(io::ErrorKind::Interrupted.into()),
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

impl Disk for FaultyDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.step(|| SystemDisk.resolve(path), || (), None)
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.step(|| SystemDisk.read(path, most), || (), None)
    }

    fn permissions(&self, path: &Path) -> io::Result<Option<Permissions>> {
        self.step(|| SystemDisk.permissions(path), || (), None)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Sheet>> {
        let sheet = self.step(|| SystemDisk.create(path), || (), None)?;
        Ok(Box::new(FaultySheet { disk: self.clone(), sheet }))
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| SystemDisk.replace(from, to), || (), None)
    }

    fn place_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| SystemDisk.place_new(from, to), || (), None)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(|| SystemDisk.remove(path), || (), None)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| SystemDisk.sync_folder(path), || (), None)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        self.step(|| SystemDisk.create_folders(path), || (), None)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.step(|| SystemDisk.list(folder), || (), None)
    }
}

struct FaultySheet {
    disk: FaultyDisk,
    sheet: Box<dyn Sheet>,
}

impl Sheet for FaultySheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let sheet = std::cell::RefCell::new(&mut self.sheet);
        let half = || {
            let _ = sheet.borrow_mut().write(&bytes[..bytes.len() / 2]);
        };
        self.disk.step(|| sheet.borrow_mut().write(bytes), half, Some(()))
    }

    fn set_permissions(&mut self, permissions: Permissions) -> io::Result<()> {
        self.disk.step(|| self.sheet.set_permissions(permissions), || (), None)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.step(|| self.sheet.sync(), || (), None)
    }
}
