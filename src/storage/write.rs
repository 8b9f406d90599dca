//! How a file is written: the old or the new one is there at any moment, and "done" is said only when it is.

use std::{
    fs::Permissions,
    io,
    path::{Path, PathBuf},
};

use super::disk::{Disk, NewFile, Readers, folder_of};

/// Start of the names of temporary files, so that leftovers of a killed program can be recognised.
pub(super) const TEMPORARY: &str = ".spbe-mandiri-";
/// Most names that are tried for a temporary file.
const MOST_NAMES: u32 = 1_000;

/// Whether there may be a file already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Only where there is none.
    Create,
    /// In the place of the old one, if there is one.
    Replace,
}

/// What was being done when writing failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Finding the place and looking at what is there.
    Look,
    /// Making the temporary file beside it.
    Create,
    /// Writing it.
    Write,
    /// Making it durable.
    Sync,
    /// Reading it back and comparing.
    Verify,
    /// Putting it in its place.
    Place,
    /// Making its place durable; the new file is there, but a power cut could still undo that.
    SyncFolder,
}

/// A file could not be written. Up to [`Step::Place`] the old file is as it was.
#[derive(Debug, thiserror::Error)]
#[error("{}: {step:?}: {cause}", path.display())]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What was being done.
    pub step: Step,
    /// What the system says.
    #[source]
    pub cause: io::Error,
}

/// Writes a file so that a crash, a full disk or a power cut leaves the old or the new one.
///
/// A link stays a link and its target is written. The old file's permissions and group are kept; a new file is its
/// owner's alone, unless it lies in a folder that a group shares: drafts hold what is not finished. A file whose sync failed is given up: the system
/// may have forgotten what it could not write, and a second sync would then say "done".
///
/// # Errors
/// Says the file, the step and the cause.
pub fn write(disk: &dyn Disk, path: &Path, bytes: &[u8], mode: Mode) -> Result<(), WriteError> {
    place(disk, path, mode, Readers::Owner, filling(bytes), proving(disk, bytes))
}

/// Writes a file that a person makes for others in the same way; a new one can be read by whoever reads the user's other
/// new files.
///
/// # Errors
/// What [`write()`] says.
pub fn export(disk: &dyn Disk, path: &Path, bytes: &[u8], mode: Mode) -> Result<(), WriteError> {
    export_in_pieces(disk, path, mode, filling(bytes), proving(disk, bytes))
}

/// Writes a new file in the same way, in a place of the program's own: a link that lies there is not followed, so that the
/// file is there or nothing has changed.
///
/// # Errors
/// What [`write()`] says; `AlreadyExists` where anything lies there.
pub(super) fn write_unfollowed(disk: &dyn Disk, place: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let (fill, proof) = (filling(bytes), proving(disk, bytes));
    put(disk, place, place, Mode::Create, Readers::Owner, fill, proof)
}

/// Writes these bytes.
fn filling(bytes: &[u8]) -> impl FnOnce(&mut dyn io::Write) -> Result<(), Halted<WriteError>> {
    move |file| Ok(file.write_all(bytes)?)
}

/// Says whether a temporary file holds these bytes.
fn proving(disk: &dyn Disk, bytes: &[u8]) -> impl FnOnce(&Path) -> Result<(), Halted<WriteError>> {
    move |temporary| {
        let found = disk.read(temporary, bytes.len() as u64)?;
        if found == bytes { Ok(()) } else { Err(io::Error::from(io::ErrorKind::InvalidData).into()) }
    }
}

/// Why a file that is written in pieces was given up.
#[derive(Debug)]
pub enum Halted<E> {
    /// The system says so.
    System(io::Error),
    /// What was to be written could not be had.
    Given(E),
}

