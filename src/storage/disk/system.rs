//! The file system of this computer. No other file of the program may change anything on it.

use std::{
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{
    Disk, Entry, EntryKind, FileState, Folder, NewFile, Readers, Reading, SystemLock, folder_of,
    names::{is_misread, is_no_file},
};

/// Waits between attempts to replace a file that another program holds open, in milliseconds. Virus scanners
/// and synchronisers on Windows let go within a second or two.
const HELD_WAITS: [u64; 12] = [10, 20, 40, 80, 150, 200, 250, 250, 250, 250, 250, 250];
/// Longest chain of links that is followed.
const MOST_LINKS: usize = 16;

/// What a system's code says where the standard library has no name for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::storage) enum Trouble {
    /// Another program holds the file.
    Held,
    /// The device or the share is not there any more.
    Gone,
    /// The device could not read or write.
    Broken,
}

/// Sharing and lock violation.
#[cfg(windows)]
const HELD: &[i32] = &[32, 33];
/// Drive not ready, network path or name gone, network busy, device removed, wait over, no network.
#[cfg(windows)]
const GONE: &[i32] = &[21, 53, 54, 55, 59, 64, 65, 67, 121, 433, 1167, 1222, 1231, 1232];
/// Checksum of the drive, device faults.
#[cfg(windows)]
const BROKEN: &[i32] = &[23, 29, 30, 483, 1117];

#[cfg(not(windows))]
const HELD: &[i32] = &[];
/// `ENXIO` and `ENODEV`.
#[cfg(not(windows))]
const GONE: &[i32] = &[6, 19];
/// `EIO`.
#[cfg(not(windows))]
const BROKEN: &[i32] = &[5];

/// What an error's code says, where it is one of these.
pub(in crate::storage) fn trouble(error: &io::Error) -> Option<Trouble> {
    use io::ErrorKind as Kind;
    let gone = matches!(
        error.kind(),
        Kind::NetworkDown
            | Kind::NetworkUnreachable
            | Kind::HostUnreachable
            | Kind::NotConnected
            | Kind::ConnectionAborted
            | Kind::ConnectionReset
            | Kind::TimedOut
            | Kind::StaleNetworkFileHandle
    );
    let code = error.raw_os_error();
    let among = |codes: &[i32]| code.is_some_and(|code| codes.contains(&code));
    if gone || among(GONE) {
        Some(Trouble::Gone)
    } else if matches!(error.kind(), Kind::ResourceBusy | Kind::ExecutableFileBusy) || among(HELD) {
        Some(Trouble::Held)
    } else {
        among(BROKEN).then_some(Trouble::Broken)
    }
}

/// A path that leads to the same place wherever the program runs later. Links on the way are a person's own way, so they
/// are not followed.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_nowhere| path.to_path_buf())
}

