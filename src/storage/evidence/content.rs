//! What a file holds, read in pieces so that any size fits the memory, and hashed on the way.

use std::io;

use sha2::{Digest as _, Sha256};

use crate::words::hex;

/// Size of a piece.
const PIECE: usize = 128 * 1024;

/// What was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    /// SHA-256 in hexadecimal digits.
    pub(super) hash: String,
    /// Size.
    pub(super) bytes: u64,
}

/// Reads to the end. `each` sees every piece before the next one is read, with the size of all so far, and may stop it;
/// `broken` says what became of a read that failed.
pub(super) fn read_content<E>(
    reading: &mut dyn io::Read,
    broken: impl Fn(io::Error) -> E,
    mut each: impl FnMut(&[u8], u64) -> Result<(), E>,
) -> Result<Content, E> {
    let (mut sum, mut bytes, mut piece) = (Sha256::new(), 0_u64, vec![0; PIECE]);
    loop {
        let read = match reading.read(&mut piece) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(broken(error)),
        };
        let Some(found) = piece.get(..read).filter(|found| !found.is_empty()) else { break };
        bytes = bytes.saturating_add(found.len() as u64);
        sum.update(found);
        each(found, bytes)?;
    }
    Ok(Content { hash: hex(&sum.finalize()), bytes })
}
