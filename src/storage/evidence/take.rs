//! Taking a file into the store.

use std::{ffi::OsStr, path::Path};

use super::{
    TakeCause, TakeError,
    content::Content,
    folder,
    kind::defect,
    pdf,
    staging::{Progress, content_of, make_durable, put_in_place, refused, stage},
    stored_path,
};
use crate::{
    assessment::{Defect, MOST_FILE_BYTES, Seen, StoredFile, TextLayer, is_extension},
    storage::disk::Disk,
};

/// Copies a file into the store and says what it is, and what speaks against its being a document. The original is only read. A file whose content is in the store
/// already is not kept twice.
///
/// `progress` is told how many bytes of how many are done and returns false to end the work; nothing is left then.
/// When this returns well, the file is in its place, was read back whole and outlives a power cut.
///
/// # Errors
/// Says the file and why it was not taken in; the store is as it was.
pub fn take_in(
    disk: &dyn Disk,
    store: &Path,
    source: &Path,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<StoredFile, TakeError> {
    take(disk, store, source, progress).map_err(|cause| TakeError { path: source.to_path_buf(), cause })
}

/// What a file would be in a store, without taking it in: its content is told, nothing else of it was looked at.
///
/// # Errors
/// Why it could not be read.
pub fn look_at(disk: &dyn Disk, source: &Path) -> Result<StoredFile, TakeError> {
    let fail = |cause| TakeError { path: source.to_path_buf(), cause };
    drop(disk.open(source).map_err(|error| fail(refused(error)))?);
    let Content { hash, bytes } = content_of(disk, source, &mut Progress::new(0, &mut |_, _| true)).map_err(fail)?;
    let name = source.file_name().unwrap_or_default();
    let (extension, name) = (extension_of(name), name.to_string_lossy().into_owned());
    Ok(StoredFile { hash, extension, bytes, name, text: TextLayer::Unknown, seen: Seen::default() })
}

fn take(
    disk: &dyn Disk,
    store: &Path,
    source: &Path,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<StoredFile, TakeCause> {
    if store.as_os_str().is_empty() {
        return Err(TakeCause::NoStore);
    }
    let write = |cause| TakeCause::Write { store: store.to_path_buf(), cause };
    // What is no file makes no store.
    let bytes = disk.open(source).map_err(refused)?.state().map_err(TakeCause::Read)?.bytes;
    if bytes == 0 {
        return Err(TakeCause::Empty);
    }
    if bytes > MOST_FILE_BYTES {
        return Err(TakeCause::TooLarge { bytes });
    }
    let name = source.file_name().unwrap_or_default();
    disk.create_folders(store).map_err(write)?;
    let staged = stage(disk, store, source, &mut Progress::new(bytes, progress))?;
    let extension = match there(disk, store, &staged.content) {
        Some(extension) => {
            let _ = disk.remove(&staged.temporary);
            make_durable(disk, store, &folder(store, &staged.content.hash)).map_err(write)?;
            extension
        }
        None => {
            let extension = extension_of(name);
            put_in_place(disk, store, &staged, &extension).map_err(|cause| {
                let _ = disk.remove(&staged.temporary);
                write(cause)
            })?;
            extension
        }
    };
    let Content { hash, bytes } = staged.content;
    let name = name.to_string_lossy().into_owned();
    let seen = Seen { defect: defect(&name, &staged.ends), pages: None };
    let mut file = StoredFile { hash, extension, bytes, name, text: TextLayer::Unknown, seen };
    let look = pdf::look(disk, &stored_path(store, &file), bytes);
    file.text = look.text;
    file.seen.pages = look.pages;
    if look.encrypted {
        file.seen.defect = file.seen.defect.or(Some(Defect::Locked));
    }
    Ok(file)
}

/// Extension of a file of this content that is in the store and whole.
fn there(disk: &dyn Disk, store: &Path, content: &Content) -> Option<String> {
    let same = |path: &Path| path.file_stem().is_some_and(|stem| stem == content.hash.as_str());
    for (path, bytes) in disk.sizes(&folder(store, &content.hash)).ok()? {
        let extension = path.extension().unwrap_or_default().to_str().filter(|extension| is_extension(extension));
        let Some(extension) = extension.filter(|_| bytes == content.bytes && same(&path)) else { continue };
        // One that cannot be read, or holds something else by now, is replaced.
        if content_of(disk, &path, &mut Progress::new(0, &mut |_, _| true)).is_ok_and(|found| found == *content) {
            return Some(extension.to_owned());
        }
    }
    None
}

/// Extension of a file in the store, from its name; empty where the name has none of that kind. What Windows leaves
/// off at the end of a name does not count.
fn extension_of(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    let extension = Path::new(name.trim_end_matches(['.', ' '])).extension().unwrap_or_default();
    let extension = extension.to_string_lossy().to_ascii_lowercase();
    if is_extension(&extension) { extension } else { String::new() }
}
