//! The few things this program asks of a file system, as a trait: the real one, and in tests one that fails.

use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

/// Waits between attempts to replace a file that another program holds open, in milliseconds. Virus scanners
/// and synchronisers on Windows let go within a second or two.
const HELD_WAITS: [u64; 12] = [10, 20, 40, 80, 150, 200, 250, 250, 250, 250, 250, 250];
/// Longest chain of links that is followed.
const MOST_LINKS: usize = 16;

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

    /// Permissions of a file or folder; `None` where there is none.
    ///
    /// # Errors
    /// What the system says.
    fn permissions(&self, path: &Path) -> io::Result<Option<Permissions>>;

    /// Makes a new file that only its owner can read.
    ///
    /// # Errors
    /// `AlreadyExists` where there is one, and what the system says.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Sheet>>;

    /// Puts a file in the place of another in one step.
    ///
    /// # Errors
    /// What the system says; nothing has changed then.
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Puts a file in a place where there is none, in one step.
    ///
    /// # Errors
    /// `AlreadyExists` where there is one, and what the system says; nothing has changed then.
    fn place_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes the entries of a folder durable.
    ///
    /// # Errors
    /// What the system says.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder and those above it; an existing one is left as it is.
    ///
    /// # Errors
    /// What the system says.
    fn create_folders(&self, path: &Path) -> io::Result<()>;

    /// Paths of what lies in a folder, in order of their names; empty where there is no folder.
    ///
    /// # Errors
    /// What the system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
}

/// A new file that is being written.
pub trait Sheet {
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

    /// Makes its contents durable.
    ///
    /// # Errors
    /// What the system says; the file must then be given up, a second sync may lie.
    fn sync(&mut self) -> io::Result<()>;
}

/// The file system of this computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let mut path = path.to_path_buf();
        for _ in 0..MOST_LINKS {
            match fs::canonicalize(&path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                found => return found,
            }
            let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
            let folder = fs::canonicalize(folder_of(&path))?;
            let place = folder.join(name);
            match fs::read_link(&place) {
                Ok(target) => path = folder.join(target),
                Err(_no_link) => return Ok(place),
            }
        }
        Err(io::ErrorKind::NotFound.into())
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        // Asked before opening: opening a pipe would wait for ever.
        let about = fs::metadata(path)?;
        if about.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if !about.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn permissions(&self, path: &Path) -> io::Result<Option<Permissions>> {
        match fs::metadata(path) {
            Ok(about) => Ok(Some(about.permissions())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Sheet>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Box::new(SystemSheet(options.open(path)?)))
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut waits = HELD_WAITS.into_iter();
        loop {
            match fs::rename(from, to) {
                Err(error) if cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied => match waits.next() {
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

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        // Windows cannot open folders this way and writes their entries through its own journal.
        if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }
}

/// A new file of this computer.
struct SystemSheet(File);

impl Sheet for SystemSheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn set_permissions(&mut self, permissions: Permissions) -> io::Result<()> {
        self.0.set_permissions(permissions)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

/// Folder a path lies in; the current one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}
