//! Which files of the evidence are not in the store.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::stored_path;
use crate::{
    assessment::{Assessment, Content, StoredFile},
    storage::disk::{Disk, folder_of},
};

/// Hashes of the files in use that are not in the store or have another size there. Each folder is listed once and
/// nothing is read; a folder that cannot be listed holds nothing.
pub fn missing(disk: &dyn Disk, store: &Path, assessment: &Assessment) -> BTreeSet<String> {
    let mut folders: BTreeMap<PathBuf, BTreeMap<PathBuf, u64>> = BTreeMap::new();
    let in_use = assessment.documents.values().filter(|document| !document.removed.value);
    let mut lost = BTreeSet::new();
    for file in in_use.filter_map(|document| document.file()) {
        let place = stored_path(store, file);
        let folder = folder_of(&place).to_path_buf();
        let there = folders
            .entry(folder)
            .or_insert_with_key(|folder| disk.sizes(folder).unwrap_or_default().into_iter().collect());
        if there.get(&place) != Some(&file.bytes) {
            lost.insert(file.hash.clone());
        }
    }
    lost
}

/// All files of all versions of all documents, also of deleted ones: undo and restore points need them. Each once, in
/// the order of their hashes.
pub fn all_files(assessment: &Assessment) -> Vec<&StoredFile> {
    let versions = assessment.documents.values().flat_map(|document| document.versions.values());
    let files = versions.filter_map(|version| match version.content.value.as_ref()? {
        Content::File(file) => Some(file),
        Content::Link(_) => None,
    });
    let different: BTreeMap<_, _> = files.map(|file| ((&file.hash, &file.extension), file)).collect();
    different.into_values().collect()
}
