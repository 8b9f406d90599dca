//! Copying files out of the store, and whether they are what was taken in.

use std::{
    convert::Infallible,
    io::{self, Write},
    path::Path,
};

use super::{content::read_content, stored_path};
use crate::{assessment::StoredFile, storage::disk::Disk};

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

/// Why copying a file out of a store stopped.
#[derive(Debug)]
pub enum CopyStopped<E> {
    /// The file.
    File(EvidenceCause),
    /// Where it was copied to.
    Out(io::Error),
    /// Whoever was told of the pieces.
    Told(E),
}

/// Proves that a file of a store is what was taken in, without copying it anywhere.
///
/// # Errors
/// Where it is not there, has other bytes or cannot be read.
pub fn prove(disk: &dyn Disk, store: &Path, file: &StoredFile) -> Result<(), EvidenceCause> {
    match copy_out(disk, store, file, &mut io::sink(), &mut |_| Ok::<(), Infallible>(())) {
        Ok(()) => Ok(()),
        Err(CopyStopped::File(cause)) => Err(cause),
        Err(CopyStopped::Out(error)) => Err(EvidenceCause::Unreadable(error)),
        Err(CopyStopped::Told(never)) => match never {},
    }
}

/// Copies a file out of a store in pieces; `tell` hears how many bytes each has and may stop it. What was written is the
/// file that was taken in only if this ends well.
///
/// # Errors
/// Where the file is not there or has other bytes, what the system says, and what `tell` says.
pub fn copy_out<E>(
    disk: &dyn Disk,
    store: &Path,
    file: &StoredFile,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(u64) -> Result<(), E>,
) -> Result<(), CopyStopped<E>> {
    let system = |error: io::Error| CopyStopped::File(error.into());
    let mut reading = disk.open(&stored_path(store, file)).map_err(system)?;
    let found = read_content(&mut *reading, system, |piece, bytes| {
        if bytes > file.bytes {
            return Err(CopyStopped::File(EvidenceCause::Differs));
        }
        out.write_all(piece).map_err(CopyStopped::Out)?;
        tell(piece.len() as u64).map_err(CopyStopped::Told)
    })?;
    if found.bytes == file.bytes && found.hash == file.hash {
        Ok(())
    } else {
        Err(CopyStopped::File(EvidenceCause::Differs))
    }
}
