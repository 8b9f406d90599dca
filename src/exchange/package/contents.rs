//! Reading a package: what is in it, and that nothing is otherwise than this program packs it.

use std::{collections::BTreeMap, io::Read, path::Path};

use super::{
    DRAFT, MANIFEST, is_upload,
    manifest::{FORMAT, Manifest},
};
use crate::{
    exchange::archive::{ArchiveFlaw, EntryReader, EntrySum, read_archive},
    storage::MAX_BYTES,
};

/// Largest manifest.
const MOST_MANIFEST: u64 = 64 * 1024 * 1024;

/// Why a package was refused.
#[derive(Debug)]
pub(in crate::exchange) struct Refused {
    /// The archive in the package, where it is one of them.
    pub inside: Option<String>,
    /// What is wrong with it.
    pub flaw: ArchiveFlaw,
}

/// What a package holds.
pub(in crate::exchange) struct Contents {
    /// Its files, in order.
    pub files: Vec<EntrySum>,
    /// Files of the archives in it, by the name of the archive.
    pub inside: BTreeMap<String, Vec<EntrySum>>,
    manifest: Option<Vec<u8>>,
    /// The draft.
    pub draft: Option<Vec<u8>>,
}

impl Contents {
    /// Reads a package from its first byte to its last.
    ///
    /// # Errors
    /// Where it, or an archive in it, is not as this program makes them.
    pub fn read(file: &mut dyn Read) -> Result<Self, Refused> {
        let (mut manifest, mut draft) = (None, None);
        let mut inside = BTreeMap::new();
        let mut within: Option<String> = None;
        let files = read_archive(file, true, &mut |mut entry: EntryReader<'_>| {
            let part = |most: u64, bytes: &mut dyn Read| {
                let mut text = Vec::new();
                bytes.take(most + 1).read_to_end(&mut text)?;
                if text.len() as u64 > most { Err(ArchiveFlaw::TooMuch) } else { Ok(Some(text)) }
            };
            match entry.name {
                MANIFEST => manifest = part(MOST_MANIFEST, entry.bytes)?,
                DRAFT => draft = part(MAX_BYTES as u64, entry.bytes)?,
                name if is_upload(name) && Path::new(name).extension().is_some_and(|kind| kind == "zip") => {
                    within = Some(name.to_owned());
                    let found = entry.archive()?;
                    within = None;
                    inside.insert(name.to_owned(), found);
                }
                _ => {}
            }
            Ok(())
        });
        match files {
            Ok(files) => Ok(Self { files, inside, manifest, draft }),
            Err(flaw) => Err(Refused { inside: within, flaw }),
        }
    }

    /// Its manifest, where it is one.
    pub fn manifest(&self) -> Option<Manifest> {
        let manifest = serde_json::from_slice::<Manifest>(self.manifest.as_ref()?).ok()?;
        (manifest.format == FORMAT).then_some(manifest)
    }
}
