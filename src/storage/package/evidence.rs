//! Reading files of the evidence store, and whether they are what was taken in.

use std::{
    io::{self, Read as _, Write},
    path::Path,
};

use sha2::{Digest as _, Sha256};

use crate::{assessment::StoredFile, storage::disk::Disk, words};

/// Bytes that are read at once.
const PIECE: usize = 128 * 1024;

/// A file of the store that cannot be handed on.
#[derive(Debug, thiserror::Error)]
#[error("{code} {title}: {cause}")]
pub struct EvidenceFault {
    /// Code of its document at an indicator, or nothing where it is used at none.
    pub code: String,
    /// What the document is called.
    pub title: String,
    /// What the file was called.
    pub name: String,
    /// Why.
    #[source]
    pub cause: EvidenceCause,
}

/// Why a file of the store cannot be handed on.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceCause {
    /// It is not there.
    #[error("missing")]
    Missing,
    /// It has other bytes than it was taken in with.
    #[error("other bytes")]
    Differs,
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(io::Error),
}

impl From<io::Error> for EvidenceCause {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::Missing } else { Self::Unreadable(error) }
    }
}

/// Why copying stopped.
pub(super) enum Stopped<E> {
    /// The file.
    File(EvidenceCause),
    /// Where it was copied to.
    Out(io::Error),
    /// Whoever was told of the pieces.
    Told(E),
}

/// Copies a file of the store in pieces; `tell` hears of each. It was whole only if this ends well.
pub(super) fn copy<E>(
    disk: &dyn Disk,
    store: &Path,
    file: &StoredFile,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(u64) -> Result<(), E>,
) -> Result<(), Stopped<E>> {
    let system = |error: io::Error| Stopped::File(error.into());
    let mut reader = disk.open(&store.join(file.place())).map_err(system)?;
    let (mut sum, mut bytes, mut piece) = (Sha256::new(), 0_u64, vec![0; PIECE]);
    loop {
        let read = match reader.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(system(error)),
        };
        bytes += read as u64;
        if bytes > file.bytes {
            return Err(Stopped::File(EvidenceCause::Differs));
        }
        sum.update(&piece[..read]);
        out.write_all(&piece[..read]).map_err(Stopped::Out)?;
        tell(read as u64).map_err(Stopped::Told)?;
    }
    if bytes == file.bytes && words::hex(&sum.finalize()) == file.hash {
        Ok(())
    } else {
        Err(Stopped::File(EvidenceCause::Differs))
    }
}