impl<E> From<io::Error> for Halted<E> {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Writes what is too large to be held at once, in the same way as [`export`]: `fill` writes it, `proof` reads the
/// temporary file back and says whether it is what was written.
///
/// # Errors
/// What [`write()`] says, and what the two were given up for; the old file is then as it was.
pub fn export_in_pieces<E: From<WriteError>>(
    disk: &dyn Disk,
    path: &Path,
    mode: Mode,
    fill: impl FnOnce(&mut dyn io::Write) -> Result<(), Halted<E>>,
    proof: impl FnOnce(&Path) -> Result<(), Halted<E>>,
) -> Result<(), E> {
    place(disk, path, mode, Readers::Usual, fill, proof)
}

/// Writes the file to which a path leads.
fn place<E: From<WriteError>>(
    disk: &dyn Disk,
    path: &Path,
    mode: Mode,
    readers: Readers,
    fill: impl FnOnce(&mut dyn io::Write) -> Result<(), Halted<E>>,
    proof: impl FnOnce(&Path) -> Result<(), Halted<E>>,
) -> Result<(), E> {
    let looked = |cause: io::Error| E::from(WriteError { path: path.to_path_buf(), step: Step::Look, cause });
    let target = disk.resolve(path).map_err(looked)?;
    put(disk, path, &target, mode, readers, fill, proof)
}

/// Writes the file `target`, which is called `path` where something is said of it.
fn put<E: From<WriteError>>(
    disk: &dyn Disk,
    path: &Path,
    target: &Path,
    mode: Mode,
    readers: Readers,
    fill: impl FnOnce(&mut dyn io::Write) -> Result<(), Halted<E>>,
    proof: impl FnOnce(&Path) -> Result<(), Halted<E>>,
) -> Result<(), E> {
    let fail = |step: Step| move |cause: io::Error| E::from(WriteError { path: path.to_path_buf(), step, cause });
    let place = folder_of(target);
    let access = access(disk, target, place, mode).map_err(fail(Step::Look))?;
    // Opened before anything changes: afterwards only the sync itself can still go wrong.
    let folder = disk.folder(place).map_err(fail(Step::Look))?;
    // Where it gets other permissions, nobody reads it before it has them.
    let readers = if matches!(access, Access::AsMade) { readers } else { Readers::Owner };
    let (temporary, file) = temporary(disk, place, readers).map_err(fail(Step::Create))?;
    let placed = make(disk, file, &temporary, access, fill, proof)
        .and_then(|()| {
            match mode {
                Mode::Create => disk.place_new(&temporary, target),
                Mode::Replace => disk.replace(&temporary, target),
            }
            .map_err(|cause| (Step::Place, cause.into()))
        })
        .map_err(|(step, halted)| match halted {
            Halted::System(cause) => fail(step)(cause),
            Halted::Given(error) => error,
        });
    if placed.is_err() {
        // What cannot be removed either is recognised by its name later.
        let _ = disk.remove(&temporary);
    }
    placed?;
    folder.sync().map_err(fail(Step::SyncFolder))
}

/// Who may read and write a file.
enum Access<'a> {
    /// Whoever could when it was made.
    AsMade,
    /// Everybody whom the folder lets in.
    Shared(Permissions),
    /// As with the file that is replaced.
    Like(&'a Path, Permissions),
}

fn access<'a>(disk: &dyn Disk, target: &'a Path, folder: &Path, mode: Mode) -> io::Result<Access<'a>> {
    match (disk.permissions(target)?, mode) {
        (Some(_), Mode::Create) => Err(io::ErrorKind::AlreadyExists.into()),
        // Replacing would get around the protection somebody gave the file.
        (Some(old), Mode::Replace) if old.readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        (Some(old), Mode::Replace) => Ok(Access::Like(target, old)),
        (None, _) => Ok(new_access(disk, folder)?.map_or(Access::AsMade, Access::Shared)),
    }
}

/// Permissions of a new file in this folder, where they are not its owner's alone.
pub(super) fn new_access(disk: &dyn Disk, folder: &Path) -> io::Result<Option<Permissions>> {
    Ok(disk.permissions(folder)?.and_then(|folder| shared(&folder)))
}

/// Permissions of a new file in a folder that a group shares. In a folder like `/tmp`, where everybody may write and
/// nobody may replace the files of others, nothing is shared.
#[cfg(unix)]
fn shared(folder: &Permissions) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = folder.mode();
    (mode & 0o1020 == 0o020).then(|| Permissions::from_mode(mode & 0o666))
}

/// Permissions for a file whose group could not be kept: the new group may do what everybody may.
#[cfg(unix)]
fn without_group(old: &Permissions) -> Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = old.mode();
    Permissions::from_mode((mode & 0o707) | ((mode & 0o007) << 3))
}

/// Elsewhere a new file inherits what its folder grants.
#[cfg(not(unix))]
fn shared(_folder: &Permissions) -> Option<Permissions> {
    None
}

/// Elsewhere files belong to no group.
#[cfg(not(unix))]
fn without_group(old: &Permissions) -> Permissions {
    old.clone()
}

/// Makes a temporary file in a folder.
pub(super) fn temporary<'a>(
    disk: &'a dyn Disk,
    folder: &Path,
    readers: Readers,
) -> io::Result<(PathBuf, Box<dyn NewFile + 'a>)> {
    let process = std::process::id();
    for number in 0..MOST_NAMES {
        let path = folder.join(format!("{TEMPORARY}{process}-{number}.tmp"));
        match disk.create(&path, readers) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (path, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// What a new file holds, to be written as any other output is.
struct Contents<'a>(&'a mut dyn NewFile);

impl io::Write for Contents<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the temporary file, makes it durable and reads it back.
fn make<E>(
    disk: &dyn Disk,
    mut file: Box<dyn NewFile + '_>,
    path: &Path,
    access: Access<'_>,
    fill: impl FnOnce(&mut dyn io::Write) -> Result<(), Halted<E>>,
    proof: impl FnOnce(&Path) -> Result<(), Halted<E>>,
) -> Result<(), (Step, Halted<E>)> {
    let write = |cause: io::Error| (Step::Write, cause.into());
    fill(&mut Contents(&mut *file)).map_err(|halted| (Step::Write, halted))?;
    let permissions = match access {
        Access::AsMade => None,
        Access::Shared(permissions) => Some(permissions),
        Access::Like(old, permissions) => {
            let kept = file.set_group_of(old).is_ok();
            Some(if kept { permissions } else { without_group(&permissions) })
        }
    };
    // Not asked for where nothing would change: some file systems know no permissions and refuse the call.
    if let Some(permissions) = permissions
        && disk.permissions(path).map_err(write)?.as_ref() != Some(&permissions)
    {
        file.set_permissions(permissions).map_err(write)?;
    }
    file.sync().map_err(|cause| (Step::Sync, cause.into()))?;
    drop(file);
    proof(path).map_err(|halted| (Step::Verify, halted))
}
