//! What lies in a folder and its subfolders, without reading any file.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
};

use super::BadFile;
use crate::{
    storage::{Disk, DraftError, EntryKind, FileState, OpenCause, OpenError, Places, store_around, store_of},
    t,
    words::{Sentence as _, Words},
};

/// Most files that are read of one folder, and how deep folders may lie in each other.
const MOST_FILES: usize = 100_000;
const MOST_DEPTH: usize = 40;
/// How the names of drafts and reports end.
const DRAFT: &str = "ron";
const REPORT: &str = "pdf";

/// A file that may be a draft or a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it lies.
    pub path: PathBuf,
    /// Its size and when it was last written, behind a link those of what it leads to.
    pub state: FileState,
}

/// What lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folder {
    /// Files to read, in order of their paths.
    pub files: Vec<Found>,
    /// What cannot be read, known without trying.
    pub bad: Vec<BadFile>,
}

/// Lists drafts and reports in a folder and all below it. A folder that was listed is not listed again, so that links lead
/// in no circle; the folders of evidence beside drafts are left out. Of those without their draft each is named once, not
/// file by file. Recovery copies and restore points are no assessments of their own: where the program's data lies below the
/// folder, it is left out. Other files are not looked at.
pub fn list_folder(disk: &dyn Disk, places: Option<&Places>, folder: &Path, words: Words) -> Folder {
    let mut walk =
        Walk { disk, words, listed: BTreeSet::new(), found: Folder::default(), stores: BTreeSet::new(), full: false };
    let resolved = |path: &Path| disk.resolve(path).ok();
    if let Some(own) = places.and_then(|places| resolved(places.data()))
        && resolved(folder).is_some_and(|folder| folder != own)
    {
        walk.listed.insert(own);
    }
    walk.folder(folder, 0);
    for store in std::mem::take(&mut walk.stores) {
        let reason = t!(words, portfolio.bad.store, path = store.display());
        walk.bad(&store, reason);
    }
    walk.found.files.sort_by(|one, other| one.path.cmp(&other.path));
    walk.found.bad.sort();
    walk.found
}

struct Walk<'a> {
    disk: &'a dyn Disk,
    words: Words,
    /// Folders by the place they lead to.
    listed: BTreeSet<PathBuf>,
    found: Folder,
    /// Evidence stores without the draft they belong to. What lies in them is evidence and is not read.
    stores: BTreeSet<PathBuf>,
    full: bool,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) {
        let place = match self.disk.resolve(folder) {
            Ok(place) => place,
            Err(error) => return self.refuse(folder, error),
        };
        if !self.listed.insert(place) {
            return;
        }
        if depth > MOST_DEPTH {
            let reason = t!(self.words, portfolio.bad.deep, path = folder.display(), most = MOST_DEPTH);
            return self.bad(folder, reason);
        }
        let paths = match self.listing(folder) {
            Ok(paths) => paths,
            Err(error) => return self.refuse(folder, error),
        };
        for path in paths {
            if self.full {
                return;
            }
            if let Err(error) = self.entry(&path, depth) {
                self.refuse(&path, error);
            }
        }
    }

    /// What lies in a folder; one that is not there is an error here.
    fn listing(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let place = self.disk.resolve(folder)?;
        match self.disk.entry(&place)?.map(|entry| entry.kind) {
            Some(EntryKind::Folder) => self.disk.list(folder),
            Some(_) => Err(io::ErrorKind::NotADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn entry(&mut self, path: &Path, depth: usize) -> io::Result<()> {
        let wanted = ends_in(path, DRAFT) || ends_in(path, REPORT);
        // It may have gone since it was listed; then there is nothing to tell.
        let Some(entry) = self.disk.entry(path)? else { return Ok(()) };
        let (kind, place) = match entry.kind {
            EntryKind::Link => {
                let place = match self.disk.resolve(path) {
                    Ok(place) => place,
                    // A link to nowhere is a bad file only where it is called like one.
                    Err(error) if wanted => return Err(error),
                    Err(_) => return Ok(()),
                };
                match self.disk.entry(&place)? {
                    Some(there) => (there.kind, place),
                    None if wanted => return Err(io::ErrorKind::NotFound.into()),
                    None => return Ok(()),
                }
            }
            kind => (kind, path.to_path_buf()),
        };
        if kind == EntryKind::Folder {
            if wanted {
                self.refuse(path, io::ErrorKind::IsADirectory.into());
            }
            if !self.is_evidence(path) {
                self.folder(path, depth + 1);
            }
            return Ok(());
        }
        if !wanted {
            return Ok(());
        }
        if kind != EntryKind::File {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if self.found.files.len() >= MOST_FILES {
            self.full = true;
            let reason = t!(self.words, portfolio.bad.many, path = path.display(), most = MOST_FILES);
            self.bad(path, reason);
            return Ok(());
        }
        if let Some(store) = store_around(path) {
            self.stores.insert(store.to_path_buf());
            return Ok(());
        }
        let Some(state) = self.disk.state(&place)? else { return Ok(()) };
        self.found.files.push(Found { path: path.to_path_buf(), state });
        Ok(())
    }

    /// True where a folder holds the evidence of a draft beside it.
    fn is_evidence(&self, folder: &Path) -> bool {
        let draft = folder.with_extension(DRAFT);
        draft != folder
            && matches!(self.disk.entry(&draft), Ok(Some(_)))
            && store_of(self.disk, &draft).ends_with(name(folder))
    }

    fn refuse(&mut self, path: &Path, error: io::Error) {
        let error: OpenError<DraftError> = OpenError { path: path.to_path_buf(), cause: OpenCause::System(error) };
        let reason = error.sentence_in(self.words);
        self.bad(path, reason);
    }

    fn bad(&mut self, path: &Path, reason: String) {
        self.found.bad.push(BadFile { path: path.to_string_lossy().into_owned(), reason });
    }
}

fn name(path: &Path) -> &OsStr {
    path.file_name().unwrap_or_default()
}

fn ends_in(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}
