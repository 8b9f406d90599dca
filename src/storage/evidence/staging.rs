//! Staging a file in a store before it gets its place: in pieces, so that any size fits the memory, and hashed on the way.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    TakeCause,
    content::{Content, read_content},
    kind::Ends,
    place,
};
use crate::storage::{
    disk::{Disk, NewFile, Readers, folder_of},
    write::{new_access, temporary},
};

/// How far the work is; the person may end it.
pub(super) struct Progress<'a> {
    done: u64,
    total: u64,
    tell: &'a mut dyn FnMut(u64, u64) -> bool,
}

impl<'a> Progress<'a> {
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

/// A copy in the store that has no place yet.
pub(super) struct StagedCopy {
    /// Where it lies meanwhile.
    pub(super) temporary: PathBuf,
    /// What it holds.
    pub(super) content: Content,
    /// How that begins and ends.
    pub(super) ends: Ends,
}

/// Copies a file into the store under a temporary name, makes it durable and reads it back. Where that fails, nothing
/// is left.
pub(super) fn stage(
    disk: &dyn Disk,
    store: &Path,
    source: &Path,
    progress: &mut Progress<'_>,
) -> Result<StagedCopy, TakeCause> {
    let write = |cause| TakeCause::Write { store: store.to_path_buf(), cause };
    // The same people as for the draft, beside which the store lies.
    let access = new_access(disk, folder_of(store)).map_err(write)?;
    let (temporary, mut file) = temporary(disk, store, Readers::Owner).map_err(write)?;
    let staged = fill(disk, &mut *file, store, source, progress).and_then(|(content, ends)| {
        if let Some(permissions) = access
            && disk.permissions(&temporary).map_err(write)?.as_ref() != Some(&permissions)
        {
            file.set_permissions(permissions).map_err(write)?;
        }
        file.sync().map_err(write)?;
        drop(file);
        let found = content_of(disk, &temporary, progress).map_err(|error| match error {
            TakeCause::Read(cause) => write(cause),
            other => other,
        })?;
        if found == content { Ok((content, ends)) } else { Err(write(io::ErrorKind::InvalidData.into())) }
    });
    match staged {
        Ok((content, ends)) => Ok(StagedCopy { temporary, content, ends }),
        Err(cause) => {
            // What cannot be removed either is recognised by its name later.
            let _ = disk.remove(&temporary);
            Err(cause)
        }
    }
}

fn fill(
    disk: &dyn Disk,
    file: &mut dyn NewFile,
    store: &Path,
    source: &Path,
    progress: &mut Progress<'_>,
) -> Result<(Content, Ends), TakeCause> {
    let mut reading = disk.open(source).map_err(refused)?;
    let mut ends = Ends::default();
    let before = reading.state().map_err(TakeCause::Read)?;
    if before.bytes == 0 {
        return Err(TakeCause::Empty);
    }
    let content = read_content(&mut *reading, TakeCause::Read, |piece, bytes| {
        // A file that grows faster than it is read would never end.
        if bytes > before.bytes {
            return Err(TakeCause::Changed);
        }
        file.write(piece).map_err(|cause| TakeCause::Write { store: store.to_path_buf(), cause })?;
        ends.take(piece);
        progress.step(piece.len() as u64)
    })?;
    if content.bytes != before.bytes || reading.state().map_err(TakeCause::Read)? != before {
        return Err(TakeCause::Changed);
    }
    Ok((content, ends))
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
pub(super) fn content_of(disk: &dyn Disk, path: &Path, progress: &mut Progress<'_>) -> Result<Content, TakeCause> {
    let mut reading = disk.open(path).map_err(TakeCause::Read)?;
    read_content(&mut *reading, TakeCause::Read, |piece, _| progress.step(piece.len() as u64))
}

/// Puts a copy in its place and makes that durable; whatever lies there has another content and goes.
pub(super) fn put_in_place(disk: &dyn Disk, store: &Path, staged: &StagedCopy, extension: &str) -> io::Result<()> {
    let target = place(store, &staged.content.hash, extension);
    let folder = folder_of(&target);
    disk.create_folders(folder)?;
    match disk.place_new(&staged.temporary, &target) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => disk.replace(&staged.temporary, &target)?,
        placed => placed?,
    }
    make_durable(disk, store, folder)
}

/// Makes the names of a file's folders durable, also those that a killed program made.
pub(super) fn make_durable(disk: &dyn Disk, store: &Path, folder: &Path) -> io::Result<()> {
    [folder, store, folder_of(store)].into_iter().try_for_each(|folder| disk.folder(folder)?.sync())
}
