//! The evidence store: the files handed in as evidence, known by their content.
//!
//! `<name>.bukti` beside the draft holds each file once, as `ab/<sha256>.<extension>`. A file is in its place, whole and
//! durable, before anything can refer to it, and nothing here removes one. The originals are only read.

mod content;
mod copy_out;
mod copy_store;
mod kind;
mod missing;
mod pdf;
mod staging;
mod take;

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::{
    assessment::{StoredFile, is_extension, is_hash},
    storage::disk::{Disk, folder_of},
};

pub use copy_out::{CopyStopped, EvidenceCause, copy_out, prove};
pub use copy_store::{copy_store, gather};
pub use missing::{all_files, missing};
pub use pdf::pdf_text_layer;
pub use take::{look_at, take_in};

/// Ending of the store's name.
pub(super) const ENDING: &str = "bukti";
/// Where a file would lie that no store can hold; nothing ever lies there.
const NOWHERE: &str = "tidak-sah";

/// The store of a draft: `<name>.bukti` beside `<name>.ron`.
pub fn evidence_folder(draft: &Path) -> PathBuf {
    if draft.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron")) {
        draft.with_extension(ENDING)
    } else {
        draft.with_added_extension(ENDING)
    }
}

/// The store of the draft at a path. Where that is a link, the store lies beside the draft itself, so that everybody who
/// opens the draft finds it, whichever way they came.
pub fn store_of(disk: &dyn Disk, path: &Path) -> PathBuf {
    let real = |path: &Path| disk.resolve(path).ok();
    // Only the draft itself is followed; how its folder is reached is the person's own way.
    let plain = path.file_name().and_then(|name| Some(real(folder_of(path))?.join(name)));
    match real(path) {
        Some(there) if plain.is_some_and(|plain| plain != there) => evidence_folder(&there),
        _ => evidence_folder(path),
    }
}

/// The store in which a file would be evidence, by the names alone: `<store>/ab/<sha256>.<extension>`. `None` for a file that
/// is called otherwise.
pub fn store_around(path: &Path) -> Option<&Path> {
    let hash = path.file_name()?.to_str()?.split('.').next()?;
    let folder = path.parent()?;
    let first = folder.file_name()?.to_str()?;
    (is_hash(hash) && hash.get(..2) == Some(first)).then(|| folder.parent()).flatten()
}

/// Place of a file in a store. What a draft says cannot lead out of the store: a hash or extension that is none leads
/// to a place where nothing lies.
pub fn stored_path(store: &Path, file: &StoredFile) -> PathBuf {
    place(store, &file.hash, &file.extension)
}

/// Place of a file of this content in a store, `ab/abcd….pdf`.
fn place(store: &Path, hash: &str, extension: &str) -> PathBuf {
    if !is_hash(hash) || !is_extension(extension) {
        return store.join(NOWHERE);
    }
    let name = if extension.is_empty() { hash.to_owned() } else { format!("{hash}.{extension}") };
    folder(store, hash).join(name)
}

/// Folder in a store where files of this content lie, whatever their extension.
fn folder(store: &Path, hash: &str) -> PathBuf {
    store.join(hash.get(..2).unwrap_or_default())
}

/// A file could not be taken in or copied. Nothing was changed but what was there before is still there.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", path.display())]
pub struct TakeError {
    /// The file that was to be taken in.
    pub path: PathBuf,
    /// Why it was not.
    #[source]
    pub cause: TakeCause,
}

/// Why a file was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum TakeCause {
    /// It holds nothing.
    #[error("empty")]
    Empty,
    /// It is a folder.
    #[error("a folder")]
    Folder,
    /// It is a pipe, a device or something else that is no plain file.
    #[error("no plain file")]
    NoFile,
    /// It is larger than any file of the evidence can be.
    #[error("{bytes} bytes are too many")]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// It was changed while it was read.
    #[error("changed meanwhile")]
    Changed,
    /// The person wanted it no more.
    #[error("cancelled")]
    Cancelled,
    /// The draft has no store: the system names no folder for a user's data.
    #[error("no store")]
    NoStore,
    /// It could not be read.
    #[error("reading: {0}")]
    Read(io::Error),
    /// It could not be written into the store.
    #[error("writing {}: {cause}", store.display())]
    Write {
        /// The store.
        store: PathBuf,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
}
