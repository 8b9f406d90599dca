//! Tables of published results that a person added: copies in the user's data folder, for every draft alike. The file they
//! came from is never touched.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    disk::Disk,
    places::Places,
    write::{Mode, Step, WriteError, write},
};

/// Most copies under one name.
const MOST_NAMES: usize = 100;

/// Keeps a table under its name; where another one has that already, a number is added. One that is kept already, byte for
/// byte, is not kept twice.
///
/// # Errors
/// Says the file, the step and the cause.
pub fn keep(disk: &dyn Disk, places: &Places, name: &Path, bytes: &[u8]) -> Result<PathBuf, WriteError> {
    let folder = places.tables();
    let look = |cause: io::Error| WriteError { path: folder.clone(), step: Step::Look, cause };
    disk.create_folders(&folder).map_err(look)?;
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let ending = name.extension().map_or_else(|| "csv".to_owned(), |ending| ending.to_string_lossy().to_lowercase());
    for number in 1..=MOST_NAMES {
        let named = if number == 1 { format!("{stem}.{ending}") } else { format!("{stem} ({number}).{ending}") };
        let path = folder.join(named);
        match disk.read(&path, bytes.len() as u64) {
            Ok(known) if known == bytes => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                write(disk, &path, bytes, Mode::Create)?;
                return Ok(path);
            }
            _ => {}
        }
    }
    Err(look(io::ErrorKind::AlreadyExists.into()))
}

/// The tables that are kept, by name.
pub fn list(disk: &dyn Disk, places: &Places) -> Vec<PathBuf> {
    let is_table = |path: &PathBuf| {
        let ends = |wanted: &str| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted));
        ends("csv") || ends("xlsx")
    };
    let mut found: Vec<PathBuf> = disk.list(&places.tables()).unwrap_or_default();
    found.retain(is_table);
    found.sort();
    found
}

/// Removes a kept table.
///
/// # Errors
/// What the system says; also where the file is none of those that are kept.
pub fn remove(disk: &dyn Disk, places: &Places, path: &Path) -> io::Result<()> {
    if path.parent() != Some(places.tables().as_path()) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    disk.remove(path)
}