/// The file system of this computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        may_be_file(path)?;
        let mut path = path.to_path_buf();
        for _ in 0..MOST_LINKS {
            match real(&path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                found => return found,
            }
            let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
            let folder = real(folder_of(&path))?;
            let place = folder.join(name);
            match fs::read_link(&place) {
                Ok(target) => path = folder.join(target),
                Err(_no_link) if misread_here(&place) => return Err(io::ErrorKind::InvalidFilename.into()),
                Err(_no_link) => return Ok(place),
            }
        }
        Err(io::ErrorKind::NotFound.into())
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        plain(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Reading + '_>> {
        Ok(Box::new(SystemReading(plain(path)?)))
    }

    fn permissions(&self, path: &Path) -> io::Result<Option<Permissions>> {
        there(fs::metadata(path).map(|about| about.permissions()))
    }

    fn modified(&self, path: &Path) -> io::Result<Option<Timestamp>> {
        let modified = fs::symlink_metadata(path).and_then(|about| about.modified());
        there(modified.and_then(|moment| Timestamp::try_from(moment).map_err(io::Error::other)))
    }

    fn state(&self, path: &Path) -> io::Result<Option<FileState>> {
        Ok(there(fs::metadata(path))?.filter(fs::Metadata::is_file).map(|about| state_of(&about)))
    }

    fn entry(&self, path: &Path) -> io::Result<Option<Entry>> {
        let about = there(fs::symlink_metadata(path))?;
        Ok(about.map(|about| {
            let kind = match about.file_type() {
                file if file.is_file() => EntryKind::File,
                folder if folder.is_dir() => EntryKind::Folder,
                link if link.is_symlink() => EntryKind::Link,
                _ => EntryKind::Other,
            };
            Entry { kind, bytes: about.len(), names: names_of(&about) }
        }))
    }

    fn create(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn NewFile + '_>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if readers == Readers::Owner {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        // Elsewhere a new file inherits what its folder grants.
        #[cfg(not(unix))]
        let _ = readers;
        Ok(Box::new(SystemNewFile(options.open(path)?)))
    }

    #[cfg(not(windows))]
    fn folder(&self, path: &Path) -> io::Result<Box<dyn Folder + '_>> {
        Ok(Box::new(SystemFolder(Some(File::open(path)?))))
    }

    /// Windows opens folders for writing only on request. Where it does not, its journal brings names to the disk within
    /// seconds, and nothing can hurry it.
    #[cfg(windows)]
    fn folder(&self, path: &Path) -> io::Result<Box<dyn Folder + '_>> {
        use std::os::windows::fs::OpenOptionsExt as _;
        const BACKUP_SEMANTICS: u32 = 0x0200_0000;
        Ok(Box::new(SystemFolder(OpenOptions::new().write(true).custom_flags(BACKUP_SEMANTICS).open(path).ok())))
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut waits = HELD_WAITS.into_iter();
        loop {
            match fs::rename(from, to) {
                Err(error) if cfg!(windows) && perhaps_held(&error) => match waits.next() {
                    Some(wait) => std::thread::sleep(std::time::Duration::from_millis(wait)),
                    None => return Err(error),
                },
                done => return done,
            }
        }
    }

    fn place_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            Ok(()) => {
                // A second name in the folder does no harm to what was promised.
                let _ = fs::remove_file(from);
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // USB sticks and some shares know no links: claim the name, then replace what was claimed.
            Err(_no_links) => {
                OpenOptions::new().write(true).create_new(true).open(to)?;
                self.replace(from, to).inspect_err(|_| {
                    let _ = fs::remove_file(to);
                })
            }
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        let missing = path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let missing: Vec<&Path> = missing.collect();
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)?;
        if let Some(first) = missing.last() {
            share_like(folder_of(first), &missing);
        }
        // A power cut must not take a folder away from under what was safely written in it.
        missing.into_iter().try_for_each(|folder| self.folder(folder_of(folder))?.sync())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let Some(entries) = there(fs::read_dir(folder))? else { return Ok(Vec::new()) };
        let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn sizes(&self, folder: &Path) -> io::Result<Vec<(PathBuf, u64)>> {
        let Some(entries) = there(fs::read_dir(folder))? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry?;
            // What goes while the folder is listed is not there.
            if let Some(about) = there(entry.metadata())?.filter(fs::Metadata::is_file) {
                found.push((entry.path(), about.len()));
            }
        }
        found.sort();
        Ok(found)
    }

    fn create_locked(&self, path: &Path) -> io::Result<SystemLock> {
        let mut options = OpenOptions::new();
        // Some shares lock only what may be written. The file is empty: everybody may look whether it is locked.
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
        let file = options.open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(SystemLock::new(file)),
            Err(refused) => {
                drop(file);
                // What stays is recognised by its name later.
                let _ = fs::remove_file(path);
                Err(match refused {
                    TryLockError::Error(error) => error,
                    TryLockError::WouldBlock => io::ErrorKind::ResourceBusy.into(),
                })
            }
        }
    }

    fn is_locked(&self, path: &Path) -> io::Result<bool> {
        // A shared lock, so that two who look at once do not take each other for the holder.
        match plain(path)?.try_lock_shared() {
            Ok(()) => Ok(false),
            Err(TryLockError::WouldBlock) => Ok(true),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Opens a plain file.
fn plain(path: &Path) -> io::Result<File> {
    let check = |about: &fs::Metadata| match about {
        folder if folder.is_dir() => Err(io::ErrorKind::IsADirectory),
        file if file.is_file() => Ok(()),
        _ => Err(io::ErrorKind::InvalidInput),
    };
    may_be_file(path)?;
    // Asked before opening: opening a pipe would wait for ever.
    check(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    check(&file.metadata()?)?;
    Ok(file)
}

/// New folders in one that a group shares are that group's too, or nobody else could add to them.
#[cfg(unix)]
fn share_like(above: &Path, new: &[&Path]) {
    use std::os::unix::fs::PermissionsExt as _;
    let Ok(about) = fs::metadata(above) else { return };
    let mode = about.permissions().mode();
    if mode & 0o1020 == 0o020 {
        for folder in new {
            // Where it is refused, the folder is its maker's, which is no reason not to write.
            let _ = fs::set_permissions(folder, Permissions::from_mode(mode & 0o7777));
        }
    }
}

/// Elsewhere a new folder inherits what the one above it grants.
#[cfg(not(unix))]
fn share_like(_above: &Path, _new: &[&Path]) {}

/// How many names a file has.
#[cfg(unix)]
fn names_of(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(about)
}

/// Elsewhere the standard library does not say.
#[cfg(not(unix))]
fn names_of(_about: &fs::Metadata) -> u64 {
    1
}

/// What the system says of a file.
fn state_of(about: &fs::Metadata) -> FileState {
    let modified = about.modified().ok().and_then(|moment| Timestamp::try_from(moment).ok());
    let (changed, number) = change_of(about);
    FileState { bytes: about.len(), modified, changed, number }
}

/// When anything about a file changed, and its number.
#[cfg(unix)]
fn change_of(about: &fs::Metadata) -> (Option<Timestamp>, Option<u64>) {
    use std::os::unix::fs::MetadataExt as _;
    let parts = i32::try_from(about.ctime_nsec()).ok();
    (parts.and_then(|parts| Timestamp::new(about.ctime(), parts).ok()), Some(about.ino()))
}

/// Elsewhere the standard library does not say.
#[cfg(not(unix))]
fn change_of(_about: &fs::Metadata) -> (Option<Timestamp>, Option<u64>) {
    (None, None)
}

/// `None` where there is nothing at the path.
fn there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The place of what is there. Some drives of Windows, such as RAM disks and encrypted containers, cannot say it
/// (error 1, "incorrect function"); nothing is linked there either. Nor can Wine where the path has more than 260 letters
/// (error 234, "more data").
fn real(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if cfg!(windows) && matches!(error.raw_os_error(), Some(1 | 234)) => std::path::absolute(path),
        found => found,
    }
}

/// Refuses, with the one error that says so, what this system would take for a device or a pipe.
fn may_be_file(path: &Path) -> io::Result<()> {
    if cfg!(windows) && is_no_file(&path.to_string_lossy()) {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    Ok(())
}

/// True where this system would take the name of a new file for something else.
fn misread_here(place: &Path) -> bool {
    cfg!(windows) && place.file_name().is_some_and(|name| is_misread(&name.to_string_lossy()))
}

/// True where another program may be holding the file; Windows says "access denied" for that too.
fn perhaps_held(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied || trouble(error) == Some(Trouble::Held)
}

/// An open file of this computer.
struct SystemReading(File);

impl Read for SystemReading {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.0.read(into) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                done => return done,
            }
        }
    }
}

