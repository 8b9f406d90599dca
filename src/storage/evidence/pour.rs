//! Pouring a file into a store: in pieces, so that any size fits the memory, and hashed on the way.

use std::{
    io,
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use super::{TakeCause, file_name};
use crate::{
    storage::{
        disk::{Disk, Sheet, folder_of},
        write::{new_access, temporary},
    },
    words::hex,
};

/// Size of a piece.
const PIECE: usize = 256 * 1024;

/// How far the work is; the person may end it.
pub(super) struct Pace<'a> {
    done: u64,
    total: u64,
    tell: &'a mut dyn FnMut(u64, u64) -> bool,
}

impl<'a> Pace<'a> {
    /// For work on so many bytes, of which each is gone over twice: copied, then read back.
    pub(super) fn new(bytes: u64, tell: &'a mut dyn FnMut(u64, u64) -> bool) -> Self {
        Self { done: 0, total: bytes, tell }
    }

    /// So many bytes were gone over once.
    fn step(&mut self, bytes: u64) -> Result<(), TakeCause> {
        self.done = self.done.saturating_add(bytes);
        self.tell()
    }

    /// So many bytes need not be gone over again.
    pub(super) fn skip(&mut self, bytes: u64) -> Result<(), TakeCause> {
        self.done = self.done.saturating_add(bytes.saturating_mul(2));
        self.tell()
    }

    fn tell(&mut self) -> Result<(), TakeCause> {
        let done = (self.done / 2).min(self.total);
        if (self.tell)(done, self.total) { Ok(()) } else { Err(TakeCause::Cancelled) }
    }
}

/// What was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    /// SHA-256 in hexadecimal digits.
    pub(super) hash: String,
    /// Size.
    pub(super) bytes: u64,
}

/// A copy in the store that has no place yet.
pub(super) struct Poured {
    /// Where it lies meanwhile.
    pub(super) temporary: PathBuf,
    /// What it holds.
    pub(super) content: Content,
}

/// Copies a file into the store under a temporary name, makes it durable and reads it back. Where that fails, nothing
/// is left.
pub(super) fn pour(disk: &dyn Disk, store: &Path, source: &Path, pace: &mut Pace<'_>) -> Result<Poured, TakeCause> {
    let write = |cause| TakeCause::Write { store: store.to_path_buf(), cause };
    // The same people as for the draft, beside which the store lies.
    let access = new_access(disk, folder_of(store)).map_err(write)?;
    let (temporary, mut sheet) = temporary(disk, store).map_err(write)?;
    let poured = fill(disk, &mut *sheet, store, source, pace).and_then(|content| {
        if let Some(permissions) = access
            && disk.permissions(&temporary).map_err(write)?.as_ref() != Some(&permissions)
        {
            sheet.set_permissions(permissions).map_err(write)?;
        }
        sheet.sync().map_err(write)?;
        drop(sheet);
        let found = content_of(disk, &temporary, pace).map_err(|error| match error {
            TakeCause::Read(cause) => write(cause),
            other => other,
        })?;
        if found == content { Ok(content) } else { Err(write(io::ErrorKind::InvalidData.into())) }
    });
    match poured {
        Ok(content) => Ok(Poured { temporary, content }),
        Err(cause) => {
            // What cannot be removed either is recognised by its name later.
            let _ = disk.remove(&temporary);
            Err(cause)
        }
    }
}

fn fill(
    disk: &dyn Disk,
    sheet: &mut dyn Sheet,
    store: &Path,
    source: &Path,
    pace: &mut Pace<'_>,
) -> Result<Content, TakeCause> {
    let mut reading = disk.open(source).map_err(refused)?;
    let before = reading.state().map_err(TakeCause::Read)?;
    if before.bytes == 0 {
        return Err(TakeCause::Empty);
    }
    let mut content = Content { hash: String::new(), bytes: 0 };
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        let read = reading.read(&mut piece).map_err(TakeCause::Read)?;
        let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        content.bytes = content.bytes.saturating_add(bytes.len() as u64);
        // A file that grows faster than it is read would never end.
        if content.bytes > before.bytes {
            return Err(TakeCause::Changed);
        }
        hasher.update(bytes);
        sheet.write(bytes).map_err(|cause| TakeCause::Write { store: store.to_path_buf(), cause })?;
        pace.step(bytes.len() as u64)?;
    }
    if content.bytes != before.bytes || reading.state().map_err(TakeCause::Read)? != before {
        return Err(TakeCause::Changed);
    }
    content.hash = hex(&hasher.finalize());
    Ok(content)
}

/// Why a file cannot be opened.
pub(super) fn refused(error: io::Error) -> TakeCause {
    match error.kind() {
        io::ErrorKind::IsADirectory => TakeCause::Folder,
        io::ErrorKind::InvalidInput => TakeCause::NoFile,
        _ => TakeCause::Read(error),
    }
}

/// Reads a file to say what it holds.
pub(super) fn content_of(disk: &dyn Disk, path: &Path, pace: &mut Pace<'_>) -> Result<Content, TakeCause> {
    let mut reading = disk.open(path).map_err(TakeCause::Read)?;
    let mut hasher = Sha256::new();
    let mut bytes = 0_u64;
    let mut piece = vec![0; PIECE];
    loop {
        let read = reading.read(&mut piece).map_err(TakeCause::Read)?;
        let Some(found) = piece.get(..read).filter(|found| !found.is_empty()) else { break };
        bytes = bytes.saturating_add(found.len() as u64);
        hasher.update(found);
        pace.step(found.len() as u64)?;
    }
    Ok(Content { hash: hex(&hasher.finalize()), bytes })
}

/// Puts a copy in its place and makes that durable; whatever lies there has another content and goes.
pub(super) fn settle(disk: &dyn Disk, store: &Path, poured: &Poured, extension: &str) -> io::Result<()> {
    let Content { hash, .. } = &poured.content;
    let folder = store.join(hash.get(..2).unwrap_or_default());
    disk.create_folders(&folder)?;
    let target = folder.join(file_name(hash, extension));
    match disk.place_new(&poured.temporary, &target) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => disk.replace(&poured.temporary, &target)?,
        placed => placed?,
    }
    make_durable(disk, store, &folder)
}

/// Makes the names of a file's folders durable, also those that a killed program made.
pub(super) fn make_durable(disk: &dyn Disk, store: &Path, folder: &Path) -> io::Result<()> {
    [folder, store, folder_of(store)].into_iter().try_for_each(|folder| disk.folder(folder)?.sync())
}
