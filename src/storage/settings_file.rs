//! The file of the settings: never a reason not to start, and never replaced by somebody who could not read it.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    disk::{Disk, folder_of},
    salvage::set_aside,
    settings::{Settings, merged, read},
    write::{Mode, Step, WriteError, write},
};

/// Largest settings file that is read.
const MAX_BYTES: u64 = 4 * 1024 * 1024;
/// Most broken settings files that are kept aside.
const MOST_ASIDE: usize = 9;

/// What a person should know about the file of the settings.
#[derive(Debug, thiserror::Error)]
pub enum SettingsTrouble {
    /// It was broken and is kept in another place.
    #[error("broken, kept as {}", place.display())]
    Aside {
        /// Where.
        place: PathBuf,
    },
    /// It is broken and could not be kept in another place, so that it stays as it is.
    #[error("{}: broken, not put aside: {cause}", path.display())]
    NotAside {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
    /// It is there but cannot be read, so that it stays as it is.
    #[error("{}: not readable: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// What lies in the place of the settings.
enum InPlace {
    /// No file.
    Nothing,
    /// Settings.
    Sound(Box<Settings>),
    /// A file that holds something else.
    Broken,
}

fn look(disk: &dyn Disk, path: &Path) -> Result<InPlace, SettingsTrouble> {
    match disk.read(path, MAX_BYTES) {
        Ok(bytes) => Ok(read(&bytes).map_or(InPlace::Broken, |settings| InPlace::Sound(Box::new(settings)))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(InPlace::Nothing),
        Err(cause) => Err(SettingsTrouble::Unreadable { path: path.to_path_buf(), cause }),
    }
}

/// The settings in a file for a window; the usual ones where there is none, it is broken or cannot be read, and what
/// there is to say of that. A broken file is kept aside.
pub fn load(disk: &dyn Disk, path: &Path) -> (Settings, Option<SettingsTrouble>) {
    let trouble = match look(disk, path) {
        Ok(InPlace::Sound(settings)) => return (*settings, None),
        Ok(InPlace::Nothing) => None,
        Ok(InPlace::Broken) => Some(match aside(disk, path) {
            Ok(place) => SettingsTrouble::Aside { place },
            Err(trouble) => trouble,
        }),
        Err(trouble) => Some(trouble),
    };
    (Settings::default(), trouble)
}

/// The settings in a file for somebody who only reads; the usual ones where there are none. Nothing is moved.
pub fn peek(disk: &dyn Disk, path: &Path) -> Settings {
    match look(disk, path) {
        Ok(InPlace::Sound(settings)) => *settings,
        Ok(InPlace::Nothing | InPlace::Broken) | Err(_) => Settings::default(),
    }
}

/// Writes what a window made of the settings `base`, which it read or wrote last. The file is read again: what another
/// window wrote since stays wherever this one changed nothing. Where it broke since, it is kept aside; the place of that
/// is returned.
///
/// # Errors
/// Why it was not written. A file that cannot be read is not replaced.
pub fn save(
    disk: &dyn Disk,
    path: &Path,
    base: &Settings,
    ours: &Settings,
) -> Result<Option<PathBuf>, SettingsTrouble> {
    let (settings, kept) = match look(disk, path)? {
        InPlace::Sound(theirs) => {
            let settings = merged((*theirs).clone(), base, ours);
            if settings == *theirs {
                return Ok(None);
            }
            (settings, None)
        }
        InPlace::Nothing => (ours.clone(), None),
        InPlace::Broken => (ours.clone(), Some(aside(disk, path)?)),
    };
    let fail = |cause: io::Error| WriteError { path: path.to_path_buf(), step: Step::Create, cause };
    disk.create_folders(folder_of(path)).map_err(fail)?;
    let pretty = ron::ser::PrettyConfig::new().new_line("\n").indentor("    ");
    let mut text = ron::ser::to_string_pretty(&settings, pretty).map_err(|error| fail(io::Error::other(error)))?;
    text.push('\n');
    write(disk, path, text.as_bytes(), Mode::Replace)?;
    Ok(kept)
}

fn aside(disk: &dyn Disk, path: &Path) -> Result<PathBuf, SettingsTrouble> {
    set_aside(disk, path, MOST_ASIDE).map_err(|cause| SettingsTrouble::NotAside { path: path.to_path_buf(), cause })
}