impl Reading for SystemReading {
    fn state(&self) -> io::Result<FileState> {
        self.0.metadata().map(|about| state_of(&about))
    }
}

/// A new file of this computer.
struct SystemNewFile(File);

impl NewFile for SystemNewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn set_permissions(&mut self, permissions: Permissions) -> io::Result<()> {
        self.0.set_permissions(permissions)
    }

    #[cfg(unix)]
    fn set_group_of(&mut self, other: &Path) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let group = fs::metadata(other)?.gid();
        if self.0.metadata()?.gid() == group { Ok(()) } else { fchown(&self.0, None, Some(group)) }
    }

    #[cfg(not(unix))]
    fn set_group_of(&mut self, _other: &Path) -> io::Result<()> {
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

/// An open folder of this computer; `None` where folders cannot be opened.
struct SystemFolder(Option<File>);

impl Folder for SystemFolder {
    fn sync(&self) -> io::Result<()> {
        match self.0.as_ref().map_or(Ok(()), File::sync_all) {
            Err(error) if knows_no_sync(&error) => Ok(()),
            done => done,
        }
    }
}

/// Some shares, and folders on some drives of Windows, know no sync and say so; nothing more can be asked of them.
fn knows_no_sync(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    let refused = cfg!(windows) && (error.kind() == Kind::PermissionDenied || error.raw_os_error() == Some(1));
    refused || matches!(error.kind(), Kind::InvalidInput | Kind::Unsupported)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_file_is_tried_again_for_two_seconds() {
        assert!(HELD_WAITS.len() >= 10 && HELD_WAITS.iter().sum::<u64>() >= 2_000);
        assert!(
            perhaps_held(&io::ErrorKind::PermissionDenied.into()) && perhaps_held(&io::ErrorKind::ResourceBusy.into())
        );
        assert!(!perhaps_held(&io::ErrorKind::StorageFull.into()));
        #[cfg(windows)]
        assert!([5, 32, 33].into_iter().map(io::Error::from_raw_os_error).all(|error| perhaps_held(&error)));
    }
}
